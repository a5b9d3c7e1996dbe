//! Tests pictures as images: only for terminals that can show them, and deleted on every way out.

use rustix::process::Signal;

use crate::at_once::at_once;
use crate::pty::harness::{FIRST, KnownScreen, LEAVE, Neckcare, Session, lossy, ms, now};

const ASKED: &str = "a=q";
const SENT: &str = "\x1b_Ga=t,";
const SHOWN: &str = "\x1b_Ga=p,";
const TAKEN_OFF: &str = "\x1b_Ga=d,d=i,";
const DELETED: &str = "\x1b_Ga=d,d=I,";

/// Starts a session that shows images by a flag, so that it needs no answer from the terminal.
fn shown(neckcare: Neckcare, at: KnownScreen) -> Session {
    let mut session = neckcare.args(&["--picture", "pixels"]).spawn();
    session.go_to(at).wait_for_bytes(SHOWN, 1);
    session
}

#[test]
fn a_terminal_that_supports_images_gets_them() {
    let mut session = Neckcare::menu().rehearsed().spawn();
    session.wait_for_bytes(ASKED, 1);
    session.send("\x1b_Gi=31;OK\x1b\\\x1b[?62c").wait_for_text(FIRST).press("l");
    session.wait_for_bytes(SHOWN, 1).press("q");
    assert_deleted(&session.end().raw, "q");
}

#[test]
fn a_terminal_that_never_answers_gets_cells_after_100ms() {
    let start = now();
    let mut session = Neckcare::menu().spawn();
    session.wait_for_bytes(ASKED, 1).wait_for_text("▟");
    assert!(start.elapsed() >= ms(100), "the picture did not wait for an answer");
}

fn suboccipital() -> Neckcare {
    Neckcare::start("suboccipital")
}

/// Asserts that all images are deleted after the last one was shown and before the alternate screen is left.
fn assert_deleted(raw: &[u8], way: &str) {
    let raw = lossy(raw);
    let (on_our_screen, after) = raw.split_once(LEAVE).unwrap();
    let end = on_our_screen.rsplit(SHOWN).next().unwrap();
    // If the output was cut off in the middle of a number, there is no image yet.
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
        let mut session = shown(suboccipital(), KnownScreen::Play);
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
fn q_deletes_the_images_of_the_ready_screen() {
    let mut session = shown(suboccipital(), KnownScreen::Ready);
    session.press("q");
    assert_deleted(&session.end().raw, "q");
}

#[cfg(debug_assertions)]
#[test]
fn a_panic_deletes_the_images() {
    let mut session = shown(suboccipital().env("NECKCARE_TEST_PANIC", "1"), KnownScreen::Play);
    session.press("\x10");
    assert_deleted(&session.end().raw, "a panic");
}

#[test]
fn help_removes_the_image_and_closing_it_shows_it_again() {
    let mut session = shown(suboccipital(), KnownScreen::Play);
    session.press("?").wait_until(KnownScreen::Help).wait_until_still();
    let raw = lossy(session.raw());
    assert!(raw.rsplit(SHOWN).next().unwrap().contains(TAKEN_OFF));
    session.press("?").wait_until(KnownScreen::Paused).wait_until_still();
    assert!(lossy(session.raw()).rsplit(TAKEN_OFF).next().unwrap().contains(SHOWN));
}

#[test]
fn a_change_of_size_shows_the_image_again() {
    let mut session = shown(suboccipital(), KnownScreen::Ready);
    session.wait_until_still();
    let before = session.raw().len();
    session.resize(120, 40).wait_until(KnownScreen::Ready).wait_until_still();
    let after = lossy(&session.raw()[before..]);
    assert!(after.contains(SENT) && after.contains(SHOWN));
    session.press("q");
    assert_deleted(&session.end().raw, "a change of size");
}

/// The terminal is not asked, and an unexpected answer changes nothing.
#[test]
fn there_are_no_images_over_ssh_in_multiplexers_or_without_colour() {
    let cases = [
        ("SSH_CONNECTION", "192.0.2.1 50000 192.0.2.2 22"),
        ("TMUX", "/tmp/tmux-0/default,1,0"),
        ("STY", "1.pts-0"),
        ("NO_COLOR", "1"),
        ("TERM", "linux"),
    ];
    at_once(cases, |(name, value)| {
        let mut session = suboccipital().env(name, value).spawn();
        session.go_to(KnownScreen::Ready).send("\x1b_Gi=31;OK\x1b\\\x1b[?62c").wait_until_read();
        session.press(" ").wait_until(KnownScreen::Play);
        session.read_for(ms(300));
        assert!(!lossy(session.raw()).contains("\x1b_G"), "{name}");
    });
}
