//! The background: the topics, and one of them to read, with how sure each paragraph is beside it.

mod page;

use ratatui::style::Style;
use ratatui::text::Span;

use crate::safety::Background;
use crate::screens::About;
use crate::widgets::layout::{Page, Room};
use crate::widgets::sheet::{Sheet, lines_for};

/// Columns of the topics where something stands beside them.
const LIST: u16 = 27;

pub(crate) fn draw(about: &About, page: &Page, sheet: &mut Sheet<'_>) {
    head(about, &mut sheet.at(page.head));
    let mut body = sheet.at(page.body_above_a_gap());
    let reads = about.paragraph().is_some();
    match page.room {
        Room::Roomy => beside(about, 6, &mut body),
        Room::Usual if !reads => beside(about, 3, &mut body),
        _ if reads => page::draw(about, &mut body),
        _ => alone(about, &mut body),
    }
}

fn head(about: &About, sheet: &mut Sheet<'_>) {
    let theme = sheet.theme;
    match (about.paragraph(), about.words()) {
        (Some(at), Some(words)) => sheet.ends(
            Span::styled(words.title.as_str(), theme.title),
            Span::styled(format!("{} of {}", at + 1, words.paragraphs.len()), theme.quiet),
        ),
        _ => sheet.line(Span::styled("About", theme.title)),
    }
}

/// The topics with what there is to read beside them.
fn beside(about: &About, gap: u16, sheet: &mut Sheet<'_>) {
    topics(about, &mut sheet.left(LIST));
    sheet.left(gap);
    if about.paragraph().is_some() {
        return page::draw(about, sheet);
    }
    let Some(words) = about.words() else { return };
    let (theme, width) = (sheet.theme, sheet.size().width.saturating_sub(page::MARK));
    let by = Background::built_in().by.as_str();
    indented(by, theme.quiet, &mut sheet.bottom(lines_for(by, width)));
    sheet.bottom(1);
    indented(&words.line, theme.title, &mut sheet.top(lines_for(&words.line, width)));
    sheet.gap();
    page::draw(about, sheet);
}

/// Words as far in as those of a paragraph.
fn indented(words: &str, style: Style, sheet: &mut Sheet<'_>) {
    sheet.left(page::MARK);
    sheet.words(words, style);
}

/// The topics, and what the chosen one is about where there is room for that.
fn alone(about: &About, sheet: &mut Sheet<'_>) {
    let all = u16::try_from(Background::built_in().topics().len()).unwrap_or(u16::MAX);
    topics(about, &mut sheet.top(all));
    sheet.gap();
    if let Some(words) = about.words() {
        sheet.words(&words.line, sheet.theme.text);
    }
    sheet.gap();
    if sheet.lines_for(&Background::built_in().by) <= sheet.rows() {
        sheet.words(&Background::built_in().by, sheet.theme.quiet);
    }
}

/// The titles of the topics, the chosen one always among them.
fn topics(about: &About, sheet: &mut Sheet<'_>) {
    let (theme, room) = (sheet.theme, usize::from(sheet.rows()));
    let first = (about.topic() + 1).saturating_sub(room);
    for (index, words) in Background::built_in().topics().iter().enumerate().skip(first).take(room)
    {
        let mut row = sheet.top(1);
        let style = if index == about.topic() { theme.selected } else { theme.text };
        if index == about.topic() {
            row.choose();
        }
        row.line(Span::styled(words.title.as_str(), style));
    }
}
