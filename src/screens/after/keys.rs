//! The keys after a session.

use crate::key::Key::{Char, Down, Enter, Esc, Left, Right, Up};
use crate::screen_kit::Binding;
use crate::screen_kit::keys::common::{EMERGENCY, ENTER, HELP, HISTORY, LEAVE, UNWELL, YES};
use crate::screen_kit::keys::{Action, key};

const DONE: Binding = key(&[Esc], "done", "finish", Action::Back);
const SKIP: Binding = key(&[Enter], "skip", "skip the question", Action::Choose);

/// The keys once nothing is asked any more.
pub(crate) const AFTER: &[Binding] =
    &[UNWELL, key(&[Enter, Esc], "done", "finish", Action::Back), HISTORY, EMERGENCY, HELP, LEAVE];

/// The keys of a figure; digits type it, and without one Enter skips it.
pub(crate) const FIGURE: &[Binding] = &[
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
pub(crate) const SYMPTOM: &[Binding] = &[
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
pub(crate) const CALM: &[Binding] = &[
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
