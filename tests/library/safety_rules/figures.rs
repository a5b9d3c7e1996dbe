//! Checks that the figures in the rules are the program's constants, and that the rules have no other figures.

use std::time::Duration;

use super::{Document, FAMILIES, numbers};
use crate::shipped::library;
use neckcare::plan::LEAST_WORK;
use neckcare::routine::body::Zone;
use neckcare::routine::breath::{self, Breath};
use neckcare::routine::dose::{PerDay, Pressure};
use neckcare::routine::envelope::{breathing, holds, stretches, times, tools};
use neckcare::routine::keyword::Keyword;
use neckcare::safety::screening_state::{self, answers};
use neckcare::safety::stop_follow_up::{self, FollowUpWait};
use neckcare::safety::{after, limits, lock, stop_outcome};
use neckcare::session::reminder;

/// Figures that belong to one screen, whose own tests check them.
const OF_SCREENS: &[(&str, &str)] = &[
    ("H2", "After 10 minutes of a session"),
    ("X6", "Two unused keys within 2 seconds"),
    ("X8", "No answer for 60 seconds"),
];

/// Returns a length in whole units, and asserts that nothing is left over.
#[track_caller]
fn whole(length: Duration, unit: u64) -> u64 {
    assert_eq!(length.as_millis() % u128::from(unit * 1000), 0, "{length:?}");
    length.as_secs() / unit
}

fn seconds(length: Duration) -> u64 {
    whole(length, 1)
}

fn minutes(length: Duration) -> u64 {
    whole(length, 60)
}

/// Returns a length in words, such as "1 minute" or "5 minutes".
fn in_minutes(length: Duration) -> String {
    let count = minutes(length);
    format!("{count} minute{}", if count == 1 { "" } else { "s" })
}

fn hours(length: time::Duration) -> u64 {
    whole(length.unsigned_abs(), 60 * 60)
}

fn days(length: time::Duration) -> u64 {
    whole(length.unsigned_abs(), 24 * 60 * 60)
}

/// Returns the names of the zones whose highest pressure this is.
fn places(most: Pressure) -> String {
    let zones = Zone::ALL.iter().filter(|zone| tools::ceiling(**zone) == most);
    let named = zones.filter_map(|zone| library().catalogue.zone(*zone));
    named.map(|words| words.title.to_lowercase()).collect::<Vec<_>>().join(", ")
}

/// Returns the phrases with figures that the rules of the envelope must have.
fn of_the_envelope() -> Vec<(&'static str, Vec<String>)> {
    let [light, moderate, firm] =
        [Pressure::Light, Pressure::Moderate, Pressure::Firm].map(Pressure::ceiling);
    let (least, most, often) = holds::allowed(Zone::ShoulderSlope).unwrap();
    let elsewhere = [Zone::SkullBase, Zone::UpperBack].map(|zone| holds::allowed(zone).unwrap());
    let twice = elsewhere[0].2;
    assert_eq!(elsewhere, [(least, most, twice); 2]);
    assert_eq!(Zone::ALL.iter().filter(|zone| holds::allowed(**zone).is_some()).count(), 3);
    let [inhale, exhale] =
        [breath::INHALE, breath::EXHALE].map(|(least, most)| (least / 2, most / 2));
    let held: Vec<Breath> = Breath::all().filter(|breath| breath.holds()).collect();
    assert_eq!(held, [Breath::FOUR_SEVEN_EIGHT]);
    vec![
        (
            "E1",
            vec![
                "on a scale from 0 (nothing) to 10:".to_owned(),
                format!("light is up to {light}, moderate up to {moderate} and firm up to {firm}."),
                format!("Firm at most: {}.", places(Pressure::Firm)),
                format!("Moderate at most: {}.", places(Pressure::Moderate)),
                format!("Light at most: {};", places(Pressure::Light)),
            ],
        ),
        (
            "E3",
            vec![
                format!("for {least} to {most} seconds: {often} times on the top of your shoulder"),
                format!("{twice} times at the base of your skull and on your upper back"),
                format!("{} seconds or more between two", seconds(holds::RELEASE)),
                format!("{} seconds in all", seconds(holds::HELD)),
            ],
        ),
        ("E4", vec![format!("{} points held on each side", holds::POINTS_A_SIDE)]),
        (
            "E8",
            vec![
                format!(
                    "for {} to {} seconds, {} times a side in a session",
                    seconds(*stretches::HELD.start()),
                    seconds(*stretches::HELD.end()),
                    stretches::REPETITIONS
                ),
                format!(
                    "at {} to {} seconds each time",
                    seconds(*stretches::MOVED.start()),
                    seconds(*stretches::MOVED.end())
                ),
                format!("done {} times in a step at most", stretches::LOOKS_UP),
            ],
        ),
        (
            "E10",
            vec![
                format!("for {} at most", in_minutes(breathing::PACED)),
                format!("then {} seconds or more without a pace", seconds(breathing::REST)),
                format!("In for {} to {} seconds", inhale.0, inhale.1),
                format!("out for {} to {},", exhale.0, exhale.1),
                format!("{} seconds or more for a breath", breath::SHORTEST / 2),
                format!("Only {} holds the breath:", Breath::FOUR_SEVEN_EIGHT),
                format!("{} breaths a session", breathing::HELD_CYCLES),
            ],
        ),
        ("E11", vec![format!("for {} a session", in_minutes(times::SKULL_BASE))]),
        (
            "E13",
            vec![
                format!("after {} seconds with both hands up", seconds(times::BOTH)),
                format!("or {} seconds in all", seconds(times::EITHER)),
                format!("{} seconds or more with your hands down", seconds(times::REST)),
            ],
        ),
    ]
}

/// Returns the phrases with figures that the rules about days must have.
fn of_a_day() -> Vec<(&'static str, Vec<String>)> {
    let per_day: Vec<i64> = (0..=100).filter(|count| PerDay::try_from(*count).is_ok()).collect();
    vec![
        (
            "E5",
            vec![
                format!("in {} sessions a day at most", limits::HOLDS_A_DAY),
                format!("{} hours apart", hours(limits::BETWEEN_HOLDS)),
                format!("rests for {} hours", hours(limits::SORE_REST)),
            ],
        ),
        (
            "E6",
            vec![
                format!("{} a session", in_minutes(times::HANDS_ON)),
                format!("{} a day", in_minutes(limits::HANDS_ON)),
            ],
        ),
        (
            "E7",
            vec![
                format!("{} sessions a day", limits::SESSIONS),
                format!("{} of them with firm work", limits::FIRM),
                format!("after {} days in a row with firm work", limits::FIRM_DAYS),
                format!("more than {} seconds of hands-on work", limits::SHORT_BREAK),
            ],
        ),
        (
            "E9",
            vec![
                format!("for {} a session", in_minutes(times::HEAT)),
                format!("{} hours from one warm pack", hours(limits::BETWEEN_HEAT)),
            ],
        ),
        ("Q25", vec![format!("fewer than {} finished sessions", limits::NEW_BELOW)]),
        (
            "R2",
            vec![
                format!("by less than {} hour", hours(screening_state::PAST_MIDNIGHT)),
                format!("every {} days", days(screening_state::HEALTH)),
            ],
        ),
        ("R5", vec![format!("for {} days", days(screening_state::CLEARED))]),
        ("R7", vec![format!("{} or more", in_minutes(LEAST_WORK))]),
        ("L4", vec![format!("{} to {}.", per_day.first().unwrap(), per_day.last().unwrap())]),
    ]
}

/// Returns the phrases with figures that the rules about stops, locks and the questions after a session must have.
fn of_stops() -> Vec<(&'static str, Vec<String>)> {
    let [minute, back, arms, cool_down] = [
        FollowUpWait::Minute,
        FollowUpWait::LieBack,
        FollowUpWait::ArmsDown,
        FollowUpWait::CoolDown,
    ]
    .map(FollowUpWait::length)
    .map(in_minutes);
    let early = in_minutes(FollowUpWait::LieBack.answered_after().unwrap());
    let recent = days(answers::RECENT);
    vec![
        ("K1", vec![format!("for {} hours at least", hours(lock::LEAST_REST))]),
        ("K3", vec![format!("for {} hours", hours(stop_outcome::PAIN_REST))]),
        ("K4", vec![format!("for {} days since the last sign", days(lock::DIZZY_LOCK))]),
        ("K5", vec![format!("for {} days", days(stop_outcome::NUMB_REST))]),
        ("K6", vec![format!("for the second time in {recent} days")]),
        (
            "X1",
            vec![
                format!("{} or more out of 10", stop_follow_up::STRONG),
                format!("not gone after {minute}"),
                format!(
                    "pain ends {} sessions within {} days",
                    stop_outcome::PAINS,
                    days(limits::PAIN_WINDOW)
                ),
            ],
        ),
        (
            "X2",
            vec![
                format!("{minute} of rest"),
                format!("{back} lying or sitting back"),
                format!("answered after {early}"),
            ],
        ),
        (
            "X3",
            vec![format!("{arms} with both arms down"), format!("a second time in {recent} days")],
        ),
        ("X4", vec![format!("Panic or a cramp: {minute},")]),
        ("X9", vec![format!("{cool_down} of rest")]),
        ("X12", vec![format!("for {} days", days(answers::WATCH))]),
        ("H1", vec![format!("after {} check-ins in silence", reminder::SILENT)]),
        ("H4", vec![format!("change of {} points out of 10", after::NOTICEABLE)]),
        ("H5", vec![format!("After {} sessions in a row", after::IN_A_ROW)]),
        ("H6", vec![format!("within {} days of the last session", days(after::REMEMBERED))]),
        (
            "H7",
            vec![format!("Still sore {} hours after the session", hours(limits::LASTING_SORENESS))],
        ),
    ]
}

fn all() -> Vec<(&'static str, Vec<String>)> {
    let of_screens = OF_SCREENS.iter().map(|(rule, said)| (*rule, vec![(*said).to_owned()]));
    let figures = of_the_envelope().into_iter().chain(of_a_day()).chain(of_stops());
    figures.chain(of_screens).collect()
}

/// Returns the text of a rule without its reasons.
fn ruling(document: &Document, rule: &str) -> String {
    let cells = document.row(rule);
    match rule.chars().next() {
        Some('K' | 'X') => cells[1..=2].join(" | "),
        Some('Q') => cells[4].to_owned(),
        _ => cells[1].to_owned(),
    }
}

/// Replaces the numbers of rules in a text.
fn without_numbers(text: &str) -> String {
    let mut left = text.to_owned();
    for (at, number) in numbers(text) {
        left.replace_range(at..at + number.len(), &"_".repeat(number.len()));
    }
    left
}

#[test]
fn figures_in_the_rules_match_the_program() {
    let document = Document::read();
    for (rule, figures) in all() {
        let said = ruling(&document, rule);
        for figure in figures {
            assert!(said.contains(&figure), "{rule} does not say \"{figure}\": {said}");
        }
    }
}

/// A figure that is not compared with the program would become wrong one day.
#[test]
fn every_figure_in_the_rules_is_compared() {
    let document = Document::read();
    let compared = all();
    for rule in document.rules().into_iter().filter(|rule| !rule.starts_with(['S', 'Q', 'N'])) {
        let mut said = ruling(&document, rule);
        let of_rule = compared.iter().filter(|(of, _)| *of == rule);
        for figure in of_rule.flat_map(|(_, figures)| figures) {
            said = said.replacen(figure, "", 1);
        }
        let left = without_numbers(&said);
        assert!(!left.contains(|letter: char| letter.is_ascii_digit()), "{rule}: {left}");
    }
}

#[test]
fn every_compared_rule_belongs_to_a_family() {
    assert!(all().iter().all(|(rule, _)| rule.starts_with(|letter| FAMILIES.contains(letter))));
}
