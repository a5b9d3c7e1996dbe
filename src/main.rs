//! Hands the arguments over, and the exit code back.

use std::process::ExitCode;

fn main() -> ExitCode {
    ExitCode::from(neckcare::command::run(std::env::args_os()))
}
