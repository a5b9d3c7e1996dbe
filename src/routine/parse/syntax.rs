//! Words for errors of the TOML syntax, and what can be said of the rest of a file that has some.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use toml::de::{DeTable, Error};

use super::fields::Log;
use super::hints::{self, LineHint};

/// The fix for an error of which nothing better is known.
const LOOK: &str = "look at this line and the one before it: TOML could not be read here";

/// The message of the TOML parser about a key that is written twice.
const TWICE: &str = "duplicate key";

/// The longest line, in bytes, for which a hint is looked for.
const LONGEST_LINE: usize = 1000;

/// What follows the fix of the last error of syntax.
const MORE: &str = "then check again, because there may be more in this part of the file";

/// Returns the errors of syntax of a text, and those of the other findings that are in parts without such an error.
pub(super) fn findings(text: &str, errors: &[Error], others: Log) -> Log {
    let mut log = Log::default();
    if let Some((place, rule)) = hints::other_notation(text) {
        let remedy = "write `title = \"Evening\"` for each key, and `[[step]]` above each step of a routine; \
            `neckcare new NAME` writes an example";
        log.note::<()>(place, rule, remedy);
        return log;
    }
    let parts = Parts::of(text);
    let mut broken = BTreeSet::new();
    let mut lines: BTreeMap<usize, bool> = BTreeMap::new();
    for error in errors {
        let place = error.span().unwrap_or(0..0);
        broken.insert(parts.part_of(place.start));
        if error.message() == TWICE {
            log.note::<()>(place, "duplicate key: it is there already", "take one of the two out");
            continue;
        }
        let start = parts.line_of(place.start);
        let is_hinted = lines.get(&start).copied();
        if is_hinted == Some(true) {
            continue;
        }
        let hint = if is_hinted.is_none() { hint(text, start) } else { None };
        lines.insert(start, hint.is_some());
        match hint {
            Some(LineHint { place, rule, remedy }) => {
                log.note::<()>(start + place.start..start + place.end, rule, remedy);
            }
            None => {
                log.note::<()>(place, error.message(), LOOK);
            }
        }
    }
    if let Some(last) = log.0.last_mut() {
        last.remedy = format!("{}; {MORE}", last.remedy);
    }
    let is_clean = |place: &Range<usize>| !broken.contains(&parts.part_of(place.start));
    log.0.extend(others.0.into_iter().filter(|finding| is_clean(&finding.place)));
    log
}

/// Returns a hint about the line that begins at `start` and cannot be read. Nobody writes very long lines by hand.
fn hint(text: &str, start: usize) -> Option<LineHint> {
    let line = text.get(start..)?.lines().next().filter(|line| line.len() <= LONGEST_LINE)?;
    hints::line(line, |line| DeTable::parse(line).is_ok())
}

/// Where the lines of a file begin, and its parts: each begins with the head of a table, the first with the file.
struct Parts {
    lines: Vec<usize>,
    heads: Vec<usize>,
}

impl Parts {
    fn of(text: &str) -> Self {
        let (mut lines, mut heads) = (vec![0], vec![0]);
        for (end, _) in text.match_indices('\n') {
            lines.push(end + 1);
            if text.get(end + 1..).is_some_and(|rest| rest.starts_with('[')) {
                heads.push(end + 1);
            }
        }
        Self { lines, heads }
    }

    /// Returns where the line around a place begins.
    fn line_of(&self, at: usize) -> usize {
        last_up_to(&self.lines, at)
    }

    /// Returns where the part around a place begins.
    fn part_of(&self, at: usize) -> usize {
        last_up_to(&self.heads, at)
    }
}

/// Returns the last of some sorted numbers that is not above `at`.
fn last_up_to(sorted: &[usize], at: usize) -> usize {
    let after = sorted.partition_point(|start| *start <= at);
    after.checked_sub(1).and_then(|last| sorted.get(last)).copied().unwrap_or_default()
}
