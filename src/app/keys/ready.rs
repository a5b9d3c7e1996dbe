//! The keys before a session.

use super::common::{BACK, DOWN, EMERGENCY, HELP, LEAVE, NO_GO, STOP, UP};
use super::{Action, Binding, key};
use crate::key::Key::{Char, Enter, Left, Right};

/// The keys before a session.
pub(super) const READY: &[Binding] = &[
    STOP,
    key(&[Char(' ')], "begin", "begin", Action::Begin),
    key(&[Char('l')], "", "say that a long neck pain has been looked at", Action::LookedAt),
    UP,
    DOWN,
    key(&[Left], "", "the choice before", Action::Less),
    key(&[Right], "", "the choice after", Action::More),
    key(&[Enter], "change", "the choice after; from the figure, on", Action::Choose),
    key(
        &[Char('f')],
        "shorter",
        "fit a shorter time; after the shortest, as it is written",
        Action::Fit,
    ),
    NO_GO,
    BACK,
    EMERGENCY,
    HELP,
    LEAVE,
];
