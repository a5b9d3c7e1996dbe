//! What is shown: one screen at a time, each with its own data.

use crate::app::keys::{Action, Place};
use crate::app::{About, After, Effect, Menu, Now, Play, Ready, Shared, Stopped, Today, Turn};
use crate::key::Key;
use crate::session::{Cause, Outcome, Session};

/// What is shown; each variant owns its data.
#[derive(Debug, Clone, PartialEq)]
pub enum Screen {
    /// The routines.
    Menu(Menu),
    /// The background.
    About(Box<About>),
    /// What has to be known first.
    Today(Box<Today>),
    /// A routine before it begins.
    Ready(Box<Ready>),
    /// A routine being followed.
    Play(Box<Play>),
    /// Stopped.
    Stopped(Box<Stopped>),
    /// Done.
    After(Box<After>),
    /// The keys of the screen beneath.
    Help(Box<Self>),
    /// The emergency list, with the screen beneath.
    Emergency(Box<Self>),
}

impl Screen {
    /// Where its keys stand in the table.
    pub const fn place(&self) -> Place {
        match self {
            Self::Menu(menu) if menu.is_filtering() => Place::Filter,
            Self::Menu(_) => Place::Menu,
            Self::About(about) if about.paragraph().is_some() => Place::Topic,
            Self::About(_) => Place::About,
            Self::Today(today) => today.place(),
            Self::Ready(_) => Place::Ready,
            Self::Play(play) if play.stands_still() => Place::Paused,
            Self::Play(_) => Place::Play,
            Self::Stopped(stopped) => stopped.place(),
            Self::After(_) => Place::After,
            Self::Help(beneath) if beneath.stops() => Place::HelpInSession,
            Self::Help(_) => Place::Help,
            Self::Emergency(beneath) if beneath.stops() => Place::EmergencyInSession,
            Self::Emergency(_) => Place::Emergency,
        }
    }

    /// Whether S stops here: from ready to after.
    const fn stops(&self) -> bool {
        match self {
            Self::Ready(_) | Self::Play(_) | Self::After(_) => true,
            Self::Help(beneath) | Self::Emergency(beneath) => beneath.stops(),
            Self::Menu(_) | Self::About(_) | Self::Today(_) | Self::Stopped(_) => false,
        }
    }

    /// Whether it tells that nothing hands-on is done for now.
    pub(crate) fn is_refusal(&self) -> bool {
        match self {
            Self::Today(today) => today.is_refusal(),
            Self::Help(beneath) | Self::Emergency(beneath) => beneath.is_refusal(),
            _ => false,
        }
    }

    /// The session that it shows, or that lies beneath.
    pub fn session(&self) -> Option<&Session> {
        match self {
            Self::Play(play) => Some(play.session()),
            Self::Stopped(stopped) => stopped.session(),
            Self::After(after) => Some(after.session()),
            Self::Help(beneath) | Self::Emergency(beneath) => beneath.session(),
            Self::Menu(_) | Self::About(_) | Self::Today(_) | Self::Ready(_) => None,
        }
    }

    /// How the session that it shows stands, if it shows one.
    pub fn outcome(&self) -> Option<Outcome> {
        match self {
            Self::Play(play) => Some(play.session().outcome()),
            Self::Stopped(stopped) => Some(stopped.outcome()),
            Self::Help(beneath) | Self::Emergency(beneath) => beneath.outcome(),
            Self::Menu(_) | Self::About(_) | Self::Today(_) | Self::Ready(_) | Self::After(_) => {
                None
            }
        }
    }

    /// A quiet line, where there is a place for it.
    pub(crate) fn note(&mut self, words: &str) {
        if let Self::Play(play) = self {
            play.note_down(words);
        }
    }

    pub(crate) fn pause(&mut self, cause: Cause) -> Vec<Effect> {
        match self {
            Self::Play(play) => play.pause(cause),
            _ => Vec::new(),
        }
    }

    pub(crate) fn press(
        &mut self,
        action: Option<Action>,
        key: Key,
        shared: &Shared,
        now: Now,
    ) -> Turn {
        match self {
            Self::Menu(menu) => menu.press(action, key, shared, now),
            Self::About(about) => about.press(action, shared),
            Self::Today(today) => today.press(action, key, shared, now),
            Self::Ready(ready) => ready.press(action, shared, now),
            Self::Play(play) => play.press(action, key, shared, now),
            Self::Stopped(stopped) => stopped.press(action, key, shared, now),
            Self::After(_) => After::press(action, shared, now),
            Self::Help(beneath) | Self::Emergency(beneath) => match action {
                Some(Action::Back) => Turn::go((**beneath).clone()),
                Some(Action::Stop) => beneath.press(action, key, shared, now),
                _ => Turn::stay(),
            },
        }
    }
}
