//! `neckcare list`: the routines by goal, with their times.

mod json;

use std::io::{self, Write};
use std::sync::Arc;

use super::page::Page;
use super::{Error, choose, environment, error_text, tell};
use crate::cli::{ListArgs, TextRole};
use crate::runtime::memory;
use crate::screens::{Menu, menu};
use crate::settings::Settings;
use crate::wording::minutes;

/// The column in which titles begin, after ids and times.
const INDENT: usize = 25;

/// The line that says why a routine takes longer at first.
const EXPLAINED: &str =
    "New moves are explained, so a routine gets shorter once you know its moves.";

/// The line that says how to start a routine by its number.
const BY_NUMBER: &str = "Start one by its number, such as `neckcare start 1 --plain`.";

pub(super) fn list(
    how: &ListArgs,
    settings: &Settings,
    out: &mut Page<impl Write>,
) -> Result<u8, Error> {
    let (library, unfit) = choose::everything()?;
    let memory = memory::read_only(settings, environment::clock().wall());
    let menu = Menu::new(&Arc::new(library), settings, &memory);
    let gap = if out.is_plain() { "" } else { "\n" };
    if how.json {
        json::write(&menu.listed(), out)?;
        for why in &unfit {
            tell(why);
        }
        return Ok(u8::from(!unfit.is_empty()));
    }
    if out.is_plain() {
        for line in &menu::text::list(&menu) {
            out.paragraph(line)?;
        }
        out.paragraph(BY_NUMBER)?;
    } else {
        in_groups(&menu, out)?;
    }
    for why in &unfit {
        write!(out, "{gap}")?;
        error_text::write("", "", &why.to_string(), out)?;
    }
    Ok(u8::from(!unfit.is_empty()))
}

/// Prints the routines under their headings.
fn in_groups(menu: &Menu, out: &mut Page<impl Write>) -> io::Result<()> {
    let mut group = "";
    for item in menu.listed() {
        if group != item.group {
            let gap = if group.is_empty() { "" } else { "\n" };
            writeln!(out, "{gap}{}", TextRole::Title.of(item.group))?;
            group = item.group;
        }
        let (routine, total) = (&item.routine, minutes::short(item.total()));
        let id = TextRole::Name.padded(&routine.id, 14);
        let head = format!("  {id} {total:>6}  ");
        out.entry(&head, INDENT, &format!("{}: {}", routine.title, routine.goal))?;
    }
    if menu.listed().iter().any(|item| item.later().is_some()) {
        writeln!(out)?;
        out.paragraph(&TextRole::Quiet.of(EXPLAINED))?;
    }
    Ok(())
}
