//! Says how tense marked places were before and after a session.

use crate::history::{Answers, PlaceRatings};
use crate::wording::spoken::capital;

/// Returns the figures of a place in signs, such as `6 → 3`; `6 → -` if it was not rated afterwards.
pub fn figures(ratings: PlaceRatings, arrow: &str) -> String {
    let after = ratings.after.map_or_else(|| "-".to_owned(), |after| after.get().to_string());
    format!("{} {arrow} {after}", ratings.before.get())
}

/// Returns the marked places with their figures in signs, such as `left shoulder 6 → 3, scalp 4 → 4`; empty if no place
/// was marked.
pub fn in_signs(answers: &Answers, arrow: &str) -> String {
    let all = answers.places();
    let all = all.map(|(place, ratings)| format!("{} {}", place.name(), figures(ratings, arrow)));
    all.collect::<Vec<_>>().join(", ")
}

/// Returns a sentence for each marked place, such as `Left shoulder 6 before, 3 after.`
pub fn sentences(answers: &Answers) -> impl Iterator<Item = String> {
    answers
        .places()
        .map(|(place, ratings)| format!("{} {}.", capital(place.name()), in_words(ratings, ", ")))
}

/// Returns the figures of a place in words: before and after, with `between` between them.
pub fn in_words(PlaceRatings { before, after }: PlaceRatings, between: &str) -> String {
    let after = after.map(|after| format!("{between}{} after", after.get()));
    format!("{} before{}", before.get(), after.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::history::{Marks, Rating};
    use crate::routine::place::Place;

    #[test]
    fn a_place_that_was_not_rated_afterwards_has_only_its_first_figure() {
        let mark = |place, figure| (place, Rating::new(figure).unwrap());
        let answers = Answers {
            places_before: [mark(Place::LeftShoulder, 6), mark(Place::Temples, 10)]
                .into_iter()
                .collect(),
            places_after: Marks::from_iter([mark(Place::LeftShoulder, 3)]),
            ..Answers::default()
        };
        assert_eq!(in_signs(&answers, "→"), "temples 10 → -, left shoulder 6 → 3");
        let said: Vec<String> = sentences(&answers).collect();
        assert_eq!(said, ["Temples 10 before.", "Left shoulder 6 before, 3 after."]);
        assert_eq!(in_signs(&Answers::default(), "→"), "");
    }
}
