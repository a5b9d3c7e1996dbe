//! Tests input from the terminal that is no key: S still works, and the clock continues.

use crate::at_once::at_once;
use crate::pty::harness::{KnownScreen, Neckcare, Session, ms, now};

/// Beginnings of sequences that nothing follows.
const TORN: &[&[u8]] =
    &[b"\x1b[", b"\x1bO", b"\xc3", b"\x1b", b"\x1b]11;rgb:", b"\x1bP", b"\x1b[200~text"];

fn working() -> Session {
    let mut session = Neckcare::start("suboccipital").spawn();
    session.go_to(KnownScreen::Play).press("n").read_for(ms(50));
    session
}

/// The fastest of three tries counts, because the machine may be busy.
#[test]
fn s_stops_within_200ms_after_a_torn_sequence() {
    at_once(TORN, |torn| {
        let quickest = (0..3).map(|_| {
            let mut session = working();
            session.send(torn).wait_until_read().read_for(ms(80));
            let start = now();
            session.press("s").wait_until(KnownScreen::Stopped);
            start.elapsed()
        });
        let quickest = quickest.min().unwrap_or_default();
        assert!(quickest < ms(200), "{torn:?}: {quickest:?}");
    });
}

/// The paste is a megabyte long and has no end sequence.
#[test]
fn s_stops_after_a_long_unclosed_paste() {
    let mut session = working();
    session.send([&b"\x1b[200~"[..], &vec![b'x'; 1 << 20]].concat()).wait_until_read();
    session.read_for(ms(80));
    session.press("s").wait_until(KnownScreen::Stopped);
}

/// These are beginnings of sequences to which the S cannot belong.
#[test]
fn s_right_after_a_torn_sequence_stops() {
    let torn: &[&[u8]] =
        &[b"\x1b[", b"\x1bO", b"\xc3", b"\xf0\x9f\x99", b"\x1b", b"\x1b]", b"\x1bP"];
    at_once(torn, |torn| {
        let mut session = working();
        session.send([torn, &b"s"[..]].concat()).wait_until(KnownScreen::Stopped);
    });
}

#[test]
fn an_unclosed_paste_is_over_after_half_a_second() {
    let mut session = working();
    session.send(b"\x1b[200~text").wait_until_read().read_for(ms(650));
    session.press("é").wait_until(KnownScreen::Paused); // two bytes: a single one would count as typed anyway
}

/// While nothing moves, only the silence after ESC shows that it was a key.
#[test]
fn esc_alone_is_a_key_while_no_clock_runs() {
    let mut session = working();
    session.press("?").wait_until(KnownScreen::Help).press("\x1b").wait_until(KnownScreen::Paused);
}

/// Only for input that is no key at all: a torn key counts as an unknown key, which pauses.
#[test]
fn the_clock_continues_after_input_that_is_no_key() {
    at_once([&b"\xf0\x9f\x99"[..], b"\x1b[200~text", b"\x1b]11;rgb:"], |torn| {
        let mut session = working();
        let before = session.wait_for_next_second();
        let start = now();
        session.send(torn);
        let after = session.wait_for_next_second();
        let took = start.elapsed();
        assert_eq!(before, after + ms(1000), "{torn:?}");
        assert!(ms(600) < took && took < ms(1500), "{torn:?}: a second took {took:?}");
    });
}

#[test]
fn ctrl_c_leaves_after_a_torn_sequence() {
    at_once(TORN, |torn| {
        let mut session = working();
        session.send(torn).wait_until_read().read_for(ms(80));
        session.press("\x03");
        session.end().assert_code(130, format!("{torn:?}"));
    });
}
