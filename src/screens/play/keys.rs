//! The keys of a session.

use crate::key::Key::{Char, Esc, Left, Right};
use crate::screen_kit::Binding;
use crate::screen_kit::keys::common::{EMERGENCY, HELP, NO_GO, STOP};
use crate::screen_kit::keys::{Action, key};

pub(crate) const NEXT: Binding =
    key(&[Char('n'), Right], "next", "the next step; during a hold, let go", Action::Next);
pub(crate) const PREVIOUS: Binding = key(
    &[Char('p'), Left],
    "back",
    "restart this step; press again for the previous one",
    Action::Previous,
);
pub(crate) const LIGHTER: Binding =
    key(&[Char('-')], "lighter", "one level lighter from here on", Action::Lighter);
pub(crate) const FIRMER: Binding = key(
    &[Char('='), Char('+')],
    "",
    "one level firmer, up to the planned pressure",
    Action::Firmer,
);
pub(crate) const LONGER: Binding = key(&[Char('t')], "", "ten seconds more", Action::Longer);
pub(crate) const AGAIN: Binding =
    key(&[Char('r')], "repeat", "repeat the instruction", Action::Again);
pub(crate) const WHERE: Binding = key(
    &[Char('w')],
    "",
    "where you are: the step, the time left, what comes next",
    Action::WhereAmI,
);
pub(crate) const MUTE: Binding = key(&[Char('m')], "mute", "sound on or off", Action::Mute);
pub(crate) const VOICE: Binding = key(&[Char('v')], "", "voice on or off", Action::Voice);
pub(crate) const QUIT_PLAY: Binding =
    key(&[Char('q'), Esc], "", "stop, with \"just stopping\" already chosen", Action::StopQuietly);

pub(crate) const PAUSE: Binding = key(&[Char(' ')], "pause", "pause", Action::Pause);
pub(crate) const RESUME: Binding =
    key(&[Char(' ')], "resume", "resume, after a moment to put your hands back", Action::Resume);

/// Lists the keys of a session, in which Space pauses or resumes.
const fn in_session(space: Binding) -> [Binding; 15] {
    [
        STOP, space, NEXT, PREVIOUS, LIGHTER, FIRMER, LONGER, AGAIN, WHERE, MUTE, VOICE, NO_GO,
        EMERGENCY, HELP, QUIT_PLAY,
    ]
}

/// The keys of a session.
pub(crate) const PLAY: &[Binding] = &in_session(PAUSE);

/// The keys of a paused session.
pub(crate) const PAUSED: &[Binding] = &in_session(RESUME);
