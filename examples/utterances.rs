//! Everything that the program's own voice says, one a line as JSON, for `voice/render.py`:
//! `cargo run --release --example utterances > voice/utterances.jsonl`.
//!
//! Sentences, and for what is put together while a session runs, the parts.
#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "for a person who renders the voice")]

use std::collections::BTreeSet;

use neckcare::app::play::answers::fixed;
use neckcare::plan::{Choices, Guidance, Plan, Rule, Rules, phrases};
use neckcare::routine::body::{Position, Side};
use neckcare::routine::library::Library;
use neckcare::routine::number::spoken;
use neckcare::routine::word::Word;
use neckcare::session::{Cause, Event};
use serde_json::json;

fn main() {
    let library = Library::built_in().unwrap();
    let mut texts = BTreeSet::new();
    let mut say = |text: &str| texts.extend(phrases::sentences(text).map(str::to_owned));
    for plan in plans(&library) {
        plan.cues().iter().for_each(|cue| say(&cue.words));
    }
    answers().for_each(&mut say);
    for movement in library.catalogue.moves() {
        for position in Position::ALL {
            let Some(movement) = movement.in_position(*position) else { continue };
            say(&format!("{}.", movement.words.title));
            say(&format!("{}.", movement.words.title.to_lowercase()));
            say(&phrases::place_of(&movement).unwrap_or_default());
        }
    }
    stop_words().iter().for_each(|words| say(words));
    parts().iter().for_each(|part| say(part));
    texts.remove("");
    texts.iter().for_each(|text| println!("{}", json!({ "text": text })));
}

/// Every routine in every way that changes what is said.
fn plans(library: &Library) -> Vec<Plan> {
    let mut plans = Vec::new();
    for routine in library.routines() {
        for position in &routine.positions {
            for base in [Choices::as_written(*position), Choices::usual(*position)] {
                let ways = ways(&base, library).into_iter();
                plans.extend(ways.filter_map(|choices| {
                    Plan::new(routine.clone(), library.catalogue.clone(), choices).ok()
                }));
            }
        }
    }
    plans
}

/// Choices with every guidance, with all moves known or none, either side first, the breath paced or not, and with caution.
fn ways(base: &Choices, library: &Library) -> Vec<Choices> {
    let known: Vec<String> = library.catalogue.moves().map(|known| known.name.clone()).collect();
    let mut ways = Vec::new();
    for guidance in Guidance::ALL {
        for (first_side, unpaced) in [(Side::Left, false), (Side::Right, true)] {
            for known in [Vec::new(), known.clone()] {
                for rules in [base.rules.clone(), Rules::of(&[Rule::Caution])] {
                    let (guidance, known) = (*guidance, known.clone());
                    ways.push(Choices {
                        guidance,
                        first_side,
                        unpaced,
                        known,
                        rules,
                        ..base.clone()
                    });
                }
            }
        }
    }
    ways
}

/// The answers to keys.
fn answers() -> impl Iterator<Item = &'static str> {
    use Event::{
        AlreadyLight, AsPlanned, EnoughDone, EnoughHere, Firmer, Lighter, Longer, Paused,
        RestNeeded,
    };
    let events = [
        Paused(Cause::Asked),
        Paused(Cause::UnknownKey),
        Paused(Cause::Gap),
        Lighter,
        AlreadyLight,
        Firmer,
        AsPlanned,
        Longer,
        EnoughHere,
        EnoughDone,
        RestNeeded,
    ];
    let others = [
        "Sound on.",
        "Sound off.",
        "Voice on.",
        "Voice off.",
        "Preview. Hands off.",
        "This is how you will be guided.",
        phrases::REMINDER,
        "neckcare can't see your keys now. Click this window to use S.",
        "In another window, you stopped because of a symptom.",
    ];
    events.into_iter().filter_map(|event| fixed(&event)).chain(others)
}

/// The first words of a stop.
fn stop_words() -> Vec<String> {
    let words: toml::Table = toml::from_str(include_str!("../routines/words/safety.toml")).unwrap();
    let stop = words["stop"].as_table().unwrap();
    stop.values().map(|words| words.as_str().unwrap().to_owned()).collect()
}

/// What the opening, and the answer to "where am I?", are put together from.
fn parts() -> Vec<String> {
    let minutes =
        |count: usize| format!("{} minute{}", spoken(count), if count == 1 { "" } else { "s" });
    let mut parts: Vec<String> = (1..=20).map(|step| format!("Step {step}")).collect();
    parts.extend((1..=20).map(|steps| format!("of {steps},")));
    parts.extend((1..=60).map(|count| format!("{},", capitalised(&minutes(count)))));
    parts.extend(
        (1..=30)
            .map(|count| format!("{} step{}.", spoken(count), if count == 1 { "" } else { "s" })),
    );
    parts.extend((1..=60).map(minutes));
    let tens = (10..=50).step_by(10).map(spoken);
    parts.extend(tens.flat_map(|tens| [format!("{tens} left."), format!("{tens} seconds left.")]));
    let fixed = ["left.", "Next:", "the other side.", "the end.", "Resuming:"];
    parts.extend(fixed.map(str::to_owned));
    parts
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().collect::<String>() + letters.as_str())
        .unwrap_or_default()
}
