//! Writes stereo frames as an Ogg Opus file (RFC 7845).

use std::io::{self, Write};

use ogg::writing::{PacketWriteEndInfo, PacketWriter};
use ropus::{Application, Bitrate, Channels, Encoder};

use super::synth::Frame;
use crate::clips::RATE;

/// Bits per second: enough that speech and tones sound like the original.
const BITS: u32 = 48_000;

/// Frames in one packet: 20 ms.
const PACKET: usize = RATE as usize / 50;

/// The most bytes that a packet can have.
const LONGEST: usize = 1275;

/// The serial number of the file's only stream.
const STREAM: u32 = 1;

/// An Ogg Opus file that is being written.
pub(super) struct File<'out, W: Write> {
    pages: PacketWriter<'out, &'out mut W>,
    encoder: Encoder,
    /// Frames that do not fill a packet yet.
    left: Vec<Frame>,
    /// The last packet, kept back until it is known whether it has to be marked as the end of the file. A packet that
    /// ends a second also ends a page, so that a player need not wait.
    packet: Option<Vec<u8>>,
    /// Number of frames that were given, and of frames that are in packets.
    given: u64,
    packed: u64,
}

impl<'out, W: Write> File<'out, W> {
    /// Begins a file with this title and no sound yet.
    pub(super) fn begin(out: &'out mut W, title: &str) -> io::Result<Self> {
        let encoder = Encoder::builder(RATE, Channels::Stereo, Application::Audio)
            .bitrate(Bitrate::Bits(BITS))
            .build()
            .map_err(io::Error::other)?;
        let mut pages = PacketWriter::new(out);
        for head in [head(encoder.lookahead()), tags(title)] {
            pages.write_packet(head, STREAM, PacketWriteEndInfo::EndPage, 0)?;
        }
        Ok(Self { pages, encoder, left: Vec::new(), packet: None, given: 0, packed: 0 })
    }

    /// Adds frames.
    pub(super) fn write(&mut self, frames: &[Frame]) -> io::Result<()> {
        self.given += frames.len() as u64;
        self.pack(frames)
    }

    /// Fills the last packet with silence, which players leave out, and ends the file.
    pub(super) fn end(mut self) -> io::Result<()> {
        let end = self.given + u64::from(self.encoder.lookahead());
        while self.packed < end {
            self.pack(&vec![Frame::default(); PACKET - self.left.len()])?;
        }
        let last = self.packet.take().unwrap_or_default();
        self.pages.write_packet(last, STREAM, PacketWriteEndInfo::EndStream, end)
    }

    fn pack(&mut self, frames: &[Frame]) -> io::Result<()> {
        self.left.extend_from_slice(frames);
        let left = std::mem::take(&mut self.left);
        let packets = left.chunks_exact(PACKET);
        self.left = packets.remainder().to_vec();
        for frames in packets {
            let mut bytes = vec![0; LONGEST];
            let count =
                self.encoder.encode(frames.as_flattened(), &mut bytes).map_err(io::Error::other)?;
            bytes.truncate(count);
            if let Some(before) = self.packet.replace(bytes) {
                let ends = self.packed.is_multiple_of(RATE.into());
                let info = if ends {
                    PacketWriteEndInfo::EndPage
                } else {
                    PacketWriteEndInfo::NormalPacket
                };
                self.pages.write_packet(before, STREAM, info, self.packed)?;
            }
            self.packed += PACKET as u64;
        }
        Ok(())
    }
}

/// Builds the first packet: the format, and how many frames to skip at the beginning.
fn head(skip: u32) -> Vec<u8> {
    let (version, channels, gain, mapping) = (1, 2, 0_u16, 0);
    let mut head = b"OpusHead".to_vec();
    head.extend([version, channels]);
    head.extend(u16::try_from(skip).unwrap_or(0).to_le_bytes());
    head.extend(RATE.to_le_bytes());
    head.extend(gain.to_le_bytes());
    head.push(mapping);
    head
}

/// Builds the second packet: the program that made the file, and its title.
fn tags(title: &str) -> Vec<u8> {
    let mut tags = b"OpusTags".to_vec();
    let mut text = |text: &str| {
        tags.extend(u32::try_from(text.len()).unwrap_or(0).to_le_bytes());
        tags.extend(text.as_bytes());
    };
    text(concat!("neckcare ", env!("CARGO_PKG_VERSION")));
    let count = 1_u32.to_le_bytes();
    let title = format!("TITLE={title}");
    tags.extend(count);
    tags.extend(u32::try_from(title.len()).unwrap_or(0).to_le_bytes());
    tags.extend(title.as_bytes());
    tags
}

#[cfg(test)]
mod tests {
    use ogg::PacketReader;
    use ropus::{DecodeMode, Decoder};

    use super::*;
    use crate::sound::synth::rounded;

    /// Writes frames to a file. Returns its packets, and the position at which the last one ends.
    fn packets(frames: &[Frame]) -> (Vec<Vec<u8>>, u64) {
        let mut bytes = Vec::new();
        let mut file = File::begin(&mut bytes, "Calm").unwrap();
        for some in frames.chunks(RATE as usize) {
            file.write(some).unwrap();
        }
        file.end().unwrap();
        let mut reader = PacketReader::new(io::Cursor::new(bytes));
        let (mut packets, mut last) = (Vec::new(), 0);
        while let Some(packet) = reader.read_packet().unwrap() {
            last = packet.absgp_page();
            packets.push(packet.data);
        }
        (packets, last)
    }

    #[test]
    fn a_file_decodes_to_the_same_sound_and_length() {
        let wave = |nth: u32| (f64::from(nth) * 0.06).sin() * 8000.0;
        let frames: Vec<Frame> = (0..RATE * 3 / 2 + 7).map(|nth| [rounded(wave(nth)), 0]).collect();
        let (packets, end) = packets(&frames);
        assert!(packets[0].starts_with(b"OpusHead") && packets[1].starts_with(b"OpusTags"));
        assert!(packets[1].ends_with(b"TITLE=Calm"));
        let skip = u16::from_le_bytes([packets[0][10], packets[0][11]]);
        assert_eq!(end, frames.len() as u64 + u64::from(skip), "the last page says where it ends");
        let mut decoder = Decoder::new(RATE, Channels::Stereo).unwrap();
        let mut heard: Vec<i16> = Vec::new();
        for packet in &packets[2..] {
            let mut samples = vec![0; 2 * PACKET];
            decoder.decode(packet, &mut samples, DecodeMode::Normal).unwrap();
            heard.extend(samples);
        }
        let heard: Vec<&[i16]> = heard.chunks_exact(2).skip(skip.into()).collect();
        assert!(heard.len() >= frames.len() && heard.len() < frames.len() + PACKET);
        // In phase with what was written, and only at the left.
        let waves = (0..RATE).map(wave).zip(&heard);
        let alike: f64 = waves.map(|(wave, heard)| wave * f64::from(heard[0])).sum();
        let power: f64 = (0..RATE).map(|nth| wave(nth).powi(2)).sum();
        assert!((0.9..1.1).contains(&(alike / power)), "{}", alike / power);
        assert!(heard[4800..48_000].iter().all(|frame| frame[1].abs() < 800));
    }
}
