//! Draws the menu: the routines by goal, and a preview of the chosen one.

mod fault;

use std::ops::Range;

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::MenuItem;
use super::text::{fault as faulty, suggestion};
use crate::routine::body::Side;
use crate::routine::library::Fault;
use crate::routine::{Routine, duration};
use crate::screen_kit::Memory;
use crate::screens::Menu;
use crate::widgets::canvas::Canvas;
use crate::widgets::layout::{Breakpoint, PageLayout};
use crate::widgets::picture::{Beat, Picture};
use crate::widgets::{side_picture, text, wording};
use crate::wording::minutes;
use crate::wording::needs::needs;
use crate::wording::spoken::capital;

/// Columns of the list when something stands next to it.
const LIST: u16 = 38;

/// A row of the list; one that can be chosen has its index.
enum ListRow<'m> {
    Gap,
    Group(&'static str),
    Routine(usize, &'m MenuItem),
    Fault(usize, &'m Fault),
}

pub(crate) fn draw(menu: &Menu, memory: &Memory, page: &PageLayout, canvas: &mut Canvas<'_>) {
    if !memory.is_new() || menu.is_filtering() || !by_ear(page, canvas) {
        head(menu, &mut canvas.at(head_of(page, memory.is_new())));
    }
    let mut body = canvas.at(page.body_above_a_gap());
    let (listed, faults) = (menu.listed(), menu.faults());
    if listed.is_empty() && faults.is_empty() {
        if page.breakpoint >= Breakpoint::Usual {
            side_picture::draw(&Picture::resting(body.theme), &mut body);
        }
        return nothing(menu, &mut body);
    }
    if let Some(fault) = menu.shown_fault() {
        fault::draw(fault, &mut body);
    } else if page.breakpoint >= Breakpoint::Usual {
        let list = if page.breakpoint == Breakpoint::Roomy { LIST + 10 } else { LIST };
        list_of(menu, &listed, &faults, &mut body.left(list));
        body.left(if page.breakpoint == Breakpoint::Roomy { 6 } else { 4 });
        match (listed.get(menu.selected()), menu.fault()) {
            (Some(item), _) => preview(item, memory, &mut body),
            (None, Some(fault)) => fault::draw(fault, &mut body),
            (None, None) => {}
        }
    } else {
        list_of(menu, &listed, &faults, &mut body);
    }
}

fn head(menu: &Menu, canvas: &mut Canvas<'_>) {
    let theme = canvas.theme;
    let filter = match (menu.is_filtering(), menu.filter()) {
        (true, filter) => {
            vec![Span::styled("/ ", theme.key), Span::styled(format!("{filter}▏"), theme.text)]
        }
        (false, "") => vec![Span::styled(offer(menu, canvas.columns()), theme.quiet)],
        (false, filter) => {
            vec![Span::styled("/ ", theme.quiet), Span::styled(filter, theme.quiet)]
        }
    };
    let title = Span::styled("neckcare", theme.title);
    if menu.is_filtering() || canvas.columns() >= 40 {
        canvas.ends(title, Line::from(filter));
    } else {
        canvas.line(title);
    }
}

/// Says how to get lines of text, in the first line of the very first screen. Returns true if it takes the place of the
/// head.
fn by_ear(page: &PageLayout, canvas: &mut Canvas<'_>) -> bool {
    let above = u16::from(page.breakpoint == Breakpoint::Roomy);
    let mut row = canvas.at(Rect { y: page.head.y.saturating_sub(above), ..page.head });
    let hints = [wording::BY_EAR, wording::BY_EAR_BRIEFLY];
    let hint = hints.into_iter().find(|words| text::width(words) <= row.columns());
    row.line(Span::styled(hint.unwrap_or_default(), row.theme.quiet));
    hint.is_some() && page.breakpoint < Breakpoint::Narrow
}

/// Returns where the head stands. On the very first screen that is a row lower, in a row that is blank otherwise.
fn head_of(page: &PageLayout, is_new: bool) -> Rect {
    let below = is_new && matches!(page.breakpoint, Breakpoint::Narrow | Breakpoint::Usual);
    Rect { y: page.head.y + u16::from(below), ..page.head }
}

/// Returns the suggestion if it fits, and otherwise what to do.
fn offer(menu: &Menu, columns: usize) -> String {
    const BESIDE: usize = 12;
    let words = suggestion(menu).map(|words| format!("Suggested: {words}"));
    let fits = words.filter(|words| text::width(words) + BESIDE <= columns);
    fits.unwrap_or_else(|| "Choose a routine".to_owned())
}

/// Says that nothing matches the filter.
fn nothing(menu: &Menu, canvas: &mut Canvas<'_>) {
    let theme = canvas.theme;
    canvas.words(&format!("Nothing matches \u{201c}{}\u{201d}.", menu.filter()), theme.text);
    canvas.gap();
    canvas.words("Press Esc to list everything again.", theme.quiet);
}

fn list_of(menu: &Menu, listed: &[&MenuItem], faults: &[&Fault], canvas: &mut Canvas<'_>) {
    let rows = rows(listed, faults, canvas.rows().into());
    let chosen = menu.selected();
    let is_chosen = |row: &ListRow<'_>| matches!(row, ListRow::Routine(at, _) | ListRow::Fault(at, _) if *at == chosen);
    let here = rows.iter().position(is_chosen).unwrap_or(0);
    let shown = in_sight(here, rows.len(), canvas.rows().into());
    let (above, rest) = rows.split_at(shown.start.min(rows.len()));
    let (within, below) = rest.split_at(shown.len().min(rest.len()));
    more('↑', above, canvas);
    for row in within {
        match row {
            ListRow::Gap => canvas.gap(),
            ListRow::Group(title) => canvas.line(Span::styled(*title, canvas.theme.accent)),
            ListRow::Routine(at, item) => routine(item, *at == chosen, &mut canvas.top(1)),
            ListRow::Fault(at, fault) => fault::row(fault, *at == chosen, &mut canvas.top(1)),
        }
    }
    more('↓', below, canvas);
}

/// Says how many lines are hidden on one side, if any are and a row is left.
fn more(arrow: char, hidden: &[ListRow<'_>], canvas: &mut Canvas<'_>) {
    let is_line = |row: &&ListRow<'_>| matches!(row, ListRow::Routine(..) | ListRow::Fault(..));
    let count = hidden.iter().filter(is_line).count();
    if count > 0 {
        canvas.line(Span::styled(format!("  {arrow} {count} more"), canvas.theme.key));
    }
}

/// Returns the rows of every group with its heading, with blank rows between groups if everything fits that way.
fn rows<'m>(listed: &[&'m MenuItem], faults: &[&'m Fault], most: usize) -> Vec<ListRow<'m>> {
    let numbered: Vec<(usize, &&MenuItem)> = listed.iter().enumerate().collect();
    let mut groups: Vec<(&'static str, Vec<ListRow<'m>>)> = numbered
        .chunk_by(|one, next| one.1.group == next.1.group)
        .filter_map(|group| {
            let rows = group.iter().map(|(at, item)| ListRow::Routine(*at, item));
            Some((group.first()?.1.group, rows.collect()))
        })
        .collect();
    if !faults.is_empty() {
        let numbered = (listed.len()..).zip(faults);
        groups.push((
            faulty::HEADING,
            numbered.map(|(at, fault)| ListRow::Fault(at, fault)).collect(),
        ));
    }
    let airy = listed.len() + faults.len() + 2 * groups.len() <= most + 1;
    let mut rows = Vec::new();
    for (title, of_it) in groups {
        if airy && !rows.is_empty() {
            rows.push(ListRow::Gap);
        }
        rows.push(ListRow::Group(title));
        rows.extend(of_it);
    }
    rows
}

/// Returns the rows in sight. The chosen one is in the middle as long as there are more on either side. If some are
/// hidden, a row is left to say so, unless every row is needed.
fn in_sight(chosen: usize, rows: usize, height: usize) -> Range<usize> {
    /// With fewer rows than this, there is none to spare.
    const FEW: usize = 6;
    if rows <= height {
        return 0..rows;
    }
    let spare = usize::from(height >= FEW);
    let (one, two) = (height - spare, height - 2 * spare);
    if chosen < two {
        0..one
    } else if rows - chosen <= two {
        rows - one..rows
    } else {
        let first = chosen - two / 2;
        first..first + two
    }
}

fn routine(item: &MenuItem, chosen: bool, canvas: &mut Canvas<'_>) {
    let theme = canvas.theme;
    let (name, time) =
        if chosen { (theme.selected, theme.selected) } else { (theme.text, theme.quiet) };
    if chosen {
        canvas.choose();
    }
    let name = Span::styled(format!("  {}", item.routine.title), name);
    let time = Span::styled(format!("{} ", minutes::short(item.total())), time);
    if canvas.columns() >= 20 { canvas.ends(name, time) } else { canvas.line(name) }
}

/// Draws what a routine is for, how long it takes, what it needs, when it was last done, and where the hands work.
fn preview(item: &MenuItem, memory: &Memory, canvas: &mut Canvas<'_>) {
    let (theme, routine) = (canvas.theme, &*item.routine);
    canvas.line(Span::styled(routine.title.as_str(), theme.title));
    canvas.words(&routine.goal, theme.text);
    canvas.gap();
    let positions: Vec<_> = routine.positions.iter().map(|position| position.described()).collect();
    for words in times(item) {
        canvas.words(&words, theme.quiet);
    }
    canvas.words(&capital(&positions.join(" or ")), theme.quiet);
    if let Some(needs) = needs(routine) {
        canvas.words(needs.trim_end_matches('.'), theme.quiet);
    }
    if let Some(days) = memory.last_done(&routine.id) {
        canvas.line(Span::styled(format!("Last done {}", wording::days_ago(days)), theme.quiet));
    }
    canvas.gap();
    picture(routine, canvas);
}

/// Draws the first move with hands on the body, in the routine's usual position.
fn picture(routine: &Routine, canvas: &mut Canvas<'_>) {
    let theme = canvas.theme;
    let position = routine.usual_position();
    let shown = routine.steps.iter().find_map(|step| {
        let movement = step.movement.in_position(position)?;
        let picture = Picture::of(&movement, Side::Right, Beat::Still, theme);
        movement.is_hands_on().then_some(Picture { pressure: step.pressure, ..picture })
    });
    canvas.draw(&Picture { position, ..shown.unwrap_or_else(|| Picture::resting(theme)) });
}

/// Says how long it takes this person today, and once they know its moves.
fn times(item: &MenuItem) -> impl Iterator<Item = String> {
    let today = minutes::in_all(item.total(), item.hands_on(), duration::clock);
    let later = item.later().map(duration::clock);
    let later = later.map(|later| format!("{later} once you know the moves"));
    std::iter::once(today).chain(later)
}
