//! Tests the mouse wheel, which terminals turn into arrow keys while mode 1007 is on.

use crate::pty::harness::{KnownScreen, Neckcare, lossy};

const ON: &str = "\x1b[?1007h";
const OFF: &str = "\x1b[?1007l";

/// Returns the last bytes that turned the wheel on or off before the screen was left.
fn last(raw: &[u8]) -> &'static str {
    let shown = lossy(raw);
    let [on, off] = [ON, OFF].map(|mode| shown.rfind(mode));
    if on > off { ON } else { OFF }
}

#[test]
fn the_wheel_is_off_wherever_an_arrow_would_do_more_than_move() {
    let mut session = Neckcare::start("suboccipital").spawn();
    for (key, at) in
        [("", KnownScreen::Ready), (" ", KnownScreen::Play), ("s", KnownScreen::Stopped)]
    {
        if at == KnownScreen::Ready {
            session.go_to(at);
        } else {
            session.press(key).wait_until(at);
        }
        assert_eq!(last(session.raw()), OFF, "{at:?}");
    }
}

#[test]
fn the_wheel_scrolls_lists_and_is_given_back() {
    let mut session = Neckcare::list();
    session.wait_for_bytes(ON, 1);
    session.press("q");
    let ended = session.end();
    ended.assert_code(0, "q").assert_restored("q");
    assert!(!lossy(&ended.raw).contains("\x1b[?1000h"), "the mouse is not reported");
}
