//! Receives and sends commands of one word from outside the terminal: a hotkey, a foot pedal, another shell of the same
//! user. Each word is answered, and nobody waits for a program that does not answer.

use std::fs::{self, Permissions};
use std::io::{self, ErrorKind};
use std::os::unix::fs::{FileTypeExt, PermissionsExt};
use std::os::unix::net::UnixDatagram;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use rustix::event::{PollFd, PollFlags, Timespec, poll};

use super::signals::Waker;

/// The most bytes of a word or an answer. Longer ones are cut off here.
const LONGEST: usize = 64;

/// The most words that wait to be taken. Further ones are dropped.
const MOST: usize = 16;

/// How often to look for answers, and how long to wait each time: two seconds in all.
const TRIES: u32 = 40;
const WAIT: Timespec = Timespec { tv_sec: 0, tv_nsec: 50_000_000 };

const OBEYED: &str = "obeyed";
const IGNORED: &str = "ignored";

/// A socket with a name, for this user alone. Dropping this removes its file.
struct NamedSocket {
    socket: UnixDatagram,
    path: PathBuf,
}

impl NamedSocket {
    fn bind(path: PathBuf) -> io::Result<Self> {
        let named = Self { socket: UnixDatagram::bind(&path)?, path };
        // Until then, its folder keeps others out.
        fs::set_permissions(&named.path, Permissions::from_mode(0o600))?;
        Ok(named)
    }
}

impl Drop for NamedSocket {
    fn drop(&mut self) {
        fs::remove_file(&self.path).ok();
    }
}

/// A socket that receives words. Dropping this removes its file.
pub struct RemoteSocket {
    _named: NamedSocket,
    heard: Arc<Mutex<Vec<RemoteRequest>>>,
}

impl RemoteSocket {
    /// Listens on a socket at `path`, and wakes the loop whenever a word arrives.
    ///
    /// # Errors
    /// If no socket can be created there.
    pub fn listen(path: PathBuf, waker: Waker) -> io::Result<Self> {
        let named = NamedSocket::bind(path)?;
        let (socket, name) = (named.socket.try_clone()?, name(&named.path));
        let remote = Self { _named: named, heard: Arc::default() };
        let heard = remote.heard.clone();
        std::thread::Builder::new().name("remote".to_owned()).spawn(move || {
            let mut bytes = [0; LONGEST];
            loop {
                let (length, sender) = match socket.recv_from(&mut bytes) {
                    Ok(received) => received,
                    Err(error) if error.kind() == ErrorKind::Interrupted => continue,
                    Err(_) => break,
                };
                let word = String::from_utf8_lossy(bytes.get(..length).unwrap_or_default());
                let word = word.trim().to_owned();
                let sender = sender.as_pathname().map(Path::to_owned);
                let mut heard = heard.lock().unwrap_or_else(PoisonError::into_inner);
                if heard.len() < MOST {
                    heard.push(RemoteRequest { word, sender, receiver: name.clone() });
                }
                waker.wake();
            }
        })?;
        Ok(remote)
    }

    /// Returns the words that have arrived since the last call.
    pub fn take(&self) -> Vec<RemoteRequest> {
        std::mem::take(&mut *self.heard.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// A word that has arrived, and who waits for an answer.
#[derive(Debug)]
pub struct RemoteRequest {
    word: String,
    sender: Option<PathBuf>,
    receiver: String,
}

impl RemoteRequest {
    /// Returns the word.
    pub fn word(&self) -> &str {
        &self.word
    }

    /// Returns true if the sender still waits for an answer, or never waited for one.
    pub fn is_awaited(&self) -> bool {
        self.sender.as_deref().is_none_or(is_live)
    }

    /// Tells the sender whether the word did something. A sender that does not listen is not waited for.
    pub fn answer(&self, has_obeyed: bool) {
        let Some(sender) = &self.sender else { return };
        let outcome = if has_obeyed { OBEYED } else { IGNORED };
        let answer = format!("{} {outcome}", self.receiver);
        if let Ok(socket) = UnixDatagram::unbound()
            && socket.set_nonblocking(true).is_ok()
        {
            socket.send_to(answer.as_bytes(), sender).ok();
        }
    }
}

/// What a program did when a word was sent to it.
#[derive(Debug)]
pub enum Reaction {
    /// It carried out the command.
    Obeyed,
    /// The command does nothing on the screen that it shows.
    Ignored,
    /// It did not answer in time.
    Silent,
    /// The word could not be sent to it.
    Unreachable(io::Error),
    /// It has ended.
    Gone,
}

/// Sends a word to programs, to all of them before it waits for an answer. Returns what each did. `reply_at` is a free
/// path for a socket; without one, a program that can be reached counts as one that obeys.
///
/// # Errors
/// If no socket can be opened.
pub fn send(
    word: &str,
    programs: Vec<PathBuf>,
    reply_at: Option<PathBuf>,
) -> io::Result<Vec<(PathBuf, Reaction)>> {
    let reply = reply_at.and_then(|path| NamedSocket::bind(path).ok());
    let socket = match &reply {
        Some(named) => named.socket.try_clone()?,
        None => UnixDatagram::unbound()?,
    };
    socket.set_nonblocking(true)?;
    let offer = |path: PathBuf| {
        let sent = socket.send_to(word.as_bytes(), &path);
        let known = match sent.map_err(|error| (error.kind(), error)) {
            Ok(_) if reply.is_some() => None,
            Ok(_) => Some(Reaction::Obeyed),
            Err((ErrorKind::ConnectionRefused | ErrorKind::NotFound, _)) => Some(Reaction::Gone),
            // Nobody has read the words before this one.
            Err((ErrorKind::WouldBlock, _)) => Some(Reaction::Silent),
            Err((_, error)) => Some(Reaction::Unreachable(error)),
        };
        (path, known)
    };
    let mut sent: Vec<_> = programs.into_iter().map(offer).collect();
    await_answers(&socket, &mut sent);
    let settled = |(path, known): (PathBuf, Option<Reaction>)| {
        let unknown = || if is_left_over(&path) { Reaction::Gone } else { Reaction::Silent };
        let reaction = known.unwrap_or_else(unknown);
        (path, reaction)
    };
    Ok(sent.into_iter().map(settled).collect())
}

/// Waits until every program has answered, at most two seconds.
fn await_answers(socket: &UnixDatagram, sent: &mut [(PathBuf, Option<Reaction>)]) {
    let mut bytes = [0; LONGEST];
    for _ in 0..TRIES {
        while let Ok(length) = socket.recv(&mut bytes) {
            take_answer(bytes.get(..length).unwrap_or_default(), sent);
        }
        if sent.iter().all(|(_, reaction)| reaction.is_some()) {
            return;
        }
        poll(&mut [PollFd::new(socket, PollFlags::IN)], Some(&WAIT)).ok(); // a signal may cut it short
    }
}

fn take_answer(bytes: &[u8], sent: &mut [(PathBuf, Option<Reaction>)]) {
    let answer = String::from_utf8_lossy(bytes);
    let Some((program, outcome)) = answer.split_once(' ') else { return };
    let waiting = sent.iter_mut().filter(|(_, reaction)| reaction.is_none());
    for (_, reaction) in waiting.filter(|(path, _)| name(path) == program) {
        *reaction = match outcome {
            OBEYED => Some(Reaction::Obeyed),
            IGNORED => Some(Reaction::Ignored),
            _ => None,
        };
    }
}

fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// Returns true if a program listens at this socket.
pub fn is_live(path: &Path) -> bool {
    UnixDatagram::unbound().and_then(|socket| socket.connect(path)).is_ok()
}

/// Removes the sockets of programs that have ended, and returns the others. A socket that cannot be tried is left alone.
pub fn sweep(sockets: Vec<PathBuf>) -> Vec<PathBuf> {
    let (dead, live): (Vec<_>, Vec<_>) = sockets.into_iter().partition(|path| is_left_over(path));
    for path in dead {
        fs::remove_file(path).ok();
    }
    live
}

/// Returns true if a socket is there no more, or was left by a program that has ended.
fn is_left_over(path: &Path) -> bool {
    match path.symlink_metadata() {
        Ok(found) if found.file_type().is_socket() => {
            let tried = UnixDatagram::unbound().and_then(|socket| socket.connect(path));
            tried.is_err_and(|error| error.kind() == ErrorKind::ConnectionRefused)
        }
        Ok(_) => false,
        Err(error) => error.kind() == ErrorKind::NotFound,
    }
}

#[cfg(test)]
mod tests {
    use tempfile::TempDir;

    use super::*;

    /// Listens at a name in a folder, and answers the first word like a program that obeys or ignores it.
    fn program(folder: &TempDir, name: &str, obeys: bool) -> PathBuf {
        let path = folder.path().join(name);
        let (woken, waker) = Waker::pair().unwrap();
        woken.set_nonblocking(false).unwrap();
        let remote = RemoteSocket::listen(path.clone(), waker).unwrap();
        std::thread::spawn(move || {
            io::Read::read(&mut &woken, &mut [0]).unwrap();
            remote.take().iter().for_each(|request| request.answer(obeys));
            remote
        });
        path
    }

    /// Binds a socket that nobody reads, and fills it if wanted.
    fn unread(folder: &TempDir, name: &str, is_full: bool) -> (PathBuf, UnixDatagram) {
        let path = folder.path().join(name);
        let socket = UnixDatagram::bind(&path).unwrap();
        let sender = UnixDatagram::unbound().unwrap();
        sender.set_nonblocking(true).unwrap();
        while is_full && sender.send_to(b"stop", &path).is_ok() {}
        (path, socket)
    }

    fn reactions(word: &str, programs: Vec<PathBuf>, folder: &TempDir) -> Vec<String> {
        let sent = send(word, programs, Some(folder.path().join("reply"))).unwrap();
        sent.iter().map(|(path, reaction)| format!("{} {reaction:?}", name(path))).collect()
    }

    #[test]
    fn every_program_is_reached_whatever_the_others_do() {
        let folder = TempDir::new().unwrap();
        let (full, _full) = unread(&folder, "1", true);
        let (silent, _silent) = unread(&folder, "2", false);
        let (dead, socket) = unread(&folder, "3", false);
        drop(socket);
        let programs = vec![
            full.clone(),
            silent.clone(),
            dead,
            program(&folder, "4", true),
            program(&folder, "5", false),
        ];
        let said = reactions("stop", programs, &folder);
        assert_eq!(said, ["1 Silent", "2 Silent", "3 Gone", "4 Obeyed", "5 Ignored"]);
        assert!(full.exists() && silent.exists());
        assert!(!folder.path().join("reply").exists());
    }

    #[test]
    fn a_socket_is_for_this_user_alone() {
        let folder = TempDir::new().unwrap();
        let path = program(&folder, "1", true);
        assert_eq!(path.metadata().unwrap().permissions().mode() & 0o777, 0o600);
    }

    #[test]
    fn only_sockets_of_ended_programs_are_swept() {
        let folder = TempDir::new().unwrap();
        let (live, _live) = unread(&folder, "1", true);
        let (dead, socket) = unread(&folder, "2", false);
        drop(socket);
        let regular = tempfile::NamedTempFile::new_in(&folder).unwrap();
        let file = regular.path().to_owned();
        assert_eq!(
            sweep(vec![live.clone(), dead.clone(), file.clone()]),
            [live.clone(), file.clone()]
        );
        assert_eq!([live, dead, file].map(|path| path.exists()), [true, false, true]);
    }

    #[test]
    fn a_word_is_awaited_as_long_as_its_sender_is_there() {
        let folder = TempDir::new().unwrap();
        let (sender, socket) = unread(&folder, "reply", false);
        let request =
            |sender| RemoteRequest { word: String::new(), sender, receiver: String::new() };
        assert!(request(None).is_awaited());
        assert!(request(Some(sender.clone())).is_awaited());
        drop(socket);
        assert!(!request(Some(sender)).is_awaited());
    }
}
