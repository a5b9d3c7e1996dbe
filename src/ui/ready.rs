//! A routine before it begins: what it takes, what is open in it, what to know beforehand.

mod choices;
mod notes;

use ratatui::text::{Line, Span};

use super::digits::{Digits, Scale};
use super::figure::{Figure, View};
use super::room::{Page, Room};
use super::sheet::Sheet;
use super::strip;
use crate::app::Ready;
use crate::app::keys::{self, Action, Binding, Place};
use crate::plan::Plan;
use crate::routine::body::{Side, Zone};
use crate::routine::duration;
use crate::safety::Words;
use crate::ui::theme::Theme;

/// ```text
/// head
///
/// picture   total, choices, notes
///
/// strip of steps
/// reminder
/// Space begins
/// ```
pub(super) fn draw(ready: &Ready, words: &Words, page: &Page, sheet: &mut Sheet<'_>) {
    head(ready.plan(), &mut sheet.at(page.head));
    let mut body = sheet.at(page.body_above_a_gap());
    match page.room {
        Room::Tiny => begin(ready.plan(), &mut body),
        Room::Small | Room::Narrow => closely(ready, words, &mut body),
        Room::Usual | Room::Roomy => fully(ready, words, page.room, &mut body),
    }
}

fn head(plan: &Plan, sheet: &mut Sheet<'_>) {
    let (theme, routine) = (sheet.theme, plan.routine());
    let title = Span::styled(routine.title.as_str(), theme.title);
    let who = Span::styled(notes::reviewed(routine), theme.quiet);
    if sheet.columns() >= 60 { sheet.ends(title, who) } else { sheet.line(title) }
}

fn fully(ready: &Ready, words: &Words, room: Room, sheet: &mut Sheet<'_>) {
    let (theme, plan) = (sheet.theme, ready.plan());
    let reminder = sheet.lines_for(&words.reminder);
    sheet.bottom(reminder).words(&words.reminder, theme.text);
    sheet.bottom(1);
    strip::draw(plan, None, &mut sheet.bottom(1));
    sheet.bottom(1);
    sheet.words(&plan.routine().goal, theme.quiet);
    sheet.gap();
    let width = sheet.size().width;
    let roomy = room == Room::Roomy;
    picture(plan, &mut sheet.left(if roomy { width * 9 / 20 } else { width - 46 }));
    sheet.left(if roomy { 5 } else { 2 });
    total(plan, sheet);
    sheet.gap();
    choices::draw(ready, sheet);
    sheet.gap();
    notes::draw(plan, words, sheet);
}

fn closely(ready: &Ready, words: &Words, sheet: &mut Sheet<'_>) {
    let (theme, plan) = (sheet.theme, ready.plan());
    begin(plan, &mut sheet.bottom(1));
    if sheet.rows() >= 8 {
        sheet.bottom(1);
        choices::draw(ready, sheet);
        sheet.gap();
    }
    let warning = words.out_of_reach(plan.choices().position).unwrap_or_default();
    sheet.words(warning, theme.warn);
    if sheet.rows() >= sheet.lines_for(&words.reminder) {
        sheet.words(&words.reminder, theme.quiet);
    }
}

/// What Space does, and how long it will take.
fn begin(plan: &Plan, sheet: &mut Sheet<'_>) {
    let theme = sheet.theme;
    let badge = badge(theme);
    let time = Span::styled(format!("  {} in all", duration::clock(plan.total())), theme.quiet);
    let whole = Line::from(vec![badge.clone(), time]);
    if whole.width() <= sheet.columns() {
        sheet.line(whole);
    } else {
        sheet.line(Span::styled(duration::clock(plan.total()), theme.accent));
        sheet.line(badge);
    }
}

/// The time that it takes today.
fn total(plan: &Plan, sheet: &mut Sheet<'_>) {
    let (theme, clock) = (sheet.theme, duration::clock(plan.total()));
    let size = Digits::size(&clock, Scale::Small);
    let mut row = sheet.top(size.height);
    row.left(size.width).draw(&Digits { text: &clock, style: theme.accent });
    row.left(3);
    let (steps, work) = (strip::steps(plan), duration::clock(plan.work()));
    row.line(Span::styled(format!("{steps} steps, {work} of work"), theme.text));
    row.gap();
    row.line(badge(theme));
}

/// What Space does.
fn badge(theme: &Theme) -> Span<'static> {
    let begin = keys::bindings(Place::Ready).iter().find(|binding| binding.action == Action::Begin);
    let name = begin.map_or_else(String::new, Binding::name);
    Span::styled(format!(" {name} begins "), theme.selected)
}

/// Everywhere that hands will work.
fn picture(plan: &Plan, sheet: &mut Sheet<'_>) {
    let touched = plan.passes().iter().filter(|pass| pass.movement.is_hands_on());
    let mut zones: Vec<Zone> =
        touched.flat_map(|pass| pass.movement.zones.iter().copied()).collect();
    zones.sort_unstable();
    zones.dedup();
    let (view, theme) = (View::for_zones(&zones), sheet.theme);
    sheet.draw(&Figure { view, zones: &zones, side: Side::Both, hands: &[], theme });
}
