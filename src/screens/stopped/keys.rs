//! The keys after a stop.

use crate::key::Key::{Char, Enter, Esc};
use crate::screen_kit::Binding;
use crate::screen_kit::keys::common::{DOWN, EMERGENCY_S, UP};
use crate::screen_kit::keys::{Action, key};

/// The keys of the question what made you stop; each sign has its letter besides.
pub(crate) const STOPPED: &[Binding] = &[
    key(&[Enter], "choose", "choose this answer", Action::Choose),
    UP,
    DOWN,
    key(&[Char('!')], "emergency", "the emergency signs", Action::Emergency),
    key(&[Char('q'), Esc], "leave", "leave", Action::Leave),
];

/// The keys of the advice for a sign.
pub(crate) const ADVICE: &[Binding] =
    &[EMERGENCY_S, key(&[Enter, Char('q'), Esc], "leave", "leave", Action::Leave)];

/// The keys where it may go on.
pub(crate) const MAY_GO_ON: &[Binding] = &[
    key(&[Enter], "finish", "finish here", Action::Choose),
    key(&[Char('c'), Char('C')], "continue", "continue as offered", Action::GoOn),
    EMERGENCY_S,
    key(&[Char('q'), Esc], "leave", "leave", Action::Leave),
];
