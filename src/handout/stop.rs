//! The part of a handout about stopping: at which signs, how, and when to get help.

use super::paper::on_paper;
use super::{HandoutPart, heading};
use crate::plan::Plan;
use crate::routine::body::Technique;
use crate::routine::step::Pass;
use crate::safety::SafetyText;
use crate::session::Sign;

/// Returns the parts about when to stop at once and what to do then, and about when to get help, and from whom.
pub(super) fn parts(plan: &Plan, words: &SafetyText) -> Vec<HandoutPart> {
    let list = &words.emergency;
    let told = list.meanwhile.iter().chain([&list.after]);
    let told: Vec<&str> = told.map(String::as_str).collect();
    vec![
        heading("Stop at once"),
        HandoutPart::Words(signs(words)),
        HandoutPart::Words(then(plan, words)),
        HandoutPart::Heading(list.title.clone()),
        HandoutPart::Words(list.call.clone()),
        HandoutPart::List(list.signs.clone()),
        HandoutPart::Words(told.join(" ")),
    ]
}

/// Returns the names of the signs at which to stop.
fn signs(words: &SafetyText) -> String {
    let named = words.signs().filter(|(sign, _)| !matches!(sign, Sign::Other | Sign::Just));
    let named: Vec<String> = named.map(|(_, sign)| sign.on_paper().to_lowercase()).collect();
    format!("Signs: {}.", named.join("; "))
}

/// Returns the first words of a stop in each kind of pass of the plan, and then those for every stop.
fn then(plan: &Plan, words: &SafetyText) -> String {
    let mut lines: Vec<String> = Vec::new();
    let passes = plan.passes().iter().filter(|pass| !is_idle(pass));
    for line in passes.map(|pass| first_of_all(pass, plan, words)) {
        if !lines.contains(&line) {
            lines.push(line);
        }
    }
    lines.extend(words.out_of_reach(plan.choices().position).map(on_paper));
    lines.extend(words.unanswered.iter().map(|line| on_paper(line)));
    on_paper(&lines.join(" "))
}

/// Returns whether a pass has nothing to come away from: no hand, no stretch, no heat.
fn is_idle(pass: &Pass) -> bool {
    let movement = &pass.movement;
    !movement.is_hands_on() && !matches!(movement.technique, Technique::Stretch | Technique::Heat)
}

/// Returns the words of a stop in a pass.
fn first_of_all(pass: &Pass, plan: &Plan, words: &SafetyText) -> String {
    let stop = words.stop_in(&pass.movement, plan.choices().position);
    let stop = stop.trim_start_matches("Stop. ");
    match pass.movement.technique {
        Technique::Stretch => format!("If you are stretching, {}", lower(stop)),
        _ => stop.to_owned(),
    }
}

fn lower(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}
