//! Done: what was done, how it feels now, and what does good.

use ratatui::layout::Size;
use ratatui::style::Style;
use ratatui::text::Span;

use crate::history::Rating;
use crate::model::Binding;
use crate::model::keys::Action;
use crate::routine::duration;
use crate::safety::Words;
use crate::safety::after::Ask;
use crate::screens::After;
use crate::screens::follow_up::view::draw_figure;
use crate::session::Outcome;
use crate::widgets::bullets;
use crate::widgets::digits::{Digits, Scale};
use crate::widgets::layout::{Page, Room};
use crate::widgets::picture::Picture;
use crate::widgets::sheet::Sheet;
use crate::widgets::watch::watch;

/// With fewer rows than this a question stands alone.
const LEAST_WITH_MORE: u16 = 8;

/// Columns of the arrow from one figure to the next.
const ARROW: u16 = 7;

pub(crate) fn draw(
    after: &After,
    bindings: &[Binding],
    words: &Words,
    page: &Page,
    sheet: &mut Sheet<'_>,
) {
    let theme = sheet.theme;
    sheet.at(page.head).line(Span::styled(after.title(), theme.title));
    let mut body = sheet.at(page.body_above_a_gap());
    if page.room >= Room::Usual {
        let picture = body.size().width * 2 / 5;
        let position = after.recorded().session().plan().choices().position;
        body.left(picture).draw(&Picture::at_rest(theme).in_position(position));
        body.left(2);
    }
    if after.is_soft() {
        return body.words(after.closing(), theme.text);
    }
    let asked = after.ask();
    if asked.is_none() || body.rows() >= LEAST_WITH_MORE {
        done(after, page.room, &mut body);
        if let Some((before, now)) = after.tension() {
            eased(before, now, &mut body);
        }
        body.words(after.closing(), theme.text);
        body.gap();
    }
    if let Some(asked) = asked {
        return ask(after, bindings, asked, words, &mut body);
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
fn ask(after: &After, bindings: &[Binding], ask: Ask, words: &Words, sheet: &mut Sheet<'_>) {
    let theme = sheet.theme;
    let stay = sheet.lines_for(&words.after.stay);
    if sheet.rows() > stay + 6 {
        sheet.bottom(stay).words(&words.after.stay, theme.quiet);
    }
    match ask {
        Ask::Tension | Ask::Pain => {
            sheet.words(words.after_ask(ask), theme.text);
            let before = after.recorded().before().filter(|_| ask == Ask::Tension);
            change(before, after.figure(), sheet);
        }
        Ask::Symptom | Ask::Calm => {
            sheet.words(words.after_ask(ask), theme.text);
            sheet.gap();
            answers(bindings, sheet);
        }
    }
}

/// The figure before, if it was said, and the one that is typed; as large as there is room for.
fn change(before: Option<Rating>, now: Option<Rating>, sheet: &mut Sheet<'_>) {
    let theme = sheet.theme;
    let [before, now] = [before, now].map(|figure| figure.map(|figure| figure.get().to_string()));
    let now = now.unwrap_or_default();
    if sheet.rows() > 1 {
        sheet.gap();
    }
    let Some(before) = before else { return draw_figure(&now, sheet) };
    let Size { width, height } = sheet.size();
    let scale = Digits::fitting(&before, Size::new(width, height.saturating_sub(1)));
    if scale == Scale::Text {
        let before = Span::styled(format!("before {before}, now "), theme.quiet);
        return sheet.line(vec![before, Span::styled(format!("{now}▏"), theme.accent)]);
    }
    let mut labels = sheet.top(1);
    labels
        .left(Digits::size(&before, scale).width + ARROW)
        .line(Span::styled("before", theme.quiet));
    labels.line(Span::styled("now", theme.quiet));
    let mut row = sheet.digits(&before, scale, theme.quiet);
    let mut arrow = row.left(ARROW);
    arrow.top(arrow.rows() / 2);
    arrow.line(Span::styled("   →", theme.quiet));
    draw_figure(&now, &mut row);
}

/// How tense it was and is, as a bar each where there is room for them.
fn eased(before: Rating, now: Rating, sheet: &mut Sheet<'_>) {
    const WORDS: usize = 11;
    const STEP: usize = 2;
    let theme = sheet.theme;
    if sheet.rows() < 2 * LEAST_WITH_MORE - 1 || sheet.columns() < WORDS + 10 * STEP {
        return;
    }
    let mut line = |name: &str, bar: &str, style: Style, figure: Rating| {
        let name = Span::styled(format!("{name:7} {:>2}  ", figure.get()), theme.text);
        let bar = bar.repeat(STEP * usize::from(figure.get()));
        sheet.line(vec![name, Span::styled(bar, style)]);
    };
    line("before", "─", theme.text, before);
    line("now", "━", theme.good, now);
    sheet.gap();
}

/// The keys that answer, with what each says.
fn answers(bindings: &[Binding], sheet: &mut Sheet<'_>) {
    let theme = sheet.theme;
    let answers = |binding: &&Binding| {
        use Action::{AsCalm, Calmer, Choose, LessCalm, No, Yes};
        matches!(binding.action, Yes | No | Calmer | AsCalm | LessCalm | Choose)
    };
    for binding in bindings.iter().filter(answers) {
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
        sheet.line(Span::styled(format!("{ended}, {clock}."), theme.good));
        if sheet.rows() >= LEAST_WITH_MORE {
            sheet.gap();
        }
        return;
    }
    let scale = if room == Room::Roomy { Scale::Large } else { Scale::Small };
    let mut row = sheet.digits(&clock, scale, theme.accent);
    row.left(3);
    row.top(row.rows().saturating_sub(3));
    row.line(Span::styled(format!("{ended}."), theme.good));
    row.line(Span::styled("in all", theme.text));
    let hands_on = after.hands_on();
    if !hands_on.is_zero() {
        let words = format!("{} hands-on", duration::clock(hands_on));
        row.line(Span::styled(words, theme.quiet));
    }
    sheet.gap();
}
