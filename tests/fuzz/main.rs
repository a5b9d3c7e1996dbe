//! Fuzz tests for the code that reads foreign bytes: the parser, a whole session, and the key decoder.
//!
//! Each test uses a fixed sequence of inputs. To search further, with other inputs in every run:
//!
//! ```sh
//! NECKCARE_FUZZ_SECONDS=600 cargo test --release --test fuzz parser -- --nocapture
//! ```

#![expect(
    clippy::disallowed_methods,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a test breaks things"
)]

mod decoder;
mod dice;
mod engine;
mod grammar;
#[path = "../support/inputs.rs"]
mod inputs;
mod mutation;
mod parser;
mod session;
#[path = "../support/shipped.rs"]
mod shipped;
mod words;

use std::fs;

use engine::fuzz;

/// Returns all routine files of the repository, valid and invalid ones.
fn routines() -> Vec<Vec<u8>> {
    let root = env!("CARGO_MANIFEST_DIR");
    let folders = ["routines", "tests/library/format", "tests/support"]
        .map(|folder| format!("{root}/{folder}"));
    let entries = folders.iter().flat_map(|folder| fs::read_dir(folder).unwrap());
    let mut paths: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "toml"));
    paths.sort();
    paths.iter().map(|path| fs::read(path).unwrap()).collect()
}

#[test]
fn parser() {
    fuzz("parser", &routines(), words::ROUTINE, 1500, parser::take);
}

/// Inputs that once broke a session.
const BROKE: &[&[u8]] = &[
    // Continues after a stop, when every repetition of a stretch is already done.
    b"\x16\x17\x18\x19\x1a\x1b\x1c\x1d\x1e\x1f !\xa2#$\'()\xf90123456789:;6789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abc",
];

#[test]
fn session() {
    let right = routines().into_iter().filter(|text| session::is_routine(text));
    let written = right.map(|text| [&text, session::PRESSED].concat());
    let made = (1..=99).map(|first: u8| (first..=first + 120).collect());
    let broke = BROKE.iter().map(|input| input.to_vec());
    let seeds: Vec<Vec<u8>> = written.chain(made).chain(broke).collect();
    fuzz("session", &seeds, words::ROUTINE, 1500, session::take);
}

#[test]
fn decoder() {
    let seeds: Vec<Vec<u8>> = words::TERMINAL.iter().map(|word| word.to_vec()).collect();
    fuzz("decoder", &seeds, words::TERMINAL, 20_000, decoder::take);
}
