//! The actions that keys trigger.

/// An action that a key triggers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Action {
    /// Stop at once.
    Stop,
    /// Stop at once, with "just stopping" already chosen.
    StopQuietly,
    /// Choose or confirm, and continue.
    Choose,
    /// Answer yes.
    Yes,
    /// Answer no, or none of these.
    No,
    /// Answer "not sure".
    Unsure,
    /// Tick a line, or remove its tick.
    Tick,
    /// Say that someone else is at the keyboard.
    Guest,
    /// Ask one question at a time.
    OneByOne,
    /// Show the long wording.
    Long,
    /// Begin the session.
    Begin,
    /// Pause the session.
    Pause,
    /// Resume the session.
    Resume,
    /// Go to the next step; in the history, the next day with a session.
    Next,
    /// Restart the step, or go to the one before; in the history, the previous day with a session.
    Previous,
    /// Use pressure one level lighter.
    Lighter,
    /// Use pressure one level firmer, up to what was planned.
    Firmer,
    /// Add ten seconds.
    Longer,
    /// Say that a professional has checked a long-lasting neck pain.
    NeckChecked,
    /// Choose a shorter time for the routine to fit.
    ShorterTime,
    /// Mark the places to keep hands away from.
    NoGo,
    /// Repeat the instruction.
    Again,
    /// Say where the session is: the step, the time left, and what comes next.
    WhereAmI,
    /// Turn the sound on or off.
    Mute,
    /// Turn the voice on or off.
    Voice,
    /// Move up one line.
    Up,
    /// Move down one line.
    Down,
    /// Choose the previous value, or one less.
    Less,
    /// Choose the next value, or one more.
    More,
    /// Go to the first line.
    First,
    /// Go to the last line.
    Last,
    /// Type to narrow the list, or to find a place.
    Filter,
    /// List all routines.
    List,
    /// Show the body, to mark where it is tight.
    Body,
    /// Choose how much time there is.
    Time,
    /// Mark a routine as a favourite, which is listed first, or unmark it.
    Favourite,
    /// Show the background.
    About,
    /// Show past sessions.
    History,
    /// Choose both sides, or only one.
    OneSide,
    /// Choose the steps to leave out.
    LeaveOut,
    /// Try the sound.
    TryOut,
    /// Continue the session after a stop.
    GoOn,
    /// Say that it got worse.
    Worse,
    /// Answer: calmer than before.
    Calmer,
    /// Answer: as calm as before.
    AsCalm,
    /// Answer: less calm than before.
    LessCalm,
    /// Show all keys.
    Help,
    /// Show the sounds and what they mean.
    Sounds,
    /// Show the emergency list.
    Emergency,
    /// Go back to the screen before.
    Back,
    /// Leave the program.
    Leave,
}

impl Action {
    /// Returns true if a key that is held down does this again and again.
    pub(crate) const fn repeats(self) -> bool {
        matches!(
            self,
            Self::Stop | Self::StopQuietly | Self::Up | Self::Down | Self::Less | Self::More
        )
    }
}
