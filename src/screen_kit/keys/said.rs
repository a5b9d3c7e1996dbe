//! Puts key bindings into spoken words, such as "n: none of these."

use crate::key::Key;
use crate::screen_kit::keys::{Action, Binding};
use crate::wording::lines::sentence;
use crate::wording::spoken::capital;

impl Binding {
    /// Names the key that is easiest to type and what it does, in short: "n: none of these."
    pub(crate) fn said(&self) -> String {
        self.said_as(brief(self.does))
    }

    /// Names the same key, with other words for what it does here: "Space: untick."
    pub(crate) fn said_as(&self, does: &str) -> String {
        after_key(&self.easiest().map_or_else(String::new, spelt), does)
    }

    /// Makes a request of the same key: "Press Enter to leave."
    pub(crate) fn asked(&self) -> String {
        let key = self.easiest().map_or_else(String::new, spelt);
        sentence(&format!("Press {key} to {}", brief(self.does)))
    }

    /// Names all keys of the binding, and everything that they do here, which `does` describes.
    pub(crate) fn said_whole(&self, does: &str) -> String {
        let keys: Vec<String> = self.keys.iter().map(|key| spelt(*key)).collect();
        // The action tells which part of "back; from the first question, leave" applies here.
        let is_back = self.action == Action::Back;
        let does = does.split_once(';').map_or(does, |(back, _)| if is_back { back } else { does });
        after_key(&keys.join(" or "), does)
    }

    /// Returns the key that is easiest to type. In a pipe, arrows cannot be typed, and Esc only with effort.
    fn easiest(&self) -> Option<Key> {
        let is_easy = |key: &&Key| matches!(key, Key::Char(_) | Key::Enter | Key::Backspace);
        self.keys.iter().find(is_easy).or(self.keys.first()).copied()
    }
}

/// Finds the binding of an action.
pub(crate) fn binding_of(bindings: &'static [Binding], action: Action) -> Option<&'static Binding> {
    bindings.iter().find(|binding| binding.action == action)
}

/// Names the keys of some actions, one after another: "n: no. y: yes."
pub(crate) fn said(bindings: &'static [Binding], actions: &[Action]) -> String {
    let bound = actions.iter().filter_map(|action| binding_of(bindings, *action));
    bound.map(Binding::said).collect::<Vec<_>>().join(" ")
}

/// Names the key of an action, with other words for what it does here.
pub(crate) fn said_as(bindings: &'static [Binding], action: Action, does: &str) -> String {
    binding_of(bindings, action).map_or_else(String::new, |binding| binding.said_as(does))
}

/// Makes a request of the key of an action.
pub(crate) fn asked(bindings: &'static [Binding], action: Action) -> String {
    binding_of(bindings, action).map_or_else(String::new, Binding::asked)
}

/// Shortens a description to its main part, which ends at the first semicolon, colon or bracket.
fn brief(does: &str) -> &str {
    does.split([';', ':', '(']).next().unwrap_or_default().trim_end()
}

/// Makes a sentence of keys and what they do. A letter keeps its case; the name of any other key gets a capital.
fn after_key(keys: &str, does: &str) -> String {
    let is_letter = keys.chars().nth(1).is_none_or(|next| next == ' ');
    let keys = if is_letter { keys.to_owned() } else { capital(keys) };
    sentence(&format!("{keys}: {does}"))
}

/// Returns a key as it is spoken, with signs by their names.
fn spelt(key: Key) -> String {
    let name = match key {
        Key::Char('!') => "exclamation mark",
        Key::Char('*') => "asterisk",
        Key::Char('?') => "question mark",
        Key::Char('-') => "minus",
        Key::Char('+') => "plus",
        Key::Char('=') => "equals",
        Key::Char('/') => "slash",
        Key::Up => "arrow up",
        Key::Down => "arrow down",
        Key::Left => "arrow left",
        Key::Right => "arrow right",
        key => return key.to_string(),
    };
    name.to_owned()
}

#[cfg(test)]
mod tests {
    use crate::key::Key::{Char, Enter, Esc, Right};
    use crate::screen_kit::keys::key;
    use crate::screen_kit::keys::said::{Action, Binding, asked, said, said_as};

    const KEYS: &[Binding] = &[
        key(&[Right, Char('n')], "", "the next topic", Action::More),
        key(&[Esc, Enter], "leave", "leave; from help, go back", Action::Back),
        key(&[Char('?')], "", "all keys (pauses a session)", Action::Help),
    ];

    #[test]
    fn names_the_key_that_is_easiest_to_type() {
        assert_eq!(said(KEYS, &[Action::Help]), "Question mark: all keys.");
        assert_eq!(said(KEYS, &[Action::More, Action::Back]), "n: the next topic. Enter: leave.");
        assert_eq!(said_as(KEYS, Action::Back, "out of here"), "Enter: out of here.");
        assert_eq!(asked(KEYS, Action::Back), "Press Enter to leave.");
    }

    #[test]
    fn an_action_without_a_key_gives_no_words() {
        assert_eq!(said(KEYS, &[Action::Begin]), "");
    }
}
