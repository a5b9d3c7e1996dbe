//! Tests that every way out restores the terminal exactly once.

use rustix::process::Signal;

use crate::at_once::at_once;
use crate::ending_signals::{ENDING_SIGNALS, exit_code};
use crate::pty::harness::{
    FIRST, KnownScreen, LEAVE, Neckcare, Session, count, lossy, ms, text_of,
};

/// The ways out of any screen: the name, the key or signal, and the exit code.
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

fn every_way_out_of(at: KnownScreen) {
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
fn every_way_out_of_ready_restores_the_terminal() {
    every_way_out_of(KnownScreen::Ready);
}

#[test]
fn every_way_out_of_play_restores_the_terminal() {
    every_way_out_of(KnownScreen::Play);
}

#[test]
fn every_way_out_of_a_pause_restores_the_terminal() {
    every_way_out_of(KnownScreen::Paused);
}

#[test]
fn every_way_out_of_the_stop_question_restores_the_terminal() {
    every_way_out_of(KnownScreen::Stopped);
}

#[test]
fn every_way_out_of_help_restores_the_terminal() {
    every_way_out_of(KnownScreen::Help);
}

#[test]
fn every_signal_that_ends_programs_restores_the_terminal() {
    for some in ENDING_SIGNALS.chunks(6) {
        at_once(some, |&signal| {
            let mut session = Neckcare::start("suboccipital").spawn();
            session.go_to(KnownScreen::Play).signal(signal);
            let way = format!("{signal:?}");
            session.end().assert_code(exit_code(signal), &way).assert_restored(&way);
        });
    }
}

#[test]
fn q_leaves_the_ready_screen() {
    let mut session = Neckcare::start("suboccipital").spawn();
    session.go_to(KnownScreen::Ready).press("q");
    session.end().assert_code(0, "q").assert_restored("q");
}

#[test]
fn q_leaves_the_menu() {
    let mut body = Neckcare::menu().spawn();
    body.wait_for_text(FIRST);
    for mut session in [body, Neckcare::list()] {
        session.press("q");
        session.end().assert_code(0, "q").assert_restored("q");
    }
}

#[test]
fn a_whole_session_ends_with_enter() {
    let mut session = Neckcare::start("suboccipital").rehearsed().spawn();
    session.go_to(KnownScreen::After);
    for asked in ["How tense is your neck", "Do you feel anything", "feel calmer?", "Enter done"] {
        session.wait_for_text(asked).read_for(ms(100));
        session.press("\r");
    }
    session.end().assert_code(0, "Enter").assert_restored("Enter");
}

#[test]
fn a_symptom_overrides_every_other_exit_code() {
    at_once(WAYS, |(name, way, _)| {
        let mut session = Neckcare::start("suboccipital").spawn();
        session.go_to(KnownScreen::Stopped).read_for(ms(450));
        session.press("p").wait_for_text("Where does it hurt?");
        way.take(&mut session);
        session.end().assert_code(3, name).assert_restored(name);
    });
}

#[test]
fn an_early_error_does_not_touch_the_screen() {
    let ended = Neckcare::start("suboccipitel").env("NO_COLOR", "1").spawn().end();
    ended.assert_code(1, "no such routine");
    assert!(ended.screen.contains("suboccipital"), "{}", ended.screen);
    assert!(!ended.raw.contains(&0x1b), "{}", lossy(&ended.raw));
}

#[test]
fn several_signals_at_once_leave_once() {
    let mut session = Neckcare::start("suboccipital").spawn();
    session.go_to(KnownScreen::Play);
    session.signal(Signal::INT).signal(Signal::TERM).signal(Signal::HUP).signal(Signal::QUIT);
    session.end().assert_restored("four at once");
}

#[cfg(debug_assertions)]
#[test]
fn a_panic_message_is_printed_on_the_normal_screen() {
    at_once([KnownScreen::Ready, KnownScreen::Play, KnownScreen::Stopped], |at| {
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
fn at_name(at: KnownScreen) -> String {
    format!("a panic in {at:?}")
}
