//! Draws the list of steps from which the user skips some.

use ratatui::text::Span;

use crate::routine::body::Side;
use crate::routine::duration;
use crate::screens::Ready;
use crate::screens::ready::StepInclusion;
use crate::widgets::canvas::Canvas;
use crate::widgets::layout::Breakpoint;
use crate::widgets::moving;
use crate::widgets::picture::{Beat, Picture};

/// Columns of the widest list whose two ends can be read together, and columns between it and the picture.
const WIDEST: u16 = 46;
const GAP: u16 = 3;

pub(super) fn draw(ready: &Ready, chosen: usize, breakpoint: Breakpoint, canvas: &mut Canvas<'_>) {
    let theme = canvas.theme;
    let steps = ready.steps();
    if breakpoint >= Breakpoint::Usual {
        let picture = canvas.size().width.saturating_sub(WIDEST + GAP);
        step_chosen(
            ready,
            chosen,
            &mut canvas.right(picture.min(moving::columns(canvas.rows(), theme))),
        );
        canvas.right(GAP);
    }
    if breakpoint >= Breakpoint::Narrow {
        canvas.line(Span::styled("Choose steps to skip, today or always:", theme.quiet));
        canvas.gap();
    }
    let below = if canvas.rows() > 2 { canvas.rows().min(2) } else { 0 };
    let rows = usize::from(canvas.rows() - below).min(steps.len());
    let first = (chosen + 1).saturating_sub(rows.max(1));
    let mut list = canvas.top(u16::try_from(rows).unwrap_or(u16::MAX));
    let mut list = list.left(WIDEST);
    for (index, (name, state)) in steps.iter().enumerate().skip(first).take(rows) {
        row(name, *state, index == chosen, &mut list.top(1));
    }
    canvas.gap();
    let total = duration::clock(ready.plan().total());
    let total = format!("{total} in all · step {} of {}", chosen + 1, steps.len());
    canvas.line(Span::styled(total, theme.text));
}

/// Draws a picture of the chosen step.
fn step_chosen(ready: &Ready, chosen: usize, canvas: &mut Canvas<'_>) {
    if let Some(step) = ready.plan().routine().steps.get(chosen) {
        let movement = &step.movement;
        let side = if movement.side == Side::Each { Side::Right } else { movement.side };
        let picture = Picture::of(movement, side, Beat::Still, canvas.theme);
        canvas.draw(&picture.in_position(ready.plan().choices().position));
    }
}

fn row(name: &str, state: StepInclusion, chosen: bool, canvas: &mut Canvas<'_>) {
    let theme = canvas.theme;
    let style = match state {
        _ if chosen => theme.selected,
        StepInclusion::Included => theme.text,
        _ => theme.quiet,
    };
    if chosen {
        canvas.choose();
    }
    let mark = if state == StepInclusion::Included { ' ' } else { '×' };
    let words = Span::styled(format!("{} ", state.words()), style);
    canvas.ends(Span::styled(format!(" {mark} {name}"), style), words);
}
