//! The background as lines of text.

use crate::app;
use crate::routine::word::Word;
use crate::safety::Background;
use crate::safety::about::{Paragraph, TopicWords};

/// What is to be read of the background: the topics, or the one that is open.
pub fn screen(screen: &app::About) -> Vec<String> {
    let mut lines = match screen.paragraph().and(screen.words()) {
        Some(words) => topic(Background::built_in(), words),
        None => list(Background::built_in()),
    };
    lines.push("Esc: back. q: leave.".to_owned());
    lines
}

/// The topics, a line each.
pub fn list(about: &Background) -> Vec<String> {
    about.topics().iter().map(|topic| format!("{}: {}.", topic.id.word(), topic.line)).collect()
}

/// What a topic is called, and what it is about.
pub fn title(topic: &TopicWords) -> String {
    format!("{}. {}.", topic.title, topic.line)
}

/// One topic, a line a paragraph.
fn topic(about: &Background, topic: &TopicWords) -> Vec<String> {
    let mut lines = vec![title(topic), about.how_sure.clone()];
    lines.extend(
        topic
            .paragraphs
            .iter()
            .map(|paragraph| format!("{} [{}]", paragraph.text, grounds(about, paragraph))),
    );
    lines
}

/// How sure a paragraph is, and what was read for it.
pub fn grounds(about: &Background, paragraph: &Paragraph) -> String {
    let sure = about.sure(paragraph.sure);
    match paragraph.sources.as_slice() {
        [] => sure.to_owned(),
        sources => format!("{sure}: {}", sources.join("; ")),
    }
}
