//! What to write instead of keys, moves and notations that people bring from other programs.

use std::ops::Range;
use std::time::Duration;

/// The unit of most bare numbers.
pub(super) const SECOND: Duration = Duration::from_secs(1);

/// The unit of keys that count minutes.
const MINUTE: Duration = Duration::from_secs(60);

/// Stands for keys that repeat a whole dose, which has no key here.
pub(super) const SETS: &str = "sets of a dose";

/// Keys of other programs for doses, each with the key that it means here, and the unit of a bare number.
const DOSE_KEYS: &[(&str, &str, Duration)] = &[
    ("duration", "time", SECOND),
    ("seconds", "time", SECOND),
    ("secs", "time", SECOND),
    ("sec", "time", SECOND),
    ("length", "time", SECOND),
    ("minutes", "time", MINUTE),
    ("mins", "time", MINUTE),
    ("min", "time", MINUTE),
    ("reps", "strokes", SECOND),
    ("rep", "strokes", SECOND),
    ("repetitions", "strokes", SECOND),
    ("repeats", "strokes", SECOND),
    ("repeat", "strokes", SECOND),
    ("count", "strokes", SECOND),
    ("tempo", "pace", SECOND),
    ("speed", "pace", SECOND),
    ("reps", "times", SECOND),
    ("rep", "times", SECOND),
    ("repetitions", "times", SECOND),
    ("repeats", "times", SECOND),
    ("repeat", "times", SECOND),
    ("sets", "times", SECOND),
    ("set", "times", SECOND),
    ("rounds", "times", SECOND),
    ("sets", SETS, SECOND),
    ("set", SETS, SECOND),
    ("rounds", SETS, SECOND),
    ("rest", "release", SECOND),
    ("pause", "release", SECOND),
];

/// Other keys that people try, with the key that is meant here, and what to write.
const KEYS: &[(&[&str], &str, &str)] = &[
    (&["name", "label", "heading"], "title", "write `title`"),
    (&["description", "summary", "purpose", "about"], "goal", "write `goal`"),
    (
        &["exercise", "exercises", "action", "type"],
        "optional",
        "write `move`, with a name from `neckcare moves`",
    ),
    (&["steps", "exercises"], "step", "write `[[step]]` above each step"),
    (
        &["breathing", "breathe", "pattern"],
        "breath",
        "write `breath`, the seconds in and out, as in breath = \"4-6\"",
    ),
    (
        &["strength", "intensity", "force", "level"],
        "pressure",
        "write `pressure`: light, moderate or firm",
    ),
    (&["text", "note", "notes", "hint"], "instruction", "write `instruction`"),
    (&["equipment", "props", "tools"], "needs", "write `needs`, a list"),
    (&["category", "group"], "tags", "write `tags`, a list"),
    (&["position", "posture"], "positions", "write `positions`, a list: seated, lying, standing"),
    (&["area", "zone", "muscle"], "zones", "write `zones`, a list"),
    (
        &["rest", "pause", "break"],
        "optional",
        "a rest is a step of its own: move = \"arms-down\" and time = \"10s\"",
    ),
    (
        &["resistance", "isometric", "load", "weight"],
        "optional",
        "leave it out: nothing here works against resistance, because neckcare cannot feel how hard you push",
    ),
    (
        &["reps", "rep", "repetitions", "count", "repeat"],
        "strokes",
        "use `strokes` with `pace`; a step has one dose",
    ),
    (&["duration", "seconds", "minutes", "length"], "time", "use `time`; a step has one dose"),
    (&["sets", "set", "rounds"], "optional", "write the steps again for each set"),
];

/// Returns the keys of other programs that mean a key of a dose, with the units of their bare numbers.
pub(super) fn like(key: &'static str) -> impl Iterator<Item = (&'static str, Duration)> {
    DOSE_KEYS.iter().filter(move |(_, own, _)| *own == key).map(|(name, _, unit)| (*name, *unit))
}

/// Returns whether a key is one of other programs that is understood in doses.
pub(super) fn is_foreign(key: &str) -> bool {
    key == SETS || DOSE_KEYS.iter().any(|(name, ..)| *name == key)
}

/// Returns what to write instead of a key that is unknown in a table with these keys.
pub(super) fn key(name: &str, known: &[&str]) -> Option<String> {
    let name = name.to_lowercase();
    let fits = |(names, own, _): &&(&[&str], &str, &str)| {
        names.contains(&name.as_str()) && known.contains(own)
    };
    KEYS.iter().find(fits).map(|(.., remedy)| (*remedy).to_owned())
}

/// Keys of timers for work and breaks, at the top of a file.
pub(super) const TIMER: [&str; 15] = [
    "work",
    "break",
    "breaks",
    "short-break",
    "long-break",
    "short_break",
    "long_break",
    "pomodoro",
    "pomodoros",
    "interval",
    "intervals",
    "every",
    "schedule",
    "reminder",
    "timer",
];

/// The rule and the fix for a file that describes a timer.
pub(super) const NO_TIMER: (&str, &str) = (
    "a routine is one session, without times for work and breaks",
    "put sessions into your calendar: neckcare calendar desk-break --at 10:30,15:30",
);

/// Something that people ask for and that neckcare does not do, with the reason and what there is instead.
struct Wish {
    /// Words of which one is a part of the name.
    words: &'static [&'static str],
    why: &'static str,
    instead: &'static str,
}

const WISHES: &[Wish] = &[
    Wish {
        words: &[
            "isometric",
            "isometrics",
            "resist",
            "resistance",
            "resisted",
            "push",
            "strengthening",
        ],
        why: "nothing here works against resistance, because neckcare cannot feel how hard you push, and too much force can strain a muscle or harm a nerve",
        instead: "write \"chin-back\" with strokes = 5 and pace = \"5s\"; for strength, ask a physiotherapist",
    },
    Wish {
        words: &["crack", "cracking", "adjust", "adjustment", "manipulation", "thrust", "pop"],
        why: "no joint is jerked or forced, because arteries have torn after that (E8)",
        instead: "write \"turn\" with hold = \"15s\"",
    },
    Wish {
        words: &["traction", "pull", "hang", "hanging", "hammock", "decompression"],
        why: "nothing pulls on your neck, because a stretch goes only as far as the first gentle pull (E8)",
        instead: "write \"side-stretch\" with hold = \"15s\"",
    },
    Wish {
        words: &[
            "neck-roll",
            "neck-rolls",
            "neck-circle",
            "neck-circles",
            "head-roll",
            "head-rolls",
            "head-circle",
            "head-circles",
            "full-circle",
        ],
        why: "the head does not go round in full circles, because people disagree about that, and nothing is lost without it (E8)",
        instead: "write \"half-moon\" with strokes = 4 and pace = \"8s\"",
    },
    Wish {
        words: &[
            "gun",
            "massager",
            "percussion",
            "vibration",
            "roller",
            "foam",
            "tens",
            "gua",
            "cupping",
        ],
        why: "only hands, a soft ball, a soft towel and a warm pack are used, because there are reports of torn and blocked arteries after massagers (E12)",
        instead: "write \"trapezius-knead\" with strokes = 10 and pace = \"4s\"",
    },
    Wish {
        words: &["scm", "sternocleidomastoid", "throat", "carotid", "front", "windpipe", "vagus"],
        why: "the front of your neck is never worked on, because large blood vessels and the vagus nerve run there (N1)",
        instead: "write \"trapezius-knead\" with strokes = 10 and pace = \"4s\"",
    },
    Wish {
        words: &["box", "square", "wim", "holotropic", "kapalabhati"],
        why: "breathing here is slow, and almost never held, because nobody has asked whether that is safe for you (E10)",
        instead: "write \"belly-breath\" with cycles = 6 and breath = \"4-6\"",
    },
];

/// Returns why neckcare does not do what a name asks for, and what there is instead.
pub(super) fn wish(name: &str) -> Option<(&'static str, &'static str)> {
    let name = name.to_lowercase().replace(['_', ' '], "-");
    let has = |word: &&str| format!("-{name}-").contains(&format!("-{word}-"));
    WISHES.iter().find(|wish| wish.words.iter().any(&has)).map(|wish| (wish.why, wish.instead))
}

/// Returns the rule that a whole text breaks because it is written in another notation, with the place of its first
/// line.
pub(super) fn other_notation(text: &str) -> Option<(Range<usize>, &'static str)> {
    let lines = text.split_inclusive('\n').scan(0, |at, line| {
        let start = *at;
        *at += line.len();
        Some((start, line.trim_end()))
    });
    let (start, first) =
        lines.into_iter().find(|(_, line)| !line.trim().is_empty() && !line.starts_with('#'))?;
    let place = start..start + first.len();
    let inner = text.get(start..)?.trim_start_matches(['{', '[']).trim_start();
    let is_json = first.starts_with('{')
        || first.starts_with('[') && !first.starts_with("[[") && inner.starts_with(['"', '{']);
    let is_yaml = first == "---" || first.starts_with("- ") || is_pair(first);
    match (is_json, is_yaml) {
        (true, _) => Some((place, "this is JSON, but this file has to be TOML")),
        (_, true) => Some((place, "this is YAML, but this file has to be TOML")),
        _ => None,
    }
}

/// Returns whether a line is a key with a colon, and a value or nothing after it.
fn is_pair(line: &str) -> bool {
    let Some((key, value)) = line.split_once(':') else { return false };
    let named = |sign: char| sign.is_alphanumeric() || matches!(sign, '_' | '-');
    !key.is_empty() && key.chars().all(named) && (value.is_empty() || value.starts_with(' '))
}

/// Quotation marks that word processors put in place of straight ones.
const TYPOGRAPHIC: [char; 10] = ['“', '”', '„', '‟', '‘', '’', '‚', '‛', '«', '»'];

/// The rule that a line breaks, its place in the line, and what to write instead.
pub(super) struct LineHint {
    pub(super) place: Range<usize>,
    pub(super) rule: String,
    pub(super) remedy: String,
}

/// Returns what is wrong with a line that TOML cannot read, if it is a common slip. `reads` says whether another line
/// can be read.
pub(super) fn line(line: &str, reads: impl Fn(&str) -> bool) -> Option<LineHint> {
    if reads(line) {
        return None;
    }
    let hint = |place, rule: String, better: String| {
        let remedy = if reads(&better) { format!("write {}", better.trim()) } else { return None };
        Some(LineHint { place, rule, remedy })
    };
    if let Some(at) = line.find(TYPOGRAPHIC) {
        let mark = line.get(at..)?.chars().next()?;
        let straight = line.replace(['“', '”', '„', '‟', '«', '»'], "\"");
        let straight = straight.replace(['‘', '’', '‚', '‛'], "'");
        let rule = format!("{mark} is a typographic quotation mark, and only straight ones count");
        let place = at..at + mark.len_utf8();
        let remedy = "write straight quotation marks, as in title = \"Evening\"".to_owned();
        return hint(place.clone(), rule.clone(), straight).or(Some(LineHint {
            place,
            rule,
            remedy,
        }));
    }
    let start = line.len() - line.trim_start().len();
    let place = start..line.trim_end().len();
    if let Some((key, value)) = line.split_once('=') {
        let value = value.split_once('#').map_or(value, |(value, _)| value);
        let is_open = value.trim_start().starts_with(['"', '\'']);
        let (key, value) = (key.trim(), value.trim().trim_matches(['"', '\'']));
        let rule = match value.to_lowercase().as_str() {
            "yes" | "true" | "on" => {
                return hint(place, YES_OR_NO.to_owned(), format!("{key} = true"));
            }
            "no" | "false" | "off" => {
                return hint(place, YES_OR_NO.to_owned(), format!("{key} = false"));
            }
            "" => return None,
            _ if is_open => {
                "the text begins with a quotation mark and does not end with one".to_owned()
            }
            _ => "texts and times are written in quotes".to_owned(),
        };
        if let Some(number) = value.strip_suffix('%') {
            let rule = "a percentage is written as a bare number".to_owned();
            return hint(place, rule, format!("{key} = {}", number.trim()));
        }
        return hint(place, rule, format!("{key} = \"{value}\""));
    }
    let (key, value) = line.split_once(':').filter(|_| is_pair(line.trim()))?;
    let (key, value) = (key.trim(), value.trim());
    let rule = "a key and its value are joined by `=`, not by a colon".to_owned();
    let better = format!("{key} = {value}");
    let better = if reads(&better) { better } else { format!("{key} = \"{value}\"") };
    hint(place, rule, better)
}

const YES_OR_NO: &str = "yes and no are written true and false";
