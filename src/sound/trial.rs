//! Tries the sound outputs of this machine as a session would use them, and measures how each asks for sound and reacts
//! to a cut.

use std::io;
use std::os::fd::AsFd;
use std::os::unix::net::UnixStream;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::{Duration, Instant};

use super::mix::{RATE, frames_in};
use super::outputs::{OutputCandidate, SoundOutputs};
use super::pace::now;
use super::players::Players;
use super::program::{Ended, ProcessGroup, Program};
use super::{synth, wave};
use crate::plan::{Cue, CueKind};
use crate::sound::mix::{Mixer, SoundKind};
use crate::sound::output::{SoundOutput, Waited};
use crate::sound::{tone, tones};

/// How long all trials together may take until one output has opened.
const OPENS: Duration = Duration::from_millis(4_500);

/// How long a player may take for a short silent file.
const FILE: Duration = Duration::from_secs(1);

/// Tries one output after the other until one plays. `volume` is in percent; at 0 the trial is silent. Returns the
/// trials in the order in which they were made.
pub(super) fn trials(volume: u8) -> Vec<Trial> {
    let processes = ProcessGroup::default();
    let trials = within(OPENS, {
        let processes = processes.clone();
        move |news| try_all(SoundOutputs::find(), &Players::find(), volume, &processes, news)
    });
    // Ends programs that still hang.
    processes.cut();
    trials
}

/// News of a trial in progress.
enum TrialUpdate {
    Begun(String, bool),
    /// The output is open, has this name, and is now being measured.
    Opened(String),
    Ended(TrialOutcome),
}

/// Runs trials on a thread and gathers their results, until all are done or one hangs.
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

/// Tries sound outputs, and then players of files, until one plays. The receiver of the news may be gone by then.
fn try_all(
    ways: SoundOutputs,
    players: &Players,
    volume: u8,
    processes: &ProcessGroup,
    news: &Sender<TrialUpdate>,
) {
    for candidate in ways.candidates() {
        news.send(TrialUpdate::Begun(candidate.name(), candidate.is_server())).ok();
        let outcome = try_output(&candidate, volume, processes, news);
        let plays = matches!(outcome, TrialOutcome::Streams(_));
        news.send(TrialUpdate::Ended(outcome)).ok();
        if plays {
            return;
        }
    }
    for player in players.all() {
        news.send(TrialUpdate::Begun(player.name(), false)).ok();
        let outcome = try_player(player, processes)
            .map_or_else(TrialOutcome::Fails, TrialOutcome::PlaysFiles);
        let plays = matches!(outcome, TrialOutcome::PlaysFiles(_));
        news.send(TrialUpdate::Ended(outcome)).ok();
        if plays {
            return;
        }
    }
}

fn try_output(
    candidate: &OutputCandidate,
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

/// Lets a player play a short silent file. Returns how long that took.
fn try_player(player: &Program, processes: &ProcessGroup) -> Result<Duration, TrialFailure> {
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

/// How long an output is measured after it has opened.
const LISTENS: Duration = Duration::from_secs(2);

/// An output that asks for nothing for this long does not play.
const STALLED: Duration = Duration::from_secs(1);

/// The tones that are played, with their times: the next step, a change of sides and a stop.
const TONES: [(CueKind, Duration); 3] = [
    (CueKind::Next, Duration::ZERO),
    (CueKind::Switch, Duration::from_millis(600)),
    (CueKind::Stop, Duration::from_millis(1_300)),
];

/// Creates a mixer with these tones, at a volume in percent.
fn sounds(volume: u8) -> Mixer {
    let mut mixer = Mixer::default();
    for (kind, at) in TONES {
        let notes = tone::notes(&Cue::new(at, kind, ""));
        let tone = tones::samples(&notes, tones::loudness(volume, 100));
        mixer.add(SoundKind::Tone, tone, frames_in(at), 0);
    }
    mixer
}

/// Gives an output the frames that it asks for, then cuts them off. Measures both by a clock.
fn listen(
    way: &mut dyn SoundOutput,
    mut sounds: Mixer,
    opened: Duration,
    clock: impl Fn() -> Instant,
) -> io::Result<Measurement> {
    let (_waker, woken) = UnixStream::pair()?;
    let (begun, mut line, mut given) = (clock(), StraightLine::default(), 0);
    let passed = || clock().saturating_duration_since(begun);
    while passed() < LISTENS {
        let Waited::Wanted(count) = way.wait(woken.as_fd(), Some(STALLED))? else { continue };
        line.add(passed(), given);
        // An output that takes twice as much as can be heard needs no further test.
        if given > 2 * frames_in(LISTENS) {
            return Err(io::ErrorKind::Unsupported.into());
        }
        way.give(&sounds.mix(given, count), 0)?;
        given += count;
    }
    let latency = way.latency()?;
    let (cut, again) = (clock(), way.replaceable().min(given));
    sounds.cut(SoundKind::Tone, given - again);
    way.give(&sounds.mix(given - again, again), again)?;
    let cut = way.latency()?.map(|_| clock().saturating_duration_since(cut));
    Ok(Measurement { opened, pace: line.slope() / f64::from(RATE), latency, cut })
}

/// The straight line that is nearest to all points, by least squares.
#[derive(Debug, Default)]
struct StraightLine {
    count: f64,
    x: f64,
    y: f64,
    xx: f64,
    xy: f64,
}

impl StraightLine {
    /// Adds a point: the number of frames that were given by a time.
    fn add(&mut self, at: Duration, frames: usize) {
        let x = at.as_secs_f64();
        let y = f64::from(u32::try_from(frames).unwrap_or(u32::MAX));
        self.count += 1.0;
        self.x += x;
        self.y += y;
        self.xx += x * x;
        self.xy += x * y;
    }

    fn slope(&self) -> f64 {
        let spread = self.count * self.xx - self.x * self.x;
        if spread > 0.0 { (self.count * self.xy - self.x * self.y) / spread } else { 0.0 }
    }
}

/// The trial of one sound output or player of files.
#[derive(Debug, Clone, PartialEq)]
pub struct Trial {
    /// Its name for the user.
    pub name: String,
    /// Whether it is a sound server, not a program.
    pub is_server: bool,
    /// The result of the trial.
    pub outcome: TrialOutcome,
}

/// The result of a trial.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum TrialOutcome {
    /// It plays sound as it is mixed.
    Streams(Measurement),
    /// It plays files, and took this long for a short one.
    PlaysFiles(Duration),
    /// It does not play.
    Fails(TrialFailure),
}

/// The figures of a sound output that plays.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Measurement {
    /// How long it took to open.
    pub opened: Duration,
    /// Seconds of sound that it asks for per second.
    pub pace: f64,
    /// The time until a sound is heard, if it reports that.
    pub latency: Option<Duration>,
    /// How long it took to process a cut, if it reports its latency.
    pub cut: Option<Duration>,
}

/// The reason why an output does not play.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TrialFailure {
    /// There is no server or program at its path.
    Absent,
    /// It does not answer, or stops asking for sound.
    Hangs,
    /// It refuses our sound.
    Refuses,
    /// It takes sound faster or slower than it can be heard.
    OffPace,
    /// It ends, or closes the connection.
    Leaves,
}

impl Measurement {
    /// How far the pace may differ from 1.
    const TOLERANCE: f64 = 0.02;

    /// Returns true if it takes sound as fast as it is heard.
    fn is_on_pace(&self) -> bool {
        (self.pace - 1.0).abs() <= Self::TOLERANCE
    }
}

impl From<io::Error> for TrialFailure {
    fn from(error: io::Error) -> Self {
        use io::ErrorKind::{
            ConnectionRefused, InvalidData, NotFound, PermissionDenied, TimedOut, Unsupported,
            WouldBlock,
        };
        match error.kind() {
            NotFound | ConnectionRefused => Self::Absent,
            TimedOut | WouldBlock => Self::Hangs,
            InvalidData | PermissionDenied => Self::Refuses,
            Unsupported => Self::OffPace,
            _ => Self::Leaves,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::os::fd::BorrowedFd;
    use std::sync::{Arc, Mutex};

    use super::super::fake::{Fake, Manner};
    use super::*;
    use crate::sound::pace::now;
    use crate::sound::synth::Frame;

    fn tried(server: Option<std::path::PathBuf>, programs: Vec<Program>) -> Vec<Trial> {
        within(OPENS, move |news| {
            let (players, processes) = (Players::default(), ProcessGroup::default());
            try_all(SoundOutputs::of(server, programs), &players, 0, &processes, news);
        })
    }

    fn troubles(trials: &[Trial]) -> Vec<TrialOutcome> {
        trials.iter().map(|trial| trial.outcome).collect()
    }

    #[test]
    fn a_server_that_takes_sound_too_fast_is_detected() {
        let fake = Fake::new(Manner::Plays);
        let trials = tried(Some(fake.socket()), Vec::new());
        assert_eq!(troubles(&trials), [TrialOutcome::Fails(TrialFailure::OffPace)]);
        assert_eq!((trials[0].name.as_str(), trials[0].is_server), ("PipeWire", true));
    }

    #[test]
    fn a_server_reports_its_latency() {
        let fake = Fake::new(Manner::Plays);
        let server = SoundOutputs::of(Some(fake.socket()), Vec::new()).candidates().next().unwrap();
        let mut way = server.open(&ProcessGroup::default()).unwrap();
        assert_eq!(way.latency().unwrap(), Some(Duration::from_millis(30)));
    }

    #[test]
    fn each_kind_of_failing_server_is_reported_and_the_next_output_is_tried() {
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
    fn a_trial_that_hangs_for_ever_is_reported_in_time() {
        let (_hold, held) = channel::<()>();
        let trials = within(Duration::from_millis(10), move |news| {
            news.send(TrialUpdate::Begun("it".to_owned(), true)).unwrap();
            held.recv().ok();
        });
        assert_eq!(troubles(&trials), [TrialOutcome::Fails(TrialFailure::Hangs)]);
    }

    /// A sound output that asks for 10 ms at given times, and moves the clock to them.
    struct Clockwork {
        clock: Arc<Mutex<Instant>>,
        asked: u32,
        /// Milliseconds between requests, alternating.
        apart: [f64; 2],
    }

    impl SoundOutput for Clockwork {
        fn name(&self) -> String {
            "clockwork".to_owned()
        }

        fn wait(&mut self, _: BorrowedFd<'_>, _: Option<Duration>) -> io::Result<Waited> {
            let apart = self.apart[usize::try_from(self.asked % 2).unwrap()];
            *self.clock.lock().unwrap() += Duration::from_secs_f64(apart / 1000.0);
            self.asked += 1;
            Ok(Waited::Wanted(480))
        }

        fn give(&mut self, _: &[Frame], _: usize) -> io::Result<()> {
            Ok(())
        }

        fn replaceable(&self) -> usize {
            960
        }

        fn rest(&mut self, _: bool) -> io::Result<bool> {
            Ok(true)
        }
    }

    /// Measures an output whose requests are this many milliseconds apart, alternating.
    fn measured(apart: [f64; 2]) -> Measurement {
        let clock = Arc::new(Mutex::new(now()));
        let mut way = Clockwork { clock: clock.clone(), asked: 0, apart };
        let opened = Duration::from_millis(7);
        listen(&mut way, sounds(100), opened, move || *clock.lock().unwrap()).unwrap()
    }

    #[test]
    fn the_pace_is_measured_however_uneven_the_requests_are() {
        let even = measured([10.0, 10.0]);
        assert!((even.pace - 1.0).abs() < 1e-6 && even.is_on_pace(), "{even:?}");
        assert_eq!((even.opened, even.latency, even.cut), (Duration::from_millis(7), None, None));
        let uneven = measured([1.0, 19.0]);
        assert!((uneven.pace - 1.0).abs() < 0.005, "{uneven:?}");
        for (apart, pace) in [(9.5, 1.0 / 0.95), (10.5, 1.0 / 1.05)] {
            let wrong = measured([apart; 2]);
            assert!((wrong.pace - pace).abs() < 1e-3 && !wrong.is_on_pace(), "{wrong:?}");
        }
    }
}
