//! The body in profile, looking left.

use super::drawing::{Curve, Drawing, Half, Point};
use crate::routine::body::Zone;

pub(super) const DRAWING: Drawing = Drawing {
    halves: &[Half::Right],
    curves: &[
        Curve::outline(&HEAD),
        Curve::outline(&BACK),
        Curve::outline(&EAR),
        Curve::outline(&SHOULDER),
        Curve::faint(&JAW),
        Curve::faint(&ARM),
        Curve::faint(&plumb(0.96)),
        Curve::faint(&plumb(0.90)),
        Curve::faint(&plumb(0.84)),
        Curve::faint(&plumb(0.78)),
        Curve::faint(&plumb(0.72)),
        Curve::faint(&plumb(0.66)),
    ],
    zones: &[
        (Zone::SkullBase, &SKULL_BASE),
        (Zone::NeckColumns, &NECK_COLUMNS),
        (Zone::ShoulderSlope, &SHOULDER_SLOPE),
        (Zone::SideStrip, &SIDE_STRIP),
        (Zone::Scalp, &SCALP),
        (Zone::UpperBack, &UPPER_BACK),
        (Zone::Temples, &TEMPLE),
        (Zone::Breastbone, &BREASTBONE),
    ],
    no_go: &[&FRONT],
};

/// From the nape over the crown, down face and throat to the chest.
#[rustfmt::skip]
const HEAD: [Point; 39] = [
    (0.225, 0.900), (0.262, 0.980), (0.317, 1.066), (0.352, 1.169), (0.355, 1.282),
    (0.325, 1.404), (0.245, 1.522), (0.120, 1.592), (-0.030, 1.616), (-0.170, 1.588),
    (-0.275, 1.512), (-0.330, 1.418), (-0.347, 1.340), (-0.350, 1.300), (-0.338, 1.262),
    (-0.352, 1.225), (-0.395, 1.160), (-0.432, 1.105), (-0.425, 1.082), (-0.375, 1.070),
    (-0.366, 1.050), (-0.386, 1.025), (-0.368, 1.000), (-0.384, 0.972), (-0.358, 0.945),
    (-0.374, 0.905), (-0.362, 0.868), (-0.325, 0.845), (-0.265, 0.848), (-0.200, 0.855),
    (-0.165, 0.828), (-0.152, 0.780), (-0.152, 0.700), (-0.140, 0.630), (-0.165, 0.565),
    (-0.250, 0.480), (-0.335, 0.380), (-0.385, 0.265), (-0.410, 0.000),
];

#[rustfmt::skip]
const BACK: [Point; 9] = [
    (0.225, 0.900), (0.208, 0.830), (0.215, 0.750), (0.250, 0.670), (0.308, 0.595),
    (0.360, 0.500), (0.392, 0.380), (0.406, 0.200), (0.408, 0.000),
];

/// From the temple side of the lobe up, round and down again.
#[rustfmt::skip]
pub(super) const EAR: [Point; 9] = [
    (0.000, 1.085), (-0.010, 1.160), (0.000, 1.235), (0.045, 1.273), (0.095, 1.249),
    (0.100, 1.183), (0.070, 1.117), (0.030, 1.056), (0.000, 1.085),
];

#[rustfmt::skip]
const JAW: [Point; 4] = [
    (-0.150, 0.880), (-0.060, 0.920), (-0.010, 0.975), (0.005, 1.047),
];

#[rustfmt::skip]
const SHOULDER: [Point; 8] = [
    (0.255, 0.660), (0.190, 0.565), (0.100, 0.505), (-0.010, 0.465), (-0.095, 0.400),
    (-0.145, 0.300), (-0.165, 0.190), (-0.165, 0.000),
];

#[rustfmt::skip]
const ARM: [Point; 4] = [
    (0.250, 0.330), (0.238, 0.230), (0.228, 0.110), (0.225, 0.000),
];

#[rustfmt::skip]
const SKULL_BASE: [Point; 9] = [
    (0.105, 1.019), (0.180, 1.028), (0.262, 1.028), (0.250, 0.970), (0.218, 0.920),
    (0.165, 0.925), (0.115, 0.950), (0.105, 0.985), (0.105, 1.019),
];

#[rustfmt::skip]
const NECK_COLUMNS: [Point; 8] = [
    (0.150, 0.900), (0.205, 0.900), (0.190, 0.830), (0.195, 0.750), (0.232, 0.650),
    (0.165, 0.640), (0.145, 0.760), (0.150, 0.900),
];

#[rustfmt::skip]
const SHOULDER_SLOPE: [Point; 8] = [
    (0.235, 0.640), (0.180, 0.555), (0.090, 0.485), (-0.020, 0.440), (0.040, 0.410),
    (0.160, 0.440), (0.270, 0.530), (0.235, 0.640),
];

/// Behind the plumb line from the back edge of the ear lobe, everywhere: no picture may send a hand further forward.
#[rustfmt::skip]
const SIDE_STRIP: [Point; 9] = [
    (0.095, 0.985), (0.165, 0.975), (0.185, 0.890), (0.178, 0.800), (0.190, 0.720),
    (0.180, 0.650), (0.115, 0.650), (0.095, 0.800), (0.095, 0.985),
];

#[rustfmt::skip]
const SCALP: [Point; 21] = [
    (0.300, 1.050), (0.345, 1.165), (0.348, 1.280), (0.317, 1.400), (0.240, 1.515),
    (0.118, 1.585), (-0.030, 1.609), (-0.168, 1.580), (-0.262, 1.510), (-0.265, 1.450),
    (-0.215, 1.400), (-0.120, 1.380), (-0.060, 1.350), (-0.040, 1.290), (0.000, 1.310),
    (0.080, 1.305), (0.140, 1.270), (0.140, 1.190), (0.165, 1.100), (0.220, 1.040),
    (0.300, 1.050),
];

#[rustfmt::skip]
const UPPER_BACK: [Point; 6] = [
    (0.340, 0.480), (0.380, 0.360), (0.385, 0.150), (0.300, 0.150), (0.300, 0.400),
    (0.340, 0.480),
];

#[rustfmt::skip]
const TEMPLE: [Point; 7] = [
    (-0.265, 1.320), (-0.185, 1.375), (-0.105, 1.320), (-0.105, 1.245), (-0.185, 1.190),
    (-0.265, 1.245), (-0.265, 1.320),
];

#[rustfmt::skip]
const BREASTBONE: [Point; 8] = [
    (-0.215, 0.470), (-0.290, 0.395), (-0.345, 0.290), (-0.365, 0.180), (-0.270, 0.170),
    (-0.230, 0.270), (-0.190, 0.400), (-0.215, 0.470),
];

/// Throat and front of the neck, the hollow under the ear, and the one above the collarbone.
#[rustfmt::skip]
const FRONT: [Point; 17] = [
    (0.072, 1.045), (0.078, 0.940), (0.074, 0.820), (0.078, 0.700), (0.066, 0.600),
    (0.000, 0.525), (-0.100, 0.500), (-0.160, 0.540), (-0.145, 0.630), (-0.148, 0.720),
    (-0.144, 0.790), (-0.110, 0.855), (-0.050, 0.905), (0.005, 0.960), (0.025, 1.020),
    (0.045, 1.045), (0.072, 1.045),
];

/// A dash of the plumb line from the back edge of the ear lobe: hands stay behind it.
const fn plumb(y: f64) -> [Point; 2] {
    [(0.088, y), (0.088, y - 0.022)]
}
