//! Tests of the library in one process, with simulated time, keys and files.

#![expect(
    clippy::disallowed_methods,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    clippy::unreachable,
    clippy::unwrap_used,
    reason = "a test looks at files, fails by panicking, and says how far it went"
)]

mod app;
mod articles;
mod budget;
mod cues;
mod edit;
mod envelope;
mod evidence;
mod fit;
mod format;
mod guidance;
mod handout;
mod layers;
mod lint;
mod pictures;
mod plan;
mod readme;
mod remedies;
mod routines;
mod safety;
mod safety_rules;
mod schema;
mod screens;
mod session;
mod settings;
mod store;
mod supply;
mod traffic;
mod words;

#[path = "../support/blocks.rs"]
mod blocks;
#[path = "../support/every.rs"]
mod every;
#[path = "../support/inputs.rs"]
mod inputs;
#[path = "../support/lines.rs"]
mod lines;
#[path = "../support/person.rs"]
mod person;
#[path = "../support/plans.rs"]
mod plans;
#[path = "../support/records.rs"]
mod records;
#[path = "../support/share.rs"]
mod share;
#[path = "../support/shipped.rs"]
mod shipped;
#[path = "../support/svg.rs"]
mod svg;
