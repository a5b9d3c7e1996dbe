//! Decodes the samples of neckcare's own voice, clip by clip. `voice/README.md` describes the format.

#[cfg(feature = "voice")]
use ropus::{Channels, DecodeMode, Decoder};

use crate::clips::Clip;
#[cfg(feature = "voice")]
use crate::clips::{PACKET, RATE, SKIP};

/// The pack of clips that is built into the program.
#[derive(Debug, Clone, Copy)]
pub(super) struct Pack(&'static [u8]);

impl Pack {
    /// Returns the pack, or `None` if the program was built without its voice.
    #[cfg(feature = "voice")]
    #[expect(clippy::unnecessary_wraps, reason = "without the feature there is none")]
    pub(super) const fn shipped() -> Option<Self> {
        Some(Self(include_bytes!("../../voice/voice.pack")))
    }

    #[cfg(not(feature = "voice"))]
    pub(super) const fn shipped() -> Option<Self> {
        None
    }

    /// Returns the samples of a clip, decoded packet by packet. There are fewer if the pack is damaged there.
    #[cfg(feature = "voice")]
    pub(super) fn decode(self, clip: &Clip) -> impl Iterator<Item = i16> + Send + use<> {
        let mut opus = Decoder::new(RATE, Channels::Mono).ok();
        // A byte with its length comes before each packet.
        let mut packets = self.0.get(clip.start..).unwrap_or_default();
        let packet = move || {
            let (length, rest) = packets.split_first()?;
            let (packet, rest) = rest.split_at_checked(usize::from(*length))?;
            let mut samples = vec![0; PACKET];
            let count = opus.as_mut()?.decode(packet, &mut samples, DecodeMode::Normal).ok()?;
            samples.truncate(count);
            packets = rest;
            Some(samples)
        };
        std::iter::from_fn(packet).fuse().flatten().skip(SKIP).take(clip.samples)
    }

    #[cfg(not(feature = "voice"))]
    pub(super) fn decode(self, clip: &Clip) -> impl Iterator<Item = i16> + Send + use<> {
        self.0.get(clip.start..).and(None).into_iter()
    }
}

#[cfg(all(test, feature = "voice"))]
mod tests {
    use super::*;
    use crate::clips;

    #[test]
    fn a_clip_is_as_long_as_the_index_says_loud_enough_and_silent_at_both_ends() {
        for text in ["Lighter.", "S stops at any time, Space pauses.", "Step 3"] {
            let clip = clips::clips_for(text).next().flatten().unwrap();
            let samples: Vec<i16> = Pack::shipped().unwrap().decode(&clip).collect();
            assert_eq!(samples.len(), clip.samples);
            let loudest = |part: &[i16]| part.iter().map(|sample| sample.unsigned_abs()).max();
            assert!(loudest(&samples).unwrap() > 6_000, "{text}");
            let (first, last) = (&samples[..480], &samples[samples.len() - 480..]);
            assert!(loudest(first).max(loudest(last)).unwrap() < 200, "{text}");
            assert!(samples.len() > 48_000 / 3, "{text}");
        }
    }

    #[test]
    fn a_clip_outside_the_pack_has_no_samples() {
        for start in [0, usize::MAX] {
            let clip = Clip { start, samples: 4_800, heard: 4_800, pause: 0 };
            assert_eq!(Pack::shipped().unwrap().decode(&clip).count(), 0);
        }
    }
}
