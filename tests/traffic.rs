//! What the pictures cost: the bytes a second that each move sends to the terminal, at three sizes.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a test fails by panicking, and tells what it measured"
)]

#[path = "support/person.rs"]
mod person;

use std::collections::BTreeMap;
use std::time::Duration;

use neckcare::plan::Kind;
use neckcare::routine::body::Motion;
use neckcare::ui::Face;
use neckcare::ui::painter::Painter;
use neckcare::ui::theme::Theme;
use person::{Person, SPACE, library};
use ratatui::layout::Size;
use ratatui::widgets::Widget;

const SIZES: [(u16, u16); 3] = [(80, 24), (120, 40), (200, 60)];

/// So much of every segment is watched.
const WATCHED: Duration = Duration::from_secs(12);

/// Where something is done, and whether nothing glides, circles or kneads in it.
struct Seen {
    id: String,
    start: Duration,
    calm: bool,
}

/// Breath, rest and holds: they are calm, and cost little.
const fn is_calm(motion: Motion) -> bool {
    matches!(motion, Motion::Breathe | Motion::Still | Motion::RestHands | Motion::PressHold)
}

/// What is done where a segment is: hands that move cost more than what rests.
fn kinds() -> BTreeMap<String, Seen> {
    let mut kinds = BTreeMap::new();
    for routine in library().routines() {
        let person = Person::at(&routine.id);
        let plan = person.plan();
        for segment in plan.segments() {
            let movement = &plan.passes()[segment.pass].movement;
            let name = match segment.kind {
                Kind::GetReady | Kind::LeadIn => "lead-in".to_owned(),
                Kind::Release(_) => format!("{} release", movement.name),
                _ => movement.name.clone(),
            };
            let calm = is_calm(movement.motion);
            let seen = || Seen { id: routine.id.clone(), start: segment.start, calm };
            kinds.entry(name).or_insert_with(seen);
        }
    }
    kinds
}

/// Bytes a second from a time on, the first frame not counted.
fn traffic(id: &str, start: Duration, (width, height): (u16, u16), slow: bool) -> u32 {
    let mut person = Person::at(id).press(SPACE).later(start);
    let (mut painter, mut bytes, theme) = (Painter::default(), 0, Theme { slow, ..Theme::dark() });
    let mut paint = |person: &Person| {
        let face = Face { app: &person.app, theme: &theme };
        let draw = |area, buffer: &mut _| face.render(area, buffer);
        painter.paint(Size::new(width, height), draw).unwrap().len()
    };
    paint(&person);
    let session = person.session();
    let (index, begun) = (session.moment().index(), session.moment().elapsed());
    let watched = session.moment().left().min(WATCHED);
    loop {
        person = person.until_due();
        let over = !person.is_at_work() || person.session().moment().index() != index;
        if over || person.session().moment().elapsed() > begun + watched {
            break;
        }
        bytes += paint(&person);
    }
    u32::try_from(bytes * 1000).unwrap() / u32::try_from(watched.as_millis()).unwrap()
}

#[test]
fn every_move_keeps_within_its_share_of_the_line() {
    let mut too_many = Vec::new();
    for (name, Seen { id, start, calm }) in kinds() {
        let seen = SIZES.map(|size| traffic(&id, start, size, false));
        let slowly = traffic(&id, start, SIZES[0], true);
        println!("{name:24} {seen:?} {slowly}");
        if seen[0] > 5000
            || slowly > 2100
            || seen.iter().any(|bytes| *bytes > 6000)
            || calm && seen[0] > 2000
        {
            too_many.push((name, seen));
        }
    }
    assert!(too_many.is_empty(), "{too_many:#?}");
}
