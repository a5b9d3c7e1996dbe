//! Checks the table of health questions: when each is asked, its words, and its outcome.

use std::fs;

use super::{Document, PATH, root};
use neckcare::plan::Rule;
use neckcare::routine::keyword::Keyword;
use neckcare::safety::questions::QuestionWords;
use neckcare::safety::{
    Assessment, Group, Question, SafetyText, Severity, SkinPlace, TickedQuestion,
};

/// Returns when a question is asked. Questions without words are answered from the history.
fn asked(words: Option<&QuestionWords>) -> &'static str {
    match words.map(|words| words.group) {
        Some(Group::Today) => "today",
        Some(Group::Health | Group::Adjust) => "health",
        None => "record",
    }
}

/// Returns the line that the user ticks.
fn line(question: Question, words: Option<&QuestionWords>) -> &str {
    match (words, question) {
        (Some(words), _) => &words.short,
        (None, Question::Q23) => "Still sore after the last session",
        (None, _) => "The first sessions",
    }
}

fn outcome(gravity: Severity) -> &'static str {
    match gravity {
        Severity::Clear => "clear",
        Severity::Gentle => "gentle",
        Severity::Ask => "ask",
        Severity::Stop => "stop",
        Severity::Emergency => "emergency",
    }
}

/// Returns the document's words for what a rule leaves out.
fn left_out(rule: Rule) -> &'static str {
    match rule {
        Rule::Caution => "gentle",
        Rule::NoSideStrip => "no side of the neck",
        Rule::NoSkullBase => "no base of the skull",
        Rule::NoStretch => "no stretches",
        Rule::NoTurning => "no turning",
        Rule::NoBall => "no ball",
        Rule::NoHeat => "no warm pack",
        Rule::NeverLying => "never lying down",
        Rule::NoHeldBreath => "no held breath",
        Rule::Unpaced => "no paced breath",
        Rule::FirmAsModerate => "firm is planned as moderate",
        Rule::NoOilTip => "no oil is suggested",
        Rule::NoHandsOn | Rule::LightOnNeck | Rule::SideStripUnasked => "not from an answer",
    }
}

/// Returns the outcome of an answer, such as "ask: gentle, no side of the neck".
fn of(tick: &TickedQuestion) -> String {
    let verdict = Assessment::of(std::slice::from_ref(tick));
    let gravity = verdict.gravity;
    let is_said = matches!(gravity, Severity::Gentle | Severity::Stop);
    let told = |rule: &Rule| *rule != Rule::Caution || !is_said;
    let mut rest: Vec<&str> = verdict.rules.all().filter(told).map(left_out).collect();
    if verdict.rules.zones_off().next().is_some() {
        rest.push("that place is left alone");
    }
    match (gravity, rest.is_empty()) {
        (Severity::Emergency, _) | (_, true) => outcome(gravity).to_owned(),
        (_, false) => format!("{}: {}", outcome(gravity), rest.join(", ")),
    }
}

/// Returns the outcome of a question, with that of its graver part after a slash.
fn leads_to(question: Question) -> String {
    let places = if question == Question::Q7 { vec![SkinPlace::Scalp] } else { Vec::new() };
    let yes = TickedQuestion { places, ..TickedQuestion::yes(question) };
    let (mild, graver) = (of(&TickedQuestion { graver: Some(false), ..yes.clone() }), of(&yes));
    if mild == graver { mild } else { format!("{mild} / {graver}") }
}

/// Makes the row of a question, with the reason from the document.
fn row(question: Question, words: &SafetyText, why: &str) -> String {
    let known = words.question(question);
    let (asked, line, leads) = (asked(known), line(question, known), leads_to(question));
    format!("| {} | {asked} | {line} | {leads} | {why} |", question.word())
}

#[test]
fn questions_in_the_rules_match_the_program() {
    let (document, words) = (Document::read(), SafetyText::built_in());
    let mut text = document.0.clone();
    for &question in Question::ALL {
        let cells = document.row(question.word());
        let made = row(question, &words, cells.last().unwrap());
        let shown = document.0.lines().find(|line| line.starts_with(&made[..5])).unwrap();
        if std::env::var_os("UPDATE_RULES").is_some() {
            text = text.replacen(shown, &made, 1);
        } else {
            assert_eq!(shown, made, "run this test with UPDATE_RULES=1");
        }
    }
    if text != document.0 {
        fs::write(root().join(PATH), text).unwrap();
    }
}
