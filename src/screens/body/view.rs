//! Draws the body, with the places, how tense each is, and the routines that work there.

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::fitting::FittingRoutine;
use super::spot::Spot;
use super::text::{self, QUESTION, told};
use super::{BodyMode, Never};
use crate::routine::duration;
use crate::screen_kit::Shared;
use crate::screens::BodyScreen;
use crate::widgets::bar::Bar;
use crate::widgets::canvas::Canvas;
use crate::widgets::layout::{Breakpoint, PageLayout};
use crate::widgets::picture::{BodyMap, Pointed};
use crate::widgets::{option, scroll, wording};
use crate::wording::minutes;

/// Columns of the names of spots, of their figures, and of the longest bar.
const NAME: u16 = 22;
const FIGURE: u16 = 4;
const BAR: u16 = 10;

/// Columns of everything next to the picture, and between the two.
const WORDS: u16 = 40;
const GAP: u16 = 3;

/// Rows from which there is room for the best routine, or for what to do, below a part of the places.
const LEAST_WITH_FIT: u16 = 5;

/// The words below the picture, and the rows from which there is room for them.
const CAPTION: &str = "You, seen from behind";
const MAP_WITH_CAPTION: u16 = 10;

/// Rows of spots without which the routines stand on a screen of their own.
const LEAST_SPOTS: u16 = 8;

/// Rows of the routines below the places: a blank one, a heading, and the routines.
const ROUTINES: u16 = 7;

pub(crate) fn draw(body: &BodyScreen, shared: &Shared, page: &PageLayout, canvas: &mut Canvas<'_>) {
    head(body, shared, &mut canvas.at(page.head));
    let mut area = canvas.at(page.body_above_a_gap());
    if page.breakpoint >= Breakpoint::Usual {
        let picture = area.size().width.saturating_sub(WORDS + GAP);
        map(body, &mut area.left(picture.min(70)));
        area.left(GAP);
    }
    match body.mode() {
        BodyMode::Never(never) => never_worked_on(*never, shared, &mut area),
        BodyMode::Typing(typed) => typing(body, typed, &mut area),
        BodyMode::Routines(chosen) => routines(body, Some(*chosen), &mut area),
        BodyMode::Places if area.rows() >= ROUTINES + LEAST_SPOTS => {
            let all = u16::try_from(Spot::all().count()).unwrap_or(u16::MAX);
            let rows = all.min(area.rows() - ROUTINES);
            spots(body, &mut area.top(rows));
            area.gap();
            routines(body, None, &mut area);
        }
        BodyMode::Places => {
            if area.rows() > LEAST_WITH_FIT {
                let mut last = area.bottom(1);
                match body.routines().first() {
                    Some(fit) => title(fit, false, &mut last),
                    None => last.line(Span::styled(text::MARK_BRIEFLY, last.theme.accent)),
                }
            }
            spots(body, &mut area);
        }
    }
}

/// Asks the question; in the first line of the very first screen, says how to get lines of text.
fn head(body: &BodyScreen, shared: &Shared, canvas: &mut Canvas<'_>) {
    let theme = canvas.theme;
    let title = Span::styled(QUESTION, theme.title);
    if shared.memory.is_new() && canvas.columns() >= 60 {
        return canvas.ends(title, Span::styled(wording::BY_EAR_BRIEFLY, theme.quiet));
    }
    canvas.ends(title, Span::styled(text::time(body), theme.quiet));
}

/// Draws the body from behind, each marked place glowing the more, the tenser it is.
fn map(body: &BodyScreen, canvas: &mut Canvas<'_>) {
    let tense = body.marks().iter().map(|(place, rating)| (place, rating.share()));
    let pointed = match body.spot() {
        Spot::Place(place) => Pointed::Place(place),
        Spot::NoGo(place) => Pointed::NoGo(place),
    };
    if canvas.rows() > MAP_WITH_CAPTION {
        let mut row = canvas.bottom(1);
        row.line(Span::styled(CAPTION, row.theme.quiet));
    }
    canvas.draw(&BodyMap::of_places(tense, Some(pointed), canvas.theme));
}

/// Lists as many spots as fit, the chosen one among them.
fn spots(body: &BodyScreen, canvas: &mut Canvas<'_>) {
    let all: Vec<Spot> = Spot::all().collect();
    let chosen = all.iter().position(|spot| *spot == body.spot()).unwrap_or(0);
    scroll::around(chosen, &vec![1; all.len()], canvas, |index, canvas| {
        if let Some(spot) = all.get(index) {
            row(body, *spot, index == chosen, &mut canvas.top(1));
        }
    });
}

fn row(body: &BodyScreen, spot: Spot, is_chosen: bool, canvas: &mut Canvas<'_>) {
    let theme = canvas.theme;
    if is_chosen {
        canvas.choose();
    }
    let style = |usual| if is_chosen { theme.selected } else { usual };
    canvas.left(1);
    let Some(place) = spot.place() else {
        canvas.left(NAME).line(Span::styled(spot.name(), style(theme.quiet)));
        return canvas.line(Span::styled("don't massage", style(theme.quiet)));
    };
    let rating = body.marks().get(place);
    canvas.left(NAME).line(Span::styled(spot.name(), style(theme.text)));
    if let Some(rating) = rating {
        let (figure, fraction) = (format!("{:>2}", rating.get()), rating.share());
        canvas.left(FIGURE).line(Span::styled(figure, style(theme.text)));
        let on_band = |style: Style| match theme.selected.bg {
            Some(band) if is_chosen => style.bg(band),
            _ => style,
        };
        let bar = Bar { fraction, style: on_band(theme.zone), track: on_band(theme.quiet) };
        canvas.left(BAR).draw(&bar);
    }
}

/// Lists the routines for the marked places, each with the reason to choose it; or says how to mark a place.
fn routines(body: &BodyScreen, chosen: Option<usize>, canvas: &mut Canvas<'_>) {
    let theme = canvas.theme;
    if let Some(words) = text::next_figure(body) {
        return canvas.words(&words, theme.accent);
    }
    let fitting = body.routines();
    if fitting.is_empty() {
        return canvas.words("No routine works there today.", theme.warn);
    }
    canvas.ends(
        Span::styled("Routines that work there", theme.accent),
        Span::styled(format!("{} ", text::time(body)), theme.quiet),
    );
    let Some(chosen) = chosen else {
        for fit in fitting {
            title(fit, false, &mut canvas.top(1));
        }
        return;
    };
    let columns = canvas.size().width;
    let rows: Vec<u16> =
        fitting.iter().map(|fit| 1 + option::rows(&fit.reason(duration::clock), columns)).collect();
    scroll::around(chosen, &rows, canvas, |index, canvas| {
        let Some(fit) = fitting.get(index) else { return };
        title(fit, index == chosen, &mut canvas.top(1));
        canvas.indented(3, &fit.reason(duration::clock), theme.quiet);
    });
}

fn title(fit: &FittingRoutine, is_chosen: bool, canvas: &mut Canvas<'_>) {
    let theme = canvas.theme;
    let (name, time) =
        if is_chosen { (theme.selected, theme.selected) } else { (theme.text, theme.quiet) };
    if is_chosen {
        canvas.choose();
    }
    let length = if fit.is_too_long {
        format!("{}, too long", duration::clock(fit.total))
    } else {
        minutes::short(fit.total)
    };
    canvas.ends(
        Span::styled(format!(" {}", fit.routine().title), name),
        Span::styled(format!("{length} "), time),
    );
}

/// Draws the place being typed, and what it means.
fn typing(body: &BodyScreen, typed: &str, canvas: &mut Canvas<'_>) {
    let theme = canvas.theme;
    let field = vec![Span::styled("/ ", theme.key), Span::styled(format!("{typed}▏"), theme.text)];
    canvas.line(Line::from(field));
    canvas.gap();
    let words = text::meant(body);
    if words.is_empty() {
        canvas.words("Type a place, such as left shoulder or skull.", theme.quiet);
    } else {
        canvas.words(&words, theme.text);
    }
}

/// Says why there is no massage for a place or a feeling, and whom to see.
fn never_worked_on(never: Never, shared: &Shared, canvas: &mut Canvas<'_>) {
    let theme = canvas.theme;
    let title = match never {
        Never::Place(place) => format!("The {}", place.name()),
        Never::Sign(_) => "Get this checked first".to_owned(),
    };
    canvas.line(Span::styled(title, theme.title));
    canvas.gap();
    for words in told(never, &shared.words) {
        canvas.words(&words, theme.text);
        canvas.gap();
    }
}
