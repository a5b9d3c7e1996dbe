//! Tests how much is explained: everything at first, and less once the moves are known.

use std::time::Duration;

use neckcare::plan::{Choices, Guidance, Plan};
use neckcare::settings::Settings;

use crate::person::{Person, brief, library};

fn plan(done: &[&str], settings: Settings) -> Plan {
    Person::having_done(done, settings, "suboccipital").plan().clone()
}

/// Returns the total time of a plan for a user who knows none of the moves.
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
fn explained(plan: &Plan) -> Duration {
    let choices = Choices { known: Vec::new(), ..plan.choices().clone() };
    Plan::new(plan.routine().clone(), library().catalogue.clone(), choices).unwrap().total()
}

#[test]
fn moves_done_twice_are_not_explained() {
    let short = plan(&[], brief()).total();
    for done in [&[][..], &["suboccipital"]] {
        let new = plan(done, Settings::default());
        assert_eq!(new.choices().guidance, Guidance::Full);
        assert_eq!(new.total(), explained(&new), "{done:?}");
        assert!(new.total() > short, "{done:?}");
    }
    let known = plan(&["suboccipital", "suboccipital"], Settings::default());
    assert_eq!(known.choices().guidance, Guidance::Full);
    assert_eq!(known.total(), short, "all of it is known");
}

#[test]
fn moves_learnt_in_another_routine_are_known() {
    let short = plan(&[], brief()).total();
    let taught = plan(&["warm-up", "desk-break"], Settings::default());
    assert!(taught.choices().known.iter().any(|name| name == "neck-glide"));
    assert!(taught.total() < explained(&taught), "the glide is only announced");
    assert!(taught.total() > short, "the circles are not known yet");
}

#[test]
fn a_guest_knows_no_moves() {
    let guest =
        Person::having_done(&["suboccipital", "suboccipital"], Settings::default(), "suboccipital");
    let mut memory = guest.app.shared().memory.clone();
    assert!(!memory.known_moves(&library()).is_empty());
    memory.guest = true;
    assert!(memory.known_moves(&library()).is_empty());
}
