//! Tests the user's routine files, and how invalid ones are listed.

use std::fs;

use neckcare::routine::library::Library;
use neckcare::store::routines::add_all;
use tempfile::tempdir;

const NO_ROUTINE: &str = "format = 1\n";

/// Returns the name and the suggested command of each faulty file.
fn commands(files: &[String]) -> Vec<(String, Option<String>)> {
    let folder = tempdir().unwrap();
    for file in files {
        fs::write(folder.path().join(file), NO_ROUTINE).unwrap();
    }
    let mut library = Library::built_in().unwrap();
    add_all(folder.path(), &mut library);
    library.faults().iter().map(|fault| (fault.name.clone(), fault.command.clone())).collect()
}

#[test]
fn each_faulty_file_names_a_command_that_checks_it() {
    let files = ["Slow Evening.toml", "calm.toml", "mine.toml"].map(str::to_owned);
    let check = |rest: &str| Some(format!("neckcare check{rest}"));
    let wanted = [("Slow Evening", check("")), ("calm", check(" calm")), ("mine", check(" mine"))];
    assert_eq!(commands(&files), wanted.map(|(name, command)| (name.to_owned(), command)));
}

/// A folder with too many files is listed as a fault too, but no command checks it.
#[test]
fn too_many_files_are_reported_without_a_command() {
    let files: Vec<String> = (0..1001).map(|nth| format!("r{nth:04}.toml")).collect();
    let commands = commands(&files);
    assert_eq!(commands.len(), 1001);
    assert_eq!(commands.last().unwrap().1, None);
    assert!(commands.iter().take(1000).all(|(_, command)| command.is_some()));
}
