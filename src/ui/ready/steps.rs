//! The steps of a routine with their times, one a row.

use std::time::Duration;

use ratatui::text::Span;

use crate::routine::duration;
use crate::routine::step::Pass;
use crate::ui::sheet::Sheet;
use crate::ui::strip;

/// As many steps as find room.
pub(super) fn draw(passes: &[Pass], sheet: &mut Sheet<'_>) {
    let (theme, steps) = (sheet.theme, strip::steps(passes));
    let room = usize::from(sheet.rows());
    let shown = if steps.len() <= room { steps.len() } else { room.saturating_sub(1) };
    for passes in steps.iter().take(shown) {
        let time: Duration = passes.iter().map(Pass::total).sum();
        let time = Span::styled(duration::clock(time), theme.quiet);
        sheet.ends(Span::styled(name(passes), theme.text), time);
    }
    if shown < steps.len() {
        sheet.line(Span::styled("…", theme.quiet));
    }
}

/// The name of a step, and that it is done on both sides in turn.
fn name(passes: &[Pass]) -> String {
    let title = passes.first().map_or("", |pass| pass.movement.words.title.as_str());
    if passes.len() > 1 { format!("{title}, each side") } else { title.to_owned() }
}
