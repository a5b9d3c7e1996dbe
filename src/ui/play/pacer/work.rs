//! The pacers of work: breath by breath, stroke by stroke, or one stretch of time.

use std::time::Duration;

use ratatui::style::Style;
use ratatui::text::Span;

use super::Pacer;
use crate::plan::moment::StrokePhase;
use crate::plan::{Kind, Moment};
use crate::routine::breath::{BreathPhase, Phase};
use crate::routine::dose::Dose;
use crate::routine::duration;
use crate::ui::theme::Theme;
use crate::ui::wording;

/// The breath first, then what the hands do in it; without counts where the routine is soft.
pub(super) fn pacers(moment: &Moment<'_>, soft: bool, theme: &Theme) -> Vec<Pacer> {
    let breath = moment.breath();
    let mut pacers: Vec<Pacer> = breath.iter().map(|breath| breathing(breath, theme)).collect();
    let word = wording::stroke(moment.pass().movement.motion);
    match (moment.segment().kind, moment.stroke(), moment.pass().dose) {
        (Kind::Hold(turn), _, Dose::Hold(_, times, _)) if times.get() > 1 && !soft => {
            let word = format!("hold {} of {}", turn + 1, times.get());
            pacers.push(lasting(word, moment, theme));
        }
        (Kind::Hold(_), ..) => pacers.push(lasting("hold", moment, theme)),
        (Kind::Release(_), ..) => pacers.push(lasting("ease off", moment, theme)),
        (_, Some(stroke), _) => {
            pacers.push(bar(word, ratio(stroke.into, stroke.pace), theme.zone));
            pacers.push(counted(&stroke, soft, theme.quiet));
        }
        (.., Dose::Cycles(cycles, _)) => {
            let nth = breath.map_or(0, |breath| breath.cycle) + 1;
            let count = format!("breath {nth} of {}", cycles.get());
            pacers.extend((!soft).then(|| Pacer::said(count, theme.quiet)));
        }
        _ => pacers.push(lasting(word, moment, theme)),
    }
    pacers
}

fn breathing(breath: &BreathPhase, theme: &Theme) -> Pacer {
    let word = match breath.phase {
        Phase::Inhale => "breathe in",
        Phase::Held => "hold it",
        Phase::Exhale => "breathe out",
    };
    Pacer::Bar {
        word: word.to_owned(),
        fraction: breath.fullness(),
        figure: wording::seconds(breath.length.saturating_sub(breath.into)),
        style: theme.breath,
    }
}

/// Something that lasts: how much of it is over.
fn lasting(word: impl Into<String>, moment: &Moment<'_>, theme: &Theme) -> Pacer {
    bar(word, ratio(moment.spent(), moment.segment().length), theme.zone)
}

fn bar(word: impl Into<String>, fraction: f64, style: Style) -> Pacer {
    Pacer::Bar { word: word.into(), fraction, figure: String::new(), style }
}

/// Which stroke, at which pace, on which spot; the pace, which the bar shows, gives way first.
fn counted(stroke: &StrokePhase, soft: bool, style: Style) -> Pacer {
    let pace = match duration::words(stroke.pace).as_str() {
        "1s" => "one every second".to_owned(),
        words => format!("one every {} seconds", words.trim_end_matches('s')),
    };
    let count = (!soft).then(|| format!("{} of {}", stroke.nth + 1, stroke.of));
    let spot = (stroke.spots > 1).then(|| format!("spot {} of {}", stroke.spot + 1, stroke.spots));
    let line = |parts: [&Option<String>; 3]| {
        let parts: Vec<&str> = parts.into_iter().flatten().map(String::as_str).collect();
        Span::styled(parts.join(" · "), style).into()
    };
    Pacer::Words { whole: line([&count, &Some(pace), &spot]), short: line([&count, &spot, &None]) }
}

fn ratio(part: Duration, whole: Duration) -> f64 {
    part.as_secs_f64() / whole.as_secs_f64()
}
