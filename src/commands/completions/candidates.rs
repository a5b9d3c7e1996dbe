//! The values to offer for an argument: names, each with its title.

use std::ffi::OsStr;
use std::path::Path;

use clap_complete::engine::{CompletionCandidate, PathCompleter, ValueCompleter};

use crate::commands::history::ids;
use crate::commands::{choose, config, voice};
use crate::routine::catalogue::Catalogue;
use crate::routine::keyword::Keyword;
use crate::routine::library::Library;
use crate::routine::safe;
use crate::safety::Background;
use crate::store::{self, Folders, routines as files};

type Candidates = Vec<CompletionCandidate>;

/// Every routine that works. Nobody who presses Tab wants to hear about errors in files.
pub(super) fn routines() -> Candidates {
    let library = choose::everything().map(|(library, _)| library);
    let routines = library.iter().flat_map(Library::routines);
    routines.map(|routine| candidate(&routine.id, &routine.title)).collect()
}

/// The same, or files if no routine begins like that.
pub(super) fn routines_and_files(typed: &OsStr) -> Candidates {
    or_files(routines(), typed)
}

/// The user's own routines by name, even if they have errors, or files elsewhere.
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

/// Every move.
pub(super) fn moves() -> Candidates {
    let catalogue = Catalogue::built_in();
    let moves = catalogue.iter().flat_map(Catalogue::moves);
    moves.map(|one| candidate(&one.name, &one.words.title)).collect()
}

/// Every voice.
pub(super) fn voices() -> Candidates {
    let settings = config::from_file().ok().flatten().unwrap_or_default();
    voice::names(&settings).into_iter().map(|(name, says)| candidate(&name, &says)).collect()
}

/// Every topic of the background.
pub(super) fn topics() -> Candidates {
    let topics = Background::built_in().topics().iter();
    topics.map(|topic| candidate(topic.id.word(), &topic.line)).collect()
}

/// Every session, the latest first, by the shortest unique start of its id.
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
