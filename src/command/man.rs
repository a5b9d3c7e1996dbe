//! `neckcare man`: the manual page, from the tables that the program itself goes by.

mod commands;
mod manual;

use std::io::Write;

use clap::CommandFactory;
use manual::Manual;
use roff::{bold, italic, roman};

use super::{Error, environment};
use crate::app::keys::{self, Place};
use crate::cli::{Cli, EXIT_CODES};
use crate::safety::Words;
use crate::store::FILES;

/// The day on which what it tells was last changed.
const DATE: &str = "2026-11-27";

/// What is worth a first try.
const EXAMPLES: [(&str, &str); 6] = [
    ("neckcare", "list the routines by goal, and choose one"),
    ("neckcare start desk-break", "three minutes between two tasks"),
    ("neckcare start full --for 10m", "the full session, made to fit ten minutes"),
    ("neckcare show scalp --sheet", "a page for somebody at home without the program"),
    ("neckcare new evening", "begin a routine of your own"),
    ("neckcare history --since 30d", "what you did in the last thirty days"),
];

/// Where which keys count.
const PLACES: [(Place, &str); 4] = [
    (Place::Play, "In a session"),
    (Place::Ready, "Before a session"),
    (Place::Menu, "In the list of routines"),
    (Place::Past, "Looking back"),
];

pub(super) fn man(out: &mut impl Write) -> Result<u8, Error> {
    let mut command = Cli::command();
    command.build();
    let words = Words::built_in()?;
    let mut page = Manual::new("neckcare", DATE, env!("CARGO_PKG_VERSION"));
    page.section("NAME");
    page.line(&format!("neckcare - {}", env!("CARGO_PKG_DESCRIPTION").to_lowercase()));
    page.section("SYNOPSIS");
    page.made(vec![
        bold("neckcare"),
        roman(" ["),
        italic("COMMAND"),
        roman("] ["),
        italic("OPTION"),
        roman(" ...]"),
    ]);
    describe(&mut page);
    commands::write(&command, &mut page);
    page.section("KEYS");
    for (place, heading) in PLACES {
        keys_of(place, heading, &mut page);
    }
    page.paragraph("Ctrl-C leaves at once, everywhere; Ctrl-Z suspends, paused.");
    table("FILES", &FILES, &mut page);
    page.paragraph(
        "A journal that cannot be read stays beside it, with `.damaged` behind its name. Answers and preferences that \
         cannot be read, or that a later version wrote, stay as they are.",
    );
    table("ENVIRONMENT", &environment::VARIABLES, &mut page);
    table("EXIT STATUS", &EXIT_CODES, &mut page);
    safety(&words, &mut page);
    table("EXAMPLES", &EXAMPLES, &mut page);
    page.section("SEE ALSO");
    page.line("`espeak-ng`(1), `spd-say`(1)");
    out.write_all(page.written().as_bytes())?;
    Ok(0)
}

fn describe(page: &mut Manual) {
    page.section("DESCRIPTION");
    page.paragraph(
        "`neckcare` guides through self-massage for neck and shoulders: where the hands go, how fast, how hard, when to \
         breathe, what comes next and when to stop. It draws that on the screen and says it, so that a session can be \
         followed with closed eyes. Without a command it lists the routines to choose from.",
    );
    page.paragraph(
        "`S` stops at once, from the moment before a session to its end, without a question. Where the keyboard is out of \
         reach, taking the hands away is the stop.",
    );
}

fn keys_of(place: Place, heading: &str, page: &mut Manual) {
    page.subsection(heading);
    let rows = keys::bindings(place).iter();
    page.close_together(rows.map(|binding| (bold(binding.names()), binding.does)));
}

fn table(name: &str, rows: &[(&str, &str)], page: &mut Manual) {
    page.section(name);
    for (term, words) in rows {
        page.entry(vec![bold(*term)], words);
    }
}

/// What it is not, what is said at every start, and when to get help at once.
fn safety(words: &Words, page: &mut Manual) {
    page.section("SAFETY");
    page.paragraph(&words.disclaimer);
    page.paragraph(&words.reminder);
    let list = &words.emergency;
    page.paragraph(&format!("{} {}:", list.call, list.title));
    page.close_together(list.signs.iter().map(|sign| (roman("-"), &**sign)));
    page.paragraph(&list.meanwhile.join(" "));
    page.line(&list.after);
}
