//! Draws the screen after a session: what was done, how the user feels now, and advice for afterwards.

use ratatui::layout::Size;
use ratatui::style::Style;
use ratatui::text::Span;

use crate::history::Rating;
use crate::routine::duration;
use crate::safety::SafetyText;
use crate::safety::after::AfterQuestion;
use crate::screen_kit::Binding;
use crate::screen_kit::keys::Action;
use crate::screens::After;
use crate::screens::follow_up::view::draw_figure;
use crate::session::Outcome;
use crate::widgets::bullets;
use crate::widgets::canvas::Canvas;
use crate::widgets::digits::{Digits, Scale};
use crate::widgets::emergency_signs::watch;
use crate::widgets::layout::{Breakpoint, PageLayout};
use crate::widgets::picture::{BodyMap, Picture};
use crate::wording::places;

/// Fewest rows in which a question is shown together with what was done.
const LEAST_WITH_MORE: u16 = 8;

/// Columns of the name of a place.
const PLACE: usize = 19;

/// Columns of the arrow from one figure to the next.
const ARROW: u16 = 7;

pub(crate) fn draw(
    after: &After,
    bindings: &[Binding],
    words: &SafetyText,
    page: &PageLayout,
    canvas: &mut Canvas<'_>,
) {
    let theme = canvas.theme;
    canvas.at(page.head).line(Span::styled(after.title(), theme.title));
    let mut body = canvas.at(page.body_above_a_gap());
    if page.breakpoint >= Breakpoint::Usual {
        let picture = body.size().width * 2 / 5;
        draw_picture(after, &mut body.left(picture));
        body.left(2);
    }
    if after.is_soft() {
        return body.words(after.closing(), theme.text);
    }
    let asked = after.ask();
    if asked.is_none() || body.rows() >= LEAST_WITH_MORE {
        done(after, page.breakpoint, &mut body);
        if let Some((before, now)) = after.tension() {
            eased(before, now, &mut body);
        }
        if after.place().is_none() {
            draw_places(after, &mut body);
        }
        body.words(after.closing(), theme.text);
        body.gap();
    }
    if let Some(asked) = asked {
        return ask(after, bindings, asked, words, &mut body);
    }
    if let Some(then) = after.next_routine() {
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

/// Draws the body from behind while a place that is seen there is asked about, and else a person at rest.
fn draw_picture(after: &After, canvas: &mut Canvas<'_>) {
    let theme = canvas.theme;
    let seen = after.place().filter(|(place, _)| BodyMap::shows_place(*place));
    if let Some((place, before)) = seen {
        return canvas.draw(&BodyMap::of_places([(place, before.share())], None, theme));
    }
    let position = after.recorded().session().plan().choices().position;
    canvas.draw(&Picture::resting(theme).in_position(position));
}

/// Draws a question. If there is room, a line at the bottom says that the user may take their time.
fn ask(
    after: &After,
    bindings: &[Binding],
    ask: AfterQuestion,
    words: &SafetyText,
    canvas: &mut Canvas<'_>,
) {
    let theme = canvas.theme;
    let stay = canvas.lines_for(&words.after.stay);
    if canvas.rows() > stay + 6 {
        canvas.bottom(stay).words(&words.after.stay, theme.quiet);
    }
    canvas.words(&after.question(words).unwrap_or_default(), theme.text);
    match ask {
        AfterQuestion::Tension | AfterQuestion::Place | AfterQuestion::Pain => {
            change(after.figure_before(), after.figure(), canvas);
        }
        AfterQuestion::Symptom | AfterQuestion::Calm => {
            canvas.gap();
            answers(bindings, canvas);
        }
    }
}

/// Draws the figure from before the session, if the user gave one, and the one being typed, as large as fits.
fn change(before: Option<Rating>, now: Option<Rating>, canvas: &mut Canvas<'_>) {
    let theme = canvas.theme;
    let [before, now] = [before, now].map(|figure| figure.map(|figure| figure.get().to_string()));
    let now = now.unwrap_or_default();
    if canvas.rows() > 1 {
        canvas.gap();
    }
    let Some(before) = before else { return draw_figure(&now, canvas) };
    let Size { width, height } = canvas.size();
    let scale = Digits::fitting(&before, Size::new(width, height.saturating_sub(1)));
    if scale == Scale::Text {
        let before = Span::styled(format!("before {before}, now "), theme.quiet);
        return canvas.line(vec![before, Span::styled(format!("{now}▏"), theme.accent)]);
    }
    let mut labels = canvas.top(1);
    labels
        .left(Digits::size(&before, scale).width + ARROW)
        .line(Span::styled("before", theme.quiet));
    labels.line(Span::styled("now", theme.quiet));
    let mut row = canvas.digits(&before, scale, theme.quiet);
    let mut arrow = row.left(ARROW);
    arrow.top(arrow.rows() / 2);
    arrow.line(Span::styled("   →", theme.quiet));
    draw_figure(&now, &mut row);
}

/// Draws the tension before and after as two bars, if there is room.
fn eased(before: Rating, now: Rating, canvas: &mut Canvas<'_>) {
    const WORDS: usize = 11;
    const STEP: usize = 2;
    let theme = canvas.theme;
    if canvas.rows() < 2 * LEAST_WITH_MORE - 1 || canvas.columns() < WORDS + 10 * STEP {
        return;
    }
    let mut line = |name: &str, bar: &str, style: Style, figure: Rating| {
        let name = Span::styled(format!("{name:7} {:>2}  ", figure.get()), theme.text);
        let bar = bar.repeat(STEP * usize::from(figure.get()));
        canvas.line(vec![name, Span::styled(bar, style)]);
    };
    line("before", "─", theme.text, before);
    line("now", "━", theme.good, now);
    canvas.gap();
}

/// Draws each marked place with its tension before and after, on a line of its own if there is room. A question that needs
/// the rows comes first.
fn draw_places(after: &After, canvas: &mut Canvas<'_>) {
    let (theme, answers) = (canvas.theme, after.answers());
    let rows = u16::try_from(answers.places().count()).unwrap_or(u16::MAX);
    if rows == 0 {
        return;
    }
    if canvas.rows() < rows.saturating_add(LEAST_WITH_MORE) {
        if after.ask().is_none() {
            canvas.words(&places::in_signs(answers, "→"), theme.text);
        }
        return;
    }
    for (place, ratings) in answers.places() {
        let (name, figures) = (place.name(), places::figures(ratings, "→"));
        canvas.line(vec![
            Span::styled(format!("{name:PLACE$}"), theme.text),
            Span::styled(figures, theme.text),
        ]);
    }
    canvas.gap();
}

/// Lists the keys that answer, with their meanings.
fn answers(bindings: &[Binding], canvas: &mut Canvas<'_>) {
    let theme = canvas.theme;
    let answers = |binding: &&Binding| {
        use Action::{AsCalm, Calmer, Choose, LessCalm, No, Yes};
        matches!(binding.action, Yes | No | Calmer | AsCalm | LessCalm | Choose)
    };
    for binding in bindings.iter().filter(answers) {
        let key = Span::styled(format!(" {:6}", binding.name()), theme.key);
        canvas.line(vec![key, Span::styled(binding.label, theme.text)]);
    }
}

/// Draws how the session ended and how long it took.
fn done(after: &After, breakpoint: Breakpoint, canvas: &mut Canvas<'_>) {
    let (theme, clock) = (canvas.theme, duration::clock(after.took()));
    let ended = match after.outcome() {
        Outcome::Finished => "Finished",
        _ => "Stopped early",
    };
    if breakpoint < Breakpoint::Narrow {
        canvas.line(Span::styled(format!("{ended}, {clock}."), theme.good));
        if canvas.rows() >= LEAST_WITH_MORE {
            canvas.gap();
        }
        return;
    }
    let scale = if breakpoint == Breakpoint::Roomy { Scale::Large } else { Scale::Small };
    let mut row = canvas.digits(&clock, scale, theme.accent);
    row.left(3);
    row.top(row.rows().saturating_sub(3));
    row.line(Span::styled(format!("{ended}."), theme.good));
    row.line(Span::styled("in all", theme.text));
    let hands_on = after.hands_on();
    if !hands_on.is_zero() {
        let words = format!("{} hands-on", duration::clock(hands_on));
        row.line(Span::styled(words, theme.quiet));
    }
    canvas.gap();
}
