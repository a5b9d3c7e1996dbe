//! What a person can press, whatever the terminal sent for it.

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
    /// The tabulator.
    Tab,
    /// Shift and the tabulator.
    BackTab,
    /// Takes away what is before the cursor.
    Backspace,
    /// Takes away what is under the cursor.
    Delete,
    /// Arrow up.
    Up,
    /// Arrow down.
    Down,
    /// Arrow left.
    Left,
    /// Arrow right.
    Right,
    /// To the beginning.
    Home,
    /// To the end.
    End,
    /// A screen back.
    PageUp,
    /// A screen on.
    PageDown,
    /// Ctrl and a letter, which is lower case here.
    Ctrl(char),
    /// Something was pressed that has no name here. It counts: it may be a hand that looks for S.
    Unknown,
}

/// The name on the key, as footers and the list of keys show it.
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
    fn keys_are_called_what_is_printed_on_them() {
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
    fn names_keep_to_their_column() {
        assert_eq!(format!("{:6}|", Key::Ctrl('z')), "Ctrl-Z|");
        assert_eq!(format!("{:6}|", Key::Char('s')), "s     |");
        assert_eq!(format!("{:6}|", Key::Char(' ')), "Space |");
    }
}
