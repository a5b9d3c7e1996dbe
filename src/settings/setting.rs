//! A kind of setting: how its value is read from a file and written as in one.

use crate::routine::parse::fields::{Log, Value};
use crate::routine::parse::value;

/// A kind of setting.
pub(super) trait Setting: Sized {
    /// Reads a value, or notes a problem with it.
    fn read(value: &Value<'_>, log: &mut Log) -> Option<Self>;

    /// Returns the value as a file has it.
    fn written(&self) -> WrittenValue;
}

/// A kind of setting that may be left unset.
pub(super) trait Settable: Setting {
    /// An example of a value in a file.
    const EXAMPLE: &'static str;
}

/// The value of a setting, as a file has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WrittenValue {
    /// The value.
    As(String),
    /// The setting has no value; this is an example of one.
    Unset(&'static str),
}

/// A setting with its name, words and value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SettingInfo {
    /// The key in a file.
    pub name: &'static str,
    /// The lines that describe it.
    pub says: &'static [&'static str],
    /// Its current value.
    pub value: WrittenValue,
}

impl Setting for bool {
    fn read(value: &Value<'_>, log: &mut Log) -> Option<Self> {
        value::flag(value, log)
    }

    fn written(&self) -> WrittenValue {
        WrittenValue::As(self.to_string())
    }
}

impl<T: Settable> Setting for Option<T> {
    fn read(value: &Value<'_>, log: &mut Log) -> Option<Self> {
        T::read(value, log).map(Some)
    }

    fn written(&self) -> WrittenValue {
        self.as_ref().map_or(WrittenValue::Unset(T::EXAMPLE), Setting::written)
    }
}
