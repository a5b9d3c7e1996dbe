//! What was done, session by session, and what can be read out of it.

pub mod answers;
pub mod line;
pub mod lookback;
pub mod record;

pub use answers::{Answers, Calm, Rating, Sore};
pub use line::{Damaged, HistoryLine, Later};
pub use line::{FoldedSession, History, fold};
pub use lookback::{HistoryEntry, Lookback};
pub use record::{Changed, Ending, Reached, Record, StoppedAt, Touched};

/// The newest format of a line that is understood.
pub const FORMAT: u32 = 1;
