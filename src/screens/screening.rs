//! The screening: the questions before hands-on work, asked list by list and confirmed before the answers count.

mod answer;
mod back;
mod choose;
mod goal;
mod guest;
pub(crate) mod keys;
mod list;
mod one;
mod onward;
mod progress;
mod stage;
pub mod text;
mod ticks;
pub(crate) mod view;

use std::time::Duration;

pub use choose::LetteredQuestion;
pub use goal::Goal;
pub use list::QuestionList;
pub use stage::{ScreeningStage, SingleQuestion, Unexplained};

use goal::meaning;

use crate::key::Key;
use crate::safety::PendingQuestion;
use crate::safety::assessment::{Severity, TickedQuestion};
use crate::safety::questions::Question;
use crate::screen_kit::input_gate::InputGate;
use crate::screen_kit::keys::{Action, KeyContext};
use crate::screen_kit::{Context, Now, RoutineRequest, Shared};

/// The questions before a session.
#[derive(Debug, Clone, PartialEq)]
pub struct Screening {
    goal: Goal,
    stage: ScreeningStage,
    /// The notice and the lists that were due at the beginning.
    steps_due: Vec<PendingQuestion>,
    ticks: Vec<TickedQuestion>,
    cursor: usize,
    /// The first line of the list that is shown.
    top: usize,
    /// The number of lines of the list that have been on the screen.
    seen: usize,
    /// Whether the longer words of a question are shown instead of the list.
    shows_details: bool,
    answered: bool,
    /// Whether any answer counts already.
    counted: bool,
    /// The stages that Esc leads back to, with the ticks that each had.
    trail: Vec<(ScreeningStage, Vec<TickedQuestion>)>,
    /// The reason that the last key changed nothing.
    refusal: &'static str,
    /// The refusal that the last key answered.
    refusal_before: &'static str,
    gate: InputGate,
    pressed: Option<Key>,
}

impl Screening {
    /// Asks the questions for their own sake, and says in the end what the answers mean for now.
    pub(crate) fn alone(cx: Context<'_>) -> Self {
        let goal = Goal::Screening;
        let told = || Self::at(ScreeningStage::Meaning(meaning(cx)), goal.clone());
        Self::first(goal.clone(), cx).unwrap_or_else(told)
    }

    /// Returns the screen with the first question, if any is due.
    pub(crate) fn first(goal: Goal, cx: Context<'_>) -> Option<Self> {
        let stage = ScreeningStage::first(&goal, cx)?;
        let pages = progress::ahead(&goal, cx);
        let mut first = Self { steps_due: pages, ..Self::at(stage, goal) };
        first.tick_named_signs(cx.shared);
        Some(first)
    }

    fn at(stage: ScreeningStage, goal: Goal) -> Self {
        let cursor = stage.careful_line();
        Self {
            goal,
            stage,
            steps_due: Vec::new(),
            ticks: Vec::new(),
            cursor,
            top: 0,
            seen: 0,
            shows_details: false,
            answered: false,
            counted: false,
            trail: Vec::new(),
            refusal: "",
            refusal_before: "",
            gate: InputGate::new(),
            pressed: None,
        }
    }

    /// Returns true if all of it has to be read out before it can be answered: the notice, and questions that are new
    /// to the user.
    pub const fn is_new(&self, shared: &Shared) -> bool {
        match self.stage {
            ScreeningStage::Notice => true,
            ScreeningStage::List(_) => !shared.memory.screening.is_screened(),
            _ => false,
        }
    }

    /// Returns true if it takes no key yet, because it is still being drawn or read out.
    pub const fn is_undrawn(&self) -> bool {
        self.gate.is_undrawn()
    }

    /// Returns the current stage.
    pub const fn stage(&self) -> &ScreeningStage {
        &self.stage
    }

    /// Returns the title of the routine to which it leads, if it leads to one.
    pub fn title(&self) -> Option<&str> {
        self.goal.title()
    }

    /// Returns the request that it leads to, if it leads to a routine.
    pub(crate) fn request(&self) -> Option<&RoutineRequest> {
        match &self.goal {
            Goal::Routine(request) => Some(request),
            Goal::Screening => None,
        }
    }

    /// Returns the index of the chosen line.
    pub const fn cursor(&self) -> usize {
        self.cursor
    }

    /// Returns true if the longer words of a question are shown instead of the list.
    pub const fn is_long(&self) -> bool {
        self.shows_details
    }

    /// Returns the list of questions of a kind, as it is scrolled now.
    pub fn list<'w>(&self, due: PendingQuestion, shared: &'w Shared) -> QuestionList<'w> {
        QuestionList::of(due, (self.top, self.cursor), &shared.words, shared.window)
    }

    /// Returns why the last key changed nothing; empty if it did, or came before the question could be read.
    pub fn refusal(&self) -> &'static str {
        match &self.stage {
            ScreeningStage::FollowUp { follow_up, .. } => follow_up.refusal(),
            _ => self.refusal,
        }
    }

    /// Returns the ticks.
    pub fn ticks(&self) -> &[TickedQuestion] {
        &self.ticks
    }

    /// Returns true if a question is ticked.
    pub fn is_ticked(&self, question: Question) -> bool {
        self.ticks.iter().any(|tick| tick.question == question)
    }

    /// Returns true if a key for this action does something now.
    pub(crate) fn offers(&self, action: Action, shared: &Shared) -> bool {
        if action == Action::Guest {
            return self.takes_guests(shared);
        }
        let ScreeningStage::List(due) = &self.stage else {
            return action != Action::Back || self.leads_back(shared);
        };
        match action {
            Action::Back => self.leads_back(shared),
            Action::Long => self.list(*due, shared).below == 0,
            Action::No => self.ticks.is_empty() && !self.shows_details,
            Action::Choose => !self.ticks.is_empty() && !self.shows_details,
            Action::Tick | Action::OneByOne => !self.shows_details,
            _ => true,
        }
    }

    pub(crate) fn key_context(&self) -> KeyContext {
        match &self.stage {
            ScreeningStage::Notice => KeyContext::Notice,
            ScreeningStage::YesNo(_)
            | ScreeningStage::GoAhead(_)
            | ScreeningStage::Graver { .. } => KeyContext::YesNo,
            ScreeningStage::List(_) => KeyContext::Questions,
            ScreeningStage::SingleQuestion(_) => KeyContext::OneByOne,
            ScreeningStage::Places { .. } => KeyContext::Places,
            ScreeningStage::WhyStopped { .. } | ScreeningStage::Soreness { .. } => {
                KeyContext::Lines
            }
            ScreeningStage::FollowUp { follow_up, .. } => match follow_up.key_context() {
                KeyContext::Choices => KeyContext::Lines,
                place => place,
            },
            ScreeningStage::Confirm { .. } => KeyContext::Confirm,
            ScreeningStage::Advice { .. } => KeyContext::Told,
            ScreeningStage::Meaning(_) => KeyContext::Meaning,
        }
    }

    /// Returns true if it says that there is no hands-on work today, whatever else is answered.
    pub(crate) fn is_refusal(&self) -> bool {
        match &self.stage {
            ScreeningStage::Advice { gravity, .. } => *gravity >= Severity::Stop,
            ScreeningStage::Meaning(allowance) => allowance.is_hands_off(),
            _ => false,
        }
    }

    /// Returns true if there is no hands-on work as things stand, because a professional's go-ahead is missing.
    pub(crate) fn is_waiting_for_yes(&self) -> bool {
        match &self.stage {
            ScreeningStage::Advice { gravity, .. } => gravity.is_hands_off(),
            ScreeningStage::GoAhead(_) => true,
            _ => false,
        }
    }

    pub(crate) const fn gate(&mut self) -> &mut InputGate {
        match &mut self.stage {
            ScreeningStage::FollowUp { follow_up, .. } => follow_up.gate(),
            _ => &mut self.gate,
        }
    }

    /// Returns when it begins to take keys; `None` once it does.
    pub(crate) fn due(&self, now: Now) -> Option<Duration> {
        match &self.stage {
            ScreeningStage::FollowUp { follow_up, .. } => follow_up.due(now),
            _ => self.gate.due(now.elapsed),
        }
    }
}
