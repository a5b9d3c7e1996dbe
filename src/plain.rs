//! The program as lines of text: a second view of the same data as the screens.

mod keys;
pub mod pace;
pub mod waiting;

use std::borrow::Cow;
use std::time::Duration;

use crate::app::{App, Screen, keymap};
use crate::screen_kit::Action;
use crate::screen_kit::keys::KeyContext;
use crate::screen_kit::keys::said::{said, said_as};
use crate::screens::play::preview;
use crate::screens::{
    about, after, body, emergency, help, history, menu, ready, screening, stopped,
};
use crate::session::{Session, SessionState};
use crate::wording::lines::{ALL_AGAIN, ON, TICKED, is_volatile};

/// The lines of a screen that are worth printing now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScreenUpdate<'l> {
    /// Whether it is another screen or question, so that lines of the one before are of no more use.
    pub is_other: bool,
    /// The lines.
    pub lines: Vec<&'l str>,
}

impl ScreenUpdate<'_> {
    /// Returns whether there is nothing new to print.
    pub const fn is_nothing(&self) -> bool {
        !self.is_other && self.lines.is_empty()
    }
}

/// Returns the chosen line, on screens where the user moves along lines and a key plays no sound.
pub fn chosen(place: KeyContext, lines: &[String]) -> Option<&str> {
    let is_heard = matches!(place, KeyContext::Sounds | KeyContext::SoundsInSession);
    let chosen = |line: &&String| has_cursor(place) && !is_heard && line.starts_with(ON);
    lines.iter().find(chosen).map(String::as_str)
}

/// Returns the lines that are worth printing: all of another screen or question, but of the same one only those that
/// changed, as the answer to a key. A running session has no such lines: its guidance is printed instead.
pub fn changed_lines<'l>(
    before: Option<&(KeyContext, Vec<String>)>,
    (place, lines): (KeyContext, &'l [String]),
) -> ScreenUpdate<'l> {
    let changed = |read: &[String]| {
        let new = lines.iter().filter(|line| !read.contains(line));
        new.map(String::as_str).collect()
    };
    match before {
        Some((known, read))
            if representative_context(*known) == representative_context(place)
                && is_the_same(place, read, lines) =>
        {
            ScreenUpdate { is_other: false, lines: changed(read) }
        }
        // These screens share their first lines: what was done, or what is being waited for.
        Some((known, read))
            if representative_context(*known) == representative_context(place)
                && is_one_of_some(place) =>
        {
            ScreenUpdate { is_other: true, lines: changed(read) }
        }
        _ => {
            let before = before.map(|(known, _)| *known);
            let was_narrow = matches!(before, Some(KeyContext::Filter | KeyContext::Narrowed));
            let told = |line: &&String| match line.as_str() {
                ALL_AGAIN => was_narrow,
                line => has_cursor(place) || !is_volatile(line),
            };
            let lines = lines.iter().filter(told).map(String::as_str).collect();
            ScreenUpdate { is_other: true, lines }
        }
    }
}

/// Returns the context that stands for all contexts that are read as one screen; most stand for themselves.
const fn representative_context(place: KeyContext) -> KeyContext {
    match place {
        KeyContext::AfterFigure | KeyContext::AfterSymptom | KeyContext::AfterCalm => {
            KeyContext::After
        }
        KeyContext::OnFault | KeyContext::Narrowed => KeyContext::Menu,
        KeyContext::WaitingOut => KeyContext::Waiting,
        place => place,
    }
}

const fn is_one_of_some(place: KeyContext) -> bool {
    matches!(representative_context(place), KeyContext::After | KeyContext::Waiting)
}

/// Returns whether the user moves along the lines of a screen, so that the chosen one is always printed.
pub const fn has_cursor(place: KeyContext) -> bool {
    matches!(
        representative_context(place),
        KeyContext::Body
            | KeyContext::BodyRoutines
            | KeyContext::Menu
            | KeyContext::Steps
            | KeyContext::About
            | KeyContext::Sounds
            | KeyContext::SoundsInSession
    )
}

/// Returns whether two readings of a screen differ only in what is ticked, chosen or typed. Ready and its steps always
/// count as the same, because opening a row changes the other lines.
fn is_the_same(place: KeyContext, before: &[String], now: &[String]) -> bool {
    let asked = |lines: &[String]| -> Vec<String> {
        let lines = lines.iter().filter(|line| !is_volatile(line));
        lines.map(|line| line.replace(TICKED, "")).collect()
    };
    let changes_lines = matches!(
        place,
        KeyContext::Ready | KeyContext::Steps | KeyContext::Body | KeyContext::BodyRoutines
    );
    changes_lines || asked(before) == asked(now)
}

/// Returns the time that the guidance has come to; `None` while a session is paused, so that nothing is said into the
/// pause.
pub fn guidance_time(app: &App) -> Option<Duration> {
    let runs = |session: &&Session| !matches!(session.state(), SessionState::Paused(_));
    app.session().filter(runs).map(|session| session.moment().elapsed())
}

/// Returns a line as it is printed: each line of a preview says that it is one.
pub fn marked<'l>(app: &App, line: &'l str) -> Cow<'l, str> {
    if app.screen().is_preview() {
        return Cow::Owned(format!("{}. {line}", preview::MARK));
    }
    Cow::Borrowed(line)
}

/// Returns the lines of a screen. The first names the keys that answer; if all lines are read out before any key works,
/// the last does.
pub fn screen(app: &App) -> Vec<String> {
    let shared = app.shared();
    let words = &shared.words;
    match app.screen() {
        Screen::Body(body) => body::text::lines(body, words),
        Screen::Menu(menu) if menu.shown_fault().is_some() => menu::text::fault::lines(menu),
        Screen::Menu(menu) => menu::text::lines(menu),
        Screen::About(about, _) => about::text::screen(about),
        Screen::History(history, _) => history::text::screen(history, shared),
        Screen::Screening(screening) => screening::text::screen(screening, shared),
        Screen::Ready(ready) => after_the_first(ready::text::lines(ready, shared), unsaved(app)),
        Screen::Play(play) if play.stands_still() => vec![paused()],
        Screen::Play(_) | Screen::Preview(_) => Vec::new(),
        Screen::Stopped(stopped) => {
            after_the_first(stopped::text::lines(stopped, words), unsaved(app))
        }
        Screen::After(after) => after::text::lines(after, words),
        Screen::Help(beneath, None) => {
            std::iter::once(help::text::keys()).chain(keys::lines(beneath, shared)).collect()
        }
        Screen::Help(_, Some(chosen)) => help::text::sound_lines(*chosen, shared),
        Screen::Emergency(..) => emergency::text::screen(words),
    }
}

/// Returns the keys of a paused session.
fn paused() -> String {
    let keys = keymap::bindings(KeyContext::Paused);
    let others = [said_as(keys, Action::Stop, "stop"), said(keys, &[Action::Help])];
    format!("{} {}", said_as(keys, Action::Resume, "resume"), others.join(" "))
}

/// Returns why the last key changed nothing; if it has no meaning here, the keys that have.
pub fn refusal(app: &App) -> Option<String> {
    let shared = app.shared();
    match app.screen() {
        Screen::Screening(screening)
            if app.is_key_unbound() && screening.is_new(shared) && screening.is_undrawn() =>
        {
            Some(screening::text::read_out(screening))
        }
        _ if app.is_key_unbound() => {
            let latin = if app.is_key_foreign() { "Use Latin letters. " } else { "" };
            Some(format!("That key does nothing here. {latin}{}", keys::here(app)))
        }
        screen if screen.refusal().is_empty() => None,
        // The question is not repeated, so the keys are named again.
        Screen::Screening(screening) => {
            Some(format!("{} {}", screening.refusal(), screening::text::keys(screening, shared)))
        }
        screen => Some(screen.refusal().into_owned()),
    }
}

/// Returns whether a screen is read out to its end before it takes keys.
pub fn reads_out(app: &App) -> bool {
    matches!(app.screen(), Screen::Screening(screening) if screening.is_new(app.shared()))
}

/// Inserts lines after the first one.
fn after_the_first(mut lines: Vec<String>, more: impl Iterator<Item = String>) -> Vec<String> {
    let at = lines.len().min(1);
    lines.splice(at..at, more);
    lines
}

/// Returns the warning that something was not saved, which matters before a session and after a stop.
fn unsaved(app: &App) -> impl Iterator<Item = String> {
    Some(app.trouble().to_owned()).filter(|trouble| !trouble.is_empty()).into_iter()
}
