//! The values that a shell offers for an argument: names, each with its title.

use std::ffi::OsStr;
use std::path::Path;

use clap_complete::engine::{CompletionCandidate, PathCompleter, ValueCompleter};

use crate::commands::history::ids;
use crate::commands::{choose, config, voice};
use crate::routine::catalogue::Catalogue;
use crate::routine::keyword::Keyword;
use crate::routine::library::Library;
use crate::routine::place::Place;
use crate::routine::safe;
use crate::safety::Background;
use crate::store::{self, Folders, routines as files};

type Candidates = Vec<CompletionCandidate>;

/// Returns every routine that works. Errors in files are left out, because a user who presses Tab did not ask for them.
pub(super) fn routines() -> Candidates {
    let library = choose::everything().map(|(library, _)| library);
    let routines = library.iter().flat_map(Library::routines);
    routines.map(|routine| candidate(&routine.id, &routine.title)).collect()
}

/// Returns the same, or files if no routine begins with what was typed.
pub(super) fn routines_and_files(typed: &OsStr) -> Candidates {
    or_files(routines(), typed)
}

/// Returns the user's own routines by name, even if they have errors, or files if none begins with what was typed.
pub(super) fn own_and_files(typed: &OsStr) -> Candidates {
    let named = files::own_ids().into_iter().map(CompletionCandidate::new).collect();
    or_files(named, typed)
}

fn or_files(mut named: Candidates, typed: &OsStr) -> Candidates {
    let typed_bytes = typed.as_encoded_bytes();
    named.retain(|name| name.get_value().as_encoded_bytes().starts_with(typed_bytes));
    if !named.is_empty() {
        return named;
    }
    let is_toml = |path: &Path| path.extension().is_some_and(|ending| ending == "toml");
    PathCompleter::any().filter(is_toml).complete(typed)
}

/// Returns every move.
pub(super) fn moves() -> Candidates {
    let catalogue = Catalogue::built_in();
    let moves = catalogue.iter().flat_map(Catalogue::moves);
    moves.map(|one| candidate(&one.name, &one.words.title)).collect()
}

/// Returns every voice.
pub(super) fn voices() -> Candidates {
    let settings = config::from_file().ok().flatten().unwrap_or_default();
    voice::names(&settings).into_iter().map(|(name, says)| candidate(&name, &says)).collect()
}

/// Returns every place on which tension can be marked, with the sign before its figure.
pub(super) fn places() -> Candidates {
    Place::ALL.iter().map(|place| candidate(&format!("{}=", place.word()), place.yours())).collect()
}

/// Returns every topic of the background.
pub(super) fn topics() -> Candidates {
    let topics = Background::built_in().topics().iter();
    topics.map(|topic| candidate(topic.id.word(), &topic.line)).collect()
}

/// Returns every session, the latest first, by the shortest unique beginning of its id.
pub(super) fn sessions() -> Candidates {
    let settings = config::from_file().ok().flatten().unwrap_or_default();
    let Some(folders) = Folders::find(&settings.history) else { return Vec::new() };
    let (told, _) = store::history::read_all(&folders);
    let records = || told.sessions.iter().map(|entry| &entry.record);
    let short = ids::short(records().map(|record| record.id.as_str()));
    let typable = |id: &&str| id.chars().all(|letter| letter.is_ascii_graphic());
    let named = records().rev().filter_map(|record| {
        let id = short.get(record.id.as_str()).copied().filter(typable)?;
        Some(candidate(id, &format!("{}, {}", safe::visible(&record.title), record.start.date())))
    });
    named.collect()
}

fn candidate(name: &str, title: &str) -> CompletionCandidate {
    CompletionCandidate::new(name).help(Some(title.to_owned().into()))
}
