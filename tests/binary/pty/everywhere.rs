//! Tests every screen: signals end it cleanly, it comes back after a suspension, and it survives any window size.

use rustix::process::{Signal, kill_process};

use crate::answered;
use crate::at_once::at_once;
use crate::pty::harness::{KnownScreen, Neckcare, Session, ms, text, until};

/// A screen: its name, the arguments, the keys that lead to it (each with a text to wait for first), and its own text.
struct Place {
    name: &'static str,
    args: &'static str,
    way: &'static [(&'static str, &'static str)],
    shows: &'static str,
}

const BODY: &str = "Enter routines";
const MENU: &str = "Enter choose";
const ASKED: &str = answered::LEFT;
const READY: &str = "Space start";
const PLAY: &str = "Space pause";

const PLACES: &[Place] = &[
    Place { name: "body", args: "", way: &[], shows: BODY },
    Place { name: "menu", args: "", way: &[(BODY, "l")], shows: MENU },
    Place { name: "filter", args: "", way: &[(BODY, "l"), (MENU, "/")], shows: "Esc clear" },
    Place { name: "about", args: "", way: &[(BODY, "a")], shows: "Enter read" },
    Place { name: "topic", args: "", way: &[(BODY, "a"), ("Enter read", "\r")], shows: "1 of" },
    Place { name: "history", args: "", way: &[(BODY, "h")], shows: "← earlier" },
    Place { name: "help", args: "", way: &[(BODY, "l"), (MENU, "?")], shows: "to narrow the list" },
    Place { name: "emergency", args: "", way: &[(BODY, "!")], shows: "112" },
    Place { name: "asked first", args: "start suboccipital", way: &[], shows: ASKED },
    Place { name: "ready", args: "start suboccipital", way: &[(ASKED, "n")], shows: READY },
    Place {
        name: "play",
        args: "start suboccipital",
        way: &[(ASKED, "n"), (READY, " ")],
        shows: PLAY,
    },
    Place {
        name: "paused",
        args: "start suboccipital",
        way: &[(ASKED, "n"), (READY, " "), (PLAY, "w"), (PLAY, " ")],
        shows: "Space resume",
    },
    Place {
        name: "stopped",
        args: "start suboccipital",
        way: &[(ASKED, "n"), (READY, " "), (PLAY, "s")],
        shows: "just stopping",
    },
    Place { name: "preview", args: "start calm --speed 2", way: &[], shows: "hands off: preview" },
];

impl Place {
    fn words(&self) -> Vec<&str> {
        self.args.split_whitespace().collect()
    }

    /// Presses the keys that lead to the screen, each after the pause before a question takes an answer.
    fn reach(&self, session: &mut Session) {
        for (seen, key) in self.way {
            session.wait_for_text(seen).read_for(ms(450));
            session.press(key);
        }
        session.wait_for_text(self.shows);
    }

    fn open(&self) -> Session {
        let mut session = Neckcare::menu().args(&self.words()).spawn();
        self.reach(&mut session);
        session
    }
}

/// Runs a test for every place, five at a time, because a small machine cannot run all of them at once.
fn in_turns(case: impl Fn(&Place) + Sync) {
    for places in PLACES.chunks(5) {
        at_once(places, &case);
    }
}

fn a_signal_ends_it(signal: Signal, code: u32) {
    in_turns(|place| {
        let mut session = place.open();
        session.signal(signal);
        session.end().assert_code(code, place.name).assert_restored(place.name);
    });
}

#[test]
fn sigterm_ends_every_screen_with_143() {
    a_signal_ends_it(Signal::TERM, 143);
}

#[test]
fn sighup_ends_every_screen_with_129() {
    a_signal_ends_it(Signal::HUP, 129);
}

#[test]
fn sigint_ends_every_screen_with_130() {
    a_signal_ends_it(Signal::INT, 130);
}

/// A suspended program restores the terminal. After `fg` it shows the same screen, and a running session is paused.
#[test]
fn every_screen_comes_back_after_sigtstp_and_fg() {
    in_turns(|place| {
        let mut session = Neckcare::shell("/bin/sh -i").spawn();
        session.wait_for_text("PROMPT>");
        let sane = session.modes();
        session.send(format!("{} {}\n", env!("CARGO_BIN_EXE_neckcare"), place.args));
        place.reach(&mut session);
        let program = session.in_front();
        kill_process(program, Signal::TSTP).unwrap();
        session.wait_for("the prompt", |screen| !screen.alternate_screen());
        assert!(until(|| session.modes() == sane), "{}: the prompt has other modes", place.name);
        session.send("fg\n").wait_for(place.name, |screen| {
            let shown = text(screen);
            let runs = place.shows == PLAY || place.name == "preview";
            let back = if runs { shown.contains("Paused") } else { shown.contains(place.shows) };
            screen.alternate_screen() && back
        });
    });
}

/// The screen comes back after a window of one cell and many quick changes of size.
#[test]
fn every_screen_comes_back_after_any_window_size() {
    in_turns(|place| {
        let mut session = place.open();
        for (columns, rows) in [(1, 1), (3, 200), (200, 2), (40, 12), (1, 1)] {
            session.resize(columns, rows).read_for(ms(30));
        }
        session.resize(80, 24).wait_for_text(place.shows);
        session.signal(Signal::TERM);
        session.end().assert_code(143, place.name).assert_restored(place.name);
    });
}

/// Each question is sent once, at the start, and the program does not wait for a terminal that answers none.
#[test]
fn the_terminal_is_asked_once() {
    const ASKED: &[&str] = &["\x1b]11;?", "a=q", "\x1b[?u", "\x1b[c"];
    const NEVER_ASKED: &[&str] =
        &["\x1b[0c", "\x1b[>", "\x1b[5n", "\x1b[6n", "\x1b[?6n", "\x1bP", "\x1b[14t", "\x1b[18t"];
    at_once(["play", "menu"], |name| {
        let place = PLACES.iter().find(|place| place.name == name).unwrap();
        let mut session = place.open();
        session.resize(100, 30).read_for(ms(100));
        session.signal(Signal::TERM);
        let ended = session.end();
        let count = |question: &str| crate::pty::harness::count(&ended.raw, question);
        for question in ASKED {
            assert_eq!(count(question), 1, "{name} asks {question:?}");
        }
        for question in NEVER_ASKED {
            assert_eq!(count(question), 0, "{name} asks {question:?}");
        }
    });
}

/// Late, split and unfinished answers do not become keys, and the next key counts.
#[test]
fn a_late_answer_changes_no_screen() {
    const ANSWERS: [&str; 4] = [
        "\x1b]11;rgb:ffff/ffff/ffff\x1b\\\x1b[?62;22c",
        "\x1b_Gi=31;OK\x1b\\\x1b[?1;2c",
        "\x1b_Gi=31;ENOTSUPPORTED:no\x1b\\",
        "\x1b]11;rgb:ff",
    ];
    in_turns(|place| {
        let mut session = place.open();
        // By now the time for answers is over.
        session.read_for(ms(150));
        let moves = place.shows == PLAY || ["preview", "ready"].contains(&place.name);
        let before = session.text();
        for answer in ANSWERS {
            let (head, tail) = answer.split_at(answer.len() / 2);
            session.send(head).wait_until_read().send(tail).wait_until_read().read_for(ms(80));
        }
        session.wait_for_text(place.shows);
        if !moves {
            assert_eq!(session.text(), before, "{}", place.name);
        }
        session.press("\x03");
        session.end().assert_restored(place.name);
    });
}

/// These are types of terminals that people really use.
#[test]
fn a_session_works_in_other_types_of_terminals() {
    at_once(["linux", "screen", "tmux-256color", "xterm", "vt220"], |kind| {
        let mut session = Neckcare::start("suboccipital").env("TERM", kind).spawn();
        session
            .go_to(KnownScreen::Play)
            .press("s")
            .wait_until(KnownScreen::Stopped)
            .read_for(ms(450));
        let has_only_ascii = session.text().is_ascii();
        assert_eq!(has_only_ascii, kind == "linux", "{kind}: {}", session.text());
        session.press("q");
        session.end().assert_code(0, kind).assert_restored(kind);
    });
}
