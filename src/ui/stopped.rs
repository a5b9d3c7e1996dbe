//! Stopped: what to do at once, then what made you stop, then what to do about it.

use ratatui::text::Span;

use super::digits::{Digits, Scale};
use super::room::{Page, Room};
use super::sheet::Sheet;
use super::{bullets, follow_up, option, scroll};
use crate::app::follow_up::FollowUp;
use crate::app::keys::{self, Action, Binding, Place};
use crate::app::stopped::Stage;
use crate::app::{Shared, Stopped, Today};
use crate::safety::Words;
use crate::safety::end::Kind;
use crate::session::Sign;

/// The word that is drawn large.
const STOP: &str = "STOP";

/// Where a question cannot be read whole.
const TOO_SMALL: &str = "Make this window larger: 40 by 10.";

/// With more rows than this there is one to leave empty.
const AIRY: u16 = 9;

/// The way to the whole emergency list.
const ALL_SIGNS: &str = "… press ! for all emergency signs";

/// With fewer rows for the list than this there is only the way to it.
const LEAST_SIGNS: u16 = 3;

/// The widest lines that are read easily.
const WIDEST: u16 = 78;

pub(super) fn draw(stopped: &Stopped, shared: &Shared, page: &Page, sheet: &mut Sheet<'_>) {
    let words = &shared.words;
    let mut sheet = sheet.at(ratatui::layout::Rect {
        y: page.head.y.min(page.body.y),
        height: page.body_above_a_gap().bottom().saturating_sub(page.head.y.min(page.body.y)),
        width: page.body.width.min(WIDEST),
        ..page.body
    });
    if page.room >= Room::Narrow {
        sheet.gap();
    }
    let unread = stopped.follow_up().is_some() && Today::is_cramped(shared);
    if unread {
        sheet.words(TOO_SMALL, sheet.theme.warn);
    }
    stop_words(stopped, page.room, &mut sheet);
    match stopped.stage() {
        _ if unread => {}
        Stage::Open => question(stopped, words, &mut sheet),
        Stage::Unanswered => {
            question(stopped, words, &mut sheet);
            sheet.gap();
            sheet.line(Span::styled("No answer, so in case you are dizzy:", sheet.theme.warn));
            bullets::draw(&words.unanswered, &mut sheet);
        }
        Stage::Named(sign, follow_up) => named(stopped, *sign, follow_up, words, &mut sheet),
    }
}

/// One sentence a line, in bold; where there is room, beside a large STOP.
fn stop_words(stopped: &Stopped, room: Room, sheet: &mut Sheet<'_>) {
    let (theme, words) = (sheet.theme, stopped.stop_words());
    if room < Room::Narrow {
        sheet.words(words, theme.stop);
        return;
    }
    let sentences: Vec<&str> = words.split_inclusive(". ").map(str::trim_end).collect();
    let large = if room == Room::Roomy { Scale::Large } else { Scale::Small };
    let size = Digits::size(STOP, large);
    let beside = room >= Room::Usual;
    let drawn = if beside { size.height } else { 0 };
    let mut row = sheet.top(drawn.max(as_rows(sentences.len())));
    if beside {
        row.left(1);
        row.left(size.width).draw(&Digits {
            text: STOP,
            style: theme.stop_drawn(),
            ascii: theme.ascii,
        });
        row.left(3);
        row.top(size.height.saturating_sub(as_rows(sentences.len())) / 2);
    }
    for sentence in sentences {
        row.line(Span::styled(format!(" {sentence} "), theme.stop));
    }
    sheet.gap();
}

fn as_rows(lines: usize) -> u16 {
    u16::try_from(lines).unwrap_or(u16::MAX)
}

/// The emergency line first, then the signs with their letters.
fn question(stopped: &Stopped, words: &Words, sheet: &mut Sheet<'_>) {
    let signs = words.signs().map(|(_, sign)| (sign.key, sign.line.as_str()));
    let emergency = std::iter::once(('!', words.emergency.question.as_str()));
    let all: Vec<(char, &str)> = emergency.chain(signs).collect();
    let width = sheet.size().width;
    let rows: Vec<u16> = all.iter().map(|(_, line)| option::rows(line, width)).collect();
    let airy = sheet.rows() > rows.iter().sum::<u16>() + 6;
    scroll::around(stopped.selected(), &rows, sheet, |index, sheet| {
        let Some((key, line)) = all.get(index) else { return };
        option::draw(&format!(" {key}"), line, index == stopped.selected(), sheet);
        if airy && index == 0 {
            sheet.gap();
        }
    });
}

/// What follows from a sign; whom to call stays in sight once it is known what to do.
fn named(stopped: &Stopped, sign: Sign, named: &FollowUp, words: &Words, sheet: &mut Sheet<'_>) {
    let theme = sheet.theme;
    sheet.line(Span::styled(words.sign(sign), theme.title));
    if sheet.rows() > AIRY {
        sheet.gap();
    }
    let Some(end) = named.end() else { return follow_up::draw(named, words, sheet) };
    follow_up::draw(named, words, sheet);
    sheet.gap();
    if let Some(how) = stopped.offers() {
        go_on(words.go_on(how), sheet);
    } else if end.sign.is_some_and(Kind::needs_watching) {
        watch(words, sheet);
    }
}

/// The emergency list again, since signs can start hours or days later; whom to call always stays.
pub(super) fn watch(words: &Words, sheet: &mut Sheet<'_>) {
    let (theme, list) = (sheet.theme, &words.emergency);
    sheet.bottom(sheet.lines_for(&list.call)).words(&list.call, theme.warn);
    let above = sheet.lines_for(&words.after.watch);
    if sheet.rows() < above + LEAST_SIGNS {
        return sheet.line(Span::styled(ALL_SIGNS, theme.text));
    }
    sheet.words(&words.after.watch, theme.warn);
    if sheet.rows() > bullets::rows(&list.signs, sheet.size().width) {
        sheet.bottom(1);
    }
    bullets::draw_or(&list.signs, ALL_SIGNS, sheet);
}

/// On by choice, or finish.
fn go_on(offer: &str, sheet: &mut Sheet<'_>) {
    let theme = sheet.theme;
    let named = |binding: &&Binding| matches!(binding.action, Action::GoOn | Action::Choose);
    for binding in keys::bindings(Place::MayGoOn).iter().filter(named) {
        let does = if binding.action == Action::GoOn { offer } else { "Finish here" };
        let mut row = sheet.top(sheet.lines_for(does).max(1));
        row.left(7).line(Span::styled(binding.name(), theme.key));
        row.words(does, theme.text);
    }
}
