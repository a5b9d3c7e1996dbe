//! Spaces out what is said, so that a listener can follow: a pause after so many seconds of talk, and no more than so
//! much of it in a minute.

use std::time::Duration;

use super::cues::{Cue, CueKind};
use super::phrases::{LISTEN, spoken_length, word_count};
use super::speech::{Phrase, Rank, Speech};
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

/// Quiet after a phrase is raised in these steps, in percent of its length, to find the soonest end.
const STEP: u32 = 50;

/// Quiet after a phrase at most, in percent of its length.
const WIDEST: u32 = 300;

/// Quiet between the name and its explanation, in order.
const WAITS: [Duration; 12] = [
    Duration::ZERO,
    Duration::from_secs(2),
    Duration::from_secs(3),
    Duration::from_secs(4),
    Duration::from_secs(6),
    Duration::from_secs(8),
    Duration::from_secs(10),
    Duration::from_secs(12),
    Duration::from_secs(14),
    Duration::from_secs(16),
    Duration::from_secs(18),
    Duration::from_secs(20),
];

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

    /// When each of the words before a pass is said, in a lead of some length at least that begins at `start`: as close
    /// together as a listener can follow, also with what is said at work, and with the quiet spread evenly. The phrase
    /// `held` waits until a time of its own. The last is the time at which the quiet behind the last phrase ends.
    pub(super) fn spread(
        &self,
        speech: &Speech,
        pass: &Pass,
        (start, least): (Duration, Duration),
        held: Option<(usize, Duration)>,
    ) -> Vec<Duration> {
        let counts = |said: &&Said| said.end + MINUTE > start;
        let recent: Vec<Said> = self.said.iter().filter(counts).copied().collect();
        let said = |words: &str| Said::at(Duration::ZERO, words);
        let before: Vec<Said> = speech.before.iter().map(|phrase| said(&phrase.words)).collect();
        let at_work = speech.at_work(pass).into_iter();
        let at_work: Vec<Said> = at_work.map(|(after, words)| Said::at(after, words)).collect();
        let can_be_followed = |times: &[Duration]| {
            let mut whole = Self { said: recent.clone() };
            whole.said.extend(before.iter().zip(times).map(|(said, at)| said.later(*at)));
            let spoken = times.last().map_or(Duration::ZERO, |end| end.saturating_sub(start));
            let work = start + whole_seconds(spoken.max(least));
            whole.said.extend(at_work.iter().map(|said| said.later(work)));
            (recent.len()..whole.said.len()).all(|index| whole.can_be_followed(index))
        };
        let phrases = &speech.before;
        let explains = |phrase: &Phrase| phrase.words == LISTEN || phrase.rank == Rank::Instruction;
        let explanation = phrases.iter().position(explains);
        let name = phrases.iter().position(|phrase| phrase.rank < Rank::Safety);
        // Of what ends as soon, the last is taken: with the name at once and the quiet spread most evenly.
        let places = name.into_iter().chain(explanation);
        let all =
            places.flat_map(|place| (0..=WIDEST / STEP).map(move |step| (place, step * STEP)));
        let soonest = self.times(phrases, start, held, (0, 0, Duration::ZERO));
        if can_be_followed(&soonest) {
            return soonest;
        }
        let mut best: Option<Vec<Duration>> = None;
        for (place, quiet) in all {
            let times = |wait: Duration| self.times(phrases, start, held, (quiet, place, wait));
            let sooner = |times: &Vec<Duration>| {
                best.as_ref().is_none_or(|best| times.last() <= best.last())
            };
            if !sooner(&times(Duration::ZERO)) {
                continue;
            }
            // What can be followed after some wait can be after a longer one.
            let enough = WAITS.partition_point(|wait| !can_be_followed(&times(*wait)));
            let times = WAITS.get(enough).map(|wait| times(*wait)).filter(sooner);
            best = times.or(best);
        }
        best.unwrap_or(soonest)
    }

    fn times(
        &self,
        phrases: &[Phrase],
        start: Duration,
        held: Option<(usize, Duration)>,
        (quiet, place, wait): (u32, usize, Duration),
    ) -> Vec<Duration> {
        let mut times = Vec::new();
        let (mut at, mut since_pause) = (start, self.talk_before(start));
        for (index, phrase) in phrases.iter().enumerate() {
            if let Some((_, time)) = held.filter(|(of, _)| *of == index) {
                at = at.max(time);
            }
            if index == place && !wait.is_zero() {
                at += wait;
                since_pause = Duration::ZERO;
            }
            if since_pause + phrase.length() > AT_A_STRETCH {
                at += A_PAUSE;
                since_pause = Duration::ZERO;
            }
            times.push(at);
            let pause = phrase.pause.max(phrase.length() * quiet / 100);
            since_pause += phrase.length() + pause;
            if pause >= A_PAUSE {
                since_pause = Duration::ZERO;
            }
            at += phrase.length() + pause;
        }
        times.push(at);
        times
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
