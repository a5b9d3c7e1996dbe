//! Plays files with the first player that works.

use std::ffi::OsString;
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::program;
use super::program::Program;

/// Programs that play a file, the best first, each with the arguments that make it print nothing.
const PLAYERS: [(&str, &[&str]); 4] =
    [("pw-play", &[]), ("paplay", &[]), ("aplay", &["-q"]), ("afplay", &[])];

/// Number of failures in a row after which a player is given up for the next one.
const FAILURES: usize = 3;

/// All programs on this machine that play a file.
#[derive(Debug, Default)]
pub(super) struct Players {
    found: Vec<Program>,
    /// The index of the player in use, and how often it has failed in a row.
    playing: AtomicUsize,
    failed: AtomicUsize,
}

impl Players {
    /// Looks for players on this machine.
    pub(super) fn find() -> Self {
        let found = |(name, args): &(&str, &[&str])| {
            let path = program::find(name)?;
            Some(Program { path, args: args.iter().map(OsString::from).collect(), env: Vec::new() })
        };
        let found = PLAYERS.iter().filter_map(found).collect();
        Self { found, playing: AtomicUsize::default(), failed: AtomicUsize::default() }
    }

    /// Returns the names of all players that are supported.
    pub(super) fn known() -> impl Iterator<Item = &'static str> {
        PLAYERS.iter().map(|(name, _)| *name)
    }

    /// Returns true if no player was found.
    pub(super) const fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// Returns true if no player was found, or all were given up.
    pub(super) fn is_exhausted(&self) -> bool {
        self.playing.load(Ordering::Relaxed) >= self.found.len()
    }

    /// Returns the name of the player in use.
    pub(super) fn name(&self) -> Option<String> {
        self.found.get(self.playing.load(Ordering::Relaxed)).map(Program::name)
    }

    /// Returns the paths of the players that were found, in the order in which they are tried.
    pub(super) fn paths(&self) -> Vec<PathBuf> {
        self.found.iter().map(|player| player.path.clone()).collect()
    }

    /// Returns the players that were found, in the order in which they are tried.
    pub(super) fn all(&self) -> &[Program] {
        &self.found
    }

    /// Returns the index of the player in use, and the command that plays a file with it, or `None` if all were given
    /// up.
    pub(super) fn with(&self, file: impl Into<OsString>) -> Option<(usize, Program)> {
        let playing = self.playing.load(Ordering::Relaxed);
        let mut player = self.found.get(playing)?.clone();
        player.args.push(file.into());
        Some((playing, player))
    }

    /// Records whether a player worked, by its index. After too many failures in a row, the next player is used.
    pub(super) fn record_result(&self, playing: usize, is_well: bool) {
        if is_well {
            self.failed.store(0, Ordering::Relaxed);
        } else if self.failed.fetch_add(1, Ordering::Relaxed) + 1 >= FAILURES {
            let next = playing + 1;
            self.playing.compare_exchange(playing, next, Ordering::Relaxed, Ordering::Relaxed).ok();
            self.failed.store(0, Ordering::Relaxed);
        }
    }

    /// Records a failure of the player in use, because no file could be written for it.
    pub(super) fn tell_unused(&self) {
        self.record_result(self.playing.load(Ordering::Relaxed), false);
    }
}
