//! The values of settings for screens, times and the emergency number, each within its bounds.

use std::fmt;
use std::time::Duration;

use time::Weekday;

use super::setting::{Settable, Setting, WrittenValue};
use crate::routine::dose::length;
use crate::routine::duration;
use crate::routine::keyword::{Keyword, keyword_enum};
use crate::routine::parse::fields::{Log, Value};
use crate::routine::parse::{figure, value};

keyword_enum! {
    /// The colours of the screen.
    Colours, "theme" {
        /// Those of the terminal.
        Auto = "auto",
        /// Light on dark.
        Dark = "dark",
        /// Dark on light.
        Light = "light",
    }
}

keyword_enum! {
    /// How the picture is drawn.
    Drawn, "picture" {
        /// In the way that the terminal shows best.
        Auto = "auto",
        /// As an image.
        Pixels = "pixels",
        /// With two by four dots a cell.
        Octants = "octants",
        /// With two by three dots a cell.
        Sextants = "sextants",
        /// With two by two dots a cell.
        Quadrants = "quadrants",
        /// With one by two dots a cell.
        Half = "half",
        /// With dots in one colour.
        Braille = "braille",
        /// Not at all; words take its place.
        Nothing = "none",
    }
}

keyword_enum! {
    /// The first day of a week.
    FirstDay, "first day of a week" {
        /// The usual one where the person lives, as far as that is known.
        Auto = "auto",
        /// Monday.
        Monday = "monday",
        /// Sunday.
        Sunday = "sunday",
    }
}

impl FirstDay {
    /// Returns the day of the week.
    pub const fn weekday(self) -> Weekday {
        match self {
            Self::Sunday => Weekday::Sunday,
            Self::Auto | Self::Monday => Weekday::Monday,
        }
    }
}

impl Setting for FirstDay {
    fn read(value: &Value<'_>, log: &mut Log) -> Option<Self> {
        value::word(value, log)
    }

    fn written(&self) -> WrittenValue {
        WrittenValue::As(format!("\"{}\"", self.word()))
    }
}

impl Setting for Drawn {
    fn read(value: &Value<'_>, log: &mut Log) -> Option<Self> {
        value::word(value, log)
    }

    fn written(&self) -> WrittenValue {
        WrittenValue::As(format!("\"{}\"", self.word()))
    }
}

impl Setting for Colours {
    fn read(value: &Value<'_>, log: &mut Log) -> Option<Self> {
        value::word(value, log)
    }

    fn written(&self) -> WrittenValue {
        WrittenValue::As(format!("\"{}\"", self.word()))
    }
}

length! {
    /// The time before the first step: 5 to 60 seconds.
    GetReady, "the time to get ready", 5_000 ms to 60_000 ms, "5 to 60 seconds": "it is enough to get into position"
}

impl Setting for GetReady {
    fn read(value: &Value<'_>, log: &mut Log) -> Option<Self> {
        figure::length(value, log)
    }

    fn written(&self) -> WrittenValue {
        in_quotes(self.get())
    }
}

impl Settable for GetReady {
    const EXAMPLE: &'static str = "\"15s\"";
}

length! {
    /// The time for which a press on the shoulder is held: 10 to 20 seconds (rule E3, docs/safety-rules.md).
    HoldLength, "a hold", 10_000 ms to 20_000 ms, "10 to 20 seconds": "longer presses were mostly tried by trained hands (E3)"
}

impl Setting for HoldLength {
    fn read(value: &Value<'_>, log: &mut Log) -> Option<Self> {
        figure::length(value, log)
    }

    fn written(&self) -> WrittenValue {
        in_quotes(self.get())
    }
}

impl Settable for HoldLength {
    const EXAMPLE: &'static str = "\"20s\"";
}

/// Writes a length as a file has it.
fn in_quotes(length: Duration) -> WrittenValue {
    WrittenValue::As(format!("\"{}\"", duration::words(length)))
}

/// An emergency telephone number: at most 20 characters (digits, spaces and `+ - * #`), at least one of them a digit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EmergencyNumber(String);

/// The most characters of a telephone number.
const LONGEST_NUMBER: usize = 20;

impl EmergencyNumber {
    /// Creates a number, if the text is valid, without spaces around it.
    pub fn new(text: &str) -> Option<Self> {
        let dialled = |character: char| character.is_ascii_digit() || " +-*#".contains(character);
        let is_number = text.chars().all(dialled)
            && text.contains(|character: char| character.is_ascii_digit())
            && text.len() <= LONGEST_NUMBER;
        is_number.then(|| Self(text.trim().to_owned()))
    }
}

impl fmt::Display for EmergencyNumber {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl Setting for EmergencyNumber {
    fn read(value: &Value<'_>, log: &mut Log) -> Option<Self> {
        let remedy = format!("write it in quotes, like {}", Self::EXAMPLE);
        let text = value::string(value, &remedy, log)?;
        Self::new(text).or_else(|| {
            let rule = format!(
                "a number has digits, spaces, + - * and #, and at most {LONGEST_NUMBER} characters"
            );
            log.note(value.span(), rule, format!("write it like {}", Self::EXAMPLE))
        })
    }

    fn written(&self) -> WrittenValue {
        WrittenValue::As(format!("\"{self}\""))
    }
}

impl Settable for EmergencyNumber {
    const EXAMPLE: &'static str = "\"112\"";
}
