//! The action of a key.

/// The action of a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Action {
    /// Stop at once.
    Stop,
    /// Stop at once, with "just stopping" chosen beforehand.
    StopQuietly,
    /// Begin, choose, confirm.
    Choose,
    /// Yes.
    Yes,
    /// No, or none of these.
    No,
    /// Not sure.
    Unsure,
    /// Tick, or take a tick back.
    Tick,
    /// Somebody else is at the keyboard.
    Guest,
    /// One question after the other.
    OneByOne,
    /// The long wording.
    Long,
    /// Begin the session.
    Begin,
    /// Stand still.
    Pause,
    /// Go on.
    Resume,
    /// To the next step.
    Next,
    /// To the step before.
    Previous,
    /// A level lighter.
    Lighter,
    /// A level back up.
    Firmer,
    /// Ten seconds more.
    Longer,
    /// Somebody has looked at a long neck pain.
    LookedAt,
    /// A shorter time to fit.
    Fit,
    /// Mark the places where no hand goes, or no longer.
    NoGo,
    /// Say it again.
    Again,
    /// Where am I?
    Where,
    /// Sound on or off.
    Mute,
    /// Voice on or off.
    Voice,
    /// A line up.
    Up,
    /// A line down.
    Down,
    /// The choice before.
    Less,
    /// The choice after.
    More,
    /// To the first line.
    First,
    /// To the last line.
    Last,
    /// Type to narrow the list.
    Filter,
    /// List it first, or no longer.
    Favourite,
    /// The background.
    About,
    /// Past sessions.
    History,
    /// Both sides, or only the one that hurts.
    OneSide,
    /// The steps, and which of them are left out.
    LeaveOut,
    /// Hear how it sounds.
    TryOut,
    /// Go on after a stop.
    GoOn,
    /// It got worse.
    Worse,
    /// Calmer than before.
    Calmer,
    /// As calm as before.
    AsCalm,
    /// Less calm than before.
    LessCalm,
    /// The keys.
    Help,
    /// The sounds and what they mean.
    Sounds,
    /// The emergency list.
    Emergency,
    /// Back to where one came from.
    Back,
    /// Leave the program.
    Leave,
}
