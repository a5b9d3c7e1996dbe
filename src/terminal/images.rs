//! Shows images by kitty's graphics protocol. Each is sent once, and then shown again by its number.

use std::fmt::Write;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use miniz_oxide::deflate::compress_to_vec_zlib;

/// The most images that the terminal keeps for us: enough for one motion and that of the step before.
const KEPT: usize = 64;

/// The number of our first image, chosen so that no other program is likely to use it.
const FIRST: u32 = 0x6e_636b00;

/// The compression level of images, up to 10. Higher levels make them hardly smaller.
const EFFORT: u8 = 6;

/// The most characters that one part of an image may have.
const PART: usize = 4096;

/// Removes all images from the screen.
const CLEAR: &str = "\x1b_Ga=d,d=a,q=2\x1b\\";

/// A number that identifies an image by its content.
pub type Fingerprint = u64;

/// An image as rows of pixels, each with red, green, blue and alpha.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Image {
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// The pixels, four bytes each.
    pub rgba: Vec<u8>,
}

/// The place of an image, in cells from the upper left corner of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ImagePlace {
    /// Number of cells to the left of the image.
    pub column: u16,
    /// Number of cells above it.
    pub row: u16,
    /// Width in cells.
    pub columns: u16,
    /// Height in cells.
    pub rows: u16,
}

/// The images that the terminal has received from us.
#[derive(Debug, Default)]
pub struct Images {
    /// Each image that was sent, and the value of `time` when it was last shown.
    sent: Vec<(Fingerprint, u64)>,
    /// Number of images shown so far.
    time: u64,
    shown: Option<(usize, ImagePlace)>,
    /// An image that we no longer know of may still be on the screen.
    stale: bool,
}

impl Images {
    /// Returns the bytes that show the wanted image and no other. Calls `paint` if the terminal does not have it yet.
    pub fn show(
        &mut self,
        wanted: Option<(Fingerprint, ImagePlace)>,
        paint: impl FnOnce() -> Option<Image>,
    ) -> String {
        let mut bytes = String::new();
        if std::mem::take(&mut self.stale) {
            bytes.push_str(CLEAR);
        }
        let before = self.shown;
        self.shown = wanted.and_then(|(fingerprint, place)| {
            let slot = match self.slot(fingerprint) {
                Some(slot) => slot,
                None => self.send(fingerprint, &paint()?, &mut bytes),
            };
            self.time += 1;
            let (_, used) = self.sent.get_mut(slot)?;
            *used = self.time;
            Some((slot, place))
        });
        if before == self.shown && bytes.is_empty() {
            return bytes;
        }
        if let Some((slot, ImagePlace { column, row, columns, rows })) = self.shown {
            let (row, column) = (u32::from(row) + 1, u32::from(column) + 1);
            let id = id(slot);
            // C=1 leaves the cursor where it is.
            write!(
                bytes,
                "\x1b[{row};{column}H\x1b_Ga=p,i={id},p=1,c={columns},r={rows},C=1,q=2\x1b\\"
            )
            .ok();
        }
        if let Some((slot, _)) = before
            && self.shown.is_none_or(|(shown, _)| shown != slot)
        {
            write!(bytes, "\x1b_Ga=d,d=i,i={},q=2\x1b\\", id(slot)).ok();
        }
        bytes
    }

    /// Forgets all images, so that they are sent again: the screen was cleared, or another program has used it.
    pub fn forget(&mut self) {
        *self = Self { stale: self.stale || !self.sent.is_empty(), ..Self::default() };
    }

    fn slot(&self, wanted: Fingerprint) -> Option<usize> {
        self.sent.iter().position(|(fingerprint, _)| *fingerprint == wanted)
    }

    /// Sends an image and returns its slot. If all slots are in use, it replaces the image least recently shown.
    fn send(&mut self, fingerprint: Fingerprint, image: &Image, bytes: &mut String) -> usize {
        let oldest =
            || (0..self.sent.len()).min_by_key(|slot| self.sent.get(*slot).map(|sent| sent.1));
        let slot = if self.sent.len() < KEPT { self.sent.len() } else { oldest().unwrap_or(0) };
        match self.sent.get_mut(slot) {
            Some(sent) => *sent = (fingerprint, 0),
            None => self.sent.push((fingerprint, 0)),
        }
        let Image { width, height, rgba } = image;
        let packed = STANDARD.encode(compress_to_vec_zlib(rgba, EFFORT));
        let parts = packed.len().div_ceil(PART);
        let mut rest = packed.as_str();
        for part in 1..=parts {
            let (head, tail) = rest.split_at(PART.min(rest.len()));
            rest = tail;
            let more = u8::from(part < parts);
            bytes.push_str("\x1b_G");
            if part == 1 {
                let id = id(slot);
                write!(bytes, "a=t,i={id},f=32,s={width},v={height},o=z,").ok();
            }
            write!(bytes, "q=2,m={more};{head}\x1b\\").ok();
        }
        slot
    }
}

/// Returns the bytes that make the terminal delete all our images.
pub fn delete_all() -> String {
    let mut bytes = String::new();
    for slot in 0..KEPT {
        write!(bytes, "\x1b_Ga=d,d=I,i={},q=2\x1b\\", id(slot)).ok();
    }
    bytes
}

fn id(slot: usize) -> u32 {
    u32::try_from(slot).map_or(FIRST, |slot| FIRST + slot)
}

#[cfg(test)]
mod tests {
    use miniz_oxide::inflate::decompress_to_vec_zlib;

    use super::*;

    const PLACE: ImagePlace = ImagePlace { column: 40, row: 3, columns: 36, rows: 14 };

    fn image(shade: u8) -> Image {
        // Noise compresses badly, so the image takes several parts.
        let mut seed = u32::from(shade) + 1;
        let rgba = (0..64 * 64 * 4).map(|_| {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            seed.to_be_bytes()[0]
        });
        Image { width: 64, height: 64, rgba: rgba.collect() }
    }

    #[test]
    fn an_image_is_sent_whole_in_parts_of_at_most_4096_characters() {
        let bytes = Images::default().show(Some((7, PLACE)), || Some(image(7)));
        let parts: Vec<&str> = bytes.split("\x1b_G").filter(|part| part.contains("m=")).collect();
        assert!(parts.len() > 1);
        let data = parts.iter().map(|part| part.split([';', '\x1b']).nth(1).unwrap());
        assert!(data.clone().all(|data| data.len() <= 4096));
        let packed = STANDARD.decode(data.collect::<String>()).unwrap();
        assert_eq!(decompress_to_vec_zlib(&packed).unwrap(), image(7).rgba);
        assert!(parts.iter().rev().skip(1).all(|part| part.contains("m=1;")));
        assert!(parts.last().unwrap().contains("m=0;"));
        assert!(parts.iter().all(|part| part.contains("q=2,")), "a part asks for an answer");
    }

    #[test]
    fn showing_a_sent_image_again_takes_less_than_200_bytes() {
        let mut images = Images::default();
        for shade in [1, 2] {
            images.show(Some((u64::from(shade), PLACE)), || Some(image(shade)));
        }
        let bytes = images.show(Some((1, PLACE)), || panic!("it was sent"));
        assert!(bytes.len() < 200, "{bytes:?}");
        assert!(bytes.contains("a=p") && bytes.contains("a=d,d=i"), "{bytes:?}");
        assert_eq!(images.show(Some((1, PLACE)), || panic!("it is shown")), "");
        let gone = images.show(None, || None);
        assert!(gone.contains("a=d,d=i") && !gone.contains("a=p"), "{gone:?}");
        assert_eq!(images.show(None, || None), "");
    }

    #[test]
    fn the_terminal_keeps_at_most_64_images_and_drops_the_oldest() {
        let mut images = Images::default();
        for shade in 0..200 {
            images.show(Some((shade, PLACE)), || Some(image(0)));
        }
        assert_eq!(images.sent.len(), KEPT);
        for shade in 200 - u64::try_from(KEPT).unwrap()..200 {
            assert!(images.slot(shade).is_some(), "{shade}");
        }
        let ids = delete_all();
        assert!((0..KEPT).all(|slot| ids.contains(&format!("i={},", id(slot)))));
    }

    #[test]
    fn an_image_is_sent_again_after_the_screen_was_cleared() {
        let mut images = Images::default();
        images.show(Some((1, PLACE)), || Some(image(1)));
        images.forget();
        let bytes = images.show(Some((1, PLACE)), || Some(image(1)));
        assert!(bytes.starts_with(CLEAR) && bytes.contains("a=t"));
        assert!(!images.show(Some((2, PLACE)), || Some(image(2))).contains(CLEAR));
    }
}
