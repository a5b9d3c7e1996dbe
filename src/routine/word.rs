//! Closed lists: an enum whose every variant has exactly one written word, in files of any kind.

use serde::de::{Deserialize, Deserializer, Error};

/// Something that is written in a routine file as one of a few words.
pub trait Word: Copy + Eq + 'static {
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
pub(crate) fn deserialize<'de, W: Word, D: Deserializer<'de>>(from: D) -> Result<W, D::Error> {
    let word = String::deserialize(from)?;
    W::from_word(&word).ok_or_else(|| D::Error::custom(format!("{word} is no {}", W::KIND)))
}

/// Defines an enum and its [`Word`]s side by side, so that neither can be forgotten.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident, $kind:literal { $($(#[$variant_doc:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$variant_doc])* $variant),+ }

        impl $crate::routine::word::Word for $name {
            const ALL: &'static [Self] = &[$(Self::$variant),+];
            const KIND: &'static str = $kind;

            fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                to.serialize_str($crate::routine::word::Word::word(*self))
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                $crate::routine::word::deserialize(from)
            }
        }
    };
}

pub(crate) use words;
