//! Tests completions in the real shells, as far as they are installed.

use std::path::Path;
use std::process::Command;

use neckcare::routine::library::Library;
use serde_json::json;

use crate::cli::looking_back::session;
use crate::cli::support::{Home, neckcare};

const GOOD: &str = include_str!("../../../routines/desk-break.toml");

const SHELLS: [&str; 3] = ["bash", "fish", "zsh"];

/// Returns a script for a shell that loads the completions and prints the candidates for the last of the words.
fn asked(shell: &str, words: &[&str]) -> String {
    let (last, script) = (words.last().unwrap(), format!(". ./completions.{shell}"));
    let quoted: Vec<String> = words.iter().map(|word| format!("'{word}'")).collect();
    let (all, nth) = (quoted.join(" "), words.len());
    match shell {
        "bash" => format!(
            "{script}; COMP_WORDS=(neckcare {all}) COMP_CWORD={nth} COMP_TYPE=9
             _neckcare neckcare '{last}'; printf '%s\\n' \"${{COMPREPLY[@]}}\""
        ),
        "zsh" => format!(
            "compdef() {{}}; _describe() {{ print -l -- \"${{(@P)3}}\" }}; {script}
             words=(neckcare {all}) CURRENT={nth}; ((CURRENT++)); _clap_dynamic_completer_neckcare"
        ),
        _ => format!("{script}; complete -C 'neckcare {}'", words.join(" ")),
    }
}

/// Returns what bash inserts for a word of `start` as it is typed, and as bash passes it on.
fn offered_in_bash(home: &Home, typed: &str, passed: &str) -> Option<String> {
    let script = format!(
        ". ./completions.bash; COMP_WORDS=(neckcare start '{typed}') COMP_CWORD=2 COMP_TYPE=9
         _neckcare neckcare '{passed}' start; printf '%s' \"${{COMPREPLY[@]}}\""
    );
    answer("bash", home, &script)
}

/// Returns every word that a shell offers with its description, or `None` if the shell is not installed.
fn offered(shell: &str, home: &Home, words: &[&str]) -> Option<Vec<(String, String)>> {
    let told = answer(shell, home, &asked(shell, words))?;
    let pair = |line: &str| {
        let (word, title) = line.split_once(['\t', ':']).unwrap_or((line, ""));
        (word.trim_end_matches('/').to_owned(), title.to_owned())
    };
    Some(told.lines().map(pair).collect())
}

/// Returns what a shell prints that runs a script in a home with the completions, or `None` if it is not installed.
#[expect(clippy::disallowed_methods, reason = "a test starts shells")]
fn answer(shell: &str, home: &Home, script: &str) -> Option<String> {
    home.file(format!("completions.{shell}"), home.run(["completions", shell]).succeeds());
    let folder = Path::new(env!("CARGO_BIN_EXE_neckcare")).parent().unwrap();
    let path = format!("{}:{}", folder.display(), std::env::var("PATH").unwrap());
    let mut command = Command::new(shell);
    command.args(["-c", script]).current_dir(home.path()).env_clear();
    command.env("PATH", path).env("LANG", "C.UTF-8");
    command.env("HOME", home.path()).env("XDG_CONFIG_HOME", home.path().join("config"));
    let Ok(told) = command.output() else {
        assert!(std::env::var_os("CI").is_none(), "{shell} is not installed");
        return None;
    };
    assert_eq!(String::from_utf8_lossy(&told.stderr), "", "{shell}");
    Some(String::from_utf8(told.stdout).unwrap())
}

/// Returns a home with a user's own routine, an invalid one, and one in another folder.
fn home() -> Home {
    let home = Home::new();
    home.file("config/neckcare/routines/slow-evening.toml", GOOD);
    home.file("config/neckcare/routines/odd.toml", "odd");
    home.file("elsewhere/mine.toml", GOOD);
    home
}

/// Asserts that every installed shell offers exactly these words.
#[track_caller]
fn all_offer(words: &[&str], expected: &[&str]) {
    all_offer_in(&home(), words, expected);
}

#[track_caller]
fn all_offer_in(home: &Home, words: &[&str], expected: &[&str]) {
    for shell in SHELLS {
        let Some(offered) = offered(shell, home, words) else { continue };
        let offered: Vec<&str> = offered.iter().map(|(word, _)| word.as_str()).collect();
        assert_eq!(offered, expected, "{shell}");
    }
}

#[test]
fn shipped_and_own_routines_are_offered() {
    all_offer(&["start", "s"], &["suboccipital", "scalp", "stretch", "slow-evening"]);
    all_offer(&["calendar", "slo"], &["slow-evening"]);
    let every: Vec<&str> = Library::shipped_ids().chain(["slow-evening"]).collect();
    all_offer(&["show", "--side", "left", ""], &every);
}

#[test]
fn titles_are_shown_by_shells_that_can() {
    let home = home();
    for shell in ["fish", "zsh"] {
        let Some(offered) = offered(shell, &home, &["start", "sub"]) else { continue };
        assert_eq!(offered, [("suboccipital".to_owned(), "Suboccipital ease".to_owned())]);
    }
}

#[test]
fn commands_options_and_their_values_are_offered() {
    all_offer(&["st"], &["start", "stop"]);
    all_offer(&["start", "scalp", "--si"], &["--side"]);
    all_offer(&["start", "scalp", "--side", ""], &["left", "right"]);
    all_offer(&["completions", ""], &SHELLS);
    all_offer(&["about", "ner"], &["nerves"]);
    all_offer(&["moves", "palms"], &["palms-rest"]);
}

#[test]
fn files_are_offered_if_no_name_fits() {
    all_offer(&["start", "elsewhere/"], &["elsewhere/mine.toml"]);
    all_offer(&["check", ""], &["odd", "slow-evening"]);
    all_offer(&["check", "elsew"], &["elsewhere"]);
}

/// Bash inserts an answer as it is. In a quote that the person has opened, nothing is escaped.
#[test]
fn bash_escapes_names_with_spaces() {
    let home = home();
    home.file("elsewhere/my evening (Übung).toml", GOOD);
    for (typed, last, inserted) in [
        ("elsewhere/my", "elsewhere/my", r"elsewhere/my\ evening\ \(Übung\).toml"),
        (r"elsewhere/my\ e", r"elsewhere/my\ e", r"elsewhere/my\ evening\ \(Übung\).toml"),
        ("\"elsewhere/my e", "elsewhere/my e", "elsewhere/my evening (Übung).toml"),
        ("~/elsewhere/my", "~/elsewhere/my", r"~/elsewhere/my\ evening\ \(Übung\).toml"),
    ] {
        let Some(offered) = offered_in_bash(&home, typed, last) else { return };
        assert_eq!(offered, inserted, "{typed}");
    }
}

#[test]
fn sessions_are_offered_by_their_short_ids_the_latest_first() {
    let home = home();
    let days = ["2026-03-01", "2026-03-02"];
    let line = |day: &str| {
        let id = format!("{}T080000.000-7", day.replace('-', ""));
        session(&id, &format!("{day}T08:00:00+01:00"), &json!({}))
    };
    home.file(".local/share/neckcare/history.jsonl", days.map(line).concat());
    all_offer_in(&home, &["history", "--hide", "2"], &["20260302", "20260301"]);
    let Some(offered) = offered("fish", &home, &["history", "--hide", "2"]) else { return };
    assert_eq!(offered[0].1, "Suboccipital ease, 2026-03-02");
}

/// A shell may ask about words that are missing or unknown; the program must not panic.
#[test]
fn odd_requests_cause_no_panic() {
    for shell in SHELLS {
        for words in [&["--"][..], &["--", "neckcare", "nothing", "like", "this"]] {
            let home = Home::new();
            let told = home.neckcare(words).env("NECKCARE_COMPLETE", shell).output().unwrap();
            assert_eq!(String::from_utf8_lossy(&told.stderr).matches("panicked").count(), 0);
        }
    }
    assert!(neckcare("completions tcsh").err.contains("[possible values: bash, fish, zsh]"));
}
