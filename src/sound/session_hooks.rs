//! Keeps the display awake during a session, runs the user's hooks, and shows notices on the desktop.

use std::ffi::OsString;
use std::time::Duration;

use super::program;
use super::program::{ProcessGroup, Program, run_detached};

/// The longest that a session keeps the display awake, even if its end is never reported.
const LONGEST: Duration = Duration::from_secs(2 * 60 * 60);

/// How long a hook may run before it is ended.
const PATIENCE: Duration = Duration::from_secs(10);

/// The user's hooks: programs, each with its arguments.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Hooks {
    /// Runs when a session begins.
    pub on_start: Option<Vec<String>>,
    /// Runs when a session is stopped early.
    pub on_stop: Option<Vec<String>>,
    /// Runs when a session is finished.
    pub on_finish: Option<Vec<String>>,
}

/// The user's hooks, and the program that keeps the display awake.
pub(super) struct SessionHooks {
    hooks: Hooks,
    stays_awake: bool,
    awake: ProcessGroup,
}

impl SessionHooks {
    pub(super) fn new(hooks: Hooks, stays_awake: bool) -> Self {
        Self { hooks, stays_awake, awake: ProcessGroup::default() }
    }

    /// Runs the hook for the beginning of a session, and keeps the display awake.
    pub(super) fn begun(&self, routine: &str) {
        tell(self.hooks.on_start.as_deref(), routine, "begun");
        let (awake, cuts) = (self.awake.clone(), self.awake.cuts());
        if let Some(program) = self.stays_awake.then(keep_awake_command).flatten() {
            let wakes = std::thread::Builder::new().name("awake".to_owned());
            wakes.spawn(move || awake.run(&program, "", LONGEST, cuts)).ok();
        }
    }

    /// Runs the hook for the end of a session with this outcome, and lets the display sleep again.
    pub(super) fn ended(&self, routine: &str, outcome: &str) {
        self.awake.cut();
        let finished = outcome == "finished";
        let hook = if finished { &self.hooks.on_finish } else { &self.hooks.on_stop };
        tell(hook.as_deref(), routine, outcome);
    }
}

impl Drop for SessionHooks {
    fn drop(&mut self) {
        self.awake.cut();
    }
}

fn tell(command: Option<&[String]>, routine: &str, outcome: &str) {
    let Some((name, args)) = command.and_then(<[String]>::split_first) else { return };
    let Ok(path) = program::named(name) else { return };
    let env =
        vec![("NECKCARE_ROUTINE", routine.to_owned()), ("NECKCARE_OUTCOME", outcome.to_owned())];
    run_detached(&Program { path, args: args.iter().map(OsString::from).collect(), env }, PATIENCE);
}

/// Returns the command that keeps the display awake on this machine, if there is one.
pub(super) fn keep_awake_command() -> Option<Program> {
    let seconds = LONGEST.as_secs().to_string();
    let program = |name: &str, args: &[&str]| {
        let args = args.iter().map(OsString::from).collect();
        Some(Program { path: program::find(name)?, args, env: Vec::new() })
    };
    program("caffeinate", &["-d", "-t", &seconds]).or_else(|| {
        let sleep = program::find("sleep")?.into_os_string();
        let why = ["--what=idle", "--who=neckcare", "--why=A session is followed."];
        let mut inhibit = program("systemd-inhibit", &why)?;
        inhibit.args.extend([sleep, seconds.into()]);
        Some(inhibit)
    })
}

/// Shows a notice on the desktop. Returns whether that was possible.
pub(super) fn notice(words: &str) -> bool {
    let Some(path) = program::find("notify-send") else { return false };
    let args = ["--app-name=neckcare", "--", "neckcare", words].map(OsString::from).to_vec();
    run_detached(&Program { path, args, env: Vec::new() }, PATIENCE);
    true
}
