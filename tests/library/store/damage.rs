//! Tests damaged history files: cut off anywhere, with flipped bits, or with misplaced pieces.

use proptest::prelude::*;
use proptest::sample::Index;

use neckcare::history::{Answers, HistoryLine};
use neckcare::store::history::read_all;

use crate::store::support::{Home, START, ids, record, said, session, text};

#[test]
fn a_file_cut_off_anywhere_keeps_whole_sessions_and_later_ones() {
    let whole = text(&[session(1), session(2), session(3)]).into_bytes();
    for length in 0..=whole.len() {
        let (kept, _) = whole.split_at(length);
        let home = Home::with(kept);
        let ends = kept.split(|byte| *byte == b'\n').count() - 1;
        // A line that lacks only its line feed counts as whole.
        let lacks_its_end = whole.get(length) == Some(&b'\n');
        let count = u32::try_from(ends + usize::from(lacks_its_end)).unwrap();
        assert_eq!(home.read().0, ids(1..=count), "at byte {length}");
        home.append(&session(9));
        let (read, notes) = home.read();
        assert_eq!(read, ids((1..=count).chain([9])), "at byte {length}");
        let torn = !(kept.is_empty() || kept.ends_with(b"\n") || lacks_its_end);
        assert_eq!(notes.len(), usize::from(torn), "at byte {length}: {notes:?}");
    }
}

#[test]
fn answers_count_if_their_line_is_whole_in_a_file_cut_off_anywhere() {
    let deleted = Answers { deleted: Some(true), ..Answers::default() };
    let [done, answers, deletion] = [
        text(&[session(1)]),
        text(&[said(1)]),
        text(&[HistoryLine::answers(&record(1).id, deleted, START)]),
    ];
    let whole = format!("{done}{answers}{deletion}");
    for length in done.len()..=whole.len() {
        let home = Home::with(whole.split_at(length).0);
        let (read, notes) = read_all(&home.folders);
        let entry = read.sessions.iter().chain(&read.deleted).next().unwrap();
        // A line that lacks only its line feed counts as whole.
        let answered = length + 1 >= done.len() + answers.len();
        assert_eq!(entry.answers.calm.is_some(), answered, "at byte {length}");
        assert_eq!(read.deleted.len(), usize::from(length + 1 >= whole.len()), "at byte {length}");
        assert!(notes.len() <= 1, "at byte {length}: {notes:?}");
    }
}

/// One kind of damage to a file.
#[derive(Debug, Clone)]
enum Harm {
    Flip(Index, u8),
    Cut(Index, usize),
    Put(Index, Vec<u8>),
    Copy(Index, Index, usize),
}

fn harm() -> impl Strategy<Value = Harm> {
    prop_oneof![
        (any::<Index>(), 0..8_u8).prop_map(|(at, bit)| Harm::Flip(at, bit)),
        (any::<Index>(), 1..400_usize).prop_map(|(at, length)| Harm::Cut(at, length)),
        (any::<Index>(), any::<Vec<u8>>()).prop_map(|(at, bytes)| Harm::Put(at, bytes)),
        (any::<Index>(), any::<Index>(), 1..700_usize)
            .prop_map(|(from, to, length)| Harm::Copy(from, to, length)),
    ]
}

fn harmed(bytes: &mut Vec<u8>, harm: &Harm) {
    let end = bytes.len();
    match harm {
        Harm::Flip(at, bit) => {
            if let Some(byte) = bytes.get_mut(at.index(end + 1)) {
                *byte ^= 1 << bit;
            }
        }
        Harm::Cut(at, length) => {
            let at = at.index(end + 1);
            bytes.drain(at..end.min(at + length));
        }
        Harm::Put(at, more) => {
            let at = at.index(end + 1);
            bytes.splice(at..at, more.iter().copied());
        }
        Harm::Copy(from, to, length) => {
            let (from, to) = (from.index(end + 1), to.index(end + 1));
            let piece: Vec<u8> = bytes.iter().skip(from).take(*length).copied().collect();
            bytes.splice(to..to, piece);
        }
    }
}

fn is_whole(bytes: &[u8], line: &HistoryLine) -> bool {
    let line = text(std::slice::from_ref(line)).into_bytes();
    bytes.split_inclusive(|byte| *byte == b'\n').any(|other| other == line)
}

proptest! {
    #[test]
    fn damage_to_some_lines_does_not_lose_others(
        harms in prop::collection::vec(harm(), 1..8)
    ) {
        let lines: Vec<String> = (0..8).map(|n| text(&[session(n)])).collect();
        let mut bytes: Vec<u8> =
            (0..8).flat_map(|n| text(&[session(n), said(n)]).into_bytes()).collect();
        for harm in &harms {
            harmed(&mut bytes, harm);
        }
        let home = Home::with(&bytes);
        home.append(&session(99));
        let (read, _) = home.read();
        prop_assert!(read.contains(&record(99).id));
        for line in bytes.split_inclusive(|byte| *byte == b'\n') {
            let good = lines.iter().position(|good| good.as_bytes() == line);
            if let Some(id) = good.and_then(|n| ids([u32::try_from(n).ok()?]).pop()) {
                prop_assert!(read.contains(&id), "{id}");
            }
        }
        let answered: Vec<u32> = (0..8).filter(|n| is_whole(&bytes, &said(*n))).collect();
        for entry in &read_all(&home.folders).0.sessions {
            let is_answered = answered.iter().any(|n| record(*n).id == entry.record.id);
            prop_assert!(!is_answered || entry.answers.calm.is_some(), "{}", entry.record.id);
        }
    }
}
