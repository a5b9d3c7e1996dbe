//! Says how many minutes were spent on each zone of the body.

use std::time::Duration;

use crate::history::Lookback;
use crate::routine::body::Zone;
use crate::screens::history::SEASON;
use crate::wording::minutes;

/// Returns a zone's name in a list.
pub const fn name(zone: Zone) -> &'static str {
    match zone {
        Zone::SkullBase => "base of the skull",
        Zone::NeckColumns => "back of the neck",
        Zone::ShoulderSlope => "shoulders",
        Zone::SideStrip => "side of the neck",
        Zone::Scalp => "scalp",
        Zone::UpperBack => "upper back",
        Zone::Temples => "temples",
        Zone::Breastbone => "breastbone",
        Zone::Nowhere => "hands off",
    }
}

/// Returns the heading of the minutes of the zones, with the weeks over which they are counted.
pub fn heading() -> String {
    format!("Hands-on in the last {SEASON} weeks")
}

/// Returns the zones and their minutes since a day as a sentence; `None` if there are none.
pub(crate) fn told(back: &Lookback<'_>, since: time::Date) -> Option<String> {
    let one =
        |(zone, spent): (Zone, Duration)| format!("{} {}", name(zone), minutes::spoken(spent));
    let all: Vec<String> = back.zones(since).into_iter().map(one).collect();
    (!all.is_empty()).then(|| format!("{}: {}.", heading(), all.join(", ")))
}
