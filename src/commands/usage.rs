//! Parses the arguments, starts a routine that is named without a command, and reports wrong usage.

use std::ffi::OsString;
use std::io::{self, Write};

use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::{Error, choose, complain, report};
use crate::cli::{self, Cli};
use crate::routine::safe;

/// Returns the parsed arguments, or the exit code once an error or the requested help has been printed.
pub(super) fn parse(mut args: Vec<OsString>) -> Result<Cli, u8> {
    let mut parsed = Cli::parsed(args.clone());
    if let Err(usage) = &parsed
        && no_command(usage, &args).is_some_and(choose::is_routine)
    {
        args.insert(1, "start".into());
        parsed = Cli::parsed(args.clone());
    }
    parsed.map_err(|usage| tell_of(&usage, &args))
}

/// Returns the word in the place of a command that is not one. Only commands have help, so the name in `help NAME` does
/// not count.
fn no_command<'u>(usage: &'u clap::Error, args: &[OsString]) -> Option<&'u str> {
    let named = match usage.get(ContextKind::InvalidSubcommand) {
        Some(ContextValue::String(name)) if usage.kind() == ErrorKind::InvalidSubcommand => name,
        _ => return None,
    };
    let is_help = args.get(1).is_some_and(|first| first == "help");
    (!is_help).then_some(named)
}

/// Prints what is wrong with the arguments, or the help that they ask for, and returns the exit code.
fn tell_of(usage: &clap::Error, args: &[OsString]) -> u8 {
    if let Some(name) = no_command(usage, args) {
        return report(&unknown(name));
    }
    let repeatable = repeatable(args);
    let usage = repeatable.as_ref().unwrap_or(usage);
    if usage.use_stderr() {
        complain("", &usage.render().ansi());
    } else if let Err(error) = usage.print().and_then(|()| io::stdout().flush()) {
        return report(&error.into());
    }
    u8::try_from(usage.exit_code()).unwrap_or(2)
}

/// Returns the error for a name that neither a command nor a routine has.
fn unknown(name: &str) -> Error {
    let (command, routines) = (cli::command(), choose::ids());
    let commands = command.get_subcommands().map(clap::Command::get_name);
    let known: Vec<&str> = commands.chain(routines.iter().map(String::as_str)).collect();
    Error::NoCommand { name: choose::truncated(name), nearest: choose::near(name, &known) }
}

/// Returns the same error for the arguments with control characters made visible, so that it can safely repeat them.
fn repeatable(args: &[OsString]) -> Option<clap::Error> {
    let visible = args.iter().map(|arg| safe::visible(&arg.to_string_lossy()).into());
    Cli::parsed(visible).err()
}
