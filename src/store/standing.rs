//! What a person answered once and for a while, as one small file.

use std::io::{self, ErrorKind, Read, Write};
use std::path::Path;

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::{Unsaved, aside, folder, plain};

/// Bytes of such a file at most.
const LARGEST: u64 = 256 * 1024;

/// What a file held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Loaded<T> {
    /// What was stored.
    There(T),
    /// Nothing was stored yet.
    Missing,
    /// Something that cannot be read, and why: everything is to be asked again.
    Damaged(String),
}

/// Reads a file; one that makes no sense is kept aside under another name.
pub fn load<T: DeserializeOwned>(path: &Path) -> Loaded<T> {
    match bytes(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => Loaded::Missing,
        Err(error) => Loaded::Damaged(error.to_string()),
        Ok(bytes) => match serde_json::from_slice(&bytes) {
            Ok(there) => Loaded::There(there),
            Err(error) => {
                aside::keep(path);
                Loaded::Damaged(error.to_string())
            }
        },
    }
}

fn bytes(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    plain::read(path)?.take(LARGEST).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Writes a file, at once and whole or not at all.
///
/// # Errors
/// Where it was not stored, with the path and what to do; what was there before is still there.
pub fn save<T: Serialize>(path: &Path, value: &T) -> Result<(), Unsaved> {
    replace(path, value).map_err(|error| Unsaved::new(path, error))
}

fn replace<T: Serialize>(path: &Path, value: &T) -> io::Result<()> {
    folder::make_for(path)?;
    let folder = path.parent().ok_or(ErrorKind::NotADirectory)?;
    let name = path.file_name().ok_or(ErrorKind::IsADirectory)?;
    let mut bytes = serde_json::to_vec_pretty(value)?;
    bytes.push(b'\n');
    let mut file = tempfile::Builder::new().prefix(name).suffix(".new").tempfile_in(folder)?;
    file.write_all(&bytes)?;
    file.as_file().sync_all()?;
    file.persist(path).map_err(|error| error.error)?;
    folder::sync_for(path)
}
