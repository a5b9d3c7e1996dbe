//! The questions after a stop: what is asked, waited for, or to be done.

use ratatui::text::Span;

use super::FollowUp;
use super::text;
use crate::routine::duration;
use crate::safety::Words;
use crate::safety::aftermath::{Ask, Step};
use crate::widgets::digits::Digits;
use crate::widgets::sheet::Sheet;
use crate::widgets::{bullets, option};

pub(crate) fn draw(follow_up: &FollowUp, words: &Words, sheet: &mut Sheet<'_>) {
    match follow_up.step() {
        Step::Ask(ask) => choices(follow_up, *ask, words, sheet),
        Step::HowStrong => {
            let figure = follow_up.figure().map(|figure| figure.get().to_string());
            large(&words.line.how_strong, &figure.unwrap_or_default(), sheet);
        }
        Step::Wait(wait) => {
            let left = follow_up.left().unwrap_or_default();
            large(words.wait(*wait), &duration::clock(left), sheet);
            if follow_up.can_be_cut_short() {
                sheet.gap();
                sheet.words(&words.line.already, sheet.theme.text);
            }
        }
        Step::Over(end) => bullets::draw(&text::told(end, words), sheet),
    }
}

/// The question, and the answers with their letters.
fn choices(follow_up: &FollowUp, ask: Ask, words: &Words, sheet: &mut Sheet<'_>) {
    sheet.words(text::question(follow_up, ask, words), sheet.theme.text);
    let choices = ask.choices_with_signs();
    let lines: Vec<_> = choices.map(|(letter, choice)| (letter, words.choice(choice))).collect();
    option::draw_all(&lines, follow_up.cursor(), sheet);
}

/// Words, and a figure below them that can be read from where one lies.
fn large(words: &str, figure: &str, sheet: &mut Sheet<'_>) {
    sheet.words(words, sheet.theme.text);
    sheet.gap();
    draw_figure(figure, sheet);
}

/// As large a figure as there is room for; where there is none yet, a cursor.
pub(crate) fn draw_figure(figure: &str, sheet: &mut Sheet<'_>) {
    let theme = sheet.theme;
    if figure.is_empty() {
        return sheet.line(Span::styled("\u{258f}", theme.accent));
    }
    sheet.digits(figure, Digits::fitting(figure, sheet.size()), theme.accent);
}
