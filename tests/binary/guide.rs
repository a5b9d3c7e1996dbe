//! Checks `docs/routines.md` against the program: its routines are valid, and its commands run as written.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::blocks::blocks;
use clap::{CommandFactory, Parser};
use neckcare::cli::Cli;
use neckcare::routine::Origin;
use neckcare::routine::library::Library;
use neckcare::routine::parse::{self, Source};

#[test]
fn routines_of_the_guide_pass_without_warnings() {
    let catalogue = Library::built_in().unwrap().catalogue;
    let routines = blocks("toml");
    assert!(routines.len() >= 3);
    for text in routines {
        let source = Source { file: "guide", id: "guide", text, origin: Origin::User };
        let checked = parse::check(source, &catalogue);
        checked.routine.unwrap_or_else(|report| panic!("{report}"));
        assert!(checked.warnings.findings().is_empty(), "{}", checked.warnings);
    }
}

/// Each command runs in a home with the guide's first routine, except `neckcare new`, which creates it.
#[test]
fn commands_of_the_guide_run() {
    let folder_of_program = Path::new(env!("CARGO_BIN_EXE_neckcare")).parent().unwrap();
    let lines: Vec<&str> = blocks("sh").into_iter().flat_map(str::lines).collect();
    assert!(lines.len() >= 5);
    for line in lines {
        let words = line.split(" > ").next().unwrap().split_whitespace();
        Cli::try_parse_from(words).unwrap_or_else(|usage| panic!("{line}: {usage}"));
        if line.starts_with("neckcare start") {
            continue; // it needs a terminal
        }
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join(".config/neckcare/routines");
        fs::create_dir_all(&folder).unwrap();
        if !line.starts_with("neckcare new") {
            fs::write(folder.join("evening.toml"), blocks("toml")[0]).unwrap();
        }
        let mut shell = Command::new("/bin/sh");
        shell.args(["-c", line]).env_clear().env("HOME", home.path()).current_dir(home.path());
        let run = shell.env("PATH", folder_of_program).output().unwrap();
        assert!(run.status.success(), "{line}: {}", String::from_utf8_lossy(&run.stderr));
    }
}

#[test]
fn every_command_in_the_guide_exists() {
    let commands = Cli::command();
    let text = include_str!("../../docs/routines.md");
    for named in text.split("`neckcare ").skip(1) {
        let name: String = named.chars().take_while(char::is_ascii_lowercase).collect();
        assert!(commands.get_subcommands().any(|command| command.get_name() == name), "{name}");
    }
}
