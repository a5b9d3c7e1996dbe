//! Tests the choice of sound: it is asked once, stored, and can be turned off and on during a session.

use std::time::Duration;

use neckcare::app::{Msg, Screen};
use neckcare::history::Ending;
use neckcare::key::Key;
use neckcare::plain;
use neckcare::plan::CueKind;
use neckcare::plan::phrases::sentence;
use neckcare::screen_kit::keys::KeyContext;
use neckcare::screen_kit::sounds::{INVITATION, SOUNDS, SPOKEN_INVITATION};
use neckcare::screen_kit::{Effect, Hearing, Memory, Player, SoundChoice};
use neckcare::screens::ready::ReadyRow;

use crate::person::{Person, SPACE, well};

#[expect(clippy::panic, reason = "a test fails by panicking")]
fn rows(person: &Person) -> Vec<ReadyRow> {
    let Screen::Ready(ready) = person.app.screen() else { panic!("not on ready") };
    ready.rows()
}

fn preferred(person: &Person) -> Vec<SoundChoice> {
    let preferred = person.effects().iter().filter_map(|effect| match effect {
        Effect::StorePreferences(preferences) => preferences.hearing,
        _ => None,
    });
    preferred.collect()
}

#[test]
fn the_sound_is_asked_about_first_and_once() {
    let new = Person::without_sound_choice("suboccipital");
    assert_eq!(rows(&new)[0], ReadyRow::Sound);
    let begun = new.press(SPACE);
    assert_eq!(preferred(&begun), [SoundChoice::Voice], "to begin is an answer");
    let later = begun.follows_to_the_end().comes_back("desk-break", Duration::from_secs(3600));
    assert_eq!(later.app.shared().memory.preferences.hearing, Some(SoundChoice::Voice));
    assert_ne!(rows(&Person::ready_for("suboccipital"))[0], ReadyRow::Sound);
}

#[test]
fn the_chosen_sound_applies_at_once_and_in_the_session() {
    let tones = Person::without_sound_choice("suboccipital").press(Key::Right);
    assert_eq!(preferred(&tones), [SoundChoice::Tones]);
    assert!(tones.app.shared().hearing.plays() && !tones.app.shared().hearing.speaks());
    let quiet = tones.press(Key::Right);
    assert!(quiet.app.shared().hearing.is_silent());
    let begun = quiet.press(SPACE);
    assert!(begun.is_at_work() && begun.app.shared().hearing.is_silent());
}

#[test]
fn in_quiet_each_change_flashes_the_countdown_once() {
    let flashes = |person: &Person| match person.app.screen() {
        Screen::Play(play) => play.flashes(),
        _ => false,
    };
    let heard = Person::ready_for("suboccipital").press(SPACE).after("11s");
    assert!(!flashes(&heard), "it was heard");
    let quiet = Person::ready_for("suboccipital").press(SPACE).press(Key::Char('m'));
    let changed = quiet.after("11s");
    assert!(flashes(&changed));
    assert!(changed.next_change() <= Some(Duration::from_millis(300)));
    assert!(!flashes(&changed.after("0.3s")));
}

#[test]
fn every_key_that_does_something_is_answered_aloud() {
    let answers = |person: &Person| -> Vec<(CueKind, String)> {
        let answers = person.effects().iter().filter_map(|effect| match effect {
            Effect::Answer(kind, words) => Some((*kind, words.clone())),
            _ => None,
        });
        answers.collect()
    };
    let playing = Person::ready_for("trapezius").press(SPACE).waits_for_move("trapezius-knead");
    for (key, kind, words) in [
        (Key::Char('-'), CueKind::Lighter, "Lighter."),
        (SPACE, CueKind::Pause, "Paused. Lower your hands."),
        (Key::Char('m'), CueKind::Answer, "Sound off."),
        (Key::Char('v'), CueKind::Answer, "Voice off."),
        (Key::Char('t'), CueKind::Answer, "Ten seconds more."),
    ] {
        let pressed = playing.clone().press(key);
        assert_eq!(answers(&pressed), [(kind, words.to_owned())], "{key}");
    }
    let between = Person::ready_for("trapezius").press(SPACE).waits_before_move("trapezius-knead");
    let refused = (CueKind::Answer, "You can't add more time here.".to_owned());
    assert_eq!(answers(&between.press('t')), [refused]);
    let unknown = answers(&playing.press(Key::Char('x')));
    assert_eq!(unknown, [(CueKind::Pause, "Paused. S stops.".to_owned())]);
}

/// Returns the words of answers and of the guidance, in order.
fn heard(person: &Person) -> Vec<String> {
    let words = person.effects().iter().filter_map(|effect| match effect {
        Effect::Answer(_, words) => Some(words.clone()),
        Effect::PlayCue(cue) => Some(cue.words.clone()),
        _ => None,
    });
    words.filter(|words| !words.is_empty()).collect()
}

/// Returns a moment at which an explanation is being spoken, and its words.
fn while_something_is_said() -> (Person, String) {
    let playing = Person::ready_for("trapezius").press(SPACE);
    let said = |person: &Person| {
        heard(person).into_iter().find(|words| words.split_whitespace().count() > 5)
    };
    let mut waiting = playing;
    loop {
        waiting = waiting.until_due();
        if let Some(words) = said(&waiting) {
            return (waiting.after("0.5s"), words);
        }
    }
}

#[test]
fn words_cut_off_by_a_key_are_repeated_after_its_answer() {
    let (speaking, words) = while_something_is_said();
    for key in ['-', '=', 't', 'w', 'x'].map(Key::Char) {
        let answered = heard(&speaking.clone().press(key));
        if key == Key::Char('x') {
            assert_eq!(answered.len(), 1, "a pause silences everything: {answered:?}");
        } else {
            assert_eq!(answered.get(1), Some(&words), "{key}: {answered:?}");
        }
    }
    let again = speaking.clone().press(Key::Char('-')).after("1.5s").press(Key::Char('-'));
    assert!(heard(&again).contains(&words), "what is said again may be cut off too");
    let later = speaking.after("30s").press(Key::Char('-'));
    assert!(!heard(&later).contains(&words), "it has been said to its end");
}

#[test]
fn words_cut_off_by_turning_the_sound_off_are_repeated_when_it_is_back() {
    let (speaking, words) = while_something_is_said();
    for (key, off, on) in [('m', "Sound off.", "Sound on."), ('v', "Voice off.", "Voice on.")] {
        let silent = speaking.clone().press(Key::Char(key));
        assert_eq!(heard(&silent), [off]);
        let back = silent.after("0.5s").press(Key::Char(key));
        assert_eq!(heard(&back), [on, words.as_str()]);
    }
}

#[test]
fn r_repeats_the_instruction_of_the_step() {
    for routine in ["trapezius", "suboccipital", "desk-break"] {
        let mut person = Person::ready_for(routine).press(SPACE);
        for _ in 0..8 {
            person = person.after("17s");
            let movement = &person.session().moment().pass().movement;
            let words = &movement.words;
            let place =
                Some(&words.place).filter(|path| movement.is_hands_on() && !path.is_empty());
            let place = place.map_or_else(String::new, |path| format!("{} ", sentence(path)));
            let instruction = format!("{}. {place}{}", words.title, words.instruction);
            let repeated = person.clone().press(Key::Char('r'));
            assert_eq!(heard(&repeated).first(), Some(&instruction));
        }
    }
}

#[test]
fn w_says_the_step_the_time_left_and_the_next_step() {
    let told = |person: &Person| heard(&person.clone().press(Key::Char('w'))).swap_remove(0);
    let playing = Person::ready_for("trapezius").press(SPACE).after("5s");
    let (step, of) = playing.session().plan().step_number(0);
    let words = told(&playing);
    assert!(words.starts_with(&format!("Step {step} of {of}, ")), "{words}");
    assert!(playing.screen_text(80, 24).contains(&format!("step {step} of {of}")));
    let each = playing.session().plan().passes().iter().position(|pass| pass.second).unwrap_or(0);
    let before = playing.session().plan().work_start(each - 1);
    let first_side = playing.clone().later(before.saturating_sub(Duration::from_secs(4)));
    assert!(told(&first_side).ends_with("Next: the other side."), "{}", told(&first_side));
}

#[test]
fn sound_is_silenced_before_an_answer() {
    let paused = Person::ready_for("trapezius").press(SPACE).after("1m").press(Key::Char('x'));
    let at = |wanted: fn(&Effect) -> bool| paused.effects().iter().position(wanted);
    let hush = at(|effect| *effect == Effect::Silence);
    assert!(hush.is_some() && hush < at(|effect| matches!(effect, Effect::Answer(..))));
}

#[test]
fn losing_focus_is_announced_and_the_end_gives_a_notification() {
    const WORDS: &str = "neckcare can't see your keys now. Click this window to use S.";
    let notices = |person: &Person| {
        person.effects().iter().filter(|effect| matches!(effect, Effect::DesktopNotice(_))).count()
    };
    let told = |person: &Person| {
        person.effects().contains(&Effect::Answer(CueKind::Answer, WORDS.to_owned()))
    };
    let playing = Person::ready_for("desk-break").press(SPACE).after("20s");
    let away = playing.clone().tells(Msg::Focus(false));
    assert!(told(&away) && away.screen_text(80, 24).contains(WORDS));
    let back = away.clone().tells(Msg::Focus(true));
    assert!(!told(&back) && !back.screen_text(80, 24).contains(WORDS));
    assert!(
        !told(&playing.clone().press(SPACE).tells(Msg::Focus(false))),
        "paused, no key is waited for"
    );
    assert_eq!(notices(&away.follows_to_the_end()), 1);
    assert_eq!(notices(&back.follows_to_the_end()), 0, "it was seen");
}

#[test]
fn sound_turned_off_by_a_flag_is_not_stored_as_a_choice() {
    assert_eq!(preferred(&Person::unasked_in("suboccipital", Hearing::SILENT).press(SPACE)), []);
}

#[test]
fn hooks_learn_of_the_beginning_and_the_end_of_a_session() {
    let told = |person: &Person| -> Vec<Effect> {
        let beside =
            |effect: &&Effect| matches!(effect, Effect::RunStartHook(_) | Effect::RunEndHook(..));
        person.effects().iter().filter(beside).cloned().collect()
    };
    let begun = Person::ready_for("desk-break").press(SPACE);
    assert_eq!(told(&begun), [Effect::RunStartHook("desk-break".to_owned())]);
    let over = Effect::RunEndHook("desk-break".to_owned(), Ending::Finished.into());
    assert_eq!(told(&begun.follows_to_the_end()), [over]);
    let never =
        Person::ready_for("desk-break").press(Key::Char('s')).after("1s").press(Key::Char('p'));
    assert_eq!(told(&never), [], "it never began");
}

#[test]
fn the_caution_before_a_session_is_spoken_once_on_ready() {
    let said = |person: &Person| -> Vec<String> {
        let heard = person.effects().iter().filter_map(|effect| match effect {
            Effect::PlayCue(cue) if cue.words.contains("over fifty") => Some(cue.words.clone()),
            _ => None,
        });
        heard.collect()
    };
    let ready = Person::ready_for("scalp");
    assert_eq!(said(&ready).len(), 1);
    assert!(said(&ready.press(Key::Down)).is_empty(), "only once");
    assert!(said(&Person::ready_for("suboccipital")).is_empty());
    let begun = Person::ready_for("scalp").press(SPACE);
    assert!(begun.effects().contains(&Effect::Silence), "it makes room for the session");
}

/// Returns the screen as plain lines, joined.
fn lines(person: &Person) -> String {
    plain::screen(&person.app).concat()
}

/// Returns the sounds that the last step played.
fn played(person: &Person) -> Vec<CueKind> {
    let played = person.effects().iter().filter_map(|effect| match effect {
        Effect::Answer(kind, words) if words.is_empty() => Some(*kind),
        _ => None,
    });
    played.collect()
}

#[test]
fn every_sound_can_be_played_by_name_from_help() {
    let keys = Person::in_the_middle_of("suboccipital").press(Key::Char('?'));
    let mut sounds = keys.press(Key::Char('t'));
    assert_eq!(sounds.app.key_context(), KeyContext::SoundsInSession);
    for sound in SOUNDS {
        assert!(sounds.screen_text(40, 12).contains(sound.name), "{sound:?} is in sight");
        sounds = sounds.press(SPACE);
        assert_eq!(played(&sounds), [sound.kind]);
        sounds = sounds.press(Key::Down);
        assert_eq!(played(&sounds), []);
    }
    assert_eq!(played(&sounds.clone().press(Key::Enter)), [CueKind::End], "the last stays chosen");
    let back = sounds.clone().press(Key::Esc);
    assert_eq!(
        (back.app.key_context(), back.effects().contains(&Effect::Silence)),
        (KeyContext::HelpInSession, true)
    );
    assert_eq!(back.press(Key::Esc).app.key_context(), KeyContext::Paused);
    let stopped = sounds.press(Key::Char('s'));
    assert_eq!(stopped.app.key_context(), KeyContext::Stopped);
}

#[test]
fn the_list_of_sounds_says_if_sounds_are_off() {
    const OFF: &str = "Sounds are off.";
    let list = |person: Person| person.press(Key::Char('?')).press(Key::Char('t'));
    assert!(!list(Person::ready_for("suboccipital")).screen_text(80, 24).contains(OFF));
    let quiet =
        list(Person::without_sound_choice("suboccipital").press(Key::Right).press(Key::Right));
    assert!(quiet.screen_text(80, 24).contains(OFF) && lines(&quiet).contains(OFF));
    assert!(quiet.screen_text(40, 12).contains(OFF) && quiet.screen_text(20, 5).contains(OFF));
}

#[test]
fn ready_says_if_only_the_bell_can_ring() {
    const NO_PLAYER: &str = "No sound player found";
    let hearing = Hearing { tones: true, voice: Some(true), muted: false };
    let new = Memory { history: Vec::new(), ..well() };
    let ready = Person::knowing_and_hearing("suboccipital", new, hearing);
    assert!(
        !ready.screen_text(80, 24).contains(NO_PLAYER)
            && ready.screen_text(120, 40).contains("press ?, then t")
    );
    let bell = ready.tells(Msg::Player(Player::Bell));
    let seen = bell.screen_text(120, 40);
    assert!(seen.contains(NO_PLAYER) && lines(&bell).contains(NO_PLAYER), "{seen}");
    assert!(!seen.contains("press ?, then t") && !seen.contains("by the bell"), "{seen}");
    let list = bell.press(Key::Char('?')).press(Key::Char('t'));
    assert!(list.screen_text(40, 12).contains(NO_PLAYER) && lines(&list).contains(NO_PLAYER));
}

#[test]
fn new_users_are_told_once_where_to_learn_the_sounds() {
    let new = |hearing| {
        let mut memory = well();
        memory.history.clear();
        Person::knowing_and_hearing("suboccipital", memory, hearing)
    };
    let said = |person: &Person| {
        let said = |effect: &&Effect| matches!(effect, Effect::PlayCue(cue) if cue.words == SPOKEN_INVITATION);
        person.effects().iter().filter(said).count()
    };
    let heard = Hearing { tones: true, voice: Some(true), muted: false };
    let first = new(heard);
    assert_eq!(said(&first), 1);
    assert!(
        first.screen_text(80, 24).contains("each sound means")
            && lines(&first).contains(INVITATION)
    );
    assert_eq!(said(&first.tells(Msg::Drawn)), 0, "once");
    let silent = new(Hearing::SILENT);
    assert!(said(&silent) == 0 && !silent.screen_text(80, 24).contains("each sound means"));
    let known = Person::ready_for("suboccipital");
    assert!(said(&known) == 0 && !known.screen_text(80, 24).contains("each sound means"));
}
