//! Tests sessions without screens: each input in each state, and when something is due.

use std::sync::Arc;
use std::time::Duration;

use crate::inputs::INPUTS;
use crate::plans::{plan, routine};
use crate::shipped::library;
use neckcare::plan::phrase::spoken_length;
use neckcare::plan::phrases::REMINDER;
use neckcare::plan::{Choices, Cue, Plan};
use neckcare::routine::Origin;
use neckcare::routine::body::Position;
use neckcare::routine::keyword::Keyword;
use neckcare::routine::parse::{self, Source};
use neckcare::session::{Event, Input, PauseCause, Resume, Session, SessionState, Sign};

fn seated(id: &str) -> Plan {
    plan(routine(id), Choices::defaults(Position::Seated))
}

/// Returns a session ten seconds into the neck glide.
fn running() -> Session {
    let plan = seated("suboccipital");
    let glide = plan.passes().iter().position(|pass| pass.movement.name == "neck-glide");
    let start = plan.work_start(glide.unwrap_or_default());
    let mut session = Session::begin(plan).0;
    session.advance(start + Duration::from_secs(10));
    session
}

fn after(inputs: &[Input]) -> Session {
    let mut session = running();
    for input in inputs {
        session.handle(*input);
    }
    session
}

const PAUSE: Input = Input::Pause(PauseCause::Asked);

fn inputs() -> Vec<Input> {
    let names = Sign::ALL.iter().map(|sign| Input::Name(*sign));
    let resumes = Resume::ALL.iter().map(|how| Input::GoOn(*how));
    INPUTS.into_iter().chain([Input::Stop]).chain(names).chain(resumes).collect()
}

/// Returns the inputs that have an effect.
fn answered(session: &Session) -> Vec<Input> {
    let does = |input: &Input| {
        let mut tried = session.clone();
        let events = tried.handle(*input);
        !events.is_empty() || tried.state() != session.state()
    };
    inputs().into_iter().filter(does).collect()
}

#[test]
fn each_state_accepts_only_its_own_inputs() {
    use Input::{Back, Firmer, GoOn, Lighter, Longer, Name, Next, Stop};
    let adjusts = [Lighter, Firmer, Longer];
    let at_work = [&[PAUSE, Next, Back][..], &adjusts, &[Stop]].concat();
    assert_eq!(answered(&running()), at_work);
    let paused = [&[Input::Resume][..], &adjusts, &[Stop]].concat();
    assert_eq!(answered(&after(&[PAUSE])), paused, "to move on is heard when it goes on");
    assert_eq!(answered(&after(&[PAUSE, Input::Resume])), [PAUSE, Stop]);
    let names: Vec<Input> = Sign::ALL.iter().map(|sign| Name(*sign)).collect();
    assert_eq!(answered(&after(&[Stop])), names);
    for sign in Sign::ALL {
        let may = Resume::ALL.iter().filter(|how| how.may_follow(*sign));
        let may: Vec<Input> = may.map(|how| GoOn(*how)).collect();
        assert_eq!(answered(&after(&[Stop, Name(*sign)])), may, "{sign:?}");
    }
    let mut over = running();
    over.advance(Duration::from_secs(3600));
    assert_eq!(over.state(), SessionState::Finished);
    assert_eq!(answered(&over), []);
}

#[test]
fn next_gives_its_cues_at_once_but_not_in_a_pause() {
    let mut session = running();
    let to = session.plan().next_point(session.moment().elapsed());
    let heard: Vec<Event> = session.plan().cues_at(to).iter().cloned().map(Event::Cue).collect();
    assert!(!heard.is_empty());
    assert_eq!(session.handle(Input::Next), heard);
    assert_eq!(session.moment().elapsed(), to);
    let mut paused = after(&[PAUSE]);
    assert_eq!(paused.handle(Input::Next), []);
    assert_eq!(paused.moment().elapsed(), to);
}

#[test]
fn a_symptom_or_lighter_pressure_means_it_was_too_much() {
    use Input::{Firmer, GoOn, Lighter, Name, Stop};
    let much = |session: &Session| session.was_too_much();
    let mut moderate = Session::begin(seated("trapezius")).0;
    assert!(!much(&moderate) && !much(&running()));
    assert_eq!(moderate.handle(Lighter), [Event::Lighter]);
    assert!(much(&moderate));
    assert_eq!(moderate.handle(Firmer), [Event::Firmer]);
    assert_eq!(moderate.handle(Firmer), [Event::AsPlanned]);
    assert!(!much(&moderate));
    assert!(much(&after(&[Stop])));
    assert!(!much(&after(&[Stop, Name(Sign::Just), GoOn(Resume::Unchanged)])));
    assert!(much(&after(&[Stop, Name(Sign::Pain), GoOn(Resume::Lighter)])));
}

#[test]
fn every_sign_but_just_stopping_is_a_symptom() {
    for sign in Sign::ALL {
        let session = after(&[Input::Stop, Input::Name(*sign)]);
        assert_eq!(session.outcome().is_symptom(), *sign != Sign::Just);
        assert_eq!(session.symptoms().len(), usize::from(*sign != Sign::Just));
    }
    assert!(!after(&[Input::Stop]).outcome().is_symptom());
}

/// Plans a user's own routine with four check-ins of this many seconds.
#[expect(clippy::unwrap_used, reason = "a test may fail")]
fn with_check_ins(seconds: u32) -> Plan {
    let glide = "[[step]]\nmove = \"neck-glide\"\nstrokes = 3\npace = \"6s\"\n";
    let check = format!("[[step]]\nmove = \"check-in\"\ntime = \"{seconds}s\"\n");
    let steps = format!("{glide}{check}").repeat(4);
    let text = format!("format = 1\ntitle = \"Mine\"\ngoal = \"A test\"\n{steps}{glide}");
    let source = Source { file: "mine.toml", id: "mine", text: &text, origin: Origin::User };
    let mine = parse::routine(source, &library().catalogue).unwrap();
    plan(&Arc::new(mine), Choices::defaults(Position::Seated))
}

/// Returns plans of all shipped routines, and of own ones with check-ins of different lengths.
fn plans() -> impl Iterator<Item = Plan> {
    let shipped = library().routines().flat_map(|routine| {
        routine.positions.iter().map(|position| plan(routine, Choices::defaults(*position)))
    });
    shipped.chain((5..20).map(with_check_ins))
}

/// Every wait that the session asks for ends with an event, except for at most one: the first unanswered check-in.
#[test]
fn a_session_wakes_only_for_events() {
    for plan in plans() {
        let id = plan.routine().id.clone();
        let (mut steps, mut leap) = (Session::begin(plan.clone()).0, Session::begin(plan).0);
        let (mut woken, mut for_nothing) = (Vec::new(), 0);
        while let Some(wait) = steps.until_next() {
            assert!(!wait.is_zero(), "{id}: it would never sleep");
            let events = steps.advance(wait);
            for_nothing += u32::from(events.is_empty());
            woken.extend(events);
        }
        assert_eq!(woken, leap.advance(Duration::from_secs(7200)), "{id}");
        assert!(for_nothing <= 1, "{id}: {for_nothing}");
    }
}

#[test]
fn the_reminder_does_not_overlap_with_other_words() {
    let (mut with, mut without) = (0, 0);
    for plan in plans() {
        let mut session = Session::begin(plan).0;
        let events = session.advance(Duration::from_secs(7200));
        let cues = events.iter().filter_map(|event| match event {
            Event::Cue(cue) if !cue.words.is_empty() => Some(cue),
            _ => None,
        });
        let cues: Vec<_> = cues.collect();
        let reminds = |cue: &&&Cue| cue.words == REMINDER;
        match cues.iter().filter(reminds).count() {
            0 => without += 1,
            count => with += count,
        }
        for two in cues.windows(2).filter(|two| two.iter().any(|cue| reminds(&cue))) {
            let end = two[0].at + spoken_length(&two[0].words);
            assert!(end <= two[1].at, "{}: {two:?}", session.plan().routine().id);
        }
    }
    assert!(with > 5 && without > 5, "{with} and {without}");
}

#[test]
fn the_time_taken_excludes_pauses_and_skipped_time() {
    let mut session = running();
    let begun = session.took();
    assert_eq!(begun, session.moment().elapsed());
    session.handle(PAUSE);
    session.advance(Duration::from_secs(600));
    assert_eq!(session.took(), begun);
    session.handle(Input::Resume);
    session.advance(Duration::from_secs(30));
    let later = begun + Duration::from_secs(30);
    assert_eq!(session.took(), later, "with the hands being put back");
    session.handle(Input::Next);
    assert_eq!(session.took(), later, "what is skipped takes no time");
    session.advance(Duration::from_secs(3600));
    assert!(session.took() < session.plan().total() + Duration::from_secs(30));
}
