//! The keys that a person can press, whatever bytes the terminal sends for them.

pub mod layouts;

use std::fmt;

/// One press of one key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Key {
    /// A printable character, as typed: `S` is not `s`.
    Char(char),
    /// Return, or Enter on the number pad.
    Enter,
    /// Escape, alone.
    Esc,
    /// The Tab key.
    Tab,
    /// Shift and Tab.
    BackTab,
    /// Backspace: deletes the character before the cursor.
    Backspace,
    /// Delete: deletes the character under the cursor.
    Delete,
    /// Arrow up.
    Up,
    /// Arrow down.
    Down,
    /// Arrow left.
    Left,
    /// Arrow right.
    Right,
    /// Home: moves to the beginning.
    Home,
    /// End: moves to the end.
    End,
    /// Page up: moves back by one screen.
    PageUp,
    /// Page down: moves forward by one screen.
    PageDown,
    /// Ctrl and a letter, always in lower case.
    Ctrl(char),
    /// Any key without a name here. It counts as a key press, because the user may be feeling for the S key.
    Unknown,
}

/// Writes the name that is printed on the key, as footers and the list of keys show it.
impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Char(' ') => "Space",
            Self::Char(letter) => return letter.fmt(f),
            Self::Ctrl(letter) => return f.pad(&format!("Ctrl-{}", letter.to_ascii_uppercase())),
            Self::Enter => "Enter",
            Self::Esc => "Esc",
            Self::Tab => "Tab",
            Self::BackTab => "Shift-Tab",
            Self::Backspace => "Backspace",
            Self::Delete => "Delete",
            Self::Up => "↑",
            Self::Down => "↓",
            Self::Left => "←",
            Self::Right => "→",
            Self::Home => "Home",
            Self::End => "End",
            Self::PageUp => "PgUp",
            Self::PageDown => "PgDn",
            Self::Unknown => "?",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Key;

    #[test]
    fn a_key_shows_the_name_printed_on_it() {
        let names = [
            (Key::Char('s'), "s"),
            (Key::Char(' '), "Space"),
            (Key::Ctrl('c'), "Ctrl-C"),
            (Key::BackTab, "Shift-Tab"),
            (Key::Left, "←"),
        ];
        for (key, name) in names {
            assert_eq!(key.to_string(), name);
        }
    }

    #[test]
    fn names_are_padded_to_the_given_width() {
        assert_eq!(format!("{:6}|", Key::Ctrl('z')), "Ctrl-Z|");
        assert_eq!(format!("{:6}|", Key::Char('s')), "s     |");
        assert_eq!(format!("{:6}|", Key::Char(' ')), "Space |");
    }
}
