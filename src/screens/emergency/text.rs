//! The emergency list as lines of text.

use super::keys::EMERGENCY_KEYS;
use crate::safety::SafetyText;
use crate::screen_kit::Action;
use crate::screen_kit::keys::said::said;

/// Returns the emergency list as lines. The first, whom to call, also names the key that leads back.
pub(crate) fn screen(words: &SafetyText) -> Vec<String> {
    let mut lines = emergency(words);
    if let Some(first) = lines.first_mut() {
        *first = format!("{first} {}", said(EMERGENCY_KEYS, &[Action::Back]));
    }
    lines
}

/// Returns the emergency list as lines, starting with whom to call.
pub fn emergency(words: &SafetyText) -> Vec<String> {
    let list = &words.emergency;
    let mut lines = vec![list.call.clone(), format!("{}:", list.title)];
    lines.extend(list.signs.iter().map(|sign| format!("{sign}.")));
    lines.extend(list.meanwhile.iter().cloned());
    lines.push(list.after.clone());
    lines
}
