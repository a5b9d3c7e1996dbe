//! What is done of a step that was shortened.

use std::fmt;

use crate::routine::dose::Dose;
use crate::routine::duration;

/// A step that is done shorter than it is written, to fit the time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shortening {
    /// Which step, from 0.
    pub step: usize,
    /// What is done.
    pub dose: Dose,
    /// What is written.
    pub of: Dose,
}

/// As a person reads it: "3 of 5 strokes", "hold 10s of 20s".
impl fmt::Display for Shortening {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.dose, self.of) {
            (Dose::Strokes(done, _), Dose::Strokes(of, _)) => {
                write!(out, "{} of {} strokes", done.get(), of.get())
            }
            (Dose::Cycles(done, _), Dose::Cycles(of, _)) => {
                write!(out, "{} of {} breaths", done.get(), of.get())
            }
            (Dose::Hold(done, ..), Dose::Hold(of, ..)) if done != of => {
                write!(out, "{} of {}", self.dose, duration::words(of.get()))
            }
            (Dose::Hold(_, done, _), Dose::Hold(_, of, _)) => {
                write!(out, "{} of {} holds", done.get(), of.get())
            }
            (done, of) => {
                let [done, of] = [done, of].map(Dose::total).map(duration::words);
                write!(out, "{done} of {of}")
            }
        }
    }
}
