//! Answers a key that does nothing, so that nobody wonders whether it was noticed.

use super::keys::Place;

/// Names the keys that do something instead; nothing where a key is never answered so.
pub(crate) const fn instead(place: Place) -> &'static str {
    match place {
        Place::Notice => "That key does nothing here. Press y to accept.",
        Place::YesNo | Place::OneByOne => "That key does nothing here. Press n, y or u.",
        Place::Questions | Place::Places => {
            "That key does nothing here. Up and down arrows move, Space ticks, Enter continues."
        }
        Place::Lines | Place::Choices | Place::Stopped => {
            "That key does nothing here. Up and down arrows move, Enter chooses."
        }
        Place::Figure => "Type a number from 0 to 10, then press Enter.",
        Place::Waiting | Place::WaitingOut => "Just wait. If it gets worse, press w.",
        Place::Confirm => {
            "That key does nothing here. Press Enter if your answer is right, Esc if not."
        }
        Place::Told => "That key does nothing here. Press Enter to continue.",
        Place::Meaning | Place::Advice => "That key does nothing here. Press Enter to leave.",
        Place::MayGoOn => "That key does nothing here. Press c to continue, Enter to finish.",
        _ => "",
    }
}
