//! Warns about words for dangers that the safe envelope cannot check, such as "throat". They may be part of good
//! advice, so they are never an error.

use std::ops::Range;

use crate::routine::body::Position;
use crate::routine::finding::Finding;
use crate::routine::keyword::Keyword;
use crate::routine::parse::fields::{Fields, Log, Value};

/// The keys of a routine whose texts people read or hear.
const OF_ROUTINE: [&str; 3] = ["title", "goal", "before"];

/// The keys of a step, of a move, and of a move's variant for a position whose texts people read or hear.
const OF_MOVE: [&str; 7] =
    ["title", "path", "instruction", "cue", "spot", "caution", "caution-cue"];

/// Phrases of the same meaning, with what to check if one of them is found, and what to write instead.
struct Lint {
    phrases: &'static [&'static [&'static str]],
    check: &'static str,
    instead: &'static str,
}

const ALL: [Lint; 7] = [
    Lint {
        phrases: &[&["throat"], &["throats"], &["windpipe"], &["windpipes"]],
        check: "check that no hand goes there: the front of the neck is never worked on",
        instead: "send the hands to the back of the neck or the shoulders, or keep this as a \"never\"",
    },
    Lint {
        phrases: &[&["carotid"], &["carotids"], &["pulse"], &["pulses"]],
        check: "check that nobody is to press or look for it: pressing there can make you faint",
        instead: "keep behind the ear lobe, and say: if you feel a pulse, lift off",
    },
    Lint {
        phrases: &[
            &["crack"],
            &["cracks"],
            &["cracked"],
            &["cracking"],
            &["pop"],
            &["pops"],
            &["popped"],
            &["popping"],
        ],
        check: "check that no joint is to be made to sound: the neck is never jerked or forced",
        instead: "move slowly, only as far as it goes easily, and let any sound be none of your aims",
    },
    Lint {
        phrases: &[&["roller"], &["rollers"], &["gun"], &["guns"]],
        check: "check that it stays off the neck: hard and beating tools are not for it",
        instead: "use the hands, or a soft ball between the upper back and a wall",
    },
    Lint {
        phrases: &[&["as", "hard"]],
        check: "check that nobody is to press with all their strength",
        instead: "name a pressure: light, moderate or firm, and firm is still strong but good",
    },
    Lint {
        phrases: &[
            &["both", "sides", "of", "the", "neck"],
            &["both", "sides", "of", "your", "neck"],
        ],
        check: "check that the sides of the neck are not pressed at once",
        instead: "write one side, then the other, with `side = \"each\"`",
    },
    Lint {
        phrases: &[
            &["lean", "back"],
            &["leans", "back"],
            &["leaned", "back"],
            &["leant", "back"],
            &["leaning", "back"],
        ],
        check: "check that nobody puts their weight on a ball or an edge, or tips the head back",
        instead: "lean in lightly with the knees soft, so that the feet can take the weight away",
    },
];

/// A phrase that was found in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Match {
    place: Range<usize>,
    lint: usize,
    phrase: usize,
}

/// Returns the warnings about all texts of a file that can be read.
pub(super) fn warnings(routine: &Fields<'_>, file: &str) -> Vec<Finding> {
    texts(routine).into_iter().flat_map(|value| in_value(value, file)).collect()
}

/// Collects every text that people read or hear.
fn texts<'a>(routine: &Fields<'a>) -> Vec<&'a Value<'a>> {
    let mut texts = routine.peek(&OF_ROUTINE);
    let lists = |name| {
        let list = routine.peek(&[name]).into_iter().filter_map(|value| value.get_ref().as_array());
        list.flat_map(|list| list.iter())
    };
    texts.extend(lists("needs"));
    for step in lists("step").filter_map(table) {
        texts.extend(step.peek(&OF_MOVE));
    }
    let moves = routine.peek(&["move"]).into_iter().filter_map(table);
    for of_move in moves.flat_map(|moves| moves.entries()).filter_map(|(.., value)| table(value)) {
        texts.extend(of_move.peek(&OF_MOVE));
        let positions: Vec<&str> = Position::ALL.iter().map(|position| position.word()).collect();
        for variant in of_move.peek(&positions).into_iter().filter_map(table) {
            texts.extend(variant.peek(&OF_MOVE));
        }
    }
    texts
}

/// Returns the fields of a value. One that is not a table is reported elsewhere.
fn table<'a>(value: &'a Value<'a>) -> Option<Fields<'a>> {
    Fields::of(value, &mut Log::default())
}

/// Returns the warnings about one text, each at the place of its words, or of the whole text if escapes hide the words.
fn in_value(value: &Value<'_>, file: &str) -> Vec<Finding> {
    let Some(read) = value.get_ref().as_str() else { return Vec::new() };
    let whole = value.span();
    let written = found(file.get(whole.clone()).unwrap_or_default());
    let read_as = found(read);
    let same = |one: &Match, other: &Match| (one.lint, one.phrase) == (other.lint, other.phrase);
    let plain = written.len() == read_as.len()
        && written.iter().zip(&read_as).all(|(written, read)| same(written, read));
    let place = |at: usize| {
        let own = written.get(at).filter(|_| plain).map(|found| found.place.clone());
        own.map_or(whole.clone(), |own| whole.start + own.start..whole.start + own.end)
    };
    read_as.iter().enumerate().filter_map(|(at, found)| finding(found, read, place(at))).collect()
}

fn finding(found: &Match, text: &str, place: Range<usize>) -> Option<Finding> {
    let lint = ALL.get(found.lint)?;
    let words = text.get(found.place.clone())?;
    Some(Finding {
        place,
        rule: format!("\"{words}\": {}", lint.check),
        remedy: lint.instead.to_owned(),
    })
}

/// Finds all phrases in a text, in order.
fn found(text: &str) -> Vec<Match> {
    let words = words(text);
    let mut found = Vec::new();
    for start in 0..words.len() {
        let rest = words.get(start..).unwrap_or_default();
        for (lint, of) in ALL.iter().enumerate() {
            let places = of.phrases.iter().map(|phrase| begins(rest, phrase, text));
            found.extend(
                places
                    .enumerate()
                    .filter_map(|(phrase, place)| Some(Match { place: place?, lint, phrase })),
            );
        }
    }
    found
}

/// Returns the place of a phrase if `words` begin with it. Between its words there may only be white space and the
/// backslash that continues a line.
fn begins(words: &[Range<usize>], phrase: &[&str], text: &str) -> Option<Range<usize>> {
    let words = words.get(..phrase.len())?;
    let same = |(place, word): (&Range<usize>, &&str)| {
        text.get(place.clone()).is_some_and(|written| written.eq_ignore_ascii_case(word))
    };
    let joined = |pair: &[Range<usize>]| match pair {
        [one, next] => text
            .get(one.end..next.start)
            .is_some_and(|gap| gap.chars().all(|each| each.is_whitespace() || each == '\\')),
        _ => true,
    };
    let is_there = words.iter().zip(phrase).all(same) && words.windows(2).all(joined);
    is_there.then(|| words.first().zip(words.last()))?.map(|(first, last)| first.start..last.end)
}

/// Returns the places of all words, which are unbroken sequences of letters and digits.
fn words(text: &str) -> Vec<Range<usize>> {
    let mut words: Vec<Range<usize>> = Vec::new();
    for (at, letter) in text.char_indices().filter(|(_, letter)| letter.is_alphanumeric()) {
        let end = at + letter.len_utf8();
        match words.last_mut().filter(|word| word.end == at) {
            Some(word) => word.end = end,
            None => words.push(at..end),
        }
    }
    words
}
