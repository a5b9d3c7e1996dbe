//! Words of the screen as they are true on paper, where there is no key to press and no other page.

/// What the words say of the program and its key that stops, and what is left of that on paper.
const SCREEN: &[(&str, &str)] = &[
    ("Keep S within reach of a hand or an elbow.", ""),
    ("You can't reach S here. To stop", "To stop"),
    (" first, then press S when you can reach it.", "."),
    (" and press S.", "."),
    ("press S.", "stop."),
    (" You can stop at any time with S.", ""),
    (", with the Warm pack routine.", "."),
    (" It asks about your health first.", ""),
    ("Keep your head still. If you are stretching, ", "If you are stretching, "),
    ("any emergency sign", "any sign on the list below"),
];

/// The same words without the program.
pub(super) fn on_paper(words: &str) -> String {
    let without = |words: String, (screen, paper): &(&str, &str)| words.replace(screen, paper);
    SCREEN.iter().fold(words.to_owned(), without)
}
