//! Stopped: what to do at once, then what made you stop, then what to do about it.

use ratatui::text::Span;

use super::bullets;
use super::room::{Page, Room};
use super::sheet::{self, Sheet};
use crate::app::Stopped;
use crate::app::keys::{self, Action, Binding, Place};
use crate::app::stopped::Answer;
use crate::safety::Words;
use crate::session::Sign;

/// The widest lines that are read easily.
const WIDEST: u16 = 78;

/// Between the edge of a line that can be chosen and its words.
const INDENT: u16 = 1;

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

/// The emergency line first, then the signs with their letters; from the chosen one on where not all fit.
fn question(stopped: &Stopped, words: &Words, sheet: &mut Sheet<'_>) {
    let chosen = stopped.selected();
    let signs: Vec<_> = words.signs().map(|(_, sign)| sign).collect();
    let emergency = &words.emergency.question;
    let rows = sheet::lines_for(emergency, sheet.size().width.saturating_sub(INDENT));
    let needed = usize::from(rows) + signs.len();
    let (fits, airy) =
        (usize::from(sheet.rows()) >= needed, usize::from(sheet.rows()) > needed + 6);
    if fits || chosen == 0 {
        line(emergency, chosen == 0, &mut sheet.top(rows));
    }
    if airy {
        sheet.gap();
    }
    let first = if fits { 0 } else { chosen.saturating_sub(1) };
    for (index, sign) in signs.iter().enumerate().skip(first) {
        let mut row = sheet.top(1);
        let chosen = chosen == index + 1;
        let style = if chosen { row.theme.selected } else { row.theme.key };
        if chosen {
            row.tint(style);
        }
        row.left(INDENT);
        row.left(2).line(Span::styled(sign.key.to_string(), style));
        line(&sign.line, chosen, &mut row);
    }
}

/// Words of the question, marked if Enter would take them.
fn line(words: &str, chosen: bool, sheet: &mut Sheet<'_>) {
    let style = if chosen { sheet.theme.selected } else { sheet.theme.text };
    if chosen {
        sheet.tint(style);
    }
    sheet.left(INDENT);
    sheet.words(words, style);
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
