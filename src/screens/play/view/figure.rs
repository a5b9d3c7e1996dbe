//! Draws the large figure and the words next to it: the time left and the pressure, or the breath if nothing else is
//! done.

use ratatui::style::{Modifier, Style};
use ratatui::text::{Line, Span};

use super::{clock, clock_style, widest_clock};
use crate::plan::Moment;
use crate::routine::body::Motion;
use crate::routine::breath::{Breath, BreathPhase, Phase};
use crate::routine::dose::{Dose, Pressure};
use crate::routine::duration;
use crate::routine::keyword::Keyword;
use crate::screens::Play;
use crate::session::SessionState;
use crate::widgets::canvas::Canvas;
use crate::widgets::digits::{Digits, Scale};
use crate::widgets::{text, wording};

/// Columns between the figure and the words next to it, and the same when columns are few.
const GAP: u16 = 3;
const NARROW_GAP: u16 = 2;

/// Rows of the words next to the figure, the columns that they need, and the columns with which they have room.
const BESIDE: u16 = 3;
const LEAST: usize = 19;
const ENOUGH: usize = 25;

/// Steps of the scale of pressure.
const STEPS: u8 = 10;

/// Draws the figure, and next to it `place` and the pressure as far as there is room.
pub(super) fn draw(play: &Play, scale: Scale, place: &str, canvas: &mut Canvas<'_>) {
    let breath = breath(play);
    let (figure, widest, style) = match &breath {
        Some(breath) => (seconds(breath), seconds(breath), breath_style(play, canvas)),
        None => (clock(play), widest_clock(play), clock_style(play, canvas)),
    };
    let [columns, widest] = [&figure, &widest].map(|figure| Digits::size(figure, scale).width);
    let mut row = canvas.digits(&figure, scale, style);
    // So that nothing moves when the figure has a digit less.
    row.left(widest.saturating_sub(columns));
    row.left(if row.columns() < ENOUGH { NARROW_GAP } else { GAP });
    row.centre(BESIDE);
    if let Some(breath) = breath {
        return breathing(play, &breath, &mut row);
    }
    if row.columns() < LEAST {
        return canvas.line(Span::styled(place.to_owned(), canvas.theme.text));
    }
    if !place.is_empty() {
        row.line(Span::styled(place.to_owned(), row.theme.text));
    }
    pressure(play, place.is_empty(), &mut row);
}

/// Returns the breath if nothing else is done, except while the hands come back after a pause.
fn breath(play: &Play) -> Option<BreathPhase> {
    let session = play.session();
    let moment = session.moment();
    let comes_back = matches!(session.state(), SessionState::Resuming { .. });
    moment.breath().filter(|_| is_only_breath(&moment) && !comes_back)
}

/// Returns true if nothing is done but paced breathing.
pub(super) fn is_only_breath(moment: &Moment<'_>) -> bool {
    moment.pass().movement.motion == Motion::Breathe && moment.breath().is_some()
}

/// Returns the seconds left of the current part of the breath.
fn seconds(breath: &BreathPhase) -> String {
    wording::seconds(breath.length.saturating_sub(breath.into))
}

fn breathing(play: &Play, breath: &BreathPhase, row: &mut Canvas<'_>) {
    let (session, theme) = (play.session(), row.theme);
    let moment = session.moment();
    let style = breath_style(play, row).add_modifier(Modifier::BOLD);
    row.line(Span::styled(wording::breath(breath.phase), style));
    let then = moment.pass().breath.map(|pattern| then(pattern, breath.phase));
    row.line(Span::styled(then.unwrap_or_default(), theme.text));
    let left = format!("{} left", clock(play));
    let count = count(&moment, breath).filter(|_| !session.plan().is_soft());
    let whole = count.map_or_else(|| left.clone(), |count| format!("{count} · {left}"));
    let fits = text::width(&whole) <= row.columns();
    row.line(Span::styled(if fits { whole } else { left }, theme.quiet));
}

fn breath_style(play: &Play, row: &Canvas<'_>) -> Style {
    if play.stands_still() { row.theme.quiet } else { row.theme.breath }
}

/// Says what follows a part of a breath: `then out for 6`.
fn then(pattern: Breath, now: Phase) -> String {
    let mut phases = pattern.phases().chain(pattern.phases());
    let next = phases.by_ref().skip_while(|(phase, _)| *phase != now).nth(1);
    let Some((phase, length)) = next else { return String::new() };
    let does = match phase {
        Phase::Inhale => "in",
        Phase::Held => "hold",
        Phase::Exhale => "out",
    };
    format!("then {does} for {}", duration::words(length).trim_end_matches('s'))
}

/// Says which breath of how many this is, if breaths are counted.
pub(super) fn count(moment: &Moment<'_>, breath: &BreathPhase) -> Option<String> {
    let Dose::Cycles(cycles, _) = moment.pass().dose else { return None };
    Some(format!("breath {} of {}", breath.cycle + 1, cycles.get()))
}

/// Writes the pressure and its limit, and draws it as dots if `with_dots`. Writes nothing if the hands do not press.
fn pressure(play: &Play, with_dots: bool, canvas: &mut Canvas<'_>) {
    let (theme, session) = (canvas.theme, play.session());
    let moment = session.moment();
    let pass = moment.pass();
    if !pass.movement.is_hands_on() {
        return;
    }
    let now = session.pressure(pass);
    let mut word = vec![Span::styled(now.word(), theme.accent)];
    if now < pass.pressure {
        word.push(Span::styled(format!(", not {}", pass.pressure.word()), theme.good));
    }
    canvas.line(word);
    if with_dots {
        canvas.line(dots(now, canvas));
    }
    canvas.line(Span::styled(format!("at most {} out of {STEPS}", now.ceiling()), theme.quiet));
}

/// Returns the pressure on its scale: `●●○○○○○○○○`.
fn dots(pressure: Pressure, canvas: &Canvas<'_>) -> Line<'static> {
    let (most, theme) = (usize::from(pressure.ceiling().min(STEPS)), canvas.theme);
    let empty = usize::from(STEPS) - most;
    vec![Span::styled("●".repeat(most), theme.zone), Span::styled("○".repeat(empty), theme.quiet)]
        .into()
}
