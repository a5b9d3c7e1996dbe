//! Tests folding history lines into sessions.

use neckcare::history::{
    Answers, Calm, Damaged, Ending, HistoryLine, Marks, Rating, Record, Sore, fold,
};
use neckcare::routine::keyword::Keyword;
use neckcare::routine::place::Place;
use serde::Deserialize;

use crate::store::support::{ids, record, said, session, text};

fn answers(n: u32, answers: Answers) -> HistoryLine {
    HistoryLine::answers(&record(n).id, answers, time::macros::datetime!(2026-03-02 10:00 UTC))
}

#[test]
fn sessions_are_sorted_by_their_start() {
    let history = fold([session(3), session(1), session(2)]);
    let read: Vec<String> = history.sessions.into_iter().map(|entry| entry.record.id).collect();
    assert_eq!(read, ids([1, 2, 3]));
}

#[test]
fn the_latest_answer_counts_and_missing_ones_change_nothing() {
    let later = Answers { calm: Some(Calm::Less), sore: Some(Sore::Still), ..Answers::default() };
    let history = fold([said(1), session(1), answers(1, later), said(7)]);
    let [entry] = history.sessions.as_slice() else { panic!("there is not one alone") };
    let all = Answers {
        tension_before: Rating::new(6),
        tension_after: Rating::new(4),
        places_before: Marks::default(),
        places_after: Marks::default(),
        calm: Some(Calm::Less),
        pain: None,
        new_symptom: Some(false),
        sign: None,
        sore: Some(Sore::Still),
        deleted: None,
    };
    assert_eq!(entry.answers, all);
}

#[test]
fn a_session_recorded_twice_counts_once_with_its_final_outcome() {
    let ended = session(1);
    let cut = |ending: Ending| HistoryLine::Session(Record { outcome: ending.into(), ..record(1) });
    for lines in [
        [ended.clone(), cut(Ending::Interrupted)],
        [cut(Ending::Interrupted), ended.clone()],
        [ended.clone(), cut(Ending::Left)],
    ] {
        let history = fold(lines);
        let outcomes: Vec<_> =
            history.sessions.into_iter().map(|entry| entry.record.outcome).collect();
        assert_eq!(outcomes, [Ending::Finished]);
    }
}

#[test]
fn a_deleted_session_is_set_apart_and_can_be_restored() {
    let delete = |deleted| answers(1, Answers { deleted: Some(deleted), ..Answers::default() });
    let history = fold([session(1), session(2), delete(true)]);
    assert_eq!((history.sessions.len(), history.deleted.len()), (1, 1));
    let history = fold([session(1), session(2), delete(true), delete(false)]);
    assert_eq!((history.sessions.len(), history.deleted.len()), (2, 0));
}

#[test]
fn only_a_running_session_becomes_interrupted() {
    let after =
        |ending: Ending| Record { outcome: ending.into(), ..record(1) }.interrupted().outcome;
    for ending in Ending::ALL {
        let after = after(*ending);
        assert_eq!(after, if *ending == Ending::Left { Ending::Interrupted } else { *ending });
    }
}

#[test]
fn impossible_figures_count_as_damage() {
    let line = text(&[session(1)]);
    for figure in ["\"planned_s\":", "\"done_s\":", "\"heat_s\":", "\"held_s\":", "\"s\":"] {
        let with = |more: &str| {
            HistoryLine::read(line.replace(figure, &format!("{figure}{more}")).as_bytes())
        };
        assert!(with("").is_ok());
        assert_eq!(with("99999999"), Err(Damaged), "{figure}");
        assert_eq!(with("-"), Err(Damaged), "{figure}");
    }
}

#[test]
fn soreness_in_older_words_is_read() {
    for (old, sore) in [("none", Sore::None), ("mild", Sore::Gone), ("long", Sore::Still)] {
        let line = format!(r#"{{"line":"answers","v":1,"id":"a","sore":"{old}"}}"#);
        let Ok(Some(HistoryLine::Answers(later))) = HistoryLine::read(line.as_bytes()) else {
            panic!("{line} is read");
        };
        assert_eq!(later.answers.sore, Some(sore), "{old}");
        let written = serde_json::to_string(&HistoryLine::Answers(later.clone())).unwrap();
        assert_eq!(
            HistoryLine::read(written.as_bytes()),
            Ok(Some(HistoryLine::Answers(later))),
            "{written}"
        );
    }
    for (sore, read) in [("null", true), ("\"badly\"", false), ("3", false)] {
        let line = format!(r#"{{"line":"answers","v":1,"id":"a","sore":{sore}}}"#);
        assert_eq!(HistoryLine::read(line.as_bytes()).is_ok(), read, "{sore}");
    }
}

fn marks(places: &[(Place, u8)]) -> Marks {
    places.iter().map(|(place, figure)| (*place, Rating::new(*figure).unwrap())).collect()
}

#[test]
fn marks_of_several_lines_are_put_together() {
    let before = Answers {
        places_before: marks(&[(Place::LeftShoulder, 6), (Place::Scalp, 4)]),
        ..Answers::default()
    };
    let after =
        |place, figure| Answers { places_after: marks(&[(place, figure)]), ..Answers::default() };
    let history = fold([
        session(1),
        answers(1, before),
        answers(1, after(Place::LeftShoulder, 3)),
        answers(1, after(Place::Scalp, 5)),
        answers(1, after(Place::Scalp, 2)),
        said(1),
    ]);
    let [entry] = history.sessions.as_slice() else { panic!("there is not one alone") };
    assert_eq!(entry.answers.places_before, before.places_before);
    let after = marks(&[(Place::LeftShoulder, 3), (Place::Scalp, 2)]);
    assert_eq!(entry.answers.places_after, after);
    assert_eq!(entry.answers.tension_after, Rating::new(4), "what else was said is kept");
}

/// A history outlives the version that wrote it, so its keys and words stay.
#[test]
fn the_keys_of_answers_never_change() {
    let all = Answers {
        tension_before: Rating::new(6),
        tension_after: Rating::new(4),
        places_before: Place::ALL
            .iter()
            .zip(0..)
            .map(|(place, n)| (*place, Rating::new(n).unwrap()))
            .collect(),
        places_after: marks(&[(Place::LeftShoulder, 3)]),
        calm: Some(Calm::More),
        pain: Rating::new(1),
        new_symptom: Some(false),
        sign: Some(neckcare::session::Sign::Just),
        sore: Some(Sore::Gone),
        deleted: Some(false),
    };
    let line = r#"{"line":"answers","v":1,"id":"session-1","at":"2026-03-02T10:00:00Z",
        "tension_before":6,"tension_after":4,
        "places_before":{"temples":0,"scalp":1,"skull-base":2,"left-neck":3,"right-neck":4,
        "left-shoulder":5,"right-shoulder":6,"upper-back":7},
        "places_after":{"left-shoulder":3},
        "calm":1,"pain":1,"new_symptom":false,"sign":"just","sore":"gone","deleted":false}"#;
    let line: String = line.lines().map(str::trim_start).collect();
    assert_eq!(text(&[answers(1, all)]), line.clone() + "\n");
    assert_eq!(HistoryLine::read(line.as_bytes()), Ok(Some(answers(1, all))));
}

#[test]
fn lines_without_marks_are_written_and_read_as_before() {
    let line = text(&[said(1)]);
    assert!(!line.contains("places"), "{line}");
    let read = r#"{"line":"answers","v":1,"id":"a","tension_before":6}"#;
    let Ok(Some(HistoryLine::Answers(later))) = HistoryLine::read(read.as_bytes()) else {
        panic!("{read} is read");
    };
    assert_eq!(later.answers, Answers { tension_before: Rating::new(6), ..Answers::default() });
    let null = r#"{"line":"answers","v":1,"id":"a","tension_before":6,"places_before":null}"#;
    assert_eq!(HistoryLine::read(null.as_bytes()), Ok(Some(HistoryLine::Answers(later))));
}

/// The answers as the version before marks reads them: it ignores fields that it does not know.
#[derive(Deserialize)]
struct EarlierAnswers {
    v: u32,
    id: String,
    tension_before: Option<Rating>,
    calm: Option<Calm>,
}

#[test]
fn an_earlier_version_reads_a_line_with_marks() {
    let said = Answers {
        tension_before: Rating::new(6),
        places_before: marks(&[(Place::UpperBack, 6)]),
        places_after: marks(&[(Place::UpperBack, 2)]),
        ..Answers::default()
    };
    let read: EarlierAnswers = serde_json::from_str(&text(&[answers(1, said)])).unwrap();
    assert_eq!((read.v, read.id), (1, "session-1".to_owned()));
    assert_eq!((read.tension_before, read.calm), (Rating::new(6), None));
}

#[test]
fn places_of_a_later_version_are_ignored_and_impossible_figures_damage() {
    let with = |places: &str| {
        let line = format!(r#"{{"line":"answers","v":1,"id":"a","places_before":{places}}}"#);
        HistoryLine::read(line.as_bytes())
    };
    let Ok(Some(HistoryLine::Answers(later))) = with(r#"{"jaw":{"left":99},"scalp":4}"#) else {
        panic!("a later version's line is read");
    };
    assert_eq!(later.answers.places_before, marks(&[(Place::Scalp, 4)]));
    for damaged in [r#"{"scalp":11}"#, r#"{"scalp":-1}"#, r#"{"scalp":"4"}"#, "3"] {
        assert_eq!(with(damaged), Err(Damaged), "{damaged}");
    }
}

#[test]
fn the_planned_activity_is_optional_and_read_back() {
    let old = record(1);
    let new = Record { active_s: Some(200), ..record(2) };
    let text =
        |record: &Record| serde_json::to_string(&HistoryLine::Session(record.clone())).unwrap();
    assert!(!text(&old).contains("active_s") && text(&new).contains("\"active_s\":200"));
    for record in [old, new.clone()] {
        let line = text(&record);
        assert_eq!(
            HistoryLine::read(line.as_bytes()),
            Ok(Some(HistoryLine::Session(record))),
            "{line}"
        );
    }
    let endless = text(&new).replace("\"active_s\":200", "\"active_s\":86401");
    assert!(HistoryLine::read(endless.as_bytes()).is_err(), "more than a day is damage");
}
