//! What can be set: each setting's name, words, default and bounds, in one place.

pub mod default;
mod history_file;
mod setting;
mod sound;
mod values;

use crate::plan::{Guidance, StrokeTones};
use crate::routine::finding::Report;
use crate::routine::parse::fields::{Fields, Log};
use crate::routine::parse::read;
pub use history_file::HistoryFile;
use setting::Setting;
pub use setting::{Entry, Written};
pub use sound::{Command, Hook, VoiceName, VoiceRate, Volume};
pub use values::{Colours, EmergencyNumber, GetReady, HoldLength};

/// Defines what can be set. Its first words say it, in a file that is handed out as well as here.
macro_rules! settings {
    ($($(#[doc = $says:literal])+ $name:ident: $kind:ty = $default:expr),+ $(,)?) => {
        /// Everything that can be set, each within its bounds.
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub struct Settings { $($(#[doc = $says])+ pub $name: $kind),+ }

        impl Default for Settings {
            fn default() -> Self {
                Self { $($name: $default),+ }
            }
        }

        impl Settings {
            /// Every setting as it stands, in the order in which they are shown.
            pub fn entries(&self) -> Vec<Entry> {
                vec![$(Entry {
                    name: stringify!($name),
                    says: &[$($says),+],
                    value: self.$name.written(),
                }),+]
            }

            /// What is not written keeps its default.
            fn of(fields: &mut Fields<'_>, log: &mut Log) -> Self {
                let default = Self::default();
                Self {
                    $($name: fields
                        .may(stringify!($name), log, Setting::read)
                        .unwrap_or(default.$name)),+
                }
            }
        }
    };
}

settings! {
    /// Colours: "auto" takes the terminal's own, "dark" and "light" paint a ground of their own.
    /// Where `NO_COLOR` is set there are none.
    theme: Colours = Colours::Auto,
    /// Whether the breath and the strokes move by whole seconds instead of gliding.
    reduce_motion: bool = false,
    /// Whether only plain ASCII characters are drawn.
    ascii: bool = false,
    /// Whether lines of text are printed instead of taking the screen, as with `--plain`.
    plain: bool = false,
    /// How much is said: "full" explains each move until you did it in two finished sessions,
    /// "short" says name, side, hand and cue, "tones" only sounds.
    guidance: Guidance = Guidance::Full,
    /// Whether tones are played; "--no-sound" leaves them out once.
    sound: bool = true,
    /// Whether the guidance is spoken where a voice is found; "--no-voice" leaves it out once.
    /// As lines of text it is spoken only with "--voice".
    voice: bool = true,
    /// How loud both are, 0 to 100.
    volume: Volume = Volume::USUAL,
    /// Which strokes have a tone: "first" for all of a move's first step and ten of every later one,
    /// "all", or "off".
    stroke_tones: StrokeTones = StrokeTones::First,
    /// The voice's name, as its program knows it. Where it is not set: one for English.
    voice_name: Option<VoiceName> = None,
    /// Words a minute, 100 to 250. Where it is not set: 175.
    voice_rate: Option<VoiceRate> = None,
    /// A program of your own that speaks what it reads from standard input, with its arguments.
    voice_command: Option<Command> = None,
    /// Whether the display is kept awake during a session.
    stay_awake: bool = true,
    /// A program of your own when a session begins, for lights, music, or do-not-disturb.
    /// It finds the routine in `NECKCARE_ROUTINE`, and how it went in `NECKCARE_OUTCOME`.
    on_start: Option<Hook> = None,
    /// The same when a session ends before its end.
    on_stop: Option<Hook> = None,
    /// The same when a session is finished.
    on_finish: Option<Hook> = None,
    /// The file that sessions are added to. Machines that share the folder each write their own,
    /// like "history-laptop.jsonl"; all of them are read.
    history: HistoryFile = HistoryFile::default(),
    /// The number to call in an emergency where you are: it then stands wherever help is named.
    /// At most 20 characters: digits, spaces, + - * and #.
    emergency_number: Option<EmergencyNumber> = None,
    /// The time before the first step, 5s to 60s.
    /// Where it is not set: 10s seated, 15s at the wall, 20s lying.
    get_ready: Option<GetReady> = None,
    /// How long your fingers press a knot on a shoulder, 10s to 20s; less if your arm would be up
    /// for too long. If your breath is paced, whole breaths of it: with 4-6, 10s or 20s.
    /// If it is not set: as the routine says.
    hold: Option<HoldLength> = None,
}

impl Settings {
    /// Reads settings from a file's text.
    ///
    /// # Errors
    /// All findings: of the syntax if there are any, else of every key.
    pub fn parse(file: &str, text: &str) -> Result<Self, Report> {
        read(file, text, |mut fields, log| {
            let settings = Self::of(&mut fields, log);
            fields.close(log);
            Some(settings)
        })
    }
}
