//! Tests that the program ends at once and without busy waiting if its terminal is closed.

use crate::at_once::at_once;
use crate::pty::harness::{KnownScreen, Neckcare, Vanished, ms};

#[track_caller]
fn assert_gone(vanished: &Vanished, shape: &str) {
    assert_eq!(vanished.code, 129, "{shape}");
    assert!(vanished.took < ms(1000), "{shape}: it took {:?}", vanished.took);
    assert!(vanished.cpu < ms(300), "{shape}: {:?} of processor time", vanished.cpu);
}

/// Checks the second line of `times`, which has the user and system time of the shell's children.
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
fn a_session_leader_ends_with_its_terminal() {
    at_once(
        [KnownScreen::Ready, KnownScreen::Play, KnownScreen::Paused, KnownScreen::Stopped],
        |at| {
            let mut session = Neckcare::start("suboccipital").spawn();
            session.go_to(at);
            assert_gone(&session.vanish(), &format!("leader in {at:?}"));
        },
    );
}

#[test]
fn a_child_of_a_shell_ends_with_its_terminal() {
    at_once([KnownScreen::Ready, KnownScreen::Play], |at| {
        let mut session = Neckcare::start("suboccipital")
            .inside_shell(r#"trap : HUP; "$@"; code=$?; times > times; exit $code"#)
            .spawn();
        session.go_to(at);
        let vanished = session.vanish();
        assert_gone(&vanished, "child");
        assert_cheap(&vanished, "child");
    });
}

#[test]
fn the_program_ends_with_its_terminal_even_if_sighup_is_ignored() {
    at_once([KnownScreen::Ready, KnownScreen::Play], |at| {
        let mut session = Neckcare::start("suboccipital")
            .inside_shell(r#"trap "" HUP; "$@"; code=$?; times > times; exit $code"#)
            .spawn();
        session.go_to(at);
        let vanished = session.vanish();
        assert_gone(&vanished, "ignored");
        assert_cheap(&vanished, "ignored");
    });
}

#[test]
fn plain_mode_ends_with_its_terminal() {
    let mut session = Neckcare::start("suboccipital").plain().spawn();
    session.say_nothing_is_new().wait_for_text("Press Space to start");
    assert_gone(&session.vanish(), "plain");
}
