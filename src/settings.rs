//! The settings: the name, words, default and bounds of each, in one place.

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
pub use setting::{SettingInfo, WrittenValue};
pub use sound::{CommandLine, Hook, Voice, VoiceName, VoiceRate, Volume};
pub use values::{Colours, Drawn, EmergencyNumber, FirstDay, GetReady, HoldLength};

/// Defines the settings. Their comments are also printed in the file of default settings.
macro_rules! settings {
    ($($(#[doc = $says:literal])+ $name:ident: $kind:ty = $default:expr),+ $(,)?) => {
        /// All settings, each within its bounds.
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub struct Settings { $($(#[doc = $says])+ pub $name: $kind),+ }

        impl Default for Settings {
            fn default() -> Self {
                Self { $($name: $default),+ }
            }
        }

        impl Settings {
            /// Returns every setting with its current value, in the order in which they are shown.
            pub fn entries(&self) -> Vec<SettingInfo> {
                vec![$(SettingInfo {
                    name: stringify!($name),
                    says: &[$($says),+],
                    value: self.$name.written(),
                }),+]
            }

            /// Reads the settings of a file; a setting that is not there keeps its default.
            fn of(fields: &mut Fields<'_>, log: &mut Log) -> Self {
                let default = Self::default();
                Self {
                    $($name: fields
                        .optional(stringify!($name), log, Setting::read)
                        .unwrap_or(default.$name)),+
                }
            }
        }
    };
}

settings! {
    /// Colours: "auto" goes with your terminal's background, "dark" and "light" bring their own.
    /// If `NO_COLOR` is set, there are none.
    theme: Colours = Colours::Auto,
    /// How the picture is drawn: "auto" finds out what your terminal shows best; "pixels" sends images
    /// by kitty's graphics protocol; "octants", "sextants", "quadrants", "half" or "braille" use those
    /// characters; and "none" writes words instead.
    picture: Drawn = Drawn::Auto,
    /// Redraw the breath and the strokes once a second instead of smoothly.
    reduce_motion: bool = false,
    /// Draw with plain ASCII characters only, as always on the console of Linux.
    ascii: bool = false,
    /// Print lines of text instead of a full-screen view, as with `--plain`.
    plain: bool = false,
    /// How much is said: "full" explains each move until you have done it in two finished sessions,
    /// "short" says its name, side, hand and cue, and "tones" plays tones without words.
    guidance: Guidance = Guidance::Full,
    /// Play tones. `--no-sound` turns them off for one run.
    sound: bool = true,
    /// Who speaks: "own" is neckcare's own voice, "system" a speech program of this machine, and
    /// "off" nobody; `neckcare voice` lists them. `--no-voice` turns the voice off for one run.
    /// With `--plain`, words are spoken only if you add `--voice`.
    voice: Voice = Voice::Own,
    /// How loud tones and voice are, from 0 to 100.
    volume: Volume = Volume::USUAL,
    /// Which strokes have a tone: "first", "all" or "off". "first" plays them for every stroke the
    /// first time a move appears and in steps of up to 15 strokes, and for ten strokes in longer
    /// repeats.
    stroke_tones: StrokeTones = StrokeTones::First,
    /// A voice of your speech program, by its name there. Setting it, `voice_rate` or
    /// `voice_command` means "system".
    voice_name: Option<VoiceName> = None,
    /// How many words a minute your speech program speaks, from 100 to 250.
    voice_rate: Option<VoiceRate> = None,
    /// A speech program of your own with its arguments. It reads the words from standard input, and
    /// speaks, or writes them as a WAV file to where `{file}` stands. `~/` at the beginning of
    /// a part means your home folder, here and in the next settings.
    voice_command: Option<CommandLine> = None,
    /// Keep the display awake during a session.
    stay_awake: bool = true,
    /// Your own program to run when a session starts, for lights, music or do-not-disturb.
    /// It finds the routine in `NECKCARE_ROUTINE`, and how it went in `NECKCARE_OUTCOME`. If it
    /// still runs after ten seconds, it is ended.
    on_start: Option<Hook> = None,
    /// Your own program to run when a session ends early.
    on_stop: Option<Hook> = None,
    /// Your own program to run when a session is finished.
    on_finish: Option<Hook> = None,
    /// The file for your sessions. If several machines share the folder, give each its own, such as
    /// "history-laptop.jsonl"; all of them are read.
    history: HistoryFile = HistoryFile::default(),
    /// The day on which a week begins in your history: "monday", "sunday", or "auto", which goes by
    /// your locale.
    week: FirstDay = FirstDay::Auto,
    /// The emergency number where you live. It is shown wherever help is mentioned.
    /// Up to 20 characters: digits, spaces, + - * and #.
    emergency_number: Option<EmergencyNumber> = None,
    /// The time before the first step, from 5s to 60s.
    /// If not set: 10s seated, 15s standing, 20s lying.
    get_ready: Option<GetReady> = None,
    /// How long your fingers press a knot on a shoulder, 10s to 20s; less if your arm would be up
    /// for too long. If your breathing is paced, the hold is a whole number of breaths: with 4-6,
    /// 10s or 20s. If not set, the routine decides.
    hold: Option<HoldLength> = None,
}

impl Settings {
    /// Reads settings from a file's text.
    ///
    /// # Errors
    /// Fails with all findings: those of the syntax if there are any, otherwise those of every key.
    pub fn parse(file: &str, text: &str) -> Result<Self, Report> {
        read(file, text, |mut fields, log| {
            let settings = Self::of(&mut fields, log);
            fields.refuse_unknown(log);
            Some(settings)
        })
    }
}
