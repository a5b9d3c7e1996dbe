//! Tests `neckcare screening` in a pipe.

use std::time::Duration;

use crate::answered;
use crate::cli::support::{Home, PipedProgram, neckcare};

/// A pause in which the key that led to a question is released; the question ignores that key until then.
const LET_GO: Duration = Duration::from_millis(750);

#[test]
fn screening_asks_again_and_exits_with_3_if_blocked() {
    for (answer, words, code) in
        [("n\n", "For your first three sessions", 0), ("y\n", "That's enough massage for today", 3)]
    {
        let home = Home::new();
        home.store_screening_state(&answered::standing(None));
        let mut talk = PipedProgram::with(home, &["screening", "--plain"], &[]);
        talk.wait_for_line("n: no.");
        talk.read_for(LET_GO).type_in(answer);
        if answer == "y\n" {
            for (asked, answer) in [
                ("n: none", "jjjjjjjjjjjj \n\n"),
                ("Enter: that's right.", "\n\n"),
                ("Press Enter to continue.", "\n\n"),
            ] {
                talk.wait_for_line(asked);
                talk.read_for(LET_GO).type_in(answer);
            }
        }
        talk.wait_for_line("n: none");
        talk.read_for(LET_GO).type_in("n\n");
        talk.wait_for_line("What your answers mean.");
        talk.wait_for_line(words);
        talk.wait_for_line("Press Enter to finish.");
        talk.read_for(LET_GO).type_in("\n\n");
        assert_eq!(talk.end().0, code, "{words}");
    }
}

#[test]
fn screening_needs_a_terminal_or_plain() {
    neckcare("screening").fails(2, &["needs a terminal", "--plain"]);
    neckcare("screening suboccipital").fails(2, &["--help"]);
}
