//! Draws the questions after a stop: a question, a wait, or the advice.

use ratatui::text::Span;

use super::{FollowUp, text};
use crate::routine::duration;
use crate::safety::SafetyText;
use crate::safety::stop_follow_up::{FollowUpQuestion, FollowUpStep};
use crate::widgets::canvas::Canvas;
use crate::widgets::digits::Digits;
use crate::widgets::{bullets, option};

pub(crate) fn draw(follow_up: &FollowUp, words: &SafetyText, canvas: &mut Canvas<'_>) {
    match follow_up.step() {
        FollowUpStep::Ask(ask) => choices(follow_up, *ask, words, canvas),
        FollowUpStep::HowStrong => {
            let figure = follow_up.figure().map(|figure| figure.get().to_string());
            large(&words.line.how_strong, &figure.unwrap_or_default(), canvas);
        }
        FollowUpStep::Wait(wait) => {
            let left = follow_up.left().unwrap_or_default();
            large(words.wait(*wait), &duration::clock(left), canvas);
            if follow_up.can_be_cut_short() {
                canvas.gap();
                canvas.words(&words.line.already, canvas.theme.text);
            }
        }
        FollowUpStep::Over(end) => bullets::draw(&text::advice_lines(end, words), canvas),
    }
}

/// Draws a question, and its answers with their letters.
fn choices(
    follow_up: &FollowUp,
    ask: FollowUpQuestion,
    words: &SafetyText,
    canvas: &mut Canvas<'_>,
) {
    canvas.words(text::question(follow_up, ask, words), canvas.theme.text);
    let choices = ask.choices_with_keys();
    let lines: Vec<_> = choices.map(|(letter, choice)| (letter, words.choice(choice))).collect();
    option::draw_all(&lines, follow_up.cursor(), canvas);
}

/// Draws words, and below them a figure that is large enough to be read while lying down.
fn large(words: &str, figure: &str, canvas: &mut Canvas<'_>) {
    canvas.words(words, canvas.theme.text);
    canvas.gap();
    draw_figure(figure, canvas);
}

/// Draws a figure as large as fits; a cursor if it is empty.
pub(crate) fn draw_figure(figure: &str, canvas: &mut Canvas<'_>) {
    let theme = canvas.theme;
    if figure.is_empty() {
        return canvas.line(Span::styled("\u{258f}", theme.accent));
    }
    canvas.digits(figure, Digits::fitting(figure, canvas.size()), theme.accent);
}
