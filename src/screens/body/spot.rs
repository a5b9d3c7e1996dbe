//! The spots of the body that can be chosen: places to work on, and places that are never worked on.

use crate::routine::body::Side;
use crate::routine::keyword::Keyword;
use crate::routine::place::{NoGoPlace, Place};
use crate::screen_kit::keys::Action;

/// A spot of the body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spot {
    /// A place that some move works on.
    Place(Place),
    /// A place that is never worked on.
    NoGo(NoGoPlace),
}

impl Spot {
    /// Returns all spots, from the top of the body down, those that are never worked on last.
    pub fn all() -> impl Iterator<Item = Self> {
        let places = Place::ALL.iter().copied().map(Self::Place);
        places.chain(NoGoPlace::ALL.iter().copied().map(Self::NoGo))
    }

    /// Returns the place, if it is one to work on.
    pub const fn place(self) -> Option<Place> {
        match self {
            Self::Place(place) => Some(place),
            Self::NoGo(_) => None,
        }
    }

    /// Returns the name in a list.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Place(place) => place.name(),
            Self::NoGo(place) => place.name(),
        }
    }

    const fn side(self) -> Side {
        match self {
            Self::Place(place) => place.side(),
            Self::NoGo(_) => Side::Both,
        }
    }

    /// Returns the spot to which a movement leads: up and down to the next line, left and right to the other side of
    /// the body. Where nothing lies in that direction, it stays.
    pub(super) fn moved(self, movement: Action) -> Self {
        let all: Vec<Self> = Self::all().collect();
        let at = all.iter().position(|spot| *spot == self).unwrap_or(0);
        let (before, from) = all.split_at(at);
        let after = from.get(1..).unwrap_or_default();
        let found = match movement {
            Action::Up => before.last(),
            Action::Down => after.first(),
            Action::Less => before.last().filter(|_| self.side() == Side::Right),
            Action::More => after.first().filter(|_| self.side() == Side::Left),
            Action::First => all.first(),
            Action::Last => all.last(),
            _ => None,
        };
        found.copied().unwrap_or(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Action::{Down, First, Last, Less, More, Up};
    use Spot::{NoGo, Place as At};

    #[test]
    fn up_and_down_follow_the_list_and_left_and_right_change_the_side() {
        let from = |place, movement| At(place).moved(movement);
        assert_eq!(from(Place::SkullBase, Down), At(Place::LeftNeck));
        assert_eq!(from(Place::LeftNeck, Down), At(Place::RightNeck));
        assert_eq!(from(Place::RightNeck, Up), At(Place::LeftNeck));
        assert_eq!(from(Place::LeftShoulder, More), At(Place::RightShoulder));
        assert_eq!(from(Place::RightNeck, Less), At(Place::LeftNeck));
        assert_eq!(from(Place::LeftNeck, Less), At(Place::LeftNeck));
        assert_eq!(from(Place::Scalp, More), At(Place::Scalp));
    }

    #[test]
    fn every_spot_is_reached_from_the_first_and_the_ends_stay() {
        let first = At(Place::UpperBack).moved(First);
        assert_eq!(first.moved(Up), first);
        let last = first.moved(Last);
        assert_eq!((last, last.moved(Down)), (NoGo(NoGoPlace::Spine), last));
        let downwards = std::iter::successors(Some(first), |spot| {
            Some(spot.moved(Down)).filter(|next| next != spot)
        });
        assert_eq!(downwards.count(), Spot::all().count());
    }
}
