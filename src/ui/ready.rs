//! A routine before it begins: what it takes, what is open in it, what to know beforehand.

mod choices;
mod notes;
mod omit;
mod steps;

use ratatui::style::Modifier;
use ratatui::text::{Line, Span};

use super::digits::{Digits, Scale};
use super::picture::{Beat, Picture};
use super::room::{Page, Room};
use super::sheet::Sheet;
use super::strip;
use crate::app::{Ready, day};
use crate::plain;
use crate::plan::{Plan, Rule};
use crate::routine::duration;
use crate::safety::Words;
use crate::ui::theme::Theme;

/// What Space does, and the same where there is little room.
const PRESS: &str = "Press Space to start";
const BRIEFLY: &str = "Space starts";

/// ```text
/// head
///
/// goal
///
/// total     choices
/// picture   notes
///
/// strip of steps
/// reminder
/// ```
pub(super) fn draw(ready: &Ready, words: &Words, page: &Page, sheet: &mut Sheet<'_>) {
    head(ready, &mut sheet.at(page.head));
    let mut body = sheet.at(page.body_above_a_gap());
    if let Some(step) = ready.on_step() {
        return omit::draw(ready, step, page.room, &mut body);
    }
    match page.room {
        Room::Tiny => begin(ready, &mut body),
        Room::Small | Room::Narrow => closely(ready, words, &mut body),
        Room::Usual | Room::Roomy => fully(ready, words, page.room, &mut body),
    }
}

fn head(ready: &Ready, sheet: &mut Sheet<'_>) {
    let (theme, routine) = (sheet.theme, ready.plan().routine());
    let title = Span::styled(ready.plan().title(), theme.title);
    let reviewed = Some(notes::reviewed(routine)).filter(|_| sheet.columns() >= 60);
    let guest = notes::is_guest(ready).then(|| "guest".to_owned());
    let who: Vec<String> = guest.into_iter().chain(reviewed).collect();
    if who.is_empty() {
        return sheet.line(title);
    }
    sheet.ends(title, Span::styled(who.join(" · "), theme.quiet));
}

fn fully(ready: &Ready, words: &Words, room: Room, sheet: &mut Sheet<'_>) {
    let (theme, plan, roomy) = (sheet.theme, ready.plan(), room == Room::Roomy);
    let reminder = reminder(plan, words);
    let rows = sheet.lines_for(reminder);
    sheet.bottom(rows).words(reminder, theme.text);
    sheet.bottom(1);
    if !roomy {
        strip::draw(plan, None, &mut sheet.bottom(1));
        sheet.bottom(1);
    }
    let replaced = plain::ready::replaced(ready, words);
    sheet.words(replaced.as_deref().unwrap_or_default(), theme.good);
    if roomy || replaced.is_none() {
        sheet.words(&plan.routine().goal, theme.quiet);
    }
    sheet.gap();
    let width = sheet.size().width;
    let mut left = sheet.left(if roomy { width * 9 / 20 } else { width - 44 });
    total(ready, &mut left);
    left.gap();
    picture(ready, &mut left);
    sheet.left(if roomy { 5 } else { 2 });
    choices::draw(ready, sheet);
    refusal(ready, sheet);
    notes::reach(plan, words, sheet);
    notes::cautions(plan, words, sheet);
    notes::draw(ready, words, sheet);
    sheet.gap();
    notes::tips(plan, words, sheet);
    if roomy {
        sheet.gap();
        steps::draw(ready.passes(), sheet);
    }
}

/// Without a picture; what the stop is comes before everything else.
fn closely(ready: &Ready, words: &Words, sheet: &mut Sheet<'_>) {
    let (theme, plan) = (sheet.theme, ready.plan());
    if sheet.rows() < 6 {
        sheet.line(Span::styled(plan.title(), theme.title));
        return begin(ready, sheet);
    }
    begin(ready, &mut sheet.bottom(1));
    sheet.bottom(1);
    sheet.words(&plain::ready::replaced(ready, words).unwrap_or_default(), theme.good);
    notes::reach(plan, words, sheet);
    notes::cautions(plan, words, sheet);
    choices::draw(ready, sheet);
    refusal(ready, sheet);
    let reminder = reminder(plan, words);
    let rows = sheet.lines_for(reminder);
    if sheet.rows() >= rows {
        sheet.bottom(rows).words(reminder, theme.quiet);
        sheet.bottom(1);
    }
    notes::draw(ready, words, sheet);
    notes::tips(plan, words, sheet);
}

/// What to remember with hands on the neck.
fn reminder<'w>(plan: &Plan, words: &'w Words) -> &'w str {
    if plan.choices().rules.has(Rule::NoHandsOn) { "" } else { &words.reminder }
}

/// What the last key came to, where otherwise a line is left free, so that a short one moves nothing.
fn refusal(ready: &Ready, sheet: &mut Sheet<'_>) {
    match ready.refusal() {
        Some(words) => sheet.words(words, sheet.theme.accent),
        None => sheet.gap(),
    }
}

/// What Space does, and how long it will take; below each other where they do not fit beside each other.
fn begin(ready: &Ready, sheet: &mut Sheet<'_>) {
    let (theme, clock) = (sheet.theme, duration::clock(ready.takes()));
    for words in [PRESS, BRIEFLY] {
        let total = Span::styled(format!("  {clock} {}", in_all(ready)), theme.quiet);
        let whole = Line::from(vec![badge(words, theme), total]);
        if whole.width() <= sheet.columns() || sheet.rows() == 1 && words == BRIEFLY {
            return sheet.line(whole);
        }
    }
    sheet.line(Span::styled(clock, theme.accent));
    sheet.line(badge(BRIEFLY, theme));
}

/// What the time counts.
fn in_all(ready: &Ready) -> &'static str {
    if ready.starts_later() { "from here" } else { "in all" }
}

/// The time that it takes this person today, and what Space does.
fn total(ready: &Ready, sheet: &mut Sheet<'_>) {
    let (theme, plan, clock) = (sheet.theme, ready.plan(), duration::clock(ready.takes()));
    let size = Digits::size(&clock, Scale::Small);
    let mut row = sheet.top(size.height);
    row.left(size.width).draw(&Digits { text: &clock, style: theme.accent, ascii: theme.ascii });
    row.left(2);
    row.line(Span::styled(in_all(ready), theme.text));
    let hands_on = day::hands_on(ready.passes());
    if !hands_on.is_zero() {
        let hands_on = format!("{} hands-on", duration::clock(hands_on));
        row.line(Span::styled(hands_on, theme.text));
    }
    let steps = strip::steps(ready.passes()).len();
    let shorter = if plan.is_fitted() { ", shorter" } else { "" };
    row.line(Span::styled(format!("{steps} steps{shorter}"), theme.quiet));
    sheet.gap();
    sheet.line(badge(PRESS, theme));
}

/// What Space does.
fn badge(words: &str, theme: &Theme) -> Span<'static> {
    Span::styled(format!(" {words} "), theme.key.add_modifier(Modifier::REVERSED))
}

/// The first move in which hands work.
fn picture(ready: &Ready, sheet: &mut Sheet<'_>) {
    let first = ready.passes().iter().find(|pass| pass.movement.is_hands_on());
    let theme = sheet.theme;
    let picture = match first {
        Some(pass) => {
            let picture = Picture::of(&pass.movement, pass.side, Beat::Still, theme);
            Picture { pressure: pass.pressure, ..picture }
        }
        None => Picture::at_rest(theme),
    };
    let (position, no_go) = (ready.plan().choices().position, ready.shows_no_go());
    sheet.draw(&Picture { position, no_go, ..picture });
}
