//! Spaces out what is said, so that a listener can follow: a pause after so many seconds of talk, and no more than so
//! much of it in a minute.

use std::ops::Range;
use std::time::Duration;

use super::cues::{Cue, CueKind};
use super::phrases::{LISTEN, spoken_length, word_count};
use super::speech::{self, Phrase, Rank, Role, Speech};
use crate::routine::step::Pass;

/// Nobody listens to more than this without a pause.
pub(super) const AT_A_STRETCH: Duration = Duration::from_secs(12);

/// Quiet that is long enough to be a pause.
pub(super) const A_PAUSE: Duration = Duration::from_secs(2);

const MINUTE: Duration = Duration::from_secs(60);

/// Talk in any minute at most: 45 %.
const IN_A_MINUTE: Duration = Duration::from_secs(27);

/// Words in any minute at most.
const WORDS_IN_A_MINUTE: u32 = 70;

/// Quiet after a phrase, in percent of its length.
const QUIETS: [u32; 6] = [0, 25, 50, 75, 100, 150];

/// What comes waits for less than so many seconds.
const LONGEST_WAIT: u64 = 31;

/// A wait of so many seconds needs words, so that nobody thinks that it stopped.
const WORTH_FILLING: u64 = 5;

/// What was said, and when.
#[derive(Debug, Clone, Default)]
pub(super) struct Spacing {
    said: Vec<Said>,
}

#[derive(Debug, Clone, Copy)]
struct Said {
    start: Duration,
    end: Duration,
    words: u32,
}

/// What is said in a lead, and when the quiet behind it ends.
struct Times<'s> {
    said: Vec<(Duration, &'s Phrase)>,
    end: Duration,
}

/// Before which of some phrases all that follows waits: before the name of the step; else before its explanation, or
/// after all of it.
fn waiting_place(phrases: &[Phrase]) -> usize {
    let waits = phrases.iter().position(|phrase| phrase.role == Role::Waits);
    let explains = |phrase: &Phrase| phrase.words == LISTEN || phrase.rank == Rank::Instruction;
    waits.or_else(|| phrases.iter().position(explains)).unwrap_or(phrases.len())
}

/// The first of some phrases that may wait.
fn first_place(phrases: &[Phrase]) -> usize {
    phrases.iter().position(|phrase| phrase.rank < Rank::Safety).unwrap_or(phrases.len())
}

/// A lead as long as it is laid out: to the next whole second.
pub(super) fn whole_seconds(length: Duration) -> Duration {
    Duration::from_secs(length.as_secs() + u64::from(length.subsec_nanos() > 0))
}

impl Said {
    fn at(start: Duration, words: &str) -> Self {
        Self { start, end: start + spoken_length(words), words: word_count(words) }
    }

    fn later(self, by: Duration) -> Self {
        Self { start: self.start + by, end: self.end + by, ..self }
    }
}

impl Spacing {
    /// What is heard in some cues.
    pub(super) fn of(cues: &[Cue]) -> Self {
        let mut spacing = Self::default();
        for cue in cues.iter().filter(|cue| !cue.words.is_empty() && cue.kind != CueKind::End) {
            spacing.note(&cue.words, cue.at);
        }
        spacing
    }

    /// Whether all of it can be followed.
    pub(super) fn is_calm(&self) -> bool {
        (0..self.said.len()).all(|index| self.can_be_followed(index))
    }

    /// Something is said at a time, come what may.
    pub(super) fn note(&mut self, words: &str, start: Duration) {
        self.said.push(Said::at(start, words));
    }

    /// What is said before a pass and when, in a lead of some length at least that begins at `start`, and when the
    /// quiet behind it ends: as soon as a listener can follow, also with what is said at work. Where that has to wait,
    /// it waits at one place rather than word by word, since long gaps make an explanation sound like orders. The
    /// hands go up no sooner than `up_from`.
    pub(super) fn spread(
        &self,
        speech: &Speech,
        pass: &Pass,
        (start, least): (Duration, Duration),
        up_from: Duration,
    ) -> (Vec<(Duration, Phrase)>, Duration) {
        let counts = |said: &&Said| said.end + MINUTE > start;
        let recent: Vec<Said> = self.said.iter().filter(counts).copied().collect();
        let at_work = speech.at_work(pass).into_iter();
        let at_work: Vec<Said> = at_work.map(|(after, words)| Said::at(after, words)).collect();
        let can_be_followed = |times: &Times<'_>| {
            let mut whole = Self { said: recent.clone() };
            whole.said.extend(times.said.iter().map(|(at, phrase)| Said::at(*at, &phrase.words)));
            let work = start + whole_seconds(times.end.saturating_sub(start).max(least));
            whole.said.extend(at_work.iter().map(|said| said.later(work)));
            (recent.len()..whole.said.len()).all(|index| whole.can_be_followed(index))
        };
        let at_once = speech::said_at_once(&speech.before);
        let times = |(phrases, place), quiet: u32, wait: u64| {
            let wait = (place, Duration::from_secs(wait));
            self.times(phrases, (start, up_from), quiet, wait)
        };
        // The soonest end with any quiet between the phrases and a wait within some bounds.
        let soonest = |what, waits: Range<u64>| {
            let waits: Vec<u64> = waits.collect();
            let least = waits.first().copied().unwrap_or_default();
            let mut best = None::<Times<'_>>;
            for quiet in QUIETS {
                let end = times(what, quiet, least).end;
                if best.as_ref().is_some_and(|best| best.end <= end) {
                    continue;
                }
                // What can be followed after some wait can be after a longer one.
                let enough = |wait: &u64| !can_be_followed(&times(what, quiet, *wait));
                let wait = waits.get(waits.partition_point(enough));
                let times = wait.map(|wait| times(what, quiet, *wait));
                let sooner =
                    |times: &Times<'_>| best.as_ref().is_none_or(|best| times.end < best.end);
                best = times.filter(sooner).or(best);
            }
            best
        };
        let at_once = (at_once.as_slice(), waiting_place(&at_once));
        let shortly = soonest(at_once, 0..WORTH_FILLING);
        let filled = (speech.before.as_slice(), waiting_place(&speech.before));
        let filled = soonest(filled, WORTH_FILLING..LONGEST_WAIT);
        let best = match (shortly, filled) {
            (Some(shortly), Some(filled)) if filled.end < shortly.end => filled,
            (Some(best), _) | (None, Some(best)) => best,
            // Not even the words that come before a wait have room.
            (None, None) => soonest((at_once.0, first_place(at_once.0)), 0..LONGEST_WAIT)
                .unwrap_or_else(|| times(at_once, 0, 0)),
        };
        (best.said.into_iter().map(|(at, phrase)| (at, phrase.clone())).collect(), best.end)
    }

    /// Phrases one after the other, with so much quiet behind each in percent of its length, and a wait at one place.
    fn times<'s>(
        &self,
        phrases: &'s [Phrase],
        (start, up_from): (Duration, Duration),
        quiet: u32,
        (place, wait): (usize, Duration),
    ) -> Times<'s> {
        let mut said = Vec::new();
        let (mut at, mut since_pause) = (start, self.talk_before(start));
        for (index, phrase) in phrases.iter().enumerate() {
            if phrase.role == Role::Raises {
                at = at.max(up_from);
            }
            if index == place && !wait.is_zero() {
                at += wait;
                since_pause = Duration::ZERO;
            }
            if since_pause + phrase.length() > AT_A_STRETCH {
                at += A_PAUSE;
                since_pause = Duration::ZERO;
            }
            said.push((at, phrase));
            let pause = phrase.pause.max(phrase.length() * quiet / 100);
            since_pause += phrase.length() + pause;
            if pause >= A_PAUSE {
                since_pause = Duration::ZERO;
            }
            at += phrase.length() + pause;
        }
        if place == phrases.len() {
            at += wait;
        }
        Times { said, end: at }
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
        let talk: Duration =
            recent().map(|said| said.end.saturating_sub(said.start.max(from))).sum();
        let words: u32 = recent().map(|said| said.words).sum();
        let stretch = said.end.saturating_sub(self.begins(index, said.start));
        talk <= IN_A_MINUTE && words <= WORDS_IN_A_MINUTE && stretch <= AT_A_STRETCH
    }
}
