//! Reads a small file, and changes it under a lock, so that programs that run at the same time add to it and none
//! undoes what another has stored.

use std::io::{self, ErrorKind, Read, Write};
use std::path::Path;

use serde::Serialize;

use super::{Unsaved, disk, lock};

/// The most bytes of the file.
const LARGEST: u64 = 1024 * 1024;

/// The content of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Loaded<T> {
    /// The stored value.
    There(T),
    /// Nothing is stored yet.
    Missing,
    /// The file cannot be read, for this reason. It is left as it is.
    Unusable(String),
}

/// Reads a file. `parse` turns its text into a value, or says why it cannot.
pub fn load<T, E: ToString>(path: &Path, parse: impl FnOnce(&str) -> Result<T, E>) -> Loaded<T> {
    match text(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => Loaded::Missing,
        Err(error) if error.kind() == ErrorKind::InvalidData => {
            Loaded::Unusable("it is not text; move it away".to_owned())
        }
        Err(error) => Loaded::Unusable(error.to_string()),
        Ok(text) => match parse(&text) {
            Ok(there) => Loaded::There(there),
            Err(why) => Loaded::Unusable(why.to_string()),
        },
    }
}

fn text(path: &Path) -> io::Result<String> {
    let mut text = String::new();
    disk::open(path)?.take(LARGEST).read_to_string(&mut text)?;
    Ok(text)
}

/// Changes the current content of a file, whole or not at all, while no other program does. Returns the new value. A
/// file that cannot be read is not written over.
///
/// # Errors
/// Fails with the path and the fix if the file could not be saved. Its content is then unchanged.
pub fn change<T: Serialize + Default, E: ToString>(
    path: &Path,
    parse: impl FnOnce(&str) -> Result<T, E>,
    change: impl FnOnce(&mut T),
) -> Result<T, Unsaved> {
    let unsaved = |error| Unsaved::new(path, error);
    disk::make_folder_for(path).map_err(unsaved)?;
    // After two seconds without the lock, saving unlocked is better than not saving.
    let _lock = lock::folder_of(path);
    let mut value = match load(path, parse) {
        Loaded::There(value) => value,
        Loaded::Missing => T::default(),
        Loaded::Unusable(why) => return Err(Unsaved::unusable(path, why)),
    };
    change(&mut value);
    replace(path, &value).map_err(unsaved)?;
    Ok(value)
}

/// Replaces a file by a new one. If it is a link, replaces the file that the link leads to, or makes it there.
fn replace<T: Serialize>(path: &Path, value: &T) -> io::Result<()> {
    let path = disk::behind_links(path)?;
    let folder = disk::folder_of(&path)?;
    let name = path.file_name().ok_or(ErrorKind::IsADirectory)?;
    let mut bytes = serde_json::to_vec_pretty(value)?;
    bytes.push(b'\n');
    let mut file = tempfile::Builder::new().prefix(name).suffix(".new").tempfile_in(folder)?;
    file.write_all(&bytes)?;
    file.as_file().sync_all()?;
    file.persist(&path).map_err(|error| error.error)?;
    disk::sync_folder_of(&path)
}
