//! The index of the clips of neckcare's own voice: finds the clips that say a sentence, and how long they take.
//!
//! The clips are in `voice/voice.pack`, whose format is described in `voice/README.md`. The index is part of every
//! build, so that a plan has the same times with every voice. The samples are included only with the feature `voice`.

/// Samples per second.
pub const RATE: u32 = 48_000;

/// The whole pack. Only compile-time code reads it, so that no more than the index ends up in the binary.
const PACK: &[u8] = include_bytes!("../voice/voice.pack");

/// Size of the header before the index, and of each entry in the index, in bytes.
const HEAD: usize = 16;
const ENTRY: usize = 20;

/// Samples at the start of the decoder's output that are skipped before each clip (Opus pre-skip).
pub const SKIP: usize = size::<2>(6);

/// Samples in one packet.
pub const PACKET: usize = size::<2>(8);

/// Number of clips.
pub const COUNT: usize = size::<4>(12);

/// Silence between two sentences, in samples.
pub const PAUSE: usize = samples(280);

/// Silence after a comma when a sentence is put together from several clips, in samples.
const COMMA: usize = samples(60);

/// Silence at the end of each clip, in samples. It is left out if the clip ends in the middle of a clause.
const TAIL: usize = samples(70);

/// The most words that one clip can have.
const LONGEST: usize = 40;

/// A clip as it is played in a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Clip {
    /// Offset of the clip in the pack, in bytes.
    pub start: usize,
    /// Length of the clip in samples.
    pub samples: usize,
    /// Number of samples that are played.
    pub heard: usize,
    /// Silence before the clip, in samples.
    pub pause: usize,
}

/// An entry of the index.
#[derive(Clone, Copy)]
struct IndexedClip {
    key: u64,
    start: usize,
    samples: usize,
}

/// All clips, sorted by key.
#[expect(clippy::indexing_slicing, reason = "it is made while the program is compiled")]
static INDEX: [IndexedClip; COUNT] = {
    assert!(matches!(PACK, [b'N', b'V', b'O', b'X', 1, 0, ..]), "no pack of this version");
    let mut index = [IndexedClip { key: 0, start: 0, samples: 0 }; COUNT];
    let mut nth = 0;
    while nth < COUNT {
        let at = HEAD + nth * ENTRY;
        let (key, start, samples) = (number::<8>(at), size::<4>(at + 8), size::<4>(at + 12));
        index[nth] = IndexedClip { key, start, samples };
        nth += 1;
    }
    index
};

/// Returns the clips that together say a sentence, each as long as possible. If no clip says what comes next, the last
/// item is `None`.
pub fn clips_for(sentence: &str) -> impl Iterator<Item = Option<Clip>> {
    let (mut rest, mut pause) = (sentence.trim(), 0);
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let Some((entry, text, behind)) = longest(rest) else {
            rest = "";
            return Some(None);
        };
        let (tail, next) = match text.as_bytes().last() {
            Some(b'.' | b'!' | b'?' | b':') => (0, PAUSE),
            Some(b',') => (0, COMMA),
            _ => (TAIL, 0),
        };
        let IndexedClip { start, samples, .. } = *entry;
        let clip = Clip { start, samples, heard: samples.saturating_sub(tail), pause };
        (rest, pause) = (behind, next);
        Some(Some(clip))
    })
}

/// Returns the length of a sentence in samples, or `None` if the clips cannot say all of it.
pub fn length(sentence: &str) -> Option<usize> {
    clips_for(sentence).map(|clip| clip.map(|clip| clip.pause + clip.heard)).sum()
}

/// Finds the clip that says the longest possible beginning of a text. Returns the clip, the words it says and the rest.
fn longest(text: &str) -> Option<(&'static IndexedClip, &str, &str)> {
    let mut ends = [(0, 0); LONGEST];
    let (mut key, mut at, mut words) = (key(""), 0, 0);
    for (end, word) in ends.iter_mut().zip(text.split_inclusive(' ')) {
        let said = word.trim_end();
        key = hashed(if at > 0 { hashed(key, " ") } else { key }, said);
        *end = (key, at + said.len());
        (at, words) = (at + word.len(), words + 1);
    }
    ends.iter().take(words).rev().find_map(|(key, end)| {
        let nth = INDEX.binary_search_by_key(key, |entry| entry.key).ok()?;
        let (text, rest) = text.split_at_checked(*end)?;
        Some((INDEX.get(nth)?, text, rest.trim_start()))
    })
}

/// Returns the key of a text in the index: its 64-bit FNV-1a hash.
pub fn key(text: &str) -> u64 {
    hashed(0xcbf2_9ce4_8422_2325, text)
}

/// Returns the key of a text from the key of its beginning and the characters that follow.
fn hashed(key: u64, end: &str) -> u64 {
    let step = |key: u64, byte: u8| (key ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    end.bytes().fold(key, step)
}

/// Converts milliseconds to samples.
const fn samples(milliseconds: usize) -> usize {
    RATE as usize / 1000 * milliseconds
}

/// Reads a little-endian number of `BYTES` bytes from the pack.
#[expect(clippy::indexing_slicing, reason = "it runs while the program is compiled")]
const fn number<const BYTES: usize>(at: usize) -> u64 {
    let (mut number, mut byte) = (0, BYTES);
    while byte > 0 {
        byte -= 1;
        number = (number << 8) | PACK[at + byte] as u64;
    }
    number
}

/// Reads a number from the pack as a `usize`.
#[expect(clippy::cast_possible_truncation, reason = "the pack is smaller than any memory")]
const fn size<const BYTES: usize>(at: usize) -> usize {
    number::<BYTES>(at) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns the words of each clip that says a sentence.
    fn texts(sentence: &str) -> Option<Vec<&str>> {
        let mut rest = sentence;
        let mut texts = Vec::new();
        while !rest.is_empty() {
            let (_, text, behind) = longest(rest)?;
            texts.push(text);
            rest = behind;
        }
        Some(texts)
    }

    #[test]
    fn keys_are_those_that_the_pack_was_made_with() {
        assert_eq!(key("Switch sides."), 0x5069_6e0b_e097_7dad);
        assert_eq!(key("That's the end. Stay as long as you like."), 0x4095_a43c_b4d0_299f);
        assert_eq!(hashed(key("That's the end."), " Stay."), key("That's the end. Stay."));
    }

    #[test]
    fn the_index_is_sorted_and_clips_follow_each_other_without_gaps() {
        assert!(INDEX.is_sorted_by(|one, next| one.key < next.key && one.start < next.start));
        assert_eq!(INDEX.first().map(|first| first.start), Some(HEAD + COUNT * ENTRY));
        for (nth, entry) in INDEX.iter().enumerate() {
            let packets = (SKIP + entry.samples).div_ceil(PACKET);
            let end = (0..packets).fold(entry.start, |at, _| at + 1 + usize::from(PACK[at]));
            assert_eq!(end, INDEX.get(nth + 1).map_or(PACK.len(), |next| next.start), "{nth}");
        }
    }

    #[test]
    fn a_known_sentence_is_one_clip_and_others_are_put_together() {
        assert_eq!(texts("Lighter.").unwrap(), ["Lighter."]);
        assert_eq!(texts("Stop. Hands down.").unwrap(), ["Stop.", "Hands down."]);
        let parts = ["Step 3", "of 8,", "two minutes", "forty left.", "Next:", "neck glide."];
        assert_eq!(texts(&parts.join(" ")).unwrap(), parts);
        assert_eq!(texts("Mind the flamingo."), None);
        let known: Vec<bool> = clips_for("Lighter. Flamingo.").map(|clip| clip.is_some()).collect();
        assert_eq!(known, [true, false]);
    }

    #[test]
    fn a_sentence_takes_as_long_as_its_clips_and_the_silence_between_them() {
        let alone = |text: &str| length(text).unwrap();
        assert_eq!(
            length("Stop. Hands down."),
            Some(alone("Stop.") + PAUSE + alone("Hands down."))
        );
        let parts = ["Step 3", "of 8,", "two minutes", "forty left."].map(alone);
        assert_eq!(
            length("Step 3 of 8, two minutes forty left."),
            Some(parts.iter().sum::<usize>() + COMMA)
        );
        assert_eq!(length("Lighter. Flamingo."), None);
        assert_eq!(length(""), Some(0));
    }
}
