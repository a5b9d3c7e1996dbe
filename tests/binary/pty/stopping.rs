//! Tests that S stops in every state, whatever was typed before.

use crate::at_once::at_once;
use crate::pty::harness::{KnownScreen, Neckcare, Session, ms};

fn playing() -> Session {
    let mut session = Neckcare::start("suboccipital").spawn();
    session.go_to(KnownScreen::Play);
    session
}

/// Starts a session and skips get-ready, into the first step.
fn working() -> Session {
    let mut session = playing();
    session.press("n").wait_for("work", |screen| !screen.contents().contains("Get ready"));
    session
}

/// Presses S and asserts that the stop screen with these words comes at once.
#[track_caller]
fn stops(mut session: Session, words: &str) {
    session.press("s").wait_until(KnownScreen::Stopped).wait_for_text(words).read_for(ms(450));
    session.press("q");
    session.end().assert_code(0, "q").assert_restored("after a stop");
}

#[test]
fn s_stops_before_the_beginning() {
    let mut session = Neckcare::start("suboccipital").spawn();
    session.go_to(KnownScreen::Ready);
    stops(session, "Nothing has started");
}

#[test]
fn s_stops_while_getting_ready() {
    stops(playing(), "Hands down.");
}

#[test]
fn s_stops_with_hands_on_the_neck() {
    let mut session = working();
    for led_to in ["Belly breathing", "Neck glide"] {
        session.press("n").wait_for_text(&format!("Next: {led_to}"));
        session.press("n").wait_for("work", |screen| !screen.contents().contains("Next: "));
    }
    stops(session, "Hands off");
}

#[test]
fn s_stops_in_a_lead_in() {
    let mut session = working();
    session.press("n").wait_for_text("Next: Belly breathing");
    stops(session, "Hands down.");
}

#[test]
fn s_stops_in_a_pause() {
    let mut session = working();
    session.press(" ").wait_until(KnownScreen::Paused);
    stops(session, "Hands down.");
}

#[test]
fn s_stops_while_resuming() {
    let mut session = working();
    session.press(" ").wait_until(KnownScreen::Paused).read_for(ms(750));
    session.press(" ").wait_for_text("Resuming");
    stops(session, "Hands down.");
}

#[test]
fn s_stops_in_help() {
    let mut session = working();
    session.press("?").wait_until(KnownScreen::Help);
    stops(session, "Hands down.");
}

#[test]
fn s_stops_in_the_emergency_list() {
    let mut session = working();
    session.press("!").wait_until(KnownScreen::Emergency);
    stops(session, "Hands down.");
}

#[test]
fn s_stops_after_the_end() {
    let mut session = Neckcare::start("suboccipital").rehearsed().spawn();
    session.go_to(KnownScreen::After);
    stops(session, "Hands down");
}

#[test]
fn capital_s_stops() {
    let mut session = working();
    session.press("S").wait_until(KnownScreen::Stopped);
}

#[test]
fn help_and_the_emergency_list_pause() {
    at_once([("?", KnownScreen::Help), ("!", KnownScreen::Emergency)], |(key, at)| {
        let mut session = working();
        session.press(key).wait_until(at).press("\r").wait_until(KnownScreen::Paused);
    });
}

#[test]
fn an_unknown_key_pauses_and_a_second_one_stops() {
    let mut session = working();
    session.press("x").wait_for_text("Paused. S stops.").wait_until(KnownScreen::Paused);
    session.press("\x1b[15~").wait_until(KnownScreen::Stopped);
}

#[test]
fn the_key_in_the_place_of_s_stops_on_other_layouts() {
    at_once(["ы", "і", "Ы", "σ", "ד", "س", "я", "с"], |key| {
        working().press(key).wait_until(KnownScreen::Stopped);
    });
}

#[test]
fn an_unused_letter_of_another_layout_twice_stops() {
    let mut session = working();
    session.press("あ").wait_until(KnownScreen::Paused).read_for(ms(750));
    session.press("あ").wait_until(KnownScreen::Stopped);
}

#[test]
fn a_paste_of_a_megabyte_does_nothing() {
    let mut session = working();
    session.send("\x1b[200~").send("sq \x1b[S\x03!".repeat(1 << 17)).send("\x1b[201~");
    session.wait_until_read().wait_for_next_second();
    session.wait_for_next_second();
    assert!(!session.text().contains("Paused"), "{session:?}");
    stops(session, "Hands down.");
}

#[test]
fn a_flood_of_letters_leads_to_the_stop_screen() {
    let mut session = working();
    session.send("xyz".repeat(100_000)).wait_until_read().wait_until(KnownScreen::Stopped);
    session.read_for(ms(450));
    session.press("f").wait_for_text("That's fine. Lower your hands.").read_for(ms(450));
    session.press("q");
    session.end().assert_code(0, "q").assert_restored("after a flood");
}

#[test]
fn q_in_play_only_stops() {
    at_once(["q", "\x1b"], |key| {
        let mut session = working();
        session.press(key).wait_until(KnownScreen::Stopped).read_for(ms(450));
        // "just stopping" is preselected.
        session.press("\r").wait_for_text("That's fine. Lower your hands.");
    });
}

#[test]
fn a_second_key_right_after_a_stop_does_not_leave() {
    at_once(["qq", "sq"], |keys| {
        let mut session = working();
        session.send(keys).wait_until(KnownScreen::Stopped).read_for(ms(450));
        session.press("d").wait_for_text("Dizzy, faint, sick").wait_for_text("normally.");
    });
}

#[test]
fn keys_typed_before_the_question_is_shown_do_not_answer_it() {
    let mut session = working();
    session.send("spdtof").wait_until(KnownScreen::Stopped).read_for(ms(100));
    assert!(session.text().contains("just stopping"), "{session:?}");
    session.read_for(ms(800));
    session.press("t").wait_for_text("Is it only tingling").read_for(ms(450));
    session.press("q");
    session.end().assert_code(3, "a symptom");
}
