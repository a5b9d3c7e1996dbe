//! Checks that a folder belongs to this user alone, so that nobody else can change what is in it.

use std::fs::{self, DirBuilder, Metadata, Permissions};
use std::io::{self, ErrorKind};
use std::os::unix::fs::{DirBuilderExt, MetadataExt, PermissionsExt};
use std::path::{Path, PathBuf};

use rustix::process::geteuid;
use thiserror::Error;

use crate::routine::safe;

/// The permissions of everybody but the owner.
const OTHERS: u32 = 0o077;

/// A folder or file that others could change, and what to do about it.
#[derive(Debug, Error)]
#[error("{}: {why}", safe::visible(&.path.to_string_lossy()))]
pub struct Distrusted {
    path: PathBuf,
    why: DistrustReason,
}

#[derive(Debug, Error)]
enum DistrustReason {
    #[error("this is a link, so it is not used; replace it by a folder of your own")]
    Link,
    #[error("this is not a folder, so it is not used; move it away")]
    NoFolder,
    #[error(
        "this folder belongs to another user, so it is not used; set XDG_RUNTIME_DIR to a folder of your own"
    )]
    Foreign,
    #[error("others can write to this folder, so it is not used; run `chmod 700` on it: {0}")]
    Open(io::Error),
    #[error("this cannot be used: {0}")]
    Io(#[from] io::Error),
    #[error(
        "this belongs to another user, who can change what neckcare does; take it over with `chown`"
    )]
    OwnedByAnother,
    #[error("everybody can write here, and change what neckcare does; run `chmod o-w` on it")]
    WritableByAll,
}

/// Divides folders into those that nobody else can write to, whether or not they are there yet, and the others. A folder
/// of this user that is too open is closed to others first.
pub fn usable(folders: Vec<PathBuf>) -> (Vec<PathBuf>, Vec<Distrusted>) {
    let (mut usable, mut distrusted) = (Vec::new(), Vec::new());
    for folder in folders {
        match close_to_others(&folder) {
            Ok(()) => usable.push(folder),
            Err(why) => distrusted.push(Distrusted { path: folder, why }),
        }
    }
    (usable, distrusted)
}

/// Makes a folder for this user alone, or checks the one that is there.
///
/// # Errors
/// Fails with the reason if it cannot be made, or if others can write to it.
pub(super) fn make(folder: &Path) -> Result<(), Distrusted> {
    let made = DirBuilder::new().recursive(true).mode(0o700).create(folder);
    let why = match made {
        // Something else of this name is named by the check.
        Err(error) if error.kind() != ErrorKind::AlreadyExists => Err(error.into()),
        _ => close_to_others(folder),
    };
    why.map_err(|why| Distrusted { path: folder.to_owned(), why })
}

fn close_to_others(folder: &Path) -> Result<(), DistrustReason> {
    // A folder that cannot be found cannot be used either, or will be made.
    let Ok(found) = folder.symlink_metadata() else { return Ok(()) };
    if found.is_symlink() {
        return Err(DistrustReason::Link);
    }
    if !found.is_dir() {
        return Err(DistrustReason::NoFolder);
    }
    if found.uid() != geteuid().as_raw() {
        return Err(DistrustReason::Foreign);
    }
    if found.mode() & OTHERS == 0 {
        return Ok(());
    }
    let is_writable = found.mode() & OTHERS & 0o022 != 0;
    match fs::set_permissions(folder, Permissions::from_mode(0o700)) {
        Err(why) if is_writable => Err(DistrustReason::Open(why)),
        // A folder that others can only look into cannot be changed by them.
        _ => Ok(()),
    }
}

/// Returns the folder or file, if another user owns it or everybody can write to it. The system's own user may own it,
/// and so may a group share it, because many systems give each user a group of their own.
pub fn exposed(path: &Path) -> Option<Distrusted> {
    let found = path.metadata().ok()?;
    let why = if is_of_another(&found) {
        DistrustReason::OwnedByAnother
    } else if found.mode() & 0o1002 == 0o002 {
        DistrustReason::WritableByAll
    } else {
        return None;
    };
    Some(Distrusted { path: path.to_owned(), why })
}

fn is_of_another(found: &Metadata) -> bool {
    ![0, geteuid().as_raw()].contains(&found.uid())
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::{chown, symlink};

    use super::*;

    fn mode(path: &Path) -> u32 {
        path.metadata().unwrap().mode() & 0o777
    }

    fn set_mode(path: &Path, mode: u32) {
        fs::set_permissions(path, Permissions::from_mode(mode)).unwrap();
    }

    #[test]
    fn a_folder_that_is_too_open_is_closed_to_others() {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("neckcare");
        make(&folder).unwrap();
        assert_eq!(mode(&folder), 0o700);
        for open in [0o777, 0o755, 0o1733] {
            set_mode(&folder, open);
            let (usable, distrusted) = usable(vec![folder.clone()]);
            assert!(usable == [folder.clone()] && distrusted.is_empty(), "{distrusted:?}");
            assert_eq!(mode(&folder), 0o700);
        }
    }

    #[test]
    fn links_files_and_folders_of_others_are_not_used() {
        let home = tempfile::tempdir().unwrap();
        let [link, file, foreign] = ["link", "file", "foreign"].map(|name| home.path().join(name));
        symlink(home.path(), &link).unwrap();
        let named = tempfile::Builder::new().prefix("file").rand_bytes(0).tempfile_in(&home);
        assert_eq!(named.as_ref().unwrap().path(), file);
        make(&foreign).unwrap();
        set_mode(&foreign, 0o777);
        let mut all = vec![link, file];
        if geteuid().is_root() {
            chown(&foreign, Some(1), None).unwrap();
            all.push(foreign);
        }
        for path in &all {
            assert!(make(path).is_err(), "{path:?}");
        }
        let (usable, distrusted) = usable(all);
        assert!(usable.is_empty(), "{usable:?}");
        let said: Vec<String> = distrusted.iter().map(ToString::to_string).collect();
        let words =
            ["link: this is a link", "file: this is not a folder", "belongs to another user"];
        for (said, words) in said.iter().zip(words) {
            assert!(said.contains(words), "{said}");
        }
    }

    #[test]
    fn only_what_others_can_change_is_exposed() {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("data");
        make(&folder).unwrap();
        for (open, is_exposed) in [(0o700, false), (0o775, false), (0o777, true), (0o1777, false)] {
            set_mode(&folder, open);
            assert_eq!(exposed(&folder).is_some(), is_exposed, "{open:o}");
        }
        assert!(exposed(&home.path().join("missing")).is_none());
        if geteuid().is_root() {
            set_mode(&folder, 0o700);
            chown(&folder, Some(1), None).unwrap();
            assert!(exposed(&folder).unwrap().to_string().contains("another user"));
        }
    }
}
