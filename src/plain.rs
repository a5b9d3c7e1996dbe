//! The program as lines of text: a second view of the same data.

pub mod about;
mod after;
pub mod dose;
pub mod fault;
pub mod follow_up;
pub mod handout;
pub mod minutes;
pub mod pace;
pub mod past;
pub mod ready;
pub mod spoken;
mod stopped;
pub mod today;

use std::borrow::Cow;

use crate::app::sounds::{self, SOUNDS};
use crate::app::{App, Effect, Menu, Place, Screen, Shared, Today, keys, preview};
use crate::key::Key;
use crate::safety::Words;

/// What of a screen is worth printing now: all of another place or question, and of the same only the lines that
/// changed, which answers a key. Pause and play answer for themselves; of ready it is what a choice changed.
pub fn news<'l>(
    before: Option<&(Place, Vec<String>)>,
    (place, lines): (Place, &'l [String]),
) -> Vec<&'l str> {
    let all = || lines.iter().map(String::as_str).collect();
    match before {
        _ if matches!(place, Place::Play | Place::Paused) => Vec::new(),
        Some((Place::Filter, _)) if place == Place::Filter => Vec::new(),
        Some((known @ (Place::Ready | Place::Steps), read)) if place == *known => {
            let changed = lines.iter().filter(|line| !read.contains(line));
            changed.map(String::as_str).collect()
        }
        Some((known, read)) if *known == place && is_the_same(read, lines) => {
            let changed = lines.iter().filter(|line| !read.contains(line));
            changed.map(String::as_str).collect()
        }
        _ => all(),
    }
}

/// What begins the line that is chosen, and the one that says why a key changed nothing; what is
/// added to one that is ticked.
const ON: &str = "On: ";
const NOTE: &str = "Note: ";
const TICKED: &str = ", ticked";

/// Whether two readings differ in nothing but what is ticked, and which line is chosen.
fn is_the_same(before: &[String], now: &[String]) -> bool {
    let kept = |line: &String| line.replace(TICKED, "");
    let same = |(before, now): (&String, &String)| {
        before.starts_with(ON) && now.starts_with(ON) || kept(before) == kept(now)
    };
    let asked = |lines: &[String]| -> Vec<String> {
        lines.iter().filter(|line| !line.starts_with(NOTE)).cloned().collect()
    };
    let (before, now) = (asked(before), asked(now));
    before.len() == now.len() && before.iter().zip(&now).all(same)
}

/// The line for something that is answered.
pub fn effect(effect: &Effect) -> Option<&str> {
    let (Effect::StopWords(words) | Effect::Answer(_, words)) = effect else { return None };
    (!words.is_empty()).then_some(words)
}

/// A line as it is printed: of a preview each says that it is one.
pub fn marked<'l>(app: &App, line: &'l str) -> Cow<'l, str> {
    if app.screen().is_preview() {
        return Cow::Owned(format!("{}. {line}", preview::MARK));
    }
    Cow::Borrowed(line)
}

/// What is to be read on a screen; last why the last key changed nothing.
pub fn screen(app: &App) -> Vec<String> {
    let mut lines = whole(app);
    let refusal = Some(app.screen().refusal()).filter(|refusal| !refusal.is_empty());
    lines.extend(refusal.map(|refusal| format!("{NOTE}{refusal}")));
    lines
}

fn whole(app: &App) -> Vec<String> {
    let words = &app.shared().words;
    match app.screen() {
        Screen::Menu(menu) if menu.read().is_some() => fault::lines(menu),
        Screen::Menu(menu) => {
            let title = menu.chosen().map(|routine| routine.title.clone());
            let on = title.or_else(|| Some(menu.fault()?.name.clone())).map(|title| on(&title));
            let suggested = suggestion(menu).map(|words| format!("Suggested: {words}."));
            suggested.into_iter().chain(list(menu)).chain(on).collect()
        }
        Screen::About(about) => about::screen(about),
        Screen::Past(past) => past::screen(past, app.shared()),
        Screen::Today(today) => ask(today, app.shared()),
        Screen::Ready(ready) => unsaved(app).chain(ready::lines(ready, words)).collect(),
        Screen::Play(_) | Screen::Preview(_) => Vec::new(),
        Screen::Stopped(stopped) => unsaved(app).chain(stopped::lines(stopped, words)).collect(),
        Screen::After(after) => after::lines(after, words),
        Screen::Help(beneath, None) => key_lines(beneath.place()),
        Screen::Help(_, Some(chosen)) => sound_lines(*chosen, app.shared()),
        Screen::Emergency(..) => {
            emergency(words).into_iter().chain(["Enter: back.".to_owned()]).collect()
        }
    }
}

/// What was not saved, which matters before a session and after a stop.
fn unsaved(app: &App) -> impl Iterator<Item = String> {
    Some(app.trouble().to_owned()).filter(|trouble| !trouble.is_empty()).into_iter()
}

/// Which of some lines is chosen, where nobody sees it.
fn on(line: &str) -> String {
    format!("{ON}{}.", line.trim_end_matches('.'))
}

/// What would do good now, and why: "Wind-down, as it is late".
pub fn suggestion(menu: &Menu) -> Option<String> {
    let suggestion = menu.suggestion()?;
    let mut listed = menu.listed().into_iter();
    let item = listed.find(|item| item.routine.id == suggestion.routine)?;
    Some(format!("{}, {}", item.routine.title, suggestion.why))
}

/// The routines by number, and how one is chosen.
pub fn list(menu: &Menu) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut group = "";
    for (number, item) in (1..).zip(menu.listed()) {
        if group != item.group {
            lines.push(format!("{}:", item.group));
            group = item.group;
        }
        let (title, goal) = (&item.routine.title, &item.routine.goal);
        let goal = goal.trim_end_matches('.');
        lines.push(format!("{number}: {title}, {}. {goal}.", minutes::spoken(item.total())));
    }
    lines.extend(fault::list(menu));
    lines.push("Type a number, then press Enter. Question mark: all keys. q: leave.".to_owned());
    lines
}

fn ask(today: &Today, shared: &Shared) -> Vec<String> {
    let (title, how) = today::hint(today);
    let guest = if shared.memory.guest { "Guest. " } else { "" };
    let mut lines = vec![format!("{guest}{title}.")];
    lines.extend(today::lines(today, shared));
    lines.extend(today.takes_guests(shared).then(|| "e: use as a guest.".to_owned()));
    lines.push(how.to_owned());
    lines
}

fn key_lines(place: Place) -> Vec<String> {
    keys::bindings(place)
        .iter()
        .map(|binding| {
            let keys: Vec<String> = binding.keys.iter().map(|key| spelt(*key)).collect();
            format!("{}: {}.", keys.join(" or "), binding.does)
        })
        .collect()
}

/// The sounds, what each means, and the one that is chosen.
fn sound_lines(chosen: usize, shared: &Shared) -> Vec<String> {
    let mut lines = vec!["Sounds.".to_owned()];
    lines.extend((!shared.audible.plays()).then(|| sounds::OFF[0].to_owned()));
    lines.extend(SOUNDS.iter().map(|sound| format!("{}: {}.", sound.name, sound.goes)));
    lines.push("Arrow down: the next sound. Space: play it. Esc: back.".to_owned());
    lines.extend(SOUNDS.get(chosen).map(|sound| on(sound.name)));
    lines
}

/// A key as it is said: signs by their names.
fn spelt(key: Key) -> String {
    let name = match key {
        Key::Char('!') => "exclamation mark",
        Key::Char('?') => "question mark",
        Key::Char('-') => "minus",
        Key::Char('+') => "plus",
        Key::Char('=') => "equals",
        Key::Char('/') => "slash",
        Key::Up => "arrow up",
        Key::Down => "arrow down",
        Key::Left => "arrow left",
        Key::Right => "arrow right",
        key => return key.to_string(),
    };
    name.to_owned()
}

/// The emergency list, whom to call first.
pub fn emergency(words: &Words) -> Vec<String> {
    let list = &words.emergency;
    let mut lines = vec![list.call.clone(), format!("{}:", list.title)];
    lines.extend(list.signs.iter().map(|sign| format!("{sign}.")));
    lines.extend(list.meanwhile.iter().cloned());
    lines.push(list.after.clone());
    lines
}
