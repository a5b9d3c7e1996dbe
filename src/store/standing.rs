//! What a person answered once and for a while, as one small file.

use std::fs;
use std::io::{self, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::{Unsaved, folder, plain};

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
                keep_aside(path);
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

/// Gives the file the first free name of `standing.json.damaged`, `standing.json.damaged2`, ...
fn keep_aside(path: &Path) {
    let aside = |n: u32| {
        let mut name = path.as_os_str().to_owned();
        name.push(if n == 1 { ".damaged".to_owned() } else { format!(".damaged{n}") });
        PathBuf::from(name)
    };
    if let Some(free) = (1..100).map(aside).find(|name| name.symlink_metadata().is_err()) {
        fs::rename(path, free).ok(); // where it cannot be moved, it cannot be written over either
    }
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
