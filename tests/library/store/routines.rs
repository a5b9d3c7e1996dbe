//! The user's routines, and how those that cannot be followed are listed.

use std::fs;

use neckcare::routine::library::Library;
use neckcare::store::routines::add_all;
use tempfile::tempdir;

const NO_ROUTINE: &str = "format = 1\n";

/// The command under each fault, by its name.
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
fn each_names_a_command_that_judges_it() {
    let files = ["Slow Evening.toml", "calm.toml", "mine.toml"].map(str::to_owned);
    let check = |rest: &str| Some(format!("neckcare check{rest}"));
    let wanted = [("Slow Evening", check("")), ("calm", check(" calm")), ("mine", check(" mine"))];
    assert_eq!(commands(&files), wanted.map(|(name, command)| (name.to_owned(), command)));
}

/// A folder with too many files has a name as well, but nothing judges that.
#[test]
fn too_many_files_name_no_command() {
    let files: Vec<String> = (0..1001).map(|nth| format!("r{nth:04}.toml")).collect();
    let commands = commands(&files);
    assert_eq!(commands.len(), 1001);
    assert_eq!(commands.last().unwrap().1, None);
    assert!(commands.iter().take(1000).all(|(_, command)| command.is_some()));
}
