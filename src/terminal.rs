//! The terminal: what comes in, what goes out, and the way back to how it was.
//!
//! The run loop waits once, in [`wait`](wait::wait), for keys, signals and the nearest of the
//! program's own deadline and [`Decoder::deadline`](input::Decoder::deadline):
//!
//! ```text
//! keys ──────▶ wait ──▶ input (sequence, table) ──▶ Key
//! signals ───▶ signals ─────────────────────────▶ Signal
//! frames ────▶ writer ──▶ output ──▶ the terminal
//! ```
//!
//! [`guard`] takes the screen and gives it back on every way out, [`modes`] takes the keys only.
//! [`clock`] is the one clock. Nothing in here knows what the program is about.

pub mod answer;
pub mod ask;
pub mod clock;
pub mod guard;
pub mod images;
pub mod input;
pub mod modes;
mod output;
pub mod remote;
mod sequence;
pub mod signals;
pub mod size;
mod table;
pub mod wait;
pub mod writer;
