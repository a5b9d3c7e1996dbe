//! The disk: nothing is lost, nothing is damaged, and what cannot be stored is said.

#![expect(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "a test looks at the disk and starts processes"
)]

mod child;
mod damage;
mod fold;
mod forget;
mod full;
mod history;
mod journal;
mod many;
mod paths;
mod routines;
mod standing;
mod support;
mod tail;
