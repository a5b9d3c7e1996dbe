//! On every way out the terminal is given back as it was found, once.

use rustix::process::Signal;

use crate::at_once::at_once;
use crate::pty::harness::{At, LEAVE, Neckcare, Session, count, lossy, ms, text_of};

/// A way out of any place: its name, what is done, and the exit code.
const WAYS: &[(&str, Way, u32)] = &[
    ("Ctrl-C", Way::Key("\x03"), 130),
    ("SIGTERM", Way::Signal(Signal::TERM), 143),
    ("SIGHUP", Way::Signal(Signal::HUP), 129),
    ("SIGINT", Way::Signal(Signal::INT), 130),
    ("SIGQUIT", Way::Signal(Signal::QUIT), 131),
];

enum Way {
    Key(&'static str),
    Signal(Signal),
}

impl Way {
    fn take(&self, session: &mut Session) {
        match self {
            Self::Key(key) => session.press(key),
            Self::Signal(signal) => session.signal(*signal),
        };
    }
}

fn every_way_out_of(at: At) {
    at_once(WAYS, |(name, way, code)| {
        let mut session = Neckcare::start("suboccipital").spawn();
        session.go_to(at);
        assert_ne!(session.modes(), session.modes_found(), "the terminal was never taken");
        way.take(&mut session);
        let way = format!("{name} in {at:?}");
        session.end().assert_code(*code, &way).assert_restored(&way);
    });
}

#[test]
fn out_of_ready() {
    every_way_out_of(At::Ready);
}

#[test]
fn out_of_play() {
    every_way_out_of(At::Play);
}

#[test]
fn out_of_a_pause() {
    every_way_out_of(At::Paused);
}

#[test]
fn out_of_the_question_what_made_you_stop() {
    every_way_out_of(At::Stopped);
}

#[test]
fn out_of_the_keys() {
    every_way_out_of(At::Help);
}

#[test]
fn q_leaves_from_before_the_beginning() {
    let mut session = Neckcare::start("suboccipital").spawn();
    session.go_to(At::Ready).press("q");
    session.end().assert_code(0, "q").assert_restored("q");
}

#[test]
fn q_leaves_the_menu() {
    let mut session = Neckcare::menu().spawn();
    session.wait_for_text("Suboccipital ease").press("q");
    session.end().assert_code(0, "q").assert_restored("q");
}

#[test]
fn a_whole_session_ends_with_enter() {
    let mut session = Neckcare::start("suboccipital").rehearsed().spawn();
    session.go_to(At::After);
    for asked in ["How tense is your neck", "Do you feel anything", "feel calmer?", "Enter done"] {
        session.wait_for_text(asked).listen(ms(100));
        session.press("\r");
    }
    session.end().assert_code(0, "Enter").assert_restored("Enter");
}

#[test]
fn a_symptom_wins_over_every_other_exit_code() {
    at_once(WAYS, |(name, way, _)| {
        let mut session = Neckcare::start("suboccipital").spawn();
        session.go_to(At::Stopped).listen(ms(450));
        session.press("p").wait_for_text("Where does it hurt?");
        way.take(&mut session);
        session.end().assert_code(3, name).assert_restored(name);
    });
}

#[test]
fn an_error_before_the_beginning_leaves_the_screen_alone() {
    let ended = Neckcare::start("suboccipitel").env("NO_COLOR", "1").spawn().end();
    ended.assert_code(1, "no such routine");
    assert!(ended.screen.contains("suboccipital"), "{}", ended.screen);
    assert!(!ended.raw.contains(&0x1b), "{}", lossy(&ended.raw));
}

#[test]
fn many_signals_at_once_leave_once() {
    let mut session = Neckcare::start("suboccipital").spawn();
    session.go_to(At::Play);
    session.signal(Signal::INT).signal(Signal::TERM).signal(Signal::HUP).signal(Signal::QUIT);
    session.end().assert_restored("four at once");
}

#[cfg(debug_assertions)]
#[test]
fn the_message_of_a_panic_is_on_the_normal_screen() {
    at_once([At::Ready, At::Play, At::Stopped], |at| {
        let mut session = Neckcare::start("suboccipital").env("NECKCARE_TEST_PANIC", "1").spawn();
        session.go_to(at).press("\x10");
        let ended = session.end();
        ended.assert_code(101, at_name(at));
        assert_eq!(count(&ended.raw, LEAVE), 1);
        let shown = lossy(&ended.raw);
        let after = text_of(shown.rsplit(LEAVE).next().unwrap());
        assert!(
            after.contains("panicked at") && after.contains("a test asked for this"),
            "{after}"
        );
        assert!(!ended.screen.contains("begin") && ended.screen.contains("panicked"));
        assert!(
            after.lines().count() > 1 && shown.contains("\r\n"),
            "the lines are stairs: {after:?}"
        );
    });
}

#[cfg(debug_assertions)]
fn at_name(at: At) -> String {
    format!("a panic in {at:?}")
}
