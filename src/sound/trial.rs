//! Tries what may play on this machine, as a session would use it, and measures what it does.

mod listen;
mod outcome;

use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Duration;

use super::mix::{RATE, frames_in};
use super::pace::now;
use super::players::Players;
use super::program::{Ended, ProcessGroup, Program};
use super::ways::{Candidate, Ways};
use super::{synth, wave};
use listen::{LISTENS, STALLED, listen, sounds};
pub use outcome::{Measurement, Trial, TrialFailure, TrialOutcome};

/// Until one of them plays, all together may take so long.
const OPENS: Duration = Duration::from_millis(4_500);

/// A silent file is played within this.
const FILE: Duration = Duration::from_secs(1);

/// Tries one after the other until one plays, as loud as is set, in percent; silently at zero. The last one tried comes
/// last.
pub(super) fn trials(volume: u8) -> Vec<Trial> {
    let processes = ProcessGroup::default();
    let trials = within(OPENS, {
        let processes = processes.clone();
        move |news| each(Ways::find(), &Players::find(), volume, &processes, news)
    });
    // Whatever still hangs ends with the trial.
    processes.cut();
    trials
}

/// What becomes known of a trial.
enum TrialUpdate {
    Begun(String, bool),
    /// It is open, calls itself this, and is listened to.
    Opened(String),
    Ended(TrialOutcome),
}

/// Gathers what a thread tells, until it has told all or hangs.
fn within(limit: Duration, tell: impl FnOnce(&Sender<TrialUpdate>) + Send + 'static) -> Vec<Trial> {
    let (sender, news): (_, Receiver<TrialUpdate>) = channel();
    let thread = std::thread::Builder::new().name("trial".to_owned());
    if thread.spawn(move || tell(&sender)).is_err() {
        return Vec::new();
    }
    let (mut trials, mut until): (Vec<Trial>, _) = (Vec::new(), now() + limit);
    while let Ok(news) = news.recv_timeout(until.saturating_duration_since(now())) {
        match news {
            TrialUpdate::Begun(name, is_server) => {
                trials.push(Trial {
                    name,
                    is_server,
                    outcome: TrialOutcome::Fails(TrialFailure::Hangs),
                });
            }
            TrialUpdate::Opened(name) => {
                until = now() + LISTENS + STALLED + STALLED;
                trials.last_mut().into_iter().for_each(|trial| trial.name.clone_from(&name));
            }
            TrialUpdate::Ended(outcome) => {
                trials.last_mut().into_iter().for_each(|trial| trial.outcome = outcome);
            }
        }
    }
    trials
}

/// Tries ways out, and then players of files, until one plays. Nobody may listen any more.
fn each(
    ways: Ways,
    players: &Players,
    volume: u8,
    processes: &ProcessGroup,
    news: &Sender<TrialUpdate>,
) {
    for candidate in ways.candidates() {
        news.send(TrialUpdate::Begun(candidate.name(), candidate.is_server())).ok();
        let outcome = streamed(&candidate, volume, processes, news);
        let plays = matches!(outcome, TrialOutcome::Streams(_));
        news.send(TrialUpdate::Ended(outcome)).ok();
        if plays {
            return;
        }
    }
    for player in players.all() {
        news.send(TrialUpdate::Begun(player.name(), false)).ok();
        let outcome =
            filed(player, processes).map_or_else(TrialOutcome::Fails, TrialOutcome::PlaysFiles);
        let plays = matches!(outcome, TrialOutcome::PlaysFiles(_));
        news.send(TrialUpdate::Ended(outcome)).ok();
        if plays {
            return;
        }
    }
}

fn streamed(
    candidate: &Candidate,
    volume: u8,
    processes: &ProcessGroup,
    news: &Sender<TrialUpdate>,
) -> TrialOutcome {
    let begun = now();
    let measured = candidate.open(processes).and_then(|mut way| {
        let opened = begun.elapsed();
        news.send(TrialUpdate::Opened(way.name())).ok();
        listen(&mut *way, sounds(volume), opened, now)
    });
    match measured {
        Ok(measured) if measured.is_on_pace() => TrialOutcome::Streams(measured),
        Ok(_) => TrialOutcome::Fails(TrialFailure::OffPace),
        Err(error) => TrialOutcome::Fails(error.into()),
    }
}

/// Lets a player play a short silent file.
fn filed(player: &Program, processes: &ProcessGroup) -> Result<Duration, TrialFailure> {
    use std::io::Write;
    let silence = vec![synth::Frame::default(); frames_in(Duration::from_millis(100))];
    let mut file = tempfile::Builder::new().prefix("neckcare-").suffix(".wav").tempfile()?;
    file.write_all(&wave::file(&silence, RATE))?;
    let (mut player, begun) = (player.clone(), now());
    player.args.push(file.path().into());
    match processes.run(&player, "", FILE, processes.cuts()) {
        Ended::Well => Ok(begun.elapsed()),
        Ended::Failed if begun.elapsed() < FILE => Err(TrialFailure::Leaves),
        Ended::Failed | Ended::Cut => Err(TrialFailure::Hangs),
    }
}

#[cfg(test)]
mod tests {
    use super::super::fake::{Fake, Manner};
    use super::*;

    fn tried(server: Option<std::path::PathBuf>, programs: Vec<Program>) -> Vec<Trial> {
        within(OPENS, move |news| {
            let (players, processes) = (Players::default(), ProcessGroup::default());
            each(Ways::of(server, programs), &players, 0, &processes, news);
        })
    }

    fn troubles(trials: &[Trial]) -> Vec<TrialOutcome> {
        trials.iter().map(|trial| trial.outcome).collect()
    }

    #[test]
    fn a_server_that_plays_faster_than_anybody_hears_is_found_out() {
        let fake = Fake::new(Manner::Plays);
        let trials = tried(Some(fake.socket()), Vec::new());
        assert_eq!(troubles(&trials), [TrialOutcome::Fails(TrialFailure::OffPace)]);
        assert_eq!((trials[0].name.as_str(), trials[0].is_server), ("PipeWire", true));
    }

    #[test]
    fn a_server_says_how_late_it_is() {
        let fake = Fake::new(Manner::Plays);
        let server = Ways::of(Some(fake.socket()), Vec::new()).candidates().next().unwrap();
        let mut way = server.open(&ProcessGroup::default()).unwrap();
        assert_eq!(way.latency().unwrap(), Some(Duration::from_millis(30)));
    }

    #[test]
    fn a_server_that_hangs_leaves_or_is_not_there_is_told_apart_and_the_next_is_tried() {
        let (hangs, leaves) = (Fake::new(Manner::Hangs), Fake::new(Manner::Leaves(1)));
        let false_program =
            Program { path: "/bin/false".into(), args: Vec::new(), env: Vec::new() };
        for (socket, trouble) in [
            (hangs.socket(), TrialFailure::Hangs),
            (leaves.socket(), TrialFailure::Leaves),
            (hangs.socket().with_file_name("none"), TrialFailure::Absent),
        ] {
            let trials = tried(Some(socket), vec![false_program.clone()]);
            let both = [trouble, TrialFailure::Leaves].map(TrialOutcome::Fails);
            assert_eq!(troubles(&trials), both, "{trials:?}");
        }
    }

    #[test]
    fn what_hangs_without_an_end_is_told_in_time() {
        let (_hold, held) = channel::<()>();
        let trials = within(Duration::from_millis(10), move |news| {
            news.send(TrialUpdate::Begun("it".to_owned(), true)).unwrap();
            held.recv().ok();
        });
        assert_eq!(troubles(&trials), [TrialOutcome::Fails(TrialFailure::Hangs)]);
    }
}
