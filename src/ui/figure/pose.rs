//! How head and shoulders are held, and what that makes of every point of a drawing.

use std::f64::consts::FRAC_PI_2;

use super::drawing::{Half, Part, Point};
use super::motion::eased;

/// The bend of the neck begins at its base and is complete at the skull base.
const NECK_BASE: f64 = 0.60;
const BEND: f64 = 0.28;

/// The ears stand so far from the middle, the head's surface a little less.
const EARS: f64 = 0.335;
const SKULL: f64 = 0.30;

/// Turned further than this, in radians, the far ear is behind the head and the nose comes into sight.
const HIDDEN: f64 = 0.25;
const NOSE_SEEN: f64 = 0.55;

/// Against sitting upright.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct Pose {
    /// The head leans to the right of the drawing, in radians.
    pub(super) lean: f64,
    /// Seen from behind, the face turns to the right, in radians.
    pub(super) turn: f64,
    /// Seen from behind, the head bows: by this part of its height it looks lower.
    pub(super) bow: f64,
    /// The head glides to the right of the drawing.
    pub(super) glide: f64,
    /// The shoulders are so much higher.
    pub(super) lift: f64,
    /// The shoulders are drawn back: by this part they look narrower.
    pub(super) draw: f64,
}

impl Pose {
    /// The same, but only so far.
    pub(super) fn times(self, part: f64) -> Self {
        Self {
            lean: self.lean * part,
            turn: self.turn * part,
            bow: self.bow * part.abs(),
            glide: self.glide * part,
            lift: self.lift * part,
            draw: self.draw * part,
        }
    }

    /// To the other side.
    pub(super) fn mirrored(self) -> Self {
        Self { lean: -self.lean, turn: -self.turn, glide: -self.glide, ..self }
    }

    /// As the drawing's right half sees it when it stands for `half`.
    pub(super) fn of_half(self, half: Half) -> Self {
        match half {
            Half::Left => self.mirrored(),
            Half::Right => self,
        }
    }

    /// Where a point comes to lie; none where the head hides it.
    pub(super) fn place(&self, part: Part, point: Point) -> Option<Point> {
        let point = match part {
            Part::Body => point,
            Part::Ear => self.ear(point)?,
            Part::Nose => self.nose(point)?,
            Part::Skin => self.skin(point),
        };
        Some(self.bent(self.shouldered(point)))
    }

    /// The near ear wanders in front of the head and shows more of itself; the far one disappears.
    fn ear(&self, (x, y): Point) -> Option<Point> {
        if -self.turn > HIDDEN {
            return None;
        }
        let wider = 1.0 + 0.9 * self.turn.sin().max(0.0);
        Some((EARS * self.turn.cos() + (x - EARS) * wider, y))
    }

    /// Drawn with its tip at x = 1; as far as the turn brings it beyond the cheek.
    fn nose(&self, (x, y): Point) -> Option<Point> {
        let seen = (self.turn - NOSE_SEEN) * 0.22;
        (seen > 0.0).then_some((SKULL * 0.97 + x * seen, y))
    }

    /// What lies on the back of the head wanders to the side away from the face.
    fn skin(&self, (x, y): Point) -> Point {
        let round = (x / SKULL).clamp(-1.0, 1.0).asin() - self.turn;
        (SKULL * round.clamp(-FRAC_PI_2, FRAC_PI_2).sin() * 0.97, y)
    }

    /// Lifts and draws in what lies outside the neck.
    fn shouldered(&self, (x, y): Point) -> Point {
        let aside = eased((x.abs() - 0.24) / 0.30) * eased((0.78 - y) / 0.20);
        (x * (1.0 - self.draw * aside), y + self.lift * aside)
    }

    /// Bends the neck and carries the head along.
    fn bent(&self, (x, y): Point) -> Point {
        let along = eased((y - NECK_BASE) / BEND);
        let (sin, cos) = (self.lean * along).sin_cos();
        let up = (y - NECK_BASE) * (1.0 - self.bow * along);
        (x * cos + up * sin + self.glide * along, NECK_BASE + up * cos - x * sin)
    }
}
