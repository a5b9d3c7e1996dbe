//! Where the sound server of this person listens, and what it knows them by, found as PulseAudio's own library finds it.

use std::env;
use std::ffi::OsString;
use std::fs::File;
use std::io::Read;
use std::os::unix::fs::FileTypeExt;
use std::path::{Path, PathBuf};

use rustix::fs::{Mode, OFlags, open};

/// How long a cookie is.
const COOKIE: usize = 256;

/// The socket of the server, if there is one on this machine.
pub(in crate::sound) fn socket() -> Option<PathBuf> {
    let is_socket = |path: &PathBuf| path.metadata().is_ok_and(|file| file.file_type().is_socket());
    sockets(set).into_iter().find(is_socket)
}

/// The cookie of this person; zeros, if they have none: the server knows its own user without it.
pub(super) fn cookie() -> [u8; COOKIE] {
    cookies(set).iter().find_map(|path| read(path)).unwrap_or([0; COOKIE])
}

/// A cookie in a file; nothing from what is no file, which might keep us waiting, or take keys from the terminal.
fn read(path: &Path) -> Option<[u8; COOKIE]> {
    let flags = OFlags::RDONLY | OFlags::NONBLOCK | OFlags::NOCTTY | OFlags::CLOEXEC;
    let mut file = File::from(open(path, flags, Mode::empty()).ok()?);
    let mut cookie = [0; COOKIE];
    let is_file = file.metadata().is_ok_and(|about| about.is_file());
    (is_file && file.read_exact(&mut cookie).is_ok()).then_some(cookie)
}

/// A variable, unless it is empty.
#[expect(clippy::disallowed_methods, reason = "the environment says where the server is")]
fn set(variable: &str) -> Option<OsString> {
    env::var_os(variable).filter(|value| !value.is_empty())
}

/// Where it may listen. Whoever names servers means only those.
fn sockets(var: impl Fn(&str) -> Option<OsString>) -> Vec<PathBuf> {
    if let Some(servers) = var("PULSE_SERVER") {
        return servers.to_string_lossy().split_whitespace().filter_map(local).collect();
    }
    let own = var("PULSE_RUNTIME_PATH").map(PathBuf::from);
    let usual = var("XDG_RUNTIME_DIR").map(|folder| PathBuf::from(folder).join("pulse"));
    [own, usual].into_iter().flatten().map(|folder| folder.join("native")).collect()
}

/// The path of a server that is named, if it is on this machine: `unix:/path`, `/path`, either behind `{machine}`.
fn local(server: &str) -> Option<PathBuf> {
    let server = server.split_once('}').map_or(server, |(_, server)| server);
    let path = PathBuf::from(server.strip_prefix("unix:").unwrap_or(server));
    path.is_absolute().then_some(path)
}

/// Where the cookie may be.
fn cookies(var: impl Fn(&str) -> Option<OsString>) -> Vec<PathBuf> {
    let home = var("HOME").map(PathBuf::from);
    let config = var("XDG_CONFIG_HOME").map(PathBuf::from);
    let config = config.or_else(|| Some(home.as_ref()?.join(".config")));
    let named = var("PULSE_COOKIE").map(PathBuf::from);
    let usual = config.map(|config| config.join("pulse/cookie"));
    let old = home.map(|home| home.join(".pulse-cookie"));
    [named, usual, old].into_iter().flatten().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// An environment of these variables.
    fn env(vars: &'static [(&str, &str)]) -> impl Fn(&str) -> Option<OsString> {
        |wanted| vars.iter().find(|(name, _)| *name == wanted).map(|(_, value)| value.into())
    }

    #[test]
    fn the_server_is_in_the_runtime_folder_unless_others_are_named() {
        let usual = env(&[("XDG_RUNTIME_DIR", "/run/user/1")]);
        assert_eq!(sockets(usual), [PathBuf::from("/run/user/1/pulse/native")]);
        let named = env(&[
            ("XDG_RUNTIME_DIR", "/run/user/1"),
            ("PULSE_SERVER", "tcp:host:4713 {abc}unix:/a/native /b/native host"),
        ]);
        assert_eq!(sockets(named), [PathBuf::from("/a/native"), PathBuf::from("/b/native")]);
        assert!(sockets(env(&[])).is_empty());
    }

    #[test]
    #[expect(clippy::disallowed_methods, reason = "a test prepares files")]
    fn a_cookie_is_read_from_nothing_but_a_whole_file() {
        let folder = tempfile::TempDir::new().unwrap();
        let at = |name: &str| folder.path().join(name);
        std::fs::write(at("whole"), [7; COOKIE]).unwrap();
        std::fs::write(at("short"), [7; 9]).unwrap();
        rustix::fs::mkfifoat(rustix::fs::CWD, at("pipe"), Mode::RWXU).unwrap();
        assert_eq!(read(&at("whole")), Some([7; COOKIE]));
        for name in ["short", "pipe", "none", ""] {
            assert_eq!(read(&at(name)), None, "{name}");
        }
        assert_eq!(read(Path::new("/dev/zero")), None);
    }

    #[test]
    fn the_cookie_is_where_the_library_looks_for_it() {
        let paths = |vars| cookies(env(vars)).into_iter().map(|path| path.display().to_string());
        let all: Vec<String> = paths(&[("HOME", "/h"), ("PULSE_COOKIE", "/c")]).collect();
        assert_eq!(all, ["/c", "/h/.config/pulse/cookie", "/h/.pulse-cookie"]);
        let elsewhere: Vec<String> = paths(&[("XDG_CONFIG_HOME", "/x")]).collect();
        assert_eq!(elsewhere, ["/x/pulse/cookie"]);
    }
}
