//! The keys after a session.

use crate::key::Key::{Char, Down, Enter, Esc, Left, Right, Up};
use crate::screen_kit::Binding;
use crate::screen_kit::keys::common::{EMERGENCY, ENTER, HELP, HISTORY, LEAVE, UNWELL, YES};
use crate::screen_kit::keys::{Action, key};

const DONE: Binding = key(&[Esc], "done", "finish", Action::Back);
const SKIP: Binding = key(&[Enter], "skip", "skip the question", Action::Choose);

/// The keys once all questions are answered or skipped.
pub(crate) const AFTER: &[Binding] =
    &[UNWELL, key(&[Enter, Esc], "done", "finish", Action::Back), HISTORY, EMERGENCY, HELP, LEAVE];

/// The keys of a question for a figure. Digits type it; Enter without a figure skips the question.
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

/// The keys of the yes-or-no question about new symptoms.
pub(crate) const SYMPTOM: &[Binding] =
    &[UNWELL, key(&[Char('n')], "no", "no", Action::No), YES, SKIP, DONE, EMERGENCY, HELP, LEAVE];

/// The keys of the question about how calm the user feels.
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
