//! The ready screen as lines of text.

use super::keys::{READY, STEPS};
use super::{ReadyRow, StepInclusion, times};
use crate::plan::Plan;
use crate::routine::duration::spoken;
use crate::routine::keyword::Keyword;
use crate::routine::step::Step;
use crate::safety::{Caution, LockNote, SafetyText, Tip};
use crate::screen_kit::keys::said::{asked, said, said_as};
use crate::screen_kit::{Action, Hearing, Shared, day};
use crate::screens::Ready;
use crate::wording::lines::{chosen_line, typed_before};
use crate::wording::minutes;
use crate::wording::needs::needs;
use crate::wording::spoken::capital;

/// Returns what will be done and what to know beforehand; or the steps, while they are listed.
pub(crate) fn lines(ready: &Ready, shared: &Shared) -> Vec<String> {
    match ready.on_step() {
        Some(step) => steps(ready, step),
        None => before(ready, shared),
    }
}

/// Says what takes the place of the chosen routine, and why.
pub fn replaced(ready: &Ready, words: &SafetyText) -> Option<String> {
    ready.replaced().map(|chosen| instead_of(chosen, ready.plan(), ready.notes(), words))
}

/// Says that a plan takes the place of the chosen routine, and why.
pub fn instead_of(chosen: &str, plan: &Plan, notes: &[LockNote], words: &SafetyText) -> String {
    let why = notes.first().map(|note| format!(": {}", words.note(note.why)));
    format!("{} instead of {chosen}{}", plan.title(), why.unwrap_or_else(|| ".".to_owned()))
}

/// Names the keys that answer.
pub(crate) fn keys(ready: &Ready) -> String {
    if ready.on_step().is_some() {
        return step_keys();
    }
    let others = said(READY, &[Action::Stop, Action::Help]);
    format!("{} {others}", asked(READY, Action::Begin))
}

/// Says that a number answers too, if one is asked for.
pub(crate) fn answers(ready: &Ready) -> Option<&'static str> {
    let asks = ready.on_step().is_none() && ready.asks_tension();
    asks.then_some("Type a number for how tense your neck is.")
}

/// Says how to skip steps.
fn step_keys() -> String {
    let skip = said_as(STEPS, Action::LeaveOut, "skip today, or always");
    let done = said_as(STEPS, Action::Back, "done");
    format!("Press j or k to move, or a number for one of the first nine. {skip} {done}")
}

fn before(ready: &Ready, shared: &Shared) -> Vec<String> {
    let words = &shared.words;
    let plan = ready.plan();
    let routine = plan.routine();
    let what = replaced(ready, words).unwrap_or_else(|| format!("{}.", plan.title()));
    let mut lines = vec![format!("{what} {}", keys(ready))];
    lines.extend(Caution::of(plan).map(|caution| words.caution(caution).to_owned()));
    // Before the details, because Space may be pressed at any time.
    lines.extend((!ready.is_hands_off()).then(|| words.reminder.clone()));
    lines.push(format!("{}. {}.", takes(ready), capital(plan.choices().position.described())));
    if ready.asks_tension() {
        lines.push(TENSION.to_owned());
    }
    lines.extend(ready.tension().map(typed_before));
    lines.extend(shared.rings().then(|| RINGS.to_owned()));
    lines.extend(shared.unusable_programs.iter().cloned());
    lines.push(format!("{}.", routine.goal.trim_end_matches('.')));
    lines.extend(next(ready));
    lines.extend(needs(routine));
    lines.extend((!routine.before.is_empty()).then(|| routine.before.clone()));
    let told = ready.replaced().map_or(0, |_| 1);
    lines.extend(ready.notes().iter().skip(told).map(|note| words.note(note.why).to_owned()));
    lines.extend(ready.needs_neck_check().then(|| format!("i: {}.", words.line.looked_at)));
    lines.extend(ready.on_the_time());
    for shorter in plan.shortened() {
        lines.push(format!("Shorter: {}, {shorter}.", times::title(plan, shorter)));
    }
    for omission in plan.left_out() {
        let title = routine.steps.get(omission.step).map_or("A step", Step::title);
        lines.push(format!("Left out today: {title}, because {}.", omission.reason.word()));
    }
    lines.extend(times::added_rests(plan));
    lines.extend(Tip::of(plan).map(|tip| words.tip(tip).to_owned()));
    lines.extend(words.out_of_reach(plan.choices().position).map(str::to_owned));
    lines.push(options(ready));
    lines.extend(ready.invitation(shared).map(str::to_owned));
    lines.extend(chosen(ready, shared.hearing));
    lines
}

/// The question that is asked before a session.
const TENSION: &str = "How tense is your neck now, from 0 to 10? Type a number, or skip this.";

/// Says what is heard if there is no player for sound.
pub const RINGS: &str =
    "No sound player found: the terminal bell will ring at each step, switch, stop and end.";

/// Names the keys of some rows.
fn options(ready: &Ready) -> String {
    let rows = ready.rows();
    let always = said(READY, &[Action::TryOut, Action::LeaveOut]);
    let sides = rows.contains(&ReadyRow::Sides).then_some(Action::OneSide);
    let time = rows.contains(&ReadyRow::Time).then_some(Action::ShorterTime);
    let of_rows: Vec<Action> = sides.into_iter().chain(time).collect();
    format!("{always} Arrows: other options. {}", said(READY, &of_rows)).trim_end().to_owned()
}

/// Returns the chosen row with its value.
fn chosen(ready: &Ready, hearing: Hearing) -> Option<String> {
    let row = *ready.rows().get(ready.selected())?;
    Some(chosen_line(&format!("{}: {}", ready.label(row), ready.value(row, hearing))))
}

/// Says which routine follows this one, if this one prepares for it.
pub(super) fn next(ready: &Ready) -> Option<String> {
    ready.next_routine().map(|then| format!("Next: {then}."))
}

/// Says how long it takes this person today: `5 minutes 3 seconds in all, 2 minutes hands-on`.
fn takes(ready: &Ready) -> String {
    let what = if ready.continues_interrupted() { "from here" } else { "in all" };
    minutes::counted(ready.takes(), what, day::hands_on(ready.passes()), spoken)
}

/// Returns the steps by name, and whether the chosen one is done.
fn steps(ready: &Ready, chosen: usize) -> Vec<String> {
    let steps = ready.steps();
    let mut lines = vec![format!("Choose steps to skip. {}", step_keys())];
    if let Some((name, state)) = steps.get(chosen) {
        let state = if *state == StepInclusion::Included { "included" } else { state.words() };
        lines.push(chosen_line(&format!("{name}, {state}")));
    }
    let numbered = (1..).zip(&steps);
    lines.extend(
        numbered.map(|(number, (name, _))| format!("{number}: {}.", name.trim_end_matches('.'))),
    );
    lines
}
