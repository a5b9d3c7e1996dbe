//! What is answered to what happens in a session, in words, and what of it must be known at once.

use super::Play;
use crate::plan::CueKind;
use crate::routine::duration;
use crate::session::{Cause, Event};

impl Play {
    /// The words for what a key did; none where the guidance speaks for itself.
    pub(super) fn answer_to(&self, event: &Event) -> Option<String> {
        let words = match event {
            Event::Paused(Cause::UnknownKey) => "Paused. S stops.",
            Event::Paused(Cause::Gap) => "Paused: the machine was away for a while.",
            Event::Paused(_) => "Paused. Hands down.",
            Event::Resuming => return Some(format!("Going on: {}", self.going_on())),
            Event::Lighter => "Lighter.",
            Event::AlreadyLight => "Already light. Hands away if it is too much.",
            Event::Firmer => "Back up a level.",
            Event::AsPlanned => "That is as planned.",
            Event::Longer => "Ten seconds more.",
            Event::EnoughHere => "That is enough here.",
            Event::RestNeeded => "Your arms need this rest first.",
            _ => return None,
        };
        Some(words.to_owned())
    }

    /// The move and side that a pause is followed by.
    fn going_on(&self) -> String {
        let pass = self.session().moment().pass();
        let side = crate::plan::phrases::side_and_hand(pass).unwrap_or_default();
        format!("{}. {side}", pass.movement.words.title).trim_end().to_owned()
    }

    /// The step, the time that is left, and what comes next.
    pub(super) fn whereabouts(&self) -> String {
        let moment = self.session().moment();
        let next = moment
            .next()
            .map_or_else(|| "the end".to_owned(), |pass| pass.movement.words.title.to_lowercase());
        let (step, of) = (moment.segment().pass + 1, self.session().plan().passes().len());
        format!(
            "Part {step} of {of}, {} left. Next: {next}.",
            duration::spoken(moment.total_left())
        )
    }
}

/// Whether something begins or ends that a person must know of.
pub(super) const fn is_change(event: &Event) -> bool {
    let Event::Cue(cue) = event else { return false };
    matches!(
        cue.kind,
        CueKind::Next
            | CueKind::Switch
            | CueKind::Start
            | CueKind::Hold
            | CueKind::Release
            | CueKind::Spot
            | CueKind::Check
            | CueKind::End
    )
}

/// Which tone goes with an answer.
pub(super) const fn answer_kind(event: &Event) -> CueKind {
    match event {
        Event::Paused(_) => CueKind::Pause,
        Event::Resuming => CueKind::Resume,
        _ => CueKind::Answer,
    }
}
