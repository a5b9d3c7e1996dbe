//! What makes noise: for now the terminal's bell, sparingly.

use crate::plan::{Cue, CueKind};

/// The bell, as a byte for the terminal.
pub const BELL: u8 = 0x07;

/// Whether a cue rings the bell: where a person with closed eyes must know that something changes.
pub const fn rings(cue: &Cue) -> bool {
    matches!(
        cue.kind,
        CueKind::Start
            | CueKind::Switch
            | CueKind::Hold
            | CueKind::Release
            | CueKind::Check
            | CueKind::End
    )
}
