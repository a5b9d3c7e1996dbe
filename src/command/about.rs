//! `neckcare about`: the background, wrapped to the width of the terminal.

use std::io::{self, Write};

use super::page::Page;
use super::{Error, choose};
use crate::plain;
use crate::routine::word::Word;
use crate::safety::{About, Topic};
use crate::terminal::size;
use crate::ui::text;

/// The widest lines that are still easy to read.
const WIDEST: u16 = 96;

/// The topics with a line each, or one topic.
pub(super) fn about(topic: Option<&str>, out: &mut Page<impl Write>) -> Result<u8, Error> {
    let about = About::built_in()?;
    match topic {
        None => list(&about, out)?,
        Some(name) => one(&about, find(name)?, out)?,
    }
    Ok(0)
}

fn find(name: &str) -> Result<Topic, Error> {
    let known: Vec<&str> = Topic::ALL.iter().map(|topic| topic.word()).collect();
    Topic::from_word(name).ok_or_else(|| Error::NoTopic {
        name: choose::shown(name),
        nearest: choose::near(name, &known),
        known: known.join(", "),
    })
}

fn list(about: &About, out: &mut Page<impl Write>) -> Result<(), Error> {
    if out.is_plain() {
        for line in plain::about::list(about) {
            writeln!(out, "{line}")?;
        }
    } else {
        for topic in about.topics() {
            writeln!(out, "  {:<13} {}", topic.id.word(), topic.line)?;
        }
    }
    writeln!(out, "\nRead one with `neckcare about TOPIC`.")?;
    wrapped(&about.by, out)
}

fn one(about: &About, topic: Topic, out: &mut Page<impl Write>) -> Result<(), Error> {
    let Some(words) = about.topic(topic) else { return Ok(()) };
    for paragraph in plain::about::topic(about, words) {
        wrapped(&paragraph, out)?;
        writeln!(out)?;
    }
    wrapped(&about.by, out)
}

fn wrapped(words: &str, out: &mut Page<impl Write>) -> Result<(), Error> {
    let columns = out.columns(size::size(io::stdout()).width.min(WIDEST).into());
    for line in text::wrap(words, columns, usize::MAX) {
        writeln!(out, "{line}")?;
    }
    Ok(())
}
