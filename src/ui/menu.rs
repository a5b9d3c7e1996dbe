//! The routines by goal, and what the chosen one is.

use ratatui::text::{Line, Span};

use super::figure::Figure;
use super::room::{Page, Room};
use super::sheet::Sheet;
use super::text;
use super::wording;
use crate::app::menu::Item;
use crate::app::ready;
use crate::app::{Memory, Menu};
use crate::plain;
use crate::routine::body::Zone;
use crate::routine::{Origin, Routine, duration};

/// Columns of the list where something stands beside it.
const LIST: u16 = 38;

/// A row of the list.
enum Row<'m> {
    Gap,
    Group(&'static str),
    Routine(&'m Item),
}

pub(super) fn draw(menu: &Menu, memory: &Memory, page: &Page, sheet: &mut Sheet<'_>) {
    let listed = menu.listed();
    head(menu, &mut sheet.at(page.head));
    let mut body = sheet.at(page.body_above_a_gap());
    if listed.is_empty() {
        return nothing(menu, &mut body);
    }
    if page.room >= Room::Usual {
        let list = if page.room == Room::Roomy { LIST + 10 } else { LIST };
        list_of(menu, &listed, &mut body.left(list));
        body.left(if page.room == Room::Roomy { 6 } else { 4 });
        if let Some(item) = listed.get(menu.selected()) {
            preview(item, memory, &mut body);
        }
    } else {
        list_of(menu, &listed, &mut body);
    }
}

fn head(menu: &Menu, sheet: &mut Sheet<'_>) {
    let theme = sheet.theme;
    let filter = match (menu.is_filtering(), menu.filter()) {
        (true, filter) => {
            vec![Span::styled("/ ", theme.key), Span::styled(format!("{filter}▏"), theme.text)]
        }
        (false, "") => vec![Span::styled(offer(menu, sheet.columns()), theme.quiet)],
        (false, filter) => {
            vec![Span::styled("/ ", theme.quiet), Span::styled(filter, theme.quiet)]
        }
    };
    let title = Span::styled("neckcare", theme.title);
    if menu.is_filtering() || sheet.columns() >= 40 {
        sheet.ends(title, Line::from(filter));
    } else {
        sheet.line(title);
    }
}

/// What would do good now, where there is room to say it.
fn offer(menu: &Menu, columns: usize) -> String {
    const BESIDE: usize = 12;
    let words = plain::suggestion(menu).map(|words| format!("perhaps {words}"));
    let fits = words.filter(|words| text::width(words) + BESIDE <= columns);
    fits.unwrap_or_else(|| "what would do you good?".to_owned())
}

/// The filter lets nothing through.
fn nothing(menu: &Menu, sheet: &mut Sheet<'_>) {
    let theme = sheet.theme;
    sheet.words(&format!("Nothing here is called \u{201c}{}\u{201d}.", menu.filter()), theme.text);
    sheet.gap();
    sheet.words("Esc lists everything again.", theme.quiet);
}

fn list_of(menu: &Menu, listed: &[&Item], sheet: &mut Sheet<'_>) {
    let rows = rows(listed, sheet.rows().into());
    let chosen = listed.get(menu.selected()).map(|item| &item.routine);
    let is_chosen = |item: &Item| Some(&item.routine) == chosen;
    let here = rows
        .iter()
        .position(|row| matches!(row, Row::Routine(item) if is_chosen(item)))
        .unwrap_or(0);
    let first = first_shown(here, rows.len(), sheet.rows().into());
    for row in rows.iter().skip(first).take(sheet.rows().into()) {
        match row {
            Row::Gap => sheet.gap(),
            Row::Group(title) => sheet.line(Span::styled(*title, sheet.theme.accent)),
            Row::Routine(item) => routine(item, is_chosen(item), &mut sheet.top(1)),
        }
    }
}

/// Every group with its heading, apart from the one before if all of it finds room so.
fn rows<'m>(listed: &[&'m Item], room: usize) -> Vec<Row<'m>> {
    let groups: Vec<&[&Item]> = listed.chunk_by(|one, next| one.group == next.group).collect();
    let airy = listed.len() + 2 * groups.len() <= room + 1;
    let mut rows = Vec::new();
    for group in groups {
        if airy && !rows.is_empty() {
            rows.push(Row::Gap);
        }
        rows.extend(group.first().map(|item| Row::Group(item.group)));
        rows.extend(group.iter().map(|item| Row::Routine(item)));
    }
    rows
}

/// Which row stands first, so that the chosen one is in the middle as long as there is more on either side.
const fn first_shown(chosen: usize, rows: usize, room: usize) -> usize {
    let (wanted, last) = (chosen.saturating_sub(room / 2), rows.saturating_sub(room));
    if wanted < last { wanted } else { last }
}

fn routine(item: &Item, chosen: bool, sheet: &mut Sheet<'_>) {
    let theme = sheet.theme;
    let (name, time) =
        if chosen { (theme.selected, theme.selected) } else { (theme.text, theme.quiet) };
    if chosen {
        sheet.tint(theme.selected);
    }
    let own = if item.routine.origin == Origin::User { " (yours)" } else { "" };
    let name = Span::styled(format!("  {}{own}", item.routine.title), name);
    let time = Span::styled(format!("{} ", wording::minutes(item.total)), time);
    if sheet.columns() >= 20 { sheet.ends(name, time) } else { sheet.line(name) }
}

/// What a routine is for, how long it takes, what it needs, and where the hands work.
fn preview(item: &Item, memory: &Memory, sheet: &mut Sheet<'_>) {
    let (theme, routine) = (sheet.theme, &*item.routine);
    sheet.line(Span::styled(routine.title.as_str(), theme.title));
    sheet.words(&routine.goal, theme.text);
    sheet.gap();
    let positions: Vec<_> =
        routine.positions.iter().map(|position| ready::position(*position)).collect();
    let time = format!("{}, {}", duration::clock(item.total), positions.join(" or "));
    sheet.words(&time, theme.quiet);
    if !routine.needs.is_empty() {
        sheet.words(&format!("with {}", routine.needs.join(", and ")), theme.quiet);
    }
    if let Some(days) = memory.last_done(&routine.id) {
        sheet.line(Span::styled(format!("last done {}", wording::days_ago(days)), theme.quiet));
    }
    sheet.gap();
    let zones = zones(routine);
    sheet.draw(&Figure::resting(&zones, theme));
}

/// Everywhere that a routine works.
fn zones(routine: &Routine) -> Vec<Zone> {
    let mut zones: Vec<Zone> =
        routine.steps.iter().flat_map(|step| step.movement.zones.iter().copied()).collect();
    zones.sort_unstable();
    zones.dedup();
    zones
}
