//! Key bindings that several screens share.

use crate::key::Key::{Char, Down, Enter, Esc, Up};
use crate::screen_kit::Binding;
use crate::screen_kit::keys::{Action, key};

pub(crate) const STOP: Binding = key(&[Char('s')], "stop", "stop at once", Action::Stop);
/// The S key on screens without a running session, where it asks what is wrong.
pub(crate) const UNWELL: Binding =
    key(&[Char('s')], "unwell", "you feel unwell: say what is wrong", Action::Stop);
pub(crate) const HELP: Binding =
    key(&[Char('?')], "keys", "all keys (pauses a session)", Action::Help);
pub(crate) const EMERGENCY: Binding =
    key(&[Char('!')], "", "the emergency signs (pauses a session)", Action::Emergency);
pub(crate) const EMERGENCY_S: Binding =
    key(&[Char('!'), Char('s')], "emergency", "the emergency signs", Action::Emergency);
pub(crate) const BACK: Binding = key(&[Esc], "back", "back", Action::Back);
pub(crate) const LEAVE: Binding = key(&[Char('q')], "leave", "leave", Action::Leave);
pub(crate) const UP: Binding = key(&[Up, Char('k')], "", "up one line", Action::Up);
pub(crate) const DOWN: Binding = key(&[Down, Char('j')], "", "down one line", Action::Down);
pub(crate) const YES: Binding = key(&[Char('y')], "yes", "yes", Action::Yes);
pub(crate) const NO_GO: Binding =
    key(&[Char('o')], "", "mark the places to keep your hands away from", Action::NoGo);
pub(crate) const HISTORY: Binding =
    key(&[Char('h')], "history", "what you did, day by day", Action::History);
pub(crate) const ENTER: Binding = key(&[Enter], "continue", "continue", Action::Choose);
