//! Plays words: mixed into the stream or, if there is no sound output, as a file.

use std::io::{self, Write};
use std::sync::Arc;
use std::time::{Duration, Instant};

use tempfile::NamedTempFile;

use super::mix::{Samples, SoundKind};
use super::players::Players;
use super::program::{Ended, ProcessGroup};
use super::stream::Stream;
use super::{tones, wave};
use crate::clips::RATE;

/// Plays words on the stream or with a player of files.
pub(super) struct WordsPlayer {
    pub(super) stream: Stream,
    pub(super) players: Arc<Players>,
}

impl WordsPlayer {
    /// Returns true if nothing can play words now: there is no player that works, and no sound output could be opened.
    pub(super) fn is_exhausted(&self) -> bool {
        self.players.is_exhausted() && self.stream.has_failed()
    }

    /// Returns true if nothing can play words, and no sound server may come back either.
    pub(super) fn is_hopeless(&self) -> bool {
        self.players.is_exhausted() && self.stream.is_hopeless()
    }

    /// Plays words to their end, starting when they are due, unless `processes` has been cut since its count was
    /// `cuts`.
    pub(super) fn play(
        &self,
        words: Samples,
        due: Instant,
        processes: &ProcessGroup,
        cuts: u64,
    ) -> Ended {
        let is_wanted = || processes.cuts() == cuts;
        let mixed = self.stream.play(SoundKind::Words, words, due, is_wanted);
        mixed.unwrap_or_else(|words| self.play_file(words, processes, cuts))
    }

    /// Silences all words at once.
    pub(super) fn cut(&self) {
        self.stream.cut(SoundKind::Words);
    }

    fn play_file(&self, words: Samples, processes: &ProcessGroup, cuts: u64) -> Ended {
        let length = u32::try_from(words.len()).unwrap_or(u32::MAX);
        let Ok(file) = file(words) else {
            self.players.tell_unused();
            return Ended::Failed;
        };
        let length = Duration::from_secs(1) * length / RATE;
        self.players.play(file.path(), tones::PATIENCE + length, processes, cuts)
    }
}

fn file(words: Samples) -> io::Result<NamedTempFile> {
    let mut file = tempfile::Builder::new().prefix("neckcare-").suffix(".wav").tempfile()?;
    file.write_all(&wave::file(&words.into_frames(), RATE))?;
    Ok(file)
}
