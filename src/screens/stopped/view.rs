//! Stopped: what to do at once, then what made you stop, then what to do about it.

mod head;

use ratatui::layout::{Rect, Size};
use ratatui::text::Span;

use super::Stage;
use super::keys::MAY_GO_ON;
use super::view::head::Head;
use crate::model::keys::Action;
use crate::model::{Binding, Shared};
use crate::safety::Words;
use crate::safety::end::Kind;
use crate::screens::follow_up::FollowUp;
use crate::screens::{Stopped, follow_up};
use crate::session::Sign;
use crate::widgets::layout::{Page, Room};
use crate::widgets::sheet::{Sheet, lines_for};
use crate::widgets::watch::watch;
use crate::widgets::{bullets, option, scroll};

/// Where a question cannot be read whole.
const TOO_SMALL: &str = "Make this window larger: 40 by 10.";

/// Why there are words for dizziness.
const NO_ANSWER: &str = "No answer, so in case you are dizzy:";

/// With more rows than this there is one to leave empty.
const AIRY: u16 = 9;

/// The widest lines that are read easily.
const WIDEST: u16 = 78;

/// ```text
/// STOP                                  picture
///
/// what to do now
///
/// the signs, or what follows from one
/// ```
pub(crate) fn draw(stopped: &Stopped, shared: &Shared, page: &Page, sheet: &mut Sheet<'_>) {
    let words = &shared.words;
    let mut sheet = sheet.at(whole(page));
    if page.room >= Room::Narrow {
        sheet.gap();
    }
    if stopped.follow_up().is_some() && shared.is_cramped() {
        sheet.words(TOO_SMALL, sheet.theme.warn);
        return Head::Words.draw(stopped, &mut sheet);
    }
    let head = match page.room {
        Room::Tiny | Room::Small => Head::Words,
        // What helps now counts more than a large word.
        Room::Narrow if *stopped.stage() == Stage::Unanswered => Head::Words,
        Room::Narrow => Head::Close,
        Room::Usual => usual(stopped, words, &sheet),
        Room::Roomy => Head::Tall,
    };
    head.draw(stopped, &mut sheet);
    let width = sheet.size().width;
    sheet.right(width.saturating_sub(WIDEST));
    match stopped.stage() {
        Stage::Open => question(stopped, words, &mut sheet),
        Stage::Unanswered => unanswered(stopped, words, &mut sheet),
        Stage::Named(sign, follow_up) => named(stopped, *sign, follow_up, words, &mut sheet),
    }
}

/// Head and body of a page in one, since the stop has a head of its own.
fn whole(page: &Page) -> Rect {
    let top = page.head.y.min(page.body.y);
    Rect { y: top, height: page.body_above_a_gap().bottom().saturating_sub(top), ..page.body }
}

/// As large a head as leaves every row that the signs need. What follows from one needs more, a list to watch for most.
fn usual(stopped: &Stopped, words: &Words, sheet: &Sheet<'_>) -> Head {
    let width = sheet.size().width.min(WIDEST);
    let below = match stopped.stage() {
        Stage::Open => rows_of_signs(words, width),
        Stage::Unanswered => rows_of_signs(words, width) + 1 + rows_of_advice(words, width),
        Stage::Named(..) if is_watched(stopped) => return Head::Close,
        Stage::Named(..) => return Head::CloseWithPicture,
    };
    Head::of_rows(sheet.rows().saturating_sub(below))
}

/// Whether it ends in what to watch for.
fn is_watched(stopped: &Stopped) -> bool {
    let end = stopped.follow_up().and_then(FollowUp::end);
    stopped.offers().is_none() && end.and_then(|end| end.sign).is_some_and(Kind::needs_watching)
}

/// The emergency line first, then the signs with their letters.
fn signs(words: &Words) -> impl Iterator<Item = (char, &str)> {
    let signs = words.signs().map(|(_, sign)| (sign.key, sign.line.as_str()));
    std::iter::once(('!', words.emergency.question.as_str())).chain(signs)
}

/// The signs to choose from, with air between them, or at least after the emergency line, where there is room.
fn question(stopped: &Stopped, words: &Words, sheet: &mut Sheet<'_>) {
    let (all, width): (Vec<_>, _) = (signs(words).collect(), sheet.size().width);
    let rows: Vec<u16> = all.iter().map(|(_, line)| option::rows(line, width)).collect();
    let spare = sheet.rows().saturating_sub(rows.iter().sum());
    let airy = *stopped.stage() == Stage::Open && usize::from(spare) >= rows.len();
    scroll::around(stopped.selected(), &rows, sheet, |index, sheet| {
        let Some((key, line)) = all.get(index) else { return };
        option::draw(&format!(" {key}"), line, index == stopped.selected(), sheet);
        if airy || index == 0 && spare > 0 {
            sheet.gap();
        }
    });
}

/// The rows of the signs, and the one after the emergency line.
fn rows_of_signs(words: &Words, width: u16) -> u16 {
    signs(words).map(|(_, line)| option::rows(line, width)).sum::<u16>() + 1
}

/// The signs, and below them what helps if dizziness is why none was named; if not all of it fits, at most half of the rows
/// are for that.
fn unanswered(stopped: &Stopped, words: &Words, sheet: &mut Sheet<'_>) {
    let Size { width, height } = sheet.size();
    if rows_of_signs(words, width) + 1 + rows_of_advice(words, width) <= height {
        question(stopped, words, sheet);
        sheet.gap();
        return advice(words, sheet);
    }
    // The emergency line, the signs above and below it that say how many are hidden, and an empty row.
    let question_rows = option::rows(&words.emergency.question, width) + 3;
    let rows = height.saturating_sub(question_rows).min(height / 2);
    let first = bullets::rows_of_each(&words.unanswered, width).first().map_or(0, |rows| rows + 2);
    if first <= rows {
        advice(words, &mut sheet.bottom(rows));
        sheet.bottom(1);
    }
    question(stopped, words, sheet);
}

fn advice(words: &Words, sheet: &mut Sheet<'_>) {
    sheet.caution(NO_ANSWER, sheet.theme.warn);
    bullets::draw(&words.unanswered, sheet);
}

fn rows_of_advice(words: &Words, width: u16) -> u16 {
    1 + bullets::rows(&words.unanswered, width)
}

/// What follows from a sign; whom to call stays in sight once it is known what to do.
fn named(stopped: &Stopped, sign: Sign, named: &FollowUp, words: &Words, sheet: &mut Sheet<'_>) {
    sheet.line(Span::styled(words.sign(sign), sheet.theme.title));
    if sheet.rows() > AIRY {
        sheet.gap();
    }
    follow_up::view::draw(named, words, sheet);
    if named.end().is_none() {
        return;
    }
    sheet.gap();
    if let Some(how) = stopped.offers() {
        go_on(words.go_on(how), sheet);
    } else if is_watched(stopped) {
        watch(words, sheet);
    }
}

/// On by choice, or finish.
fn go_on(offer: &str, sheet: &mut Sheet<'_>) {
    const KEY: u16 = 7;
    let theme = sheet.theme;
    let named = |binding: &&Binding| matches!(binding.action, Action::GoOn | Action::Choose);
    for binding in MAY_GO_ON.iter().filter(named) {
        let does = if binding.action == Action::GoOn { offer } else { "Finish here" };
        let mut row = sheet.top(lines_for(does, sheet.size().width.saturating_sub(KEY)));
        row.left(KEY).line(Span::styled(binding.name(), theme.key));
        row.words(does, theme.text);
    }
}
