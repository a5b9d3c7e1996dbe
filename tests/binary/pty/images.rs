//! Pictures as images: for terminals that show some, and gone on every way out.

use rustix::process::Signal;

use crate::at_once::at_once;
use crate::pty::harness::{At, LEAVE, Neckcare, Session, lossy, ms, now};

const ASKED: &str = "a=q";
const SENT: &str = "\x1b_Ga=t,";
const SHOWN: &str = "\x1b_Ga=p,";
const TAKEN_OFF: &str = "\x1b_Ga=d,d=i,";
const DELETED: &str = "\x1b_Ga=d,d=I,";

/// A session that shows images, without an answer that would have to come in time.
fn shown(neckcare: Neckcare, at: At) -> Session {
    let mut session = neckcare.args(&["--picture", "pixels"]).spawn();
    session.go_to(at).wait_for_bytes(SHOWN, 1);
    session
}

#[test]
fn whoever_says_so_gets_images() {
    let mut session = Neckcare::menu().rehearsed().spawn();
    session.wait_for_bytes(ASKED, 1);
    session.send("\x1b_Gi=31;OK\x1b\\\x1b[?62c").wait_for_bytes(SHOWN, 1);
    session.press("q");
    assert_deleted(&session.end().raw, "q");
}

#[test]
fn a_terminal_that_never_answers_gets_a_picture_after_its_time() {
    let start = now();
    let mut session = Neckcare::menu().spawn();
    session.wait_for_bytes(ASKED, 1).wait_for_text("▟");
    assert!(start.elapsed() >= ms(100), "the picture did not wait for an answer");
}

fn suboccipital() -> Neckcare {
    Neckcare::start("suboccipital")
}

/// After the last image that was shown, each is deleted, while the screen is still ours.
fn assert_deleted(raw: &[u8], way: &str) {
    let raw = lossy(raw);
    let (on_our_screen, after) = raw.split_once(LEAVE).unwrap();
    let end = on_our_screen.rsplit(SHOWN).next().unwrap();
    // What was cut off in the middle of its number is no image yet.
    let ids = on_our_screen.split(SENT).skip(1).filter_map(|sent| Some(sent.split_once(',')?.0));
    for id in ids {
        assert!(end.contains(&format!("{DELETED}{id},q=2\x1b\\")), "{id} stays after {way}");
    }
    assert!(!after.contains("\x1b_G"), "{way} shows something later");
}

#[test]
fn no_way_out_leaves_images_behind() {
    let ways = [Signal::TERM, Signal::HUP, Signal::INT, Signal::QUIT].map(Some);
    at_once(ways.iter().chain([&None]), |way| {
        let mut session = shown(suboccipital(), At::Play);
        match way {
            Some(signal) => session.signal(*signal),
            None => session.press("\x03"),
        };
        let way = format!("{way:?}");
        let ended = session.end();
        ended.assert_restored(&way);
        assert_deleted(&ended.raw, &way);
    });
}

#[test]
fn q_deletes_what_ready_showed() {
    let mut session = shown(suboccipital(), At::Ready);
    session.press("q");
    assert_deleted(&session.end().raw, "q");
}

#[cfg(debug_assertions)]
#[test]
fn a_panic_deletes_them_too() {
    let mut session = shown(suboccipital().env("NECKCARE_TEST_PANIC", "1"), At::Play);
    session.press("\x10");
    assert_deleted(&session.end().raw, "a panic");
}

#[test]
fn an_image_is_taken_off_where_something_else_is_shown() {
    let mut session = shown(suboccipital(), At::Play);
    session.press("?").wait_until(At::Help).wait_until_still();
    let raw = lossy(session.raw());
    assert!(raw.rsplit(SHOWN).next().unwrap().contains(TAKEN_OFF));
    session.press("?").wait_until(At::Paused).wait_until_still();
    assert!(lossy(session.raw()).rsplit(TAKEN_OFF).next().unwrap().contains(SHOWN));
}

#[test]
fn a_change_of_size_shows_it_again() {
    let mut session = shown(suboccipital(), At::Ready);
    session.wait_until_still();
    let before = session.raw().len();
    session.resize(120, 40).wait_until(At::Ready).wait_until_still();
    let after = lossy(&session.raw()[before..]);
    assert!(after.contains(SENT) && after.contains(SHOWN));
    session.press("q");
    assert_deleted(&session.end().raw, "a change of size");
}

/// Nobody is asked, and an answer that comes all the same changes nothing.
#[test]
fn far_away_or_without_colour_there_are_none() {
    let cases = [
        ("SSH_CONNECTION", "192.0.2.1 50000 192.0.2.2 22"),
        ("TMUX", "/tmp/tmux-0/default,1,0"),
        ("STY", "1.pts-0"),
        ("NO_COLOR", "1"),
        ("TERM", "linux"),
    ];
    at_once(cases, |(name, value)| {
        let mut session = suboccipital().env(name, value).spawn();
        session.go_to(At::Ready).send("\x1b_Gi=31;OK\x1b\\\x1b[?62c").wait_until_read();
        session.press(" ").wait_until(At::Play);
        session.listen(ms(300));
        assert!(!lossy(session.raw()).contains("\x1b_G"), "{name}");
    });
}
