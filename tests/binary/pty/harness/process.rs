//! Reads from `/proc` what the system knows about a process.

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
    // The name, in brackets, may contain any character.
    let stat = read(&path);
    let (_, fields) = stat.rsplit_once(") ")?;
    Some(fields.split(' ').map(str::to_owned).collect())
}

/// Returns true if a process has ended, even if its exit code has not been collected.
#[cfg(target_os = "linux")]
pub(crate) fn is_over(pid: Pid) -> bool {
    stat(pid).is_none_or(|fields| fields[0] == "Z")
}

/// On other systems only the exit code tells that a process has ended.
#[cfg(not(target_os = "linux"))]
pub(crate) fn is_over(_: Pid) -> bool {
    true
}

/// Returns true if a process is stopped, as by Ctrl-Z.
pub(crate) fn is_stopped(pid: Pid) -> bool {
    stat(pid).is_some_and(|fields| fields[0] == "T")
}

/// Returns the processor time of a process so far, or zero if it is unknown.
pub(crate) fn cpu_time(pid: Pid) -> Duration {
    const TICK: Duration = Duration::from_millis(10);
    let fields = stat(pid).unwrap_or_default();
    let ticks = |nth: usize| fields.get(nth).and_then(|field| field.parse::<u32>().ok());
    TICK * (ticks(11).unwrap_or(0) + ticks(12).unwrap_or(0))
}

/// Returns how often the threads of a process have gone to sleep so far.
pub(crate) fn sleep_count(pid: Pid) -> u64 {
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
