//! A routine before it begins: what it takes, what is open in it, what to know beforehand.

mod choices;
mod fully;
mod notes;
mod omit;
mod steps;

use ratatui::style::Modifier;
use ratatui::text::{Line, Span};

use super::text;
use crate::model::day;
use crate::plan::{Plan, Rule};
use crate::routine::duration;
use crate::safety::Words;
use crate::screens::Ready;
use crate::widgets::layout::{Page, Room};
use crate::widgets::sheet::Sheet;
use crate::widgets::theme::Theme;

/// So many choices are in sight, even if notes find no room then.
const LEAST_CHOICES: u16 = 2;

/// As much as there is room for.
pub(crate) fn draw(ready: &Ready, words: &Words, page: &Page, sheet: &mut Sheet<'_>) {
    head(ready, &mut sheet.at(page.head));
    let mut body = sheet.at(page.body_above_a_gap());
    if let Some(step) = ready.on_step() {
        return omit::draw(ready, step, page.room, &mut body);
    }
    match page.room {
        Room::Tiny => begin(ready, &mut body),
        Room::Small | Room::Narrow => closely(ready, words, &mut body),
        Room::Usual | Room::Roomy => {
            fully::draw(ready, words, page.room, &mut sheet.at(page.body_below_head()));
        }
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

/// Without a picture; what has to be known comes before everything else.
fn closely(ready: &Ready, words: &Words, sheet: &mut Sheet<'_>) {
    let (theme, plan) = (sheet.theme, ready.plan());
    if sheet.rows() < 6 {
        sheet.line(Span::styled(plan.title(), theme.title));
        return begin(ready, sheet);
    }
    begin(ready, &mut sheet.bottom(1));
    sheet.bottom(1);
    sheet.words(&text::replaced(ready, words).unwrap_or_default(), theme.good);
    let cautions = notes::cautions(plan, words, theme);
    notes::draw(&cautions, sheet);
    if !cautions.is_empty() {
        sheet.gap();
    }
    let entries = notes::of(ready, words, theme);
    let free = sheet.rows().saturating_sub(notes::rows(&entries, sheet.size().width) + 1);
    choices::draw(ready, &mut sheet.top(free.max(LEAST_CHOICES).min(choices::rows(ready))));
    refusal(ready, sheet);
    remind(plan, words, sheet);
    if notes::draw(&entries, sheet) {
        notes::tips(plan, words, false, sheet);
    }
}

/// What to remember with hands on the neck, at the bottom, below a blank row; where it does not fit whole, nothing.
fn remind(plan: &Plan, words: &Words, sheet: &mut Sheet<'_>) {
    let warn = sheet.theme.warn;
    let rows = sheet.lines_for(&words.reminder);
    if !plan.choices().rules.has(Rule::NoHandsOn) && rows < sheet.rows() {
        sheet.bottom(rows).caution(&words.reminder, warn);
        sheet.bottom(1);
    }
}

/// What the last key came to, where otherwise a line is left free, so that a short one moves nothing.
fn refusal(ready: &Ready, sheet: &mut Sheet<'_>) {
    match ready.refusal() {
        Some(words) => sheet.words(words, sheet.theme.accent),
        None => sheet.gap(),
    }
}

/// What Space does, and as much of how long it will take as fits; below each other if the time fits nowhere.
fn begin(ready: &Ready, sheet: &mut Sheet<'_>) {
    let (theme, clock) = (sheet.theme, duration::clock(ready.takes()));
    let in_all = format!("{clock} {}", in_all(ready));
    let with_hands_on = hands_on(ready).map(|hands_on| format!("{in_all}, {hands_on}"));
    for time in with_hands_on.into_iter().chain([in_all, clock.clone()]) {
        let mut line = space(theme);
        line.push_span(Span::styled(format!("   {time}"), theme.text));
        if line.width() <= sheet.columns() {
            return sheet.line(line);
        }
    }
    if sheet.rows() > 1 || space(theme).width() > sheet.columns() {
        sheet.line(Span::styled(clock, theme.accent));
    }
    sheet.line(space(theme));
}

/// What the time counts.
fn in_all(ready: &Ready) -> &'static str {
    if ready.starts_later() { "from here" } else { "in all" }
}

/// How much of it hands work.
fn hands_on(ready: &Ready) -> Option<String> {
    let time = day::hands_on(ready.passes());
    (!time.is_zero()).then(|| format!("{} hands-on", duration::clock(time)))
}

/// What Space does, with the key as the only thing that is filled.
fn space(theme: &Theme) -> Line<'static> {
    let key = Span::styled(" Space ", theme.key.add_modifier(Modifier::REVERSED));
    vec![key, Span::styled(" starts", theme.title)].into()
}
