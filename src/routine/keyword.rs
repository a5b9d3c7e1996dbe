//! Keyword enums: each variant has exactly one word, by which files name it.

use std::fmt::{self, Formatter};
use std::marker::PhantomData;

use serde::de::{Deserialize, Deserializer, Error, Visitor};
use serde::ser::{Serialize, Serializer};

/// A value that files name by one of a fixed set of words.
pub trait Keyword: Copy + Eq + 'static {
    /// All values, in the order in which they are offered to the user.
    const ALL: &'static [Self];

    /// The singular name of such values: "zone", "side".
    const KIND: &'static str;

    /// Returns the word that files use for this value.
    fn word(self) -> &'static str;

    /// Returns the value that a word names.
    fn from_word(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|value| value.word() == word)
    }
}

/// Reads a keyword; any other word is an error that names the kind of keyword.
pub(crate) fn deserialize<'de, W: Keyword, D: Deserializer<'de>>(from: D) -> Result<W, D::Error> {
    let word = String::deserialize(from)?;
    W::from_word(&word).ok_or_else(|| D::Error::custom(format!("{word} is no {}", W::KIND)))
}

/// A word in a stored file: a keyword, or a word that this version does not know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MaybeKnown<W> {
    /// A known keyword.
    Known(W),
    /// A word from a later version, or a damaged one; kept as it is.
    Other(String),
}

impl<W: Keyword> MaybeKnown<W> {
    /// Looks a word up among the keywords.
    pub fn new(word: impl Into<String> + AsRef<str>) -> Self {
        W::from_word(word.as_ref()).map_or_else(|| Self::Other(word.into()), Self::Known)
    }

    /// Returns the value, if the word is known.
    pub fn known(&self) -> Option<W> {
        match self {
            Self::Known(value) => Some(*value),
            Self::Other(_) => None,
        }
    }

    /// Returns the word as it is written in the file.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Known(value) => value.word(),
            Self::Other(word) => word,
        }
    }
}

impl<W> From<W> for MaybeKnown<W> {
    fn from(value: W) -> Self {
        Self::Known(value)
    }
}

impl<W: Keyword> PartialEq<W> for MaybeKnown<W> {
    fn eq(&self, value: &W) -> bool {
        self.known() == Some(*value)
    }
}

impl<W: Keyword> Serialize for MaybeKnown<W> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(self.as_str())
    }
}

impl<'de, W: Keyword> Deserialize<'de> for MaybeKnown<W> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_str(WordVisitor(PhantomData))
    }
}

/// Takes a word as it stands in the text, because thousands of them are known words, for which no text has to be kept.
struct WordVisitor<W>(PhantomData<W>);

impl<W: Keyword> Visitor<'_> for WordVisitor<W> {
    type Value = MaybeKnown<W>;

    fn expecting(&self, out: &mut Formatter<'_>) -> fmt::Result {
        write!(out, "a word for a {}", W::KIND)
    }

    fn visit_str<E: Error>(self, word: &str) -> Result<Self::Value, E> {
        Ok(MaybeKnown::new(word))
    }
}

/// Defines an enum together with its words ([`Keyword`]), so that no variant can be left without one.
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
    fn an_unknown_word_is_kept_as_it_is() {
        for (text, known) in [("\"left\"", Some(Side::Left)), ("\"inside\"", None)] {
            let named: MaybeKnown<Side> = serde_json::from_str(text).unwrap();
            assert_eq!(named.known(), known);
            assert_eq!(serde_json::to_string(&named).unwrap(), text);
        }
        assert!(MaybeKnown::new("left") == Side::Left && MaybeKnown::new("inside") != Side::Left);
    }
}
