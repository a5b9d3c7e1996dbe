//! Tests `neckcare history`: sessions as a table, as sentences and as data, and hiding one of them.

use std::fmt::Write as _;
use std::io::Write;
use std::process::Stdio;

use serde_json::{Value, json};

use crate::cli::support::{FinishedRun, Home};

const FOLDER: &str = ".local/share/neckcare";

/// The rehearsed time of the command in debug builds: a Wednesday.
const TODAY: (&str, &str) = ("NECKCARE_REHEARSE", "2026-03-04T12:00:00+01:00");

/// Returns the history line of a session; `special` adds or overrides fields.
pub(crate) fn session(id: &str, start: &str, special: &Value) -> String {
    let mut line = json!({
        "line": "session", "v": 1, "id": id, "start": start,
        "routine": "suboccipital", "title": "Suboccipital ease",
        "planned_s": 335, "done_s": 335, "heat_s": 0, "outcome": "finished",
        "hands_on": [{"zone": "skull-base", "side": "both", "s": 120, "held_s": 0, "firm": false}],
    });
    let special = special.as_object().unwrap().clone();
    line.as_object_mut().unwrap().extend(special);
    format!("{line}\n")
}

/// Returns a history line of answers that were given after the session.
fn said(id: &str, answers: &Value) -> String {
    let mut line = json!({"line": "answers", "v": 1, "id": id, "at": "2026-03-03T08:00:00+01:00"});
    line.as_object_mut().unwrap().extend(answers.as_object().unwrap().clone());
    format!("{line}\n")
}

fn stopped_at() -> Value {
    json!({"move": "skull-base-circles", "zones": ["skull-base"], "side": "right", "pressure": "light"})
}

/// Returns a home with a short history of every kind of line, from two machines. The eighth line is damaged.
fn past() -> Home {
    let own = json!({
        "routine": "mine", "title": "=1+1, \"首\u{202e} 肩\"", "done_s": 61, "outcome": "left",
        "changes": [{"at_s": 9, "move": "neck-glide", "to": "light"}],
        "hands_on": [
            {"zone": "neck-columns", "side": "left", "s": 20, "held_s": 0, "firm": false},
            {"zone": "neck-columns", "side": "right", "s": 25, "held_s": 0, "firm": false},
            {"zone": "shoulder-slope", "side": "both", "s": 7, "held_s": 0, "firm": false},
        ],
    });
    let stop = json!({
        "done_s": 100, "outcome": "stopped", "sign": "pain", "stopped_at": stopped_at(),
    });
    let here = [
        session("20260227T073005.000-7", "2026-02-27T07:30:05+01:00", &json!({})),
        said("20260227T073005.000-7", &json!({"tension_before": 6})),
        said(
            "20260227T073005.000-7",
            &json!({"tension_after": 3, "calm": 1, "new_symptom": false}),
        ),
        said("20260227T073005.000-7", &json!({"sore": "mild"})),
        session("20260302T231000.000-7", "2026-03-02T23:10:00-08:00", &own),
        session("20260302T100000.000-7", "2026-03-02T10:00:00+01:00", &stop),
        said("20260302T100000.000-7", &json!({"tension_before": 10})),
        "{\"line\":\"session\",\"v\":1,\n".to_owned(),
        session("20260303T080000.000-7", "2026-03-03T08:00:00+01:00", &json!({})),
        said("20260303T080000.000-7", &json!({"sign": "dizzy", "calm": -1, "pain": 4})),
        session("20260301T080000.000-7", "2026-03-01T08:00:00+01:00", &json!({})),
        said("20260301T080000.000-7", &json!({"deleted": true})),
    ];
    let heat = json!({"heat_s": 300, "hands_on": [], "outcome": "interrupted", "done_s": 12});
    let laptop = [
        session(
            "20260304T090000.000-9",
            "2026-03-04T09:00:00+01:00",
            &json!({"outcome": "unanswered", "stopped_at": stopped_at()}),
        ),
        session("20260304T113000.000-9", "2026-03-04T11:30:00+01:00", &heat),
        said(
            "20260302T231000.000-7",
            &json!({"tension_before": 5, "tension_after": 5, "sore": "none"}),
        ),
        said("20260303T080000.000-7", &json!({"tension_before": 4, "tension_after": 1})),
    ];
    let home = Home::new();
    home.file(format!("{FOLDER}/history.jsonl"), here.concat());
    home.file(format!("{FOLDER}/history-laptop.jsonl"), laptop.concat());
    home
}

fn look(home: &Home, args: &str) -> FinishedRun {
    let mut command = home.neckcare(format!("history {args}").split_whitespace());
    FinishedRun::by(command.env(TODAY.0, TODAY.1))
}

/// Returns the output of the command, after a check that it warns about the damaged line.
#[track_caller]
fn shown(home: &Home, args: &str) -> String {
    let told = look(home, args);
    let note = "history.jsonl: damaged, and left unchanged: line 8\n";
    assert!(told.code == 0 && told.err.lines().count() == 1, "{told:?}");
    assert!(told.err.starts_with("warning: ") && told.err.ends_with(note), "{told:?}");
    told.says(&[]);
    told.out
}

/// The table as printed in a pipe: no column is cut, and columns without values are left out.
#[cfg(debug_assertions)]
const TABLE: &str = r#"Date       Time   Routine                 Took  Tension  Ended                                      Sore  Id
2026-02-27 07:30  Suboccipital ease      6 min  6 → 3    finished                                   gone  20260227T073005.000-7
2026-03-02 10:00  Suboccipital ease      2 min  10 →     stopped: pain during "Skull-base circles"        20260302T100000.000-7
2026-03-03 08:00  Suboccipital ease      6 min  4 → 1    stopped: dizziness                               20260303T080000.000-7
2026-03-02 23:10  =1+1, "首<U+202E> 肩"  1 min  5 → 5    stopped early                              no    20260302T231000.000-7
2026-03-04 09:00  Suboccipital ease      6 min           stopped, did not say why                         20260304T090000.000-9
2026-03-04 11:30  Suboccipital ease      1 min           interrupted                                      20260304T113000.000-9

5 times this week, 14 minutes.
Tension in the last 3 sessions rated before and after: on average 2.0 points lower afterwards than before; this alone doesn't show why.
"#;

#[cfg(debug_assertions)]
#[test]
fn the_table_ends_with_the_latest_session_and_a_summary() {
    let home = past();
    let before = home.stored();
    assert_eq!(shown(&home, ""), TABLE);
    // The ASCII arrow is longer and takes one of the spaces after it.
    let ascii = ["3", "1", "5", ""].iter().fold(TABLE.to_owned(), |table, after| {
        table.replace(&format!("→ {after} "), &format!("-> {after}"))
    });
    assert_eq!(shown(&home, "--ascii"), ascii);
    assert_eq!(home.stored(), before, "looking changes nothing");
}

#[cfg(debug_assertions)]
#[test]
fn plain_mode_prints_each_session_as_a_sentence() {
    let sentences = "\
Friday 27 February 2026, 07:30: Suboccipital ease, 5 minutes 35 seconds, finished. \
Tension 6 before, 3 after. Sore afterwards, then it passed.
Monday 2 March 2026, 10:00: Suboccipital ease, 1 minute 40 seconds, \
stopped: pain during Skull base circles. Tension 10 before.
Tuesday 3 March 2026, 08:00: Suboccipital ease, 5 minutes 35 seconds, stopped: dizziness. \
Tension 4 before, 1 after.
Monday 2 March 2026, 23:10: is 1 plus 1, 首 U plus 202E 肩, 1 minute 1 second, stopped early. \
Tension 5 before, 5 after. Not sore afterwards.
Wednesday 4 March 2026, 09:00: Suboccipital ease, 5 minutes 35 seconds, stopped, did not say why.
Wednesday 4 March 2026, 11:30: Suboccipital ease, 12 seconds, interrupted.
5 times this week, 14 minutes.
Tension in the last 3 sessions rated before and after: on average 2.0 points lower afterwards than before, \
this alone doesn't show why.
";
    assert_eq!(shown(&past(), "--plain"), sentences);
}

#[test]
fn json_has_every_field_of_the_record_and_the_later_answers() {
    let home = past();
    let json = shown(&home, "--json");
    assert_eq!(shown(&home, "--json --plain"), json, "what programs read stays as it is");
    let read: Value = serde_json::from_str(&json).unwrap();
    let read = read.as_array().unwrap();
    assert_eq!(read.len(), 6);
    let first = json!({
        "v": 1, "id": "20260227T073005.000-7", "start": "2026-02-27T07:30:05+01:00",
        "routine": "suboccipital", "title": "Suboccipital ease", "planned_s": 335, "done_s": 335,
        "hands_on": [{"zone": "skull-base", "side": "both", "s": 120, "held_s": 0, "firm": false}],
        "heat_s": 0, "outcome": "finished",
        "answers": {
            "tension_before": 6, "tension_after": 3, "calm": 1, "new_symptom": false,
            "sore": "gone",
        },
    });
    assert_eq!(read[0], first);
    assert_eq!(read[1]["stopped_at"], stopped_at());
    assert_eq!((&read[1]["outcome"], &read[1]["sign"]), (&json!("stopped"), &json!("pain")));
    assert_eq!((&read[2]["outcome"], &read[2]["sign"]), (&json!("stopped"), &json!("dizzy")));
    assert_eq!(read[3]["title"], "=1+1, \"首\u{202e} 肩\"", "escaped, and the same once read");
    assert_eq!(read[3]["changes"], json!([{"at_s": 9, "move": "neck-glide", "to": "light"}]));
    assert_eq!(read[5]["answers"], json!({}));
}

#[test]
fn csv_has_the_columns_that_a_therapist_asks_for() {
    let table = r#"date,time,utc_offset,routine,title,planned_s,done_s,took_s,outcome,sign,stopped_at,stopped_side,tension_before,tension_after,calm,pain,new_symptom,soreness,pressure_changes,lighter_to,skull_base_s,neck_columns_s,shoulder_slope_s,side_strip_s,scalp_s,upper_back_s,temples_s,breastbone_s,heat_s,id,temples_before,temples_after,scalp_before,scalp_after,skull_base_before,skull_base_after,left_neck_before,left_neck_after,right_neck_before,right_neck_after,left_shoulder_before,left_shoulder_after,right_shoulder_before,right_shoulder_after,upper_back_before,upper_back_after
2026-02-27,07:30:05,+01:00,suboccipital,Suboccipital ease,335,335,,finished,,,,6,3,1,,no,gone,0,,120,0,0,0,0,0,0,0,0,20260227T073005.000-7,,,,,,,,,,,,,,,,
2026-03-02,10:00:00,+01:00,suboccipital,Suboccipital ease,335,100,,stopped,pain,skull-base-circles,right,10,,,,,,0,,120,0,0,0,0,0,0,0,0,20260302T100000.000-7,,,,,,,,,,,,,,,,
2026-03-03,08:00:00,+01:00,suboccipital,Suboccipital ease,335,335,,stopped,dizzy,,,4,1,-1,4,,,0,,120,0,0,0,0,0,0,0,0,20260303T080000.000-7,,,,,,,,,,,,,,,,
2026-03-02,23:10:00,-08:00,mine,"'=1+1, ""首<U+202E> 肩""",335,61,,left,,,,5,5,,,,none,1,light,0,45,7,0,0,0,0,0,0,20260302T231000.000-7,,,,,,,,,,,,,,,,
2026-03-04,09:00:00,+01:00,suboccipital,Suboccipital ease,335,335,,unanswered,,skull-base-circles,right,,,,,,,0,,120,0,0,0,0,0,0,0,0,20260304T090000.000-9,,,,,,,,,,,,,,,,
2026-03-04,11:30:00,+01:00,suboccipital,Suboccipital ease,335,12,,interrupted,,,,,,,,,,0,,0,0,0,0,0,0,0,0,300,20260304T113000.000-9,,,,,,,,,,,,,,,,
"#;
    let home = past();
    assert_eq!(shown(&home, "--csv"), table);
    assert_eq!(shown(&home, "--csv --plain"), table);
}

/// Returns a home with one session, before which two places were marked.
fn marked() -> Home {
    let home = Home::new();
    let before = json!({"places_before": {"left-shoulder": 6, "temples": 10, "jaw": 3}});
    let lines = [
        session("a", "2026-03-02T10:00:00+01:00", &json!({})),
        said("a", &before),
        said("a", &json!({"places_after": {"left-shoulder": 3}})),
    ];
    home.file(format!("{FOLDER}/history.jsonl"), lines.concat());
    home
}

#[test]
fn marked_places_are_shown_in_every_form() {
    let home = marked();
    let table = look(&home, "").succeeds();
    assert!(table.contains("  temples 10 → -, left shoulder 6 → 3  "), "{table}");
    let ascii = look(&home, "--ascii").succeeds();
    assert!(ascii.contains("  temples 10 -> -, left shoulder 6 -> 3  "), "{ascii}");
    let plain = look(&home, "--plain").succeeds();
    assert!(plain.contains(" Temples 10 before. Left shoulder 6 before, 3 after."), "{plain}");
    let json: Value = serde_json::from_str(&look(&home, "--json").succeeds()).unwrap();
    let answers = json!({
        "places_before": {"temples": 10, "left-shoulder": 6}, "places_after": {"left-shoulder": 3},
    });
    assert_eq!(json[0]["answers"], answers);
    let csv = look(&home, "--csv").succeeds();
    let mut rows = csv.lines().map(|line| line.split(',').collect::<Vec<_>>());
    let (head, row) = (rows.next().unwrap(), rows.next().unwrap());
    assert_eq!(head.len(), row.len());
    let cell = |name: &str| row[head.iter().position(|column| *column == name).unwrap()];
    let named = ["temples_before", "temples_after", "left_shoulder_before", "left_shoulder_after"];
    assert_eq!(named.map(cell), ["10", "", "6", "3"]);
    assert_eq!(cell("upper_back_before"), "");
}

#[test]
fn csv_titles_are_no_formulas_and_break_no_lines() {
    let home = Home::new();
    let titles =
        ["=HYPERLINK(\"x\")", "+1", "-1", "@SUM", " =1", "\u{ff1d}1", "a\r\n=b", "1=1", "\t=2"];
    let mut lines = String::new();
    for (n, title) in titles.iter().enumerate() {
        let start = format!("2026-03-01T0{n}:00:00Z");
        write!(lines, "{}", session(&format!("s{n}"), &start, &json!({"title": title}))).unwrap();
    }
    home.file(format!("{FOLDER}/history.jsonl"), lines);
    let csv = look(&home, "--csv").succeeds();
    let titles: Vec<&str> = csv
        .lines()
        .skip(1)
        .map(|line| line.split_once(",suboccipital,").unwrap().1.split_once(",335,").unwrap().0)
        .collect();
    let harmless = [
        "\"'=HYPERLINK(\"\"x\"\")\"",
        "'+1",
        "'-1",
        "'@SUM",
        "' =1",
        "'\u{ff1d}1",
        "a<U+000D><U+000A>=b",
        "1=1",
        "' =2",
    ];
    assert_eq!(titles, harmless);
}

#[test]
fn days_begin_at_local_midnight() {
    let home = Home::new();
    let lines = [
        session("late", "2026-02-28T23:59:59-11:00", &json!({})), // 10:59 of the next day in London
        session("early", "2026-03-01T00:00:00+14:00", &json!({})), // 10:00 of the day before in London
    ];
    home.file(format!("{FOLDER}/history.jsonl"), lines.concat());
    let ids = |since: &str| -> Vec<String> {
        let read: Value =
            serde_json::from_str(&look(&home, &format!("--json --since {since}")).succeeds())
                .unwrap();
        let id = |session: &Value| session["id"].as_str().unwrap().to_owned();
        read.as_array().unwrap().iter().map(id).collect()
    };
    assert_eq!(ids("2026-03-01"), ["early"]);
    assert_eq!(ids("2026-02-28"), ["early", "late"], "in the order in which they began");
    assert!(ids("2026-03-02").is_empty());
    if cfg!(debug_assertions) {
        assert_eq!(ids("3d"), ["early"]);
        assert_eq!(ids("4d"), ["early", "late"]);
        assert_eq!((ids("0w").len(), ids("1w").len(), ids("1m").len()), (0, 2, 2));
    }
    assert_eq!(look(&home, "--since 2027-01-01").succeeds(), "No sessions since then.\n");
}

#[test]
fn an_invalid_since_is_refused_with_examples() {
    for when in ["yesterday", "2026-02-30", "5", "1y"] {
        look(&Home::new(), &format!("--since {when}")).fails(2, &[when, "2026-03-01, or 30d"]);
    }
    look(&Home::new(), "--json --csv").fails(2, &["cannot be used with"]);
    look(&Home::new(), "--hide x --csv").fails(2, &["cannot be used with"]);
}

#[test]
fn an_empty_history_says_so_kindly() {
    let nothing = "No sessions yet. `neckcare start desk-break` is a short one to begin with.\n";
    assert_eq!(look(&Home::new(), "").succeeds(), nothing);
    assert_eq!(look(&Home::new(), "--json").succeeds(), "[]\n");
    assert_eq!(look(&Home::new(), "--csv").succeeds().lines().count(), 1);
    let homeless = |args: &str| {
        let home = Home::new();
        FinishedRun::by(
            home.neckcare(format!("history {args}").split_whitespace()).env_remove("HOME"),
        )
    };
    assert_eq!(homeless("").succeeds(), nothing);
    homeless("--hide x").fails(1, &["no session has the id `x`"]);
}

/// Answers `neckcare history --hide ID` with these words, and returns the exit code and the output.
fn answered(home: &Home, id: &str, words: &str) -> (i32, String) {
    let mut command = home.neckcare(["history", "--hide", id]);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    child.stdin.take().unwrap().write_all(words.as_bytes()).ok();
    let output = child.wait_with_output().unwrap();
    let said = [output.stdout, output.stderr].concat();
    (output.status.code().unwrap(), String::from_utf8(said).unwrap())
}

#[test]
fn a_session_is_hidden_only_after_a_yes() {
    let home = past();
    home.file("config/neckcare/config.toml", "history = \"history-desk.jsonl\"");
    let before = home.stored();
    let asked = "Hide this session: Monday 2 March 2026, 10:00: Suboccipital ease, \
                 1 minute 40 seconds, stopped: pain during \"Skull-base circles\"? \
                 It still counts for today's limits. Type y to hide it, or press Enter to keep it: ";
    for no in ["", "n\n", "\n", "yy\n"] {
        let (code, said) = answered(&home, "20260302T100000.000-7", no);
        assert!(code == 0 && said.starts_with(&format!("{asked}Kept.\n")), "{no:?}: {said}");
    }
    assert_eq!(home.stored(), before);
    let (code, said) = answered(&home, "20260302T10", "y\n");
    assert!(code == 0 && said.starts_with(&format!("{asked}Hidden.\n")), "{said}");
    let mut after = home.stored();
    let desk = after.keys().find(|path| path.ends_with("history-desk.jsonl")).unwrap().clone();
    let line: Value = serde_json::from_slice(&after.remove(&desk).unwrap()).unwrap();
    assert_eq!((&line["id"], &line["deleted"]), (&json!("20260302T100000.000-7"), &json!(true)));
    assert_eq!(after, before, "nothing is rewritten");
    assert!(!shown(&home, "--json").contains("20260302T100000"));
    let (code, said) = answered(&home, "20260302T10", "y\n");
    assert!(code == 0 && said.starts_with("This session is already hidden: Monday"), "{said}");
    assert!(!said.contains("anything else keeps"), "{said}");
}

#[test]
fn an_unknown_or_ambiguous_id_lists_candidates() {
    let home = past();
    let before = home.stored();
    let (code, said) = answered(&home, "20260302T100000.000-8", "y\n");
    let near =
        "no session has the id `20260302T100000.000-8`; did you mean `20260302T100000.000-7`";
    assert!(code == 1 && said.contains(near) && said.contains("`neckcare history`"), "{said}");
    let (code, said) = answered(&home, "20260302", "y\n");
    let several = "several ids begin with `20260302`; \
                   write more of it, such as `20260302T231000.000-7` or `20260302T100000.000-7`";
    assert!(code == 1 && said.contains(several), "{said}");
    let (code, said) = answered(&home, "\u{1b}[2J", "y\n");
    assert!(code == 1 && !said.contains('\u{1b}'), "{said:?}");
    assert_eq!(answered(&home, "", "y\n").0, 1);
    assert_eq!(home.stored(), before);
}
