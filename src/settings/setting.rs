//! What one setting can do: be read from a file, and be written as a file has it.

use crate::routine::parse::fields::{Log, Value};
use crate::routine::parse::value;

/// A kind of setting.
pub(super) trait Setting: Sized {
    /// Reads a value, or notes what is wrong with it.
    fn read(value: &Value<'_>, log: &mut Log) -> Option<Self>;

    /// How it stands.
    fn written(&self) -> Written;
}

/// A kind of setting that may be left unset.
pub(super) trait Settable: Setting {
    /// A value as a file could have it.
    const EXAMPLE: &'static str;
}

/// A setting as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Written {
    /// It has this value, written as in a file.
    As(String),
    /// It is not set; it could be like this.
    Unset(&'static str),
}

/// A setting with its name and words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SettingInfo {
    /// The key in a file.
    pub name: &'static str,
    /// What it is, in lines.
    pub says: &'static [&'static str],
    /// How it stands.
    pub value: Written,
}

impl Setting for bool {
    fn read(value: &Value<'_>, log: &mut Log) -> Option<Self> {
        value::flag(value, log)
    }

    fn written(&self) -> Written {
        Written::As(self.to_string())
    }
}

impl<T: Settable> Setting for Option<T> {
    fn read(value: &Value<'_>, log: &mut Log) -> Option<Self> {
        T::read(value, log).map(Some)
    }

    fn written(&self) -> Written {
        self.as_ref().map_or(Written::Unset(T::EXAMPLE), Setting::written)
    }
}
