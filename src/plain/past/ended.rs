//! How a session ended, in words.

use crate::history::lookback::Seen;
use crate::history::{INTERRUPTED, Record, StoppedAt};
use crate::routine::catalogue::Catalogue;
use crate::routine::safe;
use crate::routine::word::Word;
use crate::session::Sign;

/// How a session ended; a symptom after which it went on is told too.
pub fn ended(seen: &Seen<'_>, catalogue: &Catalogue) -> String {
    let record = seen.record;
    let why = why(seen, catalogue);
    match record.outcome.as_str() {
        "stopped" if !why.is_empty() => format!("stopped: {why}"),
        "stopped" if sign(record).is_some() => "just stopped".to_owned(),
        "unanswered" if record.stopped_at.is_none() => why,
        "unanswered" => format!("stopped, {why}"),
        // A stop of which it was said later that it was nothing.
        "finished" if why.is_empty() && record.stopped_at.is_some() => "just stopped".to_owned(),
        outcome if why.is_empty() => went(outcome),
        outcome => format!("{}, after {why}", went(outcome)),
    }
}

/// Why a session was stopped, or after what it went on; empty if that is not known.
pub fn why(seen: &Seen<'_>, catalogue: &Catalogue) -> String {
    let record = seen.record;
    let at = record.stopped_at.as_ref();
    match (record.outcome.as_str(), sign(record).and_then(felt)) {
        ("unanswered", _) if at.is_none() => "felt something new, did not say what".to_owned(),
        ("unanswered", _) => "did not say why".to_owned(),
        (_, Some(felt)) => {
            felt.to_owned() + &at.map_or_else(String::new, |at| place(at, catalogue))
        }
        (_, None) => String::new(),
    }
}

fn sign(record: &Record) -> Option<Sign> {
    record.sign.as_deref().and_then(Sign::from_word)
}

fn place(at: &StoppedAt, catalogue: &Catalogue) -> String {
    let name = at.r#move.as_str();
    let title = catalogue.find(name).map_or(name, |known| known.words.title.as_str());
    format!(" during \"{}\"", safe::visible(title))
}

/// What was felt; just stopping is nothing.
const fn felt(sign: Sign) -> Option<&'static str> {
    match sign {
        Sign::Pain => Some("pain"),
        Sign::Dizzy => Some("dizziness"),
        Sign::Numb => Some("numbness"),
        Sign::Other => Some("something else"),
        Sign::Just => None,
    }
}

fn went(outcome: &str) -> String {
    match outcome {
        "left" => "stopped early".to_owned(),
        INTERRUPTED => "interrupted".to_owned(),
        other => safe::visible(other),
    }
}

#[cfg(test)]
mod tests {
    use time::macros::datetime;

    use super::*;
    use crate::history::Answers;

    #[test]
    fn each_end_has_its_words_and_its_reason() {
        let (circles, nowhere) = (Some("circles"), None);
        for (outcome, sign, place, words) in [
            ("finished", None, nowhere, "finished"),
            ("finished", Some("numb"), circles, "finished, after numbness during \"circles\""),
            ("finished", None, circles, "just stopped"),
            ("left", None, nowhere, "stopped early"),
            ("stopped", Some("pain"), circles, "stopped: pain during \"circles\""),
            ("stopped", Some("dizzy"), nowhere, "stopped: dizziness"),
            ("stopped", Some("other"), nowhere, "stopped: something else"),
            ("stopped", Some("just"), circles, "just stopped"),
            ("stopped", Some("later-sign"), circles, "stopped"),
            ("unanswered", None, circles, "stopped, did not say why"),
            ("unanswered", None, nowhere, "felt something new, did not say what"),
            ("interrupted", None, nowhere, "interrupted"),
            ("\u{1b}[2J", None, nowhere, "<U+001B>[2J"),
        ] {
            let record = Record {
                v: 1,
                id: String::new(),
                start: datetime!(2026-03-02 10:00 +1),
                routine: String::new(),
                title: String::new(),
                planned_s: 0,
                active_s: None,
                done_s: 0,
                took_s: None,
                hands_on: Vec::new(),
                heat_s: 0,
                changes: Vec::new(),
                reached: None,
                outcome: outcome.to_owned(),
                sign: sign.map(str::to_owned),
                stopped_at: place.map(|name: &str| StoppedAt {
                    r#move: name.to_owned(),
                    zones: Vec::new(),
                    side: "both".to_owned(),
                    pressure: "light".to_owned(),
                }),
            };
            let seen = Seen { record: &record, answers: Answers::default() };
            assert_eq!(ended(&seen, &Catalogue::default()), words);
            if seen.was_stopped() {
                // Where all are stops, a stop is told by its reason alone.
                let rest = words.trim_start_matches("stopped").trim_start_matches([':', ',', ' ']);
                assert_eq!(why(&seen, &Catalogue::default()), rest);
            }
        }
    }
}
