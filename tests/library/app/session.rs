//! Tests sessions: properties for any plan and any inputs, and the behaviour of whole routines.

use std::time::Duration;

use neckcare::history::Ending;
use neckcare::key::Key;
use neckcare::plan::phrases::REMINDER;
use neckcare::plan::{Plan, SegmentKind};
use neckcare::routine::body::Zone;
use neckcare::routine::dose::Pressure;
use neckcare::routine::envelope;
use neckcare::routine::keyword::Keyword;
use neckcare::routine::step::Pass;
use neckcare::screen_kit::Effect;
use neckcare::screen_kit::keys::KeyContext;
use neckcare::session::{Event, Input, PauseCause, Resume, Session, SessionState, Sign};
use proptest::prelude::*;

use crate::inputs::INPUTS;
use crate::person::{Person, library};

fn plan(id: &str) -> Plan {
    Person::ready_for(id).plan().clone()
}

fn any_plan() -> impl Strategy<Value = Plan> {
    let ids: Vec<String> = library().routines().map(|routine| routine.id.clone()).collect();
    prop::sample::select(ids).prop_map(|id| plan(&id))
}

fn any_input() -> impl Strategy<Value = Input> {
    prop::sample::select(&INPUTS)
}

/// Generates inputs of a session, each followed by some time.
fn any_course() -> impl Strategy<Value = Vec<(Input, Duration)>> {
    let time = (0_u64..60_000).prop_map(Duration::from_millis);
    prop::collection::vec((any_input(), time), 0..40)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn advancing_in_parts_equals_advancing_at_once(plan in any_plan(), course in any_course(), cut in 0.0_f64..1.0) {
        let (mut whole, mut parts) = (Session::begin(plan.clone()).0, Session::begin(plan).0);
        for (input, time) in course {
            prop_assert_eq!(whole.handle(input), parts.handle(input));
            let first = time.mul_f64(cut);
            let mut events = parts.advance(first);
            events.extend(parts.advance(time.saturating_sub(first)));
            prop_assert_eq!(whole.advance(time), events);
            prop_assert_eq!(&whole, &parts);
        }
    }

    #[test]
    fn no_input_leaves_the_envelope(plan in any_plan(), course in any_course()) {
        let position = plan.choices().position;
        let (mut session, _) = Session::begin(plan);
        for (input, time) in course {
            session.handle(input);
            session.advance(time);
            let breaches = envelope::check(&session.done(), position);
            prop_assert!(breaches.is_empty(), "{:?} after {:?}", breaches, input);
        }
    }

    #[test]
    fn pressure_never_exceeds_the_plan(plan in any_plan(), course in any_course()) {
        let (mut session, _) = Session::begin(plan);
        for (input, time) in course {
            session.handle(input);
            session.advance(time);
            for pass in session.plan().passes() {
                prop_assert!(session.pressure(pass) <= pass.pressure);
            }
        }
    }

    #[test]
    fn a_stopped_session_ignores_input_and_time(plan in any_plan(), course in any_course()) {
        let (mut session, _) = Session::begin(plan);
        session.advance(Duration::from_secs(30));
        session.handle(Input::Stop);
        session.handle(Input::Name(Sign::Dizzy));
        let stopped = session.clone();
        for (input, time) in course {
            prop_assert!(session.handle(input).is_empty() && session.advance(time).is_empty());
            for how in Resume::ALL {
                prop_assert!(session.handle(Input::GoOn(*how)).is_empty());
            }
        }
        prop_assert_eq!(session, stopped);
    }
}

#[test]
fn a_session_without_input_runs_to_its_end() {
    for routine in library().routines() {
        let (mut session, mut events) = Session::begin(plan(&routine.id));
        events.extend(session.advance(session.plan().total()));
        assert_eq!(
            (session.state(), events.last()),
            (SessionState::Finished, Some(&Event::Finished)),
            "{}",
            routine.id
        );
        let planned = |event: &&Event| matches!(event, Event::Cue(cue) if cue.words != REMINDER);
        let heard = events.iter().filter(planned).count();
        assert_eq!(heard, session.plan().cues().len(), "{}: every cue once", routine.id);
    }
}

#[test]
fn a_pause_resumes_with_an_inhale_after_ten_seconds() {
    let person = Person::in_the_middle_of("suboccipital").seconds(17).press(' ');
    let person = person.seconds(600).press(' ');
    assert_eq!(person.session().state(), SessionState::Resuming { left: Duration::from_secs(10) });
    let person = person.seconds(10);
    assert_eq!(person.session().state(), SessionState::Running);
    assert_eq!(person.session().moment().spent(), Duration::ZERO, "the first breath starts again");
}

#[test]
fn an_interrupted_hold_is_not_repeated() {
    let person =
        Person::in_the_middle_of("suboccipital").waits_for(|kind| kind == SegmentKind::Hold(0));
    let person = person.press(' ').seconds(5).press(' ').seconds(10);
    assert_eq!(person.session().moment().segment().kind, SegmentKind::Release(0));
}

#[test]
fn a_gap_pauses_and_does_not_count() {
    let before = Person::in_the_middle_of("suboccipital").seconds(30);
    let after = before.clone().sleeps(Duration::from_secs(8 * 3600));
    assert_eq!(after.session().state(), SessionState::Paused(PauseCause::Gap));
    assert_eq!(after.session().moment().elapsed(), before.session().moment().elapsed());
}

#[test]
fn going_back_is_limited_to_two_minutes_on_the_skull_base() {
    let mut person =
        Person::in_the_middle_of("suboccipital").waits_for(|kind| kind == SegmentKind::Hold(1));
    let start = person.session().moment().elapsed();
    for _ in 0..10 {
        person = person.press('p').seconds(3);
    }
    let done = person.session().done();
    let touched: Duration =
        done.iter().filter(|pass| pass.movement.works_on(Zone::SkullBase)).map(Pass::total).sum();
    assert!(touched <= Duration::from_secs(120), "{touched:?} by {start:?}");
}

#[test]
fn pressure_changes_between_light_and_planned() {
    let (mut session, _) = Session::begin(plan("trapezius"));
    let work = session.plan().segments().iter().find(|segment| {
        segment.kind == SegmentKind::Work
            && session.plan().passes()[segment.pass].pressure == Pressure::Firm
    });
    session.advance(work.unwrap().start + Duration::from_secs(1));
    let asked = [
        Input::Lighter,
        Input::Lighter,
        Input::Lighter,
        Input::Firmer,
        Input::Firmer,
        Input::Firmer,
    ];
    let answers: Vec<Event> = asked.into_iter().flat_map(|input| session.handle(input)).collect();
    let expected = [
        Event::Lighter,
        Event::Lighter,
        Event::AlreadyLight,
        Event::Firmer,
        Event::Firmer,
        Event::AsPlanned,
    ];
    assert_eq!(answers, expected);
}

#[test]
fn minus_at_a_check_in_eases_the_next_steps() {
    let person = Person::in_the_middle_of("trigger-point")
        .waits_for(|kind| kind == SegmentKind::Check)
        .press('-');
    let session = person.session();
    let glide =
        session.plan().passes().iter().rfind(|pass| pass.movement.name == "neck-glide").unwrap();
    assert_eq!((glide.pressure, session.pressure(glide)), (Pressure::Moderate, Pressure::Light));
}

#[test]
fn ten_more_seconds_are_whole_strokes_within_the_limits() {
    let circles = Person::in_the_middle_of("suboccipital").waits_for_move("skull-base-circles");
    let before = circles.session().plan().total();
    let longer = circles.press('t');
    assert_eq!(longer.session().plan().total(), before + Duration::from_secs(10));
    let much =
        (0..10).fold(longer, |person, _| person.later(Duration::from_millis(200)).press('t'));
    assert_eq!(
        much.session().plan().total(),
        before + Duration::from_secs(10),
        "the skull base has two minutes in all, holds and releases included"
    );
}

#[test]
fn after_just_stopping_c_continues_from_the_start_of_the_step() {
    let stopped = Person::in_the_middle_of("suboccipital").seconds(60).press('q').seconds(1);
    let named = stopped.press(Key::Enter).seconds(1);
    let going_on = named.press('c');
    let session = going_on.session();
    assert!(matches!(session.state(), SessionState::Resuming { .. }));
    assert_eq!(session.moment().segment().kind, SegmentKind::LeadIn);
    assert_eq!(session.moment().pass().movement.name, "neck-glide");
}

#[test]
fn two_unanswered_check_ins_give_one_reminder() {
    let heard = |person: &Person| {
        let said =
            |effect: &Effect| matches!(effect, Effect::PlayCue(cue) if cue.words == REMINDER);
        person.effects().iter().filter(|effect| said(effect)).count()
    };
    let silent = Person::in_the_middle_of("full");
    assert_eq!(heard(&silent.clone().follows_to_the_end()), 1);
    let answered = silent.waits_for(|kind| kind == SegmentKind::Check).press('-');
    let total = answered.session().plan().segments().iter();
    let checks = total.filter(|segment| segment.kind == SegmentKind::Check).count();
    assert_eq!(heard(&answered.follows_to_the_end()), usize::from(checks > 2));
}

#[test]
fn after_a_dull_pain_the_session_continues_lighter_without_that_step() {
    let hurt = Person::in_the_middle_of("trapezius").waits_for_move("trapezius-knead");
    let (side, pressure) = {
        let session = hurt.session();
        let pass = session.moment().pass().clone();
        (pass.side, session.pressure(&pass))
    };
    let asked = hurt.press('s').seconds(1).press('p').seconds(1).press('1').seconds(1);
    let waiting = asked.press('4').press(Key::Enter).seconds(1).press('1').seconds(61);
    let offered = waiting.seconds(1).press('y').seconds(1);
    assert_eq!(offered.app.screen().key_context(), KeyContext::MayGoOn);
    assert!(!offered.clone().seconds(3600).is_at_work(), "never by itself");
    let on = offered.press('c');
    let session = on.session();
    let here = session.moment().segment().pass;
    let rest = session.plan().passes().iter().skip(here);
    let again = |pass: &&Pass| pass.movement.name == "trapezius-knead" && pass.side == side;
    assert_eq!(rest.clone().filter(again).count(), 0);
    assert!(rest.clone().count() > 1, "there is more to do");
    assert!(
        rest.filter(|pass| pass.pressure == pressure)
            .all(|pass| { session.pressure(pass) < pressure || pressure == Pressure::Light })
    );
    let again = on.seconds(20).press('s').seconds(1).press('o').seconds(1);
    let cramp = again.press(Key::Up).press(Key::Enter);
    let ended = cramp.seconds(61).seconds(1).press('y');
    assert_eq!(
        ended.app.screen().key_context(),
        KeyContext::Advice,
        "a second symptom ends the session"
    );
}

#[test]
fn just_stopping_after_the_end_keeps_the_session_finished() {
    let ended = Person::in_the_middle_of("desk-break").follows_to_the_end().seconds(1);
    let outcome = |person: &Person| {
        let last = person.app.shared().memory.history.last().unwrap();
        (last.outcome.clone(), last.sign.clone())
    };
    let asked = ended.press('s').seconds(1);
    assert_eq!(outcome(&asked), (Ending::Unanswered.into(), None), "nobody knows why yet");
    let nothing = asked.clone().press('f').seconds(1);
    assert_eq!(outcome(&nothing), (Ending::Finished.into(), None));
    let dizzy = asked.press('d').seconds(1);
    assert_eq!(outcome(&dizzy), (Ending::Stopped.into(), Some(Sign::Dizzy.into())));
}
