//! The signals that end the program.

use rustix::process::Signal;

/// All signals with names that end a program by default and can be handled, except SIGPIPE and SIGXFSZ, which it ignores.
pub(crate) const ENDING_SIGNALS: &[Signal] = &[
    Signal::TERM,
    Signal::HUP,
    Signal::INT,
    Signal::QUIT,
    Signal::ABORT,
    Signal::ALARM,
    Signal::BUS,
    Signal::PROF,
    Signal::SYS,
    Signal::TRAP,
    Signal::USR1,
    Signal::USR2,
    Signal::VTALARM,
    Signal::XCPU,
    #[cfg(target_os = "linux")]
    Signal::IO,
    #[cfg(target_os = "linux")]
    Signal::POWER,
    #[cfg(all(target_os = "linux", any(target_arch = "x86_64", target_arch = "aarch64")))]
    Signal::STKFLT,
];

/// Returns the exit code of the program after a signal.
pub(crate) fn exit_code(signal: Signal) -> u32 {
    128 + signal.as_raw().unsigned_abs()
}
