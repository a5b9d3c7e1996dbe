//! The questions after a stop: what is asked, waited for, or to be done.

use ratatui::text::Span;

use super::digits::Digits;
use super::sheet::Sheet;
use super::{bullets, option};
use crate::app::follow_up::FollowUp;
use crate::plain;
use crate::routine::duration;
use crate::safety::Words;
use crate::safety::aftermath::{Ask, Step};

pub(super) fn draw(follow_up: &FollowUp, words: &Words, sheet: &mut Sheet<'_>) {
    match follow_up.step() {
        Step::Ask(ask) => choices(follow_up, *ask, words, sheet),
        Step::HowStrong => {
            let figure = follow_up.figure().map(|figure| figure.get().to_string());
            large(&words.line.how_strong, &figure.unwrap_or_default(), sheet);
        }
        Step::Wait(wait) => {
            let left = follow_up.left().unwrap_or_default();
            large(words.wait(*wait), &duration::clock(left), sheet);
        }
        Step::Over(end) => bullets::draw(&plain::follow_up::told(end, words), sheet),
    }
}

/// The question, and the answers with their letters; from the chosen one on where not all fit.
fn choices(follow_up: &FollowUp, ask: Ask, words: &Words, sheet: &mut Sheet<'_>) {
    let theme = sheet.theme;
    sheet.words(words.ask(ask), theme.text);
    let all = ask.choices();
    let spare = usize::from(sheet.rows()).saturating_sub(all.len());
    if spare > 0 {
        sheet.gap();
    }
    let first = if spare > 0 { 0 } else { follow_up.cursor() };
    for (index, (sign, choice)) in ask.choices_with_signs().enumerate().skip(first) {
        let chosen = index == follow_up.cursor();
        option::draw(&format!(" {sign}"), words.choice(choice), chosen, sheet);
    }
}

/// Words, and a figure below them that can be read from where one lies.
pub(super) fn large(words: &str, figure: &str, sheet: &mut Sheet<'_>) {
    let theme = sheet.theme;
    sheet.words(words, theme.text);
    sheet.gap();
    if figure.is_empty() {
        return sheet.line(Span::styled("\u{258f}", theme.accent));
    }
    let size = Digits::size(figure, Digits::fitting(figure, sheet.size()));
    sheet.top(size.height).draw(&Digits { text: figure, style: theme.accent, ascii: theme.ascii });
}
