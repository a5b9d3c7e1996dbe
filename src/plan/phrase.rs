//! Phrases: what is said at one time, how much it matters, and how long it takes.

use std::time::Duration;

use super::spoken::{BREATH, Measure, measure};

/// How much a phrase matters: the least gives way first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Rank {
    Count,
    Next,
    Instruction,
    /// How long the plan is and how many steps it has, which is known only once all is laid out.
    Length,
    Name,
    Side,
    Safety,
}

/// What a phrase does in a lead-in, besides being heard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PhraseRole {
    /// Nothing else.
    Heard,
    /// It fills a wait that comes after it; without a wait, it is not said.
    Fills,
    /// If what comes has to wait, the wait comes before this.
    Waits,
    /// The hands go up with it.
    Raises,
}

/// Something that is said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Phrase {
    pub(super) rank: Rank,
    pub(super) role: PhraseRole,
    pub(super) words: String,
    /// How long it takes to say, measured once, since a plan that looks for its pauses asks very often.
    length: Duration,
    /// How many words there are, counted once for the same reason.
    count: u32,
    /// Quiet behind it at least, if it asks for more than a breath.
    pub(super) pause: Duration,
}

impl Phrase {
    pub(super) fn new(rank: Rank, words: impl Into<String>) -> Self {
        let words = words.into();
        let Measure { length, count } = measure(&words);
        Self { rank, role: PhraseRole::Heard, words, length, count, pause: Duration::ZERO }
    }

    pub(super) fn ranked(self, rank: Rank) -> Self {
        Self { rank, ..self }
    }

    pub(super) fn that(self, role: PhraseRole) -> Self {
        Self { role, ..self }
    }

    pub(super) fn then_quiet(self, pause: Duration) -> Self {
        Self { pause, ..self }
    }

    /// Other words that take no longer, in the same place.
    pub(super) fn reworded(&mut self, words: String) {
        *self = Self { role: self.role, pause: self.pause, ..Self::new(self.rank, words) };
    }

    pub(super) const fn length(&self) -> Duration {
        self.length
    }

    pub(super) const fn word_count(&self) -> u32 {
        self.count
    }

    /// How long it takes with the quiet behind it.
    pub(super) fn span(&self) -> Duration {
        self.length + self.quiet()
    }

    /// Quiet behind it, if something follows.
    pub(super) fn quiet(&self) -> Duration {
        self.pause.max(BREATH)
    }

    /// Whether it is said even where nothing has to wait.
    pub(super) fn is_said_at_once(&self) -> bool {
        self.role != PhraseRole::Fills
    }
}

/// What is said of some phrases where nothing has to wait.
pub(super) fn said_at_once(phrases: &[Phrase]) -> Vec<Phrase> {
    phrases.iter().filter(|phrase| phrase.is_said_at_once()).cloned().collect()
}

/// How long some phrases take one after the other, with the quiet behind each.
pub(super) fn length(phrases: &[Phrase]) -> Duration {
    phrases.iter().map(Phrase::span).sum()
}

/// The same, up to the end of the last one and the pause that it asks for.
pub(super) fn span(phrases: &[Phrase]) -> Duration {
    let breath = phrases.last().map(|last| last.quiet().saturating_sub(last.pause));
    length(phrases).saturating_sub(breath.unwrap_or_default())
}

/// The phrases that fit into `room` together, by some measure; the least important go first.
pub(super) fn fitting(
    phrases: &[Phrase],
    room: Duration,
    measure: impl Fn(&[Phrase]) -> Duration,
) -> Vec<Phrase> {
    let mut kept = phrases.to_vec();
    while measure(&kept) > room {
        let Some(least) =
            kept.iter().map(|phrase| phrase.rank).min().filter(|rank| *rank < Rank::Safety)
        else {
            break;
        };
        let gives_way = kept.iter().rposition(|phrase| phrase.rank == least);
        kept = kept
            .into_iter()
            .enumerate()
            .filter(|(index, _)| Some(*index) != gives_way)
            .map(|(_, phrase)| phrase)
            .collect();
    }
    kept
}
