//! Tests the preview for authors: every frame says "hands off", any speed works, and nothing is stored.

use std::time::Duration;

use neckcare::key::Key;
use neckcare::plan::CueKind;
use neckcare::screen_kit::Effect;
use neckcare::screen_kit::keys::KeyContext;
use neckcare::screens::play::preview::MARK;
use neckcare::session::SessionState;

use crate::person::{Person, SPACE, every_key};

/// The time of the announcement "Hands off".
const ANNOUNCED: Duration = Duration::from_secs(3);

impl Person {
    /// Starts a preview and waits until its announcement is over.
    fn watching(id: &str, pass: Option<usize>, speed: &str) -> Self {
        Self::previewing(id, pass, speed).later(ANNOUNCED).later(Duration::ZERO)
    }

    fn elapsed(&self) -> Duration {
        self.session().moment().elapsed()
    }

    /// Asserts that no effect of the last step reaches the disk or a hook.
    fn keeps_to_itself(&self) {
        for effect in self.effects() {
            assert!(
                matches!(
                    effect,
                    Effect::PlayCue(_)
                        | Effect::Answer(..)
                        | Effect::SetHearing(_)
                        | Effect::Silence
                        | Effect::Suspend
                ),
                "{effect:?}"
            );
        }
        let screen = self.app.screen();
        assert!(screen.is_preview() && screen.recorded().is_none(), "{:?}", screen.key_context());
    }

    fn is_marked(&self) {
        for (width, height) in [(40, 12), (80, 24), (120, 40), (60, 16), (25, 6), (40, 1)] {
            let seen = self.screen_text(width, height);
            assert!(seen.contains(MARK), "{width}x{height}:\n{seen}");
        }
        for (width, height) in [(20, 5), (11, 3), (9, 3), (20, 1)] {
            let seen = self.screen_text(width, height);
            assert!(seen.contains("hands off"), "{width}x{height}:\n{seen}");
        }
    }
}

#[test]
fn hands_off_is_announced_once_before_the_preview_begins() {
    let said = |person: &Person| {
        let effects = person.effects().iter();
        effects.filter(|effect| matches!(effect, Effect::Answer(_, words) if words == "Preview. Hands off.")).count()
    };
    let opened = Person::previewing("desk-break", None, "1");
    assert_eq!(said(&opened) + said(&opened.clone().later(ANNOUNCED)), 1);
    assert_eq!(opened.elapsed(), Duration::ZERO);
    let begun = opened.later(ANNOUNCED);
    let first =
        |effect: &Effect| matches!(effect, Effect::PlayCue(cue) if cue.kind == CueKind::First);
    assert!(begun.effects().iter().any(first), "{:?}", begun.effects());
    assert_eq!(begun.seconds(5).elapsed(), Duration::from_secs(5));
}

/// Presses every key in every segment, and also during the announcement and in a pause.
#[test]
fn no_key_leaves_preview_mode_or_stores_anything() {
    let opened = Person::previewing("desk-break", None, "4");
    let begun = Person::watching("desk-break", None, "1");
    let segments = begun.session().plan().segments().to_vec();
    let inside = segments.iter().map(|part| begun.clone().later(part.start + part.length / 2));
    let still = [begun.clone().press(SPACE), begun.clone().press('?'), begun.clone().press('!')];
    for person in inside.chain(still).chain([opened]) {
        person.is_marked();
        for key in every_key() {
            let pressed = person.clone().press(key);
            pressed.keeps_to_itself();
            assert!(pressed.screen_text(40, 12).contains(MARK), "{key:?}");
            let later = pressed.seconds(1);
            if later.app.exit_code().is_none() {
                later.keeps_to_itself();
            }
        }
    }
}

#[test]
fn the_hands_off_mark_does_not_hide_s_or_the_countdown() {
    let person = Person::watching("desk-break", None, "1").seconds(30);
    for (width, height) in (1..=44).flat_map(|width| (1..=14).map(move |height| (width, height))) {
        let seen = person.screen_text(width, height);
        assert!(seen.contains('S'), "{width}x{height}:\n{seen}");
        let hands_off = seen.contains("hands") && seen.contains("off");
        let row = width >= 17 || (11..=12).contains(&width);
        let high = width >= 11 || width >= 9 && height >= 3 || width >= 5 && height >= 4;
        let room = if height == 1 { row } else { high };
        assert!(hands_off || !room, "{width}x{height}:\n{seen}");
    }
    let clock = person.screen_text(40, 1);
    assert!(clock.starts_with("S stop") && clock.contains(MARK) && clock.contains(':'), "{clock}");
}

#[test]
fn a_preview_ends_by_itself_and_asks_nothing() {
    let mut person = Person::watching("desk-break", None, "20");
    while person.app.exit_code().is_none() {
        person.keeps_to_itself();
        person.is_marked();
        person = person.seconds(1);
    }
    person.keeps_to_itself();
    assert_eq!(person.app.exit_code(), Some(0));
    assert_eq!(person.session().state(), SessionState::Finished);
}

#[test]
fn s_ends_a_preview_at_once_without_a_question() {
    for key in [Key::Char('s'), Key::Char('S'), Key::Char('q'), Key::Esc] {
        let stopped = Person::watching("trapezius", None, "4").seconds(9).press(key);
        assert_eq!(stopped.app.exit_code(), Some(0), "{key:?}");
        assert_eq!(stopped.effects().last(), Some(&Effect::Silence));
    }
    let groping = Person::watching("trapezius", None, "4").seconds(9).press('x');
    assert_eq!((groping.key_context(), groping.app.exit_code()), (KeyContext::Paused, None));
    assert_eq!(groping.seconds(1).press('x').app.exit_code(), Some(0));
    let helped = Person::watching("trapezius", None, "1").press('?').press('s');
    assert_eq!(helped.app.exit_code(), Some(0));
}

#[test]
fn a_preview_runs_at_the_given_speed() {
    for (speed, elapsed) in [("0.25", 5), ("1", 20), ("1.5", 30), ("4", 80)] {
        let person = Person::watching("suboccipital", None, speed).seconds(20);
        assert_eq!(person.elapsed(), Duration::from_secs(elapsed), "{speed}");
    }
}

#[test]
fn a_fast_preview_draws_at_most_eight_frames_a_second() {
    let mut person = Person::watching("suboccipital", None, "20");
    for _ in 0..100 {
        let wait = person.next_change().unwrap();
        assert!(wait >= Duration::from_millis(125), "{wait:?}");
        person = person.until_due();
    }
}

#[test]
fn a_fast_preview_has_no_words_and_no_pacing_tones() {
    let mut person = Person::watching("suboccipital", None, "4");
    let silent = |person: &Person| {
        let hearing = person.app.shared().hearing;
        assert!(!hearing.is_silent() && !hearing.speaks());
    };
    silent(&person);
    for _ in 0..100 {
        person = person.until_due();
        for effect in person.effects() {
            let Effect::PlayCue(cue) = effect else { continue };
            let paces = matches!(cue.kind, CueKind::Stroke | CueKind::Lift | CueKind::Count);
            assert!(!paces, "{cue:?}");
        }
    }
    silent(&person.press('v'));
    assert!(Person::watching("suboccipital", None, "0.5").app.shared().hearing.speaks());
}

#[test]
fn a_preview_can_begin_at_a_step() {
    let plan = Person::previewing("suboccipital", None, "1").session().plan().clone();
    let from = Person::watching("suboccipital", Some(2), "1");
    assert!(matches!(from.session().state(), SessionState::Resuming { .. }));
    let begun = from.seconds(11);
    assert_eq!(begun.elapsed(), plan.lead_start(2) + Duration::from_secs(1));
}

#[test]
fn a_sleeping_machine_pauses_a_preview() {
    let person = Person::watching("suboccipital", None, "4").seconds(10);
    let slept = person.clone().sleeps(Duration::from_secs(60));
    assert_eq!((slept.key_context(), slept.elapsed()), (KeyContext::Paused, person.elapsed()));
    slept.keeps_to_itself();
}
