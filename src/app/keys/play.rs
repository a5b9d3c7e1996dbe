//! The keys of a session.

use super::common::{EMERGENCY, HELP, NO_GO, STOP};
use super::{Action, Binding, key};
use crate::key::Key::{Char, Esc, Left, Right};

pub(super) const NEXT: Binding =
    key(&[Char('n'), Right], "next", "the next step; during a hold, let go", Action::Next);
pub(super) const PREVIOUS: Binding = key(
    &[Char('p'), Left],
    "back",
    "restart this step; press again for the previous one",
    Action::Previous,
);
pub(super) const LIGHTER: Binding =
    key(&[Char('-')], "lighter", "one level lighter from here on", Action::Lighter);
pub(super) const FIRMER: Binding = key(
    &[Char('='), Char('+')],
    "",
    "one level firmer, up to the planned pressure",
    Action::Firmer,
);
pub(super) const LONGER: Binding = key(&[Char('t')], "", "ten seconds more", Action::Longer);
pub(super) const AGAIN: Binding =
    key(&[Char('r')], "repeat", "repeat the instruction", Action::Again);
pub(super) const WHERE: Binding =
    key(&[Char('w')], "", "where you are: the step, the time left, what comes next", Action::Where);
pub(super) const MUTE: Binding = key(&[Char('m')], "mute", "sound on or off", Action::Mute);
pub(super) const VOICE: Binding = key(&[Char('v')], "", "voice on or off", Action::Voice);
pub(super) const QUIT_PLAY: Binding =
    key(&[Char('q'), Esc], "", "stop, with \"just stopping\" already chosen", Action::StopQuietly);

pub(super) const PAUSE: Binding = key(&[Char(' ')], "pause", "pause", Action::Pause);
pub(super) const RESUME: Binding =
    key(&[Char(' ')], "resume", "resume, after a moment to put your hands back", Action::Resume);

/// The keys of a session; Space pauses or goes on.
const fn in_session(space: Binding) -> [Binding; 15] {
    [
        STOP, space, NEXT, PREVIOUS, LIGHTER, FIRMER, LONGER, AGAIN, WHERE, MUTE, VOICE, NO_GO,
        EMERGENCY, HELP, QUIT_PLAY,
    ]
}

/// The keys of a session.
pub(super) const PLAY: &[Binding] = &in_session(PAUSE);

/// The keys of a session that stands still.
pub(super) const PAUSED: &[Binding] = &in_session(RESUME);
