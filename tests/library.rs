//! The shipped routines: their times, their words, and the envelope around them.

use std::time::Duration;

use neckcare::plan::{Choices, Plan};
use neckcare::routine::body::Position;
use neckcare::routine::library::Library;

/// Every routine in its usual position with its work and its total with lead-ins, as the domain lists them.
const TIMES: &[(&str, Position, &str, &str)] = &[
    ("warm-up", Position::Seated, "3:05", "3:30"),
    ("desk-break", Position::Seated, "2:30", "3:04"),
    ("trapezius", Position::Seated, "4:05", "4:40"),
    ("suboccipital", Position::Seated, "3:55", "4:30"),
    ("trigger-point", Position::Seated, "5:40", "6:30"),
    ("knead", Position::Seated, "4:15", "5:00"),
    ("scalp", Position::Seated, "3:45", "4:25"),
    ("calm", Position::Seated, "7:35", "8:20"),
    ("ball", Position::Standing, "4:25", "5:05"),
    ("stretch", Position::Seated, "4:36", "5:36"),
    ("wind-down", Position::Lying, "10:07", "10:57"),
    ("wind-down", Position::Seated, "9:35", "10:25"),
    ("full", Position::Seated, "16:52", "19:07"),
    ("heat", Position::Seated, "10:30", "10:45"),
    ("gentle", Position::Seated, "5:35", "6:25"),
];

fn library() -> Library {
    Library::built_in().unwrap_or_else(|report| panic!("{report}"))
}

fn plan(id: &str, position: Position) -> Plan {
    let library = library();
    let routine = library.find(id).unwrap_or_else(|| panic!("no {id}")).clone();
    Plan::new(routine, library.catalogue.clone(), Choices::as_written(position)).unwrap()
}

fn clock(time: Duration) -> String {
    format!("{}:{:02}", time.as_secs() / 60, time.as_secs() % 60)
}

#[test]
fn every_routine_takes_exactly_the_time_that_the_domain_lists() {
    for (id, position, work, total) in TIMES {
        let plan = plan(id, *position);
        assert_eq!(
            (clock(plan.work()), clock(plan.with_lead_ins())),
            ((*work).to_owned(), (*total).to_owned()),
            "{id}"
        );
    }
}

#[test]
fn all_fourteen_are_there() {
    assert_eq!(library().routines().len(), 14);
    let listed: std::collections::BTreeSet<&str> = TIMES.iter().map(|(id, ..)| *id).collect();
    assert_eq!(listed, Library::shipped_ids().collect());
}
