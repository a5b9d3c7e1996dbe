//! What goes on beside a session: the display stays awake, and programs of the user's own are told.

use std::ffi::OsString;
use std::time::Duration;

use super::program;
use super::program::{ProcessGroup, Program, launch};

/// No session keeps the display awake for longer, even if its end is never told.
const LONGEST: Duration = Duration::from_secs(2 * 60 * 60);

/// A program of the user's own that takes longer is ended.
const PATIENCE: Duration = Duration::from_secs(10);

/// Programs of the user's own, each with its arguments.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Hooks {
    /// When a session begins.
    pub on_start: Option<Vec<String>>,
    /// When it ends before its end.
    pub on_stop: Option<Vec<String>>,
    /// When it is finished.
    pub on_finish: Option<Vec<String>>,
}

/// What goes on beside a session.
pub(super) struct SessionHooks {
    hooks: Hooks,
    stays_awake: bool,
    awake: ProcessGroup,
}

impl SessionHooks {
    pub(super) fn new(hooks: Hooks, stays_awake: bool) -> Self {
        Self { hooks, stays_awake, awake: ProcessGroup::default() }
    }

    /// A session begins.
    pub(super) fn begun(&self, routine: &str) {
        tell(self.hooks.on_start.as_deref(), routine, "begun");
        let (awake, cuts) = (self.awake.clone(), self.awake.cuts());
        if let Some(program) = self.stays_awake.then(waking).flatten() {
            let wakes = std::thread::Builder::new().name("awake".to_owned());
            wakes.spawn(move || awake.run(&program, "", LONGEST, cuts)).ok();
        }
    }

    /// It is over, in this way.
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
    let path = if name.contains('/') { Some(name.into()) } else { program::find(name) };
    let Some(path) = path else { return };
    let env =
        vec![("NECKCARE_ROUTINE", routine.to_owned()), ("NECKCARE_OUTCOME", outcome.to_owned())];
    launch(&Program { path, args: args.iter().map(OsString::from).collect(), env }, PATIENCE);
}

/// What keeps the display awake on this machine, if anything does.
pub(super) fn waking() -> Option<Program> {
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

/// Tells of something on the desktop; gives whether that was possible.
pub(super) fn notice(words: &str) -> bool {
    let Some(path) = program::find("notify-send") else { return false };
    let args = ["--app-name=neckcare", "--", "neckcare", words].map(OsString::from).to_vec();
    launch(&Program { path, args, env: Vec::new() }, PATIENCE);
    true
}
