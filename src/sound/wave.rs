//! Writes and reads WAV files.

use super::synth::Frame;

/// Bytes in one frame: two samples of two bytes.
const FRAME: u16 = 4;

/// The sample rates that a voice may have, in hertz.
const RATES: std::ops::RangeInclusive<u32> = 8_000..=48_000;

/// Builds a stereo file from frames at a sample rate.
pub(super) fn file(frames: &[Frame], rate: u32) -> Vec<u8> {
    let mut file = head(frames.len(), rate);
    file.extend(bytes(frames));
    file
}

/// Returns the bytes of frames, as they are in a file.
pub(super) fn bytes(frames: &[Frame]) -> impl Iterator<Item = u8> {
    frames.as_flattened().iter().flat_map(|sample| sample.to_le_bytes())
}

/// Builds the header of a stereo file with this number of frames.
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

/// Reads a file as one channel, in which full scale is 1, and its sample rate. Returns `None` unless it has 16-bit
/// samples in one or two channels at a usual rate.
pub(super) fn read(file: &[u8]) -> Option<(Vec<f64>, u32)> {
    let mut chunks = file.strip_prefix(b"RIFF")?.get(4..)?.strip_prefix(b"WAVE")?;
    let mut format = None;
    loop {
        let (name, rest) = chunks.split_at_checked(4)?;
        let (size, rest) = rest.split_first_chunk()?;
        let size = usize::try_from(u32::from_le_bytes(*size)).ok()?;
        // A program that writes into a pipe cannot know the size when it writes the header.
        let chunk = rest.get(..size).unwrap_or(rest);
        match (name, format) {
            (b"fmt ", _) => format = Some(read_format(chunk)?),
            (b"data", Some((channels, rate))) => return Some((middle(chunk, channels), rate)),
            _ => {}
        }
        // Each chunk begins at an even offset.
        chunks = rest.get(size + size % 2..)?;
    }
}

/// Reads the number of channels and the sample rate. Returns `None` for formats other than 16-bit PCM.
fn read_format(chunk: &[u8]) -> Option<(usize, u32)> {
    const PCM: [u16; 2] = [1, 0xfffe];
    let short = |at: usize| Some(u16::from_le_bytes(*chunk.get(at..)?.first_chunk()?));
    let rate = u32::from_le_bytes(*chunk.get(4..)?.first_chunk()?);
    let (channels, bits) = (short(2)?, short(14)?);
    let is_known = PCM.contains(&short(0)?) && matches!(channels, 1 | 2) && bits == 16;
    (is_known && RATES.contains(&rate)).then_some((channels.into(), rate))
}

/// Returns the mean of the channels, in which full scale is 1.
fn middle(samples: &[u8], channels: usize) -> Vec<f64> {
    let sample = |bytes: &[u8]| bytes.first_chunk().map_or(0, |bytes| i16::from_le_bytes(*bytes));
    let level = |frame: &[u8]| frame.chunks(2).map(sample).map(f64::from).sum::<f64>();
    let whole = if channels == 1 { 32_768.0 } else { 65_536.0 };
    samples.chunks_exact(2 * channels).map(|frame| level(frame) / whole).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_header_describes_the_frames() {
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

    #[test]
    fn a_stereo_file_is_read_as_one_channel() {
        let file = file(&[[16_384, 0], [-32_768, -32_768]], 24_000);
        assert_eq!(read(&file), Some((vec![0.25, -1.0], 24_000)));
    }

    #[test]
    fn a_file_whose_size_was_not_known_is_read_to_its_end() {
        let mut file = file(&[[16_384, 16_384]], 22_050);
        file[40..44].copy_from_slice(&0x7fff_f000_u32.to_le_bytes());
        assert_eq!(read(&file), Some((vec![0.5], 22_050)));
    }

    #[test]
    fn malformed_and_unusual_files_are_refused() {
        let good = file(&[[1, 1]], 22_050);
        for (at, byte) in [(0, b'X'), (20, 3), (22, 9), (25, 0), (34, 8), (36, b'x')] {
            let mut bad = good.clone();
            bad[at] = byte;
            assert_eq!(read(&bad), None, "byte {at}");
        }
        for length in 0..good.len() - 4 {
            assert_eq!(read(&good[..length]), None, "{length}");
        }
    }
}
