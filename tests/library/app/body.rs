//! Tests the body, on which the user marks where it is tight.

use std::time::Duration;

use neckcare::app::{Msg, Screen};
use neckcare::history::{Marks, Rating};
use neckcare::key::Key;
use neckcare::plain;
use neckcare::routine::keyword::Keyword;
use neckcare::routine::place::{NoGoPlace, Place, WarningSign};
use neckcare::safety::PendingQuestion;
use neckcare::safety::questions::Question;
use neckcare::screen_kit::Memory;
use neckcare::screen_kit::keys::KeyContext;
use neckcare::screens::body::spot::Spot;
use neckcare::screens::body::{BodyMode, BodyRequest, BodyScreen, Never};
use neckcare::screens::screening::ScreeningStage;

use super::asked::A_MOMENT;
use crate::person::{MORNING, Person, well};

fn body(person: &Person) -> &BodyScreen {
    match person.app.screen() {
        Screen::Body(body) => body,
        other => panic!("{:?}", other.key_context()),
    }
}

fn context(person: &Person) -> KeyContext {
    person.app.screen().key_context()
}

fn marks(marked: &[(Place, u8)]) -> Marks {
    marked.iter().map(|(place, figure)| (*place, Rating::new(*figure).unwrap())).collect()
}

fn request(marked: &[(Place, u8)]) -> BodyRequest {
    BodyRequest { marks: marks(marked), ..BodyRequest::default() }
}

/// Opens the body and moves to a spot.
fn at(spot: Spot) -> Person {
    let all: Vec<Spot> = Spot::all().collect();
    let mut person = Person::at_the_body().press(Key::Home);
    for _ in 0..all.len() {
        if body(&person).spot() == spot {
            return person;
        }
        person = person.press(Key::Down);
    }
    panic!("{spot:?} was not reached");
}

#[test]
fn the_body_comes_first_and_all_routines_are_one_key_away() {
    let person = Person::at_the_body();
    assert_eq!(context(&person), KeyContext::Body);
    assert!(person.sees_words(80, 24).contains("Where is it tight?"));
    let list = person.clone().press('l');
    assert_eq!(context(&list), KeyContext::Menu);
    assert_eq!(context(&list.press('b')), KeyContext::Body);
    let routine = person.press('l').press(Key::Enter);
    assert_eq!(context(&routine.press(Key::Esc)), KeyContext::Menu, "back to where it was chosen");
}

#[test]
fn a_marked_place_leads_to_routines_that_work_there() {
    for place in Place::ALL {
        let marked = at(Spot::Place(*place)).press('6');
        assert_eq!(*body(&marked).marks(), marks(&[(*place, 6)]));
        let fitting = body(&marked).routines();
        assert!(!fitting.is_empty(), "{place:?}");
        for fit in fitting {
            let [(worked_on, time)] = fit.work.as_slice() else { panic!("{:?}", fit.work) };
            assert!(worked_on == place && !time.is_zero(), "{place:?}: {}", fit.routine().id);
        }
        let best = fitting[0].routine().title.clone();
        assert!(marked.sees_words(80, 24).contains(&best), "{place:?}");
        let routines = marked.press(Key::Enter);
        assert_eq!(context(&routines), KeyContext::BodyRoutines);
        let reason = format!("on {}", place.yours());
        assert!(routines.sees_words(80, 24).contains(&reason), "{place:?}");
        let ready = routines.press(Key::Enter);
        let Screen::Ready(shown) = ready.app.screen() else { panic!("{:?}", context(&ready)) };
        assert_eq!(shown.plan().title(), best);
        let back = ready.press(Key::Esc);
        assert_eq!(*body(&back).marks(), marks(&[(*place, 6)]), "the mark is still there");
    }
}

#[test]
fn the_tensest_place_decides() {
    let tense = |shoulder, skull| {
        let marked = request(&[(Place::LeftShoulder, shoulder), (Place::SkullBase, skull)]);
        let person = Person::on_the_body(&marked, well());
        assert_eq!(context(&person), KeyContext::BodyRoutines);
        let best = &body(&person).routines()[0];
        best.work.iter().map(|(place, time)| (*place, !time.is_zero())).collect::<Vec<_>>()
    };
    assert_eq!(tense(9, 1)[0], (Place::LeftShoulder, true));
    assert_eq!(tense(1, 9)[0], (Place::SkullBase, true));
}

#[test]
fn what_does_not_fit_into_the_time_comes_last_and_says_so() {
    let minutes = |minutes: u64| Some(Duration::from_secs(60 * minutes));
    for place in Place::ALL {
        for time in [None, minutes(2), minutes(4), minutes(15)] {
            let request = BodyRequest { time, ..request(&[(*place, 5)]) };
            let person = Person::on_the_body(&request, well());
            let fitting = body(&person).routines();
            let too_long: Vec<bool> = fitting.iter().map(|fit| fit.is_too_long).collect();
            assert!(too_long.is_sorted(), "{place:?} {time:?}: {too_long:?}");
            for fit in fitting {
                assert_eq!(fit.is_too_long, time.is_some_and(|time| fit.total > time));
            }
            let shows = person.sees_words(80, 24).contains("too long");
            assert_eq!(shows, too_long.contains(&true), "{place:?} {time:?}");
        }
    }
}

#[test]
fn f_goes_through_the_times_and_back_to_none() {
    let mut person = at(Spot::Place(Place::LeftNeck)).press('3');
    let mut times = Vec::new();
    for _ in 0..7 {
        person = person.press('f');
        times.push(body(&person).time().map_or(0, |time| time.as_secs() / 60));
    }
    assert_eq!(times, [2, 4, 6, 10, 15, 25, 0]);
    let four = person.press('f').press('f').press(Key::Enter).press(Key::Enter);
    let Screen::Ready(ready) = four.app.screen() else { panic!("{:?}", context(&four)) };
    assert_eq!(ready.plan().choices().time, Some(Duration::from_secs(240)));
}

#[test]
fn digits_mark_and_0_takes_the_mark_away() {
    let at_shoulder = at(Spot::Place(Place::RightShoulder));
    let ten = at_shoulder.clone().press('1').press('0');
    assert_eq!(*body(&ten).marks(), marks(&[(Place::RightShoulder, 10)]));
    assert!(body(&at_shoulder.clone().press('4').press('0')).marks().is_empty());
    let one = at_shoulder.clone().press('1').press(Key::Down).press(Key::Up).press('0');
    assert!(body(&one).marks().is_empty(), "a 1 from before is no ten");
    let unmarked = at_shoulder.press(Key::Enter);
    assert_eq!(context(&unmarked), KeyContext::Body);
    assert!(unmarked.sees_words(80, 24).contains("First type how tense it is there"));
}

#[test]
fn places_that_are_never_worked_on_say_why_and_lead_only_to_the_questions() {
    for place in NoGoPlace::ALL {
        for key in [Key::Enter, Key::Char('7')] {
            let told = at(Spot::NoGo(*place)).press(key);
            assert_eq!(*body(&told).mode(), BodyMode::Never(Never::Place(*place)));
            assert!(body(&told).marks().is_empty());
            for (width, height) in [(80, 24), (40, 12)] {
                let seen = told.sees_words(width, height);
                assert!(seen.contains("see a doctor"), "{width}x{height} {place:?}: {seen}");
                assert!(seen.contains("health questions"), "{width}x{height} {place:?}: {seen}");
            }
            let asked = told.clone().press(Key::Enter).later(A_MOMENT);
            let Screen::Screening(screening) = asked.app.screen() else { panic!("{place:?}") };
            assert!(
                matches!(screening.stage(), ScreeningStage::List(_)),
                "{:?}",
                screening.stage()
            );
            assert_eq!(screening.title(), None, "it leads to no routine");
            assert_eq!(context(&asked.press(Key::Esc)), KeyContext::Body);
            assert_eq!(context(&told.press(Key::Esc)), KeyContext::Body);
        }
    }
}

#[test]
fn sentences_that_are_typed_lead_to_places_or_to_the_questions() {
    let typed = |text: &str| Person::at_the_body().press('/').types(text).press(Key::Enter);
    let spot = |text: &str| body(&typed(text)).spot();
    assert_eq!(spot("right side of my neck after driving"), Spot::Place(Place::RightNeck));
    assert_eq!(spot("skull"), Spot::Place(Place::SkullBase));
    assert_eq!(spot("left shoulder"), Spot::Place(Place::LeftShoulder));
    assert_eq!(spot("between the shoulder blades"), Spot::Place(Place::UpperBack));
    let throat = typed("front of my throat");
    assert_eq!(*body(&throat).mode(), BodyMode::Never(Never::Place(NoGoPlace::FrontOfNeck)));
    let arm = typed("my arm tingles");
    assert_eq!(*body(&arm).mode(), BodyMode::Never(Never::Sign(WarningSign::Nerve)));
    let eyes = typed("behind my eyes");
    assert!(
        eyes.sees_words(80, 24).contains("how tense your temples and the base of your skull are")
    );
    let both = marks(&[(Place::Temples, 10), (Place::SkullBase, 10)]);
    let marked = eyes.press('1').press('0');
    assert_eq!(*body(&marked).marks(), both);
    let best = body(&marked).routines()[0].routine().title.clone();
    assert!(marked.press(Key::Enter).sees_words(80, 24).contains(&best), "the routines are shown");
    let unknown = typed("knee");
    assert_eq!(context(&unknown), KeyContext::BodyTyping);
    assert!(unknown.sees_words(80, 24).contains("neckcare doesn't know that place."));
    let letters = Person::at_the_body().press('/').types("s q h l t !");
    assert_eq!(*body(&letters).mode(), BodyMode::Typing("s q h l t !".to_owned()));
}

#[test]
fn a_sign_that_was_named_is_ticked_in_the_questions_and_no_place_leads_past_it() {
    for (text, question) in [
        ("my arm tingles", Some(Question::Q5)),
        ("dizzy", Some(Question::Q4)),
        ("since my car crash", Some(Question::Q3)),
        ("a lump in my neck", Some(Question::Q8)),
        ("worst headache ever", Some(Question::Q1)),
        ("chest pain", None),
    ] {
        let named = Person::at_the_body().press('/').types(text).press(Key::Enter);
        let back = named.clone().press(Key::Esc);
        let ways = [
            named.clone().press(Key::Enter),
            back.clone().press('6').press(Key::Enter).press(Key::Enter),
            back.clone().press('l').press(Key::Enter),
            back.clone().press('l').press('b').press('6').press(Key::Enter).press(Key::Enter),
            named.press(Key::Enter).press(Key::Esc).press('l').press(Key::Enter),
        ];
        for (way, asked) in ways.into_iter().enumerate() {
            let asked = asked.later(A_MOMENT);
            let Screen::Screening(screening) = asked.app.screen() else {
                panic!("{text}, way {way}: {:?}", context(&asked))
            };
            let today = ScreeningStage::List(PendingQuestion::TodayFull);
            assert_eq!(*screening.stage(), today, "{text}, way {way}");
            assert!(question.is_none_or(|question| screening.is_ticked(question)), "{text} {way}");
            if question.is_some() {
                let refused = asked.press('n');
                assert!(
                    refused.sees_words(80, 24).contains("Something is ticked."),
                    "{text} {way}"
                );
            }
        }
    }
}

#[test]
fn every_line_is_seen_before_a_ticked_list_is_answered() {
    let typed = Person::at_the_body().press('/').types("fever").press(Key::Enter).press(Key::Enter);
    let asked = typed.later(A_MOMENT).tells(Msg::Window(40, 12)).later(A_MOMENT);
    let before = asked.sees_words(40, 12);
    assert!(before.contains("Worst headache"), "{before}");
    let pressed = asked.press(Key::Enter);
    let Screen::Screening(screening) = pressed.app.screen() else { panic!("no screening") };
    assert!(matches!(screening.stage(), ScreeningStage::List(_)), "{:?}", screening.stage());
}

#[test]
fn a_new_user_who_named_a_sign_reads_the_notice_first() {
    let signs = vec![WarningSign::Nerve, WarningSign::Lump];
    let request = BodyRequest { signs, ..request(&[]) };
    let new = Person::on_the_body(&request, Memory::blank(MORNING)).press(Key::Enter);
    let list = new.later(A_MOMENT).press('y').later(A_MOMENT);
    let back = list.clone().press(Key::Esc).later(A_MOMENT).press('y').later(A_MOMENT);
    for shown in [list, back] {
        let Screen::Screening(screening) = shown.app.screen() else {
            panic!("{:?}", context(&shown))
        };
        assert!(screening.is_ticked(Question::Q5) && screening.is_ticked(Question::Q8));
    }
}

#[test]
fn after_dizziness_no_place_leads_to_hands_on_work() {
    for sign in ["dizzy", "numb", "pain", "other"] {
        let stopped = Person::after_a_stop("suboccipital", sign).app.shared().memory.clone();
        for place in Place::ALL {
            let person = Person::on_the_body(&request(&[(*place, 8)]), stopped.clone());
            let chosen = person.press(Key::Enter).press(Key::Enter).press(' ');
            assert!(!chosen.is_at_work(), "{sign} {place:?}");
            assert!(!matches!(chosen.app.screen(), Screen::Play(_)), "{sign} {place:?}");
        }
    }
}

#[test]
fn a_new_user_is_asked_everything_before_a_routine_for_a_place() {
    let new = Person::on_the_body(&request(&[(Place::SkullBase, 4)]), Memory::blank(MORNING));
    let asked = new.press(Key::Enter);
    let Screen::Screening(screening) = asked.app.screen() else { panic!("{:?}", context(&asked)) };
    assert_eq!(*screening.stage(), ScreeningStage::Notice);
}

#[test]
fn lines_of_text_say_everything_that_is_shown() {
    let lines = |person: &Person| plain::screen(&person.app).join("\n");
    let first = lines(&Person::at_the_body());
    for words in
        ["Where is it tight?", "l: list all routines.", "base of the skull", "don't massage"]
    {
        assert!(first.contains(words), "{words}: {first}");
    }
    let marked = at(Spot::Place(Place::SkullBase)).press('7');
    assert!(lines(&marked).contains("base of the skull: 7."), "{}", lines(&marked));
    assert!(lines(&marked).contains("Best fit:"), "{}", lines(&marked));
    let routines = lines(&marked.press(Key::Enter));
    assert!(routines.contains("on the base of your skull"), "{routines}");
    let typing = lines(&Person::at_the_body().press('/').types("throat"));
    assert!(typing.contains("Don't massage the front of the neck."), "{typing}");
}

#[test]
fn every_size_shows_the_chosen_place() {
    for spot in Spot::all() {
        let person = at(spot);
        for (width, height) in [(200, 60), (120, 40), (80, 24), (60, 16), (40, 12), (20, 5)] {
            let seen = person.sees_words(width, height);
            let name: String = spot.name().chars().take(usize::from(width - 4)).collect();
            assert!(seen.contains(&name), "{width}x{height} {spot:?}: {seen}");
        }
    }
}
