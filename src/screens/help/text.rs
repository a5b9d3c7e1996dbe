//! The sounds as lines of text.

use crate::model::Shared;
use crate::model::sounds::{self, SOUNDS};
use crate::wording::lines::on;

pub(crate) const KEYS: &str = "Enter: back. t: hear what each sound means.";
const SOUND_KEYS: &str = "Arrow down: the next sound. Space: play it. Question mark: back.";

/// The sounds, what each means, and the one that is chosen.
pub(crate) fn sound_lines(chosen: usize, shared: &Shared) -> Vec<String> {
    let mut lines = vec![format!("Sounds. {SOUND_KEYS}")];
    lines.extend(SOUNDS.get(chosen).map(|sound| on(sound.name)));
    lines.extend(sounds::why_silent(shared).map(|[why, _]| why.to_owned()));
    lines.extend(SOUNDS.iter().map(|sound| format!("{}: {}.", sound.name, sound.goes)));
    lines
}
