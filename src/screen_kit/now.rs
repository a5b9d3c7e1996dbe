//! The time at which a message comes.

use std::time::Duration;

use time::OffsetDateTime;

/// The time at which a message comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Now {
    /// Since the program began; it never goes back.
    pub elapsed: Duration,
    /// On the wall, with the local offset.
    pub local: OffsetDateTime,
}
