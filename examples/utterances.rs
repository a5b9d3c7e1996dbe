//! Lists everything that the program's own voice says, as one JSON object a line, for `voice/render.py`:
//! `cargo run --release --example utterances > list.jsonl`.
//!
//! These are whole sentences, and the parts of sentences that are put together while a session runs. With `--missing`,
//! it lists only what the voice lacks, and fails if there is any.
#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::indexing_slicing,
    reason = "for a person who renders the voice"
)]

use std::collections::BTreeSet;
use std::process::ExitCode;
use std::time::Duration;

use neckcare::plan::{Choices, Guidance, Plan, Rule, Rules, phrases};
use neckcare::routine::body::{Position, Side};
use neckcare::routine::keyword::Keyword;
use neckcare::routine::library::Library;
use neckcare::routine::movement::Move;
use neckcare::routine::number::spoken;
use neckcare::screen_kit::sounds::SPOKEN_INVITATION;
use neckcare::screens::play::answers::fixed;
use neckcare::session::{Event, PauseCause};
use neckcare::sound;
use serde_json::json;

fn main() -> ExitCode {
    let library = Library::built_in().unwrap();
    let plans = plans_by(&library, |base, _| ways(base, &library));
    let planned = plans.iter().flat_map(Plan::cues).map(|cue| cue.words.clone());
    let said =
        planned.chain(answers().map(str::to_owned)).chain(safety()).chain(of_moves(&library));
    let mut texts: BTreeSet<String> = BTreeSet::new();
    for words in said {
        texts.extend(phrases::sentences(&words).map(str::to_owned));
    }
    // "Six minutes, eight steps." is put together from parts, because it has too many forms.
    for plan in plans_by(&library, fitted) {
        let sentences = plan.cues().iter().flat_map(|cue| phrases::sentences(&cue.words));
        texts.extend(sentences.filter(|text| !text.contains(" minutes, ")).map(str::to_owned));
    }
    texts.extend(parts());
    texts.remove("");
    let only_missing = std::env::args().any(|arg| arg == "--missing");
    if only_missing {
        texts.retain(|text| !sound::can_say(text));
    }
    for text in &texts {
        println!("{}", json!({ "text": text }));
    }
    if texts.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(u8::from(only_missing)) }
}

/// Returns titles and places, which the voice repeats on demand.
fn of_moves(library: &Library) -> Vec<String> {
    let placed = |movement: &Move| {
        let title = &movement.words.title;
        let place = phrases::place_of(movement).unwrap_or_default();
        [format!("{title}."), format!("{}.", title.to_lowercase()), place]
    };
    let moves = library.catalogue.moves().flat_map(|movement| {
        Position::ALL.iter().filter_map(|position| movement.in_position(*position))
    });
    moves.flat_map(|movement| placed(&movement)).collect()
}

/// Plans every routine with all choices that `ways` makes from the usual ones.
fn plans_by(library: &Library, ways: impl Fn(&Choices, usize) -> Vec<Choices>) -> Vec<Plan> {
    let mut plans = Vec::new();
    for routine in library.routines() {
        for position in &routine.positions {
            for base in [Choices::as_written(*position), Choices::defaults(*position)] {
                let ways = ways(&base, routine.steps.len()).into_iter();
                plans.extend(ways.filter_map(|choices| {
                    Plan::new(routine.clone(), library.catalogue.clone(), choices).ok()
                }));
            }
        }
    }
    plans
}

/// Returns choices with every guidance, with all moves known or none, with either side first, with and without a paced
/// breath, and with and without caution.
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

/// Returns choices for every time, without each of the steps, for one side only, and with every hold.
fn fitted(base: &Choices, steps: usize) -> Vec<Choices> {
    let mut ways = Vec::new();
    for guidance in [Guidance::Full, Guidance::Short] {
        let base = Choices { guidance, ..base.clone() };
        let times = (2..=44).map(|half_minutes| Duration::from_secs(30 * half_minutes));
        ways.extend(times.map(|time| Choices { time: Some(time), ..base.clone() }));
        ways.extend((0..steps).map(|step| Choices { without: vec![step], ..base.clone() }));
        let sides = [Side::Left, Side::Right];
        ways.extend(sides.map(|side| Choices { only_side: Some(side), ..base.clone() }));
        let holds = (10..=20).map(Duration::from_secs);
        ways.extend(holds.map(|hold| Choices { hold: Some(hold), ..base.clone() }));
    }
    ways
}

/// Returns the spoken answers to keys, and other fixed announcements.
fn answers() -> impl Iterator<Item = &'static str> {
    use Event::{
        AlreadyLight, AsPlanned, EnoughDone, EnoughHere, Firmer, Lighter, Longer, Paused,
        RestNeeded,
    };
    let events = [
        Paused(PauseCause::Asked),
        Paused(PauseCause::UnknownKey),
        Paused(PauseCause::Gap),
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
        "Voice on.",
        "Preview. Hands off.",
        "This is how you will be guided.",
        "This is the voice.",
        phrases::REMINDER,
        SPOKEN_INVITATION,
        "neckcare can't see your keys now. Click this window to use S.",
        "In another window, you stopped because of a symptom.",
    ];
    events.into_iter().filter_map(|event| fixed(&event)).chain(others)
}

/// Returns the spoken safety texts: the first words of a stop, and the cautions before a session.
fn safety() -> Vec<String> {
    let words: toml::Table = toml::from_str(include_str!("../routines/words/safety.toml")).unwrap();
    let said = ["stop", "caution"].map(|table| words[table].as_table().unwrap());
    let said = said.into_iter().flat_map(|table| table.values());
    said.map(|words| words.as_str().unwrap().to_owned()).collect()
}

/// Returns the parts from which the opening and the answer to "where am I?" are put together.
fn parts() -> Vec<String> {
    let minutes =
        |count: usize| format!("{} minute{}", spoken(count), if count == 1 { "" } else { "s" });
    let mut parts: Vec<String> = (1..=30).map(|step| format!("Step {step}")).collect();
    parts.extend((1..=30).map(|steps| format!("of {steps},")));
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
