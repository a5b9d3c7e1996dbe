//! Lines to read: sentences, answers behind their keys, and the line that is chosen or typed.

use crate::history::Rating;

/// What begins the line that is chosen, and a figure that is typed; what is added to one that is ticked.
pub(crate) const ON: &str = "On: ";
pub(crate) const TYPED: &str = "Typed: ";
pub(crate) const TICKED: &str = ", ticked";

/// What is said once everything is listed again.
pub(crate) const ALL_AGAIN: &str = "All routines again.";

/// Whether a line says nothing but where somebody is by now.
pub(crate) fn is_volatile(line: &str) -> bool {
    line.starts_with(ON) || line.starts_with(TYPED) || line == ALL_AGAIN
}

/// Some words as a sentence: with a full stop, unless they end already.
pub(crate) fn sentence(words: &str) -> String {
    let stop = if words.ends_with(['.', '?', '!', ':']) { "" } else { "." };
    format!("{words}{stop}")
}

/// Answers in one line, each behind the key that gives it.
pub(crate) fn answers<'w>(answers: impl Iterator<Item = (char, &'w str)>) -> String {
    let one = |(key, words): (char, &str)| sentence(&format!("{key}: {words}"));
    answers.map(one).collect::<Vec<_>>().join(" ")
}

/// A figure that was typed, and counts once Enter is pressed.
pub(crate) fn typed(figure: Rating) -> String {
    format!("{TYPED}{}. Press Enter.", figure.get())
}

/// A figure that was typed, and counts.
pub(crate) fn typed_before(figure: Rating) -> String {
    format!("{TYPED}{} out of 10.", figure.get())
}

/// Which of some lines is chosen, where nobody sees it.
pub(crate) fn on(line: &str) -> String {
    format!("{ON}{}.", line.trim_end_matches('.'))
}
