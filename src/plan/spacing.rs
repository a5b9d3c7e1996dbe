//! Spaces out what is said, so that a listener can follow: a pause after so many seconds of talk, and no more than so
//! much of it in a minute.

use std::time::Duration;

use super::phrases::{spoken_length, word_count};
use super::speech::{Phrase, Rank, Speech};
use crate::routine::step::{LEAD_IN, Pass};

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
const STEP: u32 = 25;

/// Quiet after a phrase at most, in percent of its length.
const WIDEST: u32 = 300;

/// Seconds of quiet between the name and its explanation at most.
const LONGEST_WAIT: u64 = 12;

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

impl Spacing {
    /// Something is said at a time, come what may.
    pub(super) fn note(&mut self, words: &str, start: Duration) {
        let end = start + spoken_length(words);
        self.said.push(Said { start, end, words: word_count(words) });
    }

    /// When each of the words before a pass is said, the first at `start`: as close together as a listener can follow,
    /// also with what is said at work and in the lead of the next pass, where that is brief, and with the quiet spread evenly. The phrase `held` waits until a time of its
    /// own. The last is the time at which the quiet behind the last phrase ends.
    pub(super) fn spread(
        &self,
        speech: &Speech,
        pass: &Pass,
        start: Duration,
        held: Option<(usize, Duration)>,
        next: Option<(&Pass, &Speech)>,
    ) -> Vec<Duration> {
        let can_be_followed = |times: &[Duration]| {
            let mut whole = self.clone();
            for (phrase, at) in speech.before.iter().zip(times) {
                whole.note(&phrase.words, *at);
            }
            let work = times.last().copied().unwrap_or(start);
            speech
                .at_work(pass)
                .into_iter()
                .for_each(|(after, words)| whole.note(words, work + after));
            if let Some((pass_after, next)) = next {
                let mut at = work + pass.total();
                for phrase in &next.before {
                    whole.note(&phrase.words, at);
                    at += phrase.length();
                }
                let at = at.max(work + pass.total() + LEAD_IN);
                next.at_work(pass_after)
                    .into_iter()
                    .for_each(|(after, words)| whole.note(words, at + after));
            }
            whole.is_sparse_from(self.said.len())
        };
        let mut best: Option<Vec<Duration>> = None;
        for quiet in (0..=WIDEST / STEP).map(|step| step * STEP) {
            let waits = (0..=LONGEST_WAIT).map(Duration::from_secs);
            let times = waits.map(|wait| self.times(&speech.before, start, held, (quiet, wait)));
            let sooner = |times: &Vec<Duration>| {
                best.as_ref().is_none_or(|best| times.last() <= best.last())
            };
            best = times.take_while(sooner).find(|times| can_be_followed(times)).or(best);
        }
        best.unwrap_or_else(|| self.times(&speech.before, start, held, (WIDEST, Duration::ZERO)))
    }

    fn times(
        &self,
        phrases: &[Phrase],
        start: Duration,
        held: Option<(usize, Duration)>,
        (quiet, wait): (u32, Duration),
    ) -> Vec<Duration> {
        let mut times = Vec::new();
        let explanation = phrases.iter().position(|phrase| phrase.rank == Rank::Instruction);
        let (mut at, mut since_pause) = (start, self.talk_before(start));
        for (index, phrase) in phrases.iter().enumerate() {
            if let Some((_, time)) = held.filter(|(of, _)| *of == index) {
                at = at.max(time);
            }
            if explanation == Some(index) && !wait.is_zero() {
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
        let mut begins = start;
        for said in self.said.iter().rev() {
            if begins.saturating_sub(said.end) >= A_PAUSE {
                break;
            }
            begins = begins.min(said.start);
        }
        start.saturating_sub(begins)
    }

    /// Whether no minute that ends with something said from `index` on holds too much of it.
    fn is_sparse_from(&self, index: usize) -> bool {
        (index..self.said.len()).all(|last| {
            let Some(end) = self.said.get(last).map(|said| said.end) else { return true };
            let from = end.saturating_sub(MINUTE);
            let recent =
                || self.said.iter().take(last + 1).rev().take_while(|said| said.end > from);
            let talk: Duration = recent().map(|said| said.end - said.start.max(from)).sum();
            let words: u32 = recent().map(|said| said.words).sum();
            talk <= IN_A_MINUTE && words <= WORDS_IN_A_MINUTE
        })
    }
}
