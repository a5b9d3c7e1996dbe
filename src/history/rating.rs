//! A figure from 0 to 10 with which a person rates something.

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// A number that is not a valid answer.
#[derive(Debug, Error)]
#[error("{0} is not one of the numbers that can be answered")]
pub struct NoAnswer(pub(super) i64);

/// An amount from 0, none, to 10, the worst.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "i64", into = "i64")]
pub struct Rating(u8);

impl Rating {
    /// Creates a rating, if the number is from 0 to 10.
    pub fn new(number: u8) -> Option<Self> {
        (number <= 10).then_some(Self(number))
    }

    /// Returns the number.
    pub const fn get(self) -> u8 {
        self.0
    }

    /// Returns the number as a share of the highest, from 0 to 1.
    pub fn share(self) -> f64 {
        f64::from(self.0) / 10.0
    }
}

impl TryFrom<i64> for Rating {
    type Error = NoAnswer;

    fn try_from(number: i64) -> Result<Self, NoAnswer> {
        u8::try_from(number).ok().and_then(Self::new).ok_or(NoAnswer(number))
    }
}

impl From<Rating> for i64 {
    fn from(rating: Rating) -> Self {
        Self::from(rating.0)
    }
}
