//! The trait of sound outputs, which ask for frames when they want them, and a throttle that gives them no more than
//! can be heard.

use std::io;
use std::os::fd::BorrowedFd;
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};

use super::mix::RATE;
use super::pace::now;
use super::synth::Frame;

/// The result of a wait.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Waited {
    /// The output wants this many frames.
    Wanted(usize),
    /// Another thread has woken this one.
    Woken,
}

/// A sound output, such as PulseAudio or a child process.
pub(super) trait SoundOutput: Send {
    /// Returns its name for the user.
    fn name(&self) -> String;

    /// Waits until the output wants frames, or until `wake` can be read.
    ///
    /// # Errors
    /// If the output is gone, or has wanted no frames for as long as `limit`.
    fn wait(&mut self, wake: BorrowedFd<'_>, limit: Option<Duration>) -> io::Result<Waited>;

    /// Gives it frames. The first `again` of them replace the last `again` frames that it was given before.
    ///
    /// # Errors
    /// If the output is gone.
    fn give(&mut self, frames: &[Frame], again: usize) -> io::Result<()>;

    /// Returns how many of the last frames that it was given can still be replaced before they are heard.
    fn replaceable(&self) -> usize;

    /// Returns the time until a frame that is given now is heard, or `None` if the output does not report it.
    ///
    /// # Errors
    /// If the output is gone.
    fn latency(&mut self) -> io::Result<Option<Duration>> {
        Ok(None)
    }

    /// Lets the output rest, or wakes it up. Returns whether it can do that.
    ///
    /// # Errors
    /// If the output is gone.
    fn rest(&mut self, rests: bool) -> io::Result<bool>;
}

/// Waits until `way` has one of the events in `ready`, or `wake` can be read. Returns which of the two did so.
pub(super) fn either(
    (way, ready): (BorrowedFd<'_>, PollFlags),
    wake: BorrowedFd<'_>,
    limit: Option<Duration>,
) -> io::Result<(bool, bool)> {
    let limit = limit.and_then(|limit| Timespec::try_from(limit).ok());
    let mut fds =
        [PollFd::from_borrowed_fd(way, ready), PollFd::from_borrowed_fd(wake, PollFlags::IN)];
    loop {
        match poll(&mut fds, limit.as_ref()) {
            Ok(0) => return Err(io::ErrorKind::TimedOut.into()),
            Ok(_) => break,
            Err(rustix::io::Errno::INTR) => {}
            Err(error) => return Err(error.into()),
        }
    }
    let [way, wake] = fds.map(|fd| !fd.revents().is_empty());
    Ok((way, wake))
}

/// How far an output may be ahead of the clock, in frames: two and a half seconds.
const AHEAD: f64 = RATE as f64 * 2.5;

/// How many frames an output may take in a second. No sound card is this much too fast.
const FASTEST: f64 = RATE as f64 * 1.05;

/// The most frames that are given at once, however many are wanted.
const MOST_AT_ONCE: usize = RATE as usize;

/// A sound output that is given frames no faster than they can be heard.
pub(super) struct ThrottledOutput {
    way: Box<dyn SoundOutput>,
    allowance: FrameBudget,
    /// Number of frames that the output wants and has not been given yet.
    wanted: usize,
}

impl ThrottledOutput {
    pub(super) fn new(way: Box<dyn SoundOutput>) -> Self {
        Self { way, allowance: FrameBudget::new(now()), wanted: 0 }
    }
}

impl SoundOutput for ThrottledOutput {
    fn name(&self) -> String {
        self.way.name()
    }

    fn wait(&mut self, wake: BorrowedFd<'_>, limit: Option<Duration>) -> io::Result<Waited> {
        if self.wanted == 0 {
            match self.way.wait(wake, limit)? {
                Waited::Wanted(count) => self.wanted = count.min(MOST_AT_ONCE),
                Waited::Woken => return Ok(Waited::Woken),
            }
        }
        while let Err(early) = self.allowance.take(self.wanted, now()) {
            if is_woken(wake, early)? {
                return Ok(Waited::Woken);
            }
        }
        Ok(Waited::Wanted(std::mem::take(&mut self.wanted)))
    }

    fn give(&mut self, frames: &[Frame], again: usize) -> io::Result<()> {
        self.way.give(frames, again)
    }

    fn replaceable(&self) -> usize {
        self.way.replaceable()
    }

    fn latency(&mut self) -> io::Result<Option<Duration>> {
        self.way.latency()
    }

    fn rest(&mut self, rests: bool) -> io::Result<bool> {
        if !rests {
            (self.allowance, self.wanted) = (FrameBudget::new(now()), 0);
        }
        self.way.rest(rests)
    }
}

/// The number of frames that may be given now. It grows with time.
struct FrameBudget {
    frames: f64,
    at: Instant,
}

impl FrameBudget {
    const fn new(now: Instant) -> Self {
        Self { frames: AHEAD, at: now }
    }

    /// Takes a number of frames from the budget.
    ///
    /// # Errors
    /// If they are too many now: the time to wait.
    fn take(&mut self, count: usize, now: Instant) -> Result<(), Duration> {
        let passed = now.saturating_duration_since(self.at).as_secs_f64();
        (self.frames, self.at) = ((self.frames + passed * FASTEST).min(AHEAD), now);
        let left = self.frames - f64::from(u32::try_from(count).unwrap_or(u32::MAX));
        if left < 0.0 {
            return Err(Duration::from_secs_f64(-left / FASTEST));
        }
        self.frames = left;
        Ok(())
    }
}

/// Waits until `wake` can be read, at most for `limit`. Returns whether it can.
fn is_woken(wake: BorrowedFd<'_>, limit: Duration) -> io::Result<bool> {
    let limit = Timespec::try_from(limit).ok();
    match poll(&mut [PollFd::from_borrowed_fd(wake, PollFlags::IN)], limit.as_ref()) {
        Ok(ready) => Ok(ready > 0),
        Err(rustix::io::Errno::INTR) => Ok(false),
        Err(error) => Err(error.into()),
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;
    use std::os::fd::AsFd;
    use std::os::unix::net::UnixStream;

    use super::*;

    fn later(since: Instant, millis: u64) -> Instant {
        since + Duration::from_millis(millis)
    }

    #[test]
    fn a_budget_allows_2_5_seconds_ahead_and_then_5_percent_more_than_is_heard() {
        let begun = now();
        let mut allowance = FrameBudget::new(begun);
        let hundredths = |frames: usize| frames / 480;
        let mut taken = 0;
        while allowance.take(480, begun).is_ok() {
            taken += 480;
        }
        assert_eq!(hundredths(taken), 250);
        for millis in 0..10_000 {
            while allowance.take(480, later(begun, millis)).is_ok() {
                taken += 480;
            }
        }
        assert_eq!(hundredths(taken), 250 + 1_049);
        let early = allowance.take(480, later(begun, 9_999)).unwrap_err();
        assert!(
            allowance.take(480, later(begun, 9_999) + early + Duration::from_micros(1)).is_ok()
        );
    }

    #[test]
    fn a_sound_card_that_is_3_percent_too_fast_never_waits() {
        let begun = now();
        let mut allowance = FrameBudget::new(begun);
        assert!(
            (0..100_000).all(|nth| allowance.take(480, later(begun, nth * 10 * 97 / 100)).is_ok())
        );
    }

    /// A sound output that takes everything at once.
    struct Greedy;

    impl SoundOutput for Greedy {
        fn name(&self) -> String {
            "greedy".to_owned()
        }

        fn wait(&mut self, _: BorrowedFd<'_>, _: Option<Duration>) -> io::Result<Waited> {
            Ok(Waited::Wanted(usize::MAX))
        }

        fn give(&mut self, _: &[Frame], _: usize) -> io::Result<()> {
            Ok(())
        }

        fn replaceable(&self) -> usize {
            0
        }

        fn rest(&mut self, _: bool) -> io::Result<bool> {
            Ok(true)
        }
    }

    #[test]
    fn an_output_that_takes_everything_has_to_wait_and_can_be_woken_meanwhile() {
        let (waker, woken) = UnixStream::pair().unwrap();
        (&waker).write_all(&[0]).unwrap();
        let mut way = ThrottledOutput::new(Box::new(Greedy));
        let mut next = || way.wait(woken.as_fd(), None).unwrap();
        assert_eq!(
            [next(), next(), next()],
            [Waited::Wanted(MOST_AT_ONCE), Waited::Wanted(MOST_AT_ONCE), Waited::Woken]
        );
        way.rest(false).unwrap();
        assert_eq!(
            way.wait(woken.as_fd(), None).unwrap(),
            Waited::Wanted(MOST_AT_ONCE),
            "it begins again"
        );
    }
}
