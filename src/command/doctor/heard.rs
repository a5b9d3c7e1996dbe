//! The sound of this machine: what plays, what speaks, and whether it works.

use std::io::{self, Write};
use std::path::PathBuf;
use std::time::Duration;

use super::Finding;
use crate::command::ear;
use crate::command::page::Page;
use crate::plan::{Cue, CueKind};
use crate::routine::safe;
use crate::routine::word::Word;
use crate::settings::{Settings, Voice};
use crate::sound::{Found, Sound};

/// What plays the tones, and the program's own voice.
pub(super) fn tones(found: &Found) -> Finding {
    let players = shown(&found.players).join(", then ");
    let says = match (&found.server, players.as_str()) {
        (None, "") => {
            format!("your terminal's bell; for tones, install {}", either(&Found::known().0))
        }
        (Some(server), "") => server.clone(),
        (Some(server), players) => format!("{server}; without it, {players}"),
        (None, players) => players.to_owned(),
    };
    Finding::fine("tones", says)
}

/// What speaks.
pub(super) fn voice(found: &Found) -> Finding {
    const NAME: &str = "voice";
    let own = found.own.map(|phrases| format!("neckcare's own, with {phrases} phrases"));
    match &found.speaker {
        Some(speaker) if speaker.is_file() => {
            let speaker = shown(std::slice::from_ref(speaker)).concat();
            let says = own.map_or_else(
                || speaker.clone(),
                |own| format!("{own}; for other words, {speaker}"),
            );
            Finding::fine(NAME, says)
        }
        Some(speaker) => {
            let speaker = shown(std::slice::from_ref(speaker)).concat();
            Finding::problem(
                NAME,
                format!("{speaker} is not there; change `voice_command` in your settings"),
            )
        }
        None if own.is_some() => Finding::fine(NAME, own.unwrap_or_default()),
        None => Finding::fine(
            NAME,
            format!(
                "none; to hear the words, install {} (Debian: apt install espeak-ng)",
                either(&Found::known().1)
            ),
        ),
    }
}

/// What keeps the display awake in a session.
pub(super) fn awake(found: &Found) -> Finding {
    let says = match &found.waking {
        Some(waking) => shown(std::slice::from_ref(waking)).concat(),
        None => {
            "nothing keeps the display awake; systemd-inhibit or caffeinate would do it".to_owned()
        }
    };
    Finding::fine("awake", says)
}

/// What shows a notice at the end, if you look elsewhere.
pub(super) fn notices(found: &Found) -> Finding {
    let says = match &found.notices {
        Some(notices) => shown(std::slice::from_ref(notices)).concat(),
        None => "shown by your terminal, if it can; notify-send would show them on your desktop"
            .to_owned(),
    };
    Finding::fine("notices", says)
}

fn shown(paths: &[PathBuf]) -> Vec<String> {
    paths.iter().map(|path| safe::visible(&path.to_string_lossy())).collect()
}

fn either(names: &[&str]) -> String {
    match names.split_last() {
        Some((last, others)) if !others.is_empty() => format!("{} or {last}", others.join(", ")),
        _ => names.concat(),
    }
}

/// Tries tones and voice, and says how that went; nothing if there is nothing to try. Outside a terminal the tones are
/// silent, and the voice stays untried, since not every voice can be.
pub(super) fn tried(
    settings: &Settings,
    found: &Found,
    out: &mut Page<impl Write>,
) -> io::Result<Option<Finding>> {
    const NAME: &str = "sound";
    let speaks = found.own.is_some() || found.speaker.is_some();
    let plays = found.server.is_some() || !found.players.is_empty();
    let (tones, voice) = (settings.sound && plays, settings.voice != Voice::Off && speaks);
    if !(tones || voice) {
        return Ok(None);
    }
    let aloud = out.is_terminal();
    let mut sound = ear::open(settings);
    sound.set(tones, voice && aloud);
    if aloud {
        aloud_by_name(&mut sound, tones, out)?;
    } else {
        silently(&mut sound);
    }
    if sound.trouble().is_some() {
        let says = "a program above was found but does not play; check whether other programs can play sound";
        return Ok(Some(Finding::problem(NAME, says)));
    }
    let says = match (aloud, tones, voice) {
        (true, ..) => "played; if you heard nothing, check your computer's volume",
        (_, true, false) => "the tones play",
        (_, true, true) => "the tones play; to try the voice too, run this in a terminal",
        (_, false, _) => "not tried; to try the voice, run this in a terminal",
    };
    Ok(Some(Finding::fine(NAME, says)))
}

/// Plays every tone under its name, and says a sentence.
fn aloud_by_name(sound: &mut Sound, tones: bool, out: &mut impl Write) -> io::Result<()> {
    if tones {
        writeln!(out, "\nEach tone by its name:")?;
        for kind in CueKind::ALL.iter().filter(|kind| **kind != CueKind::Say) {
            writeln!(out, "  {}", kind.word().replace('-', " "))?;
            sound.hear(&Cue::new(Duration::ZERO, *kind, ""), Duration::ZERO);
            sound.settle();
        }
    }
    sound.hear(&Cue::new(Duration::ZERO, CueKind::Say, ear::SAMPLE), Duration::ZERO);
    sound.settle();
    writeln!(out)
}

/// Plays the shortest tone without loudness, as often as there are tones, so that each player gets its chance.
fn silently(sound: &mut Sound) {
    for _ in CueKind::ALL {
        sound.hear(
            &Cue { loudness: 0, ..Cue::new(Duration::ZERO, CueKind::Stroke, "") },
            Duration::ZERO,
        );
        sound.settle();
    }
}
