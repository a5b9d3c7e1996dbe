//! Tests full disks, folders without permission and unreadable files. After a reported symptom, no massage begins
//! before the program has asked about it, and the program says what it could not save.

use std::fs;
use std::os::unix::fs::{PermissionsExt, chown};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use rustix::process::{Signal, geteuid};
#[cfg(debug_assertions)]
use time::{OffsetDateTime, format_description::well_known::Rfc3339};

use crate::answered;
use crate::at_once::at_once;
use crate::cli::support::{FinishedRun, Home, PipedProgram};

/// The time within which the next question is printed.
const A_LINE: Duration = Duration::from_millis(900);

const STANDING: &str = ".local/state/neckcare/standing.json";

/// The id of the user `nobody`, who stands for an ordinary user.
const ORDINARY: u32 = 65534;

const UNRECORDED: &str = "Have you stopped because of a symptom since your last finished session?";
const DOCTOR: &str = "Have you seen a doctor about it since then?";
const READY: &str = "Press Space to start.";

/// The questions about an earlier stop.
const ASKED_ABOUT_IT: [&str; 3] = ["About your last stop.", UNRECORDED, "Last time you stopped"];

/// Returns true if the tests run as root, who may mount a disk and become another user.
fn is_root() -> bool {
    geteuid().is_root()
}

#[expect(clippy::print_stdout, reason = "a test that cannot run says so")]
fn skip(why: &str) {
    println!("skipped: {why}");
}

/// A small temporary disk with a home, unmounted on drop.
struct Disk {
    home: Home,
}

impl Disk {
    /// Mounts a disk, or returns `None` if that is not allowed.
    fn mount() -> Option<Self> {
        let home = Home::new();
        if !is_root() || !run("mount", &["-t", "tmpfs", "-o", "size=256k", "tmpfs"], home.path()) {
            skip("no disk can be mounted here");
            return None;
        }
        Some(Self { home })
    }

    /// Fills the disk with a file.
    #[expect(clippy::disallowed_methods, reason = "a test fills a disk")]
    fn fill(&self) {
        let filler = self.home.path().join("filler");
        let mut most = 512 * 1024;
        let mut file = fs::File::options().create(true).append(true).open(filler).unwrap();
        while most > 0 {
            match std::io::Write::write(&mut file, &vec![b'x'; most]) {
                Ok(1..) => {}
                _ => most /= 2,
            }
        }
    }

    /// Fills the disk but for 16 KiB: small files can be saved, but no journal.
    fn nearly_fill(&self) {
        self.fill();
        let filler = fs::File::options().write(true).open(self.home.path().join("filler")).unwrap();
        filler.set_len(filler.metadata().unwrap().len() - 16 * 1024).unwrap();
    }

    fn make_room(&self) {
        fs::remove_file(self.home.path().join("filler")).unwrap();
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        // Unmounts lazily: the disk goes when the last program that uses it ends.
        run("umount", &["-l"], self.home.path());
    }
}

#[expect(clippy::disallowed_methods, reason = "a test mounts a disk")]
fn run(program: &str, args: &[&str], path: &Path) -> bool {
    Command::new(program).args(args).arg(path).output().is_ok_and(|output| output.status.success())
}

/// The moment when the disk fills up.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Fills {
    BeforeTheStart,
    /// Before the start, but for a little room.
    Nearly,
    AtReady,
    InPlay,
    AtTheStopQuestion,
}

/// The way in which the program ends.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Ends {
    Killed,
    /// The user answers every question.
    Answered,
}

/// Stops a session because of dizziness on a disk that fills up, and returns all lines.
fn stops_dizzy(disk: &Disk, fills: Fills, ends: Ends) -> Vec<String> {
    let home = &disk.home;
    home.store_screening_state(&answered::standing(None));
    if fills == Fills::BeforeTheStart {
        disk.fill();
    }
    if fills == Fills::Nearly {
        disk.nearly_fill();
    }
    let mut talk = PipedProgram::asking(home.clone(), "suboccipital", &[]);
    let mut told = Vec::new();
    if fills == Fills::BeforeTheStart {
        // Because nothing can be stored, the program asks about unrecorded stops first.
        told.extend(talk.wait_for_line("n: no."));
        assert!(told.iter().any(|line| line.starts_with(UNRECORDED)), "{told:#?}");
        talk.answer("n\n");
    }
    talk = talk.nothing_is_new();
    told.extend(talk.wait_for_line(READY));
    if fills == Fills::AtReady {
        disk.fill();
    }
    told.extend(talk.begin());
    if fills == Fills::InPlay {
        disk.fill();
    }
    told.extend(talk.type_in("s\n").wait_for_line("f: I'm fine, just stopping."));
    if fills == Fills::AtTheStopQuestion {
        disk.fill();
    }
    told.extend(talk.answer("d\n").wait_for_line("w: it is getting worse."));
    if ends == Ends::Answered {
        told.extend(gets_worse(talk));
    } else {
        told.extend(talk.killed());
    }
    told
}

/// Answers that it gets worse, which ends the questions, and returns the lines until the end.
fn gets_worse(mut talk: PipedProgram) -> Vec<String> {
    let mut told = talk.answer("w\n").wait_for_line("Enter: back.");
    told.extend(talk.answer("\n").wait_for_line("Press Enter to leave."));
    talk.answer("\n");
    let (code, last) = talk.end();
    told.extend(last);
    assert_eq!(code, 3, "{told:#?}");
    told
}

/// What a start leads to if every question is answered with no.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Leads {
    /// A question about an earlier stop comes first.
    Question,
    /// Breathing and rest only.
    Rest,
    HandsOn,
}

/// Answers every question with no; returns what the start leads to, and all lines.
fn leads(talk: &mut PipedProgram) -> (Leads, Vec<String>) {
    let mut told = Vec::new();
    loop {
        let asks = [
            "Press Space to start.",
            "y: accept.",
            "n: no",
            "n: No",
            "f: I'm fine",
            "About your last stop.",
            "Press Enter to leave.",
        ];
        told.extend(talk.hear_one_of(&asks));
        let says = |words: &str| told.iter().any(|line: &String| line.contains(words));
        if ASKED_ABOUT_IT.iter().any(|asked| says(asked)) {
            return (Leads::Question, told);
        }
        let last = told.last().unwrap().as_str();
        match last {
            _ if says("Breathing and rest instead of") => return (Leads::Rest, told),
            _ if says("Press Space to start.") => return (Leads::HandsOn, told),
            _ if last.contains("y: accept.") => talk.answer("y\n"),
            _ if last.contains("n: no") => talk.answer("n\n"),
            _ => panic!("{told:#?}"),
        };
    }
}

fn next_start_leads(home: &Home) -> Leads {
    leads(&mut PipedProgram::asking(home.clone(), "suboccipital", &[])).0
}

#[track_caller]
fn assert_told(told: &[String], what: &str, way: &str) {
    let is_told = told.iter().any(|line| line.starts_with("Not saved") && line.contains(what));
    assert!(is_told, "{way}: {what:?} is not told: {told:#?}");
}

#[test]
fn the_next_start_asks_about_a_stop_on_a_full_disk() {
    const FULL: [Fills; 5] = [
        Fills::BeforeTheStart,
        Fills::Nearly,
        Fills::AtReady,
        Fills::InPlay,
        Fills::AtTheStopQuestion,
    ];
    let ways = [Ends::Killed, Ends::Answered];
    at_once(FULL.into_iter().flat_map(|fills| ways.map(|ends| (fills, ends))), |(fills, ends)| {
        let way = format!("{fills:?}, {ends:?}");
        let Some(disk) = Disk::mount() else { return };
        let told = stops_dizzy(&disk, fills, ends);
        assert_told_of_a_full_disk(&told, fills, ends, &way);
        let full = next_start_leads(&disk.home);
        assert_ne!(full, Leads::HandsOn, "{way}, still full");
        disk.make_room();
        let with_room = next_start_leads(&disk.home);
        assert_ne!(with_room, Leads::HandsOn, "{way}, with room again");
    });
}

/// The room for a stop is reserved before the beginning, so only later data can fail to be saved.
fn assert_told_of_a_full_disk(told: &[String], fills: Fills, ends: Ends, way: &str) {
    if matches!(fills, Fills::BeforeTheStart | Fills::Nearly) || ends == Ends::Answered {
        assert_told(told, "the disk is full", way);
        assert_told(told, "neckcare", way);
    }
}

/// Returns an ordinary user's home in which some folders belong to root.
fn home_with_folders_of_root(of_root: &[&str]) -> Home {
    let home = Home::new();
    for part in ["config", "data", "state", "run"] {
        let folder = home.path().join(part);
        fs::create_dir_all(&folder).unwrap();
        let owner = if of_root.contains(&part) { 0 } else { ORDINARY };
        chown(&folder, Some(owner), Some(owner)).unwrap();
        set_mode(&folder, 0o755);
    }
    chown(home.path(), Some(ORDINARY), Some(ORDINARY)).unwrap();
    home
}

fn set_mode(path: &Path, mode: u32) {
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
}

/// Prepares the program to be run by an ordinary user.
fn ordinary(home: &Home, args: &[&str]) -> Command {
    let mut command = home.neckcare(args);
    command.uid(ORDINARY).gid(ORDINARY);
    let folders =
        [("XDG_DATA_HOME", "data"), ("XDG_STATE_HOME", "state"), ("XDG_RUNTIME_DIR", "run")];
    command.envs(folders.map(|(name, part)| (name, home.path().join(part))));
    command
}

/// Returns true if the tests can become an ordinary user, and that user can run the program.
fn can_be_ordinary() -> bool {
    let home = Home::new();
    set_mode(home.path(), 0o755);
    let reaches =
        is_root() && ordinary(&home, &["--version"]).output().is_ok_and(|it| it.status.success());
    if !reaches {
        skip("an ordinary user cannot run the program where it is");
    }
    reaches
}

fn start_as_ordinary(home: &Home) -> PipedProgram {
    PipedProgram::by(home.clone(), &mut ordinary(home, &["start", "suboccipital", "--plain"]))
}

/// Returns the sorted names of the files in a folder.
#[expect(clippy::disallowed_methods, reason = "a test looks at files")]
fn names(folder: &Path) -> Vec<String> {
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap());
    let files = files.filter(|entry| entry.file_type().unwrap().is_file());
    let mut names: Vec<String> =
        files.map(|entry| entry.file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

const REFUSED: [&[&str]; 5] =
    [&["data"], &["state"], &["data", "state"], &["data", "run"], &["data", "state", "run"]];

#[test]
fn the_next_start_asks_about_a_stop_if_folders_belong_to_root() {
    if !can_be_ordinary() {
        return;
    }
    let ways = [Ends::Killed, Ends::Answered];
    let cases = REFUSED.iter().flat_map(|of_root| ways.map(|ends| (of_root, ends)));
    at_once(cases, |(of_root, ends)| dizzy_where_folders_refuse(of_root, ends));
}

fn dizzy_where_folders_refuse(of_root: &[&str], ends: Ends) {
    let way = format!("{of_root:?}, {ends:?}");
    let home = home_with_folders_of_root(of_root);
    let mut talk = start_as_ordinary(&home);
    let (first, mut told) = leads(&mut talk);
    // A new user without a place to store answers is asked every time.
    assert_eq!(first, Leads::Question, "{way}: {told:#?}");
    talk.answer("n\n");
    told.extend(leads(&mut talk).1);
    told.extend(talk.begin());
    told.extend(talk.type_in("s\n").wait_for_line("f: I'm fine, just stopping."));
    told.extend(talk.answer("d\n").wait_for_line("w: it is getting worse."));
    if ends == Ends::Answered {
        told.extend(gets_worse(talk));
    } else {
        told.extend(talk.killed());
    }
    assert_told(&told, "writing is not allowed here", &way);
    assert_told(&told, "change the permissions", &way);
    for start in 1..=2 {
        let (next, told) = leads(&mut start_as_ordinary(&home));
        assert_ne!(next, Leads::HandsOn, "{way}, start {start}: {told:#?}");
        if of_root.len() == 3 {
            assert!(told.iter().any(|line| line.starts_with(UNRECORDED)), "{way}: {told:#?}");
        }
    }
    let told = FinishedRun::by(&mut ordinary(&home, &["doctor"]));
    assert_eq!(told.code, 1, "{way}: {told:?}");
    told.says(&["! saving", "writing is not allowed here"]);
}

/// Contents of an unreadable file of answers, and the reason that the program gives.
const UNREADABLE: [(&[u8], &str); 4] = [
    (b"{\"v\": 99, \"locks\": []}", "a later version of neckcare wrote it"),
    (b"\xff\xfe\x00\x1b[2J\x80", "it is not text"),
    (b"{\"v\": 2", "it is damaged"),
    (b"", "it is damaged"),
];

#[test]
fn unreadable_answers_stay_unchanged_and_one_question_is_asked() {
    at_once(UNREADABLE, |(text, why)| {
        let home = Home::new();
        home.file(STANDING, text);
        let mut talk = PipedProgram::asking(home.clone(), "suboccipital", &[]);
        let (first, mut told) = leads(&mut talk);
        assert_eq!(first, Leads::Question, "{why}");
        talk.answer("n\n");
        let (then, more) = leads(&mut talk);
        told.extend(more);
        assert_eq!(then, Leads::HandsOn, "{why}: {told:#?}");
        assert_told(&told, "standing.json", why);
        drop(talk.leave());
        assert_eq!(home.stored()[&home.path().join(STANDING)], text, "{why}");
        assert_eq!(names(&home.path().join(".local/state/neckcare")), ["standing.json"], "{why}");
        let told = home.run(["doctor"]);
        assert_eq!(told.code, 1, "{told:?}");
        told.says(&["! answers", why, "standing.json"]);
    });
}

#[test]
fn doctor_reports_a_stop_that_is_only_in_a_journal() {
    at_once([&[][..], &["d\n"]], |answers| {
        let home = Home::new();
        home.store_screening_state(&answered::standing(None));
        let mut talk = PipedProgram::asking(home.clone(), "suboccipital", &[]).nothing_is_new();
        talk.wait_for_line(READY);
        talk.begin();
        talk.type_in("s\n").wait_for_line("f: I'm fine, just stopping.");
        for answer in answers {
            talk.answer(answer).wait_for_line("w: it is getting worse.");
        }
        drop(talk.kill());
        let told = home.run(["doctor"]);
        assert_eq!(told.code, 1, "{told:?}");
        told.says(&["! journals", "the next start asks about it"]);
        assert_eq!(next_start_leads(&home), Leads::Question);
        assert_eq!(home.run(["doctor"]).code, 0, "it is in the history now");
    });
}

#[test]
fn just_stopping_later_does_not_cover_an_earlier_symptom() {
    let home = Home::new();
    home.store_screening_state(&answered::standing(None));
    let stop = |id: &str, sign: &str| {
        format!(
            "{{\"line\":\"session\",\"v\":1,\"id\":\"{id}\",\"start\":\"2026-03-02T10:00:00Z\",\
             \"routine\":\"suboccipital\",\"title\":\"Suboccipital ease\",\"planned_s\":235,\
             \"active_s\":180,\"done_s\":0,\"hands_on\":[],\"heat_s\":0,\"outcome\":\"stopped\",\
             \"sign\":\"{sign}\"}}\n"
        )
    };
    let both = stop("20260302T100000.000-1", "dizzy") + &stop("20260302T110000.000-2", "just");
    home.file(".local/share/neckcare/history.jsonl", both);
    let mut talk = PipedProgram::asking(home, "suboccipital", &[]);
    let (first, told) = leads(&mut talk);
    assert_eq!(first, Leads::Question);
    assert!(told.iter().any(|line| line.contains("Within five minutes")), "{told:#?}");
}

#[test]
fn a_session_ended_by_a_signal_is_offered_again_after_a_question() {
    at_once([Signal::HUP, Signal::TERM], |signal| {
        let mut talk = PipedProgram::in_a_desk_break();
        talk.go_to_the_neck_glide();
        let home = talk.ended_by(signal);
        assert_eq!(home.outcomes(), ["interrupted"], "{signal:?}");
        let mut talk = PipedProgram::with(home, &["--plain"], &[]);
        let told = talk.wait_for_line("On: Desk break.");
        let offer = "Suggested: Desk break, to pick up where you left off.";
        assert!(told.iter().any(|line| line == offer), "{signal:?}: {told:#?}");
        talk.answer("\n").wait_for_line("Your last session was cut off.");
        talk.answer("f\n");
        talk = talk.nothing_is_new();
        let told = talk.wait_for_line(READY);
        assert!(told.iter().any(|line| line.starts_with("Desk break.")), "{signal:?}: {told:#?}");
        talk.type_in(" \n").wait_for_line("Resuming: Neck glide.");
    });
}

#[cfg(debug_assertions)]
#[expect(clippy::disallowed_methods, reason = "a test prepares a rehearsal")]
#[test]
fn an_answer_on_a_clock_that_ran_ahead_lifts_no_lock() {
    let today = OffsetDateTime::now_utc();
    let at = |days| (today + time::Duration::days(days)).format(&Rfc3339).unwrap();
    let home = Home::new();
    home.store_screening_state(&answered::standing(None));
    let mut talk = PipedProgram::asking(home.clone(), "suboccipital", &[]).nothing_is_new();
    talk.wait_for_line(READY);
    talk.begin();
    talk.type_in("s\n").wait_for_line("f: I'm fine, just stopping.");
    talk.answer("d\n").wait_for_line("w: it is getting worse.");
    gets_worse(talk);
    let ahead = at(40);
    let mut talk =
        PipedProgram::asking(home.clone(), "suboccipital", &[("NECKCARE_REHEARSE", &ahead)]);
    talk.wait_for_line(DOCTOR);
    talk.answer("y\n");
    let (on_the_day, told) = leads(&mut talk);
    assert_eq!(on_the_day, Leads::HandsOn, "{told:#?}");
    drop(talk.leave());
    assert_eq!(next_start_leads(&home), Leads::Rest);
    // The next day it is asked again, because the answer is dated later and does not count yet.
    let next_day = at(1);
    let env = [("NECKCARE_REHEARSE", next_day.as_str())];
    let (then, told) = leads(&mut PipedProgram::asking(home, "suboccipital", &env));
    assert_eq!(then, Leads::Rest);
    assert!(told.iter().any(|line| line.starts_with(DOCTOR)), "{told:#?}");
}

/// The answers after S before the program is killed, the line that is shown then, and whether the stop's outcome is
/// known by then.
const SCREENS: [(&[&str], &str, bool); 16] = [
    (&[], "f: I'm fine, just stopping.", false),
    (&["p"], "Where does it hurt?", false),
    (&["p", "1"], "How bad is it, from 0 to 10?", false),
    (&["p", "1", "2\n"], "1: Dull", false),
    (&["p", "1", "2\n", "1"], "w: it is getting worse.", false),
    (&["p", "1", "7\n"], "w: it is getting worse.", false),
    (&["o", "7"], "w: it is getting worse.", false),
    (&["d"], "w: it is getting worse.", false),
    (&["d", "w"], "Enter: back.", true),
    (&["d", "w", ""], "Press Enter to leave.", true),
    (&["t"], "Is it only tingling", false),
    (&["t", "y"], "w: it is getting worse.", false),
    (&["t", "n", "n"], "1: It was only where I pressed", false),
    (&["t", "n", "n", "1"], "w: it is getting worse.", false),
    (&["o"], "What is it?", false),
    (&["o", "8"], "w: it is getting worse.", false),
];

#[test]
fn a_start_asks_about_a_stop_whose_program_was_killed_at_any_question() {
    at_once(SCREENS, |(answers, shown, known)| killed_after(answers, shown, known));
}

/// This stop is on the ready screen, before the session began.
#[test]
fn a_start_asks_about_a_stop_before_a_session_that_was_killed() {
    let home = Home::new();
    home.store_screening_state(&answered::standing(None));
    let mut talk = PipedProgram::asking(home.clone(), "suboccipital", &[]).nothing_is_new();
    talk.wait_for_line(READY);
    talk.type_in("s\n").wait_for_line("f: I'm fine, just stopping.");
    drop(talk.kill());
    assert_eq!(next_start_leads(&home), Leads::Question);
}

fn killed_after(answers: &[&str], shown: &str, known: bool) {
    let home = Home::new();
    home.store_screening_state(&answered::standing(None));
    let mut talk = PipedProgram::asking(home.clone(), "suboccipital", &[]).nothing_is_new();
    talk.wait_for_line(READY);
    talk.begin();
    talk.type_in("s\n").wait_for_line("f: I'm fine, just stopping.");
    for (nth, answer) in answers.iter().enumerate() {
        talk.answer(&format!("{answer}\n"));
        if nth + 1 < answers.len() {
            talk.read_for(A_LINE);
        }
    }
    if !answers.is_empty() {
        talk.wait_for_line(shown);
    }
    drop(talk.kill());
    let told = home.run(["history", "--json"]).succeeds();
    let outcome = if answers.is_empty() { "unanswered" } else { "stopped" };
    assert!(told.contains(&format!("\"outcome\":\"{outcome}\"")), "{answers:?}: {told}");
    let leads_to = if known { Leads::Rest } else { Leads::Question };
    assert_eq!(next_start_leads(&home), leads_to, "{answers:?}");
}

/// A description of a fault, and a function that causes it.
type Spoil = (&'static str, fn(&Home));

/// Faults in the files of a user who was dizzy, before the next start.
const SPOILT: [Spoil; 3] = [
    ("a journal of root's", |home| keep_for_root(home, "state", "journal-")),
    ("a history of root's", |home| {
        // This moves the session from the journal to the history.
        FinishedRun::by(&mut ordinary(home, &["history"])).succeeds();
        keep_for_root(home, "data", "history.jsonl");
    }),
    ("a damaged journal", |home| fs_write(&file_of(home, "state", "journal-"), "torn")),
];

/// Returns the file in a folder whose name begins with `name`.
fn file_of(home: &Home, part: &str, name: &str) -> PathBuf {
    let folder = home.path().join(part).join("neckcare");
    let names = names(&folder);
    folder.join(names.iter().find(|file| file.starts_with(name)).unwrap())
}

/// Makes a file readable for root only, as after a run with `sudo`.
fn keep_for_root(home: &Home, part: &str, name: &str) {
    let file = file_of(home, part, name);
    chown(&file, Some(0), Some(0)).unwrap();
    set_mode(&file, 0o600);
}

#[expect(clippy::disallowed_methods, reason = "a test spoils a file")]
fn fs_write(path: &Path, text: &str) {
    fs::write(path, text).unwrap();
}

#[test]
fn unreadable_records_of_a_stop_lead_to_a_question() {
    if !can_be_ordinary() {
        return;
    }
    at_once(SPOILT, |(what, spoil)| {
        let home = home_with_folders_of_root(&[]);
        let mut talk = start_as_ordinary(&home);
        assert_eq!(leads(&mut talk).0, Leads::HandsOn);
        talk.begin();
        talk.type_in("s\n").wait_for_line("f: I'm fine, just stopping.");
        talk.answer("d\n").wait_for_line("w: it is getting worse.");
        drop(talk.kill());
        spoil(&home);
        let (next, told) = leads(&mut start_as_ordinary(&home));
        assert_eq!(next, Leads::Question, "{what}: {told:#?}");
        assert!(told.iter().any(|line| line.starts_with(UNRECORDED)), "{what}: {told:#?}");
    });
}
