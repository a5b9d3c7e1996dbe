//! Which steps are left out to fit a time, and in which order.
//!
//! Steps that say `keep = 1` go first, then the others, never those that say `keep = 3`; of each the shortest first,
//! and of two as long the later. The longest step of work stays: it is what the routine is about. And a step that
//! warms up for deeper work stays as long as that does, unless another warms up for it too: long strokes and heat
//! before kneading and rubbing, any of these before something that is pressed and held.

use std::cmp::Reverse;
use std::time::Duration;

use crate::routine::body::Technique;
use crate::routine::step::{Keep, Pass, Step};

/// A step, as far as it matters here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct OrderedStep {
    step: usize,
    keep: Keep,
    /// As planned, both sides together.
    time: Duration,
    technique: Technique,
}

/// The steps that may go, in the order in which they do.
pub(super) fn going(written: &[Pass], steps: &[Step]) -> Vec<usize> {
    let mut left = parts(written, steps);
    let core = core(&left);
    let mut going = Vec::new();
    while let Some(next) = left
        .iter()
        .filter(|part| part.keep != Keep::Never && Some(part.step) != core)
        .filter(|part| !warms_up(part, &left))
        .min_by_key(|part| (part.keep, part.time, Reverse(part.step)))
        .map(|part| part.step)
    {
        left.retain(|part| part.step != next);
        going.push(next);
    }
    going
}

fn parts(written: &[Pass], steps: &[Step]) -> Vec<OrderedStep> {
    let first = written.iter().filter(|pass| !pass.second);
    first
        .map(|pass| OrderedStep {
            step: pass.step,
            keep: steps.get(pass.step).map_or(Keep::Never, |step| step.keep),
            time: written.iter().filter(|same| same.step == pass.step).map(Pass::total).sum(),
            technique: pass.movement.technique,
        })
        .collect()
}

/// The step that a routine is about: the longest at which something is done, the earlier of two.
fn core(parts: &[OrderedStep]) -> Option<usize> {
    let weight = |part: &&OrderedStep| {
        let idle = matches!(part.technique, Technique::Rest | Technique::Breathing);
        (!idle, part.keep != Keep::First, part.time, Reverse(part.step))
    };
    parts.iter().max_by_key(weight).map(|part| part.step)
}

/// Whether something deeper that is left would have nothing before it without this.
fn warms_up(part: &OrderedStep, left: &[OrderedStep]) -> bool {
    let before =
        |part: &OrderedStep, deep: &OrderedStep| part.step < deep.step && is_gentler(part, deep);
    let mut deep = left.iter().filter(|deep| before(part, deep));
    deep.any(|deep| left.iter().filter(|other| before(other, deep)).count() == 1)
}

/// Whether a step is work of a gentler kind than another.
fn is_gentler(part: &OrderedStep, than: &OrderedStep) -> bool {
    match (depth(part.technique), depth(than.technique)) {
        (Some(part), Some(than)) => part < than,
        _ => false,
    }
}

const fn depth(technique: Technique) -> Option<u8> {
    match technique {
        Technique::Effleurage | Technique::Heat => Some(0),
        Technique::Petrissage | Technique::Friction => Some(1),
        Technique::Compression => Some(2),
        Technique::Rest | Technique::Breathing | Technique::Stretch => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Technique::{Breathing, Compression, Effleurage, Friction, Petrissage, Rest};

    const fn part(technique: Technique) -> OrderedStep {
        OrderedStep { step: 0, keep: Keep::First, time: Duration::from_secs(60), technique }
    }

    #[test]
    fn only_what_is_less_deep_warms_up() {
        let gentler = |part_of, than| is_gentler(&part(part_of), &part(than));
        assert!(gentler(Effleurage, Petrissage) && gentler(Friction, Compression));
        assert!(!gentler(Petrissage, Friction), "both are as deep");
        assert!(!gentler(Compression, Effleurage));
        assert!(!gentler(Breathing, Compression) && !gentler(Effleurage, Rest));
    }
}
