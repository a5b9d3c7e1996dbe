//! Writes errors of one line or several, with excerpts of the file that they are about.

use std::io::{self, Write};

use super::page::Page;
use crate::cli::TextRole;
use crate::widgets::text;

/// Writes an error after `head`. Its other lines begin with `rest`.
pub(super) fn write(
    head: &str,
    rest: &str,
    fault: &str,
    out: &mut Page<impl Write>,
) -> io::Result<()> {
    for (nth, line) in fault.lines().enumerate() {
        let head = if nth == 0 { head } else { rest };
        let inner = line.trim_start();
        match (inner.strip_prefix("= "), line.split_once("| ")) {
            _ if inner.len() == line.len() => {
                out.entry(head, rest.len().max(2), &with_place(line))?;
            }
            (Some(remedy), _) => {
                let head = format!("{head}{:1$}", "", line.len() - inner.len());
                out.entry(&head, head.len() + "= ".len(), &format!("= {remedy}"))?;
            }
            (None, Some((gutter, shown))) => excerpt(head, gutter, shown, out)?,
            (None, None) => {
                let head = format!("{head}{:1$}", "", line.len() - inner.len());
                out.entry(&head, head.len(), inner)?;
            }
        }
    }
    Ok(())
}

/// Writes a line of the file after its number, or the mark below it. Both are cut at the edge of a window.
fn excerpt(head: &str, gutter: &str, shown: &str, out: &mut Page<impl Write>) -> io::Result<()> {
    let taken = head.len() + gutter.len() + "| ".len();
    let room = out.window().map_or(usize::MAX, |window| window.saturating_sub(taken));
    let shown = text::fit(shown, room);
    let is_mark = gutter.trim().is_empty();
    let shown = if is_mark { TextRole::Warning.of(shown) } else { shown };
    writeln!(out, "{head}{} {shown}", TextRole::Quiet.of(format_args!("{gutter}|")))
}

/// Styles the place in a file as a title if the line begins with one.
fn with_place(line: &str) -> String {
    match line.split_once(": ") {
        Some((place, rule)) if place.contains(".toml") => {
            let warning = TextRole::Warning.of("warning:");
            let rule = rule.replacen("warning:", &warning, 1);
            format!("{} {rule}", TextRole::Title.of(format_args!("{place}:")))
        }
        _ => line.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use anstream::adapter::strip_str;

    use super::*;
    use crate::commands::page::Reader;

    const FAULT: &str = "mine.toml:36:12: \"brutal\" is not a pressure\n  \
        36 | pressure = \"brutal\" | x\n     |            ^^^^^^^^\n     \
        = write one of: light, moderate, firm\n\nmine.toml: and 3 more";

    fn written(head: &str, rest: &str, window: Option<usize>) -> String {
        let mut out = Vec::new();
        write(head, rest, FAULT, &mut Page::new(&mut out, Reader::Eye, window)).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn in_a_pipe_the_error_is_unchanged() {
        let shown = written("error: ", "", None);
        assert_eq!(strip_str(&shown).to_string(), format!("error: {FAULT}\n"));
    }

    #[test]
    fn in_a_window_words_are_wrapped_and_excerpts_are_cut() {
        let shown = written("! saving  ", "          ", Some(38));
        assert_eq!(
            strip_str(&shown).to_string(),
            "! saving  mine.toml:36:12: \"brutal\" is\n          \
             not a pressure\n            \
             36 | pressure = \"brutal\"…\n               \
             |            ^^^^^^^^\n    \
             = write one of: light, moderate,\n    firm\n\n          \
             mine.toml: and 3 more\n"
        );
    }

    #[test]
    fn places_and_warnings_stand_out() {
        let place = TextRole::Title.of("my file.toml:3:9:");
        let warning = TextRole::Warning.of("warning:");
        assert_eq!(
            with_place("my file.toml:3:9: warning: look"),
            format!("{place} {warning} look")
        );
        let file = TextRole::Title.of("mine.toml:");
        assert_eq!(with_place("mine.toml: no: such"), format!("{file} no: such"));
        for line in ["choose another: seated", "write 9:30", ""] {
            assert_eq!(with_place(line), line);
        }
    }
}
