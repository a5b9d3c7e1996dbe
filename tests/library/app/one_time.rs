//! Tests that a routine's time for a user on a day is the same on every screen.

use neckcare::app::Screen;
use neckcare::key::Key;
use neckcare::plain;
use neckcare::routine::duration::{clock, spoken};
use neckcare::routine::library::Library;
use neckcare::safety::TickedQuestion;
use neckcare::safety::questions::Question;
use neckcare::screen_kit::{Day, Memory};
use neckcare::settings::Settings;
use neckcare::wording::minutes;

use crate::person::{MORNING, Person, SPACE, well};

/// A name for a user, with their memory and settings.
type Who = (&'static str, Memory, Settings);

fn ticked(questions: &[Question]) -> Memory {
    let mut memory = well();
    let ticks: Vec<TickedQuestion> = questions.iter().copied().map(TickedQuestion::yes).collect();
    memory.screening.answered_health(&ticks, MORNING);
    memory
}

/// Returns the memory of a user who has done every routine twice on earlier days.
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
fn experienced() -> Memory {
    let mut memory = well();
    let first = memory.history.first().cloned().unwrap();
    memory.history.clear();
    for (day, id) in (20..).zip(Library::shipped_ids().chain(Library::shipped_ids())) {
        let start = MORNING - time::Duration::days(day);
        let id = id.to_owned();
        memory.history.push(neckcare::history::Record {
            id: day.to_string(),
            start,
            routine: id,
            ..first.clone()
        });
    }
    memory
}

fn everybody() -> Vec<Who> {
    let usual = Settings::default;
    vec![
        ("new", Memory::blank(MORNING), usual()),
        ("experienced", experienced(), usual()),
        ("brief", well(), crate::person::brief()),
        ("under eighteen", ticked(&[Question::Q24]), usual()),
        ("pregnant", ticked(&[Question::Q16]), usual()),
        ("with arteries that may be narrow", ticked(&[Question::Q30]), usual()),
    ]
}

/// Answers every question that comes before ready with no.
#[expect(clippy::panic, reason = "a test fails by panicking")]
fn to_ready(mut person: Person) -> Person {
    for _ in 0..12 {
        person = person.after("1s");
        match person.app.screen() {
            Screen::Ready(_) => return person,
            Screen::Screening(today)
                if today.stage() == &neckcare::screens::screening::ScreeningStage::Notice =>
            {
                person = person.press('y');
            }
            _ => person = person.press('n'),
        }
    }
    panic!("ready does not come: {:?}", person.key_context())
}

#[test]
fn menu_show_ready_and_play_give_the_same_time() {
    for (who, memory, settings) in everybody() {
        for id in Library::shipped_ids() {
            let of = format!("{who}, {id}");
            let menu = Person::menu_with(memory.clone(), settings.clone());
            let (number, listed) = {
                let Screen::Menu(menu) = menu.app.screen() else { panic!("no menu") };
                let listed = menu.listed();
                let number = listed.iter().position(|item| item.routine.id == id).unwrap() + 1;
                (number, listed[number - 1].total())
            };
            let told = plain::screen(&menu.app).join("\n");
            let minutes = minutes::spoken(listed);
            assert!(told.contains(&format!(", {minutes}. ")), "{of}: {minutes} in {told}");
            let library = crate::person::library();
            let day = Day::if_well(&library, &settings, &memory, MORNING);
            let shown =
                day.plan(&day.default_request(library.find(id).unwrap())).unwrap().plan.total();
            assert_eq!(shown, listed, "{of}: what `show` plans");
            let chosen = menu.types(&number.to_string());
            assert!(
                chosen.screen_text(80, 24).contains(&format!("{} in all", clock(listed))),
                "{of}"
            );
            let ready = to_ready(chosen.press(Key::Enter));
            let lines = plain::screen(&ready.app).join("\n");
            assert!(lines.contains(&format!("{} in all", spoken(listed))), "{of}: {lines}");
            assert!(
                ready.screen_text(40, 12).contains(&format!("{} in all", clock(listed))),
                "{of}"
            );
            let first = ready.press(SPACE).screen_text(80, 24);
            assert!(first.contains(&format!("{} left", clock(listed))), "{of}: {first}");
        }
    }
}

#[test]
fn a_resumed_session_takes_the_remaining_time() {
    let interrupted = Person::ready_for("suboccipital").press(SPACE).after("2m");
    let menu = interrupted.loses_power(std::time::Duration::from_secs(300));
    let asked = menu.press(Key::Enter).after("1s").press('f').after("1s").press('n').after("1s");
    let Screen::Ready(ready) = asked.app.screen() else { panic!("{:?}", asked.key_context()) };
    let takes = ready.takes();
    assert!(takes < ready.plan().total());
    let first = asked.press(SPACE).screen_text(80, 24);
    assert!(first.contains(&format!("{} left", clock(takes))), "{first}");
}
