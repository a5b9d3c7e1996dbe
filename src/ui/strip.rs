//! The steps of a plan in one row: done, now and to come.

use ratatui::style::Style;
use ratatui::text::Span;

use super::sheet::Sheet;
use super::{text, wording};
use crate::plan::{Moment, Plan};
use crate::routine::step::Pass;

/// The line between two steps is at least and at most so long; a blank stands at either end of it.
const LEAST: usize = 1;
const MOST: usize = 10;

/// What stands where the row begins or ends in the middle of the plan.
const CUT: &str = "…";

/// A step, both of its sides in one.
struct Item {
    word: &'static str,
    step: usize,
    last_pass: usize,
}

/// The steps of a plan; at a moment of it, with the way that is done.
pub(super) fn draw(plan: &Plan, moment: Option<&Moment<'_>>, sheet: &mut Sheet<'_>) {
    let items = items(plan);
    let here = moment.map(|moment| index_of(&items, moment));
    let (shown, way) = window(&items, here.unwrap_or(0), sheet.columns());
    let mut row = Row { spans: Vec::new(), sheet, way, here };
    if shown.start > 0 {
        row.spans.push(Span::styled(format!("{CUT} "), row.sheet.theme.quiet));
    }
    for (index, item) in items.iter().enumerate().take(shown.end).skip(shown.start) {
        row.word(index, item);
        if index + 1 < shown.end {
            let done = moment.map_or(0.0, |moment| fraction(plan, item, moment));
            row.way(index, done);
        }
    }
    if shown.end < items.len() {
        row.spans.push(Span::styled(format!(" {CUT}"), row.sheet.theme.quiet));
    }
    let Row { spans, sheet, .. } = row;
    sheet.line(spans);
}

/// The passes of each step.
pub(super) fn steps(passes: &[Pass]) -> Vec<&[Pass]> {
    passes.chunk_by(|one, next| one.step == next.step).collect()
}

fn items(plan: &Plan) -> Vec<Item> {
    let mut last_pass = 0;
    let item = |passes: &[Pass]| {
        let first = passes.first()?;
        last_pass += passes.len();
        Some(Item {
            word: wording::step(&first.movement),
            step: first.step,
            last_pass: last_pass - 1,
        })
    };
    steps(plan.passes()).into_iter().filter_map(item).collect()
}

fn index_of(items: &[Item], moment: &Moment<'_>) -> usize {
    items.partition_point(|item| item.last_pass < moment.segment().pass)
}

/// How much of a step is done.
fn fraction(plan: &Plan, item: &Item, moment: &Moment<'_>) -> f64 {
    let mut of_step = plan.segments().iter().filter(|segment| {
        plan.passes().get(segment.pass).is_some_and(|pass| pass.step == item.step)
    });
    let start = of_step.next().map_or_else(Default::default, |segment| segment.start);
    let end = of_step.next_back().map_or_else(|| plan.total(), crate::plan::Segment::end);
    let into = moment.elapsed().saturating_sub(start).as_secs_f64();
    (into / end.saturating_sub(start).as_secs_f64()).min(1.0)
}

/// Which steps fit, the one at `here` among them, and how long the lines between them are.
fn window(items: &[Item], here: usize, columns: usize) -> (std::ops::Range<usize>, usize) {
    let words = |from: usize, to: usize| -> usize {
        items.iter().take(to).skip(from).map(|item| text::width(item.word)).sum()
    };
    let between = items.len().saturating_sub(1);
    let free = columns.saturating_sub(words(0, items.len()) + 2 * between);
    if between == 0 || free >= between * LEAST {
        return (0..items.len(), (free / between.max(1)).min(MOST));
    }
    let cut = |at: bool| if at { text::width(CUT) + 1 } else { 0 };
    let fits = |from: usize, to: usize| {
        let ends = cut(from > 0) + cut(to < items.len());
        words(from, to) + (to - from - 1) * (LEAST + 2) + ends <= columns
    };
    let ahead = (here + 2).min(items.len());
    let from = (0..here).find(|from| fits(*from, ahead)).unwrap_or(here);
    let to = (from + 1..=items.len()).rev().find(|to| fits(from, *to)).unwrap_or(from + 1);
    (from..to, LEAST)
}

/// The row as it is written.
struct Row<'r, 's> {
    spans: Vec<Span<'static>>,
    sheet: &'r mut Sheet<'s>,
    way: usize,
    here: Option<usize>,
}

impl Row<'_, '_> {
    fn word(&mut self, index: usize, item: &Item) {
        let theme = self.sheet.theme;
        self.spans.push(match self.here {
            Some(here) if index == here => {
                Span::styled(item.word.to_uppercase(), theme.accent.patch(bold()))
            }
            Some(here) if index < here => Span::styled(item.word, theme.text),
            _ => Span::styled(item.word, theme.quiet),
        });
    }

    /// The line to the next step: as thick as the way is done.
    fn way(&mut self, index: usize, fraction: f64) {
        let thick = match self.here {
            Some(here) if index < here => self.way,
            Some(here) if index == here => (0..self.way)
                .filter(|cell| fraction * as_f64(self.way) >= as_f64(*cell + 1))
                .count(),
            _ => 0,
        };
        let (theme, thin) = (self.sheet.theme, self.way - thick);
        self.spans.push(Span::styled(format!(" {}", "━".repeat(thick)), theme.accent));
        self.spans.push(Span::styled(format!("{} ", "─".repeat(thin)), theme.track));
    }
}

const fn bold() -> Style {
    Style::new().add_modifier(ratatui::style::Modifier::BOLD)
}

fn as_f64(cells: usize) -> f64 {
    f64::from(u16::try_from(cells).unwrap_or(u16::MAX))
}
