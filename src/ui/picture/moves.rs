//! The moves: for each, the body near the place, the place itself, the hands and one sign.

mod ball;
mod chest;
mod head;
mod neck;
mod no_go;
mod rest;
mod scalp;

use super::Act;
use super::canvas::Canvas;
use super::ink::Ink;
use super::limb::{Arm, Hand};
use super::phase::Phase;
use super::shape::{Disc, Point, Shape};
use crate::routine::body::{Motion, Side, Tool, Touch, Zone};

/// How much of the edge of a place stays dark.
const EDGE: f32 = 6.0;

/// Draws what is done.
pub(super) type Draw = fn(&mut Canvas, Phase);

/// The picture of a move.
#[derive(Clone, Copy)]
pub(super) struct Scene {
    pub(super) draw: Draw,
    /// For which side it is drawn.
    pub(super) side: Side,
    /// Marks where no hand ever goes, as the body is seen here; the first of them no hand of a picture covers either.
    pub(super) no_go: &'static [fn(&mut Canvas)],
}

impl Scene {
    const fn back(draw: Draw) -> Self {
        Self { draw, side: Side::Both, no_go: &[no_go::spine] }
    }

    const fn front(draw: Draw, side: Side) -> Self {
        Self { draw, side, no_go: &[no_go::throat, no_go::hollows] }
    }

    const fn profile(draw: Draw, side: Side) -> Self {
        Self { draw, side, no_go: &[no_go::front_of_the_neck, no_go::under_the_ear] }
    }
}

/// The picture of an act.
pub(super) fn scene(act: Act, zone: Zone) -> Scene {
    match (act.motion, act.tool) {
        (motion, Tool::Ball) => Scene::profile(ball::at_the_wall(motion), Side::Right),
        (Motion::Breathe, _) => Scene::profile(rest::breathing, Side::Centre),
        (Motion::Pack, _) => Scene::back(rest::warm_pack),
        (Motion::Still, _) => Scene::front(rest::hands_in_lap, Side::Centre),
        (Motion::GlideDown, _) if zone == Zone::SideStrip => {
            Scene::profile(neck::side_glide, Side::Left)
        }
        (Motion::GlideDown, _) => Scene::back(neck::glide),
        (Motion::SweepOut, _) => Scene::front(chest::sweep, Side::Both),
        (Motion::RestHands, _) if zone == Zone::Breastbone => {
            Scene::front(chest::on_breastbone, Side::Both)
        }
        (Motion::RestHands, _) => Scene::front(chest::palms_rest, Side::Both),
        (Motion::SqueezeInward, _) if zone == Zone::NeckColumns => Scene::back(neck::knead),
        (Motion::SqueezeInward, _) => Scene::front(chest::knead, Side::Right),
        (Motion::Gather, _) => Scene::back(scalp::knead),
        (Motion::ToAndFro, _) => Scene::back(neck::rub),
        (Motion::PressHold, _) => pressed(act.touch, zone),
        (Motion::Circles | Motion::CirclesOutward, _) => circles(act.touch, zone),
        (motion, _) => head::movement(motion),
    }
}

fn pressed(touch: Touch, zone: Zone) -> Scene {
    match (touch, zone) {
        (Touch::FingersAndHeel, _) => Scene::front(chest::lift, Side::Right),
        (_, Zone::ShoulderSlope | Zone::UpperBack) => Scene::front(chest::press, Side::Right),
        _ => Scene::back(neck::hold),
    }
}

fn circles(touch: Touch, zone: Zone) -> Scene {
    match zone {
        Zone::SideStrip => Scene::profile(neck::side_circles, Side::Left),
        Zone::Scalp => Scene::back(scalp::circles),
        Zone::Temples => Scene::front(scalp::temples, Side::Both),
        Zone::ShoulderSlope | Zone::UpperBack if touch == Touch::Knuckles => {
            Scene::front(chest::knuckles, Side::Right)
        }
        Zone::ShoulderSlope | Zone::UpperBack => Scene::front(chest::press, Side::Right),
        Zone::NeckColumns => Scene::back(neck::circles),
        _ => Scene::back(neck::skull_base_circles),
    }
}

/// The place that is worked on, where the body is: it glows, with a dark edge; the more it is pressed, the more it
/// glows.
fn zone(canvas: &mut Canvas, discs: &[Disc], pressed: f32, on: fn(Ink) -> bool) {
    let Some(body) = canvas.mask(on) else { return };
    let edge = EDGE - 3.0 * pressed;
    canvas.paint_on(&body, &Shape::limb(discs), Ink::ZoneEdge);
    let core: Vec<Disc> =
        discs.iter().map(|(x, y, radius)| (*x, *y, (radius - edge).max(1.0))).collect();
    canvas.paint_on(&body, &Shape::limb(&core), Ink::Zone);
}

/// The same on both sides.
fn zones(canvas: &mut Canvas, discs: &[Disc], pressed: f32, on: fn(Ink) -> bool) {
    canvas.on_both_sides(|canvas| zone(canvas, discs, pressed, on));
}

/// Skin and hair.
fn is_body(ink: Ink) -> bool {
    ink.is_skin() || ink.is_hair() || ink.is_zone()
}

/// Skin, and what glows on it.
fn is_skin(ink: Ink) -> bool {
    ink.is_skin() || ink.is_zone()
}

/// Both arms raised, with what both hands do.
fn raised_hands(canvas: &mut Canvas, shoulder: Point, elbow: Point, hand: Hand) {
    canvas.on_both_sides(|canvas| Arm::raised(shoulder, elbow, hand.wrist()).draw(canvas));
}

/// A point between two.
fn between((ax, ay): Point, (bx, by): Point, part: f32) -> Point {
    (ax + (bx - ax) * part, ay + (by - ay) * part)
}

/// A point on a way of points evenly apart.
fn on_way(way: &[Point], part: f32) -> Point {
    let legs = u8::try_from(way.len().saturating_sub(1)).unwrap_or(1).max(1);
    let along = part.clamp(0.0, 1.0) * f32::from(legs);
    let leg = (0..legs).rev().find(|leg| along >= f32::from(*leg)).unwrap_or(0);
    let at = |index: u8| way.get(usize::from(index)).copied().unwrap_or_default();
    between(at(leg), at(leg + 1), along - f32::from(leg))
}
