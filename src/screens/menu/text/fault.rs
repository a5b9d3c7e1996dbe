//! A file of the user's that cannot be followed: its line in the list, and what is wrong with it.

use crate::routine::library::Fault;
use crate::screen_kit::Action;
use crate::screen_kit::keys::said::said_as;
use crate::screens::Menu;
use crate::screens::menu::keys::FAULT;
use crate::wording::lines::sentence;

/// Above the files that cannot be followed.
pub(crate) const HEADING: &str = "Yours · with problems";

/// The key that leads back.
pub(crate) fn back() -> String {
    said_as(FAULT, Action::Back, "back")
}

/// The lines of the list, numbered on from the routines.
pub(crate) fn list(menu: &Menu) -> Vec<String> {
    let faults = menu.faults();
    let heading = (!faults.is_empty()).then(|| format!("{HEADING}:"));
    let numbered = (menu.listed().len() + 1..).zip(faults);
    let line =
        |(number, fault): (usize, &Fault)| format!("{number}: {}, {}.", fault.name, fault.first);
    heading.into_iter().chain(numbered.map(line)).collect()
}

/// What is wrong with the one that is read, what to do, and what tells more.
pub(crate) fn lines(menu: &Menu) -> Vec<String> {
    let Some(fault) = menu.read() else { return Vec::new() };
    let first = sentence(&format!("{}: {}", fault.name, fault.first));
    let lines = [first, fault.remedy.clone(), more(fault), back()];
    lines.into_iter().filter(|line| !line.is_empty()).collect()
}

/// What tells everything, and how much more that is; empty where nothing does.
pub(crate) fn more(fault: &Fault) -> String {
    let Some(command) = &fault.command else { return String::new() };
    match fault.more {
        0 => format!("Once you have fixed it, run `{command}` to check it again."),
        1 => format!("There is one more problem; `{command}` lists both."),
        more => format!("There are {more} more problems; `{command}` lists them all."),
    }
}
