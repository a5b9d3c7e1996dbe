//! Hands the arguments over, and the exit code back.

use std::process::ExitCode;

fn main() -> ExitCode {
    ExitCode::from(neckcare::commands::run(std::env::args_os()))
}
