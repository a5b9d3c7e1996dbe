//! Tests reading only the end of a long history at the start of the program.

use std::fs;
use std::time::Duration;

use neckcare::history::{HistoryLine, fold};
use neckcare::store::history::{TAIL, read_all, read_tail};
use proptest::prelude::*;

use crate::store::support::{Home, home, ids, record, said, session, text, work};

/// Generates a valid or damaged line of a history.
fn line() -> impl Strategy<Value = Vec<u8>> {
    let good = |line: HistoryLine| text(&[line]).into_bytes();
    prop_oneof![
        12 => (0..300_u32).prop_map(move |n| good(session(n))),
        4 => (0..300_u32).prop_map(move |n| good(said(n))),
        1 => any::<Vec<u8>>(),
        1 => Just("\u{feff}".as_bytes().to_vec()),
        1 => Just("ü".as_bytes().split_at(1).0.to_vec()),
        1 => prop::sample::select(vec!["\r\n", "\n", "\r", "\0"])
            .prop_map(|text| text.as_bytes().to_vec()),
        1 => Just(vec![b'x'; 70_000]),
    ]
}

/// Returns the valid lines that begin within the last `most` bytes, read one by one.
fn after_the_cut(bytes: &[u8], most: usize) -> Vec<HistoryLine> {
    let mut place = 0;
    let mut lines = Vec::new();
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        let marked = if place == 0 { line.strip_prefix("\u{feff}".as_bytes()) } else { None };
        if place + most >= bytes.len() {
            lines.extend(HistoryLine::read(marked.unwrap_or(line)).ok().flatten());
        }
        place += line.len();
    }
    lines
}

fn sessions(lines: &[HistoryLine]) -> usize {
    lines.iter().filter(|line| matches!(line, HistoryLine::Session(_))).count()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]
    #[test]
    fn the_tail_equals_the_end_of_the_whole_history(
        lines in prop::collection::vec(line(), 0..200),
        most in 0..120_000_usize,
    ) {
        let bytes = lines.concat();
        let home = Home::with(&bytes);
        let tail = after_the_cut(&bytes, most);
        let expected = if sessions(&tail) < 50 { after_the_cut(&bytes, bytes.len()) } else { tail };
        let read = read_tail(&home.folders, None, u64::try_from(most).unwrap());
        prop_assert_eq!(read, fold(expected));
    }

    #[test]
    fn the_tail_has_the_latest_sessions_with_all_their_answers(
        count in 60..200_u32,
        most in 30_000..100_000_usize,
    ) {
        let lines: Vec<HistoryLine> = (0..count).flat_map(|n| [session(n), said(n)]).collect();
        let home = Home::with(text(&lines));
        let tail = read_tail(&home.folders, None, u64::try_from(most).unwrap()).sessions;
        let whole = read_all(&home.folders).0.sessions;
        prop_assert!(tail.len() >= 50);
        prop_assert!(whole.ends_with(&tail));
    }
}

#[test]
fn a_line_at_the_cut_is_read_only_if_it_is_whole() {
    let lines: String = (0..100).map(|n| text(&[session(n)])).collect();
    let home = Home::with(&lines);
    let last: usize = (40..100).map(|n| text(&[session(n)]).len()).sum();
    for (less, first) in [(0, 40), (1, 41)] {
        let read = read_tail(&home.folders, None, u64::try_from(last - less).unwrap());
        assert_eq!(read.sessions.first().map(|entry| &entry.record), Some(&record(first)));
    }
}

#[test]
fn a_tail_that_is_mostly_damaged_does_not_hide_earlier_sessions() {
    let lines: String = (0..100).map(|n| text(&[session(n)])).collect();
    let damage = vec![b'\0'; usize::try_from(TAIL).unwrap() + 9];
    let home =
        Home::with([lines.as_bytes(), &damage, b"\n", text(&[session(100)]).as_bytes()].concat());
    let read = read_tail(&home.folders, None, TAIL).sessions;
    let read: Vec<String> = read.into_iter().map(|entry| entry.record.id).collect();
    assert_eq!(read, ids(0..=100));
}

#[test]
fn each_file_is_read_from_its_own_end() {
    let home = home();
    fs::create_dir_all(&home.folders.data).unwrap();
    let lines = |numbers: std::ops::Range<u32>| -> String {
        numbers.map(|n| text(&[session(n)])).collect()
    };
    let put = |name: &str, text: &str| fs::write(home.folders.data.join(name), text).unwrap();
    put("history.jsonl", &lines(100..160));
    put("history-old.jsonl", &lines(0..60));
    let most = u64::try_from(lines(105..160).len()).unwrap();
    let read = read_tail(&home.folders, None, most).sessions;
    let read: Vec<String> = read.into_iter().map(|entry| entry.record.id).collect();
    let old = u32::try_from(60 - read.iter().filter(|id| ids(0..60).contains(id)).count()).unwrap();
    assert!(old > 0 && read == ids((old..60).chain(105..160)), "{read:?}");
}

#[test]
fn the_tail_of_100000_sessions_is_read_within_250_ms() {
    let lines: String = (0..100_000).map(|n| text(&[session(n)])).collect();
    let home = Home::with(&lines);
    let before = work();
    let read = read_tail(&home.folders, None, TAIL).sessions.len();
    let took = work().saturating_sub(before);
    assert!((1_000..10_000).contains(&read), "{read}");
    assert!(took < Duration::from_millis(250), "{took:?}");
}

#[test]
fn a_missing_or_empty_history_has_no_sessions() {
    assert_eq!(read_tail(&home().folders, None, TAIL), fold([]));
    assert_eq!(read_tail(&Home::with("").folders, None, TAIL), fold([]));
}
