//! The picture beside the words: the body, where the hands work, and from where it is seen.

use ratatui::text::Span;

use crate::app::Play;
use crate::plan::Kind;
use crate::routine::body::{Hand, Side, Zone};
use crate::session::State;
use crate::ui::figure::{Figure, Spot, View, resting_spots};
use crate::ui::sheet::Sheet;
use crate::ui::text;
use crate::ui::theme::Theme;
use crate::ui::wording;

/// The body as large as fits, with its caption below; pale while the session stands still.
pub(super) fn draw(play: &Play, sheet: &mut Sheet<'_>) {
    let pale = pale(sheet.theme);
    let theme =
        if matches!(play.session().state(), State::Paused(_)) { &pale } else { sheet.theme };
    let mut sheet = sheet.in_colours(theme);
    let seen = Seen::of(play);
    caption(play, &seen, &mut sheet.bottom(1));
    let figure =
        Figure { view: seen.view, zones: &seen.zones, side: seen.side, hands: &seen.hands, theme };
    sheet.draw(&figure);
}

/// What is to be seen of a moment.
struct Seen {
    view: View,
    zones: Vec<Zone>,
    side: Side,
    hands: Vec<Spot>,
}

impl Seen {
    fn of(play: &Play) -> Self {
        let moment = play.session().moment();
        let pass = moment.pass();
        let hands_off = moment.easing_off().is_some() || moment.segment().kind == Kind::EaseOff;
        let zones: Vec<Zone> =
            pass.movement.zones.iter().copied().filter(|zone| *zone != Zone::Nowhere).collect();
        let view = View::for_zones(&zones);
        let touching = pass.movement.hand != Hand::Free && !hands_off;
        let hands = zones
            .iter()
            .filter(|_| touching)
            .flat_map(|zone| resting_spots(view, *zone, pass.side))
            .collect();
        Self { view, zones, side: pass.side, hands }
    }
}

fn caption(play: &Play, seen: &Seen, sheet: &mut Sheet<'_>) {
    let from = match (seen.view, seen.side) {
        (View::Back, _) => "from behind",
        (View::Side, Side::Right) => "from the right",
        (View::Side, _) => "from the left",
    };
    let zones = wording::zones(&seen.zones, play.session().plan());
    let words = if zones.is_empty() { "hands off".to_owned() } else { format!("{zones}, {from}") };
    let short = if text::width(&words) > sheet.columns() { zones } else { words };
    sheet.centred(Span::styled(short, sheet.theme.quiet));
}

/// The body in the colours of what may be overlooked.
const fn pale(theme: &Theme) -> Theme {
    Theme { figure: theme.figure_faint, zone: theme.quiet, hand: theme.quiet, ..*theme }
}
