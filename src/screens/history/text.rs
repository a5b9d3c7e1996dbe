//! The history screen as lines of text.

pub mod ended;
pub mod sentence;
pub mod zone;

use time::{Date, Month};

use super::keys::HISTORY as KEYS;
use crate::history::PlaceRatings;
use crate::history::lookback::{self, mean_change};
use crate::routine::place::Place;
use crate::screen_kit::keys::said::said;
use crate::screen_kit::{Action, Shared};
use crate::screens::HistoryScreen;
use crate::wording::places;
use crate::wording::spoken::capital;

/// Most sessions that are read out.
const READ_OUT: usize = 10;

/// Most sessions for which the tension of a marked place is read out.
const PLACES_READ_OUT: usize = 3;

/// Number of the latest sessions over which the change of tension is averaged.
pub const LATEST: usize = 10;

/// Returns the lines of the screen: a summary, then the last sessions, the latest first.
pub fn screen(history: &HistoryScreen, shared: &Shared) -> Vec<String> {
    let back = shared.memory.lookback();
    let catalogue = &shared.library.catalogue;
    let first = format!("What you did before. {}", keys());
    if back.sessions().is_empty() {
        return vec![first, NOTHING.to_owned()];
    }
    let latest = back.sessions().iter().rev().take(READ_OUT);
    let mut lines = vec![first];
    let this_week =
        this_week(back.week_until(history.week_of(history.today()), history.today()).sessions);
    lines.extend(this_week.map(|words| format!("{}.", capital(&words))));
    lines.extend(mean_change(&back.tension_changes(LATEST)).map(average));
    lines.extend(trend(lookback::trend(&back.tension_changes(LATEST))));
    lines.extend(marked_places(&back.places(history.since(), PLACES_READ_OUT)));
    lines.extend(zone::told(&back, history.since()));
    lines.extend(latest.map(|seen| sentence::whole(seen, catalogue)));
    if history.is_watched() {
        lines.push(shared.words.after.watch.clone());
        lines.push(said(KEYS, &[Action::Emergency]));
    }
    lines
}

/// Returns a line for each marked place, such as `Left shoulder: 6 before and 3 after, then 5 before and 4 after.`
fn marked_places(marked: &[(Place, Vec<PlaceRatings>)]) -> impl Iterator<Item = String> {
    marked.iter().map(|(place, latest)| {
        let figures = latest.iter().map(|ratings| places::in_words(*ratings, " and "));
        let figures: Vec<String> = figures.collect();
        format!("{}: {}.", capital(place.name()), figures.join(", then "))
    })
}

/// Names the keys of the screen.
pub(crate) fn keys() -> String {
    said(KEYS, &[Action::Back, Action::Leave])
}

/// The words of an empty history.
pub const NOTHING: &str = "Nothing yet. Your sessions are kept here, and only on this machine.";

/// The words for a day that is still to come but has sessions.
pub const AHEAD: &str = "Ahead of your clock:";

/// Says how many sessions were done this week, without praise or blame; `None` for no sessions.
pub fn this_week(sessions: usize) -> Option<String> {
    match sessions {
        0 => None,
        1 => Some("once this week".to_owned()),
        2 => Some("twice this week".to_owned()),
        _ => Some(format!("{sessions} times this week")),
    }
}

/// Returns a mean change of tension, in tenths of a point, as a sentence.
pub fn average(tenths: i32) -> String {
    format!("Tension is {}.", on_average(tenths))
}

/// Puts a mean change of tension, in tenths of a point, into words that claim no more than it shows.
pub fn on_average(tenths: i32) -> String {
    match difference(tenths) {
        Some(points) => {
            format!("on average {points} afterwards than before; this alone doesn't show why")
        }
        None => "on average the same afterwards as before".to_owned(),
    }
}

/// Says how tension starts lately, in tenths of a point above or below where it started before; `None` if that is the
/// same.
pub fn trend(tenths: Option<i32>) -> Option<String> {
    Some(format!("Lately it starts {} than before.", difference(tenths?)?))
}

/// Returns tenths above or below zero as points, such as `2.1 points lower`; `None` for zero.
fn difference(tenths: i32) -> Option<String> {
    let way = match tenths {
        0 => return None,
        ..0 => "lower",
        _ => "higher",
    };
    let tenths = tenths.unsigned_abs();
    Some(format!("{}.{} points {way}", tenths / 10, tenths % 10))
}

/// Returns a day as a person says it, such as `Monday 2 March 2026`.
pub fn day(day: Date) -> String {
    format!("{} {} {} {}", day.weekday(), day.day(), day.month(), day.year())
}

/// Returns a day in its short form, such as `Mon 2 Mar 2026`.
pub fn short_day(day: Date) -> String {
    let weekday = short(&day.weekday().to_string());
    format!("{weekday} {} {} {}", day.day(), month(day.month()), day.year())
}

/// Returns the first three letters of a month's name.
pub fn month(month: Month) -> String {
    short(&month.to_string())
}

fn short(name: &str) -> String {
    name.chars().take(3).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::history::Rating;

    #[test]
    fn sessions_of_a_week_are_counted_without_judgement() {
        let said = |sessions| this_week(sessions).unwrap_or_default();
        assert_eq!([said(0), said(1), said(2)], ["", "once this week", "twice this week"]);
        assert_eq!(said(5), "5 times this week");
    }

    #[test]
    fn mean_change_does_not_claim_a_cause() {
        let why = "; this alone doesn't show why";
        for (tenths, said) in [
            (-21, format!("on average 2.1 points lower afterwards than before{why}")),
            (7, format!("on average 0.7 points higher afterwards than before{why}")),
            (0, "on average the same afterwards as before".to_owned()),
        ] {
            assert_eq!(on_average(tenths), said);
        }
    }

    #[test]
    fn a_marked_place_is_told_from_its_earlier_session_to_its_latest() {
        let rated = |before, after: Option<u8>| PlaceRatings {
            before: Rating::new(before).unwrap(),
            after: after.and_then(Rating::new),
        };
        let marked = [(Place::LeftShoulder, vec![rated(6, Some(3)), rated(5, None)])];
        let told: Vec<String> = marked_places(&marked).collect();
        assert_eq!(told, ["Left shoulder: 6 before and 3 after, then 5 before."]);
    }

    #[test]
    fn no_trend_and_a_trend_of_zero_say_nothing() {
        let lower = "Lately it starts 1.2 points lower than before.";
        assert_eq!(trend(Some(-12)).as_deref(), Some(lower));
        assert_eq!([trend(Some(0)), trend(None)], [None, None]);
    }
}
