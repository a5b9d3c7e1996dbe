//! The keys of what is asked after a stop.

use super::common::{DOWN, EMERGENCY_S, ENTER, UP};
use super::{Action, Binding, key};
use crate::key::Key::{Char, Down, Enter, Esc, Left, Right, Up};

pub(super) const LEAVE: Binding = key(&[Char('q'), Esc], "leave", "leave", Action::Leave);
pub(super) const CHOOSE: Binding = key(&[Enter], "choose", "choose the line", Action::Choose);
const WORSE: Binding =
    key(&[Char('w'), Char('W')], "worse", "it gets worse: what to do now", Action::Worse);

/// The keys of lines to choose from; some have letters of their own besides.
pub(super) const CHOICES: &[Binding] = &[CHOOSE, UP, DOWN, EMERGENCY_S, LEAVE];

/// The keys of a figure; digits type it.
pub(super) const FIGURE: &[Binding] = &[
    ENTER,
    key(&[Left, Down], "", "one less", Action::Less),
    key(&[Right, Up], "", "one more", Action::More),
    EMERGENCY_S,
    key(&[Char('q')], "leave", "leave", Action::Leave),
    key(&[Esc], "", "back; after a stop, leave", Action::Back),
];

/// The keys while something is waited for.
pub(super) const WAITING: &[Binding] = &[
    WORSE,
    key(&[Enter], "answer now", "answer now, if it has gone", Action::Choose),
    EMERGENCY_S,
    LEAVE,
];

/// The keys while something is waited out.
pub(super) const WAITING_OUT: &[Binding] = &[WORSE, EMERGENCY_S, LEAVE];
