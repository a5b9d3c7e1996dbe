//! The keys of the help screen: of its list of keys and its list of sounds.

use crate::key::Key::{Char, Enter, Esc};
use crate::screen_kit::Binding;
use crate::screen_kit::keys::common::{DOWN, EMERGENCY, EMERGENCY_S, STOP, UP};
use crate::screen_kit::keys::{Action, key};

pub(crate) const BACK_FROM_HELP: Binding =
    key(&[Esc, Enter, Char('?'), Char(' ')], "back", "back", Action::Back);
pub(crate) const SOUNDS_KEY: Binding =
    key(&[Char('t')], "sounds", "hear what each sound means", Action::Sounds);
pub(crate) const PLAY: Binding =
    key(&[Char(' '), Enter], "play", "play this sound", Action::TryOut);
/// Includes `?`, because Esc cannot be typed into a pipe.
pub(crate) const BACK_TO_KEYS: Binding = key(&[Esc, Char('?')], "back", "back", Action::Back);

/// The keys of the list of keys.
pub(crate) const HELP_KEYS: &[Binding] = &[BACK_FROM_HELP, SOUNDS_KEY, EMERGENCY_S];

/// The keys of the list of keys, in a session.
pub(crate) const HELP_IN_SESSION: &[Binding] = &[STOP, BACK_FROM_HELP, SOUNDS_KEY, EMERGENCY];

/// The keys of the list of sounds.
pub(crate) const SOUNDS: &[Binding] = &[PLAY, BACK_TO_KEYS, DOWN, UP, EMERGENCY_S];

/// The keys of the list of sounds, in a session.
pub(crate) const SOUNDS_IN_SESSION: &[Binding] = &[STOP, PLAY, BACK_TO_KEYS, DOWN, UP, EMERGENCY];
