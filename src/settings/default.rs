//! Writes a file of default settings to start from, with the words of each.

use std::fmt;

use super::{Settings, WrittenValue};

/// The comment at the top of the file.
const HEAD: &str = "\
# The settings of neckcare, each with its default.
# Change what you like, and delete the rest.";

/// A file with the words and default of every setting. Parsing it gives the default settings.
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
                WrittenValue::As(value) => writeln!(out, "{} = {value}", entry.name)?,
                WrittenValue::Unset(example) => writeln!(out, "# {} = {example}", entry.name)?,
            }
        }
        Ok(())
    }
}
