//! Tests streams that are closed, full or lead nowhere: no panic, no hang, and the documented exit code.

use std::ffi::OsString;
use std::iter::once;
use std::process::Command;

use crate::cli::support::{FinishedRun, Home};

/// Shell commands that run the program (`$0`), with the expected exit codes.
const STREAMS: &[(&str, i32)] = &[
    ("\"$0\" start calm <&-", 2),
    ("\"$0\" start calm </dev/null", 2),
    ("\"$0\" start calm >&-", 2),
    ("\"$0\" start calm --plain <&-", 0),
    ("\"$0\" start calm --plain </dev/null", 0),
    ("\"$0\" start calm --plain <&- >&- 2>&-", 0),
    ("\"$0\" list >&-", 0),
    ("\"$0\" list 2>&-", 0),
    ("\"$0\" start nothing 2>&-", 1),
    ("\"$0\" massage 2>&-", 2),
    ("\"$0\" show calm >/dev/full", 1),
];

#[expect(clippy::disallowed_methods, reason = "a test starts a shell")]
fn shell(home: &Home, script: &str) -> FinishedRun {
    let program = home.neckcare(once(OsString::new()));
    let mut shell = Command::new("/bin/sh");
    shell.arg("-c").arg(script).arg(program.get_program()).env_clear().current_dir(home.path());
    shell.env("HOME", home.path()).env("TERM", "xterm-256color").env("LANG", "C.UTF-8");
    FinishedRun::by(&mut shell)
}

#[test]
fn closed_streams_end_as_documented() {
    for (script, code) in STREAMS {
        let told = shell(&Home::new(), script);
        assert_eq!(told.code, *code, "{script}: {told:?}");
        assert!(!told.err.contains("panicked"), "{script}: {told:?}");
    }
}

/// Every command that cannot print says so, whatever its input is.
#[test]
fn a_full_output_is_an_error() {
    for printing in [
        "--help",
        "-h",
        "--version",
        "-V",
        "help",
        "help start",
        "start --help",
        "--plain",
        "screening --plain",
        "start calm --plain",
        "start calm --plain --from 1",
        "list",
        "man",
        "doctor",
    ] {
        for input in ["</dev/null", "<&-", "<in"] {
            let home = Home::new();
            home.file("in", "y\nn\nn\n \ns\n");
            let told = shell(&home, &format!("\"$0\" {printing} {input} >/dev/full"));
            told.fails(1, &["error: No space left on device"]);
        }
    }
}

/// Every command that prints exits with 0 if its reader has gone.
#[test]
fn a_closed_pipe_is_not_an_error() {
    for printing in [
        "list",
        "show calm",
        "show calm --sheet",
        "script calm",
        "script calm --json",
        "moves",
        "moves --json",
        "schema",
        "check",
        "check --json",
        "about nerves",
        "safety",
        "config --default",
        "history",
        "history --json",
        "history --csv",
        "doctor",
        "calendar calm --at 9:30",
        "--help",
        "--version",
        "help start",
    ] {
        let home = Home::new();
        let told = shell(&home, &format!("{{ \"$0\" {printing}; echo $? >&2; }} | true"));
        assert_eq!(told.err.trim(), "0", "{printing}: {told:?}");
    }
}
