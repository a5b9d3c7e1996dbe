//! `neckcare stop`, `pause`, `next` and `repeat`: a command to a session running in another terminal.

use super::{Error, warn};
use crate::app::RemoteCommand;
use crate::routine::keyword::Keyword;
use crate::store::sockets::{self, Sockets};
use crate::terminal::remote::{self, Reaction};

/// Sends the command to every running program of this user. It has succeeded if all of them have answered and one of them
/// has carried it out.
pub(super) fn send(command: RemoteCommand) -> Result<u8, Error> {
    let Sockets { listeners, replies, distrusted } = Sockets::find();
    distrusted.iter().for_each(warn);
    remote::sweep(replies);
    let programs = remote::sweep(listeners);
    if programs.is_empty() {
        return Err(Error::NothingRuns);
    }
    let word = command.word();
    let (mut has_obeyed, mut ignored, mut not_taken) = (false, Vec::new(), Vec::new());
    for (path, reaction) in remote::send(word, programs, sockets::to_wait_for_answers().next())? {
        let who = sockets::process_of(&path);
        match reaction {
            Reaction::Obeyed => has_obeyed = true,
            Reaction::Ignored => ignored.push(who),
            Reaction::Gone => {}
            Reaction::Silent => not_taken.push(format!(
                "{who} did not take `{word}`; if it is suspended, type `fg` in its terminal"
            )),
            Reaction::Unreachable(why) => {
                not_taken.push(format!("{who} did not take `{word}`: {why}"));
            }
        }
    }
    if !not_taken.is_empty() {
        return Err(Error::NotTaken(not_taken.join("\n")));
    }
    match (has_obeyed, ignored.is_empty()) {
        (true, _) => Ok(0),
        (false, true) => Err(Error::NothingRuns),
        (false, false) => Err(Error::NothingObeys { word, who: ignored.join(", ") }),
    }
}
