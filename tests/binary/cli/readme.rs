//! Every command of the README and the pages it leads to runs as it stands there, one after the other, in a new home.

use std::path::Path;
use std::process::{Command, Stdio};

use crate::cli::support::{Home, Talk};

const PAGES: [&str; 4] = [
    include_str!("../../../README.md"),
    include_str!("../../../docs/commands.md"),
    include_str!("../../../docs/settings.md"),
    include_str!("../../../docs/sound.md"),
];

/// Someone else's routine, as a file.
const MINE: &str = include_str!("../../../routines/desk-break.toml");

/// The lines that are typed into a shell; cargo's are for the program to be there at all.
fn lines() -> impl Iterator<Item = &'static str> {
    let blocks = PAGES.iter().flat_map(|page| page.split("```sh\n").skip(1));
    let lines = blocks
        .filter_map(|rest| rest.split("```").next())
        .flat_map(str::lines)
        .map(|line| line.split(" #").next().unwrap().trim());
    lines.filter(|line| !line.is_empty() && !line.starts_with("cargo "))
}

/// A command that takes the screen is asked for lines of text, because there is no screen.
fn without_a_screen(line: &str) -> String {
    let screen = ["neckcare start", "neckcare again", "neckcare screening"];
    let takes = line == "neckcare" || screen.iter().any(|begins| line.starts_with(begins));
    if takes && !line.contains("--plain") { format!("{line} --plain") } else { line.to_owned() }
}

/// With nobody to answer, because a command that asks must end by itself.
#[expect(clippy::disallowed_methods, reason = "a test starts a shell")]
fn run(line: &str, home: &Home) {
    let folder = Path::new(env!("CARGO_BIN_EXE_neckcare")).parent().unwrap();
    let mut shell = Command::new("/bin/sh");
    shell.args(["-c", line]).current_dir(home.path()).stdin(Stdio::null()).env_clear();
    shell.env("HOME", home.path()).env("LANG", "C.UTF-8").env("TERM", "xterm");
    shell.env("PATH", format!("{}:/usr/bin:/bin", folder.display()));
    let output = shell.output().unwrap();
    let err = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{line}: {}\n{err}", output.status);
    assert_eq!(err, "", "{line}");
}

/// A session runs meanwhile, so that other terminals can reach it.
#[test]
fn its_commands_run() {
    let mut talk = Talk::in_a_desk_break();
    let home = talk.home().clone();
    home.file("mine.toml", MINE);
    let mut seen = 0;
    for line in lines() {
        run(&without_a_screen(line), &home);
        seen += 1;
    }
    assert!(seen > 30, "{seen}");
    talk.hear("Stop.");
}
