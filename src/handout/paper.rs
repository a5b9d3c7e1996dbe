//! Rewrites words of the screen for paper, where there is no key to press and no other page.

/// Words about the program and its stop key, each with the words that replace it on paper.
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

/// Returns the words without those about the program.
pub(super) fn on_paper(words: &str) -> String {
    let without = |words: String, (screen, paper): &(&str, &str)| words.replace(screen, paper);
    SCREEN.iter().fold(words.to_owned(), without)
}
