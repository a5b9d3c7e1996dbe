//! Tests `neckcare calendar`: the exact bytes of the file, the arguments it refuses, and hostile titles.

use crate::cli::support::{FinishedRun, Home};

/// A Thursday in summer time.
const NOW: &str = "2026-10-01T11:00:20+02:00";

fn calendar(home: &Home, args: &str) -> FinishedRun {
    let args = ["calendar"].into_iter().chain(args.split_whitespace());
    FinishedRun::by(home.neckcare(args).env("NECKCARE_REHEARSE", NOW))
}

/// Checks the line ends and lengths that the standard asks for, and returns the unfolded lines.
#[track_caller]
fn lines(told: FinishedRun) -> Vec<String> {
    let file = told.succeeds();
    assert!(file.split_inclusive('\n').all(|row| row.ends_with("\r\n") && row.len() <= 77));
    file.replace("\r\n ", "").split_terminator("\r\n").map(str::to_owned).collect()
}

/// Returns all values of a property.
fn values<'l>(lines: &'l [String], name: &str) -> Vec<&'l str> {
    lines.iter().filter_map(|line| line.strip_prefix(name)?.strip_prefix(':')).collect()
}

#[test]
fn calendar_prints_the_whole_file() {
    let told = calendar(&Home::new(), "desk-break --at 11:00 --until 2026-12-31");
    let expected = "\
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//neckcare//neckcare//EN
CALSCALE:GREGORIAN
METHOD:PUBLISH
BEGIN:VEVENT
UID:desk-break-1100@neckcare
SEQUENCE:393660
STATUS:CONFIRMED
DTSTAMP:20261001T090020Z
DTSTART:20261002T110000
DURATION:PT4M
RRULE:FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;UNTIL=20261231T110000
SUMMARY:Desk break
DESCRIPTION:A short pause between two tasks: three minutes once you know it
 .\\nneckcare start desk-break\\nSkip it after an injury\\, with a new or unus
 ual headache\\, or if you are dizzy\\, numb or ill. Don't make up for a time
  that you skipped.
CATEGORIES:neckcare
TRANSP:TRANSPARENT
BEGIN:VALARM
ACTION:DISPLAY
DESCRIPTION:Desk break
TRIGGER:PT0S
END:VALARM
END:VEVENT
END:VCALENDAR
";
    assert_eq!(told.succeeds(), expected.replace('\n', "\r\n"));
}

#[test]
fn every_time_of_day_is_an_event_from_its_first_day() {
    let lines = lines(calendar(&Home::new(), "calm --at 15:30,9:30,15:30 --days sat,thu"));
    let names = ["calm-0930@neckcare", "calm-1530@neckcare"];
    assert_eq!(values(&lines, "UID"), names);
    assert_eq!(values(&lines, "DTSTART"), ["20261003T093000", "20261001T153000"]);
    assert_eq!(values(&lines, "RRULE"), ["FREQ=WEEKLY;BYDAY=TH,SA"; 2]);
}

#[test]
fn a_later_file_can_withdraw_the_same_events() {
    let home = Home::new();
    let made = lines(calendar(&home, "calm --at 9:30,9pm"));
    let args = ["calendar", "calm", "--at", "9:30,9 PM", "--cancel"];
    let later =
        FinishedRun::by(home.neckcare(args).env("NECKCARE_REHEARSE", "2026-10-01T11:05:20+02:00"));
    let withdrawn = lines(later);
    assert_eq!(values(&withdrawn, "METHOD"), ["CANCEL"]);
    assert_eq!(values(&withdrawn, "STATUS"), ["CANCELLED"; 2]);
    assert_eq!(values(&withdrawn, "UID"), values(&made, "UID"));
    let sequences = [&made, &withdrawn].map(|file| values(file, "SEQUENCE")[0].to_owned());
    assert_eq!(sequences, ["393660", "393665"]);
    assert!(!withdrawn.contains(&"BEGIN:VALARM".to_owned()));
}

#[test]
fn an_event_lasts_as_long_as_show_says_in_whole_minutes() {
    let home = Home::new();
    for id in neckcare::routine::library::Library::shipped_ids() {
        let show = home.run(["show", id]).succeeds();
        let end = show.lines().find(|line| line.ends_with("  End")).expect(&show);
        let (minutes, seconds) = end.split_whitespace().next().unwrap().split_once(':').unwrap();
        let up = minutes.parse::<u32>().unwrap() + u32::from(seconds != "00");
        let lines = lines(calendar(&home, &format!("{id} --at 9:00 --days daily")));
        assert_eq!(values(&lines, "DURATION"), [format!("PT{up}M")], "{id}");
        assert_eq!(values(&lines, "RRULE"), ["FREQ=DAILY"]);
    }
}

#[test]
fn times_after_the_last_day_are_left_out() {
    let home = Home::new();
    let today = lines(calendar(&home, "calm --at 9:30,15:30 --until 2026-10-01"));
    assert_eq!(values(&today, "UID"), ["calm-1530@neckcare"]);
    assert_eq!(values(&today, "RRULE")[0].split_once("UNTIL=").unwrap().1, "20261001T153000");
    let refused = &["2026-10-01", "a later day"];
    calendar(&home, "calm --at 9:30 --until 2026-10-01").fails(1, refused);
    calendar(&home, "calm --at 9:30 --days mon --until 2026-10-04").fails(1, &["2026-10-04"]);
    calendar(&home, "calm --at 9:30 --until 2020-01-01").fails(1, &["2020-01-01"]);
}

#[test]
fn invalid_times_are_refused_with_an_example() {
    for (args, words) in [
        ("calm", ["--at <TIMES>", "required"]),
        ("--at 9:00", ["<NAME>", "required"]),
        ("calm --at 9:00,25:00", ["`25:00` is not a time of day", "such as 9:05"]),
        ("calm --at 9:00 --days mon-funday", ["`mon-funday` is not a day of the week", "mon-fri"]),
        ("calm --at 9:00 --until 2027-02-29", ["`2027-02-29` is not a date", "2030-12-31"]),
        ("calm --at 9:\u{1b}[2J", ["<U+001B>", "--at"]),
    ] {
        calendar(&Home::new(), args).fails(2, &words);
    }
    calendar(&Home::new(), "calmm --at 9:00").fails(1, &["did you mean `calm`?"]);
    calendar(&Home::new(), "./calm.toml --at 9:00").fails(1, &["is a file", "/routines"]);
}

#[test]
fn too_many_times_a_day_give_a_warning() {
    let home = Home::new();
    let told = calendar(&home, "full --at 9:00,17:00");
    assert!(told.code == 0 && told.out.ends_with("END:VCALENDAR\r\n"), "{told:?}");
    assert!(told.err.contains("`full` can be done at most once a day"), "{told:?}");
    calendar(&home, "desk-break --at 9:00,11:00,14:00,16:00").succeeds();
    let told = calendar(&home, "desk-break --at 9:00,11:00,14:00,16:00,18:00");
    assert!(told.err.contains("4 times a day"), "{told:?}");
}

#[test]
fn a_users_title_is_escaped() {
    let title = r#"END:VEVENT; a, b\n "c": Schultern höher, 首を温める, und noch mehr"#;
    let home = Home::new();
    let own = include_str!("../../../routines/desk-break.toml").replacen(
        "title = \"Desk break\"",
        &format!("title = '{title}'"),
        1,
    );
    home.file("config/neckcare/routines/mine.toml", own);
    let lines = lines(calendar(&home, "mine --at 9:00"));
    let escaped = title.replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,");
    assert_eq!(values(&lines, "SUMMARY"), [escaped.as_str()]);
    assert_eq!(lines.iter().filter(|line| *line == "END:VEVENT").count(), 1);
    assert!(values(&lines, "DESCRIPTION")[0].contains(r"\nneckcare start mine\n"));
}
