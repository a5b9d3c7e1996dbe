//! Reads from Linux's `/proc` what a process has used so far.

use std::fs;
use std::path::PathBuf;
use std::time::Duration;

use rustix::process::Pid;

use crate::harness::read;

fn of(pid: Pid) -> PathBuf {
    PathBuf::from(format!("/proc/{}", pid.as_raw_nonzero()))
}

/// Returns the processor time of all threads that still exist, in nanoseconds. It is exact while the process sleeps.
#[expect(clippy::disallowed_methods, reason = "a benchmark looks at processes")]
pub(crate) fn cpu(pid: Pid) -> Duration {
    let tasks = fs::read_dir(of(pid).join("task")).into_iter().flatten().flatten();
    tasks
        .map(|task| {
            let times = read(&task.path().join("schedstat"));
            let first = times.split(' ').next().and_then(|time| time.parse().ok());
            Duration::from_nanos(first.unwrap_or(0))
        })
        .sum()
}

/// Returns the peak memory of the process in KiB.
pub(crate) fn peak(pid: Pid) -> u32 {
    let status = read(&of(pid).join("status"));
    let line = status.lines().find(|line| line.starts_with("VmHWM:"));
    let number = line.and_then(|line| line.split_whitespace().nth(1)?.parse().ok());
    number.expect("Linux tells the peak of a process")
}
