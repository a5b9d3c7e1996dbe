//! Spaces out what is said, so that a listener can follow: a pause after so many seconds of talk, and no more than so
//! much of it in a minute.

mod search;

use std::time::Duration;

use self::search::{LeadInTimes, Search};
use super::cue::{Cue, CueKind};
use super::phrase::Phrase;
use super::spoken::measure;

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
