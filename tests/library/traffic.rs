//! Measures the bytes per second that the picture of each move sends to the terminal, at three sizes.

use std::collections::BTreeMap;
use std::time::Duration;

use crate::person::{Person, SPACE, library};
use crate::share::share;
use neckcare::app::view::AppWidget;
use neckcare::plan::SegmentKind;
use neckcare::routine::body::Motion;
use neckcare::terminal::images::{Image, ImagePlace, Images};
use neckcare::widgets::painter::Painter;
use neckcare::widgets::picture::pixels;
use neckcare::widgets::theme::{TechniqueStyle, Theme};
use ratatui::layout::Size;
use ratatui::widgets::Widget;

const SIZES: [(u16, u16); 3] = [(80, 24), (120, 40), (200, 60)];

/// The longest time to measure in each segment.
const WATCHED: Duration = Duration::from_secs(12);

/// A routine and the time in it at which a kind of picture is shown, and whether that picture hardly moves.
struct Seen {
    id: String,
    start: Duration,
    calm: bool,
}

/// Returns true for breathing, rests and holds, whose pictures hardly move.
const fn is_calm(motion: Motion) -> bool {
    matches!(motion, Motion::Breathe | Motion::Still | Motion::RestHands | Motion::PressHold)
}

/// Returns the first occurrence of each kind of picture: each move, its release, and lead-ins.
fn kinds() -> BTreeMap<String, Seen> {
    let mut kinds = BTreeMap::new();
    for routine in library().routines() {
        let person = Person::ready_for(&routine.id);
        let plan = person.plan();
        for segment in plan.segments() {
            let movement = &plan.passes()[segment.pass].movement;
            let name = match segment.kind {
                SegmentKind::GetReady | SegmentKind::LeadIn => "lead-in".to_owned(),
                SegmentKind::Release(_) => format!("{} release", movement.name),
                _ => movement.name.clone(),
            };
            let calm = is_calm(movement.motion);
            let seen = || Seen { id: routine.id.clone(), start: segment.start, calm };
            kinds.entry(name).or_insert_with(seen);
        }
    }
    kinds
}

/// The output to a terminal, in bytes.
struct Line {
    painter: Painter,
    images: Images,
    size: Size,
    theme: Theme,
    /// The bytes of new images, which the terminal keeps.
    uploaded: usize,
}

impl Line {
    fn new((width, height): (u16, u16), theme: &Theme) -> Self {
        let (painter, images) = (Painter::default(), Images::default());
        Self { painter, images, size: Size::new(width, height), theme: *theme, uploaded: 0 }
    }

    /// Returns the bytes of one frame, without new images.
    fn paint(&mut self, person: &Person) -> usize {
        let face = AppWidget { app: &person.app, theme: &self.theme };
        let draw = |area, buffer: &mut _| face.render(area, buffer);
        let cells = self.painter.paint(self.size, draw).unwrap().len();
        let image = pixels::take(self.painter.shown());
        let place = ImagePlace { column: 40, row: 3, columns: 36, rows: 14 };
        let wanted = image.as_ref().map(|image| (image.fingerprint(), place));
        let paint = || {
            let (width, height, rgba) = image.as_ref()?.paint()?;
            Some(Image { width, height, rgba })
        };
        let bytes = self.images.show(wanted, paint);
        let shown = bytes.find("\x1b[").map_or(0, |start| bytes.len() - start);
        self.uploaded += bytes.len() - shown;
        cells + shown
    }
}

/// Returns the bytes per second from a time on, without the first frame, and the bytes of new images.
fn traffic(id: &str, start: Duration, size: (u16, u16), theme: &Theme) -> (u32, usize) {
    let mut person = Person::ready_for(id).press(SPACE).later(start);
    let (mut line, mut bytes) = (Line::new(size, theme), 0);
    line.paint(&person);
    let session = person.session();
    let (index, begun) = (session.moment().index(), session.moment().elapsed());
    let watched = session.moment().left().min(WATCHED);
    loop {
        person = person.until_due();
        let over = !person.is_at_work() || person.session().moment().index() != index;
        if over || person.session().moment().elapsed() > begun + watched {
            break;
        }
        bytes += line.paint(&person);
    }
    let rate = u32::try_from(bytes * 1000).unwrap() / u32::try_from(watched.as_millis()).unwrap();
    (rate, line.uploaded)
}

#[test]
fn every_move_is_within_its_bytes_per_second() {
    let mut too_many = Vec::new();
    for (name, Seen { id, start, calm }) in share(kinds(), 5) {
        let theme = Theme::dark();
        let seen = SIZES.map(|size| traffic(&id, start, size, &theme).0);
        let (slowly, _) = traffic(&id, start, SIZES[0], &Theme { slow: true, ..theme });
        println!("{name:24} {seen:?} {slowly}");
        if slowly > 2000 || seen.iter().any(|bytes| *bytes > 8000) || calm && seen[0] > 2500 {
            too_many.push((name, seen));
        }
    }
    assert!(too_many.is_empty(), "{too_many:#?}");
}

#[test]
fn every_technique_is_within_its_bytes_per_second() {
    const CELLS: [TechniqueStyle; 4] = [
        TechniqueStyle::Octants,
        TechniqueStyle::Sextants,
        TechniqueStyle::HalfBlocks,
        TechniqueStyle::Braille,
    ];
    let mut too_many = Vec::new();
    for (name, Seen { id, start, .. }) in share(kinds(), 5) {
        for technique in CELLS {
            let colours =
                if technique == TechniqueStyle::Braille { Theme::plain() } else { Theme::light() };
            let rate =
                |slow| traffic(&id, start, SIZES[0], &Theme { technique, slow, ..colours }).0;
            let seen = [rate(false), rate(true)];
            println!("{name:24} {technique:?} {seen:?}");
            if seen[0] > 8000 || seen[1] > 2000 {
                too_many.push((name.clone(), technique, seen));
            }
        }
    }
    assert!(too_many.is_empty(), "{too_many:#?}");
}

#[test]
fn images_are_sent_once_and_then_need_few_bytes() {
    let mut too_many = Vec::new();
    let theme = Theme { technique: TechniqueStyle::Pixels, cell: (9, 18), ..Theme::dark() };
    for (name, Seen { id, start, .. }) in share(kinds(), 5) {
        let seen = SIZES.map(|size| traffic(&id, start, size, &theme));
        println!("{name:24} {seen:?}");
        assert!(seen.iter().all(|(_, sent)| *sent > 0), "{name} sends no image");
        if seen[0].0 > 1000 || seen.iter().any(|(rate, sent)| *rate > 1500 || *sent > 650_000) {
            too_many.push((name, seen));
        }
    }
    assert!(too_many.is_empty(), "{too_many:#?}");
}
