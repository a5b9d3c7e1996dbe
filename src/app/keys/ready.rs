//! The keys before a session.

use super::common::{BACK, DOWN, EMERGENCY, HELP, LEAVE, NO_GO, STOP, UP};
use super::{Action, Binding, key};
use crate::key::Key::{Char, Enter, Esc, Left, Right};

/// The keys of its steps.
pub(super) const STEPS: &[Binding] = &[
    STOP,
    key(
        &[Char('x')],
        "leave out",
        "leave it out today, every time, or no longer",
        Action::LeaveOut,
    ),
    UP,
    DOWN,
    key(&[Enter, Esc], "done", "back to the choices", Action::Back),
    EMERGENCY,
    HELP,
    LEAVE,
];

/// The keys before a session.
pub(super) const READY: &[Binding] = &[
    STOP,
    key(&[Char(' ')], "begin", "begin", Action::Begin),
    key(&[Char('i')], "", "say that a long neck pain has been looked at", Action::LookedAt),
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
    key(&[Char('b')], "", "both sides, or only one that hurts", Action::OneSide),
    key(&[Char('x')], "", "the steps: leave some out", Action::LeaveOut),
    NO_GO,
    BACK,
    EMERGENCY,
    HELP,
    LEAVE,
];
