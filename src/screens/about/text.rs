//! The background screen as lines of text.

use super::keys::{ABOUT, TOPIC};
use crate::routine::keyword::Keyword;
use crate::safety::Background;
use crate::safety::about::{Paragraph, TopicWords};
use crate::screen_kit::Action;
use crate::screen_kit::keys::said::said;
use crate::screens::About;
use crate::wording::lines::chosen_line;

/// Returns the lines of the screen: the list of topics, or the open topic.
pub fn screen(screen: &About) -> Vec<String> {
    let first = std::iter::once(keys(screen));
    if let Some(words) = screen.paragraph().and(screen.words()) {
        return first.chain(topic(Background::built_in(), words)).collect();
    }
    let chosen = screen.words().map(|topic| chosen_line(&topic.title));
    first.chain(chosen).chain(list(Background::built_in())).collect()
}

/// Says how to choose a topic, or which keys work in an open one.
pub(crate) fn keys(screen: &About) -> String {
    if screen.paragraph().is_some() {
        return said(TOPIC, &[Action::More, Action::Less, Action::Back, Action::Leave]);
    }
    let out = said(ABOUT, &[Action::Back, Action::Leave]);
    format!("Choose a topic with j or k, then press Enter. {out}")
}

/// Returns the topics, one line each.
pub fn list(about: &Background) -> Vec<String> {
    about.topics().iter().map(|topic| format!("`{}`: {}.", topic.id.word(), topic.line)).collect()
}

/// Returns a topic's title and subject.
pub fn title(topic: &TopicWords) -> String {
    format!("{}. {}.", topic.title, topic.line)
}

/// Returns a topic, one line per paragraph.
fn topic(about: &Background, topic: &TopicWords) -> Vec<String> {
    let mut lines = vec![title(topic), about.how_sure.clone()];
    lines.extend(
        topic.paragraphs.iter().map(|paragraph| {
            format!("{} How sure: {}.", paragraph.text, grounds(about, paragraph))
        }),
    );
    lines
}

/// Says how sure a paragraph is, and which sources were read for it.
pub fn grounds(about: &Background, paragraph: &Paragraph) -> String {
    let sure = about.sure(paragraph.sure);
    match paragraph.sources.as_slice() {
        [] => sure.to_owned(),
        sources => format!("{sure}: {}", sources.join("; ")),
    }
}
