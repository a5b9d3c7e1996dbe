//! Reads the safety texts in `routines/words/safety.toml`: disclaimer, questions, warnings and advice.

use std::collections::BTreeMap;
use std::ops::Deref;
use std::sync::OnceLock;

use serde::Deserialize;

use super::tips::Caution;
use crate::history::Sore;
use crate::routine::body::Position;
use crate::routine::keyword::Keyword;
use crate::routine::place::{NoGoPlace, Place};
use crate::safety::after::{AfterQuestion, Remark};
use crate::safety::lock::LockReason;
use crate::safety::questions::{Area, Group, Question, QuestionWords, SkinPlace};
use crate::safety::stop_follow_up::{FollowUpChoice, FollowUpQuestion, FollowUpWait};
use crate::safety::stop_outcome::Advice;
use crate::safety::tips::Tip;
use crate::session::{Resume, Sign};

/// The text of the file that ships with the program.
const FILE: &str = include_str!("../../routines/words/safety.toml");

/// All texts that warn. The disclaimer is parsed at once, everything else when it is first used.
#[derive(Debug, Clone)]
pub struct SafetyText {
    /// The version of the disclaimer. It grows when the disclaimer changes, so that it is shown again.
    pub version: u32,
    /// What the program is, and what it is not.
    pub disclaimer: String,
    /// The emergency number to show instead of the usual ones.
    number: Option<String>,
    all: OnceLock<SafetyTexts>,
}

/// The keys of the file before its first table.
#[derive(Deserialize)]
struct WordsHeader {
    version: u32,
    disclaimer: String,
}

/// All texts of the file.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct SafetyTexts {
    format: u32,
    version: u32,
    disclaimer: String,
    /// The reminder before every session.
    pub reminder: String,
    /// Advice for after a session.
    pub aftercare: Vec<String>,
    /// What to do after a stop whose reason was not given.
    pub unanswered: Vec<String>,
    /// Lines that are shown after a session.
    pub after: Afterwards,
    tips: BTreeMap<Tip, String>,
    caution: BTreeMap<Caution, String>,
    out_of_reach: OutOfReach,
    /// The places and feelings for which there is no massage.
    pub never: NeverWords,
    no_go: BTreeMap<NoGoPlace, String>,
    /// The first words after a stop.
    pub stop: StopWords,
    /// The emergency list.
    pub emergency: Emergency,
    sign: Vec<SignWords>,
    question: Vec<QuestionWords>,
    /// Lines that go with the questions.
    pub line: QuestionLines,
    sore: BTreeMap<Sore, String>,
    area: BTreeMap<Area, String>,
    place: BTreeMap<SkinPlace, String>,
    note: BTreeMap<LockReason, String>,
    cause: BTreeMap<LockReason, String>,
    ask: BTreeMap<FollowUpQuestion, String>,
    ask_late: BTreeMap<FollowUpQuestion, String>,
    choice: BTreeMap<FollowUpChoice, String>,
    wait: BTreeMap<FollowUpWait, String>,
    advice: BTreeMap<Advice, Vec<String>>,
    resume_by: BTreeMap<Resume, String>,
    after_ask: BTreeMap<AfterQuestion, String>,
    remark: BTreeMap<Remark, String>,
}

impl SafetyText {
    /// Returns the texts that ship with the program.
    #[expect(
        clippy::expect_used,
        clippy::missing_panics_doc,
        reason = "the file is a part of the program, and the tests read it"
    )]
    pub fn built_in() -> Self {
        let (head, _) = FILE.split_once("\n[").expect("there are tables");
        let WordsHeader { version, disclaimer } = toml::from_str(head).expect("it begins well");
        Self { version, disclaimer, number: None, all: OnceLock::new() }
    }

    /// Returns the same texts with this emergency number instead of the usual ones.
    pub fn calling(self, number: &str) -> Self {
        Self { number: Some(number.to_owned()), all: OnceLock::new(), ..self }
    }

    #[expect(
        clippy::expect_used,
        reason = "the file is a part of the program, and the tests read it"
    )]
    fn read(&self) -> SafetyTexts {
        let mut all: SafetyTexts = toml::from_str(FILE).expect("the words are well written");
        if let Some(number) = &self.number {
            all.emergency.call = all.emergency.call_number.replace("{number}", number);
        }
        all
    }
}

impl Deref for SafetyText {
    type Target = SafetyTexts;

    fn deref(&self) -> &SafetyTexts {
        self.all.get_or_init(|| self.read())
    }
}

impl SafetyTexts {
    /// Returns the questions of a group in the order in which they are asked.
    pub fn questions(&self, group: Group) -> impl Iterator<Item = &QuestionWords> {
        self.question.iter().filter(move |words| words.group == group)
    }

    /// Returns the words of one question, or `None` if it is never asked.
    pub fn question(&self, question: Question) -> Option<&QuestionWords> {
        self.question.iter().find(|words| words.id == question)
    }

    /// Returns the words of an answer about soreness.
    pub fn sore(&self, sore: Sore) -> &str {
        line(&self.sore, sore)
    }

    /// Returns the name of the part of the body that a question is about.
    pub fn area(&self, area: Area) -> &str {
        line(&self.area, area)
    }

    /// Returns the name of a place where the skin is not whole.
    pub fn place(&self, place: SkinPlace) -> &str {
        line(&self.place, place)
    }

    /// Returns the line that says what was changed and why.
    pub fn note(&self, why: LockReason) -> &str {
        line(&self.note, why)
    }

    /// Returns the words of a tip for before a session.
    pub fn tip(&self, tip: Tip) -> &str {
        line(&self.tips, tip)
    }

    /// Returns the words of a caution that has to be read before a session.
    pub fn caution(&self, caution: Caution) -> &str {
        line(&self.caution, caution)
    }

    /// Returns why a place is never massaged, and when to see a doctor about it.
    pub fn no_go(&self, place: NoGoPlace) -> &str {
        line(&self.no_go, place)
    }

    /// Returns the question that asks for a professional's go-ahead, for the cause that a health question names.
    pub fn cleared_question(&self, question: Question) -> Option<String> {
        let cause = self.question(question)?.cause.as_deref()?;
        Some(self.cleared_about(cause))
    }

    /// Returns the same question for the cause of a lock.
    pub fn cleared_lock(&self, why: LockReason) -> Option<String> {
        self.cause.get(&why).map(|cause| self.cleared_about(cause))
    }

    fn cleared_about(&self, cause: &str) -> String {
        self.line.cleared.replace("{cause}", cause)
    }

    /// Returns a question after a stop.
    pub fn ask(&self, ask: FollowUpQuestion) -> &str {
        line(&self.ask, ask)
    }

    /// Returns the same question as it is asked at the next start, in the past tense if it has such a form.
    pub fn ask_late(&self, ask: FollowUpQuestion) -> &str {
        self.ask_late.get(&ask).map_or_else(|| self.ask(ask), String::as_str)
    }

    /// Returns the words of an answer to a question after a stop.
    pub fn choice(&self, choice: FollowUpChoice) -> &str {
        line(&self.choice, choice)
    }

    /// Returns the words that say what to do while waiting.
    pub fn wait(&self, wait: FollowUpWait) -> &str {
        line(&self.wait, wait)
    }

    /// Returns the lines that say what to do after the questions about a stop.
    pub fn advice(&self, advice: Advice) -> &[String] {
        self.advice.get(&advice).map_or(&[], Vec::as_slice)
    }

    /// Returns the question for the tension of a marked place after a session.
    pub fn after_place(&self, place: Place) -> String {
        let is = if place.is_plural() { "are" } else { "is" };
        let asked = self.after_ask(AfterQuestion::Place);
        asked.replace("{is}", is).replace("{place}", place.yours())
    }

    /// Returns a question after a session. In that about a marked place, `{place}` stands for its name.
    pub fn after_ask(&self, ask: AfterQuestion) -> &str {
        line(&self.after_ask, ask)
    }

    /// Returns a remark on the answers after a session.
    pub fn remark(&self, remark: Remark) -> &str {
        line(&self.remark, remark)
    }

    /// Returns the line that offers to continue.
    pub fn go_on(&self, how: Resume) -> &str {
        line(&self.resume_by, how)
    }

    fn find(&self, sign: Sign) -> Option<&SignWords> {
        self.sign.iter().find(|words| words.id == sign.word())
    }

    /// Returns all signs with their words, in the order in which they are offered.
    pub fn signs(&self) -> impl Iterator<Item = (Sign, &SignWords)> {
        Sign::ALL.iter().filter_map(|sign| Some((*sign, self.find(*sign)?)))
    }

    /// Returns the line of one sign.
    pub fn sign(&self, sign: Sign) -> &str {
        self.find(sign).map_or("", |words| &words.line)
    }

    /// Returns how to stop in a position in which the keys are out of reach.
    pub fn out_of_reach(&self, position: Position) -> Option<&str> {
        match position {
            Position::Seated => None,
            Position::Lying => Some(&self.out_of_reach.lying),
            Position::Standing => Some(&self.out_of_reach.standing),
        }
    }
}

/// Returns the words of one value of a list, or an empty text if it has none.
pub(super) fn line<W: Keyword + Ord>(words: &BTreeMap<W, String>, of: W) -> &str {
    words.get(&of).map_or("", String::as_str)
}

/// Lines for someone who marks a place, or names a feeling, for which there is no massage.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct NeverWords {
    /// The answer to a sign of illness.
    pub sign: String,
    /// The advice to answer the health questions.
    pub questions: String,
}

/// Lines that go with the questions.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct QuestionLines {
    /// Asks for anything new later the same day.
    pub today_line: String,
    /// The same on a handout: when to skip the routine today.
    pub not_today: String,
    /// Asks for a professional's go-ahead; `{cause}` stands for what it is about.
    pub cleared: String,
    /// The label of the key that says that long neck pain has been checked.
    pub looked_at: String,
    /// Asks whether a doctor has seen it.
    pub doctor_since: String,
    /// Asks about a stop that was not explained.
    pub last_stop: String,
    /// Asks about soreness after the last session.
    pub soreness: String,
    /// Says that nothing is restricted.
    pub clear: String,
    /// Asks how strong the pain is.
    pub how_strong: String,
    /// Says that Enter answers before the wait is over, if the symptom has gone already.
    pub already: String,
    /// Asks about a stop that may be missing from the record.
    pub unrecorded: String,
    /// Asks whether a guest is the person who stopped earlier today.
    pub same_person: String,
    /// Asks the same about a stop in the last days.
    pub same_person_lately: String,
    /// Asks about a session that was interrupted.
    pub cut_short: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct OutOfReach {
    lying: String,
    standing: String,
}

/// The first words after a stop, by what was being done.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct StopWords {
    /// With hands on the body.
    pub hands_on: String,
    /// During a stretch.
    pub stretch: String,
    /// Standing at the wall.
    pub standing: String,
    /// Lying on the back.
    pub lying: String,
    /// With a warm pack.
    pub heat: String,
    /// With nothing on the body.
    pub rest: String,
    /// Before anything has started.
    pub before: String,
}

/// Lines that are shown after a session.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Afterwards {
    /// Above the questions: says that they wait.
    pub stay: String,
    /// Above the emergency list, in the week after a sign that needs watching.
    pub watch: String,
}

/// The emergency list.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Emergency {
    /// The first line after a stop, which leads to the list.
    pub question: String,
    /// The heading of the list.
    pub title: String,
    /// Whom to call.
    pub call: String,
    /// The same if the number is known; `{number}` stands for it.
    call_number: String,
    /// What to do until help arrives.
    pub meanwhile: Vec<String>,
    /// The signs.
    pub signs: Vec<String>,
    /// What to do even if the signs pass.
    pub after: String,
}

impl Emergency {
    /// Returns the whole list: the signs, what to do meanwhile, and what to do even if they pass.
    pub fn whole(&self) -> Vec<String> {
        let signs = self.signs.iter().chain(&self.meanwhile);
        signs.chain([&self.after]).cloned().collect()
    }
}

/// The words of one sign.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct SignWords {
    id: String,
    /// The letter that chooses it.
    pub key: char,
    /// The line of the list to choose from.
    pub line: String,
    /// A shorter form for a sentence on a handout, if the line does not fit there.
    on_paper: Option<String>,
}

impl SignWords {
    /// Returns the name of the sign on a handout.
    pub fn on_paper(&self) -> &str {
        self.on_paper.as_deref().unwrap_or(&self.line)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns the values of a list that have no words.
    fn without<W: Keyword + Ord, T>(words: &BTreeMap<W, T>) -> impl Iterator<Item = &'static str> {
        W::ALL.iter().filter(|value| !words.contains_key(value)).map(|value| value.word())
    }

    /// Returns everything that has no words. Q23 and Q25 (docs/safety-rules.md) are read from the record and never
    /// asked.
    fn missing(words: &SafetyTexts) -> Vec<&'static str> {
        let asked = |question: &&Question| !matches!(question, Question::Q23 | Question::Q25);
        let questions = Question::ALL.iter().filter(asked);
        let questions = questions.filter(|id| words.question(**id).is_none());
        let signs = Sign::ALL.iter().filter(|sign| words.find(**sign).is_none());
        signs
            .map(|sign| sign.word())
            .chain(questions.map(|question| question.word()))
            .chain(without(&words.sore))
            .chain(without(&words.area))
            .chain(without(&words.place))
            .chain(without(&words.note))
            .chain(without(&words.ask))
            .chain(without(&words.choice))
            .chain(without(&words.wait))
            .chain(without(&words.advice))
            .chain(without(&words.resume_by))
            .chain(without(&words.after_ask))
            .chain(without(&words.remark))
            .chain(without(&words.tips))
            .chain(without(&words.caution))
            .collect()
    }

    #[test]
    fn shows_the_emergency_number_that_was_set() {
        let words = SafetyText::built_in().calling("112");
        assert_eq!(words.emergency.call, "Call 112 now.");
    }

    #[test]
    fn shipped_words_are_complete() {
        let words = SafetyText::built_in();
        assert_eq!(missing(&words), [""; 0]);
        let all: &SafetyTexts = &words;
        assert_eq!(
            (all.format, all.version, &all.disclaimer),
            (1, words.version, &words.disclaimer)
        );
        assert_eq!(words.signs().map(|(_, words)| words.key).collect::<String>(), "pdtof");
        assert_eq!(words.emergency.signs.len(), 13);
    }
}
