//! Every command with its arguments, and the options they share, as clap knows them.

use clap::builder::StyledStr;
use clap::{Arg, Command};
use roff::{Inline, bold, italic, roman};

use super::manual::Manual;

/// The options that clap adds by itself.
const BY_CLAP: [&str; 2] = ["help", "version"];

/// Adds the commands, then the options that work with all of them.
pub(super) fn write(command: &Command, page: &mut Manual) {
    page.section("COMMANDS");
    let mut told = Vec::new();
    for command in command.get_subcommands().filter(|command| command.get_name() != "help") {
        page.entry(usage(command), &sentence(&help(command.get_about())));
        let (before, new): (Vec<&Arg>, Vec<&Arg>) =
            own(command).partition(|argument| is_told(argument, &told));
        if !before.is_empty() || !new.is_empty() {
            page.indented(|page| {
                arguments(&new, page);
                as_before(&before, page);
            });
        }
        told.extend(new);
    }
    page.section("OPTIONS");
    page.paragraph("These work with every command.");
    arguments(&command.get_arguments().collect::<Vec<_>>(), page);
}

/// Returns true if an earlier command has the same argument.
fn is_told(argument: &Arg, told: &[&Arg]) -> bool {
    let same = |other: &&Arg| {
        other.get_id() == argument.get_id() && help(other.get_help()) == help(argument.get_help())
    };
    told.iter().any(same)
}

/// Adds a line about arguments that an earlier command has explained.
fn as_before(arguments: &[&Arg], page: &mut Manual) {
    let options: Vec<String> = arguments
        .iter()
        .filter_map(|argument| Some(format!("`--{}`", argument.get_long()?)))
        .collect();
    if let Some((last, others)) = options.split_last() {
        let words = match others {
            [] => format!("{last} works as above."),
            others => format!("{} and {last} work as above.", others.join(", ")),
        };
        page.paragraph(&words);
    }
}

/// Returns a command's arguments, without those that work with every command.
fn own(command: &Command) -> impl Iterator<Item = &Arg> {
    let arguments = command.get_arguments().filter(|argument| !argument.is_global_set());
    arguments.filter(|argument| !BY_CLAP.contains(&argument.get_id().as_str()))
}

/// Returns a command with its positional arguments: `neckcare start NAME|FILE`.
fn usage(command: &Command) -> Vec<Inline> {
    let mut usage = vec![bold(format!("neckcare {}", command.get_name()))];
    for value in own(command).filter(|argument| argument.is_positional()) {
        let many = if value.get_num_args().is_some_and(|range| range.max_values() > 1) {
            " ..."
        } else {
            ""
        };
        let (open, close) = if value.is_required_set() { ("", "") } else { ("[", "]") };
        usage.extend([
            roman(format!(" {open}")),
            italic(name(value)),
            roman(format!("{many}{close}")),
        ]);
    }
    usage
}

/// Adds options under their headings.
fn arguments(arguments: &[&Arg], page: &mut Manual) {
    let mut heading = None;
    for argument in arguments {
        if argument.get_help_heading() != heading {
            heading = argument.get_help_heading();
            page.paragraph(&format!("{}:", heading.unwrap_or("Other options")));
        }
        page.entry(term(argument), &sentence(&help(argument.get_help())));
        values(argument, page);
    }
}

/// Returns an argument as it is written: `--side SIDE`, `--sheet[=FORM]`, `NAME`.
fn term(argument: &Arg) -> Vec<Inline> {
    let Some(long) = argument.get_long() else { return vec![italic(name(argument))] };
    let mut term: Vec<Inline> =
        argument.get_short().map(|short| bold(format!("-{short}, "))).into_iter().collect();
    term.push(bold(format!("--{long}")));
    if !argument.get_action().takes_values() {
        return term;
    }
    let (before, after) = match argument.get_num_args() {
        Some(range) if range.min_values() == 0 => ("[=", "]"),
        _ => (" ", ""),
    };
    term.extend([roman(before), italic(name(argument)), roman(after)]);
    term
}

/// Returns the name of an argument's value.
fn name(argument: &Arg) -> String {
    let names = argument.get_value_names().unwrap_or_default();
    names.first().map_or_else(|| argument.get_id().as_str().to_uppercase(), ToString::to_string)
}

/// Adds the possible values of an argument, each with its meaning.
fn values(argument: &Arg, page: &mut Manual) {
    let values = argument.get_possible_values();
    if values.is_empty() || !argument.get_action().takes_values() {
        return;
    }
    page.indented(|page| {
        for value in values {
            page.entry(vec![bold(value.get_name())], &sentence(&help(value.get_help())));
        }
    });
}

fn help(help: Option<&StyledStr>) -> String {
    help.map(ToString::to_string).unwrap_or_default()
}

/// Ends help with a full stop, which clap's help does not have and the manual needs.
fn sentence(words: &str) -> String {
    format!("{}.", words.trim_end_matches('.'))
}
