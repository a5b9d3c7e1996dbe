//! Phrases: what is said at one time, how much it matters, and how long it takes.

use std::time::Duration;

use super::spoken::spoken_length;

/// How much a phrase matters: the least gives way first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Rank {
    Count,
    Next,
    /// How long the plan is and how many steps it has, which is known only once all is laid out.
    Length,
    Instruction,
    Name,
    Side,
    Safety,
}

/// What a phrase does in a lead-in, besides being heard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
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
    pub(super) role: Role,
    pub(super) words: String,
    /// How long it takes to say, measured once, since a plan that looks for its pauses asks very often.
    length: Duration,
    /// Quiet behind it at least.
    pub(super) pause: Duration,
}

impl Phrase {
    pub(super) fn new(rank: Rank, words: impl Into<String>) -> Self {
        let words = words.into();
        let length = spoken_length(&words);
        Self { rank, role: Role::Heard, length, words, pause: Duration::ZERO }
    }

    pub(super) fn ranked(self, rank: Rank) -> Self {
        Self { rank, ..self }
    }

    pub(super) fn that(self, role: Role) -> Self {
        Self { role, ..self }
    }

    pub(super) fn then_quiet(self, pause: Duration) -> Self {
        Self { pause, ..self }
    }

    pub(super) const fn length(&self) -> Duration {
        self.length
    }

    /// Whether it is said even where nothing has to wait.
    pub(super) fn is_said_at_once(&self) -> bool {
        self.role != Role::Fills
    }
}

/// What is said of some phrases where nothing has to wait.
pub(super) fn said_at_once(phrases: &[Phrase]) -> Vec<Phrase> {
    phrases.iter().filter(|phrase| phrase.is_said_at_once()).cloned().collect()
}

/// How long some phrases take one after the other.
pub(super) fn length(phrases: &[Phrase]) -> Duration {
    phrases.iter().map(Phrase::length).sum()
}

/// The same, with the quiet between them.
pub(super) fn span(phrases: &[Phrase]) -> Duration {
    phrases.iter().map(|phrase| phrase.length() + phrase.pause).sum()
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
