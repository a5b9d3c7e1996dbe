//! Tests `neckcare man`: the page documents everything in the program, and manual readers find no fault in it.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::{Command, Stdio};
use std::{env, fs};

use clap::CommandFactory;
use neckcare::app::keymap;
use neckcare::cli::{Cli, EXIT_CODES};
use neckcare::screen_kit::keys::KeyContext;
use neckcare::store::FILES;

use crate::cli::support::{Home, PipedProgram, neckcare};

const SECTIONS: [&str; 11] = [
    "NAME",
    "SYNOPSIS",
    "DESCRIPTION",
    "COMMANDS",
    "OPTIONS",
    "KEYS",
    "FILES",
    "ENVIRONMENT",
    "\"EXIT STATUS\"",
    "SAFETY",
    "EXAMPLES",
];

/// Returns the page without its markup.
fn page() -> String {
    neckcare("man")
        .succeeds()
        .replace(r"\-", "-")
        .replace(r"\fB", "")
        .replace(r"\fR", "")
        .replace(r"\fI", "")
}

#[track_caller]
fn tells(page: &str, of: &str) {
    assert!(page.lines().any(|line| line.starts_with(of)), "not of {of}");
}

#[test]
fn every_section_is_there_in_its_usual_order() {
    let page = page();
    let found = page.lines().filter_map(|line| line.strip_prefix(".SH "));
    assert_eq!(found.take(SECTIONS.len()).collect::<Vec<_>>(), SECTIONS);
}

#[test]
fn every_command_option_key_and_code_is_documented() {
    let page = page();
    for command in Cli::command().get_subcommands() {
        tells(&page, &format!("neckcare {}", command.get_name()));
        for option in command.get_arguments() {
            let short = option.get_short().map(|short| format!("-{short}, ")).unwrap_or_default();
            option.get_long().iter().for_each(|long| tells(&page, &format!("{short}--{long}")));
        }
    }
    for place in [KeyContext::Play, KeyContext::Ready, KeyContext::Menu, KeyContext::History] {
        for binding in keymap::bindings(place) {
            tells(&page, &binding.names());
        }
    }
    for (code, _) in EXIT_CODES {
        tells(&page, code);
    }
}

/// Returns the complaints of a manual reader about the page, or `None` if it is not installed.
#[cfg(target_os = "linux")]
#[expect(clippy::disallowed_methods, reason = "a test starts readers")]
fn said_by(reader: &str, args: &[&str]) -> Option<String> {
    let home = Home::new();
    home.file("neckcare.1", neckcare("man").succeeds());
    let mut command = Command::new(reader);
    let command = command.args(args).current_dir(home.path()).env("LC_ALL", "C.UTF-8");
    let Ok(told) = command.stdin(Stdio::null()).output() else {
        assert!(env::var_os("CI").is_none(), "{reader} is not installed");
        return None;
    };
    let (out, err) = (String::from_utf8_lossy(&told.stdout), String::from_utf8_lossy(&told.stderr));
    Some(if args.contains(&"-Tlint") { format!("{out}{err}") } else { err.into_owned() })
}

/// Linux only, because readers on other systems have other options.
#[test]
#[cfg(target_os = "linux")]
fn manual_readers_do_not_complain() {
    for (reader, args) in
        [("mandoc", &["-Tlint", "neckcare.1"][..]), ("man", &["--warnings", "-l", "./neckcare.1"])]
    {
        if let Some(said) = said_by(reader, args) {
            assert_eq!(said, "", "{reader}");
        }
    }
}

/// Collects the names of the environment variables that the sources in a folder read.
#[expect(clippy::disallowed_methods, reason = "a test reads the sources")]
fn variables_of(folder: &Path, found: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            variables_of(&path, found);
            continue;
        }
        let text = fs::read_to_string(path).unwrap();
        let asked = ["variable(\"", "var_os(\"", "var(\""];
        let names = asked
            .iter()
            .flat_map(|asks| text.split(asks).skip(1))
            .filter_map(|rest| rest.split('"').next());
        found.extend(names.map(str::to_owned));
    }
}

#[test]
fn every_variable_that_is_read_is_documented() {
    let mut read = BTreeSet::new();
    variables_of(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut read);
    for for_tests in ["NECKCARE_REHEARSE", "NECKCARE_TEST_PANIC", "NECKCARE_TEST_PACE"] {
        assert!(read.remove(for_tests));
    }
    assert!(read.len() > 3, "{read:?}");
    let page = page();
    let told: BTreeSet<&str> = page.lines().flat_map(|line| line.split(", ")).collect();
    for variable in read {
        assert!(told.contains(variable.as_str()), "not of {variable}");
    }
}

/// Returns true if the manual documents a stored file.
fn is_told_of(file: &str) -> bool {
    FILES.iter().any(|(told, _)| match told.trim_start_matches("~/").split_once('*') {
        Some((before, after)) => file.starts_with(before) && file.ends_with(after),
        None => told.trim_start_matches("~/") == file,
    })
}

#[test]
fn every_file_that_a_session_stores_is_documented() {
    let talk = PipedProgram::in_a_desk_break();
    let during = talk.home().stored();
    let after = talk.leave().stored();
    assert_eq!(
        [during.len(), after.len()],
        [3, 3],
        "a journal, then the history, beside what lasts"
    );
    for path in during.keys().chain(after.keys()) {
        let place = path.components().skip_while(|part| part.as_os_str() != ".local");
        let file = place.collect::<std::path::PathBuf>();
        assert!(is_told_of(&file.to_string_lossy()), "{}", file.display());
    }
}
