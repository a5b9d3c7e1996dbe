//! A command's output: lines as they are, or in plain words only.

use std::io::{self, Write};
use std::time::Duration;

use crate::plain::spoken::plainly;
use crate::routine::duration;

/// Standard output, line by line.
pub(super) struct Page<W> {
    out: W,
    plain: bool,
    line: Vec<u8>,
}

impl<W: Write> Page<W> {
    /// A page; if it is plain, it has no sign that a screen reader would spell out.
    pub(super) const fn new(out: W, plain: bool) -> Self {
        Self { out, plain, line: Vec::new() }
    }

    /// Whether it has words in place of signs and columns.
    pub(super) const fn is_plain(&self) -> bool {
        self.plain
    }

    /// A length of time: `6:22`, or `6 minutes 22 seconds`.
    pub(super) fn time(&self, time: Duration) -> String {
        if self.plain { duration::spoken(time) } else { duration::clock(time) }
    }

    /// Where lines break; lines that are read aloud do not.
    pub(super) const fn columns(&self, usual: usize) -> usize {
        if self.plain { usize::MAX } else { usual }
    }

    /// Writes the line in words; blank lines are left out.
    fn write_line(&mut self) -> io::Result<()> {
        let line = plainly(&String::from_utf8_lossy(&self.line));
        self.line.clear();
        if line.is_empty() { Ok(()) } else { writeln!(self.out, "{line}") }
    }
}

impl<W: Write> Write for Page<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if !self.plain {
            return self.out.write(bytes);
        }
        for byte in bytes {
            if *byte == b'\n' {
                self.write_line()?;
            } else {
                self.line.push(*byte);
            }
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        if !self.line.is_empty() {
            self.write_line()?;
        }
        self.out.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(plain: bool) -> String {
        let mut out = Vec::new();
        let mut page = Page::new(&mut out, plain);
        let total = page.time(Duration::from_secs(382));
        writeln!(page, "  {total}  Glide (light) · slowly\n\ntheme = \"auto\"").unwrap();
        write!(page, "Remove it?").unwrap();
        page.flush().unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn signs_become_words_where_that_is_wanted() {
        assert_eq!(
            written(false),
            "  6:22  Glide (light) · slowly\n\ntheme = \"auto\"\nRemove it?"
        );
        assert_eq!(
            written(true),
            "6 minutes 22 seconds Glide, light, slowly\ntheme is auto\nRemove it?\n"
        );
    }
}
