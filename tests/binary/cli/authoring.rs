//! Tests the commands for authors of routines: new, moves and check.

use serde_json::Value;

use crate::cli::support::{Home, neckcare};

const GOOD: &str = include_str!("../../../routines/desk-break.toml");
const ROUTINES: &str = "config/neckcare/routines";

/// A routine with one error, and one with only a warning.
fn bad() -> String {
    GOOD.replacen("pressure = \"moderate\"", "pressure = \"brutal\"", 1)
}

fn wary() -> String {
    GOOD.replacen("goal = \"", "goal = \"Crack, ", 1)
}

#[test]
fn a_new_routine_passes_check_and_starts_by_its_name() {
    let home = Home::new();
    let told = home.run(["new", "slow-evening"]).succeeds();
    assert!(
        told.contains(&format!("{ROUTINES}/slow-evening.toml: a routine to start from")),
        "{told}"
    );
    for next in ["check", "show", "start"] {
        assert!(told.contains(&format!("`neckcare {next} slow-evening`")), "{told}");
    }
    let checked = home.run(["check", "slow-evening"]).succeeds();
    assert!(checked.contains("slow-evening.toml: fine: Slow evening, "), "{checked}");
    assert!(checked.ends_with("\n1 file: fine\n"), "no warning either: {checked}");
    assert!(
        home.run(["show", "slow-evening"]).succeeds().starts_with("Slow evening (slow-evening)\n")
    );
    assert!(home.run(["script", "slow-evening"]).succeeds().contains("  start"));
    assert!(home.run(["list"]).succeeds().contains("  slow-evening "));
}

#[test]
fn the_example_move_of_a_new_routine_works_once_uncommented() {
    let home = Home::new();
    home.run(["new", "./mine.toml"]).succeeds();
    let text = read(&home, "mine.toml");
    let (before, own) = text.split_once("# [move.").unwrap();
    let own = format!("# [move.{own}").replace("\n# ", "\n").replace("\n#\n", "\n\n");
    home.file("mine.toml", format!("{before}{}", own.trim_start_matches("# ")));
    assert!(home.run(["check", "mine.toml"]).succeeds().ends_with("\n1 file: fine\n"));
    assert!(home.run(["show", "./mine.toml"]).succeeds().contains("Slow palms, right side"));
}

#[expect(clippy::disallowed_methods, reason = "a test reads files")]
fn read(home: &Home, name: &str) -> String {
    std::fs::read_to_string(home.path().join(name)).unwrap()
}

#[test]
fn new_writes_a_file_anywhere_and_never_overwrites_one() {
    let home = Home::new();
    let told = home.run(["new", "evening.toml"]).succeeds();
    assert!(told.contains("`neckcare start ./evening.toml`"), "{told}");
    home.file("evening.toml", "mine");
    home.run(["new", "./evening.toml"]).fails(1, &["is there already", "another name"]);
    assert_eq!(read(&home, "evening.toml"), "mine");
    home.run(["new", "evening"]).succeeds();
    home.file(format!("{ROUTINES}/evening.toml"), "mine");
    home.run(["new", "evening"]).fails(1, &["is there already"]);
    assert_eq!(read(&home, &format!("{ROUTINES}/evening.toml")), "mine");
    home.file("file", "");
    home.run(["new", "file/evening.toml"]).fails(1, &["file: there is a file where a folder"]);
}

#[test]
fn new_refuses_invalid_names() {
    let home = Home::new();
    home.run(["new", "calm"]).fails(1, &["`calm`", "`neckcare new calm-mine`"]);
    home.run(["new", "./calm.toml"]).fails(1, &["calm-mine"]);
    home.run(["new", "My Evening"]).fails(1, &["`My Evening`", "`neckcare new my-evening`"]);
    home.run(["new", "\u{1b}[2J"]).fails(1, &["is not a valid name", "2j"]);
    let told = home.run(["new", "x", "y"]);
    assert_eq!(told.code, 2);
    assert!(!home.path().join(ROUTINES).exists());
}

#[test]
fn moves_are_listed_in_columns_each_once() {
    let list = neckcare("moves").succeeds();
    let mut heads = list.lines();
    let head = heads.next().unwrap();
    let side = head.find("Side").unwrap();
    let rows: Vec<&str> = list.lines().filter(|line| line.starts_with("  ")).collect();
    let names: Vec<&str> = rows.iter().filter_map(|row| row.split_whitespace().next()).collect();
    let catalogue = neckcare::routine::catalogue::Catalogue::built_in().unwrap();
    for movement in catalogue.moves() {
        assert_eq!(names.iter().filter(|name| **name == movement.name).count(), 1, "{list}");
    }
    assert_eq!(rows.len(), catalogue.moves().count());
    let sides = ["both ", "each ", "centre "];
    assert!(
        rows.iter().all(|row| sides.iter().any(|word| row[side..].starts_with(word))),
        "{list}"
    );
    let plain = neckcare("--plain moves").succeeds();
    assert_eq!(plain.lines().count(), rows.len() + 1);
    let rest: String =
        plain.lines().filter_map(|line| line.split_once(": ")).map(|it| it.1).collect();
    assert!(rest.contains("side strip") && !rest.contains('-'), "{plain}");
    assert!(plain.contains("side-circles: "), "{plain}");
}

#[test]
fn moves_describes_one_move_in_full() {
    let told = neckcare("moves side-circles").succeeds();
    for part in [
        "Side circles (side-circles)",
        "friction",
        "side-strip",
        "light, at most 2 out of 10",
        "cue",
        "sources",
    ] {
        assert!(told.contains(part), "{part}: {told}");
    }
    assert!(told.lines().all(|line| line.chars().count() <= 80), "{told}");
    let ball = neckcare("moves ball-hold").succeeds();
    assert!(ball.contains("positions       standing\n"), "{ball}");
    let json: Value = serde_json::from_str(&neckcare("moves ball-hold --json").succeeds()).unwrap();
    assert_eq!(json["positions"].as_object().unwrap().keys().collect::<Vec<_>>(), ["standing"]);
    let all: Value = serde_json::from_str(&neckcare("moves --json").succeeds()).unwrap();
    assert!(all.as_array().unwrap().contains(&json));
    neckcare("moves side-circle").fails(1, &["`side-circle`", "`side-circles`", "neckcare moves"]);
}

#[test]
fn check_takes_folders_and_names_and_counts_problems() {
    let home = Home::new();
    assert!(
        home.run(["check"]).succeeds().contains(&format!("{ROUTINES}: no routine files there"))
    );
    home.file(format!("{ROUTINES}/good.toml"), GOOD);
    home.file(format!("{ROUTINES}/bad.toml"), bad());
    home.file(format!("{ROUTINES}/wary.toml"), wary());
    home.file(format!("{ROUTINES}/deeper/no.toml"), "");
    home.file(format!("{ROUTINES}/notes.txt"), "");
    let told = home.run(["check"]);
    assert_eq!(told.code, 1);
    assert!(told.out.ends_with("\n3 files: 2 fine, 1 with 1 error; 1 warning\n"), "{told:?}");
    assert_eq!(home.run(["check", ROUTINES]).out.lines().last(), told.out.lines().last());
    let plain = home.run(["--plain", "check", "wary"]).succeeds();
    assert!(plain.contains("line 5, column 9, warning: Crack : check that"), "{plain}");
    let wary = home.run(["check", "wary"]).succeeds();
    assert!(wary.contains("wary.toml: fine: ") && wary.contains("warning: \"Crack\": check that"));
    assert!(wary.ends_with("\n1 file: fine; 1 warning\n"), "{wary}");
    home.run(["check", "goood"]).fails(1, &["`goood`", "did you mean `good`?", "neckcare new"]);
    home.run(["check", "calm"]).fails(1, &["`calm`", "neckcare show calm"]);
}

#[test]
fn hidden_files_are_no_routines() {
    let home = Home::new();
    home.file(format!("{ROUTINES}/good.toml"), GOOD);
    home.file(format!("{ROUTINES}/._good.toml"), "\0");
    home.file(format!("{ROUTINES}/.hidden.toml"), "");
    let lock = home.path().join(ROUTINES).join(".#good.toml");
    std::os::unix::fs::symlink("me@host.1:2", lock).unwrap();
    assert!(home.run(["check"]).succeeds().ends_with("\n1 file: fine\n"));
    assert!(home.run(["check", ROUTINES]).succeeds().ends_with("\n1 file: fine\n"));
    assert!(!home.run(["list"]).succeeds().contains("hidden"));
}

#[test]
fn check_reports_a_bad_name_and_bad_text_together() {
    let home = Home::new();
    home.file(format!("{ROUTINES}/calm.toml"), bad());
    home.run(["check"]).says(&["calm-mine.toml", "brutal", "1 file: 2 errors"]);
    home.file("calm.toml", bad());
    home.run(["check", "calm.toml"]).says(&["brutal", "1 file: 1 error\n"]);
}

#[test]
fn check_json_gives_every_finding_with_its_place() {
    let home = Home::new();
    let tags = format!("tags = [{}]\n", "5, ".repeat(30));
    home.file("bad.toml", wary().replacen("tags = ", &format!("{tags}# "), 1));
    home.file("no-text.toml", b"\xff");
    let bad_name = format!("{ROUTINES}/Bad Name.toml");
    home.file(&bad_name, GOOD);
    home.file("good.toml", GOOD);
    let told = home.run([
        "check",
        "--json",
        "bad.toml",
        "missing.toml",
        "no-text.toml",
        &bad_name,
        "good.toml",
    ]);
    assert!(told.code == 1 && told.err.is_empty(), "{told:?}");
    let all: Value = serde_json::from_str(&told.out).unwrap();
    let of = |file: &str| -> Vec<&Value> {
        all.as_array().unwrap().iter().filter(|entry| entry["file"] == file).collect()
    };
    let (bad, text) = (of("bad.toml"), wary());
    assert_eq!(bad.len(), 31, "more than are printed");
    let warned = bad.iter().find(|entry| entry["severity"] == "warning").unwrap();
    let line = 1 + text.lines().position(|line| line.starts_with("goal")).unwrap();
    let place = ["line", "column", "end_line", "end_column"].map(|key| warned[key].as_u64());
    assert_eq!(place, [line, 9, line, 14].map(|figure| u64::try_from(figure).ok()));
    let words = |key: &str| warned[key].as_str().unwrap();
    assert!(words("message").starts_with("\"Crack\": check that") && !words("remedy").is_empty());
    for file in ["missing.toml", "no-text.toml", &bad_name] {
        let [entry] = of(file)[..] else { panic!("{file}: {all}") };
        assert_eq!((&entry["line"], &entry["severity"]), (&1.into(), &"error".into()), "{entry}");
    }
    assert!(of("good.toml").is_empty());
    home.file("wary.toml", wary());
    assert!(home.run(["check", "--json", "wary.toml"]).succeeds().contains("\"warning\""));
    assert_eq!(home.run(["check", "--json", "good.toml"]).succeeds(), "[]\n");
}
