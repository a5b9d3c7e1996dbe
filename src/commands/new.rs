//! `neckcare new`: creates a routine to start from, in the user's own folder or in a file anywhere.

use std::io::Write;
use std::path::{Path, PathBuf};

use super::page::Page;
use super::{Error, choose};
use crate::routine::naming::nearest_id;
use crate::routine::{library, safe};
use crate::store::routines::{self, RoutineFileError};
use crate::store::{create, paths};

pub(super) fn new(named: &Path, out: &mut Page<impl Write>) -> Result<u8, Error> {
    let id = id(named)?;
    let is_file = choose::is_file(named);
    let path = if is_file { here(named) } else { own(&id)? };
    create::file(&path, &library::template(&id))?;
    let shown = safe::visible(&path.to_string_lossy());
    let name = if is_file { &shown } else { &id };
    out.paragraph(&format!(
        "{shown}: a routine to start from. Open it in an editor and change what you like."
    ))?;
    for (does, what) in [
        (format!("check {name}"), "checks it for problems"),
        (format!("show {name}"), "shows it with its times"),
        (format!("start {name}"), "starts it"),
        ("moves".to_owned(), "lists every move that you can use"),
    ] {
        out.entry("", 2, &format!("`neckcare {does}` {what}."))?;
    }
    Ok(0)
}

/// Returns the id that a name or a file's name gives.
fn id(named: &Path) -> Result<String, Error> {
    routines::id_of(named).map_err(|why| {
        if let RoutineFileError::Taken(id) = why {
            return Error::Taken { id };
        }
        let stem = named.file_stem().unwrap_or_default().to_string_lossy();
        let like = nearest_id(&stem).unwrap_or_else(|| "my-routine".to_owned());
        Error::NoId { name: choose::truncated(&named.to_string_lossy()), like }
    })
}

/// Returns the path of a file. A bare file name is in the current folder.
fn here(file: &Path) -> PathBuf {
    match file.parent() {
        Some(folder) if folder.as_os_str().is_empty() => Path::new(".").join(file),
        _ => file.to_owned(),
    }
}

fn own(id: &str) -> Result<PathBuf, Error> {
    let folder = paths::routines().ok_or(Error::NoHome)?;
    Ok(folder.join(id).with_extension("toml"))
}
