//! What of this machine can be heard: what plays, what speaks, and how it sounds.

use std::io::{self, Write};
use std::path::PathBuf;
use std::time::Duration;

use super::Finding;
use crate::command::ear;
use crate::plan::{Cue, CueKind};
use crate::routine::safe;
use crate::routine::word::Word;
use crate::settings::Settings;
use crate::sound::Found;

/// What plays the tones.
pub(super) fn tones(found: &Found) -> Finding {
    const NAME: &str = "tones";
    match found.players.as_slice() {
        [] => Finding::well(
            NAME,
            format!("the terminal's bell; {} would play tones", either(&Found::known().0)),
        ),
        players => Finding::well(NAME, shown(players).join(", or else ")),
    }
}

/// What speaks.
pub(super) fn voice(found: &Found) -> Finding {
    const NAME: &str = "voice";
    match &found.speaker {
        Some(speaker) if speaker.is_file() => {
            Finding::well(NAME, shown(std::slice::from_ref(speaker)).concat())
        }
        Some(speaker) => {
            let speaker = shown(std::slice::from_ref(speaker)).concat();
            Finding::amiss(NAME, format!("{speaker}, as `voice_command` says, is not there"))
        }
        None => Finding::well(
            NAME,
            format!(
                "none; {} would speak (Debian: apt install espeak-ng)",
                either(&Found::known().1)
            ),
        ),
    }
}

/// What keeps the display awake in a session.
pub(super) fn awake(found: &Found) -> Finding {
    let says = match &found.waking {
        Some(waking) => shown(std::slice::from_ref(waking)).concat(),
        None => "nothing keeps the display awake; systemd-inhibit or caffeinate would".to_owned(),
    };
    Finding::well("awake", says)
}

/// What tells of the end to somebody who looks elsewhere.
pub(super) fn notices(found: &Found) -> Finding {
    let says = match &found.notices {
        Some(notices) => shown(std::slice::from_ref(notices)).concat(),
        None => {
            "by the terminal, where it can; notify-send would show them on the desktop".to_owned()
        }
    };
    Finding::well("notices", says)
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

/// Plays every tone under its name, and says a sentence; gives what is wrong with that.
pub(super) fn listen(
    settings: &Settings,
    found: &Found,
    out: &mut impl Write,
) -> io::Result<Option<&'static str>> {
    let mut sound = ear::open(settings);
    sound.set(settings.sound, settings.voice);
    if settings.sound && !found.players.is_empty() {
        writeln!(out, "\nEach tone, with what it is for:")?;
        for kind in CueKind::ALL.iter().filter(|kind| **kind != CueKind::Say) {
            writeln!(out, "  {}", kind.word().replace('-', " "))?;
            sound.hear(&Cue::new(Duration::ZERO, *kind, ""));
            sound.settle();
        }
    }
    sound.hear(&Cue::new(
        Duration::ZERO,
        CueKind::Say,
        "This is the voice. Right side, left hand.",
    ));
    sound.settle();
    Ok(sound.trouble().map(|_| "What was found does not play: see whether its own sound works."))
}
