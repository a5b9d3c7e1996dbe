//! The picture beside the words: the body, what the hands do now, and from where it is seen.

mod beat;

use ratatui::text::Span;

use self::beat::Seen;
use crate::app::Play;
use crate::routine::body::Side;
use crate::session::State;
use crate::ui::figure::{Beat, Figure, View};
use crate::ui::sheet::Sheet;
use crate::ui::text;
use crate::ui::theme::Theme;
use crate::ui::wording;

/// The body as large as fits, with its caption below; pale while the session stands still.
pub(super) fn draw(play: &Play, sheet: &mut Sheet<'_>) {
    let stands_still = matches!(play.session().state(), State::Paused(_));
    let pale = pale(sheet.theme);
    let theme = if stands_still { &pale } else { sheet.theme };
    let mut sheet = sheet.in_colours(theme);
    let mut below = sheet.bottom(1);
    let seen = Seen::of(&play.session().moment(), below.size().width);
    caption(play, &seen, &mut below);
    sheet.draw(&Figure {
        view: seen.view,
        zones: &seen.zones,
        side: seen.side,
        act: Some((seen.act, seen.beat)),
        still: play.session().state() != State::Running || seen.beat == Beat::Still,
        no_go: play.shows_no_go(),
        theme,
    });
}

fn caption(play: &Play, seen: &Seen, sheet: &mut Sheet<'_>) {
    let from = match (seen.view, seen.side) {
        (View::Back | View::Head, _) => "from behind",
        (View::Side, Side::Right) => "from the right",
        (View::Side, _) => "from the left",
    };
    let named = |zones| wording::zones(zones, play.session().plan());
    let (zones, first) = (named(&seen.zones), named(seen.zones.get(..1).unwrap_or_default()));
    let words = if zones.is_empty() { "hands off".to_owned() } else { format!("{zones}, {from}") };
    let fits = |words: &String| text::width(words) <= sheet.columns();
    let shown = [words, zones].into_iter().find(fits).unwrap_or(first);
    sheet.centred(Span::styled(shown, sheet.theme.quiet));
}

/// The body in the colours of what may be overlooked.
const fn pale(theme: &Theme) -> Theme {
    Theme { figure: theme.figure_faint, zone: theme.quiet, hand: theme.quiet, ..*theme }
}
