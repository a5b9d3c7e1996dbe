//! The pacer of work: the breath if it is paced, or else the stroke, or else the time.

use std::time::Duration;

use super::{Pacer, PacerWord, columns};
use crate::plan::moment::StrokePhase;
use crate::plan::{Moment, SegmentKind};
use crate::routine::breath::Phase;
use crate::routine::dose::Dose;
use crate::routine::duration;
use crate::screens::play::view::figure;
use crate::widgets::theme::Theme;
use crate::widgets::wording;

/// Returns the pacer of a moment of work, without counts if the routine is soft.
pub(super) fn pacer(moment: &Moment<'_>, soft: bool, theme: &Theme) -> Pacer {
    let breath = moment.breath();
    if let Some(breath) = breath.filter(|_| figure::is_only_breath(moment)) {
        return Pacer::Breath { fullness: breath.fullness(), style: theme.breath };
    }
    let does = does(moment);
    let counts = if soft { Vec::new() } else { counts(moment) };
    let Some(breath) = breath else {
        let fraction = match moment.stroke() {
            Some(stroke) => ratio(stroke.into, stroke.pace),
            None => ratio(moment.spent(), moment.segment().length),
        };
        let word = PacerWord { now: does, columns: columns(does) };
        return Pacer::Bar { word, fraction, counts, style: theme.zone };
    };
    let longest = wording::breath(Phase::Exhale);
    let word = PacerWord { now: wording::breath(breath.phase), columns: columns(longest) };
    let named = |count: &String| match moment.pass().dose {
        Dose::Cycles(..) => count.clone(),
        _ => format!("{does} {count}"),
    };
    let counts = counts.iter().map(named).chain(counts.last().cloned()).collect();
    Pacer::Bar { word, fraction: breath.fullness(), counts, style: theme.breath }
}

/// Says what the hands or the head do.
fn does(moment: &Moment<'_>) -> &'static str {
    match moment.segment().kind {
        SegmentKind::Hold(_) => "hold",
        SegmentKind::Release(_) => "ease off",
        _ => wording::stroke(moment.pass().movement.motion),
    }
}

/// Says which stroke, hold or breath of how many this is. The first wording also says the pace, which may be left out
/// because the bar shows it.
fn counts(moment: &Moment<'_>) -> Vec<String> {
    match (moment.segment().kind, moment.stroke(), moment.pass().dose) {
        (SegmentKind::Hold(turn), _, Dose::Hold(_, times, _)) if times.get() > 1 => {
            vec![format!("{} of {}", turn + 1, times.get())]
        }
        (SegmentKind::Hold(_) | SegmentKind::Release(_), ..) => Vec::new(),
        (_, Some(stroke), _) => strokes(&stroke),
        _ => {
            moment.breath().and_then(|breath| figure::count(moment, &breath)).into_iter().collect()
        }
    }
}

fn strokes(stroke: &StrokePhase) -> Vec<String> {
    let pace = match duration::words(stroke.pace).as_str() {
        "1s" => "one every second".to_owned(),
        words => format!("one every {} seconds", words.trim_end_matches('s')),
    };
    let count = format!("{} of {}", stroke.nth + 1, stroke.of);
    vec![format!("{count} · {pace}"), count]
}

fn ratio(part: Duration, whole: Duration) -> f64 {
    part.as_secs_f64() / whole.as_secs_f64()
}
