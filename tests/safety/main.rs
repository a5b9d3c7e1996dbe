//! The rules of safety: each row of the tables, and that nothing opens what they shut.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test fails by panicking, in its helpers too, and a walk says how far it went"
)]

mod limits;
#[path = "../support/plans.rs"]
mod made;
mod questions;
mod rules;
#[path = "../support/shipped.rs"]
mod shipped;
mod signs;
mod standing;
mod support;
mod walk;
