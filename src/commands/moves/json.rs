//! Moves as JSON for other programs, with the names that are used in files.

use std::collections::BTreeMap;
use std::io::{self, Write};

use serde::Serialize;

use crate::routine::body::{Hand, Motion, Position, Side, Technique, Tool, Touch, Zone};
use crate::routine::catalogue::Catalogue;
use crate::routine::dose::Pressure;
use crate::routine::keyword::Keyword;
use crate::routine::movement::{Move, MoveText};

/// A move.
#[derive(Serialize)]
struct MoveJson<'m> {
    name: &'m str,
    title: &'m str,
    technique: Technique,
    side: Side,
    pressure: Pressure,
    tool: Tool,
    ask: Option<&'static str>,
    sources: Vec<&'m str>,
    /// The way in which it is done, by each position that it allows.
    positions: BTreeMap<&'static str, Done>,
}

/// The way in which a move is done in a position. Its words contain the blanks `{side}`, `{other}` and `{hand}`.
#[derive(Serialize)]
struct Done {
    zones: Vec<Zone>,
    path: String,
    motion: Motion,
    hand: Hand,
    touch: Touch,
    instruction: String,
    cue: String,
    spot: String,
    caution: String,
    caution_cue: String,
}

pub(super) fn write_all(catalogue: &Catalogue, out: &mut impl Write) -> io::Result<()> {
    let all: Vec<_> = catalogue.moves().map(|movement| entry(movement, catalogue)).collect();
    pretty(&all, out)
}

pub(super) fn write(
    movement: &Move,
    catalogue: &Catalogue,
    out: &mut impl Write,
) -> io::Result<()> {
    pretty(&entry(movement, catalogue), out)
}

fn pretty(value: &impl Serialize, out: &mut impl Write) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, value)?;
    writeln!(out)
}

fn entry<'m>(movement: &'m Move, catalogue: &'m Catalogue) -> MoveJson<'m> {
    let done = Position::ALL
        .iter()
        .filter_map(|&position| Some((position.word(), done(&*movement.in_position(position)?))));
    let sources = movement.words.sources.iter().map(|id| catalogue.source(id));
    MoveJson {
        name: &movement.name,
        title: &movement.words.title,
        technique: movement.technique,
        side: movement.side,
        pressure: movement.pressure,
        tool: movement.tool,
        ask: movement.asks.then_some("check"),
        sources: sources.collect(),
        positions: done.collect(),
    }
}

fn done(movement: &Move) -> Done {
    let MoveText { place: path, instruction, cue, spot, caution, caution_cue, .. } =
        movement.words.clone();
    Done {
        zones: movement.zones.clone(),
        path,
        motion: movement.motion,
        hand: movement.hand,
        touch: movement.touch,
        instruction,
        cue,
        spot,
        caution,
        caution_cue,
    }
}
