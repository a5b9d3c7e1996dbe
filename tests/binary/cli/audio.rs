//! Tests `neckcare audio`, which writes what is heard of a routine to a file.

use std::time::Duration;

use rustix::fs::{CWD, FileType, Mode, mknodat};
use rustix::process::{Pid, Signal, kill_process};
use serde_json::Value;

use crate::cli::support::{Home, neckcare};

/// Samples per second.
const RATE: usize = 48_000;

#[expect(clippy::disallowed_methods, reason = "a test reads files")]
fn bytes(home: &Home, name: &str) -> Vec<u8> {
    std::fs::read(home.path().join(name)).unwrap()
}

/// Reads a stereo file and returns its samples, with both channels mixed into one.
fn samples(home: &Home, name: &str) -> Vec<i16> {
    let bytes = bytes(home, name);
    assert_eq!((&bytes[..4], &bytes[8..16]), (&b"RIFF"[..], &b"WAVEfmt "[..]));
    let size = u32::from_le_bytes(bytes[40..44].try_into().unwrap());
    assert_eq!(bytes.len(), 44 + usize::try_from(size).unwrap(), "the head says how long it is");
    assert_eq!(u16::from_le_bytes(bytes[22..24].try_into().unwrap()), 2, "channels");
    let sample = |bytes: &[u8]| i16::from_le_bytes(bytes.try_into().unwrap());
    let middle = |frame: &[u8]| sample(&frame[..2]).midpoint(sample(&frame[2..]));
    bytes[44..].chunks_exact(4).map(middle).collect()
}

/// Returns the highest absolute sample value in a span of time.
fn loudest(samples: &[i16], from: Duration, length: Duration) -> u16 {
    let at = |time: Duration| usize::try_from(time.as_millis()).unwrap() * RATE / 1000;
    let part = samples[at(from)..at(from + length)].iter();
    part.map(|sample| sample.unsigned_abs()).max().unwrap()
}

#[test]
fn every_cue_is_heard_at_its_time_and_nothing_is_cut_off() {
    let home = Home::new();
    assert_eq!(home.run(["audio", "calm", "-o", "calm.wav"]).succeeds(), "");
    let samples = samples(&home, "calm.wav");
    let script: Value = serde_json::from_str(&neckcare("script calm --json").succeeds()).unwrap();
    let total = script["total_ms"].as_u64().unwrap();
    let seconds = u64::try_from(samples.len() / RATE).unwrap();
    assert!((total / 1000..=total / 1000 + 12).contains(&seconds), "{seconds} s of {total} ms");
    for cue in script["cues"].as_array().unwrap() {
        let at = Duration::from_millis(cue["at_ms"].as_u64().unwrap());
        let heard = loudest(&samples, at, Duration::from_millis(900));
        assert!(heard > 300, "{cue}: {heard}");
    }
    assert!(samples.iter().all(|sample| sample.unsigned_abs() < 32_767));
    let end = Duration::from_secs(seconds - 1);
    assert_eq!(loudest(&samples, end, Duration::from_secs(1)), 0, "the end is heard to its end");
}

#[test]
fn a_pipe_gets_the_same_file() {
    let home = Home::new();
    let told = home.neckcare(["audio", "desk-break"]).output().unwrap();
    assert!(told.status.success() && told.stderr.is_empty());
    home.file("piped.wav", &told.stdout);
    home.run(["audio", "desk-break", "--output", "saved.wav"]).succeeds();
    assert_eq!(samples(&home, "piped.wav"), samples(&home, "saved.wav"));
}

#[test]
fn an_existing_file_is_not_overwritten() {
    let home = Home::new();
    home.file("mine.wav", "mine");
    let told = home.run(["audio", "calm", "-o", "mine.wav"]);
    assert_eq!(told.code, 1);
    told.says(&["mine.wav", "there already", "choose another name"]);
}

#[test]
fn a_missing_folder_or_file_name_is_refused() {
    let home = Home::new();
    let no_folder = home.run(["audio", "calm", "-o", "none/calm.wav"]);
    no_folder.fails(1, &["none: there is no such folder; create it, or choose another"]);
    for folder in ["none/calm.wav/", "calm.wav/", "."] {
        let no_name = home.run(["audio", "calm", "-o", folder]);
        no_name.fails(1, &[&format!("{folder}: this names a folder; add the name of a file")]);
    }
    assert!(!home.path().join("none").exists());
}

#[test]
fn words_that_the_voice_lacks_are_reported_and_left_out() {
    let home = Home::new();
    let mine = "format = 1\ntitle = \"Calm\"\ngoal = \"A rest\"\ntags = [\"neck\"]\npositions = [\"seated\"]\n\
        [[step]]\nmove = \"settle\"\ntime = \"30s\"\ninstruction = \"Watch the flamingo.\"\n";
    home.file("mine.toml", mine);
    let told = home.run(["audio", "./mine.toml", "-o", "mine.wav"]);
    assert_eq!(told.code, 0, "{told:?}");
    told.says(&["does not know these words", "Watch the flamingo."]);
    assert!(samples(&home, "mine.wav").len() > 30 * RATE);
}

#[test]
fn the_extension_sets_the_format_and_unknown_ones_are_refused() {
    let home = Home::new();
    home.run(["audio", "desk-break", "-o", "quick.opus"]).succeeds();
    home.run(["audio", "desk-break", "-o", "quick.WAV"]).succeeds();
    home.run(["audio", "desk-break", "--format", "opus", "-o", "quick.ogg"]).succeeds();
    assert_eq!(bytes(&home, "quick.opus"), bytes(&home, "quick.ogg"));
    assert!(bytes(&home, "quick.WAV").starts_with(b"RIFF"));
    let opus = bytes(&home, "quick.opus");
    assert!(opus.starts_with(b"OggS") && opus[28..].starts_with(b"OpusHead"));
    assert!(opus.len() * 10 < bytes(&home, "quick.WAV").len(), "{}", opus.len());
    let refused = home.run(["audio", "desk-break", "-o", "quick.mp3"]);
    assert_eq!(refused.code, 2);
    refused.says(&[".mp3", ".wav or .opus", "--format"]);
    assert!(!home.path().join("quick.mp3").exists());
}

#[test]
fn a_minus_means_standard_output() {
    let home = Home::new();
    let told = home.neckcare(["audio", "desk-break", "--format", "opus", "-o", "-"]).output();
    let told = told.unwrap();
    assert!(told.status.success() && told.stdout.starts_with(b"OggS"));
    assert!(!home.path().join("-").exists());
}

#[test]
fn a_named_pipe_can_be_written_to() {
    let home = Home::new();
    let pipe = home.path().join("pipe");
    let mode = Mode::RUSR | Mode::WUSR;
    mknodat(CWD, &pipe, FileType::Fifo, mode, 0).unwrap();
    let there = home.clone();
    let reads = std::thread::spawn(move || bytes(&there, "pipe"));
    home.run(["audio", "desk-break", "-o", "pipe"]).succeeds();
    assert!(reads.join().unwrap().starts_with(b"RIFF"));
    assert!(pipe.metadata().is_ok_and(|kind| !kind.is_file()), "it is still a pipe");
}

#[test]
fn ctrl_c_leaves_nothing_behind() {
    let home = Home::new();
    let mut writes = home.neckcare(["audio", "full", "-o", "full.wav"]).spawn().unwrap();
    while names(&home).is_empty() {
        std::thread::park_timeout(Duration::from_millis(2));
    }
    kill_process(Pid::from_child(&writes), Signal::INT).unwrap();
    assert_eq!(writes.wait().unwrap().code(), Some(130));
    assert_eq!(names(&home), [""; 0]);
}

#[test]
fn markup_does_not_hide_words_from_the_voice() {
    let home = Home::new();
    let mine = "format = 1\ntitle = \"Calm\"\ngoal = \"A rest\"\ntags = [\"neck\"]\npositions = [\"seated\"]\n\
        [[step]]\nmove = \"settle\"\ntime = \"30s\"\ninstruction = \"*Rest for a moment.*\"\n";
    home.file("mine.toml", mine);
    let told = home.run(["audio", "./mine.toml", "-o", "mine.wav"]);
    assert_eq!((told.code, told.err.contains("Rest")), (0, false), "{told:?}");
}

/// Returns the names of the audio files in a home, finished or not.
#[expect(clippy::disallowed_methods, reason = "a test looks into a folder")]
fn names(home: &Home) -> Vec<String> {
    let entries = std::fs::read_dir(home.path()).unwrap();
    let names = entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned());
    names.filter(|name| name.starts_with(".new") || name.contains("full")).collect()
}
