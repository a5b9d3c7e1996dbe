//! Tests plain mode in a terminal: keys need no Enter, and nothing but lines is written.

use crate::at_once::at_once;
use crate::ending_signals::{ENDING_SIGNALS, exit_code};
use crate::pty::harness::{FIRST, Neckcare, Session, count, lossy, ms};

fn ready() -> Session {
    let mut session = Neckcare::start("suboccipital").plain().size(200, 60).spawn();
    session.say_nothing_is_new().wait_for_text("Press Space to start.");
    session
}

#[test]
fn plain_mode_takes_keys_without_enter() {
    let mut session = ready();
    session
        .press(" ")
        .wait_for_text("S stops at any time")
        .press("s")
        .wait_for_text("Press Enter for what to do now.");
    assert!(session.text().contains("Stop. "), "{session:?}");
    session.read_for(ms(450));
    session.press("f").wait_for_text("That's fine. Lower your hands.").read_for(ms(450));
    session.press("\r").wait_for_text("Stopped early:").press("q");
    let ended = session.end();
    ended.assert_code(0, "q");
    assert!(ended.restored, "the modes are not as they were found");
    assert!(!ended.raw.contains(&0x1b), "{}", lossy(&ended.raw));
    assert!(!ended.screen.lines().any(|line| ["s", "f", " "].contains(&line)), "keys are seen");
}

#[test]
fn signals_restore_the_terminal() {
    for some in ENDING_SIGNALS.chunks(6) {
        at_once(some, |&signal| {
            let mut session = ready();
            assert_ne!(session.modes(), session.modes_found());
            session.press(" ").wait_for_text("S stops at any time").signal(signal);
            let ended = session.end();
            ended.assert_code(exit_code(signal), format!("{signal:?}"));
            assert!(ended.restored, "{signal:?}");
        });
    }
}

#[test]
fn ctrl_c_and_q_restore_the_terminal() {
    at_once([("\x03", 130), ("q", 0)], |(key, code)| {
        let mut session = ready();
        session.press(key);
        let ended = session.end();
        ended.assert_code(code, format!("{key:?}"));
        assert!(ended.restored, "{key:?}");
    });
}

#[test]
fn a_dumb_terminal_gets_plain_mode_without_the_flag() {
    let mut session = Neckcare::start("suboccipital").env("TERM", "dumb").size(200, 60).spawn();
    session.say_nothing_is_new().wait_for_text("Press Space to start.").press("q");
    let ended = session.end();
    ended.assert_code(0, "q");
    assert!(!ended.raw.contains(&0x1b), "{}", lossy(&ended.raw));
}

#[test]
fn a_wrong_argument_is_printed_escaped() {
    let ended = Neckcare::start("\u{1b}[2J").args(&["\u{1b}[?1049h"]).spawn().end();
    ended.assert_code(2, "wrong usage");
    assert!(ended.screen.contains("<U+001B>[?1049h"), "{}", ended.screen);
    assert_eq!(count(&ended.raw, "\x1b[?1049h"), 0, "{}", lossy(&ended.raw));
}

#[test]
fn an_empty_term_variable_is_refused_with_a_hint_to_plain() {
    let ended = Neckcare::start("suboccipital").env("TERM", "").size(200, 5).spawn().end();
    ended.assert_code(2, "no kind");
    assert!(ended.screen.contains("--plain"), "{}", ended.screen);
    assert!(!ended.raw.contains(&0x1b), "{}", lossy(&ended.raw));
}

#[test]
fn the_plain_menu_is_a_numbered_list() {
    let mut session = Neckcare::menu().plain().size(200, 60).spawn();
    session.wait_for_text(FIRST).press("l");
    session.wait_for_text("Type a number, then press Enter").press("1").press("2").press("\r");
    session.say_nothing_is_new().wait_for_text("Full session. Press Space to start.");
    session.press("q");
    session.end().assert_code(0, "q");
}

#[cfg(debug_assertions)]
#[test]
fn without_a_player_the_bell_rings_and_ready_says_so() {
    let quiet = |routine| Neckcare::start(routine).plain().env("PATH", "/nowhere").size(200, 60);
    let mut session = quiet("desk-break").rehearsed().spawn();
    session.say_nothing_is_new().wait_for_text("the terminal bell will ring at each step");
    session.press(" ").wait_for_text("Press Enter to leave.").press("q");
    // At least four steps, a switch and the end ring; dozens of strokes don't.
    let bells = count(&session.end().raw, "\x07");
    assert!((6..=9).contains(&bells), "{bells}");
    let mut session = quiet("suboccipital").spawn();
    session.say_nothing_is_new().wait_for_text("Press Space to start.").press(" ");
    session
        .wait_for_text("S stops at any time")
        .press("s")
        .wait_for_text("Press Enter for what to do now.");
    session.read_for(ms(450));
    session.press("q");
    assert_eq!(count(&session.end().raw, "\x07"), 1, "at the stop alone");
}
