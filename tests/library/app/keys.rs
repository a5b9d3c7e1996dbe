//! Tests every key in every screen and state: where S leads, and which keys alone lead back to work.

use std::time::Duration;

use crate::person::{self, Person, every_key};
use neckcare::app::{Msg, Screen, keymap};
use neckcare::history::Sore;
use neckcare::key::Key;
use neckcare::plan::{CueKind, SegmentKind};
use neckcare::routine::keyword::Keyword;
use neckcare::safety::after;
use neckcare::safety::stop_follow_up::FollowUpQuestion;
use neckcare::screen_kit::keys::{Action, KeyContext};
use neckcare::screen_kit::{Effect, Now};
use neckcare::session::{PauseCause, SessionState, Sign};

/// A name for a state of the program, and a person in it.
type Scene = (&'static str, Person);

/// Seconds after which no key counts as a repeat and every question takes keys.
const A_MOMENT: u64 = 3;

/// Returns the states from ready to after the end, in which S stops.
fn scenes_of_a_session() -> Vec<Scene> {
    let play = || Person::in_the_middle_of("suboccipital");
    let stretch =
        || Person::in_the_middle_of("stretch").waits_for(|kind| kind == SegmentKind::Hold(0));
    let running = vec![
        ("get-ready", play().seconds(A_MOMENT)),
        ("lead-in", play().waits_for(|kind| kind == SegmentKind::LeadIn)),
        ("breathing", play().waits_for(|kind| kind == SegmentKind::Work)),
        ("check", play().waits_for(|kind| kind == SegmentKind::Check)),
        ("hold", play().waits_for(|kind| kind == SegmentKind::Hold(0))),
        ("release", play().waits_for(|kind| kind == SegmentKind::Release(0))),
        ("second hold", play().waits_for(|kind| kind == SegmentKind::Hold(1))),
        ("stretch", stretch()),
        ("way back", stretch().comes_to(|kind| kind == SegmentKind::LeadIn).seconds(1)),
        ("rest", Person::in_the_middle_of("gentle").waits_for(|kind| kind == SegmentKind::Rest)),
        ("heat", Person::in_the_middle_of("heat").waits_for(|kind| kind == SegmentKind::Work)),
        (
            "ball",
            Person::in_the_middle_of("ball").waits_for(|kind| matches!(kind, SegmentKind::Hold(_))),
        ),
        (
            "lying",
            Person::in_the_middle_of("wind-down").waits_for(|kind| kind == SegmentKind::Work),
        ),
    ];
    let still = running
        .clone()
        .into_iter()
        .map(|(name, person)| (name, person.press(' ').seconds(A_MOMENT)));
    let resuming = still.clone().map(|(name, person)| (name, person.press(' ').seconds(1)));
    let mut scenes: Vec<Scene> = running.into_iter().chain(still).chain(resuming).collect();
    let covered = scenes
        .clone()
        .into_iter()
        .flat_map(|(name, person)| [(name, person.clone().press('?')), (name, person.press('!'))]);
    scenes
        .extend(covered.map(|(name, person)| (name, person.seconds(A_MOMENT))).collect::<Vec<_>>());
    scenes.push(("ready", Person::ready_for("suboccipital")));
    scenes.push(("keys over ready", Person::ready_for("suboccipital").press('?')));
    scenes.push(("after", play().follows_to_the_end().seconds(A_MOMENT)));
    scenes
}

/// Returns the states in which no session runs or resumes by itself.
fn scenes_at_rest() -> Vec<Scene> {
    let stopped =
        || Person::in_the_middle_of("suboccipital").seconds(15).press('s').seconds(A_MOMENT);
    let mut scenes = vec![
        ("menu", Person::at_the_menu()),
        ("filter", Person::at_the_menu().press('/')),
        ("topics", Person::at_the_menu().press('a')),
        ("topic", Person::at_the_menu().press('a').press(Key::Enter)),
        ("keys over a topic", Person::at_the_menu().press('a').press(Key::Enter).press('?')),
        ("stopped", stopped()),
        ("stopped, unanswered", stopped().seconds(90)),
        ("stopped quietly", Person::in_the_middle_of("suboccipital").press('q').seconds(A_MOMENT)),
        ("emergency over stopped", stopped().press('!')),
        ("emergency over menu", Person::at_the_menu().press('s')),
    ];
    for letter in ['p', 'd', 't', 'o', 'f'] {
        scenes.push(("advice", stopped().press(letter).seconds(A_MOMENT)));
    }
    let still = scenes_of_a_session().into_iter().filter(|(_, person)| !person.is_at_work());
    scenes.extend(still);
    scenes
}

fn is_stop(key: Key) -> bool {
    matches!(key, Key::Char('s' | 'S'))
}

#[test]
fn s_stops_at_once_from_ready_to_after() {
    for (name, person) in scenes_of_a_session() {
        for key in every_key().into_iter().filter(|key| is_stop(*key)) {
            let person = person.clone().press(key);
            assert!(person.has_stopped(), "{name}: {key:?}");
            let hush = person.effects().iter().position(|effect| *effect == Effect::Silence);
            let words =
                person.effects().iter().position(|effect| matches!(effect, Effect::SayStop(_)));
            assert!(hush.is_some() && hush < words, "{name}: silence first, then the stop words");
            assert!(
                !person.effects().iter().any(|effect| matches!(effect, Effect::PlayCue(_))),
                "{name}: nothing else sounds"
            );
        }
    }
}

#[test]
fn s_does_what_the_key_table_says_everywhere_else() {
    for (name, person) in scenes_at_rest() {
        let place = person.app.screen().key_context();
        for key in every_key().into_iter().filter(|key| is_stop(*key)) {
            let shown = person.clone().press(key);
            match keymap::action(place, key) {
                Some(Action::Emergency) => {
                    assert_eq!(shown.app.screen().key_context(), KeyContext::Emergency, "{name}");
                }
                Some(Action::Stop) => assert!(shown.has_stopped(), "{name}"),
                Some(other) => panic!("{name}: S does {other:?}"),
                None => assert!(
                    matches!(
                        place,
                        KeyContext::Filter | KeyContext::Stopped | KeyContext::Emergency
                    ),
                    "{name}: S does nothing"
                ),
            }
        }
    }
}

/// Returns true for the only keys that may lead back to work, each an explicit choice.
fn is_a_choice(place: KeyContext, key: Key) -> bool {
    let chosen = keymap::action(place, key);
    matches!(
        (place, chosen),
        (KeyContext::Ready, Some(Action::Begin))
            | (KeyContext::Paused, Some(Action::Resume))
            | (KeyContext::MayGoOn, Some(Action::GoOn))
    )
}

#[test]
fn only_an_explicit_choice_leads_back_to_work() {
    for (name, person) in scenes_at_rest() {
        let place = person.app.screen().key_context();
        for key in every_key() {
            let pressed = person.clone().press(key);
            assert_eq!(pressed.is_at_work(), is_a_choice(place, key), "{name}: {key:?}");
        }
    }
}

#[test]
fn waiting_never_leads_back_to_work() {
    for (name, person) in scenes_at_rest() {
        assert!(!person.clone().seconds(3600).is_at_work(), "{name}");
        assert!(!person.sleeps(Duration::from_secs(3600)).is_at_work(), "{name}");
    }
}

#[test]
fn no_two_keys_lead_back_to_work_after_a_symptom() {
    for letter in ['p', 'd', 't', 'o'] {
        let advised =
            Person::in_the_middle_of("suboccipital").press('s').seconds(A_MOMENT).press(letter);
        let advised = advised.seconds(A_MOMENT);
        for first in every_key() {
            for second in every_key() {
                let person = advised.clone().press(first).seconds(A_MOMENT).press(second);
                assert!(!person.is_at_work(), "{letter}: {first:?} {second:?}");
            }
        }
    }
}

#[test]
fn a_known_key_without_effect_does_not_pause() {
    let may = [Action::Pause, Action::Stop, Action::StopQuietly, Action::Help, Action::Emergency];
    for (name, person) in
        scenes_of_a_session().into_iter().filter(|(_, person)| person.is_at_work())
    {
        for key in every_key() {
            let Some(action) = keymap::action(KeyContext::Play, key) else { continue };
            let pressed = person.clone().press(key);
            let over = matches!(pressed.app.screen(), Screen::After(_)) && action == Action::Next;
            assert!(may.contains(&action) || pressed.is_at_work() || over, "{name}: {key:?}");
        }
    }
}

#[test]
fn an_unknown_key_pauses_and_a_second_one_stops() {
    let scenes = scenes_of_a_session().into_iter().filter(|(_, person)| person.is_at_work());
    for (name, person) in scenes {
        for key in every_key()
            .into_iter()
            .filter(|key| keymap::action(KeyContext::Play, *key).is_none() && !ends(*key))
        {
            let once = person.clone().press(key);
            assert_eq!(
                once.session().state(),
                SessionState::Paused(PauseCause::UnknownKey),
                "{name}: {key:?}"
            );
            let other = if key == Key::Tab { 'x' } else { '\t' };
            let other = if other == 'x' { Key::Char('x') } else { Key::Tab };
            assert!(
                once.clone().later(Duration::from_millis(300)).press(other).has_stopped(),
                "{name}: {key:?}"
            );
            assert!(
                !once.clone().later(Duration::from_millis(300)).press(key).has_stopped(),
                "{name}: {key:?} is held"
            );
            assert!(
                once.clone().later(Duration::from_millis(900)).press(key).has_stopped(),
                "{name}: {key:?} again"
            );
            assert!(
                !once.later(Duration::from_millis(2100)).press(other).has_stopped(),
                "{name}: {key:?}, later"
            );
        }
    }
}

#[test]
fn an_unknown_key_in_a_pause_says_how_to_stop_and_a_second_one_stops() {
    let answer = |words: &str| Effect::Answer(CueKind::Answer, words.to_owned());
    let still = scenes_of_a_session().into_iter();
    for (name, person) in still.filter(|(_, person)| person.app.key_context() == KeyContext::Paused)
    {
        let useless = |key: &Key| keymap::action(KeyContext::Paused, *key).is_none() && !ends(*key);
        for key in every_key().into_iter().filter(useless) {
            let once = person.clone().press(key);
            assert_eq!(once.effects(), [answer("Paused. S stops.")], "{name}: {key:?}");
            let other = if key == Key::Tab { Key::Char('x') } else { Key::Tab };
            let twice = |millis| once.clone().later(Duration::from_millis(millis)).press(other);
            assert!(twice(2000).has_stopped(), "{name}: {key:?}");
            assert_eq!(twice(2001).effects(), [answer("Paused. S stops.")], "{name}: {key:?}");
        }
    }
}

/// Returns true for Ctrl-C and Ctrl-Z, which end or suspend the program.
fn ends(key: Key) -> bool {
    matches!(key, Key::Ctrl('c' | 'z'))
}

#[test]
fn a_held_space_is_one_pause() {
    let mut person = Person::in_the_middle_of("suboccipital").seconds(15).press(' ');
    for _ in 0..100 {
        person = person.later(Duration::from_millis(33)).press(' ');
        assert_eq!(person.session().state(), SessionState::Paused(PauseCause::Asked));
    }
    let person = person.later(Duration::from_millis(701)).press(' ');
    assert!(matches!(person.session().state(), SessionState::Resuming { .. }));
}

/// Keyboards repeat a held key after 0.25 to 1 second, about 30 times a second.
#[test]
fn space_held_or_tapped_twice_at_the_start_does_not_pause() {
    for delay in [250, 500, 660, 1000] {
        for held in [600, 1500, 3000] {
            let mut person = Person::ready_for("suboccipital").press(' ');
            let mut last = 0;
            for repeat in (delay..held).step_by(33) {
                person = person.later(Duration::from_millis(repeat - last)).press(' ');
                last = repeat;
                assert!(person.is_at_work(), "{delay} ms, {repeat} ms");
            }
            assert!(person.clone().press('s').has_stopped(), "S always stops");
            assert!(!person.seconds(2).press(' ').is_at_work(), "a later Space pauses");
        }
    }
    for second in [50, 150, 250, 400] {
        let begun = Person::ready_for("suboccipital").press(' ');
        assert!(begun.later(Duration::from_millis(second)).press(' ').is_at_work(), "{second}");
    }
}

#[test]
fn a_held_c_continues_and_does_not_pause() {
    let asked = Person::in_the_middle_of("suboccipital").seconds(15).press('q').seconds(A_MOMENT);
    let mut person = asked.press(Key::Enter).seconds(A_MOMENT).press('c');
    assert!(person.is_at_work());
    person = person.later(Duration::from_millis(500)).press('c');
    for _ in 0..60 {
        person = person.later(Duration::from_millis(33)).press('c');
        assert!(person.is_at_work());
    }
}

#[test]
fn s_stops_while_space_is_held_at_the_start() {
    let mut person = Person::ready_for("suboccipital").press(' ');
    for _ in 0..10 {
        person = person.later(Duration::from_millis(33)).press(' ');
    }
    assert!(person.press('s').has_stopped());
}

#[test]
fn a_repeat_that_the_terminal_reports_only_stops_moves_or_types() {
    let held = |person: Person, key: Key| person.tells(Msg::Repeat(key));
    let space = Key::Char(' ');
    let begun = Person::ready_for("suboccipital").press(' ').seconds(A_MOMENT);
    assert!(held(begun.clone(), space).is_at_work(), "Space");
    assert!(held(begun.clone(), Key::Char('x')).is_at_work(), "a key without a meaning");
    assert!(held(begun, Key::Char('s')).has_stopped());
    assert!(!held(Person::ready_for("suboccipital"), space).is_at_work());
    let notice = Person::new_to("full").seconds(A_MOMENT);
    assert_eq!(held(notice, Key::Char('y')).app.screen().key_context(), KeyContext::Notice);
    let filter = held(Person::at_the_menu().press('/').press('x'), Key::Char('x'));
    assert!(filter.screen_text(80, 24).contains("xx"));
    let moved = held(Person::at_the_menu(), Key::Down);
    assert_eq!(
        moved.screen_text(80, 24),
        Person::at_the_menu().press(Key::Down).screen_text(80, 24)
    );
}

#[test]
fn a_question_takes_no_key_for_400ms() {
    let asked = || Person::in_the_middle_of("suboccipital").press('s');
    for key in every_key().into_iter().filter(|key| !ends(*key) && *key != Key::Char('!')) {
        let early = asked().later(Duration::from_millis(399)).press(key);
        let left = early.app.exit_code().is_some();
        assert!(
            left || early.has_stopped() && early.app.screen().key_context() == KeyContext::Stopped,
            "{key:?}"
        );
    }
    assert_eq!(
        asked().later(Duration::from_millis(400)).press('p').app.screen().key_context(),
        KeyContext::Choices
    );
}

#[test]
fn a_symptom_sets_the_exit_code_on_every_way_out() {
    for (letter, code) in [('p', 3), ('d', 3), ('t', 3), ('o', 3)] {
        for way in [Key::Char('q'), Key::Ctrl('c')] {
            let named =
                Person::in_the_middle_of("suboccipital").press('s').seconds(A_MOMENT).press(letter);
            let left = named.seconds(A_MOMENT).press(way);
            assert_eq!(left.app.exit_code(), Some(code), "{letter} {way:?}");
        }
    }
    let just =
        Person::in_the_middle_of("suboccipital").press('q').seconds(A_MOMENT).press(Key::Enter);
    assert_eq!(just.seconds(A_MOMENT).press('q').app.exit_code(), Some(0));
    assert_eq!(
        Person::in_the_middle_of("suboccipital").press(Key::Ctrl('c')).app.exit_code(),
        Some(130)
    );
}

#[test]
fn the_letter_of_each_sign_records_that_sign() {
    let letters: Vec<(Sign, char)> =
        person::words().signs().map(|(sign, words)| (sign, words.key)).collect();
    assert_eq!(letters.len(), 5);
    for (sign, letter) in letters {
        let named =
            Person::in_the_middle_of("suboccipital").press('s').seconds(A_MOMENT).press(letter);
        let recorded = named.app.screen().recorded().unwrap();
        assert_eq!(recorded.session().outcome(), neckcare::session::Outcome::Stopped(sign));
    }
}

#[test]
fn no_key_is_bound_twice_in_one_place() {
    for &place in KeyContext::ALL {
        let mut keys: Vec<Key> = keymap::bindings(place)
            .iter()
            .flat_map(|binding| binding.keys.iter().copied())
            .collect();
        let count = keys.len();
        keys.sort_by_key(|key| format!("{key:?}"));
        keys.dedup();
        assert_eq!(keys.len(), count, "{place:?}");
    }
}

#[test]
fn the_emergency_list_can_be_read_to_its_end_in_a_small_window() {
    let mut person = Person::ready_for("full").press('!');
    let mut seen = person.screen_text(40, 12);
    for _ in 0..20 {
        person = person.press(Key::Down);
        seen += &person.screen_text(40, 12);
    }
    let seen: String = seen.split_whitespace().collect::<Vec<_>>().join(" ");
    for line in person::words().emergency.whole() {
        assert!(seen.contains(&line), "{line}");
    }
}

#[test]
fn a_question_that_does_not_fit_the_window_takes_no_answer() {
    let asked = Person::in_the_middle_of("full").press('s').seconds(A_MOMENT).press('p');
    let mut small = asked.seconds(A_MOMENT);
    small.app.update(
        Msg::Window(39, 24),
        Now { elapsed: Duration::from_secs(2 * A_MOMENT), local: person::MORNING },
    );
    let pressed = small.clone().press(Key::Enter);
    let step = |person: &Person| match person.app.screen() {
        Screen::Stopped(stopped) => stopped.follow_up().unwrap().step().clone(),
        other => panic!("{:?}", other.key_context()),
    };
    assert_eq!(step(&pressed), step(&small));
    assert!(small.screen_text(39, 24).contains("larger"));
    assert!(small.press('q').app.exit_code().is_some());
}

/// Letters that move the selection in some list.
const MOVES: &str = "jkhlgG";

#[test]
fn letters_that_move_the_selection_answer_no_question() {
    let words = person::words();
    let signs = words.signs().map(|(_, sign)| (KeyContext::Stopped, sign.key));
    let sores = Sore::ALL.iter().map(|sore| (KeyContext::Lines, after::sore_letter(*sore)));
    let asks = FollowUpQuestion::ALL.iter().flat_map(|ask| ask.choices_with_keys());
    let choices = asks.map(|(sign, _)| (KeyContext::Choices, sign));
    for (place, letter) in signs.chain(sores).chain(choices) {
        assert!(!MOVES.contains(letter), "{letter} moves elsewhere");
        for letter in [letter, letter.to_ascii_uppercase()] {
            assert_eq!(keymap::action(place, Key::Char(letter)), None, "{place:?}: {letter}");
        }
    }
    let harmless = [None, Some(Action::Up), Some(Action::Down)];
    let asked = [
        KeyContext::Notice,
        KeyContext::YesNo,
        KeyContext::Questions,
        KeyContext::OneByOne,
        KeyContext::Places,
    ];
    for place in
        asked.into_iter().chain([KeyContext::Lines, KeyContext::Choices, KeyContext::MayGoOn])
    {
        for letter in MOVES.chars() {
            let action = keymap::action(place, Key::Char(letter));
            assert!(harmless.contains(&action), "{place:?}: {letter} does {action:?}");
        }
    }
}

fn just_stopped() -> Person {
    Person::in_the_middle_of("suboccipital").seconds(15).press('s').seconds(A_MOMENT)
}

#[test]
fn j_and_k_move_in_every_list_and_choose_nothing() {
    let selected = |person: &Person| match person.app.screen() {
        Screen::Stopped(stopped) => stopped.selected(),
        other => panic!("{:?}", other.key_context()),
    };
    let down = just_stopped().press('j').press('j');
    assert_eq!((selected(&down), down.app.screen().key_context()), (2, KeyContext::Stopped));
    assert_eq!(selected(&down.press('k')), 1);
    for &place in &[
        KeyContext::Lines,
        KeyContext::Choices,
        KeyContext::Stopped,
        KeyContext::Places,
        KeyContext::Questions,
    ] {
        assert_eq!(keymap::action(place, Key::Char('j')), Some(Action::Down), "{place:?}");
        assert_eq!(keymap::action(place, Key::Char('k')), Some(Action::Up), "{place:?}");
    }
}

#[test]
fn letters_of_signs_and_answers_work_in_both_cases() {
    for (small, large) in [('p', 'P'), ('d', 'D'), ('t', 'T'), ('o', 'O')] {
        let place = |letter: char| just_stopped().press(letter).app.screen().key_context();
        assert_eq!(place(small), place(large), "{small}");
    }
    let numb = just_stopped().press('t').seconds(A_MOMENT);
    let lasting = numb.press('N').seconds(A_MOMENT);
    assert_ne!(
        lasting.screen_text(80, 24),
        just_stopped().press('t').seconds(A_MOMENT).screen_text(80, 24)
    );
}

/// Presses only Enter, after any sign.
#[test]
fn enter_alone_never_answers_that_the_symptom_is_gone() {
    for letter in ['p', 'd', 't', 'o'] {
        let mut person = just_stopped().press(letter).seconds(A_MOMENT);
        for _ in 0..8 {
            person = person.press(Key::Enter).seconds(301);
            assert_ne!(person.app.screen().key_context(), KeyContext::MayGoOn, "{letter}");
        }
    }
}

#[test]
fn only_the_wait_for_lying_back_can_be_ended_after_a_minute() {
    let gliding = Person::in_the_middle_of("suboccipital").waits_for_move("neck-glide");
    let lying = gliding.press('s').seconds(A_MOMENT).press('d');
    let early = lying.clone().seconds(59).press(Key::Enter);
    assert_eq!(early.app.screen().key_context(), KeyContext::WaitingOut);
    assert!(early.screen_text(80, 24).contains("Just wait."), "the key says so");
    assert!(!lying.clone().seconds(59).screen_text(80, 24).contains("answer now"));
    let minute = lying.seconds(60);
    assert_eq!(minute.app.screen().key_context(), KeyContext::Waiting);
    let question = "Has it gone completely? Press Enter to answer now.";
    assert!(minute.sees_words(80, 24).contains(question));
    assert!(minute.screen_text(80, 24).contains("Enter answer now"));
    assert_eq!(minute.press(Key::Enter).app.screen().key_context(), KeyContext::Choices);
    let pain = just_stopped().press('p').seconds(A_MOMENT).press('1').seconds(A_MOMENT);
    let pain = pain.press('4').press(Key::Enter).seconds(A_MOMENT).press('1');
    let waits = pain.seconds(50).press(Key::Enter);
    assert_eq!(waits.app.screen().key_context(), KeyContext::WaitingOut);
}

#[test]
fn a_key_without_effect_after_a_stop_says_so() {
    let refusal = |person: &Person| person.app.screen().refusal();
    assert_eq!(refusal(&Person::in_the_middle_of("full").press('s').press('z')), "", "too early");
    let where_it_hurts = just_stopped().press('p').seconds(A_MOMENT);
    let how_strong = where_it_hurts.clone().press('1').seconds(A_MOMENT);
    let lying = just_stopped().press('d').seconds(A_MOMENT);
    let quietly = Person::in_the_middle_of("full").press('q').seconds(A_MOMENT);
    let may_go_on = quietly.press(Key::Enter).seconds(A_MOMENT);
    for person in [just_stopped(), where_it_hurts, how_strong, lying, may_go_on] {
        let place = person.app.screen().key_context();
        let pressed = person.press('z');
        assert!(!refusal(&pressed).is_empty(), "{place:?}");
        assert!(pressed.screen_text(80, 24).contains(&*refusal(&pressed)), "{place:?}");
        if keymap::action(place, Key::Up).is_some() {
            assert_eq!(refusal(&pressed.press(Key::Up)), "", "{place:?}: the next key clears it");
        }
    }
}

#[test]
fn every_wrong_key_is_answered_with_the_keys_that_work() {
    let mut answered = 0;
    for (name, person) in scenes_of_a_session().into_iter().chain(scenes_at_rest()) {
        let mut person = person.seconds(A_MOMENT);
        let place = person.app.screen().key_context();
        if matches!(place, KeyContext::Play | KeyContext::Paused) || place.is_text_field() {
            continue;
        }
        for _ in 0..2 {
            let before = person.app.refused_keys();
            person = person.press('%');
            assert_eq!(person.app.refused_keys(), before + 1, "{name}: {place:?}");
            let words = neckcare::plain::refusal(&person.app).unwrap_or_default();
            let (start, keys) = words.split_once(" here. ").unwrap_or_default();
            assert_eq!(start, "That key does nothing", "{name}: {words}");
            assert!(
                keys.contains(": ") || keys.contains("ress ") || keys.contains("Type"),
                "{words}"
            );
        }
        answered += 1;
    }
    assert!(answered > 20, "{answered}");
}
