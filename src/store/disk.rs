//! Opens regular files, and makes, lists and syncs folders.

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, ErrorKind};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use rustix::fs::OFlags;
use rustix::io::Errno;

/// Returns the folder of a file. For a mere name, that is the current folder.
pub(super) fn folder_of(path: &Path) -> io::Result<&Path> {
    let folder = path.parent().ok_or(ErrorKind::NotADirectory)?;
    Ok(if folder.as_os_str().is_empty() { Path::new(".") } else { folder })
}

/// The most links that are followed from one to the next, as many as the system follows.
const MOST_LINKS: usize = 40;

/// Returns the path itself, or if it is a link, the path that it leads to in the end, whether or not a file is there.
pub(super) fn behind_links(path: &Path) -> io::Result<PathBuf> {
    let mut path = path.to_owned();
    for _ in 0..MOST_LINKS {
        if !path.is_symlink() {
            return Ok(path);
        }
        path = folder_of(&path)?.join(fs::read_link(&path)?);
    }
    Err(Errno::LOOP.into())
}

/// Makes the folder for a file, if it is missing, for this user alone.
pub(super) fn make_folder_for(path: &Path) -> io::Result<()> {
    let folder = folder_of(path)?;
    DirBuilder::new().recursive(true).mode(0o700).create(folder)
}

/// Opens a folder, to lock or to sync it.
#[expect(clippy::disallowed_methods, reason = "this is the disk's room")]
pub(super) fn open_folder(folder: &Path) -> io::Result<File> {
    File::open(folder)
}

/// Syncs the folder of a file, so that a new or renamed file is still there after a power cut.
pub(super) fn sync_folder_of(path: &Path) -> io::Result<()> {
    let folder = folder_of(path)?;
    match open_folder(folder)?.sync_all() {
        // Not every file system can sync a folder; the file itself is safe.
        Err(error) if matches!(error.kind(), ErrorKind::InvalidInput | ErrorKind::Unsupported) => {
            Ok(())
        }
        done => done,
    }
}

/// Returns the files of a folder whose names fit, sorted by name. A missing folder has none.
#[expect(clippy::disallowed_methods, reason = "this is the disk's room")]
pub(super) fn files(folder: &Path, fits: impl Fn(&str) -> bool) -> io::Result<Vec<PathBuf>> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(error),
    };
    let mut files = Vec::new();
    for entry in entries {
        let entry = entry?;
        if entry.file_name().to_str().is_some_and(&fits) {
            files.push(entry.path());
        }
    }
    files.sort();
    Ok(files)
}

/// Opens a file to read it.
pub(super) fn open(path: &Path) -> io::Result<File> {
    open_plain(OpenOptions::new().read(true), path)
}

/// Makes a new file, to write anywhere in it.
pub(super) fn create(path: &Path) -> io::Result<File> {
    open_plain(OpenOptions::new().read(true).write(true).create_new(true).mode(0o600), path)
}

/// Opens a file to add to it, and makes it if it is missing.
pub(super) fn open_to_append(path: &Path) -> io::Result<File> {
    open_plain(OpenOptions::new().read(true).append(true).create(true).mode(0o600), path)
}

#[expect(clippy::disallowed_methods, reason = "this is the disk's room")]
fn open_plain(options: &mut OpenOptions, path: &Path) -> io::Result<File> {
    // Without this flag, opening a pipe that nobody writes to would wait forever.
    let file = options.custom_flags(OFlags::NONBLOCK.bits().cast_signed()).open(path)?;
    let kind = file.metadata()?.file_type();
    match (kind.is_file(), kind.is_dir()) {
        (true, _) => Ok(file),
        (_, true) => Err(ErrorKind::IsADirectory.into()),
        _ => Err(io::Error::new(ErrorKind::InvalidInput, "it is a pipe or a device, not a file")),
    }
}

/// Renames a file to the first free name of `standing.json.damaged`, `standing.json.damaged2`, ...
pub(super) fn set_aside(path: &Path) {
    let aside = |n: u32| {
        let mut name = path.as_os_str().to_owned();
        name.push(if n == 1 { ".damaged".to_owned() } else { format!(".damaged{n}") });
        PathBuf::from(name)
    };
    if let Some(free) = (1..100).map(aside).find(|name| name.symlink_metadata().is_err()) {
        fs::rename(path, free).ok(); // if it cannot be renamed, it cannot be written over either
    }
}
