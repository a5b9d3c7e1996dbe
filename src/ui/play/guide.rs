//! The words beside the picture: name, countdown, side and pressure, pacers, instruction, caution.

use ratatui::layout::Size;
use ratatui::text::{Line, Span};

use super::{countdown_in, pacer};
use crate::app::Play;
use crate::plan::{Kind, phrases};
use crate::routine::step::Pass;
use crate::routine::word::Word;
use crate::session::State;
use crate::ui::digits::{Digits, Scale};
use crate::ui::sheet::Sheet;
use crate::ui::{text, wording};

/// With fewer columns beside the countdown, the words there stand closer to it.
const NARROW: usize = 24;

/// Columns of the pressure beside the countdown: `at most 4 out of 10`.
const BESIDE: usize = 19;

/// What the fullest guide takes, with large digits and all that is said of a zone.
const FULL: Size = Size::new(50, 26);

/// Rows in which everything fits even into a narrow column.
pub(super) const LEAST_FOR_ALL: u16 = 20;

/// Everything, from the fixed slots at the top to the words that flow below them.
pub(super) fn fully(play: &Play, sheet: &mut Sheet<'_>) {
    let high = sheet.rows() >= FULL.height;
    let large = high && sheet.size().width >= FULL.width;
    sheet.top(sheet.rows().saturating_sub(FULL.height) / 2);
    name(play, sheet);
    if high {
        sheet.gap();
    }
    block(play, if large { Scale::Large } else { Scale::Small }, sheet);
    sheet.gap();
    pacer::draw(play, pacer::ROWS, sheet);
    sheet.gap();
    instruction(play, sheet);
    if high {
        zone(play, sheet);
    }
}

/// What fits into few rows: the cue in place of the instruction.
pub(super) fn closely(play: &Play, sheet: &mut Sheet<'_>) {
    let airy = sheet.rows() >= 10;
    name(play, sheet);
    block(play, Scale::Small, sheet);
    if airy {
        sheet.gap();
    }
    pacer::draw(play, if sheet.rows() >= 4 { 2 } else { 1 }, sheet);
    if airy {
        sheet.gap();
    }
    cue(play, sheet);
}

/// What is done, and whether it is done now, comes, or waits.
fn name(play: &Play, sheet: &mut Sheet<'_>) {
    let (theme, session) = (sheet.theme, play.session());
    let moment = session.moment();
    let state = match (session.state(), moment.segment().kind) {
        (State::Paused(_), _) => return paused(&moment.pass().movement.words.title, sheet),
        (State::Resuming { .. }, _) => "Resuming: ",
        (_, Kind::GetReady) => "Get ready: ",
        (_, Kind::LeadIn) if moment.pass().second => "Switch: ",
        (_, Kind::LeadIn) => "Next: ",
        _ => "",
    };
    let title = Span::styled(moment.pass().movement.words.title.as_str(), theme.title);
    sheet.line(Line::from(vec![Span::styled(state, theme.accent), title]));
}

fn paused(title: &str, sheet: &mut Sheet<'_>) {
    let theme = sheet.theme;
    let badge = Span::styled(" Paused ", theme.badge);
    sheet.line(Line::from(vec![badge, Span::styled(format!("  {title}"), theme.quiet)]));
}

/// The countdown, and beside it side, hand and pressure; below it where there is no room beside it.
fn block(play: &Play, scale: Scale, sheet: &mut Sheet<'_>) {
    let moment = play.session().moment();
    let (pass, text) = (moment.pass(), sheet.theme.text);
    let side = wording::side(pass);
    let Size { height, .. } = Digits::size("0", scale);
    let mut row = sheet.top(height);
    countdown_in(play, scale, &mut row);
    row.left(if row.columns() < NARROW { 2 } else { 3 });
    if row.columns() < text::width(&side).max(BESIDE) {
        return sheet.line(Span::styled(side, text));
    }
    row.top(height.saturating_sub(3) / 2);
    if !side.is_empty() {
        row.line(Span::styled(side, text));
    }
    pressure(play, pass, &mut row);
}

/// How hard at most; where hands press nothing, nothing.
fn pressure(play: &Play, pass: &Pass, sheet: &mut Sheet<'_>) {
    if !pass.movement.is_hands_on() {
        return;
    }
    let (theme, now) = (sheet.theme, play.session().pressure(pass));
    let mut word = vec![Span::styled(now.word(), theme.accent)];
    if now < pass.pressure {
        word.push(Span::styled(format!(", not {}", pass.pressure.word()), theme.good));
    }
    sheet.line(word);
    sheet.line(Span::styled(format!("at most {} out of 10", now.ceiling()), theme.quiet));
}

/// How it is done, and what to be careful of.
fn instruction(play: &Play, sheet: &mut Sheet<'_>) {
    let theme = sheet.theme;
    let moment = play.session().moment();
    let movement = &moment.pass().movement;
    let words = &movement.words;
    let asks = moment.segment().kind == Kind::Check;
    let what = match phrases::place_of(movement) {
        Some(place) => format!("{place} {}", words.instruction),
        None => words.instruction.clone(),
    };
    sheet.words(&what, if asks { theme.title } else { theme.text });
    if sheet.rows() > sheet.lines_for(&words.caution) {
        sheet.gap();
    }
    sheet.words(&words.caution, theme.warn);
}

/// Where the zone is found, and where never to press.
fn zone(play: &Play, sheet: &mut Sheet<'_>) {
    let (theme, session) = (sheet.theme, play.session());
    let moment = session.moment();
    let pass = moment.pass();
    let Some(zone) = pass.movement.zones.first().filter(|_| pass.movement.is_hands_on()) else {
        return;
    };
    if let Some(words) = session.plan().catalogue().zone(*zone) {
        for line in [&words.find, &words.no_go] {
            if sheet.rows() > sheet.lines_for(line) {
                sheet.gap();
                sheet.words(line, theme.quiet);
            }
        }
    }
}

/// The few words that are said while it is done, and the caution where it finds room.
fn cue(play: &Play, sheet: &mut Sheet<'_>) {
    let theme = sheet.theme;
    let moment = play.session().moment();
    let words = &moment.pass().movement.words;
    sheet.words(&words.cue, theme.text);
    let caution = if words.caution_cue.is_empty() { &words.caution } else { &words.caution_cue };
    let rows = sheet.lines_for(caution);
    if sheet.rows() > rows {
        sheet.gap();
    }
    if sheet.rows() >= rows {
        sheet.words(caution, theme.warn);
    }
}
