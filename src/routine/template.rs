//! A routine to start from: a file that explains itself, in the user's own name for it.

/// The file as it ships.
const TEXT: &str = include_str!("../../routines/words/new.toml");

/// What stands in it for the id, and for the title.
const ID: &str = "NAME";
const TITLE: &str = "My routine";

/// The text of a routine to start from, for an id that is one: `evening-ease` is titled "Evening ease".
pub fn named(id: &str) -> String {
    let words = id.replace('-', " ");
    let mut letters = words.chars();
    let first = letters.next().map(|first| first.to_ascii_uppercase());
    let title: String = first.into_iter().chain(letters).collect();
    TEXT.replace(TITLE, &title).replace(ID, id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_has_the_name_that_was_given() {
        let text = named("evening-ease");
        assert!(text.contains("\ntitle = \"Evening ease\"\n"), "{text}");
        assert!(text.contains("`neckcare start evening-ease`"), "{text}");
        assert!(!text.contains(ID) && !text.contains(TITLE), "{text}");
    }
}
