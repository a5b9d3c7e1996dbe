//! Draws the words next to the picture: name, large figure, pacers, instruction and caution.

use ratatui::layout::Size;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::pacer::Pacer;
use super::{figure, pacer};
use crate::plan::{SegmentKind, phrases};
use crate::screens::Play;
use crate::session::SessionState;
use crate::widgets::canvas::Canvas;
use crate::widgets::digits::{Digits, Scale};
use crate::widgets::wording;

/// Columns and rows of the fullest guide at each scale, with everything that is said about a zone.
const FULL: [(Scale, Size); 2] =
    [(Scale::Huge, Size::new(70, 36)), (Scale::Large, Size::new(50, 26))];

/// Most columns of a line: longer lines are hard to read.
const WIDEST: u16 = 80;

/// Rows in which everything fits even into a narrow column.
pub(super) const LEAST_FOR_ALL: u16 = 20;

/// Rows that are always there: the name, the place, and blank rows around the pacers.
const FIXED: u16 = 4;

/// Draws everything, from the fixed slots at the top to the words that flow below them.
pub(super) fn full(play: &Play, canvas: &mut Canvas<'_>) {
    let fits = |(_, full): &&(Scale, Size)| {
        canvas.rows() >= full.height && canvas.size().width >= full.width
    };
    let airy = FULL.iter().find(fits);
    let scale = airy.map_or(Scale::Small, |(scale, _)| *scale);
    let mut canvas = canvas.left(WIDEST);
    let pacers = pacer::pacers(play, canvas.theme);
    let needed = rows(play, scale, &pacers, &canvas);
    let above = match airy {
        Some((_, full)) => (canvas.rows() - full.height) / 2,
        None => u16::from(needed < canvas.rows()),
    };
    canvas.top(above);
    heading(play, needed > canvas.rows(), &mut canvas);
    let gap = if airy.is_some() { 2 } else { 1 };
    canvas.top(gap - 1);
    figure::draw(play, scale, "", &mut canvas);
    canvas.top(gap);
    for pacer in pacers {
        pacer.draw(&mut canvas);
    }
    canvas.top(gap);
    instruction(play, &mut canvas);
    if airy.is_some() {
        zone(play, &mut canvas);
    }
}

/// Returns the rows that everything takes, apart from blank rows and words that may be missing.
fn rows(play: &Play, scale: Scale, pacers: &[Pacer], canvas: &Canvas<'_>) -> u16 {
    let moment = play.session().moment();
    let pacers: u16 = pacers.iter().map(Pacer::rows).sum();
    let caution = canvas.lines_for(&moment.pass().movement.words.caution);
    let words = canvas.lines_for(&what(play)) + caution + u16::from(caution > 0);
    FIXED + Digits::size("0", scale).height + pacers + words
}

/// Draws what fits into few rows, with the cue in place of the instruction.
pub(super) fn compact(play: &Play, canvas: &mut Canvas<'_>) {
    let airy = canvas.rows() >= 11;
    name(play, "", canvas);
    let moment = play.session().moment();
    figure::draw(play, Scale::Small, &wording::side(moment.pass()), canvas);
    canvas.top(u16::from(airy));
    for pacer in pacer::pacers(play, canvas.theme).into_iter().take(if airy { 3 } else { 2 }) {
        pacer.draw(&mut canvas.top(1));
    }
    cue(play, canvas);
}

/// Writes the name of the move, with the place below it, or next to it if there is no row for that.
fn heading(play: &Play, is_tight: bool, canvas: &mut Canvas<'_>) {
    let place = place(play);
    if is_tight {
        return name(play, &place, canvas);
    }
    name(play, "", canvas);
    canvas.line(Span::styled(place, canvas.theme.quiet));
}

/// Names the side, the hand and the spot.
fn place(play: &Play) -> String {
    let moment = play.session().moment();
    let spot = moment.stroke().filter(|stroke| stroke.spots > 1);
    let spot = spot.map(|stroke| format!("spot {} of {}", stroke.spot + 1, stroke.spots));
    let side = Some(wording::side(moment.pass())).filter(|side| !side.is_empty());
    side.into_iter().chain(spot).collect::<Vec<_>>().join(" · ")
}

/// Writes the name of the move, and whether it is being done, comes next, or is paused.
fn name(play: &Play, place: &str, canvas: &mut Canvas<'_>) {
    let (theme, session) = (canvas.theme, play.session());
    let moment = session.moment();
    let title = moment.pass().movement.words.title.as_str();
    let state = match (session.state(), moment.segment().kind) {
        (SessionState::Paused(_), _) => return paused(title, canvas),
        (SessionState::Resuming { .. }, _) => "Resuming: ",
        (_, SegmentKind::GetReady) => "Get ready: ",
        (_, SegmentKind::LeadIn) if moment.pass().second => "Switch: ",
        (_, SegmentKind::LeadIn) => "Next: ",
        _ => "",
    };
    let place = if place.is_empty() { String::new() } else { format!(" · {place}") };
    canvas.line(Line::from(vec![
        Span::styled(state, theme.accent),
        Span::styled(title, theme.title),
        Span::styled(place, theme.quiet),
    ]));
}

fn paused(title: &str, canvas: &mut Canvas<'_>) {
    let theme = canvas.theme;
    let badge = Span::styled(" Paused ", theme.badge);
    canvas.line(Line::from(vec![badge, Span::styled(format!("  {title}"), theme.quiet)]));
}

/// Says how the move is done.
fn what(play: &Play) -> String {
    let moment = play.session().moment();
    let movement = &moment.pass().movement;
    match phrases::place_of(movement) {
        Some(place) => format!("{place} {}", movement.words.instruction),
        None => movement.words.instruction.clone(),
    }
}

/// Writes how the move is done, and its caution, which is always shown whole.
fn instruction(play: &Play, canvas: &mut Canvas<'_>) {
    let theme = canvas.theme;
    let moment = play.session().moment();
    let asks = moment.segment().kind == SegmentKind::Check;
    let style = if asks { theme.title } else { theme.text };
    above_caution(&what(play), style, &moment.pass().movement.words.caution, canvas);
}

/// Writes words, a blank row, and a caution, for which room is kept.
fn above_caution(words: &str, style: Style, caution: &str, canvas: &mut Canvas<'_>) {
    let warn = canvas.theme.warn;
    let kept = if caution.is_empty() { 0 } else { canvas.lines_for(caution) + 1 };
    let rows = canvas.rows().saturating_sub(kept).max(1);
    canvas.top(canvas.lines_for(words).min(rows)).words(words, style);
    if !caution.is_empty() && canvas.rows() > 1 {
        canvas.gap();
        canvas.caution(caution, warn);
    }
}

/// Writes where to find the zone, and where never to press.
fn zone(play: &Play, canvas: &mut Canvas<'_>) {
    let (theme, session) = (canvas.theme, play.session());
    let moment = session.moment();
    let pass = moment.pass();
    let Some(zone) = pass.movement.zones.first().filter(|_| pass.movement.is_hands_on()) else {
        return;
    };
    if let Some(words) = session.plan().catalogue().zone(*zone) {
        for line in [&words.find, &words.no_go] {
            if canvas.rows() > canvas.lines_for(line) {
                canvas.gap();
                canvas.words(line, theme.quiet);
            }
        }
    }
}

/// Writes the few words that are said during the move, and its caution if there is room.
fn cue(play: &Play, canvas: &mut Canvas<'_>) {
    let moment = play.session().moment();
    let words = &moment.pass().movement.words;
    let caution = if words.caution_cue.is_empty() { &words.caution } else { &words.caution_cue };
    let needed = canvas.lines_for(&words.cue) + 1 + canvas.lines_for(caution);
    canvas.top(u16::from(needed < canvas.rows()));
    above_caution(&words.cue, canvas.theme.text, caution, canvas);
}
