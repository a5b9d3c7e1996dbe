//! Tests kitty's keyboard protocol: it is used only where the terminal answers, and taken back on every way out.

use rustix::process::Signal;

use crate::at_once::at_once;
use crate::pty::harness::{KnownScreen, LEAVE, Neckcare, Session, count, lossy, ms};

const ASK: &str = "\x1b[?u";
const PUSH: &str = "\x1b[>27u";
const POP: &str = "\x1b[<u";

/// Starts the menu in a terminal that answers, as kitty does.
fn answered() -> Session {
    let mut session = Neckcare::menu().rehearsed().spawn();
    session.wait_for_bytes(ASK, 1);
    session.send("\x1b[?0u\x1b[?62c").wait_until_read().wait_for_bytes(PUSH, 1);
    session
}

#[test]
fn key_events_are_taken_back_before_the_screen_is_left() {
    at_once(["\x1b[113;;113u", "\x1b[27u", "\x1b[99;5u"], |key| {
        let mut session = answered();
        session.send(key);
        let ended = session.end();
        ended.assert_restored(key);
        let shown = lossy(&ended.raw);
        assert!(
            shown.find(POP).is_some_and(|pop| shown.find(LEAVE).is_some_and(|left| pop < left))
        );
    });
    let mut session = answered();
    session.signal(Signal::TERM);
    assert_eq!(count(&session.end().raw, POP), 1);
}

#[test]
fn sigcont_asks_for_nothing_twice() {
    let mut session = answered();
    for _ in 0..3 {
        session.signal(Signal::CONT).read_for(ms(60));
    }
    session.send("\x1b[113;;113u");
    let ended = session.end();
    let asked = [PUSH, POP, "\x1b[?1007s", "\x1b[?1007r"].map(|asked| count(&ended.raw, asked));
    assert_eq!(asked, [1, 1, 1, 1]);
}

#[test]
fn without_an_answer_nothing_is_asked_of_the_keyboard() {
    let mut session = Neckcare::menu().rehearsed().spawn();
    session.wait_for_bytes(ASK, 1).send("\x1b[?62c").wait_until_read().read_for(ms(100));
    session.press("q");
    let ended = session.end();
    assert_eq!([count(&ended.raw, PUSH), count(&ended.raw, POP)], [0, 0]);
}

#[test]
fn keys_with_events_mean_what_they_are() {
    let mut session = Neckcare::start("suboccipital").spawn();
    session.go_to(KnownScreen::Play).send("\x1b[32;1:2;32u\x1b[32;1:3u\x1b[57441;2u");
    session.wait_until_read().read_for(ms(100));
    session
        .wait_until(KnownScreen::Play)
        .send("\x1b[115;1:1;115u")
        .wait_until(KnownScreen::Stopped);
}
