//! Plans: a routine with all choices made for today, laid out on one time line.

pub mod choices;
mod cues;
mod edit;
mod filter;
mod fit;
mod holds;
mod layout;
pub mod moment;
pub mod phrase;
pub mod phrases;
pub mod rules;
pub mod segment;
mod spacing;
mod speech;

use std::sync::Arc;
use std::time::Duration;

use thiserror::Error;

pub use choices::{Choices, Guidance, StrokeTones};
pub use filter::{Omission, Reason};
pub use fit::Shortening;
pub use moment::Moment;
pub use rules::{Rule, Rules};
pub use segment::{Cue, CueKind};
pub use segment::{Segment, SegmentKind};

use cues::CueContext;
use layout::{BeforeWork, Timeline};
use phrase::Rank;

use crate::routine::catalogue::Catalogue;
use crate::routine::step::Pass;
use crate::routine::{Mood, Ratings, Routine, duration, envelope};

/// A routine with all choices made: what is done at which time, and what is heard at which time.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    routine: Arc<Routine>,
    catalogue: Arc<Catalogue>,
    choices: Choices,
    passes: Vec<Pass>,
    left_out: Vec<Omission>,
    shortened: Vec<Shortening>,
    segments: Vec<Segment>,
    /// The leads. They are shared, as the cues are, because both hold most of the words and a plan is often cloned.
    leads: Arc<[BeforeWork]>,
    cues: Arc<[Cue]>,
}

/// Returns what a routine is called under some rules: its title, unless only breathing and rest are left of it.
fn title<'r>(routine: &'r Routine, rules: &Rules) -> &'r str {
    let hands_on = routine.steps.iter().any(|step| step.movement.is_hands_on());
    if hands_on && rules.has(Rule::NoHandsOn) {
        phrases::BREATHING_AND_REST
    } else {
        &routine.title
    }
}

/// Returns whether a routine has the soft mood, without counts, a halfway cue and ratings.
fn is_soft(routine: &Routine) -> bool {
    routine.mood == Mood::Soft
}

/// Bundles the passes with everything else that decides what is heard during their work.
fn cue_context<'p>(routine: &Routine, passes: &'p [Pass], choices: &'p Choices) -> CueContext<'p> {
    CueContext { passes, choices, is_soft: is_soft(routine) }
}

/// Returns whether a pass is the first of its step.
fn begins_step(passes: &[Pass], index: usize) -> bool {
    let step = |index: usize| passes.get(index).map(|pass| pass.step);
    index.checked_sub(1).is_none_or(|before| step(before) != step(index))
}

/// If rules take anything out of a routine, the rest is offered only if it lasts 2 minutes or more (rule R7,
/// docs/safety-rules.md).
pub const LEAST_WORK: Duration = Duration::from_secs(120);

/// Returns the total time of the passes that are left of a routine, without the rests that every routine begins and
/// ends with. If hands-on work is forbidden, these rests count too, because resting is then its purpose.
fn left_to_do(passes: &[Pass], rules: &Rules) -> Duration {
    let all: Duration = passes.iter().map(Pass::total).sum();
    if rules.has(Rule::NoHandsOn) {
        return all;
    }
    let ends = [passes.first(), passes.last()].into_iter().flatten();
    let rests = ends.filter(|pass| pass.movement.is_rest());
    all.saturating_sub(rests.map(Pass::total).sum())
}

/// The reason why a routine cannot be planned.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum PlanError {
    /// The routine cannot be done in the chosen position.
    #[error("this routine is not done in that position")]
    Position,
    /// The chosen position is lying, and a rule forbids that.
    #[error("it is not done lying down for now")]
    Lying,
    /// The rules leave less than [`LEAST_WORK`] of the routine.
    #[error("too little of it is left for now")]
    TooLittle,
    /// No step is left.
    #[error("nothing is left to do with these choices")]
    Empty,
    /// The steps that are left would break a limit of the envelope, for example because a rest between them is gone.
    #[error("that cannot be left out: {0}")]
    Unsafe(String),
    /// The routine cannot be made to fit the time; this is the shortest that it can be.
    #[error("the shortest that it can be is {}", duration::clock(*.0))]
    TooShort(Duration),
}

impl Plan {
    /// Plans a routine. If it cannot be made to fit the chosen time, makes the shortest plan instead.
    ///
    /// # Errors
    /// Returns the reason why the routine cannot be planned.
    pub fn new_or_shortest(
        routine: &Arc<Routine>,
        catalogue: &Arc<Catalogue>,
        choices: Choices,
    ) -> Result<Self, PlanError> {
        let made = |choices| Self::new(routine.clone(), catalogue.clone(), choices);
        match made(choices.clone()) {
            Err(PlanError::TooShort(shortest)) => made(Choices { time: Some(shortest), ..choices }),
            plan => plan,
        }
    }

    /// Plans a routine.
    ///
    /// # Errors
    /// Returns the reason why the routine cannot be planned, or cannot be made to fit the chosen time.
    pub fn new(
        routine: Arc<Routine>,
        catalogue: Arc<Catalogue>,
        choices: Choices,
    ) -> Result<Self, PlanError> {
        if !routine.positions.contains(&choices.position) {
            return Err(PlanError::Position);
        }
        if !choices.rules.allows(choices.position) {
            return Err(PlanError::Lying);
        }
        let mut chosen = choices.apply(&routine);
        if chosen.trimmed && left_to_do(&chosen.passes, &choices.rules) < LEAST_WORK {
            return Err(PlanError::TooLittle);
        }
        if chosen.passes.is_empty() {
            return Err(PlanError::Empty);
        }
        if let Some(breach) =
            envelope::check_with_added_rests(&chosen.passes, choices.position).first()
        {
            return Err(PlanError::Unsafe(breach.rule.clone()));
        }
        let shortened = match choices.time {
            Some(time) => chosen.fit(time, &routine, &catalogue, &choices)?,
            None => Vec::new(),
        };
        Ok(Self {
            shortened,
            ..Self::lay_out(routine, catalogue, choices, chosen.passes, chosen.left_out)
        })
    }

    /// Lays passes out on a time line.
    fn lay_out(
        routine: Arc<Routine>,
        catalogue: Arc<Catalogue>,
        choices: Choices,
        passes: Vec<Pass>,
        left_out: Vec<Omission>,
    ) -> Self {
        let named = title(&routine, &choices.rules);
        let speech = speech::compose(named, &passes, &catalogue, &choices);
        let works = cue_context(&routine, &passes, &choices).work_cues(&speech);
        let Timeline { segments, leads, .. } = layout::line(&passes, &choices, &speech, &works);
        let mut plan = Self {
            routine,
            catalogue,
            choices,
            passes,
            left_out,
            shortened: Vec::new(),
            segments,
            leads: leads.into(),
            cues: Arc::default(),
        };
        plan.tell_the_length();
        plan.cues = cues::list(&plan, &speech, works).into();
        plan
    }

    /// Puts the plan's length and its number of steps, which are known only now, into its first words.
    fn tell_the_length(&mut self) {
        let words = phrases::length(self.total(), self.step_number(0).1);
        let leads = Arc::make_mut(&mut self.leads);
        let first = leads.first_mut().into_iter().flat_map(|lead| &mut lead.words);
        for (_, phrase) in first.filter(|(_, phrase)| phrase.rank == Rank::Length) {
            phrase.reworded(words.clone());
        }
    }

    /// Returns the passes before which the plan added a rest for the arms, because they would be up too long without
    /// it.
    pub fn added_rests(&self) -> impl Iterator<Item = &Pass> {
        let rests = self.leads.iter().map(|lead| lead.adds_a_rest);
        self.passes.iter().zip(rests).filter_map(|(pass, rests)| rests.then_some(pass))
    }

    /// Returns the title: that of the routine, unless only breathing and rest are left of it.
    pub fn title(&self) -> &str {
        title(&self.routine, &self.choices.rules)
    }

    /// Returns the routine that is planned.
    pub const fn routine(&self) -> &Arc<Routine> {
        &self.routine
    }

    /// Returns the catalogue, which has the words for moves and zones.
    pub const fn catalogue(&self) -> &Arc<Catalogue> {
        &self.catalogue
    }

    /// Returns the choices that were made.
    pub const fn choices(&self) -> &Choices {
        &self.choices
    }

    /// Returns the passes in the order in which they are done.
    pub fn passes(&self) -> &[Pass] {
        &self.passes
    }

    /// Returns the number of the step that a pass belongs to, counted from 1, and the number of all steps. Both sides
    /// are one step, and steps that are left out today do not count.
    pub fn step_number(&self, pass: usize) -> (usize, usize) {
        let firsts = || (0..self.passes.len()).filter(|index| begins_step(&self.passes, *index));
        (firsts().filter(|first| *first <= pass).count(), firsts().count())
    }

    /// Returns the steps that are left out today, with the reasons.
    pub fn left_out(&self) -> &[Omission] {
        &self.left_out
    }

    /// Returns the steps that are shortened to fit the time.
    pub fn shortened(&self) -> &[Shortening] {
        &self.shortened
    }

    /// Returns whether any step is shortened or left out to fit the time.
    pub fn is_fitted(&self) -> bool {
        let left_out = self.left_out.iter().any(|omission| omission.reason == Reason::Time);
        left_out || !self.shortened.is_empty()
    }

    /// Returns whether any pass has less pressure than the routine says.
    pub fn is_softened(&self) -> bool {
        let written = |pass: &Pass| self.routine.steps.get(pass.step).map(|step| step.pressure);
        self.passes.iter().any(|pass| Some(pass.pressure) < written(pass))
    }

    /// Returns the whole time line.
    pub fn segments(&self) -> &[Segment] {
        &self.segments
    }

    /// Returns everything that is heard, in order.
    pub fn cues(&self) -> &[Cue] {
        &self.cues
    }

    /// Returns whether the routine has the soft mood, without counts, a halfway cue and ratings.
    pub fn is_soft(&self) -> bool {
        is_soft(&self.routine)
    }

    /// Returns whether the user is asked to rate their tension before and after.
    pub fn is_rated(&self) -> bool {
        !self.is_soft() && self.routine.ratings == Ratings::Asked
    }

    /// Returns the time from the first moment to the last, including get-ready.
    pub fn total(&self) -> Duration {
        self.segments.last().map_or(Duration::ZERO, Segment::end)
    }

    /// Returns the time of work and rests, without lead-ins and get-ready.
    pub fn work(&self) -> Duration {
        self.sum(|kind| !kind.is_between())
    }

    /// Returns the time of work, rests and lead-ins, without get-ready.
    pub fn with_lead_ins(&self) -> Duration {
        self.sum(|kind| kind != SegmentKind::GetReady)
    }

    fn sum(&self, counts: impl Fn(SegmentKind) -> bool) -> Duration {
        self.segments
            .iter()
            .filter(|segment| counts(segment.kind))
            .map(|segment| segment.length)
            .sum()
    }

    /// Returns the plan's state at an elapsed time; any time past the end counts as the end.
    pub fn at(&self, elapsed: Duration) -> Moment<'_> {
        Moment::new(self, elapsed.min(self.total()))
    }

    /// Returns the cues after `from`, up to and including `to`.
    pub fn cues_between(&self, from: Duration, to: Duration) -> &[Cue] {
        self.cues_where(|cue| cue.at <= from, |cue| cue.at <= to)
    }

    /// Returns the cues at exactly one time.
    pub fn cues_at(&self, at: Duration) -> &[Cue] {
        self.cues_where(|cue| cue.at < at, |cue| cue.at <= at)
    }

    fn cues_where(&self, before: impl Fn(&Cue) -> bool, upto: impl Fn(&Cue) -> bool) -> &[Cue] {
        let (from, to) = (self.cues.partition_point(before), self.cues.partition_point(upto));
        self.cues.get(from..to).unwrap_or_default()
    }

    /// Returns the time of the first cue after `elapsed`.
    pub fn next_cue(&self, elapsed: Duration) -> Option<Duration> {
        self.cues.get(self.cues.partition_point(|cue| cue.at <= elapsed)).map(|cue| cue.at)
    }
}
