//! Tests the settings: their sources, their effects, and how invalid ones are refused.

use std::process::Command;

use crate::cli::fit::end;
use crate::cli::support::{FinishedRun, Home, PipedProgram, neckcare};

const FILE: &str = "config/neckcare/config.toml";

/// Every command that reads the settings.
const READERS: &[&str] =
    &["", "start calm", "start calm --plain", "list", "show calm", "script calm", "config"];

/// Returns a home with these settings.
fn set(settings: &str) -> Home {
    let home = Home::new();
    home.file(FILE, settings);
    home
}

fn run(home: &Home, args: &str) -> FinishedRun {
    home.run(args.split_whitespace())
}

/// Asserts that every command that reads the settings refuses them with these words, and that the others still run.
#[track_caller]
fn refused(home: &Home, words: &[&str]) {
    for args in READERS {
        run(home, args).fails(1, words);
    }
    let told = run(home, "safety");
    assert!(told.code == 0 && told.out.contains("Call your local"), "{told:?}");
    assert!(told.err.contains("neckcare config"), "{told:?}");
    for args in ["config --default", "forget"] {
        run(home, args).succeeds();
    }
}

/// Prepares the program with an environment variable.
fn with(home: &Home, variable: (&str, &str), args: &str) -> Command {
    let mut command = home.neckcare(args.split_whitespace());
    command.env(variable.0, variable.1);
    command
}

#[test]
fn without_a_file_the_defaults_are_used() {
    let shown = neckcare("config").succeeds();
    assert!(
        shown.lines().next().unwrap().contains("config/neckcare/config.toml: no such file yet")
    );
    for line in ["theme = \"auto\"", "plain = false", "emergency_number is not set"] {
        assert!(shown.lines().any(|shown| shown == line), "{line} in {shown}");
    }
}

#[test]
fn the_default_file_changes_nothing() {
    let file = neckcare("config --default").succeeds();
    let home = set(&file);
    let (here, there) = (run(&home, "config").succeeds(), neckcare("config").succeeds());
    let settings = |shown: &str| shown.split_once("\n\n").unwrap().1.to_owned();
    assert!(here.lines().next().unwrap().ends_with("config.toml: in use"));
    assert_eq!(settings(&here), settings(&there));
}

#[test]
fn an_emergency_number_is_shown_wherever_help_is_mentioned() {
    let home = set("emergency_number = \"112\"\n");
    let list = run(&home, "safety").succeeds();
    assert!(list.starts_with("Call 112 now.\n") && !list.contains("local"), "{list}");
    let page = run(&home, "show calm --sheet").succeeds();
    assert!(page.contains("\nCall 112 now.\n") && !page.contains("local"), "{page}");
    let mut talk = PipedProgram::start_at(home, "calm", &[]);
    talk.wait_for_line("Press Space").last().unwrap();
    talk.answer("!");
    talk.wait_for_line("Call 112 now.");
}

#[test]
fn flags_override_the_environment_which_overrides_the_file() {
    let home = set("theme = \"light\"\nget_ready = \"30s\"\n");
    for (args, words) in [
        ("config", ["theme = \"light\"", "ascii = false", "get_ready = \"30s\""]),
        ("config --theme dark --ascii", ["theme = \"dark\"", "ascii = true", "plain = false"]),
        ("--theme auto config --reduce-motion", ["\"auto\"", "reduce_motion = true", "\"30s\""]),
    ] {
        run(&home, args).says(&words);
    }
    FinishedRun::by(&mut with(&home, ("NECKCARE_PLAIN", "1"), "config")).says(&["plain is true"]);
    FinishedRun::by(&mut with(&home, ("NECKCARE_PLAIN", "0"), "config")).says(&["plain = false"]);
    FinishedRun::by(&mut with(&home, ("NO_COLOR", "1"), "config")).says(&["no colours"]);
    neckcare("start calm --theme pink").fails(2, &["pink", "auto, dark, light"]);
}

#[test]
fn plain_needs_no_terminal() {
    let home = set("plain = true\n");
    let body = run(&home, "").succeeds();
    assert!(body.contains("Where is it tight?") && body.contains("left shoulder."), "{body}");
    run(&home, "start calm").succeeds();
    let home = Home::new();
    FinishedRun::by(&mut with(&home, ("NECKCARE_PLAIN", "1"), "start calm")).succeeds();
}

#[test]
fn the_time_to_get_ready_is_in_every_total() {
    let home = set("get_ready = \"30s\"\n");
    let show = "show desk-break --guidance short";
    let (usual, longer) = (neckcare(show).succeeds(), run(&home, show).succeeds());
    assert_eq!(end(&longer), end(&usual) + 20, "{longer}");
    let minute = set("get_ready = \"60s\"\n");
    assert_ne!(neckcare("list").succeeds(), run(&minute, "list").succeeds());
}

#[test]
fn the_hold_setting_applies_everywhere() {
    let home = set("hold = \"12s\"\n");
    let press = "Knot hold, right side, left hand";
    let shown = |home: &Home| {
        let shown = run(home, "show trigger-point").succeeds();
        let dose = shown.lines().skip_while(|line| !line.contains(press)).nth(1);
        (dose.unwrap().to_owned(), shown.contains("Ear to shoulder"))
    };
    let (usual, set_so) = (shown(&Home::new()), shown(&home));
    assert!(!usual.0.contains("hold for 10 seconds") && usual.1, "{usual:?}");
    assert!(set_so.0.contains("hold for 10 seconds") && set_so.1, "a whole breath: {set_so:?}");
    let longer = shown(&set("hold = \"20s\"\n"));
    assert_eq!(longer, usual, "as long as an arm may be up");
    for args in ["list", "script trigger-point", "show trigger-point --sheet"] {
        assert_ne!(neckcare(args).succeeds(), run(&home, args).succeeds(), "{args}");
    }
    for args in ["show ball", "script suboccipital"] {
        assert_eq!(neckcare(args).succeeds(), run(&home, args).succeeds(), "{args}");
    }
    let told = run(&home, "config").succeeds();
    assert!(told.lines().any(|line| line == "hold = \"12s\""), "{told}");
    refused(&set("hold = \"21s\""), &["config.toml:1:8: a hold may be 10 to 20 seconds"]);
}

#[test]
fn all_errors_in_the_settings_are_reported_with_their_places() {
    let text = "theme = \"drak\"\nreduce-motion = true\nascii = 1\nemergency_number = \"call mum\"\n\
                get_ready = \"2s\"\n[tones]\nvolume = 3\n";
    refused(
        &set(text),
        &[
            "config.toml:1:9: \"drak\" is not a theme",
            "did you mean \"dark\"?",
            "config.toml:2:1: `reduce-motion` is not a key here",
            "did you mean `reduce_motion`?",
            "config.toml:3:9: true or false is meant here",
            "config.toml:4:20: a number has digits",
            "config.toml:5:13: the time to get ready may be 5 to 60 seconds",
            "config.toml:6:2: `tones` is not a key here",
        ],
    );
    refused(&set("theme ="), &["config.toml:1:"]);
    refused(&set("theme = \"dark\"\ntheme = \"dark\"\n"), &["config.toml:2:1:", "duplicate"]);
    refused(&set("\u{1b}[2J = 1"), &["config.toml:1:", "<U+001B>"]);
    refused(&set("emergency_number = 112"), &["write it in quotes, like \"112\""]);
    refused(&set("get_ready = 15"), &["write \"15s\""]);
    refused(&set("volume = 0.6"), &["a whole number from 0 to 100", "write 60"]);
    refused(&set("volume = \"60%\""), &["a whole number from 0 to 100", "write 60"]);
}

#[test]
fn invalid_emergency_numbers_are_refused() {
    for number in ["", " ", "+-*#", "112\\n", "1\u{202e}12", "٣", "123456789012345678901"] {
        refused(&set(&format!("emergency_number = \"{number}\"")), &["config.toml:1:20:"]);
    }
    for number in ["112", "+44 20 7946 0958", "*31#112", "12345678901234567890"] {
        let told = run(&set(&format!("emergency_number = \"{number}\"")), "safety").succeeds();
        assert!(told.starts_with(&format!("Call {number} now.\n")), "{told}");
    }
}

#[test]
fn folders_pipes_and_devices_are_refused_as_settings() {
    refused(&set(&"#".repeat(10 << 20)), &["config.toml: ", "kilobytes"]);
    let home = Home::new();
    home.file(format!("{FILE}/inside"), "");
    refused(&home, &["config.toml: this is a folder"]);
    let home = set("");
    let path = home.path().join(FILE);
    rustix::fs::unlink(&path).unwrap();
    let mode = rustix::fs::Mode::RUSR;
    rustix::fs::mknodat(rustix::fs::CWD, &path, rustix::fs::FileType::Fifo, mode, 0).unwrap();
    refused(&home, &["config.toml: this is not a regular file"]);
    rustix::fs::unlink(&path).unwrap();
    std::os::unix::fs::symlink("/dev/zero", &path).unwrap();
    refused(&home, &["config.toml: this is not a regular file"]);
    let home = Home::new();
    home.file(FILE, b"theme = \"\xff\"");
    refused(&home, &["config.toml: this is not UTF-8 text"]);
}

/// Root may read every file, so the test puts a file where the settings' folder should be.
#[test]
fn a_file_that_cannot_be_read_is_refused() {
    let home = Home::new();
    home.file("config/neckcare", "a file where a folder should be");
    refused(&home, &["config.toml: it cannot be read"]);
}
