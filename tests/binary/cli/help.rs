//! Tests the help pages: each describes only its own command, briefly and in everyday words.

use neckcare::cli;

use crate::cli::support::neckcare;

/// The commands for which the options for look and sound matter most.
const GUIDES: [&str; 3] = ["start", "here", "again"];

/// The options that only the pages of these commands and the main page list.
const LOOK_AND_SOUND: [&str; 5] =
    ["--theme", "--reduce-motion", "--no-sound", "--no-voice", "--quiet"];

/// Words that are banned from texts; see `docs/words.md`.
const NOT_SAID: [&str; 14] = [
    "amiss",
    "remed",
    "anew",
    "judge",
    "beside",
    "what is",
    "reckon",
    "have it",
    "had back",
    "be told",
    "be guided",
    "is none",
    "so many",
    "whatever the",
];

/// Returns every command with its help page.
fn pages() -> Vec<(String, String)> {
    let command = cli::command();
    let names = command.get_subcommands().map(|command| command.get_name().to_owned());
    names.map(|name| (name.clone(), neckcare(&format!("{name} --help")).succeeds())).collect()
}

#[test]
fn look_and_sound_options_are_listed_only_where_they_belong() {
    let main = neckcare("--help").succeeds();
    assert!(LOOK_AND_SOUND.iter().all(|option| main.contains(option)), "{main}");
    for (name, page) in pages() {
        for option in LOOK_AND_SOUND {
            assert_eq!(page.contains(option), GUIDES.contains(&&*name), "{option} in {page}");
        }
        assert_eq!(
            page.contains("`neckcare --help` lists options that work"),
            !GUIDES.contains(&&*name),
            "{page}"
        );
    }
}

#[test]
fn options_for_look_and_sound_still_work_with_every_command() {
    let plain = neckcare("list --plain --ascii --quiet").succeeds();
    assert_eq!(plain, neckcare("--plain --ascii --quiet list").succeeds());
    assert!(plain.contains(" minutes"), "{plain}");
    for (name, _) in pages() {
        let told = neckcare(&format!("{name} --theme dark --no-voice --help"));
        assert_eq!((told.code, told.err.as_str()), (0, ""), "{name}");
    }
}

#[test]
fn every_page_is_short_and_fits_eighty_columns() {
    for (name, page) in pages() {
        let most = match &*name {
            "start" => 36,
            "show" | "script" | "audio" => 28,
            "here" => 24,
            _ => 20,
        };
        assert!(page.lines().count() <= most, "{} lines: {page}", page.lines().count());
        assert!(page.lines().all(|line| line.chars().count() <= 80), "{page}");
        assert_eq!(neckcare(&format!("{name} -h")).succeeds(), page, "both forms say the same");
    }
    let main = neckcare("--help").succeeds();
    assert!(main.lines().count() <= 61, "{} lines: {main}", main.lines().count());
    assert!(main.lines().all(|line| line.chars().count() <= 80), "{main}");
}

#[test]
fn no_page_has_banned_words() {
    let pages = pages().into_iter().map(|(_, page)| page).chain([neckcare("--help").succeeds()]);
    for page in pages {
        let lower = page.to_lowercase();
        let found = NOT_SAID.iter().find(|words| lower.contains(**words));
        assert_eq!(found, None, "{page}");
    }
}
