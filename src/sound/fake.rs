//! A fake sound server for tests. It answers as PulseAudio does, asks for more frames as soon as it gets some, and
//! reports what it got.

use std::io::{Read, Write};
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Duration;

use tempfile::TempDir;

/// Something that the server got from its client.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Got {
    /// A stream was opened.
    Stream,
    /// The left channel of frames, and their offset in frames from the end of the frames before.
    Frames(i64, Vec<i16>),
    Flush,
    Cork(bool),
}

/// The behaviour of the server.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Manner {
    Plays,
    /// Never answers.
    Hangs,
    /// Closes each connection after this many frames.
    Leaves(usize),
}

pub(super) struct Fake {
    folder: TempDir,
    got: Receiver<Got>,
}

/// Number of frames that the server asks for at once.
const ASKED: u32 = 480;

impl Fake {
    pub(super) fn new(manner: Manner) -> Self {
        let (folder, (tell, got)) = (TempDir::new().unwrap(), channel());
        let fake = Self { folder, got };
        let listener = UnixListener::bind(fake.socket()).unwrap();
        std::thread::spawn(move || {
            let mut hung = Vec::new();
            for client in listener.incoming() {
                match manner {
                    Manner::Hangs => hung.push(client.unwrap()),
                    Manner::Plays => drop(serve(client.unwrap(), &tell, usize::MAX)),
                    Manner::Leaves(after) => drop(serve(client.unwrap(), &tell, after)),
                }
            }
        });
        fake
    }

    pub(super) fn socket(&self) -> PathBuf {
        self.folder.path().join("native")
    }

    /// Waits for the next thing that the server gets.
    #[track_caller]
    pub(super) fn next(&self) -> Got {
        self.got.recv_timeout(Duration::from_secs(10)).expect("the server got nothing")
    }

    /// Returns the frames that the server plays until it gets anything else, and that other thing.
    #[track_caller]
    pub(super) fn frames(&self) -> (Vec<i16>, Got) {
        let mut all: Vec<i16> = Vec::new();
        loop {
            match self.next() {
                Got::Frames(offset, frames) => {
                    let end = i64::try_from(all.len()).unwrap() + offset;
                    all.truncate(usize::try_from(end).unwrap());
                    all.extend(frames);
                }
                other => return (all, other),
            }
        }
    }
}

/// Serves one client until the client leaves, or has sent enough frames.
fn serve(mut client: UnixStream, tell: &Sender<Got>, enough: usize) -> Option<()> {
    let (mut corked, mut frames) = (false, 0);
    while frames < enough {
        let mut head = [0; 20];
        client.read_exact(&mut head).ok()?;
        let (length, channel) = (u32_at(&head, 0), u32_at(&head, 4));
        let mut body = vec![0; usize::try_from(length).unwrap()];
        client.read_exact(&mut body).ok()?;
        if channel != u32::MAX {
            let offset = i64::from_be_bytes(head[8..16].try_into().unwrap()) / 4;
            let left = |frame: &[u8]| i16::from_le_bytes([frame[0], frame[1]]);
            let left: Vec<i16> = body.chunks_exact(4).map(left).collect();
            frames += left.len();
            // Frames that replace others were not asked for.
            let asked = offset == 0;
            tell.send(Got::Frames(offset, left)).ok()?;
            if asked && !corked {
                client.write_all(&request()).ok()?;
            }
            continue;
        }
        let (command, number) = (u32_at(&body, 1), u32_at(&body, 6));
        let mut answer = values(&[2, number]);
        match command {
            3 => {
                tell.send(Got::Stream).ok()?;
                answer.extend(values(&[CHANNEL, 0, 6 * ASKED * 4]));
            }
            // The latency: 20 ms in the sink, and 10 ms of frames in the server.
            14 => {
                answer.extend(b"U\0\0\0\0\0\0\x4e\x20U\0\0\0\0\0\0\0\x001");
                answer.extend(b"T\0\0\0\0\0\0\0\0T\0\0\0\0\0\0\0\0");
                answer.extend([&b"r"[..], &4_800_i64.to_be_bytes()].concat());
                answer.extend([&b"r"[..], &2_880_i64.to_be_bytes()].concat());
            }
            20 => answer.extend(b"tPulseAudio (on PipeWire 1.2.3)\0"),
            41 => {
                corked = body.last() == Some(&b'1');
                tell.send(Got::Cork(corked)).ok()?;
            }
            42 => tell.send(Got::Flush).ok()?,
            _ => {}
        }
        client.write_all(&message(&answer)).ok()?;
        if command == 41 && !corked {
            client.write_all(&request()).ok()?;
        }
    }
    Some(())
}

/// The channel of the client's stream.
const CHANNEL: u32 = 7;

fn request() -> Vec<u8> {
    message(&values(&[61, u32::MAX, CHANNEL, ASKED * 4]))
}

fn message(body: &[u8]) -> Vec<u8> {
    let length = u32::try_from(body.len()).unwrap().to_be_bytes();
    [&length[..], &[0xff; 4], &[0; 12], body].concat()
}

fn values(numbers: &[u32]) -> Vec<u8> {
    numbers.iter().flat_map(|number| [&b"L"[..], &number.to_be_bytes()].concat()).collect()
}

fn u32_at(bytes: &[u8], at: usize) -> u32 {
    u32::from_be_bytes(bytes[at..at + 4].try_into().unwrap())
}
