//! What terminals send that is no key: S comes through, and the clock does not stand still.

use crate::at_once::at_once;
use crate::pty::harness::{At, Neckcare, Session, ms, now};

/// Beginnings that nothing follows.
const TORN: &[&[u8]] =
    &[b"\x1b[", b"\x1bO", b"\xc3", b"\x1b", b"\x1b]11;rgb:", b"\x1bP", b"\x1b[200~text"];

fn working() -> Session {
    let mut session = Neckcare::start("suboccipital").spawn();
    session.go_to(At::Play).press("n").listen(ms(50));
    session
}

/// At the quickest, since the machine may be busy.
#[test]
fn s_stops_at_once_after_anything_torn() {
    at_once(TORN, |torn| {
        let quickest = (0..3).map(|_| {
            let mut session = working();
            session.send(torn).wait_until_read().listen(ms(80));
            let start = now();
            session.press("s").wait_until(At::Stopped);
            start.elapsed()
        });
        let quickest = quickest.min().unwrap_or_default();
        assert!(quickest < ms(200), "{torn:?}: {quickest:?}");
    });
}

/// So does one behind a paste of a megabyte that was never closed.
#[test]
fn s_stops_at_once_after_a_long_paste_without_an_end() {
    let mut session = working();
    session.send([&b"\x1b[200~"[..], &vec![b'x'; 1 << 20]].concat()).wait_until_read();
    session.listen(ms(80));
    session.press("s").wait_until(At::Stopped);
}

/// Where it could not belong to what was begun.
#[test]
fn s_right_behind_it_stops_too() {
    let torn: &[&[u8]] =
        &[b"\x1b[", b"\x1bO", b"\xc3", b"\xf0\x9f\x99", b"\x1b", b"\x1b]", b"\x1bP"];
    at_once(torn, |torn| {
        let mut session = working();
        session.send([torn, &b"s"[..]].concat()).wait_until(At::Stopped);
    });
}

#[test]
fn an_unclosed_paste_is_over_after_half_a_second() {
    let mut session = working();
    session.send(b"\x1b[200~text").wait_until_read().listen(ms(650));
    session.press("ы").wait_until(At::Paused); // two bytes, which no hand types into a paste
}

/// Where nothing moves, only the silence behind it tells that ESC was a key.
#[test]
fn esc_alone_is_a_key_where_no_clock_runs() {
    let mut session = working();
    session.press("?").wait_until(At::Help).press("\x1b").wait_until(At::Paused);
}

/// Of what is no key at all: a torn key is a key that means nothing, which pauses.
#[test]
fn the_clock_goes_on() {
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
fn ctrl_c_leaves_whatever_came_before() {
    at_once(TORN, |torn| {
        let mut session = working();
        session.send(torn).wait_until_read().listen(ms(80));
        session.press("\x03");
        session.end().assert_code(130, format!("{torn:?}"));
    });
}
