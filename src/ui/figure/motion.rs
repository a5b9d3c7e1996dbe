//! What hands, head and ball do: a picture of a motion at any moment, worked out from nothing but that moment.

mod ball;
mod circle;
mod glide;
mod head;
mod press;
mod rub;

use super::View;
use super::drawing::Point;
use super::hand::Hand;
use super::mark::{Mark, Shape};
use super::pose::Pose;
use super::track::Track;
pub(super) use crate::routine::body::ON_SKIN;
use crate::routine::body::{Motion, Tool, Touch, Zone};

/// What is done, as the catalogue has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Act {
    /// How it moves.
    pub motion: Motion,
    /// What touches the skin; [`Touch::Off`] where no hand does.
    pub touch: Touch,
    /// What else is used.
    pub tool: Tool,
}

/// Where a motion stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Beat {
    /// In place, and nothing moves.
    Still,
    /// In a stroke.
    Stroke {
        /// 0 at its beginning, [`ON_SKIN`] where the hand lets go, 1 at its end, which is where the next begins.
        phase: f64,
        /// Which stroke, from 0.
        nth: u32,
        /// How far along its way the stroke before it was, 0 to 1.
        from: f64,
        /// How far along its way this one is, 0 to 1.
        to: f64,
    },
    /// In something that is held.
    Held {
        /// How far the body has come into place, 0 to 1, already eased.
        reach: f64,
        /// How much of the time is over, 0 to 1.
        over: f64,
    },
    /// In a breath, with hands off: how full the chest is, 0 to 1.
    Breath(f64),
}

/// What there is to draw besides the body at rest; for the right side, mirrored for the left.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Scene {
    pub(super) pose: Pose,
    pub(super) marks: Vec<Mark>,
    /// What belongs to the fingertips among them.
    pub(super) hand: Option<Hand>,
    /// The way to go, for a picture that does not move.
    pub(super) arrow: Vec<Point>,
}

impl Act {
    /// The scene of a moment, on `zones` as `view` shows them.
    pub(super) fn scene(self, view: View, zones: &[Zone], beat: Beat) -> Scene {
        let Some(track) = Track::along(view, zones) else {
            return Scene { pose: head::pose(self.motion, beat), ..Scene::default() };
        };
        if self.tool == Tool::Ball {
            return Scene { marks: ball::marks(self.motion, &track, beat), ..Scene::default() };
        }
        let marks = if self.motion == Motion::Pack {
            ball::warmth(&track, beat)
        } else {
            self.hand(&track, zones, beat)
        };
        let hand = Hand::behind(&marks, view, zones);
        Scene { pose: head::pose(self.motion, beat), marks, hand, arrow: Vec::new() }
    }

    /// A scene that does not move, with an arrow for what would.
    pub(super) fn still(self, view: View, zones: &[Zone], beat: Beat) -> Scene {
        let held = matches!(beat, Beat::Held { .. });
        let beat = if held { Beat::Held { reach: 1.0, over: 0.0 } } else { Beat::Still };
        let mut scene = self.scene(view, zones, beat);
        scene.arrow = match head::arrow(self.motion) {
            [] => self.way(view, zones),
            arrow => arrow.to_vec(),
        };
        scene
    }

    /// Where the first mark goes in a stroke in the middle of its way.
    fn way(self, view: View, zones: &[Zone]) -> Vec<Point> {
        const STEPS: u32 = 16;
        let at = |step: u32| {
            let phase = f64::from(step) / f64::from(STEPS) * ON_SKIN;
            let beat = Beat::Stroke { phase, nth: 1, from: 0.5, to: 0.5 };
            self.scene(view, zones, beat).marks.first().map(|mark| mark.at)
        };
        let way: Vec<Point> = (0..=STEPS).filter_map(at).collect();
        let goes = way.iter().any(|point| distance(*point, *way.first().unwrap_or(point)) > 0.02);
        if goes { way } else { Vec::new() }
    }

    /// The marks of one hand.
    fn hand(self, track: &Track, zones: &[Zone], beat: Beat) -> Vec<Mark> {
        let zone = zones.first().copied().unwrap_or(Zone::Nowhere);
        match self.motion {
            Motion::GlideDown | Motion::SweepOut => glide::marks(self.touch, track, beat),
            Motion::Circles | Motion::CirclesOutward => {
                circle::marks(self.touch, track, walk(self.motion, zone), zone, beat)
            }
            Motion::ToAndFro => rub::to_and_fro(self.touch, track, beat),
            Motion::Gather => rub::gather(track, zone, beat),
            Motion::SqueezeInward => {
                press::squeeze(self.touch, track, walk(self.motion, zone), beat)
            }
            Motion::PressHold => press::hold(self.touch, track, beat),
            _ => press::rest(self.touch, track),
        }
    }
}

/// Between which places of its track a motion goes, 0 to 1, one after the other.
const fn walk(motion: Motion, zone: Zone) -> &'static [f64] {
    match (motion, zone) {
        (Motion::SqueezeInward, _) => &[1.0, 0.0],
        (Motion::Circles, Zone::NeckColumns) => &[0.5, 0.0, 0.5, 1.0],
        _ => &[0.0, 1.0],
    }
}

/// The place on a walk, when so much of it is done.
fn place(walk: &[f64], done: f64) -> f64 {
    let legs = walk.len().saturating_sub(1).max(1);
    let leg = (1..legs).rev().find(|leg| done >= share(*leg, legs)).unwrap_or(0);
    let (from, to) = (walk.get(leg), walk.get(leg + 1));
    let (from, to) = (from.copied().unwrap_or(0.5), to.or(from).copied().unwrap_or(0.5));
    let into = (done - share(leg, legs)) / share(1, legs);
    from + (to - from) * into.clamp(0.0, 1.0)
}

#[expect(clippy::cast_precision_loss, reason = "a walk has a handful of legs")]
const fn share(part: usize, of: usize) -> f64 {
    part as f64 / of as f64
}

/// Where a hand works now: it steps over from the place of the stroke before.
fn stepping(walk: &[f64], beat: Beat) -> f64 {
    const STEP: f64 = 0.2;
    match beat {
        Beat::Stroke { phase, from, to, .. } => {
            let (from, to) = (place(walk, from), place(walk, to));
            from + (to - from) * eased(phase / STEP)
        }
        Beat::Held { .. } => place(walk, 0.5),
        Beat::Still | Beat::Breath(_) => place(walk, 0.0),
    }
}

/// 0 to 1, slow at both ends; what lies outside is the nearer end.
pub(super) fn eased(part: f64) -> f64 {
    let part = part.clamp(0.0, 1.0);
    part * part * (3.0 - 2.0 * part)
}

fn distance(one: Point, other: Point) -> f64 {
    (one.0 - other.0).hypot(one.1 - other.1)
}

/// The tips of a hand as it lies along a track, by their distance from its middle.
const fn tips(touch: Touch) -> (Shape, &'static [f64]) {
    match touch {
        Touch::Fingertips | Touch::FingersAndHeel => (Shape::Tip, &[0.08, 0.0, -0.08]),
        Touch::Pads => (Shape::Pad, &[0.045, -0.045]),
        Touch::Thumb => (Shape::Thumb, &[0.0]),
        Touch::Knuckles => (Shape::Knuckle, &[0.075, 0.025, -0.025, -0.075]),
        Touch::Palm => (Shape::Palm, &[0.0]),
        Touch::Off => (Shape::Tip, &[]),
    }
}

/// Half the length of a hand along its track.
fn half_hand(touch: Touch) -> f64 {
    tips(touch).1.first().copied().unwrap_or(0.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::routine::word::Word;

    /// Whether a place is inside a shape: a line to the right of it leaves the shape an odd number of times.
    fn inside(shape: &[Point], (x, y): Point) -> bool {
        let leaves = |pair: &&[Point]| {
            let ((x1, y1), (x2, y2)) = (pair[0], pair[1]);
            (y1 <= y) != (y2 <= y) && x < x1 + (y - y1) / (y2 - y1) * (x2 - x1)
        };
        shape.windows(2).filter(leaves).count() % 2 == 1
    }

    fn strokes() -> impl Iterator<Item = Beat> {
        let phases = (0..=40).map(|step| f64::from(step) / 40.0);
        phases.flat_map(|phase| {
            (0..5).map(move |nth| Beat::Stroke {
                phase,
                nth,
                from: f64::from(nth.saturating_sub(1)) / 4.0,
                to: f64::from(nth) / 4.0,
            })
        })
    }

    fn every_act() -> impl Iterator<Item = (Act, Zone, View)> {
        let acts = Motion::ALL.iter().flat_map(|motion| {
            Touch::ALL.iter().flat_map(move |touch| {
                Tool::ALL.iter().map(move |tool| Act {
                    motion: *motion,
                    touch: *touch,
                    tool: *tool,
                })
            })
        });
        acts.flat_map(|act| {
            Zone::ALL.iter().map(move |zone| (act, *zone, View::for_motion(act.motion, &[*zone])))
        })
    }

    /// Places all over a hand, and along its forearm.
    fn flesh(hand: &Hand) -> Vec<Point> {
        let fingers = hand.fingers.iter().map(|finger| (finger[0], finger[1]));
        let edges = hand.palm.iter().chain(&hand.arm).map(|edge| (edge[0], edge[1]));
        let along = |(from, to): (Point, Point)| {
            (0..=8).map(move |step| {
                let part = f64::from(step) / 8.0;
                (from.0 + (to.0 - from.0) * part, from.1 + (to.1 - from.1) * part)
            })
        };
        fingers.chain(edges).flat_map(along).collect()
    }

    #[test]
    fn no_motion_leads_a_hand_to_a_place_for_none() {
        for (act, zone, view) in every_act() {
            for beat in strokes().chain([Beat::Still, Beat::Held { reach: 1.0, over: 0.5 }]) {
                let scene = act.scene(view, &[zone], beat);
                let touched = scene.marks.iter().filter(|m| m.touches()).map(|mark| mark.at);
                for at in touched.chain(scene.hand.iter().flat_map(flesh)) {
                    let forbidden = view.drawing().no_go.iter().any(|shape| inside(shape, at));
                    assert!(!forbidden, "{act:?} {zone:?} {beat:?} {at:?}");
                }
            }
        }
    }

    #[test]
    fn one_stroke_ends_where_the_next_begins() {
        for (act, zone, view) in every_act() {
            for nth in 1..4 {
                let at = |nth: u32| f64::from(nth) / 4.0;
                let beat =
                    |phase, nth: u32| Beat::Stroke { phase, nth, from: at(nth - 1), to: at(nth) };
                let end = act.scene(view, &[zone], beat(1.0, nth));
                let begin = act.scene(view, &[zone], beat(0.0, nth + 1));
                let places = |scene: &Scene| -> Vec<Point> {
                    scene.marks.iter().filter(|m| m.shape != Shape::Crumb).map(|m| m.at).collect()
                };
                let (end_at, begin_at) = (places(&end), places(&begin));
                let near = end_at.iter().zip(&begin_at).all(|(a, b)| distance(*a, *b) < 0.01);
                assert!(near, "{act:?} {zone:?} {end_at:?} {begin_at:?}");
                assert!((end.pose.lean - begin.pose.lean).abs() < 0.01, "{act:?}");
            }
        }
    }
}
