//! The mixer: adds up the sounds at each position of the stream, when that is needed.

use std::collections::VecDeque;
use std::f32::consts::PI;
use std::time::Duration;

use super::synth::Frame;

/// Frames per second.
pub(super) const RATE: u32 = crate::clips::RATE;

/// The loudness of a tone under words: 9 dB less.
const UNDER_WORDS: f32 = 0.355;

/// The time in frames that tones take to become softer, or louder again: 30 ms.
const DUCKING: usize = RATE as usize * 30 / 1000;

/// The time in frames that a cut-off sound takes to fade out: 5 ms.
const FADE: usize = RATE as usize * 5 / 1000;

/// How many mixed frames are kept in case they are mixed again: 100 ms.
const KEPT: usize = RATE as usize / 10;

/// A sound. Its frames are made as they are mixed, so that no whole sound is ever in memory.
pub(super) struct Samples {
    length: usize,
    make: Make,
    /// The frames that were made last, and the number of frames before them.
    made: VecDeque<Frame>,
    before: usize,
}

/// A function that makes this many more frames.
type Make = Box<dyn FnMut(usize, &mut VecDeque<Frame>) + Send>;

/// The kind of a sound. Tones give way to words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SoundKind {
    Tone,
    Words,
}

/// A sound with its position in the stream.
struct PlacedSound {
    kind: SoundKind,
    /// The position at which it begins, and the first position that was not mixed yet when it was added.
    from: usize,
    mixed_until: usize,
    samples: Samples,
    /// The position at which it begins to fade out, if it was cut off.
    cut: Option<usize>,
    ticket: usize,
}

/// All sounds that are or will be heard.
#[derive(Default)]
pub(super) struct Mixer {
    sounds: Vec<PlacedSound>,
    tickets: usize,
}

impl Mixer {
    /// Adds a sound that begins at the position `from`. This changes nothing before `known_from`. Returns a ticket with
    /// which to ask for the sound's end.
    pub(super) fn add(
        &mut self,
        kind: SoundKind,
        samples: Samples,
        from: usize,
        known_from: usize,
    ) -> usize {
        self.tickets += 1;
        let ticket = self.tickets;
        self.sounds.push(PlacedSound {
            kind,
            from,
            mixed_until: known_from,
            samples,
            cut: None,
            ticket,
        });
        ticket
    }

    /// Fades out all sounds of a kind from a position on. Those that would begin later are not heard.
    pub(super) fn cut(&mut self, kind: SoundKind, at: usize) {
        for sound in self.sounds.iter_mut().filter(|sound| sound.kind == kind) {
            sound.cut = Some(sound.cut.map_or(at, |cut| cut.min(at)));
            if sound.from >= at {
                sound.samples = Samples::of([].into_iter());
            }
        }
    }

    /// Drops all sounds.
    pub(super) fn clear(&mut self) {
        self.sounds.clear();
    }

    /// Drops sounds that ended more than `KEPT` before a position, because they will not be mixed again.
    pub(super) fn forget_before(&mut self, position: usize) {
        self.sounds.retain(|sound| sound.end() + KEPT > position);
    }

    /// Returns the position at which the sound of a ticket ends, or `None` if it has been dropped.
    pub(super) fn end_of(&self, ticket: usize) -> Option<usize> {
        self.sounds.iter().find(|sound| sound.ticket == ticket).map(PlacedSound::end)
    }

    /// Returns the position from which on there is silence.
    pub(super) fn end(&self) -> usize {
        self.sounds.iter().map(PlacedSound::end).max().unwrap_or(0)
    }

    /// Mixes frames from a position on, which may be at most `KEPT` before the end of the frames mixed so far.
    pub(super) fn mix(&mut self, from: usize, count: usize) -> Vec<Frame> {
        let mut mixed = vec![[0.0; 2]; count];
        let is_words = |sound: &&PlacedSound| sound.kind == SoundKind::Words;
        let words: Vec<DuckingSpan> =
            self.sounds.iter().filter(is_words).map(PlacedSound::presence).collect();
        for sound in &mut self.sounds {
            let under: &[DuckingSpan] = if sound.kind == SoundKind::Tone { &words } else { &[] };
            let heard = sound.from.max(from)..sound.end().min(from + count);
            sound.samples.make_until(heard.end.saturating_sub(sound.from));
            for position in heard {
                let loudness = sound.loudness(position) * ducking(under, position);
                let frame = sound.samples.frame(position - sound.from);
                let (Some([left, right]), Some(mixed)) = (frame, mixed.get_mut(position - from))
                else {
                    continue;
                };
                mixed[0] += f32::from(left) * loudness;
                mixed[1] += f32::from(right) * loudness;
            }
        }
        mixed.into_iter().map(|frame| frame.map(rounded)).collect()
    }
}

/// Returns the loudness of a tone under these words at a position, 0 to 1.
fn ducking(words: &[DuckingSpan], position: usize) -> f32 {
    let most = words.iter().map(|words| words.at(position)).fold(0.0, f32::max);
    1.0 - (1.0 - UNDER_WORDS) * most
}

impl PlacedSound {
    /// Returns the position at which it ends.
    fn end(&self) -> usize {
        let end = self.from + self.samples.len();
        self.cut.map_or(end, |cut| end.min(cut + FADE))
    }

    /// Returns its loudness at a position, 0 to 1.
    fn loudness(&self, position: usize) -> f32 {
        let fading = self.cut.and_then(|cut| position.checked_sub(cut));
        fading.map_or(1.0, |since| (part(since, FADE) * PI).cos().midpoint(1.0))
    }

    /// Returns when tones give way to it: from before its beginning, if it was added early enough, until a little after
    /// its end.
    fn presence(&self) -> DuckingSpan {
        let begins = self.mixed_until.max(self.from.saturating_sub(DUCKING));
        DuckingSpan { begins, ends: self.end() }
    }
}

/// The positions at which tones begin to give way to words, and begin to come back.
struct DuckingSpan {
    begins: usize,
    ends: usize,
}

impl DuckingSpan {
    /// Returns how much tones give way at a position, 0 to 1.
    fn at(&self, position: usize) -> f32 {
        let comes = position.checked_sub(self.begins).map_or(0.0, |since| part(since, DUCKING));
        let goes = position.checked_sub(self.ends).map_or(0.0, |since| part(since, DUCKING));
        comes.min(1.0 - goes)
    }
}

/// Returns the share of a whole, at most 1.
#[expect(clippy::cast_precision_loss, reason = "far fewer frames than 24 bits count")]
fn part(frames: usize, whole: usize) -> f32 {
    frames.min(whole) as f32 / whole as f32
}

#[expect(clippy::cast_possible_truncation, reason = "casts saturate")]
fn rounded(sample: f32) -> i16 {
    sample.round() as i16
}

impl Samples {
    /// Creates a sound from stereo frames.
    pub(super) fn of(frames: impl ExactSizeIterator<Item = Frame> + Send + 'static) -> Self {
        let (length, mut frames) = (frames.len(), frames);
        let make =
            move |count, made: &mut VecDeque<Frame>| made.extend(frames.by_ref().take(count));
        Self { length, make: Box::new(make), made: VecDeque::new(), before: 0 }
    }

    /// Creates a sound that is the same for both ears.
    pub(super) fn both(samples: impl ExactSizeIterator<Item = i16> + Send + 'static) -> Self {
        Self::of(samples.map(|sample| [sample; 2]))
    }

    /// Returns the number of frames.
    pub(super) const fn len(&self) -> usize {
        self.length
    }

    /// Returns all frames. No frame may have been made before.
    pub(super) fn into_frames(mut self) -> Vec<Frame> {
        (self.make)(self.length, &mut self.made);
        self.made.into()
    }

    /// Makes all frames before `end`, and forgets all but the last `KEPT` of those that were made before.
    fn make_until(&mut self, end: usize) {
        let old = self.made.len().saturating_sub(KEPT);
        self.before += self.made.drain(..old).len();
        let made = self.before + self.made.len();
        (self.make)(end.saturating_sub(made), &mut self.made);
    }

    /// Returns a frame, if it has been made and is not forgotten.
    fn frame(&self, at: usize) -> Option<Frame> {
        self.made.get(at.checked_sub(self.before)?).copied()
    }
}

/// Creates a sound from samples, the same for both ears.
#[cfg(test)]
pub(super) fn both(samples: &[i16]) -> Samples {
    let samples = samples.to_vec();
    Samples::both(samples.into_iter())
}

/// Converts a time to frames.
pub(super) fn frames_in(time: Duration) -> usize {
    let frames = time.as_micros() * u128::from(RATE) / 1_000_000;
    usize::try_from(frames).unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// About the loudest sample of a tone.
    const LOUD: i16 = 26_000;

    fn held(level: i16, frames: usize) -> Samples {
        both(&vec![level; frames])
    }

    /// Returns the largest step from one frame to the next.
    fn steepest(frames: &[Frame]) -> u16 {
        frames.windows(2).map(|pair| pair[0][0].abs_diff(pair[1][0])).max().unwrap_or(0)
    }

    #[test]
    fn a_sound_begins_and_ends_at_its_frame() {
        let mut mixer = Mixer::default();
        let ticket = mixer.add(SoundKind::Tone, both(&[7, 8, 9]), 100, 0);
        assert_eq!(mixer.mix(98, 7), [[0; 2], [0; 2], [7; 2], [8; 2], [9; 2], [0; 2], [0; 2]]);
        assert_eq!((mixer.end_of(ticket), mixer.end()), (Some(103), 103));
        mixer.forget_before(103);
        assert_eq!(mixer.end_of(ticket), Some(103), "it may be mixed again");
        mixer.forget_before(103 + KEPT);
        assert_eq!(mixer.end_of(ticket), None);
    }

    #[test]
    fn each_ear_hears_its_own_channel() {
        let mut mixer = Mixer::default();
        mixer.add(SoundKind::Tone, Samples::of([[5, -5], [6, 0]].into_iter()), 0, 0);
        mixer.add(SoundKind::Tone, both(&[1, 2]), 0, 0);
        assert_eq!(mixer.mix(0, 3), [[6, -4], [8, 2], [0; 2]]);
    }

    #[test]
    fn tones_are_nine_decibels_softer_from_the_first_frame_of_words_to_the_last() {
        let (from, length) = (10_000, 20_000);
        let mut mixer = Mixer::default();
        mixer.add(SoundKind::Tone, held(LOUD, 60_000), 0, 0);
        mixer.add(SoundKind::Words, held(0, length), from, 0);
        let heard = mixer.mix(0, 60_000);
        let under = (f32::from(LOUD) * UNDER_WORDS).round();
        assert!(
            heard[from..from + length]
                .iter()
                .all(|frame| (f32::from(frame[0]) - under).abs() < 1.5)
        );
        assert_eq!(heard[from - DUCKING - 1], [LOUD; 2]);
        assert_eq!(heard[from + length + DUCKING], [LOUD; 2]);
        assert!(steepest(&heard) < 20, "{}", steepest(&heard));
    }

    #[test]
    fn words_that_are_added_later_do_not_change_mixed_frames() {
        let mut mixer = Mixer::default();
        mixer.add(SoundKind::Tone, held(LOUD, 60_000), 0, 0);
        let before = mixer.mix(0, KEPT);
        mixer.add(SoundKind::Words, held(0, 20_000), KEPT, KEPT);
        assert_eq!(mixer.mix(0, KEPT), before);
        assert!(steepest(&[before, mixer.mix(KEPT, 55_000)].concat()) < 20);
    }

    #[test]
    fn a_cut_is_silence_within_five_milliseconds_without_a_click() {
        let mut mixer = Mixer::default();
        mixer.add(SoundKind::Words, held(LOUD, 60_000), 0, 0);
        mixer.add(SoundKind::Words, held(LOUD, 60_000), 30_000, 0);
        let before = mixer.mix(0, 22_000);
        mixer.cut(SoundKind::Words, 20_000);
        let again = mixer.mix(18_000, 60_000);
        assert_eq!(again[..2_000], before[18_000..20_000], "nothing changes before it");
        let heard = [&before[..18_000], &again].concat();
        assert!(heard[20_000 + FADE..].iter().all(|frame| *frame == [0; 2]));
        assert!(steepest(&heard[1..]) < 200, "{}", steepest(&heard[1..]));
    }

    #[test]
    fn a_cut_of_tones_leaves_the_words() {
        let mut mixer = Mixer::default();
        mixer.add(SoundKind::Words, held(100, 1_000), 0, 0);
        mixer.add(SoundKind::Tone, held(LOUD, 1_000), 0, 0);
        mixer.cut(SoundKind::Tone, 0);
        assert_eq!(mixer.mix(0, 1_000), vec![[100; 2]; 1_000]);
    }

    #[test]
    fn sounds_that_are_too_loud_together_clip_without_wrapping() {
        let mut mixer = Mixer::default();
        mixer.add(SoundKind::Tone, held(LOUD, 10), 0, 0);
        mixer.add(SoundKind::Tone, held(LOUD, 10), 0, 0);
        assert_eq!(mixer.mix(0, 10), vec![[i16::MAX; 2]; 10]);
    }

    /// Generates sounds: whether each is words, where it begins, its length and its level.
    fn sounds() -> impl Strategy<Value = Vec<(bool, usize, usize, i16)>> {
        prop::collection::vec(
            (any::<bool>(), 0..6_000_usize, 0..4_000_usize, -9_000..9_000_i16),
            0..5,
        )
    }

    fn mixer_of(sounds: &[(bool, usize, usize, i16)]) -> Mixer {
        let mut mixer = Mixer::default();
        for (words, from, length, level) in sounds {
            let kind = if *words { SoundKind::Words } else { SoundKind::Tone };
            mixer.add(kind, held(*level, *length), *from, 0);
        }
        mixer
    }

    #[test]
    fn only_the_last_100_ms_of_a_sound_are_kept_and_can_be_mixed_again() {
        let mut mixer = Mixer::default();
        mixer.add(SoundKind::Tone, both(&(0..i16::MAX).collect::<Vec<i16>>()), 0, 0);
        let blocks = (0..20_000).step_by(500);
        let before: Vec<Frame> = blocks.flat_map(|from| mixer.mix(from, 500)).collect();
        assert_eq!(before[19_999], [19_999; 2]);
        assert_eq!(mixer.sounds[0].samples.made.len(), KEPT + 500);
        assert_eq!(mixer.mix(20_000 - KEPT, KEPT), before[20_000 - KEPT..]);
        assert_eq!(mixer.mix(0, 1), [[0; 2]], "that was too long ago");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn the_order_of_sounds_makes_no_difference(mut sounds in sounds()) {
            let mixed = mixer_of(&sounds).mix(0, 12_000);
            sounds.reverse();
            for (one, other) in mixed.iter().zip(mixer_of(&sounds).mix(0, 12_000)) {
                prop_assert!(one[0].abs_diff(other[0]) <= 1);
            }
        }

        #[test]
        fn the_size_of_the_blocks_makes_no_difference(sounds in sounds(), block in 1..3_000_usize) {
            let mut mixer = mixer_of(&sounds);
            let blocks = (0..12_000).step_by(block);
            let mixed: Vec<Frame> = blocks.flat_map(|from| mixer.mix(from, block)).collect();
            prop_assert_eq!(&mixed[..12_000], &mixer_of(&sounds).mix(0, 12_000)[..]);
        }

        #[test]
        fn after_a_cut_there_is_silence_and_before_it_nothing_changed(
            sounds in sounds(),
            at in 0..10_000_usize,
        ) {
            let mut mixer = mixer_of(&sounds);
            let before = mixer.mix(0, at + KEPT);
            mixer.cut(SoundKind::Tone, at);
            mixer.cut(SoundKind::Words, at);
            let again = mixer.mix(at.saturating_sub(100), 12_000);
            let kept = at.min(100);
            prop_assert_eq!(&again[..kept], &before[at - kept..at]);
            prop_assert!(again[kept + FADE..].iter().all(|frame| *frame == [0; 2]));
        }
    }
}
