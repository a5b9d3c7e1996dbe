//! Draws the background screen: the topics, and one of them to read, with how sure each paragraph is next to it.

mod page;

use ratatui::style::Style;
use ratatui::text::Span;

use crate::safety::Background;
use crate::screens::About;
use crate::widgets::canvas::{Canvas, lines_for};
use crate::widgets::layout::{Breakpoint, PageLayout};

/// Columns of the list of topics when something stands next to it.
const LIST: u16 = 27;

pub(crate) fn draw(about: &About, page: &PageLayout, canvas: &mut Canvas<'_>) {
    head(about, &mut canvas.at(page.head));
    let mut body = canvas.at(page.body_above_a_gap());
    let reads = about.paragraph().is_some();
    match page.breakpoint {
        Breakpoint::Roomy => beside(about, 6, &mut body),
        Breakpoint::Usual if !reads => beside(about, 3, &mut body),
        _ if reads => page::draw(about, &mut body),
        _ => alone(about, &mut body),
    }
}

fn head(about: &About, canvas: &mut Canvas<'_>) {
    let theme = canvas.theme;
    match (about.paragraph(), about.words()) {
        (Some(at), Some(words)) => canvas.ends(
            Span::styled(words.title.as_str(), theme.title),
            Span::styled(format!("{} of {}", at + 1, words.paragraphs.len()), theme.quiet),
        ),
        _ => canvas.line(Span::styled("About", theme.title)),
    }
}

/// Draws the topics, and next to them the open one or the beginning of the chosen one.
fn beside(about: &About, gap: u16, canvas: &mut Canvas<'_>) {
    topics(about, &mut canvas.left(LIST));
    canvas.left(gap);
    if about.paragraph().is_some() {
        return page::draw(about, canvas);
    }
    let Some(words) = about.words() else { return };
    let (theme, width) = (canvas.theme, canvas.size().width.saturating_sub(page::MARK));
    let by = Background::built_in().by.as_str();
    indented(by, theme.quiet, &mut canvas.bottom(lines_for(by, width)));
    canvas.bottom(1);
    indented(&words.line, theme.title, &mut canvas.top(lines_for(&words.line, width)));
    canvas.gap();
    page::draw(about, canvas);
}

/// Writes words with the indent of a paragraph.
fn indented(words: &str, style: Style, canvas: &mut Canvas<'_>) {
    canvas.left(page::MARK);
    canvas.words(words, style);
}

/// Draws the topics, and below them what the chosen one is about if there is room.
fn alone(about: &About, canvas: &mut Canvas<'_>) {
    let all = u16::try_from(Background::built_in().topics().len()).unwrap_or(u16::MAX);
    topics(about, &mut canvas.top(all));
    canvas.gap();
    if let Some(words) = about.words() {
        canvas.words(&words.line, canvas.theme.text);
    }
    canvas.gap();
    if canvas.lines_for(&Background::built_in().by) <= canvas.rows() {
        canvas.words(&Background::built_in().by, canvas.theme.quiet);
    }
}

/// Writes as many titles as fit, the chosen one always among them.
fn topics(about: &About, canvas: &mut Canvas<'_>) {
    let (theme, height) = (canvas.theme, usize::from(canvas.rows()));
    let first = (about.topic() + 1).saturating_sub(height);
    for (index, words) in
        Background::built_in().topics().iter().enumerate().skip(first).take(height)
    {
        let mut row = canvas.top(1);
        let style = if index == about.topic() { theme.selected } else { theme.text };
        if index == about.topic() {
            row.choose();
        }
        row.line(Span::styled(words.title.as_str(), style));
    }
}
