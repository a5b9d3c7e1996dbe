//! The screens: one is shown at a time, each with its own data.

use std::borrow::Cow;
use std::time::Duration;

use crate::plan::CueKind;
use crate::screen_kit::choosing::moved;
use crate::screen_kit::input_gate::InputGate;
use crate::screen_kit::keys::{Action, KeyContext, KeyPress};
use crate::screen_kit::{
    Context, Effect, Go, Hearing, Now, SessionRecording, Shared, Transition, sounds,
};
use crate::screens::play::Preview;
use crate::screens::{
    About, After, BodyScreen, HistoryScreen, Menu, Play, Ready, Screening, Stopped,
};
use crate::session::{PauseCause, Session};

/// The screen that is shown.
#[derive(Debug, Clone, PartialEq)]
pub enum Screen {
    /// The body, on which places are marked.
    Body(Box<BodyScreen>),
    /// The list of routines.
    Menu(Menu),
    /// The background, over the screen that it was opened from.
    About(About, Box<Self>),
    /// The questions before a session.
    Screening(Box<Screening>),
    /// Past sessions, over the screen that they were opened from.
    History(HistoryScreen, Box<Self>),
    /// A routine before it begins.
    Ready(Box<Ready>),
    /// A routine being followed.
    Play(Box<Play>),
    /// A preview of a routine, watched with hands off.
    Preview(Box<Preview>),
    /// The questions after a stop: why the session was stopped, and what follows.
    Stopped(Box<Stopped>),
    /// The questions after a session that is over.
    After(Box<After>),
    /// The keys of the screen beneath; or the list of all sounds, with the index of the chosen one.
    Help(Box<Self>, Option<usize>),
    /// The emergency list over a screen, with the line that it is scrolled to.
    Emergency(Box<Self>, usize),
}

impl Screen {
    /// Returns the context that selects the rows of the key table that apply.
    pub fn key_context(&self) -> KeyContext {
        match self {
            Self::Body(body) => body.key_context(),
            Self::Menu(menu) if menu.shown_fault().is_some() => KeyContext::Fault,
            Self::Menu(menu) if menu.is_filtering() => KeyContext::Filter,
            Self::Menu(menu) if menu.is_narrowed() => KeyContext::Narrowed,
            Self::Menu(menu) if menu.fault().is_some() => KeyContext::OnFault,
            Self::Menu(_) => KeyContext::Menu,
            Self::About(about, _) if about.paragraph().is_some() => KeyContext::Topic,
            Self::About(..) => KeyContext::About,
            Self::Screening(screening) => screening.key_context(),
            Self::History(..) => KeyContext::History,
            Self::Ready(ready) if ready.on_step().is_some() => KeyContext::Steps,
            Self::Ready(_) => KeyContext::Ready,
            Self::Play(play) => Self::context_of_play(play),
            Self::Preview(preview) => Self::context_of_play(preview.play()),
            Self::Stopped(stopped) => stopped.key_context(),
            Self::After(after) => after.key_context(),
            Self::Help(beneath, Some(_)) if beneath.is_stopped_by_s() => {
                KeyContext::SoundsInSession
            }
            Self::Help(_, Some(_)) => KeyContext::Sounds,
            Self::Help(beneath, None) if beneath.is_stopped_by_s() => KeyContext::HelpInSession,
            Self::Help(_, None) => KeyContext::Help,
            Self::Emergency(beneath, _) if beneath.is_stopped_by_s() => {
                KeyContext::EmergencyInSession
            }
            Self::Emergency(..) => KeyContext::Emergency,
        }
    }

    const fn context_of_play(play: &Play) -> KeyContext {
        if play.stands_still() { KeyContext::Paused } else { KeyContext::Play }
    }

    /// Returns the screen that this one covers.
    pub(crate) const fn beneath(&self) -> Option<&Self> {
        match self {
            Self::About(_, beneath)
            | Self::History(_, beneath)
            | Self::Help(beneath, _)
            | Self::Emergency(beneath, _) => Some(beneath),
            Self::Body(_)
            | Self::Menu(_)
            | Self::Screening(_)
            | Self::Ready(_)
            | Self::Play(_)
            | Self::Preview(_)
            | Self::Stopped(_)
            | Self::After(_) => None,
        }
    }

    /// Returns the screen below all others, which is this one if it covers none.
    pub(crate) const fn bottom(&self) -> &Self {
        match self.beneath() {
            Some(beneath) => beneath.bottom(),
            None => self,
        }
    }

    /// Returns true for a preview, even if another screen covers it.
    pub const fn is_preview(&self) -> bool {
        matches!(self.bottom(), Self::Preview(_))
    }

    const fn is_stopped_by_s(&self) -> bool {
        match self {
            Self::Ready(_) | Self::Play(_) | Self::Preview(_) | Self::After(_) => true,
            Self::Help(beneath, _) | Self::Emergency(beneath, _) => beneath.is_stopped_by_s(),
            Self::Body(_)
            | Self::Menu(_)
            | Self::About(..)
            | Self::History(..)
            | Self::Screening(_)
            | Self::Stopped(_) => false,
        }
    }

    /// Returns true if the user has reported a symptom, or if nothing hands-on may be done for now.
    pub(crate) fn reports_symptom(&self, is_ending: bool) -> bool {
        match self.bottom() {
            Self::Screening(screening) => {
                screening.is_refusal() || is_ending && screening.is_waiting_for_yes()
            }
            Self::Ready(ready) => ready.is_hands_off(),
            Self::Stopped(stopped) => stopped.is_symptom(),
            _ => false,
        }
    }

    /// Returns the session that is followed or previewed, even if another screen covers it.
    pub(crate) fn session(&self) -> Option<&Session> {
        match self.bottom() {
            Self::Preview(preview) => Some(preview.session()),
            followed => followed.recorded().map(SessionRecording::session),
        }
    }

    /// Returns the session that is recorded, even if another screen covers it. A preview has none.
    pub const fn recorded(&self) -> Option<&SessionRecording> {
        match self.bottom() {
            Self::Play(play) => Some(play.recorded()),
            Self::Stopped(stopped) => Some(stopped.recorded()),
            Self::After(after) => Some(after.recorded()),
            _ => None,
        }
    }

    /// Returns the gate that ignores keys until the question on this screen could have been read.
    const fn gate(&mut self) -> Option<&mut InputGate> {
        match self {
            Self::Screening(screening) => Some(screening.gate()),
            Self::Stopped(stopped) => Some(stopped.gate()),
            Self::After(after) => Some(after.gate()),
            _ => None,
        }
    }

    /// Returns true if something waits until the screen has been drawn: a question takes keys only then, and ready
    /// speaks only then.
    pub(crate) fn is_undrawn(&mut self, hearing: Hearing) -> bool {
        match self {
            Self::Ready(ready) => ready.has_to_say(hearing),
            screen => screen.gate().is_some_and(|gate| gate.is_undrawn()),
        }
    }

    /// Records that the whole screen has been drawn, and returns the effects that waited for that.
    pub(crate) fn mark_drawn(&mut self, now: Now, shared: &Shared) -> Vec<Effect> {
        if let Self::Ready(ready) = self {
            return ready.say_beforehand(shared);
        }
        if let Some(gate) = self.gate() {
            gate.mark_drawn(now.elapsed);
        }
        Vec::new()
    }

    /// Returns the next time at which something changes without a key.
    pub(crate) fn due(&self, now: Now, shared: &Shared) -> Option<Duration> {
        match self {
            Self::Screening(screening) => screening.due(now),
            Self::Ready(ready) => ready.due(now, &shared.settings),
            Self::Play(play) => play.due(now, &shared.settings),
            Self::Preview(preview) => preview.due(now, shared),
            Self::Stopped(stopped) => stopped.due(now),
            Self::After(after) => after.due(now),
            _ => None,
        }
    }

    /// Returns true if an action does something now, so that the footer names it.
    pub fn offers(&self, action: Action, shared: &Shared) -> bool {
        match self {
            Self::Screening(screening) => screening.offers(action, shared),
            Self::Ready(ready) => ready.offers(action, shared),
            Self::Stopped(stopped) => action != Action::Back || stopped.leads_back(),
            _ => true,
        }
    }

    /// Returns the reason why the last key changed nothing.
    pub fn refusal(&self) -> Cow<'static, str> {
        match self {
            Self::Body(body) => body.refusal().into(),
            Self::Menu(menu) => menu.refusal().unwrap_or_default().into(),
            Self::Screening(screening) => screening.refusal().into(),
            Self::Ready(ready) => ready.refusal().unwrap_or_default().into(),
            Self::Stopped(stopped) => stopped.refusal().into(),
            _ => "".into(),
        }
    }

    pub(crate) fn explains_refusal(&self) -> bool {
        !self.refusal().is_empty()
    }

    /// Shows a note in a session. No other screen has a line for notes.
    pub(crate) fn show_note(&mut self, words: &str) {
        if let Some(play) = self.play_mut() {
            play.note_down(words);
        }
    }

    const fn play_mut(&mut self) -> Option<&mut Play> {
        match self {
            Self::Play(play) => Some(play),
            Self::Preview(preview) => Some(preview.play_mut()),
            _ => None,
        }
    }

    /// Shows or removes the warning that S cannot reach a session whose window is out of focus. It is spoken too,
    /// unless the session is paused.
    pub(crate) fn change_focus(&mut self, is_unfocused: bool) -> Option<Effect> {
        const WORDS: &str = "neckcare can't see your keys now. Click this window to use S.";
        let play = self.play_mut()?;
        let is_spoken = is_unfocused && !play.stands_still();
        play.note_down(if is_unfocused { WORDS } else { "" });
        is_spoken.then(|| Effect::Answer(CueKind::Answer, WORDS.to_owned()))
    }

    pub(crate) fn pause(&mut self, cause: PauseCause, hearing: Hearing) -> Transition {
        match self {
            Self::Play(play) => play.pause(cause, hearing),
            Self::Preview(preview) => preview.pause(cause, hearing),
            _ => Transition::stay(),
        }
    }

    pub(crate) fn press(&mut self, press: KeyPress, cx: Context<'_>) -> Transition {
        match self {
            Self::Body(body) => body.press(press, cx),
            Self::Menu(menu) => menu.press(press, cx),
            Self::About(about, _) => about.press(press.action),
            Self::History(history, _) => history.press(press.action, cx.shared),
            Self::Screening(screening) => screening.press(press, cx),
            Self::Ready(ready) => ready.press(press, cx),
            Self::Play(play) => play.press(press, cx.shared.hearing, cx.now),
            Self::Preview(preview) => preview.press(press, cx.shared.hearing, cx.now),
            Self::Stopped(stopped) => stopped.press(press, cx),
            Self::After(after) => after.press(press, cx),
            Self::Emergency(_, line) if matches!(press.action, Some(Action::Up | Action::Down)) => {
                *line = moved(*line, cx.shared.words.emergency.whole().len(), press.action);
                Transition::stay()
            }
            Self::Help(_, sounds) if press.action == Some(Action::Sounds) => {
                *sounds = Some(0);
                Transition::stay()
            }
            Self::Help(_, sounds @ Some(_)) if press.action != Some(Action::Stop) => {
                sounds::press(sounds, press.action)
            }
            Self::Help(beneath, _) | Self::Emergency(beneath, _) => match press.action {
                Some(Action::Back) => Transition::go(Go::Back),
                Some(Action::Stop) => beneath.press(press, cx),
                _ => Transition::unbound(),
            },
        }
    }
}
