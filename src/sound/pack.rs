//! The pack of the program's own voice: clips of what it says, found by their texts (`voice/README.md` has the format).

#[cfg(feature = "voice")]
use ropus::{Channels, DecodeMode, Decoder};

/// Samples a second of a clip.
pub(super) const RATE: u32 = 48_000;

/// What ships.
#[cfg(feature = "voice")]
const SHIPPED: &[u8] = include_bytes!("../../voice/voice.pack");
#[cfg(not(feature = "voice"))]
const SHIPPED: &[u8] = b"";

const MAGIC: &[u8] = b"NVOX\x01\x00";

/// Bytes before the index, and of each entry in it.
const HEAD: usize = 16;
const ENTRY: usize = 20;

/// Words of a clip at most.
const LONGEST: usize = 40;

/// Recorded words, found by their text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Pack<'a> {
    bytes: &'a [u8],
    /// Samples that a decoder gives before a clip begins, and in each packet.
    skip: usize,
    packet: usize,
    count: usize,
}

/// An utterance or a part of one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Clip<'a> {
    /// Packets, each after a byte that says how long it is.
    packets: &'a [u8],
    skip: usize,
    packet: usize,
    samples: usize,
}

impl Pack<'static> {
    /// The pack that ships; none where the program was built without its voice.
    pub(super) fn shipped() -> Option<Self> {
        Self::read(SHIPPED)
    }
}

impl<'a> Pack<'a> {
    fn read(bytes: &'a [u8]) -> Option<Self> {
        let (skip, packet, count) = (u16_at(bytes, 6)?, u16_at(bytes, 8)?, u32_at(bytes, 12)?);
        let fits = bytes.starts_with(MAGIC) && bytes.len() >= HEAD + count.checked_mul(ENTRY)?;
        (fits && packet > 0).then_some(Self { bytes, skip, packet, count })
    }

    /// How many clips there are.
    pub(super) const fn count(&self) -> usize {
        self.count
    }

    /// The clips that say some words, one after the other, each as long as possible; none if a word is missing.
    pub(super) fn clips(&self, words: &str) -> Option<Vec<(Clip<'a>, String)>> {
        let words: Vec<&str> = words.split_whitespace().collect();
        let (mut clips, mut from) = (Vec::new(), 0);
        while from < words.len() {
            let longest = words.len().min(from + LONGEST);
            let (clip, text, to) = (from + 1..=longest).rev().find_map(|to| {
                let text = words.get(from..to)?.join(" ");
                Some((self.find(&text)?, text, to))
            })?;
            clips.push((clip, text));
            from = to;
        }
        Some(clips)
    }

    fn find(&self, text: &str) -> Option<Clip<'a>> {
        let key = key(text);
        let (mut low, mut high) = (0, self.count);
        while low < high {
            let middle = usize::midpoint(low, high);
            let at = HEAD + middle * ENTRY;
            let there = u64::from_le_bytes(self.bytes.get(at..at + 8)?.try_into().ok()?);
            match there.cmp(&key) {
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Greater => high = middle,
                std::cmp::Ordering::Equal => {
                    let (start, samples) =
                        (u32_at(self.bytes, at + 8)?, u32_at(self.bytes, at + 12)?);
                    let (skip, packet, packets) =
                        (self.skip, self.packet, self.bytes.get(start..)?);
                    return Some(Clip { packets, skip, packet, samples });
                }
            }
        }
        None
    }
}

impl Clip<'_> {
    /// Its samples; none if the pack is damaged there.
    #[cfg(feature = "voice")]
    pub(super) fn decode(&self) -> Option<Vec<i16>> {
        let mut opus = Decoder::new(RATE, Channels::Mono).ok()?;
        let (mut all, mut packets) = (Vec::with_capacity(self.skip + self.samples), self.packets);
        let mut samples = vec![0; self.packet];
        for _ in 0..(self.skip + self.samples).div_ceil(self.packet) {
            let (length, rest) = packets.split_first()?;
            let (packet, rest) = rest.split_at_checked(usize::from(*length))?;
            let count = opus.decode(packet, &mut samples, DecodeMode::Normal).ok()?;
            all.extend_from_slice(samples.get(..count)?);
            packets = rest;
        }
        all.get(self.skip..self.skip + self.samples).map(<[i16]>::to_vec)
    }

    #[cfg(not(feature = "voice"))]
    #[expect(clippy::unused_self, reason = "without the feature there are no clips")]
    pub(super) fn decode(&self) -> Option<Vec<i16>> {
        None
    }
}

/// What a text is found by: FNV-1a in 64 bits.
fn key(text: &str) -> u64 {
    let step = |key: u64, byte: u8| (key ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    text.bytes().fold(0xcbf2_9ce4_8422_2325, step)
}

fn u16_at(bytes: &[u8], at: usize) -> Option<usize> {
    Some(u16::from_le_bytes(bytes.get(at..at + 2)?.try_into().ok()?).into())
}

fn u32_at(bytes: &[u8], at: usize) -> Option<usize> {
    usize::try_from(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_has_the_key_that_it_was_packed_by() {
        assert_eq!(key("Switch sides."), 0x5069_6e0b_e097_7dad);
        assert_eq!(key("That's the end. Stay as long as you like."), 0x4095_a43c_b4d0_299f);
    }

    #[test]
    fn a_pack_that_is_cut_or_strange_says_nothing_and_never_panics() {
        for end in [0, 3, 16, 40, 500] {
            let cut = SHIPPED.get(..end).unwrap_or_default();
            let said = Pack::read(cut).and_then(|pack| pack.clips("Lighter."));
            assert_eq!(said.and_then(|clips| clips.first()?.0.decode()), None);
        }
        assert!(Pack::read(&[b'N'; 64]).is_none());
    }

    #[cfg(feature = "voice")]
    #[test]
    fn what_is_known_is_said_in_one_clip_and_the_rest_is_put_together() {
        let pack = Pack::shipped().unwrap();
        let texts = |words: &str| -> Option<Vec<String>> {
            Some(pack.clips(words)?.into_iter().map(|(_, text)| text).collect())
        };
        assert_eq!(texts("Lighter.").unwrap(), ["Lighter."]);
        assert_eq!(texts("Stop. Hands down.").unwrap(), ["Stop.", "Hands down."]);
        let parts = ["Step 3", "of 8,", "two minutes", "forty left.", "Next:", "neck glide."];
        assert_eq!(texts(&parts.join(" ")).unwrap(), parts);
        assert_eq!(texts("Mind the flamingo."), None);
    }

    #[cfg(feature = "voice")]
    #[test]
    fn a_clip_is_as_long_as_the_index_says_loud_enough_and_silent_at_both_ends() {
        let pack = Pack::shipped().unwrap();
        for text in ["Lighter.", "S stops at any time, Space pauses.", "Step 3"] {
            let clip = pack.find(text).unwrap();
            let samples = clip.decode().unwrap();
            assert_eq!(samples.len(), clip.samples);
            let loudest = |part: &[i16]| part.iter().map(|sample| sample.unsigned_abs()).max();
            assert!(loudest(&samples).unwrap() > 6_000, "{text}");
            let (first, last) = (&samples[..480], &samples[samples.len() - 480..]);
            assert!(loudest(first).max(loudest(last)).unwrap() < 200, "{text}");
            assert!(samples.len() > 48_000 / 3, "{text}");
        }
    }
}
