//! The terminal: input, output, signals, the clock, and restoring the terminal on exit.
//!
//! The run loop waits in one place, [`wait`](wait::wait), for keys, signals and a timeout: the earlier of the
//! program's own deadline and [`Decoder::deadline`](input::Decoder::deadline):
//!
//! ```text
//! keys ──────▶ wait ──▶ input (sequence, table) ──▶ Key
//! signals ───▶ signals ─────────────────────────▶ Signal
//! frames ────▶ writer ──▶ output ──▶ the terminal
//! ```
//!
//! [`guard`] takes over the whole screen and restores it on every exit; [`modes`] only takes over the keys.
//! [`clock`] is the only clock. Nothing in this module knows what the program is about.

pub mod answer;
pub mod ask;
pub mod clock;
pub mod guard;
pub mod images;
pub mod input;
pub mod modes;
mod output;
mod parameters;
pub mod remote;
mod sequence;
pub mod signals;
pub mod size;
mod table;
pub mod wait;
pub mod wheel;
pub mod writer;
