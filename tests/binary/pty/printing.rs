//! Tests commands that print: in a terminal with colours and wrapped at words, in a pipe without.

use neckcare::widgets::text;

use crate::at_once::at_once;
use crate::pty::harness::{Neckcare, lossy, text_of};

/// Commands that print the same words in a terminal and in a pipe.
const SAME_WORDS: [&str; 9] = [
    "list",
    "show calm",
    "show desk-break --for 4m",
    "script warm-up",
    "moves side-circles",
    "about",
    "about evidence",
    "safety",
    "history",
];

/// Returns what a command prints in a terminal of this width, with escape codes.
fn printed(neckcare: Neckcare, columns: u16) -> String {
    lossy(&neckcare.size(columns, 60).spawn().end().raw)
}

/// Returns what a command prints in a pipe, although it has a terminal.
fn piped(command: &str) -> String {
    printed(Neckcare::printing(command).inside_shell("\"$@\" 2>&1 | cat"), 60)
}

fn words(shown: &str) -> Vec<String> {
    text_of(shown).split_whitespace().map(str::to_owned).collect()
}

#[track_caller]
fn fits(shown: &str, columns: u16, what: &str) {
    for line in text_of(shown).lines() {
        assert!(text::width(line) <= columns.into(), "{what} in {columns} columns: {line:?}");
        assert_eq!(line.trim_end(), line, "{what} in {columns} columns");
    }
}

#[test]
fn output_has_colours_only_in_terminals_that_want_them() {
    at_once(
        ["list", "show calm", "moves", "doctor", "safety", "about", "--help", "lisst"],
        |command| {
            let asked = || Neckcare::printing(command);
            let has_codes = |shown: &str| shown.contains('\u{1b}');
            assert!(has_codes(&printed(asked(), 80)), "{command}");
            for plain in [asked().env("NO_COLOR", "1"), asked().env("TERM", "dumb")] {
                let shown = printed(plain, 80);
                assert!(!has_codes(&shown) && shown.len() > 20, "{command}: {shown:?}");
            }
            assert!(!has_codes(&piped(command)), "{command}");
        },
    );
}

#[test]
fn a_sound_file_is_never_written_to_a_terminal() {
    let shown = printed(Neckcare::printing("audio calm"), 80);
    assert!(text_of(&shown).contains("a sound file is not for the screen"), "{shown:?}");
    assert!(shown.len() < 1000);
}

#[test]
fn lines_fit_the_window_and_no_word_is_broken() {
    at_once(SAME_WORDS, |command| {
        let whole = words(&piped(command));
        assert!(!whole.is_empty(), "{command}");
        for columns in [40, 60, 80, 120] {
            let shown = printed(Neckcare::printing(command), columns);
            fits(&shown, columns.min(100), command);
            assert_eq!(words(&shown), whole, "{command} in {columns} columns");
        }
    });
}

#[test]
fn usage_errors_are_wrapped_at_words() {
    at_once(["calendar calm", "--loud", "list --jso", "start calm --guidance none"], |command| {
        let whole = words(&piped(command));
        assert!(whole.iter().any(|word| word == "error:"), "{command}: {whole:?}");
        for columns in [40, 60, 80] {
            let shown = printed(Neckcare::printing(command), columns);
            fits(&shown, columns, command);
            assert_eq!(words(&shown), whole, "{command} in {columns} columns");
        }
    });
}

/// In a narrow window the cells are set below each other, each but the first with its heading.
#[test]
fn a_table_is_wrapped_at_words() {
    let mut whole = words(&piped("moves"));
    assert_eq!(whole.remove(0), "Move");
    for columns in [40, 60, 80, 120] {
        let shown = printed(Neckcare::printing("moves"), columns);
        fits(&shown, columns, "moves");
        assert!(text_of(&shown).contains("\n  arms-down"), "set in below its technique: {shown}");
        let words = words(&shown);
        assert!(whole.iter().all(|word| words.contains(word)), "{columns} columns: {shown}");
        let known = |word: &&String| whole.contains(word) || *word == "Move";
        assert_eq!(words.iter().find(|word| !known(word)), None, "{columns} columns: {shown}");
    }
}

#[test]
fn lines_are_not_wrapped_in_a_pipe() {
    let longest = |shown: &str| shown.lines().map(text::width).max().unwrap();
    assert!(longest(&piped("list")) > 80);
    assert!(longest(&piped("show calm")) > 80);
}

#[test]
fn headings_names_and_errors_look_the_same_in_output_help_and_errors() {
    const NAME: &str = "\u{1b}[94m";
    const TITLE: &str = "\u{1b}[1m";
    const ERROR: &str = "\u{1b}[1m\u{1b}[91merror:";
    for (command, styled) in [
        ("list", [format!("{NAME}calm"), format!("{TITLE}Stress")]),
        ("--help", [format!("{NAME}list"), format!("{TITLE}Usage:")]),
        ("moves", [format!("`{NAME}neckcare moves NAME"), format!("{TITLE}Friction")]),
        ("lisst", [ERROR.to_owned(), format!("`{NAME}list")]),
        ("--loud", [ERROR.to_owned(), format!("{TITLE}Usage:")]),
    ] {
        let shown = printed(Neckcare::printing(command), 80);
        assert!(styled.iter().all(|styled| shown.contains(styled)), "{command}: {shown:?}");
    }
}

#[test]
fn doctor_marks_problems_and_says_ok_for_the_rest() {
    let doctor = |language| Neckcare::printing("doctor").env("LANG", language).env("NO_COLOR", "1");
    let fine = printed(doctor("C.UTF-8"), 80);
    assert!(fine.contains("ok saving      works\r\n") && !fine.contains('!'), "{fine}");
    let shown = printed(doctor("C"), 80);
    assert!(shown.contains("!  letters     your locale"), "{shown}");
    assert!(shown.contains("Some things need fixing"), "{shown}");
}
