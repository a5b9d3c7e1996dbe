//! A program that has ended.

use std::fmt;
use std::time::Duration;

use super::shown::{LEAVE, count, lossy, text_of};

/// The results of a program that has ended.
pub(crate) struct Ended {
    pub(crate) code: u32,
    pub(crate) took: Duration,
    pub(crate) raw: Vec<u8>,
    pub(crate) screen: String,
    pub(crate) restored: bool,
}

impl Ended {
    /// Asserts that the terminal is restored: each mode was reset once, and nothing was drawn afterwards.
    #[track_caller]
    pub(crate) fn assert_restored(&self, way: impl fmt::Display) -> &Self {
        let shown = lossy(&self.raw);
        let tail = lossy(&self.raw[self.raw.len().saturating_sub(300)..]);
        assert!(self.restored, "{way}: the modes are not as they were found");
        for taken in ["\x1b[?1049h", "\x1b[?25l", "\x1b[?2004h", "\x1b[?1004h", "\x1b[?1007s"] {
            assert_eq!(count(&self.raw, taken), 1, "{way}: {taken:?} in {tail:?}");
        }
        for given in [LEAVE, "\x1b[?25h", "\x1b[?2004l", "\x1b[?1004l", "\x1b[?1007r"] {
            assert_eq!(count(&self.raw, given), 1, "{way}: {given:?} in {tail:?}");
        }
        let after = shown.rsplit(LEAVE).next().unwrap();
        assert_eq!(text_of(after), "", "{way}: drawn after leaving: {after:?}");
        self
    }

    #[track_caller]
    pub(crate) fn assert_code(&self, code: u32, way: impl fmt::Display) -> &Self {
        assert_eq!(self.code, code, "{way}");
        self
    }
}

/// The results of a program whose terminal was closed.
pub(crate) struct Vanished {
    pub(crate) code: u32,
    pub(crate) took: Duration,
    /// The processor time of the started process.
    pub(crate) cpu: Duration,
    /// The output of `times` in the surrounding shell.
    pub(crate) times: String,
}
