//! Says how a session ended, and why.

use crate::history::lookback::HistoryEntry;
use crate::history::{Ending, Record, StoppedAt};
use crate::routine::catalogue::Catalogue;
use crate::routine::keyword::MaybeKnown;
use crate::routine::safe;
use crate::session::Sign;

/// Says how a session ended, and which symptom was felt in it if it continued after one.
pub fn ended(seen: &HistoryEntry<'_>, catalogue: &Catalogue) -> String {
    let record = seen.record;
    let why = why(seen, catalogue);
    match record.outcome.known() {
        Some(Ending::Stopped) if !why.is_empty() => format!("stopped: {why}"),
        Some(Ending::Stopped) if sign(record).is_some() => "just stopped".to_owned(),
        Some(Ending::Unanswered) if record.stopped_at.is_none() => why,
        Some(Ending::Unanswered) => format!("stopped, {why}"),
        // The session finished after a stop that the user later said was nothing.
        Some(Ending::Finished) if why.is_empty() && record.stopped_at.is_some() => {
            "just stopped".to_owned()
        }
        _ if why.is_empty() => went(record),
        _ => format!("{}, after {why}", went(record)),
    }
}

/// Says why a session was stopped, or after which symptom it continued; empty if that is not known.
pub fn why(seen: &HistoryEntry<'_>, catalogue: &Catalogue) -> String {
    let record = seen.record;
    let at = record.stopped_at.as_ref();
    if record.outcome == Ending::Unanswered {
        let said =
            if at.is_none() { "felt something new, did not say what" } else { "did not say why" };
        return said.to_owned();
    }
    let during = at.map_or_else(String::new, |at| place(at, catalogue));
    sign(record).and_then(felt).map_or_else(String::new, |felt| felt.to_owned() + &during)
}

fn sign(record: &Record) -> Option<Sign> {
    record.sign.as_ref().and_then(MaybeKnown::known)
}

fn place(at: &StoppedAt, catalogue: &Catalogue) -> String {
    let name = at.r#move.as_str();
    let title = catalogue.find(name).map_or(name, |known| known.words.title.as_str());
    format!(" during \"{}\"", safe::visible(title))
}

/// Returns the symptom of a sign; `None` for just stopping.
const fn felt(sign: Sign) -> Option<&'static str> {
    match sign {
        Sign::Pain => Some("pain"),
        Sign::Dizzy => Some("dizziness"),
        Sign::Numb => Some("numbness"),
        Sign::Other => Some("something else"),
        Sign::Just => None,
    }
}

fn went(record: &Record) -> String {
    match record.outcome.known() {
        Some(Ending::Left) => "stopped early".to_owned(),
        _ => safe::visible(record.outcome.as_str()),
    }
}

#[cfg(test)]
mod tests {
    use time::macros::datetime;

    use super::*;
    use crate::history::Answers;
    use crate::routine::body::Side;
    use crate::routine::dose::Pressure;

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
                outcome: MaybeKnown::new(outcome),
                sign: sign.map(MaybeKnown::new),
                stopped_at: place.map(|name: &str| StoppedAt {
                    r#move: name.to_owned(),
                    zones: Vec::new(),
                    side: Side::Both.into(),
                    pressure: Pressure::Light.into(),
                }),
            };
            let seen = HistoryEntry { record: &record, answers: Answers::default() };
            assert_eq!(ended(&seen, &Catalogue::default()), words);
            if seen.was_stopped() {
                // In a list of nothing but stops, each is described by its reason alone.
                let rest = words.trim_start_matches("stopped").trim_start_matches([':', ',', ' ']);
                assert_eq!(why(&seen, &Catalogue::default()), rest);
            }
        }
    }
}
