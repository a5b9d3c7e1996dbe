//! The inputs of a running session.

use neckcare::session::{Input, PauseCause};

/// Each input once, except for stops, after which little can happen.
pub(crate) const INPUTS: [Input; 7] = [
    Input::Pause(PauseCause::Asked),
    Input::Resume,
    Input::Next,
    Input::Back,
    Input::Lighter,
    Input::Firmer,
    Input::Longer,
];
