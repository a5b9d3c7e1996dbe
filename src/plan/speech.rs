//! What is said before and at the opening of each pass, and what gives way.

use std::time::Duration;

use super::choices::{Choices, Guidance};
use super::phrases::{self, spoken_length};
use super::segment;
use crate::routine::body::{Hand, Technique, Zone};
use crate::routine::catalogue::Catalogue;
use crate::routine::dose::{Dose, Pressure};
use crate::routine::step::Pass;
use crate::routine::word::Word;

/// How much a phrase matters: the least gives way first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Rank {
    Count,
    Next,
    Instruction,
    Name,
    Side,
    Safety,
}

/// Something that is said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Phrase {
    pub(super) rank: Rank,
    pub(super) words: String,
}

/// What is said of one pass.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Speech {
    /// In its lead-in.
    pub(super) before: Vec<Phrase>,
    /// At the head of its work.
    pub(super) opening: Vec<Phrase>,
    /// Whether it explains, so that there is to be quiet behind it.
    pub(super) explains: bool,
}

impl Phrase {
    fn new(rank: Rank, words: impl Into<String>) -> Self {
        Self { rank, words: words.into() }
    }
}

impl Speech {
    /// How long the lead-in's words take in all.
    pub(super) fn before_length(&self) -> Duration {
        length(&self.before)
    }

    /// How long those of its words take that may not be dropped.
    pub(super) fn needed_before_length(&self) -> Duration {
        self.before
            .iter()
            .filter(|phrase| phrase.rank >= Rank::Name)
            .map(|phrase| spoken_length(&phrase.words))
            .sum()
    }
}

/// How long some phrases take one after the other.
pub(super) fn length(phrases: &[Phrase]) -> Duration {
    phrases.iter().map(|phrase| spoken_length(&phrase.words)).sum()
}

/// The phrases that fit into `room` together; the least important go first.
pub(super) fn fitting(phrases: &[Phrase], room: Duration) -> Vec<Phrase> {
    let mut kept = phrases.to_vec();
    while length(&kept) > room {
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

/// The speech of every pass, in order.
pub(super) fn compose(passes: &[Pass], catalogue: &Catalogue, choices: &Choices) -> Vec<Speech> {
    if choices.guidance == Guidance::Tones {
        return vec![Speech::default(); passes.len()];
    }
    let mut composer = Composer { catalogue, choices, said: Said::default() };
    let before = std::iter::once(None).chain(passes.iter().map(Some));
    passes.iter().zip(before).map(|(pass, previous)| composer.speech(pass, previous)).collect()
}

/// What has been explained already in this plan.
#[derive(Default)]
struct Said<'p> {
    moves: Vec<&'p str>,
    zones: Vec<Zone>,
    pressures: Vec<Pressure>,
}

struct Composer<'c, 'p> {
    catalogue: &'c Catalogue,
    choices: &'c Choices,
    said: Said<'p>,
}

impl<'p> Composer<'_, 'p> {
    fn speech(&mut self, pass: &'p Pass, previous: Option<&Pass>) -> Speech {
        let words = &pass.movement.words;
        let mut before = Vec::new();
        match previous {
            None => before.push(Phrase::new(Rank::Name, phrases::place(self.choices.position))),
            Some(held) if segment::way_back(held).is_some() => {
                before.push(Phrase::new(Rank::Safety, phrases::way_back(held)));
            }
            Some(_) => {}
        }
        if previous.is_some_and(|previous| takes_hands_down(previous, pass)) {
            before.push(Phrase::new(Rank::Side, phrases::HANDS_DOWN));
        }
        if pass.second {
            before.push(Phrase::new(Rank::Side, phrases::switch(pass)));
        } else {
            before.push(Phrase::new(Rank::Name, format!("{}.", words.title)));
            before.extend(phrases::side_and_hand(pass).map(|words| Phrase::new(Rank::Side, words)));
        }
        let first = first_time(&mut self.said.moves, pass.movement.name.as_str());
        let caution = Some(&words.caution_cue).filter(|words| first && !words.is_empty());
        let caution = caution.map(|words| Phrase::new(Rank::Safety, words));
        let cue = Phrase::new(Rank::Instruction, &words.cue);
        let mut opening = Vec::new();
        let full = self.choices.guidance == Guidance::Full
            && !self.choices.known.contains(&pass.movement.name);
        if full {
            before.extend(self.explanation(pass, first));
        }
        if full && first {
            before.extend(caution);
            opening.extend(Some(cue).filter(|_| pass.movement.asks));
            let begins = pass.breath.is_none() && pass.movement.technique != Technique::Rest;
            opening.extend(begins.then(|| Phrase::new(Rank::Next, phrases::BEGIN)));
        } else if pass.movement.technique == Technique::Breathing {
            before.push(cue);
            opening.extend(caution);
        } else {
            opening.push(cue);
            opening.extend(caution);
        }
        if pass.movement.asks {
            opening.push(Phrase::new(Rank::Safety, phrases::CHECK_ANSWERS));
        }
        Speech { explains: full, ..spill(&mut before, opening, pass) }
    }

    /// What has not been explained yet: what to do, how to find the place, what the pressure feels like.
    fn explanation(&mut self, pass: &'p Pass, first: bool) -> Vec<Phrase> {
        let movement = &pass.movement;
        let explain = |words: &str| Phrase::new(Rank::Instruction, words);
        let mut phrases: Vec<Phrase> =
            first.then(|| explain(&movement.words.instruction)).into_iter().collect();
        if !movement.is_hands_on() {
            return phrases;
        }
        for &zone in &movement.zones {
            let words =
                self.catalogue.zone(zone).filter(|_| first_time(&mut self.said.zones, zone));
            phrases.extend(words.map(|words| explain(&words.find)));
        }
        if movement.is_manual() && first_time(&mut self.said.pressures, pass.pressure) {
            let (word, felt) = (pass.pressure.word(), pass.pressure.felt());
            phrases.push(explain(&format!("Pressure is {word}: {felt}.")));
        }
        phrases
    }
}

/// Whether the hands that are up are to come down; a rest says so in its own words.
fn takes_hands_down(previous: &Pass, pass: &Pass) -> bool {
    let free = |pass: &Pass| pass.movement.hand == Hand::Free;
    !free(previous) && free(pass) && pass.movement.technique != Technique::Rest
}

/// Whether a thing comes for the first time; from now on it does not.
fn first_time<T: PartialEq>(seen: &mut Vec<T>, thing: T) -> bool {
    let first = !seen.contains(&thing);
    if first {
        seen.push(thing);
    }
    first
}

/// What the opening has no room for is said before, so that no word of safety is lost.
fn spill(before: &mut Vec<Phrase>, opening: Vec<Phrase>, pass: &Pass) -> Speech {
    let room = match pass.dose {
        Dose::Hold(hold, ..) => hold.get(),
        dose => dose.total(),
    };
    let kept = fitting(&opening, room);
    if length(&kept) <= room {
        return Speech { before: std::mem::take(before), opening: kept, explains: false };
    }
    before.extend(opening);
    Speech { before: std::mem::take(before), ..Speech::default() }
}
