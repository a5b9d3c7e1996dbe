//! Writes a handout as plain text that prints well: at most 80 columns.

use std::iter::repeat_n;

use unicode_width::UnicodeWidthStr;

use super::{Handout, HandoutMove, HandoutPart};

/// The most columns of a line.
const COLUMNS: usize = 80;

/// Columns of each of two lists side by side; the rest of the line is the gap between them.
const HALF: usize = 39;

/// Columns before the words of a move, for its number.
const INDENT: usize = 4;

/// A function that breaks words into lines of at most the given columns.
type Wrap<'w> = &'w dyn Fn(&str, usize) -> Vec<String>;

/// Returns the page, line by line; `wrap` breaks words into lines of at most the given columns.
pub fn lines(handout: &Handout, wrap: Wrap<'_>) -> Vec<String> {
    let mut lines = wrap(&handout.title, COLUMNS);
    let widest = lines.iter().map(|line| line.width()).max().unwrap_or_default();
    lines.push("=".repeat(widest.min(COLUMNS)));
    for part in &handout.parts {
        match part {
            HandoutPart::Heading(words) => {
                lines.push(String::new());
                lines.extend(wrap(&words.to_uppercase(), COLUMNS));
            }
            HandoutPart::Words(words) => lines.extend(wrap(words, COLUMNS)),
            HandoutPart::List(points) => lines.extend(two_columns(points, wrap)),
            HandoutPart::Moves(entries) => {
                lines.extend((1..).zip(entries).flat_map(|(number, one)| entry(number, one, wrap)));
            }
            HandoutPart::Foot(words, names) => {
                lines.push(String::new());
                lines.extend(wrap(words, COLUMNS));
                lines.extend([String::new(), gaps(names)]);
            }
        }
    }
    lines
}

/// Returns the lines of a move, after its number.
fn entry(number: usize, entry: &HandoutMove, wrap: Wrap<'_>) -> Vec<String> {
    let words = format!("{}: {}. {}", entry.title, entry.dose, entry.notes.join(" "));
    let lines = wrap(words.trim_end(), COLUMNS - INDENT);
    let marks = std::iter::once(format!("{number}.")).chain(std::iter::repeat(String::new()));
    marks.zip(lines).map(|(mark, line)| format!("{mark:<INDENT$}{line}")).collect()
}

/// Returns points in order, down the left column and then down the right.
fn two_columns(points: &[String], wrap: Wrap<'_>) -> Vec<String> {
    let split = |at: usize| {
        let (left, right) = points.split_at(at);
        (column(left, wrap), column(right, wrap))
    };
    let evenly =
        (0..=points.len()).map(split).min_by_key(|(left, right)| left.len().max(right.len()));
    let (left, right) = evenly.unwrap_or_default();
    let rows = left.len().max(right.len());
    let padded = |lines: Vec<String>| lines.into_iter().chain(std::iter::repeat(String::new()));
    let beside = padded(left).zip(padded(right)).take(rows);
    beside
        .map(|(left, right)| {
            let gap = (COLUMNS - HALF).saturating_sub(left.width());
            format!("{left}{}{right}", " ".repeat(gap)).trim_end().to_owned()
        })
        .collect()
}

fn column(points: &[String], wrap: Wrap<'_>) -> Vec<String> {
    let point = |point: &String| {
        let marks = std::iter::once("- ").chain(std::iter::repeat("  "));
        let lines = marks.zip(wrap(point, HALF - 2));
        lines.map(|(mark, line)| format!("{mark}{line}")).collect::<Vec<_>>()
    };
    points.iter().flat_map(point).collect()
}

/// Returns blanks to write on, which together fill the width.
fn gaps(names: &[&str]) -> String {
    let taken: usize = names.iter().map(|name| name.len() + ": ".len()).sum();
    let between = names.len().saturating_sub(1) * "  ".len();
    let each = COLUMNS.saturating_sub(taken + between) / names.len().max(1);
    let blank: String = repeat_n('_', each).collect();
    names.iter().map(|name| format!("{name}: {blank}")).collect::<Vec<_>>().join("  ")
}
