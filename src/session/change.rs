//! A change of pressure that was asked for.

use std::time::Duration;

use crate::routine::dose::Pressure;

/// A change of pressure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// When, on the plan's time line.
    pub at: Duration,
    /// What was being done, by the move's name.
    pub movement: String,
    /// How hard it is done from there on.
    pub pressure: Pressure,
}
