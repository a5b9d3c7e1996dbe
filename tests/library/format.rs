//! Tests the routine format: valid files, refused files, and the error messages.

use std::time::Duration;

use crate::shipped::library;
use neckcare::plan::{Choices, Plan};
use neckcare::routine::body::{Position, Zone};
use neckcare::routine::finding::Report;
use neckcare::routine::parse::{self, Source, is_name};
use neckcare::routine::{Origin, Routine, safe};
use proptest::prelude::*;
use unicode_width::UnicodeWidthStr;

fn read_as(file: &str, text: &str) -> Result<Routine, Report> {
    let source = Source { file, id: "mine", text, origin: Origin::User };
    parse::routine(source, &library().catalogue)
}

fn read(text: &str) -> Result<Routine, Report> {
    read_as("mine.toml", text)
}

/// Returns the report on a file that must be refused, after a check that it has no control characters.
#[expect(clippy::panic, reason = "the test has found something")]
fn refused(text: &str) -> String {
    match read(text) {
        Ok(_) => panic!("this should have been refused:\n{text}"),
        Err(report) => {
            assert_harmless(&report);
            report.to_string()
        }
    }
}

#[track_caller]
fn assert_harmless(report: &Report) {
    let printed = report.to_string().replace('\n', "");
    assert_eq!(safe::forbidden(&printed), None, "{printed:?}");
    for finding in report.findings() {
        assert_eq!(safe::forbidden(&finding.rule), None, "{finding:?}");
        assert_eq!(safe::forbidden(&finding.remedy), None, "{finding:?}");
    }
}

/// Returns the warnings about a valid file.
#[expect(clippy::panic, reason = "the test has found something")]
fn warned(text: &str) -> String {
    let source = Source { file: "mine.toml", id: "mine", text, origin: Origin::User };
    let checked = parse::check(source, &library().catalogue);
    checked.routine.unwrap_or_else(|report| panic!("{report}"));
    assert_harmless(&checked.warnings);
    checked.warnings.to_string()
}

/// Returns the names and texts of the cases in a folder, sorted by name.
#[expect(clippy::disallowed_methods, clippy::unwrap_used, reason = "the cases are files")]
fn cases(folder: &str) -> Vec<(String, String)> {
    let folder = format!("{}/tests/library/{folder}", env!("CARGO_MANIFEST_DIR"));
    let paths = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut cases: Vec<(String, String)> = paths
        .filter(|path| path.extension().is_some_and(|ending| ending == "toml"))
        .map(|path| {
            let name = path.file_stem().unwrap().to_string_lossy().into_owned();
            (name, std::fs::read_to_string(&path).unwrap())
        })
        .collect();
    cases.sort();
    cases
}

#[test]
fn every_invalid_file_is_refused_with_the_words_of_its_snapshot() {
    assert_each_beside("format", 25, refused);
}

#[test]
fn every_questionable_file_gets_the_warnings_of_its_snapshot() {
    assert_each_beside("format/warned", 1, warned);
}

/// Asserts that a folder has at least `least` cases, and that the report on each equals the snapshot next to it.
fn assert_each_beside(folder: &str, least: usize, said: fn(&str) -> String) {
    let cases = cases(folder);
    assert!(cases.len() >= least, "{}", cases.len());
    let mut beside = insta::Settings::clone_current();
    beside.set_snapshot_path(folder);
    beside.set_prepend_module_to_snapshot(false);
    beside.set_omit_expression(true);
    beside.bind(|| {
        for (name, text) in cases {
            insta::assert_snapshot!(name, said(&text));
        }
    });
}

/// A routine that uses every key of the format.
const WHOLE: &str = include_str!("../support/everything.toml");

#[test]
fn every_key_is_read() {
    let routine = read(WHOLE).unwrap_or_else(|report| panic!("{report}"));
    insta::assert_debug_snapshot!(routine);
}

#[test]
fn a_byte_order_mark_and_crlf_line_ends_are_accepted() {
    let text = format!("\u{feff}{}", WHOLE.replace('\n', "\r\n"));
    assert_eq!(read(&text).unwrap(), read(WHOLE).unwrap());
}

#[test]
fn words_of_a_users_own_move_get_side_and_hand() {
    let routine = read(WHOLE).unwrap().into();
    let choices = Choices { with_optional: vec![0], ..Choices::defaults(Position::Seated) };
    let plan = Plan::new(routine, library().catalogue.clone(), choices).unwrap();
    let words = &plan.passes()[0].movement.words;
    assert_eq!(words.instruction, "Slowly, with the right hand.");
    assert_eq!(plan.passes()[0].movement.zones, [Zone::ShoulderSlope]);
}

#[test]
fn the_caret_is_right_after_a_byte_order_mark() {
    let printed = refused("\u{feff}format = 3\n");
    assert!(printed.contains("<U+FEFF>format = 3"), "{printed}");
    let lines: Vec<&str> = printed.lines().collect();
    assert_eq!(lines[1].find('3'), lines[2].find('^'), "{printed}");
}

#[test]
fn escapes_in_the_raw_text_are_printed_escaped() {
    for text in [
        "title = \"a\u{1b}[2Jb\"",
        "\u{1b}[2J",
        "# \u{1b}]0;gotcha\u{7}\ntitle = 1",
        "title = \"a\u{0}b\"",
        "title = 'a\u{9b}31mb'\nformat = 1",
        "title = \"\u{202e}txt\"\nformat = 1",
        "\"a\u{202e}b\" = 1",
        "format = 1\n\r\u{1b}[1A",
    ] {
        refused(text);
    }
}

#[test]
fn a_file_name_is_printed_escaped() {
    let report = read_as("\u{1b}[2J\u{202e}.toml", "format = 1").unwrap_err();
    assert_harmless(&report);
    assert!(report.to_string().starts_with("<U+001B>[2J<U+202E>.toml:1:1:"), "{report}");
}

#[test]
fn names_have_lower_case_letters_digits_and_hyphens() {
    for good in ["a", "neck-glide", "r2-d2", "7"] {
        assert!(is_name(good), "{good}");
    }
    let long = "a".repeat(41);
    for bad in ["", "-", "-a", "a-", "A", "a b", "a_b", "../a", "a.b", "ä", "a\u{1b}", &long] {
        assert!(!is_name(bad), "{bad}");
    }
}

/// The largest size of a file in bytes.
const LARGEST: usize = 256 * 1024;

/// The time for one file. Alone and without optimisation it takes well below a second, but other tests run as well.
const PATIENCE: Duration = Duration::from_secs(3);

#[test]
#[expect(clippy::disallowed_methods, reason = "a test of how long something takes reads the clock")]
fn large_hostile_files_are_refused_quickly() {
    let hostile = [
        ("brackets", "[".repeat(LARGEST)),
        ("closing brackets", "]".repeat(LARGEST)),
        ("braces", "a = ".to_owned() + &"{a=".repeat(LARGEST / 3)),
        ("nested lists", "a = ".to_owned() + &"[".repeat(LARGEST)),
        ("nested and closed lists", format!("a = {}{}", "[".repeat(2000), "]".repeat(2000))),
        ("dotted keys", "a.".repeat(LARGEST / 2) + "a = 1"),
        ("tables", "[a]\n".repeat(LARGEST / 4)),
        ("lists of tables", "[[step]]\n".repeat(LARGEST / 9)),
        ("quotes", "\"".repeat(LARGEST)),
        ("keys", (0..LARGEST / 12).map(|nth| format!("k{nth} = 1\n")).collect::<Vec<_>>().concat()),
        ("one long text", format!("title = \"{}\"", "a".repeat(LARGEST))),
        ("hidden characters", format!("title = \"{}\"", "\u{202e}".repeat(LARGEST / 3))),
        ("empty lines", "\n".repeat(LARGEST)),
        ("tags", format!("format = 1\ntags = [{}]", "5,".repeat(LARGEST / 2))),
        ("unknown moves", "[[step]]\nmove = \"x\"\n".repeat(LARGEST / 20)),
    ];
    library();
    for (what, text) in hostile {
        let begun = std::time::Instant::now();
        let printed = refused(&text);
        let took = begun.elapsed();
        assert!(took < PATIENCE, "{what} took {took:?}");
        assert!(printed.len() < 20_000, "{what}: {} bytes", printed.len());
        assert!(printed.lines().all(|line| line.width() <= 600), "{what}: {printed}");
    }
}

/// Generates a character as a file might contain it: plain, wide, combining or hidden.
fn character() -> impl Strategy<Value = char> {
    prop_oneof![
        4 => any::<char>(),
        2 => prop::char::range(' ', '~'),
        1 => prop::sample::select(vec!['\u{1b}', '\u{202e}', '\u{9b}', '\0', '\n', '\r', '\t', '"', '首']),
    ]
}

fn text() -> impl Strategy<Value = String> {
    prop::collection::vec(character(), 0..40).prop_map(String::from_iter)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(64) })]

    #[test]
    fn reports_on_random_bytes_have_no_control_characters(bytes: Vec<u8>) {
        if let Err(report) = read(&String::from_utf8_lossy(&bytes)) {
            assert_harmless(&report);
        }
    }

    #[test]
    fn reports_on_changed_files_have_no_control_characters(
        at in 0.0..1.0_f64, gone in 0..12_usize, put in text(),
    ) {
        let places: Vec<usize> = WHOLE.char_indices().map(|(place, _)| place).collect();
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "a part of a small length")]
        let nth = (at * places.len() as f64) as usize;
        let end = places.get(nth + gone).copied().unwrap_or(WHOLE.len());
        let changed = format!("{}{put}{}", &WHOLE[..places[nth]], &WHOLE[end..]);
        match read(&changed) {
            Err(report) => assert_harmless(&report),
            Ok(routine) => prop_assert_eq!(hidden_in(&routine), None, "{}", changed),
        }
    }

    #[test]
    fn any_title_is_read_unchanged_or_refused(title in text()) {
        let quoted = toml_quoted(&title);
        let file = WHOLE.replacen("title = \"Nacken, höher, 首\"", &format!("title = {quoted}"), 1);
        match read(&file) {
            Ok(routine) => {
                prop_assert_eq!(&routine.title, &title);
                prop_assert_eq!(safe::forbidden(&title), None);
            }
            Err(report) => {
                assert_harmless(&report);
                prop_assert!(safe::forbidden(&title).is_some() || title.trim().is_empty(), "{}", report);
            }
        }
    }

    #[test]
    fn the_caret_is_below_the_error(
        before in prop::collection::vec(prop::sample::select(vec!["首", "a", "e\u{301}", "~", "😀"]), 0..120),
        tabs in 0..30_usize,
    ) {
        let text = format!("tags = [{}\"{}\", 5]", "\t".repeat(tabs), before.concat());
        let printed = refused(&text);
        let lines: Vec<&str> = printed.lines().collect();
        let at = lines.iter().position(|line| line.contains("not integer")).unwrap();
        let (excerpt, carets) = (lines[at + 1], lines[at + 2]);
        let five = excerpt.rfind('5').unwrap();
        prop_assert_eq!(excerpt[..five].width(), carets.find('^').unwrap(), "{}", printed);
        prop_assert!(excerpt.width() <= 82, "{}", printed);
    }
}

/// Returns a TOML string with every character written as its code point.
fn toml_quoted(text: &str) -> String {
    let escaped = text.chars().map(|each| format!("\\U{:08x}", u32::from(each)));
    format!("\"{}\"", escaped.collect::<Vec<_>>().concat())
}

/// Returns a forbidden character in any text of a routine.
fn hidden_in(routine: &Routine) -> Option<char> {
    let all = format!("{:?}", **routine);
    let words = routine.steps.iter().flat_map(|step| {
        let (own, of_move) = (&step.words, &step.movement.words);
        [own, of_move].into_iter().flat_map(|words| {
            [&words.title, &words.instruction, &words.cue, &words.caution, &words.caution_cue]
        })
    });
    let sheet = [&routine.title, &routine.goal, &routine.before];
    let lists = routine.tags.iter().chain(&routine.needs);
    let people = routine.author.iter().chain(routine.reviewed.iter().map(|(by, _)| by));
    let found =
        words.chain(sheet).chain(lists).chain(people).find_map(|text| safe::forbidden(text));
    found.or_else(|| safe::forbidden(&all))
}
