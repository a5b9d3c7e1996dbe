//! Reads the background texts in `routines/words/about.toml`: topics, paragraphs, and how sure each statement is.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::routine::keyword::keyword_enum;
use crate::safety::words::line;

/// The text of the file that ships with the program.
const FILE: &str = include_str!("../../routines/words/about.toml");

keyword_enum! {
    /// A topic of the background.
    Topic, "topic" {
        /// The muscles, and the places to leave alone.
        HandsOn = "hands-on",
        /// Stress, the vagus nerve and slow breathing.
        Nerves = "nerves",
        /// How hard to press, and with what.
        Pressure = "pressure",
        /// When to see a professional.
        Professional = "professional",
        /// What studies found, and what is only claimed.
        Evidence = "evidence",
    }
}

keyword_enum! {
    /// How sure a statement is.
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

/// All background texts.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Background {
    format: u32,
    /// A line that explains the degrees of sureness.
    pub how_sure: String,
    /// Who wrote the texts, and what they read.
    pub by: String,
    sure: BTreeMap<Sure, String>,
    topic: Vec<TopicWords>,
}

/// The texts of one topic.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TopicWords {
    /// The topic.
    pub id: Topic,
    /// Its title.
    pub title: String,
    /// A line that says what the topic is about.
    pub line: String,
    /// Its paragraphs.
    #[serde(rename = "paragraph")]
    pub paragraphs: Vec<Paragraph>,
}

/// A statement, how sure it is, and its sources.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Paragraph {
    /// One to three sentences.
    pub text: String,
    /// How sure it is.
    pub sure: Sure,
    /// The sources; none if the statement is common knowledge or our choice.
    #[serde(default)]
    pub sources: Vec<String>,
}

impl Background {
    /// Returns the texts that ship with the program. They are parsed on first use.
    #[expect(
        clippy::expect_used,
        reason = "the file is a part of the program, and the tests read it"
    )]
    pub fn built_in() -> &'static Self {
        static ABOUT: LazyLock<Background> =
            LazyLock::new(|| toml::from_str(FILE).expect("the background is well written"));
        &ABOUT
    }

    /// Returns all topics, in the order in which they are listed.
    pub fn topics(&self) -> &[TopicWords] {
        &self.topic
    }

    /// Returns the texts of one topic.
    pub fn topic(&self, topic: Topic) -> Option<&TopicWords> {
        self.topic.iter().find(|words| words.id == topic)
    }

    /// Returns the words for a degree of sureness.
    pub fn sure(&self, sure: Sure) -> &str {
        line(&self.sure, sure)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::routine::keyword::Keyword;

    /// Beginnings of words that promise what massage cannot do (rule W1, docs/safety-rules.md).
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

    /// Returns true if a text promises something that massage cannot do.
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
    fn lists_every_topic_once_with_its_paragraphs() {
        let about = Background::built_in();
        assert_eq!(about.format, 1);
        let listed: Vec<Topic> = about.topics().iter().map(|topic| topic.id).collect();
        assert_eq!(listed, Topic::ALL);
        assert!(about.topics().iter().all(|topic| topic.paragraphs.len() > 4));
    }

    #[test]
    fn no_text_makes_a_forbidden_promise() {
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
    fn paragraphs_are_short_and_likely_ones_name_a_source() {
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
    fn paragraphs_that_mention_studies_name_a_source() {
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
