//! Decides what the mouse wheel does: on a full screen, terminals turn it into arrow keys (mode 1007).

/// Remembers the terminal's own mode, and turns it off until a screen wants it.
pub(super) const SAVE: &str = "\x1b[?1007s\x1b[?1007l";

/// Turns the wheel off until a screen wants it.
pub(super) const OFF: &str = "\x1b[?1007l";

/// Restores the terminal's own mode. Terminals that cannot remember it get the mode that they usually have.
pub(super) const RESTORE: &str = "\x1b[?1007h\x1b[?1007r";

/// Whether the wheel scrolls now. After [`Wheel::default`] it does not.
#[derive(Debug, Clone, Copy, Default)]
pub struct Wheel {
    scrolls: bool,
}

impl Wheel {
    /// Returns the bytes that let the wheel scroll or not; no bytes if that changes nothing.
    pub fn set(&mut self, scrolls: bool) -> &'static str {
        match (std::mem::replace(&mut self.scrolls, scrolls), scrolls) {
            (false, true) => "\x1b[?1007h",
            (true, false) => "\x1b[?1007l",
            _ => "",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_change_sends_bytes() {
        let mut wheel = Wheel::default();
        assert_eq!(
            [false, true, true, false].map(|on| wheel.set(on)),
            ["", "\x1b[?1007h", "", "\x1b[?1007l"]
        );
    }
}
