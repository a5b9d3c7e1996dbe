//! What a trial comes to.

use std::io;
use std::time::Duration;

/// How one thing that may play did.
#[derive(Debug, Clone, PartialEq)]
pub struct Trial {
    /// What a person calls it.
    pub name: String,
    /// Whether it is a sound server, and not a program.
    pub is_server: bool,
    /// What that came to.
    pub outcome: TrialOutcome,
}

/// What a trial came to.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum TrialOutcome {
    /// It plays what it is given, as it is mixed.
    Streams(Measurement),
    /// It plays a file, and took so long for a short one.
    PlaysFiles(Duration),
    /// It does not play.
    Fails(TrialFailure),
}

/// How well something plays.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Measurement {
    /// How long it took to open.
    pub opened: Duration,
    /// Seconds of sound that it asks for in a second.
    pub pace: f64,
    /// How long it is until a sound is heard, if it says so.
    pub latency: Option<Duration>,
    /// How long it took until it had taken up a cut, if it says so.
    pub cut: Option<Duration>,
}

/// Why something does not play.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TrialFailure {
    /// Nobody listens there.
    Absent,
    /// It does not answer, or stops asking for sound.
    Hangs,
    /// It wants no sound of ours.
    Refuses,
    /// It takes sound faster or slower than anybody hears it.
    OffPace,
    /// It ends, or hangs up.
    Leaves,
}

impl Measurement {
    /// How far from the right pace it may be.
    const TOLERANCE: f64 = 0.02;

    /// Whether what it plays is heard as it is.
    pub(super) fn is_on_pace(&self) -> bool {
        (self.pace - 1.0).abs() <= Self::TOLERANCE
    }
}

impl From<io::Error> for TrialFailure {
    fn from(error: io::Error) -> Self {
        use io::ErrorKind::{
            ConnectionRefused, InvalidData, NotFound, PermissionDenied, TimedOut, Unsupported,
            WouldBlock,
        };
        match error.kind() {
            NotFound | ConnectionRefused => Self::Absent,
            TimedOut | WouldBlock => Self::Hangs,
            InvalidData | PermissionDenied => Self::Refuses,
            Unsupported => Self::OffPace,
            _ => Self::Leaves,
        }
    }
}
