//! Tests windows of every size, and changes of the size.

use crate::at_once::at_once;
use crate::pty::harness::{KnownScreen, Neckcare, ms, text};

/// Returns the text of the ready screen in a window of the usual size.
fn usual() -> String {
    let mut session = Neckcare::start("suboccipital").spawn();
    session.go_to(KnownScreen::Ready).wait_until_still().text()
}

#[test]
fn many_quick_resizes_end_with_the_right_screen() {
    let usual = usual();
    let mut session = Neckcare::start("suboccipital").spawn();
    session.go_to(KnownScreen::Ready);
    for step in 0..200_u16 {
        session.resize(1 + step * 97 % 200, 1 + step * 41 % 60);
        if step % 20 == 0 {
            session.read_for(ms(5));
        }
    }
    session.resize(200, 60).wait_until(KnownScreen::Ready).resize(80, 24);
    session.wait_for("the usual screen", |screen| text(screen) == usual);
    session.press("q");
    session.end().assert_code(0, "q").assert_restored("after a storm");
}

/// Even a window of one cell shows something. From 40 by 12 on, the last line shows the keys, with S first.
#[test]
fn play_works_in_every_size() {
    let mut session = Neckcare::start("suboccipital").spawn();
    session.go_to(KnownScreen::Play).press("n");
    for (columns, rows) in
        [(1, 1), (2, 1), (1, 2), (200, 1), (1, 60), (7, 3), (20, 5), (40, 12), (79, 23), (200, 60)]
    {
        session.resize(columns, rows);
        session.wait_for(format_args!("anything in {columns} by {rows}"), |screen| {
            let text = text(screen);
            let last = text.trim_end().lines().last().unwrap_or_default();
            let is_small = columns < 40 || rows < 12;
            let fills = columns < 200 || rows < 60 || text.lines().count() > 24;
            !text.is_empty() && fills && (is_small || last.trim_start().starts_with("S stop"))
        });
    }
    session
        .resize(80, 24)
        .wait_until(KnownScreen::Play)
        .press("s")
        .wait_until(KnownScreen::Stopped);
}

#[test]
fn s_stops_in_the_smallest_window() {
    at_once([(1, 1), (12, 2), (40, 3)], |(columns, rows)| {
        let mut session = Neckcare::start("suboccipital").spawn();
        session.go_to(KnownScreen::Ready).resize(columns, rows);
        session.wait_for("anything", |screen| !screen.contents().trim().is_empty());
        session.press(" ").wait_until_read().read_for(ms(100));
        session.press("s").wait_until_read().read_for(ms(100));
        session.resize(80, 24).wait_until(KnownScreen::Stopped);
    });
}

#[test]
fn the_program_starts_in_a_window_of_one_cell() {
    let usual = usual();
    let mut session = Neckcare::start("suboccipital").size(1, 1).spawn();
    session.wait_for("anything", |screen| !screen.contents().trim().is_empty());
    session.read_for(ms(450));
    session.press("n").wait_until_read().read_for(ms(100));
    session
        .resize(80, 24)
        .say_nothing_is_new()
        .wait_for("the usual screen", |screen| text(screen) == usual);
    session.press("q");
    session.end().assert_code(0, "q").assert_restored("from one cell");
}
