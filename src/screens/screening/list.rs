//! All questions of a kind as one list, grouped by the part of the body, and the lines of it that are in sight.

use crate::safety::SafetyText;
use crate::safety::questions::{Group, QuestionWords};
use crate::safety::screening_state::PendingQuestion;
use crate::screen_kit::scroll::InSight;

/// Columns of the widest lines that are easy to read.
const WIDEST: u16 = 96;

/// Columns of the mark before a question.
const MARK: u16 = 4;

/// Columns and rows of a window from which there is a column for the part of the body, and the longer words of the
/// chosen question stand below the list.
const USUAL: (u16, u16) = (80, 24);

/// Columns for the part of the body, in a window where every column counts and in a wide one.
const LABEL: u16 = 5;
const WIDE_LABEL: u16 = 7;

/// The questions of a kind, laid out as a list.
pub struct QuestionList<'w> {
    /// All questions, from the head downwards.
    pub all: Vec<&'w QuestionWords>,
    /// The lines that are shown.
    pub in_sight: InSight,
    /// Rows of all lines together, with the blank ones between groups.
    pub rows: u16,
    /// Whether a row is left empty between two parts of the body.
    pub airy: bool,
    /// Columns of the list.
    pub columns: u16,
    /// Columns for the part of the body; zero in a narrow window.
    pub label: u16,
    /// Rows below the list for the longer words of any question; zero if these are shown instead of the list.
    pub below: u16,
}

impl<'w> QuestionList<'w> {
    /// Lays the list out for a window, scrolled to `top`, with a line chosen.
    pub fn of(
        due: PendingQuestion,
        (top, chosen): (usize, usize),
        words: &'w SafetyText,
        window: (u16, u16),
    ) -> Self {
        let all = questions(due, words);
        let columns = columns(window);
        let label = match window {
            (width, _) if width < USUAL.0 => 0,
            (width, _) if width < columns_for(WIDE_LABEL) => LABEL,
            _ => WIDE_LABEL,
        };
        let short = columns.saturating_sub(label + MARK);
        let rows: Vec<_> = all.iter().map(|question| rows_of(&question.short, short)).collect();
        let usual = window.0 >= USUAL.0 && window.1 >= USUAL.1;
        // The longer words leave a margin on the right, where the list needs every column.
        let longest =
            all.iter().map(|question| rows_of(&question.long, columns.saturating_sub(1))).max();
        let below = longest.filter(|_| usual).unwrap_or(0);
        let rule = usize::from(usual);
        let room = rows_in(window).saturating_sub(below + rule);
        let (close, groups) =
            (rows.iter().sum::<usize>(), all.chunk_by(|one, next| one.area == next.area).count());
        let loose = close + groups.saturating_sub(1);
        let airy = usual && loose <= room;
        let in_sight = InSight::of(&rows, top, chosen, room);
        let height = as_rows(if airy { loose } else { close });
        Self { all, in_sight, rows: height, airy, columns, label, below: as_rows(below) }
    }
}

fn as_rows(rows: usize) -> u16 {
    u16::try_from(rows).unwrap_or(u16::MAX)
}

/// Returns the questions of a kind, stably sorted by the part of the body.
pub(super) fn questions(due: PendingQuestion, words: &SafetyText) -> Vec<&QuestionWords> {
    let groups: &[Group] = match due {
        PendingQuestion::Health => &[Group::Health, Group::Adjust],
        _ => &[Group::Today],
    };
    let mut all: Vec<_> = groups.iter().flat_map(|group| words.questions(*group)).collect();
    all.sort_by_key(|question| question.area);
    all
}

/// Returns the columns of a list, which begins at the left margin and ends with the window.
fn columns(window: (u16, u16)) -> u16 {
    window.0.saturating_sub(1).min(WIDEST)
}

/// Returns the width of a window in which the longest line has room next to a label.
const fn columns_for(label: u16) -> u16 {
    const LONGEST: u16 = 70;
    1 + label + MARK + LONGEST
}

/// Returns the rows between the head and the keys of a window, without those that stay empty.
fn rows_in(window: (u16, u16)) -> usize {
    const HIGHEST: u16 = 50;
    let around = match window {
        (120.., 40..) => 6,
        (60.., 16..) => 4,
        _ => 2,
    };
    window.1.min(HIGHEST).saturating_sub(around).into()
}

/// Returns the rows that words take when wrapped to a number of columns.
fn rows_of(words: &str, columns: u16) -> usize {
    let (mut rows, mut left) = (0, 0);
    let columns = usize::from(columns);
    for word in words.split_whitespace().map(|word| word.chars().count()) {
        if rows == 0 || left < word + 1 {
            rows += word.div_ceil(columns.max(1)).max(1);
            left = columns.saturating_sub(word);
        } else {
            left -= word + 1;
        }
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_counted_as_words_wrap() {
        assert_eq!(rows_of("", 10), 0);
        assert_eq!(rows_of("one two", 7), 1);
        assert_eq!(rows_of("one two", 6), 2);
        assert_eq!(rows_of("one two three four", 9), 3);
    }
}
