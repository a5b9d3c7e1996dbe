//! The moves: for each, the body near the place, the place itself, the hands and one sign.

mod chest;
mod ground;
mod head;
mod nape;
mod neck;
mod no_go;
mod rest;
mod scalp;
mod wall;

use super::Act;
use super::canvas::Canvas;
use super::ink::Ink;
use super::limb::{Arm, Hand};
use super::phase::{Glow, Phase};
use super::shape::{Disc, Point, Shape, between};
use crate::routine::body::{Motion, Position, Side, Tool, Touch, Zone};
use crate::routine::dose::Pressure;

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
    view: View,
    position: Position,
}

/// From where the body is seen.
#[derive(Clone, Copy)]
enum View {
    Back,
    Front,
    /// From its left, if the scene is drawn for a side.
    Profile,
}

impl Scene {
    const fn back(draw: Draw) -> Self {
        Self { draw, side: Side::Both, view: View::Back, position: Position::Seated }
    }

    const fn front(draw: Draw, side: Side) -> Self {
        Self { draw, side, view: View::Front, position: Position::Seated }
    }

    const fn profile(draw: Draw, side: Side) -> Self {
        Self { draw, side, view: View::Profile, position: Position::Seated }
    }

    /// Marks where no hand ever goes, as the body is seen here; the first of them no hand of a picture covers either.
    pub(super) const fn no_go(&self) -> &'static [fn(&mut Canvas)] {
        match self.view {
            View::Back => &[no_go::spine],
            View::Front => &[no_go::throat, no_go::hollows],
            View::Profile => &[no_go::front_of_the_neck, no_go::under_the_ear],
        }
    }

    /// Paints something of it as the person is placed, after what is behind them.
    pub(super) fn place(&self, canvas: &mut Canvas, paint: impl FnOnce(&mut Canvas)) {
        match (self.position, self.view) {
            (Position::Lying, View::Profile) => canvas.lying(|canvas| {
                ground::bed_from_the_side(canvas);
                paint(canvas);
            }),
            (Position::Lying, View::Front) => {
                ground::bed_from_above(canvas);
                paint(canvas);
            }
            (Position::Standing, View::Profile) => {
                ground::wall(canvas);
                paint(canvas);
            }
            _ => paint(canvas),
        }
    }
}

/// The picture of an act in a position.
pub(super) fn scene(act: Act, zone: Zone, position: Position) -> Scene {
    let scene = match position {
        Position::Seated => seated(act, zone),
        Position::Standing => standing(act, zone),
        Position::Lying => lying(act, zone),
    };
    // Nobody can reach behind a back that leans against a wall.
    let free = position == Position::Standing && zone == Zone::SideStrip;
    Scene { position: if free { Position::Seated } else { position }, ..scene }
}

fn seated(act: Act, zone: Zone) -> Scene {
    match (act.motion, act.tool) {
        (Motion::Breathe, _) => Scene::profile(rest::breathing, Side::Centre),
        (Motion::Pack, _) => Scene::back(rest::warm_pack),
        (Motion::Still, Tool::Towel) => Scene::front(rest::hands_in_towel, Side::Centre),
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

/// On their feet, the back to a wall.
fn standing(act: Act, zone: Zone) -> Scene {
    match (act.motion, act.tool) {
        (motion, Tool::Ball) => Scene::profile(wall::with_ball(motion), Side::Left),
        (Motion::Still, _) => Scene::profile(wall::leaning, Side::Centre),
        _ => seated(act, zone),
    }
}

/// On their back: what is seen from behind in somebody who sits is seen from the side, or from above.
fn lying(act: Act, zone: Zone) -> Scene {
    match (act.motion, zone) {
        (Motion::Still, _) if act.tool == Tool::Towel => {
            Scene::profile(rest::lying_on_towel, Side::Centre)
        }
        (Motion::Still, _) => Scene::profile(rest::lying, Side::Centre),
        (Motion::Gather, _) => Scene::front(scalp::knead_from_above, Side::Both),
        (_, Zone::Scalp) => Scene::front(scalp::circles_from_above, Side::Both),
        (motion, Zone::SkullBase | Zone::NeckColumns) if act.touch != Touch::Off => {
            Scene::profile(nape::under_the_neck(motion, zone), Side::Left)
        }
        _ => seated(act, zone),
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

/// The place that is worked on, where the body is: it glows, with a dark edge; the harder it is pressed, the more.
fn zone(canvas: &mut Canvas, discs: &[Disc], glow: Glow, on: fn(Ink) -> bool) {
    let Some(body) = canvas.mask(on) else { return };
    let mut layer = |edge: f32, ink: Ink| {
        let core: Vec<Disc> =
            discs.iter().map(|(x, y, radius)| (*x, *y, (radius - edge).max(1.0))).collect();
        canvas.paint_on(&body, &Shape::limb(&core), ink);
    };
    layer(0.0, Ink::ZoneEdge);
    let edge = EDGE - 3.0 * glow.pressed;
    match glow.pressure {
        Pressure::Light => layer(edge, Ink::ZoneSoft),
        Pressure::Moderate => layer(edge, Ink::Zone),
        Pressure::Firm => {
            layer(edge, Ink::Zone);
            layer(2.0 * EDGE - 3.0 * glow.pressed, Ink::ZoneHot);
        }
    }
}

/// The same on both sides.
fn zones(canvas: &mut Canvas, discs: &[Disc], glow: Glow, on: fn(Ink) -> bool) {
    canvas.on_both_sides(|canvas| zone(canvas, discs, glow, on));
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

/// A point on a way of points evenly apart.
fn on_way(way: &[Point], part: f32) -> Point {
    let legs = u8::try_from(way.len().saturating_sub(1)).unwrap_or(1).max(1);
    let along = part.clamp(0.0, 1.0) * f32::from(legs);
    let leg = (0..legs).rev().find(|leg| along >= f32::from(*leg)).unwrap_or(0);
    let at = |index: u8| way.get(usize::from(index)).copied().unwrap_or_default();
    between(at(leg), at(leg + 1), along - f32::from(leg))
}
