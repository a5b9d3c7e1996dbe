//! The one table of keys: handler, footer, help, manual and README come from it.

use crate::key::Key;

/// Where a key is pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Place {
    /// The list of routines.
    Menu,
    /// A text field, in which letters are letters.
    Filter,
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

/// What a key does.
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
    /// Go on after just stopping.
    GoOn,
    /// The keys.
    Help,
    /// The emergency list.
    Emergency,
    /// Back to where one came from.
    Back,
    /// Leave the program.
    Leave,
}

/// Some keys that do one thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Binding {
    /// Every key that does it, the one to be named first.
    pub keys: &'static [Key],
    /// One or two words for the footer; empty where it is not named there.
    pub label: &'static str,
    /// What it does, for help, manual and README.
    pub does: &'static str,
    /// What it does, for the program.
    pub action: Action,
}

const fn key(
    keys: &'static [Key],
    label: &'static str,
    does: &'static str,
    action: Action,
) -> Binding {
    Binding { keys, label, does, action }
}

use Key::{Char, Down, Enter, Esc, Left, Right, Up};

const STOP: Binding = key(&[Char('s'), Char('S')], "stop", "stop at once", Action::Stop);
const HELP: Binding = key(&[Char('?')], "keys", "the keys; pauses", Action::Help);
const EMERGENCY: Binding = key(&[Char('!')], "", "the emergency list; pauses", Action::Emergency);
const EMERGENCY_S: Binding =
    key(&[Char('!'), Char('s'), Char('S')], "emergency", "the emergency list", Action::Emergency);
const BACK: Binding = key(&[Esc], "back", "back", Action::Back);
const LEAVE: Binding = key(&[Char('q')], "leave", "leave", Action::Leave);
const UP: Binding = key(&[Up, Char('k')], "", "a line up", Action::Up);
const DOWN: Binding = key(&[Down, Char('j')], "", "a line down", Action::Down);
const NEXT: Binding =
    key(&[Char('n'), Right], "next", "the next step; in a hold, its release", Action::Next);
const PREVIOUS: Binding = key(
    &[Char('p'), Left],
    "back",
    "the start of this step, again for the one before",
    Action::Previous,
);
const LIGHTER: Binding =
    key(&[Char('-')], "lighter", "a level lighter from here on", Action::Lighter);
const FIRMER: Binding =
    key(&[Char('='), Char('+')], "", "a level back up, to what was planned", Action::Firmer);
const LONGER: Binding = key(&[Char('t')], "", "ten seconds more", Action::Longer);
const AGAIN: Binding = key(&[Char('r')], "again", "say it again", Action::Again);
const WHERE: Binding =
    key(&[Char('w')], "", "where am I: step, time left, what is next", Action::Where);
const MUTE: Binding = key(&[Char('m')], "mute", "sound on or off", Action::Mute);
const VOICE: Binding = key(&[Char('v')], "", "voice on or off; there is none yet", Action::Voice);
const QUIT_PLAY: Binding =
    key(&[Char('q'), Esc], "", "stop, with \"just stopping\" chosen", Action::StopQuietly);

/// The keys of the list of routines.
const MENU: &[Binding] = &[
    key(&[Enter, Right], "choose", "choose a routine", Action::Choose),
    UP,
    DOWN,
    key(&[Key::Home, Char('g')], "", "to the first line", Action::First),
    key(&[Key::End, Char('G')], "", "to the last line", Action::Last),
    key(&[Char('/')], "filter", "type to narrow the list", Action::Filter),
    EMERGENCY_S,
    HELP,
    key(&[Char('q'), Esc], "leave", "leave", Action::Leave),
];

/// The keys of a text field; every other one is text.
const FILTER: &[Binding] = &[
    key(&[Enter], "choose", "keep what is listed", Action::Choose),
    key(&[Up], "", "a line up", Action::Up),
    key(&[Down], "", "a line down", Action::Down),
    key(&[Esc], "clear", "list everything again", Action::Back),
];

const CONFIRM_ENTER: Binding = key(&[Enter], "go on", "go on", Action::Choose);
const TICK: Binding = key(&[Char(' '), Right], "tick", "tick, or take a tick back", Action::Tick);
const LEAVE_TODAY: Binding = key(&[Char('q'), Esc], "leave", "leave", Action::Leave);
const YES: Binding = key(&[Char('y'), Char('Y')], "yes", "yes", Action::Yes);

/// The keys of the notice.
const NOTICE: &[Binding] =
    &[key(&[Char('y'), Char('Y')], "accept", "accept", Action::Yes), EMERGENCY_S, LEAVE_TODAY];

/// The keys of a line with yes and no.
const YES_NO: &[Binding] = &[
    key(&[Char('n'), Char('N')], "no", "no", Action::No),
    YES,
    key(
        &[Char('u'), Char('U')],
        "not sure",
        "not sure, which counts as the careful answer",
        Action::Unsure,
    ),
    EMERGENCY_S,
    LEAVE_TODAY,
];

/// The keys of a page of questions.
const QUESTIONS: &[Binding] = &[
    key(&[Char('n'), Char('N')], "none of these", "none of these", Action::No),
    TICK,
    CONFIRM_ENTER,
    key(&[Char('?')], "more words", "the question in more words", Action::Long),
    UP,
    DOWN,
    EMERGENCY_S,
    LEAVE_TODAY,
];

/// The keys of places to tick.
const PLACES: &[Binding] = &[TICK, CONFIRM_ENTER, UP, DOWN, EMERGENCY_S, LEAVE_TODAY];

/// The keys of lines to choose from; some have letters of their own besides.
const CHOICES: &[Binding] = &[
    key(&[Enter], "choose", "choose the line", Action::Choose),
    key(&[Up], "", "a line up", Action::Up),
    key(&[Down], "", "a line down", Action::Down),
    key(&[Char('!')], "emergency", "the emergency list", Action::Emergency),
    LEAVE_TODAY,
];

/// The keys of the ticks in words.
const CONFIRM: &[Binding] = &[
    key(&[Enter], "that is right", "that is right", Action::Choose),
    key(&[Esc], "change", "back to the questions", Action::Back),
    EMERGENCY_S,
    LEAVE,
];

/// The keys of the advice about them.
const TOLD: &[Binding] = &[CONFIRM_ENTER, EMERGENCY_S, LEAVE_TODAY];

/// The keys before a session.
const READY: &[Binding] = &[
    STOP,
    key(&[Char(' ')], "begin", "begin", Action::Begin),
    key(&[Char('l')], "", "say that a long neck pain has been looked at", Action::LookedAt),
    UP,
    DOWN,
    key(&[Left], "", "the choice before", Action::Less),
    key(&[Right, Enter], "change", "the choice after", Action::More),
    BACK,
    EMERGENCY,
    HELP,
    LEAVE,
];

const PAUSE: Binding = key(&[Char(' ')], "pause", "pause", Action::Pause);
const RESUME: Binding =
    key(&[Char(' ')], "go on", "go on, after a moment to put the hands back", Action::Resume);

/// The keys of a session; Space pauses or goes on.
const fn in_session(space: Binding) -> [Binding; 14] {
    [
        STOP, space, NEXT, PREVIOUS, LIGHTER, FIRMER, LONGER, AGAIN, WHERE, MUTE, VOICE, EMERGENCY,
        HELP, QUIT_PLAY,
    ]
}

/// The keys of a session.
const PLAY: &[Binding] = &in_session(PAUSE);

/// The keys of a session that stands still.
const PAUSED: &[Binding] = &in_session(RESUME);

/// The keys of the question what made you stop; each sign has its letter besides.
const STOPPED: &[Binding] = &[
    key(&[Enter], "choose", "choose the line", Action::Choose),
    key(&[Up], "", "a line up", Action::Up),
    key(&[Down], "", "a line down", Action::Down),
    key(&[Char('!')], "emergency", "the emergency list", Action::Emergency),
    key(&[Char('q'), Esc], "leave", "leave", Action::Leave),
];

/// The keys of the advice for a sign.
const ADVICE: &[Binding] =
    &[EMERGENCY_S, key(&[Enter, Char('q'), Esc], "leave", "leave", Action::Leave)];

/// The keys after just stopping.
const JUST_STOPPED: &[Binding] = &[
    key(&[Enter], "finish", "finish here", Action::Choose),
    key(&[Char('g')], "go on", "go on, from the start of this step", Action::GoOn),
    EMERGENCY_S,
    key(&[Char('q'), Esc], "leave", "leave", Action::Leave),
];

/// The keys after a session.
const AFTER: &[Binding] =
    &[STOP, key(&[Enter, Esc], "done", "done", Action::Back), EMERGENCY, HELP, LEAVE];

const BACK_FROM_HELP: Binding =
    key(&[Esc, Enter, Char('?'), Char(' ')], "back", "back", Action::Back);
const BACK_FROM_LIST: Binding =
    key(&[Esc, Enter, Char('!'), Char(' ')], "back", "back", Action::Back);

/// The keys of the keys.
const HELP_KEYS: &[Binding] = &[BACK_FROM_HELP, EMERGENCY_S];

/// The keys of the keys in a session.
const HELP_IN_SESSION: &[Binding] = &[STOP, BACK_FROM_HELP, EMERGENCY];

/// The keys of the emergency list.
const EMERGENCY_KEYS: &[Binding] = &[BACK_FROM_LIST, LEAVE];

/// The keys of the emergency list in a session.
const EMERGENCY_IN_SESSION: &[Binding] = &[STOP, BACK_FROM_LIST, LEAVE];

/// Every key of a place. Ctrl-C leaves and Ctrl-Z suspends everywhere.
pub const fn bindings(place: Place) -> &'static [Binding] {
    match place {
        Place::Menu => MENU,
        Place::Filter => FILTER,
        Place::Notice => NOTICE,
        Place::YesNo => YES_NO,
        Place::Questions => QUESTIONS,
        Place::Places => PLACES,
        Place::Choices => CHOICES,
        Place::Confirm => CONFIRM,
        Place::Told => TOLD,
        Place::Ready => READY,
        Place::Play => PLAY,
        Place::Paused => PAUSED,
        Place::Stopped => STOPPED,
        Place::Advice => ADVICE,
        Place::JustStopped => JUST_STOPPED,
        Place::After => AFTER,
        Place::Help => HELP_KEYS,
        Place::HelpInSession => HELP_IN_SESSION,
        Place::Emergency => EMERGENCY_KEYS,
        Place::EmergencyInSession => EMERGENCY_IN_SESSION,
    }
}

/// What a key does at a place, if it does anything.
pub fn action(place: Place, key: Key) -> Option<Action> {
    bindings(place).iter().find(|binding| binding.keys.contains(&key)).map(|binding| binding.action)
}

impl Binding {
    /// The keys as a person reads them: "s S".
    pub fn names(&self) -> String {
        self.keys.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
    }

    /// The first key, in the shape that footers show: S is large.
    pub fn name(&self) -> String {
        match self.keys.first() {
            Some(Char('s')) => "S".to_owned(),
            Some(key) => key.to_string(),
            None => String::new(),
        }
    }
}
