//! Tests a session that is controlled from another shell.

use std::time::Duration;

use crate::cli::support::{Home, PipedProgram, neckcare};

/// The time that a command may take to reach a busy program.
const ARRIVED: Duration = Duration::from_secs(1);

#[test]
fn a_session_obeys_remote_commands() {
    let mut talk = PipedProgram::start("desk-break", &[]);
    talk.wait_for_line("Press Space to start.");
    let send = |talk: &PipedProgram, word: &str| talk.home().run([word]).succeeds();
    send(&talk, "pause");
    send(&talk, "next");
    // Remote commands and keys arrive in different ways, so the test first lets the commands arrive.
    talk.read_for(ARRIVED).type_in(" \n");
    let lines = talk.wait_for_line("S stops at any time");
    assert!(!lines.iter().any(|line| line.contains("Paused")), "nothing is begun from elsewhere");
    assert_eq!(send(&talk, "repeat"), "");
    talk.wait_for_line("Settle. Sit tall");
    for heard in ["Sit tall", "Belly breathing", "In."] {
        send(&talk, "next");
        talk.wait_for_line(heard);
    }
    send(&talk, "pause");
    talk.wait_for_line("Paused. Lower your hands.");
    send(&talk, "stop");
    talk.wait_for_line("Stop. ");
    talk.wait_for_line("f: I'm fine, just stopping.");
}

#[test]
fn before_a_session_only_stop_is_obeyed() {
    let mut talk = PipedProgram::start("desk-break", &[]);
    talk.wait_for_line("Press Space to start.");
    for word in ["pause", "next", "repeat", "stop"] {
        talk.home().run([word]).succeeds();
    }
    let lines = talk.wait_for_line("f: I'm fine, just stopping.");
    assert!(lines.iter().any(|line| line.starts_with("Nothing has started.")), "{lines:#?}");
    assert!(!lines.iter().any(|line| line.starts_with("S stops at any time")), "{lines:#?}");
}

#[test]
fn without_a_session_remote_commands_say_so() {
    for word in ["stop", "pause", "next", "repeat"] {
        neckcare(word).fails(1, &["no session of yours is running here", "neckcare start"]);
    }
}

#[test]
fn a_killed_programs_socket_does_no_harm() {
    let mut talk = PipedProgram::start("desk-break", &[]);
    talk.wait_for_line("Press Space to start.");
    let home: Home = talk.kill();
    assert_eq!(sockets(&home), 1);
    home.run(["stop"]).fails(1, &["no session of yours is running here"]);
    assert_eq!(sockets(&home), 0);
}

#[expect(clippy::disallowed_methods, reason = "a test looks into a folder")]
fn sockets(home: &Home) -> usize {
    std::fs::read_dir(home.path().join(".local/state/neckcare/run")).map_or(0, Iterator::count)
}
