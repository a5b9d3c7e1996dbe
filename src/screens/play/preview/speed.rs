//! The speed of a preview, as a multiple of the written speed.

use std::str::FromStr;
use std::time::Duration;

use thiserror::Error;

/// The written speed, in hundredths so that time stays exact.
const AS_WRITTEN: u32 = 100;

/// A speed from a quarter to twenty times the written one, in hundredths.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Speed(u32);

/// The error for text that is not a speed.
#[derive(Debug, Error)]
#[error("write a number from 0.25 to 20, such as 4 or 1.5")]
pub struct NoSpeed;

impl Default for Speed {
    fn default() -> Self {
        Self(AS_WRITTEN)
    }
}

impl Speed {
    /// Returns true if it is faster than written, so that words no longer fit into their time.
    pub const fn is_fast(self) -> bool {
        self.0 > AS_WRITTEN
    }

    /// Returns the time that passes in the session during a real time.
    pub(super) fn of_session(self, real: Duration) -> Duration {
        real.saturating_mul(self.0) / AS_WRITTEN
    }

    /// Returns the real time after which at least `of_session` has passed in the session.
    pub(super) fn real(self, of_session: Duration) -> Duration {
        of_session.saturating_mul(AS_WRITTEN) / self.0 + Duration::from_nanos(1)
    }
}

impl FromStr for Speed {
    type Err = NoSpeed;

    fn from_str(text: &str) -> Result<Self, NoSpeed> {
        let (whole, part) = text.split_once('.').unwrap_or((text, ""));
        let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty() || !digits(whole) || !digits(part) || part.len() > 2 {
            return Err(NoSpeed);
        }
        let hundredths = format!("{whole}{part:0<2}").parse().map_err(|_| NoSpeed)?;
        if (25..=2000).contains(&hundredths) { Ok(Self(hundredths)) } else { Err(NoSpeed) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn speed_is_a_number_from_a_quarter_to_twenty() {
        for (text, hundredths) in [("4", 400), ("0.25", 25), ("1.5", 150), ("20.00", 2000)] {
            assert_eq!(text.parse::<Speed>().unwrap(), Speed(hundredths));
        }
        for text in
            ["", "0", "0.24", "20.01", "-4", "4x", "4e1", "1.234", ".5", "+4", "99999999999"]
        {
            assert!(text.parse::<Speed>().is_err(), "{text}");
        }
    }

    #[test]
    fn session_time_has_passed_after_its_real_time() {
        for speed in [25, 33, 100, 175, 2000].map(Speed) {
            for nanos in [1, 999, 125_000_000, 1_000_000_007] {
                let wanted = Duration::from_nanos(nanos);
                assert!(speed.of_session(speed.real(wanted)) >= wanted, "{speed:?} {nanos}");
            }
        }
    }
}
