//! Lines of text to read: sentences, answers after their keys, and the line that is chosen or the figure that is typed.

use crate::history::Rating;

/// The beginnings of the line that is chosen and of a typed figure, and the end of a line that is ticked.
pub(crate) const ON: &str = "On: ";
pub(crate) const TYPED: &str = "Typed: ";
pub(crate) const TICKED: &str = ", ticked";

/// The line that says that all routines are listed again.
pub(crate) const ALL_AGAIN: &str = "All routines again.";

/// Returns whether a line only reports the last step of the user: the chosen line, the typed figure, or the whole list
/// again.
pub(crate) fn is_volatile(line: &str) -> bool {
    line.starts_with(ON) || line.starts_with(TYPED) || line == ALL_AGAIN
}

/// Makes a sentence of some words, with a full stop unless they already end with `.`, `?`, `!` or `:`.
pub(crate) fn sentence(words: &str) -> String {
    let stop = if words.ends_with(['.', '?', '!', ':']) { "" } else { "." };
    format!("{words}{stop}")
}

/// Returns answers in one line, each after the key that gives it.
pub(crate) fn answers<'w>(answers: impl Iterator<Item = (char, &'w str)>) -> String {
    let one = |(key, words): (char, &str)| sentence(&format!("{key}: {words}"));
    answers.map(one).collect::<Vec<_>>().join(" ")
}

/// Returns the line for a figure that was typed and counts once Enter is pressed.
pub(crate) fn typed(figure: Rating) -> String {
    format!("{TYPED}{}. Press Enter.", figure.get())
}

/// Returns the line for a figure that was typed and already counts.
pub(crate) fn typed_before(figure: Rating) -> String {
    format!("{TYPED}{} out of 10.", figure.get())
}

/// Returns the line that says which line is chosen, for users who don't see it.
pub(crate) fn chosen_line(line: &str) -> String {
    format!("{ON}{}.", line.trim_end_matches('.'))
}
