//! The bare reference: shows the cost of the platform itself, with the same libraries and the same build.
//!
//! It draws a clock and a bar on ratatui's own terminal, a given number of times a second, or only parses files. It is
//! this benchmark started again with an argument, so that nothing else has to be built.

use std::io::{self, BufWriter, Stdout, stdout};
use std::path::Path;
use std::time::Duration;

use ratatui::backend::CrosstermBackend;
use ratatui::crossterm::event::{self, Event, KeyCode};
use ratatui::crossterm::execute;
use ratatui::crossterm::terminal::{
    EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
};
use ratatui::layout::{Constraint, Layout};
use ratatui::widgets::Paragraph;
use ratatui::{Frame, Terminal};

use crate::harness::{Neckcare, now};

/// The argument that makes the benchmark run as the reference.
pub(crate) const WORD: &str = "reference";

/// The words on the screen while the clock runs, and while it is paused.
pub(crate) const RUNNING: &str = "running";
pub(crate) const PAUSED: &str = "standing";

/// The length of the bar in eighths of a cell, and the seconds in which it fills.
const WHOLE: f64 = 320.0;
const FILLS_IN: f64 = 5.0;

/// The bar's last cell, by the eighths that are filled.
const EIGHTHS: [&str; 8] = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];

/// Prepares the reference in the same way as neckcare, with these arguments after [`WORD`].
pub(crate) fn like_neckcare(words: &[&str]) -> Neckcare {
    let myself = std::env::current_exe().expect("a program knows its file");
    Neckcare::menu().args(&[WORD]).args(words).with_program(myself)
}

/// Runs the part of the reference that the arguments after [`WORD`] name.
pub(crate) fn run(words: &[String]) -> io::Result<()> {
    match words.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["clock", frames] => clock(frames.parse().map_err(io::Error::other)?),
        ["tables", folder] => tables(Path::new(folder)),
        ["lines", file] => lines(Path::new(file)),
        _ => Err(io::Error::other("clock FRAMES, tables FOLDER or lines FILE")),
    }
}

/// Draws this many frames a second, or only one frame for 0, until `q` is pressed. Space pauses and resumes.
fn clock(frames: u32) -> io::Result<()> {
    enable_raw_mode()?;
    execute!(stdout(), EnterAlternateScreen)?;
    let out = BufWriter::with_capacity(1 << 15, stdout());
    let told = draw_until_left(Terminal::new(CrosstermBackend::new(out))?, frames);
    execute!(stdout(), LeaveAlternateScreen)?;
    disable_raw_mode()?;
    told
}

fn draw_until_left(
    mut terminal: Terminal<CrosstermBackend<BufWriter<Stdout>>>,
    frames: u32,
) -> io::Result<()> {
    let step = Duration::from_secs(1).checked_div(frames);
    let (start, mut due, mut runs) = (now(), now(), true);
    loop {
        terminal.draw(|frame| face(frame, start.elapsed(), runs))?;
        let wait = step.filter(|_| runs).map(|step| {
            due = (due + step).max(now());
            due.saturating_duration_since(now())
        });
        match key_within(wait)? {
            Some(KeyCode::Char('q')) => return Ok(()),
            Some(KeyCode::Char(' ')) => runs = !runs,
            _ => {}
        }
    }
}

/// Waits for a key, for at most this time or without a limit.
fn key_within(wait: Option<Duration>) -> io::Result<Option<KeyCode>> {
    let comes = match wait {
        Some(wait) => event::poll(wait)?,
        None => true,
    };
    Ok(if comes && let Event::Key(key) = event::read()? { Some(key.code) } else { None })
}

fn face(frame: &mut Frame<'_>, time: Duration, runs: bool) {
    let rows = [Constraint::Length(1), Constraint::Length(1), Constraint::Fill(1)];
    let [head, bar, _] = Layout::vertical(rows).areas(frame.area());
    let (minutes, seconds) = (time.as_secs() / 60, time.as_secs() % 60);
    let word = if runs { RUNNING } else { PAUSED };
    frame.render_widget(Paragraph::new(format!("{minutes}:{seconds:02} {word}")), head);
    let part = time.as_secs_f64() / FILLS_IN % 1.0;
    frame.render_widget(Paragraph::new(filled(part)), bar);
}

/// Returns the bar, filled up to `part` of its length (0 to 1).
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a part of a bar")]
fn filled(part: f64) -> String {
    let eighths = (part * WHOLE) as usize;
    "█".repeat(eighths / 8) + EIGHTHS[eighths % 8]
}

/// Parses every file of a folder and drops the results.
#[expect(clippy::disallowed_methods, reason = "the reference reads files")]
fn tables(folder: &Path) -> io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let text = std::fs::read_to_string(entry?.path())?;
        let table = toml::de::DeTable::parse(&text);
        std::hint::black_box(&table);
    }
    Ok(())
}

/// Parses every line of a file and drops the results.
#[expect(clippy::disallowed_methods, reason = "the reference reads files")]
fn lines(file: &Path) -> io::Result<()> {
    for line in std::fs::read_to_string(file)?.lines() {
        let value: serde_json::Result<serde_json::Value> = serde_json::from_str(line);
        std::hint::black_box(&value);
    }
    Ok(())
}
