//! Passes the arguments to the library, and returns its exit code.

use std::process::ExitCode;

fn main() -> ExitCode {
    ExitCode::from(neckcare::commands::run(std::env::args_os()))
}
