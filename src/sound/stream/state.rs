//! The state that the stream's thread shares with other threads. It has no clock: times are arguments.

use std::collections::HashMap;
use std::io::Write;
use std::os::unix::net::UnixStream;
use std::time::{Duration, Instant};

use crate::sound::mix::{Mixer, RATE, Samples, SoundKind};
use crate::sound::output::SoundOutput;
use crate::sound::outputs::SoundOutputs;
use crate::sound::pace::DevicePace;
use crate::sound::synth::Frame;

/// Sounds that come later than this after they were due are left out.
pub(in crate::sound) const LATEST: Duration = Duration::from_millis(500);

/// After this many frames of silence, two seconds, nothing is mixed until there is something to hear.
pub(super) const QUIET: usize = 2 * RATE as usize;

/// An output that has taken this many frames, three seconds, plays: no output is given as many in advance.
const PLAYS: usize = 3 * RATE as usize;

/// Sounds that are due within this many frames, 30 ms, are placed now. That leaves tones the time to give way to words.
const SOON: usize = RATE as usize * 30 / 1000;

/// The sounds to be heard, how far they have been mixed, and the sound output.
#[derive(Default)]
pub(super) struct StreamState {
    /// The possible sound outputs.
    ways: SoundOutputs,
    outlet: OutputStatus,
    /// A byte written here wakes the thread, once it is running.
    pub(super) waker: Option<UnixStream>,
    pub(super) ended: bool,
    mixer: Mixer,
    /// Sounds that have no position in the stream yet.
    pub(super) new: Vec<PendingSound>,
    /// The function to call when a placed sound is over, by the sound's ticket.
    waiting: HashMap<usize, (SoundKind, OnEnd)>,
    /// Number of frames mixed so far, and the frame from which on they are to be mixed again, if there was a cut.
    mixed: usize,
    remix_from: Option<usize>,
    /// The frame from which on there is silence, as far as is known now.
    quiet_from: usize,
    pace: DevicePace,
    /// The function to call once an output has been tried although there is nothing to hear yet.
    pub(super) look: Option<Box<dyn FnOnce() + Send>>,
    /// Number of the given frames that can still be replaced.
    replaceable: usize,
    /// Number of frames that had been mixed when the output was opened.
    opened_at: usize,
    /// Whether an output was lost, and whether one has played since then.
    lost: bool,
    pub(super) found_again: bool,
}

/// The next frames for the output.
pub(super) struct MixedFrames {
    pub(super) frames: Vec<Frame>,
    /// Whether there has been silence for a while, and nothing follows.
    pub(super) is_quiet: bool,
    /// Whether the output was held up before it asked for them.
    pub(super) was_held_up: bool,
}

/// A sound that was handed over and has no position yet.
pub(super) struct PendingSound {
    pub(super) kind: SoundKind,
    pub(super) samples: Samples,
    pub(super) due: Instant,
    pub(super) then: OnEnd,
}

/// A function that is called with a sound's fate, unless the sound was cut off.
pub(super) type OnEnd = Box<dyn FnOnce(Fate) + Send>;

/// The fate of a sound that was not cut off.
pub(in crate::sound) enum Fate {
    /// It was heard, or left out because it came too late.
    Over,
    /// There is no sound output, so the sound is returned.
    Unheard(Samples),
}

/// The state of the sound output.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub enum OutputStatus {
    /// No output has been tried yet, or since the last one was closed, or a server was only late.
    #[default]
    Untried,
    /// An output with this name is open.
    Open(String),
    /// No output could be opened at the last try.
    Failed,
}

impl StreamState {
    /// Creates a state with these possible outputs and nothing to hear yet.
    pub(super) fn of(ways: SoundOutputs) -> Self {
        Self { ways, ..Self::default() }
    }

    /// Returns the possible sound outputs.
    pub(super) const fn ways(&mut self) -> &mut SoundOutputs {
        &mut self.ways
    }

    pub(super) fn wake(&mut self) {
        if let Some(waker) = &mut self.waker {
            // If the socket is full, the thread will wake anyway.
            waker.write_all(&[0]).ok();
        }
    }

    pub(super) fn is_hopeless(&self) -> bool {
        !matches!(self.outlet, OutputStatus::Open(_)) && self.ways.is_exhausted()
    }

    pub(super) fn outlet(&self) -> OutputStatus {
        if self.is_hopeless() { OutputStatus::Failed } else { self.outlet.clone() }
    }

    /// Returns whether the stream has ended, and whether there is a new sound.
    pub(super) fn wanted(&self) -> (bool, bool) {
        (self.ended, !self.new.is_empty())
    }

    /// Records whether an output was opened. If none was, all new sounds are returned as unheard.
    pub(super) fn record_opening(&mut self, opened: Option<&dyn SoundOutput>) {
        self.outlet = match opened {
            Some(way) => OutputStatus::Open(way.name()),
            None if self.ways.is_late() => OutputStatus::Untried,
            None => OutputStatus::Failed,
        };
        if let Some(tell) = self.look.take() {
            tell();
        }
        let Some(way) = opened else {
            for new in std::mem::take(&mut self.new) {
                (new.then)(Fate::Unheard(new.samples));
            }
            return;
        };
        self.replaceable = way.replaceable();
        (self.quiet_from, self.opened_at) = (self.mixed, self.mixed);
    }

    /// Prepares for an output that wakes up: after a rest, however short, its old pace does not count.
    pub(super) const fn wake_up(&mut self) {
        self.pace.forget();
    }

    /// Returns true if the output has taken enough frames to be sure that it plays.
    const fn has_played(&self) -> bool {
        self.opened_at + PLAYS <= self.mixed
    }

    /// Records that the output was closed or lost. Sounds that had begun there are over.
    pub(super) fn close(&mut self, lost: bool) {
        if lost {
            self.ways.record_result(self.has_played());
        }
        self.lost |= lost;
        self.outlet = OutputStatus::Untried;
        (self.replaceable, self.remix_from) = (0, None);
        self.pace.forget();
        self.mixer.clear();
        self.notify_ended();
    }

    /// Silences sounds of a kind, from the first frame on that cannot have been heard yet.
    pub(super) fn cut(&mut self, kind: SoundKind) {
        self.new.retain(|new| new.kind != kind);
        self.waiting.retain(|_, (waiting, _)| *waiting != kind);
        let at = self.mixed.saturating_sub(self.replaceable);
        if self.mixer.end() > at {
            self.mixer.cut(kind, at);
            self.quiet_from = self.quiet_from.min(self.mixed).max(self.mixer.end());
            self.remix_from = Some(self.remix_from.map_or(at, |again| again.min(at)));
        }
    }

    /// Mixes the next frames, which the output asks for now.
    pub(super) fn next(&mut self, count: usize, now: Instant) -> MixedFrames {
        let from = self.mixed;
        self.mixed += count;
        self.found_again |= self.has_played() && std::mem::take(&mut self.lost);
        let was_held_up = self.pace.asked(self.mixed, now);
        self.place(from, now);
        let frames = self.mixer.mix(from, count);
        self.notify_ended();
        let is_quiet = self.new.is_empty() && self.quiet_from + QUIET <= self.mixed;
        MixedFrames { frames, is_quiet, was_held_up }
    }

    /// Mixes the last frames again if there was a cut. Otherwise returns none.
    pub(super) fn remixed(&mut self, now: Instant) -> Vec<Frame> {
        let Some(from) = self.remix_from.take() else { return Vec::new() };
        self.place(from, now);
        self.mixer.mix(from, self.mixed - from)
    }

    /// Places each sound that is due soon at the frame where it is due, but not before `from`. The other sounds wait,
    /// because the pace will be known better then.
    fn place(&mut self, from: usize, now: Instant) {
        for new in std::mem::take(&mut self.new) {
            let at = self.pace.frame(new.due).unwrap_or(from);
            if at > self.mixed + SOON {
                self.new.push(new);
            } else if now.saturating_duration_since(new.due) > LATEST {
                (new.then)(Fate::Over);
            } else {
                let ticket = self.mixer.add(new.kind, new.samples, at.max(from), from);
                self.waiting.insert(ticket, (new.kind, new.then));
            }
        }
        self.quiet_from = self.quiet_from.max(self.mixer.end());
    }

    /// Calls the functions of the sounds that are over.
    fn notify_ended(&mut self) {
        let (mixer, now) = (&self.mixer, self.mixed);
        let is_over = |ticket| mixer.end_of(ticket).is_none_or(|end| end <= now);
        for (_, (_, then)) in self.waiting.extract_if(|ticket, _| is_over(*ticket)) {
            then(Fate::Over);
        }
        self.mixer.forget_before(self.mixed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sound::mix::both;
    use crate::sound::pace::now;

    /// The length of the fade after a cut: five milliseconds in frames.
    const FADE: usize = 240;

    /// An output that asks for 10 ms every 10 ms, and returns the left channel of what it gets.
    struct Paced {
        state: StreamState,
        start: Instant,
        asked: u32,
    }

    impl Paced {
        fn new(replaceable: usize) -> Self {
            let state = StreamState { replaceable, ..StreamState::default() };
            Self { state, start: now(), asked: 0 }
        }

        fn at(&self, millis: u32) -> Instant {
            self.start + Duration::from_millis(millis.into())
        }

        fn begin(&mut self, frames: &[i16], due: u32) {
            let (due, then) = (self.at(due), Box::new(|_| ()));
            self.state.new.push(PendingSound {
                kind: SoundKind::Tone,
                samples: both(frames),
                due,
                then,
            });
        }

        fn next(&mut self) -> Vec<i16> {
            self.asked += 1;
            let frames = self.state.next(480, self.at(self.asked * 10)).frames;
            frames.into_iter().map(|frame| frame[0]).collect()
        }
    }

    #[test]
    fn sounds_are_placed_by_when_they_are_due_not_by_when_they_were_handed_over() {
        let mut paced = Paced::new(0);
        paced.begin(&[1], 100);
        let mut heard: Vec<i16> = (0..8).flat_map(|_| paced.next()).collect();
        paced.begin(&[3], 137);
        paced.begin(&[2], 125);
        heard.extend((0..20).flat_map(|_| paced.next()));
        let at = |wanted: i16| heard.iter().position(|sample| *sample == wanted).unwrap();
        assert_eq!([at(1), at(2) - at(1), at(3) - at(1)], [100 * 48, 25 * 48, 37 * 48]);
    }

    #[test]
    fn a_cut_sound_keeps_no_output_awake() {
        let mut paced = Paced::new(0);
        paced.begin(&vec![1; 10 * RATE as usize], 0);
        paced.next();
        paced.state.cut(SoundKind::Tone);
        let is_quiet = |_: &usize| paced.state.next(480, now()).is_quiet;
        assert_eq!((1..1_000).find(is_quiet), Some(QUIET / 480 + 1));
    }

    #[test]
    fn a_short_rest_does_not_delay_the_next_sound() {
        let mut paced = Paced::new(0);
        (0..10).for_each(|_| drop(paced.next()));
        // A rest of 100 ms.
        paced.asked += 10;
        paced.state.wake_up();
        paced.begin(&[7], 230);
        let heard: Vec<i16> = (0..10).flat_map(|_| paced.next()).collect();
        assert_eq!(heard.iter().position(|sample| *sample == 7), Some(30 * 48));
    }

    #[test]
    fn a_cut_fades_from_the_first_frame_that_can_be_replaced() {
        for replaceable in [0, 960] {
            let mut paced = Paced::new(replaceable);
            paced.begin(&vec![20_000; 48_000], 0);
            let heard: Vec<i16> = (0..20).flat_map(|_| paced.next()).collect();
            paced.state.cut(SoundKind::Words);
            paced.state.cut(SoundKind::Tone);
            let again: Vec<i16> = paced.state.remixed(now()).iter().map(|frame| frame[0]).collect();
            assert_eq!(again.len(), replaceable);
            let kept = &heard[..heard.len() - replaceable];
            let all = [kept, &again, &paced.next(), &paced.next()].concat();
            assert_eq!(all[kept.len() + FADE..], vec![0; all.len() - kept.len() - FADE]);
            let steepest = all[480..].windows(2).map(|pair| pair[0].abs_diff(pair[1])).max();
            assert!(steepest.unwrap() < 200, "{steepest:?}");
            assert!(paced.state.remixed(now()).is_empty(), "it is done once");
        }
    }
}
