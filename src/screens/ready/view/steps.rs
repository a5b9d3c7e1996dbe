//! Draws the steps of a routine with their times, one per row.

use std::time::Duration;

use ratatui::text::Span;

use crate::routine::duration;
use crate::routine::step::Pass;
use crate::widgets::canvas::Canvas;
use crate::widgets::strip;

/// Draws the steps below a blank row if all fit. If not, the track still shows them.
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

/// Returns the name of a step, and says if it is done on both sides in turn.
fn name(passes: &[Pass]) -> String {
    let title = passes.first().map_or("", |pass| pass.movement.words.title.as_str());
    if passes.len() > 1 { format!("{title}, each side") } else { title.to_owned() }
}
