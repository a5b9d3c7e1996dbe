//! Receives and sends commands of one word from outside the terminal: a hotkey, a foot pedal, another shell of the same
//! user.

use std::io;
use std::os::unix::net::UnixDatagram;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use super::signals::Waker;

/// The most bytes of a word. Longer words are cut off here.
const LONGEST: usize = 64;

/// The most words that wait to be taken. Further ones are dropped.
const MOST: usize = 16;

/// A socket that receives words. Dropping this removes its file.
pub struct RemoteSocket {
    path: PathBuf,
    heard: Arc<Mutex<Vec<String>>>,
}

impl RemoteSocket {
    /// Listens on a socket at `path`, and wakes the loop whenever a word arrives.
    ///
    /// # Errors
    /// If no socket can be created there.
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

    /// Returns the words that have arrived since the last call.
    pub fn take(&self) -> Vec<String> {
        std::mem::take(&mut *self.heard.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Drop for RemoteSocket {
    fn drop(&mut self) {
        std::fs::remove_file(&self.path).ok();
    }
}

/// Sends a word to the program that listens at `path`.
///
/// # Errors
/// If no program listens there any more.
pub fn send(path: &Path, word: &str) -> io::Result<()> {
    UnixDatagram::unbound()?.send_to(word.as_bytes(), path).map(drop)
}
