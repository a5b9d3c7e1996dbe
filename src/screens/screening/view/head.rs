//! Draws the head of the screening: what is asked, of whom, before which routine, and how far the user has come.

use ratatui::text::{Line, Span};

use crate::safety::screening_state::PendingQuestion;
use crate::screen_kit::Shared;
use crate::screens::Screening;
use crate::screens::screening::text::hint;
use crate::widgets::canvas::Canvas;
use crate::widgets::layout::Breakpoint;
use crate::widgets::theme::Theme;

/// Draws the title, and next to it as much of the rest as fits.
pub(super) fn draw(
    screening: &Screening,
    shared: &Shared,
    breakpoint: Breakpoint,
    canvas: &mut Canvas<'_>,
) {
    let theme = canvas.theme;
    let title = Line::from(Span::styled(hint(screening).0, theme.title));
    let who = || who(screening, shared, theme);
    let before = || {
        screening
            .title()
            .filter(|_| breakpoint >= Breakpoint::Usual)
            .map(|title| before(title, theme))
    };
    let (named, bare) = (way(screening, true, theme), way(screening, false, theme));
    let asides = [
        joined([who(), before(), named.clone()]),
        joined([who(), named, None]),
        joined([who(), bare, None]),
        joined([who(), None, None]),
    ];
    let fits = |aside: &Line<'_>| title.width() + 2 + aside.width() <= canvas.columns();
    match asides.into_iter().find(fits) {
        Some(aside) => canvas.ends(title, aside),
        None => canvas.line(title),
    }
}

type HeadPart<'a> = Option<Vec<Span<'a>>>;

/// Joins the parts that exist, with room between them.
fn joined(parts: [HeadPart<'_>; 3]) -> Line<'_> {
    let parts: Vec<_> = parts.into_iter().flatten().collect();
    Line::from(parts.join(&Span::raw("   ")))
}

/// Says that the user is a guest, or names the key that makes them one.
fn who<'a>(screening: &Screening, shared: &Shared, theme: &Theme) -> HeadPart<'a> {
    if shared.memory.guest {
        return Some(vec![Span::styled("guest", theme.quiet)]);
    }
    let key = || vec![Span::styled("e", theme.key), Span::styled(" use as a guest", theme.quiet)];
    screening.takes_guests(shared).then(key)
}

fn before<'a>(title: &str, theme: &Theme) -> Vec<Span<'a>> {
    vec![Span::styled(format!("before {title}"), theme.quiet)]
}

/// Draws a dot for each page, filled up to the one that is shown.
fn way<'a>(screening: &Screening, named: bool, theme: &Theme) -> HeadPart<'a> {
    let (pages, here) = screening.progress()?;
    let mut dots = Vec::new();
    for (index, page) in pages.iter().enumerate() {
        let (dot, style) = match index.cmp(&here) {
            std::cmp::Ordering::Less => ("●", theme.quiet),
            std::cmp::Ordering::Equal => ("●", theme.accent),
            std::cmp::Ordering::Greater => ("○", theme.quiet),
        };
        let gap = if index == 0 { "" } else { "  " };
        dots.extend([Span::raw(gap), Span::styled(dot, style)]);
        if named {
            let style = if index == here { theme.title } else { theme.quiet };
            dots.push(Span::styled(format!(" {}", name(*page)), style));
        }
    }
    Some(dots)
}

const fn name(page: PendingQuestion) -> &'static str {
    match page {
        PendingQuestion::Notice => "notice",
        PendingQuestion::Health => "health",
        _ => "today",
    }
}
