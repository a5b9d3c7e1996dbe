//! Draws a file of the user's that cannot be followed: its row in the list, and what is wrong with it.

use ratatui::text::Span;

use crate::routine::library::Fault;
use crate::screens::menu::text::fault::more;
use crate::widgets::canvas::Canvas;
use crate::widgets::text;

/// Draws its name, and as much of the first error as fits.
pub(super) fn row(fault: &Fault, chosen: bool, canvas: &mut Canvas<'_>) {
    let theme = canvas.theme;
    let (name, why) =
        if chosen { (theme.selected, theme.selected) } else { (theme.text, theme.quiet) };
    if chosen {
        canvas.choose();
    }
    let begin = format!("  {}  ", fault.name);
    let columns = canvas.columns().saturating_sub(text::width(&begin));
    let first = Span::styled(text::fit(&fault.first, columns), why);
    canvas.line(vec![Span::styled(begin, name), first]);
}

/// Draws the whole first error, how to fix it, and which command lists the rest.
pub(super) fn draw(fault: &Fault, canvas: &mut Canvas<'_>) {
    let theme = canvas.theme;
    canvas.line(Span::styled(fault.name.as_str(), theme.title));
    canvas.words(&fault.first, theme.warn);
    if !fault.remedy.is_empty() {
        canvas.words(&fault.remedy, theme.text);
    }
    let more = more(fault);
    if !more.is_empty() {
        canvas.gap();
        canvas.words(&more, theme.quiet);
    }
}
