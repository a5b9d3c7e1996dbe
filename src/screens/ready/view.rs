//! Draws the ready screen: how long the routine takes, what can be chosen, and what to know beforehand.

mod choices;
mod full;
mod notes;
mod skip;
mod steps;

use ratatui::style::Modifier;
use ratatui::text::{Line, Span};

use super::text;
use crate::plan::{Plan, Rule};
use crate::routine::duration;
use crate::safety::SafetyText;
use crate::screen_kit::{Shared, day};
use crate::screens::Ready;
use crate::widgets::canvas::Canvas;
use crate::widgets::layout::{Breakpoint, PageLayout};
use crate::widgets::refusal_line;
use crate::widgets::theme::Theme;

/// Rows from which there is room for more than what Space does.
const LEAST_FOR_CHOICES: u16 = 6;

/// Choices that stay in sight even if that leaves no room for notes.
const LEAST_CHOICES: u16 = 2;

/// Draws as much as there is room for. The answer to the last key says why it changed nothing, if it did not.
pub(crate) fn draw(
    ready: &Ready,
    shared: &Shared,
    answer: &str,
    page: &PageLayout,
    canvas: &mut Canvas<'_>,
) {
    head(ready, &mut canvas.at(page.head));
    let mut body = canvas.at(page.body_above_a_gap());
    let is_short = body.rows() < LEAST_FOR_CHOICES || page.breakpoint == Breakpoint::Tiny;
    match ready.on_step() {
        Some(step) => skip::draw(ready, step, page.breakpoint, &mut body),
        None if is_short => short(ready, page.breakpoint, &mut body),
        None if page.breakpoint < Breakpoint::Usual => compact(ready, shared, answer, &mut body),
        None => {
            let mut body = canvas.at(page.body_below_head());
            full::draw(ready, shared, answer, page.breakpoint, &mut body);
        }
    }
    if is_short || ready.on_step().is_some() {
        refusal_line::draw(answer, page, canvas);
    }
}

fn head(ready: &Ready, canvas: &mut Canvas<'_>) {
    let (theme, routine) = (canvas.theme, ready.plan().routine());
    let title = Span::styled(ready.plan().title(), theme.title);
    let reviewed = Some(notes::reviewed(routine)).filter(|_| canvas.columns() >= 60);
    let guest = notes::is_guest(ready).then(|| "guest".to_owned());
    let who: Vec<String> = guest.into_iter().chain(reviewed).collect();
    if who.is_empty() {
        return canvas.line(title);
    }
    canvas.ends(title, Span::styled(who.join(" · "), theme.quiet));
}

/// Draws what Space does, below the title if it is not in the head.
fn short(ready: &Ready, breakpoint: Breakpoint, canvas: &mut Canvas<'_>) {
    if breakpoint > Breakpoint::Tiny {
        canvas.line(Span::styled(ready.plan().title(), canvas.theme.title));
    }
    begin(ready, canvas);
}

/// Draws the screen without a picture. Cautions come before everything else.
fn compact(ready: &Ready, shared: &Shared, answer: &str, canvas: &mut Canvas<'_>) {
    let (theme, plan, words) = (canvas.theme, ready.plan(), &shared.words);
    begin(ready, &mut canvas.bottom(1));
    canvas.bottom(1);
    canvas.words(&text::replaced(ready, words).unwrap_or_default(), theme.good);
    let cautions = notes::cautions(plan, words, theme);
    notes::draw(&cautions, canvas);
    if !cautions.is_empty() {
        canvas.gap();
    }
    let entries = notes::of(ready, shared, theme);
    let free = canvas.rows().saturating_sub(notes::rows(&entries, canvas.size().width) + 1);
    let rows = free.max(LEAST_CHOICES).min(choices::rows(ready));
    choices::draw(ready, shared, &mut canvas.top(rows));
    answer_or_gap(answer, canvas);
    remind(plan, words, canvas);
    if notes::draw(&entries, canvas) {
        notes::tips(plan, words, false, canvas);
    }
}

/// Writes what to remember with hands on the neck, at the bottom and below a blank row, if it fits whole.
fn remind(plan: &Plan, words: &SafetyText, canvas: &mut Canvas<'_>) {
    let warn = canvas.theme.warn;
    let rows = canvas.lines_for(&words.reminder);
    if !plan.choices().rules.has(Rule::NoHandsOn) && rows < canvas.rows() {
        canvas.bottom(rows).caution(&words.reminder, warn);
        canvas.bottom(1);
    }
}

/// Writes the answer to the last key. Without one the line stays blank, so that a short answer moves nothing.
fn answer_or_gap(answer: &str, canvas: &mut Canvas<'_>) {
    match answer {
        "" => canvas.gap(),
        words => canvas.words(words, canvas.theme.accent),
    }
}

/// Says what Space does, followed by as much about the time as fits. If the time does not fit, it goes above.
fn begin(ready: &Ready, canvas: &mut Canvas<'_>) {
    let (theme, clock) = (canvas.theme, duration::clock(ready.takes()));
    let in_all = format!("{clock} {}", in_all(ready));
    let with_hands_on = hands_on(ready).map(|hands_on| format!("{in_all}, {hands_on}"));
    for time in with_hands_on.into_iter().chain([in_all, clock.clone()]) {
        let mut line = space(theme);
        line.push_span(Span::styled(format!("   {time}"), theme.text));
        if line.width() <= canvas.columns() {
            return canvas.line(line);
        }
    }
    if canvas.rows() > 1 || space(theme).width() > canvas.columns() {
        canvas.line(Span::styled(clock, theme.accent));
    }
    canvas.line(space(theme));
}

/// Says what the time covers.
fn in_all(ready: &Ready) -> &'static str {
    if ready.continues_interrupted() { "from here" } else { "in all" }
}

/// Says how much of the time is hands-on; `None` if nothing is.
fn hands_on(ready: &Ready) -> Option<String> {
    let time = day::hands_on(ready.passes());
    (!time.is_zero()).then(|| format!("{} hands-on", duration::clock(time)))
}

/// Says what Space does. The key is the only part in reverse colours.
fn space(theme: &Theme) -> Line<'static> {
    let key = Span::styled(" Space ", theme.key.add_modifier(Modifier::REVERSED));
    vec![key, Span::styled(" starts", theme.title)].into()
}
