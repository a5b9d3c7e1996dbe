//! Runs other programs during a session: finds them, gives them text on standard input, and can end them at once.

use std::env;
use std::ffi::OsString;
use std::io::{Read, Write};
use std::os::fd::AsFd;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use process_wrap::std::{CommandWrap, CommandWrapper, ProcessSession};
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::fs::{Access, access};
use rustix::process::{Pid, Signal, kill_process_group};

use super::pace::now;
use crate::routine::safe;

/// How often a program may print. Its output is not read; one that prints more often is not the program that it should
/// be.
const PRINTS: u32 = 64;

/// The most bytes that are read from a program whose output is read: 4 MiB.
const MOST: usize = 4 << 20;

/// The times between two checks of a program that has closed its output and still runs: short at first, then longer.
const FIRST_LOOK: Duration = Duration::from_millis(1);
const LAST_LOOK: Duration = Duration::from_millis(50);

/// The shell script that runs a program and ends it with its children after `$0` seconds, whatever signals it ignores.
///
/// A subshell keeps watch in the background, so it does not matter whether neckcare is still there. It looks every
/// second whether the program has ended, and then ends as well. The folders at the end of PATH are for `sleep`.
const WATCH: &str = r#"(trap '' HUP INT TERM; PATH=$PATH:/usr/bin:/bin; left=$0
while [ "$left" -gt 0 ] && kill -0 $$; do sleep 1 || exit; left=$((left - 1)); done
kill -0 $$ && kill -KILL 0) </dev/null >/dev/null 2>&1 & exec "$@""#;

/// A program on this machine, with its arguments.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Program {
    pub(super) path: PathBuf,
    pub(super) args: Vec<OsString>,
    /// Environment variables that are added for it.
    pub(super) env: Vec<(&'static str, String)>,
}

impl Program {
    /// Returns the file name of the program.
    pub(super) fn name(&self) -> String {
        self.path.file_name().unwrap_or_default().to_string_lossy().into_owned()
    }

    /// Returns a command that runs the program for at most a number of whole seconds, even if neckcare ends before.
    pub(super) fn ended_after(&self, limit: Duration) -> Self {
        let seconds = limit.as_secs() + u64::from(limit.subsec_nanos() > 0);
        let script: [OsString; 4] =
            ["-c".into(), WATCH.into(), seconds.to_string().into(), self.path.clone().into()];
        let args = script.into_iter().chain(self.args.iter().cloned()).collect();
        Self { path: "/bin/sh".into(), args, env: self.env.clone() }
    }
}

/// How a program ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ended {
    Well,
    /// It could not be started, failed, or took too long.
    Failed,
    /// A cut has ended it.
    Cut,
}

/// The programs that are running, so that another thread can end them.
#[derive(Debug, Clone, Default)]
pub(super) struct ProcessGroup(Arc<Mutex<Runs>>);

#[derive(Debug, Default)]
struct Runs {
    running: Vec<Pid>,
    cuts: u64,
}

impl ProcessGroup {
    fn lock(&self) -> MutexGuard<'_, Runs> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Ends all running programs, and any that were to start with an earlier count of cuts.
    pub(super) fn cut(&self) {
        let mut runs = self.lock();
        runs.cuts += 1;
        for pid in &runs.running {
            kill_process_group(*pid, Signal::KILL).ok();
        }
    }

    /// Returns true if a program is running.
    #[cfg(test)]
    fn is_busy(&self) -> bool {
        !self.lock().running.is_empty()
    }

    /// Returns the number of cuts so far. A program that starts with this count is not ended by the earlier ones.
    pub(super) fn cuts(&self) -> u64 {
        self.lock().cuts
    }

    /// Runs a program to its end, unless there has been a cut since the count was `cuts`. It may take at most `limit`
    /// after each time it has printed something, and after it has closed its output.
    pub(super) fn run(&self, program: &Program, text: &str, limit: Duration, cuts: u64) -> Ended {
        let Ok(mut child) = start(program) else { return Ended::Failed };
        let pid = Pid::from_child(&child);
        if self.begin(pid, cuts) {
            write_stdin(&mut child, text);
            if !closes_its_output(&mut child, limit) {
                kill_process_group(pid, Signal::KILL).ok();
            }
        } else {
            kill_process_group(pid, Signal::KILL).ok();
        }
        match self.ends_well(&mut child, pid, limit) {
            _ if self.cuts() != cuts => Ended::Cut,
            true => Ended::Well,
            false => Ended::Failed,
        }
    }

    /// Adds a program to those that are running, unless there has been a cut since the count was `cuts`. Returns
    /// whether it was added.
    pub(super) fn begin(&self, pid: Pid, cuts: u64) -> bool {
        let mut runs = self.lock();
        let wanted = runs.cuts == cuts;
        if wanted {
            runs.running.push(pid);
        }
        wanted
    }

    /// Waits until a program ends. Returns true if it ended by itself within `limit` and succeeded. A program that
    /// takes longer is ended.
    fn ends_well(&self, child: &mut Child, pid: Pid, limit: Duration) -> bool {
        let (mut waited, mut look) = (Duration::ZERO, FIRST_LOOK);
        while waited < limit {
            if let Some(well) = self.ended(child, pid) {
                return well;
            }
            let until = Timespec::try_from(look).ok();
            poll(&mut [], until.as_ref()).ok();
            waited += look;
            look = (look * 2).min(LAST_LOOK);
        }
        self.end(child);
        false
    }

    /// Ends a program. It is removed from the list before its process id can be used for another.
    pub(super) fn end(&self, child: &mut Child) {
        let pid = Pid::from_child(child);
        kill_process_group(pid, Signal::KILL).ok();
        self.lock().running.retain(|running| *running != pid);
        child.wait().ok();
    }

    /// Returns whether a program succeeded, once it has ended. It is removed from the list before its process id can be
    /// used for another.
    fn ended(&self, child: &mut Child, pid: Pid) -> Option<bool> {
        let mut runs = self.lock();
        let status = match child.try_wait() {
            Ok(None) => return None,
            Ok(Some(status)) => Some(status),
            Err(_) => None,
        };
        runs.running.retain(|running| *running != pid);
        Some(status.is_some_and(|status| status.success()))
    }
}

/// Starts a program whose input and output are pipes.
pub(super) fn start(program: &Program) -> std::io::Result<Child> {
    start_with(program, Stdio::piped)
}

/// Starts a program in a session of its own, with this kind of input and output. The terminal's signals do not reach
/// it, and it cannot write to the terminal through `/dev/tty`.
#[expect(clippy::disallowed_methods, reason = "this is the room that starts programs")]
fn start_with(program: &Program, stdio: fn() -> Stdio) -> std::io::Result<Child> {
    let mut command = Command::new(&program.path);
    command.args(&program.args).envs(program.env.iter().map(|(name, value)| (name, value)));
    command.stdin(stdio()).stdout(stdio()).stderr(Stdio::null());
    // Adds the call that begins the session. The wrapper's own way to start the command would hide its `Child`.
    ProcessSession.pre_spawn(&mut command, &CommandWrap::with_new(&program.path, |_| {}))?;
    command.spawn()
}

/// Starts a program without input and output. It runs on even if neckcare ends, but is ended after `limit`.
pub(super) fn run_detached(program: &Program, limit: Duration) {
    let Ok(mut child) = start_with(&program.ended_after(limit), Stdio::null) else { return };
    // A program whose end nobody has waited for still counts as running.
    let waits = std::thread::Builder::new().name("detached".to_owned());
    waits.spawn(move || child.wait()).ok();
}

/// Returns the output of a program, if it ends within a time limit.
pub(super) fn printed(program: &Program, limit: Duration) -> Option<String> {
    let mut child = start(program).ok()?;
    drop(child.stdin.take());
    let printed = child.stdout.take().and_then(|stdout| read_within(stdout, limit));
    kill_process_group(Pid::from_child(&child), Signal::KILL).ok();
    child.wait().ok();
    printed.map(|printed| String::from_utf8_lossy(&printed).into_owned())
}

/// Reads everything up to the end. Returns `None` if that takes too long or is too much.
fn read_within(mut from: impl Read + AsFd, limit: Duration) -> Option<Vec<u8>> {
    let (begun, mut all, mut bytes) = (now(), Vec::new(), [0; 4096]);
    while all.len() < MOST {
        let left = Timespec::try_from(limit.checked_sub(begun.elapsed())?).ok()?;
        match poll(&mut [PollFd::new(&from, PollFlags::IN)], Some(&left)) {
            Ok(0) => return None,
            Ok(_) => match from.read(&mut bytes).ok()? {
                0 => return Some(all),
                count => all.extend(bytes.get(..count)?),
            },
            Err(rustix::io::Errno::INTR) => {}
            Err(_) => return None,
        }
    }
    None
}

/// Writes text to the program's standard input. It is no failure if the program reads none.
fn write_stdin(child: &mut Child, text: &str) {
    if let Some(mut stdin) = child.stdin.take() {
        stdin.write_all(text.as_bytes()).ok();
    }
}

/// Waits until a program closes its output, and throws the output away. Returns false if the program takes too long or
/// prints too often.
fn closes_its_output(child: &mut Child, limit: Duration) -> bool {
    let Some(mut stdout) = child.stdout.take() else { return true };
    let Ok(limit) = Timespec::try_from(limit) else { return false };
    let mut thrown_away = [0; 4096];
    for _ in 0..PRINTS {
        let mut fds = [PollFd::new(&stdout, PollFlags::IN)];
        match poll(&mut fds, Some(&limit)) {
            Ok(0) => return false,
            Ok(_) => {}
            Err(rustix::io::Errno::INTR) => continue,
            Err(_) => return false,
        }
        if !stdout.read(&mut thrown_away).is_ok_and(|read| read > 0) {
            return true;
        }
    }
    false
}

/// Why a program that the user has named in a setting cannot be run.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum UnusableProgram {
    /// There is no file at this path, or no program of this name in PATH.
    #[error("there is no program `{0}`")]
    Missing(String),
    /// The file at this path may not be executed.
    #[error("`{0}` is not an executable program")]
    NotExecutable(String),
}

/// Returns the path of a program that the user has named: by a path, or by its name in PATH.
pub(super) fn named(name: &str) -> Result<PathBuf, UnusableProgram> {
    let path = if name.contains('/') { Some(PathBuf::from(name)) } else { find(name) };
    match path {
        Some(path) if is_executable(&path) => Ok(path),
        Some(path) if path.exists() => Err(UnusableProgram::NotExecutable(safe::visible(name))),
        _ => Err(UnusableProgram::Missing(safe::visible(name))),
    }
}

fn is_executable(path: &Path) -> bool {
    path.is_file() && access(path, Access::EXEC_OK).is_ok()
}

/// Returns the path of the first executable file of this name in PATH.
#[expect(clippy::disallowed_methods, reason = "PATH says where programs are")]
pub(super) fn find(name: &str) -> Option<PathBuf> {
    let folders = env::var_os("PATH")?;
    env::split_paths(&folders)
        .filter(|folder| folder.is_absolute())
        .map(|folder| folder.join(name))
        .find(|path| is_executable(path))
}

#[cfg(test)]
mod tests {
    use rustix::process::{getsid, test_kill_process};

    use super::*;

    fn shell(script: &str) -> Program {
        Program { path: "/bin/sh".into(), args: vec!["-c".into(), script.into()], env: Vec::new() }
    }

    fn run(script: &str, text: &str, limit: Duration) -> Ended {
        ProcessGroup::default().run(&shell(script), text, limit, 0)
    }

    const LONG: Duration = Duration::from_secs(20);

    #[test]
    fn a_program_gets_its_text_and_its_exit_code_counts() {
        assert_eq!(
            run("read words && test \"$words\" = 'Lighter.'", "Lighter.\n", LONG),
            Ended::Well
        );
        assert_eq!(run("exit 3", "", LONG), Ended::Failed);
        let missing = Program { path: "/nowhere/at/all".into(), args: Vec::new(), env: Vec::new() };
        assert_eq!(ProcessGroup::default().run(&missing, "", LONG, 0), Ended::Failed);
    }

    #[test]
    fn a_program_that_takes_too_long_is_ended_with_its_children() {
        let limit = Duration::from_millis(100);
        assert_eq!(run("sleep 100", "", limit), Ended::Failed);
        assert_eq!(run("trap '' TERM; sleep 100 & wait", "", limit), Ended::Failed);
    }

    #[test]
    fn a_program_may_run_on_after_it_has_closed_its_output() {
        assert_eq!(run("exec >/dev/null; sleep 1", "", LONG), Ended::Well);
    }

    #[test]
    fn output_is_read_whole_and_in_time_or_not_at_all() {
        let printed = |script, limit| printed(&shell(script), limit);
        assert_eq!(printed("echo one; echo two", LONG), Some("one\ntwo\n".to_owned()));
        let soon = Duration::from_millis(100);
        assert_eq!(printed("echo one; sleep 100", soon), None);
        assert_eq!(printed("yes", LONG), None);
        let begun = now();
        assert_eq!(printed("while :; do echo one; sleep 0.03; done", soon), None);
        assert!(begun.elapsed() < Duration::from_secs(5));
    }

    /// Runs a script detached and returns its process id, which it writes into a file.
    #[expect(clippy::disallowed_methods, reason = "a test reads a file")]
    fn detached(script: &str, limit: Duration) -> Pid {
        let folder = tempfile::TempDir::new().unwrap();
        let (file, begun) = (folder.path().join("pid"), now());
        run_detached(&shell(&format!("echo $$ > {}; {script}", file.display())), limit);
        loop {
            let told = std::fs::read_to_string(&file).unwrap_or_default();
            if let Some(pid) = told.trim().parse().ok().and_then(Pid::from_raw) {
                return pid;
            }
            assert!(begun.elapsed() < LONG, "it never began");
            std::thread::park_timeout(Duration::from_millis(2));
        }
    }

    #[test]
    fn a_detached_program_is_ended_in_time_even_if_it_ignores_signals() {
        let (begun, limit) = (now(), Duration::from_secs(1));
        let pid = detached("trap '' HUP INT TERM; while :; do sleep 100; done", limit);
        assert!(test_kill_process(pid).is_ok(), "it runs");
        while test_kill_process(pid).is_ok() {
            assert!(begun.elapsed() < LONG, "it still runs");
            std::thread::park_timeout(Duration::from_millis(2));
        }
        assert!(begun.elapsed() >= limit);
    }

    #[test]
    fn every_program_has_a_session_of_its_own_and_no_terminal() {
        let pid = detached("exec sleep 5", LONG);
        assert_eq!(getsid(Some(pid)).unwrap(), pid);
        kill_process_group(pid, Signal::KILL).unwrap();
        assert_eq!(run("exec 3> /dev/tty", "", LONG), Ended::Failed);
    }

    #[test]
    fn a_program_with_a_time_limit_keeps_its_arguments_input_and_exit_code() {
        let limited = |script| {
            let program = shell(script).ended_after(Duration::from_millis(1));
            ProcessGroup::default().run(&program, "Lighter.\n", LONG, 0)
        };
        assert_eq!(limited("read words && test \"$words\" = 'Lighter.'"), Ended::Well);
        assert_eq!(limited("exit 3"), Ended::Failed);
        assert_eq!(limited("sleep 100"), Ended::Failed);
    }

    #[test]
    fn a_program_that_cannot_be_run_is_named_with_the_reason() {
        let missing = |name: &str| Err(UnusableProgram::Missing(name.to_owned()));
        assert_eq!(named("/nowhere/at/all"), missing("/nowhere/at/all"));
        assert_eq!(named("no-such-program-at-all"), missing("no-such-program-at-all"));
        assert_eq!(named("/bin/sh"), Ok("/bin/sh".into()));
        for name in ["/", concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml")] {
            assert_eq!(named(name), Err(UnusableProgram::NotExecutable(name.to_owned())));
        }
    }

    #[test]
    fn a_program_that_prints_without_end_is_ended() {
        assert_eq!(run("yes", "", LONG), Ended::Failed);
    }

    #[test]
    fn a_cut_ends_programs_that_run_or_were_to_start() {
        let processes = ProcessGroup::default();
        let (there, here) = (processes.clone(), processes.cuts());
        let runs = std::thread::spawn(move || there.run(&shell("sleep 100"), "", LONG, here));
        while !processes.is_busy() {
            std::thread::park_timeout(Duration::from_millis(2));
        }
        processes.cut();
        assert_eq!(runs.join().unwrap(), Ended::Cut);
        assert_eq!(processes.run(&shell("true"), "", LONG, here), Ended::Cut);
        assert_eq!(processes.run(&shell("true"), "", LONG, processes.cuts()), Ended::Well);
        assert!(!processes.is_busy());
    }
}
