//! The keys after a session.

use super::common::{EMERGENCY, ENTER, HELP, HISTORY, LEAVE, UNWELL, YES};
use super::{Action, Binding, key};
use crate::key::Key::{Char, Down, Enter, Esc, Left, Right, Up};

const DONE: Binding = key(&[Esc], "done", "finish", Action::Back);
const SKIP: Binding = key(&[Enter], "skip", "skip the question", Action::Choose);

/// The keys once nothing is asked any more.
pub(super) const AFTER: &[Binding] =
    &[UNWELL, key(&[Enter, Esc], "done", "finish", Action::Back), HISTORY, EMERGENCY, HELP, LEAVE];

/// The keys of a figure; digits type it, and without one Enter skips it.
pub(super) const FIGURE: &[Binding] = &[
    UNWELL,
    ENTER,
    key(&[Left, Down], "", "one lower", Action::Less),
    key(&[Right, Up], "", "one higher", Action::More),
    DONE,
    EMERGENCY,
    HELP,
    LEAVE,
];

/// The keys of a question with yes and no.
pub(super) const SYMPTOM: &[Binding] = &[
    UNWELL,
    key(&[Char('n'), Char('N')], "no", "no", Action::No),
    YES,
    SKIP,
    DONE,
    EMERGENCY,
    HELP,
    LEAVE,
];

/// The keys of how calm it feels.
pub(super) const CALM: &[Binding] = &[
    UNWELL,
    key(&[Char('+'), Char('='), Right, Up], "calmer", "calmer", Action::Calmer),
    key(&[Char('0')], "the same", "as calm as before", Action::AsCalm),
    key(&[Char('-'), Left, Down], "less calm", "less calm", Action::LessCalm),
    SKIP,
    DONE,
    EMERGENCY,
    HELP,
    LEAVE,
];
