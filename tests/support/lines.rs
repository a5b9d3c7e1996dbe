//! Plans as time lines: all shipped ones, interesting moments, and checks for every line.
#![expect(clippy::indexing_slicing, reason = "a plan has a segment")]

use std::sync::OnceLock;
use std::time::Duration;

use neckcare::plan::{Choices, Plan, SegmentKind};
use neckcare::routine::body::Position;
use neckcare::routine::step::Pass;

use crate::every::{all_plans, name};
use crate::plans::plan;
use crate::shipped::library;

/// Returns every shipped routine in every position with every guidance, planned once.
pub(crate) fn every_plan() -> &'static [Plan] {
    static PLANS: OnceLock<Vec<Plan>> = OnceLock::new();
    PLANS.get_or_init(|| all_plans().collect())
}

pub(crate) fn seconds(count: u64) -> Duration {
    Duration::from_secs(count)
}

/// Returns interesting moments of a plan: at all boundaries and cues, just before and after them, and in between.
pub(crate) fn moments(plan: &Plan) -> impl Iterator<Item = Duration> + '_ {
    let near = Duration::from_nanos(1);
    let edges = plan.segments().iter().flat_map(|segment| {
        [segment.start, segment.start + segment.length / 3, segment.start + segment.length / 2]
    });
    let cues = plan.cues().iter().map(|cue| cue.at);
    edges.chain(cues).chain([plan.total(), plan.total() + seconds(9)]).flat_map(move |at| {
        [at.saturating_sub(near), at, at + near, at + Duration::from_millis(333)]
    })
}

/// Plans a user's own routine with these steps.
pub(crate) fn own(steps: &str) -> Plan {
    use neckcare::routine::Origin;
    use neckcare::routine::parse::{self, Source};
    let text = format!("format = 1\ntitle = \"Mine\"\ngoal = \"A test\"\n{steps}");
    let source = Source { file: "mine.toml", id: "mine", text: &text, origin: Origin::User };
    let routine = parse::routine(source, &library().catalogue);
    #[expect(clippy::panic, reason = "a test writes what can be read")]
    let routine = routine.unwrap_or_else(|report| panic!("{report}"));
    plan(&routine.into(), Choices::as_written(Position::Seated))
}

#[track_caller]
pub(crate) fn assert_contiguous(plan: &Plan) {
    let mut end = Duration::ZERO;
    for segment in plan.segments() {
        assert_eq!(segment.start, end, "{}", name(plan));
        assert!(!segment.length.is_zero(), "{}", name(plan));
        assert!(segment.pass < plan.passes().len(), "{}", name(plan));
        end = segment.end();
    }
    assert_eq!(end, plan.total(), "{}", name(plan));
    assert_eq!(plan.segments()[0].kind, SegmentKind::GetReady);
    let work: Duration = plan.passes().iter().map(Pass::total).sum();
    assert_eq!(plan.work(), work, "{}", name(plan));
    let ready = plan.segments()[0].length;
    assert_eq!(plan.with_lead_ins() + ready, plan.total(), "{}", name(plan));
}
