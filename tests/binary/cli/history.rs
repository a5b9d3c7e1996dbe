//! Tests what is recorded of a session, however it ends, and that all of it can be deleted.

use std::io::Write;
use std::process::Stdio;
use std::time::Duration;

use rustix::process::Signal;

use crate::at_once::at_once;
use crate::cli::support::{Home, PipedProgram};
use crate::ending_signals::ENDING_SIGNALS;

fn begun(home: Home) -> PipedProgram {
    let mut talk = PipedProgram::start_at(home, "suboccipital", &[]);
    talk.wait_for_line("Press Space to start.");
    talk.begin();
    talk
}

#[cfg(debug_assertions)]
#[test]
fn a_finished_session_is_a_line_in_the_history() {
    let mut talk =
        PipedProgram::start("desk-break", &[("NECKCARE_REHEARSE", "2026-03-02T10:00:00+01:00")]);
    talk.wait_for_line("Press Space to start.");
    talk.type_in(" \n").wait_for_line("Finished: ");
    assert_eq!(talk.leave().outcomes(), ["finished"]);
}

#[test]
fn quitting_a_session_records_left() {
    assert_eq!(begun(Home::new()).leave().outcomes(), ["left"]);
}

#[test]
fn a_stop_is_recorded_with_and_without_a_symptom() {
    let mut talk = begun(Home::new());
    talk.type_in("s\n").wait_for_line("f: I'm fine, just stopping.");
    let home = talk.leave();
    assert_eq!(home.outcomes(), ["unanswered"]);

    let mut talk = PipedProgram::asking(home, "suboccipital", &[]);
    talk.wait_for_line("Last time you stopped without saying why");
    talk.answer("f\n").wait_for_line("n: no.");
    talk.answer("n\n").wait_for_line("Press Space to start.");
    talk.begin();
    talk.type_in("s\n").wait_for_line("f: I'm fine, just stopping.");
    talk.read_for(Duration::from_millis(500)).type_in("p\n").wait_for_line("Where does it hurt?");
    assert_eq!(talk.leave().outcomes(), ["unanswered", "stopped"]);
}

#[test]
fn a_killed_session_is_recorded_once_by_the_next_reader() {
    let home = begun(Home::new()).kill();
    assert!(home.outcomes().is_empty());
    let told = home.run(["history", "--json"]).succeeds();
    assert!(told.contains("\"outcome\":\"interrupted\""), "{told}");
    assert_eq!(home.outcomes(), ["interrupted"]);
    let mut talk = PipedProgram::asking(home, "suboccipital", &[]);
    talk.wait_for_line("f: ");
    talk.answer("f\n");
    let home = talk.nothing_is_new().leave();
    assert_eq!(home.outcomes(), ["interrupted"]);
}

#[test]
fn signals_and_the_end_of_input_record_an_interruption() {
    for some in ENDING_SIGNALS.chunks(6) {
        let by_user = |signal: &&Signal| [Signal::INT, Signal::QUIT].contains(signal);
        at_once(some.iter().filter(|signal| !by_user(signal)), |&signal| {
            let home = begun(Home::new()).ended_by(signal);
            assert_eq!(home.outcomes(), ["interrupted"], "{signal:?}");
        });
    }
    assert_eq!(begun(Home::new()).hang_up_and_wait().outcomes(), ["interrupted"], "end of input");
}

#[test]
fn a_session_that_never_began_is_not_recorded() {
    let mut talk = PipedProgram::start("suboccipital", &[]);
    talk.wait_for_line("Press Space to start.");
    assert!(talk.leave().outcomes().is_empty());
}

#[test]
fn a_session_runs_if_nothing_can_be_stored() {
    let home = Home::new();
    home.file(".local", "a file where a folder should be");
    let mut talk = PipedProgram::asking(home, "suboccipital", &[]);
    talk.wait_for_line("y: accept.");
    talk.answer("y\n").wait_for_line("n: no.");
    talk.answer("n\n").wait_for_line("n: none of these.");
    talk.answer("n\n").wait_for_line("n: none of these.");
    talk.answer("n\n").wait_for_line("Press Space to start.");
    talk.begin();
    talk.type_in("s\n").wait_for_line("f: I'm fine, just stopping.");
}

fn answer(home: &Home, words: &str) -> String {
    let mut command = home.neckcare(["forget"]);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(words.as_bytes()).unwrap();
    String::from_utf8(child.wait_with_output().unwrap().stdout).unwrap()
}

#[test]
fn forget_deletes_everything_only_after_y() {
    let home = begun(Home::new()).leave();
    for no in ["", "n\n", "\n", "yyy\n"] {
        assert!(answer(&home, no).ends_with("Kept.\n"), "{no:?}");
    }
    assert_eq!(home.outcomes(), ["left"]);
    let told = answer(&home, "y\n");
    assert!(told.contains("history.jsonl") && told.ends_with("Deleted.\n"), "{told}");
    assert!(home.outcomes().is_empty());
    assert_eq!(answer(&home, ""), "Nothing is stored.\n");
}

#[test]
fn forget_deletes_nothing_while_a_program_runs() {
    let talk = begun(Home::new());
    let said = format!("process {}", talk.id());
    let before = talk.home().stored();
    talk.home().run(["forget"]).fails(4, &["nothing was deleted", &said]);
    assert_eq!(talk.home().stored().len(), before.len());
    let home = talk.leave();
    assert!(answer(&home, "y\n").ends_with("Deleted.\n"));
}
