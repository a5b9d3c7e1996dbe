//! What paces, in fixed rows: the breath, the stroke, the hold; or what to do before they begin.

mod work;

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::app::Play;
use crate::app::keys::{self, Action, Place};
use crate::plan::{Kind, Moment, Plan, phrases};
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
const LONGEST: u16 = 24;

/// One row.
enum Pacer {
    /// How far something has come.
    Bar { word: String, fraction: f64, figure: String, style: Style },
    /// Words, and fewer of them for where these do not fit.
    Words { whole: Line<'static>, short: Line<'static> },
}

/// At most so many rows of pacers; those that none needs stay empty.
pub(super) fn draw(play: &Play, rows: u16, sheet: &mut Sheet<'_>) {
    let mut sheet = sheet.top(rows);
    for pacer in pacers(play, sheet.theme) {
        pacer.draw(&mut sheet.top(1));
    }
}

impl Pacer {
    fn said(words: impl Into<String>, style: Style) -> Self {
        Self::line(Span::styled(words.into(), style).into())
    }

    fn line(words: Line<'static>) -> Self {
        Self::Words { short: words.clone(), whole: words }
    }

    fn draw(self, row: &mut Sheet<'_>) {
        match self {
            Self::Words { whole, short } => {
                row.line(if whole.width() <= row.columns() { whole } else { short });
            }
            Self::Bar { word, fraction, figure, style } => {
                let track = row.theme.track;
                row.left(WORD).line(Span::styled(word, style));
                let length = row.size().width.saturating_sub(FIGURE).min(LONGEST);
                row.left(length).draw(&Bar { fraction, style, track });
                row.line(Span::styled(format!(" {figure}"), row.theme.quiet));
            }
        }
    }
}

fn pacers(play: &Play, theme: &Theme) -> Vec<Pacer> {
    let session = play.session();
    let moment = session.moment();
    match (session.state(), moment.easing_off()) {
        (State::Paused(_), _) => standing_still(theme),
        (State::Resuming { left }, _) => {
            let words = format!("Resuming in {}", wording::seconds(left));
            vec![
                Pacer::said(words, theme.accent),
                Pacer::said("Put your hands back in place.", theme.text),
            ]
        }
        (_, Some(held)) => vec![Pacer::said(phrases::way_back(held), theme.accent)],
        (_, None) => running(session.plan(), &moment, theme),
    }
}

fn running(plan: &Plan, moment: &Moment<'_>, theme: &Theme) -> Vec<Pacer> {
    let (position, soft) = (plan.choices().position, plan.is_soft());
    match moment.segment().kind {
        Kind::GetReady => vec![
            Pacer::said(phrases::place(position), theme.text),
            Pacer::said("The session starts by itself.", theme.quiet),
        ],
        Kind::LeadIn if moment.keeps_hands_down() => {
            vec![Pacer::said("Keep your hands down for now.", theme.text)]
        }
        Kind::LeadIn if moment.pass().movement.is_hands_on() => {
            vec![Pacer::said("Put your hands in place.", theme.text)]
        }
        Kind::LeadIn => vec![Pacer::said("In a moment.", theme.text)],
        Kind::EaseOff => vec![Pacer::said(phrases::way_back(moment.pass()), theme.accent)],
        Kind::Check => check(theme),
        _ => work::pacers(moment, soft, theme),
    }
}

/// What the keys do that lead on from here, as the table has it.
fn standing_still(theme: &Theme) -> Vec<Pacer> {
    let offered = [Action::Resume, Action::Stop];
    let bindings = keys::bindings(Place::Paused).iter();
    bindings
        .filter(|binding| offered.contains(&binding.action))
        .map(|binding| key(format!("{:5}", binding.name()), binding.label, theme))
        .collect()
}

/// What can be answered while it asks.
fn check(theme: &Theme) -> Vec<Pacer> {
    vec![
        key("-".to_owned(), "lighter, if you are pressing too hard", theme),
        key("S".to_owned(), "stop, if anything feels wrong", theme),
        Pacer::said("If you feel fine, just wait.", theme.quiet),
    ]
}

fn key(name: String, does: &'static str, theme: &Theme) -> Pacer {
    let name = Span::styled(name, theme.key);
    Pacer::line(vec![name, Span::styled(format!("  {does}"), theme.text)].into())
}
