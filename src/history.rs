//! The history: one record for each session, what the person said about it later, and what can be read from both.

pub mod answers;
pub mod line;
pub mod lookback;
pub mod marks;
pub mod rating;
pub mod record;

pub use answers::{Answers, Calm, Sore};
pub use line::{Damaged, HistoryLine, LaterAnswers};
pub use line::{FoldedSession, Folding, History, fold};
pub use lookback::{HistoryEntry, Lookback};
pub use marks::{Marks, PlaceRatings};
pub use rating::Rating;
pub use record::{Changed, Ending, Reached, Record, StoppedAt, Touched};

/// The newest format of a line that this version understands.
pub const FORMAT: u32 = 1;
