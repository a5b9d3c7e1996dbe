//! `neckcare show`: a routine step by step with its times, or as a handout.

use std::io::Write;

use super::choose::Today;
use super::page::Page;
use super::{Error, choose};
use crate::cli::{Form, ShowArgs, TextRole};
use crate::handout;
use crate::handout::{Handout, reviewed};
use crate::plan::{Choices, Guidance, Plan, PlanError, Rule, SegmentKind, phrases};
use crate::routine::Routine;
use crate::routine::body::Technique;
use crate::routine::keyword::Keyword;
use crate::routine::step::Pass;
use crate::safety::allowance::worth_telling;
use crate::safety::{Caution, SafetyText, Tip};
use crate::screen_kit::day;
use crate::screen_kit::day::Planned;
use crate::screens::ready::text::instead_of;
use crate::screens::ready::times;
use crate::settings::Settings;
use crate::widgets::text;
use crate::wording::dose::{dose as in_words, pressure};
use crate::wording::minutes;
use crate::wording::needs::needs;
use crate::wording::spoken::capital;

/// The column in which the words of a step begin, after its time.
const INDENT: usize = 8;

/// The width of lines in a pipe.
const COLUMNS: usize = 76;

/// The line that says why fewer steps may be done than are shown.
const QUESTIONS: &str = "A few questions come first. Your answers may leave some steps out.";

pub(super) fn show(
    how: &ShowArgs,
    settings: &Settings,
    out: &mut Page<impl Write>,
) -> Result<u8, Error> {
    let words = crate::commands::words(settings);
    if how.sheet.is_some() || how.whom.first_time || how.whom.as_asked {
        let plan = choose::plan(&how.chosen, how.whom, settings)?;
        match how.sheet {
            Some(form) => sheet(form, &Handout::of(&with_every_step(&plan)?, &words), out)?,
            None => with_times(&plan, out)?,
        }
        return Ok(0);
    }
    let Today { routine, planned: Planned { plan: today, notes }, asks } =
        choose::plan_for_today(&how.chosen, settings)?;
    if today.title() != routine.title {
        let notes = worth_telling(&notes, today.choices().rules.has(Rule::NoHandsOn));
        out.paragraph(&instead_of(&routine.title, &today, &notes, &words))?;
    }
    with_times(&today, out)?;
    if asks {
        out.paragraph(QUESTIONS)?;
    }
    Ok(0)
}

/// Returns the same plan with every step, because a handout does not leave some of them for later sessions.
fn with_every_step(plan: &Plan) -> Result<Plan, PlanError> {
    let choices = Choices { guidance: Guidance::Short, ..plan.choices().clone() };
    Plan::new_or_shortest(plan.routine(), plan.catalogue(), choices)
}

/// Prints the handout.
fn sheet(form: Form, handout: &Handout, out: &mut impl Write) -> Result<(), Error> {
    let lines = match form {
        Form::Text => {
            handout::text::lines(handout, &|words, columns| text::wrap(words, columns, usize::MAX))
        }
        Form::Markdown => handout::markdown::lines(handout),
    };
    for line in lines {
        writeln!(out, "{line}")?;
    }
    Ok(())
}

fn with_times(plan: &Plan, out: &mut Page<impl Write>) -> Result<(), Error> {
    head(plan.routine(), plan, out)?;
    for segment in plan
        .segments()
        .iter()
        .filter(|segment| matches!(segment.kind, SegmentKind::GetReady | SegmentKind::LeadIn))
    {
        let Some(pass) = plan.passes().get(segment.pass) else { continue };
        let (at, number, title) = (out.time(segment.end()), pass.step + 1, title(pass));
        if out.is_plain() {
            writeln!(out, "At {at}: {number}, {title}.")?;
        } else {
            writeln!(out)?;
            out.entry(
                &format!("{at:>6}  "),
                INDENT,
                &TextRole::Title.of(format_args!("{number}. {title}")),
            )?;
        }
        out.entry(&" ".repeat(INDENT), INDENT, &TextRole::Quiet.of(dose(pass)))?;
        let place = phrases::place_of(&pass.movement).map(|place| place + " ").unwrap_or_default();
        wrapped(out, &format!("{place}{}", pass.movement.words.instruction))?;
        wrapped(out, &pass.movement.words.caution)?;
    }
    let total = out.time(plan.total());
    if out.is_plain() {
        writeln!(out, "At {total}: end.")?;
    } else {
        writeln!(out, "\n{total:>6}  {}", TextRole::Title.of("End"))?;
    }
    shortened(plan, out)?;
    left_out(plan, out)?;
    if let Some(rests) = times::added_rests(plan) {
        out.paragraph(&rests)?;
    }
    Ok(())
}

fn head(routine: &Routine, plan: &Plan, out: &mut Page<impl Write>) -> Result<(), Error> {
    out.paragraph(&out.named(&routine.title, &routine.id))?;
    out.paragraph(&format!("{}.", routine.goal.trim_end_matches('.')))?;
    let times = minutes::in_all(plan.total(), day::hands_on(plan.passes()), |time| out.time(time));
    out.paragraph(&format!("{}. {times}.", capital(plan.choices().position.described())))?;
    if let Some(needs) = needs(routine) {
        out.paragraph(&needs)?;
    }
    if !routine.before.is_empty() {
        out.paragraph(&routine.before)?;
    }
    let words = SafetyText::built_in();
    for caution in Caution::of(plan) {
        out.paragraph(words.caution(caution))?;
    }
    for tip in Tip::of(plan) {
        out.paragraph(words.tip(tip))?;
    }
    if let Some(time) = plan.choices().time.filter(|_| !plan.is_fitted()) {
        out.paragraph(&times::takes_no_more(time))?;
    }
    if plan.is_softened() {
        out.paragraph("Firm pressure is shown as moderate, as in your first three sessions.")?;
    }
    Ok(out.paragraph(&TextRole::Quiet.of(reviewed(routine)))?)
}

fn title(pass: &Pass) -> String {
    let side = phrases::side_and_hand(pass)
        .map(|side| format!(", {}", side.trim_end_matches('.').to_lowercase()));
    format!("{}{}", pass.movement.words.title, side.unwrap_or_default())
}

fn dose(pass: &Pass) -> String {
    let mut parts = vec![in_words(pass.dose, pass.movement.motion, pass.spots.get())];
    if pass.movement.is_hands_on() && pass.movement.technique != Technique::Rest {
        parts.push(pressure(pass.pressure));
    }
    parts.join(" · ")
}

fn shortened(plan: &Plan, out: &mut Page<impl Write>) -> Result<(), Error> {
    for shorter in plan.shortened() {
        let title = times::title(plan, shorter);
        out.entry("", 2, &format!("Shorter: {title}, {shorter}."))?;
    }
    Ok(())
}

fn left_out(plan: &Plan, out: &mut Page<impl Write>) -> Result<(), Error> {
    for omission in plan.left_out() {
        let Some(step) = plan.routine().steps.get(omission.step) else { continue };
        let (number, title, why) = (omission.step + 1, step.title(), omission.reason.word());
        out.entry("", 2, &format!("Left out: {number}. {title}, because {why}."))?;
    }
    Ok(())
}

fn wrapped(out: &mut Page<impl Write>, text: &str) -> Result<(), Error> {
    Ok(out.measured(&" ".repeat(INDENT), INDENT, text, COLUMNS)?)
}
