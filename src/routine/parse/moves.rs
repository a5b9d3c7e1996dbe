//! Reads `[move.NAME]` tables, of `words/moves.toml` and of users' own routine files.

use std::ops::Range;

use super::fields::{Fields, Log, Value, all_words};
use super::hints;
use super::value::{guidance, list, text, word, words};
use crate::routine::body::{Position, Zone};
use crate::routine::catalogue::Catalogue;
use crate::routine::keyword::Keyword;
use crate::routine::movement::{Differences, Move, MoveText, Variant};

/// The most words in a cue, which is heard while the hands work.
pub(super) const CUE_WORDS: usize = 12;

/// The most words in a spoken caution.
pub(super) const CAUTION_WORDS: usize = 16;

/// Reads `[move.NAME]` tables into the catalogue.
pub(super) fn moves(value: &Value<'_>, catalogue: &mut Catalogue, log: &mut Log) -> Option<()> {
    for (name, place, value) in Fields::of(value, log)?.entries() {
        if !is_name(name) {
            log.note::<()>(
                place,
                "a move's name is lower-case letters, digits and hyphens",
                "write it like `slow-circles`",
            );
            continue;
        }
        let Some(movement) = movement(name, value, log) else {
            continue;
        };
        if !catalogue.add(movement) {
            log.note::<()>(
                place,
                format!("a move called `{name}` is there already"),
                format!("call it `{name}-mine`"),
            );
        }
    }
    Some(())
}

/// Reads the only `[move.NAME]` table of a text; a second one is an error.
pub(super) fn only(value: &Value<'_>, log: &mut Log) -> Option<Move> {
    let fields = Fields::of(value, log)?;
    let mut moves = fields.entries();
    let (name, _, value) = moves.next()?;
    match moves.next() {
        None => movement(name, value, log),
        Some((_, place, _)) => log.note(place, "there is a second move", "take it out"),
    }
}

/// Returns whether a text can name a move or a routine: such names are safe as file names and in commands.
pub fn is_name(name: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    (1..=40).contains(&name.len())
        && name.bytes().all(plain)
        && !name.starts_with('-')
        && !name.ends_with('-')
}

fn movement(name: &str, value: &Value<'_>, log: &mut Log) -> Option<Move> {
    let mut fields = Fields::of(value, log)?;
    let place = fields.place();
    let words = move_words(&mut fields, place, log);
    let technique = fields.required("technique", log, wished);
    let zones = fields.required("zones", log, zones);
    let motion = fields.required("motion", log, word);
    let hand = fields.required("hand", log, word);
    let touch = fields.required("touch", log, word);
    let tool = fields.optional("tool", log, wished);
    let side = fields.required("side", log, word);
    let pressure = fields.required("pressure", log, word);
    let asks = fields.optional("ask", log, |value, log| match text(value, log)?.as_str() {
        "check" => Some(true),
        other => log.note(
            value.span(),
            format!("\"{other}\" is not something to ask"),
            "write \"check\", or leave it out",
        ),
    });
    let variants = Position::ALL.iter().filter_map(|&position| {
        let variant = fields.optional(position.word(), log, variant)?;
        Some((position, variant))
    });
    let variants = variants.collect();
    fields.refuse_unknown(log);
    Some(Move {
        name: name.to_owned(),
        words: words?,
        technique: technique?,
        zones: zones?,
        motion: motion?,
        hand: hand?,
        touch: touch?,
        tool: tool.unwrap_or(crate::routine::body::Tool::Hands),
        side: side?,
        pressure: pressure?,
        asks: asks.unwrap_or(false),
        variants,
    })
}

/// Reads the words of a move; it needs a title, an instruction and a cue.
fn move_words(fields: &mut Fields<'_>, place: Range<usize>, log: &mut Log) -> Option<MoveText> {
    let words = override_words(fields, log);
    let needed =
        [("title", &words.title), ("instruction", &words.instruction), ("cue", &words.cue)];
    let mut complete = true;
    for (key, text) in needed {
        if text.is_empty() && fields.value(key).is_none() {
            complete = false;
            log.note::<()>(
                place.clone(),
                format!("`{key}` is missing"),
                format!("add `{key} = \"...\"`"),
            );
        }
    }
    complete.then_some(words)
}

/// Reads the words that a step or a variant may change; words that are not given stay empty.
pub(super) fn override_words(fields: &mut Fields<'_>, log: &mut Log) -> MoveText {
    MoveText {
        title: fields.optional("title", log, guidance).unwrap_or_default(),
        place: fields.optional("path", log, guidance).unwrap_or_default(),
        instruction: fields.optional("instruction", log, guidance).unwrap_or_default(),
        spot: fields.optional("spot", log, words(CUE_WORDS)).unwrap_or_default(),
        cue: fields.optional("cue", log, words(CUE_WORDS)).unwrap_or_default(),
        caution: fields.optional("caution", log, guidance).unwrap_or_default(),
        caution_cue: fields.optional("caution-cue", log, words(CAUTION_WORDS)).unwrap_or_default(),
        sources: fields.optional("sources", log, list(text)).unwrap_or_default(),
    }
}

/// Reads a keyword, or says why what it asks for is not done here.
fn wished<W: Keyword>(value: &Value<'_>, log: &mut Log) -> Option<W> {
    let written = value.get_ref().as_str().unwrap_or_default();
    match hints::wish(written) {
        Some((why, _)) if W::from_word(written).is_none() => {
            let remedy = format!("write one of: {}", all_words::<W>());
            log.note(value.span(), format!("\"{written}\" is not a {}: {why}", W::KIND), remedy)
        }
        _ => word(value, log),
    }
}

/// Reads a list of zones, in which `none` has to be the only one.
fn zones(value: &Value<'_>, log: &mut Log) -> Option<Vec<Zone>> {
    let zones = list(wished::<Zone>)(value, log)?;
    if zones.contains(&Zone::Nowhere) && zones.len() > 1 {
        return log.note(
            value.span(),
            "\"none\" stands alone among zones",
            "take out either \"none\" or the others",
        );
    }
    Some(zones)
}

fn variant(value: &Value<'_>, log: &mut Log) -> Option<Variant> {
    let mut fields = Fields::of(value, log)?;
    let left_out = fields.optional("left-out", log, super::value::flag).unwrap_or(false);
    let differences = Differences {
        zones: fields.optional("zones", log, zones),
        motion: fields.optional("motion", log, word),
        hand: fields.optional("hand", log, word),
        touch: fields.optional("touch", log, word),
        words: override_words(&mut fields, log),
    };
    fields.refuse_unknown(log);
    Some(if left_out { Variant::LeftOut } else { Variant::Differs(Box::new(differences)) })
}
