//! Closed lists: an enum whose every variant has exactly one written word, in files of any kind.

use serde::de::{Deserialize, Deserializer, Error};
use serde::ser::{Serialize, Serializer};

/// Something that is written in a routine file as one of a few words.
pub trait Keyword: Copy + Eq + 'static {
    /// Every value, in the order in which it is offered to a person.
    const ALL: &'static [Self];

    /// What the list is of, in the singular: "zone", "side".
    const KIND: &'static str;

    /// The word as it is written in a file.
    fn word(self) -> &'static str;

    /// The value for a written word, if it is one of the list.
    fn from_word(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|value| value.word() == word)
    }
}

/// Reads the word of a list; what is not of the list is an error that names it.
pub(crate) fn deserialize<'de, W: Keyword, D: Deserializer<'de>>(from: D) -> Result<W, D::Error> {
    let word = String::deserialize(from)?;
    W::from_word(&word).ok_or_else(|| D::Error::custom(format!("{word} is no {}", W::KIND)))
}

/// A word in a stored file: one of a list, or one that this version does not know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Named<W> {
    /// One of the list.
    Known(W),
    /// Of a later version, or damaged; kept as it is.
    Other(String),
}

impl<W: Keyword> Named<W> {
    /// The value that a word names, if it names one.
    pub fn new(word: impl Into<String> + AsRef<str>) -> Self {
        W::from_word(word.as_ref()).map_or_else(|| Self::Other(word.into()), Self::Known)
    }

    /// The value, if it is one of the list.
    pub fn known(&self) -> Option<W> {
        match self {
            Self::Known(value) => Some(*value),
            Self::Other(_) => None,
        }
    }

    /// The word as it is written in the file.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Known(value) => value.word(),
            Self::Other(word) => word,
        }
    }
}

impl<W> From<W> for Named<W> {
    fn from(value: W) -> Self {
        Self::Known(value)
    }
}

impl<W: Keyword> PartialEq<W> for Named<W> {
    fn eq(&self, value: &W) -> bool {
        self.known() == Some(*value)
    }
}

impl<W: Keyword> Serialize for Named<W> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(self.as_str())
    }
}

impl<'de, W: Keyword> Deserialize<'de> for Named<W> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        String::deserialize(from).map(Self::new)
    }
}

/// Defines an enum and its [`Keyword`]s side by side, so that neither can be forgotten.
macro_rules! keyword_enum {
    ($(#[$doc:meta])* $name:ident, $kind:literal { $($(#[$variant_doc:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$variant_doc])* $variant),+ }

        impl $crate::routine::keyword::Keyword for $name {
            const ALL: &'static [Self] = &[$(Self::$variant),+];
            const KIND: &'static str = $kind;

            fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                to.serialize_str($crate::routine::keyword::Keyword::word(*self))
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                $crate::routine::keyword::deserialize(from)
            }
        }
    };
}

pub(crate) use keyword_enum;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::routine::body::Side;

    #[test]
    fn a_word_of_a_later_version_is_kept_as_it_is() {
        for (text, known) in [("\"left\"", Some(Side::Left)), ("\"inside\"", None)] {
            let named: Named<Side> = serde_json::from_str(text).unwrap();
            assert_eq!(named.known(), known);
            assert_eq!(serde_json::to_string(&named).unwrap(), text);
        }
        assert!(Named::new("left") == Side::Left && Named::new("inside") != Side::Left);
    }
}
