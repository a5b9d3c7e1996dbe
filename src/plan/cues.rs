//! Makes the cues of a plan: every tone and utterance with its exact time.

mod strokes;

use std::cmp::Reverse;
use std::time::Duration;

use super::choices::{Choices, Guidance};
use super::layout::BeforeWork;
use super::phrase::{self, BREATH_PAUSE, Phrase, PhraseRole, Rank, measure};
use super::segment::{self, Cue, CueKind, Segment, SegmentKind};
use super::spacing::{A_PAUSE, Spacing};
use super::speech::{self, NAMED_BREATHS, Speech};
use super::{Plan, phrases};
use crate::routine::body::Technique;
use crate::routine::breath::{Breath, Phase};
use crate::routine::dose::Dose;
use crate::routine::step::Pass;

/// The time after which a quiet note is said: 10 minutes (rule H2, docs/safety-rules.md).
const TEN_MINUTES: Duration = Duration::from_secs(600);

/// The time between two reminders about the warm pack.
const STILL_WARM: Duration = Duration::from_secs(75);

/// The furthest that "halfway" may be from the middle.
const NEAR: Duration = Duration::from_secs(20);

/// The least time between the beginnings of two tones that are to be told apart.
const A_TONE: Duration = Duration::from_millis(500);

/// The shortest segment in which a count helps.
const WORTH_COUNTING: Duration = Duration::from_secs(10);

/// The shortest plan in which the middle is announced.
const HALVED: Duration = Duration::from_secs(300);

/// Returns all cues of a plan in order. `works` has the cues within the work of each pass, with times from its
/// beginning.
pub(super) fn list(plan: &Plan, speech: &[Speech], works: Vec<Vec<Cue>>) -> Vec<Cue> {
    let mut cues: Vec<Cue> = Vec::new();
    let (mut works, score) =
        (works.into_iter(), super::cue_context(&plan.routine, &plan.passes, &plan.choices));
    for segment in plan.segments().iter().filter(|segment| segment.kind.is_between()) {
        let (Some(speech), Some(lead)) = (speech.get(segment.pass), plan.leads.get(segment.pass))
        else {
            continue;
        };
        let slot = score.slot(*segment, speech, &[]);
        if segment.kind == SegmentKind::EaseOff {
            cues.extend(slot.into_iter().flat_map(|slot| slot.cues()));
            continue;
        }
        cues.extend(slot.into_iter().flat_map(|slot| slot.lead(lead)));
        let work = works.next().unwrap_or_default().into_iter();
        cues.extend(work.map(|cue| Cue { at: segment.end() + cue.at, ..cue }));
    }
    cues.push(Cue::new(plan.total(), CueKind::End, phrases::end(plan)));
    cues.sort_by_key(|cue| cue.at);
    for find in [halfway, ten_minutes] {
        if let Some(note) = find(plan, &cues) {
            add_if_calm(&mut cues, note);
        }
    }
    if plan.is_soft() {
        fade_out(&mut cues, plan.total());
    }
    if plan.choices().guidance == Guidance::Tones {
        cues = without_words(cues);
    }
    leave_out_needless_zeros(&mut cues);
    cues
}

/// Removes all words, and the cues that have no tone. The tones keep their times.
fn without_words(cues: Vec<Cue>) -> Vec<Cue> {
    cues.into_iter().filter(|cue| cue.kind != CueKind::Say).map(Cue::silent).collect()
}

/// Removes the tone at the end of a count if anything else sounds at that time, because that marks the end as well.
fn leave_out_needless_zeros(cues: &mut Vec<Cue>) {
    let others = cues.iter().filter(|cue| cue.kind != CueKind::Zero);
    let span = |cue: &Cue| (cue.at, cue.at + cue.length.max(A_TONE));
    let others: Vec<_> = others.map(span).collect();
    let alone = |at| others.iter().all(|(start, end)| *end <= at || at + A_TONE <= *start);
    cues.retain(|cue| cue.kind != CueKind::Zero || alone(cue.at));
}

/// Makes the cues softer from the beginning of a plan to its end, down to half of their loudness.
fn fade_out(cues: &mut [Cue], total: Duration) {
    for cue in cues {
        let softer = 50.0 * cue.at.as_secs_f64() / total.as_secs_f64();
        cue.loudness = cue.loudness.saturating_sub(percent(softer));
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a figure between 0 and 100, and casts saturate"
)]
const fn percent(figure: f64) -> u8 {
    figure as u8
}

/// Adds a cue; if its words would be too much talk, only its tone.
fn add_if_calm(cues: &mut Vec<Cue>, note: Cue) {
    let place = cues.partition_point(|cue| cue.at <= note.at);
    let calm = Spacing::of(cues).is_calm();
    cues.insert(place, note);
    if calm && !Spacing::of(cues).is_calm() {
        let note = cues.remove(place);
        if note.kind != CueKind::Say {
            cues.insert(place, note.silent());
        }
    }
}

/// Returns the quiet note after ten minutes, in the first work or rest that has room for it.
fn ten_minutes(plan: &Plan, cues: &[Cue]) -> Option<Cue> {
    let at = first_room(plan, cues, TEN_MINUTES, phrases::TEN_MINUTES)?;
    Some(Cue::new(at, CueKind::Say, phrases::TEN_MINUTES))
}

/// Returns the cue for the middle of a plan: with words if there is room for them near it, or else a tone alone.
fn halfway(plan: &Plan, cues: &[Cue]) -> Option<Cue> {
    if plan.total() < HALVED || plan.is_soft() {
        return None;
    }
    let middle = plan.total() / 2;
    let room = first_room(plan, cues, middle.saturating_sub(NEAR), phrases::HALFWAY);
    Some(match room.filter(|at| *at < middle + NEAR) {
        Some(at) => Cue::new(at, CueKind::Halfway, phrases::HALFWAY),
        None => Cue::new(middle, CueKind::Halfway, ""),
    })
}

/// Returns the first time from `after` on at which words can be said during work or a rest, with quiet before and after
/// them.
fn first_room(plan: &Plan, cues: &[Cue], after: Duration, words: &str) -> Option<Duration> {
    let length = A_PAUSE + measure(words).length + A_PAUSE;
    let later = plan.segments().iter().filter(|segment| segment.end() > after);
    let mut work =
        later.filter(|segment| !segment.kind.is_between() && segment.kind != SegmentKind::Check);
    let at = work.find_map(|segment| {
        first_silence(cues, (segment.start + A_PAUSE).max(after), segment.end(), length)
    })?;
    Some(at + A_PAUSE)
}

/// Returns the first time from `from` on after which nothing is said for `length`, if that is over by `end`.
fn first_silence(
    cues: &[Cue],
    from: Duration,
    end: Duration,
    length: Duration,
) -> Option<Duration> {
    let spoken = cues.iter().filter(|cue| cue.is_spoken());
    let at = spoken.fold(
        from,
        |at, cue| {
            if cue.at < at + length && at < cue.end() { cue.end() } else { at }
        },
    );
    (at + length <= end).then_some(at)
}

/// A cue that may lose its words to a more important one.
struct CueCandidate {
    cue: Cue,
    rank: Rank,
}

/// Everything that the cues of a pass depend on, except its own words.
#[derive(Clone, Copy)]
pub(super) struct CueContext<'p> {
    pub(super) passes: &'p [Pass],
    pub(super) choices: &'p Choices,
    /// Whether counts are left out.
    pub(super) is_soft: bool,
}

impl<'p> CueContext<'p> {
    /// Returns the cues in the work of each pass, with times from the beginning of that work. They are made before
    /// anything is laid out, so that only words that are really said count as talk.
    pub(super) fn work_cues(self, speeches: &[Speech]) -> Vec<Vec<Cue>> {
        let work = |(index, (pass, speech))| {
            let parts = segment::of_work(pass, index);
            let slots = parts.iter().filter_map(|part| self.slot(*part, speech, &parts));
            slots.flat_map(|slot| slot.cues()).collect()
        };
        self.passes.iter().zip(speeches).enumerate().map(work).collect()
    }

    fn slot<'s>(
        self,
        segment: Segment,
        speech: &'s Speech,
        work: &'s [Segment],
    ) -> Option<SegmentSpeech<'s>>
    where
        'p: 's,
    {
        let pass = self.passes.get(segment.pass)?;
        Some(SegmentSpeech { score: self, segment, pass, speech, work })
    }
}

/// A segment with the words that should be said in it.
struct SegmentSpeech<'p> {
    score: CueContext<'p>,
    segment: Segment,
    pass: &'p Pass,
    speech: &'p Speech,
    /// All segments of the same pass's work.
    work: &'p [Segment],
}

impl SegmentSpeech<'_> {
    fn cues(&self) -> Vec<Cue> {
        let mut candidates = match self.segment.kind {
            SegmentKind::Hold(0) => self.in_a_row(CueKind::Hold, &self.speech.at_start),
            SegmentKind::Check => self.in_a_row(CueKind::Check, &self.speech.at_start),
            SegmentKind::Hold(_) => {
                let again = phrases::hold_again(self.pass);
                self.in_a_row(CueKind::Hold, &[Phrase::new(Rank::Name, again)])
            }
            SegmentKind::Release(_) => self.release(phrases::release(self.pass)),
            SegmentKind::EaseOff => self.release(phrases::way_back(self.pass)),
            _ => self.in_a_row(CueKind::Start, &self.speech.at_start),
        };
        candidates.extend(self.strokes());
        candidates.extend(self.breaths());
        candidates.extend(self.count());
        candidates.extend(self.letting_go(&candidates));
        candidates.extend(self.warmth());
        resolve_overlaps(candidates, self.segment.end())
    }

    const fn lead_kind(&self) -> CueKind {
        match (self.segment.kind, self.pass.second) {
            (SegmentKind::GetReady, _) => CueKind::First,
            (_, true) => CueKind::Switch,
            (_, false) => CueKind::Next,
        }
    }

    fn candidate(&self, after: Duration, kind: CueKind, rank: Rank, words: &str) -> CueCandidate {
        CueCandidate { cue: Cue::new(self.segment.start + after, kind, words), rank }
    }

    fn say(&self, after: Duration, kind: CueKind, phrase: &Phrase) -> CueCandidate {
        let cue = Cue::saying(self.segment.start + after, kind, phrase);
        CueCandidate { cue, rank: phrase.rank }
    }

    /// Returns cues for phrases one after the other from the segment's start; the tone comes with the first.
    fn in_a_row(&self, kind: CueKind, phrases: &[Phrase]) -> Vec<CueCandidate> {
        let kept = phrase::fitting(phrases, self.segment.length, phrase::span);
        let mut after = Duration::ZERO;
        let mut candidates = Vec::new();
        for phrase in &kept {
            let kind = if candidates.is_empty() { kind } else { CueKind::Say };
            candidates.push(self.say(after, kind, phrase));
            after += phrase.length() + phrase.quiet();
        }
        if candidates.is_empty() {
            candidates.push(self.candidate(after, kind, Rank::Name, ""));
        }
        candidates
    }

    fn release(&self, words: &str) -> Vec<CueCandidate> {
        self.in_a_row(CueKind::Release, &[Phrase::new(Rank::Safety, words)])
    }

    /// Returns the cues of a lead, with each phrase at its time. A hold before it is let go first. The tone for the
    /// next step comes with the first words after that, or with "Switch".
    fn lead(&self, lead: &BeforeWork) -> Vec<Cue> {
        let said = lead.words.iter();
        let mut candidates: Vec<CueCandidate> =
            said.map(|(after, phrase)| self.say(*after, CueKind::Say, phrase)).collect();
        let waits = |(_, phrase): &&(Duration, Phrase)| phrase.role == PhraseRole::WaitBefore;
        let switch = lead.words.iter().find(waits).filter(|_| self.pass.second);
        let lets_go = self.lets_go();
        let next = switch.or(lead.words.get(usize::from(lets_go))).map(|(after, _)| *after);
        let over = lead.words.last().map(|(after, phrase)| *after + phrase.length() + BREATH_PAUSE);
        let named = next.or(over).unwrap_or_default();
        let mut sound = |after: Duration, kind: CueKind| match candidates
            .iter_mut()
            .find(|candidate| candidate.cue.at == self.segment.start + after)
        {
            Some(candidate) => candidate.cue.kind = kind,
            None => candidates.push(self.candidate(after, kind, Rank::Name, "")),
        };
        sound(named, self.lead_kind());
        if lets_go {
            sound(Duration::ZERO, CueKind::Release);
        }
        for candidate in
            candidates.iter_mut().filter(|candidate| candidate.cue.kind == CueKind::Switch)
        {
            candidate.cue.side = Some(self.pass.side);
        }
        resolve_overlaps(candidates, self.segment.end())
    }

    /// Returns whether the pass before this segment ends in a hold or to one side, so that the user has to come back.
    fn lets_go(&self) -> bool {
        let before =
            self.segment.pass.checked_sub(1).and_then(|before| self.score.passes.get(before));
        before.is_some_and(|before| segment::way_back(before).is_some())
    }

    /// Returns a cue at each phase of the breath. The first breaths are named if breathing is all there is to do, or if
    /// the plan paces the breath for the first time.
    fn breaths(&self) -> Vec<CueCandidate> {
        let Some(breath) = self.pass.breath.filter(|_| !self.segment.kind.is_between()) else {
            return Vec::new();
        };
        let named = self.speech.names_breaths;
        let talked = self.talk(self.segment.kind);
        let mut told = self.quiet_breaths_before(breath);
        let (mut after, mut candidates) = (Duration::ZERO, Vec::new());
        while after < self.segment.length {
            let quiet = after >= talked && named && told < NAMED_BREATHS;
            for (phase, length) in breath.phases() {
                if after < self.segment.length {
                    let words = if quiet {
                        phrases::breath(phase, speech::works_while_breathing(self.pass))
                    } else {
                        ""
                    };
                    let mut candidate =
                        self.candidate(after, breath_kind(phase), Rank::Next, words);
                    candidate.cue.lasts =
                        Some(length.min(self.segment.length.saturating_sub(after)));
                    candidates.push(candidate);
                }
                after += length;
            }
            told += u32::from(quiet);
        }
        candidates
    }

    /// Returns how long the words at the beginning of a segment of this pass take.
    fn talk(&self, kind: SegmentKind) -> Duration {
        match kind {
            SegmentKind::Release(_) => measure(phrases::release(self.pass)).length,
            SegmentKind::Hold(1..) => measure(phrases::hold_again(self.pass)).length,
            _ => phrase::span(&self.speech.at_start),
        }
    }

    /// Counts the breaths of this pass that began in silence before this segment.
    fn quiet_breaths_before(&self, breath: Breath) -> u32 {
        let before = self.work.iter().filter(|other| other.start < self.segment.start);
        let cycle = breath.cycle();
        let quiet = before.map(|other| {
            let starts = std::iter::successors(Some(Duration::ZERO), |at| Some(*at + cycle));
            let within = starts.take_while(|at| *at < other.length);
            within.filter(|at| *at >= self.talk(other.kind)).count()
        });
        u32::try_from(quiet.sum::<usize>()).unwrap_or(u32::MAX)
    }

    /// Returns whether breathing is all there is to do.
    fn breathes(&self) -> bool {
        self.pass.movement.technique == Technique::Breathing
    }

    /// Returns the reminder to relax, which is said once, at a time when nothing else is said.
    fn letting_go(&self, others: &[CueCandidate]) -> Option<CueCandidate> {
        let words =
            self.speech.during_work.as_ref().filter(|_| self.segment.kind == SegmentKind::Work)?;
        let mut others: Vec<Cue> = others.iter().map(|candidate| candidate.cue.clone()).collect();
        others.sort_by_key(|cue| cue.at);
        let from = (self.segment.start + self.segment.length / 2).saturating_sub(A_PAUSE);
        let (end, length) = (self.segment.end(), measure(words).length);
        let at = first_silence(&others, from, end, A_PAUSE + length)? + A_PAUSE;
        Some(self.candidate(at.saturating_sub(self.segment.start), CueKind::Say, Rank::Next, words))
    }

    /// Returns the reminders about a warm pack, which are repeated so that nobody falls asleep under it.
    fn warmth(&self) -> Vec<CueCandidate> {
        if self.pass.movement.technique != Technique::Heat || self.segment.kind != SegmentKind::Work
        {
            return Vec::new();
        }
        let times = std::iter::successors(Some(STILL_WARM), |at| Some(*at + STILL_WARM));
        let within = times.take_while(|at| *at + STILL_WARM / 2 < self.segment.length);
        within
            .map(|after| {
                self.candidate(after, CueKind::Say, Rank::Instruction, phrases::STILL_WARM)
            })
            .collect()
    }

    /// Returns the count at the end of a segment, "three, two, one" and its end: aloud in holds, as tones in timed work
    /// and rests. A paced breath has no count, and neither have strokes, which have their own tones.
    fn count(&self) -> Vec<CueCandidate> {
        let talks_on =
            self.talk(self.segment.kind) + A_PAUSE + phrases::COUNT_LENGTH > self.segment.length;
        let words = match self.segment.kind {
            SegmentKind::Hold(_) if !talks_on => phrases::count,
            SegmentKind::Hold(_) => |_| "",
            SegmentKind::Work if matches!(self.pass.dose, Dose::Time(_)) => |_| "",
            SegmentKind::Rest | SegmentKind::Release(_) => |_| "",
            _ => return Vec::new(),
        };
        let paced = self.pass.breath.is_some() || self.breathes();
        if paced || self.score.is_soft || self.segment.length < WORTH_COUNTING {
            return Vec::new();
        }
        let left =
            |seconds: u8| self.segment.length.saturating_sub(Duration::from_secs(seconds.into()));
        let mut candidates: Vec<CueCandidate> = [3, 2, 1]
            .map(|seconds| {
                self.candidate(left(seconds), CueKind::Count, Rank::Count, words(seconds))
            })
            .into();
        candidates.push(self.candidate(self.segment.length, CueKind::Zero, Rank::Count, ""));
        candidates
    }
}

const fn breath_kind(phase: Phase) -> CueKind {
    match phase {
        Phase::Inhale => CueKind::Inhale,
        Phase::Held => CueKind::HeldBreath,
        Phase::Exhale => CueKind::Exhale,
    }
}

/// Makes cues of candidates. Each keeps its tone, but loses its words if more important ones are said at that time.
fn resolve_overlaps(mut candidates: Vec<CueCandidate>, end: Duration) -> Vec<Cue> {
    candidates.sort_by_key(|candidate| Reverse(candidate.rank));
    let mut spoken: Vec<(Duration, Duration)> = Vec::new();
    let mut cues = Vec::new();
    for CueCandidate { mut cue, .. } in candidates {
        let (from, to) = (cue.at, cue.end());
        let free = to <= end && spoken.iter().all(|(start, stop)| to <= *start || *stop <= from);
        if cue.is_spoken() && free {
            spoken.push((from, to));
        } else {
            cue = cue.silent();
        }
        if cue.kind != CueKind::Say || cue.is_spoken() {
            cues.push(cue);
        }
    }
    cues.sort_by_key(|cue| cue.at);
    cues
}
