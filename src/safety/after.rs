//! How it feels after a session, and what the answers amount to (rules H3 to H5, docs/safety-rules.md).

use crate::history::Rating;
use crate::routine::keyword::keyword_enum;

keyword_enum! {
    /// What is asked after a session; its words are in the words.
    AfterQuestion, "question after a session" {
        /// Tension now, 0 to 10.
        Tension = "tension",
        /// Anything that was not there before?
        Symptom = "symptom",
        /// Calmer?
        Calm = "calm",
        /// Pain now, 0 to 10.
        Pain = "pain",
    }
}

keyword_enum! {
    /// What answers amount to; its words are in the words.
    Remark, "remark" {
        /// Tension went down by two or more.
        Noticeable = "noticeable",
        /// It went up by two or more.
        Tenser = "tenser",
        /// It did not change, three sessions in a row.
        NoChange = "no-change",
    }
}

/// A change of tension by 2 points out of 10 is one that many notice (rule H4; Farrar 2001, a trial of pain).
pub const NOTICEABLE: i8 = 2;

/// 3 sessions in a row without a change are worth a remark (rule H5, our choice).
pub const IN_A_ROW: usize = 3;

impl Remark {
    /// What the changes of tension amount to, the latest last.
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

/// How tension changed: less is below nought.
pub fn change(before: Rating, after: Rating) -> i8 {
    let figure = |rating: Rating| i8::try_from(rating.get()).unwrap_or(i8::MAX);
    figure(after) - figure(before)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn less_is_below_nought() {
        let rating = |figure: i64| Rating::try_from(figure).unwrap();
        assert_eq!(change(rating(7), rating(4)), -3);
        assert_eq!(change(rating(2), rating(2)), 0);
        assert_eq!(change(rating(0), rating(10)), 10);
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
