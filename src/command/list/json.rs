//! Routines as other programs read them, under the names that they have in files.

use std::io::{self, Write};
use std::sync::Arc;
use std::time::Duration;

use serde::Serialize;

use crate::app::arrive::usual;
use crate::app::menu::Item;
use crate::plan::{Choices, Guidance, Plan};
use crate::routine::body::Position;
use crate::routine::catalogue::Catalogue;
use crate::routine::dose::PerDay;
use crate::routine::{Origin, Routine};
use crate::settings::Settings;

/// A routine of the list.
#[derive(Serialize)]
struct Entry<'m> {
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
    /// How long it takes in all as it is listed, in whole minutes and in seconds.
    minutes: u128,
    total_s: u128,
    /// The same for someone new, with every move explained.
    first_time_s: u128,
}

/// Writes an array with one object for each routine, in the order of the list.
pub(super) fn write(
    items: &[&Item],
    catalogue: &Arc<Catalogue>,
    settings: &Settings,
    out: &mut impl Write,
) -> io::Result<()> {
    let entries = items.iter().map(|item| {
        let (routine, total_s) = (&item.routine, seconds(item.total()));
        Entry {
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
            minutes: (total_s + 30) / 60,
            total_s,
            first_time_s: seconds(first_time(routine, catalogue, settings)),
        }
    });
    serde_json::to_writer_pretty(&mut *out, &entries.collect::<Vec<_>>())?;
    writeln!(out)
}

/// Whole seconds, rounded up as a clock shows them.
const fn seconds(duration: Duration) -> u128 {
    duration.as_millis().div_ceil(1000)
}

/// How long a routine takes someone who knows none of its moves.
fn first_time(routine: &Arc<Routine>, catalogue: &Arc<Catalogue>, settings: &Settings) -> Duration {
    let usual = usual(routine.usual_position(), settings, Vec::new());
    let choices = Choices { guidance: Guidance::Full, ..usual };
    let plan = Plan::new(routine.clone(), catalogue.clone(), choices);
    plan.map_or(Duration::ZERO, |plan| plan.total())
}
