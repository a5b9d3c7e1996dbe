//! Spaces out what is said, so that a listener can follow: a pause after so many seconds of talk, and no more than so
//! much of it in a minute.

use std::ops::Range;
use std::time::Duration;

use super::phrase::{Phrase, measure};
use super::segment::{Cue, CueKind};
use crate::plan::phrase::{PhraseRole, Rank};
use crate::plan::phrases::LISTEN;

/// Nobody listens to more than this without a pause.
pub(super) const AT_A_STRETCH: Duration = Duration::from_secs(12);

/// Quiet that is long enough to be a pause.
pub(super) const A_PAUSE: Duration = Duration::from_secs(2);

/// Recordings are silent for so long at their ends, which is no talk.
const SILENT: Duration = Duration::from_millis(100);

const MINUTE: Duration = Duration::from_secs(60);

/// Talk in any minute at most: 45 %.
const IN_A_MINUTE: Duration = Duration::from_secs(27);

/// Words in any minute at most.
const WORDS_IN_A_MINUTE: u32 = 70;

/// What was said, and when.
#[derive(Debug, Clone, Default)]
pub(super) struct Spacing {
    said: Vec<SpokenAt>,
}

/// When something is said, and how many words it has.
#[derive(Debug, Clone, Copy)]
pub(super) struct SpokenAt {
    start: Duration,
    end: Duration,
    words: u32,
}

/// A lead as long as it is laid out: to the next whole second.
pub(super) fn whole_seconds(length: Duration) -> Duration {
    Duration::from_secs(length.as_secs() + u64::from(length.subsec_nanos() > 0))
}

/// The same, to the next tenth.
pub(super) fn whole_tenths(length: Duration) -> Duration {
    let tenths = length.as_millis().div_ceil(100);
    Duration::from_millis(100) * u32::try_from(tenths).unwrap_or(u32::MAX)
}

impl SpokenAt {
    /// A phrase at a time.
    pub(super) fn phrase(phrase: &Phrase, start: Duration) -> Self {
        Self::talk(start, phrase.length(), phrase.word_count())
    }

    /// A cue.
    pub(super) fn cue(cue: &Cue) -> Self {
        Self::talk(cue.at, cue.length, measure(&cue.words).count)
    }

    fn talk(start: Duration, length: Duration, words: u32) -> Self {
        Self { start, end: start + length.saturating_sub(SILENT), words }
    }

    /// When its last sound is over.
    pub(super) const fn end(&self) -> Duration {
        self.end
    }

    pub(super) fn later(self, by: Duration) -> Self {
        Self { start: self.start + by, end: self.end + by, ..self }
    }
}

impl Spacing {
    /// What is heard in some cues.
    pub(super) fn of(cues: &[Cue]) -> Self {
        let heard = cues.iter().filter(|cue| cue.is_spoken() && cue.kind != CueKind::End);
        Self { said: heard.map(SpokenAt::cue).collect() }
    }

    /// Whether all of it can be followed.
    pub(super) fn is_calm(&self) -> bool {
        (0..self.said.len()).all(|index| self.can_be_followed(index))
    }

    /// This is always said.
    pub(super) fn note(&mut self, said: impl Iterator<Item = SpokenAt>) {
        self.said.extend(said);
    }

    /// What is said before a pass and when, in a lead with some beginning and least length, and when the quiet behind
    /// it ends: as soon as a listener can follow, also with what is said after the beginning of the work. The hands go
    /// up no sooner than `up_from`.
    pub(super) fn spread<'s>(
        &'s self,
        before: &'s [Phrase],
        at_work: &'s [SpokenAt],
        lead: (Duration, Duration),
        up_from: Duration,
    ) -> LeadInTimes<'s> {
        Search::new(self, at_work, lead, up_from).best(before)
    }

    /// Whether nobody talks on without a pause if this is said too.
    pub(super) fn has_pauses(&self, said: impl Iterator<Item = SpokenAt>) -> bool {
        let before = self.said.len();
        let whole = Self { said: self.said.iter().copied().chain(said).collect() };
        (before..whole.said.len()).all(|index| whole.stretch(index) <= AT_A_STRETCH)
    }

    /// How long it is talked without a pause up to the end of something.
    fn stretch(&self, index: usize) -> Duration {
        let said = self.said.get(index);
        said.map_or(Duration::ZERO, |said| said.end.saturating_sub(self.begins(index, said.start)))
    }

    /// How long there has been talk without a pause when something is said at a time.
    fn talk_before(&self, start: Duration) -> Duration {
        start.saturating_sub(self.begins(self.said.len(), start))
    }

    /// When the talk began that goes on without a pause up to a time, with what was said before some index.
    fn begins(&self, index: usize, at: Duration) -> Duration {
        let mut begins = at;
        for said in self.said.iter().take(index).rev() {
            if begins.saturating_sub(said.end) >= A_PAUSE {
                break;
            }
            begins = begins.min(said.start);
        }
        begins
    }

    /// Whether something that is said ends no stretch and no minute with too much talk.
    fn can_be_followed(&self, index: usize) -> bool {
        let Some(said) = self.said.get(index) else { return true };
        let from = said.end.saturating_sub(MINUTE);
        let recent = || self.said.iter().take(index + 1).rev().take_while(|said| said.end > from);
        let talk = || {
            let talks = |said: &SpokenAt| said.end.saturating_sub(said.start.max(from));
            recent().map(talks).sum::<Duration>()
        };
        let words = || recent().map(|said| said.words).sum::<u32>();
        // The quickest answers first, since a search for pauses asks very often.
        self.stretch(index) <= AT_A_STRETCH && words() <= WORDS_IN_A_MINUTE && talk() <= IN_A_MINUTE
    }
}

/// Quiet after a phrase, in percent of its length.
const QUIETS: [u32; 4] = [0, 50, 100, 150];

const SECOND: Duration = Duration::from_secs(1);

/// What comes waits for less than so many seconds.
const LONGEST_WAIT: u64 = 31;

/// A wait of so many seconds needs words, so that nobody thinks that it stopped.
const WORTH_FILLING: u64 = 5;

/// What is said in a lead-in, and when the quiet behind it ends.
#[derive(Debug, Clone)]
pub(in crate::plan) struct LeadInTimes<'s> {
    pub(in crate::plan) said: Vec<(Duration, &'s Phrase)>,
    pub(in crate::plan) end: Duration,
}

/// A lead-in that is being laid out.
struct Search<'s> {
    spacing: &'s Spacing,
    /// What was said in the minute before.
    recent: Vec<SpokenAt>,
    /// What is said at work, and how long after its beginning.
    at_work: &'s [SpokenAt],
    start: Duration,
    least: Duration,
    /// The hands go up no sooner.
    up_from: Duration,
}

impl<'s> Search<'s> {
    fn new(
        spacing: &'s Spacing,
        at_work: &'s [SpokenAt],
        (start, least): (Duration, Duration),
        up_from: Duration,
    ) -> Self {
        let counts = |said: &&SpokenAt| said.end + MINUTE > start;
        let recent = spacing.said.iter().filter(counts).copied().collect();
        Self { spacing, recent, at_work, start, least, up_from }
    }

    /// As soon as a listener can follow: with a wait before the name, filled if it is long, or with more quiet between
    /// the phrases, whichever ends sooner.
    fn best(&self, before: &'s [Phrase]) -> LeadInTimes<'s> {
        let at_once: Vec<&Phrase> =
            before.iter().filter(|phrase| phrase.is_said_at_once()).collect();
        let place = waiting_place(&at_once);
        let soonest = self.times(&at_once, place, 0, 0);
        if self.can_be_followed(&soonest) {
            return soonest;
        }
        let whole: Vec<&Phrase> = before.iter().collect();
        let shortly = self.soonest(&at_once, place, 0..WORTH_FILLING);
        let filled = self.soonest(&whole, waiting_place(&whole), WORTH_FILLING..LONGEST_WAIT);
        match (shortly, filled) {
            (Some(shortly), Some(filled)) if filled.end < shortly.end => filled,
            (Some(best), _) | (None, Some(best)) => best,
            (None, None) => self.late(&at_once).unwrap_or(soonest),
        }
    }

    /// Where not even the words that come before a wait have room: all of it waits, and then there is as much time as
    /// the hands need.
    fn late(&self, phrases: &[&'s Phrase]) -> Option<LeadInTimes<'s>> {
        let times = self.soonest(phrases, first_place(phrases), 0..LONGEST_WAIT)?;
        let first = times.said.get(first_place(phrases)).map_or(self.start, |(at, _)| *at);
        Some(LeadInTimes { end: times.end.max(first + self.least), ..times })
    }

    /// The soonest end with any quiet between the phrases and a wait within some bounds.
    fn soonest(
        &self,
        phrases: &[&'s Phrase],
        place: usize,
        waits: Range<u64>,
    ) -> Option<LeadInTimes<'s>> {
        let waits: Vec<u64> = waits.collect();
        let least = waits.first().copied().unwrap_or_default();
        let mut best = None::<LeadInTimes<'_>>;
        for quiet in QUIETS {
            let is_sooner =
                |end: Duration| best.as_ref().is_none_or(|best: &LeadInTimes<'_>| end < best.end);
            if !is_sooner(self.times(phrases, place, quiet, least).end) {
                continue;
            }
            let times = |wait: &u64| self.times(phrases, place, quiet, *wait);
            // What can be followed after some wait can be after a longer one.
            let enough = waits.partition_point(|wait| !self.can_be_followed(&times(wait)));
            let times = waits.get(enough).map(times).filter(|times| is_sooner(times.end));
            best = times.or(best);
        }
        best
    }

    fn can_be_followed(&self, times: &LeadInTimes<'_>) -> bool {
        let mut whole = Spacing { said: self.recent.clone() };
        whole.said.extend(times.said.iter().map(|(at, phrase)| SpokenAt::phrase(phrase, *at)));
        let spoken = times.end.saturating_sub(self.start);
        let work = self.start + whole_seconds(spoken.max(self.least));
        whole.said.extend(self.at_work.iter().map(|said| said.later(work)));
        (self.recent.len()..whole.said.len()).all(|index| whole.can_be_followed(index))
    }

    /// Phrases one after the other, with so much quiet behind each in percent of its length, and a wait of some seconds
    /// at one place.
    fn times(
        &self,
        phrases: &[&'s Phrase],
        place: usize,
        quiet: u32,
        wait: u64,
    ) -> LeadInTimes<'s> {
        let wait = Duration::from_secs(wait);
        let mut said = Vec::new();
        let (mut at, mut since_pause) = (self.start, self.spacing.talk_before(self.start));
        for (index, phrase) in phrases.iter().enumerate() {
            if phrase.role == PhraseRole::Raises {
                at = at.max(self.up_from);
            }
            if index == place {
                at += wait;
                since_pause = if wait < A_PAUSE { since_pause } else { Duration::ZERO };
            }
            // Hands that go up last wait for the rest of a second too.
            let later = if phrase.role == PhraseRole::Raises { SECOND } else { Duration::ZERO };
            if since_pause + later + phrase.length() > AT_A_STRETCH {
                at += A_PAUSE;
                since_pause = Duration::ZERO;
            }
            said.push((at, *phrase));
            let pause = phrase.quiet().max(phrase.length() * quiet / 100);
            since_pause += phrase.length() + pause;
            if pause >= A_PAUSE {
                since_pause = Duration::ZERO;
            }
            at += phrase.length() + pause;
        }
        if place == phrases.len() {
            at += wait;
        }
        LeadInTimes { said, end: at }
    }
}

/// Before which of some phrases all that follows waits: before the name of the step; else before its explanation, or
/// after all of it.
fn waiting_place(phrases: &[&Phrase]) -> usize {
    let waits = phrases.iter().position(|phrase| phrase.role == PhraseRole::Waits);
    let explains = |phrase: &&Phrase| phrase.words == LISTEN || phrase.rank == Rank::Instruction;
    waits.or_else(|| phrases.iter().position(explains)).unwrap_or(phrases.len())
}

/// The first of some phrases that may wait.
fn first_place(phrases: &[&Phrase]) -> usize {
    phrases.iter().position(|phrase| phrase.rank < Rank::Safety).unwrap_or(phrases.len())
}
