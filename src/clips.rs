//! The clips of the program's own voice: which of them say a sentence, with how much silence, and how long that takes.
//!
//! They are in `voice/voice.pack`, whose format is in `voice/README.md`. Its index is part of every build, so that a plan
//! has the same times with every voice; the samples are only there with the feature `voice`.

/// Samples a second.
pub const RATE: u32 = 48_000;

/// The whole pack. It is only read while the program is compiled, so that no more than the index is built in.
const PACK: &[u8] = include_bytes!("../voice/voice.pack");

/// Bytes before the index, and of each entry in it.
const HEAD: usize = 16;
const ENTRY: usize = 20;

/// Samples that a decoder gives before a clip begins.
pub const SKIP: usize = size::<2>(6);

/// Samples in a packet.
pub const PACKET: usize = size::<2>(8);

/// How many clips there are.
pub const COUNT: usize = size::<4>(12);

/// Silence between two sentences.
pub const PAUSE: usize = samples(280);

/// Silence after a comma, if a sentence is put together from parts.
const COMMA: usize = samples(60);

/// Silence at the end of each clip, which the parts of a sentence do without.
const TAIL: usize = samples(70);

/// Words of a clip at most.
const LONGEST: usize = 40;

/// A clip as it is heard in a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Clip {
    /// Where it starts, in bytes from the beginning of the pack.
    pub start: usize,
    /// How many samples it has.
    pub samples: usize,
    /// How many of them are heard.
    pub heard: usize,
    /// Silence before it, in samples.
    pub pause: usize,
}

/// A clip in the index.
#[derive(Clone, Copy)]
struct IndexedClip {
    key: u64,
    start: usize,
    samples: usize,
}

/// All clips, by their keys.
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

/// The clips that say a sentence one after the other, each as long as possible; none for what no clip says, which ends it.
pub fn saying(sentence: &str) -> impl Iterator<Item = Option<Clip>> {
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

/// How many samples a sentence has; none if a word of it is in no clip.
pub fn length(sentence: &str) -> Option<usize> {
    saying(sentence).map(|clip| clip.map(|clip| clip.pause + clip.heard)).sum()
}

/// The clip that says as much as possible of a text from its beginning, with what it says and the rest.
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

/// What a text is found by: FNV-1a in 64 bits.
pub fn key(text: &str) -> u64 {
    hashed(0xcbf2_9ce4_8422_2325, text)
}

/// The key of a longer text, by that of its beginning and its end.
fn hashed(key: u64, end: &str) -> u64 {
    let step = |key: u64, byte: u8| (key ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    end.bytes().fold(key, step)
}

/// How many samples so many milliseconds have.
const fn samples(milliseconds: usize) -> usize {
    RATE as usize / 1000 * milliseconds
}

/// A number of so many bytes in the pack, the lowest byte first.
#[expect(clippy::indexing_slicing, reason = "it runs while the program is compiled")]
const fn number<const BYTES: usize>(at: usize) -> u64 {
    let (mut number, mut byte) = (0, BYTES);
    while byte > 0 {
        byte -= 1;
        number = (number << 8) | PACK[at + byte] as u64;
    }
    number
}

/// The same, of something that is counted.
#[expect(clippy::cast_possible_truncation, reason = "the pack is smaller than any memory")]
const fn size<const BYTES: usize>(at: usize) -> usize {
    number::<BYTES>(at) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What each clip says.
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
    fn a_text_has_the_key_that_it_was_packed_by() {
        assert_eq!(key("Switch sides."), 0x5069_6e0b_e097_7dad);
        assert_eq!(key("That's the end. Stay as long as you like."), 0x4095_a43c_b4d0_299f);
        assert_eq!(hashed(key("That's the end."), " Stay."), key("That's the end. Stay."));
    }

    #[test]
    fn the_index_is_sorted_and_leads_from_each_clip_to_the_next() {
        assert!(INDEX.is_sorted_by(|one, next| one.key < next.key && one.start < next.start));
        assert_eq!(INDEX.first().map(|first| first.start), Some(HEAD + COUNT * ENTRY));
        for (nth, entry) in INDEX.iter().enumerate() {
            let packets = (SKIP + entry.samples).div_ceil(PACKET);
            let end = (0..packets).fold(entry.start, |at, _| at + 1 + usize::from(PACK[at]));
            assert_eq!(end, INDEX.get(nth + 1).map_or(PACK.len(), |next| next.start), "{nth}");
        }
    }

    #[test]
    fn what_is_known_is_said_in_one_clip_and_the_rest_is_put_together() {
        assert_eq!(texts("Lighter.").unwrap(), ["Lighter."]);
        assert_eq!(texts("Stop. Hands down.").unwrap(), ["Stop.", "Hands down."]);
        let parts = ["Step 3", "of 8,", "two minutes", "forty left.", "Next:", "neck glide."];
        assert_eq!(texts(&parts.join(" ")).unwrap(), parts);
        assert_eq!(texts("Mind the flamingo."), None);
        let known: Vec<bool> = saying("Lighter. Flamingo.").map(|clip| clip.is_some()).collect();
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
