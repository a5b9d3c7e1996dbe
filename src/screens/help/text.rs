//! The sounds as lines of text.

use super::keys::{HELP_KEYS, SOUNDS as SOUNDS_KEYS};
use crate::screen_kit::keys::said::{said, said_as};
use crate::screen_kit::sounds::SOUNDS;
use crate::screen_kit::{Action, Shared, sounds};
use crate::wording::lines::on;

/// The keys of the list of keys.
pub(crate) fn keys() -> String {
    said(HELP_KEYS, &[Action::Back, Action::Sounds])
}

/// The keys of the list of sounds.
fn sound_keys() -> String {
    let next = said_as(SOUNDS_KEYS, Action::Down, "the next sound");
    format!("{next} {}", said(SOUNDS_KEYS, &[Action::TryOut, Action::Back]))
}

/// The sounds, what each means, and the one that is chosen.
pub(crate) fn sound_lines(chosen: usize, shared: &Shared) -> Vec<String> {
    let mut lines = vec![format!("Sounds. {}", sound_keys())];
    lines.extend(SOUNDS.get(chosen).map(|sound| on(sound.name)));
    lines.extend(sounds::why_silent(shared).map(|[why, _]| why.to_owned()));
    lines.extend(SOUNDS.iter().map(|sound| format!("{}: {}.", sound.name, sound.goes)));
    lines
}
