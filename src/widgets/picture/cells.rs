//! Draws dots as cells of the terminal: each in its two strongest inks, or as braille if there is no colour.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Color, Style};

use super::canvas::{Dots, only};
use super::mono;
use crate::widgets::theme::{Ink, Inks, TechniqueStyle, Theme, is_nearer};

/// Paints dots into the area that they were made for.
pub(super) fn paint(dots: &Dots, theme: &Theme, area: Rect, buf: &mut Buffer) {
    let technique = theme.technique;
    let (across, down) = technique.dots();
    for position in area.positions() {
        let Some(cell) = buf.cell_mut(position) else { continue };
        let (column, row) = (position.x - area.x, position.y - area.y);
        let place =
            |x: u16, y: u16| (usize::from(column * across + x), usize::from(row * down + y));
        if technique == TechniqueStyle::Braille {
            let lit = |x, y| {
                let (x, y) = place(x, y);
                mono::is_lit(dots, x, y)
            };
            cell.set_char(mono::symbol(lit)).set_style(theme.text);
            continue;
        }
        let inks: Vec<Ink> = (0..down)
            .flat_map(|y| (0..across).map(move |x| (x, y)))
            .map(|(x, y)| {
                let (x, y) = place(x, y);
                dots.at(x, y)
            })
            .collect();
        let look = in_two_inks(&inks, &theme.inks);
        let style = Style::new().fg(look.front).bg(look.back);
        cell.set_char(technique.symbol(look.bits)).set_style(style);
    }
}

/// A cell in two colours; `bits` has a one for each dot in the front colour.
struct CellColours {
    bits: usize,
    front: Color,
    back: Color,
}

fn in_two_inks(inks: &[Ink], colours: &Inks) -> CellColours {
    if let Some(only) = only(inks) {
        let colour = colours.colour(only);
        return CellColours { bits: 0, front: colour, back: colour };
    }
    let mut counts: Vec<(Ink, f32)> = Vec::new();
    for ink in inks {
        match counts.iter_mut().find(|(counted, _)| counted == ink) {
            Some((_, count)) => *count += ink.weight(),
            None => counts.push((*ink, ink.weight())),
        }
    }
    counts.sort_by(|(a, one), (b, other)| other.total_cmp(one).then(a.cmp(b)));
    let first = counts.first().map_or(Ink::Ground, |(ink, _)| *ink);
    let second = counts.get(1).map_or(first, |(ink, _)| *ink);
    // The ink with the lower number is always the background of the cell, so that its colours stay the same while dots
    // move.
    let (back, front) = (first.min(second), first.max(second));
    // The terminal's own background can't be a foreground colour.
    let is_own = colours.colour(front) == Color::Reset;
    let (back, front) = if is_own { (front, back) } else { (back, front) };
    let is_front = |ink: &Ink| is_nearer(*ink, front, back);
    let bits = inks.iter().rev().fold(0, |bits, ink| bits << 1 | usize::from(is_front(ink)));
    let bits = if colours.colour(front) == colours.colour(back) { 0 } else { bits };
    CellColours { bits, front: colours.colour(front), back: colours.colour(back) }
}
