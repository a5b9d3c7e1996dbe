//! The steps one by one, to leave some out.

use ratatui::text::Span;

use crate::routine::body::Side;
use crate::routine::duration;
use crate::screens::Ready;
use crate::screens::ready::StepState;
use crate::widgets::layout::Room;
use crate::widgets::moving;
use crate::widgets::picture::{Beat, Picture};
use crate::widgets::sheet::Sheet;

/// The widest list whose two ends are read together, and the columns between it and the picture.
const WIDEST: u16 = 46;
const GAP: u16 = 3;

pub(super) fn draw(ready: &Ready, chosen: usize, room: Room, sheet: &mut Sheet<'_>) {
    let theme = sheet.theme;
    let steps = ready.steps();
    if room >= Room::Usual {
        let picture = sheet.size().width.saturating_sub(WIDEST + GAP);
        step_chosen(
            ready,
            chosen,
            &mut sheet.right(picture.min(moving::columns(sheet.rows(), theme))),
        );
        sheet.right(GAP);
    }
    if room >= Room::Narrow {
        sheet.line(Span::styled("Choose steps to skip, today or always:", theme.quiet));
        sheet.gap();
    }
    let below = if sheet.rows() > 2 { sheet.rows().min(2) } else { 0 };
    let rows = usize::from(sheet.rows() - below).min(steps.len());
    let first = (chosen + 1).saturating_sub(rows.max(1));
    let mut list = sheet.top(u16::try_from(rows).unwrap_or(u16::MAX));
    let mut list = list.left(WIDEST);
    for (index, (name, state)) in steps.iter().enumerate().skip(first).take(rows) {
        row(name, *state, index == chosen, &mut list.top(1));
    }
    sheet.gap();
    let total = duration::clock(ready.plan().total());
    let total = format!("{total} in all · step {} of {}", chosen + 1, steps.len());
    sheet.line(Span::styled(ready.refusal().unwrap_or(&total).to_owned(), theme.text));
}

/// The step that is chosen.
fn step_chosen(ready: &Ready, chosen: usize, sheet: &mut Sheet<'_>) {
    if let Some(step) = ready.plan().routine().steps.get(chosen) {
        let movement = &step.movement;
        let side = if movement.side == Side::Each { Side::Right } else { movement.side };
        let picture = Picture::of(movement, side, Beat::Still, sheet.theme);
        sheet.draw(&picture.in_position(ready.plan().choices().position));
    }
}

fn row(name: &str, state: StepState, chosen: bool, sheet: &mut Sheet<'_>) {
    let theme = sheet.theme;
    let style = match state {
        _ if chosen => theme.selected,
        StepState::Included => theme.text,
        _ => theme.quiet,
    };
    if chosen {
        sheet.choose();
    }
    let mark = if state == StepState::Included { ' ' } else { '×' };
    let words = Span::styled(format!("{} ", state.words()), style);
    sheet.ends(Span::styled(format!(" {mark} {name}"), style), words);
}
