//! A stream to PulseAudio, or to PipeWire, which speaks the same: the few messages of the native protocol that it needs.
//!
//! Version 13 has all of them in their simplest form, and servers still speak it.

mod address;
mod tags;

use std::io::{self, Read, Write};
use std::os::fd::{AsFd, BorrowedFd};
use std::os::unix::net::UnixStream;
use std::path::Path;
use std::time::Duration;

use rustix::event::PollFlags;

use super::mix::RATE;
use super::pace::now;
use super::synth::Frame;
use super::wave::bytes;
use super::way::{Waited, Way, either};
pub(super) use address::socket;
use tags::{COMMANDS, HEAD, Message, NONE, Values, head};

const VERSION: u32 = 13;

/// Commands, by their numbers.
const ERROR: u32 = 0;
const REPLY: u32 = 2;
const CREATE_STREAM: u32 = 3;
const AUTHENTICATE: u32 = 8;
const SET_NAME: u32 = 9;
const LATENCY: u32 = 14;
const SERVER_INFO: u32 = 20;
const CORK: u32 = 41;
const FLUSH: u32 = 42;
const REQUEST: u32 = 61;
const KILLED: u32 = 64;

/// A server that takes longer than this to answer or to read hangs.
const PATIENCE: Duration = Duration::from_millis(500);

/// How much the server is to hold, and to ask for at once, in frames: 60 and 10 ms.
const HELD: u32 = RATE * 60 / 1000;
const ASKED: u32 = RATE / 100;

/// How much of that can be replaced in time: 20 ms.
const REPLACEABLE: usize = RATE as usize / 50;

/// No message of a server to us is longer, in bytes.
const LONGEST: usize = 1 << 16;

/// Bytes of a frame.
const FRAME: u32 = 4;

/// A stream that a server plays.
pub(super) struct Pulse {
    socket: UnixStream,
    /// What the server sent that was not read yet.
    received: Vec<u8>,
    name: &'static str,
    channel: u32,
    /// How many bytes it has asked for.
    wanted: u32,
    number: u32,
}

impl Pulse {
    /// Opens a stream with the server that listens there.
    ///
    /// # Errors
    /// Where it does not answer, or not in time.
    pub(super) fn open(path: &Path) -> io::Result<Self> {
        let (received, name) = Default::default();
        let socket = connected(path)?;
        let mut pulse = Self { socket, received, name, channel: 0, wanted: 0, number: 0 };
        pulse.ask(AUTHENTICATE, |message| message.u32(VERSION).blob(&address::cookie()))?;
        pulse.ask(SET_NAME, |message| message.properties(&[("application.name", "neckcare")]))?;
        let info = pulse.ask(SERVER_INFO, |message| message)?;
        pulse.name = name_of(&Values::of(&info).text().unwrap_or_default());
        let stream = pulse.ask(CREATE_STREAM, described)?;
        let mut values = Values::of(&stream);
        let numbers = (values.u32(), values.u32(), values.u32());
        let (Some(channel), _, Some(wanted)) = numbers else { return Err(nonsense()) };
        (pulse.channel, pulse.wanted) = (channel, wanted);
        Ok(pulse)
    }

    /// Sends a command, and gives the values that come in answer.
    fn ask(&mut self, command: u32, fill: impl Fn(Message) -> Message) -> io::Result<Vec<u8>> {
        let number = self.send(command, fill)?;
        let asked = now();
        while asked.elapsed() < PATIENCE {
            let Some((channel, message)) = self.message() else {
                self.receive()?;
                continue;
            };
            let mut values = Values::of(&message);
            match (channel, values.u32(), values.u32()) {
                (COMMANDS, Some(REPLY), Some(of)) if of == number => {
                    return Ok(message.get(2 * 5..).unwrap_or_default().to_vec());
                }
                (COMMANDS, Some(ERROR), Some(of)) if of == number => return Err(nonsense()),
                _ => self.take_up(channel, &message)?,
            }
        }
        Err(io::ErrorKind::TimedOut.into())
    }

    fn send(&mut self, command: u32, fill: impl Fn(Message) -> Message) -> io::Result<u32> {
        self.number += 1;
        let message = fill(Message::new(command, self.number)).finished();
        self.socket.write_all(&message)?;
        Ok(self.number)
    }

    /// Reads what is there, or comes in time.
    fn receive(&mut self) -> io::Result<()> {
        let mut bytes = [0; 4096];
        match self.socket.read(&mut bytes)? {
            0 => Err(io::ErrorKind::UnexpectedEof.into()),
            count => {
                self.received.extend(bytes.get(..count).unwrap_or_default());
                let length = self.length().unwrap_or(0);
                if length > LONGEST { Err(nonsense()) } else { Ok(()) }
            }
        }
    }

    /// How long the message is that comes next.
    fn length(&self) -> Option<usize> {
        let length = self.received.first_chunk().map(|bytes| u32::from_be_bytes(*bytes))?;
        usize::try_from(length).ok()
    }

    /// The next message, once it is there as a whole: its channel, and what it says.
    fn message(&mut self) -> Option<(u32, Vec<u8>)> {
        let end = HEAD + self.length()?;
        let channel =
            self.received.get(4..8)?.first_chunk().map(|bytes| u32::from_be_bytes(*bytes))?;
        let message = self.received.get(HEAD..end)?.to_vec();
        self.received.drain(..end);
        Some((channel, message))
    }

    /// Takes up everything that the server has said.
    fn listen(&mut self) -> io::Result<()> {
        while let Some((channel, message)) = self.message() {
            self.take_up(channel, &message)?;
        }
        Ok(())
    }

    fn take_up(&mut self, channel: u32, message: &[u8]) -> io::Result<()> {
        let mut values = Values::of(message);
        let (command, _) = (values.u32(), values.u32());
        match (channel, command) {
            (COMMANDS, Some(REQUEST)) if values.u32() == Some(self.channel) => {
                self.wanted = self.wanted.saturating_add(values.u32().unwrap_or(0));
                Ok(())
            }
            (COMMANDS, Some(KILLED | ERROR)) => Err(io::ErrorKind::ConnectionReset.into()),
            // It records nothing for us, and no command is without a number.
            (COMMANDS, None) | (..COMMANDS, _) => Err(nonsense()),
            // Where it plays, and whether its sink sleeps, is the server's affair.
            _ => Ok(()),
        }
    }
}

impl Way for Pulse {
    fn name(&self) -> String {
        self.name.to_owned()
    }

    /// Whatever else it says, a server that asks for nothing plays nothing.
    fn wait(&mut self, wake: BorrowedFd<'_>, limit: Option<Duration>) -> io::Result<Waited> {
        let begun = now();
        loop {
            self.listen()?;
            let frames = std::mem::take(&mut self.wanted) / FRAME;
            if frames > 0 {
                return Ok(Waited::Wanted(usize::try_from(frames).unwrap_or(0)));
            }
            let left = limit.map(|limit| limit.saturating_sub(begun.elapsed()));
            if left == Some(Duration::ZERO) {
                return Err(io::ErrorKind::TimedOut.into());
            }
            let (ready, woken) = either((self.socket.as_fd(), PollFlags::IN), wake, left)?;
            if ready {
                self.receive()?;
            }
            if woken {
                return Ok(Waited::Woken);
            }
        }
    }

    fn give(&mut self, frames: &[Frame], again: usize) -> io::Result<()> {
        let frame = i64::from(FRAME);
        let offset = i64::try_from(again).unwrap_or(0).saturating_mul(-frame);
        let mut message = head(frames.len().saturating_mul(4), self.channel, offset);
        message.extend(bytes(frames));
        self.socket.write_all(&message)
    }

    fn replaceable(&self) -> usize {
        REPLACEABLE
    }

    /// What the sink still holds, and what the server does.
    fn latency(&mut self) -> io::Result<Option<Duration>> {
        let channel = self.channel;
        let clock = |message: Message| message.typed(b'T', &[0; 8]);
        let told = self.ask(LATENCY, |message| clock(message.u32(channel)))?;
        let mut values = Values::of(&told);
        let (sink, _, _) = (values.time(), values.time(), values.bool());
        let (_, _) = (values.clock(), values.clock());
        let (Some(sink), Some(written), Some(read)) = (sink, values.place(), values.place()) else {
            return Err(nonsense());
        };
        let held = u64::try_from(written.saturating_sub(read)).unwrap_or(0) / u64::from(FRAME);
        let held = held.saturating_mul(1_000_000) / u64::from(RATE);
        Ok(Some(Duration::from_micros(sink.saturating_add(held))))
    }

    /// What it still holds when it wakes up would be heard first, so it is thrown away.
    fn rest(&mut self, rests: bool) -> io::Result<bool> {
        let channel = self.channel;
        if !rests {
            self.send(FLUSH, |message| message.u32(channel))?;
        }
        self.send(CORK, |message| message.u32(channel).bool(rests))?;
        Ok(true)
    }
}

/// A socket to the server there, that neither connecting nor writing can hold up for long.
fn connected(path: &Path) -> io::Result<UnixStream> {
    let socket = connect(path)?;
    socket.set_nonblocking(false)?;
    socket.set_read_timeout(Some(PATIENCE))?;
    socket.set_write_timeout(Some(PATIENCE))?;
    Ok(socket)
}

/// Fails at once if so many already wait for the server that it must be hanging.
#[cfg(target_os = "linux")]
fn connect(path: &Path) -> io::Result<UnixStream> {
    use rustix::net::{
        AddressFamily, SocketAddrUnix, SocketFlags, SocketType, connect, socket_with,
    };
    let flags = SocketFlags::CLOEXEC | SocketFlags::NONBLOCK;
    let socket = socket_with(AddressFamily::UNIX, SocketType::STREAM, flags, None)?;
    connect(&socket, &SocketAddrUnix::new(path)?)?;
    Ok(socket.into())
}

#[cfg(not(target_os = "linux"))]
fn connect(path: &Path) -> io::Result<UnixStream> {
    UnixStream::connect(path)
}

/// The stream that is asked for: two channels of 16 bits, on whatever sink is the usual one, at full volume.
///
/// It holds little and never waits until it holds enough, so that an underrun neither stops nor shifts it.
fn described(message: Message) -> Message {
    const S16_LE: u8 = 3;
    const LEFT: u8 = 1;
    const RIGHT: u8 = 2;
    const FULL: [u8; 4] = 0x1_0000_u32.to_be_bytes();
    let no = |message: Message| message.bool(false);
    let message = message
        .typed(b'a', &[&[S16_LE, 2][..], &RATE.to_be_bytes()].concat())
        .typed(b'm', &[2, LEFT, RIGHT])
        .u32(NONE)
        .no_text()
        .u32(NONE)
        .bool(false)
        .u32(HELD * FRAME)
        .u32(0)
        .u32(ASKED * FRAME)
        .u32(0)
        .typed(b'v', &[&[2][..], &FULL, &FULL].concat());
    // Seven things that it may not do, and not muted.
    let message = (0..8).fold(message, |message, _| no(message));
    message.bool(true).properties(&[("media.name", "Session"), ("media.role", "music")])
}

/// What a person calls a server that calls itself so.
fn name_of(server: &str) -> &'static str {
    if server.contains("PipeWire") { "PipeWire" } else { "PulseAudio" }
}

fn nonsense() -> io::Error {
    io::ErrorKind::InvalidData.into()
}

#[cfg(test)]
mod tests {
    use std::os::unix::net::UnixListener;

    use super::*;

    /// What becomes of opening a stream with a server that says this without end.
    fn opened_with(words: Vec<u8>) -> io::Result<Pulse> {
        let folder = tempfile::TempDir::new().unwrap();
        let path = folder.path().join("native");
        let listener = UnixListener::bind(&path).unwrap();
        std::thread::spawn(move || {
            let (mut client, _) = listener.accept().unwrap();
            while client.write_all(&words).is_ok() {}
        });
        Pulse::open(&path)
    }

    #[test]
    fn a_server_that_talks_without_end_and_never_answers_is_given_up() {
        let begun = now();
        assert!(opened_with(vec![0; 4096]).is_err());
        let event = Message::new(66, 0).u32(0).finished();
        assert!(opened_with(event.repeat(100)).is_err());
        assert!(begun.elapsed() < PATIENCE * 8, "{:?}", begun.elapsed());
    }
}
