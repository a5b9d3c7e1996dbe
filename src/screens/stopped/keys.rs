//! The keys of the stop screen.

use crate::key::Key::{Char, Enter, Esc};
use crate::screen_kit::Binding;
use crate::screen_kit::keys::common::{DOWN, EMERGENCY_S, UP};
use crate::screen_kit::keys::{Action, key};

/// The keys of the question about what made the user stop. Each sign also has its own letter.
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

/// The keys if the session may continue.
pub(crate) const MAY_GO_ON: &[Binding] = &[
    key(&[Enter], "finish", "finish here", Action::Choose),
    key(&[Char('c')], "continue", "continue as offered", Action::GoOn),
    EMERGENCY_S,
    key(&[Char('q'), Esc], "leave", "leave", Action::Leave),
];
