//! Checks the sound of this machine: the programs that play and speak, and whether they work.

use std::fmt::Write as _;
use std::io::{self, Write};
use std::path::PathBuf;
use std::time::Duration;

use super::DoctorCheck;
use crate::cli::TextRole;
use crate::commands::page::Page;
use crate::commands::sound_setup;
use crate::commands::sound_setup::OwnProgram;
use crate::plan::{Cue, CueKind};
use crate::routine::keyword::Keyword;
use crate::routine::safe;
use crate::settings::{Settings, Voice};
use crate::sound::{Found, Measurement, Sound, Trial, TrialFailure, TrialOutcome};

const NAME: &str = "sound";

/// Reports what plays the tones and neckcare's own voice.
pub(super) fn tones(found: &Found) -> DoctorCheck {
    let players = shown(&found.players).join(", then ");
    let streams =
        found.trials.last().filter(|trial| matches!(trial.outcome, TrialOutcome::Streams(_)));
    let says = match (streams, players.as_str()) {
        (None, "") => {
            format!("your terminal's bell; for tones, install {}", either(&Found::known().0))
        }
        (Some(way), "") => shown_name(way),
        (Some(way), players) => format!("{}; without it, {players}", shown_name(way)),
        (None, players) => players.to_owned(),
    };
    DoctorCheck::fine("tones", says)
}

/// Reports which voices speak.
pub(super) fn voice(settings: &Settings, found: &Found) -> DoctorCheck {
    if let Some((name, Err(why))) = sound_setup::voice_program(settings) {
        return DoctorCheck::problem("voice", format!("{why}; change `{name}` in your settings"));
    }
    let own = found.own.map(|phrases| format!("neckcare's own, with {phrases} phrases"));
    match &found.speaker {
        Some(speaker) => {
            let speaker = shown(std::slice::from_ref(speaker)).concat();
            let says = own.map_or_else(
                || speaker.clone(),
                |own| format!("{own}; for other words, {speaker}"),
            );
            DoctorCheck::fine("voice", says)
        }
        None if own.is_some() => DoctorCheck::fine("voice", own.unwrap_or_default()),
        None => DoctorCheck::fine(
            "voice",
            format!(
                "none; to hear the words, install {} (Debian: {})",
                either(&Found::known().1),
                TextRole::Name.of("apt install espeak-ng")
            ),
        ),
    }
}

/// Reports the user's own programs that run at the start and the end of a session, if there are any.
pub(super) fn hooks(settings: &Settings) -> Option<DoctorCheck> {
    let programs = sound_setup::hook_programs(settings);
    if programs.is_empty() {
        return None;
    }
    let says = |(name, program): &OwnProgram| match program {
        Ok(path) => format!("`{name}` runs {}", safe::visible(&path.to_string_lossy())),
        Err(why) => format!("`{name}` does nothing: {why}; change it in your settings"),
    };
    let is_problem = programs.iter().any(|(_, program)| program.is_err());
    let says =
        programs.iter().map(says).collect::<Vec<_>>().join(if is_problem { "\n" } else { ", " });
    Some(DoctorCheck { name: "hooks", says, is_problem })
}

/// Reports what keeps the display awake in a session.
pub(super) fn awake(found: &Found) -> DoctorCheck {
    let says = match &found.waking {
        Some(waking) => shown(std::slice::from_ref(waking)).concat(),
        None => format!(
            "nothing keeps the display awake; {} would do it",
            either(&["systemd-inhibit", "caffeinate"])
        ),
    };
    DoctorCheck::fine("awake", says)
}

/// Reports what shows a notice at the end of a session if another window has the focus.
pub(super) fn notices(found: &Found) -> DoctorCheck {
    let says = match &found.notices {
        Some(notices) => shown(std::slice::from_ref(notices)).concat(),
        None => format!(
            "shown by your terminal, if it can; {} would show them on your desktop",
            TextRole::Name.of("notify-send")
        ),
    };
    DoctorCheck::fine("notices", says)
}

fn shown(paths: &[PathBuf]) -> Vec<String> {
    paths.iter().map(|path| safe::visible(&path.to_string_lossy())).collect()
}

/// Joins the names of programs, any one of which is enough, with "or".
fn either(names: &[&str]) -> String {
    let names: Vec<String> = names.iter().map(|name| TextRole::Name.of(name)).collect();
    match names.split_last() {
        Some((last, others)) if !others.is_empty() => format!("{} or {last}", others.join(", ")),
        _ => names.concat(),
    }
}

/// Returns true if sound is tried aloud: in a terminal, unless sound is off.
pub(super) fn is_aloud(settings: &Settings, out: &Page<impl Write>) -> bool {
    out.is_terminal() && settings.sound
}

/// Reports how well the tried programs play. In a terminal, plays every tone by its name, and the voice.
pub(super) fn tried(
    settings: &Settings,
    found: &Found,
    out: &mut Page<impl Write>,
) -> io::Result<Vec<DoctorCheck>> {
    let (playing, failing): (Vec<&Trial>, Vec<&Trial>) =
        found.trials.iter().partition(|trial| !matches!(trial.outcome, TrialOutcome::Fails(_)));
    let speaks = settings.voice != Voice::Off && (found.own.is_some() || found.speaker.is_some());
    let is_broken = playing.is_empty() && !failing.is_empty();
    // A program that fails is no problem if another one plays.
    let mut told: Vec<&Trial> = Vec::new();
    for trial in failing.into_iter().filter(|trial| trial.is_server || is_broken) {
        if told.iter().all(|told| told.name != trial.name) {
            told.push(trial);
        }
    }
    let mut findings: Vec<DoctorCheck> =
        told.into_iter().map(|trial| failed(trial, settings)).collect();
    let heard = if out.is_terminal() && !is_broken && (settings.sound || speaks) {
        let tones = settings.sound && !playing.is_empty();
        aloud(settings, tones, speaks, out)?
    } else {
        None
    };
    findings.extend(playing.last().map(|trial| played(trial, settings, heard)));
    if playing.is_empty() && speaks && heard.is_none() && !is_broken {
        let says = "not tried; to try the voice, run this in a terminal";
        findings.push(DoctorCheck::fine(NAME, says));
    }
    Ok(findings)
}

/// Reports how well the sound plays.
fn played(trial: &Trial, settings: &Settings, heard: Option<bool>) -> DoctorCheck {
    let how = match trial.outcome {
        TrialOutcome::Streams(measured) => figures(&measured),
        TrialOutcome::PlaysFiles(took) => format!("plays a short file in {} ms", took.as_millis()),
        TrialOutcome::Fails(_) => String::new(),
    };
    let then = match heard {
        Some(false) => {
            let says = format!(
                "{}: {how}; but not every tone and word was played; check whether other programs can play sound",
                shown_name(trial)
            );
            return DoctorCheck::problem(NAME, says);
        }
        Some(true) => "if you heard nothing, check your computer's volume",
        None if settings.voice != Voice::Off => {
            "tried silently; to hear the tones and the voice, run this in a terminal"
        }
        None => "tried silently",
    };
    DoctorCheck::fine(NAME, format!("{}: {how}; {then}", shown_name(trial)))
}

fn figures(measured: &Measurement) -> String {
    let millis = |time: Duration| time.as_millis();
    let mut says = format!(
        "opens in {} ms, plays a second in {:.3} s",
        millis(measured.opened),
        1.0 / measured.pace
    );
    if let Some(latency) = measured.latency {
        let _ = write!(says, ", is heard after {} ms", millis(latency));
    }
    if let Some(cut) = measured.cut {
        let _ = write!(says, ", takes up a cut in {} ms", millis(cut));
    }
    says
}

/// Reports what is wrong and how to fix it. It is no problem if tones and voice are off.
fn failed(trial: &Trial, settings: &Settings) -> DoctorCheck {
    const AGAIN: &str = "start it again, for example with `systemctl --user restart pipewire-pulse` or `pulseaudio -k`";
    let TrialOutcome::Fails(trouble) = trial.outcome else { return DoctorCheck::fine(NAME, "") };
    let what = match trouble {
        TrialFailure::Absent => "is not there",
        TrialFailure::Hangs => "does not answer",
        TrialFailure::Refuses => "refuses sound",
        TrialFailure::OffPace => "plays too fast or too slowly",
        TrialFailure::Leaves => "does not play",
    };
    let then = match (trial.is_server, trouble) {
        (true, TrialFailure::Refuses) => {
            "check whether it has a sound card: `pactl list short sinks`"
        }
        (true, _) => AGAIN,
        (false, _) => "check whether other programs can play sound",
    };
    let says = format!("{} {what}; {then}", shown_name(trial));
    let is_wanted = settings.sound || settings.voice != Voice::Off;
    if is_wanted { DoctorCheck::problem(NAME, says) } else { DoctorCheck::fine(NAME, says) }
}

fn shown_name(trial: &Trial) -> String {
    let name = safe::visible(&trial.name);
    if trial.is_server { name } else { TextRole::Name.of(name) }
}

/// Plays every tone by its name, and says a sentence. Returns whether everything was played.
fn aloud(
    settings: &Settings,
    tones: bool,
    voice: bool,
    out: &mut Page<impl Write>,
) -> io::Result<Option<bool>> {
    let mut sound = sound_setup::open(settings);
    sound.set(tones, voice);
    aloud_by_name(&mut sound, tones, out)?;
    Ok(Some(sound.take_problem().is_none()))
}

/// Prints and plays one tone after another, then says a sentence.
fn aloud_by_name(sound: &mut Sound, tones: bool, out: &mut impl Write) -> io::Result<()> {
    if tones {
        writeln!(out, "\nEach tone by its name:")?;
        for kind in CueKind::ALL.iter().filter(|kind| **kind != CueKind::Say) {
            writeln!(out, "  {}", kind.word().replace('-', " "))?;
            sound.hear(&Cue::new(Duration::ZERO, *kind, ""), Duration::ZERO);
            sound.wait_until_silent();
        }
    }
    sound.hear(&Cue::new(Duration::ZERO, CueKind::Say, sound_setup::SAMPLE), Duration::ZERO);
    sound.wait_until_silent();
    writeln!(out)
}
