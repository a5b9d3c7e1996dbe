//! What the system knows of a process.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rustix::process::Pid;

pub(super) fn pid(number: i32) -> Pid {
    Pid::from_raw(number).unwrap()
}

#[expect(clippy::disallowed_methods, reason = "a test reads what was written")]
pub(crate) fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_default()
}

fn stat(pid: Pid) -> Option<Vec<String>> {
    let path = PathBuf::from(format!("/proc/{}/stat", pid.as_raw_nonzero()));
    // The name, in brackets, may hold anything.
    let stat = read(&path);
    let (_, fields) = stat.rsplit_once(") ")?;
    Some(fields.split(' ').map(str::to_owned).collect())
}

/// Whether a process has ended, whether or not somebody has asked for its exit code.
#[cfg(target_os = "linux")]
pub(crate) fn is_over(pid: Pid) -> bool {
    stat(pid).is_none_or(|fields| fields[0] == "Z")
}

/// Elsewhere only the exit code tells.
#[cfg(not(target_os = "linux"))]
pub(crate) fn is_over(_: Pid) -> bool {
    true
}

/// Whether a process was stopped, as by Ctrl-Z.
pub(crate) fn is_stopped(pid: Pid) -> bool {
    stat(pid).is_some_and(|fields| fields[0] == "T")
}

/// What a process has cost so far; nothing where that cannot be told.
pub(crate) fn cpu_time(pid: Pid) -> Duration {
    const TICK: Duration = Duration::from_millis(10);
    let fields = stat(pid).unwrap_or_default();
    let ticks = |nth: usize| fields.get(nth).and_then(|field| field.parse::<u32>().ok());
    TICK * (ticks(11).unwrap_or(0) + ticks(12).unwrap_or(0))
}

/// How often a process has gone to sleep so far, in all its threads.
pub(crate) fn naps(pid: Pid) -> u64 {
    let tasks = PathBuf::from(format!("/proc/{}/task", pid.as_raw_nonzero()));
    #[expect(clippy::disallowed_methods, reason = "a test looks at processes")]
    let tasks = fs::read_dir(tasks).into_iter().flatten().flatten();
    tasks
        .map(|task| {
            let status = read(&task.path().join("status"));
            let line = status.lines().find(|line| line.starts_with("voluntary_ctxt_switches:"));
            line.and_then(|line| line.split_whitespace().nth(1)?.parse::<u64>().ok()).unwrap_or(0)
        })
        .sum()
}
