//! The background as lines of text.

use crate::routine::keyword::Keyword;
use crate::safety::Background;
use crate::safety::about::{Paragraph, TopicWords};
use crate::screens::About;
use crate::wording::lines::on;

/// What is to be read of the background: the topics, or the one that is open.
pub fn screen(screen: &About) -> Vec<String> {
    let first = std::iter::once(keys(screen).to_owned());
    if let Some(words) = screen.paragraph().and(screen.words()) {
        return first.chain(topic(Background::built_in(), words)).collect();
    }
    let chosen = screen.words().map(|topic| on(&topic.title));
    first.chain(chosen).chain(list(Background::built_in())).collect()
}

/// How a topic is chosen, and what leads on from one.
pub(crate) const fn keys(screen: &About) -> &'static str {
    match screen.paragraph() {
        Some(_) => "n: next topic. p: previous topic. Esc: back to the topics. q: leave.",
        None => "Choose a topic with j or k, then press Enter. Esc: back. q: leave.",
    }
}

/// The topics, a line each.
pub fn list(about: &Background) -> Vec<String> {
    about.topics().iter().map(|topic| format!("`{}`: {}.", topic.id.word(), topic.line)).collect()
}

/// What a topic is called, and what it is about.
pub fn title(topic: &TopicWords) -> String {
    format!("{}. {}.", topic.title, topic.line)
}

/// One topic, a line a paragraph.
fn topic(about: &Background, topic: &TopicWords) -> Vec<String> {
    let mut lines = vec![title(topic), about.how_sure.clone()];
    lines.extend(
        topic.paragraphs.iter().map(|paragraph| {
            format!("{} How sure: {}.", paragraph.text, grounds(about, paragraph))
        }),
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
