//! What the program finds on a machine, and that nothing keeps it from saying so.

use crate::support::{Home, Told};

const SETTINGS: &str = "config/neckcare/config.toml";

fn doctor(home: &Home) -> Told {
    home.run(["doctor"])
}

#[test]
fn a_fresh_home_is_well() {
    let told = doctor(&Home::new()).well();
    for words in ["14 shipped, 0 of your own", "no sessions yet", "Unicode", "All is well."] {
        assert!(told.contains(words), "{words} in {told}");
    }
    assert!(told.lines().all(|line| !line.starts_with('!')), "{told}");
}

#[test]
fn what_is_amiss_is_named_with_its_place_and_the_rest_still_looked_at() {
    let home = Home::new();
    home.file(SETTINGS, "theme = \"drak\"");
    home.file("config/neckcare/routines/mine.toml", "format = 1");
    home.file(".local/share/neckcare/history.jsonl", "torn");
    let told = doctor(&home);
    assert_eq!(told.code, 1, "{told:?}");
    told.says(&[
        "config.toml:1:9",
        "dark",
        "mine.toml:1:1",
        "`title` is missing",
        "line 1",
        "Unicode",
    ]);
}

#[test]
fn a_locale_without_unicode_is_told_with_its_remedy() {
    let home = Home::new();
    let told = Told::by(home.neckcare(["doctor"]).env("LANG", "C"));
    assert_eq!(told.code, 1, "{told:?}");
    told.says(&["! letters", "ascii = true"]);
    home.file(SETTINGS, "ascii = true");
    Told::by(home.neckcare(["doctor"]).env("LANG", "C")).well();
}
