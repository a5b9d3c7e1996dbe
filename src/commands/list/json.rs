//! Routines as JSON for other programs, with the names that are used in files.

use std::io::{self, Write};
use std::time::Duration;

use serde::Serialize;

use crate::routine::Origin;
use crate::routine::body::Position;
use crate::routine::dose::PerDay;
use crate::routine::duration::minutes;
use crate::screens::menu::MenuItem;

/// A routine of the list.
#[derive(Serialize)]
struct RoutineJson<'m> {
    id: &'m str,
    title: &'m str,
    goal: &'m str,
    /// The heading under which it is listed.
    group: &'m str,
    tags: &'m [String],
    origin: Origin,
    reviewed: Option<&'m str>,
    positions: &'m [Position],
    needs: &'m [String],
    per_day: Option<u32>,
    /// The total time as the list gives it, in whole minutes and in seconds.
    minutes: u128,
    total_s: u128,
    /// The total time for someone new, with every move explained, in seconds.
    first_time_s: u128,
}

/// Writes an array with one object for each routine, in the order of the list.
pub(super) fn write(items: &[&MenuItem], out: &mut impl Write) -> io::Result<()> {
    let entries = items.iter().map(|item| {
        let (routine, total_s) = (&item.routine, seconds(item.total()));
        RoutineJson {
            id: &routine.id,
            title: &routine.title,
            goal: &routine.goal,
            group: item.group,
            tags: &routine.tags,
            origin: routine.origin,
            reviewed: routine.reviewed.as_ref().map(|(by, _)| by.as_str()),
            positions: &routine.positions,
            needs: &routine.needs,
            per_day: routine.per_day.map(PerDay::get),
            minutes: minutes(item.total()),
            total_s,
            first_time_s: seconds(item.first_time()),
        }
    });
    serde_json::to_writer_pretty(&mut *out, &entries.collect::<Vec<_>>())?;
    writeln!(out)
}

/// Returns whole seconds, rounded up as a clock shows them.
const fn seconds(duration: Duration) -> u128 {
    duration.as_millis().div_ceil(1000)
}
