//! Asks the terminal questions while it is in normal use, and waits for the answers.

use std::io::{self, IsTerminal};
use std::time::Duration;

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::stdio::{stdin, stdout};

use super::wait::{ReadOutcome, read_ready};
use crate::terminal::answer::{TerminalAnswers, TerminalQuestions};
use crate::terminal::clock::Clock;
use crate::terminal::input::Decoder;
use crate::terminal::modes::Modes;
use crate::terminal::output::write_within;

/// Returns the answers that the terminal gives within `limit`, or none if input or output is not a terminal. Keys typed
/// meanwhile are lost.
///
/// # Errors
/// If the terminal's modes cannot be changed, or it accepts no bytes.
pub fn ask(questions: TerminalQuestions, limit: Duration) -> io::Result<TerminalAnswers> {
    if !(io::stdin().is_terminal() && io::stdout().is_terminal()) {
        return Ok(TerminalAnswers::default());
    }
    let modes = Modes::found()?;
    modes.raw()?;
    let answers = answers(questions, limit);
    modes.restore()?;
    answers
}

fn answers(questions: TerminalQuestions, limit: Duration) -> io::Result<TerminalAnswers> {
    let (clock, mut decoder, mut bytes) = (Clock::real(), Decoder::default(), Vec::new());
    write_within(stdout(), &questions.bytes(), limit)?;
    while !decoder.answers().complete {
        let left = limit.saturating_sub(clock.now());
        let mut watched = [PollFd::from_borrowed_fd(stdin(), PollFlags::IN)];
        let left = Timespec::try_from(left).ok();
        if poll(&mut watched, left.as_ref()).unwrap_or(0) == 0 {
            break;
        }
        match read_ready(stdin(), &mut bytes) {
            ReadOutcome::Bytes => drop(decoder.feed(&bytes, clock.now())),
            ReadOutcome::Nothing => {}
            ReadOutcome::End | ReadOutcome::Gone => break,
        }
    }
    Ok(decoder.answers())
}
