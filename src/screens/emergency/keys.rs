//! The keys of the emergency list.

use crate::key::Key::{Char, Enter, Esc};
use crate::screen_kit::Binding;
use crate::screen_kit::keys::common::{DOWN, LEAVE, STOP, UP};
use crate::screen_kit::keys::{Action, key};

pub(crate) const BACK_FROM_LIST: Binding =
    key(&[Esc, Enter, Char('!'), Char(' ')], "back", "back", Action::Back);

/// The keys of the emergency list.
pub(crate) const EMERGENCY_KEYS: &[Binding] = &[BACK_FROM_LIST, DOWN, UP, LEAVE];

/// The keys of the emergency list in a session.
pub(crate) const EMERGENCY_IN_SESSION: &[Binding] = &[STOP, BACK_FROM_LIST, DOWN, UP, LEAVE];
