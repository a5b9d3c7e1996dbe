//! Done: what was done, and what does good now.

use ratatui::text::Span;

use super::bullets;
use super::digits::{Digits, Scale};
use super::follow_up::draw_figure;
use super::picture::Picture;
use super::room::{Page, Room};
use super::sheet::Sheet;
use super::stopped::watch;
use crate::app::After;
use crate::app::keys::{self, Action, Binding};
use crate::routine::duration;
use crate::safety::Words;
use crate::safety::after::Ask;
use crate::session::Outcome;

pub(super) fn draw(after: &After, words: &Words, page: &Page, sheet: &mut Sheet<'_>) {
    let theme = sheet.theme;
    sheet.at(page.head).line(Span::styled(after.title(), theme.title));
    let mut body = sheet.at(page.body_above_a_gap());
    if page.room >= Room::Usual {
        let picture = body.size().width * 9 / 20;
        body.left(picture).draw(&Picture::at_rest(theme));
        body.left(2);
        body.gap();
    }
    if after.is_soft() {
        return body.words(after.closing(), theme.text);
    }
    done(after, page.room, &mut body);
    body.gap();
    body.words(after.closing(), theme.text);
    body.gap();
    if let Some(asked) = after.ask() {
        return ask(after, asked, words, &mut body);
    }
    if let Some(then) = after.then() {
        body.words(&format!("Press Enter for {then}."), theme.accent);
        body.gap();
    }
    if let Some(remark) = after.remark() {
        body.words(words.remark(remark), theme.good);
        body.gap();
    }
    if after.is_watched() {
        return watch(words, &mut body);
    }
    bullets::draw(&words.aftercare, &mut body);
}

/// One question; it waits for as long as it takes.
fn ask(after: &After, ask: Ask, words: &Words, sheet: &mut Sheet<'_>) {
    let theme = sheet.theme;
    let stay = sheet.lines_for(&words.after.stay);
    if sheet.rows() > stay + 6 {
        sheet.bottom(stay).words(&words.after.stay, theme.quiet);
    }
    match ask {
        Ask::Tension | Ask::Pain => {
            sheet.words(words.after_ask(ask), theme.text);
            let before = after.sitting().before().filter(|_| ask == Ask::Tension);
            if let Some(before) = before {
                sheet.line(Span::styled(format!("Before: {}", before.get()), theme.quiet));
            }
            sheet.gap();
            let figure = after.figure().map(|figure| figure.get().to_string());
            draw_figure(&figure.unwrap_or_default(), sheet);
        }
        Ask::Symptom | Ask::Calm => {
            sheet.words(words.after_ask(ask), theme.text);
            sheet.gap();
            answers(after, sheet);
        }
    }
}

/// The keys that answer, with what each says.
fn answers(after: &After, sheet: &mut Sheet<'_>) {
    let theme = sheet.theme;
    let answers = |binding: &&Binding| {
        use Action::{AsCalm, Calmer, Choose, LessCalm, No, Yes};
        matches!(binding.action, Yes | No | Calmer | AsCalm | LessCalm | Choose)
    };
    for binding in keys::bindings(after.place()).iter().filter(answers) {
        let key = Span::styled(format!(" {:6}", binding.name()), theme.key);
        sheet.line(vec![key, Span::styled(binding.label, theme.text)]);
    }
}

/// How it ended, and how long it took.
fn done(after: &After, room: Room, sheet: &mut Sheet<'_>) {
    let (theme, clock) = (sheet.theme, duration::clock(after.took()));
    let ended = match after.outcome() {
        Outcome::Finished => "Finished",
        _ => "Stopped early",
    };
    if room < Room::Narrow {
        return sheet.line(Span::styled(format!("{ended}, {clock}."), theme.good));
    }
    sheet.line(Span::styled(format!("{ended}."), theme.good));
    let scale = if room == Room::Roomy { Scale::Large } else { Scale::Small };
    let size = Digits::size(&clock, scale);
    let mut row = sheet.top(size.height);
    row.left(size.width).draw(&Digits { text: &clock, style: theme.accent, ascii: theme.ascii });
    row.left(3);
    row.top(size.height.saturating_sub(2));
    row.line(Span::styled("in all", theme.text));
    let hands_on = after.hands_on();
    if !hands_on.is_zero() {
        let words = format!("{} hands-on", duration::clock(hands_on));
        row.line(Span::styled(words, theme.quiet));
    }
}
