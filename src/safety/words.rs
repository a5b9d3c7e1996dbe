//! The words that warn, as data: `routines/words/safety.toml`.

use serde::Deserialize;

use crate::routine::body::Position;
use crate::routine::finding::{Finding, Report};
use crate::routine::word::Word;
use crate::session::Sign;

/// The file as it ships.
const FILE: &str = include_str!("../../routines/words/safety.toml");

/// Every word that warns.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Words {
    format: u32,
    /// Grows when the disclaimer changes, so that it is shown again.
    pub version: u32,
    /// What this is and is not.
    pub disclaimer: String,
    /// Said at every start.
    pub reminder: String,
    /// What it offers after a stop without a symptom.
    pub resume: Resume,
    /// For after a session.
    pub aftercare: Vec<String>,
    out_of_reach: OutOfReach,
    /// The first words of a stop.
    pub stop: Stop,
    /// When to call for help.
    pub emergency: Emergency,
    sign: Vec<SignWords>,
}

/// The line that offers to go on.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Resume {
    /// After just stopping.
    pub just: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct OutOfReach {
    lying: String,
    standing: String,
}

/// The first words of a stop, by what was being done.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Stop {
    /// With hands on the body.
    pub hands_on: String,
    /// In a stretch.
    pub stretch: String,
    /// At the wall.
    pub standing: String,
    /// On the back.
    pub lying: String,
    /// With a warm pack.
    pub heat: String,
    /// With nothing on the body.
    pub rest: String,
}

/// The emergency list.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Emergency {
    /// The first line after a stop.
    pub question: String,
    /// The head of the list.
    pub title: String,
    /// Whom to call.
    pub call: String,
    /// What to do until help is there.
    pub meanwhile: Vec<String>,
    /// The signs.
    pub signs: Vec<String>,
    /// What is true even when they pass.
    pub after: String,
}

/// What is said when a sign is named.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignWords {
    id: String,
    /// The letter that names it.
    pub key: char,
    /// The line to choose.
    pub line: String,
    /// What to do now.
    pub advice: Vec<String>,
}

impl Words {
    /// The words that ship with the program.
    ///
    /// # Errors
    /// What is wrong with the shipped file; the tests hold that nothing is.
    pub fn built_in() -> Result<Self, Report> {
        let words: Self =
            toml::from_str(FILE).map_err(|error| report(error.span(), error.message()))?;
        match Sign::ALL.iter().find(|sign| words.find(**sign).is_none()) {
            Some(missing) => {
                Err(report(None, &format!("there are no words for {}", missing.word())))
            }
            None => Ok(words),
        }
    }

    fn find(&self, sign: Sign) -> Option<&SignWords> {
        self.sign.iter().find(|words| words.id == sign.word())
    }

    /// The lines of all signs, in the order in which they are offered.
    pub fn signs(&self) -> impl Iterator<Item = (Sign, &SignWords)> {
        Sign::ALL.iter().filter_map(|sign| Some((*sign, self.find(*sign)?)))
    }

    /// What to do when a sign is named.
    pub fn advice(&self, sign: Sign) -> &[String] {
        self.find(sign).map_or(&[], |words| &words.advice)
    }

    /// What to know where the keys are out of reach.
    pub fn out_of_reach(&self, position: Position) -> Option<&str> {
        match position {
            Position::Seated => None,
            Position::Lying => Some(&self.out_of_reach.lying),
            Position::Standing => Some(&self.out_of_reach.standing),
        }
    }
}

fn report(place: Option<std::ops::Range<usize>>, rule: &str) -> Report {
    let finding = Finding {
        place: place.unwrap_or(0..0),
        rule: rule.to_owned(),
        remedy: "mend the shipped file".to_owned(),
    };
    Report::new("routines/words/safety.toml", FILE, vec![finding])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_words_are_whole() {
        let words = Words::built_in().unwrap();
        assert_eq!(words.format, 1);
        assert_eq!(words.signs().map(|(_, words)| words.key).collect::<String>(), "pdtoj");
        assert_eq!(words.emergency.signs.len(), 13);
    }
}
