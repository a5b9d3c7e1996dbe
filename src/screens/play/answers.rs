//! The answers to what happens in a session, in words, and which changes the user must know at once.

use std::time::Duration;

use crate::plan::{CueKind, phrases};
use crate::routine::number::spoken;
use crate::screens::Play;
use crate::session::{Event, PauseCause};

/// Returns the words for what a key did, if they are always the same; `None` if the guidance speaks for itself.
pub const fn fixed(event: &Event) -> Option<&'static str> {
    Some(match event {
        Event::Paused(PauseCause::UnknownKey) => "Paused. S stops.",
        Event::Paused(PauseCause::Gap) => "Paused, because the computer was away for a while.",
        Event::Paused(_) => "Paused. Lower your hands.",
        Event::Lighter => "Lighter.",
        Event::AlreadyLight => {
            "That's as light as it goes. If it's still too much, take your hands away."
        }
        Event::Firmer => "A level firmer again.",
        Event::AsPlanned => "That's as firm as planned.",
        Event::Longer => "Ten seconds more.",
        Event::EnoughHere => "You can't add more time here.",
        Event::EnoughDone => "You've done enough of this. You can't repeat it.",
        Event::RestNeeded => "You need this rest first.",
        _ => return None,
    })
}

impl Play {
    /// Returns the words for what a key did; `None` if the guidance speaks for itself.
    pub(super) fn answer_to(&self, event: &Event) -> Option<String> {
        match event {
            Event::Resuming => Some(format!("Resuming: {}", self.going_on())),
            event => fixed(event).map(str::to_owned),
        }
    }

    /// Names the move and the side with which the session continues after a pause.
    fn going_on(&self) -> String {
        let pass = self.session().moment().pass();
        let side = phrases::side_and_hand(pass).unwrap_or_default();
        format!("{}. {side}", pass.movement.words.title).trim_end().to_owned()
    }

    /// Says what to do in this step, whatever was said last.
    pub(super) fn instruction(&self) -> String {
        let movement = &self.session().moment().pass().movement;
        let place =
            phrases::place_of(movement).map_or_else(String::new, |place| format!("{place} "));
        format!("{}. {place}{}", movement.words.title, movement.words.instruction)
    }

    /// Says which step this is, how much time is left, and what comes next.
    pub(super) fn whereabouts(&self) -> String {
        let moment = self.session().moment();
        let next = match moment.next() {
            Some(pass) if pass.second => "the other side".to_owned(),
            Some(pass) => pass.movement.words.title.to_lowercase(),
            None => "the end".to_owned(),
        };
        let (step, of) = self.session().plan().step_number(moment.segment().pass);
        format!("Step {step} of {of}, {} left. Next: {next}.", roughly(moment.total_left()))
    }
}

/// Puts a time into words, rounded up to ten seconds: "two minutes forty".
fn roughly(time: Duration) -> String {
    let seconds =
        usize::try_from(time.as_millis().div_ceil(10_000)).unwrap_or(usize::MAX / 10) * 10;
    match (seconds / 60, seconds % 60) {
        (0, seconds) => format!("{} seconds", spoken(seconds)),
        (1, 0) => "one minute".to_owned(),
        (minutes, 0) => format!("{} minutes", spoken(minutes)),
        (1, seconds) => format!("one minute {}", spoken(seconds)),
        (minutes, seconds) => format!("{} minutes {}", spoken(minutes), spoken(seconds)),
    }
}

/// Returns true if something begins or ends that the user must know about.
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

/// Returns true if the guidance says its last words.
pub(super) fn is_the_end(event: &Event) -> bool {
    matches!(event, Event::Cue(cue) if cue.kind == CueKind::End)
}

/// Returns the kind of cue, and so the tone, of the answer to an event.
pub(super) const fn answer_kind(event: &Event) -> CueKind {
    match event {
        Event::Paused(_) => CueKind::Pause,
        Event::Resuming => CueKind::Resume,
        Event::Lighter => CueKind::Lighter,
        _ => CueKind::Answer,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_in_words_is_rounded_up_to_ten_seconds() {
        for (seconds, words) in [
            (1, "ten seconds"),
            (40, "forty seconds"),
            (51, "one minute"),
            (100, "one minute forty"),
            (120, "two minutes"),
            (155, "two minutes forty"),
            (1380, "twenty-three minutes"),
        ] {
            assert_eq!(roughly(Duration::from_secs(seconds)), words);
        }
    }
}
