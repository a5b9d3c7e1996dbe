//! What is heard, exact in time and words: every utterance within its slot.

use std::cmp::Reverse;
use std::time::Duration;

use super::Plan;
use super::choices::Guidance;
use super::phrases::{self, spoken_length};
use super::segment::{Kind, Segment};
use super::speech::{self, Phrase, Rank, Speech};
use crate::routine::body::Technique;
use crate::routine::breath::Phase;
use crate::routine::dose::Dose;
use crate::routine::step::Pass;
use crate::routine::word::words;

words! {
    /// What a cue is for: each kind has a tone of its own.
    CueKind, "cue" {
        /// The first words of a plan.
        First = "first",
        /// What comes next.
        Next = "next",
        /// The other side comes next.
        Switch = "switch",
        /// Begin.
        Start = "start",
        /// Begin to hold.
        Hold = "hold",
        /// Let go of a hold.
        Release = "release",
        /// On to the next spot.
        Spot = "spot",
        /// The breath comes in.
        Inhale = "inhale",
        /// The breath is held.
        HeldBreath = "breath-held",
        /// The breath leaves.
        Exhale = "exhale",
        /// Three, two, one.
        Count = "count",
        /// Now.
        Zero = "zero",
        /// Hands off, and how does it feel?
        Check = "check",
        /// More words, without a tone.
        Say = "say",
        /// It is over.
        End = "end",
    }
}

/// Something to be heard at an exact time of a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cue {
    /// When, from the plan's beginning.
    pub at: Duration,
    /// Which tone.
    pub kind: CueKind,
    /// What is said with it; empty where the tone is all.
    pub words: String,
}

/// After so long a quiet note is due (domain 4.5).
const TEN_MINUTES: Duration = Duration::from_secs(600);

/// Segments shorter than this are over before a count would help.
const COUNTED: Duration = Duration::from_secs(10);

/// Breaths of a pass that are named aloud; after them the tones are enough.
const NAMED_BREATHS: u32 = 2;

/// Every cue of a plan, in order.
pub(super) fn list(plan: &Plan, speech: &[Speech]) -> Vec<Cue> {
    let mut cues: Vec<Cue> = Vec::new();
    for segment in plan.segments() {
        let (Some(pass), Some(speech)) =
            (plan.passes().get(segment.pass), speech.get(segment.pass))
        else {
            continue;
        };
        cues.extend(Slot { plan, segment, pass, speech, first: segment.start.is_zero() }.cues());
    }
    cues.push(Cue { at: plan.total(), kind: CueKind::End, words: aloud(plan, phrases::end(plan)) });
    cues.sort_by_key(|cue| cue.at);
    if let Some(note) = ten_minutes(plan, &cues) {
        cues.insert(cues.partition_point(|cue| cue.at <= note.at), note);
    }
    cues
}

/// The quiet note after ten minutes, in the first work or rest that has room for it in silence.
fn ten_minutes(plan: &Plan, cues: &[Cue]) -> Option<Cue> {
    let words = aloud(plan, phrases::TEN_MINUTES);
    let long = plan.segments().iter().filter(|segment| segment.end() > TEN_MINUTES);
    let mut quiet = long.filter(|segment| matches!(segment.kind, Kind::Work | Kind::Rest));
    let at = quiet.find_map(|segment| {
        first_silence(cues, segment.start.max(TEN_MINUTES), segment.end(), spoken_length(&words))
    })?;
    (!words.is_empty()).then_some(Cue { at, kind: CueKind::Say, words })
}

/// The first time from `from` on at which nothing is said for `length`, up to `end`.
fn first_silence(
    cues: &[Cue],
    from: Duration,
    end: Duration,
    length: Duration,
) -> Option<Duration> {
    let spoken = cues.iter().filter(|cue| !cue.words.is_empty());
    let at = spoken.fold(from, |at, cue| {
        let (start, stop) = (cue.at, cue.at + spoken_length(&cue.words));
        if start < at + length && at < stop { stop } else { at }
    });
    (at + length <= end).then_some(at)
}

/// The words, unless only tones are wanted.
fn aloud(plan: &Plan, words: &str) -> String {
    if plan.choices().guidance == Guidance::Tones { String::new() } else { words.to_owned() }
}

/// A cue that may lose its words to one that matters more.
struct Wish {
    cue: Cue,
    rank: Rank,
}

/// One segment with what is to be said in it.
struct Slot<'p> {
    plan: &'p Plan,
    segment: &'p Segment,
    pass: &'p Pass,
    speech: &'p Speech,
    first: bool,
}

impl Slot<'_> {
    fn cues(&self) -> Vec<Cue> {
        let mut wishes = match self.segment.kind {
            Kind::GetReady | Kind::LeadIn => self.in_a_row(self.lead_kind(), &self.speech.before),
            Kind::Work | Kind::Rest => self.in_a_row(CueKind::Start, &self.speech.opening),
            Kind::Hold(0) => self.in_a_row(CueKind::Hold, &self.speech.opening),
            Kind::Check => self.in_a_row(CueKind::Check, &self.speech.opening),
            Kind::Hold(_) => {
                self.in_a_row(CueKind::Hold, &[self.phrase(Rank::Name, phrases::HOLD_AGAIN)])
            }
            Kind::Release(_) | Kind::EaseOff => self.in_a_row(
                CueKind::Release,
                &[self.phrase(Rank::Safety, phrases::way_back(self.pass))],
            ),
        };
        wishes.extend(self.spots());
        wishes.extend(self.breaths());
        wishes.extend(self.count());
        settle(wishes, self.segment.end())
    }

    const fn lead_kind(&self) -> CueKind {
        match (self.first, self.pass.second) {
            (true, _) => CueKind::First,
            (false, true) => CueKind::Switch,
            (false, false) => CueKind::Next,
        }
    }

    fn phrase(&self, rank: Rank, words: &str) -> Phrase {
        Phrase { rank, words: aloud(self.plan, words) }
    }

    fn wish(&self, after: Duration, kind: CueKind, rank: Rank, words: &str) -> Wish {
        Wish {
            cue: Cue { at: self.segment.start + after, kind, words: aloud(self.plan, words) },
            rank,
        }
    }

    /// Phrases one after the other from the segment's start; the tone comes with the first.
    fn in_a_row(&self, kind: CueKind, phrases: &[Phrase]) -> Vec<Wish> {
        let kept = speech::fitting(phrases, self.segment.length);
        let mut after = Duration::ZERO;
        let mut wishes = Vec::new();
        for phrase in &kept {
            let kind = if wishes.is_empty() { kind } else { CueKind::Say };
            wishes.push(self.wish(after, kind, phrase.rank, &phrase.words));
            after += spoken_length(&phrase.words);
        }
        if wishes.is_empty() {
            wishes.push(self.wish(after, kind, Rank::Name, ""));
        }
        wishes
    }

    /// A cue at the first stroke on each later spot.
    fn spots(&self) -> Vec<Wish> {
        let (Dose::Strokes(strokes, pace), Kind::Work) = (self.pass.dose, self.segment.kind) else {
            return Vec::new();
        };
        let changes =
            (1..strokes.get()).filter(|nth| self.pass.spot_of(*nth) != self.pass.spot_of(nth - 1));
        changes
            .map(|nth| self.wish(pace.get() * nth, CueKind::Spot, Rank::Next, phrases::NEXT_SPOT))
            .collect()
    }

    /// A cue at each phase of the breath; the first breaths are named where the breath is all there is.
    fn breaths(&self) -> Vec<Wish> {
        let Some(breath) = self.pass.breath.filter(|_| !self.segment.kind.is_between()) else {
            return Vec::new();
        };
        let named = self.pass.movement.technique == Technique::Breathing;
        let talked = speech::length(&self.speech.opening);
        let (mut after, mut wishes, mut told) = (Duration::ZERO, Vec::new(), 0);
        while after < self.segment.length {
            let quiet = after >= talked && named && told < NAMED_BREATHS;
            for (phase, length) in breath.phases() {
                if after < self.segment.length {
                    let words = if quiet { phrases::breath(phase) } else { "" };
                    wishes.push(self.wish(after, breath_kind(phase), Rank::Next, words));
                }
                after += length;
            }
            told += u32::from(quiet);
        }
        wishes
    }

    /// Three, two, one, now.
    fn count(&self) -> Vec<Wish> {
        let counted =
            matches!(self.segment.kind, Kind::Work | Kind::Rest | Kind::Hold(_) | Kind::Release(_));
        if !counted || self.plan.is_soft() || self.segment.length < COUNTED {
            return Vec::new();
        }
        let left =
            |seconds: u8| self.segment.length.saturating_sub(Duration::from_secs(seconds.into()));
        let mut wishes: Vec<Wish> = [3, 2, 1]
            .map(|seconds| {
                self.wish(left(seconds), CueKind::Count, Rank::Count, phrases::count(seconds))
            })
            .into();
        wishes.push(self.wish(self.segment.length, CueKind::Zero, Rank::Count, ""));
        wishes
    }
}

const fn breath_kind(phase: Phase) -> CueKind {
    match phase {
        Phase::Inhale => CueKind::Inhale,
        Phase::Held => CueKind::HeldBreath,
        Phase::Exhale => CueKind::Exhale,
    }
}

/// Gives each wish its words where nothing that matters more is being said, and its tone in any case.
fn settle(mut wishes: Vec<Wish>, end: Duration) -> Vec<Cue> {
    wishes.sort_by_key(|wish| Reverse(wish.rank));
    let mut spoken: Vec<(Duration, Duration)> = Vec::new();
    let mut cues = Vec::new();
    for Wish { mut cue, .. } in wishes {
        let (from, to) = (cue.at, cue.at + spoken_length(&cue.words));
        let free = to <= end && spoken.iter().all(|(start, stop)| to <= *start || *stop <= from);
        if !cue.words.is_empty() && free {
            spoken.push((from, to));
        } else {
            cue.words.clear();
        }
        if cue.kind != CueKind::Say || !cue.words.is_empty() {
            cues.push(cue);
        }
    }
    cues.sort_by_key(|cue| cue.at);
    cues
}
