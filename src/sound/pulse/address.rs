//! Finds the socket of the user's sound server, and the cookie that identifies the user, as PulseAudio's own library
//! does.

use std::env;
use std::ffi::OsString;
use std::fs::File;
use std::io::Read;
use std::os::unix::fs::FileTypeExt;
use std::path::{Path, PathBuf};

use rustix::fs::{Mode, OFlags, open};

/// Length of a cookie in bytes.
const COOKIE: usize = 256;

/// Returns the path of the server's socket, if there is one on this machine.
pub(in crate::sound) fn socket() -> Option<PathBuf> {
    let is_socket = |path: &PathBuf| path.metadata().is_ok_and(|file| file.file_type().is_socket());
    sockets(set).into_iter().find(is_socket)
}

/// Returns the user's cookie, or zeros if there is none: the server knows its own user without it.
pub(super) fn cookie() -> [u8; COOKIE] {
    cookies(set).iter().find_map(|path| read(path)).unwrap_or([0; COOKIE])
}

/// Reads a cookie from a regular file. Anything else is refused, because reading it might block, or take keys from the
/// terminal.
fn read(path: &Path) -> Option<[u8; COOKIE]> {
    let flags = OFlags::RDONLY | OFlags::NONBLOCK | OFlags::NOCTTY | OFlags::CLOEXEC;
    let mut file = File::from(open(path, flags, Mode::empty()).ok()?);
    let mut cookie = [0; COOKIE];
    let is_file = file.metadata().is_ok_and(|about| about.is_file());
    (is_file && file.read_exact(&mut cookie).is_ok()).then_some(cookie)
}

/// Returns the value of an environment variable, unless it is empty.
#[expect(clippy::disallowed_methods, reason = "the environment says where the server is")]
fn set(variable: &str) -> Option<OsString> {
    env::var_os(variable).filter(|value| !value.is_empty())
}

/// Returns the sockets at which the server may listen. If `PULSE_SERVER` names servers, these are the only ones.
fn sockets(var: impl Fn(&str) -> Option<OsString>) -> Vec<PathBuf> {
    if let Some(servers) = var("PULSE_SERVER") {
        return servers.to_string_lossy().split_whitespace().filter_map(local).collect();
    }
    let own = var("PULSE_RUNTIME_PATH").map(PathBuf::from);
    let usual = var("XDG_RUNTIME_DIR").map(|folder| PathBuf::from(folder).join("pulse"));
    [own, usual].into_iter().flatten().map(|folder| folder.join("native")).collect()
}

/// Returns the path of a named server if it is on this machine: `unix:/path` or `/path`, perhaps after `{machine}`.
fn local(server: &str) -> Option<PathBuf> {
    let server = server.split_once('}').map_or(server, |(_, server)| server);
    let path = PathBuf::from(server.strip_prefix("unix:").unwrap_or(server));
    path.is_absolute().then_some(path)
}

/// Returns the files that may contain the cookie.
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

    /// Creates an environment with only these variables.
    fn env(vars: &'static [(&str, &str)]) -> impl Fn(&str) -> Option<OsString> {
        |wanted| vars.iter().find(|(name, _)| *name == wanted).map(|(_, value)| value.into())
    }

    #[test]
    fn the_server_is_in_the_runtime_folder_unless_pulse_server_is_set() {
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
    fn a_cookie_is_read_only_from_a_file_that_is_long_enough() {
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
    fn cookies_are_looked_for_where_pulseaudios_library_does() {
        let paths = |vars| cookies(env(vars)).into_iter().map(|path| path.display().to_string());
        let all: Vec<String> = paths(&[("HOME", "/h"), ("PULSE_COOKIE", "/c")]).collect();
        assert_eq!(all, ["/c", "/h/.config/pulse/cookie", "/h/.pulse-cookie"]);
        let elsewhere: Vec<String> = paths(&[("XDG_CONFIG_HOME", "/x")]).collect();
        assert_eq!(elsewhere, ["/x/pulse/cookie"]);
    }
}
