//! Notes as a sound file: samples, and the head that says what they are.

use std::f64::consts::TAU;

use super::tone::Note;

/// Samples a second.
const RATE: u32 = 22_050;

/// Silence before the first note, in seconds: a sink that sleeps swallows its first moments.
const LEAD: f64 = 0.06;

/// From silence to full and back, in seconds, so that nothing clicks.
const ATTACK: f64 = 0.012;
const RELEASE: f64 = 0.05;

/// The loudest sample, 0 to 1, however many notes come together.
const PEAK: f64 = 0.8;

/// The file of some notes, as loud as `volume` says, 0 to 1.
pub(super) fn of_notes(notes: &[Note], volume: f64) -> Vec<u8> {
    file(&samples(notes, volume, RATE), RATE)
}

/// A file of one channel, with so many samples a second.
pub(super) fn file(samples: &[i16], rate: u32) -> Vec<u8> {
    let mut file = head(samples.len(), rate);
    file.extend(samples.iter().flat_map(|sample| sample.to_le_bytes()));
    file
}

/// The head of a file with so many samples.
pub(super) fn head(samples: usize, rate: u32) -> Vec<u8> {
    let bytes = u32::try_from(samples.saturating_mul(2)).unwrap_or(u32::MAX);
    let mut head = Vec::with_capacity(44);
    head.extend(b"RIFF");
    head.extend(bytes.saturating_add(36).to_le_bytes());
    head.extend(b"WAVEfmt ");
    head.extend(16_u32.to_le_bytes());
    let (pcm, mono, bits) = (1_u16, 1_u16, 16_u16);
    head.extend(pcm.to_le_bytes());
    head.extend(mono.to_le_bytes());
    head.extend(rate.to_le_bytes());
    head.extend((rate * 2).to_le_bytes());
    head.extend(2_u16.to_le_bytes());
    head.extend(bits.to_le_bytes());
    head.extend(b"data");
    head.extend(bytes.to_le_bytes());
    head
}

/// Every sample; what would be too loud together is made quieter as a whole.
pub(super) fn samples(notes: &[Note], volume: f64, rate: u32) -> Vec<i16> {
    let end = notes.iter().map(|note| note.at + note.lasts).fold(0.0, f64::max);
    let mut mixed = vec![0.0; index(LEAD + end, rate) + 1];
    for note in notes {
        add(note, rate, &mut mixed);
    }
    let loudest = mixed.iter().fold(1.0_f64, |loudest, sample| loudest.max(sample.abs()));
    let scale = PEAK * volume.clamp(0.0, 1.0) / loudest * f64::from(i16::MAX);
    mixed.into_iter().map(|sample| rounded(sample * scale)).collect()
}

/// A sine with a little of its octave and twelfth, which fade sooner.
fn add(note: &Note, rate: u32, mixed: &mut [f64]) {
    let mut turns = 0.0;
    let first = index(LEAD + note.at, rate);
    for (nth, sample) in mixed.iter_mut().skip(first).take(index(note.lasts, rate)).enumerate() {
        let time = f64::from(u32::try_from(nth).unwrap_or(u32::MAX)) / f64::from(rate);
        let part = time / note.lasts;
        let eased = part * part * (3.0 - 2.0 * part);
        turns += (note.from + (note.to - note.from) * eased) / f64::from(rate);
        let colour = (turns * TAU).sin()
            + 0.20 * (1.0 - part) * (2.0 * turns * TAU).sin()
            + 0.07 * (1.0 - part) * (3.0 * turns * TAU).sin();
        *sample += note.loud * envelope(note, time, part) * colour;
    }
}

/// How loud a note is at a moment of it, 0 to 1.
fn envelope(note: &Note, time: f64, part: f64) -> f64 {
    if note.struck {
        let left = note.lasts - time;
        (time / ATTACK).min(1.0) * (-3.5 * part).exp() * (left / RELEASE).min(1.0)
    } else {
        (part * TAU / 2.0).sin().powf(0.5)
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "seconds of a sound, never below nought, and casts saturate"
)]
fn index(seconds: f64, rate: u32) -> usize {
    (seconds * f64::from(rate)) as usize
}

#[expect(clippy::cast_possible_truncation, reason = "casts saturate")]
pub(super) fn rounded(sample: f64) -> i16 {
    sample.round() as i16
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::plan::{Cue, CueKind};
    use crate::routine::word::Word;
    use crate::sound::tone::notes;

    fn every_tone() -> impl Iterator<Item = (CueKind, Vec<i16>)> {
        let cue = |kind: &CueKind| Cue::new(Duration::ZERO, *kind, "");
        CueKind::ALL.iter().map(move |kind| (*kind, samples(&notes(&cue(kind)), 1.0, RATE)))
    }

    #[test]
    fn nothing_is_cut_off_at_the_top_and_all_but_words_can_be_heard() {
        for (kind, samples) in every_tone() {
            let loudest = samples.iter().map(|sample| sample.unsigned_abs()).max().unwrap();
            assert!(loudest <= 26_300, "{kind:?}: {loudest}");
            assert_eq!(loudest > 2000, kind != CueKind::Say, "{kind:?}: {loudest}");
        }
    }

    #[test]
    fn nothing_clicks() {
        for (kind, samples) in every_tone().filter(|(kind, _)| *kind != CueKind::Say) {
            let lead = &samples[..index(LEAD, RATE)];
            assert!(lead.iter().all(|sample| *sample == 0), "{kind:?}");
            let steepest = samples.windows(2).map(|pair| pair[0].abs_diff(pair[1])).max().unwrap();
            // No steeper than its highest wave with its overtones is.
            let highest = notes(&Cue::new(Duration::ZERO, kind, ""));
            let highest = highest.iter().map(|note| note.from.max(note.to)).fold(0.0, f64::max);
            let bound =
                26_300.0 * TAU * highest * (1.0 + 2.0 * 0.20 + 3.0 * 0.07) / f64::from(RATE);
            assert!(f64::from(steepest) < bound, "{kind:?}: {steepest} of {bound}");
            assert!(samples.last().unwrap().abs() < 700, "{kind:?} ends too soon");
        }
    }

    #[test]
    fn the_volume_is_obeyed() {
        let end = notes(&Cue::new(Duration::ZERO, CueKind::End, ""));
        let loudest = |volume| {
            samples(&end, volume, RATE).iter().map(|sample| sample.unsigned_abs()).max().unwrap()
        };
        assert_eq!(loudest(0.0), 0);
        assert!(loudest(1.0).abs_diff(loudest(0.5) * 2) < 4);
    }

    #[test]
    fn the_head_says_what_follows() {
        let file = of_notes(&notes(&Cue::new(Duration::ZERO, CueKind::Count, "")), 1.0);
        assert_eq!(
            (&file[..4], &file[8..16], &file[36..40]),
            (&b"RIFF"[..], &b"WAVEfmt "[..], &b"data"[..])
        );
        let data = u32::from_le_bytes(file[40..44].try_into().unwrap());
        assert_eq!(data as usize, file.len() - 44);
    }
}
