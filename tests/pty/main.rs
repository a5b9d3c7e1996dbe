//! The real program in a real terminal.

#![cfg(unix)]
#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test may fail"
)]

#[path = "pty/harness.rs"]
mod harness;

#[path = "pty/asleep.rs"]
mod asleep;
#[path = "pty/leaving.rs"]
mod leaving;
#[path = "pty/plain.rs"]
mod plain;
#[path = "pty/shell.rs"]
mod shell;
#[path = "pty/sizes.rs"]
mod sizes;
#[path = "pty/slow.rs"]
mod slow;
#[path = "pty/stopping.rs"]
mod stopping;
#[path = "pty/stray.rs"]
mod stray;
#[path = "pty/vanishing.rs"]
mod vanishing;
