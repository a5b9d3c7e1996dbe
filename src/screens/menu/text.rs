//! The menu as lines of text.

pub(crate) mod fault;

use super::keys::{FILTER, MENU, NARROWED};
use crate::screen_kit::Action;
use crate::screen_kit::keys::said::said;
use crate::screens::Menu;
use crate::wording::lines::{ALL_AGAIN, TYPED, chosen_line};
use crate::wording::minutes;

/// The words that say how to choose a routine.
const CHOOSE: &str = "Type a number, then press Enter.";
const FILTER_BY: &str = "Type part of a name, then press Enter.";

/// Returns the lines of the menu: what is wrong with a file, the filter being typed, or the list.
pub(crate) fn lines(menu: &Menu) -> Vec<String> {
    if menu.shown_fault().is_some() {
        return fault::lines(menu);
    }
    if menu.is_filtering() {
        let typed = Some(menu.filter()).filter(|typed| !typed.is_empty());
        let typed = typed.map(|typed| format!("{TYPED}{typed}. {}.", matches(menu)));
        return std::iter::once(format!("{FILTER_BY} {}", said(FILTER, &[Action::Back])))
            .chain(typed)
            .collect();
    }
    let title = menu.chosen().map(|routine| routine.title.clone());
    let chosen =
        title.or_else(|| Some(menu.fault()?.name.clone())).map(|title| chosen_line(&title));
    let again = menu.is_relisted().then(|| ALL_AGAIN.to_owned());
    let what = if menu.is_narrowed() {
        format!("{} {}", matches(menu), menu.filter())
    } else {
        "Choose a routine".to_owned()
    };
    let suggested = suggestion(menu).map(|words| format!("Suggested: {words}."));
    let suggested = suggested.filter(|_| !menu.is_narrowed());
    let first = again.into_iter().chain([format!("{what}. {}", keys(menu))]);
    first.chain(suggested).chain(chosen).chain(list(menu)).collect()
}

/// Names the keys that matter most.
pub(crate) fn keys(menu: &Menu) -> String {
    let all = said(NARROWED, &[Action::Back]) + " ";
    let all = if menu.is_narrowed() { all } else { String::new() };
    let choose = if menu.lines() > 0 { format!("{CHOOSE} ") } else { String::new() };
    format!("{choose}{all}{}", said(MENU, &[Action::Help, Action::Leave]))
}

/// Says how many lines match the filter.
fn matches(menu: &Menu) -> String {
    match menu.lines() {
        0 => "Nothing matches".to_owned(),
        1 => "1 matches".to_owned(),
        lines => format!("{lines} match"),
    }
}

/// Returns the suggestion and why: "Wind-down, as it is late".
pub fn suggestion(menu: &Menu) -> Option<String> {
    let suggestion = menu.suggestion()?;
    let mut listed = menu.listed().into_iter();
    let item = listed.find(|item| item.routine.id == suggestion.routine)?;
    Some(format!("{}, {}", item.routine.title, suggestion.why))
}

/// Returns the routines by number, with the heading of each group before its first.
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
    lines
}
