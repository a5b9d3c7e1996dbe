//! Tests the safety rules: each row of their tables, and that no input lifts a lock too early.

mod limits;
mod questions;
mod rules;
mod signs;
mod standing;
mod support;
mod walk;
