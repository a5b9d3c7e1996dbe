//! `neckcare list`: the routines by goal, with their minutes.

use std::io::Write;

use super::page::Page;
use super::{Error, choose, memory};
use crate::app::Menu;
use crate::app::arrive::usual;
use crate::plain;
use crate::plan::Plan;
use crate::routine::duration;
use crate::settings::Settings;

pub(super) fn list(settings: &Settings, out: &mut Page<impl Write>) -> Result<u8, Error> {
    let (library, unfit) = choose::everything()?;
    if out.is_plain() {
        let known = memory::known_moves(&library, settings);
        let mut lines = plain::list(&Menu::new(&library, settings, &known));
        lines.pop();
        for line in &lines {
            writeln!(out, "{line}")?;
        }
        for why in &unfit {
            writeln!(out, "{why}")?;
        }
        return Ok(u8::from(!unfit.is_empty()));
    }
    let known = memory::known_moves(&library, settings);
    let menu = Menu::new(&library, settings, &known);
    let mut group = "";
    for item in menu.listed() {
        if group != item.group {
            let gap = if group.is_empty() { "" } else { "\n" };
            writeln!(out, "{gap}{}", item.group)?;
            group = item.group;
        }
        let routine = &item.routine;
        let plan = Plan::new(
            routine.clone(),
            library.catalogue.clone(),
            usual(routine.usual_position(), settings, known.clone()),
        );
        let total = plan.map_or_else(|_| "-".to_owned(), |plan| duration::clock(plan.total()));
        writeln!(out, "  {:<14} {total:>5}  {}: {}", routine.id, routine.title, routine.goal)?;
    }
    for why in &unfit {
        writeln!(out, "\n{why}")?;
    }
    Ok(u8::from(!unfit.is_empty()))
}
