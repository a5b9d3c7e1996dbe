//! Draws screens as SVG pictures: small, reproducible, and sharp at any size.
#![allow(dead_code, reason = "not everything that draws pictures makes films")]
#![expect(
    clippy::unwrap_used,
    reason = "a test fails by panicking, and writing to a string does not fail"
)]

use std::fmt::Write as _;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use neckcare::widgets::picture::pixels::PlacedImage;
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier};
use ratatui::symbols::pixel::{QUADRANTS, SEXTANTS};

/// The width and height of a cell in units of the picture. Letters are stretched to fill it.
const CELL: (u16, u16) = (9, 19);

/// The baseline of letters, measured from the top of their cell.
const BASE: u16 = 14;

/// The part of a cell by which shapes reach into the row below, so that no gap shows between them.
const SEAM: f64 = 0.02;

/// The empty space around the screen.
const MARGIN: u16 = 14;

/// A screen with the image that a terminal would show on it.
pub(crate) struct Shot {
    pub(crate) cells: Buffer,
    pub(crate) image: Option<PlacedImage>,
}

/// Draws a screen. The theme must give every cell its colours.
pub(crate) fn draw(screen: &Buffer) -> String {
    let mut svg = head(screen);
    cells(screen, &mut svg);
    svg + "</g>\n</svg>\n"
}

/// Draws screens as a loop, each for `frame` milliseconds. Cells that never change are drawn once. If the reader
/// prefers reduced motion, only the first screen is shown.
pub(crate) fn film(shots: &[Shot], frame: u32) -> String {
    let first = &shots.first().unwrap().cells;
    let ground = first.content.first().unwrap().style();
    let stays = |at| shots.iter().all(|shot| shot.cells[at] == first[at]);
    let part = |screen: &Buffer, wanted: &dyn Fn((u16, u16)) -> bool| {
        let mut part = screen.clone();
        let places = screen.area.positions().map(|at| (at.x, at.y));
        for at in places.filter(|at| !wanted(*at)) {
            part[at].set_symbol(" ").set_style(ground);
        }
        part
    };
    let mut svg = head(first);
    let length = frame * u32::try_from(shots.len()).unwrap();
    let share = short(f64::from(frame) * 100.0 / f64::from(length));
    writeln!(
        svg,
        "<style>g g{{visibility:hidden;animation:f {length}ms step-end infinite}}\
         #f{{visibility:visible}}@keyframes f{{0%{{visibility:visible}}{share}%{{visibility:hidden}}}}\
         @media(prefers-reduced-motion:reduce){{g g{{animation:none}}}}</style>"
    )
    .unwrap();
    cells(&part(first, &stays), &mut svg);
    let images = images(shots, &mut svg);
    for ((nth, Shot { cells: screen, .. }), image) in (0..).zip(shots).zip(images) {
        let id = if nth == 0 { " id=\"f\"" } else { "" };
        // A negative delay starts the animation as if it had already run for one loop.
        let ahead = length - nth * frame;
        writeln!(svg, "<g{id} style=\"animation-delay:-{ahead}ms\">").unwrap();
        if let Some(image) = image {
            writeln!(svg, "<use href=\"#i{image}\"/>").unwrap();
        }
        cells(&part(screen, &|at| !stays(at)), &mut svg);
        svg += "</g>\n";
    }
    svg + "</g>\n</svg>\n"
}

/// Writes every image once, and returns the number of the image for each shot.
fn images(shots: &[Shot], svg: &mut String) -> Vec<Option<usize>> {
    let mut known = Vec::new();
    *svg += "<defs>\n";
    let numbers = shots.iter().map(|shot| {
        let image = shot.image.as_ref()?;
        let print = image.fingerprint();
        let number = known.iter().position(|known| *known == print).unwrap_or_else(|| {
            known.push(print);
            let Rect { x, y, width, height } = image.area;
            let (x, y, width, height) = (x * CELL.0, y * CELL.1, width * CELL.0, height * CELL.1);
            let (number, data) = (known.len() - 1, STANDARD.encode(png(image)));
            writeln!(
                svg,
                "<image id=\"i{number}\" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" \
                 href=\"data:image/png;base64,{data}\"/>"
            )
            .unwrap();
            number
        });
        Some(number)
    });
    let numbers = numbers.collect();
    *svg += "</defs>\n";
    numbers
}

/// Encodes an image as a PNG file with high compression.
fn png(image: &PlacedImage) -> Vec<u8> {
    let (width, height, pixels) = image.paint().unwrap();
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, width, height);
    encoder.set_color(png::ColorType::Rgba);
    encoder.set_compression(png::Compression::High);
    encoder.write_header().unwrap().write_image_data(&pixels).unwrap();
    file
}

/// Returns the start of the picture: the background, and the group that moves the cells inside the margin.
fn head(screen: &Buffer) -> String {
    let (width, height) = (screen.area.width * CELL.0, screen.area.height * CELL.1);
    let (outer, ground) =
        ((width + 2 * MARGIN, height + 2 * MARGIN), screen.content.first().unwrap().bg);
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {} {}\" \
         font-family=\"DejaVu Sans Mono, Menlo, Consolas, monospace\" font-size=\"15\">\n\
         <rect x=\".5\" y=\".5\" width=\"{}\" height=\"{}\" rx=\"10\" fill=\"{}\" stroke=\"#888\" stroke-opacity=\".5\"/>\n\
         <g transform=\"translate({MARGIN} {MARGIN})\">\n",
        outer.0,
        outer.1,
        outer.0 - 1,
        outer.1 - 1,
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

/// Neighbouring cells with the same style.
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

/// Returns true for blocks and braille, which are drawn as shapes because fonts leave gaps between them or lack them.
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
        // Some viewers merge several spaces, but all keep non-breaking ones.
        let words = words.replace("  ", "\u{a0}\u{a0}");
        let words = words.replace('&', "&amp;").replace('<', "&lt;");
        writeln!(svg, "<text x=\"{x}\" y=\"{y}\" textLength=\"{length}\" fill=\"{fill}\"{weight}>{words}</text>").unwrap();
    }
}

/// Returns the path of a block, a line or the dots of a braille cell.
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

/// Returns the column and line of each filled part of a quadrant or sextant, and its number of lines.
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

/// Returns the column and line of each dot of a braille pattern.
fn dots(pattern: u32) -> impl Iterator<Item = (f64, f64)> {
    const PLACES: [(f64, f64); 8] =
        [(0., 0.), (0., 1.), (0., 2.), (1., 0.), (1., 1.), (1., 2.), (0., 3.), (1., 3.)];
    PLACES
        .into_iter()
        .enumerate()
        .filter(move |(bit, _)| pattern & (1 << bit) != 0)
        .map(|(_, place)| place)
}

/// Formats a number with at most one decimal.
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
