//! The fuzzing engine: changes known inputs, and keeps those that cause new behaviour.

use std::collections::HashSet;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::time::{Duration, Instant};

use super::dice::Dice;
use super::mutation::changed;

/// The most inputs that are kept; a further one replaces an old one.
const MOST_KEPT: usize = 20_000;

/// The inputs that each caused a different behaviour.
struct Corpus {
    name: &'static str,
    /// The function to test, which returns a hash of its behaviour.
    target: fn(&[u8]) -> u64,
    seen: HashSet<u64>,
    kept: Vec<Vec<u8>>,
}

impl Corpus {
    /// Gives an input to the target, and keeps it if the behaviour is new.
    fn run(&mut self, input: Vec<u8>, dice: &mut Dice) {
        let saw = catch_unwind(AssertUnwindSafe(|| (self.target)(&input)));
        let saw = saw.unwrap_or_else(|panic| {
            println!("{} broke on b\"{}\"", self.name, input.escape_ascii());
            resume_unwind(panic)
        });
        if !self.seen.insert(saw) {
            return;
        }
        if self.kept.len() < MOST_KEPT {
            self.kept.push(input);
        } else {
            self.kept[dice.below(MOST_KEPT)] = input;
        }
    }
}

/// Gives the target the seeds, and then changed inputs: `rounds` of them, or for the time in the environment variable.
pub(crate) fn fuzz(
    name: &'static str,
    seeds: &[Vec<u8>],
    words: &[&[u8]],
    rounds: usize,
    target: fn(&[u8]) -> u64,
) {
    let until = by_hand().map(|time| Instant::now() + time);
    let mut dice = Dice::new(until.map_or(1, |_| u64::from(std::process::id())));
    let mut corpus = Corpus { name, target, seen: HashSet::new(), kept: Vec::new() };
    for seed in seeds {
        corpus.run(seed.clone(), &mut dice);
    }
    let (known, mut done) = (corpus.seen.len(), 0);
    while until.map_or(done < rounds, |until| Instant::now() < until) {
        let (one, other) = (dice.one_of(&corpus.kept), dice.one_of(&corpus.kept));
        let input = changed(one, other, words, &mut dice);
        corpus.run(input, &mut dice);
        done += 1;
    }
    let new = corpus.seen.len() - known;
    println!("{name}: {done} inputs, {new} of them unlike all before");
    assert!(new > rounds / 100, "{name} sees no difference");
}

/// Returns the time to fuzz, if `NECKCARE_FUZZ_SECONDS` is set.
fn by_hand() -> Option<Duration> {
    let seconds = std::env::var("NECKCARE_FUZZ_SECONDS").ok()?.parse().ok()?;
    Some(Duration::from_secs(seconds))
}
