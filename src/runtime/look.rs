//! The look of the program: set by the settings first, then by the terminal's answers.

use std::time::Duration;

use crate::terminal::answer::{TerminalAnswers, TerminalQuestions};
use crate::widgets::theme::{Depth, TechniqueStyle, Theme};

/// How long after the start the terminal's answers still count.
pub const ANSWER_TIME: Duration = Duration::from_millis(100);

/// The current look, and the questions that were sent to the terminal.
#[derive(Debug, Clone, Copy)]
pub struct Look {
    /// The current theme. It stays if the terminal does not answer.
    pub theme: Theme,
    /// The number of colours that the terminal supports.
    pub depth: Depth,
    /// The questions to the terminal.
    pub questions: TerminalQuestions,
}

impl Look {
    /// Returns the theme of the first frames. Words do not wait for the terminal's answers. A picture waits if images
    /// may be possible, because it would be drawn twice otherwise.
    #[must_use]
    pub const fn at_first(&self) -> Theme {
        Theme { without_pictures: self.questions.graphics, ..self.theme }
    }

    /// Changes the look by the terminal's answers. Answers to questions that were not asked change nothing.
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

    const PAPER: TerminalAnswers = TerminalAnswers {
        background: Some([0xfd, 0xf6, 0xe3]),
        graphics: true,
        keyboard: true,
        complete: true,
    };

    #[test]
    fn only_answers_to_questions_change_the_look() {
        for asked in [false, true] {
            let questions =
                TerminalQuestions { background: asked, graphics: asked, keyboard: asked };
            let theme = Theme { still: true, cell: (9, 19), ..Theme::auto() };
            let mut look = Look { theme, depth: Depth::True, questions };
            look.take_answers(PAPER);
            let colours = if asked { Theme::light().on_own_ground() } else { Theme::auto() };
            let technique = if asked { TechniqueStyle::Pixels } else { theme.technique };
            assert_eq!(look.theme, Theme { technique, ..theme.recoloured(colours) });
        }
    }

    #[test]
    fn only_the_picture_waits_and_only_for_an_answer_about_images() {
        for graphics in [false, true] {
            let questions = TerminalQuestions { background: true, graphics, keyboard: true };
            let look = Look { theme: Theme::auto(), depth: Depth::True, questions };
            assert_eq!(look.at_first(), Theme { without_pictures: graphics, ..look.theme });
        }
    }
}
