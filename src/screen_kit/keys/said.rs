//! Keys as they are said: "n: none of these."

use crate::key::Key;
use crate::screen_kit::keys::{Action, Binding};
use crate::wording::lines::sentence;
use crate::wording::spoken::capital;

impl Binding {
    /// The key that is easiest to type and what it does, in short: "n: none of these."
    pub(crate) fn said(&self) -> String {
        self.said_as(brief(self.does))
    }

    /// The same key with other words for what it does here: "Space: untick."
    pub(crate) fn said_as(&self, does: &str) -> String {
        after_key(&self.easiest().map_or_else(String::new, spelt), does)
    }

    /// The same as a request: "Press Enter to leave."
    pub(crate) fn asked(&self) -> String {
        let key = self.easiest().map_or_else(String::new, spelt);
        sentence(&format!("Press {key} to {}", brief(self.does)))
    }

    /// All keys that do it, and everything that it does, in other words where it does something else here.
    pub(crate) fn said_whole(&self, does: &str) -> String {
        let keys = self.keys.iter().filter(|key| !self.is_twin(**key));
        let keys: Vec<String> = keys.map(|key| spelt(*key)).collect();
        // Of "back; from the first question, leave" it is known which of both it does.
        let is_back = self.action == Action::Back;
        let does = does.split_once(';').map_or(does, |(back, _)| if is_back { back } else { does });
        after_key(&keys.join(" or "), does)
    }

    /// Whether it is the capital of another key that does the same.
    fn is_twin(&self, key: Key) -> bool {
        let Key::Char(letter) = key else { return false };
        letter.is_uppercase() && self.keys.contains(&Key::Char(letter.to_ascii_lowercase()))
    }

    /// In a pipe, arrows cannot be typed, and Esc only with effort.
    fn easiest(&self) -> Option<Key> {
        let is_easy = |key: &&Key| matches!(key, Key::Char(_) | Key::Enter | Key::Backspace);
        self.keys.iter().find(is_easy).or(self.keys.first()).copied()
    }
}

/// The binding of an action.
pub(crate) fn binding_of(bindings: &'static [Binding], action: Action) -> Option<&'static Binding> {
    bindings.iter().find(|binding| binding.action == action)
}

/// What some actions are bound to, one after another: "n: no. y: yes."
pub(crate) fn said(bindings: &'static [Binding], actions: &[Action]) -> String {
    let bound = actions.iter().filter_map(|action| binding_of(bindings, *action));
    bound.map(Binding::said).collect::<Vec<_>>().join(" ")
}

/// The key of an action, with other words for what it does here.
pub(crate) fn said_as(bindings: &'static [Binding], action: Action, does: &str) -> String {
    binding_of(bindings, action).map_or_else(String::new, |binding| binding.said_as(does))
}

/// The key of an action as a request.
pub(crate) fn asked(bindings: &'static [Binding], action: Action) -> String {
    binding_of(bindings, action).map_or_else(String::new, Binding::asked)
}

/// What something does, without what it does besides.
fn brief(does: &str) -> &str {
    does.split([';', ':', '(']).next().unwrap_or_default().trim_end()
}

/// A letter stays as it is on its key; any other name begins the sentence.
fn after_key(keys: &str, does: &str) -> String {
    let is_letter = keys.chars().nth(1).is_none_or(|next| next == ' ');
    let keys = if is_letter { keys.to_owned() } else { capital(keys) };
    sentence(&format!("{keys}: {does}"))
}

/// A key as it is said: signs by their names.
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
    fn says_nothing_of_what_has_no_key() {
        assert_eq!(said(KEYS, &[Action::Begin]), "");
    }
}
