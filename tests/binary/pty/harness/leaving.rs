//! Waits for the end of the program, closes its terminal, and kills it when the test ends.

use std::time::Duration;

use rustix::process::{Signal, kill_process};
use rustix::termios::{OptionalActions, SpecialCodeIndex, tcgetattr, tcsetattr};

use super::ended::{Ended, Vanished};
use super::line::ReadMode;
use super::patience::{PATIENCE, now, until};
use super::process::{cpu_time, is_over, pid, read};
use super::session::Session;

impl Session {
    /// Waits for the end of the program and returns its exit code.
    #[track_caller]
    fn wait_for_end(&mut self) -> u32 {
        let mut code = None;
        let ended = until(|| {
            code = self.child.try_wait().unwrap().map(|status| status.exit_code());
            code.is_some()
        });
        if !ended {
            self.read_for(Duration::ZERO);
            panic!("it does not end; {self:?}");
        }
        code.unwrap()
    }

    /// Waits for the end of the program and returns its results.
    #[track_caller]
    pub(crate) fn end(mut self) -> Ended {
        let start = now();
        let code = self.wait_for_end();
        let took = start.elapsed();
        let restored = self.modes() == self.initial_modes;
        self.gate.set(ReadMode::Here);
        // This was the last open handle to the terminal: the remaining output comes, then the end.
        self.tty = None;
        let deadline = PATIENCE;
        while let Ok(bytes) = self.eye.recv_timeout(deadline.saturating_sub(start.elapsed())) {
            self.see(&bytes);
        }
        let screen = self.text();
        Ended { code, took, restored, raw: std::mem::take(&mut self.raw), screen }
    }

    /// Closes the terminal, as when its window is closed, and waits for the end of the program.
    #[track_caller]
    pub(crate) fn vanish(mut self) -> Vanished {
        self.close_terminal();
        let start = now();
        let cpu = until(|| is_over(self.pid)).then(|| cpu_time(self.pid));
        let took = start.elapsed();
        let code = self.wait_for_end();
        let times = read(&self.home.path().join("times"));
        Vanished { code, took, cpu: cpu.unwrap_or_default(), times }
    }

    pub(crate) fn close_terminal(&mut self) {
        let tty = self.tty.take().unwrap();
        // On drop, the pseudo-terminal's library types the end-of-file key, unless there is none.
        let mut modes = tcgetattr(&tty).unwrap();
        modes.special_codes[SpecialCodeIndex::VEOF] = 0;
        tcsetattr(&tty, OptionalActions::Now, &modes).unwrap();
        self.hand = None;
        self.typist.take().unwrap().join().unwrap();
        // The watcher blocks in a read until there is a byte to read. Writing may fail while the program writes.
        self.gate.set(ReadMode::Never);
        let watcher = self.watcher.take().unwrap();
        assert!(until(|| {
            rustix::io::write(&tty, &[0]).ok();
            watcher.is_finished()
        }));
        watcher.join().unwrap();
        drop(tty);
        self.master = None;
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        if matches!(self.child.try_wait(), Ok(None)) {
            if let Some(master) = &self.master
                && let Some(front) = master.process_group_leader()
                && front != self.pid.as_raw_nonzero().get()
            {
                kill_process(pid(front), Signal::KILL).ok();
            }
            kill_process(self.pid, Signal::KILL).ok();
            self.child.wait().ok();
        }
    }
}
