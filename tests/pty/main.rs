//! The real program in a real terminal.

#![cfg(unix)]
#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test may fail"
)]

#[path = "../support/answered.rs"]
mod answered;
mod answers;
mod asleep;
mod colours;
mod everywhere;
mod harness;
mod held;
mod images;
mod leaving;
mod long;
mod plain;
mod printing;
mod shell;
mod sizes;
mod slow;
mod stopping;
mod stray;
mod together;
mod vanishing;
