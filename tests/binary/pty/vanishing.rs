//! The terminal is closed: the program ends, at once and quietly.

use crate::at_once::at_once;
use crate::pty::harness::{At, Neckcare, Vanished, ms};

#[track_caller]
fn assert_gone(vanished: &Vanished, shape: &str) {
    assert_eq!(vanished.code, 129, "{shape}");
    assert!(vanished.took < ms(1000), "{shape}: it took {:?}", vanished.took);
    assert!(vanished.cpu < ms(300), "{shape}: {:?} of processor time", vanished.cpu);
}

/// What `times` says of children: the second line, user and system time.
#[track_caller]
fn assert_cheap(vanished: &Vanished, shape: &str) {
    let children = vanished.times.lines().nth(1).expect("the shell wrote no times");
    for time in children.split(' ') {
        let (minutes, seconds) = time.trim_end_matches('s').split_once('m').unwrap();
        assert_eq!(minutes, "0");
        let seconds: f64 = seconds.parse().unwrap();
        assert!(seconds < 0.5, "{shape}: {children} of processor time");
    }
}

#[test]
fn as_the_leader_of_the_session() {
    at_once([At::Ready, At::Play, At::Paused, At::Stopped], |at| {
        let mut session = Neckcare::start("suboccipital").spawn();
        session.go_to(at);
        assert_gone(&session.vanish(), &format!("leader in {at:?}"));
    });
}

#[test]
fn as_the_child_of_a_shell_that_lives_on() {
    at_once([At::Ready, At::Play], |at| {
        let mut session = Neckcare::start("suboccipital")
            .around(r#"trap : HUP; "$@"; code=$?; times > times; exit $code"#)
            .spawn();
        session.go_to(at);
        let vanished = session.vanish();
        assert_gone(&vanished, "child");
        assert_cheap(&vanished, "child");
    });
}

#[test]
fn with_hangups_ignored() {
    at_once([At::Ready, At::Play], |at| {
        let mut session = Neckcare::start("suboccipital")
            .around(r#"trap "" HUP; "$@"; code=$?; times > times; exit $code"#)
            .spawn();
        session.go_to(at);
        let vanished = session.vanish();
        assert_gone(&vanished, "ignored");
        assert_cheap(&vanished, "ignored");
    });
}

#[test]
fn as_lines_of_text() {
    let mut session = Neckcare::start("suboccipital").plain().spawn();
    session.say_nothing_is_new().wait_for_text("Press Space to start");
    assert_gone(&session.vanish(), "plain");
}
