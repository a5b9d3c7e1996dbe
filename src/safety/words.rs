//! The words that warn, as data: `routines/words/safety.toml`.

mod parts;

use std::collections::BTreeMap;
use std::ops::Range;

use serde::Deserialize;

use crate::history::Sore;
use crate::routine::body::Position;
use crate::routine::finding::{Finding, Report};
use crate::routine::word::Word;
use crate::safety::after::{Ask as AfterAsk, Remark};
use crate::safety::aftermath::{Ask, Choice, Wait};
use crate::safety::caution::Caution;
use crate::safety::end::Advice;
use crate::safety::lock::Why;
use crate::safety::questions::{Area, Group, Place, Question, QuestionWords};
use crate::safety::tips::Tip;
use crate::session::{Resume, Sign};

use parts::OutOfReach;
pub use parts::{Afterwards, Emergency, Lines, SignWords, Stop};

/// The file as it ships.
const FILE: (&str, &str) =
    ("routines/words/safety.toml", include_str!("../../routines/words/safety.toml"));

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
    /// For after a session.
    pub aftercare: Vec<String>,
    /// What to do while nobody knows why it stopped.
    pub unanswered: Vec<String>,
    /// What is said after a session.
    pub after: Afterwards,
    tips: BTreeMap<Tip, String>,
    caution: BTreeMap<Caution, String>,
    out_of_reach: OutOfReach,
    /// The first words of a stop.
    pub stop: Stop,
    /// When to call for help.
    pub emergency: Emergency,
    sign: Vec<SignWords>,
    question: Vec<QuestionWords>,
    /// What is asked beside the questions.
    pub line: Lines,
    sore: BTreeMap<Sore, String>,
    area: BTreeMap<Area, String>,
    place: BTreeMap<Place, String>,
    note: BTreeMap<Why, String>,
    cause: BTreeMap<Why, String>,
    ask: BTreeMap<Ask, String>,
    ask_late: BTreeMap<Ask, String>,
    choice: BTreeMap<Choice, String>,
    wait: BTreeMap<Wait, String>,
    advice: BTreeMap<Advice, Vec<String>>,
    resume_by: BTreeMap<Resume, String>,
    after_ask: BTreeMap<AfterAsk, String>,
    remark: BTreeMap<Remark, String>,
}

impl Words {
    /// The words that ship with the program.
    ///
    /// # Errors
    /// What is wrong with the shipped file; the tests hold that nothing is.
    pub fn built_in() -> Result<Self, Report> {
        let words: Self =
            toml::from_str(FILE.1).map_err(|error| shipped(FILE, error.span(), error.message()))?;
        let missing = words.missing().next();
        match missing {
            Some(missing) => Err(shipped(FILE, None, &format!("there are no words for {missing}"))),
            None => Ok(words),
        }
    }

    /// The same words, with the number to call in place of the usual ones.
    pub fn calling(mut self, number: &str) -> Self {
        self.emergency.call = self.emergency.call_number.replace("{number}", number);
        self
    }

    /// Everything that has no words; Q23 and Q25 are read from the record and never asked.
    fn missing(&self) -> impl Iterator<Item = &'static str> {
        let asked = |question: &&Question| !matches!(question, Question::Q23 | Question::Q25);
        let questions = Question::ALL.iter().filter(asked);
        let questions = questions.filter(|id| self.question(**id).is_none());
        let signs = Sign::ALL.iter().filter(|sign| self.find(**sign).is_none());
        signs
            .map(|sign| sign.word())
            .chain(questions.map(|question| question.word()))
            .chain(without(&self.sore))
            .chain(without(&self.area))
            .chain(without(&self.place))
            .chain(without(&self.note))
            .chain(without(&self.ask))
            .chain(without(&self.choice))
            .chain(without(&self.wait))
            .chain(without(&self.advice))
            .chain(without(&self.resume_by))
            .chain(without(&self.after_ask))
            .chain(without(&self.remark))
            .chain(without(&self.tips))
            .chain(without(&self.caution))
    }

    /// The questions of a group, in the order in which they are asked.
    pub fn questions(&self, group: Group) -> impl Iterator<Item = &QuestionWords> {
        self.question.iter().filter(move |words| words.group == group)
    }

    /// The words of one question, if it is asked at all.
    pub fn question(&self, question: Question) -> Option<&QuestionWords> {
        self.question.iter().find(|words| words.id == question)
    }

    /// How sore the last session left one.
    pub fn sore(&self, sore: Sore) -> &str {
        line(&self.sore, sore)
    }

    /// The part of the body that a question is about.
    pub fn area(&self, area: Area) -> &str {
        line(&self.area, area)
    }

    /// Where the skin is not whole.
    pub fn place(&self, place: Place) -> &str {
        line(&self.place, place)
    }

    /// What was changed and why, in one line.
    pub fn note(&self, why: Why) -> &str {
        line(&self.note, why)
    }

    /// Something that helps beforehand.
    pub fn tip(&self, tip: Tip) -> &str {
        line(&self.tips, tip)
    }

    /// Something that has to be read before a session.
    pub fn caution(&self, caution: Caution) -> &str {
        line(&self.caution, caution)
    }

    /// Whether a professional has said yes, for what a health question was about.
    pub fn cleared_question(&self, question: Question) -> Option<String> {
        let cause = self.question(question)?.cause.as_deref()?;
        Some(self.cleared_about(cause))
    }

    /// The same for what a lock is about.
    pub fn cleared_lock(&self, why: Why) -> Option<String> {
        self.cause.get(&why).map(|cause| self.cleared_about(cause))
    }

    fn cleared_about(&self, cause: &str) -> String {
        self.line.cleared.replace("{cause}", cause)
    }

    /// A question after a stop.
    pub fn ask(&self, ask: Ask) -> &str {
        line(&self.ask, ask)
    }

    /// The same at the next start, of what is past.
    pub fn ask_late(&self, ask: Ask) -> &str {
        self.ask_late.get(&ask).map_or_else(|| self.ask(ask), String::as_str)
    }

    /// An answer to it.
    pub fn choice(&self, choice: Choice) -> &str {
        line(&self.choice, choice)
    }

    /// What to do while waiting.
    pub fn wait(&self, wait: Wait) -> &str {
        line(&self.wait, wait)
    }

    /// What to do after the questions.
    pub fn told(&self, advice: Advice) -> &[String] {
        self.advice.get(&advice).map_or(&[], Vec::as_slice)
    }

    /// A question after a session.
    pub fn after_ask(&self, ask: AfterAsk) -> &str {
        line(&self.after_ask, ask)
    }

    /// What the answers to them amount to.
    pub fn remark(&self, remark: Remark) -> &str {
        line(&self.remark, remark)
    }

    /// The line that offers to go on.
    pub fn go_on(&self, how: Resume) -> &str {
        line(&self.resume_by, how)
    }

    fn find(&self, sign: Sign) -> Option<&SignWords> {
        self.sign.iter().find(|words| words.id == sign.word())
    }

    /// The lines of all signs, in the order in which they are offered.
    pub fn signs(&self) -> impl Iterator<Item = (Sign, &SignWords)> {
        Sign::ALL.iter().filter_map(|sign| Some((*sign, self.find(*sign)?)))
    }

    /// The line of one sign.
    pub fn sign(&self, sign: Sign) -> &str {
        self.find(sign).map_or("", |words| &words.line)
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

/// The words of one value of a list.
pub(super) fn line<W: Word + Ord>(words: &BTreeMap<W, String>, of: W) -> &str {
    words.get(&of).map_or("", String::as_str)
}

/// The values of a list that have no words.
pub(super) fn without<W: Word + Ord, T>(
    words: &BTreeMap<W, T>,
) -> impl Iterator<Item = &'static str> {
    W::ALL.iter().filter(|value| !words.contains_key(value)).map(|value| value.word())
}

/// What is wrong with a shipped file, which is its name and its text.
pub(super) fn shipped(
    (name, text): (&str, &str),
    place: Option<Range<usize>>,
    rule: &str,
) -> Report {
    let finding = Finding {
        place: place.unwrap_or(0..0),
        rule: rule.to_owned(),
        remedy: "mend the shipped file".to_owned(),
    };
    Report::new(name, text, vec![finding])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_known_number_is_the_one_to_call() {
        let words = Words::built_in().unwrap().calling("112");
        assert_eq!(words.emergency.call, "Call 112 now.");
    }

    #[test]
    fn the_shipped_words_are_whole() {
        let words = Words::built_in().unwrap();
        assert_eq!(words.format, 1);
        assert_eq!(words.signs().map(|(_, words)| words.key).collect::<String>(), "pdtof");
        assert_eq!(words.emergency.signs.len(), 13);
    }
}
