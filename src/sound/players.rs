//! What plays a file: of all that was found, the one that works.

use std::ffi::OsString;
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::program;
use super::program::Program;

/// What plays a file, the best first, with what keeps it quiet.
const PLAYERS: [(&str, &[&str]); 4] =
    [("pw-play", &[]), ("paplay", &[]), ("aplay", &["-q"]), ("afplay", &[])];

/// Failures in a row after which a player is given up for the next.
const FAILURES: usize = 3;

/// Everything on this machine that plays a file.
#[derive(Debug, Default)]
pub(super) struct Players {
    found: Vec<Program>,
    /// Which of them plays, and how often it failed in a row.
    playing: AtomicUsize,
    failed: AtomicUsize,
}

impl Players {
    /// Looks for them.
    pub(super) fn find() -> Self {
        let found = |(name, args): &(&str, &[&str])| {
            let path = program::find(name)?;
            Some(Program { path, args: args.iter().map(OsString::from).collect(), env: Vec::new() })
        };
        let found = PLAYERS.iter().filter_map(found).collect();
        Self { found, playing: AtomicUsize::default(), failed: AtomicUsize::default() }
    }

    /// The names of all that could.
    pub(super) fn known() -> impl Iterator<Item = &'static str> {
        PLAYERS.iter().map(|(name, _)| *name)
    }

    /// Whether there is none.
    pub(super) const fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// Whether there is none, or every one was given up.
    pub(super) fn is_exhausted(&self) -> bool {
        self.playing.load(Ordering::Relaxed) >= self.found.len()
    }

    /// The name of the one that plays now.
    pub(super) fn name(&self) -> Option<String> {
        self.found.get(self.playing.load(Ordering::Relaxed)).map(Program::name)
    }

    /// Those that were found, the one that is used first.
    pub(super) fn paths(&self) -> Vec<PathBuf> {
        self.found.iter().map(|player| player.path.clone()).collect()
    }

    /// Each of them, the one that is used first.
    pub(super) fn all(&self) -> &[Program] {
        &self.found
    }

    /// The one that plays now, given a file, and its number; none if every one was given up.
    pub(super) fn with(&self, file: impl Into<OsString>) -> Option<(usize, Program)> {
        let playing = self.playing.load(Ordering::Relaxed);
        let mut player = self.found.get(playing)?.clone();
        player.args.push(file.into());
        Some((playing, player))
    }

    /// Tells how the player of a number did: after too many failures in a row, the next one plays.
    pub(super) fn tell(&self, playing: usize, is_well: bool) {
        if is_well {
            self.failed.store(0, Ordering::Relaxed);
        } else if self.failed.fetch_add(1, Ordering::Relaxed) + 1 >= FAILURES {
            let next = playing + 1;
            self.playing.compare_exchange(playing, next, Ordering::Relaxed, Ordering::Relaxed).ok();
            self.failed.store(0, Ordering::Relaxed);
        }
    }

    /// Tells that nothing could be given to the one that plays now.
    pub(super) fn tell_unused(&self) {
        self.tell(self.playing.load(Ordering::Relaxed), false);
    }
}
