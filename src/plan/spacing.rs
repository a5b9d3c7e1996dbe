//! Spaces out what is said, so that a listener can follow: a pause after so many seconds of talk, and no more than so
//! much of it in a minute.

mod search;

use std::time::Duration;

use self::search::{Search, Times};
use super::cues::{Cue, CueKind};
use super::speech::Speech;
use super::spoken::{spoken_length, word_count};
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

    /// What is said before a pass and when, in a lead with some beginning and least length, and when the quiet behind
    /// it ends: as soon as a listener can follow, also with what is said at work. The hands go up no sooner
    /// than `up_from`.
    pub(super) fn spread<'s>(
        &'s self,
        speech: &'s Speech,
        pass: &'s Pass,
        lead: (Duration, Duration),
        up_from: Duration,
    ) -> Times<'s> {
        Search::new(self, speech, pass, lead, up_from).best(&speech.before)
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
