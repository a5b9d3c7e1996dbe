//! Draws the screening: the notice, the questions, the ticks in words, and the advice.

mod head;

use ratatui::layout::Rect;
use ratatui::text::Span;

use super::text::lines;
use super::{LetteredQuestion, QuestionList, ScreeningStage};
use crate::plan::phrases::sentences;
use crate::safety::SafetyText;
use crate::screen_kit::Shared;
use crate::screens::{Screening, follow_up};
use crate::widgets::canvas::Canvas;
use crate::widgets::layout::{Breakpoint, PageLayout};
use crate::widgets::picture::Picture;
use crate::widgets::wording::BY_EAR;
use crate::widgets::{bullets, option, scroll, side_picture};

/// Columns of the widest lines that are easy to read.
const WIDEST: u16 = 96;

/// Columns between the questions and a picture, and of the smallest picture next to them.
const APART: u16 = 3;
const LEAST_PICTURE: u16 = 36;

/// Says how to accept the notice.
const ACCEPT: &str = "Press y to accept.";

pub(crate) fn draw(
    screening: &Screening,
    shared: &Shared,
    page: &PageLayout,
    canvas: &mut Canvas<'_>,
) {
    let cramped = shared.is_cramped();
    if page.breakpoint < Breakpoint::Narrow
        && *screening.stage() == ScreeningStage::Notice
        && !cramped
    {
        return notice_alone(shared, page, canvas);
    }
    head::draw(screening, shared, page.breakpoint, &mut canvas.at(page.head));
    let mut body = canvas.at(page.body_above_a_gap());
    if cramped {
        return body.words("Please make this window larger: at least 40 by 10.", body.theme.warn);
    }
    if let ScreeningStage::List(due) = screening.stage() {
        let list = screening.list(*due, shared);
        let rest = body.size().width.saturating_sub(list.columns + APART);
        if rest >= LEAST_PICTURE {
            let picture = Picture::resting(body.theme);
            body.right(rest).draw(&picture);
        }
        let list_area = Rect { width: list.columns, ..page.body_above_a_gap() };
        return questions(screening, &list, &shared.words, &mut canvas.at(list_area));
    }
    if page.breakpoint >= Breakpoint::Usual && !is_long(screening, shared, &body) {
        side_picture::draw(&Picture::resting(body.theme), &mut body);
    }
    let width = body.size().width;
    body.right(width.saturating_sub(WIDEST));
    match screening.stage() {
        ScreeningStage::Notice => {
            let is_first = shared.memory.is_new() && !shared.has_menu;
            notice(&shared.words.disclaimer, is_first, &mut body);
        }
        ScreeningStage::Places { tick, .. } => places(screening, *tick, shared, &mut body),
        ScreeningStage::FollowUp { follow_up, .. } => {
            follow_up::view::draw(follow_up, &shared.words, &mut body);
        }
        ScreeningStage::WhyStopped { .. } | ScreeningStage::Soreness { .. } => {
            choices(screening, shared, &mut body);
        }
        ScreeningStage::Confirm { .. }
        | ScreeningStage::Advice { .. }
        | ScreeningStage::Meaning(_) => {
            let lines = lines(screening, shared);
            let rows = bullets::rows_of_each(&lines, body.size().width);
            scroll::from(screening.cursor(), &rows, &mut body, |index, canvas| {
                bullets::one(lines.get(index).map_or("", String::as_str), canvas);
            });
        }
        ScreeningStage::List(_)
        | ScreeningStage::YesNo(_)
        | ScreeningStage::GoAhead(_)
        | ScreeningStage::SingleQuestion(_)
        | ScreeningStage::Graver { .. } => {
            for line in lines(screening, shared) {
                body.words(&line, body.theme.text);
                body.gap();
            }
        }
    }
}

/// Returns true if the lines of the stage would have to be scrolled next to a picture.
fn is_long(screening: &Screening, shared: &Shared, canvas: &Canvas<'_>) -> bool {
    let beside = side_picture::columns_beside(canvas.size().width);
    let listed = matches!(
        screening.stage(),
        ScreeningStage::Confirm { .. } | ScreeningStage::Advice { .. } | ScreeningStage::Meaning(_)
    );
    listed && bullets::rows(&lines(screening, shared), beside) > canvas.rows()
}

/// Writes the notice sentence by sentence; the first, what neckcare is, stands out. On the very first screen, it is
/// preceded by how to get lines of text, if there is room.
fn notice(words: &str, is_first: bool, canvas: &mut Canvas<'_>) {
    let theme = canvas.theme;
    let rows: u16 = sentences(words).map(|words| canvas.lines_for(words) + 1).sum();
    if is_first && canvas.rows() > rows + 2 {
        canvas.words(BY_EAR, theme.quiet);
        canvas.gap();
    }
    let airy = canvas.rows() > rows;
    for (index, sentence) in sentences(words).enumerate() {
        canvas.words(sentence, if index == 0 { theme.title } else { theme.text });
        if airy {
            canvas.gap();
        }
    }
    if canvas.rows() > 1 {
        canvas.line(Span::styled(ACCEPT, theme.accent));
    }
}

/// Writes the notice alone: the smallest window that takes an answer has no row for a heading.
fn notice_alone(shared: &Shared, page: &PageLayout, canvas: &mut Canvas<'_>) {
    let (theme, body) = (canvas.theme, page.body_above_a_gap());
    let height = body.bottom().saturating_sub(page.head.y);
    let mut whole = canvas.at(Rect { y: page.head.y, height, ..body });
    whole.words(&shared.words.disclaimer, theme.text);
}

/// Draws the list, and below it the chosen question in its longer words. If both do not fit, the user switches between
/// them.
fn questions(
    screening: &Screening,
    list: &QuestionList<'_>,
    words: &SafetyText,
    canvas: &mut Canvas<'_>,
) {
    let theme = canvas.theme;
    let longer = list.all.get(screening.cursor()).map_or("", |question| question.long.as_str());
    if screening.is_long() {
        return canvas.words(longer, theme.text);
    }
    let lines =
        |index: usize, canvas: &mut Canvas<'_>| question(screening, list, words, index, canvas);
    if list.below == 0 {
        return scroll::draw(&list.in_sight, list.all.len(), canvas, lines);
    }
    let height =
        if list.in_sight.signs { canvas.rows().saturating_sub(list.below + 1) } else { list.rows };
    scroll::draw(&list.in_sight, list.all.len(), &mut canvas.top(height), lines);
    canvas.right(1);
    let airy = list.airy && canvas.rows() > list.below + 2;
    let rule = Span::styled("─".repeat(canvas.columns()), theme.track);
    if airy {
        canvas.gap();
    }
    canvas.line(rule);
    if airy {
        canvas.gap();
    }
    canvas.words(longer, theme.text);
}

/// Draws a question with its mark. The first of its part of the body in sight is preceded by the name of that part.
fn question(
    screening: &Screening,
    list: &QuestionList<'_>,
    words: &SafetyText,
    index: usize,
    canvas: &mut Canvas<'_>,
) {
    let Some(question) = list.all.get(index) else { return };
    let first = index == list.in_sight.lines.start;
    let before = index.checked_sub(1).and_then(|before| list.all.get(before));
    let begins = before.is_none_or(|before| before.area != question.area);
    if begins && !first && list.airy {
        canvas.gap();
    }
    let rows = option::rows(&question.short, list.columns.saturating_sub(list.label));
    let (theme, chosen) = (canvas.theme, index == screening.cursor());
    let mut row = canvas.top(rows);
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

fn places(screening: &Screening, tick: usize, shared: &Shared, canvas: &mut Canvas<'_>) {
    let all: Vec<_> = crate::screens::screening::text::places(shared).collect();
    scroll::around(screening.cursor(), &vec![1; all.len()], canvas, |index, canvas| {
        let Some((place, words)) = all.get(index) else { return };
        let ticked = screening.ticks().get(tick).is_some_and(|tick| tick.places.contains(place));
        option::draw(mark(ticked), words, index == screening.cursor(), canvas);
    });
}

/// Draws a question, and its answers with their letters.
fn choices(screening: &Screening, shared: &Shared, canvas: &mut Canvas<'_>) {
    let Some(choices) = LetteredQuestion::of(screening.stage(), &shared.words) else { return };
    canvas.words(choices.question, canvas.theme.text);
    option::draw_all(&choices.lines, screening.cursor(), canvas);
}
