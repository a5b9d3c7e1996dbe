//! Draws the face, which turns and bows with the head, and is calm.

use super::canvas::{DOT, InkCanvas, WIDTH, both_halves};
use super::shape::{Point, Shape, arc, curve};
use super::stance::BodyPlacement;
use crate::widgets::theme::Ink;

/// The state of the eyes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Eyes {
    Open,
    Closed,
}

/// The distances of the sides of the face, and of the eyes, from the axis about which the head turns.
const SIDE: f32 = 51.0;
const EYES: f32 = 40.0;

const HAIR: [Point; 6] =
    [(200.0, 12.0), (228.0, 17.0), (248.0, 36.0), (254.0, 62.0), (250.0, 86.0), (244.0, 90.0)];

/// The right ear.
pub(super) const EAR: [Point; 6] =
    [(246.0, 70.0), (258.0, 66.0), (264.0, 76.0), (260.0, 94.0), (250.0, 104.0), (244.0, 98.0)];

/// Hair behind the ear, which is seen when the head turns.
const NAPE: [Point; 6] =
    [(200.0, 40.0), (240.0, 40.0), (253.0, 66.0), (249.0, 98.0), (236.0, 118.0), (204.0, 112.0)];

const FACE: [Point; 8] = [
    (200.0, 46.0),
    (222.0, 46.0),
    (238.0, 56.0),
    (246.0, 76.0),
    (244.0, 100.0),
    (236.0, 120.0),
    (220.0, 138.0),
    (200.0, 144.0),
];

/// The cheek, from the face back to the ear.
const CHEEK: [Point; 7] = [
    (200.0, 60.0),
    (246.0, 60.0),
    (251.0, 72.0),
    (250.0, 100.0),
    (242.0, 118.0),
    (226.0, 136.0),
    (200.0, 142.0),
];

const FRINGE: [Point; 12] = [
    (150.0, 66.0),
    (152.0, 40.0),
    (176.0, 22.0),
    (200.0, 18.0),
    (232.0, 22.0),
    (250.0, 44.0),
    (250.0, 66.0),
    (238.0, 58.0),
    (224.0, 44.0),
    (206.0, 52.0),
    (180.0, 46.0),
    (164.0, 54.0),
];

const SHINE: [Point; 5] =
    [(178.0, 30.0), (204.0, 24.0), (224.0, 32.0), (206.0, 40.0), (184.0, 40.0)];

/// Draws an eye; a closed one is `wide`.
pub(super) fn eye(canvas: &mut InkCanvas, (x, y): Point, eyes: Eyes, wide: f32) {
    let half = wide / 2.0;
    match (eyes, canvas.is_smooth()) {
        (Eyes::Open, true) => canvas.paint(&Shape::ellipse((x, y), 5.0, 5.5), Ink::Eye),
        (Eyes::Open, false) => canvas.block((x, y), (2.0 * DOT.0, DOT.1), Ink::Eye),
        (Eyes::Closed, true) => {
            let lid = curve(&[(x - half, y + 1.0), (x, y + 5.0), (x + half, y + 1.0)], false);
            canvas.paint(&Shape::line(&lid, 3.5), Ink::Eye);
        }
        (Eyes::Closed, false) => {
            // Large black blocks would look like the eyes of a skull.
            let (ink, wide) =
                if canvas.is_coarse() { (Ink::Feature, 0.6 * wide) } else { (Ink::Eye, wide) };
            canvas.block((x, y + 3.3), (wide, 4.6), ink);
        }
    }
}

/// Draws the head from in front.
pub(super) fn draw(canvas: &mut InkCanvas, stance: BodyPlacement, eyes: Eyes) {
    let head = FrontHead(stance);
    if !head.is_turned() {
        for side in [-1.0, 1.0] {
            head.ear(canvas, side, 250.0);
        }
    }
    canvas.paint(&Shape::outline(&stance.head(&curve(&both_halves(&HAIR), true))), Ink::Hair);
    head.face(canvas);
    head.within(canvas, &Shape::outline(&head.on(SIDE, 14.0, &curve(&FRINGE, true))), Ink::Hair);
    canvas.paint(&Shape::outline(&stance.head(&curve(&SHINE, true))), Ink::HairLight);
    head.features(canvas, eyes);
}

/// A head from in front, with the points of its face.
#[derive(Clone, Copy)]
struct FrontHead(BodyPlacement);

impl FrontHead {
    /// Returns points of the face on the canvas: they lie at `depth` from the axis of the head, and sink by `sinks`
    /// when it bows fully.
    fn on(self, depth: f32, sinks: f32, points: &[Point]) -> Vec<Point> {
        let turned = |(x, y): &Point| (self.swivelled(*x, depth), y + sinks * self.0.bow);
        self.0.head(&points.iter().map(turned).collect::<Vec<_>>())
    }

    fn at(self, depth: f32, sinks: f32, point: Point) -> Point {
        self.on(depth, sinks, &[point]).first().copied().unwrap_or_default()
    }

    /// Returns the `x` of a point once the head has turned; a point that is turned away stays at the edge.
    fn swivelled(self, x: f32, depth: f32) -> f32 {
        let angle = ((x - WIDTH / 2.0) / depth).clamp(-1.0, 1.0).asin();
        let quarter = std::f32::consts::FRAC_PI_2;
        WIDTH / 2.0 + depth * (angle + self.0.turn.to_radians()).clamp(-quarter, quarter).sin()
    }

    /// Paints the part of a shape that does not stand out from the round of the head.
    fn within(self, canvas: &mut InkCanvas, shape: &Shape, ink: Ink) {
        let round = Shape::outline(&self.0.head(&arc((200.0, 80.0), (54.0, 68.0), 0.0, 360.0)));
        if let Some(round) = canvas.mask_of(&round) {
            canvas.paint_on(&round, shape, ink);
        }
    }

    fn is_turned(self) -> bool {
        self.0.turn.abs() > 15.0
    }

    /// Draws an ear at the left (`side` -1) or the right (1) of the picture; `aside` is its place at the right.
    fn ear(self, canvas: &mut InkCanvas, side: f32, aside: f32) {
        let ear = EAR.map(|(x, y)| {
            let out = x - 252.0 + aside - WIDTH / 2.0;
            (WIDTH / 2.0 + side * out, y + 2.0 - 6.0 * self.0.bow)
        });
        canvas.paint(&Shape::blob(&self.0.head(&ear)), Ink::Skin);
    }

    /// Draws the skin; of a turned head also the cheek, the ear and the hair behind it.
    fn face(self, canvas: &mut InkCanvas) {
        let stance = self.0;
        let skin = Shape::outline(&self.on(SIDE, 10.0, &curve(&both_halves(&FACE), true)));
        if !self.is_turned() {
            let shade = (-9.0 * stance.zoom, -5.0 * stance.zoom);
            return canvas.shaded(&skin, Ink::SkinLight, Ink::Skin, shade);
        }
        let side = -stance.turn.signum();
        let near = |(x, y): Point| (WIDTH / 2.0 + side * (x - WIDTH / 2.0), y);
        canvas.paint(&Shape::blob(&stance.head(&NAPE.map(near))), Ink::Hair);
        let cheek = Shape::outline(&self.on(SIDE, 10.0, &CHEEK.map(near)));
        self.within(canvas, &skin.with(cheek), Ink::SkinLight);
        let (ear, _) = near((self.swivelled(near((250.0, 0.0)).0, SIDE), 0.0));
        self.ear(canvas, side, ear);
    }

    fn features(self, canvas: &mut InkCanvas, eyes: Eyes) {
        let stance = self.0;
        let straight = stance.tilt.abs() < 1.0;
        for side in [-1.0_f32, 1.0] {
            let (x, y) = self.at(EYES, 14.0, (200.0 + side * 22.0, 84.0));
            if eyes == Eyes::Closed || stance.bow > 0.5 {
                eye(canvas, (x, y), Eyes::Closed, 18.0 * stance.zoom);
                continue;
            }
            eye(canvas, (x, y), Eyes::Open, 18.0);
            if straight && !canvas.is_coarse() {
                let brow = [(200.0 + side * 13.0, 70.0), (200.0 + side * 31.0, 69.0)];
                let brow = self.on(EYES, 14.0, &brow);
                canvas.paint(&Shape::line(&brow, 4.5 * stance.zoom), Ink::Feature);
            }
        }
        if canvas.is_coarse() && stance.zoom < 0.8 {
            // A small face has no room for more.
            return;
        }
        // If dots are large, dark ones below the eyes would look like a beard.
        let blots = canvas.is_coarse() || self.is_turned() && !canvas.is_fine();
        let line = if blots { Ink::Skin } else { Ink::Feature };
        let to = if stance.turn > 0.0 { 1.0 } else { -1.0 };
        // The nose begins below closed eyes, so that they don't become one.
        let top = if eyes == Eyes::Closed { 96.0 } else { 88.0 };
        let nose = [(200.0 + to, top), (200.0 + 4.0 * to, 104.0), (200.0 - 4.0 * to, 107.0)];
        let nose = self.on(50.0, 14.0, &nose);
        canvas.paint(&Shape::line(&nose, 4.5 * stance.zoom), line);
        self.mouth(canvas, line);
    }

    /// Draws a calm mouth with its corners up.
    fn mouth(self, canvas: &mut InkCanvas, line: Ink) {
        let stance = self.0;
        if stance.tilt.abs() > 1.0 || canvas.is_fine() {
            // On a face that turns or leans, a smile would look like a grimace.
            let leans = self.is_turned() || stance.tilt.abs() > 1.0;
            let sink = if leans { 2.0 } else { 7.0 };
            let half = if leans { 8.0 } else { 14.0 };
            let mouth = [(200.0 - half, 120.0), (200.0, 120.0 + sink), (200.0 + half, 120.0)];
            let mouth = self.on(EYES, 8.0, &curve(&mouth, false));
            // A thinner line would fall apart into dots.
            let thick = (5.0 * stance.zoom).max(0.9 * canvas.dot(true));
            return canvas.paint(&Shape::line(&mouth, thick), line);
        }
        let (x, y) = self.at(EYES, 10.0, (200.0, 122.0));
        canvas.block((x, y), (4.0 * DOT.0, DOT.1), line);
        if canvas.is_coarse() {
            return;
        }
        for side in [-1.0_f32, 1.0] {
            if side * stance.turn <= 30.0 {
                canvas.block((x + side * 2.5 * DOT.0, y - DOT.1), DOT, line);
            }
        }
    }
}
