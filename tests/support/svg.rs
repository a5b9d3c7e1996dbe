//! A screen as an SVG picture: small, the same every time, and sharp at any size.
#![allow(dead_code, reason = "not everything that draws pictures makes films")]
#![expect(
    clippy::unwrap_used,
    reason = "a test fails by panicking, and writing to a string does not fail"
)]

use std::fmt::Write as _;

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};
use ratatui::symbols::pixel::{QUADRANTS, SEXTANTS};

/// A cell in the picture's own measure; letters are drawn to fill it.
const CELL: (u16, u16) = (9, 19);

/// The line on which letters stand, from the top of their cell.
const BASE: u16 = 14;

/// By how much of a cell shapes reach into the row below, so that none shines through between them.
const SEAM: f64 = 0.02;

/// Empty space round the screen.
const MARGIN: u16 = 14;

/// Draws a screen; every cell of a theme that paints has a colour of its own.
pub(crate) fn draw(screen: &Buffer) -> String {
    let mut svg = head(screen);
    cells(screen, &mut svg);
    svg + "</g>\n</svg>\n"
}

/// Draws screens one after the other, each for `seconds`, over and over: what stays is drawn once.
pub(crate) fn film(screens: &[Buffer], seconds: f64) -> String {
    let first = screens.first().unwrap();
    let stays = |at| screens.iter().all(|screen| screen[at] == first[at]);
    let part = |screen: &Buffer, wanted: &dyn Fn((u16, u16)) -> bool| {
        let mut part = screen.clone();
        let places = screen.area.positions().map(|at| (at.x, at.y));
        for at in places.filter(|at| !wanted(*at)) {
            let ground = first.content.first().unwrap();
            part[at].set_symbol(" ").set_style(ground.style());
        }
        part
    };
    let mut svg = head(first);
    cells(&part(first, &stays), &mut svg);
    let count = screens.len();
    for (nth, screen) in screens.iter().enumerate() {
        let time = |frame: usize| short_of(frame, count);
        let (values, times) = match (nth, nth + 1 == count) {
            (0, _) => ("inline;none".to_owned(), format!("0;{}", time(1))),
            (_, true) => ("none;inline".to_owned(), format!("0;{}", time(nth))),
            _ => ("none;inline;none".to_owned(), format!("0;{};{}", time(nth), time(nth + 1))),
        };
        let length = seconds * f64::from(u16::try_from(count).unwrap());
        let shown = if nth == 0 { "inline" } else { "none" };
        writeln!(
            svg,
            "<g display=\"{shown}\"><animate attributeName=\"display\" calcMode=\"discrete\" \
             dur=\"{length}s\" repeatCount=\"indefinite\" values=\"{values}\" keyTimes=\"{times}\"/>"
        )
        .unwrap();
        cells(&part(screen, &|at| !stays(at)), &mut svg);
        svg += "</g>\n";
    }
    svg + "</g>\n</svg>\n"
}

/// A part of the whole, to four decimals.
fn short_of(part: usize, whole: usize) -> String {
    let figure = |count: usize| f64::from(u16::try_from(count).unwrap());
    format!("{:.4}", figure(part) / figure(whole))
}

/// The ground, and where the cells begin.
fn head(screen: &Buffer) -> String {
    let (width, height) = (screen.area.width * CELL.0, screen.area.height * CELL.1);
    let (outer, ground) =
        ((width + 2 * MARGIN, height + 2 * MARGIN), screen.content.first().unwrap().bg);
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {} {}\" \
         font-family=\"DejaVu Sans Mono, Menlo, Consolas, monospace\" font-size=\"15\">\n\
         <rect width=\"100%\" height=\"100%\" rx=\"10\" fill=\"{}\"/>\n\
         <g transform=\"translate({MARGIN} {MARGIN})\">\n",
        outer.0,
        outer.1,
        hex(ground)
    )
}

fn cells(screen: &Buffer, svg: &mut String) {
    let ground = screen.content.first().unwrap().bg;
    for row in 0..screen.area.height {
        let cells: Vec<&Cell> = (0..screen.area.width).map(|x| &screen[(x, row)]).collect();
        for run in runs(&cells) {
            run.draw(row, ground, svg);
        }
    }
}

/// Neighbours that look alike.
struct Run<'c> {
    column: u16,
    look: &'c Cell,
    cells: &'c [&'c Cell],
}

fn runs<'c>(cells: &'c [&'c Cell]) -> Vec<Run<'c>> {
    let mut column = 0;
    let alike = |one: &&Cell, next: &&Cell| {
        (one.fg, one.bg, one.modifier) == (next.fg, next.bg, next.modifier)
            && drawn(one) == drawn(next)
    };
    let run = |cells: &'c [&'c Cell]| {
        let run = Run { column, look: cells.first().unwrap(), cells };
        column += u16::try_from(cells.len()).unwrap();
        run
    };
    cells.chunk_by(alike).map(run).collect()
}

/// Blocks and braille are drawn as shapes: fonts leave seams between them, or lack them.
fn drawn(cell: &Cell) -> bool {
    cell.symbol()
        .chars()
        .all(|c| matches!(c, '\u{2580}'..='\u{259f}' | '\u{1fb00}'..='\u{1fb3b}' | '\u{2800}'..='\u{28ff}' | '━' | '─'))
}

impl Run<'_> {
    fn draw(&self, row: u16, ground: Color, svg: &mut String) {
        let (x, y) = (self.column * CELL.0, row * CELL.1);
        let width = u16::try_from(self.cells.len()).unwrap() * CELL.0;
        if self.look.bg != ground {
            let fill = hex(self.look.bg);
            writeln!(
                svg,
                "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{}\" fill=\"{fill}\"/>",
                CELL.1
            )
            .unwrap();
        }
        if drawn(self.look) {
            let shapes: String = (self.column..)
                .zip(self.cells)
                .map(|(column, cell)| shape(column * CELL.0, y, cell))
                .collect();
            writeln!(svg, "<path d=\"{shapes}\" fill=\"{}\"/>", hex(self.look.fg)).unwrap();
        } else {
            self.letters(x, y, svg);
        }
    }

    fn letters(&self, x: u16, y: u16, svg: &mut String) {
        let text: String = self.cells.iter().map(|cell| cell.symbol()).collect();
        let words = text.trim_end();
        let indent = words.len() - words.trim_start().len();
        let words = words.trim_start();
        if words.is_empty() {
            return;
        }
        let (x, y) = (x + u16::try_from(indent).unwrap() * CELL.0, y + BASE);
        let length = u16::try_from(words.chars().count()).unwrap() * CELL.0;
        let weight =
            if self.look.modifier.contains(Modifier::BOLD) { " font-weight=\"bold\"" } else { "" };
        let fill = hex(self.look.fg);
        // Not every reader keeps several spaces, but all keep these.
        let words = words.replace("  ", "\u{a0}\u{a0}");
        let words = words.replace('&', "&amp;").replace('<', "&lt;");
        writeln!(svg, "<text x=\"{x}\" y=\"{y}\" textLength=\"{length}\" fill=\"{fill}\"{weight}>{words}</text>").unwrap();
    }
}

/// The path of a block, a line or the dots of a braille cell.
fn shape(x: u16, y: u16, cell: &Cell) -> String {
    let symbol = cell.symbol().chars().next().unwrap_or(' ');
    let (x, y, width, height) = (f64::from(x), f64::from(y), f64::from(CELL.0), f64::from(CELL.1));
    let part = |left: f64, top: f64, across: f64, down: f64| {
        let (left, top) = (x + left * width, y + top * height);
        format!(
            "M{} {}h{}v{}h-{}z",
            short(left),
            short(top),
            short(across * width),
            short(down * height),
            short(across * width)
        )
    };
    let code = u32::from(symbol);
    match symbol {
        '▀' => part(0.0, 0.0, 1.0, 0.5),
        '▄' => part(0.0, 0.5, 1.0, 0.5 + SEAM),
        '█' => part(0.0, 0.0, 1.0, 1.0 + SEAM),
        '▕' => part(0.875, 0.0, 0.125, 1.0),
        '▉'..='▏' => part(0.0, 0.0, f64::from(0x2590 - code) / 8.0, 1.0),
        '─' => part(0.0, 0.47, 1.0, 0.06),
        '━' => part(0.0, 0.43, 1.0, 0.14),
        '⠀'..='⣿' => dots(code - 0x2800)
            .map(|(column, line)| part(0.13 + 0.5 * column, 0.06 + 0.25 * line, 0.24, 0.12))
            .collect(),
        _ => blocks(symbol)
            .map(|(column, line, lines)| {
                let seam = if line + 1.0 >= lines { SEAM } else { 0.0 };
                part(0.5 * column, line / lines, 0.5, 1.0 / lines + seam)
            })
            .collect(),
    }
}

/// Columns and lines of the parts of a quadrant or a sextant, and of how many lines.
fn blocks(symbol: char) -> impl Iterator<Item = (f64, f64, f64)> {
    let of = |symbols: &[char]| symbols.iter().position(|one| *one == symbol);
    let (bits, lines) = match (of(&QUADRANTS), of(&SEXTANTS)) {
        (Some(bits), _) => (bits, 2),
        (None, bits) => (bits.unwrap_or(0), 3),
    };
    (0..2 * lines)
        .filter(move |part| bits & (1 << part) != 0)
        .map(move |part| (f64::from(part % 2), f64::from(part / 2), f64::from(lines)))
}

/// Columns and lines of the dots of a pattern.
fn dots(pattern: u32) -> impl Iterator<Item = (f64, f64)> {
    const PLACES: [(f64, f64); 8] =
        [(0., 0.), (0., 1.), (0., 2.), (1., 0.), (1., 1.), (1., 2.), (0., 3.), (1., 3.)];
    PLACES
        .into_iter()
        .enumerate()
        .filter(move |(bit, _)| pattern & (1 << bit) != 0)
        .map(|(_, place)| place)
}

/// A figure with at most one decimal.
fn short(figure: f64) -> String {
    let rounded = format!("{figure:.1}");
    rounded.strip_suffix(".0").map_or_else(|| rounded.clone(), str::to_owned)
}

fn hex(colour: Color) -> String {
    match colour {
        Color::Rgb(red, green, blue) => format!("#{red:02x}{green:02x}{blue:02x}"),
        other => other.to_string().to_lowercase(),
    }
}
