//! The steps of a routine with their times, one a row.

use std::time::Duration;

use ratatui::text::Span;

use crate::routine::duration;
use crate::routine::step::Pass;
use crate::widgets::canvas::Canvas;
use crate::widgets::strip;

/// All steps below a blank row, where they find room: the track has them too.
pub(super) fn draw(passes: &[Pass], canvas: &mut Canvas<'_>) {
    let (theme, steps) = (canvas.theme, strip::steps(passes));
    if steps.len() >= usize::from(canvas.rows()) {
        return;
    }
    canvas.gap();
    for passes in steps {
        let time: Duration = passes.iter().map(Pass::total).sum();
        let time = Span::styled(duration::clock(time), theme.quiet);
        canvas.ends(Span::styled(name(passes), theme.text), time);
    }
}

/// The name of a step, and that it is done on both sides in turn.
fn name(passes: &[Pass]) -> String {
    let title = passes.first().map_or("", |pass| pass.movement.words.title.as_str());
    if passes.len() > 1 { format!("{title}, each side") } else { title.to_owned() }
}
