//! The keys of the questions after a stop.

use crate::key::Key::{Backspace, Char, Down, Enter, Esc, Left, Right, Up};
use crate::screen_kit::Binding;
use crate::screen_kit::keys::common::{DOWN, EMERGENCY_S, ENTER, UP};
use crate::screen_kit::keys::{Action, key};

pub(crate) const LEAVE: Binding = key(&[Char('q')], "leave", "leave", Action::Leave);
pub(crate) const CHOOSE: Binding = key(&[Enter], "choose", "choose this answer", Action::Choose);
/// Works as long as nothing follows from the answers yet.
const BACK: Binding =
    key(&[Esc, Backspace], "back", "back to the question before this one", Action::Back);
const WORSE: Binding =
    key(&[Char('w')], "worse", "it is getting worse: see what to do now", Action::Worse);

/// The keys of a list of answers, some of which also have letters of their own.
pub(crate) const CHOICES: &[Binding] = &[CHOOSE, UP, DOWN, BACK, EMERGENCY_S, LEAVE];

/// The keys of a question for a figure, which digits type.
pub(crate) const FIGURE: &[Binding] = &[
    ENTER,
    key(&[Left, Down], "", "one lower", Action::Less),
    key(&[Right, Up], "", "one higher", Action::More),
    BACK,
    EMERGENCY_S,
    LEAVE,
];

/// The keys during a wait that may be answered before its end.
pub(crate) const WAITING: &[Binding] = &[
    WORSE,
    key(&[Enter], "answer now", "answer now if it has gone", Action::Choose),
    BACK,
    EMERGENCY_S,
    LEAVE,
];

/// The keys during a wait that lasts to its end.
pub(crate) const WAITING_OUT: &[Binding] = &[WORSE, BACK, EMERGENCY_S, LEAVE];
