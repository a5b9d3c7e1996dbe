//! Marks: how tense each place of the body is, as the person says before and after a session.

use std::fmt::{self, Formatter};

use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, Visitor};
use serde::ser::{Serialize, Serializer};

use super::Rating;
use crate::routine::keyword::Keyword;
use crate::routine::place::Place;

/// The number of places.
const PLACES: usize = Place::ALL.len();

/// How tense each place is, from 0, loose, to 10. A place without a mark has no rating.
///
/// In a file it is a table, such as `{"left-shoulder":6}`. A place that only a later version knows is ignored.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Marks([Option<Rating>; PLACES]);

impl Marks {
    /// Returns the rating of a place.
    pub fn get(&self, place: Place) -> Option<Rating> {
        self.iter().find(|(marked, _)| *marked == place).map(|(_, rating)| rating)
    }

    /// Marks a place, or with `None` takes its mark away.
    pub fn set(&mut self, place: Place, rating: Option<Rating>) {
        let index = Place::ALL.iter().position(|listed| *listed == place);
        if let Some(slot) = index.and_then(|index| self.0.get_mut(index)) {
            *slot = rating;
        }
    }

    /// Returns all marked places with their ratings, from the top of the body down.
    pub fn iter(&self) -> impl Iterator<Item = (Place, Rating)> {
        Place::ALL.iter().zip(self.0).filter_map(|(place, rating)| Some((*place, rating?)))
    }

    /// Returns true if no place is marked.
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(Option::is_none)
    }

    /// Returns these marks, with those of `later` in the place of earlier ones.
    pub fn with(self, later: Self) -> Self {
        let mut both = self;
        for (place, rating) in later.iter() {
            both.set(place, Some(rating));
        }
        both
    }
}

/// How tense a place was before a session, and after it if that was answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PlaceRatings {
    /// Its tension before the session.
    pub before: Rating,
    /// Its tension after the session.
    pub after: Option<Rating>,
}

impl FromIterator<(Place, Rating)> for Marks {
    fn from_iter<I: IntoIterator<Item = (Place, Rating)>>(marked: I) -> Self {
        let mut marks = Self::default();
        for (place, rating) in marked {
            marks.set(place, Some(rating));
        }
        marks
    }
}

impl Serialize for Marks {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_map(self.iter())
    }
}

impl<'de> Deserialize<'de> for Marks {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(MarksVisitor)
    }
}

struct MarksVisitor;

impl<'de> Visitor<'de> for MarksVisitor {
    type Value = Marks;

    fn expecting(&self, out: &mut Formatter<'_>) -> fmt::Result {
        out.write_str("a table of places and how tense they are")
    }

    /// Reads `null` like a question without an answer.
    fn visit_unit<E>(self) -> Result<Marks, E> {
        Ok(Marks::default())
    }

    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Marks, M::Error> {
        let mut marks = Marks::default();
        while let Some(word) = map.next_key::<String>()? {
            match Place::from_word(&word) {
                Some(place) => marks.set(place, Some(map.next_value()?)),
                // A later version may also say something else of a place than a figure.
                None => drop(map.next_value::<IgnoredAny>()?),
            }
        }
        Ok(marks)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rated(figure: u8) -> Rating {
        Rating::new(figure).unwrap()
    }

    #[test]
    fn marks_are_a_table_in_the_order_of_the_body() {
        let marks: Marks =
            [(Place::LeftShoulder, rated(6)), (Place::SkullBase, rated(4))].into_iter().collect();
        let text = serde_json::to_string(&marks).unwrap();
        assert_eq!(text, r#"{"skull-base":4,"left-shoulder":6}"#);
        assert_eq!(serde_json::from_str::<Marks>(&text).unwrap(), marks);
    }

    #[test]
    fn places_of_later_versions_are_ignored_and_impossible_figures_refused() {
        let line = r#"{"left-knee":3,"jaw":{"left":99},"scalp":0,"ear":null}"#;
        let marks: Marks = serde_json::from_str(line).unwrap();
        assert_eq!(marks.iter().collect::<Vec<_>>(), [(Place::Scalp, rated(0))]);
        assert!(serde_json::from_str::<Marks>(r#"{"scalp":11}"#).is_err());
    }

    #[test]
    fn later_marks_replace_earlier_ones() {
        let mark = |place, figure| Marks::from_iter([(place, rated(figure))]);
        let both = mark(Place::Scalp, 5).with(mark(Place::Scalp, 2)).with(mark(Place::Temples, 1));
        assert_eq!(both.get(Place::Scalp), Some(rated(2)));
        assert_eq!(both.get(Place::Temples), Some(rated(1)));
        assert_eq!(both.get(Place::UpperBack), None);
        assert!(!both.is_empty() && Marks::default().is_empty());
    }
}
