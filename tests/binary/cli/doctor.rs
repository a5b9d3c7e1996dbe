//! Tests what `neckcare doctor` finds on a machine and how it reports it.

use std::os::unix::fs::PermissionsExt;
use std::os::unix::net::UnixListener;
use std::time::Duration;

use crate::cli::support::{FinishedRun, Home, now};

const SETTINGS: &str = "config/neckcare/config.toml";

fn doctor(home: &Home) -> FinishedRun {
    home.run(["doctor"])
}

#[test]
fn a_fresh_home_has_no_problems() {
    let told = doctor(&Home::new()).succeeds();
    for words in [
        "14 built in, 0 of your own",
        "no sessions yet",
        "Unicode",
        "No problems found, as far as this can be checked outside a terminal.",
    ] {
        assert!(told.contains(words), "{words} in {told}");
    }
    assert!(told.lines().all(|line| !line.starts_with('!')), "{told}");
}

#[test]
fn the_reason_for_dark_or_light_is_reported() {
    for (term, ground, says) in [
        ("xterm-256color", "", "your terminal's own 16, because it does not say"),
        ("xterm-kitty", "", "your terminal's own 16, because it does not say"),
        ("xterm-256color", "15;0", "256 colours; the dark theme, by COLORFGBG"),
        ("xterm-kitty", "0;15", "every colour; the light theme, by COLORFGBG"),
    ] {
        let home = Home::new();
        let told =
            FinishedRun::by(home.neckcare(["doctor"]).env("TERM", term).env("COLORFGBG", ground));
        told.says(&[says]);
    }
}

#[test]
fn a_problem_is_named_with_its_place_and_the_rest_is_still_checked() {
    let home = Home::new();
    home.file(SETTINGS, "theme = \"drak\"");
    home.file("config/neckcare/routines/mine.toml", "format = 1");
    home.file(".local/share/neckcare/history.jsonl", "torn");
    let told = doctor(&home);
    assert_eq!(told.code, 1, "{told:?}");
    told.says(&[
        "config.toml:1:9",
        "dark",
        "mine.toml:1:1",
        "`title` is missing",
        "line 1",
        "Some things need fixing",
        "Unicode",
    ]);
}

#[test]
fn a_locale_without_unicode_is_a_problem_with_a_fix() {
    let home = Home::new();
    let told = FinishedRun::by(home.neckcare(["doctor"]).env("LANG", "C"));
    assert_eq!(told.code, 1, "{told:?}");
    told.says(&["! letters", "ascii = true"]);
    home.file(SETTINGS, "ascii = true");
    FinishedRun::by(home.neckcare(["doctor"]).env("LANG", "C")).succeeds();
}

#[test]
fn the_console_of_linux_is_drawn_in_ascii() {
    let home = Home::new();
    let told = FinishedRun::by(home.neckcare(["doctor"]).env("TERM", "linux")).succeeds();
    assert!(told.contains("plain ASCII, because the console's fonts"), "{told}");
    let told = FinishedRun::by(home.neckcare(["config"]).env("TERM", "linux")).succeeds();
    assert!(told.contains("ascii = true") && told.contains("the Linux console"), "{told}");
}

/// Runs `doctor` with these programs as the only ones in `PATH`.
fn with(programs: &[(&str, &str)], settings: &str) -> FinishedRun {
    let home = Home::new();
    home.file(SETTINGS, settings);
    for (name, script) in programs {
        let file = home.path().join(home.file(format!("bin/{name}"), script));
        #[expect(clippy::disallowed_methods, reason = "a test makes a program")]
        let there = std::fs::File::open(file).unwrap();
        there.set_permissions(std::fs::Permissions::from_mode(0o755)).unwrap();
    }
    FinishedRun::by(home.neckcare(["doctor"]).env("PATH", home.path().join("bin")))
}

#[test]
fn a_broken_player_is_a_problem_outside_a_terminal_too() {
    const BROKEN: &str = "#!/bin/sh\nexit 1\n";
    let told = with(&[("aplay", BROKEN), ("paplay", BROKEN)], "");
    assert_eq!(told.code, 1, "{told:?}");
    told.says(&["! sound", "aplay does not play", "paplay does not", "Some things need fixing"]);
    assert!(!told.out.contains("No problems"), "{told:?}");
    let off = with(&[("aplay", BROKEN)], "sound = false\nvoice = false").succeeds();
    assert!(off.contains("aplay does not play"), "what is turned off is tried all the same: {off}");
}

#[test]
fn doctor_says_which_sound_it_did_not_try() {
    let plays = ("aplay", "#!/bin/sh\nexit 0\n");
    let speaks = ("espeak-ng", "#!/bin/sh\necho spoken >> \"$HOME/words\"\n");
    let tones = with(&[plays], "voice = false").succeeds();
    assert!(
        tones.contains("aplay: plays a short file in") && tones.contains("; tried silently\n"),
        "{tones}"
    );
    let both = with(&[plays, speaks], "").succeeds();
    assert!(both.contains("to hear the tones and the voice, run this in a terminal"), "{both}");
    let voice = with(&[speaks], "").succeeds();
    assert!(voice.contains("not tried; to try the voice"), "{voice}");
}

#[test]
fn hooks_and_voice_commands_that_cannot_be_run_are_named() {
    let fine = "on_start = [\"~/bin/lights\", \"dim\"]\non_finish = [\"lights\"]";
    let told = with(&[("lights", "#!/bin/sh\n")], fine).succeeds();
    assert!(
        told.contains("`on_start` runs ") && told.contains("bin/lights, `on_finish` runs "),
        "{told}"
    );
    let wrong = "on_start = [\"~/lights\"]\non_stop = [\"lights\"]\nvoice_command = [\"~\"]";
    let told = with(&[("lights", "#!/bin/sh\n")], wrong);
    assert_eq!(told.code, 1, "{told:?}");
    told.says(&[
        "! voice",
        "is not an executable program; change `voice_command` in your settings",
        "! hooks",
        "`on_start` does nothing: there is no program `",
        "/lights`; change it in your settings",
        "`on_stop` runs ",
    ]);
    assert!(!with(&[], "").succeeds().contains("hooks"), "there are none");
}

#[test]
fn a_sound_server_and_players_that_hang_are_named_in_time() {
    let home = Home::new();
    let socket = home.path().join(home.file("run/pulse/here", "")).with_file_name("native");
    let _hangs = UnixListener::bind(&socket).unwrap();
    let file = home.path().join(home.file("bin/aplay", "#!/bin/sh\nexec sleep 60\n"));
    #[expect(clippy::disallowed_methods, reason = "a test makes a program")]
    let there = std::fs::File::open(file).unwrap();
    there.set_permissions(std::fs::Permissions::from_mode(0o755)).unwrap();
    let path = format!("{}:/usr/bin:/bin", home.path().join("bin").display());
    let mut doctor = home.neckcare(["doctor", "--plain"]);
    doctor.env("XDG_RUNTIME_DIR", home.path().join("run")).env("PATH", path);
    let begun = now();
    let told = FinishedRun::by(&mut doctor);
    assert!(begun.elapsed() < Duration::from_secs(6), "{:?}", begun.elapsed());
    assert_eq!(told.code, 1, "{told:?}");
    told.says(&["sound, problem: the sound server at", "does not answer, start it again"]);
    told.says(&["sound, problem: aplay does not answer"]);
}
