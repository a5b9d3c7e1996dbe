//! `neckcare script`: every cue with its exact time and words, as text or JSON.

use std::io::Write;
use std::time::Duration;

use serde::Serialize;

use super::page::Page;
use super::{Error, choose};
use crate::cli::{ScriptArgs, TextRole};
use crate::plan::Plan;
use crate::routine::duration::spoken;
use crate::routine::keyword::Keyword;
use crate::settings::Settings;

/// The column in which the words begin, after time and kind.
const INDENT: usize = 22;

/// A script as JSON for other programs.
#[derive(Serialize)]
struct Json<'p> {
    routine: &'p str,
    title: &'p str,
    total_ms: u128,
    cues: Vec<JsonCue<'p>>,
}

#[derive(Serialize)]
struct JsonCue<'p> {
    at_ms: u128,
    cue: &'static str,
    words: &'p str,
    /// The length of the tone, if the plan sets it.
    #[serde(skip_serializing_if = "Option::is_none")]
    lasts_ms: Option<u128>,
    /// The loudness in percent of the volume that is set.
    loudness: u8,
}

pub(super) fn script(
    script: &ScriptArgs,
    settings: &Settings,
    out: &mut Page<impl Write>,
) -> Result<u8, Error> {
    let plan = choose::plan(&script.chosen, script.whom, settings)?;
    if script.json {
        serde_json::to_writer_pretty(&mut *out, &json(&plan)).map_err(std::io::Error::from)?;
        writeln!(out)?;
        return Ok(0);
    }
    for cue in plan.cues() {
        let (kind, words) = (cue.kind.word(), &cue.words);
        if out.is_plain() {
            let line = format!("{}, {kind}: {words}", spoken_stamp(cue.at));
            out.paragraph(line.trim_end_matches([' ', ':']))?;
        } else {
            let head = format!("{}  {}  ", stamp(cue.at), TextRole::Quiet.padded(kind, 11));
            out.entry(&head, INDENT, words.trim_end_matches([' ', ':']))?;
        }
    }
    Ok(0)
}

fn json(plan: &Plan) -> Json<'_> {
    let cues = plan.cues().iter().map(|cue| JsonCue {
        at_ms: cue.at.as_millis(),
        cue: cue.kind.word(),
        words: &cue.words,
        lasts_ms: cue.lasts.map(|lasts| lasts.as_millis()),
        loudness: cue.loudness,
    });
    let routine = plan.routine();
    Json {
        routine: &routine.id,
        title: &routine.title,
        total_ms: plan.total().as_millis(),
        cues: cues.collect(),
    }
}

/// Formats minutes, seconds and tenths in words: `1 minute 5.0 seconds`.
fn spoken_stamp(at: Duration) -> String {
    let tenths = at.as_millis() / 100;
    let seconds = format!("{}.{} seconds", tenths / 10 % 60, tenths % 10);
    match at.as_secs() / 60 {
        0 => seconds,
        minutes => format!("{} {seconds}", spoken(Duration::from_secs(60 * minutes))),
    }
}

/// Formats minutes, seconds and tenths: ` 1:05.0`.
fn stamp(at: Duration) -> String {
    let tenths = at.as_millis() / 100;
    format!("{:>2}:{:02}.{}", tenths / 600, tenths / 10 % 60, tenths % 10)
}
