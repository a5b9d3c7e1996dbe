//! `neckcare stop`, `pause`, `next` and `repeat`: a command to a session running in another terminal.

use super::Error;
use crate::app::RemoteCommand;
use crate::routine::keyword::Keyword;
use crate::store::paths;
use crate::terminal::remote;

/// Sends the command to every running program of this user.
pub(super) fn send(word: RemoteCommand) -> Result<u8, Error> {
    let mut heard = false;
    for socket in paths::sockets() {
        if remote::send(&socket, word.word()).is_ok() {
            heard = true;
        } else {
            paths::remove_socket(&socket);
        }
    }
    if heard { Ok(0) } else { Err(Error::NothingRuns) }
}
