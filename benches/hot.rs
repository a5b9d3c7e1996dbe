//! Times the functions that run most often or on the most data: `cargo bench --bench hot`.
//!
//! Each function is called in batches of about 20 ms. The table shows the time of one call in the fastest and in the
//! median batch. `-- WORDS` times only the functions with these words in their name.

#![expect(
    clippy::disallowed_methods,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a benchmark may fail, reads the clock and tells what it measured"
)]

#[path = "../tests/support/person.rs"]
mod person;
#[path = "../tests/support/records.rs"]
mod records;

use std::hint::black_box;
use std::time::{Duration, Instant};

use neckcare::app::view::AppWidget;
use neckcare::history::{HistoryLine, fold};
use neckcare::plan::Plan;
use neckcare::routine::Origin;
use neckcare::routine::library::Library;
use neckcare::routine::parse::{self, Source};
use neckcare::terminal::input::Decoder;
use neckcare::widgets::painter::Painter;
use neckcare::widgets::theme::Theme;
use person::{Person, SPACE, library};
use ratatui::buffer::Buffer;
use ratatui::layout::{Rect, Size};
use ratatui::widgets::Widget;

/// The longest of the shipped routines.
const FULL: &str = include_str!("../routines/full.toml");

/// The number of batches, and the time that each should take.
const BATCHES: usize = 15;
const BATCH: Duration = Duration::from_millis(20);

fn main() {
    println!("{:44} {:>14} {:>14}", "one call, in nanoseconds", "least", "median");
    routines();
    plans();
    for (width, height) in [(80, 24), (200, 60)] {
        frames(width, height);
    }
    keys();
    sessions();
}

/// Calls a function in batches and prints the nanoseconds of one call.
fn time<T>(name: &str, mut call: impl FnMut() -> T) {
    let wanted = std::env::args().skip(1).find(|word| !word.starts_with("--"));
    if wanted.is_some_and(|wanted| !name.contains(&wanted)) {
        return;
    }
    let mut batch = |calls: u32| {
        let start = Instant::now();
        (0..calls).for_each(|_| _ = black_box(call()));
        start.elapsed()
    };
    let one = batch(1).max(Duration::from_nanos(1));
    let calls = u32::try_from(BATCH.as_nanos() / one.as_nanos()).unwrap().max(1);
    let mut times: Vec<u128> =
        (0..BATCHES).map(|_| batch(calls).as_nanos() / u128::from(calls)).collect();
    times.sort_unstable();
    println!("{name:44} {:>14} {:>14}", times[0], times[BATCHES / 2]);
}

fn routines() {
    let library = library();
    let source = Source { file: "full.toml", id: "full", text: FULL, origin: Origin::BuiltIn };
    time("parse the longest routine", || parse::routine(source, &library.catalogue).unwrap());
    time("parse everything that ships", || Library::built_in().unwrap());
}

fn plans() {
    let plan = Person::ready_for("full").plan().clone();
    let (routine, catalogue) = (plan.routine(), plan.catalogue());
    time("plan the longest routine", || {
        Plan::new(routine.clone(), catalogue.clone(), plan.choices().clone()).unwrap()
    });
    let (mut at, total) = (Duration::ZERO, plan.total());
    time("find a moment of it", || {
        at = if at < total { at + Duration::from_millis(125) } else { Duration::ZERO };
        plan.at(at).index()
    });
}

/// Times a frame of circling hands: drawing it, and turning it into bytes.
fn frames(width: u16, height: u16) {
    let circles = "skull-base-circles";
    let person = Person::ready_for("suboccipital").press(SPACE).waits_for_move(circles);
    let (theme, mut buffer) = (Theme::dark(), Buffer::empty(Rect::new(0, 0, width, height)));
    time(&format!("draw a frame, {width}x{height}"), || {
        buffer.reset();
        AppWidget { app: &person.app, theme: &theme }.render(buffer.area, &mut buffer);
    });
    let next = person.clone().until_due();
    let (mut painter, mut turns) = (Painter::default(), [&person, &next].into_iter().cycle());
    time(&format!("draw it and find what changed, {width}x{height}"), || {
        let face = AppWidget { app: &turns.next().unwrap().app, theme: &theme };
        painter.paint(Size::new(width, height), |area, buffer| face.render(area, buffer)).unwrap()
    });
}

/// Times the decoder on a mebibyte of typical input: letters, arrows and characters of several bytes.
fn keys() {
    let typed = "s n\x1b[A\x1b[1;5Cß\x1bOP".bytes().cycle().take(1 << 20).collect::<Vec<u8>>();
    time("decode a mebibyte of keys", || Decoder::default().feed(&typed, Duration::ZERO).len());
}

fn sessions() {
    let text = |n: u32| {
        format!(
            r#"{{"line":"session","v":1,"id":"{n}","start":"2019-03-02T10:00:00Z","routine":"calm","#
        ) + r#""title":"Calm","planned_s":480,"done_s":480,"hands_on":[],"outcome":"finished"}"#
    };
    let lines: Vec<String> = (0..100_000).map(text).collect();
    time("read and fold 100,000 lines of history", || {
        fold(lines.iter().filter_map(|line| HistoryLine::read(line.as_bytes()).unwrap()))
            .sessions
            .len()
    });
}
