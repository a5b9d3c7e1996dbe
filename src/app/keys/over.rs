//! The keys of what lies over another screen.

use super::common::{DOWN, EMERGENCY, EMERGENCY_S, LEAVE, STOP, UP};
use super::{Action, Binding, key};
use crate::key::Key::{Char, Enter, Esc};

pub(super) const BACK_FROM_HELP: Binding =
    key(&[Esc, Enter, Char('?'), Char(' ')], "back", "back", Action::Back);
pub(super) const SOUNDS_KEY: Binding =
    key(&[Char('t'), Char('T')], "sounds", "hear what each sound means", Action::Sounds);
pub(super) const PLAY: Binding =
    key(&[Char(' '), Enter], "play", "play this sound", Action::TryOut);
/// In a pipe, Esc cannot be typed.
pub(super) const BACK_TO_KEYS: Binding = key(&[Esc, Char('?')], "back", "back", Action::Back);
pub(super) const BACK_FROM_LIST: Binding =
    key(&[Esc, Enter, Char('!'), Char(' ')], "back", "back", Action::Back);

/// The keys of the keys.
pub(super) const HELP_KEYS: &[Binding] = &[BACK_FROM_HELP, SOUNDS_KEY, EMERGENCY_S];

/// The keys of the keys in a session.
pub(super) const HELP_IN_SESSION: &[Binding] = &[STOP, BACK_FROM_HELP, SOUNDS_KEY, EMERGENCY];

/// The keys of the sounds.
pub(super) const SOUNDS: &[Binding] = &[PLAY, BACK_TO_KEYS, DOWN, UP, EMERGENCY_S];

/// The keys of the sounds in a session.
pub(super) const SOUNDS_IN_SESSION: &[Binding] = &[STOP, PLAY, BACK_TO_KEYS, DOWN, UP, EMERGENCY];

/// The keys of the emergency list.
pub(super) const EMERGENCY_KEYS: &[Binding] = &[BACK_FROM_LIST, DOWN, UP, LEAVE];

/// The keys of the emergency list in a session.
pub(super) const EMERGENCY_IN_SESSION: &[Binding] = &[STOP, BACK_FROM_LIST, DOWN, UP, LEAVE];
