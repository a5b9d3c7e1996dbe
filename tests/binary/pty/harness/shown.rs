//! What came from the program, as it can be read.

/// Leaving the alternate screen.
pub(crate) const LEAVE: &str = "\x1b[?1049l";

/// What can be read on a screen, whether its empty cells were written or never touched.
pub(crate) fn text(screen: &vt100::Screen) -> String {
    screen.contents().lines().map(str::trim_end).collect::<Vec<_>>().join("\n")
}

/// How often something is in there.
pub(crate) fn count(bytes: &[u8], wanted: &str) -> usize {
    bytes.windows(wanted.len()).filter(|window| *window == wanted.as_bytes()).count()
}

pub(crate) fn lossy(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// What is left without control sequences.
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
