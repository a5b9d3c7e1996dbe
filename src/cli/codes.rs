//! The exit codes, and the text at the end of the main help page.

use std::fmt::Write;

use super::role::{TextRole, with_names};

/// Every exit code with its meaning, for help, manual and README.
pub const EXIT_CODES: [(&str, &str); 6] = [
    ("0", "finished, or ended by you"),
    ("1", "an error; the message says where and how to fix it"),
    ("2", "incorrect usage, or no terminal"),
    ("3", "you reported a symptom, or a health answer or limit blocked the session"),
    ("4", "a running neckcare did not answer, or has to end first"),
    ("128+n", "ended by signal n; by Ctrl-C, 130; if you reported a symptom first, 3"),
];

/// A paragraph about how to start and how to stop.
const BEGIN: &str = "`neckcare` shows a menu, `neckcare NAME` starts a routine. S stops, ? helps.";

/// Returns the text at the end of the main help page.
pub(super) fn after_help() -> String {
    let mut help = format!("{}\n\n{}\n", with_names(BEGIN), TextRole::Title.of("Exit codes:"));
    for (code, meaning) in EXIT_CODES {
        let code = TextRole::Name.padded(code, 6);
        // Writing to a string cannot fail.
        writeln!(help, "  {code} {meaning}").ok();
    }
    help + "\nneckcare gives general self-care guidance for adults. It is not medical advice."
}
