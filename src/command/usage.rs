//! What is said of arguments that are not understood.

use std::ffi::OsString;

use clap::Parser;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::{Error, choose, tell};
use crate::cli::Cli;
use crate::routine::safe;

/// Says what is wrong with the arguments, or what was asked for instead, and gives the exit code.
pub(super) fn tell_of(usage: &clap::Error, args: &[OsString]) -> u8 {
    if let Some(id) = routine(usage) {
        let bare = Error::Bare { id };
        tell(&bare);
        return bare.exit_code();
    }
    let repeatable = repeatable(args);
    let usage = repeatable.as_ref().unwrap_or(usage);
    // A closed pipe is all that can go wrong here, and nobody is left to tell.
    usage.print().ok();
    u8::try_from(usage.exit_code()).unwrap_or(2)
}

/// The routine that stands where a command should.
fn routine(usage: &clap::Error) -> Option<String> {
    let ErrorKind::InvalidSubcommand = usage.kind() else { return None };
    let Some(ContextValue::String(name)) = usage.get(ContextKind::InvalidSubcommand) else {
        return None;
    };
    let (library, _) = choose::everything().ok()?;
    library.find(name).map(|routine| routine.id.clone())
}

/// The same complaint about arguments that do no harm when it repeats them.
fn repeatable(args: &[OsString]) -> Option<clap::Error> {
    let visible = args.iter().map(|arg| safe::visible(&arg.to_string_lossy()));
    Cli::try_parse_from(visible).err()
}
