//! What is heard: stand-ins for players and voices write down what they are given.

use std::os::unix::fs::PermissionsExt;
use std::os::unix::net::UnixListener;
use std::time::Duration;

use neckcare::plan::phrases::REMINDER;
use neckcare::screen_kit::sounds::SPOKEN_INVITATION;
use rustix::process::{Pid, test_kill_process};
use serde_json::Value;

#[cfg(debug_assertions)]
use crate::at_once::at_once;
use crate::cli::support::{Home, Talk, neckcare, now};

pub(crate) const SETTINGS: &str = "config/neckcare/config.toml";

/// When rehearsals begin.
const MORNING: (&str, &str) = ("NECKCARE_REHEARSE", "2026-03-02T10:00:00Z");

/// Writes down which tone it is given.
const PLAYER: &str = "#!/bin/sh\nname=${1##*/}; echo \"${name%.wav}\" >> \"$HOME/tones\"\n";

/// Writes down what it is given to say.
const SPEAKER: &str = "#!/bin/sh\nread -r words; echo \"$words\" >> \"$HOME/words\"\n";

/// A home with stand-ins for tones and for a voice that speaks aloud, and a PATH that leads to them.
fn with(stand_ins: &[(&str, &str)]) -> (Home, String) {
    let (home, path) = with_own_voice(stand_ins);
    // By its name alone, espeak-ng would be asked for files.
    let speaks_aloud = stand_ins.iter().any(|(name, _)| *name == "espeak-ng");
    home.file(
        SETTINGS,
        if speaks_aloud { "voice_command = [\"espeak-ng\"]" } else { "voice = \"system\"" },
    );
    (home, path)
}

/// The same where the program speaks with its own voice.
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

/// What a stand-in wrote down.
#[expect(clippy::disallowed_methods, reason = "a test reads files")]
pub(crate) fn written(home: &Home, name: &str) -> Vec<String> {
    let text = std::fs::read_to_string(home.path().join(name)).unwrap_or_default();
    text.lines().map(str::to_owned).collect()
}

/// The tones that a player was given, whichever side they go to.
fn heard_tones(home: &Home) -> Vec<String> {
    let name = |tone: String| tone.replace("-left", "").replace("-right", "");
    written(home, "tones").into_iter().map(name).collect()
}

/// The tones and the words of a routine, as the script has them.
pub(crate) fn script(routine: &str) -> (Vec<String>, Vec<String>) {
    let json = neckcare(&format!("script {routine} --json")).well();
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

/// Follows a routine to its end; gives the home.
pub(crate) fn followed(home: Home, path: &str, routine: &str, flags: &[&str]) -> Home {
    let args = [&["start", routine, "--plain"], flags].concat();
    let mut talk = Talk::started(home, &args, &[MORNING, ("PATH", path)]);
    talk.hear("Press Space to start.");
    talk.type_in(" \n").hear("Finished: ");
    talk.leave()
}

#[cfg(debug_assertions)]
#[test]
fn what_is_heard_is_what_the_script_says() {
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

/// Writes down what it is given to play: how long an utterance is, in bytes; tones it does not.
#[cfg(feature = "voice")]
const HEARS_WORDS: &str =
    "#!/bin/sh\ncase ${1##*/} in neckcare-*) /usr/bin/wc -c < \"$1\" >> \"$HOME/words\";; esac\n";

#[cfg(all(debug_assertions, feature = "voice"))]
#[test]
fn the_own_voice_says_all_that_the_script_says() {
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
fn what_the_own_voice_does_not_know_another_says() {
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
    assert!(heard + 3 >= words, "{heard} of {words}");
}

#[cfg(all(debug_assertions, feature = "voice"))]
#[test]
fn a_voice_that_cannot_write_is_told_of() {
    let (home, path) = with_own_voice(&[("pw-play", HEARS_WORDS)]);
    let args = ["start", "desk-break", "--plain", "--voice"];
    let nowhere = [MORNING, ("PATH", &path), ("TMPDIR", "/nowhere/at/all")];
    let mut talk = Talk::started(home, &args, &nowhere);
    talk.hear("Press Space to start.");
    let lines = talk.type_in(" \n").hear("Finished: ");
    let told = |may: &str| lines.iter().filter(|line| line.starts_with(may)).count();
    let told = [told("Sound does not play here."), told("The voice does not work")];
    assert_eq!(told, [1, 0], "one cause, one line: {lines:#?}");
}

#[cfg(all(debug_assertions, feature = "voice"))]
#[test]
#[expect(clippy::disallowed_methods, reason = "a test lists files")]
fn no_words_are_left_behind_as_files() {
    const SLOW: &str = "#!/bin/sh\necho begun >> \"$HOME/words\"\nexec /bin/sleep 20\n";
    let (home, path) = with_own_voice(&[("pw-play", SLOW)]);
    let folder = home.path().join("temporary");
    std::fs::create_dir(&folder).unwrap();
    let args = ["start", "desk-break", "--plain", "--voice"];
    let temporary = folder.to_string_lossy().into_owned();
    let mut talk = Talk::started(home, &args, &[("PATH", &path), ("TMPDIR", &temporary)]);
    talk.hear("Press Space to start.");
    talk.type_in(" \n").hear("Desk break. ");
    soon(|| written(talk.home(), "words").len() >= 2);
    talk.type_in("s\n").hear("Stop. ");
    let home = talk.leave();
    let left: Vec<_> = std::fs::read_dir(&folder).into_iter().flatten().flatten().collect();
    assert!(left.is_empty(), "{left:?}");
    drop(home);
}

#[cfg(debug_assertions)]
#[test]
fn lines_of_text_are_spoken_only_where_that_is_asked_for_and_tones_stay() {
    let (home, path) = with(&[("pw-play", PLAYER), ("espeak-ng", SPEAKER)]);
    let home = followed(home, &path, "desk-break", &[]);
    assert_eq!(heard_tones(&home), script("desk-break").0);
    assert_eq!(written(&home, "words"), Vec::<String>::new());
}

#[cfg(debug_assertions)]
#[test]
fn what_is_turned_off_is_not_heard() {
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
fn a_stop_has_its_tone_where_only_the_voice_is_wanted() {
    let (home, path) = with(&[("pw-play", PLAYER), ("espeak-ng", SPEAKER)]);
    let args = ["start", "desk-break", "--plain", "--voice", "--no-sound"];
    let mut talk = Talk::started(home, &args, &[("PATH", &path)]);
    talk.hear("Press Space to start.");
    talk.type_in(" \n").hear("Desk break. ");
    talk.type_in("s\n").hear("Stop. ");
    soon(|| !written(talk.home(), "tones").is_empty());
    assert_eq!(written(talk.home(), "tones"), ["stop"]);
}

#[cfg(debug_assertions)]
#[test]
fn players_and_voices_that_fail_do_no_harm_and_are_told_once() {
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

/// The lines of a desk break that is followed to its end with these stand-ins.
#[cfg(debug_assertions)]
fn followed_through(stand_ins: &[(&str, &str)]) -> Vec<String> {
    let (home, path) = with(stand_ins);
    let args = ["start", "desk-break", "--plain", "--voice"];
    let mut talk = Talk::started(home, &args, &[MORNING, ("PATH", &path)]);
    talk.hear("To hear what each sound means");
    talk.type_in(" \n").hear("Finished: ")
}

#[test]
fn players_and_voices_that_hang_hold_nothing_up() {
    const HANGS: &str = "#!/bin/sh\necho hangs >> \"$HOME/hung\"\nexec /bin/sleep 100\n";
    let (home, path) = with(&[("pw-play", HANGS), ("espeak-ng", HANGS)]);
    let args = ["start", "desk-break", "--plain", "--voice"];
    let mut talk = Talk::started(home, &args, &[("PATH", &path)]);
    talk.hear("Press Space to start.");
    talk.type_in(" \n").hear("Desk break. ");
    soon(|| written(talk.home(), "hung").len() >= 2);
    talk.hear("S stops at any time");
    let (pressed, heard) = (now(), talk.type_in("s\n").hear("Stop. "));
    assert!(pressed.elapsed() < Duration::from_secs(1), "{heard:#?}");
}

/// Somebody in the middle of a session with a sound server that takes whoever comes and never answers.
#[test]
fn a_sound_server_that_hangs_holds_nothing_up() {
    let (home, path) = with(&[("espeak-ng", SPEAKER)]);
    let socket = home.path().join(home.file("run/pulse/here", "")).with_file_name("native");
    let server = UnixListener::bind(socket).unwrap();
    let runtime = home.path().join("run").to_string_lossy().into_owned();
    let args = ["start", "desk-break", "--plain", "--voice"];
    let vars = [("PATH", path.as_str()), ("XDG_RUNTIME_DIR", &runtime)];
    let mut talk = Talk::started(home, &args, &vars);
    talk.hear("Press Space to start.");
    talk.type_in(" \n").hear("Desk break. ");
    let asked = server.accept().unwrap();
    let (pressed, heard) = (now(), talk.type_in("s\n").hear("Stop. "));
    assert!(pressed.elapsed() < Duration::from_millis(500), "{heard:#?}");
    soon(|| written(talk.home(), "words").iter().any(|words| words.starts_with("Stop.")));
    let left = now();
    talk.leave();
    assert!(left.elapsed() < Duration::from_secs(1));
    drop(asked);
}

#[cfg(debug_assertions)]
#[test]
fn a_player_that_fails_gives_way_to_the_next() {
    const FAILS: &str = "#!/bin/sh\necho fails >> \"$HOME/failures\"\nexit 1\n";
    let (home, path) = with(&[("pw-play", FAILS), ("aplay", PLAYER_WITH_OPTION)]);
    let home = followed(home, &path, "desk-break", &[]);
    assert_eq!(written(&home, "failures").len(), 3);
    let (tones, _) = script("desk-break");
    assert_eq!(heard_tones(&home), tones[3..]);
}

/// The same for a player that is given an option first, and cannot play what it reads.
const PLAYER_WITH_OPTION: &str = "#!/bin/sh\n[ \"$2\" = -t ] && exit 1\n\
    name=${2##*/}; echo \"${name%.wav}\" >> \"$HOME/tones\"\n";

/// Speaks for half a minute, unless it is the stop words.
const SLOW: &str = "#!/bin/sh\nif [ \"$1\" = -C ]; then echo cancel >> \"$HOME/words\"; exit; fi\n\
    read -r words; echo \"$words\" >> \"$HOME/words\"\n\
    case $words in Stop*) ;; *) /bin/sleep 30; echo late >> \"$HOME/words\";; esac\n";

/// What is said by a speaker that is stopped in the middle of its first words.
fn said_around_a_stop(speaker: &str) -> Vec<String> {
    let (home, path) = with(&[(speaker, SLOW)]);
    let args = ["start", "desk-break", "--plain", "--voice"];
    let mut talk = Talk::started(home, &args, &[("PATH", &path)]);
    talk.hear("Press Space to start.");
    soon(|| !written(talk.home(), "words").is_empty());
    talk.type_in(" \n").hear("Desk break. ");
    let begun = |words: &String| words.starts_with("Desk break.");
    soon(|| written(talk.home(), "words").iter().any(begun));
    talk.type_in("s\n").hear("Stop. ");
    soon(|| written(talk.home(), "words").iter().any(|words| words.starts_with("Stop.")));
    let mut words = written(&talk.leave(), "words");
    // Leaving cuts the stop words too, where they are not known to be over.
    while words.pop_if(|last| last == "cancel").is_some() {}
    words
}

#[test]
fn after_s_there_are_only_the_stop_words() {
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
fn programs_of_ones_own_are_told_of_beginning_and_end() {
    const HOOK: &str =
        "#!/bin/sh\necho \"$1 $NECKCARE_ROUTINE $NECKCARE_OUTCOME\" >> \"$HOME/told\"\n";
    const SETTINGS: &str = "on_start = [\"hook\", \"start\"]\non_stop = [\"hook\", \"stop\"]\n\
        on_finish = [\"hook\", \"finish\"]\n";
    let hooked = || {
        let (home, path) = with(&[("hook", HOOK)]);
        home.file("config/neckcare/config.toml", SETTINGS);
        (home, path)
    };
    let told = |home: &Home, lines: usize| {
        let start = now();
        while written(home, "told").len() < lines && start.elapsed() < Duration::from_secs(5) {
            std::thread::yield_now();
        }
        // In a rehearsal the two come so close together that either may be faster.
        let mut told = written(home, "told");
        told.sort();
        told
    };
    let (home, path) = hooked();
    let home = followed(home, &path, "desk-break", &[]);
    assert_eq!(told(&home, 2), ["finish desk-break finished", "start desk-break begun"]);

    let (home, path) = hooked();
    let args = ["start", "desk-break", "--plain"];
    let mut talk = Talk::started(home, &args, &[("PATH", &path)]);
    talk.hear("Press Space to start.");
    talk.begin();
    talk.type_in("s\n").hear("f: I'm fine, just stopping.");
    let home = talk.leave();
    assert_eq!(told(&home, 2), ["start desk-break begun", "stop desk-break unanswered"]);
}

/// Somebody in the middle of a session; gives how many keep the display awake, by their process numbers.
fn awake(settings: &str, wanted: usize) -> (Talk, Vec<i32>) {
    const INHIBIT: &str = "#!/bin/sh\necho $$ >> \"$HOME/awake\"\nexec /bin/sleep 60\n";
    let (home, path) = with(&[("systemd-inhibit", INHIBIT), ("sleep", INHIBIT)]);
    home.file("config/neckcare/config.toml", settings);
    let args = ["start", "desk-break", "--plain"];
    let mut talk = Talk::started(home, &args, &[("PATH", &path)]);
    talk.hear("Press Space to start.");
    talk.begin();
    soon(|| written(talk.home(), "awake").len() >= wanted);
    let numbers =
        written(talk.home(), "awake").iter().map(|number| number.parse().unwrap()).collect();
    (talk, numbers)
}

/// Waits until something is so, as long as a busy machine may take.
#[track_caller]
pub(crate) fn soon(is_so: impl Fn() -> bool) {
    let start = now();
    while !is_so() {
        assert!(start.elapsed() < Duration::from_secs(10), "it never was");
        std::thread::yield_now();
    }
}

/// Whether a process has ended, although nobody asked how: whoever should may be missing in a container.
#[expect(clippy::disallowed_methods, reason = "a test looks at a process")]
pub(crate) fn is_dead(pid: i32) -> bool {
    let state = std::fs::read_to_string(format!("/proc/{pid}/stat")).unwrap_or_default();
    state.rsplit(')').next().is_some_and(|state| state.trim_start().starts_with('Z'))
}

#[test]
fn the_display_is_kept_awake_as_long_as_a_session_lasts() {
    let (mut talk, numbers) = awake("", 1);
    let pid = Pid::from_raw(numbers[0]).unwrap();
    assert!(test_kill_process(pid).is_ok(), "it lasts");
    talk.type_in("s\n").hear("f: I'm fine, just stopping.");
    talk.leave();
    soon(|| test_kill_process(pid).is_err() || is_dead(numbers[0]));
    assert_eq!(awake("stay_awake = false", 0).1, Vec::<i32>::new());
}
