//! What is seen of the program, and waiting for it to be seen.

use std::fmt;
use std::sync::mpsc::RecvTimeoutError;
use std::time::Duration;

use super::patience::{PATIENCE, ms, now, rest};
use super::place::At;
use super::session::Session;
use super::shown::{count, text};

impl Session {
    /// Waits until the screen is as it should be.
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

    /// Waits until something can be read on the screen.
    #[track_caller]
    pub(crate) fn wait_for_text(&mut self, text: &str) -> &mut Self {
        self.wait_for(format_args!("{text:?}"), |screen| screen.contents().contains(text))
    }

    /// Waits until one of the program's places is on the screen.
    #[track_caller]
    pub(crate) fn wait_until(&mut self, at: At) -> &mut Self {
        self.wait_for(format_args!("{at:?}"), |screen| at.is_on(screen))
    }

    /// Waits until bytes have come.
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

    /// Looks on for a while; gives what came.
    pub(crate) fn listen(&mut self, time: Duration) -> Vec<u8> {
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

    /// Waits until what stands still is wholly drawn.
    pub(crate) fn wait_until_still(&mut self) -> &mut Self {
        let start = now();
        while !self.listen(ms(100)).is_empty() {
            assert!(start.elapsed() < PATIENCE, "it never stands still; {self:?}");
        }
        self
    }

    pub(super) fn see(&mut self, bytes: &[u8]) {
        self.raw.extend_from_slice(bytes);
        self.screen.process(bytes);
    }

    /// All that can be read.
    pub(crate) fn text(&self) -> String {
        text(self.screen.screen())
    }

    pub(crate) fn screen(&self) -> &vt100::Screen {
        self.screen.screen()
    }

    /// Every byte that came so far.
    pub(crate) fn raw(&self) -> &[u8] {
        &self.raw
    }

    /// The time that is left in all, as the head of the screen shows it: `3:12 left`.
    pub(crate) fn time_left(&self) -> Duration {
        let text = self.text();
        let before = text.split(" left").next().unwrap();
        let clock = before.rsplit(' ').next().unwrap();
        let (minutes, seconds) = clock.split_once(':').expect(&text);
        let number = |digits: &str| digits.parse::<u64>().expect(&text);
        Duration::from_secs(number(minutes) * 60 + number(seconds))
    }

    /// Waits until the time that is left has changed.
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
