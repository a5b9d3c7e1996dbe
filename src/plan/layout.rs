//! Lays passes out on the time line, segment by segment, and places the words of each lead-in.

use std::time::Duration;

use super::choices::Choices;
use super::phrase::{self, Phrase, PhraseRole, Rank};
use super::phrases;
use super::segment::{self, Cue, Segment, SegmentKind, way_back};
use super::spacing::{A_PAUSE, Spacing, SpokenAt, whole_seconds, whole_tenths};
use super::speech::Speech;
use crate::routine::body::{Position, Technique, Tool};
use crate::routine::envelope::times::{Arms, REST};
use crate::routine::step::{Pass, SHORTEST_LEAD_IN};

/// The shortest lead-in before a rest, in which the hands only come down.
const TO_REST: Duration = Duration::from_secs(2);

/// The time before the work of a pass: its lead-in, or get-ready before the first one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct BeforeWork {
    pub(super) length: Duration,
    /// The phrases, each with its time from the beginning of the lead.
    pub(super) words: Vec<(Duration, Phrase)>,
    /// How long the arms are already up at its end.
    pub(super) raised: Duration,
    /// Whether the plan added a rest here, because the arms would be up too long without it.
    pub(super) adds_a_rest: bool,
}

/// The time line of a whole plan: its segments, without gaps, and the lead of each pass.
#[derive(Debug, Default)]
pub(super) struct Timeline {
    pub(super) segments: Vec<Segment>,
    pub(super) leads: Vec<BeforeWork>,
    spacing: Spacing,
    arms: Arms,
    /// Whether any move is explained. If so, everything that is said leaves the listener time to follow.
    teaches: bool,
}

/// Lays out all passes.
pub(super) fn line(
    passes: &[Pass],
    choices: &Choices,
    speeches: &[Speech],
    works: &[Vec<Cue>],
) -> Timeline {
    let mut line =
        Timeline { teaches: speeches.iter().any(|speech| speech.explains), ..Timeline::default() };
    for (index, (pass, speech)) in passes.iter().zip(speeches).enumerate() {
        let work = works.get(index).map(Vec::as_slice).unwrap_or_default();
        let at_work: Vec<SpokenAt> =
            work.iter().filter(|cue| cue.is_spoken()).map(SpokenAt::cue).collect();
        let behind = said_behind(pass, speeches.get(index + 1));
        let heard: Vec<SpokenAt> = at_work.iter().copied().chain(behind).collect();
        let kind = if index == 0 { SegmentKind::GetReady } else { SegmentKind::LeadIn };
        let before = index.checked_sub(1).and_then(|before| passes.get(before));
        let least = least(pass, before, choices);
        let lead = line.lead(pass, speech, &heard, least, choices);
        line.add(kind, lead.length, index);
        line.leads.push(lead);
        let start = line.end();
        line.spacing.note(at_work.iter().map(|said| said.later(start)));
        let parts = segment::of_work(pass, index).into_iter();
        line.segments.extend(parts.map(|part| part.later(start)));
    }
    let last = passes.len().saturating_sub(1);
    if let Some(way_back) = passes.last().and_then(way_back) {
        line.add(SegmentKind::EaseOff, way_back, last);
    }
    line
}

/// Returns the phrases that are always said as soon as a pass is over: to let go and to lower the hands.
fn said_behind(pass: &Pass, next: Option<&Speech>) -> Vec<SpokenAt> {
    let let_go = || Phrase::new(Rank::Safety, phrases::way_back(pass));
    let phrases = match next {
        Some(next) => next.begins_with().cloned().collect(),
        None => Vec::from_iter(way_back(pass).map(|_| let_go())),
    };
    let mut at = pass.total();
    let said = phrases.iter().map(|phrase| {
        let said = SpokenAt::phrase(phrase, at);
        at += phrase.length_with_quiet();
        said
    });
    said.collect()
}

/// Returns the shortest length of a lead-in. It takes longer to change hands and find a tender spot, or to move a ball;
/// before a rest, nothing has to be put in place.
fn least(pass: &Pass, before: Option<&Pass>, choices: &Choices) -> Duration {
    let Some(before) = before else { return choices.get_ready() };
    let movement = &pass.movement;
    let held = movement.technique == Technique::Compression;
    match movement.tool {
        Tool::Ball if pass.second && held => Duration::from_secs(15),
        Tool::Ball if pass.second || before.side != pass.side => Duration::from_secs(10),
        _ if pass.second && held => Duration::from_secs(12),
        _ if movement.is_rest() => way_back(before).unwrap_or_default().max(TO_REST),
        _ => SHORTEST_LEAD_IN,
    }
}

impl Timeline {
    fn end(&self) -> Duration {
        self.segments.last().map_or(Duration::ZERO, Segment::end)
    }

    fn add(&mut self, kind: SegmentKind, length: Duration, pass: usize) {
        let start = self.end();
        self.segments.push(Segment { start, length, kind, pass });
    }

    /// Makes the lead to a pass. If the arms would be up too long, it has a rest for them.
    fn lead(
        &mut self,
        pass: &Pass,
        speech: &Speech,
        heard: &[SpokenAt],
        least: Duration,
        choices: &Choices,
    ) -> BeforeWork {
        let room = self.rounded(least.max(speech.needed_before()));
        let mut lead = if self.teaches {
            self.spread(speech, heard, least)
        } else {
            self.brief(speech, room, heard)
        };
        lead.raised = self.raised(pass, lead.raised);
        let tires = !speech.explains && self.arms_after(pass, &lead).are_tired();
        if tires && choices.position != Position::Lying && pass.movement.lifts_arms() {
            lead = brief(speech, room, true);
            // The hands are down, and nothing raises them before the work needs them.
            lead.raised = self.raised(pass, lead.raised.min(SHORTEST_LEAD_IN));
        }
        let start = self.end();
        let said = lead.words.iter().map(|(at, phrase)| SpokenAt::phrase(phrase, start + *at));
        self.spacing.note(said);
        self.arms = self.arms_after(pass, &lead);
        lead
    }

    /// Rounds the length of a lead up to a tenth of a second, or that of the first one to a whole second.
    fn rounded(&self, length: Duration) -> Duration {
        if self.leads.is_empty() { whole_seconds(length) } else { whole_tenths(length) }
    }

    /// Makes a lead with as many of its words as fit, and with a pause after them if too much would be said without
    /// one.
    fn brief(&self, speech: &Speech, room: Duration, heard: &[SpokenAt]) -> BeforeWork {
        let lead = brief(speech, room, false);
        let spoken = lead
            .words
            .last()
            .map_or(Duration::ZERO, |(at, last)| SpokenAt::phrase(last, *at).end());
        let length = self.rounded(room.max(spoken + A_PAUSE));
        let paused = BeforeWork { length, raised: length, ..lead.clone() };
        let has_pauses = |lead: &BeforeWork| {
            let start = self.end();
            let words = lead.words.iter().map(|(at, phrase)| SpokenAt::phrase(phrase, start + *at));
            let heard = heard.iter().map(|said| said.later(start + lead.length));
            self.spacing.has_pauses(words.chain(heard))
        };
        if has_pauses(&lead) || !has_pauses(&paused) { lead } else { paused }
    }

    /// Returns how long the arms are up in a lead: not at all if the move does not lift them, and not for long before
    /// the first step.
    fn raised(&self, pass: &Pass, raised: Duration) -> Duration {
        match pass.movement.lifts_arms() {
            false => Duration::ZERO,
            true if self.leads.is_empty() => raised.min(SHORTEST_LEAD_IN),
            true => raised,
        }
    }

    fn arms_after(&self, pass: &Pass, lead: &BeforeWork) -> Arms {
        let down = lead.length.saturating_sub(lead.raised);
        let rested = pass.movement.lifts_arms() && down >= REST;
        let arms = if rested { Arms::default() } else { self.arms };
        arms.after(&Pass { arms_up_before: lead.raised, ..pass.clone() })
    }

    /// Makes a lead with all its words, each with its pause, and the hands down until they are needed. It ends on a
    /// whole second, so that all times on the screen change together.
    fn spread(&self, speech: &Speech, heard: &[SpokenAt], least: Duration) -> BeforeWork {
        let start = self.end();
        let are_up = self.arms != Arms::default();
        let up_from = if are_up { start + REST } else { start };
        let times = self.spacing.spread(&speech.lead_in, heard, (start, least), up_from);
        let said = times.said.into_iter();
        let mut words: Vec<(Duration, Phrase)> =
            said.map(|(at, phrase)| (at.saturating_sub(start), phrase.clone())).collect();
        let spoken = times.end.saturating_sub(start);
        let length = whole_seconds(least.max(spoken));
        let with_raise = words.iter().position(|(_, phrase)| phrase.role == PhraseRole::Raises);
        // If raising the hands is the last thing, it waits for the rest of the second too.
        if with_raise.is_some_and(|index| index + 1 == words.len())
            && let Some((at, _)) = words.last_mut()
        {
            *at += length.saturating_sub(spoken);
        }
        let up_at = with_raise.and_then(|index| words.get(index)).map(|(at, _)| *at);
        let raised = length.saturating_sub(up_at.unwrap_or_default());
        BeforeWork { length, words, raised, adds_a_rest: false }
    }
}

/// Makes a lead with as many of its words as fit. If it has a rest, the hands come down first, and the other words
/// follow after the rest.
fn brief(speech: &Speech, room: Duration, rests: bool) -> BeforeWork {
    let (rest, raised) = if rests { (REST, room) } else { (Duration::ZERO, room) };
    let mut at = Duration::ZERO;
    let mut words = Vec::new();
    let mut say = |phrase: Phrase, from: Duration| {
        let start = at.max(from);
        at = start + phrase.length_with_quiet();
        words.push((start, phrase));
    };
    let before = phrase::said_at_once(&speech.lead_in);
    let mut phrases = phrase::fitting(&before, room, phrase::length).into_iter().peekable();
    while let Some(phrase) = phrases.next_if(|phrase| phrase.rank == Rank::Safety) {
        say(phrase, Duration::ZERO);
    }
    if rests {
        say(Phrase::new(Rank::Safety, phrases::REST_ARMS), Duration::ZERO);
    }
    phrases.for_each(|phrase| say(phrase, rest));
    BeforeWork { length: rest + room, words, raised, adds_a_rest: rests }
}
