//! The limits that earlier sessions leave for today (rules E5, E6, E7, E9, Q23 and Q25, docs/safety-rules.md).

use std::time::Duration;

use time::OffsetDateTime;

use super::after::{self, Soreness};
use crate::history::{Ending, Record, Sore, Touched};
use crate::plan::rules::SidedZone;
use crate::plan::{Plan, Rule, Rules};
use crate::routine::body::{Side, Zone};
use crate::routine::dose::PerDay;
use crate::routine::keyword::Keyword;
use crate::safety::lock::{LockNote, LockReason, later, midnight, same_day, since};
use crate::session::Sign;

/// The restrictions that follow from earlier sessions, and the time that is left today.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    /// The rules that take something away.
    pub rules: Rules,
    /// The reasons for them.
    pub notes: Vec<LockNote>,
    /// Hands-on time that is left today.
    pub hands_on_left: Duration,
}

/// Hands-on time in a day: 40 minutes (rule E6, our choice).
pub const HANDS_ON: Duration = Duration::from_secs(40 * 60);

/// Sessions in a day that are planned for more than a short break: 3 (rule E7, our choice).
pub const SESSIONS: usize = 3;

/// The most seconds of hands-on work and stretching that are planned in a short break: 150 (rule E7, our choice).
pub const SHORT_BREAK: u64 = 150;

/// Sessions in a day with firm work: 2 (rule E7, our choice).
pub const FIRM: usize = 2;

/// Days in a row with firm work, after which a day without it follows: 6 (rule E7, our choice).
pub const FIRM_DAYS: i64 = 6;

/// Time from one warm pack to the next: 2 hours (rule E9, our choice).
pub const BETWEEN_HEAT: time::Duration = time::Duration::hours(2);

/// Time from the end of a session that held a point to the next hold of it: 6 hours (rule E5, our choice).
pub const BETWEEN_HOLDS: time::Duration = time::Duration::hours(6);

/// Sessions in a day that hold the same point: 2 (rule E5, our choice).
pub const HOLDS_A_DAY: usize = 2;

/// Soreness that is still there 36 hours after a session brings a rest day (rule H7; Cambron 2007).
pub const LASTING_SORENESS: time::Duration = time::Duration::hours(36);

/// How long a held point rests that left someone sore, from their answer: 48 hours (rule E5, our choice).
pub const SORE_REST: time::Duration = time::Duration::hours(48);

/// A person who has finished fewer than 3 sessions is new (rule Q25, our choice).
pub const NEW_BELOW: usize = 3;

/// Sessions that ended because of pain count together within 14 days (rule X1, our choice).
pub const PAIN_WINDOW: time::Duration = time::Duration::days(14);

/// Returns true if a session counts for today. One that lies ahead, because a clock was set back, does.
fn is_today(record: &Record, now: OffsetDateTime) -> bool {
    record.start > now || same_day(record.start, now)
}

/// Returns when a session ended, as far as the record shows.
fn end(record: &Record) -> OffsetDateTime {
    later(record.start, time::Duration::seconds(i64::try_from(record.done_s).unwrap_or(i64::MAX)))
}

/// Returns the hands-on time of a session. A pass over two zones is recorded for both, so the sum is limited to
/// everything that was done.
fn hands_on(record: &Record) -> Duration {
    let touched = record.hands_on.iter().map(|touched| touched.s);
    let most = record.done_s.saturating_sub(record.heat_s);
    Duration::from_secs(touched.fold(0, u64::saturating_add).min(most))
}

/// Returns true if a session counts towards those of a day, which depends on how much work was planned for it. Older
/// records do not have that, so for them the work that was done counts.
fn counts(record: &Record) -> bool {
    record.active_s.unwrap_or_else(|| hands_on(record).as_secs()) > SHORT_BREAK
}

fn is_firm(record: &Record) -> bool {
    record.hands_on.iter().any(|touched| touched.firm)
}

impl Limits {
    /// Calculates what is left for today from the sessions and from the soreness after them.
    pub fn of(history: &[Record], soreness: &[Soreness], now: OffsetDateTime) -> Self {
        let today: Vec<&Record> = history.iter().filter(|record| is_today(record, now)).collect();
        let spent =
            today.iter().fold(Duration::ZERO, |sum, record| sum.saturating_add(hands_on(record)));
        let mut limits = Self {
            rules: Rules::default(),
            notes: Vec::new(),
            hands_on_left: HANDS_ON.saturating_sub(spent),
        };
        let sessions = today.iter().filter(|record| counts(record)).count();
        if limits.hands_on_left.is_zero() || sessions >= SESSIONS {
            limits.add(LockReason::Enough, Rules::of(&[Rule::NoHandsOn]), Some(midnight(now)));
        }
        limits.firm(history, &today, now);
        limits.heat(history, now);
        limits.points(history, now);
        limits.soreness(history, soreness, now);
        limits
    }

    fn add(&mut self, why: LockReason, rules: Rules, until: Option<OffsetDateTime>) {
        self.rules = std::mem::take(&mut self.rules).and(rules);
        let note = LockNote { why, until };
        if !self.notes.contains(&note) {
            self.notes.push(note);
        }
    }

    fn firm(&mut self, history: &[Record], today: &[&Record], now: OffsetDateTime) {
        let on_day = |days: i64| {
            let day = now.checked_sub(time::Duration::days(days));
            history
                .iter()
                .any(|record| is_firm(record) && day.is_some_and(|day| same_day(record.start, day)))
        };
        let often = today.iter().filter(|record| is_firm(record)).count() >= FIRM;
        if often || (1..=FIRM_DAYS).all(on_day) {
            self.add(LockReason::Firm, Rules::of(&[Rule::FirmAsModerate]), Some(midnight(now)));
        }
    }

    fn heat(&mut self, history: &[Record], now: OffsetDateTime) {
        let warmed = history.iter().filter(|record| record.heat_s > 0);
        let until = warmed.map(|record| later(end(record), BETWEEN_HEAT)).max();
        if let Some(until) = until.filter(|until| now < *until) {
            self.add(LockReason::Heat, Rules::of(&[Rule::NoHeat]), Some(until));
        }
    }

    fn points(&mut self, history: &[Record], now: OffsetDateTime) {
        for &zone in Zone::ALL {
            for side in [Side::Left, Side::Right] {
                let held = |record: &&Record| {
                    held_places(record)
                        .any(|(held, only)| held == zone && only.is_none_or(|only| only == side))
                };
                let times: Vec<&Record> = history.iter().filter(held).collect();
                let today = times.iter().filter(|record| is_today(record, now)).count();
                let rested = times.iter().map(|record| later(end(record), BETWEEN_HOLDS)).max();
                let spent = (today >= HOLDS_A_DAY).then(|| midnight(now));
                let until = rested.filter(|until| now < *until).max(spent);
                if until.is_some() {
                    self.add(
                        LockReason::Point,
                        Rules::forbidding_holds([(zone, Some(side))]),
                        until,
                    );
                }
            }
        }
    }

    /// Adds the limits of soreness: a held point that left someone sore rests (rule E5), and everything else is gentle
    /// (rule Q23), or hands off after a day and a half (rule H7).
    fn soreness(&mut self, history: &[Record], soreness: &[Soreness], now: OffsetDateTime) {
        for record in history {
            let sore = after::answer_about(record, soreness).filter(|answer| is_sore(answer));
            let until = sore.map(|answer| later(answer.at, SORE_REST));
            if until.is_some_and(|until| now < until) && held_places(record).next().is_some() {
                self.add(LockReason::Point, Rules::forbidding_zones(held_places(record)), until);
            }
        }
        let Some(last) = after::last_hands_on(history) else { return };
        let Some(answer) = after::answer_about(last, soreness).filter(|it| is_sore(it)) else {
            return;
        };
        let lately = answer.at > now || same_day(answer.at, now);
        let (why, rules, until) = if lately && answer.at >= later(end(last), LASTING_SORENESS) {
            (LockReason::RestDay, Rule::NoHandsOn, Some(midnight(answer.at).max(midnight(now))))
        } else {
            (LockReason::Sore, Rule::Caution, None)
        };
        self.add(why, Rules::of(&[rules]), until);
    }

    /// Returns true if the plan needs no more hands-on time than is left today.
    pub fn has_room_for(&self, plan: &Plan) -> bool {
        let passes = plan.passes().iter().filter(|pass| pass.movement.is_hands_on());
        let wanted: Duration = passes.map(crate::routine::step::Pass::total).sum();
        wanted <= self.hands_on_left
    }
}

fn is_sore(answer: &Soreness) -> bool {
    answer.sore == Sore::Still
}

/// Returns the places that a session held.
fn held_places(record: &Record) -> impl Iterator<Item = SidedZone> {
    let held = record.hands_on.iter().filter(|touched| touched.held_s > 0);
    held.filter_map(|touched| Some((touched.zone.known()?, only(touched))))
}

fn only(touched: &Touched) -> Option<Side> {
    touched.side.known().filter(|side| matches!(side, Side::Left | Side::Right))
}

/// Returns true if a routine was done as often today as it may be.
pub fn is_enough_of(routine: &str, most: PerDay, today: &[String]) -> bool {
    let done = today.iter().filter(|done| *done == routine);
    u32::try_from(done.count()).is_ok_and(|done| done >= most.get())
}

/// Returns the routine of each session of today.
pub fn routines_of_today(history: &[Record], now: OffsetDateTime) -> Vec<String> {
    let today = history.iter().filter(|record| is_today(record, now));
    today.map(|record| record.routine.clone()).collect()
}

/// Returns true if so few sessions were finished that firm is planned as moderate (rule Q25).
pub fn is_new(history: &[Record]) -> bool {
    history.iter().filter(|record| record.outcome == Ending::Finished).count() < NEW_BELOW
}

/// Counts the recent sessions that ended because of pain (rule X1).
pub fn pains(history: &[Record], now: OffsetDateTime) -> usize {
    let recent =
        |record: &&Record| since(record.start, now).is_none_or(|passed| passed < PAIN_WINDOW);
    let pain = |record: &&Record| record.sign == Some(Sign::Pain.into());
    history.iter().filter(recent).filter(pain).count()
}
