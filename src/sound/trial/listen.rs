//! Listens to one way out: how soon it asks for sound, how much of it, and how it takes a cut.

use std::io;
use std::os::fd::AsFd;
use std::os::unix::net::UnixStream;
use std::time::{Duration, Instant};

use super::outcome::Measurement;
use crate::plan::{Cue, CueKind};
use crate::sound::mix::{Mixer, RATE, SoundKind, frames_in};
use crate::sound::way::{Waited, Way};
use crate::sound::{tone, tones};

/// How long one is listened to, from its first request on.
pub(super) const LISTENS: Duration = Duration::from_secs(2);

/// One that wants nothing for so long plays nothing.
pub(super) const STALLED: Duration = Duration::from_secs(1);

/// What is played, one after the other: next, the other side, a stop.
const TONES: [(CueKind, Duration); 3] = [
    (CueKind::Next, Duration::ZERO),
    (CueKind::Switch, Duration::from_millis(600)),
    (CueKind::Stop, Duration::from_millis(1_300)),
];

/// All of that, as loud as is set, in percent; silent at zero.
pub(super) fn sounds(volume: u8) -> Mixer {
    let mut mixer = Mixer::default();
    for (kind, at) in TONES {
        let notes = tone::notes(&Cue::new(at, kind, ""));
        let tone = tones::samples(&notes, tones::loudness(volume, 100));
        mixer.add(SoundKind::Tone, tone, frames_in(at), 0);
    }
    mixer
}

/// Gives a way out what it asks for, and then cuts it off, by a clock.
pub(super) fn listen(
    way: &mut dyn Way,
    mut sounds: Mixer,
    opened: Duration,
    clock: impl Fn() -> Instant,
) -> io::Result<Measurement> {
    let (_waker, woken) = UnixStream::pair()?;
    let (begun, mut line, mut given) = (clock(), StraightLine::default(), 0);
    let passed = || clock().saturating_duration_since(begun);
    while passed() < LISTENS {
        let Waited::Wanted(count) = way.wait(woken.as_fd(), Some(STALLED))? else { continue };
        line.add(passed(), given);
        // Twice as much as can be heard is enough to know.
        if given > 2 * frames_in(LISTENS) {
            return Err(io::ErrorKind::Unsupported.into());
        }
        way.give(&sounds.mix(given, count), 0)?;
        given += count;
    }
    let latency = way.latency()?;
    let (cut, again) = (clock(), way.replaceable().min(given));
    sounds.cut(SoundKind::Tone, given - again);
    way.give(&sounds.mix(given - again, again), again)?;
    let cut = way.latency()?.map(|_| clock().saturating_duration_since(cut));
    Ok(Measurement { opened, pace: line.slope() / f64::from(RATE), latency, cut })
}

/// The straight line that lies nearest to all points.
#[derive(Debug, Default)]
struct StraightLine {
    count: f64,
    x: f64,
    y: f64,
    xx: f64,
    xy: f64,
}

impl StraightLine {
    /// So many frames were played by that time.
    fn add(&mut self, at: Duration, frames: usize) {
        let x = at.as_secs_f64();
        let y = f64::from(u32::try_from(frames).unwrap_or(u32::MAX));
        self.count += 1.0;
        self.x += x;
        self.y += y;
        self.xx += x * x;
        self.xy += x * y;
    }

    fn slope(&self) -> f64 {
        let spread = self.count * self.xx - self.x * self.x;
        if spread > 0.0 { (self.count * self.xy - self.x * self.y) / spread } else { 0.0 }
    }
}

#[cfg(test)]
mod tests {
    use std::os::fd::BorrowedFd;
    use std::sync::{Arc, Mutex};

    use super::*;
    use crate::sound::pace::now;
    use crate::sound::synth::Frame;

    /// Asks for 10 ms at times that it knows, and moves the clock there.
    struct Clockwork {
        clock: Arc<Mutex<Instant>>,
        asked: u32,
        /// Milliseconds from one request to the next, by turns.
        apart: [f64; 2],
    }

    impl Way for Clockwork {
        fn name(&self) -> String {
            "clockwork".to_owned()
        }

        fn wait(&mut self, _: BorrowedFd<'_>, _: Option<Duration>) -> io::Result<Waited> {
            let apart = self.apart[usize::try_from(self.asked % 2).unwrap()];
            *self.clock.lock().unwrap() += Duration::from_secs_f64(apart / 1000.0);
            self.asked += 1;
            Ok(Waited::Wanted(480))
        }

        fn give(&mut self, _: &[Frame], _: usize) -> io::Result<()> {
            Ok(())
        }

        fn replaceable(&self) -> usize {
            960
        }

        fn rest(&mut self, _: bool) -> io::Result<bool> {
            Ok(true)
        }
    }

    /// What is measured of requests that are so many milliseconds apart, by turns.
    fn measured(apart: [f64; 2]) -> Measurement {
        let clock = Arc::new(Mutex::new(now()));
        let mut way = Clockwork { clock: clock.clone(), asked: 0, apart };
        let opened = Duration::from_millis(7);
        listen(&mut way, sounds(100), opened, move || *clock.lock().unwrap()).unwrap()
    }

    #[test]
    fn the_pace_is_measured_however_uneven_the_requests_are() {
        let even = measured([10.0, 10.0]);
        assert!((even.pace - 1.0).abs() < 1e-6 && even.is_on_pace(), "{even:?}");
        assert_eq!((even.opened, even.latency, even.cut), (Duration::from_millis(7), None, None));
        let uneven = measured([1.0, 19.0]);
        assert!((uneven.pace - 1.0).abs() < 0.005, "{uneven:?}");
        for (apart, pace) in [(9.5, 1.0 / 0.95), (10.5, 1.0 / 1.05)] {
            let wrong = measured([apart; 2]);
            assert!((wrong.pace - pace).abs() < 1e-3 && !wrong.is_on_pace(), "{wrong:?}");
        }
    }
}
