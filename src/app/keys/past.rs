//! The keys of what was done before.

use super::common::{BACK, EMERGENCY_S, HELP, LEAVE};
use super::{Action, Binding, key};
use crate::key::Key::{self, Char, Down, Left, Right, Up};

/// The keys of the calendar.
pub(super) const PAST: &[Binding] = &[
    key(&[Left], "earlier", "the day before", Action::Less),
    key(&[Right], "later", "the day after", Action::More),
    key(&[Up, Char('k')], "", "a week before", Action::Up),
    key(&[Down, Char('j')], "", "a week after", Action::Down),
    key(&[Char('p')], "", "the last day before on which something was done", Action::Previous),
    key(&[Char('n')], "", "the next day on which something was done", Action::Next),
    key(&[Key::Home, Char('g')], "", "to the first day", Action::First),
    key(&[Key::End, Char('G')], "", "to the last day", Action::Last),
    BACK,
    EMERGENCY_S,
    HELP,
    LEAVE,
];
