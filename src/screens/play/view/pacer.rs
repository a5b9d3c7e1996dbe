//! The pacers, lines to be read at a glance: the breath or the stroke, or what to do before these begin.

mod work;

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::plan::{SegmentKind, phrases};
use crate::screen_kit::keys::Action;
use crate::screens::Play;
use crate::screens::play::keys::PAUSED;
use crate::session::SessionState;
use crate::widgets::bar::Bar;
use crate::widgets::canvas::Canvas;
use crate::widgets::text;
use crate::widgets::theme::Theme;

/// Most and fewest columns of a bar: longer bars tell no more and cost more to draw; much shorter ones tell nothing.
const LONGEST: u16 = 40;
const SHORTEST: usize = 12;

/// Steps in which a bar moves over a slow line.
const SLOW_STEPS: f64 = 8.0;

/// Columns between the word, the bar and the count.
const GAP: u16 = 2;

/// A line that shows the rhythm of the work, or words in its place.
pub(super) enum Pacer {
    /// A bar that shows how far something has come, and as much of its count as fits.
    Bar { word: PacerWord, fraction: f64, counts: Vec<String>, style: Style },
    /// A breath that comes and goes, with nothing else to do.
    Breath { fullness: f64, style: Style },
    /// Words.
    Words(Line<'static>),
}

/// The word in front of a bar, with the columns of the longest word that takes turns with it.
pub(super) struct PacerWord {
    now: &'static str,
    columns: u16,
}

impl Pacer {
    fn said(words: impl Into<String>, style: Style) -> Self {
        Self::Words(Span::styled(words.into(), style).into())
    }

    /// Returns the rows that it takes.
    pub(super) const fn rows(&self) -> u16 {
        match self {
            Self::Breath { .. } => 2,
            Self::Bar { .. } | Self::Words(_) => 1,
        }
    }

    pub(super) fn draw(&self, canvas: &mut Canvas<'_>) {
        let track = canvas.theme.track;
        let mut row = canvas.top(self.rows());
        match self {
            Self::Words(words) => row.line(words.clone()),
            Self::Breath { fullness, style } => {
                let (fraction, style) = (steps(*fullness, row.theme), *style);
                row.left(LONGEST).draw(&Bar { fraction, style, track });
            }
            Self::Bar { word, fraction, counts, style } => {
                row.left(word.columns).line(Span::styled(word.now, *style));
                row.left(GAP);
                let count = longest_that_fits(counts, row.columns());
                let length = row.size().width.saturating_sub(columns(count) + GAP).min(LONGEST);
                let (fraction, style) = (steps(*fraction, row.theme), *style);
                row.left(length).draw(&Bar { fraction, style, track });
                row.left(GAP);
                row.line(Span::styled(count.to_owned(), row.theme.quiet));
            }
        }
    }
}

/// Rounds a fraction to a few steps over a slow line, where every step has a cost.
fn steps(fraction: f64, theme: &Theme) -> f64 {
    if theme.slow { (fraction * SLOW_STEPS).round() / SLOW_STEPS } else { fraction }
}

/// Returns the first count that leaves room for a bar. The longest ones come first.
fn longest_that_fits(counts: &[String], columns: usize) -> &str {
    let fits = |count: &&String| text::width(count) + usize::from(GAP) + SHORTEST <= columns;
    counts.iter().find(fits).or(counts.last()).map_or("", String::as_str)
}

fn columns(words: &str) -> u16 {
    u16::try_from(text::width(words)).unwrap_or(u16::MAX)
}

/// Returns the pacers for this moment.
pub(super) fn pacers(play: &Play, theme: &Theme) -> Vec<Pacer> {
    let session = play.session();
    let moment = session.moment();
    match (session.state(), moment.easing_off()) {
        (SessionState::Paused(_), _) => return vec![standing_still(theme)],
        (SessionState::Resuming { .. }, _) => {
            return vec![Pacer::said("Put your hands back in place.", theme.accent)];
        }
        (_, Some(held)) => return vec![Pacer::said(phrases::way_back(held), theme.accent)],
        (_, None) => {}
    }
    let hands_on = moment.pass().movement.is_hands_on();
    let words = match moment.segment().kind {
        SegmentKind::GetReady => {
            let place = Pacer::said(phrases::place(session.plan().choices().position), theme.text);
            return vec![place, Pacer::said("The session starts by itself.", theme.quiet)];
        }
        SegmentKind::Check => return check(theme),
        SegmentKind::LeadIn if moment.keeps_hands_down() => "Keep your hands down for now.",
        SegmentKind::LeadIn if hands_on => "Put your hands in place.",
        SegmentKind::LeadIn => "In a moment.",
        SegmentKind::EaseOff => {
            return vec![Pacer::said(phrases::way_back(moment.pass()), theme.accent)];
        }
        _ => return vec![work::pacer(&moment, session.plan().is_soft(), theme)],
    };
    vec![Pacer::said(words, theme.text)]
}

/// Returns the keys that lead on from a pause, named as in the table of keys.
fn standing_still(theme: &Theme) -> Pacer {
    let offered = [Action::Resume, Action::Stop];
    let bindings = PAUSED.iter();
    let offered = bindings.filter(|binding| offered.contains(&binding.action)).rev();
    let spans = offered.flat_map(|binding| {
        let does = format!(" {}   ", binding.label);
        [Span::styled(binding.name(), theme.key), Span::styled(does, theme.text)]
    });
    Pacer::Words(spans.collect::<Vec<_>>().into())
}

/// Returns the possible answers while the guidance asks how the user feels.
fn check(theme: &Theme) -> Vec<Pacer> {
    vec![
        key("-", "lighter, if you press too hard", theme),
        key("S", "stop, if anything feels wrong", theme),
        Pacer::said("If you feel fine, just wait.", theme.quiet),
    ]
}

fn key(name: &'static str, does: &'static str, theme: &Theme) -> Pacer {
    let does = Span::styled(format!("  {does}"), theme.text);
    Pacer::Words(vec![Span::styled(name, theme.key), does].into())
}
