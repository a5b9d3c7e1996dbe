//! A grid of dots, two columns and four rows to a cell: what is drawn, before it becomes characters.

/// What a dot belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ink {
    /// Landmarks.
    Faint,
    /// The outline of the body.
    Outline,
    /// The shading of a zone.
    Zone,
    /// Where no hand ever goes.
    NoGo,
    /// Where a hand was, or is to go.
    Trail,
    /// A hand.
    Hand,
}

/// The dots of one cell in each ink, numbered by bits as braille numbers them.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Marks {
    pub faint: u8,
    pub outline: u8,
    pub zone: u8,
    pub no_go: u8,
    pub trail: u8,
    pub hand: u8,
}

/// The bit of a dot by its row and column in the cell.
const BITS: [[u8; 2]; 4] = [[0x01, 0x08], [0x02, 0x10], [0x04, 0x20], [0x40, 0x80]];

/// Dots are square where a cell is twice as high as wide.
#[derive(Debug)]
pub(super) struct Dots {
    columns: i32,
    rows: i32,
    cells: Vec<Marks>,
}

impl Dots {
    pub(super) fn new(cells_across: u16, cells_down: u16) -> Self {
        Self {
            columns: i32::from(cells_across) * 2,
            rows: i32::from(cells_down) * 4,
            cells: vec![Marks::default(); usize::from(cells_across) * usize::from(cells_down)],
        }
    }

    pub(super) const fn columns(&self) -> i32 {
        self.columns
    }

    pub(super) const fn rows(&self) -> i32 {
        self.rows
    }

    /// All cells, row by row.
    pub(super) fn cells(&self) -> &[Marks] {
        &self.cells
    }

    /// Inks a dot; outside the grid nothing happens.
    pub(super) fn put(&mut self, column: i32, row: i32, ink: Ink) {
        let Some((cell, bit)) = self.place(column, row) else {
            return;
        };
        if let Some(marks) = self.cells.get_mut(cell) {
            *marks.of(ink) |= bit;
        }
    }

    /// Takes what is inked at a dot away again.
    pub(super) fn clear(&mut self, column: i32, row: i32) {
        if let Some((cell, bit)) = self.place(column, row)
            && let Some(marks) = self.cells.get_mut(cell)
        {
            marks.clear(bit);
        }
    }

    /// The cell of a dot and its bit there.
    fn place(&self, column: i32, row: i32) -> Option<(usize, u8)> {
        if !(0..self.columns).contains(&column) || !(0..self.rows).contains(&row) {
            return None;
        }
        let cell = usize::try_from(row / 4 * (self.columns / 2) + column / 2).ok()?;
        let [left, right] = BITS.get(usize::try_from(row % 4).ok()?)?;
        Some((cell, if column % 2 == 0 { *left } else { *right }))
    }

    #[cfg(test)]
    pub(super) fn has(&self, column: i32, row: i32, ink: Ink) -> bool {
        self.place(column, row)
            .is_some_and(|(cell, bit)| *self.cells[cell].clone().of(ink) & bit > 0)
    }
}

impl Marks {
    fn clear(&mut self, bit: u8) {
        for ink in [Ink::Faint, Ink::Outline, Ink::Zone, Ink::NoGo, Ink::Trail, Ink::Hand] {
            *self.of(ink) &= !bit;
        }
    }

    const fn of(&mut self, ink: Ink) -> &mut u8 {
        match ink {
            Ink::Faint => &mut self.faint,
            Ink::Outline => &mut self.outline,
            Ink::Zone => &mut self.zone,
            Ink::NoGo => &mut self.no_go,
            Ink::Trail => &mut self.trail,
            Ink::Hand => &mut self.hand,
        }
    }
}
