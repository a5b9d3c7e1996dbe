//! A key that is held down, which the keyboard sends again and again, is one press, or two where that does no harm.

use crate::at_once::at_once;
use crate::pty::harness::{At, Neckcare, Session, ms};

/// At work on the first step.
fn working() -> Session {
    let mut session = Neckcare::start("suboccipital").speaking().spawn();
    session.go_to(At::Play).press("n").wait_for_text("Belly breathing");
    session
}

#[test]
fn space_pauses_and_stays_so() {
    let mut session = working();
    session.hold(" ", ms(1500)).wait_until_read().wait_until(At::Paused);
    session.listen(ms(750));
    session.wait_until(At::Paused).press(" ").wait_until(At::Play);
}

#[test]
fn s_stops_and_answers_nothing() {
    let mut session = working();
    session.hold("s", ms(1500)).wait_until_read().wait_until(At::Stopped);
    session.press("f").wait_for_text("That's fine. Lower your hands.");
}

/// Both stop, and would leave the question that follows.
#[test]
fn q_and_esc_stop_and_do_not_leave() {
    at_once(["q", "\x1b"], |key| {
        let mut session = working();
        session.hold(key, ms(1500)).wait_until_read().listen(ms(100));
        session.press("d").wait_for_text("Dizzy, faint, sick").wait_for_text("normally.");
    });
}

#[test]
fn a_key_without_a_meaning_pauses_and_does_not_stop() {
    let mut session = working();
    session.hold("ы", ms(1500)).wait_until_read().wait_until(At::Paused).listen(ms(200));
    session.wait_until(At::Paused);
}

/// The press and the first that the keyboard adds, half a second later: no more.
#[test]
fn n_does_not_run_through_the_routine() {
    let mut session = working();
    session.hold("n", ms(2000)).wait_until_read().wait_for_text("Neck glide").listen(ms(300));
    assert!(session.said().contains("Belly breathing."), "{}", session.said());
    session.wait_until(At::Play);
    let beyond = ["Neck glide.", "Skull-base circles."];
    assert!(!beyond.iter().any(|title| session.said().contains(title)), "{}", session.said());
}

/// From the list to the first of them, which Enter does not answer.
#[test]
fn enter_does_not_run_through_the_questions() {
    let mut session = Neckcare::menu().spawn();
    session.wait_for_text("Enter").hold("\r", ms(2000)).wait_until_read();
    session.wait_for_text("n no   y yes");
}
