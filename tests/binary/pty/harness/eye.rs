//! Reads the screen of the program and waits for texts on it.

use std::fmt;
use std::sync::mpsc::RecvTimeoutError;
use std::time::Duration;

use super::patience::{PATIENCE, ms, now, rest};
use super::place::KnownScreen;
use super::session::Session;
use super::shown::{count, text};

impl Session {
    /// Waits until a condition on the screen is true; `what` describes it in a failure.
    #[track_caller]
    pub(crate) fn wait_for(
        &mut self,
        what: impl fmt::Display,
        mut is_so: impl FnMut(&vt100::Screen) -> bool,
    ) -> &mut Self {
        let start = now();
        while !is_so(self.screen.screen()) {
            match self.eye.recv_timeout(PATIENCE.saturating_sub(start.elapsed())) {
                Ok(bytes) => self.see(&bytes),
                Err(why) => panic!("never saw {what} ({why}); {self:?}"),
            }
        }
        self
    }

    /// Waits until a text is on the screen.
    #[track_caller]
    pub(crate) fn wait_for_text(&mut self, text: &str) -> &mut Self {
        self.wait_for(format_args!("{text:?}"), |screen| screen.contents().contains(text))
    }

    /// Waits until one of the program's screens is shown.
    #[track_caller]
    pub(crate) fn wait_until(&mut self, at: KnownScreen) -> &mut Self {
        self.wait_for(format_args!("{at:?}"), |screen| at.is_on(screen))
    }

    /// Waits until these bytes have come this many times.
    #[track_caller]
    pub(crate) fn wait_for_bytes(&mut self, bytes: &str, times: usize) -> &mut Self {
        let start = now();
        while count(&self.raw, bytes) < times {
            match self.eye.recv_timeout(PATIENCE.saturating_sub(start.elapsed())) {
                Ok(bytes) => self.see(&bytes),
                Err(why) => panic!("never got {bytes:?} {times} times ({why}); {self:?}"),
            }
        }
        self
    }

    /// Reads for this time and returns the new bytes.
    pub(crate) fn read_for(&mut self, time: Duration) -> Vec<u8> {
        let (start, before) = (now(), self.raw.len());
        loop {
            match self.eye.recv_timeout(time.saturating_sub(start.elapsed())) {
                Ok(bytes) => self.see(&bytes),
                Err(RecvTimeoutError::Timeout) => break,
                Err(RecvTimeoutError::Disconnected) => {
                    rest(time.saturating_sub(start.elapsed()));
                    break;
                }
            }
        }
        self.raw[before..].to_vec()
    }

    /// Waits until nothing more is drawn.
    pub(crate) fn wait_until_still(&mut self) -> &mut Self {
        let start = now();
        while !self.read_for(ms(100)).is_empty() {
            assert!(start.elapsed() < PATIENCE, "it never stands still; {self:?}");
        }
        self
    }

    pub(super) fn see(&mut self, bytes: &[u8]) {
        self.raw.extend_from_slice(bytes);
        self.screen.process(bytes);
    }

    /// Returns the text on the screen.
    pub(crate) fn text(&self) -> String {
        text(self.screen.screen())
    }

    pub(crate) fn screen(&self) -> &vt100::Screen {
        self.screen.screen()
    }

    /// Returns the remaining time that the head of the screen shows: `3:12 left`.
    pub(crate) fn time_left(&self) -> Duration {
        let text = self.text();
        let before = text.split(" left").next().unwrap();
        let clock = before.rsplit(' ').next().unwrap();
        let (minutes, seconds) = clock.split_once(':').expect(&text);
        let number = |digits: &str| digits.parse::<u64>().expect(&text);
        Duration::from_secs(number(minutes) * 60 + number(seconds))
    }

    /// Waits until the remaining time on the screen changes, and returns it.
    #[track_caller]
    pub(crate) fn wait_for_next_second(&mut self) -> Duration {
        let (start, before) = (now(), self.time_left());
        while self.time_left() == before {
            match self.eye.recv_timeout(PATIENCE.saturating_sub(start.elapsed())) {
                Ok(bytes) => self.see(&bytes),
                Err(why) => panic!("the clock stands still ({why}); {self:?}"),
            }
        }
        self.time_left()
    }
}
