//! Statistics of the history: days, weeks, changes of tension, the most used routines, and stops.

use std::time::Duration;

use time::{Date, Weekday};

use super::{Answers, Ending, PlaceRatings, Rating, Record};
use crate::routine::body::Zone;
use crate::routine::keyword::Keyword;
use crate::routine::place::Place;
use crate::session::Sign;

/// A session with its answers.
#[derive(Debug, Clone, Copy)]
pub struct HistoryEntry<'h> {
    /// The session, as its answers have changed it.
    pub record: &'h Record,
    /// The answers about it.
    pub answers: Answers,
}

/// The sessions to look back on.
#[derive(Debug, Clone, Default)]
pub struct Lookback<'h> {
    sessions: Vec<HistoryEntry<'h>>,
}

/// Seven days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Week {
    /// The first day.
    pub start: Date,
    /// The number of sessions in which something was done.
    pub sessions: usize,
    /// The time that those sessions took.
    pub took: Duration,
}

/// Tension before and after one session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TensionChange {
    /// The day of the session.
    pub day: Date,
    /// Tension before it.
    pub before: Rating,
    /// Tension after it.
    pub after: Rating,
}

impl Week {
    /// Returns a day of the week, from 0 for the first.
    pub const fn day(&self, days: i64) -> Date {
        self.start.saturating_add(time::Duration::days(days))
    }
}

impl HistoryEntry<'_> {
    /// Returns the day on which the session began, in the time zone in which it was done.
    pub const fn day(&self) -> Date {
        self.record.start.date()
    }

    /// Returns tension before and after the session, if both were answered.
    pub fn tension_change(&self) -> Option<TensionChange> {
        let Answers { tension_before, tension_after, .. } = self.answers;
        Some(TensionChange { day: self.day(), before: tension_before?, after: tension_after? })
    }

    /// Returns true if the session ended because something was felt, or for a reason that was not named.
    pub fn was_stopped(&self) -> bool {
        match self.record.outcome.known() {
            Some(Ending::Stopped) => self.record.sign != Some(Sign::Just.into()),
            outcome => outcome == Some(Ending::Unanswered),
        }
    }
}

impl<'h> Lookback<'h> {
    /// Creates a lookback on sessions, the oldest first. Those that the person took out are skipped.
    pub fn on(sessions: impl IntoIterator<Item = (&'h Record, Answers)>) -> Self {
        let kept = sessions.into_iter().filter(|(_, answers)| answers.deleted != Some(true));
        Self { sessions: kept.map(|(record, answers)| HistoryEntry { record, answers }).collect() }
    }

    /// Returns every session, the oldest first.
    pub fn sessions(&self) -> &[HistoryEntry<'h>] {
        &self.sessions
    }

    /// Returns the sessions of a day, the earliest first.
    pub fn day(&self, day: Date) -> impl Iterator<Item = &HistoryEntry<'h>> {
        self.sessions.iter().filter(move |seen| seen.day() == day)
    }

    /// Returns the sessions since a day, the oldest first.
    pub fn since(&self, day: Date) -> Vec<HistoryEntry<'h>> {
        self.sessions.iter().filter(|seen| seen.day() >= day).copied().collect()
    }

    /// Returns `count` weeks, the last of which begins on `last`.
    pub fn weeks(&self, last: Date, count: u8) -> Vec<Week> {
        let starts = (0..i64::from(count))
            .rev()
            .filter_map(|ago| last.checked_sub(time::Duration::weeks(ago)));
        starts.map(|start| self.week(start)).collect()
    }

    /// Returns the week that begins on this day.
    pub fn week(&self, start: Date) -> Week {
        self.week_until(start, start.saturating_add(time::Duration::days(6)))
    }

    /// Returns the week that begins on a day, up to its `last` day: what is recorded after today is not of this week yet.
    pub fn week_until(&self, start: Date, last: Date) -> Week {
        let within = |seen: &&HistoryEntry<'_>| {
            (start..=last).contains(&seen.day()) && seen.record.done_s > 0
        };
        let (mut sessions, mut took) = (0, Duration::ZERO);
        for seen in self.sessions.iter().filter(within) {
            sessions += 1;
            took += seen.record.took();
        }
        Week { start, sessions, took }
    }

    /// Returns tension before and after the last sessions that have both figures, at most `most` of them, the latest
    /// last.
    pub fn tension_changes(&self, most: usize) -> Vec<TensionChange> {
        let mut latest: Vec<TensionChange> = self
            .sessions
            .iter()
            .rev()
            .filter_map(HistoryEntry::tension_change)
            .take(most)
            .collect();
        latest.reverse();
        latest
    }

    /// Returns each place that was marked since a day, the one marked last first, with its tension before and after the
    /// last sessions for which it was marked: at most `most` of them, the latest last.
    pub fn places(&self, since: Date, most: usize) -> Vec<(Place, Vec<PlaceRatings>)> {
        let mut places: Vec<(Place, Vec<PlaceRatings>)> = Vec::new();
        for seen in self.sessions.iter().rev().filter(|seen| seen.day() >= since) {
            for (place, ratings) in seen.answers.places() {
                match places.iter_mut().find(|(found, _)| *found == place) {
                    Some((_, found)) if found.len() < most => found.insert(0, ratings),
                    Some(_) => {}
                    None => places.push((place, vec![ratings])),
                }
            }
        }
        places
    }

    /// Returns the titles of the routines that were done since a day, with how often, the most frequent first. If two
    /// are equally frequent, the one that was done last comes first.
    pub fn most_done(&self, since: Date) -> Vec<(&'h str, usize)> {
        let mut counts: Vec<(&'h str, &'h str, usize)> = Vec::new();
        let done = |seen: &&HistoryEntry<'h>| seen.day() >= since && seen.record.done_s > 0;
        for seen in self.sessions.iter().rev().filter(done) {
            match counts.iter_mut().find(|(id, ..)| *id == seen.record.routine) {
                Some((.., count)) => *count += 1,
                None => counts.push((&seen.record.routine, &seen.record.title, 1)),
            }
        }
        counts.sort_by_key(|(.., count)| std::cmp::Reverse(*count));
        counts.into_iter().map(|(_, title, count)| (title, count)).collect()
    }

    /// Returns how long each zone was worked on since a day, the longest first.
    pub fn zones(&self, since: Date) -> Vec<(Zone, Duration)> {
        let recent = self.sessions.iter().filter(|seen| seen.day() >= since);
        let touched: Vec<_> = recent.flat_map(|seen| &seen.record.hands_on).collect();
        let spent = |zone: Zone| {
            let here = touched.iter().filter(|touched| touched.zone == zone);
            Duration::from_secs(here.map(|touched| touched.s).fold(0, u64::saturating_add))
        };
        let all = Zone::ALL.iter().map(|zone| (*zone, spent(*zone)));
        let mut worked: Vec<_> = all.filter(|(_, spent)| !spent.is_zero()).collect();
        worked.sort_by_key(|(_, spent)| std::cmp::Reverse(*spent));
        worked
    }

    /// Returns the sessions that were stopped, the latest first.
    pub fn stops(&self) -> impl Iterator<Item = &HistoryEntry<'h>> {
        self.sessions.iter().rev().filter(|seen| seen.was_stopped())
    }
}

/// Returns the first day of the week of a day, in weeks that begin on `first`.
pub fn week_start(day: Date, first: Weekday) -> Date {
    let [today, first] = [day.weekday(), first].map(Weekday::number_days_from_monday);
    day.saturating_sub(time::Duration::days(((7 + today - first) % 7).into()))
}

/// Returns the mean change of tension in tenths; a negative mean says that tension went down. Fewer than three sessions
/// have no mean.
pub fn mean_change(eased: &[TensionChange]) -> Option<i32> {
    mean(eased, |one| i32::from(one.after.get()) - i32::from(one.before.get()))
}

/// Compares tension before the latest five sessions with tension before the five that preceded them. Returns the
/// difference in tenths; it is negative if tension went down. If there are fewer than three of either, there is no
/// trend.
pub fn trend(eased: &[TensionChange]) -> Option<i32> {
    const LATEST: usize = 5;
    let (earlier, latest) = eased.split_at_checked(eased.len().saturating_sub(LATEST))?;
    let earlier = earlier.get(earlier.len().saturating_sub(LATEST)..)?;
    Some(mean_before(latest)? - mean_before(earlier)?)
}

fn mean_before(eased: &[TensionChange]) -> Option<i32> {
    mean(eased, |one| i32::from(one.before.get()))
}

/// Returns a mean in tenths, rounded, or `None` for fewer than three sessions.
fn mean(eased: &[TensionChange], figure: impl Fn(&TensionChange) -> i32) -> Option<i32> {
    const ENOUGH: usize = 3;
    let count = i32::try_from(eased.len()).ok().filter(|_| eased.len() >= ENOUGH)?;
    let tenths: i32 = eased.iter().map(|one| 10 * figure(one)).sum();
    Some((2 * tenths + count).div_euclid(2 * count))
}

#[cfg(test)]
mod tests {
    use time::OffsetDateTime;
    use time::macros::{date, datetime};

    use super::*;
    use crate::history::Touched;
    use crate::routine::body::Side;
    use crate::routine::keyword::MaybeKnown;

    fn record(start: OffsetDateTime, routine: &str, done_s: u64) -> Record {
        Record {
            v: 1,
            id: start.unix_timestamp().to_string(),
            start,
            routine: routine.to_owned(),
            title: routine.to_uppercase(),
            planned_s: 300,
            active_s: None,
            done_s,
            took_s: None,
            hands_on: Vec::new(),
            heat_s: 0,
            changes: Vec::new(),
            reached: None,
            outcome: Ending::Finished.into(),
            sign: None,
            stopped_at: None,
        }
    }

    fn tension(before: u8, after: u8) -> Answers {
        let (tension_before, tension_after) = (Rating::new(before), Rating::new(after));
        Answers { tension_before, tension_after, ..Answers::default() }
    }

    #[test]
    fn a_week_begins_on_its_first_day_and_counts_local_days() {
        // The second is still on Sunday in UTC, and the third already on Monday: the local day counts.
        let sessions = [
            record(datetime!(2026-03-01 23:30 +13), "calm", 100),
            record(datetime!(2026-03-02 00:10 +1), "calm", 200),
            record(datetime!(2026-03-08 23:59 -8), "desk", 300),
            record(datetime!(2026-03-04 12:00 +1), "desk", 0),
        ];
        let back = Lookback::on(sessions.iter().map(|record| (record, Answers::default())));
        let figures = |first| -> Vec<_> {
            let weeks = back.weeks(week_start(date!(2026 - 03 - 08), first), 2).into_iter();
            weeks.map(|week| (week.start, week.sessions, week.took.as_secs())).collect()
        };
        assert_eq!(
            figures(Weekday::Monday),
            [(date!(2026 - 02 - 23), 1, 100), (date!(2026 - 03 - 02), 2, 500)]
        );
        assert_eq!(
            figures(Weekday::Sunday),
            [(date!(2026 - 03 - 01), 2, 300), (date!(2026 - 03 - 08), 1, 300)]
        );
        assert_eq!(back.day(date!(2026 - 03 - 04)).count(), 1);
    }

    #[test]
    fn every_day_is_in_the_week_that_begins_on_or_before_it() {
        for (day, monday, sunday) in [
            (date!(2026 - 03 - 01), date!(2026 - 02 - 23), date!(2026 - 03 - 01)),
            (date!(2026 - 03 - 02), date!(2026 - 03 - 02), date!(2026 - 03 - 01)),
            (date!(2026 - 03 - 07), date!(2026 - 03 - 02), date!(2026 - 03 - 01)),
            (date!(2026 - 03 - 08), date!(2026 - 03 - 02), date!(2026 - 03 - 08)),
        ] {
            assert_eq!(week_start(day, Weekday::Monday), monday, "{day}");
            assert_eq!(week_start(day, Weekday::Sunday), sunday, "{day}");
        }
        assert_eq!(week_start(Date::MIN, Weekday::Sunday), Date::MIN);
    }

    #[test]
    fn sessions_that_were_taken_out_are_skipped() {
        let one = record(datetime!(2026-03-02 10:00 +1), "calm", 100);
        let deleted = Answers { deleted: Some(true), ..Answers::default() };
        assert!(Lookback::on([(&one, deleted)]).sessions().is_empty());
    }

    #[test]
    fn the_most_frequent_routine_comes_first() {
        let routines = ["calm", "desk", "desk", "ball", "calm", "desk"];
        let sessions: Vec<Record> = (0..)
            .zip(routines)
            .map(|(hour, id)| {
                record(datetime!(2026-03-02 08:00 +1) + time::Duration::hours(hour), id, 9)
            })
            .collect();
        let back = Lookback::on(sessions.iter().map(|record| (record, Answers::default())));
        let most = back.most_done(date!(2026 - 03 - 01));
        assert_eq!(most, [("DESK", 3), ("CALM", 2), ("BALL", 1)]);
        assert!(back.most_done(date!(2026 - 03 - 03)).is_empty());
    }

    #[test]
    fn time_is_added_up_by_zone_over_both_sides_since_a_day() {
        let touched = |zone: &str, side: Side, s| Touched {
            zone: MaybeKnown::new(zone),
            side: side.into(),
            s,
            held_s: 0,
            firm: false,
        };
        let with = |start, hands_on| Record { hands_on, ..record(start, "calm", 9) };
        let sessions = [
            with(datetime!(2026-03-01 23:59 +1), vec![touched("temples", Side::Both, 500)]),
            with(
                datetime!(2026-03-02 10:00 +1),
                vec![touched("scalp", Side::Left, 60), touched("skull-base", Side::Both, 100)],
            ),
            with(
                datetime!(2026-03-04 10:00 +1),
                vec![touched("scalp", Side::Right, 60), touched("a-later-zone", Side::Both, 900)],
            ),
        ];
        let back = Lookback::on(sessions.iter().map(|record| (record, Answers::default())));
        let worked: Vec<_> = back.zones(date!(2026 - 03 - 02));
        let seconds = Duration::from_secs;
        assert_eq!(worked, [(Zone::Scalp, seconds(120)), (Zone::SkullBase, seconds(100))]);
        assert!(back.zones(date!(2026 - 03 - 05)).is_empty());
    }

    #[test]
    fn each_marked_place_has_its_latest_sessions_since_a_day() {
        let (shoulder, scalp) = (Place::LeftShoulder, Place::Scalp);
        let marks = |places: &[(Place, u8)]| {
            places.iter().map(|(place, figure)| (*place, Rating::new(*figure).unwrap())).collect()
        };
        let said = |before: &[(Place, u8)], after: &[(Place, u8)]| {
            let (places_before, places_after) = (marks(before), marks(after));
            Answers { places_before, places_after, ..Answers::default() }
        };
        let on = |day: i64| {
            record(datetime!(2026-03-01 10:00 +1) + time::Duration::days(day), "calm", 100)
        };
        let records = [on(0), on(1), on(2), on(3)];
        let answers = [
            said(&[(shoulder, 9)], &[(shoulder, 8)]),
            said(&[(shoulder, 6), (scalp, 4)], &[(shoulder, 3)]),
            Answers::default(),
            said(&[(shoulder, 5)], &[(shoulder, 5), (scalp, 1)]),
        ];
        let back = Lookback::on(records.iter().zip(answers));
        let rated = |before, after: Option<u8>| PlaceRatings {
            before: Rating::new(before).unwrap(),
            after: after.and_then(Rating::new),
        };
        let scalp = (scalp, vec![rated(4, None)]);
        let all = vec![rated(6, Some(3)), rated(5, Some(5))];
        let since = date!(2026 - 03 - 02);
        assert_eq!(back.places(since, 5), [(shoulder, all), scalp.clone()]);
        assert_eq!(back.places(since, 1), [(shoulder, vec![rated(5, Some(5))]), scalp]);
        assert!(back.places(date!(2026 - 03 - 05), 5).is_empty());
    }

    #[test]
    fn a_mean_needs_three_sessions_and_is_rounded() {
        let one = record(datetime!(2026-03-02 10:00 +1), "calm", 100);
        let back = |pairs: &[(u8, u8)]| {
            let all = pairs.iter().map(|(before, after)| (&one, tension(*before, *after)));
            mean_change(&Lookback::on(all).tension_changes(10))
        };
        assert_eq!(back(&[(6, 3), (5, 4)]), None);
        assert_eq!(back(&[(6, 3), (5, 4), (4, 4)]), Some(-13));
        assert_eq!(back(&[(6, 6), (5, 7), (4, 4)]), Some(7));
        assert_eq!(back(&[(6, 3); 12]), Some(-30), "the last ten");
    }

    #[test]
    fn a_trend_compares_the_latest_sessions_with_those_before() {
        let one = record(datetime!(2026-03-02 10:00 +1), "calm", 100);
        let of = |before: &[u8]| {
            let all = before.iter().map(|before| (&one, tension(*before, 0)));
            trend(&Lookback::on(all).tension_changes(20))
        };
        assert_eq!(of(&[9, 8, 6, 6, 6, 6, 6, 4, 5, 5, 5, 5]), Some(-12));
        assert_eq!(of(&[4, 4, 4, 6, 6, 6, 6, 6]), Some(20));
        assert_eq!(of(&[4, 4, 6, 6, 6, 6, 6]), None);
    }

    #[test]
    fn just_stopping_does_not_count_as_a_stop() {
        let ended = |outcome: Ending, sign: Option<Sign>| {
            let (outcome, sign) = (outcome.into(), sign.map(MaybeKnown::from));
            let record =
                Record { outcome, sign, ..record(datetime!(2026-03-02 10:00 +1), "calm", 9) };
            Lookback::on([(&record, Answers::default())]).stops().count() == 1
        };
        assert!(ended(Ending::Stopped, Some(Sign::Pain)) && ended(Ending::Unanswered, None));
        assert!(!ended(Ending::Stopped, Some(Sign::Just)));
        assert!(!ended(Ending::Finished, None) && !ended(Ending::Left, None));
    }

    #[test]
    fn since_a_day_begins_at_local_midnight() {
        let sessions = [
            record(datetime!(2026-03-01 23:59:59 -8), "calm", 1),
            record(datetime!(2026-03-02 00:00 +13), "desk", 1),
        ];
        let back = Lookback::on(sessions.iter().map(|record| (record, Answers::default())));
        let since = |day| back.since(day).iter().map(HistoryEntry::day).collect::<Vec<_>>();
        assert_eq!(since(date!(2026 - 03 - 02)), [date!(2026 - 03 - 02)]);
        assert_eq!(since(date!(2026 - 03 - 01)).len(), 2);
        assert!(since(date!(2026 - 03 - 03)).is_empty());
    }
}
