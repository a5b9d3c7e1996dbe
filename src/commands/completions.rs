//! `neckcare completions`: the script for a shell, and the answers when the user presses Tab.

mod candidates;

use std::ffi::OsString;
use std::io::{self, Write};

use clap::Command;
use clap::builder::ArgExt;
use clap_complete::engine::{ArgValueCandidates, ArgValueCompleter};
use clap_complete::env::{Bash, EnvCompleter, Fish, Zsh};

use super::{Error, environment};
use crate::cli::{self, Shell};

/// The environment variable in which a shell puts its name when it asks for completions.
const ASKS: &str = "NECKCARE_COMPLETE";

/// The name of the program, and of the command that calls it.
const NAME: &str = "neckcare";

/// When zsh loads the script at the first Tab, this answers that Tab too.
const FIRST_TAB: &str =
    r#"[[ $funcstack[1] = _neckcare ]] && _clap_dynamic_completer_neckcare "$@""#;

/// The function that the script for bash defines to complete a word, and the one that is registered instead of it. Bash
/// inserts what it gets as it is, so a space would begin another word. After an opening quote, nothing needs escaping.
const IN_BASH: &str = "-F _clap_complete_neckcare";
const ESCAPED: &str = r#"_neckcare() {
    local word=${COMP_WORDS[COMP_CWORD]} typed=${2//\\/} each escaped
    COMP_WORDS[COMP_CWORD]=$typed
    _clap_complete_neckcare "$1" "$typed" "$3"
    if [[ $word == [\"\']* ]]; then return; fi
    for each in "${!COMPREPLY[@]}"; do
        printf -v escaped %q "${COMPREPLY[each]}"
        if [[ $escaped == '\~/'* ]]; then escaped=${escaped:1}; fi
        COMPREPLY[each]=$escaped
    done
}"#;

/// Prints the script with which a shell asks for completions.
pub(super) fn script(shell: Shell, out: &mut impl Write) -> Result<u8, Error> {
    let mut script = Vec::new();
    completer(shell).write_registration(ASKS, NAME, NAME, NAME, &mut script)?;
    let script = String::from_utf8_lossy(&script);
    match shell {
        Shell::Bash => {
            writeln!(out, "{ESCAPED}\n{}", script.replace(IN_BASH, "-F _neckcare").trim())?;
        }
        Shell::Fish => write!(out, "{script}")?,
        Shell::Zsh => writeln!(out, "{script}{FIRST_TAB}")?,
    }
    Ok(0)
}

const fn completer(shell: Shell) -> &'static dyn EnvCompleter {
    match shell {
        Shell::Bash => &Bash,
        Shell::Fish => &Fish,
        Shell::Zsh => &Zsh,
    }
}

/// Answers a shell that asks for completions, and returns the exit code; `None` if no shell asks.
pub(super) fn answered(args: &[OsString]) -> Option<u8> {
    let name = environment::variable(ASKS)?;
    let shell = [Shell::Bash, Shell::Fish, Shell::Zsh]
        .map(completer)
        .into_iter()
        .find(|shell| shell.is(&name))?;
    let words: Vec<OsString> =
        args.iter().skip_while(|arg| *arg != "--").skip(1).cloned().collect();
    if words.is_empty() {
        return None;
    }
    let mut answer = Vec::new();
    let found =
        shell.write_complete(&mut asked(), words, environment::folder().as_deref(), &mut answer);
    let told = found.and_then(|()| io::stdout().write_all(&answer));
    Some(u8::from(told.is_err()))
}

/// Returns the command line with the values to offer. Options are offered once a hyphen is typed.
fn asked() -> Command {
    let mut command = cli::command();
    command.build();
    let command = without_options(command);
    let own = || ArgValueCompleter::new(candidates::routines_and_files);
    let command = ["start", "show", "script"]
        .into_iter()
        .fold(command, |command, name| with(command, name, "routine", own()));
    let command =
        with(command, "calendar", "routine", ArgValueCandidates::new(candidates::routines));
    let command = with(command, "check", "what", ArgValueCompleter::new(candidates::own_and_files));
    let command = with(command, "moves", "name", ArgValueCandidates::new(candidates::moves));
    let command = with(command, "voice", "name", ArgValueCandidates::new(candidates::voices));
    let command = with(command, "here", "places", ArgValueCandidates::new(candidates::places));
    let command = with(command, "about", "topic", ArgValueCandidates::new(candidates::topics));
    with(command, "history", "hide", ArgValueCandidates::new(candidates::sessions))
}

fn with(
    command: Command,
    name: &str,
    argument: &str,
    candidates: impl ArgExt + 'static,
) -> Command {
    command.mut_subcommand(name, |command| {
        command.mut_arg(argument, |argument| argument.add(candidates))
    })
}

/// Hides all options. Hidden options are offered only if nothing else fits.
fn without_options(command: Command) -> Command {
    command
        .mut_args(|argument| if argument.is_positional() { argument } else { argument.hide(true) })
        .mut_subcommands(without_options)
}
