//! Where the minutes of twelve weeks went: the body as a map, with what its strengths mean.

use std::time::Duration;

use ratatui::text::Span;
use time::Date;

use crate::history::Lookback;
use crate::plain::minutes;
use crate::plain::past::zone::name;
use crate::routine::body::Zone;
use crate::ui::picture::{BodyMap, Strengths, Technique};
use crate::ui::sheet::Sheet;

/// Rows of the least map that shows anything.
const LEAST: u16 = 7;

/// Columns of the zones with their minutes, and of the least map that may stand beside them.
const LIST: u16 = 26;
const MAP: u16 = 28;

/// The map where it can be drawn, and each zone with its minutes where there is room beside it; else the zone that was
/// worked on most.
pub(super) fn draw(back: &Lookback<'_>, since: Date, sheet: &mut Sheet<'_>) {
    let worked = back.zones(since);
    let Some(most) = worked.first().copied() else { return };
    let theme = sheet.theme;
    sheet.line(Span::styled("Hands-on in the last 12 weeks", theme.title));
    if theme.technique == Technique::Words || sheet.rows() < LEAST + 2 {
        return list(&worked, sheet);
    }
    if sheet.size().width >= MAP + LIST {
        let mut beside = sheet.right(LIST);
        beside.gap();
        list(&worked, &mut beside);
    } else {
        let (zone, spent) = (name(most.0), minutes::short(most.1));
        let words = format!("most: {zone}, {spent}");
        sheet.bottom(1).line(Span::styled(words, theme.text));
    }
    legend(&mut sheet.bottom(1));
    let strength = |spent: Duration| spent.div_duration_f64(most.1);
    let strengths = worked.iter().map(|(zone, spent)| (*zone, strength(*spent)));
    sheet.draw(&BodyMap::of(strengths, theme));
}

/// As many zones as fit, the longest first.
fn list(worked: &[(Zone, Duration)], sheet: &mut Sheet<'_>) {
    let theme = sheet.theme;
    for (zone, spent) in worked {
        let spent = Span::styled(format!("{} ", minutes::short(*spent)), theme.text);
        sheet.ends(Span::styled(name(*zone), theme.text), spent);
    }
}

/// What the strengths mean.
fn legend(sheet: &mut Sheet<'_>) {
    let theme = sheet.theme;
    let strengths = Strengths(theme);
    sheet.left(5).line(Span::styled("less", theme.quiet));
    sheet.left(strengths.columns()).draw(strengths);
    sheet.line(Span::styled(" more", theme.quiet));
}
