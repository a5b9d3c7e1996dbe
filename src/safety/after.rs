//! Questions after a session and on later days, and remarks on the answers (rules H3 to H6 and Q23,
//! docs/safety-rules.md).

use time::{Duration, OffsetDateTime};

use crate::history::{Answers, PlaceRatings, Rating, Record, Sore};
use crate::routine::keyword::keyword_enum;
use crate::safety::lock::{same_day, since};

keyword_enum! {
    /// A question after a session. Its words are in `routines/words/safety.toml`.
    AfterQuestion, "question after a session" {
        /// Tension now, 0 to 10.
        Tension = "tension",
        /// Tension now in a marked place, 0 to 10.
        Place = "place",
        /// Any symptom that was not there before.
        Symptom = "symptom",
        /// Calmer than before, or not.
        Calm = "calm",
        /// Pain now, 0 to 10.
        Pain = "pain",
    }
}

keyword_enum! {
    /// A remark on how tension has changed. Its words are in `routines/words/safety.toml`.
    Remark, "remark" {
        /// Tension went down by two or more.
        Noticeable = "noticeable",
        /// Tension went up by two or more.
        Tenser = "tenser",
        /// Tension did not change, three sessions in a row.
        NoChange = "no-change",
    }
}

/// A change of tension by 2 points out of 10 is one that many notice (rule H4; Farrar 2001, a trial of pain).
pub const NOTICEABLE: i8 = 2;

/// 3 sessions in a row without a change are worth a remark (rule H5, our choice).
pub const IN_A_ROW: usize = 3;

impl Remark {
    /// Returns the remark for the changes of tension, if they call for one. The latest change is the last.
    pub fn on(changes: &[i8]) -> Option<Self> {
        let still = changes.iter().rev().take_while(|change| **change == 0).count();
        match changes.last() {
            Some(change) if *change <= -NOTICEABLE => Some(Self::Noticeable),
            Some(change) if *change >= NOTICEABLE => Some(Self::Tenser),
            Some(_) if still >= IN_A_ROW => Some(Self::NoChange),
            _ => None,
        }
    }
}

/// Returns the change of tension; it is negative if tension went down.
pub fn change(before: Rating, after: Rating) -> i8 {
    let figure = |rating: Rating| i8::try_from(rating.get()).unwrap_or(i8::MAX);
    figure(after) - figure(before)
}

/// Returns the change of tension that the answers about a session tell of. Of marked places, it is the greatest rise; if
/// tension went up in none of them, the greatest fall.
pub fn change_in(answers: &Answers) -> Option<i8> {
    let neck = answers.tension_before.zip(answers.tension_after);
    neck.map(|(before, after)| change(before, after)).or_else(|| {
        let rated = |place: PlaceRatings| Some(change(place.before, place.after?));
        let changes: Vec<i8> = answers.places().filter_map(|(_, place)| rated(place)).collect();
        let (rise, fall) = (*changes.iter().max()?, *changes.iter().min()?);
        Some(if rise > 0 { rise } else { fall })
    })
}

/// Soreness is asked about within 7 days: later nobody remembers how long it lasted, and a rest day would come too late
/// to help (rule H6).
pub const REMEMBERED: Duration = Duration::days(7);

/// An answer about soreness after a session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Soreness {
    /// The id of the session.
    pub session: String,
    /// How sore the person was.
    pub sore: Sore,
    /// When it was answered.
    pub at: OffsetDateTime,
}

/// Returns the letter that chooses an answer: no, it *w*ent away, yes.
pub const fn sore_letter(sore: Sore) -> char {
    match sore {
        Sore::None => 'n',
        Sore::Gone => 'w',
        Sore::Still => 'y',
    }
}

/// Returns the session whose soreness is to be asked about: the last one with hands-on work, if it was on an earlier
/// local day within [`REMEMBERED`] and either has no answer yet, or was still sore on an earlier day. Breathing makes
/// nobody sore, so a session of it is not asked about, and does not hide the session before it.
pub fn unasked_soreness<'h>(
    history: &'h [Record],
    soreness: &[Soreness],
    now: OffsetDateTime,
) -> Option<&'h Record> {
    let last = last_hands_on(history)?;
    let recent = since(last.start, now).is_some_and(|passed| passed < REMEMBERED);
    let open = match answer_about(last, soreness) {
        None => true,
        Some(answer) => answer.sore == Sore::Still && is_on_an_earlier_day(answer.at, now),
    };
    (recent && open && !same_day(last.start, now)).then_some(last)
}

fn is_on_an_earlier_day(at: OffsetDateTime, now: OffsetDateTime) -> bool {
    at < now && !same_day(at, now)
}

/// Returns the last session with hands-on work; soreness after an earlier one no longer counts.
pub(super) fn last_hands_on(history: &[Record]) -> Option<&Record> {
    history.iter().rev().find(|record| !record.hands_on.is_empty())
}

/// Returns the latest answer about a session.
pub(super) fn answer_about<'s>(record: &Record, soreness: &'s [Soreness]) -> Option<&'s Soreness> {
    soreness.iter().rev().find(|answer| answer.session == record.id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::history::Marks;
    use crate::routine::place::Place;

    #[test]
    fn less_tension_is_a_negative_change() {
        let rating = |figure: i64| Rating::try_from(figure).unwrap();
        assert_eq!(change(rating(7), rating(4)), -3);
        assert_eq!(change(rating(2), rating(2)), 0);
        assert_eq!(change(rating(0), rating(10)), 10);
    }

    #[test]
    fn a_rise_in_one_marked_place_counts_before_a_fall_in_another() {
        let changed = |places: &[(Place, u8, u8)]| {
            let marks = |figure: fn(&(Place, u8, u8)) -> u8| {
                places.iter().map(|one| (one.0, Rating::new(figure(one)).unwrap())).collect()
            };
            let (places_before, places_after) = (marks(|one| one.1), marks(|one| one.2));
            change_in(&Answers { places_before, places_after, ..Answers::default() })
        };
        assert_eq!(changed(&[]), None);
        assert_eq!(changed(&[(Place::Scalp, 6, 2), (Place::UpperBack, 3, 5)]), Some(2));
        assert_eq!(changed(&[(Place::Scalp, 6, 2), (Place::UpperBack, 3, 3)]), Some(-4));
        assert_eq!(changed(&[(Place::Scalp, 6, 6), (Place::UpperBack, 3, 3)]), Some(0));
        let places_before = Marks::from_iter([(Place::Scalp, Rating::new(6).unwrap())]);
        assert_eq!(change_in(&Answers { places_before, ..Answers::default() }), None);
    }

    #[test]
    fn two_or_more_is_noticeable() {
        assert_eq!(Remark::on(&[-2]), Some(Remark::Noticeable));
        assert_eq!(Remark::on(&[-1]), None);
        assert_eq!(Remark::on(&[-5, 2]), Some(Remark::Tenser));
        assert_eq!(Remark::on(&[]), None);
    }

    #[test]
    fn three_in_a_row_without_a_change_are_worth_a_remark() {
        assert_eq!(Remark::on(&[0, 0]), None);
        assert_eq!(Remark::on(&[-3, 0, 0, 0]), Some(Remark::NoChange));
        assert_eq!(Remark::on(&[0, 0, -1]), None);
    }
}
