//! Shortens the ids of sessions, and finds the session that a short id means.

use std::collections::HashMap;

use crate::commands::{Error, choose};
use crate::history::{FoldedSession, History};
use crate::routine::safe;

/// The minimum length of a short id, in characters: the day.
const LEAST: usize = 8;

/// The maximum number of candidates that an error names.
const MOST: usize = 5;

/// Returns for each id its shortest beginning that no other id has, and at least the day.
pub(in super::super) fn short<'i>(ids: impl Iterator<Item = &'i str>) -> HashMap<&'i str, &'i str> {
    let mut ids: Vec<&str> = ids.collect();
    ids.sort_unstable();
    let neighbours = ids.iter().zip(ids.iter().skip(1));
    let alike: Vec<usize> = neighbours.map(|(one, other)| in_common(one, other)).collect();
    let before = std::iter::once(&0).chain(&alike);
    let after = alike.iter().chain(std::iter::once(&0));
    let needed = before.zip(after).map(|(before, after)| LEAST.max(1 + before.max(after)));
    ids.iter().copied().zip(needed).map(|(id, needed)| (id, beginning(id, needed))).collect()
}

fn in_common(one: &str, other: &str) -> usize {
    one.chars().zip(other.chars()).take_while(|(one, other)| one == other).count()
}

fn beginning(id: &str, letters: usize) -> &str {
    id.char_indices().nth(letters).map_or(id, |(at, _)| id.split_at(at).0)
}

/// Finds a session by its id or the beginning of its id. For a beginning, listed sessions win over hidden ones.
///
/// # Errors
/// If it means none or several.
pub(super) fn find<'h>(id: &str, told: &'h History) -> Result<&'h FoldedSession, Error> {
    if id.is_empty() {
        return Err(unknown(id, &[])); // every id begins with it
    }
    let all = || told.sessions.iter().chain(&told.deleted);
    if let Some(exact) = all().find(|entry| entry.record.id == id) {
        return Ok(exact);
    }
    let fits = |entry: &&FoldedSession| entry.record.id.starts_with(id);
    let mut found: Vec<&FoldedSession> = told.sessions.iter().filter(fits).collect();
    if found.is_empty() {
        found.extend(told.deleted.iter().filter(fits));
    }
    match *found {
        [] => Err(unknown(id, &told.sessions)),
        [one] => Ok(one),
        _ => Err(Error::ManySessions { id: choose::truncated(id), candidates: candidates(&found) }),
    }
}

fn candidates(found: &[&FoldedSession]) -> Vec<String> {
    let latest = found.iter().rev().take(MOST);
    latest.map(|entry| choose::truncated(&entry.record.id)).collect()
}

fn unknown(id: &str, sessions: &[FoldedSession]) -> Error {
    let known: Vec<&str> = sessions.iter().map(|entry| entry.record.id.as_str()).collect();
    let near = choose::near(id, &known);
    let nearest = near.iter().map(|id| safe::visible(id)).collect();
    Error::NoSession { id: choose::truncated(id), nearest }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_id_is_the_day_unless_it_has_several_sessions() {
        let ids = ["20260302T100000.000-7", "20260301T220000.000-7", "20260301T080000.000-7"];
        let short = short(ids.into_iter());
        assert_eq!(ids.map(|id| short[id]), ["20260302", "20260301T2", "20260301T0"]);
    }

    #[test]
    fn unusual_ids_are_cut_between_characters_or_stay_whole_if_another_begins_with_them() {
        let ids = [
            "a",
            "session-1",
            "session-10",
            "\u{e9}\u{e9}\u{e9}\u{e9}\u{e9}\u{e9}\u{e9}\u{e9}\u{e9}",
        ];
        let short = short(ids.into_iter());
        let eight = "\u{e9}".repeat(8);
        assert_eq!(ids.map(|id| short[id]), ["a", "session-1", "session-10", &eight]);
    }
}
