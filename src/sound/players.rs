//! Plays files with the first player that works.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use super::pace::now;
use super::program;
use super::program::{Ended, ProcessGroup, Program};
use super::stream::LATEST;

/// Programs that play a file, the best first, each with the arguments that make it print nothing.
const PLAYERS: [(&str, &[&str]); 4] =
    [("pw-play", &[]), ("paplay", &[]), ("aplay", &["-q"]), ("afplay", &[])];

/// Number of failures in a row after which a player is given up.
const FAILURES: usize = 3;

/// All programs on this machine that play a file, the best first.
#[derive(Debug, Default)]
pub(super) struct Players(Vec<FilePlayer>);

/// A program that plays a file.
#[derive(Debug)]
struct FilePlayer {
    program: Program,
    /// How often it has failed in a row.
    failures: AtomicUsize,
}

impl FilePlayer {
    const fn new(program: Program) -> Self {
        Self { program, failures: AtomicUsize::new(0) }
    }

    fn is_given_up(&self) -> bool {
        self.failures.load(Ordering::Relaxed) >= FAILURES
    }

    fn record_failure(&self) {
        self.failures.fetch_add(1, Ordering::Relaxed);
    }
}

impl Players {
    /// Looks for players on this machine.
    pub(super) fn find() -> Self {
        let found = |(name, args): &(&str, &[&str])| {
            let path = program::find(name)?;
            Some(Program { path, args: args.iter().map(OsString::from).collect(), env: Vec::new() })
        };
        Self(PLAYERS.iter().filter_map(found).map(FilePlayer::new).collect())
    }

    /// Returns the names of all players that are supported.
    pub(super) fn known() -> impl Iterator<Item = &'static str> {
        PLAYERS.iter().map(|(name, _)| *name)
    }

    /// Returns true if no player was found.
    pub(super) const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Returns true if no player was found, or all were given up.
    pub(super) fn is_exhausted(&self) -> bool {
        self.in_use().next().is_none()
    }

    /// Returns the name of the player that is tried first.
    pub(super) fn name(&self) -> Option<String> {
        self.in_use().next().map(|player| player.program.name())
    }

    /// Returns the paths of the players that were found, in the order in which they are tried.
    pub(super) fn paths(&self) -> Vec<PathBuf> {
        self.all().map(|player| player.path.clone()).collect()
    }

    /// Returns the players that were found, in the order in which they are tried.
    pub(super) fn all(&self) -> impl Iterator<Item = &Program> {
        self.0.iter().map(|player| &player.program)
    }

    /// Returns the players that have not been given up.
    fn in_use(&self) -> impl Iterator<Item = &FilePlayer> {
        self.0.iter().filter(|player| !player.is_given_up())
    }

    /// Plays a file to its end within `limit`, unless `processes` has been cut since its count was `cuts`. If a player
    /// fails, the next one plays the same file, unless that would be too late to help.
    pub(super) fn play(
        &self,
        file: &Path,
        limit: Duration,
        processes: &ProcessGroup,
        cuts: u64,
    ) -> Ended {
        let begun = now();
        for player in self.in_use() {
            let mut program = player.program.clone();
            program.args.push(file.into());
            match processes.run(&program, "", limit, cuts) {
                Ended::Failed => player.record_failure(),
                Ended::Cut => return Ended::Cut,
                Ended::Well => {
                    player.failures.store(0, Ordering::Relaxed);
                    return Ended::Well;
                }
            }
            if begun.elapsed() > LATEST {
                break;
            }
        }
        Ended::Failed
    }

    /// Records a failure of the player that is tried first, because no file could be written for it.
    pub(super) fn tell_unused(&self) {
        self.in_use().next().into_iter().for_each(FilePlayer::record_failure);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LONG: Duration = Duration::from_secs(20);

    /// Returns players that run these scripts with the file as `$0`.
    fn players(scripts: &[&str]) -> Players {
        let player = |script: &&str| Program {
            path: "/bin/sh".into(),
            args: vec!["-c".into(), (*script).into()],
            env: Vec::new(),
        };
        Players(scripts.iter().map(player).map(FilePlayer::new).collect())
    }

    /// Plays a file and returns what the players wrote into it.
    fn played(players: &Players, limit: Duration) -> (Ended, String) {
        let file = tempfile::NamedTempFile::new().unwrap();
        let ended = players.play(file.path(), limit, &ProcessGroup::default(), 0);
        (ended, std::io::read_to_string(file).unwrap())
    }

    #[test]
    fn a_file_goes_to_the_next_player_at_once_if_one_fails() {
        let players = players(&["exit 1", "kill -KILL $$", "echo third >> $0", "echo last >> $0"]);
        for _ in 0..2 * FAILURES {
            assert_eq!(played(&players, LONG), (Ended::Well, "third\n".to_owned()));
        }
        let given_up: Vec<bool> = players.0.iter().map(FilePlayer::is_given_up).collect();
        assert_eq!(given_up, [true, true, false, false]);
    }

    #[test]
    fn a_player_that_fails_too_late_is_not_replaced_for_the_same_file() {
        let players = players(&["sleep 100", "echo second >> $0"]);
        assert_eq!(played(&players, 2 * LATEST), (Ended::Failed, String::new()));
    }

    #[test]
    fn all_players_are_given_up_after_failing_often_in_a_row() {
        let players = players(&["exit 1", "exit 1"]);
        for _ in 0..FAILURES {
            assert!(!players.is_exhausted());
            assert_eq!(played(&players, LONG), (Ended::Failed, String::new()));
        }
        assert!(players.is_exhausted() && players.name().is_none());
        assert_eq!(played(&players, LONG), (Ended::Failed, String::new()));
    }

    #[test]
    fn a_cut_ends_a_file_and_blames_no_player() {
        let (players, processes) = (players(&["exit 1", "exit 1"]), ProcessGroup::default());
        let before = processes.cuts();
        processes.cut();
        let file = tempfile::NamedTempFile::new().unwrap();
        for _ in 0..FAILURES {
            assert_eq!(players.play(file.path(), LONG, &processes, before), Ended::Cut);
        }
        assert!(!players.is_exhausted());
    }
}
