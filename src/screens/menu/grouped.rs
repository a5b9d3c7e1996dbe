//! Groups routines under headings: favourites, the goals, and the user's own.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::MenuItem;
use super::total::Total;
use crate::routine::library::Library;
use crate::routine::{Origin, Routine};
use crate::screen_kit::Day;

/// The groups of the menu in their order: the first tag of their routines, and their heading.
const GROUPS: &[(&str, &str)] = &[
    ("desk", "At the desk"),
    ("headache", "Headache"),
    ("jaw-and-neck", "Jaw and neck"),
    ("stress", "Stress"),
    ("sleep", "Sleep"),
    ("whole", "Warm-up and full sessions"),
];

/// The group of built-in routines whose first tag is none of these.
const OTHER: &str = "More";

/// The groups that come last: the user's own routines, by whether their files name a reviewer.
const YOURS: [&str; 2] = ["Yours · reviewed", "Yours · not reviewed"];

/// The group that comes first: the routines that the user has marked.
const FAVOURITES: &str = "Favourites";

/// Lists the favourites, then the other routines group by group; each group is in the library's order.
pub(super) fn grouped(library: &Library, favourites: &BTreeSet<String>, day: Day) -> Vec<MenuItem> {
    let day = Arc::new(day);
    let group_of = |routine: &Routine| {
        let tag = routine.tags.first().map_or("", String::as_str);
        let group = match routine.origin {
            Origin::User => GROUPS.len() + 1 + usize::from(routine.reviewed.is_none()),
            Origin::BuiltIn => {
                GROUPS.iter().position(|(known, _)| *known == tag).unwrap_or(GROUPS.len())
            }
        };
        if favourites.contains(&routine.id) { 0 } else { group + 1 }
    };
    let title = |group: usize| match group.checked_sub(1) {
        None => FAVOURITES,
        Some(group) => match group.checked_sub(GROUPS.len() + 1) {
            Some(own) => YOURS.get(own).copied().unwrap_or(OTHER),
            None => GROUPS.get(group).map_or(OTHER, |(_, title)| *title),
        },
    };
    let mut routines: Vec<&Arc<Routine>> = library.routines().collect();
    routines.sort_by_key(|routine| group_of(routine));
    let item = |routine: &Arc<Routine>| MenuItem {
        group: title(group_of(routine)),
        routine: routine.clone(),
        total: Total::on(day.clone()),
    };
    routines.into_iter().map(item).collect()
}
