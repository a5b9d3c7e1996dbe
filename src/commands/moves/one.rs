//! Everything that the catalogue says about one move.

use std::io::{self, Write};

use super::list::zones;
use crate::cli::TextRole;
use crate::commands::page::Page;
use crate::routine::body::Position;
use crate::routine::catalogue::Catalogue;
use crate::routine::keyword::Keyword;
use crate::routine::movement::{Differences, Move, MoveText, Variant};
use crate::wording::dose::pressure;

/// The width of lines.
const COLUMNS: usize = 80;

/// The indent of lines after a name.
const INDENT: usize = 16;

pub(super) fn write(
    movement: &Move,
    catalogue: &Catalogue,
    out: &mut Page<impl Write>,
) -> io::Result<()> {
    let head = out.named(&movement.words.title, &movement.name);
    writeln!(out, "{head}\n")?;
    for (name, value) in [
        ("technique", movement.technique.word()),
        ("zones", &zones(movement)),
        ("motion", movement.motion.word()),
        ("hand", movement.hand.word()),
        ("touch", movement.touch.word()),
        ("tool", movement.tool.word()),
        ("side", movement.side.word()),
        ("pressure", &pressure(movement.pressure)),
        ("positions", &positions(movement)),
    ] {
        entry(name, value, out)?;
    }
    words(&movement.words, out)?;
    for &zone in &movement.zones {
        let Some(words) = catalogue.zone(zone) else { continue };
        writeln!(out)?;
        entry(zone.word(), &words.find, out)?;
        entry("", &words.caution, out)?;
        entry("", &words.no_go, out)?;
    }
    for (position, variant) in &movement.variants {
        if let Variant::Differs(differences) = variant {
            writeln!(out, "\n{}", TextRole::Title.of(heading(*position)))?;
            differing(differences, out)?;
        }
    }
    sources(&movement.words.sources, catalogue, out)
}

/// Lists the positions in which a move can be done.
fn positions(movement: &Move) -> String {
    let done = Position::ALL.iter().filter(|position| movement.in_position(**position).is_some());
    done.map(|position| position.word()).collect::<Vec<_>>().join(", ")
}

fn heading(position: Position) -> String {
    format!("When {}:", position.word())
}

/// Prints the words of a move, or those that differ in a position.
fn words(words: &MoveText, out: &mut Page<impl Write>) -> io::Result<()> {
    entry("path", &words.place, out)?;
    entry("instruction", &words.instruction, out)?;
    entry("cue", &words.cue, out)?;
    entry("spot", &words.spot, out)?;
    entry("caution", &words.caution, out)?;
    entry("caution-cue", &words.caution_cue, out)
}

fn differing(differences: &Differences, out: &mut Page<impl Write>) -> io::Result<()> {
    let Differences { zones, motion, hand, touch, words: own } = differences;
    let zones = zones.iter().flatten().map(|zone| zone.word()).collect::<Vec<_>>().join(", ");
    entry("zones", &zones, out)?;
    entry("motion", motion.map_or("", Keyword::word), out)?;
    entry("hand", hand.map_or("", Keyword::word), out)?;
    entry("touch", touch.map_or("", Keyword::word), out)?;
    words(own, out)
}

fn sources(ids: &[String], catalogue: &Catalogue, out: &mut Page<impl Write>) -> io::Result<()> {
    writeln!(out)?;
    for (index, id) in ids.iter().enumerate() {
        entry(if index == 0 { "sources" } else { "" }, catalogue.source(id), out)?;
    }
    Ok(())
}

/// Prints a name and its value, unless the value is empty.
fn entry(name: &str, value: &str, out: &mut Page<impl Write>) -> io::Result<()> {
    if out.is_plain() && !value.is_empty() {
        let colon = if name.is_empty() { "" } else { ": " };
        return writeln!(out, "{name}{colon}{value}");
    }
    out.measured(&TextRole::Quiet.padded(name, INDENT), INDENT, value, COLUMNS)
}
