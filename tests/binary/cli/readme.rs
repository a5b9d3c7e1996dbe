//! Runs every command of the README and the pages it links to, exactly as written, one after the other in a new home.

use std::path::Path;
use std::process::{Command, Stdio};

use crate::cli::support::{Home, PipedProgram};

const PAGES: [&str; 4] = [
    include_str!("../../../README.md"),
    include_str!("../../../docs/commands.md"),
    include_str!("../../../docs/settings.md"),
    include_str!("../../../docs/sound.md"),
];

/// The text of a routine file from someone else.
const MINE: &str = include_str!("../../../routines/desk-break.toml");

const FORGET: &str = "neckcare forget";

/// Returns the commands in the shell blocks, without those of cargo, which install the program.
fn lines() -> impl Iterator<Item = &'static str> {
    let blocks = PAGES.iter().flat_map(|page| page.split("```sh\n").skip(1));
    let lines = blocks
        .filter_map(|rest| rest.split("```").next())
        .flat_map(str::lines)
        .map(|line| line.split(" #").next().unwrap().trim());
    lines.filter(|line| !line.is_empty() && !line.starts_with("cargo "))
}

/// Adds `--plain` to a command that would need a terminal, because the test has none.
fn without_a_screen(line: &str) -> String {
    let screen = ["neckcare start", "neckcare here", "neckcare again", "neckcare screening"];
    let takes = line == "neckcare" || screen.iter().any(|begins| line.starts_with(begins));
    if takes && !line.contains("--plain") { format!("{line} --plain") } else { line.to_owned() }
}

/// Runs a line in a shell without input, so that a command that asks something has to end by itself.
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

/// A session runs at the same time, because some commands control one in another terminal.
#[test]
fn commands_of_the_readme_and_its_pages_run() {
    let mut talk = PipedProgram::in_a_desk_break();
    let home = talk.home().clone();
    home.file("mine.toml", MINE);
    let mut seen = 0;
    for line in lines().filter(|line| *line != FORGET) {
        run(&without_a_screen(line), &home);
        seen += 1;
    }
    assert!(seen > 30, "{seen}");
    talk.wait_for_line("Stop.");
    // This one refuses to run next to a session.
    assert!(lines().any(|line| line == FORGET));
    run(FORGET, &talk.leave());
}
