//! The output of a command, adapted to its width, its colours and its reader.

use std::io::{self, Write};
use std::os::fd::AsFd;
use std::time::Duration;

use anstream::adapter::{StripBytes, strip_str};
use anstream::stream::RawStream;
use anstream::{AutoStream, ColorChoice};

use super::{environment, hanging_indent};
use crate::cli::{TextRole, with_names, with_ticks};
use crate::routine::duration;
use crate::terminal::size::size;
use crate::widgets::text;
use crate::wording::spoken::plainly;

/// The width in columns of the widest lines that are still easy to read.
const WIDEST: usize = 100;

/// The reader of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reader {
    /// Another program, or a printer: nothing is added, and nothing is taken out.
    Program,
    /// A person who looks at it.
    Eye,
    /// A person who listens to it: it has no signs that a screen reader would spell out.
    Ear,
}

/// Standard output or standard error, written for its reader.
pub(super) struct Page<W> {
    out: W,
    reader: Reader,
    /// The columns of the terminal, if there is one.
    window: Option<usize>,
    /// The unfinished line for a person who listens, not put into words yet.
    line: Vec<u8>,
}

/// A stream that may take the codes for colours out of what it passes on. Every write is passed on in one piece; anstream's
/// own stream would write each piece between two codes by itself, twice for every row of a table.
pub(super) struct OutputStream<S> {
    out: S,
    /// Finds the codes, also where they are divided between two writes; `None` if they stay.
    stripping: Option<StripBytes>,
}

impl<S: Write> Write for OutputStream<S> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let Some(stripping) = &mut self.stripping else { return self.out.write(bytes) };
        let mut shown = Vec::with_capacity(bytes.len());
        stripping.strip_next(bytes).for_each(|piece| shown.extend_from_slice(piece));
        self.out.write_all(&shown)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

impl<S: RawStream + AsFd> Page<OutputStream<S>> {
    /// Creates a page on a stream. It has colours only on a terminal, unless the environment says otherwise.
    pub(super) fn on(stream: S, reader: Reader) -> Self {
        let window = stream.is_terminal().then(|| usize::from(size(&stream).width));
        let colours = match reader {
            Reader::Program => ColorChoice::AlwaysAnsi,
            // An empty TERM names no terminal either.
            Reader::Eye if environment::variable("TERM").is_some() => AutoStream::choice(&stream),
            Reader::Eye | Reader::Ear => ColorChoice::Never,
        };
        let stripping = (colours == ColorChoice::Never).then(StripBytes::new);
        Self::new(OutputStream { out: stream, stripping }, reader, window)
    }
}

impl<W: Write> Page<W> {
    pub(super) const fn new(out: W, reader: Reader, window: Option<usize>) -> Self {
        Self { out, reader, window, line: Vec::new() }
    }

    /// Returns true if the page has words in place of signs and columns.
    pub(super) fn is_plain(&self) -> bool {
        self.reader == Reader::Ear
    }

    /// Returns true if the page is shown in a terminal.
    pub(super) const fn is_terminal(&self) -> bool {
        self.window.is_some()
    }

    /// Returns the columns of the window, if a person looks at one. In a pipe, and for a person who listens, lines may
    /// be longer.
    pub(super) fn window(&self) -> Option<usize> {
        self.window.filter(|_| self.reader == Reader::Eye)
    }

    /// Formats a length of time: `6:22`, or `6 minutes 22 seconds`.
    pub(super) fn time(&self, time: Duration) -> String {
        if self.is_plain() { duration::spoken(time) } else { duration::clock(time) }
    }

    /// Joins a title and the name that is typed for it. A person who listens hears only the name if both sound the
    /// same.
    pub(super) fn named(&self, title: &str, name: &str) -> String {
        let is_heard_twice = self.is_plain() && plainly(title).eq_ignore_ascii_case(&plainly(name));
        let name = TextRole::Name.of(name);
        if is_heard_twice { name } else { format!("{} ({name})", TextRole::Title.of(title)) }
    }

    /// Prints a paragraph. Its lines break between words in a window; elsewhere it is one line.
    pub(super) fn paragraph(&mut self, text: &str) -> io::Result<()> {
        self.entry("", 0, text)
    }

    /// Prints a head with the text about it. In a window all lines but the first are indented; elsewhere it is one
    /// line.
    pub(super) fn entry(&mut self, head: &str, indent: usize, text: &str) -> io::Result<()> {
        let lines = self.laid(head, indent, text);
        writeln!(self, "{lines}")
    }

    /// Prints an entry whose lines break at `columns` in a pipe too, or nothing if the text is empty.
    pub(super) fn measured(
        &mut self,
        head: &str,
        indent: usize,
        text: &str,
        columns: usize,
    ) -> io::Result<()> {
        if text.is_empty() {
            return Ok(());
        }
        if self.window().is_some() {
            return self.entry(head, indent, text);
        }
        let room = if self.is_plain() { usize::MAX } else { columns - indent };
        let lines = text::wrap(&strip_str(text).to_string(), room, usize::MAX);
        lines.iter().enumerate().try_for_each(|(nth, line)| match nth {
            0 => writeln!(self, "{head}{line}"),
            _ => writeln!(self, "{:indent$}{line}", ""),
        })
    }

    /// Prints a question, after which the answer is typed on the same line.
    pub(super) fn ask(&mut self, text: &str) -> io::Result<()> {
        let lines = self.laid("", 0, text);
        write!(self, "{lines} ")?;
        self.flush()
    }

    /// Lays out a head and a text in as many lines as this page needs.
    fn laid(&self, head: &str, indent: usize, text: &str) -> String {
        let text = if self.is_plain() { text.to_owned() } else { with_names(text) };
        match self.window() {
            Some(window) => {
                hanging_indent::lines(head, indent, &text, window.min(WIDEST)).join("\n")
            }
            None if text.is_empty() => head.trim_end().to_owned(),
            None => format!("{head}{text}"),
        }
    }

    /// Writes the finished line in words. Blank lines are left out.
    fn write_line(&mut self) -> io::Result<()> {
        let line = with_ticks(&String::from_utf8_lossy(&self.line));
        let line = plainly(&strip_str(&line).to_string());
        self.line.clear();
        if line.is_empty() { Ok(()) } else { writeln!(self.out, "{line}") }
    }
}

impl<W: Write> Write for Page<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if !self.is_plain() {
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

    #[test]
    fn codes_are_taken_out_even_if_two_writes_divide_them() {
        let text = "\u{1b}[1mDate\u{1b}[0m \u{e9}\u{1b}]8;;x\u{1b}\\link";
        for at in 0..=text.len() {
            let (before, after) = text.as_bytes().split_at(at);
            let mut stream = OutputStream { out: Vec::new(), stripping: Some(StripBytes::new()) };
            stream.write_all(before).unwrap();
            stream.write_all(after).unwrap();
            assert_eq!(String::from_utf8(stream.out).unwrap(), "Date \u{e9}link", "{at}");
        }
    }

    fn written(reader: Reader, window: Option<usize>) -> String {
        let mut out = Vec::new();
        let mut page = Page::new(&mut out, reader, window);
        let total = page.time(Duration::from_secs(382));
        writeln!(page, "  {total}  Glide (light) · slowly\n\ntheme = \"auto\"").unwrap();
        page.entry("saving  ", 8, "it cannot be saved").unwrap();
        page.measured("spot  ", 6, "under your skull", 18).unwrap();
        page.measured("none  ", 6, "", 18).unwrap();
        page.ask("Remove it?").unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn signs_become_words_for_a_listener() {
        let aloud = "6 minutes 22 seconds Glide, light, slowly\ntheme is auto\n\
            saving it cannot be saved\nspot under your skull\nRemove it?\n";
        assert_eq!(written(Reader::Ear, None), aloud);
        assert_eq!(written(Reader::Ear, Some(20)), aloud, "in a terminal too");
    }

    #[test]
    fn a_listener_hears_names_and_commands_as_they_are_typed() {
        let mut out = Vec::new();
        let mut page = Page::new(&mut out, Reader::Ear, None);
        let names = [("A well-known one", "pw-play"), ("Wind-down", "wind-down")];
        let [well_known, wind_down] = names.map(|(title, name)| page.named(title, name));
        writeln!(page, "{well_known}, {wind_down}").unwrap();
        let name = TextRole::Name.padded("pw-play", 12);
        page.entry("", 0, &format!("install {name}; see `start wind-down`")).unwrap();
        let said = "A well known one, pw-play, wind-down\ninstall pw-play, see start wind-down\n";
        assert_eq!(String::from_utf8(out).unwrap(), said);
    }

    #[test]
    fn lines_break_in_a_window_and_measured_text_breaks_in_a_pipe_too() {
        let head = "  6:22  Glide (light) · slowly\n\ntheme = \"auto\"\n";
        assert_eq!(
            written(Reader::Eye, None),
            format!(
                "{head}saving  it cannot be saved\n\
                 spot  under your\n      skull\nRemove it? "
            )
        );
        assert_eq!(
            written(Reader::Eye, Some(20)),
            format!(
                "{head}saving\n    it cannot be\n    saved\n\
                 spot\n    under your skull\nRemove it? "
            )
        );
    }
}
