//! Words from elsewhere: a hotkey, a foot pedal, another shell of the same user.

use std::io;
use std::os::unix::net::UnixDatagram;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use super::signals::Waker;

/// No word is longer than this, in bytes; what is, is cut.
const LONGEST: usize = 64;

/// More words than this that nobody has taken yet are not kept.
const MOST: usize = 16;

/// A socket to which words are sent; it goes with this.
pub struct RemoteSocket {
    path: PathBuf,
    heard: Arc<Mutex<Vec<String>>>,
}

impl RemoteSocket {
    /// Listens at `path`, and wakes the loop whenever a word comes.
    ///
    /// # Errors
    /// Where no socket can stand there.
    pub fn listen(path: PathBuf, waker: Waker) -> io::Result<Self> {
        let socket = UnixDatagram::bind(&path)?;
        let remote = Self { path, heard: Arc::default() };
        let heard = remote.heard.clone();
        std::thread::Builder::new().name("remote".to_owned()).spawn(move || {
            let mut word = [0; LONGEST];
            while let Ok(length) = socket.recv(&mut word) {
                let word = String::from_utf8_lossy(word.get(..length).unwrap_or_default());
                let mut heard = heard.lock().unwrap_or_else(PoisonError::into_inner);
                if heard.len() < MOST {
                    heard.push(word.trim().to_owned());
                }
                waker.wake();
            }
        })?;
        Ok(remote)
    }

    /// The words that have come since the last time.
    pub fn take(&self) -> Vec<String> {
        std::mem::take(&mut *self.heard.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Drop for RemoteSocket {
    fn drop(&mut self) {
        std::fs::remove_file(&self.path).ok();
    }
}

/// Sends a word to whoever listens at `path`.
///
/// # Errors
/// Where nobody listens there any more.
pub fn send(path: &Path, word: &str) -> io::Result<()> {
    UnixDatagram::unbound()?.send_to(word.as_bytes(), path).map(drop)
}
