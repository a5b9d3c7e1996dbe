//! A way out for what is mixed: it says how much it wants, is given that, and never more than anybody can hear.

use std::io;
use std::os::fd::BorrowedFd;
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};

use super::mix::RATE;
use super::pace::now;
use super::synth::Frame;

/// What a wait came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Waited {
    /// So many frames are wanted.
    Wanted(usize),
    /// Somebody wants something of us.
    Woken,
}

/// Something that plays frames.
pub(super) trait Way: Send {
    /// What a person calls it.
    fn name(&self) -> String;

    /// Waits until it wants frames, or until something can be read from `wake`.
    ///
    /// # Errors
    /// Where it is gone, or wants nothing for as long as `limit`.
    fn wait(&mut self, wake: BorrowedFd<'_>, limit: Option<Duration>) -> io::Result<Waited>;

    /// Gives it frames, the first `again` of which replace as many of those that it was given last.
    ///
    /// # Errors
    /// Where it is gone.
    fn give(&mut self, frames: &[Frame], again: usize) -> io::Result<()>;

    /// How many of the frames that it was given last can still be replaced before they are heard.
    fn replaceable(&self) -> usize;

    /// How long it is until what it is given now is heard; none if it does not say.
    ///
    /// # Errors
    /// Where it is gone.
    fn latency(&mut self) -> io::Result<Option<Duration>> {
        Ok(None)
    }

    /// Lets it rest, or wakes it up; gives whether it can.
    ///
    /// # Errors
    /// Where it is gone.
    fn rest(&mut self, rests: bool) -> io::Result<bool>;
}

/// Waits until one of two is ready, the second for reading: whether the first is, and whether the second is.
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

/// How far a way out may be ahead of the clock, in frames: two and a half seconds.
const AHEAD: f64 = RATE as f64 * 2.5;

/// How many frames it may take in a second: no sound card is this much too fast.
const FASTEST: f64 = RATE as f64 * 1.05;

/// No more is given at once, however much is asked for.
const MOST_AT_ONCE: usize = RATE as usize;

/// A way out that is given frames no faster than they are heard.
pub(super) struct Throttled {
    way: Box<dyn Way>,
    allowance: FrameBudget,
    /// How many frames it wants and was not given yet.
    wanted: usize,
}

impl Throttled {
    pub(super) fn new(way: Box<dyn Way>) -> Self {
        Self { way, allowance: FrameBudget::new(now()), wanted: 0 }
    }
}

impl Way for Throttled {
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

/// How many frames may be given, which grows with time.
struct FrameBudget {
    frames: f64,
    at: Instant,
}

impl FrameBudget {
    const fn new(now: Instant) -> Self {
        Self { frames: AHEAD, at: now }
    }

    /// Takes so many frames.
    ///
    /// # Errors
    /// If they would be too many now: how long to wait.
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

/// Waits for a time; gives whether there was something to read before.
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
    fn frames_may_be_taken_ahead_of_the_clock_and_then_little_faster_than_they_are_heard() {
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
    fn a_sound_card_that_is_a_little_too_fast_never_waits() {
        let begun = now();
        let mut allowance = FrameBudget::new(begun);
        assert!(
            (0..100_000).all(|nth| allowance.take(480, later(begun, nth * 10 * 97 / 100)).is_ok())
        );
    }

    /// It takes whatever it is given, at once.
    struct Greedy;

    impl Way for Greedy {
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
    fn whoever_takes_everything_at_once_is_kept_waiting_and_keys_are_heard_meanwhile() {
        let (waker, woken) = UnixStream::pair().unwrap();
        (&waker).write_all(&[0]).unwrap();
        let mut way = Throttled::new(Box::new(Greedy));
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
