//! The exit codes, and what the help ends with.

use std::fmt::Write;

/// Every exit code with its meaning, for help, manual and README.
pub const EXIT_CODES: [(&str, &str); 6] = [
    ("0", "finished, or left by choice"),
    ("1", "an error, with its place and remedy"),
    ("2", "wrong usage, or no terminal"),
    ("3", "a symptom was named, or an answer or a limit refused"),
    ("130", "Ctrl-C"),
    ("128+n", "ended by signal n"),
];

/// What the help ends with.
pub(super) fn after_help() -> String {
    let mut help = "In a session S stops at once; ? shows all keys.\n\nExit codes:\n".to_owned();
    for (code, meaning) in EXIT_CODES {
        // A string takes whatever is written to it.
        writeln!(help, "  {code:<6} {meaning}").ok();
    }
    help + "\nneckcare gives general self-care guidance for adults. It is not medical advice."
}
