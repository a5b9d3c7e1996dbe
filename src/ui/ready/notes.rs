//! What to know before a routine begins: reach, needs, what is softened or left out, who has read it.

use crate::app::Ready;
use crate::app::ready::times;
use crate::plan::Plan;
use crate::plan::choices::Reason;
use crate::routine::word::Word;
use crate::routine::{Origin, Routine};
use crate::safety::{Caution, Tip, Why, Words};
use crate::ui::sheet::Sheet;

/// What the stop is where S is out of reach.
pub(super) fn reach(plan: &Plan, words: &Words, sheet: &mut Sheet<'_>) {
    let warning = words.out_of_reach(plan.choices().position).unwrap_or_default();
    sheet.words(warning, sheet.theme.warn);
}

/// What has to be read before Space, apart from everything else.
pub(super) fn cautions(plan: &Plan, words: &Words, sheet: &mut Sheet<'_>) {
    let follows = words.out_of_reach(plan.choices().position).is_some();
    for caution in Caution::of(plan).map(|caution| words.caution(caution)) {
        if follows && sheet.rows() > sheet.lines_for(caution) {
            sheet.gap();
        }
        sheet.words(caution, sheet.theme.warn);
        if sheet.rows() > 6 {
            sheet.gap();
        }
    }
}

/// The notes that apply, what matters most first.
pub(super) fn draw(ready: &Ready, words: &Words, sheet: &mut Sheet<'_>) {
    let plan = ready.plan();
    let (theme, routine) = (sheet.theme, plan.routine());
    // The first one stands above, where it says why something else was chosen.
    for note in ready.notes().iter().skip(ready.replaced().map_or(0, |_| 1)) {
        sheet.words(words.note(note.why), theme.good);
    }
    if ready.waits_for_a_look() {
        sheet.words(&format!("i: {}", words.line.looked_at), theme.key);
    }
    sheet.words(&ready.on_the_time().unwrap_or_default(), theme.quiet);
    sheet.words(&next(ready).unwrap_or_default(), theme.text);
    sheet.words(&routine.before, theme.text);
    if !routine.needs.is_empty() {
        sheet.words(&format!("You need {}.", routine.needs.join(", and ")), theme.quiet);
    }
    sheet.words(&fitted(plan).unwrap_or_default(), theme.quiet);
    for omission in left_out(plan) {
        sheet.words(&omission, theme.quiet);
    }
    sheet.words(&times::added_rests(plan).unwrap_or_default(), theme.quiet);
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
    let (less, gone): (Vec<_>, Vec<_>) = out.partition(|title| kept.contains(&title.as_str()));
    let shorter = plan.shortened().iter().map(|shorter| times::title(plan, shorter));
    let shorter = listed(shorter.filter(|title| !less.contains(title)));
    let changes = [
        ("shorter", shorter),
        ("less", listed(less.into_iter())),
        ("no", listed(gone.into_iter())),
    ];
    let told = changes.into_iter().filter_map(|(how, titles)| Some(format!("{how} {}", titles?)));
    let told: Vec<String> = told.collect();
    (!told.is_empty()).then(|| format!("To fit the time: {}.", told.join("; ")))
}

/// Titles in a sentence, each once; nothing where there are none.
fn listed(titles: impl Iterator<Item = String>) -> Option<String> {
    let mut listed: Vec<String> = Vec::new();
    for title in titles.map(|title| title.to_lowercase()) {
        if !listed.contains(&title) {
            listed.push(title);
        }
    }
    (!listed.is_empty()).then(|| listed.join(", "))
}

/// What is left out today for other reasons, reason by reason.
fn left_out(plan: &Plan) -> Vec<String> {
    let because = |reason: &Reason| {
        let titles = listed(left_out_for(plan, *reason))?;
        Some(format!("Left out today: {titles} ({}).", reason.word()))
    };
    let others = Reason::ALL.iter().filter(|reason| **reason != Reason::Time);
    others.filter_map(because).collect()
}

/// The titles of the steps that are left out for a reason.
fn left_out_for(plan: &Plan, reason: Reason) -> impl Iterator<Item = String> {
    let steps = &plan.routine().steps;
    let left_out = plan.left_out().iter().filter(move |omission| omission.reason == reason);
    let step = left_out.filter_map(|omission| steps.get(omission.step));
    step.map(|step| step.movement.words.overridden(&step.words).title)
}
