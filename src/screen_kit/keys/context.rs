//! The contexts that decide what a key does: screens, and states of screens.

use crate::routine::keyword::keyword_enum;

keyword_enum! {
    /// A context that decides what a key does: a screen, or a state of a screen.
    KeyContext, "place" {
        /// The body, on which places are marked.
        Body = "body",
        /// A text field in which a place of the body is typed.
        BodyTyping = "body-typing",
        /// The routines for the marked places.
        BodyRoutines = "body-routines",
        /// The words about a place that is never worked on.
        BodyNever = "body-never",
        /// The list of routines.
        Menu = "menu",
        /// The list of routines, on a file of the user's that has errors.
        OnFault = "on-fault",
        /// The errors of that file.
        Fault = "fault",
        /// A text field, in which letters are letters.
        Filter = "filter",
        /// The list of routines, narrowed to what was typed.
        Narrowed = "narrowed",
        /// The topics of the background.
        About = "about",
        /// One topic of the background.
        Topic = "topic",
        /// Past sessions.
        History = "history",
        /// The notice before the first use.
        Notice = "notice",
        /// A question to answer with yes or no.
        YesNo = "yes-no",
        /// A list of questions to tick.
        Questions = "questions",
        /// One question alone.
        OneByOne = "one-by-one",
        /// A list of places on the body to tick.
        Places = "places",
        /// A question in a window that is too small for it.
        Cramped = "cramped",
        /// A question before a session that is answered by choosing a line.
        Lines = "lines",
        /// A question after a stop that is answered by choosing a line.
        Choices = "choices",
        /// A figure from 0 to 10.
        Figure = "figure",
        /// A wait that the user may end early.
        Waiting = "waiting",
        /// A wait that cannot be ended early.
        WaitingOut = "waiting-out",
        /// The ticked answers in words, to be confirmed.
        Confirm = "confirm",
        /// The advice that follows from the answers.
        Told = "told",
        /// A summary of what all answers mean for now.
        Meaning = "meaning",
        /// A routine before it begins.
        Ready = "ready",
        /// The steps of that routine, to leave some out.
        Steps = "steps",
        /// A routine being followed.
        Play = "play",
        /// A routine being followed, paused.
        Paused = "paused",
        /// The question why a session was stopped.
        Stopped = "stopped",
        /// The advice about the reason for a stop.
        Advice = "advice",
        /// That advice, if the session may continue.
        MayGoOn = "may-go-on",
        /// The end of a session.
        After = "after",
        /// The end of a session: a figure from 0 to 10.
        AfterFigure = "after-figure",
        /// The end of a session: the question about new symptoms.
        AfterSymptom = "after-symptom",
        /// The end of a session: the question whether the user is calmer.
        AfterCalm = "after-calm",
        /// The keys, over something that S does not stop.
        Help = "help",
        /// The keys, over something that S stops.
        HelpInSession = "help-in-session",
        /// All sounds, over something that S does not stop.
        Sounds = "sounds",
        /// All sounds, over something that S stops.
        SoundsInSession = "sounds-in-session",
        /// The emergency list, over something that S does not stop.
        Emergency = "emergency",
        /// The emergency list, over something that S stops.
        EmergencyInSession = "emergency-in-session",
    }
}

impl KeyContext {
    /// Returns true if letters are letters here, as in every text field.
    pub const fn is_text_field(self) -> bool {
        matches!(self, Self::Filter | Self::BodyTyping)
    }

    /// Returns true if the mouse wheel may scroll here, for which terminals send arrow keys: in lists, where arrows only
    /// move. Where an arrow would change a value, choose another answer or be a key without a meaning, it may not.
    pub const fn takes_wheel(self) -> bool {
        matches!(
            self,
            Self::BodyRoutines
                | Self::Menu
                | Self::OnFault
                | Self::Filter
                | Self::Narrowed
                | Self::About
                | Self::Topic
                | Self::History
                | Self::Questions
                | Self::Places
                | Self::Confirm
                | Self::Told
                | Self::Meaning
                | Self::Steps
                | Self::Sounds
                | Self::SoundsInSession
                | Self::Emergency
                | Self::EmergencyInSession
        )
    }
}
