//! The contexts in which keys have a meaning: screens, and states of screens.

use crate::routine::keyword::keyword_enum;

keyword_enum! {
    /// The contexts in which keys have a meaning: screens, and states of screens.
    KeyContext, "place" {
        /// The list of routines.
        Menu = "menu",
        /// The same, on a file of the user's that cannot be followed.
        OnFault = "on-fault",
        /// The errors of that file.
        Fault = "fault",
        /// A text field, in which letters are letters.
        Filter = "filter",
        /// The list of routines, narrowed to what was typed.
        Narrowed = "narrowed",
        /// The topics of the background.
        About = "about",
        /// One of them.
        Topic = "topic",
        /// Past sessions.
        History = "history",
        /// The notice before the first use.
        Notice = "notice",
        /// A line with yes and no.
        YesNo = "yes-no",
        /// Some questions to tick.
        Questions = "questions",
        /// One question alone.
        OneByOne = "one-by-one",
        /// Some places to tick.
        Places = "places",
        /// A question in a window that is too small for it.
        Cramped = "cramped",
        /// Some lines before a session, one of which is chosen.
        Lines = "lines",
        /// Some lines, one of which is chosen.
        Choices = "choices",
        /// A figure from 0 to 10.
        Figure = "figure",
        /// Something is waited for, and may be over sooner.
        Waiting = "waiting",
        /// Something has to be waited out.
        WaitingOut = "waiting-out",
        /// The ticks in words.
        Confirm = "confirm",
        /// The advice about them.
        Told = "told",
        /// The meaning of all answers for now.
        Meaning = "meaning",
        /// A routine before it begins.
        Ready = "ready",
        /// The steps of one, to leave some out.
        Steps = "steps",
        /// A routine being followed.
        Play = "play",
        /// The same, paused.
        Paused = "paused",
        /// The question why it was stopped.
        Stopped = "stopped",
        /// The advice about a sign.
        Advice = "advice",
        /// The same, if the session may continue.
        MayGoOn = "may-go-on",
        /// Done.
        After = "after",
        /// Done: a figure from 0 to 10.
        AfterFigure = "after-figure",
        /// Done: is anything felt that was not there before?
        AfterSymptom = "after-symptom",
        /// Done: calmer?
        AfterCalm = "after-calm",
        /// The keys, over the menu.
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
