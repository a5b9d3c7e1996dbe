//! What paces: the breath, the stroke, the hold, each a word, a bar and a figure in fixed columns.

use std::time::Duration;

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::app::Play;
use crate::app::keys::{self, Action};
use crate::plan::moment::StrokePhase;
use crate::plan::{Kind, Moment, phrases};
use crate::routine::breath::{BreathPhase, Phase};
use crate::routine::dose::Dose;
use crate::routine::duration;
use crate::session::State;
use crate::ui::bar::Bar;
use crate::ui::sheet::Sheet;
use crate::ui::theme::Theme;
use crate::ui::wording;

/// The rows that pacers take when there are most of them; what is below never moves.
pub(super) const ROWS: u16 = 3;

/// Columns of the word before a bar, and of the figure after it.
const WORD: u16 = 13;
const FIGURE: u16 = 4;

/// Longer bars tell no more, and cost more to draw.
const LONGEST: u16 = 28;

/// One row.
enum Pacer {
    /// A word, how full its bar is, and what stands after it.
    Bar(&'static str, f64, String, Style),
    /// Words alone.
    Words(Line<'static>),
}

/// As many pacers as `rows`, the rest of which stay empty.
pub(super) fn draw(play: &Play, rows: u16, sheet: &mut Sheet<'_>) {
    let mut sheet = sheet.top(rows);
    for pacer in pacers(play, sheet.theme) {
        match pacer {
            Pacer::Words(words) => sheet.line(words),
            Pacer::Bar(word, fraction, figure, style) => {
                bar(word, fraction, &figure, style, &mut sheet.top(1));
            }
        }
    }
}

fn bar(word: &str, fraction: f64, figure: &str, style: Style, row: &mut Sheet<'_>) {
    let track = row.theme.track;
    row.left(WORD).line(Span::styled(word, style));
    let length = row.size().width.saturating_sub(FIGURE).min(LONGEST);
    row.left(length).draw(&Bar { fraction, style, track });
    row.line(Span::styled(format!(" {figure}"), row.theme.quiet));
}

fn pacers(play: &Play, theme: &Theme) -> Vec<Pacer> {
    let session = play.session();
    let moment = session.moment();
    match (session.state(), moment.segment().kind) {
        (State::Paused(_), _) => standing_still(theme),
        (State::Resuming { left }, _) => {
            let words = format!("Going on in {}", wording::seconds(left));
            vec![said(words, theme.accent), said("Hands back into place.", theme.text)]
        }
        _ => match moment.easing_off() {
            Some(held) => vec![said(phrases::way_back(held), theme.accent)],
            None => running(play, &moment, theme),
        },
    }
}

/// What a key does now, as the table says it.
fn standing_still(theme: &Theme) -> Vec<Pacer> {
    let offered = [Action::Resume, Action::Stop];
    let bindings = keys::bindings(keys::Place::Paused).iter();
    let mut lines: Vec<Pacer> = bindings
        .filter(|binding| offered.contains(&binding.action))
        .map(|binding| {
            let name = Span::styled(format!("{:7}", binding.name()), theme.key);
            Pacer::Words(vec![name, Span::styled(binding.label, theme.text)].into())
        })
        .collect();
    lines.push(said("The time stands still.", theme.quiet));
    lines
}

fn running(play: &Play, moment: &Moment<'_>, theme: &Theme) -> Vec<Pacer> {
    match moment.segment().kind {
        Kind::GetReady => {
            let position = play.session().plan().choices().position;
            vec![
                said(phrases::place(position), theme.text),
                said("It begins by itself.", theme.quiet),
            ]
        }
        Kind::LeadIn if moment.pass().movement.is_hands_on() => {
            vec![said("Hands into place.", theme.text)]
        }
        Kind::LeadIn => vec![said("In a moment.", theme.text)],
        Kind::EaseOff => vec![said(phrases::way_back(moment.pass()), theme.accent)],
        Kind::Check => check(theme),
        _ => working(play, moment, theme),
    }
}

/// What can be answered while it asks.
fn check(theme: &Theme) -> Vec<Pacer> {
    let answers = [("-", "too much: lighter from here on"), ("S", "odd: stop")];
    let answer = |(key, words): (&'static str, &'static str)| {
        let key = Span::styled(format!("{key}  "), theme.key);
        Pacer::Words(vec![key, Span::styled(words, theme.text)].into())
    };
    let mut lines: Vec<Pacer> = answers.map(answer).into();
    lines.push(said("All well: do nothing.", theme.quiet));
    lines
}

fn working(play: &Play, moment: &Moment<'_>, theme: &Theme) -> Vec<Pacer> {
    let quiet = play.session().plan().is_soft();
    let mut rows: Vec<Pacer> =
        moment.breath().map(|breath| breathing(&breath, theme)).into_iter().collect();
    match (moment.segment().kind, moment.stroke(), moment.pass().dose) {
        (Kind::Hold(turn), _, Dose::Hold(_, times, _)) => {
            rows.push(stretch("hold", moment, theme));
            if times.get() > 1 {
                rows.push(said(format!("hold {} of {}", turn + 1, times.get()), theme.quiet));
            }
        }
        (Kind::Release(_), ..) => rows.push(stretch("let go", moment, theme)),
        (_, Some(stroke), _) => {
            rows.push(stroking(&stroke, moment, theme));
            rows.push(said(counted(&stroke, quiet), theme.quiet));
        }
        (_, _, Dose::Cycles(cycles, _)) => {
            let nth = moment.breath().map_or(0, |breath| breath.cycle) + 1;
            if !quiet {
                rows.push(said(format!("breath {nth} of {}", cycles.get()), theme.quiet));
            }
        }
        _ => rows.push(stretch(wording::stroke(moment.pass().movement.motion), moment, theme)),
    }
    rows
}

fn breathing(breath: &BreathPhase, theme: &Theme) -> Pacer {
    let word = match breath.phase {
        Phase::Inhale => "breathe in",
        Phase::Held => "hold it",
        Phase::Exhale => "breathe out",
    };
    let left = breath.length.saturating_sub(breath.into);
    Pacer::Bar(word, breath.fullness(), wording::seconds(left), theme.breath)
}

fn stroking(stroke: &StrokePhase, moment: &Moment<'_>, theme: &Theme) -> Pacer {
    let word = wording::stroke(moment.pass().movement.motion);
    Pacer::Bar(word, ratio(stroke.into, stroke.pace), String::new(), theme.zone)
}

/// Something that lasts: how much of it is over.
fn stretch(word: &'static str, moment: &Moment<'_>, theme: &Theme) -> Pacer {
    Pacer::Bar(word, ratio(moment.spent(), moment.segment().length), String::new(), theme.zone)
}

/// Which stroke, at which pace, on which spot; without counts where the routine is soft.
fn counted(stroke: &StrokePhase, quiet: bool) -> String {
    let pace = match duration::words(stroke.pace).as_str() {
        "1s" => "one a second".to_owned(),
        words => format!("one in {} seconds", words.trim_end_matches('s')),
    };
    let count = format!("{} of {}, ", stroke.nth + 1, stroke.of);
    let spot = format!(" · spot {} of {}", stroke.spot + 1, stroke.spots);
    let (count, spot) =
        (if quiet { "" } else { &count }, if stroke.spots > 1 { &spot } else { "" });
    format!("{count}{pace}{spot}")
}

fn said(words: impl Into<String>, style: Style) -> Pacer {
    Pacer::Words(Span::styled(words.into(), style).into())
}

fn ratio(part: Duration, whole: Duration) -> f64 {
    part.as_secs_f64() / whole.as_secs_f64()
}
