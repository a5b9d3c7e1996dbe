//! The keys of what was done before.

use super::common::{BACK, EMERGENCY_S, HELP, LEAVE};
use super::{Action, Binding, key};
use crate::key::Key::{self, Char, Down, Left, Right, Up};

/// The keys of the calendar.
pub(super) const PAST: &[Binding] = &[
    key(&[Left], "earlier", "the previous day", Action::Less),
    key(&[Right], "later", "the next day", Action::More),
    key(&[Up, Char('k')], "", "a week earlier", Action::Up),
    key(&[Down, Char('j')], "", "a week later", Action::Down),
    key(&[Char('p')], "", "the previous day with a session", Action::Previous),
    key(&[Char('n')], "", "the next day with a session", Action::Next),
    key(&[Key::Home, Char('g')], "", "to the first day", Action::First),
    key(&[Key::End, Char('G')], "", "to the last day", Action::Last),
    BACK,
    EMERGENCY_S,
    HELP,
    LEAVE,
];
