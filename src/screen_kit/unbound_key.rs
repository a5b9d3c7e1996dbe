//! Answers a key that does nothing, so that the user does not wonder whether it was noticed.

use crate::screen_kit::keys::KeyContext;

/// The answer to a letter of another alphabet whose place on the keyboard is not known.
pub(crate) const FOREIGN: &str =
    "That letter does nothing here. Use Latin letters, or arrows and Enter.";

/// Returns a line that names the keys that do something instead. It is empty in a session, which answers every key itself.
pub(crate) const fn hint_for_unbound_key(context: KeyContext) -> &'static str {
    match context {
        KeyContext::Notice => "That key does nothing here. Press y to accept, or Enter twice.",
        KeyContext::YesNo | KeyContext::OneByOne => "That key does nothing here. Press n, y or u.",
        KeyContext::Questions | KeyContext::Places => {
            "That key does nothing here. Up and down arrows move, Space ticks, Enter continues."
        }
        KeyContext::Body => {
            "That key does nothing here. Arrows move, 1 to 10 marks a place, Enter continues."
        }
        KeyContext::BodyTyping => "That key does nothing here. Type a place, then press Enter.",
        KeyContext::BodyNever => {
            "That key does nothing here. Press Enter for the health questions, Esc to go back."
        }
        KeyContext::BodyRoutines
        | KeyContext::Lines
        | KeyContext::Choices
        | KeyContext::Stopped
        | KeyContext::Menu
        | KeyContext::Narrowed => {
            "That key does nothing here. Up and down arrows move, Enter chooses."
        }
        KeyContext::OnFault | KeyContext::About => {
            "That key does nothing here. Up and down arrows move, Enter reads."
        }
        KeyContext::Filter => "That key does nothing here. Type part of a name, then press Enter.",
        KeyContext::Topic => "That key does nothing here. Up and down arrows move, Esc goes back.",
        KeyContext::History => "That key does nothing here. Arrows move, Enter goes back.",
        KeyContext::Figure | KeyContext::AfterFigure => {
            "Type a number from 0 to 10, then press Enter."
        }
        KeyContext::Waiting | KeyContext::WaitingOut => "Just wait. If it gets worse, press w.",
        KeyContext::Confirm => {
            "That key does nothing here. Press Enter if your answer is right, Esc if not."
        }
        KeyContext::Told => "That key does nothing here. Press Enter to continue.",
        KeyContext::Meaning | KeyContext::Advice => {
            "That key does nothing here. Press Enter to leave."
        }
        KeyContext::MayGoOn => "That key does nothing here. Press c to continue, Enter to finish.",
        KeyContext::Ready => "That key does nothing here. Press Space to start, ? for all keys.",
        KeyContext::Steps => {
            "That key does nothing here. Up and down arrows move, x skips, Enter goes back."
        }
        KeyContext::After => "That key does nothing here. Press Enter to finish.",
        KeyContext::AfterSymptom => "That key does nothing here. Press n, y, or Enter to skip.",
        KeyContext::AfterCalm => "That key does nothing here. Press +, 0, -, or Enter to skip.",
        KeyContext::Fault | KeyContext::Help => {
            "That key does nothing here. Press Enter to go back."
        }
        KeyContext::HelpInSession => {
            "That key does nothing here. Press S to stop, Enter to go back."
        }
        // In a small window, longer words would cover signs of an emergency.
        KeyContext::Emergency => "Press Enter to go back.",
        KeyContext::EmergencyInSession => "Press S to stop, Enter to go back.",
        KeyContext::Sounds => "That key does nothing here. Up and down arrows move, Enter plays.",
        KeyContext::SoundsInSession => {
            "That key does nothing here. Press S to stop, Enter to play, Esc to go back."
        }
        KeyContext::Cramped => "Press q to leave.",
        KeyContext::Play | KeyContext::Paused => "",
    }
}
