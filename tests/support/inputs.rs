//! What a person may ask of a session that goes on.

use neckcare::session::{Input, PauseCause};

/// Each of them once; a stop is none, since little follows it.
pub(crate) const INPUTS: [Input; 7] = [
    Input::Pause(PauseCause::Asked),
    Input::Resume,
    Input::Next,
    Input::Back,
    Input::Lighter,
    Input::Firmer,
    Input::Longer,
];
