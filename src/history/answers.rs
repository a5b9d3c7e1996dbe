//! Answers that a person gives about a session.

use std::borrow::Cow;

use serde::de::{Deserializer, Error as _};
use serde::{Deserialize, Serialize};

use super::rating::NoAnswer;
use super::{Ending, Marks, PlaceRatings, Rating, Record};
use crate::routine::keyword::{Keyword, keyword_enum};
use crate::routine::place::Place;
use crate::session::Sign;

/// Whether the session was calming.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "i64", into = "i64")]
pub enum Calm {
    /// Less calm than before: -1.
    Less,
    /// Much the same: 0.
    Same,
    /// Calmer than before: 1.
    More,
}

impl TryFrom<i64> for Calm {
    type Error = NoAnswer;

    fn try_from(number: i64) -> Result<Self, NoAnswer> {
        match number {
            -1 => Ok(Self::Less),
            0 => Ok(Self::Same),
            1 => Ok(Self::More),
            _ => Err(NoAnswer(number)),
        }
    }
}

impl From<Calm> for i64 {
    fn from(calm: Calm) -> Self {
        match calm {
            Calm::Less => -1,
            Calm::Same => 0,
            Calm::More => 1,
        }
    }
}

keyword_enum! {
    /// Soreness since the session. Its words are in `routines/words/safety.toml`.
    Sore, "soreness" {
        /// No soreness.
        None = "none",
        /// There was some, and it has gone.
        Gone = "gone",
        /// There still is some.
        Still = "still",
    }
}

/// Reads soreness from a line, also from older lines, which say `mild` instead of gone and `long`, for more than 36
/// hours, instead of still.
fn sore<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Sore>, D::Error> {
    let Some(word) = Option::<Cow<'de, str>>::deserialize(from)? else { return Ok(None) };
    let sore = match &*word {
        "mild" => Some(Sore::Gone),
        "long" => Some(Sore::Still),
        word => Sore::from_word(word),
    };
    sore.map(Some).ok_or_else(|| D::Error::custom(format!("{word} is no {}", Sore::KIND)))
}

/// The answers about a session so far. A question that was not asked or was skipped has none.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answers {
    /// Tension before the session, from 0, loose, to 10.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tension_before: Option<Rating>,
    /// Tension after the session.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tension_after: Option<Rating>,
    /// How tense each marked place was before the session.
    #[serde(default, skip_serializing_if = "Marks::is_empty")]
    pub places_before: Marks,
    /// How tense the same places were after it.
    #[serde(default, skip_serializing_if = "Marks::is_empty")]
    pub places_after: Marks,
    /// Whether it was calming.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub calm: Option<Calm>,
    /// Pain after the session, asked if something was too much.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pain: Option<Rating>,
    /// Whether there was a new symptom after the session.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub new_symptom: Option<bool>,
    /// The symptom, if it was named.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sign: Option<Sign>,
    /// Soreness, asked the next day.
    #[serde(default, deserialize_with = "sore", skip_serializing_if = "Option::is_none")]
    pub sore: Option<Sore>,
    /// Whether the person took the session out of the history.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deleted: Option<bool>,
}

impl Record {
    /// Returns true if the person stopped, whether or not they said why.
    pub fn is_stopped(&self) -> bool {
        matches!(self.outcome.known(), Some(Ending::Stopped | Ending::Unanswered))
    }

    /// Applies answers that change how the session ended: after a symptom it counts as stopped.
    pub fn apply_answers(&mut self, answers: &Answers) {
        match answers.sign {
            // There was no symptom after all, so the session ended as it had before.
            Some(Sign::Just) => {
                let just = self.sign == Some(Sign::Just.into());
                self.outcome = if just { Ending::Stopped } else { Ending::Finished }.into();
            }
            Some(sign) => {
                self.sign = Some(sign.into());
                self.outcome = Ending::Stopped.into();
            }
            None if answers.new_symptom == Some(true) => self.outcome = Ending::Unanswered.into(),
            None => {}
        }
    }
}

impl Answers {
    /// Returns the places that were marked before the session, from the top of the body down.
    pub fn places(&self) -> impl Iterator<Item = (Place, PlaceRatings)> {
        let after = self.places_after;
        self.places_before
            .iter()
            .map(move |(place, before)| (place, PlaceRatings { before, after: after.get(place) }))
    }

    /// Adds later answers. They replace earlier ones; a question that was not answered again keeps its answer.
    pub fn add(&mut self, later: Self) {
        *self = Self {
            tension_before: later.tension_before.or(self.tension_before),
            tension_after: later.tension_after.or(self.tension_after),
            places_before: self.places_before.with(later.places_before),
            places_after: self.places_after.with(later.places_after),
            calm: later.calm.or(self.calm),
            pain: later.pain.or(self.pain),
            new_symptom: later.new_symptom.or(self.new_symptom),
            sign: later.sign.or(self.sign),
            sore: later.sore.or(self.sore),
            deleted: later.deleted.or(self.deleted),
        };
    }
}
