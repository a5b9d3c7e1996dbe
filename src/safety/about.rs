//! The background in plain words, as data: `routines/words/about.toml`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::routine::keyword::keyword_enum;
use crate::safety::words::line;

/// The file as it ships.
const FILE: &str = include_str!("../../routines/words/about.toml");

keyword_enum! {
    /// What there is to read.
    Topic, "topic" {
        /// The muscles, and what is left alone.
        HandsOn = "hands-on",
        /// Stress, the vagus nerve, slow breath.
        Nerves = "nerves",
        /// How hard, and with what.
        Pressure = "pressure",
        /// When to see somebody.
        Professional = "professional",
        /// What studies found, and what is only claimed.
        Evidence = "evidence",
    }
}

keyword_enum! {
    /// How sure something is.
    Sure, "degree of sureness" {
        /// Textbooks and guidance agree.
        WellKnown = "well-known",
        /// Careful sources point that way.
        Likely = "likely",
        /// Few, small or mixed studies.
        Uncertain = "uncertain",
        /// A cautious limit of our own.
        OurChoice = "our-choice",
    }
}

/// Everything that there is to read.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Background {
    format: u32,
    /// What the degrees of sureness mean, in one line.
    pub how_sure: String,
    /// Who wrote it, and what they read.
    pub by: String,
    sure: BTreeMap<Sure, String>,
    topic: Vec<TopicWords>,
}

/// One topic.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TopicWords {
    /// Which.
    pub id: Topic,
    /// Its name.
    pub title: String,
    /// What it is about, in one line.
    pub line: String,
    /// What there is to read.
    #[serde(rename = "paragraph")]
    pub paragraphs: Vec<Paragraph>,
}

/// A statement, how sure it is, and what was read for it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Paragraph {
    /// One to three sentences.
    pub text: String,
    /// How sure it is.
    pub sure: Sure,
    /// What was read; nothing where it is common knowledge or a choice.
    #[serde(default)]
    pub sources: Vec<String>,
}

impl Background {
    /// The words that ship with the program, read when they are first asked for.
    #[expect(
        clippy::expect_used,
        reason = "the file is a part of the program, and the tests read it"
    )]
    pub fn built_in() -> &'static Self {
        static ABOUT: LazyLock<Background> =
            LazyLock::new(|| toml::from_str(FILE).expect("the background is well written"));
        &ABOUT
    }

    /// All topics, in the order in which they are offered.
    pub fn topics(&self) -> &[TopicWords] {
        &self.topic
    }

    /// One topic.
    pub fn topic(&self, topic: Topic) -> Option<&TopicWords> {
        self.topic.iter().find(|words| words.id == topic)
    }

    /// How sure something is, as a person reads it.
    pub fn sure(&self, sure: Sure) -> &str {
        line(&self.sure, sure)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::routine::keyword::Keyword;

    /// What is offered elsewhere and claimed nowhere here (rule W1, docs/safety-rules.md), as beginnings of words.
    const CLAIMS: [&str; 11] = [
        "cure", "curing", "healing", "heals", "healed", "detox", "toxin", "immun", "boost",
        "stimul", "posture",
    ];

    fn texts(about: &Background) -> impl Iterator<Item = &str> {
        let topics = about.topics().iter().flat_map(|topic| {
            let paragraphs = topic.paragraphs.iter().map(|paragraph| paragraph.text.as_str());
            [topic.title.as_str(), topic.line.as_str()].into_iter().chain(paragraphs)
        });
        [about.how_sure.as_str(), about.by.as_str()].into_iter().chain(topics)
    }

    /// Whether a text promises what nobody can.
    fn claims(text: &str) -> bool {
        let text = text.to_lowercase();
        let mut words = text.split(|letter: char| !letter.is_alphabetic());
        words.any(|word| word == "heal" || CLAIMS.iter().any(|claim| word.starts_with(claim)))
            || ["blood pressure", "fix "].iter().any(|claim| text.contains(claim))
    }

    #[test]
    fn each_degree_has_words_of_its_own() {
        let about = Background::built_in();
        let mut words: Vec<&str> = Sure::ALL.iter().map(|sure| about.sure(*sure)).collect();
        words.sort_unstable();
        words.dedup();
        assert!(words.len() == Sure::ALL.len() && !words.contains(&""));
    }

    #[test]
    fn every_topic_is_there_once_and_has_something_to_read() {
        let about = Background::built_in();
        assert_eq!(about.format, 1);
        let listed: Vec<Topic> = about.topics().iter().map(|topic| topic.id).collect();
        assert_eq!(listed, Topic::ALL);
        assert!(about.topics().iter().all(|topic| topic.paragraphs.len() > 4));
    }

    #[test]
    fn nothing_is_claimed_that_nobody_can_promise() {
        let about = Background::built_in();
        for text in texts(about) {
            assert!(!claims(text), "{text}");
        }
        for bad in ["It heals.", "Detoxes you", "stimulates the vagus", "lower blood pressure"] {
            assert!(claims(bad), "{bad}");
        }
        assert!(!claims("Sixty healthy women"));
    }

    #[test]
    fn a_paragraph_is_short_and_what_is_likely_says_why() {
        const LONGEST: usize = 240;
        let about = Background::built_in();
        for paragraph in about.topics().iter().flat_map(|topic| &topic.paragraphs) {
            let text = &paragraph.text;
            assert!(text.chars().count() <= LONGEST && text.ends_with('.'), "{text}");
            assert!(paragraph.sure != Sure::Likely || !paragraph.sources.is_empty(), "{text}");
            assert!(paragraph.sources.len() <= 2, "{text}");
        }
    }

    #[test]
    fn every_figure_from_a_study_names_the_study() {
        let about = Background::built_in();
        for paragraph in about.topics().iter().flat_map(|topic| &topic.paragraphs) {
            let speaks = ["trial", "study", "studies found", "reports of", "review of"]
                .iter()
                .any(|word| paragraph.text.to_lowercase().contains(word));
            let settled = paragraph.sure == Sure::OurChoice;
            assert!(!speaks || settled || !paragraph.sources.is_empty(), "{}", paragraph.text);
        }
    }
}
