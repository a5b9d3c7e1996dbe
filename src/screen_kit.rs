//! The types that all screens share: the state they read, the transitions they return, and the description of keys.

pub(crate) mod choosing;
pub mod day;
pub(crate) mod effect;
pub(crate) mod event;
pub mod hearing;
pub(crate) mod input_gate;
pub mod keys;
pub mod memory;
pub(crate) mod now;
pub mod preferences;
pub mod request;
pub mod scroll;
pub mod session_recording;
pub mod shared;
pub mod sounds;
pub(crate) mod stop;
pub(crate) mod transition;
pub(crate) mod unbound_key;

pub use day::Day;
pub use effect::Effect;
pub(crate) use event::AppEvent;
pub use hearing::{Hearing, Player, SoundChoice};
pub use keys::{Action, Binding, KeyPress};
pub use memory::Memory;
pub use now::Now;
pub use preferences::Preferences;
pub use request::RoutineRequest;
pub use session_recording::SessionRecording;
pub(crate) use shared::Context;
pub use shared::Shared;
pub(crate) use stop::Stop;
pub(crate) use transition::{Go, Transition};
