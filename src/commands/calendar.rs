//! `neckcare calendar`: regular times for a routine, as a file for any calendar.

use std::io::Write;

use super::choose::Today;
use super::{Error, choose, environment, warn};
use crate::calendar::Calendar;
use crate::calendar::times::{TimesOfDay, date};
use crate::cli::{self, RoutineArgs};
use crate::plan::phrases::SKIP;
use crate::routine::{Routine, safe};
use crate::settings::Settings;

pub(super) fn calendar(
    wanted: &cli::CalendarArgs,
    settings: &Settings,
    out: &mut impl Write,
) -> Result<u8, Error> {
    let times: TimesOfDay = safe::visible(&wanted.at).parse()?;
    let days = safe::visible(&wanted.days).parse()?;
    let until = wanted.until.as_deref().map(|day| date(&safe::visible(day))).transpose()?;
    // A calendar may be read anywhere, and a path would mean something else there.
    if choose::means_file(&wanted.routine) {
        return Err(Error::NoName { file: choose::truncated(&wanted.routine) });
    }
    let chosen = RoutineArgs { routine: wanted.routine.clone().into(), ..RoutineArgs::default() };
    let Today { routine, planned, .. } = choose::plan_for_today(&chosen, settings)?;
    let file = Calendar {
        id: &routine.id,
        title: &routine.title,
        goal: &routine.goal,
        reminder: SKIP,
        length: planned.plan.total(),
        times: &times,
        days,
        until,
        withdraws: wanted.cancel,
        now: environment::clock().wall(),
    }
    .file()?;
    out.write_all(file.as_bytes())?;
    if let Some(note) = too_often(&routine, times.iter().len()).filter(|_| !wanted.cancel) {
        warn(&note);
    }
    Ok(0)
}

/// Returns a warning if a routine would be done more often in a day than it allows.
fn too_often(routine: &Routine, times: usize) -> Option<String> {
    let most = routine.per_day?.get();
    let often = u32::try_from(times).is_ok_and(|times| times <= most);
    let count = if most == 1 { "once".to_owned() } else { format!("{most} times") };
    (!often).then(|| {
        format!(
            "`{}` can be done at most {count} a day; after that, sessions are hands-off",
            routine.id
        )
    })
}
