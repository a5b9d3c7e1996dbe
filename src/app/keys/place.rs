//! Where a key is pressed.

/// Where a key is pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Place {
    /// The list of routines.
    Menu,
    /// A text field, in which letters are letters.
    Filter,
    /// The topics of the background.
    About,
    /// One of them.
    Topic,
    /// What this is and is not.
    Notice,
    /// A line with yes and no.
    YesNo,
    /// Some questions to tick.
    Questions,
    /// Some places to tick.
    Places,
    /// Some lines, one of which is chosen.
    Choices,
    /// The ticks in words.
    Confirm,
    /// What to do about them.
    Told,
    /// A routine before it begins.
    Ready,
    /// A routine being followed.
    Play,
    /// The same, standing still.
    Paused,
    /// What made you stop?
    Stopped,
    /// What to do about it.
    Advice,
    /// The same, after just stopping: it may go on.
    JustStopped,
    /// Done.
    After,
    /// The keys, over the menu.
    Help,
    /// The keys, over something that S stops.
    HelpInSession,
    /// The emergency list, over something that S does not stop.
    Emergency,
    /// The emergency list, over something that S stops.
    EmergencyInSession,
}
