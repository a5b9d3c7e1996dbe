//! The scenes of the moves: each draws the body near the place, the place itself, the hands and one sign.

mod breath;
mod chest;
mod head;
mod nape;
mod neck;
mod pack;
mod rest;
mod scalp;
mod wall;

use super::MoveStyle;
use super::arm::Arm;
use super::canvas::InkCanvas;
use super::glow::{is_body, is_skin, zone, zones};
use super::hand::DrawnHand;
use super::scene::{Draw, Scene};
use super::shape::{Point, between};
use crate::routine::body::{Motion, Position, Side, Tool, Touch, Zone};

/// Returns the scene of an act in a position.
pub(super) fn scene(act: MoveStyle, zone: Zone, position: Position) -> Scene {
    let scene = match position {
        Position::Seated => seated(act, zone),
        Position::Standing => standing(act, zone),
        Position::Lying => lying(act, zone),
    };
    // The hand reaches the side of the neck from behind, which it could not do between a back and a wall.
    let stands_free = position == Position::Standing && zone == Zone::SideStrip;
    if stands_free { scene } else { scene.in_position(position) }
}

fn seated(act: MoveStyle, zone: Zone) -> Scene {
    match (act.motion, act.tool) {
        (Motion::Breathe, _) => Scene::profile(breath::breathing, Side::Centre),
        (Motion::Pack, _) => Scene::back(pack::warm_pack),
        (Motion::Wipe, _) => Scene::front(rest::wiping, Side::Centre),
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

/// Returns the scene for a person who stands with their back to a wall.
fn standing(act: MoveStyle, zone: Zone) -> Scene {
    match (act.motion, act.tool) {
        (motion, Tool::Ball) => Scene::profile(wall::with_ball(motion), Side::Left),
        (Motion::Still, Tool::Hands) => Scene::profile(wall::leaning, Side::Centre),
        _ => seated(act, zone),
    }
}

/// Returns the scene for a person who lies on their back: views from behind become views from the side or from above.
fn lying(act: MoveStyle, zone: Zone) -> Scene {
    match (act.motion, zone) {
        (Motion::Still, _) if act.tool == Tool::Towel => {
            Scene::front(rest::lying_on_towel, Side::Centre)
        }
        (Motion::Still, _) => Scene::front(rest::lying, Side::Centre),
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

/// Draws both arms, raised to where the hands are.
fn raised_arms(canvas: &mut InkCanvas, shoulder: Point, elbow: Point, hand: DrawnHand) {
    canvas.on_both_sides(|canvas| Arm::raised(shoulder, elbow, hand.wrist()).draw(canvas));
}

/// Returns the point at `part` (0 to 1) of a path, as if its points were evenly spaced.
fn on_way(way: &[Point], part: f32) -> Point {
    let legs = u8::try_from(way.len().saturating_sub(1)).unwrap_or(1).max(1);
    let along = part.clamp(0.0, 1.0) * f32::from(legs);
    let leg = (0..legs).rev().find(|leg| along >= f32::from(*leg)).unwrap_or(0);
    let at = |index: u8| way.get(usize::from(index)).copied().unwrap_or_default();
    between(at(leg), at(leg + 1), along - f32::from(leg))
}
