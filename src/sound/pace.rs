//! Estimates which frame a sound output asks for at which time.

use std::time::{Duration, Instant};

use super::mix::{RATE, frames_in};

/// How much slower than the clock a sound card may be, as a fraction.
const SLOW: f64 = 100e-6;

/// An output that asks for this many frames more or fewer than expected, 250 ms, has started again.
const JUMP: f64 = RATE as f64 / 4.0;

/// An output that asks for nothing for this long, after it has asked for as much, was held up: its buffer is far
/// smaller.
const HELD_UP: Duration = Duration::from_millis(250);

/// Returns the current time. Sound needs a clock of its own: a plan says when a cue is due, but not how late it came.
#[expect(clippy::disallowed_methods, reason = "what is mixed next is heard at a certain time")]
pub(super) fn now() -> Instant {
    Instant::now()
}

/// The pace at which an output asks for frames, learnt from its requests so far.
///
/// Requests may be late, but never early. So the request that came soonest for its frame sets the pace. Because a sound
/// card may be slow, the estimate becomes a little later all the time.
#[derive(Debug, Default)]
pub(super) struct DevicePace {
    /// The time of the last request, and the frame that should be asked for then.
    known: Option<(Instant, f64)>,
    /// The end of the first request since the output started, or was held up.
    begun: usize,
}

impl DevicePace {
    /// Records that all frames up to `end` have been asked for at the time `at`. Returns true if the output was held up
    /// before that.
    pub(super) fn asked(&mut self, end: usize, at: Instant) -> bool {
        let since = self.known.map(|(since, _)| since);
        let waited = since.map_or(Duration::ZERO, |since| at.saturating_duration_since(since));
        let was_held_up = waited > HELD_UP && self.begun + frames_in(HELD_UP) < end;
        if since.is_none() || was_held_up {
            self.begun = end;
        }
        let asked = float(end);
        let expected = self.known.map(|(since, frame)| {
            let passed = at.saturating_duration_since(since).as_secs_f64() * f64::from(RATE);
            frame + passed * (1.0 - SLOW)
        });
        let is_usual = |expected: &f64| (expected - asked).abs() < JUMP;
        let frame = expected.filter(is_usual).map_or(asked, |expected| expected.max(asked));
        self.known = Some((at, frame));
        was_held_up
    }

    /// Returns the frame that is asked for at a time, or `None` if nothing is known yet.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a frame of a session, and casts saturate"
    )]
    pub(super) fn frame(&self, at: Instant) -> Option<usize> {
        let (since, frame) = self.known?;
        let ahead = at.saturating_duration_since(since).as_secs_f64();
        let behind = since.saturating_duration_since(at).as_secs_f64();
        Some((frame + (ahead - behind) * f64::from(RATE)) as usize)
    }

    /// Forgets everything, because the output starts again.
    pub(super) const fn forget(&mut self) {
        self.known = None;
    }
}

#[expect(clippy::cast_precision_loss, reason = "a frame of a session is far below 2 to the 52nd")]
const fn float(frame: usize) -> f64 {
    frame as f64
}

/// The time from when a sound is due until it begins. A sound that is handed over late, but within this time, still
/// begins on time.
pub(super) const LEAD: Duration = Duration::from_millis(90);

#[cfg(test)]
mod tests {
    use super::*;

    const BLOCK: usize = 480;

    fn after(start: Instant, millis: f64) -> Instant {
        start + Duration::from_secs_f64(millis / 1000.0)
    }

    #[test]
    fn late_requests_do_not_shift_the_frames() {
        let (start, mut pace) = (now(), DevicePace::default());
        // Every third one comes on time.
        for block in 0..300_usize {
            let late = [0.0, 4.0, 7.5][block % 3];
            pace.asked((block + 6) * BLOCK, after(start, float(block) * 10.0 + late));
            let frame = pace.frame(after(start, 5_000.0)).unwrap();
            assert!(frame.abs_diff(506 * BLOCK) <= 30, "{frame}");
        }
    }

    #[test]
    fn a_slow_sound_card_is_followed() {
        let (start, mut pace) = (now(), DevicePace::default());
        for block in 0..60_000_usize {
            pace.asked(block * BLOCK, after(start, float(block) * 10.000_5));
        }
        let frame = pace.frame(after(start, 60_000.0 * 10.000_5)).unwrap();
        assert!(frame.abs_diff(60_000 * BLOCK) < 5, "{frame}");
    }

    #[test]
    fn a_stalled_output_was_held_up_and_a_slow_start_was_not() {
        let (start, mut pace) = (now(), DevicePace::default());
        let mut asked = |block: usize, millis: f64| pace.asked(block * BLOCK, after(start, millis));
        assert_eq!([asked(6, 0.0), asked(7, 400.0)], [false; 2], "a sink that wakes up");
        assert!((8..100).all(|block| !asked(block, 400.0 + float(block) * 10.0)));
        assert!(asked(100, 400.0 + 1_251.0), "a server that stood still");
        assert!(!asked(101, 400.0 + 1_600.0), "it has only begun again");
    }

    #[test]
    fn after_a_pause_the_next_request_counts() {
        let (start, mut pace) = (now(), DevicePace::default());
        assert_eq!(pace.frame(start), None);
        pace.asked(BLOCK, start);
        pace.asked(2 * BLOCK, after(start, 3_000.0));
        assert_eq!(pace.frame(after(start, 3_000.0)), Some(2 * BLOCK));
    }
}
