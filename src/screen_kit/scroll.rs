//! Scrolling: finds the lines of a list that are in sight if not all of them fit.

use std::ops::Range;

/// The rows for the signs above and below that say how much is hidden.
const SIGNS: usize = 2;

/// The smallest number of rows with room for the signs. With fewer, the lines need all of them.
const LEAST_WITH_SIGNS: usize = 4;

/// The part of a list that is in sight.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InSight {
    /// The lines that are shown.
    pub lines: Range<usize>,
    /// Whether rows are kept for the signs above and below.
    pub signs: bool,
}

impl InSight {
    /// Finds the lines that fit into `room` rows from line `top` on, scrolled no further than needed to show the
    /// `chosen` line. `rows` has the height of each line.
    pub fn of(rows: &[usize], top: usize, chosen: usize, room: usize) -> Self {
        if rows.iter().sum::<usize>() <= room {
            return Self { lines: 0..rows.len(), signs: false };
        }
        let signs = room >= LEAST_WITH_SIGNS;
        let room = if signs { room - SIGNS } else { room };
        let mut top = top.min(chosen);
        while end(rows, top, room) <= chosen {
            top += 1;
        }
        // Leave no row empty below the last line.
        while top > 0 && rows.iter().skip(top - 1).sum::<usize>() <= room {
            top -= 1;
        }
        Self { lines: top..end(rows, top, room), signs }
    }
}

/// Returns the index of the first line after those that fit whole. At least one is always shown.
fn end(rows: &[usize], top: usize, room: usize) -> usize {
    let mut left = Some(room);
    let whole = rows.iter().skip(top).take_while(|rows| {
        left = left.and_then(|left| left.checked_sub(**rows));
        left.is_some()
    });
    top + whole.count().max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(top: usize, chosen: usize, room: usize) -> Range<usize> {
        InSight::of(&[1, 2, 1, 3, 1], top, chosen, room).lines
    }

    #[test]
    fn everything_is_shown_if_it_fits() {
        let whole = InSight::of(&[1, 2, 1], 2, 0, 4);
        assert_eq!(whole, InSight { lines: 0..3, signs: false });
    }

    #[test]
    fn the_chosen_line_is_always_shown_whole() {
        assert_eq!(lines(0, 0, 5), 0..2);
        assert_eq!(lines(0, 2, 5), 1..3);
        assert_eq!(lines(0, 3, 5), 3..4);
        assert_eq!(lines(3, 1, 5), 1..3);
    }

    #[test]
    fn the_end_of_the_list_leaves_no_row_empty() {
        assert_eq!(lines(4, 4, 7), 2..5);
        assert_eq!(lines(4, 4, 3), 4..5, "no room for signs");
    }

    #[test]
    fn a_line_that_is_too_tall_is_shown_alone() {
        assert_eq!(lines(0, 3, 1), 3..4);
    }
}
