//! Tests what a guest's session, stopped for a symptom, leaves on the disk.

use std::time::Duration;

use crate::answered;
use crate::cli::support::{Home, PipedProgram};

/// A pause in which the key that led to a question is released; the question ignores that key until then.
const LET_GO: Duration = Duration::from_millis(750);

/// Returns how many stored files a session changes, and how many it adds.
fn stored_by(answers: &[(&str, &str)]) -> [usize; 2] {
    let home = Home::new();
    home.store_screening_state(&answered::standing(None));
    let before = home.stored();
    let mut talk = PipedProgram::asking(home, "desk-break", &[]);
    for (asked, answer) in answers {
        talk.wait_for_line(asked);
        talk.read_for(LET_GO).type_in(answer);
    }
    talk.wait_for_line("Press Space to start.");
    talk.begin();
    talk.type_in("s\n").wait_for_line("f: I'm fine, just stopping.");
    talk.read_for(LET_GO).type_in("d\n").wait_for_line("w: it is getting worse.");
    let after = talk.leave().stored();
    let changed = before.iter().filter(|(path, text)| after.get(*path) != Some(text)).count();
    [changed, after.len() - before.len()]
}

#[test]
fn a_guest_leaves_every_stored_file_as_it_was() {
    let guest = [("n: no.", "e"), ("y: accept.", "y"), ("n: none", "n"), ("n: none", "n")];
    assert_eq!(stored_by(&guest), [0, 0]);
}

/// The standing answers change; the session and the last started routine are added.
#[test]
fn the_owners_session_is_stored() {
    assert_eq!(stored_by(&[("n: no.", "n")]), [1, 2]);
}
