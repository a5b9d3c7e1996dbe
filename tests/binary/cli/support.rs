//! Runs the program with pipes instead of a terminal, in a temporary home.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, ExitStatus, Output, Stdio};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};
use std::{fmt, thread};

use neckcare::settings::HistoryFile;
use neckcare::store::Folders;
use rustix::process::{Pid, Signal, kill_process};
use tempfile::TempDir;
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

use crate::answered;

/// The time after which a test gives up waiting, long enough for a busy machine.
const PATIENCE: Duration = Duration::from_secs(20);

#[expect(clippy::disallowed_methods, reason = "a test measures real time")]
pub(crate) fn now() -> Instant {
    Instant::now()
}

/// A temporary home folder, deleted when its last clone is dropped.
#[derive(Clone)]
pub(crate) struct Home(Arc<TempDir>);

impl Home {
    pub(crate) fn new() -> Self {
        Self(Arc::new(TempDir::new().unwrap()))
    }

    pub(crate) fn path(&self) -> &Path {
        self.0.path()
    }

    /// Writes a file and returns its path, relative to the home.
    #[expect(clippy::disallowed_methods, reason = "a test writes files")]
    pub(crate) fn file(&self, name: impl AsRef<OsStr>, text: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path().join(name.as_ref());
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, text).unwrap();
        PathBuf::from(name.as_ref())
    }

    /// Prepares the program in this home, with only the environment variables of a login.
    #[expect(clippy::disallowed_methods, reason = "a test starts the program")]
    pub(crate) fn neckcare<S: AsRef<OsStr>>(&self, args: impl IntoIterator<Item = S>) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_neckcare"));
        command.args(args).env_clear().current_dir(self.path()).stdin(Stdio::null());
        command.envs([("TERM", "xterm-256color"), ("LANG", "C.UTF-8"), ("TZ", "UTC")]);
        // In plain mode, lines come with short pauses.
        command.env("NECKCARE_TEST_PACE", "150");
        command.env("HOME", self.path()).env("XDG_CONFIG_HOME", self.path().join("config"));
        command
    }

    /// Returns the folders in which the program stores its data in this home.
    pub(crate) fn folders(&self) -> Folders {
        let local = |part: &str| self.path().join(".local").join(part).join("neckcare");
        let (data, state) = (local("share"), local("state"));
        let voices = self.path().join(".cache/neckcare/voice");
        let runtime = vec![state.join("run")];
        Folders { data, state, runtime, voices, writes: HistoryFile::default() }
    }

    /// Stores the user's standing answers, unless there are some already.
    #[expect(clippy::disallowed_methods, reason = "a test prepares a home")]
    pub(crate) fn store_screening_state(&self, standing: &str) {
        let file = self.path().join(".local/state/neckcare/standing.json");
        if !file.exists() && std::fs::create_dir_all(file.parent().unwrap()).is_ok() {
            std::fs::write(file, standing).unwrap();
        }
    }

    /// Returns every stored file with its contents.
    #[expect(clippy::disallowed_methods, reason = "a test reads files")]
    pub(crate) fn stored(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        let (mut folders, mut files) = (vec![self.path().join(".local")], BTreeMap::new());
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                } else if path.is_file() {
                    files.insert(path.clone(), std::fs::read(path).unwrap());
                }
            }
        }
        files
    }

    /// Returns the outcomes of the sessions in the history, in order.
    #[expect(clippy::disallowed_methods, reason = "a test reads files")]
    pub(crate) fn outcomes(&self) -> Vec<String> {
        let history = self.path().join(".local/share/neckcare/history.jsonl");
        let text = std::fs::read_to_string(history).unwrap_or_default();
        let record = |line: &str| serde_json::from_str::<serde_json::Value>(line).unwrap();
        let outcome = |line| Some(record(line)["outcome"].as_str()?.to_owned());
        text.lines().filter_map(outcome).collect()
    }

    pub(crate) fn run<S: AsRef<OsStr>>(&self, args: impl IntoIterator<Item = S>) -> FinishedRun {
        FinishedRun::by(&mut self.neckcare(args))
    }
}

/// Runs the program with arguments separated by spaces, in a new home.
pub(crate) fn neckcare(args: &str) -> FinishedRun {
    Home::new().run(args.split_whitespace())
}

/// The exit code and the output of the program.
pub(crate) struct FinishedRun {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
    pub(crate) took: Duration,
}

impl FinishedRun {
    pub(crate) fn by(command: &mut Command) -> Self {
        let start = now();
        let Output { status, stdout, stderr } = output(command);
        let told = Self {
            code: code(status),
            out: String::from_utf8(stdout).expect("no text on standard output"),
            err: String::from_utf8(stderr).expect("no text on standard error"),
            took: start.elapsed(),
        };
        assert!(!told.err.contains("panicked"), "{told:?}");
        told
    }

    /// Asserts success without messages on standard error, and returns the standard output.
    #[track_caller]
    pub(crate) fn succeeds(self) -> String {
        assert!(self.code == 0 && self.err.is_empty(), "{self:?}");
        self.out
    }

    /// Asserts this exit code, these words on standard error, and no standard output.
    #[track_caller]
    pub(crate) fn fails(&self, code: i32, words: &[&str]) -> &Self {
        assert!(self.code == code && self.out.is_empty(), "{self:?}");
        self.says(words)
    }

    /// Asserts that the output has these words, and no character that would control the terminal.
    #[track_caller]
    pub(crate) fn says(&self, words: &[&str]) -> &Self {
        let all = format!("{}{}", self.out, self.err);
        for word in words {
            assert!(all.contains(word), "{word:?} is not in {self:?}");
        }
        let obeyed = all.chars().find(|character| is_obeyed(*character));
        assert_eq!(obeyed, None, "in {all:?}");
        self
    }
}

/// Runs a program to its end, and kills it if it takes too long.
fn output(command: &mut Command) -> Output {
    let child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let pid = Pid::from_child(&child);
    let (ended, end) = channel::<()>();
    thread::spawn(move || {
        if end.recv_timeout(PATIENCE) == Err(RecvTimeoutError::Timeout) {
            kill_process(pid, Signal::KILL).ok();
        }
    });
    let output = child.wait_with_output().unwrap();
    drop(ended);
    output
}

fn code(status: ExitStatus) -> i32 {
    status.code().unwrap_or_else(|| panic!("{status}"))
}

/// Returns true if a terminal may move, colour, hide or reorder text because of a character. Line feeds are allowed.
fn is_obeyed(character: char) -> bool {
    (character.is_control() && character != '\n')
        || matches!(
            character,
            '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}' | '\u{feff}'
        )
}

impl fmt::Debug for FinishedRun {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { code, out, err, took } = self;
        let short = |text: &str| text.chars().take(4000).collect::<String>();
        write!(f, "exit {code} after {took:?}\n{:?}\n{:?}", short(out), short(err))
    }
}

/// A running program, connected by a pipe for its input and one for its output.
pub(crate) struct PipedProgram {
    child: Child,
    hand: Option<ChildStdin>,
    lines: Receiver<String>,
    heard: Vec<String>,
    home: Home,
}

impl PipedProgram {
    /// Starts a routine in plain mode, in a new home.
    pub(crate) fn start(routine: &str, env: &[(&str, &str)]) -> Self {
        Self::start_at(Home::new(), routine, env)
    }

    /// Starts a desk break in plain mode and begins its session.
    pub(crate) fn in_a_desk_break() -> Self {
        let mut talk = Self::start("desk-break", &[]);
        talk.wait_for_line("Press Space to start.");
        talk.begin();
        talk
    }

    /// Starts a routine in plain mode, in an existing home.
    pub(crate) fn start_at(home: Home, routine: &str, env: &[(&str, &str)]) -> Self {
        Self::started(home, &["start", routine, "--plain"], env)
    }

    /// Starts the program for a user who was screened, and answers that nothing is new.
    pub(crate) fn started(home: Home, args: &[&str], env: &[(&str, &str)]) -> Self {
        let rehearsed = env.iter().find(|(name, _)| *name == "NECKCARE_REHEARSE");
        let wall = rehearsed.and_then(|(_, wall)| OffsetDateTime::parse(wall, &Rfc3339).ok());
        home.store_screening_state(&answered::standing(
            wall.map(|wall| wall - time::Duration::minutes(1)),
        ));
        Self::with(home, args, env).nothing_is_new()
    }

    /// Begins the session and returns the lines up to the one that says how to stop.
    #[track_caller]
    pub(crate) fn begin(&mut self) -> Vec<String> {
        self.type_in(" \n").wait_for_line("S stops at any time")
    }

    /// Skips from get-ready to the neck glide: `n` skips each lead-in and each step.
    #[track_caller]
    pub(crate) fn go_to_the_neck_glide(&mut self) {
        // The same key without a pause would count as a key that is held down.
        const LET_GO: Duration = Duration::from_millis(400);
        for next in ["Sit tall", "Belly breathing", "In.", "Neck glide"] {
            self.read_for(LET_GO).type_in("n\n").wait_for_line(next);
        }
    }

    /// Answers that nothing is new, after the pause before a question takes an answer.
    pub(crate) fn nothing_is_new(mut self) -> Self {
        self.wait_for_line("n: no.");
        self.answer("n\n");
        self
    }

    /// Starts a routine in plain mode and leaves its first questions to the test.
    pub(crate) fn asking(home: Home, routine: &str, env: &[(&str, &str)]) -> Self {
        Self::with(home, &["start", routine, "--plain"], env)
    }

    /// Starts the program with these arguments and variables.
    pub(crate) fn with(home: Home, args: &[&str], env: &[(&str, &str)]) -> Self {
        let mut command = home.neckcare(args);
        command.envs(env.iter().copied());
        Self::by(home, &mut command)
    }

    /// Starts a prepared command.
    pub(crate) fn by(home: Home, command: &mut Command) -> Self {
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        let hand = child.stdin.take();
        let out = BufReader::new(child.stdout.take().unwrap());
        let (told, lines) = channel();
        thread::spawn(move || {
            for line in out.lines() {
                if told.send(line.unwrap()).is_err() {
                    break;
                }
            }
        });
        Self { child, hand, lines, heard: Vec::new(), home }
    }

    pub(crate) fn type_in(&mut self, text: &str) -> &mut Self {
        self.hand.as_ref().unwrap().write_all(text.as_bytes()).unwrap();
        self
    }

    /// Types an answer after the pause before a question takes one.
    pub(crate) fn answer(&mut self, text: &str) -> &mut Self {
        self.read_for(Duration::from_millis(750)).type_in(text)
    }

    /// Waits for a line with these words, and returns all lines since the last wait, including this one.
    #[track_caller]
    pub(crate) fn wait_for_line(&mut self, words: &str) -> Vec<String> {
        self.hear_one_of(&[words])
    }

    /// Like [`Self::hear`], for a line with one of these texts.
    #[track_caller]
    pub(crate) fn hear_one_of(&mut self, all: &[&str]) -> Vec<String> {
        let start = now();
        loop {
            match self.lines.recv_timeout(PATIENCE.saturating_sub(start.elapsed())) {
                Ok(line) => self.heard.push(line),
                Err(why) => panic!("never heard {all:?} ({why}) in {:#?}", self.heard),
            }
            let last = self.heard.last();
            if last.is_some_and(|line| all.iter().any(|beginning| line.contains(beginning))) {
                return std::mem::take(&mut self.heard);
            }
        }
    }

    /// Skips the questions after a session, and leaves.
    #[track_caller]
    pub(crate) fn skip_the_questions(&mut self) {
        // The first question was read already.
        self.answer("\n");
        loop {
            match self.lines.recv_timeout(PATIENCE) {
                Ok(line) if line.ends_with("skip.") || line.ends_with("Press Enter to leave.") => {
                    self.answer("\n");
                }
                Ok(_) => {}
                Err(RecvTimeoutError::Disconnected) => break,
                Err(why) => panic!("it never ends ({why})"),
            }
        }
        self.heard.clear();
    }

    /// Collects lines for this time.
    pub(crate) fn read_for(&mut self, time: Duration) -> &mut Self {
        let start = now();
        while let Ok(line) = self.lines.recv_timeout(time.saturating_sub(start.elapsed())) {
            self.heard.push(line);
        }
        self
    }

    /// Returns the home in which the program runs.
    pub(crate) const fn home(&self) -> &Home {
        &self.home
    }

    /// Ends the program by SIGINT, because Ctrl-C is no key in a pipe, and returns its home.
    pub(crate) fn leave(mut self) -> Home {
        if let Ok(None) = self.child.try_wait() {
            kill_process(Pid::from_child(&self.child), Signal::INT).ok();
        }
        self.child.wait().unwrap();
        std::mem::replace(&mut self.home, Home::new())
    }

    /// Ends the input, as a closed window does, waits for the end of the program, and returns its home.
    pub(crate) fn hang_up_and_wait(mut self) -> Home {
        self.hang_up();
        self.child.wait().unwrap();
        std::mem::replace(&mut self.home, Home::new())
    }

    /// Ends the program by a signal and returns its home.
    pub(crate) fn ended_by(mut self, signal: Signal) -> Home {
        kill_process(Pid::from_child(&self.child), signal).unwrap();
        self.child.wait().unwrap();
        std::mem::replace(&mut self.home, Home::new())
    }

    /// Kills the program and returns its home.
    pub(crate) fn kill(mut self) -> Home {
        self.child.kill().unwrap();
        self.leave()
    }

    /// Kills the program and returns every line since the last wait.
    pub(crate) fn killed(mut self) -> Vec<String> {
        self.child.kill().unwrap();
        self.heard.extend(self.lines.iter());
        std::mem::take(&mut self.heard)
    }

    /// Returns the process id.
    pub(crate) fn id(&self) -> u32 {
        self.child.id()
    }

    /// Ends the input.
    pub(crate) fn hang_up(&mut self) -> &mut Self {
        self.hand = None;
        self
    }

    /// Waits for the end of the program, and returns its exit code and last lines.
    #[track_caller]
    pub(crate) fn end(mut self) -> (i32, Vec<String>) {
        let start = now();
        loop {
            match self.lines.recv_timeout(PATIENCE.saturating_sub(start.elapsed())) {
                Ok(line) => self.heard.push(line),
                Err(RecvTimeoutError::Disconnected) => break,
                Err(RecvTimeoutError::Timeout) => panic!("it does not end: {:#?}", self.heard),
            }
        }
        (code(self.child.wait().unwrap()), std::mem::take(&mut self.heard))
    }
}

impl Drop for PipedProgram {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }
}
