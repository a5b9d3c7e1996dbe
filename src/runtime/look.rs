//! The look of the program: first from settings, then from the terminal's answers.

use std::time::Duration;

use crate::terminal::answer::{TerminalAnswers, TerminalQuestions};
use crate::widgets::theme::{Depth, TechniqueStyle, Theme};

/// Within this time from the start, the terminal's answers count.
pub const ANSWER_TIME: Duration = Duration::from_millis(100);

/// The look before the terminal has answered, and the questions to it.
#[derive(Debug, Clone, Copy)]
pub struct Look {
    /// The theme if the terminal answers nothing.
    pub theme: Theme,
    /// The number of colours.
    pub depth: Depth,
    /// The questions to the terminal.
    pub questions: TerminalQuestions,
}

impl Look {
    /// The first frame's theme: words wait for no answer, but a picture would be drawn twice.
    #[must_use]
    pub const fn at_first(&self) -> Theme {
        Theme { without_pictures: self.questions.graphics, ..self.theme }
    }

    /// Takes up what was asked for; what nobody asked changes nothing.
    pub fn take_answers(&mut self, answers: TerminalAnswers) {
        let ground = answers.background.filter(|_| self.questions.background);
        if let Some(ground) = ground {
            self.theme = self.theme.recoloured(Theme::on(ground).in_depth(self.depth));
        }
        if answers.graphics && self.questions.graphics {
            self.theme.technique = TechniqueStyle::Pixels;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAPER: TerminalAnswers =
        TerminalAnswers { background: Some([0xfd, 0xf6, 0xe3]), graphics: true, complete: true };

    #[test]
    fn only_what_was_asked_changes_the_look() {
        for asked in [false, true] {
            let questions = TerminalQuestions { background: asked, graphics: asked };
            let theme = Theme { still: true, cell: (9, 19), ..Theme::auto() };
            let mut look = Look { theme, depth: Depth::True, questions };
            look.take_answers(PAPER);
            let colours = if asked { Theme::light().on_own_ground() } else { Theme::auto() };
            let technique = if asked { TechniqueStyle::Pixels } else { theme.technique };
            assert_eq!(look.theme, Theme { technique, ..theme.recoloured(colours) });
        }
    }

    #[test]
    fn only_the_picture_waits_for_an_answer_and_only_where_one_is_asked_for() {
        for graphics in [false, true] {
            let questions = TerminalQuestions { background: true, graphics };
            let look = Look { theme: Theme::auto(), depth: Depth::True, questions };
            assert_eq!(look.at_first(), Theme { without_pictures: graphics, ..look.theme });
        }
    }
}
