//! The body from behind: the right half of every curve, mirrored for the left.

use super::drawing::{Curve, Drawing, Half, Part, Point};
use crate::routine::body::Zone;

pub(super) const DRAWING: Drawing = Drawing {
    halves: &[Half::Left, Half::Right],
    curves: &[
        Curve::outline(&BODY),
        Curve::outline(&EAR).of(Part::Ear),
        Curve::outline(&NOSE).of(Part::Nose),
        Curve::faint(&HAIRLINE).of(Part::Skin),
        Curve::faint(&BLADE),
        Curve::faint(&ARMPIT),
        Curve::faint(&vertebra(0.55)),
        Curve::faint(&vertebra(0.47)),
        Curve::faint(&vertebra(0.39)),
        Curve::faint(&vertebra(0.31)),
        Curve::faint(&vertebra(0.23)),
        Curve::faint(&vertebra(0.15)),
        Curve::faint(&vertebra(0.07)),
    ],
    zones: &[
        (Zone::SkullBase, &SKULL_BASE),
        (Zone::NeckColumns, &NECK_COLUMNS),
        (Zone::ShoulderSlope, &SHOULDER_SLOPE),
        (Zone::SideStrip, &SIDE_STRIP),
        (Zone::Scalp, &SCALP),
        (Zone::UpperBack, &UPPER_BACK),
    ],
    no_go: &[&SPINE],
};

#[rustfmt::skip]
const BODY: [Point; 25] = [
    (0.000, 1.618), (0.050, 1.618), (0.105, 1.604), (0.176, 1.566), (0.243, 1.493),
    (0.285, 1.397), (0.300, 1.270), (0.297, 1.185), (0.283, 1.105), (0.256, 1.025),
    (0.226, 0.955), (0.206, 0.890), (0.199, 0.820), (0.202, 0.755), (0.218, 0.700),
    (0.256, 0.655), (0.324, 0.612), (0.415, 0.577), (0.520, 0.548), (0.615, 0.515),
    (0.694, 0.462), (0.755, 0.385), (0.794, 0.290), (0.820, 0.170), (0.832, 0.000),
];

#[rustfmt::skip]
const EAR: [Point; 8] = [
    (0.317, 1.258), (0.345, 1.277), (0.368, 1.258), (0.370, 1.212), (0.354, 1.155),
    (0.336, 1.108), (0.316, 1.086), (0.300, 1.099),
];

/// Its tip at x = 1; how far it stands out is the pose's affair.
#[rustfmt::skip]
const NOSE: [Point; 5] = [
    (0.00, 1.230), (0.45, 1.165), (1.00, 1.090), (0.75, 1.060), (0.00, 1.045),
];

#[rustfmt::skip]
const HAIRLINE: [Point; 5] = [
    (0.000, 0.935), (0.070, 0.945), (0.135, 0.975), (0.200, 1.014), (0.250, 1.056),
];

#[rustfmt::skip]
const BLADE: [Point; 6] = [
    (0.346, 0.420), (0.293, 0.385), (0.266, 0.310), (0.260, 0.220), (0.276, 0.130),
    (0.315, 0.060),
];

#[rustfmt::skip]
const ARMPIT: [Point; 3] = [
    (0.641, 0.000), (0.652, 0.090), (0.681, 0.170),
];

#[rustfmt::skip]
const SKULL_BASE: [Point; 10] = [
    (0.025, 0.985), (0.090, 1.005), (0.150, 1.030), (0.215, 1.060), (0.250, 1.020),
    (0.215, 0.935), (0.140, 0.885), (0.070, 0.865), (0.025, 0.865), (0.025, 0.985),
];

#[rustfmt::skip]
const NECK_COLUMNS: [Point; 9] = [
    (0.035, 0.885), (0.110, 0.895), (0.165, 0.880), (0.165, 0.740), (0.175, 0.640),
    (0.125, 0.570), (0.050, 0.560), (0.035, 0.640), (0.035, 0.885),
];

#[rustfmt::skip]
const SHOULDER_SLOPE: [Point; 12] = [
    (0.205, 0.690), (0.259, 0.635), (0.346, 0.590), (0.485, 0.545), (0.598, 0.505),
    (0.615, 0.455), (0.520, 0.435), (0.398, 0.445), (0.285, 0.480), (0.200, 0.540),
    (0.180, 0.620), (0.205, 0.690),
];

#[rustfmt::skip]
const SIDE_STRIP: [Point; 10] = [
    (0.190, 0.925), (0.215, 0.950), (0.205, 0.890), (0.197, 0.820), (0.200, 0.755),
    (0.220, 0.690), (0.180, 0.690), (0.165, 0.755), (0.165, 0.830), (0.190, 0.925),
];

/// Up to the outline, so that the whole skull lights up; a parting down the middle keeps the halves apart.
#[rustfmt::skip]
const SCALP: [Point; 12] = [
    (0.020, 1.611), (0.050, 1.611), (0.105, 1.597), (0.172, 1.560), (0.237, 1.488),
    (0.280, 1.392), (0.294, 1.270), (0.288, 1.170), (0.240, 1.080), (0.130, 1.000),
    (0.020, 0.965), (0.020, 1.611),
];

#[rustfmt::skip]
const UPPER_BACK: [Point; 10] = [
    (0.055, 0.480), (0.130, 0.490), (0.215, 0.450), (0.215, 0.340), (0.205, 0.230),
    (0.225, 0.110), (0.140, 0.060), (0.060, 0.090), (0.050, 0.280), (0.055, 0.480),
];

/// The bumps and the middle between them, up to the hollow under the skull.
#[rustfmt::skip]
const SPINE: [Point; 7] = [
    (-0.002, 0.890), (0.020, 0.880), (0.026, 0.700), (0.026, 0.300), (0.022, 0.050),
    (-0.002, 0.040), (-0.002, 0.890),
];

/// A bump of the spine, the first of them the big one at the base of the neck.
const fn vertebra(y: f64) -> [Point; 2] {
    [(0.0, y), (0.012, y)]
}
