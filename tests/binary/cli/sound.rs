//! Tests the sound: fake players and speech programs record what they are asked to play and say.

use std::os::unix::fs::PermissionsExt;
use std::os::unix::net::UnixListener;
use std::time::Duration;

use neckcare::plan::phrases::REMINDER;
use neckcare::screen_kit::sounds::SPOKEN_INVITATION;
use rustix::process::{Pid, getsid, test_kill_process};
use serde_json::Value;

#[cfg(debug_assertions)]
use crate::at_once::at_once;
use crate::cli::support::{Home, PipedProgram, neckcare, now};

pub(crate) const SETTINGS: &str = "config/neckcare/config.toml";

/// The start time of rehearsals.
const MORNING: (&str, &str) = ("NECKCARE_REHEARSE", "2026-03-02T10:00:00Z");

/// A fake player that records the names of the tones.
const PLAYER: &str = "#!/bin/sh\nname=${1##*/}; echo \"${name%.wav}\" >> \"$HOME/tones\"\n";

/// A fake speech program that records the words.
const SPEAKER: &str = "#!/bin/sh\nread -r words; echo \"$words\" >> \"$HOME/words\"\n";

/// Returns a home with these fake programs, settings for a voice that speaks aloud, and a PATH to the programs.
fn with(stand_ins: &[(&str, &str)]) -> (Home, String) {
    let (home, path) = with_own_voice(stand_ins);
    // Unless it is set as a command, espeak-ng would be asked to write files.
    let speaks_aloud = stand_ins.iter().any(|(name, _)| *name == "espeak-ng");
    home.file(
        SETTINGS,
        if speaks_aloud { "voice_command = [\"espeak-ng\"]" } else { "voice = \"system\"" },
    );
    (home, path)
}

/// Returns a home with these fake programs and a PATH to them. neckcare speaks with its own voice.
pub(crate) fn with_own_voice(stand_ins: &[(&str, &str)]) -> (Home, String) {
    let home = Home::new();
    for (name, script) in stand_ins {
        let file = home.path().join(home.file(format!("bin/{name}"), script));
        #[expect(clippy::disallowed_methods, reason = "a test makes a program")]
        let there = std::fs::File::open(file).unwrap();
        there.set_permissions(std::fs::Permissions::from_mode(0o755)).unwrap();
    }
    let path = home.path().join("bin").to_string_lossy().into_owned();
    (home, path)
}

/// Returns the lines that a fake program recorded.
#[expect(clippy::disallowed_methods, reason = "a test reads files")]
pub(crate) fn written(home: &Home, name: &str) -> Vec<String> {
    let text = std::fs::read_to_string(home.path().join(name)).unwrap_or_default();
    text.lines().map(str::to_owned).collect()
}

/// Returns the tones that the fake player recorded, without their sides.
fn heard_tones(home: &Home) -> Vec<String> {
    let name = |tone: String| tone.replace("-left", "").replace("-right", "");
    written(home, "tones").into_iter().map(name).collect()
}

/// Returns the tones and the words in the script of a routine.
pub(crate) fn script(routine: &str) -> (Vec<String>, Vec<String>) {
    let json = neckcare(&format!("script {routine} --json")).succeeds();
    let script: Value = serde_json::from_str(&json).unwrap();
    let cues = script["cues"].as_array().unwrap();
    let tone = |cue: &Value| {
        let kind = cue["cue"].as_str().unwrap();
        let lasts = cue["lasts_ms"].as_u64().map(|lasts| format!("-{lasts}ms")).unwrap_or_default();
        let loudness = cue["loudness"].as_u64().unwrap();
        let softer =
            if loudness < 100 { format!("-{}", loudness / 10 * 10) } else { String::new() };
        (kind != "say").then(|| format!("{kind}{lasts}{softer}"))
    };
    let words =
        cues.iter().filter_map(|cue| cue["words"].as_str()).filter(|words| !words.is_empty());
    (cues.iter().filter_map(tone).collect(), words.map(str::to_owned).collect())
}

/// Follows a routine to its end and returns the home.
pub(crate) fn followed(home: Home, path: &str, routine: &str, flags: &[&str]) -> Home {
    let args = [&["start", routine, "--plain"], flags].concat();
    let mut talk = PipedProgram::started(home, &args, &[MORNING, ("PATH", path)]);
    talk.wait_for_line("Press Space to start.");
    talk.type_in(" \n").wait_for_line("Finished: ");
    talk.leave()
}

#[cfg(debug_assertions)]
#[test]
fn tones_and_words_are_those_of_the_script() {
    at_once(["desk-break", "stretch", "wind-down"], |routine| {
        let (home, path) = with(&[("pw-play", PLAYER), ("espeak-ng", SPEAKER)]);
        let home = followed(home, &path, routine, &["--voice"]);
        let (tones, words) = script(routine);
        assert_eq!(heard_tones(&home), tones, "{routine}");
        let beforehand = [REMINDER, SPOKEN_INVITATION];
        let planned =
            |said: &String| !beforehand.contains(&said.as_str()) && !said.contains("over fifty");
        let said: Vec<String> = written(&home, "words").into_iter().filter(planned).collect();
        assert_eq!(said, words, "{routine}");
    });
}

/// A fake player that records the size of each utterance in bytes, and ignores tones.
#[cfg(feature = "voice")]
const HEARS_WORDS: &str =
    "#!/bin/sh\ncase ${1##*/} in neckcare-*) /usr/bin/wc -c < \"$1\" >> \"$HOME/words\";; esac\n";

#[cfg(all(debug_assertions, feature = "voice"))]
#[test]
fn the_own_voice_says_the_whole_script() {
    at_once(["desk-break", "suboccipital", "full"], |routine| {
        let (home, path) = with_own_voice(&[("pw-play", HEARS_WORDS), ("espeak-ng", SPEAKER)]);
        let home = followed(home, &path, routine, &["--voice"]);
        let heard = written(&home, "words");
        let by_another: Vec<&String> =
            heard.iter().filter(|said| said.parse::<u32>().is_err()).collect();
        assert_eq!(by_another, Vec::<&String>::new(), "{routine}");
        let words = script(routine).1.len();
        assert!(heard.len() >= words, "{routine}: {} of {words}", heard.len());
    });
}

#[cfg(all(debug_assertions, feature = "voice"))]
#[test]
fn another_voice_says_the_words_that_the_own_voice_lacks() {
    let (home, path) = with_own_voice(&[("pw-play", HEARS_WORDS), ("espeak-ng", SPEAKER)]);
    let mine = "format = 1\ntitle = \"Mine\"\ngoal = \"A rest\"\ntags = [\"neck\"]\npositions = [\"seated\"]\n\
        [[step]]\nmove = \"settle\"\ntime = \"30s\"\ninstruction = \"Watch the flamingo.\"\n";
    let file = home.path().join(home.file("mine.toml", mine));
    let home = followed(home, &path, &file.to_string_lossy(), &["--voice"]);
    let is_words = |said: &&String| said.parse::<u32>().is_err();
    let heard = written(&home, "words");
    let by_another: Vec<&String> = heard.iter().filter(is_words).collect();
    assert!(!by_another.is_empty() && by_another.len() < heard.len(), "{heard:?}");
    assert!(by_another.iter().any(|said| said.contains("flamingo")), "{heard:?}");
}

#[cfg(all(debug_assertions, feature = "voice"))]
#[test]
fn the_own_voice_finds_the_player_that_works() {
    const FAILS: &str = "#!/bin/sh\nexit 1\n";
    let (home, path) = with_own_voice(&[("pw-play", FAILS), ("paplay", HEARS_WORDS)]);
    let home = followed(home, &path, "desk-break", &["--voice"]);
    let (heard, words) = (written(&home, "words").len(), script("desk-break").1.len());
    assert!(heard >= words, "{heard} of {words}");
}

#[cfg(all(debug_assertions, feature = "voice"))]
#[test]
fn a_voice_without_a_temporary_folder_gives_one_warning() {
    let (home, path) = with_own_voice(&[("pw-play", HEARS_WORDS)]);
    let args = ["start", "desk-break", "--plain", "--voice"];
    let nowhere = [MORNING, ("PATH", &path), ("TMPDIR", "/nowhere/at/all")];
    let mut talk = PipedProgram::started(home, &args, &nowhere);
    talk.wait_for_line("Press Space to start.");
    let lines = talk.type_in(" \n").wait_for_line("Finished: ");
    let told = |may: &str| lines.iter().filter(|line| line.starts_with(may)).count();
    let told = [told("Sound does not play here."), told("The voice does not work")];
    assert_eq!(told, [1, 0], "one cause, one line: {lines:#?}");
}

#[cfg(all(debug_assertions, feature = "voice"))]
#[test]
#[expect(clippy::disallowed_methods, reason = "a test lists files")]
fn temporary_files_of_words_are_deleted() {
    const SLOW: &str = "#!/bin/sh\necho begun >> \"$HOME/words\"\nexec /bin/sleep 20\n";
    let (home, path) = with_own_voice(&[("pw-play", SLOW)]);
    let folder = home.path().join("temporary");
    std::fs::create_dir(&folder).unwrap();
    let args = ["start", "desk-break", "--plain", "--voice"];
    let temporary = folder.to_string_lossy().into_owned();
    let mut talk = PipedProgram::started(home, &args, &[("PATH", &path), ("TMPDIR", &temporary)]);
    talk.wait_for_line("Press Space to start.");
    talk.type_in(" \n").wait_for_line("Desk break. ");
    soon(|| written(talk.home(), "words").len() >= 2);
    talk.type_in("s\n").wait_for_line("Stop. ");
    let home = talk.leave();
    let left: Vec<_> = std::fs::read_dir(&folder).into_iter().flatten().flatten().collect();
    assert!(left.is_empty(), "{left:?}");
    drop(home);
}

#[cfg(debug_assertions)]
#[test]
fn plain_mode_plays_tones_and_speaks_only_with_voice_flag() {
    let (home, path) = with(&[("pw-play", PLAYER), ("espeak-ng", SPEAKER)]);
    let home = followed(home, &path, "desk-break", &[]);
    assert_eq!(heard_tones(&home), script("desk-break").0);
    assert_eq!(written(&home, "words"), Vec::<String>::new());
}

#[cfg(debug_assertions)]
#[test]
fn flags_turn_off_tones_and_voice() {
    for (flag, tones, words) in
        [("--no-sound", false, true), ("--no-voice", true, false), ("--quiet", false, false)]
    {
        let (home, path) = with(&[("pw-play", PLAYER), ("espeak-ng", SPEAKER)]);
        let voice: &[&str] = if words { &["--voice"] } else { &[] };
        let home = followed(home, &path, "desk-break", &[voice, &[flag]].concat());
        assert_eq!(!written(&home, "tones").is_empty(), tones, "{flag}");
        assert_eq!(!written(&home, "words").is_empty(), words, "{flag}");
    }
}

#[test]
fn a_stop_plays_its_tone_even_with_no_sound() {
    let (home, path) = with(&[("pw-play", PLAYER), ("espeak-ng", SPEAKER)]);
    let args = ["start", "desk-break", "--plain", "--voice", "--no-sound"];
    let mut talk = PipedProgram::started(home, &args, &[("PATH", &path)]);
    talk.wait_for_line("Press Space to start.");
    talk.type_in(" \n").wait_for_line("Desk break. ");
    talk.type_in("s\n").wait_for_line("Stop. ");
    soon(|| !written(talk.home(), "tones").is_empty());
    assert_eq!(written(talk.home(), "tones"), ["stop"]);
}

#[cfg(debug_assertions)]
#[test]
fn failing_players_and_voices_are_reported_once() {
    const MAY_TELL: [&str; 2] = ["Sound does not play here", "The voice does not work"];
    let without_sound = followed_through(&[]);
    for (what, script) in [
        ("fails", "#!/bin/sh\nexit 1\n"),
        ("is killed", "#!/bin/sh\nkill -KILL $$\n"),
        ("is no program", "neither"),
    ] {
        let lines =
            followed_through(&[("pw-play", script), ("paplay", script), ("espeak-ng", script)]);
        let told = |may: &&str| lines.iter().filter(|line| line.starts_with(*may)).count();
        let [sound, voice] = MAY_TELL.map(|may| told(&may));
        assert!(sound == 1 && voice <= 1, "{what}: {lines:#?}");
        let others =
            lines.into_iter().filter(|line| !MAY_TELL.iter().any(|may| line.starts_with(may)));
        assert_eq!(others.collect::<Vec<_>>(), without_sound, "{what}");
    }
}

/// Follows a desk break to its end with these fake programs and returns its lines.
#[cfg(debug_assertions)]
fn followed_through(stand_ins: &[(&str, &str)]) -> Vec<String> {
    let (home, path) = with(stand_ins);
    let args = ["start", "desk-break", "--plain", "--voice"];
    let mut talk = PipedProgram::started(home, &args, &[MORNING, ("PATH", &path)]);
    talk.wait_for_line("To hear what each sound means");
    talk.type_in(" \n").wait_for_line("Finished: ")
}

#[test]
fn hanging_players_and_voices_delay_nothing() {
    const HANGS: &str = "#!/bin/sh\necho hangs >> \"$HOME/hung\"\nexec /bin/sleep 100\n";
    let (home, path) = with(&[("pw-play", HANGS), ("espeak-ng", HANGS)]);
    let args = ["start", "desk-break", "--plain", "--voice"];
    let mut talk = PipedProgram::started(home, &args, &[("PATH", &path)]);
    talk.wait_for_line("Press Space to start.");
    talk.type_in(" \n").wait_for_line("Desk break. ");
    soon(|| written(talk.home(), "hung").len() >= 2);
    talk.wait_for_line("S stops at any time");
    let (pressed, heard) = (now(), talk.type_in("s\n").wait_for_line("Stop. "));
    assert!(pressed.elapsed() < Duration::from_secs(1), "{heard:#?}");
}

/// The server accepts connections and never answers.
#[test]
fn a_hanging_sound_server_delays_nothing() {
    let (home, path) = with(&[("espeak-ng", SPEAKER)]);
    let socket = home.path().join(home.file("run/pulse/here", "")).with_file_name("native");
    let server = UnixListener::bind(socket).unwrap();
    let runtime = home.path().join("run").to_string_lossy().into_owned();
    let args = ["start", "desk-break", "--plain", "--voice"];
    let vars = [("PATH", path.as_str()), ("XDG_RUNTIME_DIR", &runtime)];
    let mut talk = PipedProgram::started(home, &args, &vars);
    talk.wait_for_line("Press Space to start.");
    talk.type_in(" \n").wait_for_line("Desk break. ");
    let asked = server.accept().unwrap();
    let (pressed, heard) = (now(), talk.type_in("s\n").wait_for_line("Stop. "));
    assert!(pressed.elapsed() < Duration::from_millis(500), "{heard:#?}");
    soon(|| written(talk.home(), "words").iter().any(|words| words.starts_with("Stop.")));
    let left = now();
    talk.leave();
    assert!(left.elapsed() < Duration::from_secs(1));
    drop(asked);
}

#[cfg(debug_assertions)]
#[test]
fn a_failing_player_is_replaced_by_the_next() {
    const FAILS: &str = "#!/bin/sh\necho fails >> \"$HOME/failures\"\nexit 1\n";
    let (home, path) = with(&[("pw-play", FAILS), ("aplay", PLAYER_WITH_OPTION)]);
    let home = followed(home, &path, "desk-break", &[]);
    assert_eq!(written(&home, "failures").len(), 3);
    let (tones, _) = script("desk-break");
    assert_eq!(heard_tones(&home), tones, "the next one plays the same tone");
}

/// A fake player like `PLAYER` that takes an option first, and fails if it is asked to play its standard input.
const PLAYER_WITH_OPTION: &str = "#!/bin/sh\n[ \"$2\" = -t ] && exit 1\n\
    name=${2##*/}; echo \"${name%.wav}\" >> \"$HOME/tones\"\n";

/// A fake speech program that speaks for half a minute, except for the stop words.
const SLOW: &str = "#!/bin/sh\nif [ \"$1\" = -C ]; then echo cancel >> \"$HOME/words\"; exit; fi\n\
    read -r words; echo \"$words\" >> \"$HOME/words\"\n\
    case $words in Stop*) ;; *) /bin/sleep 30; echo late >> \"$HOME/words\";; esac\n";

/// Presses S in the middle of the first words and returns everything that the speech program was asked to say.
fn said_around_a_stop(speaker: &str) -> Vec<String> {
    let (home, path) = with(&[(speaker, SLOW)]);
    let args = ["start", "desk-break", "--plain", "--voice"];
    let mut talk = PipedProgram::started(home, &args, &[("PATH", &path)]);
    talk.wait_for_line("Press Space to start.");
    soon(|| !written(talk.home(), "words").is_empty());
    talk.type_in(" \n").wait_for_line("Desk break. ");
    let begun = |words: &String| words.starts_with("Desk break.");
    soon(|| written(talk.home(), "words").iter().any(begun));
    talk.type_in("s\n").wait_for_line("Stop. ");
    soon(|| written(talk.home(), "words").iter().any(|words| words.starts_with("Stop.")));
    let mut words = written(&talk.leave(), "words");
    // Leaving also cuts off the stop words, unless they are known to be over.
    while words.pop_if(|last| last == "cancel").is_some() {}
    words
}

#[test]
fn after_s_only_the_stop_words_are_spoken() {
    let (_, words) = script("desk-break");
    let first = words[0].as_str();
    let before = SPOKEN_INVITATION;
    assert_eq!(said_around_a_stop("espeak-ng"), [before, first, "Stop. Hands down."]);
    assert_eq!(
        said_around_a_stop("spd-say"),
        [before, "cancel", first, "cancel", "Stop. Hands down."],
        "it speaks on by itself"
    );
}

#[cfg(debug_assertions)]
#[test]
fn hooks_run_at_the_start_and_the_end_of_a_session() {
    const HOOK: &str =
        "#!/bin/sh\necho \"$1 $NECKCARE_ROUTINE $NECKCARE_OUTCOME\" >> \"$HOME/told\"\n";
    const SETTINGS: &str = "on_start = [\"hook\", \"start\"]\non_stop = [\"~/bin/hook\", \"stop\"]\n\
        on_finish = [\"$HOME/bin/hook\", \"finish\"]\n";
    let hooked = || {
        let (home, path) = with(&[("hook", HOOK)]);
        home.file("config/neckcare/config.toml", SETTINGS);
        (home, path)
    };
    let told = |home: &Home, lines: usize| {
        let start = now();
        while written(home, "told").len() < lines && start.elapsed() < Duration::from_secs(5) {
            std::thread::park_timeout(Duration::from_millis(2));
        }
        // In a rehearsal, start and end follow so closely that either hook may be first.
        let mut told = written(home, "told");
        told.sort();
        told
    };
    let (home, path) = hooked();
    let home = followed(home, &path, "desk-break", &[]);
    assert_eq!(told(&home, 2), ["finish desk-break finished", "start desk-break begun"]);

    let (home, path) = hooked();
    let args = ["start", "desk-break", "--plain"];
    let mut talk = PipedProgram::started(home, &args, &[("PATH", &path)]);
    talk.wait_for_line("Press Space to start.");
    talk.begin();
    talk.type_in("s\n").wait_for_line("f: I'm fine, just stopping.");
    let home = talk.leave();
    assert_eq!(told(&home, 2), ["start desk-break begun", "stop desk-break unanswered"]);
}

/// A hook that records its process id and session, and ignores every signal that it can.
const STUBBORN: &str = "#!/bin/sh\ntrap '' HUP INT QUIT TERM\necho X > /dev/tty\n\
    echo $$ >> \"$HOME/hook\"\nwhile :; do /bin/sleep 60; done\n";

#[test]
fn a_hook_that_ignores_signals_is_ended_ten_seconds_after_it_began() {
    let (home, path) = with(&[("hook", STUBBORN)]);
    home.file(SETTINGS, "on_stop = [\"hook\"]");
    let args = ["start", "desk-break", "--plain"];
    let mut talk = PipedProgram::started(home, &args, &[("PATH", &path)]);
    talk.wait_for_line("Press Space to start.");
    talk.begin();
    talk.type_in("s\n").wait_for_line("f: I'm fine, just stopping.");
    let home = talk.leave();
    soon(|| !written(&home, "hook").is_empty());
    let began = now();
    let number = written(&home, "hook")[0].parse().unwrap();
    let pid = Pid::from_raw(number).unwrap();
    assert_eq!(getsid(Some(pid)).unwrap(), pid, "it has a session of its own");
    while test_kill_process(pid).is_ok() && !is_dead(number) {
        assert!(began.elapsed() < Duration::from_secs(20), "it still runs");
        std::thread::park_timeout(Duration::from_millis(2));
    }
    assert!(began.elapsed() > Duration::from_secs(5), "{:?}", began.elapsed());
}

/// Begins a session and returns the process ids of the programs that keep the display awake.
fn awake(settings: &str, wanted: usize) -> (PipedProgram, Vec<i32>) {
    const INHIBIT: &str = "#!/bin/sh\necho $$ >> \"$HOME/awake\"\nexec /bin/sleep 60\n";
    let (home, path) = with(&[("systemd-inhibit", INHIBIT), ("sleep", INHIBIT)]);
    home.file("config/neckcare/config.toml", settings);
    let args = ["start", "desk-break", "--plain"];
    let mut talk = PipedProgram::started(home, &args, &[("PATH", &path)]);
    talk.wait_for_line("Press Space to start.");
    talk.begin();
    soon(|| written(talk.home(), "awake").len() >= wanted);
    let numbers =
        written(talk.home(), "awake").iter().map(|number| number.parse().unwrap()).collect();
    (talk, numbers)
}

/// Waits until a condition is true, for at most 10 s.
#[track_caller]
pub(crate) fn soon(is_so: impl Fn() -> bool) {
    let start = now();
    while !is_so() {
        assert!(start.elapsed() < Duration::from_secs(10), "it never was");
        std::thread::park_timeout(Duration::from_millis(2));
    }
}

/// Returns true if a process is a zombie. In a container there may be no parent that collects its exit code.
#[expect(clippy::disallowed_methods, reason = "a test looks at a process")]
pub(crate) fn is_dead(pid: i32) -> bool {
    let state = std::fs::read_to_string(format!("/proc/{pid}/stat")).unwrap_or_default();
    state.rsplit(')').next().is_some_and(|state| state.trim_start().starts_with('Z'))
}

#[test]
fn the_display_stays_awake_during_a_session() {
    let (mut talk, numbers) = awake("", 1);
    let pid = Pid::from_raw(numbers[0]).unwrap();
    assert!(test_kill_process(pid).is_ok(), "it lasts");
    talk.type_in("s\n").wait_for_line("f: I'm fine, just stopping.");
    talk.leave();
    soon(|| test_kill_process(pid).is_err() || is_dead(numbers[0]));
    assert_eq!(awake("stay_awake = false", 0).1, Vec::<i32>::new());
}
