//! All moves by their technique, one per line.

use std::io::{self, Write};

use crate::cli::TextRole;
use crate::commands::columns::{Columns, TableColumn, WHOLE};
use crate::commands::page::Page;
use crate::routine::body::Technique;
use crate::routine::catalogue::Catalogue;
use crate::routine::keyword::Keyword;
use crate::routine::movement::Move;
use crate::wording::spoken::capital;

/// The line that names the command with more detail.
const ONE: &str = "`neckcare moves NAME` describes a move in full.";

/// The indent of a move under its technique.
const INDENT: &str = "  ";

/// Returns the columns. If there is little room the zones become narrower, then the titles.
const fn columns() -> [TableColumn; 5] {
    [
        TableColumn::of_names("Move", WHOLE),
        TableColumn::new("Zones", 14),
        TableColumn::new("Side", WHOLE),
        TableColumn::new("At most", WHOLE),
        TableColumn::new("Title", 0),
    ]
}

pub(super) fn write(
    catalogue: &Catalogue,
    ascii: bool,
    out: &mut Page<impl Write>,
) -> io::Result<()> {
    if out.is_plain() {
        return write_sentences(catalogue, out);
    }
    let moves: Vec<&Move> = by_technique(catalogue).map(|(_, movement)| movement).collect();
    let columns = Columns::new(columns(), &moves, |movement| row(movement), out.window(), ascii);
    columns.write_head(out)?;
    let mut technique = None;
    for movement in moves {
        if technique.replace(movement.technique) != Some(movement.technique) {
            writeln!(out, "\n{}", TextRole::Title.of(capital(movement.technique.word())))?;
        }
        columns.write_row(&row(movement), out)?;
    }
    writeln!(out)?;
    out.paragraph(ONE)
}

/// Returns the moves with their technique, in the order in which techniques are offered.
fn by_technique(catalogue: &Catalogue) -> impl Iterator<Item = (Technique, &Move)> {
    Technique::ALL.iter().flat_map(move |&technique| {
        let of = catalogue.moves().filter(move |movement| movement.technique == technique);
        of.map(move |movement| (technique, movement))
    })
}

fn row(movement: &Move) -> [String; 5] {
    [
        format!("{INDENT}{}", movement.name),
        zones(movement),
        movement.side.word().to_owned(),
        movement.pressure.word().to_owned(),
        movement.words.title.clone(),
    ]
}

/// Lists the zones that a move works on.
pub(super) fn zones(movement: &Move) -> String {
    let zones: Vec<&str> = movement.zones.iter().map(|zone| zone.word()).collect();
    zones.join(", ")
}

/// Prints one move per line, in words.
fn write_sentences(catalogue: &Catalogue, out: &mut Page<impl Write>) -> io::Result<()> {
    for (technique, movement) in by_technique(catalogue) {
        writeln!(
            out,
            "{}: {}, {}. Zones: {}. Side: {}. Pressure: {} at most.",
            TextRole::Name.of(&movement.name),
            movement.words.title,
            technique.word(),
            zones(movement),
            movement.side.word(),
            movement.pressure.word()
        )?;
    }
    out.paragraph(ONE)
}
