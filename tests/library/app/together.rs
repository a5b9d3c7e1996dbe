//! Tests two programs of one user, with clocks that jump and disks that refuse to store: after a symptom, nothing leads
//! to hands-on work that the rules forbid, whatever screen the other program shows.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a test fails by panicking, in its helpers too, and puts files in the way"
)]

use std::collections::HashSet;
use std::fs;
use std::io::Write;
use std::path::Path;
use std::time::Duration;

use neckcare::app::{Msg, Screen};
use neckcare::key::Key;
use neckcare::runtime::memory::recover_and_read;
use neckcare::runtime::persistence::Persistence;
use neckcare::safety::{Answer, PendingQuestion, Question, TickedQuestion};
use neckcare::screen_kit::keys::KeyContext;
use neckcare::screen_kit::{Effect, Memory};
use neckcare::screens::follow_up::FollowUp;
use neckcare::screens::screening::ScreeningStage;
use neckcare::settings::HistoryFile;
use neckcare::store::{Folders, screening_state};
use tempfile::TempDir;

use crate::person::{MORNING, Person, SPACE, words};

const MOMENT: Duration = Duration::from_millis(701);
const MINUTE: Duration = Duration::from_secs(60);
const JUST: Key = Key::Char('f');

/// The folders in which the data of one user is stored.
struct Disk {
    folder: TempDir,
    folders: Folders,
}

/// The folders that refuse to store anything after the first program has started.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Refuses {
    Nothing,
    Data,
    State,
    Both,
}

impl Disk {
    /// Makes the disk of a user who has answered no to every question.
    fn of_somebody_well() -> Self {
        let folder = tempfile::tempdir_in(quick()).unwrap();
        let at = |part: &str| folder.path().join(part).join("neckcare");
        let (data, state, voices) = (at("data"), at("state"), at("cache"));
        let runtime = vec![at("runtime")];
        let folders = Folders { data, state, runtime, voices, writes: HistoryFile::default() };
        let answers =
            [Answer::Accepted(words().version), Answer::Today(vec![]), Answer::Health(vec![])];
        screening_state::add(&folders, &answers.map(|answer| answer.at(MORNING))).unwrap();
        Self { folder, folders }
    }

    /// Replaces folders by files, so that nothing can be written or read any more.
    fn refuse(&self, what: Refuses) {
        let parts: &[&str] = match what {
            Refuses::Nothing => &[],
            Refuses::Data => &["data"],
            Refuses::State => &["state"],
            Refuses::Both => &["data", "state"],
        };
        for part in parts {
            let path = self.folder.path().join(part);
            fs::remove_dir_all(&path).ok();
            fs::write(&path, "").unwrap();
        }
    }
}

/// Returns a folder in memory if there is one, because the tests wait for the disk thousands of times.
fn quick() -> &'static Path {
    let memory = Path::new("/dev/shm");
    if memory.is_dir() { memory } else { Path::new("/tmp") }
}

/// A program with its connection to the disk.
struct Program {
    person: Person,
    persistence: Persistence,
}

impl Program {
    /// Starts a program some time after the morning, with a routine or with the menu.
    fn start(disk: &Disk, routine: Option<&str>, later: Duration) -> Self {
        let memory = recover_and_read(Some(&disk.folders), MORNING + later);
        let persistence = Persistence::open(Some(disk.folders.clone()), &memory.preferences);
        let person = match routine {
            Some(id) => Person::with_memory(id, memory),
            None => Person::knowing_at_the_menu(memory),
        };
        Self { person, persistence }.kept()
    }

    fn kept(mut self) -> Self {
        for effect in self.person.effects() {
            self.persistence.keep(effect).ok(); // errors are tested elsewhere
        }
        self
    }

    /// Reads the stored data again if it has changed, as the program does before every key.
    fn reads(mut self) -> Self {
        match self.persistence.news(self.person.local()) {
            Some(memory) => {
                self.person = self.person.tells(Msg::Memory(Box::new(memory)));
                self.kept()
            }
            None => self,
        }
    }

    fn press(self, key: Key) -> Self {
        let read = self.reads();
        let Self { person, persistence } = read;
        Self { person: person.press(key), persistence }.kept().waits(MOMENT)
    }

    fn presses(self, keys: &[Key]) -> Self {
        keys.iter().fold(self, |program, key| program.press(*key))
    }

    fn waits(self, time: Duration) -> Self {
        let Self { person, persistence } = self;
        Self { person: person.later(time), persistence }.kept()
    }

    /// Accepts the notice and answers no to everything, up to the ready screen.
    fn ready(mut self) -> Self {
        self = self.waits(MOMENT);
        for _ in 0..20 {
            let key = match self.person.app.screen().key_context() {
                KeyContext::Ready => return self,
                KeyContext::Notice => 'y',
                _ => 'n',
            };
            self = self.press(Key::Char(key));
        }
        panic!("it does not get ready: {:?}", self.person.app.screen().key_context());
    }

    /// Begins a session and waits for hands-on work.
    fn at_work(self) -> Self {
        let begun = self.ready().press(SPACE);
        let Self { person, persistence } = begun;
        Self { person: person.waits_for_move("neck-glide"), persistence }.kept().waits(MOMENT)
    }
}

/// The screen of the program that did not see the stop.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Stands {
    Menu,
    FirstQuestion,
    Ready,
    HelpOverReady,
    Running,
    Paused,
    MayGoOn,
}

const EVERYWHERE: [Stands; 7] = [
    Stands::Menu,
    Stands::FirstQuestion,
    Stands::Ready,
    Stands::HelpOverReady,
    Stands::Running,
    Stands::Paused,
    Stands::MayGoOn,
];

fn standing(disk: &Disk, stands: Stands) -> Program {
    let start = || Program::start(disk, Some("suboccipital"), MINUTE);
    match stands {
        Stands::Menu => Program::start(disk, None, MINUTE),
        Stands::FirstQuestion => start(),
        Stands::Ready => start().ready(),
        Stands::HelpOverReady => start().ready().press(Key::Char('?')),
        Stands::Running => start().at_work(),
        Stands::Paused => start().at_work().press(SPACE),
        Stands::MayGoOn => start().at_work().presses(&[Key::Char('s'), JUST]),
    }
}

/// The keys that the user presses in the other program during hands-on work, and the index of the key from which on no
/// hands-on work may follow on the same day. Before that key it may, once the stop is explained.
const STOPS: [(&str, usize); 9] = [
    ("s", 9),
    ("sd", 1),
    ("sd+y", 1),
    ("sd+n", 1),
    ("stnn1", 4),
    ("stny", 3),
    ("so4", 2),
    ("so2+y", 3),
    // The pain goes, the session continues, and then there is another stop.
    ("sp12e1*yc;sd", 11),
];

/// Performs one letter of a stop: `+` waits five minutes, `*` one minute, `;` until hands-on work continues, `e` is
/// Enter, and any other letter is its key.
fn step(program: Program, letter: char) -> Program {
    match letter {
        '+' => program.waits(5 * MINUTE).waits(MOMENT),
        '*' => program.waits(MINUTE).waits(MOMENT),
        ';' => program.waits(MINUTE / 4),
        'e' => program.press(Key::Enter),
        letter => program.press(Key::Char(letter)),
    }
}

/// Returns the keys of all answers, and those that begin or continue a session.
fn keys() -> Vec<Key> {
    let letters = "ynucs ".chars().map(Key::Char);
    letters.chain([JUST, Key::Char('d'), Key::Enter, Key::Esc]).collect()
}

/// Returns true if any answers lead to hands-on work.
fn reaches_hands_on(from: &Person) -> bool {
    reaches_hands_on_by(&keys(), from)
}

fn reaches_hands_on_by(keys: &[Key], from: &Person) -> bool {
    let mut open = vec![from.clone()];
    let mut seen = HashSet::new();
    while let Some(person) = open.pop() {
        if person.app.exit_code().is_some() || !seen.insert(state_key(&person)) {
            continue;
        }
        if is_hands_on(&person) {
            return true;
        }
        for key in keys {
            open.push(person.clone().press(*key).later(MOMENT));
        }
    }
    false
}

fn is_hands_on(person: &Person) -> bool {
    let works =
        |plan: &neckcare::plan::Plan| plan.passes().iter().any(|pass| pass.movement.is_hands_on());
    match person.app.screen() {
        Screen::Ready(ready) => works(ready.plan()),
        Screen::Play(play) => works(play.session().plan()),
        _ => false,
    }
}

/// Returns a key that is equal for equivalent states: it has the question and the locks, but not the time.
fn state_key(person: &Person) -> String {
    let memory = &person.app.shared().memory;
    let bound = memory.screening.rules_from_stops(&memory.history, person.local());
    let sore = memory.soreness.last().map(|answer| answer.sore);
    format!("{} {bound:?} {sore:?}", shown(person))
}

fn shown(person: &Person) -> String {
    let asked = |follow_up: &FollowUp| format!("{:?} {}", follow_up.step(), follow_up.cursor());
    match person.app.screen() {
        Screen::Screening(today) => match today.stage() {
            ScreeningStage::FollowUp { follow_up, .. } => asked(follow_up),
            stage => format!("{stage:?} {:?}", today.ticks()),
        },
        Screen::Stopped(stopped) => match stopped.follow_up() {
            Some(follow_up) => format!("stopped {}", asked(follow_up)),
            None => "stopped".to_owned(),
        },
        screen => format!("{:?}", screen.key_context()),
    }
}

/// Returns true if the next key leads to hands-on work, without a question first.
fn goes_straight_on(person: &Person) -> bool {
    let on = [SPACE, Key::Enter, Key::Char('c'), Key::Char('n')];
    on.into_iter().any(|key| person.clone().press(key).is_at_work())
}

/// Starts once on a clock that runs 40 days ahead, answers that the symptom is gone, that a doctor has seen it and that
/// nothing is new, and leaves.
fn starts_once_ahead(disk: &Disk) {
    let days = 40 * 24 * 60 * MINUTE;
    let mut ahead = Program::start(disk, Some("suboccipital"), days).waits(MOMENT);
    for nth in 0..40 {
        let Screen::Screening(today) = ahead.person.app.screen() else { return };
        let key = match today.stage() {
            ScreeningStage::YesNo(PendingQuestion::DoctorSince) => Key::Char('y'),
            ScreeningStage::WhyStopped { .. } => JUST,
            ScreeningStage::FollowUp { follow_up, .. }
                if follow_up.outcome().is_none() && nth % 2 == 0 =>
            {
                Key::Char('y')
            }
            ScreeningStage::FollowUp { .. } => Key::Enter,
            _ => Key::Char('n'),
        };
        ahead = ahead.press(key);
    }
}

/// Stops in one program while another one shows some screen, and checks both after each key. Returns the number of
/// keys.
fn stop_in_one_program(
    stands: Stands,
    (stop, grave_from): (&str, usize),
    refuses: Refuses,
    ahead: bool,
) -> usize {
    let disk = Disk::of_somebody_well();
    let mut one = standing(&disk, stands);
    disk.refuse(refuses);
    let mut other = Program::start(&disk, Some("suboccipital"), 2 * MINUTE).at_work();
    for (nth, letter) in stop.chars().enumerate() {
        other = step(other, letter);
        if ahead && nth == grave_from {
            starts_once_ahead(&disk);
        }
        one = one.reads();
        let told = format!("{stands:?}, {stop} at {nth}, refuses {refuses:?}, ahead {ahead}");
        assert!(!goes_straight_on(&one.person), "straight on: {told}");
        if nth >= grave_from {
            assert!(!reaches_hands_on(&one.person), "hands on: {told}");
            // If the program is killed now, the stored data has to be enough.
            let next = Program::start(&disk, Some("suboccipital"), 60 * MINUTE).waits(MOMENT);
            assert!(!reaches_hands_on(&next.person), "at the next start: {told}");
        }
    }
    stop.len()
}

/// This shows that the search finds hands-on work if there is no stop.
#[test]
fn without_a_stop_hands_on_work_is_reached() {
    for refuses in [Refuses::Nothing, Refuses::Data, Refuses::State, Refuses::Both] {
        let disk = Disk::of_somebody_well();
        disk.refuse(refuses);
        let next = Program::start(&disk, Some("suboccipital"), MINUTE).waits(MOMENT);
        assert!(reaches_hands_on(&next.person), "{refuses:?}");
    }
}

#[test]
fn after_a_symptom_no_other_program_begins_or_continues() {
    let mut tried = 0;
    for stands in EVERYWHERE {
        for stop in STOPS {
            for refuses in [Refuses::Nothing, Refuses::Data, Refuses::State, Refuses::Both] {
                // If no program ran when the stored answers were lost, all questions are asked again.
                tried += stop_in_one_program(stands, stop, refuses, false);
            }
            tried += stop_in_one_program(stands, stop, Refuses::Nothing, true);
        }
    }
    writeln!(std::io::stdout(), "{tried} times").unwrap();
    assert!(tried > 500, "{tried}");
}

#[test]
fn answers_on_a_clock_that_ran_ahead_are_asked_again_on_the_right_one() {
    for stop in ["sd+y", "sd+n", "stny", "so4"] {
        let disk = Disk::of_somebody_well();
        let at_work = Program::start(&disk, Some("suboccipital"), MINUTE).at_work();
        drop(stop.chars().fold(at_work, step));
        starts_once_ahead(&disk);
        let start = |hours: u32| {
            Program::start(&disk, Some("trapezius"), hours * 60 * MINUTE).waits(MOMENT)
        };
        let next_day = start(26);
        let no_doctor: Vec<Key> = keys().into_iter().filter(|key| *key != Key::Char('y')).collect();
        assert!(
            !reaches_hands_on_by(&no_doctor, &next_day.person),
            "{stop}: no doctor has seen it"
        );
        // Now that the correct time has been seen, locks that began on the wrong clock run from here.
        drop(next_day.press(Key::Char('u')).press(Key::Char('u')));
        assert!(reaches_hands_on(&start(80).person), "{stop}: a doctor has seen it");
    }
}

#[test]
fn a_tick_in_one_window_counts_in_the_other() {
    for refuses in [Refuses::Nothing, Refuses::State, Refuses::Both] {
        let disk = Disk::of_somebody_well();
        let one = standing(&disk, Stands::Ready);
        disk.refuse(refuses);
        let mut other = Program::start(&disk, Some("suboccipital"), MINUTE);
        let dizzy = Answer::Today(vec![TickedQuestion::yes(Question::Q4)]).at(MORNING + MINUTE);
        other.persistence.keep(&Effect::StoreAnswer(Box::new(dizzy))).ok();
        assert!(!reaches_hands_on(&one.reads().person), "{refuses:?}");
    }
}

#[test]
fn if_nothing_can_be_stored_the_next_start_asks_about_symptoms() {
    let disk = Disk::of_somebody_well();
    disk.refuse(Refuses::Both);
    let runtime = disk.folder.path().join("runtime");
    fs::remove_dir_all(&runtime).ok();
    fs::write(&runtime, "").unwrap();
    let start = || Program::start(&disk, Some("suboccipital"), MINUTE).waits(MOMENT);
    let accepted = start().press(Key::Char('y'));
    let asked = neckcare::plain::screen(&accepted.person.app).join(" ");
    assert!(asked.contains("stopped because of a symptom"), "{asked}");
    assert!(!accepted.person.app.trouble().is_empty());
    let named = accepted.presses(&[Key::Char('y'), Key::Char('d')]);
    assert!(!reaches_hands_on(&named.person), "it was dizziness");
}

#[test]
fn reading_the_memory_again_does_not_drop_the_question_about_symptoms() {
    let disk = Disk::of_somebody_well();
    let unkept = Some("the disk is full".to_owned());
    let memory = recover_and_read(Some(&disk.folders), MORNING + MINUTE);
    let asks = Person::with_memory(
        "suboccipital",
        Memory { storage_error: unkept, stop_may_be_lost: true, ..memory.clone() },
    );
    let told = |person: &Person| neckcare::plain::screen(&person.app).join(" ");
    assert!(told(&asks).contains("stopped because of a symptom"), "{}", told(&asks));
    let read = asks.tells(Msg::Memory(Box::new(memory))).later(MOMENT).press(Key::Char('n'));
    assert!(told(&read).contains("anything new"), "{}", told(&read));
    assert!(read.app.shared().memory.storage_error.is_some());
    assert!(!read.app.shared().memory.stop_may_be_lost, "asked once at each start");
}

#[test]
fn favourites_of_two_programs_do_not_overwrite_each_other() {
    let disk = Disk::of_somebody_well();
    let one = Program::start(&disk, None, MINUTE);
    let other = Program::start(&disk, None, MINUTE);
    drop(one.press(Key::Char('*')));
    drop(other.presses(&[Key::End, Key::Char('*')]));
    let memory = recover_and_read(Some(&disk.folders), MORNING + 2 * MINUTE);
    assert_eq!(memory.preferences.favourites.len(), 2, "{:?}", memory.preferences.favourites);
}
