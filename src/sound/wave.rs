//! Stereo frames as a WAV file: the head that says what they are, and their bytes.

use super::synth::Frame;

/// Bytes of a frame: two samples of two bytes.
const FRAME: u16 = 4;

/// A file with so many frames a second.
pub(super) fn file(frames: &[Frame], rate: u32) -> Vec<u8> {
    let mut file = head(frames.len(), rate);
    file.extend(bytes(frames));
    file
}

/// Frames as they stand in a file.
pub(super) fn bytes(frames: &[Frame]) -> impl Iterator<Item = u8> {
    frames.as_flattened().iter().flat_map(|sample| sample.to_le_bytes())
}

/// The head of a file with so many frames.
pub(super) fn head(frames: usize, rate: u32) -> Vec<u8> {
    let size = frames.saturating_mul(FRAME.into());
    let size = u32::try_from(size).unwrap_or(u32::MAX);
    let mut head = Vec::with_capacity(44);
    head.extend(b"RIFF");
    head.extend(size.saturating_add(36).to_le_bytes());
    head.extend(b"WAVEfmt ");
    head.extend(16_u32.to_le_bytes());
    let (pcm, stereo, bits) = (1_u16, 2_u16, 16_u16);
    head.extend(pcm.to_le_bytes());
    head.extend(stereo.to_le_bytes());
    head.extend(rate.to_le_bytes());
    head.extend((rate * u32::from(FRAME)).to_le_bytes());
    head.extend(FRAME.to_le_bytes());
    head.extend(bits.to_le_bytes());
    head.extend(b"data");
    head.extend(size.to_le_bytes());
    head
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_head_says_what_follows() {
        let file = file(&[[1, -1], [2, -2]], 24_000);
        assert_eq!(
            (&file[..4], &file[8..16], &file[36..40]),
            (&b"RIFF"[..], &b"WAVEfmt "[..], &b"data"[..])
        );
        let u16_at = |at: usize| u16::from_le_bytes(file[at..at + 2].try_into().unwrap());
        let u32_at = |at: usize| u32::from_le_bytes(file[at..at + 4].try_into().unwrap());
        assert_eq!((u16_at(22), u16_at(32)), (2, 4), "two channels, four bytes a frame");
        assert_eq!((u32_at(24), u32_at(28)), (24_000, 96_000));
        assert_eq!((u32_at(40), file.len()), (8, 44 + 8));
        assert_eq!(file[44..], [1, 0, 255, 255, 2, 0, 254, 255], "left before right");
    }
}
