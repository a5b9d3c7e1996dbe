//! Tests keys that are held down: they count as one press, or as two if that does no harm.

use crate::at_once::at_once;
use crate::pty::harness::{KnownScreen, Neckcare, Session, ms};

/// Starts a session and skips get-ready, into the first step.
fn working() -> Session {
    let mut session = Neckcare::start("suboccipital").speaking().spawn();
    session.go_to(KnownScreen::Play).press("n").wait_for_text("Belly breathing");
    session
}

#[test]
fn held_space_pauses_and_does_not_resume() {
    let mut session = working();
    session.hold(" ", ms(1500)).wait_until_read().wait_until(KnownScreen::Paused);
    session.read_for(ms(750));
    session.wait_until(KnownScreen::Paused).press(" ").wait_until(KnownScreen::Play);
}

#[test]
fn held_space_begins_and_does_not_pause() {
    let mut session = Neckcare::start("suboccipital").spawn();
    session.go_to(KnownScreen::Ready).hold(" ", ms(1500)).wait_until_read().read_for(ms(200));
    session.wait_until(KnownScreen::Play);
    assert!(!session.text().contains("Paused"), "{session:?}");
    session.press("s").wait_until(KnownScreen::Stopped);
}

#[test]
fn held_s_stops_and_answers_no_question() {
    let mut session = working();
    session.hold("s", ms(1500)).wait_until_read().wait_until(KnownScreen::Stopped);
    session.press("f").wait_for_text("That's fine. Lower your hands.");
}

/// A second press of these keys would leave the stop question.
#[test]
fn held_q_and_esc_stop_and_do_not_leave() {
    at_once(["q", "\x1b"], |key| {
        let mut session = working();
        session.hold(key, ms(1500)).wait_until_read().read_for(ms(100));
        session.press("d").wait_for_text("Dizzy, faint, sick").wait_for_text("normally.");
    });
}

#[test]
fn a_held_unknown_key_pauses_and_does_not_stop() {
    let mut session = working();
    session
        .hold("あ", ms(1500))
        .wait_until_read()
        .wait_until(KnownScreen::Paused)
        .read_for(ms(200));
    session.wait_until(KnownScreen::Paused);
}

/// Only the press and the first repeat, half a second later, count.
#[test]
fn held_n_does_not_skip_through_the_routine() {
    let mut session = working();
    session.hold("n", ms(2000)).wait_until_read().wait_for_text("Neck glide").read_for(ms(300));
    assert!(session.said().contains("Belly breathing."), "{}", session.said());
    session.wait_until(KnownScreen::Play);
    let beyond = ["Neck glide.", "Skull-base circles."];
    assert!(!beyond.iter().any(|title| session.said().contains(title)), "{}", session.said());
}

/// It leads from the menu to the first question, which Enter does not answer.
#[test]
fn held_enter_does_not_answer_the_questions() {
    let mut session = Neckcare::list();
    session.wait_for_text("Enter choose").hold("\r", ms(2000)).wait_until_read();
    session.wait_for_text("n no   y yes");
}
