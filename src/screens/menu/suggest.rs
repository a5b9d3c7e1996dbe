//! Suggests one routine for now, with the reason in a few words. Nothing depends on whether the user takes it.

use time::OffsetDateTime;

use crate::history::lookback::HistoryEntry;
use crate::routine::library::{GENTLE, Library};
use crate::safety::after::{IN_A_ROW, NOTICEABLE, change_in};
use crate::screen_kit::Memory;

/// A suggested routine, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// The routine's id.
    pub routine: String,
    /// The reason, in words that follow its title: "as it is late".
    pub why: &'static str,
}

/// Days for which a session counts in the suggestion of the next one.
const LATELY: i64 = 14;

/// Days in which habits are looked for, and how often a routine must have been done to be one.
const HABIT_DAYS: i64 = 28;
const HABIT: usize = 3;

/// Hands-on sessions in a day after which a quiet routine is suggested.
const ENOUGH: usize = 2;

/// Suggests a routine for now, if there is a reason to.
pub fn suggest(memory: &Memory, library: &Library, now: OffsetDateTime) -> Option<Suggestion> {
    let back = memory.lookback();
    let sessions = back.sessions();
    let today = |id: &str| back.day(now.date()).any(|seen| seen.record.routine == id);
    let lately =
        sessions.last().is_some_and(|last| (now.date() - last.day()).whole_days() <= LATELY);
    let was_gentle = sessions.last().is_some_and(|last| last.record.routine == GENTLE);
    let hands_on = back.day(now.date()).filter(|seen| !seen.record.hands_on.is_empty()).count();
    let is_late = (21..=23).contains(&now.hour()) || now.hour() < 4;
    let found = if let Some(last) = memory.interrupted(now) {
        Some((last.routine.as_str(), "to pick up where you left off"))
    } else if sessions.is_empty() {
        Some(("desk-break", "a short one to start"))
    } else if lately && !was_gentle && was_too_much(sessions) {
        Some((GENTLE, "as your last session left you tenser"))
    } else if lately && !was_gentle && changed_nothing(sessions) {
        Some((GENTLE, "as your tension has not changed lately"))
    } else if hands_on >= ENOUGH && !today("calm") {
        Some(("calm", "a quiet one after a full day"))
    } else if is_late && !today("wind-down") {
        Some(("wind-down", "as it is late"))
    } else {
        return habit(sessions, library, now);
    };
    let found = found.filter(|(id, _)| library.find(id).is_some());
    found.map(|(id, why)| Suggestion { routine: id.to_owned(), why })
}

/// Returns true if the last session raised tension by two points or more.
fn was_too_much(sessions: &[HistoryEntry<'_>]) -> bool {
    let change = sessions.last().and_then(|last| change_in(&last.answers));
    change.is_some_and(|change| change >= NOTICEABLE)
}

/// Returns true if tension stayed the same in each of the last three rated sessions.
fn changed_nothing(sessions: &[HistoryEntry<'_>]) -> bool {
    let changes = sessions.iter().rev().filter_map(|seen| change_in(&seen.answers));
    changes.take(IN_A_ROW).take_while(|change| *change == 0).count() == IN_A_ROW
}

/// Suggests the routine that is usual at this time of day, if it was not done today.
fn habit(
    sessions: &[HistoryEntry<'_>],
    library: &Library,
    now: OffsetDateTime,
) -> Option<Suggestion> {
    let is_near = |seen: &&HistoryEntry<'_>| {
        let start = seen.record.start;
        let days = (now.date() - seen.day()).whole_days();
        let apart = (i16::from(start.hour()) - i16::from(now.hour())).abs();
        (1..=HABIT_DAYS).contains(&days) && apart.min(24 - apart) <= 1
    };
    let near: Vec<&str> =
        sessions.iter().filter(is_near).map(|seen| seen.record.routine.as_str()).collect();
    let times = |id: &str| near.iter().filter(|other| **other == id).count();
    let usual = near.iter().copied().max_by_key(|id| times(id))?;
    let today =
        sessions.iter().any(|seen| seen.day() == now.date() && seen.record.routine == usual);
    (times(usual) >= HABIT && !today && library.find(usual).is_some())
        .then(|| Suggestion { routine: usual.to_owned(), why: "as you often do at this time" })
}

#[cfg(test)]
mod tests {
    use time::macros::datetime;

    use super::*;
    use crate::history::{Answers, Ending, Rating, Record, Touched};
    use crate::routine::body::{Side, Zone};

    /// A session: how many hours ago it was, its routine, and tension before and after.
    type Was<'r> = (i64, &'r str, Option<(u8, u8)>);

    fn after(past: &[Was<'_>], now: OffsetDateTime) -> Option<Suggestion> {
        let mut memory = Memory::blank(now);
        for (hours, routine, tension) in past {
            let start = now - time::Duration::hours(*hours);
            let (zone, side) = (Zone::SkullBase.into(), Side::Both.into());
            let touched = Touched { zone, side, s: 60, held_s: 0, firm: false };
            let record = Record {
                v: 1,
                id: hours.to_string(),
                start,
                routine: (*routine).to_owned(),
                title: String::new(),
                planned_s: 300,
                active_s: None,
                done_s: 300,
                took_s: None,
                hands_on: vec![touched],
                heat_s: 0,
                changes: Vec::new(),
                reached: None,
                outcome: Ending::Finished.into(),
                sign: None,
                stopped_at: None,
            };
            let rating = |figure| Rating::new(figure);
            let (tension_before, tension_after) =
                tension.map_or((None, None), |(before, after)| (rating(before), rating(after)));
            let said = Answers { tension_before, tension_after, ..Answers::default() };
            memory.answers.insert(record.id.clone(), said);
            memory.history.push(record);
        }
        suggest(&memory, &Library::built_in().unwrap(), now)
    }

    fn id(suggestion: Option<Suggestion>) -> String {
        suggestion.map_or_else(|| "nothing".to_owned(), |suggestion| suggestion.routine)
    }

    const MORNING: OffsetDateTime = datetime!(2026-03-02 10:20 +1);

    #[test]
    fn each_reason_has_its_routine() {
        let evening = datetime!(2026-03-02 22:00 +1);
        assert_eq!(id(after(&[], MORNING)), "desk-break");
        assert_eq!(id(after(&[(30, "full", Some((3, 5)))], MORNING)), "gentle");
        assert_eq!(id(after(&[(30, "gentle", Some((3, 5)))], MORNING)), "nothing", "it was that");
        assert_eq!(id(after(&[(400, "full", Some((3, 5)))], MORNING)), "nothing", "long ago");
        let still = [
            (90, "calm", Some((3, 3))),
            (60, "calm", None),
            (50, "calm", Some((4, 4))),
            (30, "calm", Some((5, 5))),
        ];
        assert_eq!(id(after(&still, MORNING)), "gentle");
        assert_eq!(id(after(&still[1..], MORNING)), "nothing");
        assert_eq!(id(after(&[(30, "full", None)], evening)), "wind-down");
        assert_eq!(id(after(&[(1, "knead", None), (2, "scalp", None)], MORNING)), "calm");
        assert_eq!(id(after(&[(30, "full", None)], MORNING)), "nothing");
        let late = [(1, "knead", None), (2, "scalp", None)];
        assert_eq!(id(after(&late, evening)), "calm");
        assert_eq!(id(after(&[(1, "wind-down", None)], evening)), "nothing", "done already");
    }

    #[test]
    fn a_habit_is_three_times_at_this_time_of_day_and_not_yet_today() {
        let days =
            [(24, "scalp", None), (48, "scalp", None), (73, "scalp", None), (49, "calm", None)];
        assert_eq!(id(after(&days, MORNING)), "scalp");
        assert_eq!(id(after(&days[1..], MORNING)), "nothing");
        let today: Vec<_> = days.into_iter().rev().chain([(1, "scalp", None)]).collect();
        assert_eq!(id(after(&today, MORNING)), "nothing");
    }
}
