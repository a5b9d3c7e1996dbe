//! The keys of what is asked after a stop.

use crate::key::Key::{Backspace, Char, Down, Enter, Esc, Left, Right, Up};
use crate::screen_kit::Binding;
use crate::screen_kit::keys::common::{DOWN, EMERGENCY_S, ENTER, UP};
use crate::screen_kit::keys::{Action, key};

pub(crate) const LEAVE: Binding = key(&[Char('q')], "leave", "leave", Action::Leave);
pub(crate) const CHOOSE: Binding = key(&[Enter], "choose", "choose this answer", Action::Choose);
/// As long as nothing follows from the answers yet.
const BACK: Binding =
    key(&[Esc, Backspace], "back", "back to the question before this one", Action::Back);
const WORSE: Binding =
    key(&[Char('w'), Char('W')], "worse", "it is getting worse: see what to do now", Action::Worse);

/// The keys of lines to choose from; some have letters of their own besides.
pub(crate) const CHOICES: &[Binding] = &[CHOOSE, UP, DOWN, BACK, EMERGENCY_S, LEAVE];

/// The keys of a figure; digits type it.
pub(crate) const FIGURE: &[Binding] = &[
    ENTER,
    key(&[Left, Down], "", "one lower", Action::Less),
    key(&[Right, Up], "", "one higher", Action::More),
    BACK,
    EMERGENCY_S,
    LEAVE,
];

/// The keys while something is waited for.
pub(crate) const WAITING: &[Binding] = &[
    WORSE,
    key(&[Enter], "answer now", "answer now if it has gone", Action::Choose),
    BACK,
    EMERGENCY_S,
    LEAVE,
];

/// The keys while something is waited out.
pub(crate) const WAITING_OUT: &[Binding] = &[WORSE, BACK, EMERGENCY_S, LEAVE];
