//! The program as lines of text: a second view of the same data.

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
use crate::screens::{about, after, emergency, help, history, menu, ready, screening, stopped};
use crate::session::{Session, SessionState};
use crate::wording::lines::{ALL_AGAIN, ON, TICKED, is_volatile};

/// What of a screen is worth printing now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScreenUpdate<'l> {
    /// Whether it is another place or question, so that nothing of the one before is of use any more.
    pub is_other: bool,
    /// The lines.
    pub lines: Vec<&'l str>,
}

impl ScreenUpdate<'_> {
    /// Whether everything was read before.
    pub const fn is_nothing(&self) -> bool {
        !self.is_other && self.lines.is_empty()
    }
}

/// The line that is chosen, where somebody walks along lines and hears nothing else from a key.
pub fn chosen(place: KeyContext, lines: &[String]) -> Option<&str> {
    let is_heard = matches!(place, KeyContext::Sounds | KeyContext::SoundsInSession);
    let chosen = |line: &&String| walks(place) && !is_heard && line.starts_with(ON);
    lines.iter().find(chosen).map(String::as_str)
}

/// What is worth printing: all of another place or question, and of the same only the lines that changed, which answers a
/// key. A session speaks for itself.
pub fn news<'l>(
    before: Option<&(KeyContext, Vec<String>)>,
    (place, lines): (KeyContext, &'l [String]),
) -> ScreenUpdate<'l> {
    let changed = |read: &[String]| {
        let news = lines.iter().filter(|line| !read.contains(line));
        news.map(String::as_str).collect()
    };
    match before {
        Some((known, read))
            if family(*known) == family(place) && is_the_same(place, read, lines) =>
        {
            ScreenUpdate { is_other: false, lines: changed(read) }
        }
        // Each of them begins with what was done, and with what is waited for.
        Some((known, read)) if family(*known) == family(place) && is_one_of_some(place) => {
            ScreenUpdate { is_other: true, lines: changed(read) }
        }
        _ => {
            let before = before.map(|(known, _)| *known);
            let was_narrow = matches!(before, Some(KeyContext::Filter | KeyContext::Narrowed));
            let told = |line: &&String| match line.as_str() {
                ALL_AGAIN => was_narrow,
                line => walks(place) || !is_volatile(line),
            };
            let lines = lines.iter().filter(told).map(String::as_str).collect();
            ScreenUpdate { is_other: true, lines }
        }
    }
}

/// A place, or the first of some that are read as one.
const fn family(place: KeyContext) -> KeyContext {
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
    matches!(family(place), KeyContext::After | KeyContext::Waiting)
}

/// Whether somebody walks along the lines of a place, so that the chosen one is always told.
pub const fn walks(place: KeyContext) -> bool {
    matches!(
        family(place),
        KeyContext::Menu
            | KeyContext::Steps
            | KeyContext::About
            | KeyContext::Sounds
            | KeyContext::SoundsInSession
    )
}

/// Whether two readings of a place differ in nothing but what is ticked, chosen or typed; on ready and its steps, what is
/// open changes the rest.
fn is_the_same(place: KeyContext, before: &[String], now: &[String]) -> bool {
    let asked = |lines: &[String]| -> Vec<String> {
        let lines = lines.iter().filter(|line| !is_volatile(line));
        lines.map(|line| line.replace(TICKED, "")).collect()
    };
    matches!(place, KeyContext::Ready | KeyContext::Steps) || asked(before) == asked(now)
}

/// Where the guidance is by now; nowhere while a session stands still, so that nothing is said into a pause.
pub fn here(app: &App) -> Option<Duration> {
    let runs = |session: &&Session| !matches!(session.state(), SessionState::Paused(_));
    app.session().filter(runs).map(|session| session.moment().elapsed())
}

/// A line as it is printed: of a preview each says that it is one.
pub fn marked<'l>(app: &App, line: &'l str) -> Cow<'l, str> {
    if app.screen().is_preview() {
        return Cow::Owned(format!("{}. {line}", preview::MARK));
    }
    Cow::Borrowed(line)
}

/// What is to be read on a screen. The first line names the keys that answer; where all of it is read out first, the last.
pub fn screen(app: &App) -> Vec<String> {
    let shared = app.shared();
    let words = &shared.words;
    match app.screen() {
        Screen::Menu(menu) if menu.read().is_some() => menu::text::fault::lines(menu),
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

/// The keys of a session that stands still.
fn paused() -> String {
    let keys = keymap::bindings(KeyContext::Paused);
    let others = [said_as(keys, Action::Stop, "stop"), said(keys, &[Action::Help])];
    format!("{} {}", said_as(keys, Action::Resume, "resume"), others.join(" "))
}
/// Why the last key changed nothing; if it means nothing here, which ones do.
pub fn refusal(app: &App) -> Option<String> {
    let shared = app.shared();
    match app.screen() {
        Screen::Screening(screening)
            if app.is_idle() && screening.is_new(shared) && screening.is_undrawn() =>
        {
            Some(screening::text::read_out(screening))
        }
        _ if app.is_idle() => Some(format!("That key does nothing here. {}", keys::here(app))),
        Screen::Ready(ready) => ready.refusal().map(str::to_owned),
        screen if screen.refusal().is_empty() => None,
        // What is asked is not asked again, so the keys are named once more.
        Screen::Screening(screening) => {
            Some(format!("{} {}", screening.refusal(), screening::text::keys(screening, shared)))
        }
        screen => Some(screen.refusal().into_owned()),
    }
}

/// Whether a screen is read out to its end before it takes keys.
pub fn reads_out(app: &App) -> bool {
    matches!(app.screen(), Screen::Screening(screening) if screening.is_new(app.shared()))
}

/// Lines that come behind the first one.
fn after_the_first(mut lines: Vec<String>, more: impl Iterator<Item = String>) -> Vec<String> {
    let at = lines.len().min(1);
    lines.splice(at..at, more);
    lines
}

/// What was not saved, which matters before a session and after a stop.
fn unsaved(app: &App) -> impl Iterator<Item = String> {
    Some(app.trouble().to_owned()).filter(|trouble| !trouble.is_empty()).into_iter()
}
