//! Tests of the real program: in a real terminal, in pipes and in shells.

#![cfg(unix)]
#![expect(
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test starts programs, looks at files, and fails by panicking"
)]

mod cli;
mod guide;
mod pty;

#[path = "../support/answered.rs"]
mod answered;
#[path = "../support/at_once.rs"]
mod at_once;
#[path = "../support/blocks.rs"]
mod blocks;
#[path = "../support/ending_signals.rs"]
mod ending_signals;
