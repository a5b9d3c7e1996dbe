//! The keys of the screening.

use crate::key::Key::{Char, Enter, Esc, Right};
use crate::screen_kit::Binding;
use crate::screen_kit::keys::common::{DOWN, EMERGENCY_S, ENTER, LEAVE, UP, YES};
use crate::screen_kit::keys::{Action, key};
use crate::screens::follow_up::keys::CHOOSE;

pub(crate) const TICK: Binding = key(&[Char(' '), Right], "tick", "tick or untick", Action::Tick);

/// From the first question, this goes back to the menu if there is one, and leaves otherwise.
const BACK: Binding = key(&[Esc], "back", "back; from the first question, leave", Action::Back);

/// Named in the head of the screen, and only while a guest may take over.
const GUEST: Binding =
    key(&[Char('e')], "", "use as a guest: nothing about you is saved", Action::Guest);

/// The keys of a window that is too small to ask anything.
pub(crate) const CRAMPED: &[Binding] =
    &[EMERGENCY_S, key(&[Char('q'), Esc], "leave", "leave", Action::Leave)];

/// The keys of a list of answers, each of which also has a letter of its own.
pub(crate) const LINES: &[Binding] = &[CHOOSE, UP, DOWN, GUEST, BACK, EMERGENCY_S, LEAVE];

/// The keys of the notice.
pub(crate) const NOTICE: &[Binding] = &[
    key(&[Char('y')], "accept", "accept", Action::Yes),
    key(&[Enter], "", "accept, if you press it twice", Action::Choose),
    GUEST,
    BACK,
    EMERGENCY_S,
    LEAVE,
];

const NO: Binding = key(&[Char('n')], "no", "no", Action::No);
const UNSURE: Binding =
    key(&[Char('u')], "not sure", "not sure: neckcare assumes the safer answer", Action::Unsure);

/// The keys of a yes-or-no question.
pub(crate) const YES_NO: &[Binding] = &[NO, YES, UNSURE, GUEST, BACK, EMERGENCY_S, LEAVE];

/// The keys of a question that is asked alone, instead of in a list.
pub(crate) const ONE_BY_ONE: &[Binding] =
    &[NO, YES, UNSURE, key(&[Esc], "list", "back to the list", Action::Back), EMERGENCY_S, LEAVE];

/// The keys of a list of questions.
pub(crate) const QUESTIONS: &[Binding] = &[
    key(&[Char('n')], "none", "none of these", Action::No),
    TICK,
    ENTER,
    key(&[Char('o')], "one by one", "one question at a time", Action::OneByOne),
    key(&[Char('?')], "details", "the question in more detail", Action::Long),
    UP,
    DOWN,
    GUEST,
    BACK,
    EMERGENCY_S,
    LEAVE,
];

/// The keys of places to tick.
pub(crate) const PLACES: &[Binding] = &[TICK, ENTER, UP, DOWN, BACK, EMERGENCY_S, LEAVE];

/// The keys of the page that repeats the ticks in words.
pub(crate) const CONFIRM: &[Binding] = &[
    key(&[Enter], "that's right", "yes, that's right", Action::Choose),
    key(&[Esc], "change", "back to the questions", Action::Back),
    UP,
    DOWN,
    EMERGENCY_S,
    LEAVE,
];

/// The keys of the advice about the ticks.
pub(crate) const TOLD: &[Binding] = &[ENTER, UP, DOWN, BACK, EMERGENCY_S, LEAVE];

/// The keys of the page that says what all answers mean for now.
pub(crate) const MEANING: &[Binding] =
    &[key(&[Enter], "done", "finish", Action::Choose), UP, DOWN, BACK, EMERGENCY_S, LEAVE];
