//! The picture in words and characters, if nothing can be drawn: the place and the direction.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::Picture;
use crate::routine::body::{Motion, Zone};
use crate::widgets::text;

/// Writes the place and the direction into the middle of an area.
pub(super) fn write(picture: &Picture<'_>, area: Rect, buf: &mut Buffer) {
    let (theme, middle) = (picture.theme, area.y + area.height / 2);
    let mut line = |row: u16, words: &str, style: Style| {
        let wide = u16::try_from(text::width(words)).unwrap_or(area.width);
        let left = area.x + area.width.saturating_sub(wide) / 2;
        buf.set_stringn(left, row, words, usize::from(area.width), style);
    };
    line(middle - 1, place(picture.zone), theme.quiet);
    line(middle + 1, way(picture.act.motion), theme.accent);
}

const fn place(zone: Zone) -> &'static str {
    match zone {
        Zone::SkullBase => "base of your skull",
        Zone::NeckColumns => "back of your neck",
        Zone::ShoulderSlope => "top of your shoulder",
        Zone::SideStrip => "side of your neck",
        Zone::Scalp => "your scalp",
        Zone::UpperBack => "next to your shoulder blade",
        Zone::Temples => "your temples",
        Zone::Breastbone => "your breastbone",
        Zone::Nowhere => "hands off",
    }
}

const fn way(motion: Motion) -> &'static str {
    match motion {
        Motion::GlideDown | Motion::ChinDown | Motion::Armpit | Motion::Nod => "| v",
        Motion::LookUp => "^ |",
        Motion::SweepOut => "<-  ->",
        Motion::SqueezeInward | Motion::Gather => "->  <-",
        Motion::Circles | Motion::CirclesOutward | Motion::BallCircle | Motion::RollShoulders => {
            "(o)"
        }
        Motion::ToAndFro | Motion::BallRoll => "^ v",
        Motion::PressHold => "((o))",
        Motion::Tilt | Motion::Turn | Motion::ChinBack => "-->",
        Motion::HalfMoon | Motion::Sway => "<-->",
        Motion::Breathe | Motion::Pack | Motion::Wipe | Motion::RestHands | Motion::Still => "",
    }
}
