//! The keys of the ready screen.

use crate::key::Key::{Char, Enter, Esc, Left, Right};
use crate::screen_kit::Binding;
use crate::screen_kit::keys::common::{BACK, DOWN, EMERGENCY, HELP, LEAVE, NO_GO, UNWELL, UP};
use crate::screen_kit::keys::{Action, key};

/// The keys of the list of steps.
pub(crate) const STEPS: &[Binding] = &[
    UNWELL,
    key(
        &[Char('x')],
        "skip",
        "skip this step today; press again to skip it always, and again to keep it",
        Action::LeaveOut,
    ),
    UP,
    DOWN,
    key(&[Enter, Esc], "done", "back to the options", Action::Back),
    EMERGENCY,
    HELP,
    LEAVE,
];

/// The keys of the ready screen.
pub(crate) const READY: &[Binding] = &[
    UNWELL,
    key(&[Char(' ')], "start", "start", Action::Begin),
    key(
        &[Char('i')],
        "checked",
        "say that a professional has checked your long-lasting neck pain",
        Action::NeckChecked,
    ),
    key(&[Right], "change", "the next value of this option", Action::More),
    key(&[Left], "", "the previous value of this option", Action::Less),
    key(
        &[Char('f')],
        "shorter",
        "a shorter time; after the shortest, full length again",
        Action::ShorterTime,
    ),
    key(&[Char('x')], "skip", "choose steps to skip", Action::LeaveOut),
    key(&[Char('b')], "sides", "both sides, or only one", Action::OneSide),
    HELP,
    key(&[Char('t')], "try sound", "hear how you will be guided", Action::TryOut),
    key(&[Enter], "", "to the next option", Action::Choose),
    UP,
    DOWN,
    NO_GO,
    BACK,
    EMERGENCY,
    LEAVE,
];
