//! The environment: its variables, and what they say about the terminal.

use std::env;
use std::io::{self, IsTerminal};
use std::path::PathBuf;

#[cfg(debug_assertions)]
use time::{OffsetDateTime, format_description::well_known::Rfc3339};

use super::Error;
use crate::settings::FirstDay;

/// The variables that a person can set, and at the end those that neckcare sets for the user's hooks.
pub(super) const VARIABLES: [(&str, &str); 19] = [
    ("NO_COLOR", "if set, no colours are used, whatever the theme"),
    (
        "CLICOLOR, CLICOLOR_FORCE",
        "if `CLICOLOR` is 0, commands print without colours; if `CLICOLOR_FORCE` is set, with colours in a pipe too",
    ),
    ("NECKCARE_PLAIN", "if set to anything but 0, lines of text are printed, as with `--plain`"),
    (
        "TERM",
        "if set to `dumb`, lines of text are printed too; on the `linux` console, all is drawn in plain ASCII",
    ),
    ("COLORTERM", "`truecolor` or `24bit` tells that your terminal shows every colour"),
    (
        "COLORFGBG",
        "tells `theme = \"auto\"` whether your terminal is dark or light, if it does not answer",
    ),
    (
        "TERM_PROGRAM, VTE_VERSION, WT_SESSION, KONSOLE_VERSION, TMUX, STY",
        "tell which colours and pictures your terminal shows well",
    ),
    (
        "SSH_CONNECTION",
        "if set, the picture is no image and moves in fewer steps, to spare the line",
    ),
    (
        "LC_ALL, LC_CTYPE, LC_TIME, LANG",
        "tell `neckcare doctor` whether your terminal uses UTF-8, and `week = \"auto\"` when a week begins",
    ),
    ("HOME", "where your files are kept"),
    ("XDG_CONFIG_HOME", "the folder for your settings and your own routines, instead of ~/.config"),
    ("XDG_DATA_HOME", "the folder for your history, instead of ~/.local/share"),
    (
        "XDG_STATE_HOME",
        "the folder for answers, preferences and running sessions, instead of ~/.local/state",
    ),
    (
        "XDG_CACHE_HOME",
        "the folder for words that your speech program has rendered, instead of ~/.cache",
    ),
    (
        "XDG_RUNTIME_DIR",
        "where a running session listens for `neckcare stop` and the like, and where your sound server listens",
    ),
    (
        "PULSE_SERVER, PULSE_RUNTIME_PATH, PULSE_COOKIE",
        "where your sound server listens, and what it knows you by, if that is elsewhere",
    ),
    ("TMPDIR", "where a session keeps its tones until it ends, instead of /tmp"),
    ("PATH", "where neckcare finds a voice, a sound player and other helpers"),
    (
        "NECKCARE_ROUTINE, NECKCARE_OUTCOME",
        "set by neckcare for `on_start`, `on_stop` and `on_finish`: the routine, and how it went",
    ),
];

/// Returns the value of a variable, unless it is unset or empty.
#[expect(clippy::disallowed_methods, reason = "the environment is read here")]
pub(super) fn variable(name: &str) -> Option<String> {
    env::var(name).ok().filter(|value| !value.is_empty())
}

/// Returns the folder in which the program was started, if it is still there.
pub(super) fn folder() -> Option<PathBuf> {
    env::current_dir().ok()
}

/// Checks that a screen can be drawn: input and output are a terminal that can move its cursor.
pub(super) fn screen() -> Result<(), Error> {
    if !(io::stdin().is_terminal() && io::stdout().is_terminal()) {
        return Err(Error::NoTerminal);
    }
    match variable("TERM").as_deref() {
        None | Some("dumb") => Err(Error::DumbTerminal),
        Some(_) => Ok(()),
    }
}

/// Returns true if colours are turned off.
pub(super) fn no_color() -> bool {
    variable("NO_COLOR").is_some()
}

/// Returns true if lines of text are to be printed instead of a full-screen view.
pub(super) fn plain() -> bool {
    let dumb = variable("TERM").as_deref() == Some("dumb");
    dumb || variable("NECKCARE_PLAIN").is_some_and(|value| value != "0")
}

/// Returns true on the console of Linux itself.
pub(super) fn is_console() -> bool {
    variable("TERM").is_some_and(|name| name == "linux")
}

/// Returns true if the locale promises UTF-8.
pub(super) fn speaks_unicode() -> bool {
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(variable).unwrap_or_default();
    let locale = locale.to_ascii_lowercase();
    locale.contains("utf-8") || locale.contains("utf8")
}

/// The countries in which a week begins on Sunday, by the Unicode Common Locale Data Repository.
const SUNDAY: &str = "AG AS BD BR BS BT BW BZ CA CO DM DO ET GT GU HK HN ID IL IN JM JP KE KH KR LA MH MM MO MT MX MZ \
    NI NP PA PE PH PK PR PT PY SA SG SV TH TT TW UM US VE VI WS YE ZA ZW";

/// Returns the day on which a week begins by the locale.
pub(super) fn first_day() -> FirstDay {
    let locale = ["LC_ALL", "LC_TIME", "LANG"].into_iter().find_map(variable).unwrap_or_default();
    first_day_of(&locale)
}

/// Returns the day on which a week begins in a locale, such as `en_US.UTF-8`.
fn first_day_of(locale: &str) -> FirstDay {
    let name = locale.split(['.', '@']).next().unwrap_or_default();
    let country = name.split_once('_').map(|(_, country)| country);
    let is_sunday = country.is_some_and(|country| SUNDAY.split(' ').any(|one| one == country));
    if is_sunday { FirstDay::Sunday } else { FirstDay::Monday }
}

/// Returns the clock. In debug builds it can be one that jumps to the next thing that happens.
pub(super) fn clock() -> crate::terminal::clock::Clock {
    #[cfg(debug_assertions)]
    if let Some(wall) = variable("NECKCARE_REHEARSE") {
        let wall = OffsetDateTime::parse(&wall, &Rfc3339).unwrap_or(OffsetDateTime::UNIX_EPOCH);
        return crate::terminal::clock::Clock::rehearsed(wall);
    }
    crate::terminal::clock::Clock::real()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_week_begins_as_is_usual_in_the_country() {
        for locale in ["en_US.UTF-8", "en_CA", "pt_BR@euro", "ja_JP.eucJP", "he_IL"] {
            assert_eq!(first_day_of(locale), FirstDay::Sunday, "{locale}");
        }
        for locale in ["", "C", "POSIX", "C.UTF-8", "en_GB.UTF-8", "de_DE", "us", "en_", "en_U"] {
            assert_eq!(first_day_of(locale), FirstDay::Monday, "{locale}");
        }
    }
}
