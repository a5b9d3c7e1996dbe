//! What to know before a routine begins: reach, needs, what is softened or left out, who has read it.

use ratatui::style::Style;
use ratatui::text::Span;

use crate::plan::Plan;
use crate::plan::Reason;
use crate::routine::step::Step;
use crate::routine::word::Word;
use crate::routine::{Origin, Routine};
use crate::safety::{Caution, Tip, Why, Words};
use crate::screens::Ready;
use crate::screens::ready::text::RINGS;
use crate::screens::ready::times;
use crate::widgets::sheet;
use crate::widgets::sheet::Sheet;
use crate::widgets::theme::Theme;

/// Something to know.
pub(super) struct Entry {
    words: String,
    style: Style,
    is_caution: bool,
}

impl Entry {
    fn new(words: impl Into<String>, style: Style) -> Self {
        Self { words: words.into(), style, is_caution: false }
    }

    fn caution(words: &str, theme: &Theme) -> Self {
        Self { words: words.to_owned(), style: theme.warn, is_caution: true }
    }
}

/// The rows that entries take below a blank one.
pub(super) fn rows(entries: &[Entry], columns: u16) -> u16 {
    let lines: u16 = entries.iter().map(|entry| sheet::lines_for(&entry.words, columns)).sum();
    let pairs = entries.iter().zip(entries.iter().skip(1));
    lines + u16::try_from(pairs.filter(|(one, next)| is_apart(one, next)).count()).unwrap_or(0)
}

/// As many entries as fit whole, below a blank row, and a sign for the others.
/// Returns whether all did.
pub(super) fn draw(entries: &[Entry], sheet: &mut Sheet<'_>) -> bool {
    let mut before: Option<&Entry> = None;
    for (index, entry) in entries.iter().enumerate() {
        let gap = u16::from(before.is_some_and(|before| is_apart(before, entry)));
        let sign = u16::from(index + 1 < entries.len());
        let lines = sheet.lines_for(&entry.words);
        if gap + lines + sign > sheet.rows() {
            sheet.line(Span::styled("…", sheet.theme.quiet));
            return false;
        }
        sheet.top(gap);
        let mut part = sheet.top(lines);
        if entry.is_caution {
            part.caution(&entry.words, entry.style);
        } else {
            part.words(&entry.words, entry.style);
        }
        before = Some(entry);
    }
    true
}

/// Whether a blank row stands between two entries: around every caution.
const fn is_apart(one: &Entry, next: &Entry) -> bool {
    one.is_caution || next.is_caution
}

/// What has to be read before Space, apart from everything else: the stop where S is out of reach, and who is to leave
/// something alone.
pub(super) fn cautions(plan: &Plan, words: &Words, theme: &Theme) -> Vec<Entry> {
    let reach = words.out_of_reach(plan.choices().position);
    let cautions = Caution::of(plan).map(|caution| words.caution(caution));
    reach.into_iter().chain(cautions).map(|words| Entry::caution(words, theme)).collect()
}

/// The notes that apply, what matters most first.
pub(super) fn of(ready: &Ready, words: &Words, theme: &Theme) -> Vec<Entry> {
    let plan = ready.plan();
    let routine = plan.routine();
    // The first one stands above, where it says why something else was chosen.
    let notes = ready.notes().iter().skip(ready.replaced().map_or(0, |_| 1));
    let notes = notes.map(|note| Entry::new(words.note(note.why), theme.good));
    let looked_at = format!("i: {}", words.line.looked_at);
    let needs = format!("You need {}.", routine.needs.join(", and "));
    let quiet = |words: String| Entry::new(words, theme.quiet);
    notes
        .chain(ready.waits_for_a_look().then(|| Entry::new(looked_at, theme.key)))
        .chain(ready.rings().then(|| quiet(RINGS.to_owned())))
        .chain(ready.on_the_time().map(quiet))
        .chain(next(ready).map(|next| Entry::new(next, theme.text)))
        .chain(Some(Entry::new(&routine.before, theme.text)))
        .chain((!routine.needs.is_empty()).then(|| quiet(needs)))
        .chain(ready.invitation().map(|invitation| Entry::new(invitation, theme.text)))
        .chain(fitted(plan).map(quiet))
        .chain(left_out(plan).into_iter().map(quiet))
        .chain(times::added_rests(plan).map(quiet))
        .filter(|entry| !entry.words.is_empty())
        .collect()
}

/// What helps beforehand, as much of it as finds room whole; below a blank row, if that is wanted and free.
pub(super) fn tips(plan: &Plan, words: &Words, is_apart: bool, sheet: &mut Sheet<'_>) {
    let theme = sheet.theme;
    let tips: Vec<&str> = Tip::of(plan).map(|tip| words.tip(tip)).collect();
    let rows: u16 = tips.iter().map(|tip| sheet.lines_for(tip)).sum();
    sheet.top(u16::from(is_apart && rows < sheet.rows()));
    for tip in tips {
        if sheet.lines_for(tip) <= sheet.rows() {
            sheet.words(tip, theme.quiet);
        }
    }
}

/// What follows this routine, which prepares it.
fn next(ready: &Ready) -> Option<String> {
    ready.then().map(|then| format!("Next: {then}."))
}

/// Whether it is for a guest.
pub(super) fn is_guest(ready: &Ready) -> bool {
    ready.notes().iter().any(|note| note.why == Why::Guest)
}

/// Who answers for a routine's words.
pub(super) fn reviewed(routine: &Routine) -> String {
    let whose = if routine.origin == Origin::User { "your own routine, " } else { "" };
    match &routine.reviewed {
        Some((by, on)) => format!("{whose}reviewed by {by}, {on}"),
        None => format!("{whose}not reviewed by a clinician"),
    }
}

/// What is shorter than it is written, and what is left out, to fit the time. What comes again elsewhere is less, not gone.
fn fitted(plan: &Plan) -> Option<String> {
    let kept: Vec<&str> =
        plan.passes().iter().map(|pass| pass.movement.words.title.as_str()).collect();
    let out = left_out_for(plan, Reason::Time);
    let (less, gone): (Vec<_>, Vec<_>) = out.partition(|title| kept.contains(title));
    let shorter = plan.shortened().iter().map(|shorter| times::title(plan, shorter));
    let shorter = distinct(shorter.filter(|title| !less.contains(title)));
    let changes = [("shorter", shorter), ("less", distinct(less)), ("no", distinct(gone))];
    let told = changes.iter().filter(|(_, titles)| !titles.is_empty());
    let told: Vec<_> = told.map(|(how, titles)| format!("{how} {}", titles.join(", "))).collect();
    (!told.is_empty()).then(|| format!("To fit the time: {}.", told.join("; ")))
}

/// Titles as in the middle of a sentence, each once.
fn distinct<'t>(titles: impl IntoIterator<Item = &'t str>) -> Vec<String> {
    let mut distinct: Vec<String> = Vec::new();
    for title in titles.into_iter().map(str::to_lowercase) {
        if !distinct.contains(&title) {
            distinct.push(title);
        }
    }
    distinct
}

/// What is left out today for other reasons, reason by reason.
fn left_out(plan: &Plan) -> Vec<String> {
    let because = |reason: &Reason| {
        let titles = distinct(left_out_for(plan, *reason));
        let why = if titles.len() > 1 { reason.of_several() } else { reason.word() };
        (!titles.is_empty()).then(|| format!("Left out today: {} ({why}).", titles.join(", ")))
    };
    let others = Reason::ALL.iter().filter(|reason| **reason != Reason::Time);
    others.filter_map(because).collect()
}

/// The titles of the steps that are left out for a reason.
fn left_out_for(plan: &Plan, reason: Reason) -> impl Iterator<Item = &str> {
    let steps = &plan.routine().steps;
    let left_out = plan.left_out().iter().filter(move |omission| omission.reason == reason);
    left_out.filter_map(|omission| steps.get(omission.step)).map(Step::title)
}
