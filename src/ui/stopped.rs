//! Stopped: what to do at once, then what made you stop, then what to do about it.

use ratatui::text::Span;

use super::bullets;
use super::room::{Page, Room};
use super::sheet::Sheet;
use crate::app::Stopped;
use crate::app::keys::{self, Action, Binding, Place};
use crate::app::stopped::Answer;
use crate::safety::Words;
use crate::session::Sign;

/// The widest lines that are read easily.
const WIDEST: u16 = 76;

pub(super) fn draw(stopped: &Stopped, words: &Words, page: &Page, sheet: &mut Sheet<'_>) {
    let mut sheet = sheet.at(ratatui::layout::Rect {
        y: page.head.y.min(page.body.y),
        height: page.body_above_a_gap().bottom().saturating_sub(page.head.y.min(page.body.y)),
        width: page.body.width.min(WIDEST),
        ..page.body
    });
    if page.room >= Room::Narrow {
        sheet.gap();
    }
    stop_words(stopped, page.room, &mut sheet);
    match stopped.answer() {
        Answer::Open => question(stopped, words, &mut sheet),
        Answer::Unanswered => {
            question(stopped, words, &mut sheet);
            sheet.gap();
            sheet.line(Span::styled("No answer, so in case you are dizzy:", sheet.theme.warn));
            bullets::draw(words.advice(Sign::Dizzy), &mut sheet);
        }
        Answer::Named(sign) => named(stopped, sign, words, &mut sheet),
    }
}

/// One sentence a line, in bold, with nothing beside them.
fn stop_words(stopped: &Stopped, room: Room, sheet: &mut Sheet<'_>) {
    let theme = sheet.theme;
    if room < Room::Narrow {
        sheet.words(stopped.stop_words(), theme.stop);
        return;
    }
    for sentence in stopped.stop_words().split_inclusive(". ") {
        sheet.line(Span::styled(format!(" {} ", sentence.trim_end()), theme.stop));
    }
    sheet.gap();
}

/// The emergency line first, then the signs with their letters.
fn question(stopped: &Stopped, words: &Words, sheet: &mut Sheet<'_>) {
    let theme = sheet.theme;
    let chosen = |line: usize| stopped.selected() == line;
    let style = |line: usize| if chosen(line) { theme.selected } else { theme.text };
    let emergency = &words.emergency.question;
    let rows = sheet.lines_for(emergency).min(sheet.rows());
    let mut part = sheet.top(rows);
    if chosen(0) {
        part.tint(theme.selected);
    }
    part.words(emergency, style(0));
    for (index, (_, sign)) in words.signs().enumerate() {
        let mut row = sheet.top(1);
        let key = if chosen(index + 1) { theme.selected } else { theme.key };
        if chosen(index + 1) {
            row.tint(theme.selected);
        }
        row.line(vec![
            Span::styled(format!(" {}  ", sign.key), key),
            Span::styled(sign.line.as_str(), style(index + 1)),
        ]);
    }
}

/// What to do about a sign; whom to call stays in sight.
fn named(stopped: &Stopped, sign: Sign, words: &Words, sheet: &mut Sheet<'_>) {
    let theme = sheet.theme;
    let line =
        words.signs().find(|(other, _)| *other == sign).map(|(_, words)| words.line.as_str());
    sheet.line(Span::styled(line.unwrap_or_default(), theme.title));
    let (advice, call) = (words.advice(sign), &words.emergency.call);
    if sign.is_symptom() {
        let (rows, calling) = (bullets::rows(advice, sheet.size().width), sheet.lines_for(call));
        let room = sheet.rows().saturating_sub(calling + 1);
        bullets::draw(advice, &mut sheet.top(rows.min(room)));
        sheet.gap();
        sheet.words(call, theme.warn);
        return;
    }
    bullets::draw(advice, sheet);
    if stopped.has_session() {
        sheet.gap();
        go_on(words, sheet);
    }
}

/// After just stopping: on, or finish.
fn go_on(words: &Words, sheet: &mut Sheet<'_>) {
    let theme = sheet.theme;
    let named = |binding: &&Binding| matches!(binding.action, Action::GoOn | Action::Choose);
    for binding in keys::bindings(Place::JustStopped).iter().filter(named) {
        let does =
            if binding.action == Action::GoOn { words.resume.just.as_str() } else { "Finish here" };
        let key = Span::styled(format!("{:7}", binding.name()), theme.key);
        sheet.line(vec![key, Span::styled(does, theme.text)]);
    }
}
