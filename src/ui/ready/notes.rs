//! What to know before a routine begins: reach, needs, what is softened or left out, who has read it.

use crate::app::Ready;
use crate::app::ready::times;
use crate::plan::Plan;
use crate::plan::choices::Reason;
use crate::routine::word::Word;
use crate::routine::{Origin, Routine};
use crate::safety::{Tip, Why, Words};
use crate::ui::sheet::Sheet;

/// What the stop is where S is out of reach.
pub(super) fn reach(plan: &Plan, words: &Words, sheet: &mut Sheet<'_>) {
    let warning = words.out_of_reach(plan.choices().position).unwrap_or_default();
    sheet.words(warning, sheet.theme.warn);
}

/// The notes that apply, what matters most first.
pub(super) fn draw(ready: &Ready, words: &Words, sheet: &mut Sheet<'_>) {
    let plan = ready.plan();
    let (theme, routine) = (sheet.theme, plan.routine());
    for note in ready.notes() {
        sheet.words(words.note(note.why), theme.good);
    }
    if ready.waits_for_a_look() {
        sheet.words(&format!("l: {}", words.line.looked_at), theme.key);
    }
    sheet.words(&routine.before, theme.text);
    let shorter = ready.on_the_time().into_iter().chain(shortened(plan));
    for change in shorter.chain(left_out(plan, |reason| reason == Reason::Time)) {
        sheet.words(&change, theme.quiet);
    }
    if !routine.needs.is_empty() {
        sheet.words(&format!("You need {}.", routine.needs.join(", and ")), theme.quiet);
    }
    for omission in left_out(plan, |reason| reason != Reason::Time) {
        sheet.words(&omission, theme.quiet);
    }
}

/// What helps beforehand, as much of it as finds room whole.
pub(super) fn tips(plan: &Plan, words: &Words, sheet: &mut Sheet<'_>) {
    let theme = sheet.theme;
    for tip in Tip::of(plan).map(|tip| words.tip(tip)) {
        if sheet.lines_for(tip) <= sheet.rows() {
            sheet.words(tip, theme.quiet);
        }
    }
}

/// Whether it is for a guest.
pub(super) fn is_guest(ready: &Ready) -> bool {
    ready.notes().iter().any(|note| note.why == Why::Guest)
}

/// Who answers for a routine's words.
pub(super) fn reviewed(routine: &Routine) -> String {
    let whose = if routine.origin == Origin::User { "your own file, " } else { "" };
    match &routine.reviewed {
        Some((by, on)) => format!("{whose}reviewed by {by}, {on}"),
        None => format!("{whose}not reviewed by a clinician"),
    }
}

/// What is shorter than it is written.
fn shortened(plan: &Plan) -> Option<String> {
    let shorter = plan.shortened().iter().map(|shorter| times::title(plan, shorter).to_lowercase());
    let mut titles: Vec<String> = Vec::new();
    for title in shorter {
        if !titles.contains(&title) {
            titles.push(title);
        }
    }
    (!titles.is_empty()).then(|| format!("Shorter: {}.", titles.join(", ")))
}

/// What is left out today for some reasons, reason by reason.
fn left_out(plan: &Plan, of: impl Fn(Reason) -> bool) -> Vec<String> {
    let title = |step: usize| {
        plan.routine().steps.get(step).map(|step| step.movement.words.overridden(&step.words).title)
    };
    let because = |reason: &Reason| {
        let steps = plan.left_out().iter().filter(|omission| omission.reason == *reason);
        let mut titles: Vec<String> = steps.filter_map(|omission| title(omission.step)).collect();
        titles.dedup();
        (!titles.is_empty())
            .then(|| format!("Without {}: {}.", titles.join(", ").to_lowercase(), reason.word()))
    };
    Reason::ALL.iter().filter(|reason| of(**reason)).filter_map(because).collect()
}
