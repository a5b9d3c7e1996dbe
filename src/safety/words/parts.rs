//! The parts of the words that warn.

use serde::Deserialize;

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
pub(super) struct OutOfReach {
    pub(super) lying: String,
    pub(super) standing: String,
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
    pub(super) call_number: String,
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
    pub(super) id: String,
    /// The letter that names it.
    pub key: char,
    /// The line to choose.
    pub line: String,
    /// The same among others in a sentence on paper, if the line does not fit there.
    pub(super) on_paper: Option<String>,
}

impl SignWords {
    /// What the sign is called on paper.
    pub fn on_paper(&self) -> &str {
        self.on_paper.as_deref().unwrap_or(&self.line)
    }
}
