//! The body: from behind, from in front and in profile, each placed on the canvas with a size of its own.

use super::canvas::{Canvas, WIDTH};
use super::ink::Ink;
use super::shape::{Point, Shape, both_halves, curve, turned};

/// Where a body stands on the canvas, and how large.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Stance {
    /// Its size.
    pub(super) zoom: f32,
    /// Where the base of the neck is.
    pub(super) neck: Point,
    /// How far the head leans to the right of the picture, in degrees.
    pub(super) tilt: f32,
}

/// The base of the neck in the drawings below.
const NECK: Point = (200.0, 170.0);

/// About here a head leans.
const PIVOT: Point = (200.0, 150.0);

/// The right half of the trunk, from the neck to below the picture.
const TRUNK: [Point; 12] = [
    (200.0, 120.0),
    (238.0, 120.0),
    (238.0, 160.0),
    (244.0, 178.0),
    (262.0, 192.0),
    (292.0, 204.0),
    (322.0, 217.0),
    (341.0, 236.0),
    (350.0, 264.0),
    (355.0, 305.0),
    (358.0, 420.0),
    (200.0, 420.0),
];

/// The right half of a head from behind: all hair.
const BACK_OF_HEAD: [Point; 9] = [
    (200.0, 10.0),
    (227.0, 14.0),
    (245.0, 30.0),
    (252.0, 55.0),
    (251.0, 82.0),
    (244.0, 106.0),
    (232.0, 124.0),
    (217.0, 135.0),
    (200.0, 137.0),
];

const EAR: [Point; 6] =
    [(246.0, 70.0), (258.0, 66.0), (264.0, 76.0), (260.0, 94.0), (250.0, 104.0), (244.0, 98.0)];

const SHOULDER_BLADE: [Point; 4] = [(256.0, 252.0), (244.0, 276.0), (246.0, 310.0), (262.0, 350.0)];

const COLLAR_BONE: [Point; 3] = [(212.0, 200.0), (250.0, 197.0), (288.0, 204.0)];

const HAIR_AROUND_FACE: [Point; 6] =
    [(200.0, 12.0), (228.0, 17.0), (248.0, 36.0), (254.0, 62.0), (250.0, 86.0), (244.0, 90.0)];

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

/// How the eyes are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Eyes {
    Open,
    Closed,
}

impl Default for Stance {
    fn default() -> Self {
        Self { zoom: 1.0, neck: NECK, tilt: 0.0 }
    }
}

impl Stance {
    /// Upright, in the middle.
    pub(super) const fn at(zoom: f32, neck: Point) -> Self {
        Self { zoom, neck, tilt: 0.0 }
    }

    /// A place of the drawings on the canvas.
    fn place(self, (x, y): Point) -> Point {
        ((x - NECK.0) * self.zoom + self.neck.0, (y - NECK.1) * self.zoom + self.neck.1)
    }

    fn body(self, points: &[Point]) -> Vec<Point> {
        points.iter().map(|point| self.place(*point)).collect()
    }

    fn head(self, points: &[Point]) -> Vec<Point> {
        self.body(&turned(points, PIVOT, self.tilt))
    }
}

/// The body from behind.
pub(super) fn back(canvas: &mut Canvas, stance: Stance) {
    trunk(canvas, stance);
    let spine = Shape::line(&stance.body(&[(200.0, 168.0), (200.0, 420.0)]), 6.0 * stance.zoom);
    canvas.paint(&spine, Ink::Feature);
    on_both(SHOULDER_BLADE, |blade| {
        let blade = stance.body(&curve(&blade, false));
        canvas.paint(&Shape::line(&blade, 6.0 * stance.zoom), Ink::Feature);
    });
    let head = Shape::outline(&stance.head(&both_halves(&curve(&BACK_OF_HEAD, false))));
    let shade = (-12.0 * stance.zoom, -8.0 * stance.zoom);
    canvas.shaded(&head, Ink::Hair, Ink::HairShade, shade);
    for aside in [-36.0_f32, -18.0, 0.0, 18.0, 36.0] {
        let strand = [
            (200.0 + aside * 0.25, 26.0 + aside.abs() * 0.1),
            (200.0 + aside * 0.85, 58.0),
            (200.0 + aside, 112.0 - aside.abs() * 0.5),
        ];
        let strand = stance.head(&curve(&strand, false));
        canvas.paint(&Shape::line(&strand, 5.0), Ink::HairLight);
    }
}

/// Ears, which stand out at both sides of a head from behind.
pub(super) fn ears(canvas: &mut Canvas, stance: Stance) {
    on_both(EAR, |ear| canvas.paint(&Shape::blob(&stance.head(&ear)), Ink::SkinLight));
}

/// The body from in front.
pub(super) fn front(canvas: &mut Canvas, stance: Stance, eyes: Eyes) {
    chest(canvas, stance);
    face(canvas, stance, eyes);
}

/// The body from in front, without its head.
pub(super) fn chest(canvas: &mut Canvas, stance: Stance) {
    trunk(canvas, stance);
    on_both(COLLAR_BONE, |bone| {
        let bone = stance.body(&curve(&bone, false));
        canvas.paint(&Shape::line(&bone, 5.0 * stance.zoom), Ink::Feature);
    });
    let throat = [(165.0, 128.0), (235.0, 128.0), (236.0, 146.0), (200.0, 158.0), (164.0, 146.0)];
    canvas.paint(&Shape::outline(&stance.body(&throat)), Ink::SkinShade);
}

/// The head from in front.
fn face(canvas: &mut Canvas, stance: Stance, eyes: Eyes) {
    let zoom = stance.zoom;
    on_both(EAR.map(|(x, y)| (x - 2.0, y + 2.0)), |ear| {
        canvas.paint(&Shape::blob(&stance.head(&ear)), Ink::Skin);
    });
    let hair = curve(&both_halves(&HAIR_AROUND_FACE), true);
    canvas.paint(&Shape::outline(&stance.head(&hair)), Ink::Hair);
    let skin = Shape::outline(&stance.head(&curve(&both_halves(&FACE), true)));
    canvas.shaded(&skin, Ink::SkinLight, Ink::Skin, (-9.0 * zoom, -5.0 * zoom));
    canvas.paint(&Shape::outline(&stance.head(&curve(&FRINGE, true))), Ink::Hair);
    let shine = [(178.0, 30.0), (204.0, 24.0), (224.0, 32.0), (206.0, 40.0), (184.0, 40.0)];
    canvas.paint(&Shape::outline(&stance.head(&curve(&shine, true))), Ink::HairLight);
    for aside in [-1.0_f32, 1.0] {
        let eye = stance.head(&[(200.0 + aside * 22.0, 84.0)]);
        let (x, y) = eye.first().copied().unwrap_or_default();
        if eyes == Eyes::Open {
            let brow = [(200.0 + aside * 13.0, 70.0), (200.0 + aside * 31.0, 69.0)];
            canvas.paint(&Shape::line(&stance.head(&brow), 4.5 * zoom), Ink::Eye);
            canvas.block((x - 5.0, y - 3.3), 2.0, 1.0, Ink::Eye);
        } else {
            canvas.block((x - 10.0, y), 4.0, 1.0, Ink::Eye);
        }
    }
    let nose = [(201.0, 86.0), (204.0, 104.0), (196.0, 107.0)];
    canvas.paint(&Shape::line(&stance.head(&nose), 4.5 * zoom), Ink::Feature);
    mouth(canvas, stance, eyes);
}

/// A quiet mouth; with closed eyes, its corners are up.
fn mouth(canvas: &mut Canvas, stance: Stance, eyes: Eyes) {
    if stance.tilt.abs() > 1.0 {
        let mouth = stance.head(&[(188.0, 122.0), (212.0, 122.0)]);
        return canvas.paint(&Shape::line(&mouth, 5.0 * stance.zoom), Ink::Feature);
    }
    let (x, y) = stance.place((200.0, 122.0));
    canvas.block((x - 10.0, y - 3.3), 4.0, 1.0, Ink::Feature);
    if eyes == Eyes::Closed {
        canvas.block((x - 15.0, y - 10.0), 1.0, 1.0, Ink::Feature);
        canvas.block((x + 10.0, y - 10.0), 1.0, 1.0, Ink::Feature);
    }
}

/// Where an upright head was, seen from in front.
pub(super) fn ghost_of_head(canvas: &mut Canvas, stance: Stance) {
    let upright = Stance { tilt: 0.0, ..stance };
    let head = both_halves(&curve(&BACK_OF_HEAD, false));
    canvas.paint(&Shape::outline(&upright.head(&head)), Ink::Ghost);
}

fn trunk(canvas: &mut Canvas, stance: Stance) {
    let trunk = Shape::outline(&stance.body(&both_halves(&curve(&TRUNK, false))));
    canvas.shaded(&trunk, Ink::Skin, Ink::SkinShade, (-9.0 * stance.zoom, -6.0 * stance.zoom));
}

/// Points of the right half, and their mirror image.
fn on_both<const N: usize>(right: [Point; N], mut paint: impl FnMut([Point; N])) {
    paint(right);
    paint(right.map(|(x, y)| (WIDTH - x, y)));
}
