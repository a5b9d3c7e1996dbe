//! The keys of the history screen.

use crate::key::Key::{self, Char, Down, Enter, Esc, Left, Right, Up};
use crate::screen_kit::Binding;
use crate::screen_kit::keys::common::{EMERGENCY_S, HELP, LEAVE};
use crate::screen_kit::keys::{Action, key};

/// The keys of the calendar.
pub(crate) const HISTORY: &[Binding] = &[
    key(&[Left], "earlier", "a week earlier", Action::Less),
    key(&[Right], "later", "a week later", Action::More),
    key(&[Up, Char('k')], "", "the previous day", Action::Up),
    key(&[Down, Char('j')], "", "the next day", Action::Down),
    key(&[Char('p')], "", "the previous day with a session", Action::Previous),
    key(&[Char('n')], "", "the next day with a session", Action::Next),
    key(&[Key::Home, Char('g')], "", "to the first day", Action::First),
    key(&[Key::End, Char('G')], "", "to the last day", Action::Last),
    key(&[Esc, Enter], "back", "back", Action::Back),
    EMERGENCY_S,
    HELP,
    LEAVE,
];
