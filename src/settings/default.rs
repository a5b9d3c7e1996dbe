//! The settings as a file to start from, each with its words and its default.

use std::fmt;

use super::{Settings, Written};

/// The words above all settings.
const HEAD: &str = "\
# The settings of neckcare, each with its default.
# Change what you like, and delete the rest.";

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
