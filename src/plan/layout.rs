//! Lays passes out on the time line, segment by segment.

use std::time::Duration;

use super::choices::Choices;
use super::segment::{Kind, Segment, way_back};
use super::speech::Speech;
use crate::routine::body::Technique;
use crate::routine::dose::Dose;
use crate::routine::step::Pass;

/// The lead-in before every later step and second side (design: the switch gap).
const LEAD_IN: Duration = Duration::from_secs(5);

/// Quiet after the words of a full lead-in, to bring the hands into place.
const PLACE_HANDS: Duration = Duration::from_secs(4);

/// The segments of all passes in order, without a gap.
pub(super) fn segments(passes: &[Pass], speech: &[Speech], choices: &Choices) -> Vec<Segment> {
    let mut line = Line::default();
    for (index, (pass, speech)) in passes.iter().zip(speech).enumerate() {
        let (kind, least) = if index == 0 {
            (Kind::GetReady, choices.get_ready())
        } else {
            (Kind::LeadIn, LEAD_IN)
        };
        line.add(kind, lead(speech, least), index);
        line.add_work(pass, index);
    }
    if let Some((last, way_back)) =
        passes.last().and_then(way_back).map(|time| (passes.len() - 1, time))
    {
        line.add(Kind::EaseOff, way_back, last);
    }
    line.segments
}

/// How long a lead-in must be for what is said in it.
fn lead(speech: &Speech, least: Duration) -> Duration {
    if speech.explains {
        least.max(speech.before_length() + PLACE_HANDS)
    } else {
        least.max(speech.needed_before_length())
    }
}

/// The time line as it grows.
#[derive(Default)]
struct Line {
    segments: Vec<Segment>,
}

impl Line {
    fn add(&mut self, kind: Kind, length: Duration, pass: usize) {
        let start = self.segments.last().map_or(Duration::ZERO, Segment::end);
        self.segments.push(Segment { start, length, kind, pass });
    }

    fn add_work(&mut self, pass: &Pass, index: usize) {
        match pass.dose {
            Dose::Hold(hold, times, release) => {
                for turn in 0..times.get() {
                    if turn > 0 {
                        self.add(Kind::Release(turn - 1), release.get(), index);
                    }
                    self.add(Kind::Hold(turn), hold.get(), index);
                }
            }
            _ => self.add(kind_of(pass), pass.total(), index),
        }
    }
}

/// What a pass without holds is.
fn kind_of(pass: &Pass) -> Kind {
    let movement = &pass.movement;
    match movement.technique {
        Technique::Rest if movement.asks => Kind::Check,
        Technique::Rest if !movement.is_hands_on() => Kind::Rest,
        _ => Kind::Work,
    }
}
