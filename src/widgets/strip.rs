//! The steps of a plan as a row of segments, each with a progress bar, its name and, before a session, its time.

use std::ops::Range;
use std::time::Duration;

use ratatui::text::Span;

use super::bar::Bar;
use super::{text, wording};
use crate::plan::{Moment, Plan};
use crate::routine::duration;
use crate::routine::step::Pass;
use crate::widgets::canvas::Canvas;

/// Rows that the strip takes in a session, and before one, when it shows times.
pub(crate) const ROWS: u16 = 2;
pub(crate) const ROWS_WITH_TIMES: u16 = 3;

/// Columns of the narrowest segment, and of the gap between two.
const LEAST: u16 = 4;
const GAP: u16 = 1;

/// The sign at either end if the plan has more steps there.
const CUT: &str = "…";

/// A step as the strip shows it, with both its sides in one.
struct StripStep {
    word: &'static str,
    step: usize,
    last_pass: usize,
    time: Duration,
}

/// Draws the steps of a plan with their progress.
pub(crate) fn draw(plan: &Plan, moment: &Moment<'_>, canvas: &mut Canvas<'_>) {
    let items = items(plan.passes());
    let here = items.partition_point(|item| item.last_pass < moment.segment().pass);
    let part = items.get(here).map_or(0.0, |item| fraction(plan, item, moment));
    let done = |index: usize| match index.cmp(&here) {
        std::cmp::Ordering::Less => 1.0,
        std::cmp::Ordering::Equal => part,
        std::cmp::Ordering::Greater => 0.0,
    };
    let theme = canvas.theme;
    track(&items, here, canvas, |index, item, segment| {
        let (fraction, style, track) = (done(index), theme.accent, theme.track);
        segment.top(1).draw(&Bar { fraction, style, track });
        segment
            .line(Span::styled(item.word, if index == here { theme.title } else { theme.quiet }));
    });
}

/// Draws the steps that will be done, with their times.
pub(crate) fn with_times(passes: &[Pass], canvas: &mut Canvas<'_>) {
    let theme = canvas.theme;
    track(&items(passes), 0, canvas, |_, item, segment| {
        segment.top(1).draw(&Bar { fraction: 0.0, style: theme.accent, track: theme.track });
        segment.line(Span::styled(item.word, theme.text));
        segment.line(Span::styled(duration::clock(item.time), theme.quiet));
    });
}

/// Groups passes by step.
pub(crate) fn steps(passes: &[Pass]) -> Vec<&[Pass]> {
    passes.chunk_by(|one, next| one.step == next.step).collect()
}

/// Draws segment by segment over the whole width, with a sign where steps don't fit.
fn track(
    items: &[StripStep],
    here: usize,
    canvas: &mut Canvas<'_>,
    mut segment: impl FnMut(usize, &StripStep, &mut Canvas<'_>),
) {
    let least: Vec<u16> = items.iter().map(StripStep::columns).collect();
    let (shown, widths) = window(&least, here, canvas.size().width);
    if shown.start > 0 {
        cut(canvas);
    }
    for (index, width) in shown.clone().zip(widths) {
        if let Some(item) = items.get(index) {
            segment(index, item, &mut canvas.left(width));
            canvas.left(GAP);
        }
    }
    if shown.end < items.len() {
        cut(canvas);
    }
}

fn cut(canvas: &mut Canvas<'_>) {
    let mut column = canvas.left(columns(CUT));
    column.gap();
    column.line(Span::styled(CUT, column.theme.quiet));
    canvas.left(GAP);
}

impl StripStep {
    /// Returns the columns that the name and the time need.
    fn columns(&self) -> u16 {
        columns(self.word).max(columns(&duration::clock(self.time))).max(LEAST)
    }
}

fn items(passes: &[Pass]) -> Vec<StripStep> {
    let mut last_pass = 0;
    let item = |passes: &[Pass]| {
        let first = passes.first()?;
        last_pass += passes.len();
        Some(StripStep {
            word: wording::step(&first.movement),
            step: first.step,
            last_pass: last_pass - 1,
            time: passes.iter().map(Pass::total).sum(),
        })
    };
    steps(passes).into_iter().filter_map(item).collect()
}

/// Returns the part of a step that is done, 0 to 1.
fn fraction(plan: &Plan, item: &StripStep, moment: &Moment<'_>) -> f64 {
    let mut of_step = plan.segments().iter().filter(|segment| {
        plan.passes().get(segment.pass).is_some_and(|pass| pass.step == item.step)
    });
    let start = of_step.next().map_or_else(Default::default, |segment| segment.start);
    let end = of_step.next_back().map_or_else(|| plan.total(), crate::plan::Segment::end);
    let into = moment.elapsed().saturating_sub(start).as_secs_f64();
    (into / end.saturating_sub(start).as_secs_f64()).min(1.0)
}

/// Returns the segments that fit, with the one at `here` and if possible the next, and the width of each.
fn window(least: &[u16], here: usize, columns: u16) -> (Range<usize>, Vec<u16>) {
    let taken = |from: usize, to: usize| -> u16 {
        let segments = least.iter().take(to).skip(from).map(|width| width + GAP);
        let cuts = u16::from(from > 0) + u16::from(to < least.len());
        (segments.sum::<u16>() + cuts * (crate::widgets::strip::columns(CUT) + GAP))
            .saturating_sub(GAP)
    };
    let fits = |from: usize, to: usize| taken(from, to) <= columns;
    let ahead = (here + 2).min(least.len());
    let from = (0..here).find(|from| fits(*from, ahead)).unwrap_or(here);
    let to = (from + 1..=least.len()).rev().find(|to| fits(from, *to)).unwrap_or(from + 1);
    let mut widths: Vec<u16> = least.iter().take(to).skip(from).copied().collect();
    for _ in taken(from, to)..columns {
        if let Some(narrowest) = widths.iter_mut().min() {
            *narrowest += 1;
        }
    }
    (from..to, widths)
}

fn columns(words: &str) -> u16 {
    u16::try_from(text::width(words)).unwrap_or(u16::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn segments_share_the_whole_width() {
        assert_eq!(window(&[4, 6, 4], 0, 20), (0..3, vec![6, 6, 6]));
        assert_eq!(window(&[4, 7, 4], 1, 17), (0..3, vec![4, 7, 4]));
        let (shown, widths) = window(&[4; 10], 0, 78);
        assert_eq!((shown, widths.iter().sum::<u16>() + 9), (0..10, 78));
    }

    #[test]
    fn this_step_and_the_next_are_in_sight() {
        for here in 0..23 {
            for columns in [15, 36, 58, 78] {
                let (shown, widths) = window(&[5; 23], here, columns);
                let used = widths.iter().sum::<u16>() + u16::try_from(widths.len()).unwrap() - 1;
                assert!(shown.contains(&here) && shown.contains(&(here + 1).min(22)));
                assert!(used <= columns, "{used} of {columns}");
            }
        }
    }
}
