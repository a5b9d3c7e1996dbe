//! The words that warn, as data: `routines/words/safety.toml`.

use std::collections::BTreeMap;
use std::ops::Deref;
use std::sync::OnceLock;

use serde::Deserialize;

use super::tips::Caution;
use crate::history::Sore;
use crate::routine::body::Position;
use crate::routine::keyword::Keyword;
use crate::safety::after::{AfterQuestion, Remark};
use crate::safety::lock::LockReason;
use crate::safety::questions::{Area, Group, Question, QuestionWords, SkinPlace};
use crate::safety::stop_follow_up::{FollowUpChoice, FollowUpQuestion, FollowUpWait};
use crate::safety::stop_outcome::Advice;
use crate::safety::tips::Tip;
use crate::session::{Resume, Sign};

/// The file as it ships.
const FILE: &str = include_str!("../../routines/words/safety.toml");

/// Every word that warns: what is shown at the first start, and everything else once it is first asked for.
#[derive(Debug, Clone)]
pub struct SafetyText {
    /// Grows when the disclaimer changes, so that it is shown again.
    pub version: u32,
    /// What this is and is not.
    pub disclaimer: String,
    /// Whom to call, in place of the usual numbers.
    number: Option<String>,
    all: OnceLock<Warnings>,
}

/// What stands in the file before its first table.
#[derive(Deserialize)]
struct WordsHeader {
    version: u32,
    disclaimer: String,
}

/// All words of the file.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Warnings {
    format: u32,
    version: u32,
    disclaimer: String,
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
    pub stop: StopWords,
    /// When to call for help.
    pub emergency: Emergency,
    sign: Vec<SignWords>,
    question: Vec<QuestionWords>,
    /// What is asked beside the questions.
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
    /// The words that ship with the program.
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

    /// The same words, with the number to call in place of the usual ones.
    pub fn calling(self, number: &str) -> Self {
        Self { number: Some(number.to_owned()), all: OnceLock::new(), ..self }
    }

    #[expect(
        clippy::expect_used,
        reason = "the file is a part of the program, and the tests read it"
    )]
    fn read(&self) -> Warnings {
        let mut all: Warnings = toml::from_str(FILE).expect("the words are well written");
        if let Some(number) = &self.number {
            all.emergency.call = all.emergency.call_number.replace("{number}", number);
        }
        all
    }
}

impl Deref for SafetyText {
    type Target = Warnings;

    fn deref(&self) -> &Warnings {
        self.all.get_or_init(|| self.read())
    }
}

impl Warnings {
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
    pub fn place(&self, place: SkinPlace) -> &str {
        line(&self.place, place)
    }

    /// What was changed and why, in one line.
    pub fn note(&self, why: LockReason) -> &str {
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
    pub fn cleared_lock(&self, why: LockReason) -> Option<String> {
        self.cause.get(&why).map(|cause| self.cleared_about(cause))
    }

    fn cleared_about(&self, cause: &str) -> String {
        self.line.cleared.replace("{cause}", cause)
    }

    /// A question after a stop.
    pub fn ask(&self, ask: FollowUpQuestion) -> &str {
        line(&self.ask, ask)
    }

    /// The same at the next start, of what is past.
    pub fn ask_late(&self, ask: FollowUpQuestion) -> &str {
        self.ask_late.get(&ask).map_or_else(|| self.ask(ask), String::as_str)
    }

    /// An answer to it.
    pub fn choice(&self, choice: FollowUpChoice) -> &str {
        line(&self.choice, choice)
    }

    /// What to do while waiting.
    pub fn wait(&self, wait: FollowUpWait) -> &str {
        line(&self.wait, wait)
    }

    /// What to do after the questions.
    pub fn advice(&self, advice: Advice) -> &[String] {
        self.advice.get(&advice).map_or(&[], Vec::as_slice)
    }

    /// A question after a session.
    pub fn after_ask(&self, ask: AfterQuestion) -> &str {
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
pub(super) fn line<W: Keyword + Ord>(words: &BTreeMap<W, String>, of: W) -> &str {
    words.get(&of).map_or("", String::as_str)
}

/// What is asked beside the questions.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct QuestionLines {
    /// Later the same day.
    pub today_line: String,
    /// The same on a handout, with what else keeps somebody from a routine that day.
    pub not_today: String,
    /// Whether a professional has said yes: `{cause}` stands for what it is about.
    pub cleared: String,
    /// The one key after long neck pain was looked at.
    pub looked_at: String,
    /// Whether a doctor has seen it.
    pub doctor_since: String,
    /// After a stop that was not explained.
    pub last_stop: String,
    /// How sore the last session left one.
    pub soreness: String,
    /// Where all is clear.
    pub clear: String,
    /// How strong pain is.
    pub how_strong: String,
    /// What Enter means while something is waited for that may have gone already.
    pub already: String,
    /// Where a stop may be missing from the record.
    pub unrecorded: String,
    /// Whether a guest is the one who stopped earlier today.
    pub same_person: String,
    /// The same, of a stop in the last days.
    pub same_person_lately: String,
    /// After a session that was interrupted.
    pub cut_short: String,
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
pub struct StopWords {
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
    /// Before anything has begun.
    pub before: String,
}

/// What is said after a session.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Afterwards {
    /// Above the questions, which wait.
    pub stay: String,
    /// Above the emergency list, in the week after a sign that needs watching.
    pub watch: String,
}

/// The emergency list.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Emergency {
    /// The first line after a stop.
    pub question: String,
    /// The head of the list.
    pub title: String,
    /// Whom to call.
    pub call: String,
    /// The same where the number is known: `{number}` stands for it.
    call_number: String,
    /// What to do until help is there.
    pub meanwhile: Vec<String>,
    /// The signs.
    pub signs: Vec<String>,
    /// What is true even when they pass.
    pub after: String,
}

impl Emergency {
    /// The whole list in one: the signs, what to do meanwhile, and what stays true.
    pub fn whole(&self) -> Vec<String> {
        let signs = self.signs.iter().chain(&self.meanwhile);
        signs.chain([&self.after]).cloned().collect()
    }
}

/// What is said when a sign is named.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct SignWords {
    id: String,
    /// The letter that names it.
    pub key: char,
    /// The line to choose.
    pub line: String,
    /// The same among others in a sentence on paper, if the line does not fit there.
    on_paper: Option<String>,
}

impl SignWords {
    /// What the sign is called on paper.
    pub fn on_paper(&self) -> &str {
        self.on_paper.as_deref().unwrap_or(&self.line)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The values of a list that have no words.
    fn without<W: Keyword + Ord, T>(words: &BTreeMap<W, T>) -> impl Iterator<Item = &'static str> {
        W::ALL.iter().filter(|value| !words.contains_key(value)).map(|value| value.word())
    }

    /// Everything that has no words; Q23 and Q25 (docs/safety-rules.md) are read from the record and never asked.
    fn missing(words: &Warnings) -> Vec<&'static str> {
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
    fn a_known_number_is_the_one_to_call() {
        let words = SafetyText::built_in().calling("112");
        assert_eq!(words.emergency.call, "Call 112 now.");
    }

    #[test]
    fn the_shipped_words_are_whole() {
        let words = SafetyText::built_in();
        assert_eq!(missing(&words), [""; 0]);
        let all: &Warnings = &words;
        assert_eq!(
            (all.format, all.version, &all.disclaimer),
            (1, words.version, &words.disclaimer)
        );
        assert_eq!(words.signs().map(|(_, words)| words.key).collect::<String>(), "pdtof");
        assert_eq!(words.emergency.signs.len(), 13);
    }
}
