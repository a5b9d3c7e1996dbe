//! The words beside the picture: name, large figure, what paces, instruction, caution.

use ratatui::layout::Size;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::pacer::Pacer;
use super::{figure, pacer};
use crate::plan::{Kind, phrases};
use crate::screens::Play;
use crate::session::State;
use crate::widgets::digits::{Digits, Scale};
use crate::widgets::sheet::Sheet;
use crate::widgets::wording;

/// What the fullest guide takes in each scale, with all that is said of a zone.
const FULL: [(Scale, Size); 2] =
    [(Scale::Huge, Size::new(70, 36)), (Scale::Large, Size::new(50, 26))];

/// Longer lines are hard to read.
const WIDEST: u16 = 80;

/// Rows in which everything fits even into a narrow column.
pub(super) const LEAST_FOR_ALL: u16 = 20;

/// Rows that are always the same: name and place, blanks around what paces.
const FIXED: u16 = 4;

/// Everything, from the fixed slots at the top to the words that flow below them.
pub(super) fn fully(play: &Play, sheet: &mut Sheet<'_>) {
    let fits = |(_, full): &&(Scale, Size)| {
        sheet.rows() >= full.height && sheet.size().width >= full.width
    };
    let airy = FULL.iter().find(fits);
    let scale = airy.map_or(Scale::Small, |(scale, _)| *scale);
    let mut sheet = sheet.left(WIDEST);
    let pacers = pacer::pacers(play, sheet.theme);
    let needed = rows(play, scale, &pacers, &sheet);
    let above = match airy {
        Some((_, full)) => (sheet.rows() - full.height) / 2,
        None => u16::from(needed < sheet.rows()),
    };
    sheet.top(above);
    heading(play, needed > sheet.rows(), &mut sheet);
    let gap = if airy.is_some() { 2 } else { 1 };
    sheet.top(gap - 1);
    figure::draw(play, scale, "", &mut sheet);
    sheet.top(gap);
    for pacer in pacers {
        pacer.draw(&mut sheet);
    }
    sheet.top(gap);
    instruction(play, &mut sheet);
    if airy.is_some() {
        zone(play, &mut sheet);
    }
}

/// The rows that everything takes without any that may be missing.
fn rows(play: &Play, scale: Scale, pacers: &[Pacer], sheet: &Sheet<'_>) -> u16 {
    let moment = play.session().moment();
    let pacers: u16 = pacers.iter().map(Pacer::rows).sum();
    let caution = sheet.lines_for(&moment.pass().movement.words.caution);
    let words = sheet.lines_for(&what(play)) + caution + u16::from(caution > 0);
    FIXED + Digits::size("0", scale).height + pacers + words
}

/// What fits into few rows: the cue in place of the instruction.
pub(super) fn closely(play: &Play, sheet: &mut Sheet<'_>) {
    let airy = sheet.rows() >= 11;
    name(play, "", sheet);
    let moment = play.session().moment();
    figure::draw(play, Scale::Small, &wording::side(moment.pass()), sheet);
    sheet.top(u16::from(airy));
    for pacer in pacer::pacers(play, sheet.theme).into_iter().take(if airy { 3 } else { 2 }) {
        pacer.draw(&mut sheet.top(1));
    }
    cue(play, sheet);
}

/// What is done, and below it where; beside it, if there is no row for it.
fn heading(play: &Play, is_tight: bool, sheet: &mut Sheet<'_>) {
    let place = place(play);
    if is_tight {
        return name(play, &place, sheet);
    }
    name(play, "", sheet);
    sheet.line(Span::styled(place, sheet.theme.quiet));
}

/// The side, the hand and the spot.
fn place(play: &Play) -> String {
    let moment = play.session().moment();
    let spot = moment.stroke().filter(|stroke| stroke.spots > 1);
    let spot = spot.map(|stroke| format!("spot {} of {}", stroke.spot + 1, stroke.spots));
    let side = Some(wording::side(moment.pass())).filter(|side| !side.is_empty());
    side.into_iter().chain(spot).collect::<Vec<_>>().join(" · ")
}

/// What is done, and whether it is done now, comes, or waits.
fn name(play: &Play, place: &str, sheet: &mut Sheet<'_>) {
    let (theme, session) = (sheet.theme, play.session());
    let moment = session.moment();
    let title = moment.pass().movement.words.title.as_str();
    let state = match (session.state(), moment.segment().kind) {
        (State::Paused(_), _) => return paused(title, sheet),
        (State::Resuming { .. }, _) => "Resuming: ",
        (_, Kind::GetReady) => "Get ready: ",
        (_, Kind::LeadIn) if moment.pass().second => "Switch: ",
        (_, Kind::LeadIn) => "Next: ",
        _ => "",
    };
    let place = if place.is_empty() { String::new() } else { format!(" · {place}") };
    sheet.line(Line::from(vec![
        Span::styled(state, theme.accent),
        Span::styled(title, theme.title),
        Span::styled(place, theme.quiet),
    ]));
}

fn paused(title: &str, sheet: &mut Sheet<'_>) {
    let theme = sheet.theme;
    let badge = Span::styled(" Paused ", theme.badge);
    sheet.line(Line::from(vec![badge, Span::styled(format!("  {title}"), theme.quiet)]));
}

/// How it is done.
fn what(play: &Play) -> String {
    let moment = play.session().moment();
    let movement = &moment.pass().movement;
    match phrases::place_of(movement) {
        Some(place) => format!("{place} {}", movement.words.instruction),
        None => movement.words.instruction.clone(),
    }
}

/// How it is done, and what to be careful of, which is shown whole.
fn instruction(play: &Play, sheet: &mut Sheet<'_>) {
    let theme = sheet.theme;
    let moment = play.session().moment();
    let asks = moment.segment().kind == Kind::Check;
    let style = if asks { theme.title } else { theme.text };
    above_caution(&what(play), style, &moment.pass().movement.words.caution, sheet);
}

/// Words, a blank row, and a caution, for which room is kept.
fn above_caution(words: &str, style: Style, caution: &str, sheet: &mut Sheet<'_>) {
    let warn = sheet.theme.warn;
    let kept = if caution.is_empty() { 0 } else { sheet.lines_for(caution) + 1 };
    let room = sheet.rows().saturating_sub(kept).max(1);
    sheet.top(sheet.lines_for(words).min(room)).words(words, style);
    if !caution.is_empty() && sheet.rows() > 1 {
        sheet.gap();
        sheet.caution(caution, warn);
    }
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
    let moment = play.session().moment();
    let words = &moment.pass().movement.words;
    let caution = if words.caution_cue.is_empty() { &words.caution } else { &words.caution_cue };
    let needed = sheet.lines_for(&words.cue) + 1 + sheet.lines_for(caution);
    sheet.top(u16::from(needed < sheet.rows()));
    above_caution(&words.cue, sheet.theme.text, caution, sheet);
}
