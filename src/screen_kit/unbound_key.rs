//! Answers a key that does nothing, so that the user does not wonder whether it was noticed.

use crate::screen_kit::keys::KeyContext;

/// Returns a line that names the keys that do something instead. It is empty in a context that gives no such answer.
pub(crate) const fn hint_for_unbound_key(context: KeyContext) -> &'static str {
    match context {
        KeyContext::Notice => "That key does nothing here. Press y to accept.",
        KeyContext::YesNo | KeyContext::OneByOne => "That key does nothing here. Press n, y or u.",
        KeyContext::Questions | KeyContext::Places => {
            "That key does nothing here. Up and down arrows move, Space ticks, Enter continues."
        }
        KeyContext::Lines | KeyContext::Choices | KeyContext::Stopped => {
            "That key does nothing here. Up and down arrows move, Enter chooses."
        }
        KeyContext::Figure => "Type a number from 0 to 10, then press Enter.",
        KeyContext::Waiting | KeyContext::WaitingOut => "Just wait. If it gets worse, press w.",
        KeyContext::Confirm => {
            "That key does nothing here. Press Enter if your answer is right, Esc if not."
        }
        KeyContext::Told => "That key does nothing here. Press Enter to continue.",
        KeyContext::Meaning | KeyContext::Advice => {
            "That key does nothing here. Press Enter to leave."
        }
        KeyContext::MayGoOn => "That key does nothing here. Press c to continue, Enter to finish.",
        _ => "",
    }
}
