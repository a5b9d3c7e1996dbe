//! Draws the notes to read before a routine begins: what is out of reach, needed, softened or left out, and who has
//! reviewed it.

use ratatui::style::Style;
use ratatui::text::Span;

use crate::plan::{Plan, Reason};
use crate::routine::keyword::Keyword;
use crate::routine::step::Step;
use crate::routine::{Origin, Routine};
use crate::safety::{Caution, LockReason, SafetyText, Tip};
use crate::screen_kit::Shared;
use crate::screens::Ready;
use crate::screens::ready::text::{RINGS, next};
use crate::screens::ready::times;
use crate::widgets::canvas;
use crate::widgets::canvas::Canvas;
use crate::widgets::theme::Theme;
use crate::wording::needs::needs;

/// A note to read before a routine begins.
pub(super) struct ReadyNote {
    words: String,
    style: Style,
    is_caution: bool,
}

impl ReadyNote {
    fn new(words: impl Into<String>, style: Style) -> Self {
        Self { words: words.into(), style, is_caution: false }
    }

    fn caution(words: &str, theme: &Theme) -> Self {
        Self { words: words.to_owned(), style: theme.warn, is_caution: true }
    }
}

/// Returns the rows that entries take, with the blank ones between them.
pub(super) fn rows(entries: &[ReadyNote], columns: u16) -> u16 {
    let lines: u16 = entries.iter().map(|entry| canvas::lines_for(&entry.words, columns)).sum();
    let pairs = entries.iter().zip(entries.iter().skip(1));
    lines + u16::try_from(pairs.filter(|(one, next)| is_apart(one, next)).count()).unwrap_or(0)
}

/// Draws as many entries as fit whole, and a sign for the others. Returns whether all did.
pub(super) fn draw(entries: &[ReadyNote], canvas: &mut Canvas<'_>) -> bool {
    let mut before: Option<&ReadyNote> = None;
    for (index, entry) in entries.iter().enumerate() {
        let gap = u16::from(before.is_some_and(|before| is_apart(before, entry)));
        let sign = u16::from(index + 1 < entries.len());
        let lines = canvas.lines_for(&entry.words);
        if gap + lines + sign > canvas.rows() {
            canvas.line(Span::styled("…", canvas.theme.quiet));
            return false;
        }
        canvas.top(gap);
        let mut part = canvas.top(lines);
        if entry.is_caution {
            part.caution(&entry.words, entry.style);
        } else {
            part.words(&entry.words, entry.style);
        }
        before = Some(entry);
    }
    true
}

/// Returns true if a blank row separates two entries, as it does around every caution.
const fn is_apart(one: &ReadyNote, next: &ReadyNote) -> bool {
    one.is_caution || next.is_caution
}

/// Returns what has to be read before Space, set apart from everything else: how to stop if S is out of reach, and who
/// should leave something out.
pub(super) fn cautions(plan: &Plan, words: &SafetyText, theme: &Theme) -> Vec<ReadyNote> {
    let reach = words.out_of_reach(plan.choices().position);
    let cautions = Caution::of(plan).map(|caution| words.caution(caution));
    reach.into_iter().chain(cautions).map(|words| ReadyNote::caution(words, theme)).collect()
}

/// Returns the notes that apply, the most important first.
pub(super) fn of(ready: &Ready, shared: &Shared, theme: &Theme) -> Vec<ReadyNote> {
    let (plan, words) = (ready.plan(), &shared.words);
    let routine = plan.routine();
    // If another routine takes the place of the chosen one, the first note stands above as the reason.
    let notes = ready.notes().iter().skip(ready.replaced().map_or(0, |_| 1));
    let notes = notes.map(|note| ReadyNote::new(words.note(note.why), theme.good));
    let looked_at = format!("i: {}", words.line.looked_at);
    let quiet = |words: String| ReadyNote::new(words, theme.quiet);
    notes
        .chain(ready.needs_neck_check().then(|| ReadyNote::new(looked_at, theme.key)))
        .chain(shared.rings().then(|| quiet(RINGS.to_owned())))
        .chain(shared.unusable_programs.iter().map(|words| ReadyNote::new(words, theme.text)))
        .chain(ready.on_the_time().map(quiet))
        .chain(next(ready).map(|next| ReadyNote::new(next, theme.text)))
        .chain(Some(ReadyNote::new(&routine.before, theme.text)))
        .chain(needs(routine).map(quiet))
        .chain(ready.invitation(shared).map(|invitation| ReadyNote::new(invitation, theme.text)))
        .chain(fitted(plan).map(quiet))
        .chain(left_out(plan).into_iter().map(quiet))
        .chain(times::added_rests(plan).map(quiet))
        .filter(|entry| !entry.words.is_empty())
        .collect()
}

/// Writes as many tips as fit whole, below a blank row if `is_apart` and there is one to spare.
pub(super) fn tips(plan: &Plan, words: &SafetyText, is_apart: bool, canvas: &mut Canvas<'_>) {
    let theme = canvas.theme;
    let tips: Vec<&str> = Tip::of(plan).map(|tip| words.tip(tip)).collect();
    let rows: u16 = tips.iter().map(|tip| canvas.lines_for(tip)).sum();
    canvas.top(u16::from(is_apart && rows < canvas.rows()));
    for tip in tips {
        if canvas.lines_for(tip) <= canvas.rows() {
            canvas.words(tip, theme.quiet);
        }
    }
}

/// Returns true if the session is a guest's.
pub(super) fn is_guest(ready: &Ready) -> bool {
    ready.notes().iter().any(|note| note.why == LockReason::Guest)
}

/// Says who has reviewed a routine.
pub(super) fn reviewed(routine: &Routine) -> String {
    let whose = if routine.origin == Origin::User { "your own routine, " } else { "" };
    match &routine.reviewed {
        Some((by, on)) => format!("{whose}reviewed by {by}, {on}"),
        None => format!("{whose}not reviewed by a clinician"),
    }
}

/// Says what is shorter than written, and what is left out, to fit the time. A move that is still done in another step
/// counts as less, not as left out.
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

/// Returns titles in lower case, for the middle of a sentence, each once.
fn distinct<'t>(titles: impl IntoIterator<Item = &'t str>) -> Vec<String> {
    let mut distinct: Vec<String> = Vec::new();
    for title in titles.into_iter().map(str::to_lowercase) {
        if !distinct.contains(&title) {
            distinct.push(title);
        }
    }
    distinct
}

/// Says what is left out today for other reasons, reason by reason.
fn left_out(plan: &Plan) -> Vec<String> {
    let because = |reason: &Reason| {
        let titles = distinct(left_out_for(plan, *reason));
        let why = if titles.len() > 1 { reason.of_several() } else { reason.word() };
        (!titles.is_empty()).then(|| format!("Left out today: {} ({why}).", titles.join(", ")))
    };
    let others = Reason::ALL.iter().filter(|reason| **reason != Reason::Time);
    others.filter_map(because).collect()
}

/// Returns the titles of the steps that are left out for a reason.
fn left_out_for(plan: &Plan, reason: Reason) -> impl Iterator<Item = &str> {
    let steps = &plan.routine().steps;
    let left_out = plan.left_out().iter().filter(move |omission| omission.reason == reason);
    left_out.filter_map(|omission| steps.get(omission.step)).map(Step::title)
}
