//! The help screen as lines of text.

use super::keys::{HELP_KEYS, SOUNDS as SOUNDS_KEYS};
use crate::screen_kit::keys::said::{said, said_as};
use crate::screen_kit::sounds::SOUNDS;
use crate::screen_kit::{Action, Shared, sounds};
use crate::wording::lines::chosen_line;

/// Names the keys of the list of keys.
pub(crate) fn keys() -> String {
    said(HELP_KEYS, &[Action::Back, Action::Sounds])
}

/// Names the keys of the list of sounds.
fn sound_keys() -> String {
    let next = said_as(SOUNDS_KEYS, Action::Down, "the next sound");
    format!("{next} {}", said(SOUNDS_KEYS, &[Action::TryOut, Action::Back]))
}

/// Returns the list of sounds as lines: its keys, the chosen sound, why nothing is heard if that is so, and every sound
/// with its description.
pub(crate) fn sound_lines(chosen: usize, shared: &Shared) -> Vec<String> {
    let mut lines = vec![format!("Sounds. {}", sound_keys())];
    lines.extend(SOUNDS.get(chosen).map(|sound| chosen_line(sound.name)));
    lines.extend(sounds::why_silent(shared).map(|[why, _]| why.to_owned()));
    lines.extend(SOUNDS.iter().map(|sound| format!("{}: {}.", sound.name, sound.description)));
    lines
}
