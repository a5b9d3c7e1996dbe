//! Measures the cost of the whole program in a real terminal, next to a bare reference that runs at the same time:
//! `cargo bench --bench program`, with `-- --quick` for a first look.
//!
//! At the end it compares the figures with the budget, `benches/budget.toml`, and fails if one is over its bound. Times
//! that a busy machine makes longer are the smallest of several samples, and their bounds are ratios to the reference.

#![cfg(unix)]
#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stderr,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a benchmark may fail, and tells what it measured"
)]

#[path = "../../tests/support/answered.rs"]
mod answered;
mod budget;
mod figures;
#[path = "../../tests/binary/pty/harness.rs"]
#[expect(dead_code, reason = "the tests of the terminal use all of it")]
mod harness;
mod homes;
mod keys;
mod process;
mod reference;
mod scenes;
mod starts;

use std::process::ExitCode;
use std::time::Duration;

use budget::Budget;
use figures::Figures;
use scenes::Pace;

const BUDGET: &str = include_str!("../budget.toml");

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    if words.first().is_some_and(|word| word == reference::WORD) {
        return match reference::run(&words[1..]) {
            Ok(()) => ExitCode::SUCCESS,
            Err(why) => {
                eprintln!("{why}");
                ExitCode::FAILURE
            }
        };
    }
    if !cfg!(target_os = "linux") {
        println!("not measured here: what a process costs is read from Linux's /proc");
        return ExitCode::SUCCESS;
    }
    compare(&measure(words.iter().any(|word| word == "--quick")))
}

fn measure(quick: bool) -> Figures {
    let mut figures = Figures::default();
    let size = std::fs::metadata(env!("CARGO_BIN_EXE_neckcare")).unwrap().len();
    figures.middle("binary.size", &[f64::from(u32::try_from(size).unwrap()) / f64::from(1 << 20)]);
    let (seconds, windows, turns, presses) = if quick { (3, 3, 3, 8) } else { (8, 5, 10, 20) };
    println!("what goes on by itself: {windows} times {seconds} seconds");
    scenes::measure(&Pace { window: Duration::from_secs(seconds), windows }, &mut figures);
    println!("starting: {turns} times");
    starts::measure(turns, &mut figures);
    println!("keys: {presses} at a time\n");
    keys::measure(turns.min(5), presses, &mut figures);
    figures
}

/// Prints every figure with its bound, and fails if one is over its bound.
fn compare(figures: &Figures) -> ExitCode {
    let budget = Budget::read(BUDGET).unwrap_or_else(|why| panic!("benches/budget.toml: {why}"));
    let verdicts = budget.judge(figures);
    println!("{}", budget::HEAD);
    for verdict in &verdicts {
        println!("{verdict}");
    }
    println!("\nwithout a bound");
    for (name, value) in budget.unbounded(figures) {
        println!("{name:26} {value:>10.2}");
    }
    let over: Vec<_> = verdicts.iter().filter(|verdict| !verdict.holds()).collect();
    for verdict in &over {
        println!("\n{verdict}\n  {}", verdict.why());
    }
    if over.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
