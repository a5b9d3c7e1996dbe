//! Plays a session to its end, with the routine, the choices and the inputs made from any bytes.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;
use std::time::Duration;

use neckcare::plan::{Choices, Guidance, Plan, Rules, StrokeTones};
use neckcare::routine::body::{Position, Side};
use neckcare::routine::keyword::Keyword;
use neckcare::routine::parse::{self, Source};
use neckcare::routine::{Origin, Routine, envelope};
use neckcare::session::{Input, Resume, Session, SessionState, Sign};

use super::grammar;
use super::inputs::INPUTS;
use super::shipped::library;

/// The byte between a routine's text and the inputs. Without it, the first bytes generate a routine.
const BETWEEN: u8 = 0;

/// Choices and inputs to begin with.
pub(crate) const PRESSED: &[u8] = b"\0\x05\x02\x07\x01\x30\x85\x02\x90\x41\x03\xa0\x54\x06\x07\x88";

/// The most steps of a session, in which one event takes one step.
const MOST_STEPS: usize = 100_000;

fn read(bytes: &[u8]) -> Option<Routine> {
    let text = std::str::from_utf8(bytes).ok()?;
    let source = Source { file: "any", id: "any", text, origin: Origin::User };
    parse::routine(source, &library().catalogue).ok()
}

/// Returns true if the bytes are a valid routine.
pub(crate) fn is_routine(bytes: &[u8]) -> bool {
    read(bytes).is_some()
}

/// Plays a session and returns a hash of its course.
pub(crate) fn take(bytes: &[u8]) -> u64 {
    let mut hash = DefaultHasher::new();
    if let Some(between) = bytes.iter().position(|byte| *byte == BETWEEN) {
        let (text, pressed) = bytes.split_at(between);
        play(text, pressed.iter().copied(), &mut hash);
    } else {
        let mut bytes = bytes.iter().copied();
        play(grammar::routine(&mut bytes).as_bytes(), bytes, &mut hash);
    }
    hash.finish()
}

fn play(text: &[u8], mut pressed: impl Iterator<Item = u8>, hash: &mut DefaultHasher) {
    let Some(routine) = read(text) else { return };
    let choices = choices(&routine, &mut pressed);
    let position = choices.position;
    match Plan::new(Arc::new(routine), library().catalogue.clone(), choices) {
        Ok(plan) => played(plan, position, pressed, hash),
        Err(why) => std::mem::discriminant(&why).hash(hash),
    }
}

/// Makes the choices from the first bytes.
fn choices(routine: &Routine, pressed: &mut impl Iterator<Item = u8>) -> Choices {
    let mut byte = || usize::from(pressed.next().unwrap_or_default());
    let position = routine.positions[byte() % routine.positions.len()];
    let some =
        |bits: usize| (0..routine.steps.len()).filter(|step| bits >> (step % 8) & 1 == 1).collect();
    Choices {
        only_side: [None, None, Some(Side::Left), Some(Side::Right)][byte() % 4],
        first_side: [Side::Right, Side::Left][byte() % 2],
        guidance: Guidance::ALL[byte() % Guidance::ALL.len()],
        stroke_tones: StrokeTones::ALL[byte() % StrokeTones::ALL.len()],
        get_ready: [None, Some(Duration::from_secs(5)), Some(Duration::from_secs(60))][byte() % 3],
        hold: [None, Some(Duration::from_secs(10)), Some(Duration::from_secs(20))][byte() % 3],
        with_optional: some(byte()),
        with_other_dose: some(byte()),
        time: [None, Some(Duration::from_secs(60)), Some(Duration::from_secs(300))][byte() % 3],
        rules: [Rules::default(), Choices::defaults(Position::Seated).rules][byte() % 2].clone(),
        ..Choices::as_written(position)
    }
}

/// Plays a session with any inputs to its end, and checks it against the envelope.
fn played(
    plan: Plan,
    position: Position,
    pressed: impl Iterator<Item = u8>,
    hash: &mut DefaultHasher,
) {
    assert_eq!(envelope::check(&plan.done(Duration::ZERO, plan.total()), position), []);
    let (mut session, _) = Session::begin(plan);
    for byte in pressed {
        let happened = match input(byte) {
            Some(input) => session.handle(input),
            None => session.advance(Duration::from_millis(u64::from(byte) * 137)),
        };
        std::mem::discriminant(&session.state()).hash(hash);
        happened.len().min(3).hash(hash);
        stands(&session);
    }
    end(&mut session);
    session.levels_lighter().hash(hash);
    session.plan().segments().len().min(60).hash(hash);
    assert_eq!(envelope::check(&session.done(), position), []);
}

/// Returns the input for a byte, or `None` for the odd bytes, which let time pass.
fn input(byte: u8) -> Option<Input> {
    const RARE: [Input; 5] = [
        Input::Stop,
        Input::Name(Sign::Pain),
        Input::GoOn(Resume::Lighter),
        Input::Resume,
        Input::Next,
    ];
    let nth = usize::from(byte / 2) % (INPUTS.len() + RARE.len());
    byte.is_multiple_of(2).then(|| INPUTS.into_iter().chain(RARE).nth(nth)).flatten()
}

/// Asserts that the times of the current moment are within the plan.
fn stands(session: &Session) {
    let total = session.plan().total();
    assert!(session.until_next().is_none_or(|next| next <= total + Duration::from_secs(60)));
    let moment = session.moment();
    assert!(moment.left() <= total, "{:?} of {total:?}", moment.left());
}

/// Lets the session run until it is finished or stopped, and resumes it from pauses.
fn end(session: &mut Session) {
    let is_over = (0..MOST_STEPS).any(|_| match session.state() {
        SessionState::Paused(_) => {
            session.handle(Input::Resume);
            false
        }
        SessionState::Running | SessionState::Resuming { .. } => {
            session.advance(session.until_next().unwrap_or_default());
            false
        }
        SessionState::Stopped(_) | SessionState::Finished => true,
    });
    assert!(is_over, "it never ends");
}
