//! The keys of the list of routines.

use crate::key::Key::{self, Char, Down, Enter, Esc, Right, Up};
use crate::screen_kit::Binding;
use crate::screen_kit::keys::common::{DOWN, EMERGENCY_S, HELP, HISTORY, LEAVE, UP};
use crate::screen_kit::keys::{Action, key};

const FIRST: Binding = key(&[Key::Home, Char('g')], "", "to the first line", Action::First);
const LAST: Binding = key(&[Key::End, Char('G')], "", "to the last line", Action::Last);
const NARROW: Binding =
    key(&[Char('/')], "filter", "type part of a name to narrow the list", Action::Filter);
const FAVOURITE: Binding =
    key(&[Char('*')], "favourite", "mark or unmark this routine as a favourite", Action::Favourite);
const ABOUT: Binding =
    key(&[Char('a')], "about", "what massage can do, and what the evidence says", Action::About);
const BODY: Binding = key(&[Char('b')], "body", "show the body: where is it tight?", Action::Body);
const ALL: Binding = key(&[Esc], "list all", "list everything again", Action::Back);

const fn in_list(enter: Binding) -> [Binding; 13] {
    let leave = key(&[Char('q'), Esc], "leave", "leave", Action::Leave);
    [
        enter,
        UP,
        DOWN,
        FIRST,
        LAST,
        NARROW,
        BODY,
        EMERGENCY_S,
        HELP,
        FAVOURITE,
        HISTORY,
        ABOUT,
        leave,
    ]
}

/// The keys of the list of routines.
pub(crate) const MENU: &[Binding] =
    &in_list(key(&[Enter, Right], "choose", "choose this routine", Action::Choose));

/// The keys of the list when a file that cannot be followed is chosen.
pub(crate) const ON_FAULT: &[Binding] =
    &in_list(key(&[Enter, Right], "read", "read what is wrong with the file", Action::Choose));

/// The keys of the list while a filter narrows it.
pub(crate) const NARROWED: &[Binding] = &[
    key(&[Enter, Right], "choose", "choose this line", Action::Choose),
    ALL,
    UP,
    DOWN,
    FIRST,
    LAST,
    NARROW,
    BODY,
    EMERGENCY_S,
    HELP,
    FAVOURITE,
    HISTORY,
    ABOUT,
    LEAVE,
];

/// The keys of the page that says what is wrong with a file.
pub(crate) const FAULT: &[Binding] =
    &[key(&[Esc, Enter], "back", "back to the list", Action::Back), EMERGENCY_S, HELP, LEAVE];

/// The keys of the filter's text field; every other key types text.
pub(crate) const FILTER: &[Binding] = &[
    key(&[Enter], "choose", "keep what is listed", Action::Choose),
    key(&[Up], "", "up one line", Action::Up),
    key(&[Down], "", "down one line", Action::Down),
    key(&[Esc], "clear", "list everything again", Action::Back),
];
