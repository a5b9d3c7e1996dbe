//! Draws the list of sounds, each with its name and description, one of them chosen.

use ratatui::text::Span;

use crate::screen_kit::sounds::{SOUNDS, SoundMeaning};
use crate::screen_kit::{Shared, sounds};
use crate::widgets::canvas::Canvas;
use crate::widgets::layout::PageLayout;
use crate::widgets::{scroll, text};

/// Most columns of the list: in a wider one, the words of the chosen line would be lost in its band.
const WIDEST: u16 = 60;

/// Fewest rows of the list.
const LEAST: u16 = 3;

/// Columns between the longest name and the descriptions.
const GAP: usize = 3;

pub(crate) fn draw(chosen: usize, shared: &Shared, page: &PageLayout, canvas: &mut Canvas<'_>) {
    let theme = canvas.theme;
    canvas.at(page.head).line(Span::styled("Sounds", theme.title));
    let mut body = canvas.at(page.body_above_a_gap());
    if let Some(why) = sounds::why_silent(shared) {
        say(why, &mut body);
    }
    let mut body = body.left(WIDEST);
    let names = SOUNDS.iter().map(|sound| text::width(sound.name)).max().unwrap_or(0) + GAP;
    let airy = 2 * SOUNDS.len() <= usize::from(body.rows()) + 1;
    let rows = [1 + u16::from(airy); SOUNDS.len()];
    scroll::around(chosen, &rows, &mut body, |index, canvas| {
        let Some(sound) = SOUNDS.get(index) else { return };
        line(sound, names, index == chosen, &mut canvas.top(1));
        canvas.top(u16::from(airy));
    });
}

/// Writes why nothing is heard, in the first wording that leaves room for a few sounds.
fn say(why: [&str; 2], canvas: &mut Canvas<'_>) {
    let fits = |words: &&str| canvas.lines_for(words) + LEAST <= canvas.rows();
    if let Some(words) = why.into_iter().find(fits) {
        canvas.caution(words, canvas.theme.warn);
        canvas.top(u16::from(canvas.rows() > LEAST));
    }
}

/// Writes a sound's name, and its description if all of it fits.
fn line(sound: &SoundMeaning, names: usize, is_chosen: bool, row: &mut Canvas<'_>) {
    let theme = row.theme;
    if is_chosen {
        row.choose();
    }
    let (name, goes) =
        if is_chosen { (theme.selected, theme.selected) } else { (theme.text, theme.quiet) };
    let fits = names + text::width(sound.description) <= row.columns();
    let goes = fits.then(|| Span::styled(sound.description, goes));
    let name = Span::styled(format!("{:names$}", sound.name), name);
    row.line([Some(name), goes].into_iter().flatten().collect::<Vec<_>>());
}
