//! Questions whose answers have letters: why the last session stopped, and how sore it left the user.

use super::{ScreeningStage, Unexplained};
use crate::history::{Answers, LaterAnswers, Sore};
use crate::key::Key;
use crate::routine::keyword::Keyword;
use crate::safety::stop_follow_up::FollowUpQuestion;
use crate::safety::{SafetyText, after};
use crate::screen_kit::choosing::moved;
use crate::screen_kit::keys::{Action, KeyPress};
use crate::screen_kit::{AppEvent, Context, Go, Transition};
use crate::screens::Screening;
use crate::session::Sign;

/// A question, and each of its answers with the letter that chooses it.
pub struct LetteredQuestion<'w> {
    /// The words of the question.
    pub question: &'w str,
    /// The answers, in order.
    pub lines: Vec<(char, &'w str)>,
}

impl<'w> LetteredQuestion<'w> {
    /// Returns the question of a stage, if its answers have letters.
    pub fn of(stage: &ScreeningStage, words: &'w SafetyText) -> Option<Self> {
        let (question, lines) = match stage {
            ScreeningStage::WhyStopped { why, .. } => {
                let signs = words.signs().map(|(_, sign)| (sign.key, sign.line.as_str()));
                let question = match why {
                    Unexplained::Stopped => words.line.last_stop.as_str(),
                    Unexplained::CutOff => &words.line.cut_short,
                    Unexplained::Unrecorded => words.ask_late(FollowUpQuestion::Other),
                };
                (question, signs.collect())
            }
            ScreeningStage::Soreness { .. } => {
                let all = Sore::ALL.iter().copied();
                let sores = all.map(|sore| (after::sore_letter(sore), words.sore(sore)));
                (words.line.soreness.as_str(), sores.collect())
            }
            _ => return None,
        };
        Some(Self { question, lines })
    }

    fn by_letter(&self, key: Key) -> Option<usize> {
        let Key::Char(pressed) = key else { return None };
        self.lines.iter().position(|(letter, _)| letter.eq_ignore_ascii_case(&pressed))
    }
}

impl Screening {
    pub(super) fn choose(
        &mut self,
        KeyPress { action, key }: KeyPress,
        cx: Context<'_>,
    ) -> Transition {
        let Some(choices) = LetteredQuestion::of(&self.stage, &cx.shared.words) else {
            return Transition::stay();
        };
        let chosen = match action {
            Some(Action::Choose) => Some(self.cursor),
            None => choices.by_letter(key),
            movement => {
                self.cursor = moved(self.cursor, choices.lines.len(), movement);
                None
            }
        };
        match (chosen, self.stage.clone()) {
            (Some(line), ScreeningStage::WhyStopped { session, .. }) => {
                self.sign(line, session.as_deref(), key, cx)
            }
            (Some(line), ScreeningStage::Soreness { session }) => self.sore(line, &session, cx),
            _ => Transition::stay(),
        }
    }

    /// Takes the sign of a line as the reason for the last stop.
    fn sign(
        &mut self,
        line: usize,
        session: Option<&str>,
        key: Key,
        cx: Context<'_>,
    ) -> Transition {
        let sign = Sign::ALL.get(line).copied();
        // There may have been another stop since the question was asked.
        let stop =
            cx.shared.memory.history.iter().find(|record| Some(record.id.as_str()) == session);
        match sign {
            Some(sign) => {
                let stage = ScreeningStage::after(sign, Some(key), stop, cx);
                self.go(stage, cx.now);
                self.settle(cx)
            }
            None => Transition::stay(),
        }
    }

    /// Adds to the record of the last session how sore it left the user.
    fn sore(&mut self, line: usize, session: &str, cx: Context<'_>) -> Transition {
        let answers = Answers { sore: Sore::ALL.get(line).copied(), ..Answers::default() };
        let said = LaterAnswers::new(session, answers, cx.now.local);
        self.count();
        Transition::go(Go::Next).with_events([AppEvent::SessionAnswered(Box::new(said))])
    }
}
