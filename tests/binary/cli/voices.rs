//! Tests the system's voices with fake speech programs: words are rendered before a session, stored, and deleted.

use std::time::Duration;

use neckcare::plan::phrases::sentences;
use rustix::process::{Pid, test_kill_process};

use crate::cli::sound::{SETTINGS, followed, is_dead, script, soon, with_own_voice, written};
use crate::cli::support::{Home, PipedProgram, now};

/// A fake speech program that writes a sound file and records its words in `rendered`. Words that it speaks aloud it
/// records in `words`.
const RENDERER: &str = "#!/bin/sh\nread -r words\nwhile [ $# -gt 0 ]; do\n\
    if [ \"$1\" = -w ]; then echo \"$words\" >> \"$HOME/rendered\"; exec /bin/cat \"$HOME/tone.wav\" > \"$2\"; fi\n\
    shift; done\necho \"$words\" >> \"$HOME/words\"\n";

/// A fake player that keeps a copy of the last words that it played.
const PLAYER: &str = "#!/bin/sh\ncase ${1##*/} in neckcare-*) /bin/cp \"$1\" \"$HOME/heard.wav\"; \
    echo played >> \"$HOME/played\";; esac\n";

/// A program that records its process id and hangs.
const HANGS: &str = "#!/bin/sh\necho $$ >> \"$HOME/hung\"\nexec /bin/sleep 100\n";

/// Returns a home with these fake programs and settings, and a recording for them to copy: half a second of a tone,
/// with silence before and after it.
fn with(stand_ins: &[(&str, &str)], settings: &str) -> (Home, String) {
    let (home, path) = with_own_voice(stand_ins);
    home.file(SETTINGS, settings);
    let tone = (0_u16..11_025).map(|nth| if nth / 25 % 2 == 0 { 3_000_i16 } else { -3_000 });
    let silence = std::iter::repeat_n(0, 11_025);
    let samples: Vec<u8> =
        silence.clone().chain(tone).chain(silence).flat_map(i16::to_le_bytes).collect();
    let size = u32::try_from(samples.len()).unwrap();
    let mut wave = b"RIFF\0\0\0\0WAVEfmt \x10\0\0\0\x01\0\x01\0".to_vec();
    wave.extend([22_050_u32.to_le_bytes(), 44_100_u32.to_le_bytes()].concat());
    wave.extend(b"\x02\0\x10\0data");
    wave.extend(size.to_le_bytes());
    wave.extend(samples);
    home.file("tone.wav", wave);
    (home, path)
}

const SYSTEM: &str = "voice = \"system\"";

/// Starts a desk break and waits for the ready screen.
fn ready(home: Home, path: &str) -> PipedProgram {
    let args = ["start", "desk-break", "--plain", "--voice"];
    let mut talk = PipedProgram::started(home, &args, &[("PATH", path)]);
    talk.wait_for_line("Press Space to start.");
    talk
}

/// Returns every sentence of a desk break.
fn all_sentences() -> Vec<String> {
    let (_, words) = script("desk-break");
    words.iter().flat_map(|words| sentences(words)).map(str::to_owned).collect()
}

fn is_rendered(home: &Home) -> bool {
    let rendered = written(home, "rendered");
    all_sentences().iter().all(|sentence| rendered.contains(sentence))
}

/// Returns the files in the folder of rendered words.
#[expect(clippy::disallowed_methods, reason = "a test lists files")]
fn kept(home: &Home) -> Vec<std::path::PathBuf> {
    let entries = std::fs::read_dir(home.folders().voices).into_iter().flatten().flatten();
    entries.map(|entry| entry.path()).collect()
}

#[test]
fn all_words_are_rendered_before_the_session_and_only_once() {
    let (home, path) = with(&[("espeak-ng", RENDERER), ("pw-play", PLAYER)], SYSTEM);
    let talk = ready(home, &path);
    soon(|| is_rendered(talk.home()));
    let rendered = written(talk.home(), "rendered");
    let nth = |words: &str| rendered.iter().position(|rendered| rendered == words);
    assert!(nth("Stop.").is_some() && nth("Stop.") < nth("Desk break."), "{rendered:?}");
    soon(|| written(talk.home(), "rendered").contains(&"That's as firm as planned.".to_owned()));
    let home = talk.leave();
    let (before, files) = (written(&home, "rendered").len(), kept(&home).len());
    let mut talk = ready(home, &path);
    talk.type_in(" \n").wait_for_line("Desk break. ");
    talk.wait_for_line("S stops at any time");
    let home = talk.leave();
    let again = written(&home, "rendered").split_off(before);
    assert!(again.iter().all(|words| !all_sentences().contains(words)), "{again:?}");
    assert!(kept(&home).len() >= files && files >= all_sentences().len() / 2, "{files}");
    assert_eq!(written(&home, "words"), Vec::<String>::new(), "nothing is said aloud");
}

#[cfg(debug_assertions)]
#[test]
#[expect(clippy::disallowed_methods, reason = "a test reads a file")]
fn rendered_words_follow_the_volume_and_lose_their_silence() {
    let heard = |volume: u8| {
        let settings = format!("{SYSTEM}\nvolume = {volume}");
        let (home, path) = with(&[("espeak-ng", RENDERER), ("pw-play", PLAYER)], &settings);
        let home = followed(home, &path, "desk-break", &["--voice"]);
        assert!(written(&home, "played").len() >= script("desk-break").1.len());
        let wave = std::fs::read(home.path().join("heard.wav")).unwrap();
        let samples = wave[44..].chunks(2).map(|bytes| i16::from_le_bytes([bytes[0], bytes[1]]));
        let samples: Vec<i16> = samples.collect();
        let first = samples.iter().position(|sample| sample.unsigned_abs() > 20).unwrap();
        // The recording begins after half a second of silence; 4,800 samples of two channels at 48 kHz are 50 ms.
        assert!(first < 4_800, "{first}");
        samples.into_iter().map(i16::unsigned_abs).max().unwrap()
    };
    let (loud, soft) = (f64::from(heard(100)), f64::from(heard(25)));
    assert!((loud / soft - 8.0).abs() < 0.1, "{loud} {soft}");
}

#[test]
fn a_voice_that_hangs_delays_nothing_and_is_ended() {
    let (home, path) = with(&[("espeak-ng", HANGS), ("pw-play", PLAYER)], SYSTEM);
    let begun = now();
    let mut talk = ready(home, &path);
    soon(|| !written(talk.home(), "hung").is_empty());
    talk.type_in(" \n").wait_for_line("Desk break. ");
    talk.wait_for_line("S stops at any time");
    let pressed = now();
    talk.type_in("s\n").wait_for_line("Stop. ");
    assert!(pressed.elapsed() < Duration::from_secs(1));
    let left = now();
    let home = talk.leave();
    assert!(left.elapsed() < Duration::from_secs(2));
    assert!(begun.elapsed() < Duration::from_secs(12), "{:?}", begun.elapsed());
    for number in written(&home, "hung") {
        let number = number.parse().unwrap();
        let pid = Pid::from_raw(number).unwrap();
        soon(|| test_kill_process(pid).is_err() || is_dead(number));
    }
}

#[cfg(debug_assertions)]
#[test]
fn a_voice_that_writes_garbage_does_no_harm() {
    const RUBBISH: &str = "#!/bin/sh\n[ $# -gt 4 ] || exit 1\nwhile [ $# -gt 1 ]; do shift; done\n\
        ulimit -f >> \"$HOME/limits\"; echo rubbish > \"$1\"\n";
    let (home, path) = with(&[("espeak-ng", RUBBISH), ("pw-play", PLAYER)], SYSTEM);
    let home = followed(home, &path, "desk-break", &["--voice"]);
    assert_eq!(kept(&home), Vec::<std::path::PathBuf>::new());
    let limits = written(&home, "limits");
    assert!(!limits.is_empty() && limits.iter().all(|limit| limit == "262144"), "{limits:?}");
}

#[test]
fn a_voice_command_writes_to_the_file_placeholder() {
    for program in ["my-voice", "~/bin/my-voice", "$HOME/bin/my-voice"] {
        let command = format!("voice_command = [\"{program}\", \"-w\", \"{{file}}\"]");
        let (home, path) = with(&[("my-voice", RENDERER), ("pw-play", PLAYER)], &command);
        let talk = ready(home, &path);
        soon(|| is_rendered(talk.home()));
        assert!(!kept(&talk.leave()).is_empty(), "{program}");
    }
}

#[test]
fn programs_that_cannot_be_run_are_named_on_the_ready_screen() {
    const MISSING: &str = "voice_command = [\"my-voice\"]\non_start = [\"~/lights\", \"dim\"]\n\
        on_stop = [\"~/config\"]\non_finish = [\"pw-play\"]\n";
    let (home, path) = with(&[("pw-play", PLAYER)], MISSING);
    let place = home.path().display().to_string();
    let args = ["start", "desk-break", "--plain", "--voice"];
    let mut talk = PipedProgram::started(home, &args, &[("PATH", &path)]);
    let lines = talk.wait_for_line("To hear what each sound means");
    let told: Vec<&String> = lines.iter().filter(|line| line.contains("does nothing")).collect();
    assert_eq!(
        told,
        [
            "voice_command does nothing: there is no program my-voice.",
            &format!("on_start does nothing: there is no program {place}/lights."),
            &format!("on_stop does nothing: {place}/config is not an executable program."),
        ]
    );
}

#[cfg(all(debug_assertions, feature = "voice"))]
#[test]
fn the_own_voice_replaces_one_that_is_too_slow() {
    const SLOW: &str = "#!/bin/sh\n/bin/sleep 3\n";
    let command = "voice_command = [\"my-voice\", \"-w\", \"{file}\"]";
    let (home, path) = with(&[("my-voice", SLOW), ("pw-play", PLAYER)], command);
    let home = followed(home, &path, "desk-break", &["--voice"]);
    assert!(written(&home, "played").len() >= script("desk-break").1.len());
}

#[test]
fn a_preview_stores_no_rendered_words() {
    let (home, path) = with(&[("espeak-ng", RENDERER), ("pw-play", PLAYER)], SYSTEM);
    let args = ["start", "desk-break", "--speed", "1", "--plain", "--voice"];
    let talk = PipedProgram::with(home, &args, &[("PATH", &path)]);
    soon(|| !written(talk.home(), "played").is_empty());
    assert_eq!(kept(&talk.leave()), Vec::<std::path::PathBuf>::new());
}

/// Returns a home in which rendered words are stored.
fn with_kept_words() -> Home {
    let (home, path) = with(&[("espeak-ng", RENDERER), ("pw-play", PLAYER)], SYSTEM);
    let talk = ready(home, &path);
    soon(|| !kept(talk.home()).is_empty());
    talk.leave()
}

#[test]
fn forget_lists_rendered_words_and_deletes_them() {
    let home = with_kept_words();
    let told = home.run(["forget"]);
    assert!(
        told.out.contains("voice: words that your speech program has rendered"),
        "{}",
        told.out
    );
    assert!(!kept(&home).is_empty(), "nobody agreed");
    let mut talk = PipedProgram::with(home.clone(), &["forget"], &[]);
    talk.type_in("y\n");
    let (code, lines) = talk.end();
    assert_eq!(code, 0, "{lines:#?}");
    assert!(!home.folders().voices.exists());
}
