//! The time at which a message arrives.

use std::time::Duration;

use time::OffsetDateTime;

/// The time at which a message arrives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Now {
    /// The time since the program began, which never goes back.
    pub elapsed: Duration,
    /// The wall-clock time, with the local offset.
    pub local: OffsetDateTime,
}
