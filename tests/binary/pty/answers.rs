//! Tests the terminal's answers to the questions at the start: the look follows them, and no answer becomes a key.

use vt100::Color;

use crate::at_once::at_once;
use crate::pty::harness::{KnownScreen, Neckcare, Session, ms};

const ASKED: [&str; 2] = ["\x1b]11;?\x1b\\", "\x1b[c"];

/// Starts the menu and waits for the questions. The clock is rehearsed, so the time for answers does not run out.
fn asked(colours: &str) -> Session {
    let mut session = Neckcare::menu().env("COLORTERM", colours).rehearsed().spawn();
    for question in ASKED {
        session.wait_for_bytes(question, 1);
    }
    session
}

fn text_colour(session: &Session) -> Color {
    let cells = (0..24).flat_map(|row| (0..80).map(move |column| (row, column)));
    let mut cells = cells.filter_map(|(row, column)| session.screen().cell(row, column));
    cells.find(|cell| cell.contents() == "e").unwrap().fgcolor()
}

#[test]
fn the_theme_follows_the_terminals_background() {
    let dark = Color::Rgb(0xf6, 0xf0, 0xe6);
    let light = Color::Rgb(0x16, 0x1a, 0x1e);
    let cases = [
        ("truecolor", "rgb:0000/2b2b/3636", dark),
        ("truecolor", "rgb:fd/f6/e3", light),
        ("", "rgb:ffff/ffff/ffff", Color::Idx(234)),
        ("truecolor", "nonsense", Color::Default),
    ];
    at_once(cases, |(colours, ground, expected)| {
        let mut session = asked(colours);
        session.send(format!("\x1b]11;{ground}\x1b\\\x1b[?62c")).wait_until_read();
        session.press("l").wait_for_text("Desk break").wait_until_still();
        assert_eq!(text_colour(&session), expected, "{ground}");
        session.press("q");
        session.end().assert_code(0, "q");
    });
}

/// Sends answers late, twice or in pieces while a session runs.
#[test]
fn no_answer_becomes_a_key_in_a_session() {
    let answers: &[&[u8]] = &[
        b"\x1b]11;rgb:0000/0000/0000\x1b\\\x1b[?62;22c",
        b"\x1b]11;rgb:0000/0000/0000\x07\x1b_Gi=31;OK\x1b\\",
        b"\x1b[?1;2c\x1b[?1;2c",
        b"\x1b]11;rgb:00",
        b"\x1b_Gi=31;ENOTSUPPORTED:no such action, and nothing else either\x1b\\\x1b[?62c",
        b"\x9d11;rgb:0000/0000/0000\x9c\x9fGi=31;OK\x9c\x9b?62;22c",
    ];
    at_once(answers, |answer| {
        let mut session = Neckcare::start("suboccipital").spawn();
        session.go_to(KnownScreen::Play).press("n").read_for(ms(50));
        let (head, tail) = answer.split_at(answer.len() / 2);
        session.send(head).wait_until_read().send(tail).wait_until_read().read_for(ms(80));
        session.wait_until(KnownScreen::Play).press("s").wait_until(KnownScreen::Stopped);
    });
}

#[test]
fn s_in_the_middle_of_an_answer_stops() {
    at_once(1..25, |at| {
        let mut session = Neckcare::start("suboccipital").spawn();
        session.go_to(KnownScreen::Play).press("n").read_for(ms(50));
        let (head, tail) = b"\x1b]11;rgb:0000/0000/0000\x1b\\".split_at(at);
        session.send([head, b"s", tail].concat()).wait_until(KnownScreen::Stopped);
    });
}
