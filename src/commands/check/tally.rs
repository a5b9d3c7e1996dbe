//! The summary of a check: how many files, errors and warnings.

use std::fmt;

use super::checked_routine::CheckedRoutine;
use crate::routine::number::counted;

/// The numbers of files, errors and warnings.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Tally {
    files: usize,
    failing: usize,
    errors: usize,
    warnings: usize,
}

impl Tally {
    pub(super) fn add(&mut self, judged: &CheckedRoutine) {
        let errors = judged.errors();
        self.files += 1;
        self.failing += usize::from(errors > 0);
        self.errors += errors;
        self.warnings += judged.warning_count();
    }

    pub(super) const fn is_empty(&self) -> bool {
        self.files == 0
    }

    pub(super) const fn has_errors(&self) -> bool {
        self.errors > 0
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { files, failing, errors, warnings } = *self;
        write!(out, "{}: ", counted(files, "file"))?;
        match (failing, files - failing) {
            (0, 1) => write!(out, "fine")?,
            (0, _) => write!(out, "all fine")?,
            (1, 0) => write!(out, "{}", counted(errors, "error"))?,
            (failing, fine) => {
                write!(out, "{fine} fine, {failing} with {}", counted(errors, "error"))?;
            }
        }
        match warnings {
            0 => Ok(()),
            warnings => write!(out, "; {}", counted(warnings, "warning")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tally_is_written_as_a_sentence() {
        let said = |files, failing, errors, warnings| {
            Tally { files, failing, errors, warnings }.to_string()
        };
        assert_eq!(said(1, 0, 0, 0), "1 file: fine");
        assert_eq!(said(3, 0, 0, 1), "3 files: all fine; 1 warning");
        assert_eq!(said(1, 1, 2, 0), "1 file: 2 errors");
        assert_eq!(said(2, 1, 3, 2), "2 files: 1 fine, 1 with 3 errors; 2 warnings");
    }
}
