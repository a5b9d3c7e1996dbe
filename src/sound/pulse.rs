//! Plays a stream on PulseAudio, or on PipeWire, which speaks the same native protocol. Only the few messages that this
//! needs are implemented.
//!
//! Version 13 has all of them in their simplest form, and servers still support it.

mod address;
mod tags;

use std::io::{self, Read, Write};
use std::os::fd::{AsFd, BorrowedFd};
use std::os::unix::net::UnixStream;
use std::path::Path;
use std::time::Duration;

use rustix::event::PollFlags;

use super::mix::RATE;
use super::output::{SoundOutput, Waited, either};
use super::pace::now;
use super::synth::Frame;
use super::wave::bytes;
pub(super) use address::socket;
use tags::{COMMANDS, HEAD, Message, NONE, Values, head};

const VERSION: u32 = 13;

/// The numbers of commands.
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

/// How long a server may take to answer or to read. One that takes longer hangs.
const PATIENCE: Duration = Duration::from_millis(500);

/// Frames that the server is to buffer, and to ask for at once: 60 and 10 ms.
const HELD: u32 = RATE * 60 / 1000;
const ASKED: u32 = RATE / 100;

/// Number of buffered frames that can be replaced in time: 20 ms.
const REPLACEABLE: usize = RATE as usize / 50;

/// The most bytes that a message from the server may have.
const LONGEST: usize = 1 << 16;

/// Bytes in one frame.
const FRAME: u32 = 4;

/// A stream that a sound server plays.
pub(super) struct PulseOutput {
    socket: UnixStream,
    /// The bytes from the server that have not been decoded yet.
    received: Vec<u8>,
    name: &'static str,
    channel: u32,
    /// Number of bytes that the server has asked for.
    wanted: u32,
    number: u32,
}

impl PulseOutput {
    /// Opens a stream on the server that listens at `path`.
    ///
    /// # Errors
    /// If the server does not answer in time, or refuses.
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

    /// Sends a command, waits for the reply and returns its values.
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

    /// Reads the bytes that have arrived, or waits for some until the timeout.
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

    /// Returns the length of the next message without its header, once that is known.
    fn length(&self) -> Option<usize> {
        let length = self.received.first_chunk().map(|bytes| u32::from_be_bytes(*bytes))?;
        usize::try_from(length).ok()
    }

    /// Returns the channel and the contents of the next message, once all of it has arrived.
    fn message(&mut self) -> Option<(u32, Vec<u8>)> {
        let end = HEAD + self.length()?;
        let channel =
            self.received.get(4..8)?.first_chunk().map(|bytes| u32::from_be_bytes(*bytes))?;
        let message = self.received.get(HEAD..end)?.to_vec();
        self.received.drain(..end);
        Some((channel, message))
    }

    /// Handles all messages that have arrived.
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
            // A channel for recorded sound, of which we asked for none, or a command without a number.
            (COMMANDS, None) | (..COMMANDS, _) => Err(nonsense()),
            // Other messages, such as a change or a suspension of the sink, need no reaction.
            _ => Ok(()),
        }
    }
}

impl SoundOutput for PulseOutput {
    fn name(&self) -> String {
        self.name.to_owned()
    }

    /// Waits for the server to ask for frames. Other messages do not extend the limit, because a server that asks for
    /// nothing plays nothing.
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

    /// Returns the time for the frames that the sink still holds, plus those that the server holds.
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

    /// Corks or uncorks the stream. When it wakes up, the frames that it still holds are thrown away, because they
    /// would be heard first.
    fn rest(&mut self, rests: bool) -> io::Result<bool> {
        let channel = self.channel;
        if !rests {
            self.send(FLUSH, |message| message.u32(channel))?;
        }
        self.send(CORK, |message| message.u32(channel).bool(rests))?;
        Ok(true)
    }
}

/// Connects to the server at `path`. No read or write on the socket, nor connecting itself, can block for long.
fn connected(path: &Path) -> io::Result<UnixStream> {
    let socket = connect(path)?;
    socket.set_nonblocking(false)?;
    socket.set_read_timeout(Some(PATIENCE))?;
    socket.set_write_timeout(Some(PATIENCE))?;
    Ok(socket)
}

/// Connects without blocking. If the server's queue of connections is full, it must hang, so this fails at once.
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

/// Describes the stream to create: two channels of 16 bits, on the default sink, at full volume.
///
/// Its buffer is small, and it starts without waiting for the buffer to fill, so that an underrun neither stops nor
/// shifts it.
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
    // Seven flags that are all off, and not muted.
    let message = (0..8).fold(message, |message, _| no(message));
    message.bool(true).properties(&[("media.name", "Session"), ("media.role", "music")])
}

/// Returns the usual name of a server, from the name that it reports.
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

    /// Tries to open a stream on a server that sends these bytes again and again.
    fn opened_with(words: Vec<u8>) -> io::Result<PulseOutput> {
        let folder = tempfile::TempDir::new().unwrap();
        let path = folder.path().join("native");
        let listener = UnixListener::bind(&path).unwrap();
        std::thread::spawn(move || {
            let (mut client, _) = listener.accept().unwrap();
            while client.write_all(&words).is_ok() {}
        });
        PulseOutput::open(&path)
    }

    #[test]
    fn a_server_that_sends_messages_but_never_answers_is_given_up() {
        let begun = now();
        assert!(opened_with(vec![0; 4096]).is_err());
        let event = Message::new(66, 0).u32(0).finished();
        assert!(opened_with(event.repeat(100)).is_err());
        assert!(begun.elapsed() < PATIENCE * 8, "{:?}", begun.elapsed());
    }
}
