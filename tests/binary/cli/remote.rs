//! Tests a session that is controlled from another shell.

use std::os::unix::fs::symlink;
use std::os::unix::net::UnixDatagram;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rustix::process::{Pid, Signal, kill_process};

use crate::cli::support::{FinishedRun, Home, PipedProgram, neckcare};

#[test]
fn a_session_obeys_remote_commands() {
    let mut talk = PipedProgram::start("desk-break", &[]);
    talk.wait_for_line("Press Space to start.");
    let send = |talk: &PipedProgram, word: &str| talk.home().run([word]).succeeds();
    for word in ["pause", "next"] {
        talk.home().run([word]).fails(1, &["neckcare is open (process ", word, "does nothing"]);
    }
    talk.type_in(" \n");
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
    for word in ["pause", "next", "repeat"] {
        talk.home().run([word]).fails(1, &["does nothing"]);
    }
    talk.home().run(["stop"]).succeeds();
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

#[test]
fn the_next_start_removes_the_sockets_of_killed_programs() {
    let mut talk = PipedProgram::start("desk-break", &[]);
    talk.wait_for_line("Press Space to start.");
    let home: Home = talk.kill();
    let mut talk = PipedProgram::start_at(home.clone(), "desk-break", &[]);
    talk.wait_for_line("Press Space to start.");
    assert_eq!(sockets(&home), 1);
    home.run(["stop"]).succeeds();
}

/// Returns the path of a socket of a process with this number.
fn socket(home: &Home, number: &str) -> PathBuf {
    home.path().join(".local/state/neckcare/run").join(format!("{number}.socket"))
}

#[test]
fn a_socket_that_nobody_reads_delays_no_stop() {
    let mut talk = PipedProgram::in_a_desk_break();
    let unread = socket(talk.home(), "1");
    let _unread = UnixDatagram::bind(&unread).unwrap();
    let sender = UnixDatagram::unbound().unwrap();
    sender.set_nonblocking(true).unwrap();
    while sender.send_to(b"stop", &unread).is_ok() {}
    talk.home().run(["stop"]).fails(4, &["process 1 did not take `stop`"]);
    talk.wait_for_line("Stop. ");
    assert!(unread.exists());
}

#[test]
fn a_suspended_program_is_named_and_the_others_stop() {
    let home = Home::new();
    let mut suspended = PipedProgram::start_at(home.clone(), "desk-break", &[]);
    suspended.wait_for_line("Press Space to start.");
    let pid = Pid::from_raw(suspended.id().cast_signed()).unwrap();
    let mut talk = PipedProgram::start_at(home.clone(), "desk-break", &[]);
    talk.wait_for_line("Press Space to start.");
    talk.begin();
    kill_process(pid, Signal::STOP).unwrap();
    let said = format!("process {} did not take `stop`", suspended.id());
    let told = home.run(["stop"]);
    assert!(told.took < Duration::from_secs(10), "{told:?}");
    told.fails(4, &[&said, "`fg`"]);
    talk.wait_for_line("Stop. ");
}

#[test]
fn a_runtime_folder_that_is_a_link_is_not_used() {
    let home = Home::new();
    let other = home.path().join(home.file("other/file", "")).with_file_name("");
    let run = home.path().join(home.file("run/file", "")).with_file_name("");
    symlink(&other, run.join("neckcare")).unwrap();
    let with = |word: &str| FinishedRun::by(home.neckcare([word]).env("XDG_RUNTIME_DIR", &run));
    let env = [("XDG_RUNTIME_DIR", run.to_str().unwrap())];
    let mut talk = PipedProgram::start_at(home.clone(), "desk-break", &env);
    talk.wait_for_line("Press Space to start.");
    assert_eq!(count(&other), 1, "nothing but the file is there");
    with("doctor").says(&["! folders", "run/neckcare: this is a link, so it is not used"]);
    let told = with("stop");
    assert_eq!(told.code, 0, "{told:?}");
    told.says(&["warning:", "this is a link"]);
    talk.wait_for_line("f: I'm fine, just stopping.");
}

#[test]
fn a_command_finds_a_session_that_knows_no_runtime_folder() {
    let mut talk = PipedProgram::in_a_desk_break();
    let run = talk.home().path().join(talk.home().file("run/file", "")).with_file_name("");
    FinishedRun::by(talk.home().neckcare(["stop"]).env("XDG_RUNTIME_DIR", run)).succeeds();
    talk.wait_for_line("Stop. ");
}

fn sockets(home: &Home) -> usize {
    count(&home.path().join(".local/state/neckcare/run"))
}

#[expect(clippy::disallowed_methods, reason = "a test looks into a folder")]
fn count(folder: &Path) -> usize {
    std::fs::read_dir(folder).map_or(0, Iterator::count)
}
