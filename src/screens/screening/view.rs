//! What has to be known first: the notice, the questions, the ticks in words, and the advice.

mod head;

use ratatui::layout::Rect;
use ratatui::text::Span;

use super::text::lines;
use super::{Choices, List, Stage};
use crate::model::Shared;
use crate::plan::phrases::sentences;
use crate::safety::Words;
use crate::screens::{Screening, follow_up};
use crate::widgets::layout::{Page, Room};
use crate::widgets::picture::Picture;
use crate::widgets::sheet::Sheet;
use crate::widgets::wording::BY_EAR;
use crate::widgets::{aside, bullets, option, scroll};

/// The widest lines that are read easily.
const WIDEST: u16 = 96;

/// Columns between the questions and a picture, and of the least picture beside them.
const APART: u16 = 3;
const LEAST_PICTURE: u16 = 36;

/// What accepts the notice.
const ACCEPT: &str = "Press y to accept.";

pub(crate) fn draw(screening: &Screening, shared: &Shared, page: &Page, sheet: &mut Sheet<'_>) {
    let cramped = shared.is_cramped();
    if page.room < Room::Narrow && *screening.stage() == Stage::Notice && !cramped {
        return notice_alone(shared, page, sheet);
    }
    head::draw(screening, shared, page.room, &mut sheet.at(page.head));
    let mut body = sheet.at(page.body_above_a_gap());
    if cramped {
        return body.words("Please make this window larger: at least 40 by 10.", body.theme.warn);
    }
    if let Stage::List(due) = screening.stage() {
        let list = screening.list(*due, shared);
        let rest = body.size().width.saturating_sub(list.columns + APART);
        if rest >= LEAST_PICTURE {
            let picture = Picture::at_rest(body.theme);
            body.right(rest).draw(&picture);
        }
        let list_area = Rect { width: list.columns, ..page.body_above_a_gap() };
        return questions(screening, &list, &shared.words, &mut sheet.at(list_area));
    }
    if page.room >= Room::Usual && !is_long(screening, shared, &body) {
        aside::draw(&Picture::at_rest(body.theme), &mut body);
    }
    let width = body.size().width;
    body.right(width.saturating_sub(WIDEST));
    match screening.stage() {
        Stage::Notice => {
            let is_first = shared.memory.is_new() && !shared.has_menu;
            notice(&shared.words.disclaimer, is_first, &mut body);
        }
        Stage::Places { tick, .. } => places(screening, *tick, shared, &mut body),
        Stage::After { follow_up, .. } => {
            follow_up::view::draw(follow_up, &shared.words, &mut body);
        }
        Stage::Signs { .. } | Stage::Soreness { .. } => choices(screening, shared, &mut body),
        Stage::Confirm { .. } | Stage::Told { .. } | Stage::Meaning(_) => {
            let lines = lines(screening, shared);
            let rows = bullets::rows_of_each(&lines, body.size().width);
            scroll::from(screening.cursor(), &rows, &mut body, |index, sheet| {
                bullets::one(lines.get(index).map_or("", String::as_str), sheet);
            });
        }
        Stage::List(_)
        | Stage::Line(_)
        | Stage::Cleared(_)
        | Stage::One(_)
        | Stage::Graver { .. } => {
            for line in lines(screening, shared) {
                body.words(&line, body.theme.text);
                body.gap();
            }
        }
    }
}

/// Whether what is listed would need to be scrolled beside a picture.
fn is_long(screening: &Screening, shared: &Shared, sheet: &Sheet<'_>) -> bool {
    let beside = aside::columns_beside(sheet.size().width);
    let listed =
        matches!(screening.stage(), Stage::Confirm { .. } | Stage::Told { .. } | Stage::Meaning(_));
    listed && bullets::rows(&lines(screening, shared), beside) > sheet.rows()
}

/// The notice sentence by sentence, what neckcare is before all else; on the first screen of all, where there is room, how
/// to get lines of text.
fn notice(words: &str, is_first: bool, sheet: &mut Sheet<'_>) {
    let theme = sheet.theme;
    let rows: u16 = sentences(words).map(|words| sheet.lines_for(words) + 1).sum();
    if is_first && sheet.rows() > rows + 2 {
        sheet.words(BY_EAR, theme.quiet);
        sheet.gap();
    }
    let airy = sheet.rows() > rows;
    for (index, sentence) in sentences(words).enumerate() {
        sheet.words(sentence, if index == 0 { theme.title } else { theme.text });
        if airy {
            sheet.gap();
        }
    }
    if sheet.rows() > 1 {
        sheet.line(Span::styled(ACCEPT, theme.accent));
    }
}

/// The notice alone: in the smallest window that takes an answer there is no row for a heading.
fn notice_alone(shared: &Shared, page: &Page, sheet: &mut Sheet<'_>) {
    let (theme, body) = (sheet.theme, page.body_above_a_gap());
    let height = body.bottom().saturating_sub(page.head.y);
    let mut whole = sheet.at(Rect { y: page.head.y, height, ..body });
    whole.words(&shared.words.disclaimer, theme.text);
}

/// The list, and below it the chosen question in more words; or these alone where both do not fit.
fn questions(screening: &Screening, list: &List<'_>, words: &Words, sheet: &mut Sheet<'_>) {
    let theme = sheet.theme;
    let longer = list.all.get(screening.cursor()).map_or("", |question| question.long.as_str());
    if screening.is_long() {
        return sheet.words(longer, theme.text);
    }
    let lines =
        |index: usize, sheet: &mut Sheet<'_>| question(screening, list, words, index, sheet);
    if list.below == 0 {
        return scroll::draw(&list.in_sight, list.all.len(), sheet, lines);
    }
    let height =
        if list.in_sight.signs { sheet.rows().saturating_sub(list.below + 1) } else { list.rows };
    scroll::draw(&list.in_sight, list.all.len(), &mut sheet.top(height), lines);
    sheet.right(1);
    let airy = list.airy && sheet.rows() > list.below + 2;
    let rule = Span::styled("─".repeat(sheet.columns()), theme.track);
    if airy {
        sheet.gap();
    }
    sheet.line(rule);
    if airy {
        sheet.gap();
    }
    sheet.words(longer, theme.text);
}

/// One question with its mark; before the first of its kind in sight the part of the body.
fn question(
    screening: &Screening,
    list: &List<'_>,
    words: &Words,
    index: usize,
    sheet: &mut Sheet<'_>,
) {
    let Some(question) = list.all.get(index) else { return };
    let first = index == list.in_sight.lines.start;
    let before = index.checked_sub(1).and_then(|before| list.all.get(before));
    let begins = before.is_none_or(|before| before.area != question.area);
    if begins && !first && list.airy {
        sheet.gap();
    }
    let rows = option::rows(&question.short, list.columns.saturating_sub(list.label));
    let (theme, chosen) = (sheet.theme, index == screening.cursor());
    let mut row = sheet.top(rows);
    if chosen {
        row.choose();
    }
    let mut label = row.left(list.label);
    if first || begins {
        let style = if chosen { theme.selected } else { theme.quiet };
        label.line(Span::styled(words.area(question.area), style));
    }
    option::write(mark(screening.is_ticked(question.id)), &question.short, chosen, &mut row);
}

const fn mark(ticked: bool) -> &'static str {
    if ticked { "[x]" } else { "[ ]" }
}

fn places(screening: &Screening, tick: usize, shared: &Shared, sheet: &mut Sheet<'_>) {
    let all: Vec<_> = crate::screens::screening::text::places(shared).collect();
    scroll::around(screening.cursor(), &vec![1; all.len()], sheet, |index, sheet| {
        let Some((place, words)) = all.get(index) else { return };
        let ticked = screening.ticks().get(tick).is_some_and(|tick| tick.places.contains(place));
        option::draw(mark(ticked), words, index == screening.cursor(), sheet);
    });
}

/// A question, and its answers with their letters.
fn choices(screening: &Screening, shared: &Shared, sheet: &mut Sheet<'_>) {
    let Some(choices) = Choices::of(screening.stage(), &shared.words) else { return };
    sheet.words(choices.question, sheet.theme.text);
    option::draw_all(&choices.lines, screening.cursor(), sheet);
}
