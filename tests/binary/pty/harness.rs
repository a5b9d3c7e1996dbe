//! Runs the program in a pseudo-terminal, types keys, and reads the screen and the state of the terminal.
//!
//! Nothing here sleeps and hopes: every wait is for a condition with a deadline, or for a time that is itself tested.
#![allow(unused_imports, reason = "benches/program and the tests each take what they need")]

// Each module has its path, because benches/program includes this file from another folder.
#[path = "harness/ended.rs"]
mod ended;
#[path = "harness/eye.rs"]
mod eye;
#[path = "harness/leaving.rs"]
mod leaving;
#[path = "harness/line.rs"]
mod line;
#[path = "harness/patience.rs"]
mod patience;
#[path = "harness/place.rs"]
mod place;
#[path = "harness/process.rs"]
mod process;
#[path = "harness/session.rs"]
mod session;
#[path = "harness/shown.rs"]
mod shown;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicUsize;

use portable_pty::{CommandBuilder, native_pty_system};
use tempfile::TempDir;

pub(crate) use ended::Vanished;
use line::{ReadSwitch, cells, modes, pty_size, slave, type_into, watch};
pub(crate) use patience::{ms, now, until};
pub(crate) use place::KnownScreen;
use process::pid;
pub(crate) use process::{cpu_time, is_over, is_stopped, read, sleep_count};
pub(crate) use session::Session;
pub(crate) use shown::{LEAVE, count, lossy, text, text_of};

use crate::answered;

/// A text of the first screen.
pub(crate) const FIRST: &str = "Where is it tight?";

/// A builder that starts the program in a pseudo-terminal.
pub(crate) struct Neckcare {
    program: PathBuf,
    args: Vec<String>,
    size: (u16, u16),
    env: Vec<(&'static str, String)>,
    script: Option<&'static str>,
    speaks: bool,
    home: Option<Arc<TempDir>>,
}

impl Neckcare {
    /// Prepares `neckcare start ROUTINE`.
    pub(crate) fn start(routine: &str) -> Self {
        Self::with(&["start", routine])
    }

    /// Opens the list of all routines.
    #[allow(dead_code, reason = "benches/program opens the first screen only")]
    pub(crate) fn list() -> Session {
        let mut session = Self::menu().spawn();
        session.wait_for_text(FIRST).press("l").wait_for_text("Suboccipital ease");
        session
    }

    /// Prepares `neckcare`, which opens the body.
    pub(crate) fn menu() -> Self {
        Self::with(&[])
    }

    /// Prepares a command that prints and ends by itself.
    #[allow(dead_code, reason = "benches/program prints nothing")]
    pub(crate) fn printing(command: &str) -> Self {
        Self::with(&command.split_whitespace().collect::<Vec<_>>())
    }

    fn with(args: &[&str]) -> Self {
        let args = args.iter().map(|arg| (*arg).to_owned()).collect();
        let program = env!("CARGO_BIN_EXE_neckcare").into();
        Self {
            program,
            args,
            size: (80, 24),
            env: Vec::new(),
            script: None,
            speaks: false,
            home: None,
        }
    }

    /// Replaces neckcare by another program, for comparison.
    #[allow(dead_code, reason = "benches/program compares")]
    pub(crate) fn with_program(self, program: PathBuf) -> Self {
        Self { program, ..self }
    }

    /// Prepares an interactive shell with job control, in which the test types the command.
    pub(crate) fn shell(shell: &'static str) -> Self {
        Self::with(&[]).env("PS1", "PROMPT> ").inside_shell(shell)
    }

    pub(crate) fn args(mut self, more: &[&str]) -> Self {
        self.args.extend(more.iter().map(|arg| (*arg).to_owned()));
        self
    }

    pub(crate) fn plain(mut self) -> Self {
        self.args.push("--plain".to_owned());
        self
    }

    pub(crate) fn size(mut self, columns: u16, rows: u16) -> Self {
        self.size = (columns, rows);
        self
    }

    pub(crate) fn env(mut self, name: &'static str, value: &str) -> Self {
        self.env.push((name, value.to_owned()));
        self
    }

    /// Uses the rehearsed clock, which jumps to the next event.
    pub(crate) fn rehearsed(self) -> Self {
        self.env("NECKCARE_REHEARSE", &answered::soon())
    }

    /// Sets up a fake speech program that records its words.
    pub(crate) fn speaking(mut self) -> Self {
        self.speaks = true;
        self
    }

    /// Runs the program as a child of `sh`, which leads the session and runs `script`; `"$@"` in it is the program.
    pub(crate) fn inside_shell(mut self, script: &'static str) -> Self {
        self.script = Some(script);
        self
    }

    /// Uses the home of another session, which may still be running.
    #[allow(dead_code, reason = "benches/program runs one at a time")]
    pub(crate) fn sharing_home_of(mut self, other: &Session) -> Self {
        self.home = Some(Arc::clone(&other.home));
        self
    }

    fn command(&self, home: &Path) -> CommandBuilder {
        let program = &self.program;
        let mut command = match self.script {
            None => CommandBuilder::new(program),
            Some(script) if self.args.is_empty() => {
                let mut words = script.split(' ');
                let mut shell = CommandBuilder::new(words.next().unwrap());
                shell.args(words);
                shell
            }
            Some(script) => {
                let mut shell = CommandBuilder::new("/bin/sh");
                shell.args(["-c", script, "sh"]);
                shell.arg(program);
                shell
            }
        };
        command.args(&self.args);
        command.env_clear();
        for (name, value) in [("TERM", "xterm-256color"), ("LANG", "C.UTF-8"), ("TZ", "UTC")] {
            command.env(name, value);
        }
        command.env("HOME", home);
        for name in ["CONFIG", "DATA", "STATE", "CACHE"] {
            command.env(format!("XDG_{name}_HOME"), home.join(name.to_lowercase()));
        }
        for (name, value) in &self.env {
            command.env(name, value);
        }
        command.cwd(home);
        command
    }

    #[expect(clippy::disallowed_methods, reason = "a test prepares a home")]
    pub(crate) fn spawn(self) -> Session {
        let (columns, rows) = self.size;
        let home = self.home.clone().unwrap_or_else(|| {
            let home = TempDir::new().unwrap();
            let state = home.path().join("state/neckcare");
            fs::create_dir_all(&state).unwrap();
            fs::write(state.join("standing.json"), answered::standing(None)).unwrap();
            Arc::new(home)
        });
        if self.speaks {
            let config = home.path().join("config/neckcare");
            fs::create_dir_all(&config).unwrap();
            let said = home.path().join("said");
            let voice =
                format!("voice_command = [\"/bin/sh\", \"-c\", \"cat >> {}\"]", said.display());
            fs::write(config.join("config.toml"), voice).unwrap();
        }
        let pair = native_pty_system().openpty(pty_size(columns, rows)).unwrap();
        let tty = slave(&pair.master.tty_name().unwrap());
        let found = modes(&tty);
        let gate = Arc::<ReadSwitch>::default();
        let (eye, watcher) = watch(pair.master.try_clone_reader().unwrap(), Arc::clone(&gate));
        let written = Arc::<AtomicUsize>::default();
        let (hand, typist) = type_into(pair.master.take_writer().unwrap(), Arc::clone(&written));
        let child = pair.slave.spawn_command(self.command(home.path())).unwrap();
        let pid = pid(child.process_id().unwrap().try_into().unwrap());
        Session {
            home,
            initial_modes: found,
            tty: Some(tty),
            master: Some(pair.master),
            child,
            pid,
            hand: Some(hand),
            typist: Some(typist),
            typed: 0,
            written,
            last: None,
            eye,
            watcher: Some(watcher),
            gate,
            raw: Vec::new(),
            screen: vt100::Parser::new(cells(rows), cells(columns), 0),
        }
    }
}
