//! The values of settings, each within its bounds once it exists.

use std::fmt;
use std::time::Duration;

use super::setting::{Settable, Setting, Written};
use crate::routine::dose::length;
use crate::routine::duration;
use crate::routine::keyword::{Keyword, keyword_enum};
use crate::routine::parse::fields::{Log, Value};
use crate::routine::parse::{figure, value};

keyword_enum! {
    /// Which colours are used.
    Colours, "theme" {
        /// The terminal's own.
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
        /// As the terminal shows it best.
        Auto = "auto",
        /// As an image.
        Pixels = "pixels",
        /// Two by four dots a cell.
        Octants = "octants",
        /// Two by three.
        Sextants = "sextants",
        /// Two by two.
        Quadrants = "quadrants",
        /// One by two.
        Half = "half",
        /// Dots in one colour.
        Braille = "braille",
        /// Not at all: in words.
        Nothing = "none",
    }
}

impl Setting for Drawn {
    fn read(value: &Value<'_>, log: &mut Log) -> Option<Self> {
        value::word(value, log)
    }

    fn written(&self) -> Written {
        Written::As(format!("\"{}\"", self.word()))
    }
}

impl Setting for Colours {
    fn read(value: &Value<'_>, log: &mut Log) -> Option<Self> {
        value::word(value, log)
    }

    fn written(&self) -> Written {
        Written::As(format!("\"{}\"", self.word()))
    }
}

length! {
    /// The time before the first step: 5 to 60 seconds.
    GetReady, "the time to get ready", 5_000 ms to 60_000 ms, "5 seconds", "60 seconds"
}

impl Setting for GetReady {
    fn read(value: &Value<'_>, log: &mut Log) -> Option<Self> {
        figure::length(value, log)
    }

    fn written(&self) -> Written {
        in_quotes(self.get())
    }
}

impl Settable for GetReady {
    const EXAMPLE: &'static str = "\"15s\"";
}

length! {
    /// How long a press on the shoulder is held: 10 to 20 seconds (rule E3, docs/safety-rules.md).
    HoldLength, "a hold", 10_000 ms to 20_000 ms, "10 seconds", "20 seconds"
}

impl Setting for HoldLength {
    fn read(value: &Value<'_>, log: &mut Log) -> Option<Self> {
        figure::length(value, log)
    }

    fn written(&self) -> Written {
        in_quotes(self.get())
    }
}

impl Settable for HoldLength {
    const EXAMPLE: &'static str = "\"20s\"";
}

/// A length as a file has it.
fn in_quotes(length: Duration) -> Written {
    Written::As(format!("\"{}\"", duration::words(length)))
}

/// A telephone number for emergencies: at most 20 characters, digits, spaces, `+ - * #`,
/// at least one digit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EmergencyNumber(String);

/// Characters of a telephone number at most.
const LONGEST_NUMBER: usize = 20;

impl EmergencyNumber {
    /// A number, without blanks around it, if it is one.
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

    fn written(&self) -> Written {
        Written::As(format!("\"{self}\""))
    }
}

impl Settable for EmergencyNumber {
    const EXAMPLE: &'static str = "\"112\"";
}
