//! Spaces out the words so that a listener can follow: with a pause after at most 12 seconds of talk, and with limits
//! on the talk and the words in any minute.

use std::ops::Range;
use std::time::Duration;

use super::phrase::{Phrase, measure};
use super::segment::{Cue, CueKind};
use crate::plan::phrase::{PhraseRole, Rank};
use crate::plan::phrases::LISTEN;

/// The longest talk that people can follow without a pause.
pub(super) const AT_A_STRETCH: Duration = Duration::from_secs(12);

/// The shortest quiet that is a pause.
pub(super) const A_PAUSE: Duration = Duration::from_secs(2);

/// The silence at the end of every recording, which is not counted as talk.
const SILENT: Duration = Duration::from_millis(100);

const MINUTE: Duration = Duration::from_secs(60);

/// The most talk in any minute: 45%.
const IN_A_MINUTE: Duration = Duration::from_secs(27);

/// The most words in any minute.
const WORDS_IN_A_MINUTE: u32 = 70;

/// All utterances so far, with their times.
#[derive(Debug, Clone, Default)]
pub(super) struct Spacing {
    said: Vec<SpokenAt>,
}

/// The time of an utterance and its number of words.
#[derive(Debug, Clone, Copy)]
pub(super) struct SpokenAt {
    start: Duration,
    end: Duration,
    words: u32,
}

/// Rounds a length up to whole seconds.
pub(super) fn whole_seconds(length: Duration) -> Duration {
    Duration::from_secs(length.as_secs() + u64::from(length.subsec_nanos() > 0))
}

/// Rounds a length up to tenths of a second.
pub(super) fn whole_tenths(length: Duration) -> Duration {
    let tenths = length.as_millis().div_ceil(100);
    Duration::from_millis(100) * u32::try_from(tenths).unwrap_or(u32::MAX)
}

impl SpokenAt {
    /// Creates an entry for a phrase that is said at `start`.
    pub(super) fn phrase(phrase: &Phrase, start: Duration) -> Self {
        Self::talk(start, phrase.length(), phrase.word_count())
    }

    /// Creates an entry for the words of a cue.
    pub(super) fn cue(cue: &Cue) -> Self {
        Self::talk(cue.at, cue.length, measure(&cue.words).count)
    }

    fn talk(start: Duration, length: Duration, words: u32) -> Self {
        Self { start, end: start + length.saturating_sub(SILENT), words }
    }

    /// Returns the time at which its last sound is over.
    pub(super) const fn end(&self) -> Duration {
        self.end
    }

    pub(super) fn later(self, by: Duration) -> Self {
        Self { start: self.start + by, end: self.end + by, ..self }
    }
}

impl Spacing {
    /// Collects the words of some cues, except those at the end.
    pub(super) fn of(cues: &[Cue]) -> Self {
        let heard = cues.iter().filter(|cue| cue.is_spoken() && cue.kind != CueKind::End);
        Self { said: heard.map(SpokenAt::cue).collect() }
    }

    /// Returns whether a listener can follow everything.
    pub(super) fn is_calm(&self) -> bool {
        (0..self.said.len()).all(|index| self.can_be_followed(index))
    }

    /// Adds utterances that are always said.
    pub(super) fn note(&mut self, said: impl Iterator<Item = SpokenAt>) {
        self.said.extend(said);
    }

    /// Places the phrases before a pass so that it can begin as soon as a listener can follow them, and also follow
    /// what is said during its work. `lead` is the beginning and the shortest length of the lead; `at_work` has times
    /// from the beginning of the work; the hands go up no sooner than `up_from`.
    pub(super) fn spread<'s>(
        &'s self,
        before: &'s [Phrase],
        at_work: &'s [SpokenAt],
        lead: (Duration, Duration),
        up_from: Duration,
    ) -> LeadInTimes<'s> {
        Search::new(self, at_work, lead, up_from).best(before)
    }

    /// Returns whether there are enough pauses if these utterances are added.
    pub(super) fn has_pauses(&self, said: impl Iterator<Item = SpokenAt>) -> bool {
        let before = self.said.len();
        let whole = Self { said: self.said.iter().copied().chain(said).collect() };
        (before..whole.said.len()).all(|index| whole.talk_without_pause(index) <= AT_A_STRETCH)
    }

    /// Returns how long there has been talk without a pause at the end of the utterance at `index`.
    fn talk_without_pause(&self, index: usize) -> Duration {
        let said = self.said.get(index);
        said.map_or(Duration::ZERO, |said| {
            said.end.saturating_sub(self.talk_begins(index, said.start))
        })
    }

    /// Returns how long there has been talk without a pause up to `start`.
    fn talk_before(&self, start: Duration) -> Duration {
        start.saturating_sub(self.talk_begins(self.said.len(), start))
    }

    /// Returns the beginning of the talk without a pause that lasts up to `at`; only the utterances before `index`
    /// count.
    fn talk_begins(&self, index: usize, at: Duration) -> Duration {
        let mut begins = at;
        for said in self.said.iter().take(index).rev() {
            if begins.saturating_sub(said.end) >= A_PAUSE {
                break;
            }
            begins = begins.min(said.start);
        }
        begins
    }

    /// Returns whether the utterance at `index` can be followed: neither the talk since the last pause nor the minute
    /// up to its end is too much.
    fn can_be_followed(&self, index: usize) -> bool {
        let Some(said) = self.said.get(index) else { return true };
        let from = said.end.saturating_sub(MINUTE);
        let recent = || self.said.iter().take(index + 1).rev().take_while(|said| said.end > from);
        let talk = || {
            let talks = |said: &SpokenAt| said.end.saturating_sub(said.start.max(from));
            recent().map(talks).sum::<Duration>()
        };
        let words = || recent().map(|said| said.words).sum::<u32>();
        // The cheapest checks come first, because the search for pauses makes them very often.
        self.talk_without_pause(index) <= AT_A_STRETCH
            && words() <= WORDS_IN_A_MINUTE
            && talk() <= IN_A_MINUTE
    }
}

/// The quiet after each phrase that the search tries, in percent of the phrase's length.
const QUIETS: [u32; 4] = [0, 50, 100, 150];

const SECOND: Duration = Duration::from_secs(1);

/// The search tries waits shorter than this, in seconds.
const LONGEST_WAIT: u64 = 31;

/// A wait of at least this many seconds is filled with a few words, so that nobody thinks that the program has stopped.
const WORTH_FILLING: u64 = 5;

/// The phrases of a lead-in with their times, and the time at which the quiet after them ends.
#[derive(Debug, Clone)]
pub(in crate::plan) struct LeadInTimes<'s> {
    pub(in crate::plan) said: Vec<(Duration, &'s Phrase)>,
    pub(in crate::plan) end: Duration,
}

/// The search for the best times of a lead-in's phrases.
struct Search<'s> {
    spacing: &'s Spacing,
    /// The utterances of the minute before.
    recent: Vec<SpokenAt>,
    /// The utterances during the work, with times from its beginning.
    at_work: &'s [SpokenAt],
    start: Duration,
    least: Duration,
    /// The earliest time at which the hands go up.
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

    /// Returns the times that end soonest and that a listener can follow: with a wait before the name, which is filled
    /// with words if it is long, or with more quiet between the phrases.
    fn best(&self, before: &'s [Phrase]) -> LeadInTimes<'s> {
        let at_once: Vec<&Phrase> =
            before.iter().filter(|phrase| phrase.is_said_at_once()).collect();
        let place = wait_index(&at_once);
        let soonest = self.times(&at_once, place, 0, 0);
        if self.can_be_followed(&soonest) {
            return soonest;
        }
        let whole: Vec<&Phrase> = before.iter().collect();
        let shortly = self.soonest(&at_once, place, 0..WORTH_FILLING);
        let filled = self.soonest(&whole, wait_index(&whole), WORTH_FILLING..LONGEST_WAIT);
        match (shortly, filled) {
            (Some(shortly), Some(filled)) if filled.end < shortly.end => filled,
            (Some(best), _) | (None, Some(best)) => best,
            (None, None) => self.with_everything_waiting(&at_once).unwrap_or(soonest),
        }
    }

    /// Returns times for the case that not even the words before the usual wait have room. Everything but words of
    /// safety waits, and after the wait there is at least the shortest length of the lead, which the hands need.
    fn with_everything_waiting(&self, phrases: &[&'s Phrase]) -> Option<LeadInTimes<'s>> {
        let times = self.soonest(phrases, first_that_may_wait(phrases), 0..LONGEST_WAIT)?;
        let first = times.said.get(first_that_may_wait(phrases)).map_or(self.start, |(at, _)| *at);
        Some(LeadInTimes { end: times.end.max(first + self.least), ..times })
    }

    /// Returns the times that end soonest, with any of the [`QUIETS`] between the phrases and any of the `waits`.
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
            // Words that can be followed after some wait can also be followed after a longer one.
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

    /// Returns the times of phrases one after the other, with `quiet` percent of its length after each, and with a wait
    /// of some seconds before the phrase at `place`.
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
            // If raising the hands is the last thing, it also waits for the rest of the second.
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

/// Returns the index of the phrase before which a wait belongs: the name of the step or "Switch", or else the
/// explanation; if there is neither, the wait comes after all phrases.
fn wait_index(phrases: &[&Phrase]) -> usize {
    let waits = phrases.iter().position(|phrase| phrase.role == PhraseRole::WaitBefore);
    let explains = |phrase: &&Phrase| phrase.words == LISTEN || phrase.rank == Rank::Instruction;
    waits.or_else(|| phrases.iter().position(explains)).unwrap_or(phrases.len())
}

/// Returns the index of the first phrase that may wait, because it is not about safety.
fn first_that_may_wait(phrases: &[&Phrase]) -> usize {
    phrases.iter().position(|phrase| phrase.rank < Rank::Safety).unwrap_or(phrases.len())
}
