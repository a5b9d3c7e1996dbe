//! What the stream's thread and everybody else share. It knows no clock: times are arguments.

use std::collections::HashMap;
use std::io::Write;
use std::os::unix::net::UnixStream;
use std::time::{Duration, Instant};

use crate::sound::mix::{Mixer, RATE, Samples, SoundKind};
use crate::sound::pace::DevicePace;
use crate::sound::synth::Frame;
use crate::sound::way::Way;
use crate::sound::ways::Ways;

/// What comes later than this after it was due is left out.
pub(super) const LATEST: Duration = Duration::from_millis(500);

/// After so many frames of silence, two seconds, nothing is mixed until there is something to hear.
pub(super) const QUIET: usize = 2 * RATE as usize;

/// A way out that has taken so many frames, three seconds, plays: more than any is given in advance.
const PLAYS: usize = 3 * RATE as usize;

/// What is due within so many frames, 30 ms, is placed: tones have begun to give way when words come.
const SOON: usize = RATE as usize * 30 / 1000;

/// What is to be heard, how far it was mixed, and by which way it goes out.
#[derive(Default)]
pub(super) struct StreamState {
    /// What may be a way out.
    ways: Ways,
    outlet: Outlet,
    /// A byte in here wakes the thread, once it has begun.
    pub(super) waker: Option<UnixStream>,
    pub(super) ended: bool,
    mixer: Mixer,
    /// What is still to be placed.
    pub(super) new: Vec<New>,
    /// Whom to tell about what was placed, by its ticket.
    waiting: HashMap<usize, (SoundKind, Then)>,
    /// How many frames were mixed, and from which one on they are to be mixed again.
    mixed: usize,
    again: Option<usize>,
    /// The frame from which on there is silence, as far as is known.
    quiet_from: usize,
    pace: DevicePace,
    /// Whom to tell once a way out was tried, though there was nothing to hear yet.
    pub(super) look: Option<Box<dyn FnOnce() + Send>>,
    /// How many frames of those that were given can be replaced.
    replaceable: usize,
    /// How many frames had been mixed when the way out was opened.
    opened_at: usize,
    /// Whether a way out was lost, and whether one has played since.
    lost: bool,
    pub(super) found_again: bool,
}

/// What a way out is given.
pub(super) struct Next {
    pub(super) frames: Vec<Frame>,
    /// Whether there is silence from there on.
    pub(super) is_quiet: bool,
    /// Whether it has asked for nothing for a while.
    pub(super) was_held_up: bool,
}

/// A sound that was just handed over.
pub(super) struct New {
    pub(super) kind: SoundKind,
    pub(super) samples: Samples,
    pub(super) due: Instant,
    pub(super) then: Then,
}

/// Is told what became of a sound, unless it was cut off.
pub(super) type Then = Box<dyn FnOnce(Fate) + Send>;

/// What became of a sound that was not cut off.
pub(in crate::sound) enum Fate {
    /// It was heard, or left out because it came too late.
    Over,
    /// There is no way out, so here it is again.
    Unheard(Samples),
}

/// What became of the ways out.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub enum Outlet {
    /// Nobody has tried.
    #[default]
    Untried,
    /// One is open, of this name.
    Open(String),
    /// None could be opened when that was last tried.
    Failed,
}

impl StreamState {
    /// Nothing to hear yet, and these ways out for it.
    pub(super) fn of(ways: Ways) -> Self {
        Self { ways, ..Self::default() }
    }

    /// What may be a way out.
    pub(super) const fn ways(&mut self) -> &mut Ways {
        &mut self.ways
    }

    pub(super) fn wake(&mut self) {
        if let Some(waker) = &mut self.waker {
            // If there is no room, it will wake anyway.
            waker.write_all(&[0]).ok();
        }
    }

    pub(super) fn is_hopeless(&self) -> bool {
        !matches!(self.outlet, Outlet::Open(_)) && self.ways.is_exhausted()
    }

    pub(super) fn outlet(&self) -> Outlet {
        if self.is_hopeless() { Outlet::Failed } else { self.outlet.clone() }
    }

    /// Whether it is over, and whether there is something new.
    pub(super) fn wanted(&self) -> (bool, bool) {
        (self.ended, !self.new.is_empty())
    }

    /// A way out has been opened; if none has, whoever waits has to look elsewhere.
    pub(super) fn tried(&mut self, opened: Option<&dyn Way>) {
        self.outlet = match opened {
            Some(way) => Outlet::Open(way.name()),
            None if self.ways.is_late() => Outlet::Untried,
            None => Outlet::Failed,
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

    /// The way out has rested, however short that was, and asks anew.
    pub(super) const fn wake_up(&mut self) {
        self.pace.forget();
    }

    /// Whether the way out has taken enough to know that it plays.
    const fn has_played(&self) -> bool {
        self.opened_at + PLAYS <= self.mixed
    }

    /// The way out is closed, or was lost: what had begun there is over.
    pub(super) fn close(&mut self, lost: bool) {
        if lost {
            self.ways.tell(self.has_played());
        }
        self.lost |= lost;
        self.outlet = Outlet::Untried;
        (self.replaceable, self.again) = (0, None);
        self.pace.forget();
        self.mixer.clear();
        self.tell();
    }

    /// Silences a kind from the first frame on that cannot have been heard yet.
    pub(super) fn cut(&mut self, kind: SoundKind) {
        self.new.retain(|new| new.kind != kind);
        self.waiting.retain(|_, (waiting, _)| *waiting != kind);
        let at = self.mixed.saturating_sub(self.replaceable);
        if self.mixer.end() > at {
            self.mixer.cut(kind, at);
            self.quiet_from = self.quiet_from.min(self.mixed).max(self.mixer.end());
            self.again = Some(self.again.map_or(at, |again| again.min(at)));
        }
    }

    /// The next frames, which are asked for now.
    pub(super) fn next(&mut self, count: usize, now: Instant) -> Next {
        let from = self.mixed;
        self.mixed += count;
        self.found_again |= self.has_played() && std::mem::take(&mut self.lost);
        let was_held_up = self.pace.asked(self.mixed, now);
        self.place(from, now);
        let frames = self.mixer.mix(from, count);
        self.tell();
        let is_quiet = self.new.is_empty() && self.quiet_from + QUIET <= self.mixed;
        Next { frames, is_quiet, was_held_up }
    }

    /// The last frames again, if there was a cut.
    pub(super) fn again(&mut self, now: Instant) -> Vec<Frame> {
        let Some(from) = self.again.take() else { return Vec::new() };
        self.place(from, now);
        self.mixer.mix(from, self.mixed - from)
    }

    /// Places what is due soon, each sound where it is due, though not before `from`. The rest can wait: the pace is better
    /// known then.
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

    /// Tells those that wait for what is over.
    fn tell(&mut self) {
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

    /// Five milliseconds, in which what is cut fades.
    const FADE: usize = 240;

    /// A way out that asks for 10 ms every 10 ms, and the left channel of what it gets.
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
            self.state.new.push(New { kind: SoundKind::Tone, samples: both(frames), due, then });
        }

        fn next(&mut self) -> Vec<i16> {
            self.asked += 1;
            let frames = self.state.next(480, self.at(self.asked * 10)).frames;
            frames.into_iter().map(|frame| frame[0]).collect()
        }
    }

    #[test]
    fn sounds_are_as_far_apart_as_they_are_due_whenever_they_were_handed_over() {
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
    fn what_was_cut_keeps_no_way_out_awake() {
        let mut paced = Paced::new(0);
        paced.begin(&vec![1; 10 * RATE as usize], 0);
        paced.next();
        paced.state.cut(SoundKind::Tone);
        let is_quiet = |_: &usize| paced.state.next(480, now()).is_quiet;
        assert_eq!((1..1_000).find(is_quiet), Some(QUIET / 480 + 1));
    }

    #[test]
    fn a_short_rest_does_not_make_what_follows_late() {
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
            let again: Vec<i16> = paced.state.again(now()).iter().map(|frame| frame[0]).collect();
            assert_eq!(again.len(), replaceable);
            let kept = &heard[..heard.len() - replaceable];
            let all = [kept, &again, &paced.next(), &paced.next()].concat();
            assert_eq!(all[kept.len() + FADE..], vec![0; all.len() - kept.len() - FADE]);
            let steepest = all[480..].windows(2).map(|pair| pair[0].abs_diff(pair[1])).max();
            assert!(steepest.unwrap() < 200, "{steepest:?}");
            assert!(paced.state.again(now()).is_empty(), "it is done once");
        }
    }
}
