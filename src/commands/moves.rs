//! `neckcare moves`: the moves as a list, one in full, or as data for other programs.

mod json;
mod list;
mod one;

use std::io::Write;

use super::page::Page;
use super::{Error, choose};
use crate::cli::MovesArgs;
use crate::routine::catalogue::Catalogue;
use crate::routine::movement::Move;
use crate::routine::naming::fold;
use crate::settings::Settings;

pub(super) fn moves(
    asked: &MovesArgs,
    settings: &Settings,
    out: &mut Page<impl Write>,
) -> Result<u8, Error> {
    let catalogue = Catalogue::built_in()?;
    match (&asked.name, asked.json) {
        (None, false) => list::write(&catalogue, settings.ascii, out)?,
        (None, true) => json::write_all(&catalogue, out)?,
        (Some(name), false) => one::write(find(name, &catalogue)?, &catalogue, out)?,
        (Some(name), true) => json::write(find(name, &catalogue)?, &catalogue, out)?,
    }
    Ok(0)
}

fn find<'c>(name: &str, catalogue: &'c Catalogue) -> Result<&'c Move, Error> {
    catalogue.find(&fold(name)).ok_or_else(|| {
        let known: Vec<&str> = catalogue.moves().map(|known| known.name.as_str()).collect();
        Error::NoMove { name: choose::truncated(name), nearest: choose::near(name, &known) }
    })
}
