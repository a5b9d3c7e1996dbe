//! Composes the words that are said before and during each pass, in their order.
//!
//! Before a new move: where it is done, what to do, how hard, and what to be careful of; then "Now place your hands",
//! how to find the place by touch, quiet, and "Begin". So nobody holds their arms up to listen.

use std::time::Duration;

use super::choices::{Choices, Guidance};
use super::phrase::{Phrase, PhraseRole, Rank, fitting, span};
use super::spacing::{A_PAUSE, AT_A_STRETCH};
use super::{begins_step, phrases, segment};
use crate::routine::body::{Hand, Technique, Tool, Touch, Zone};
use crate::routine::catalogue::Catalogue;
use crate::routine::dose::{Dose, Pressure};
use crate::routine::envelope::times::Arms;
use crate::routine::movement::{MoveText, side_word};
use crate::routine::step::{Pass, SHORTEST_LEAD_IN};

/// The quiet after words that say where a move is done or where the hands go.
const TO_PICTURE_IT: Duration = Duration::from_secs(2);

/// The quiet before "Begin", to find the place.
const TO_FIND_IT: Duration = Duration::from_secs(4);

/// The longest that the arms are up before "Begin", including the words that say how to find the place.
const TO_FIND_AT_MOST: Duration = Duration::from_secs(20);

/// The quiet before "Begin", to find a tender spot.
const TO_FIND_A_SPOT: Duration = Duration::from_secs(8);

/// The number of breaths of a pass that are named aloud; after them, the tones are enough.
pub(super) const NAMED_BREATHS: u32 = 2;

/// The words for one pass.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Speech {
    /// The phrases in its lead-in.
    pub(super) lead_in: Vec<Phrase>,
    /// The phrases at the beginning of its work.
    pub(super) at_start: Vec<Phrase>,
    /// The words said once during its work.
    pub(super) during_work: Option<String>,
    /// Whether the first breaths are named: if breathing is all there is to do, or if the plan paces the breath for the
    /// first time.
    pub(super) names_breaths: bool,
    /// Whether the move is explained, so that the lead-in is as long as its words need.
    pub(super) explains: bool,
}

impl Speech {
    /// Returns the safety phrases that come before everything else and never wait.
    pub(super) fn begins_with(&self) -> impl Iterator<Item = &Phrase> {
        self.lead_in.iter().take_while(|phrase| phrase.rank == Rank::Safety)
    }

    /// Returns the time for those phrases in the lead-in that may not be dropped.
    pub(super) fn needed_before(&self) -> Duration {
        let needed = self.lead_in.iter().filter(|phrase| phrase.rank >= Rank::Length);
        needed.map(Phrase::length_with_quiet).sum()
    }
}

/// Composes the words for every pass, in order. A plan with tones alone gets those of short guidance, so that its tones
/// sound at the same times; they are removed at the end.
pub(super) fn compose(
    title: &str,
    passes: &[Pass],
    catalogue: &Catalogue,
    choices: &Choices,
) -> Vec<Speech> {
    let mut composer = Composer { title, passes, catalogue, choices, said: SaidBefore::default() };
    (0..passes.len()).filter_map(|index| composer.speech(index)).collect()
}

/// Everything that has been said already in this plan.
#[derive(Default)]
struct SaidBefore<'p> {
    titles: Vec<&'p str>,
    texts: Vec<&'p str>,
    zones: Vec<Zone>,
    pressures: Vec<Pressure>,
    pressed: Vec<(Zone, Pressure)>,
}

struct Composer<'c, 'p> {
    title: &'c str,
    passes: &'p [Pass],
    catalogue: &'c Catalogue,
    choices: &'c Choices,
    said: SaidBefore<'p>,
}

impl<'p> Composer<'_, 'p> {
    fn speech(&mut self, index: usize) -> Option<Speech> {
        let pass = self.passes.get(index)?;
        let previous = index.checked_sub(1).and_then(|before| self.passes.get(before));
        let known = self.choices.known.contains(&pass.movement.name);
        let new = !pass.second && is_new(&self.said.texts, &pass.movement.words.instruction);
        let teaches = self.choices.guidance == Guidance::Full && !known && new;
        let explains = teaches && !pass.movement.is_rest();
        let mut before = Self::letting_go(pass, previous, explains);
        match previous {
            None => before.extend(self.greeting(pass)),
            Some(previous) if pass.second => {
                let switch =
                    Phrase::new(Rank::Side, phrases::switch(pass)).that(PhraseRole::WaitBefore);
                before.extend([Self::filling(previous), switch]);
            }
            Some(previous) => {
                let moves = phrases::move_the_ball(previous, pass);
                before.extend(moves.map(|words| Phrase::new(Rank::Side, words)));
                before.extend(explains.then(|| Self::filling(previous)));
            }
        }
        // A rest that begins a plan, or before which the hands come down, needs no name: its words are enough.
        let lowers = before.iter().any(|phrase| phrase.words == phrases::HANDS_DOWN);
        let speaks_for_itself = pass.movement.is_rest() && (previous.is_none() || lowers);
        if !pass.second && !speaks_for_itself {
            let waits = explains && previous.is_some();
            let role = if waits { PhraseRole::WaitBefore } else { PhraseRole::Heard };
            before.push(Phrase::new(Rank::Name, self.name(pass)).that(role));
            if explains && pass.movement.technique != Technique::Breathing {
                before.push(Phrase::new(Rank::Name, phrases::LISTEN));
            }
            before.extend(self.side_and_hand(pass, explains));
        }
        let breathes = pass.movement.technique == Technique::Breathing;
        if breathes && !explains {
            before.push(Phrase::new(Rank::Name, &pass.movement.words.cue));
        }
        let caution = self.caution(pass);
        if explains {
            before.extend(self.explanation(pass));
            before.extend(caution.clone());
            let raise = Phrase::new(Rank::Side, phrases::raise(pass)).that(PhraseRole::Raises);
            if leaves_no_time_to_find_the_place(pass) {
                let quiet = SHORTEST_LEAD_IN.saturating_sub(raise.length());
                before.push(raise.then_quiet(quiet));
            } else {
                before.extend(Some(raise).filter(|_| pass.movement.lifts_arms()));
                before.extend(self.finding(pass));
                if let Some(last) = before.last_mut() {
                    last.pause = if is_on_a_spot(pass) { TO_FIND_A_SPOT } else { TO_FIND_IT };
                }
            }
        } else if pass.second && is_on_a_spot(pass) {
            let find = Phrase::new(Rank::Side, phrases::FIND_THE_SPOT);
            before.push(find.then_quiet(TO_FIND_IT));
        }
        let opening = self.opening(index, pass, caution, teaches);
        let first_paced = self.passes.iter().position(|pass| pass.breath.is_some());
        let names_breaths = breathes || first_paced == Some(index);
        let within = phrases::while_working(pass, index);
        Some(move_overflow_to_lead_in(
            Speech {
                lead_in: before,
                at_start: opening,
                during_work: within,
                names_breaths,
                explains,
            },
            pass,
        ))
    }

    /// Returns the phrases that come before everything else: to let go of a hold, and to lower the hands if they are
    /// not needed.
    fn letting_go(pass: &Pass, previous: Option<&Pass>, explains: bool) -> Vec<Phrase> {
        let mut phrases = Vec::new();
        if let Some(held) = previous.filter(|held| segment::way_back(held).is_some()) {
            phrases.push(Phrase::new(Rank::Safety, phrases::way_back(held)));
        }
        let are_up = previous.is_some_and(|previous| previous.movement.lifts_arms());
        if are_up && (explains || pass.movement.hand == Hand::Free) {
            phrases.push(Phrase::new(Rank::Safety, phrases::HANDS_DOWN));
        }
        phrases
    }

    /// Returns the phrase that fills a wait before the next step.
    fn filling(previous: &Pass) -> Phrase {
        let words = match previous.movement.tool {
            Tool::Ball => phrases::STAY,
            _ if previous.movement.is_rest() => phrases::REST_LONGER,
            _ => phrases::REST_FOR_A_MOMENT,
        };
        Phrase::new(Rank::Count, words).that(PhraseRole::FillsWait)
    }

    /// Returns the name of the step, with "again" if it had been named before.
    fn name(&mut self, pass: &'p Pass) -> String {
        let title = &pass.movement.words.title;
        let again = !first_time(&mut self.said.titles, title) && !pass.movement.is_rest();
        format!("{title}{}.", if again { " again" } else { "" })
    }

    /// Returns the first phrases of a plan: its title, its length, the two most important keys and the position.
    fn greeting(&self, pass: &Pass) -> Vec<Phrase> {
        let steps = (0..self.passes.len()).filter(|index| begins_step(self.passes, *index)).count();
        let mut phrases = vec![
            Phrase::new(Rank::Name, format!("{}.", self.title)),
            Phrase::new(Rank::Length, phrases::longest_length(steps)),
            Phrase::new(Rank::Safety, phrases::keys(self.choices.position)),
        ];
        if let Some(keys) = phrases.last_mut().filter(|_| self.choices.guidance == Guidance::Full) {
            keys.pause = TO_PICTURE_IT;
        }
        if !pass.movement.is_rest() {
            phrases.push(Phrase::new(Rank::Name, phrases::place(self.choices.position)));
        }
        phrases
    }

    /// Returns the phrase for the side and the hand, unless the explanation names them anyway.
    fn side_and_hand(&self, pass: &Pass, explains: bool) -> Option<Phrase> {
        let MoveText { place: path, instruction, .. } = &pass.movement.words;
        let side = side_word(pass.side);
        let both = pass.movement.hand == Hand::Both;
        let new_path = is_new(&self.said.texts, path);
        let named = both || instruction.contains(side) || new_path && path.contains(side);
        let words = phrases::side_and_hand(pass).filter(|_| !(explains && named))?;
        Some(Phrase::new(Rank::Side, words))
    }

    /// Returns the caution, if it has not been said before.
    fn caution(&mut self, pass: &'p Pass) -> Option<Phrase> {
        let words = &pass.movement.words.caution_cue;
        let new = first_time(&mut self.said.texts, words);
        // On the side of the neck, it is said for each side of every step.
        let always = pass.movement.works_on(Zone::SideStrip);
        (!words.is_empty() && (new || always)).then(|| Phrase::new(Rank::Safety, words))
    }

    /// Returns the explanation: where it is done, what to do and how hard.
    fn explanation(&mut self, pass: &'p Pass) -> Vec<Phrase> {
        let movement = &pass.movement;
        let explain = |words: &str| Phrase::new(Rank::Instruction, words);
        let mut phrases = Vec::new();
        let path = &movement.words.place;
        let place = phrases::place_of(movement);
        if let Some(place) = place.filter(|_| first_time(&mut self.said.texts, path)) {
            phrases.push(explain(&place).then_quiet(TO_PICTURE_IT));
        }
        if first_time(&mut self.said.texts, &movement.words.instruction) {
            let first = phrases.len();
            phrases.extend(phrases::sentences(&movement.words.instruction).map(explain));
            if let Some(placing) = phrases.get_mut(first) {
                placing.pause = TO_PICTURE_IT;
            }
        }
        let zone = movement.zones.first().copied().unwrap_or(Zone::Nowhere);
        let pressed = (zone, pass.pressure);
        let new_here = movement.is_manual() && first_time(&mut self.said.pressed, pressed);
        let on_a_knot = is_on_a_spot(pass) && movement.tool != Tool::Ball;
        if movement.is_manual() && (new_here || on_a_knot) {
            let new = first_time(&mut self.said.pressures, pass.pressure);
            phrases.push(explain(&phrases::pressure(pass.pressure, new)));
        }
        phrases.extend(phrases::first_spot(pass).map(explain));
        phrases.extend(phrases::gets_firmer(pass, true).map(explain));
        phrases
    }

    /// Returns how to find the move's first zone by touch, unless that was said before, and a tender spot if there is
    /// one.
    fn finding(&mut self, pass: &Pass) -> Vec<Phrase> {
        let movement = &pass.movement;
        let fingers = !matches!(movement.touch, Touch::Palm | Touch::Off);
        let by_hand = movement.is_hands_on() && movement.hand != Hand::Free && fingers;
        let zone = pass.movement.zones.first().copied().filter(|_| by_hand);
        let new = zone.filter(|zone| first_time(&mut self.said.zones, *zone));
        let place = new.and_then(|zone| self.catalogue.zone(zone)).map(|words| words.find.as_str());
        let spot = Some(phrases::FIND_THE_SPOT).filter(|_| is_on_a_spot(pass));
        let words = place.into_iter().chain(spot);
        words.map(|words| Phrase::new(Rank::Instruction, words)).collect()
    }

    /// Returns the phrases at the beginning of the work. A rest is explained only here, because it has time for that.
    fn opening(
        &mut self,
        index: usize,
        pass: &'p Pass,
        caution: Option<Phrase>,
        teaches: bool,
    ) -> Vec<Phrase> {
        let movement = &pass.movement;
        let cue = Phrase::new(Rank::Instruction, &movement.words.cue);
        let instruction = Phrase::new(Rank::Next, &movement.words.instruction);
        let begin = phrases::begin(pass).map(|words| Phrase::new(Rank::Next, words));
        if movement.asks {
            let last = !self.passes.iter().skip(index).any(|pass| pass.movement.is_active());
            let answers = if last { phrases::LAST_ANSWERS } else { phrases::CHECK_ANSWERS };
            let answers = Phrase::new(Rank::Safety, answers);
            return Some(instruction)
                .filter(|_| teaches)
                .into_iter()
                .chain([cue.then_quiet(A_PAUSE)])
                .chain(caution)
                .chain([answers])
                .collect();
        }
        if teaches && movement.is_rest() {
            first_time(&mut self.said.texts, &movement.words.instruction);
            return std::iter::once(instruction.ranked(Rank::Instruction)).chain(caution).collect();
        }
        if teaches {
            return begin.into_iter().collect();
        }
        let press = begin.filter(|_| matches!(pass.dose, Dose::Hold(..)) && movement.is_hands_on());
        let cue = Some(cue).filter(|_| movement.technique != Technique::Breathing);
        let start = phrases::first_spot(pass).or_else(|| phrases::gets_firmer(pass, false));
        let start = start.map(|words| Phrase::new(Rank::Side, words));
        let talk =
            [&press, &start, &cue, &caution].into_iter().flatten().map(Phrase::length_with_quiet);
        let runs_on = talk.sum::<Duration>() > AT_A_STRETCH;
        let quiet = if runs_on { A_PAUSE } else { Duration::ZERO };
        let cue = cue.map(|cue| cue.then_quiet(quiet));
        press.into_iter().chain(start).chain(cue).chain(caution).collect()
    }
}

/// Returns whether something else is done while the breath is paced, so that "In" alone could be misunderstood.
pub(super) fn works_while_breathing(pass: &Pass) -> bool {
    pass.movement.technique != Technique::Breathing
}

/// Returns whether a pass is so long that the arms would tire if they were also up while its place is found (rule E13,
/// docs/safety-rules.md).
fn leaves_no_time_to_find_the_place(pass: &Pass) -> bool {
    let found = Pass { arms_up_before: TO_FIND_AT_MOST, ..pass.clone() };
    pass.movement.lifts_arms() && Arms::default().after(&found).are_tired()
}

/// Returns whether the pass presses a single tender spot, which has to be found first.
fn is_on_a_spot(pass: &Pass) -> bool {
    let movement = &pass.movement;
    let by_one_hand = matches!(movement.hand, Hand::Same | Hand::Opposite);
    movement.technique == Technique::Compression && (by_one_hand || movement.tool == Tool::Ball)
}

/// Returns whether a text has not been said yet.
fn is_new(said: &[&str], text: &str) -> bool {
    !said.contains(&text)
}

/// Returns whether a thing has not been seen yet, and remembers it.
fn first_time<T: PartialEq>(seen: &mut Vec<T>, thing: T) -> bool {
    let first = !seen.contains(&thing);
    if first {
        seen.push(thing);
    }
    first
}

/// Drops the phrases for which the beginning of the work has no room. If its safety phrases alone don't fit, moves the
/// whole opening to the lead-in, so that none of them is lost.
fn move_overflow_to_lead_in(mut speech: Speech, pass: &Pass) -> Speech {
    let room = match pass.dose {
        Dose::Hold(hold, ..) => hold.get(),
        dose => dose.total(),
    };
    let kept = fitting(&speech.at_start, room, span);
    if span(&kept) <= room {
        return Speech { at_start: kept, ..speech };
    }
    speech.lead_in.append(&mut speech.at_start);
    speech
}
