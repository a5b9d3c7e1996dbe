//! The user's files that cannot be followed, as lines of text: in the list, and with what is wrong.

use crate::routine::library::Fault;
use crate::screen_kit::Action;
use crate::screen_kit::keys::said::said_as;
use crate::screens::Menu;
use crate::screens::menu::keys::FAULT;
use crate::wording::lines::sentence;

/// The heading above the files that cannot be followed.
pub(crate) const HEADING: &str = "Yours · with problems";

/// Names the key that leads back.
pub(crate) fn back() -> String {
    said_as(FAULT, Action::Back, "back")
}

/// Returns the lines of the list, with numbers that continue those of the routines.
pub(crate) fn list(menu: &Menu) -> Vec<String> {
    let faults = menu.faults();
    let heading = (!faults.is_empty()).then(|| format!("{HEADING}:"));
    let numbered = (menu.listed().len() + 1..).zip(faults);
    let line =
        |(number, fault): (usize, &Fault)| format!("{number}: {}, {}.", fault.name, fault.first);
    heading.into_iter().chain(numbered.map(line)).collect()
}

/// Says what is wrong with the file being read, how to fix it, and which command says more.
pub(crate) fn lines(menu: &Menu) -> Vec<String> {
    let Some(fault) = menu.shown_fault() else { return Vec::new() };
    let first = sentence(&format!("{}: {}", fault.name, fault.first));
    let lines = [first, fault.remedy.clone(), more(fault), back()];
    lines.into_iter().filter(|line| !line.is_empty()).collect()
}

/// Says how many more problems there are, and which command lists them all; empty if no command does.
pub(crate) fn more(fault: &Fault) -> String {
    let Some(command) = &fault.command else { return String::new() };
    match fault.more {
        0 => format!("Once you have fixed it, run `{command}` to check it again."),
        1 => format!("There is one more problem; `{command}` lists both."),
        more => format!("There are {more} more problems; `{command}` lists them all."),
    }
}
