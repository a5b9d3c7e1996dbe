//! Reading what is there, and noticing when nothing will come again.

use std::os::fd::AsFd;

use rustix::{buffer::spare_capacity, io::Errno};

/// The most that one read takes.
const CAPACITY: usize = 64 * 1024;

/// What a read found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReadOutcome {
    /// There are bytes in the buffer.
    Bytes,
    /// Nothing yet.
    Nothing,
    /// The end of the input; from a terminal, that it is gone.
    End,
    /// The terminal is gone, or cannot be read.
    Gone,
}

/// Replaces what is in `buffer` by what can be read now, up to 64 KB.
///
/// One read, so after [`wait`](super::wait::wait) has said there is input it does not block.
pub fn read_ready(input: impl AsFd, buffer: &mut Vec<u8>) -> ReadOutcome {
    buffer.clear();
    buffer.reserve_exact(CAPACITY);
    match rustix::io::read(input, spare_capacity(buffer)) {
        Ok(0) => ReadOutcome::End,
        Ok(_) => ReadOutcome::Bytes,
        Err(Errno::INTR | Errno::AGAIN) => ReadOutcome::Nothing,
        Err(_) => ReadOutcome::Gone,
    }
}

#[cfg(test)]
mod tests {
    use std::{io::Write, os::unix::net::UnixStream};

    use super::*;

    #[test]
    fn reads_what_is_there_then_the_end() {
        let (input, mut hand) = UnixStream::pair().unwrap();
        input.set_nonblocking(true).unwrap();
        let mut buffer = b"old".to_vec();
        assert_eq!(read_ready(&input, &mut buffer), ReadOutcome::Nothing);
        hand.write_all(b"new").unwrap();
        assert_eq!(read_ready(&input, &mut buffer), ReadOutcome::Bytes);
        assert_eq!(buffer, b"new");
        drop(hand);
        assert_eq!(read_ready(&input, &mut buffer), ReadOutcome::End);
        assert_eq!(buffer, b"");
    }

    #[test]
    fn what_cannot_be_read_is_gone() {
        let (_, unreadable) = std::io::pipe().unwrap();
        assert_eq!(read_ready(&unreadable, &mut Vec::new()), ReadOutcome::Gone);
    }
}
