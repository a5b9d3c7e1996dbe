//! `neckcare man`: the manual page, made from the same tables that the program uses.

mod commands;
mod manual;

use std::io::Write;

use manual::Manual;
use roff::{bold, italic, roman};

use super::{Error, environment};
use crate::app::keymap;
use crate::cli::{self, EXIT_CODES};
use crate::safety::SafetyText;
use crate::screen_kit::keys::KeyContext;
use crate::store::FILES;

/// The day on which the contents of the page last changed.
const DATE: &str = "2026-11-28";

/// Commands worth a first try.
const EXAMPLES: [(&str, &str); 6] = [
    ("neckcare", "choose a routine from a menu"),
    ("neckcare desk-break", "start a short break between two tasks"),
    ("neckcare full --for 10m", "start the full session, shortened to ten minutes"),
    ("neckcare show scalp --sheet", "print a handout for someone without the program"),
    ("neckcare new evening", "create a routine of your own"),
    ("neckcare history --since 30d", "look back on the last thirty days"),
];

/// The screens whose keys are listed.
const PLACES: &[(KeyContext, &str)] = &[
    (KeyContext::Play, "In a session"),
    (KeyContext::Ready, "Before a session"),
    (KeyContext::Menu, "In the menu"),
    (KeyContext::History, "Looking back"),
];

pub(super) fn man(out: &mut impl Write) -> Result<u8, Error> {
    let mut command = cli::command();
    command.build();
    let words = SafetyText::built_in();
    let mut page = Manual::new("neckcare", DATE, env!("CARGO_PKG_VERSION"));
    page.section("NAME");
    page.line(&format!("neckcare - {}", env!("CARGO_PKG_DESCRIPTION").to_lowercase()));
    page.section("SYNOPSIS");
    page.inlines(vec![
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
    for &(place, heading) in PLACES {
        keys_of(place, heading, &mut page);
    }
    page.paragraph(
        "On every screen, `Ctrl-C` ends the program at once and `Ctrl-Z` pauses and suspends it.",
    );
    table("FILES", &FILES, &mut page);
    page.paragraph(
        "A journal that cannot be read is kept, with `.damaged` added to its name. Answers and preferences that cannot be \
         read, or that a later version wrote, are left unchanged.",
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
        "`neckcare` guides you through self-massage for your neck and shoulders: where to put your hands, how fast to move, \
         how hard to press, when to breathe, what comes next and when to stop. It shows this on the screen and says it \
         aloud, so that you can follow a session with your eyes closed.",
    );
    page.paragraph(
        "Without a command, `neckcare` asks where you feel tight, and then lists routines. The name of a routine in place \
         of a command starts that routine: `neckcare calm` means `neckcare start calm`.",
    );
    page.paragraph(
        "`S` stops a session at once, without a question, from the screen before it to its end. If you can't reach the \
         keyboard, stop by taking your hands away.",
    );
}

fn keys_of(place: KeyContext, heading: &str, page: &mut Manual) {
    page.subsection(heading);
    let rows = keymap::bindings(place).iter();
    page.compact_entries(rows.map(|binding| (bold(binding.names()), binding.does)));
}

fn table(name: &str, rows: &[(&str, &str)], page: &mut Manual) {
    page.section(name);
    for (term, words) in rows {
        page.entry(vec![bold(*term)], words);
    }
}

/// Adds the disclaimer, the reminder that every start shows, and when to get help at once.
fn safety(words: &SafetyText, page: &mut Manual) {
    page.section("SAFETY");
    page.paragraph(&words.disclaimer);
    page.paragraph(&words.reminder);
    let list = &words.emergency;
    page.paragraph(&format!("{} {}:", list.call, list.title));
    page.compact_entries(list.signs.iter().map(|sign| (roman("-"), &**sign)));
    page.paragraph(&list.meanwhile.join(" "));
    page.line(&list.after);
}
