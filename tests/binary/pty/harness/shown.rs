//! Converts the output of the program to text.

/// The sequence that leaves the alternate screen.
pub(crate) const LEAVE: &str = "\x1b[?1049l";

/// Returns the text on a screen without trailing spaces, which may or may not have been written.
pub(crate) fn text(screen: &vt100::Screen) -> String {
    screen.contents().lines().map(str::trim_end).collect::<Vec<_>>().join("\n")
}

/// Counts how often a text occurs in the bytes.
pub(crate) fn count(bytes: &[u8], wanted: &str) -> usize {
    bytes.windows(wanted.len()).filter(|window| *window == wanted.as_bytes()).count()
}

pub(crate) fn lossy(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// Removes control sequences from a text.
pub(crate) fn text_of(shown: &str) -> String {
    let mut text = String::new();
    let mut rest = shown.split("\x1b[");
    text.push_str(rest.next().unwrap_or_default());
    for sequence in rest {
        let end = sequence.find(|letter: char| ('@'..='~').contains(&letter));
        text.push_str(end.map_or("", |end| &sequence[end + 1..]));
    }
    text
}
