//! `neckcare list`: the routines by goal, with their minutes.

use std::io::Write;

use super::page::Page;
use super::{Error, choose, environment};
use crate::app::Menu;
use crate::plain::{self, minutes};
use crate::run::memory;
use crate::settings::Settings;

/// Why a routine takes longer today than it is said to.
const EXPLAINED: &str =
    "At first every move is explained; each routine is shorter once you know its moves.";

pub(super) fn list(settings: &Settings, out: &mut Page<impl Write>) -> Result<u8, Error> {
    let (library, unfit) = choose::everything()?;
    let memory = memory::glance(settings, environment::clock().wall());
    if out.is_plain() {
        let mut lines = plain::list(&Menu::new(&library, settings, &memory));
        lines.pop();
        for line in &lines {
            writeln!(out, "{line}")?;
        }
        for why in &unfit {
            writeln!(out, "{why}")?;
        }
        return Ok(u8::from(!unfit.is_empty()));
    }
    let menu = Menu::new(&library, settings, &memory);
    let mut group = "";
    for item in menu.listed() {
        if group != item.group {
            let gap = if group.is_empty() { "" } else { "\n" };
            writeln!(out, "{gap}{}", item.group)?;
            group = item.group;
        }
        let (routine, total) = (&item.routine, minutes::short(item.total()));
        writeln!(out, "  {:<14} {total:>6}  {}: {}", routine.id, routine.title, routine.goal)?;
    }
    if menu.listed().iter().any(|item| item.later().is_some()) {
        writeln!(out, "\n{EXPLAINED}")?;
    }
    for why in &unfit {
        writeln!(out, "\n{why}")?;
    }
    Ok(u8::from(!unfit.is_empty()))
}
