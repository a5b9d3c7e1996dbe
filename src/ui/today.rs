//! What has to be known first: the notice, the questions, the ticks in words, and the advice.

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::bullets;
use super::room::{Page, Room};
use super::sheet::Sheet;
use super::{follow_up, option};
use crate::app::today::{self, Choices, Stage};
use crate::app::{Shared, Today};
use crate::plain::today::{hint, lines};

/// The widest lines that are read easily.
const WIDEST: u16 = 96;

pub(super) fn draw(today: &Today, shared: &Shared, page: &Page, sheet: &mut Sheet<'_>) {
    let theme = sheet.theme;
    if page.room < Room::Narrow && *today.stage() == Stage::Notice && !Today::is_cramped(shared) {
        return notice(shared, page, sheet);
    }
    head(today, shared, page.room, &mut sheet.at(page.head));
    let space = page.body_above_a_gap();
    let mut body = sheet.at(Rect { width: space.width.min(WIDEST), ..space });
    if Today::is_cramped(shared) {
        return body.words("Please make this window larger, 40 by 10 at least.", theme.warn);
    }
    match today.stage() {
        Stage::Page { due, first } => {
            let shown = today::Page::of(*due, *first, &shared.words, shared.window);
            questions(today, &shown, &mut body);
        }
        Stage::Places { tick, .. } => places(today, *tick, shared, &mut body),
        Stage::After { follow_up, .. } => follow_up::draw(follow_up, &shared.words, &mut body),
        Stage::Signs | Stage::Soreness { .. } => choices(today, shared, &mut body),
        Stage::Confirm { .. } | Stage::Told { .. } | Stage::Meaning(_) => {
            bullets::draw(&lines(today, shared), &mut body);
        }
        Stage::Notice
        | Stage::Line(_)
        | Stage::Cleared(_)
        | Stage::One(_)
        | Stage::Graver { .. } => {
            for line in lines(today, shared) {
                body.words(&line, theme.text);
                body.gap();
            }
        }
    }
}

/// What is asked, and, where there is room for it, of whom and before what.
fn head(today: &Today, shared: &Shared, room: Room, sheet: &mut Sheet<'_>) {
    let theme = sheet.theme;
    let title = Line::from(Span::styled(hint(today, shared).0, theme.title));
    let mut aside = Line::default();
    if shared.memory.guest {
        aside.push_span(Span::styled("guest", theme.quiet));
    } else if today.takes_guests(shared) {
        aside.extend([Span::styled("g", theme.key), Span::styled(" for a guest", theme.quiet)]);
    }
    if let Some(title) = today.title().filter(|_| room >= Room::Usual) {
        let gap = if aside.spans.is_empty() { "" } else { " · " };
        aside.push_span(Span::styled(format!("{gap}before {title}"), theme.quiet));
    }
    let fits = title.width() + 2 + aside.width() <= sheet.columns();
    if fits { sheet.ends(title, aside) } else { sheet.line(title) }
}

/// The notice alone: in the smallest window that takes an answer there is no row for a heading.
fn notice(shared: &Shared, page: &Page, sheet: &mut Sheet<'_>) {
    let (theme, body) = (sheet.theme, page.body_above_a_gap());
    let height = body.bottom().saturating_sub(page.head.y);
    let mut whole = sheet.at(Rect { y: page.head.y, height, ..body });
    whole.words(&shared.words.disclaimer, theme.text);
}

/// One page of questions; the chosen one in more words where that is wanted.
fn questions(today: &Today, page: &today::Page<'_>, sheet: &mut Sheet<'_>) {
    let theme = sheet.theme;
    if today.is_long() {
        let words = page.questions().get(today.cursor()).map_or("", |words| words.long.as_str());
        return sheet.words(words, theme.text);
    }
    for (index, words) in page.questions().iter().enumerate() {
        let mark = if today.is_ticked(words.id) { "[x]" } else { "[ ]" };
        option::draw(mark, &words.short, index == today.cursor(), sheet);
    }
}

fn places(today: &Today, tick: usize, shared: &Shared, sheet: &mut Sheet<'_>) {
    for (index, (place, words)) in crate::plain::today::places(shared).enumerate() {
        let ticked = today.ticks().get(tick).is_some_and(|tick| tick.places.contains(&place));
        option::draw(if ticked { "[x]" } else { "[ ]" }, words, index == today.cursor(), sheet);
    }
}

/// A question, and its answers with their letters.
fn choices(today: &Today, shared: &Shared, sheet: &mut Sheet<'_>) {
    let theme = sheet.theme;
    let Some(choices) = Choices::of(today.stage(), &shared.words) else { return };
    sheet.words(choices.question, theme.text);
    sheet.gap();
    for (index, (letter, line)) in choices.lines.into_iter().enumerate() {
        option::draw(&format!(" {letter}"), line, index == today.cursor(), sheet);
    }
}
