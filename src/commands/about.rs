//! `neckcare about`: the background of self-massage, and how sure each statement is.

use std::io::Write;

use super::page::Page;
use super::{Error, choose};
use crate::cli::TextRole;
use crate::routine::keyword::Keyword;
use crate::routine::naming::fold;
use crate::safety::{Background, Topic};
use crate::screens::about::text::{grounds, list as topics, title};

/// The width of lines in a pipe.
const COLUMNS: usize = 80;

/// Prints the topics with a line each, or one topic.
pub(super) fn about(topic: Option<&str>, out: &mut Page<impl Write>) -> Result<u8, Error> {
    let about = Background::built_in();
    match topic {
        None => list(about, out)?,
        Some(name) => one(about, find(name)?, out)?,
    }
    Ok(0)
}

fn find(name: &str) -> Result<Topic, Error> {
    let known: Vec<&str> = Topic::ALL.iter().map(|topic| topic.word()).collect();
    Topic::from_word(&fold(name)).ok_or_else(|| Error::NoTopic {
        name: choose::truncated(name),
        nearest: choose::near(name, &known),
        known: known.join(", "),
    })
}

fn list(about: &Background, out: &mut Page<impl Write>) -> Result<(), Error> {
    if out.is_plain() {
        for line in topics(about) {
            writeln!(out, "{line}")?;
        }
    } else {
        for topic in about.topics() {
            let name = TextRole::Name.padded(topic.id.word(), 13);
            out.entry(&format!("  {name} "), 16, &topic.line)?;
        }
    }
    writeln!(out)?;
    out.paragraph("Read one with `neckcare about TOPIC`.")?;
    by(about, out)
}

fn one(about: &Background, topic: Topic, out: &mut Page<impl Write>) -> Result<(), Error> {
    let Some(words) = about.topic(topic) else { return Ok(()) };
    block(&TextRole::Title.of(title(words)), out)?;
    block(&TextRole::Quiet.of(&about.how_sure), out)?;
    for paragraph in &words.paragraphs {
        let grounds = TextRole::Quiet.of(format_args!("[{}]", grounds(about, paragraph)));
        block(&format!("{} {grounds}", paragraph.text), out)?;
    }
    by(about, out)
}

/// Prints a paragraph with a blank line after it.
fn block(text: &str, out: &mut Page<impl Write>) -> Result<(), Error> {
    out.measured("", 0, text, COLUMNS)?;
    Ok(writeln!(out)?)
}

/// Prints who wrote the background.
fn by(about: &Background, out: &mut Page<impl Write>) -> Result<(), Error> {
    Ok(out.measured("", 0, &TextRole::Quiet.of(&about.by), COLUMNS)?)
}
