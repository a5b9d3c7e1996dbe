//! Scenes in which the head or the shoulders move by themselves, with no hand on them.

use super::{Scene, is_body, is_skin, zone, zones};
use crate::routine::body::{Motion, Side};
use crate::widgets::picture::body::{chest, front, ghost_of_head, hanging_arms};
use crate::widgets::picture::canvas::InkCanvas;
use crate::widgets::picture::face;
use crate::widgets::picture::face::Eyes;
use crate::widgets::picture::ground::towel_roll;
use crate::widgets::picture::phase::{Glow, MotionPhase};
use crate::widgets::picture::profile::{Profile, SITTING};
use crate::widgets::picture::sign::{ArrowSize, DrawnSign};
use crate::widgets::picture::stance::BodyPlacement;
use crate::widgets::theme::Ink;

/// Returns the scene of a movement of the head or of both shoulders.
pub(super) const fn movement(motion: Motion) -> Scene {
    match motion {
        Motion::Tilt => Scene::front(tilt, Side::Left),
        Motion::Turn => Scene::front(turn, Side::Right),
        Motion::Armpit => Scene::front(armpit, Side::Right),
        Motion::HalfMoon => Scene::front(half_moon, Side::Centre),
        Motion::Sway => Scene::front(sway, Side::Centre),
        Motion::RollShoulders => Scene::front(roll_shoulders, Side::Both),
        Motion::ChinBack => Scene::profile(chin_back, Side::Centre),
        Motion::ChinDown => Scene::profile(chin_down, Side::Centre),
        Motion::LookUp => Scene::profile(look_up, Side::Centre),
        _ => Scene::profile(nod, Side::Centre),
    }
}

/// Marks the long muscle at the side of the neck, out to the shoulder, as far as it is pulled.
fn pulled_side(canvas: &mut InkCanvas, pulled: f32) {
    let place =
        [(158.0, 158.0, 20.0), (158.0, 190.0, 24.0), (138.0, 214.0, 24.0), (82.0, 246.0, 22.0)];
    zone(canvas, &place, Glow::warm(pulled), is_skin);
}

fn tilt(canvas: &mut InkCanvas, phase: MotionPhase) {
    let reach = phase.reach();
    let stance = BodyPlacement { tilt: 28.0 * reach, ..BodyPlacement::at(1.0, (200.0, 196.0)) };
    if reach > 0.3 {
        ghost_of_head(canvas, stance);
    }
    chest(canvas, stance);
    hanging_arms(canvas, stance);
    pulled_side(canvas, reach);
    face::draw(canvas, stance, Eyes::Open);
    over_the_head().draw(canvas);
}

fn over_the_head() -> DrawnSign {
    DrawnSign::arrow(
        &[(146.0, 26.0), (206.0, 12.0), (262.0, 26.0), (304.0, 78.0)],
        ArrowSize(15.0, 24.0),
    )
}

fn turn(canvas: &mut InkCanvas, phase: MotionPhase) {
    let reach = phase.reach();
    let stance = BodyPlacement { turn: -36.0 * reach, ..BodyPlacement::at(1.0, (200.0, 190.0)) };
    chest(canvas, stance);
    hanging_arms(canvas, stance);
    let place = [(228.0, 148.0, 17.0), (232.0, 174.0, 17.0), (264.0, 202.0, 14.0)];
    zone(canvas, &place, Glow::warm(reach), is_skin);
    face::draw(canvas, stance, Eyes::Open);
    DrawnSign::round((200.0, 72.0), (118.0, 52.0), (-30.0, -148.0), ArrowSize(15.0, 24.0))
        .draw(canvas);
}

fn armpit(canvas: &mut InkCanvas, phase: MotionPhase) {
    let reach = phase.reach();
    let upright = BodyPlacement::at(1.0, (200.0, 190.0));
    let stance = BodyPlacement { tilt: -16.0 * reach, turn: -26.0 * reach, bow: reach, ..upright };
    if reach > 0.3 {
        ghost_of_head(canvas, stance);
    }
    chest(canvas, stance);
    hanging_arms(canvas, stance);
    zone(canvas, &[(226.0, 150.0, 18.0), (262.0, 206.0, 18.0)], Glow::warm(reach), is_skin);
    face::draw(canvas, stance, Eyes::Open);
    DrawnSign::arrow(&[(112.0, 40.0), (78.0, 96.0), (86.0, 176.0)], ArrowSize(15.0, 24.0))
        .draw(canvas);
}

/// Draws a head that leans from one side over the chest to the other.
fn half_moon(canvas: &mut InkCanvas, phase: MotionPhase) {
    let swing = if phase.is_stroke() { 2.0 * phase.there_and_back() - 1.0 } else { -1.0 };
    let upright = BodyPlacement::at(1.0, (200.0, 186.0));
    let stance = BodyPlacement { tilt: 26.0 * swing, bow: 1.0 - swing.abs(), ..upright };
    chest(canvas, stance);
    hanging_arms(canvas, stance);
    zones(canvas, &[(238.0, 150.0, 16.0), (246.0, 190.0, 18.0)], Glow::warm(0.0), is_skin);
    face::draw(canvas, stance, Eyes::Open);
    let way = [(124.0, 238.0), (156.0, 270.0), (200.0, 282.0), (244.0, 270.0), (276.0, 236.0)];
    DrawnSign::arrow(&way, ArrowSize(14.0, 23.0)).draw(canvas);
}

fn sway(canvas: &mut InkCanvas, phase: MotionPhase) {
    let swing = 8.0 * phase.side_to_side();
    let stance = BodyPlacement { tilt: swing, ..BodyPlacement::at(1.0, (200.0, 186.0)) };
    towel_roll(canvas, 164.0);
    front(canvas, stance, Eyes::Closed);
    zones(canvas, &[(238.0, 150.0, 14.0), (238.0, 172.0, 14.0)], Glow::warm(0.0), is_skin);
    DrawnSign::both_ways(&[(132.0, 16.0), (268.0, 16.0)], ArrowSize(14.0, 22.0)).draw(canvas);
}

fn chin_back(canvas: &mut InkCanvas, phase: MotionPhase) {
    let before = Profile::at(200.0, (196.0, 332.0));
    let back = 32.0 * phase.reach();
    let profile = Profile { slid: back, ..before };
    if back > 12.0 {
        profile.ghost(canvas, before);
    }
    profile.draw(canvas, &SITTING);
    // The neck moves with the head, but less far.
    let (x, y) = before.neck;
    nape(canvas, Profile { neck: (x + 0.3 * back, y), ..before }, phase.reach(), is_skin);
    DrawnSign::arrow(&[(56.0, 136.0), (120.0, 136.0)], ArrowSize(18.0, 28.0)).draw(canvas);
}

/// Marks the back of the neck, seen from the side, as far as it is pulled.
fn nape(canvas: &mut InkCanvas, profile: Profile, pulled: f32, on: fn(Ink) -> bool) {
    let at = |x, y, radius| profile.disc(x, y, radius);
    let place = [at(0.205, 0.96, 18.0), at(0.227, 0.78, 19.0), at(0.26, 0.58, 21.0)];
    zone(canvas, &place, Glow::warm(pulled), on);
}

fn nod(canvas: &mut InkCanvas, phase: MotionPhase) {
    tipped(canvas, phase, -12.0);
    DrawnSign::both_ways(&[(88.0, 88.0), (88.0, 174.0)], ArrowSize(14.0, 22.0)).draw(canvas);
}

fn chin_down(canvas: &mut InkCanvas, phase: MotionPhase) {
    tipped(canvas, phase, -24.0);
    DrawnSign::arrow(&[(124.0, 34.0), (88.0, 90.0), (86.0, 166.0)], ArrowSize(17.0, 26.0))
        .draw(canvas);
}

fn look_up(canvas: &mut InkCanvas, phase: MotionPhase) {
    tipped(canvas, phase, 11.0);
    DrawnSign::arrow(&[(84.0, 166.0), (78.0, 100.0), (104.0, 36.0)], ArrowSize(17.0, 26.0))
        .draw(canvas);
}

/// Draws a head in profile that tips by `degrees`, forward if they are negative.
fn tipped(canvas: &mut InkCanvas, phase: MotionPhase, degrees: f32) {
    let upright = Profile::at(200.0, (210.0, 332.0));
    let reach = phase.reach();
    let profile = Profile { nod: degrees * reach, ..upright };
    if degrees * reach < -12.0 {
        profile.ghost(canvas, upright);
    }
    profile.draw(canvas, &SITTING);
    nape(canvas, upright, reach, is_body);
}

fn roll_shoulders(canvas: &mut InkCanvas, phase: MotionPhase) {
    let up = 18.0 * phase.there_and_back();
    let stance = BodyPlacement::at(0.9, (200.0, 176.0 - up * 0.3));
    front(canvas, stance, Eyes::Open);
    hanging_arms(canvas, stance);
    let place = [(250.0, 196.0 - up, 18.0), (310.0, 218.0 - up, 22.0)];
    zones(canvas, &place, Glow::warm(phase.there_and_back()), is_skin);
    let sign =
        DrawnSign::round((330.0, 150.0 - up), (34.0, 34.0), (150.0, 400.0), ArrowSize(13.0, 21.0));
    canvas.on_both_sides(|canvas| sign.draw(canvas));
}
