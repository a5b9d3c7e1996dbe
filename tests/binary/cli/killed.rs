//! Tests that no session is lost if its program is killed at any moment after the beginning.

use std::ffi::OsString;
use std::time::Duration;
use std::{fs, thread};

use neckcare::history::Record;
use neckcare::store::history::read_all;

use crate::answered;
use crate::cli::support::{Home, PipedProgram};

const HISTORY: &str = ".local/share/neckcare/history.jsonl";

/// The point that a session reaches before a random delay and the kill.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Until {
    Beginning,
    Middle,
    End,
    Answering,
    Stopped,
}

const ALL: [Until; 5] =
    [Until::Beginning, Until::Middle, Until::End, Until::Answering, Until::Stopped];

/// A pseudo-random number generator with the same numbers in every run.
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: u64) -> u64 {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % end
    }
}

/// A killed program: the end of its session's id, the outcomes that its session may have, and whether it had begun.
struct Killed {
    writer: String,
    outcomes: &'static [&'static str],
    begun: bool,
}

/// Starts a program and waits until Space would begin the session.
fn ready(home: &Home, until: Until) -> PipedProgram {
    let soon = answered::soon();
    let rehearsed = [("NECKCARE_REHEARSE", soon.as_str())];
    let is_real = matches!(until, Until::Middle | Until::Stopped);
    let env: &[(&str, &str)] = if is_real { &[] } else { &rehearsed };
    let mut talk = PipedProgram::start_at(home.clone(), "suboccipital", env);
    talk.wait_for_line("Press Space to start.");
    talk
}

/// Begins the session and kills the program some time after it reached a point.
fn kill(mut talk: PipedProgram, until: Until, after: Duration) -> Killed {
    talk.type_in(" \n");
    let outcomes: &[&str] = match until {
        Until::Beginning => &["interrupted", "finished"],
        Until::Middle => {
            talk.wait_for_line("S stops at any time");
            &["interrupted"]
        }
        Until::End | Until::Answering => {
            talk.wait_for_line("Finished: ");
            &["finished"]
        }
        Until::Stopped => {
            talk.wait_for_line("S stops at any time");
            talk.type_in("s\n").wait_for_line("f: I'm fine, just stopping.");
            &["unanswered"]
        }
    };
    if until == Until::Answering {
        talk.answer("3\n");
    }
    let writer = format!("-{}", talk.read_for(after).id());
    let told = talk.killed();
    let begun = until != Until::Beginning
        || told.iter().any(|line| line.starts_with("Suboccipital ease. "));
    Killed { writer, outcomes, begun }
}

/// Starts two programs at once, which find the files of the killed one.
fn start_again(home: &Home) {
    let again = || PipedProgram::asking(home.clone(), "suboccipital", &[]);
    let mut all: Vec<PipedProgram> = (0..2).map(|_| again()).collect();
    for talk in &mut all {
        talk.wait_for_line("");
    }
}

#[expect(clippy::disallowed_methods, reason = "a test reads files")]
fn history(home: &Home) -> Vec<u8> {
    fs::read(home.path().join(HISTORY)).unwrap()
}

#[expect(clippy::disallowed_methods, reason = "a test reads files")]
fn journals(home: &Home) -> Vec<OsString> {
    let files = fs::read_dir(home.path().join(".local/state/neckcare")).unwrap();
    let names = files.map(|file| file.unwrap().file_name());
    names.filter(|name| name.to_string_lossy().starts_with("journal-")).collect()
}

fn assert_kept(home: &Home, Killed { writer, outcomes, begun }: &Killed) {
    let (history, _) = read_all(&home.folders());
    let records: Vec<Record> = history.sessions.into_iter().map(|entry| entry.record).collect();
    let own = records.iter().filter(|record| record.id.ends_with(writer));
    let own: Vec<&str> = own.map(|record| record.outcome.as_str()).collect();
    assert!(own.len() <= 1 && (own.len() == 1 || !begun), "{own:?} in place of {outcomes:?}");
    assert!(own.iter().all(|outcome| outcomes.contains(outcome)), "{own:?}: {outcomes:?}");
    assert!(journals(home).is_empty(), "everything was recorded");
}

/// Runs several functions at the same time.
fn at_once<T: Send>(all: impl Iterator<Item = impl FnOnce() -> T + Send>) -> Vec<T> {
    thread::scope(|scope| {
        let all: Vec<_> = all.map(|one| scope.spawn(one)).collect();
        all.into_iter().map(|one| one.join().unwrap()).collect()
    })
}

/// Runs a session on a history with a torn last line, kills it at a random moment, and checks the records.
fn a_life(until: Until, after: Duration) {
    let home = Home::new();
    let before = "{\"line\":\"answers\",\"v\":1,\"id\":\"one\",\"calm\":1}\n{\"line\":\"sess";
    home.file(HISTORY, before);
    home.store_screening_state(&answered::standing(None));
    let killed = kill(ready(&home, until), until, after);
    let written = history(&home);
    assert!(written.starts_with(before.as_bytes()));
    start_again(&home);
    let rewritten = history(&home);
    assert!(rewritten.starts_with(&written), "only added to");
    assert_kept(&home, &killed);
}

/// Runs eight such sessions at the same time.
fn a_round(seed: u8) {
    let mut chance = Chance(seed.into());
    at_once(ALL.into_iter().cycle().skip(seed.into()).take(8).map(|until| {
        // A rehearsed session is over in an instant.
        let most = if until == Until::Beginning { 50 } else { 300 };
        let after = Duration::from_millis(chance.below(most));
        move || a_life(until, after)
    }));
}

#[test]
fn a_session_killed_at_any_moment_is_recorded_once() {
    at_once((0..4).map(|seed| move || a_round(seed)));
}
