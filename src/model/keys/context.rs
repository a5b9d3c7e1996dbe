//! Where a key is pressed.

use crate::routine::keyword::keyword_enum;

keyword_enum! {
    /// Where a key is pressed.
    KeyContext, "place" {
        /// The list of routines.
        Menu = "menu",
        /// The same, on a file of the user's that cannot be followed.
        OnFault = "on-fault",
        /// What is wrong with it.
        Fault = "fault",
        /// A text field, in which letters are letters.
        Filter = "filter",
        /// The list of routines, narrowed to what was typed.
        Narrowed = "narrowed",
        /// The topics of the background.
        About = "about",
        /// One of them.
        Topic = "topic",
        /// What was done before.
        History = "history",
        /// What this is and is not.
        Notice = "notice",
        /// A line with yes and no.
        YesNo = "yes-no",
        /// Some questions to tick.
        Questions = "questions",
        /// One question alone.
        OneByOne = "one-by-one",
        /// Some places to tick.
        Places = "places",
        /// What is asked, in a window too small for it.
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
        /// What to do about them.
        Told = "told",
        /// What all answers mean for now.
        Meaning = "meaning",
        /// A routine before it begins.
        Ready = "ready",
        /// The steps of one, to leave some out.
        Steps = "steps",
        /// A routine being followed.
        Play = "play",
        /// The same, standing still.
        Paused = "paused",
        /// What made you stop?
        Stopped = "stopped",
        /// What to do about it.
        Advice = "advice",
        /// The same, where it may go on.
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
