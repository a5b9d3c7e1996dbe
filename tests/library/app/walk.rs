//! Searches every reachable state of the program. Two moments count as the same state if they are in the same kind of
//! segment and both at its start, inside or at its end.

use std::collections::HashSet;
use std::io::Write;
use std::time::Duration;

use neckcare::app::Screen;
use neckcare::key::Key;
use neckcare::plan::SegmentKind;
use neckcare::safety::stop_follow_up::FollowUpStep;
use neckcare::safety::stop_outcome::SignKind as Sort;
use neckcare::screen_kit::Memory;
use neckcare::screen_kit::keys::KeyContext;
use neckcare::screens::body::{BodyMode, BodyRequest};
use neckcare::screens::stopped::StoppedStage;

use crate::person::{MORNING, Person, SPACE, every_key};

/// The time after which every question takes keys.
const A_MOMENT: Duration = Duration::from_millis(701);

/// A time later than any test here, on the same day.
const HOUR: Duration = Duration::from_secs(3600);

/// The part of its segment in which a session is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Part {
    Start,
    Inside,
    End,
}

fn part(person: &Person) -> Option<(SegmentKind, Part)> {
    let recorded = person.app.screen().recorded()?;
    let moment = recorded.session().moment();
    let part = match (moment.spent().is_zero(), moment.left() <= Duration::from_secs(1)) {
        (true, _) => Part::Start,
        (false, true) => Part::End,
        (false, false) => Part::Inside,
    };
    Some((plain(moment.segment().kind), part))
}

/// Returns the kind of a segment without its number.
const fn plain(kind: SegmentKind) -> SegmentKind {
    match kind {
        SegmentKind::Hold(_) => SegmentKind::Hold(0),
        SegmentKind::Release(_) => SegmentKind::Release(0),
        kind => kind,
    }
}

/// Returns a key that is equal for equivalent states: the screen with its question, and the position in the session.
fn state_key(person: &Person, grave: bool) -> String {
    fn shown(screen: &Screen) -> String {
        match screen {
            Screen::Stopped(stopped) => match stopped.stage() {
                StoppedStage::Named(sign, follow_up) => {
                    format!("{sign:?} {:?} {:?}", follow_up.step(), follow_up.figure())
                }
                stage => format!("{stage:?} {}", stopped.selected()),
            },
            Screen::After(after) => format!("{:?} {:?}", after.ask(), after.figure()),
            Screen::Play(play) => {
                format!("{:?} {}", play.session().state(), play.session().symptoms().len())
            }
            Screen::Help(beneath, _) | Screen::Emergency(beneath, _) => {
                format!("over {}", shown(beneath))
            }
            _ => String::new(),
        }
    }
    let screen = person.app.screen();
    format!("{:?} {} {:?} {grave}", screen.key_context(), shown(screen), part(person))
}

/// Returns true if a stop ended with an outcome that forbids hands-on work for the rest of the day.
fn is_grave(person: &Person) -> bool {
    fn end(screen: &Screen) -> Option<Sort> {
        match screen {
            Screen::Stopped(stopped) => match stopped.follow_up()?.step() {
                FollowUpStep::Over(end) => end.sign,
                _ => None,
            },
            Screen::Help(beneath, _) | Screen::Emergency(beneath, _) => end(beneath),
            _ => None,
        }
    }
    let grave = [Sort::Emergency, Sort::Dizzy, Sort::Breath, Sort::Numb];
    end(person.app.screen()).is_some_and(|sort| grave.contains(&sort))
}

/// Returns the keys to try: bound keys, letters of answers, digits, and one that is unknown everywhere.
fn keys() -> Vec<Key> {
    let letters = "sSpdtofjynubmwcqr!? -+037x".chars().map(Key::Char);
    letters.chain([Key::Enter, Key::Esc, Key::Up, Key::Down, Key::Ctrl('g')]).collect()
}

/// Returns a person at the start, in the middle and at the end of each kind of segment.
fn everywhere(id: &str) -> Vec<Person> {
    let begun = Person::in_the_middle_of(id);
    let plan = begun.session().plan().clone();
    let mut seen = HashSet::new();
    let segments = plan.segments().iter().filter(|segment| seen.insert(plain(segment.kind)));
    let second = Duration::from_secs(1);
    segments
        .flat_map(|segment| {
            let (start, end) = (segment.start, segment.end());
            [start, start + segment.length / 2, end.saturating_sub(second)]
        })
        .map(|at| begun.clone().later(at))
        .collect()
}

fn is_stoppable(place: KeyContext) -> bool {
    matches!(
        place,
        KeyContext::Ready
            | KeyContext::Play
            | KeyContext::Paused
            | KeyContext::After
            | KeyContext::AfterFigure
            | KeyContext::AfterSymptom
            | KeyContext::AfterCalm
            | KeyContext::HelpInSession
            | KeyContext::SoundsInSession
            | KeyContext::EmergencyInSession
    )
}

/// Returns true for the keys that may lead from rest back to work.
fn is_a_choice(place: KeyContext, key: Key) -> bool {
    matches!(
        (place, key),
        (KeyContext::Ready | KeyContext::Paused, SPACE) | (KeyContext::MayGoOn, Key::Char('c'))
    )
}

/// Searches all states that can be reached from the seeds, and returns their number.
fn walk(seeds: Vec<Person>) -> usize {
    let mut open: Vec<(Person, bool)> = seeds.into_iter().map(|person| (person, false)).collect();
    let mut seen = HashSet::new();
    while let Some((person, grave)) = open.pop() {
        let grave = grave || is_grave(&person);
        if person.app.exit_code().is_some() || !seen.insert(state_key(&person, grave)) {
            continue;
        }
        let place = person.app.screen().key_context();
        assert!(!(grave && person.is_at_work()), "work after a grave sign: {place:?}");
        if is_stoppable(place) {
            assert!(person.clone().press('s').has_stopped(), "S does not stop at {place:?}");
        }
        let still = !person.is_at_work();
        for time in [A_MOMENT, Duration::from_secs(61), Duration::from_secs(301)] {
            let later = person.clone().later(time);
            assert!(!(still && later.is_at_work()), "time leads to work at {place:?}");
            open.push((later.later(A_MOMENT), grave));
        }
        for key in keys() {
            let pressed = person.clone().press(key);
            let led = still && pressed.is_at_work();
            assert!(!led || is_a_choice(place, key), "{key:?} leads to work at {place:?}");
            open.push((pressed.later(A_MOMENT), grave));
        }
    }
    seen.len()
}

#[test]
fn s_always_stops_and_no_grave_sign_leads_back_to_work() {
    let mut states = 0;
    for id in ["suboccipital", "gentle"] {
        let mut seeds = everywhere(id);
        seeds.push(Person::ready_for(id));
        states += walk(seeds);
    }
    writeln!(std::io::stdout(), "{states} states").unwrap();
    assert!(states > 500, "{states} states are too few to be all");
}

#[test]
fn after_a_grave_sign_there_is_no_hands_on_work_that_day() {
    let stopped = Person::in_the_middle_of("suboccipital").waits_for_move("neck-glide").press('s');
    let mut ends = 0;
    let mut open = vec![stopped.later(A_MOMENT)];
    let mut seen = HashSet::new();
    while let Some(person) = open.pop() {
        if !seen.insert(state_key(&person, false)) || person.app.exit_code().is_some() {
            continue;
        }
        if is_grave(&person) {
            ends += 1;
            for hours in [1, 6, 11] {
                let back =
                    person.clone().comes_back("suboccipital", Duration::from_secs(hours * 3600));
                assert!(
                    reaches_no_hands_on(back),
                    "{hours} hours after {}",
                    state_key(&person, true)
                );
            }
            continue;
        }
        for key in "pdtofynubmwc7".chars().map(Key::Char).chain([Key::Enter, Key::Down]) {
            let pressed = person.clone().press(key);
            if !pressed.is_at_work() {
                open.push(pressed.clone().later(A_MOMENT));
                open.push(pressed.later(Duration::from_secs(301)).later(A_MOMENT));
            }
        }
    }
    assert!(ends > 4, "{ends} ends");
}

/// Returns true if no answers on the same day lead to hands-on work.
fn reaches_no_hands_on(person: Person) -> bool {
    let mut open = vec![person.later(A_MOMENT)];
    let mut seen = HashSet::new();
    while let Some(person) = open.pop() {
        let Screen::Screening(today) = person.app.screen() else {
            let Screen::Ready(ready) = person.app.screen() else { continue };
            if ready.plan().passes().iter().any(|pass| pass.movement.is_hands_on()) {
                return false;
            }
            continue;
        };
        if person.app.exit_code().is_some() || !seen.insert(format!("{:?}", today.stage())) {
            continue;
        }
        for key in ['y', 'n', 'u'].map(Key::Char).into_iter().chain([Key::Enter]) {
            open.push(person.clone().press(key).later(A_MOMENT));
        }
    }
    true
}

/// Searches every sequence of keys and checks that each session began after the questions.
#[test]
fn no_sequence_of_keys_bypasses_the_questions() {
    let body = Person::on_the_body(&BodyRequest::default(), Memory::blank(MORNING));
    let mut open = vec![Person::new_to("suboccipital").later(A_MOMENT), body];
    let (mut seen, mut worked) = (HashSet::new(), 0);
    while let Some(person) = open.pop() {
        let key = match person.app.screen() {
            Screen::Screening(today) if today.ticks().len() > 1 => continue,
            // Of all texts, the empty one is enough: what a longer one means is tested on its own.
            Screen::Body(body) if matches!(body.mode(), BodyMode::Typing(text) if !text.is_empty()) =>
            {
                continue;
            }
            Screen::Body(body) => format!("{:?} {}", body.mode(), body.marks().is_empty()),
            Screen::Screening(today) => {
                format!("{:?} {:?} {}", today.stage(), today.ticks(), today.cursor())
            }
            screen => format!("{:?}", screen.key_context()),
        };
        if person.app.exit_code().is_some() || !seen.insert(key) {
            continue;
        }
        if person.is_at_work() {
            worked += 1;
            let memory = &person.app.shared().memory;
            let asked = memory.screening.allowance(&memory.history, MORNING + HOUR);
            assert!(
                !asked.says(neckcare::safety::LockReason::Unasked),
                "work, and nothing was asked"
            );
            continue;
        }
        for key in every_key().into_iter().filter(|key| !matches!(key, Key::Ctrl(_))) {
            open.push(person.clone().press(key).later(A_MOMENT));
        }
    }
    writeln!(std::io::stdout(), "{} states", seen.len()).unwrap();
    assert!(worked > 0 && seen.len() > 100, "{} states", seen.len());
}
