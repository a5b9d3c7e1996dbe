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

impl Said {
    fn at(start: Duration, words: &str) -> Self {
        Self { start, end: start + spoken_length(words), words: word_count(words) }
    }

    fn later(self, by: Duration) -> Self {
        Self { start: self.start + by, end: self.end + by, ..self }
    }
}

impl Spacing {
    /// Something is said at a time, come what may.
    pub(super) fn note(&mut self, words: &str, start: Duration) {
        self.said.push(Said::at(start, words));
    }

    /// When each of the words before a pass is said, the first at `start`: as close together as a listener can follow,
    /// also with what is said at work and in the lead of the next pass, where that is brief, and with the quiet spread
    /// evenly. The phrase `held` waits until a time of its own. The last is the time at which the quiet behind the last phrase ends.
    pub(super) fn spread(
        &self,
        speech: &Speech,
        pass: &Pass,
        start: Duration,
        held: Option<(usize, Duration)>,
        next: Option<(&Pass, &Speech)>,
    ) -> Vec<Duration> {
        // All words are measured once, since many ways are tried; only the last minute counts.
        let recent = self.said.iter().filter(|said| said.end + MINUTE > start);
        let recent: Vec<Said> = recent.copied().collect();
        let lead = speech.before.iter().map(|phrase| Said::at(Duration::ZERO, &phrase.words));
        let lead: Vec<Said> = lead.collect();
        let lengths: Vec<Duration> = lead.iter().map(|said| said.end).collect();
        let after = after(speech, pass, next);
        let can_be_followed = |times: &[Duration]| {
            let work = times.last().copied().unwrap_or(start);
            let said = lead.iter().zip(times).map(|(said, at)| said.later(*at));
            let after = after.iter().map(|said| said.later(work));
            let whole = Self { said: recent.iter().copied().chain(said).chain(after).collect() };
            whole.is_sparse_from(recent.len())
        };
        let times_with =
            |quiet, wait| self.times(&speech.before, &lengths, start, held, (quiet, wait));
        let mut best: Option<Vec<Duration>> = None;
        for quiet in (0..=WIDEST / STEP).map(|step| step * STEP) {
            let waits = (0..=LONGEST_WAIT).map(Duration::from_secs);
            let times = waits.map(|wait| times_with(quiet, wait));
            let sooner = |times: &Vec<Duration>| {
                best.as_ref().is_none_or(|best| times.last() <= best.last())
            };
            best = times.take_while(sooner).find(|times| can_be_followed(times)).or(best);
        }
        best.unwrap_or_else(|| times_with(WIDEST, Duration::ZERO))
    }

    fn times(
        &self,
        phrases: &[Phrase],
        lengths: &[Duration],
        start: Duration,
        held: Option<(usize, Duration)>,
        (quiet, wait): (u32, Duration),
    ) -> Vec<Duration> {
        let mut times = Vec::new();
        let explanation = phrases.iter().position(|phrase| phrase.rank == Rank::Instruction);
        let (mut at, mut since_pause) = (start, self.talk_before(start));
        for (index, (phrase, &length)) in phrases.iter().zip(lengths).enumerate() {
            if let Some((_, time)) = held.filter(|(of, _)| *of == index) {
                at = at.max(time);
            }
            if explanation == Some(index) && !wait.is_zero() {
                at += wait;
                since_pause = Duration::ZERO;
            }
            if since_pause + length > AT_A_STRETCH {
                at += A_PAUSE;
                since_pause = Duration::ZERO;
            }
            times.push(at);
            let pause = phrase.pause.max(length * quiet / 100);
            since_pause += length + pause;
            if pause >= A_PAUSE {
                since_pause = Duration::ZERO;
            }
            at += length + pause;
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
            let talk: Duration =
                recent().map(|said| said.end.saturating_sub(said.start.max(from))).sum();
            let words: u32 = recent().map(|said| said.words).sum();
            talk <= IN_A_MINUTE && words <= WORDS_IN_A_MINUTE
        })
    }
}

/// What is said from the beginning of a pass's work on, up to the work of the next pass, where its lead is brief.
fn after(speech: &Speech, pass: &Pass, next: Option<(&Pass, &Speech)>) -> Vec<Said> {
    let at_work = |speech: &Speech, pass: &Pass, start: Duration| -> Vec<Said> {
        let words = speech.at_work(pass).into_iter();
        words.map(|(after, words)| Said::at(start + after, words)).collect()
    };
    let mut said = at_work(speech, pass, Duration::ZERO);
    if let Some((next_pass, next)) = next {
        let mut at = pass.total();
        for phrase in &next.before {
            said.push(Said::at(at, &phrase.words));
            at += phrase.length();
        }
        said.extend(at_work(next, next_pass, at.max(pass.total() + LEAD_IN)));
    }
    said
}
