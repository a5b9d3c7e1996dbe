//! The rules of safety: each row of the tables, and that nothing opens what they shut.

mod limits;
mod questions;
mod rules;
mod signs;
mod standing;
mod support;
mod walk;
