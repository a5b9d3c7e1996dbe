//! The picture beside the words: the body, and what the hands do now.

mod beat;

use crate::app::Play;
use crate::session::State;
use crate::ui::picture::Picture;
use crate::ui::sheet::Sheet;

/// The body as large as fits; nothing moves in it while the session stands still.
pub(super) fn draw(play: &Play, sheet: &mut Sheet<'_>) {
    let runs = play.session().state() == State::Running && !sheet.theme.still;
    let moment = play.session().moment();
    let beat = beat::of(&moment, sheet.size().width, sheet.theme.slow);
    let pass = moment.easing_off().unwrap_or_else(|| moment.pass());
    let beat = if runs { beat } else { beat.at_rest() };
    let (session, no_go) = (play.session(), play.shows_no_go());
    let (position, pressure) = (session.plan().choices().position, session.pressure(pass));
    let picture = Picture::of(&pass.movement, pass.side, beat, sheet.theme);
    sheet.draw(&Picture { position, pressure, no_go, ..picture });
}
