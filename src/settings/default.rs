//! The settings as a file to begin with: every one with its words, and its default.

use std::fmt;

use super::{Settings, Written};

/// The words above all settings.
const HEAD: &str = "\
# The settings of neckcare. Every line is as it is without this file:
# change what you like, and leave out the rest.";

/// Every setting with its words and its default; parsed, it changes nothing.
#[derive(Debug, Clone, Copy, Default)]
pub struct DefaultFile;

impl fmt::Display for DefaultFile {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(out, "{HEAD}")?;
        for entry in Settings::default().entries() {
            writeln!(out)?;
            for line in entry.says {
                writeln!(out, "#{line}")?;
            }
            match entry.value {
                Written::As(value) => writeln!(out, "{} = {value}", entry.name)?,
                Written::Unset(example) => writeln!(out, "# {} = {example}", entry.name)?,
            }
        }
        Ok(())
    }
}
