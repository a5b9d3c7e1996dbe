//! Puts the keys of a screen into words: one a line in the list of all keys, together in the answer to a key without a
//! meaning.

use crate::app::{App, Screen, keymap};
use crate::safety::SafetyText;
use crate::screen_kit::keys::Action;
use crate::screen_kit::keys::said::said;
use crate::screen_kit::{Binding, Shared};
use crate::screens::{about, after, body, history, ready, screening, stopped};

/// Returns the keys that do something on a screen, one a line.
pub(super) fn lines(screen: &Screen, shared: &Shared) -> Vec<String> {
    let leads_out = |action| match screen {
        Screen::Screening(screening) => action == Action::Back && screening.leads_out(shared),
        Screen::Ready(ready) => {
            action == Action::Back && ready.on_step().is_none() && !shared.has_menu
        }
        _ => false,
    };
    let told = |binding: &Binding| match binding.action {
        // Lines of text have no picture that could show these marks.
        Action::NoGo => None,
        action if leads_out(action) => Some(binding.said_whole("leave")),
        action => screen.offers(action, shared).then(|| binding.said_whole(binding.does)),
    };
    keymap::bindings(screen.key_context()).iter().filter_map(told).collect()
}

/// Returns every key that does something here. On a screen that can list them all, only those that matter most, and how
/// to list the others.
pub(super) fn here(app: &App) -> String {
    let (screen, shared) = (app.screen(), app.shared());
    let has_list =
        keymap::bindings(screen.key_context()).iter().any(|binding| binding.action == Action::Help);
    let named = if has_list { named(screen) } else { free(screen, &shared.words) };
    let others = if has_list {
        vec![said(keymap::bindings(screen.key_context()), &[Action::Help])]
    } else {
        lines(screen, shared)
    };
    let others = others.into_iter().filter(|line| !named.contains(line));
    let all: Vec<String> = [named.clone()].into_iter().chain(others).collect();
    with_chosen(all.join(" ").trim_start(), &super::screen(app))
}

/// Names the chosen answer in the words for the keys, because the user doesn't see which it is.
fn with_chosen(keys: &str, lines: &[String]) -> String {
    let chosen = lines.iter().find_map(|line| line.strip_prefix(super::ON)?.strip_suffix('.'));
    let named = chosen.map(|chosen| format!("choose \u{201c}{chosen}\u{201d}"));
    named.map_or_else(|| keys.to_owned(), |named| keys.replace("choose this answer", &named))
}

/// Returns the keys that matter most, on a screen that can list the others.
fn named(screen: &Screen) -> String {
    match screen {
        Screen::Body(body) => body::text::keys(body),
        Screen::Menu(menu) if menu.shown_fault().is_some() => {
            crate::screens::menu::text::fault::back()
        }
        Screen::Menu(menu) => crate::screens::menu::text::keys(menu),
        Screen::About(about, _) => about::text::keys(about),
        Screen::History(..) => history::text::keys(),
        Screen::Ready(ready) => {
            let keys =
                [Some(ready::text::keys(ready)), ready::text::answers(ready).map(str::to_owned)];
            keys.into_iter().flatten().collect::<Vec<_>>().join(" ")
        }
        Screen::After(after) => after::text::keys(after),
        Screen::Screening(_)
        | Screen::Play(_)
        | Screen::Preview(_)
        | Screen::Stopped(_)
        | Screen::Help(..)
        | Screen::Emergency(..) => String::new(),
    }
}

/// Returns the keys that answer besides those of the table: letters of answers, and figures.
fn free(screen: &Screen, words: &SafetyText) -> String {
    match screen {
        Screen::Screening(screening) => screening::text::answers(screening, words),
        Screen::Stopped(stopped) => stopped::text::answers(stopped, words),
        _ => String::new(),
    }
}
