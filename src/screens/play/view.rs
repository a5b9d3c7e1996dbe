//! A routine being followed: what to do now, where, how hard, how long, and what comes next.

mod figure;
mod guide;
mod pacer;
pub(crate) mod preview;

use std::time::Duration;

use ratatui::layout::Size;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::plan::Kind;
use crate::routine::duration;
use crate::screens::Play;
use crate::session::State;
use crate::widgets::digits::Digits;
use crate::widgets::layout::{Page, Room};
use crate::widgets::moving::Shown;
use crate::widgets::sheet::Sheet;
use crate::widgets::{moving, strip, text, wording};

/// Columns that words need next to the picture, and fewer words; and between the two.
const WORDS: u16 = 40;
const FEW_WORDS: u16 = 36;
const GAP: u16 = 2;

/// ```text
/// head
/// picture   guide: name, figure, pacer, instruction, caution
///
/// track of steps
/// next
/// last words
/// ```
pub(crate) fn draw(play: &Play, page: &Page, sheet: &mut Sheet<'_>) {
    head(play, &mut sheet.at(page.head));
    match page.room {
        Room::Tiny => countdown(play, &mut sheet.at(page.body)),
        Room::Small => guide::closely(play, &mut sheet.at(page.body)),
        Room::Narrow | Room::Usual | Room::Roomy => {
            let mut body = sheet.at(page.body_below_head());
            below(play, page.room, &mut body);
            beside(play, page.room, &mut body);
        }
    }
}

/// The routine; the step and the time that is left in all.
fn head(play: &Play, sheet: &mut Sheet<'_>) {
    let (session, theme) = (play.session(), sheet.theme);
    let moment = session.moment();
    let (step, of) = session.plan().step_number(moment.segment().pass);
    let hands_back = match session.state() {
        State::Resuming { left } => left,
        _ => Duration::ZERO,
    };
    let left = duration::clock(hands_back + moment.total_left());
    let sound = if play.is_silent() { "sound off · " } else { "" };
    let standing = match sheet.columns() {
        50.. => format!("{sound}step {step} of {of} · {left} left"),
        26.. => format!("{step}/{of} · {left}"),
        _ => String::new(),
    };
    sheet.ends(
        Span::styled(session.plan().title(), theme.title),
        Span::styled(standing, theme.quiet),
    );
}

/// The steps, what comes next, and the last words: always at the same place.
fn below(play: &Play, room: Room, sheet: &mut Sheet<'_>) {
    let session = play.session();
    sheet.bottom(u16::from(room == Room::Roomy));
    last_words(play, &mut sheet.bottom(1));
    next(play, &mut sheet.bottom(1));
    sheet.bottom(u16::from(room >= Room::Usual));
    strip::draw(session.plan(), &session.moment(), &mut sheet.bottom(strip::ROWS));
    sheet.bottom(u16::from(room == Room::Roomy));
}

/// The picture, no wider than it can be filled at its height, and the words.
fn beside(play: &Play, room: Room, sheet: &mut Sheet<'_>) {
    let words = if room == Room::Narrow { FEW_WORDS } else { WORDS };
    let (picture, gap) = moving::split(sheet.rows(), room, (words, GAP), sheet);
    if room < Room::Roomy {
        // In a high window, picture and words stand together in the middle.
        sheet.centre(moving::rows(picture).max(guide::LEAST_FOR_ALL));
    }
    let session = play.session();
    let moment = session.moment();
    let shown = Shown {
        moves: session.state() == State::Running,
        position: session.plan().choices().position,
        pressure: session.pressure(moving::pass(&moment)),
        no_go: play.shows_no_go(),
    };
    moving::draw(&moment, shown, &mut sheet.left(picture));
    sheet.left(gap);
    if sheet.rows() < guide::LEAST_FOR_ALL && room == Room::Narrow {
        guide::closely(play, sheet);
    } else {
        guide::fully(play, sheet);
    }
}

/// What comes after this; while something comes, what comes after that.
fn next(play: &Play, sheet: &mut Sheet<'_>) {
    let session = play.session();
    let moment = session.moment();
    let after = session.plan().segments().get(moment.index() + 1);
    let comes = match after.map(|segment| segment.kind) {
        Some(Kind::Release(_)) => "ease off for a moment, then hold again".to_owned(),
        Some(Kind::Hold(again)) if again > 0 => "hold again".to_owned(),
        _ => moment.next().map_or_else(|| "the end".to_owned(), wording::name),
    };
    labelled("next", Span::styled(comes, sheet.theme.text), sheet);
}

/// The answer to the last key, or else what was said last.
fn last_words(play: &Play, sheet: &mut Sheet<'_>) {
    let theme = sheet.theme;
    if play.note().is_empty() {
        labelled("said", Span::styled(play.said(), theme.quiet), sheet);
    } else {
        labelled("    ", Span::styled(play.note(), theme.good), sheet);
    }
}

fn labelled(label: &str, words: Span<'_>, sheet: &mut Sheet<'_>) {
    let label = Span::styled(format!("{label}  "), sheet.theme.quiet);
    sheet.line(Line::from(vec![label, words]));
}

/// The time that counts now, as large as fits.
fn countdown(play: &Play, sheet: &mut Sheet<'_>) {
    let (clock, style) = (clock(play), clock_style(play, sheet));
    let scale = Digits::fitting(&clock, sheet.size());
    if text::width(&clock) <= sheet.columns() {
        let Size { width, height } = Digits::size(&clock, scale);
        sheet.centre(height);
        sheet.left((sheet.size().width - width) / 2);
        sheet.digits(&clock, scale, style);
    } else {
        sheet.line(Span::styled(clock, style));
    }
}

/// The longest that it becomes in this plan.
fn widest_clock(play: &Play) -> String {
    let longest = play.session().plan().segments().iter().map(|segment| segment.length).max();
    duration::clock(longest.unwrap_or_default())
}

fn clock(play: &Play) -> String {
    duration::clock(match play.session().state() {
        State::Resuming { left } => left,
        _ => play.session().moment().left(),
    })
}

/// Bright while something is done, calm while it is led to or stands still.
fn clock_style(play: &Play, sheet: &Sheet<'_>) -> Style {
    let session = play.session();
    let between = session.moment().segment().kind.is_between();
    if play.flashes() {
        return sheet.theme.selected;
    }
    match session.state() {
        State::Running if !between => sheet.theme.accent,
        State::Paused(_) => sheet.theme.quiet,
        _ => sheet.theme.text,
    }
}
