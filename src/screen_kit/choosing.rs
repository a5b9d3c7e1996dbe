//! Input that several screens share: choosing a line, ticking it, and giving a rating from 0 to 10.

use crate::history::Rating;
use crate::key::Key;
use crate::screen_kit::keys::Action;

/// Returns the line to which a movement takes the cursor.
pub(crate) fn moved(cursor: usize, lines: usize, movement: Option<Action>) -> usize {
    match movement {
        Some(Action::Up) => cursor.saturating_sub(1),
        Some(Action::Down) => (cursor + 1).min(lines.saturating_sub(1)),
        _ => cursor,
    }
}

/// Adds a thing to a list, or removes it if it is there, as a tick does.
pub(crate) fn toggle<T: PartialEq>(list: &mut Vec<T>, thing: T) {
    match list.iter().position(|other| *other == thing) {
        Some(at) => drop(list.remove(at)),
        None => list.push(thing),
    }
}

/// Returns the index of the line that a digit names: `1` is the first.
pub(crate) fn numbered(key: Key) -> Option<usize> {
    let Key::Char(digit @ '1'..='9') = key else { return None };
    usize::try_from(digit.to_digit(10)?).ok()?.checked_sub(1)
}

/// Returns the rating after a digit was typed: `1` `0` is ten, and every other digit replaces what was typed before.
pub(crate) fn typed(before: Option<Rating>, digit: char) -> Option<Rating> {
    let digit = digit.to_digit(10).and_then(|digit| u8::try_from(digit).ok());
    match (before.map(Rating::get), digit) {
        (Some(1), Some(0)) => Rating::new(10),
        (_, Some(digit)) => Rating::new(digit),
        (_, None) => before,
    }
}

/// Returns the rating after an arrow: one more or one less, or the middle if there was none.
pub(crate) fn nudged(before: Option<Rating>, movement: Option<Action>) -> Option<Rating> {
    const MIDDLE: u8 = 5;
    let from = before.map(Rating::get);
    let to = match movement {
        Some(Action::Less) => from.map_or(MIDDLE, |figure| figure.saturating_sub(1)),
        Some(Action::More) => from.map_or(MIDDLE, |figure| (figure + 1).min(10)),
        _ => return before,
    };
    Rating::new(to)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typing_1_then_0_gives_10() {
        let type_all = |digits: &str| digits.chars().fold(None, typed).map(Rating::get);
        assert_eq!(type_all("10"), Some(10));
        assert_eq!(type_all("7"), Some(7));
        assert_eq!(type_all("73"), Some(3));
        assert_eq!(type_all("100"), Some(0));
        assert_eq!(type_all("4x"), Some(4));
    }

    #[test]
    fn arrows_stay_between_0_and_10() {
        let nudge = |from, action| nudged(Rating::new(from), Some(action)).map(Rating::get);
        assert_eq!(nudge(0, Action::Less), Some(0));
        assert_eq!(nudge(10, Action::More), Some(10));
        assert_eq!(nudge(4, Action::More), Some(5));
        assert_eq!(nudged(None, Some(Action::Less)).map(Rating::get), Some(5));
    }
}
