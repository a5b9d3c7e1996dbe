//! The keys before and after a session.

use super::common::{BACK, DOWN, EMERGENCY, HELP, LEAVE, STOP, UP};
use super::{Action, Binding, key};
use crate::key::Key::{Char, Enter, Esc, Left, Right};

/// The keys before a session.
pub(super) const READY: &[Binding] = &[
    STOP,
    key(&[Char(' ')], "begin", "begin", Action::Begin),
    key(&[Char('l')], "", "say that a long neck pain has been looked at", Action::LookedAt),
    UP,
    DOWN,
    key(&[Left], "", "the choice before", Action::Less),
    key(&[Right, Enter], "change", "the choice after", Action::More),
    BACK,
    EMERGENCY,
    HELP,
    LEAVE,
];

/// The keys after a session.
pub(super) const AFTER: &[Binding] =
    &[STOP, key(&[Enter, Esc], "done", "done", Action::Back), EMERGENCY, HELP, LEAVE];
