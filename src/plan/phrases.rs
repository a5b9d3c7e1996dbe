//! The few fixed phrases of the guidance. The words for moves and zones are in `routines/words/moves.toml`.

use std::time::Duration;

use super::Plan;
use crate::routine::body::{Hand, Motion, Position, Side, Technique, Tool};
use crate::routine::breath::Phase;
use crate::routine::dose::{Dose, Pressure};
use crate::routine::keyword::Keyword;
use crate::routine::movement::{Move, capitalised, hand_word, side_word};
use crate::routine::step::Pass;
use crate::routine::{duration, number};

/// The title of a routine of which only breathing and rest are left.
pub const BREATHING_AND_REST: &str = "Breathing and rest";

/// Splits a text into its sentences.
pub fn sentences(text: &str) -> impl Iterator<Item = &str> {
    text.split_inclusive(". ").map(str::trim_end)
}

/// Ends a text with a full stop, unless it ends as a sentence already.
pub fn sentence(text: &str) -> String {
    if text.ends_with(['.', '!', '?']) { text.to_owned() } else { format!("{text}.") }
}

/// Returns a sentence that says where a move is done, or `None` if it is not hands-on or has no words for that.
pub fn place_of(movement: &Move) -> Option<String> {
    let path = &movement.words.place;
    (movement.is_hands_on() && !path.is_empty()).then(|| sentence(path))
}

/// Names the two most important keys, and says how to stop if they are out of reach: said at the beginning of every
/// plan.
pub const fn keys(position: Position) -> &'static str {
    match position {
        Position::Seated => "S stops at any time, Space pauses.",
        Position::Lying => "S stops, Space pauses. If you can't reach S, take your hands away.",
        Position::Standing => {
            "S stops, Space pauses. If you can't reach S, step away from the wall."
        }
    }
}

/// Returns stand-in words for [`length`] while the time is not known yet: no other number of minutes takes longer to
/// say.
pub(super) fn longest_length(steps: usize) -> String {
    length(Duration::from_secs(47 * 60), steps)
}

/// Says how long a plan is and how many steps it has: "Six minutes, eight steps."
pub fn length(total: Duration, steps: usize) -> String {
    let minutes = usize::try_from(duration::minutes(total)).unwrap_or(usize::MAX);
    format!("{}, {}.", capitalised(&spelt_count(minutes, "minute")), spelt_count(steps, "step"))
}

/// Asks the user to get into a position.
pub const fn place(position: Position) -> &'static str {
    match position {
        Position::Seated => "Sit upright with both feet flat.",
        Position::Lying => "Lie on your back.",
        Position::Standing => "Stand with your back to the wall.",
    }
}

/// Asks the user to come back from a hold or a stretch, but to keep the ball if there is one.
pub fn way_back(pass: &Pass) -> &'static str {
    if pass.movement.tool == Tool::Ball {
        "Ease off, but keep the ball."
    } else if pass.movement.motion == Motion::ChinDown {
        "Come slowly back up."
    } else if pass.movement.technique == Technique::Stretch {
        "Come slowly back to the middle."
    } else {
        "Ease off slowly."
    }
}

/// Asks the user to ease off between two holds. In a press, the hands stay in place.
pub fn release(pass: &Pass) -> &'static str {
    match (pass.movement.technique, pass.movement.tool) {
        (Technique::Stretch, _) => way_back(pass),
        (_, Tool::Ball) => "Ease off a little.",
        _ if pass.movement.hand == Hand::Both => "Ease off slowly. Keep your hands there.",
        _ => "Ease off slowly. Keep your hand there.",
    }
}

/// Names the side and the hand of a pass: "Right side, left hand."; returns `None` if neither needs saying.
pub fn side_and_hand(pass: &Pass) -> Option<String> {
    let side = match pass.side {
        Side::Left => "Left side",
        Side::Right => "Right side",
        _ if pass.movement.hand == Hand::Both => return Some("Both hands.".to_owned()),
        _ => return None,
    };
    let hand = hand_word(pass.side, pass.movement.hand).map(|hand| format!(", {hand} hand"));
    Some(format!("{side}{}.", hand.unwrap_or_default()))
}

/// Said before an explanation or a pass without hands, so that nobody holds their arms up for nothing.
pub const HANDS_DOWN: &str = "Lower your hands.";

/// Said if the next step has to wait, because too much was said before it.
pub const REST_FOR_A_MOMENT: &str = "Rest for a moment.";

/// Said instead of [`REST_FOR_A_MOMENT`] after a rest.
pub const REST_LONGER: &str = "Keep resting.";

/// Said instead of [`REST_FOR_A_MOMENT`] with the ball at the wall.
pub const STAY: &str = "Stay as you are.";

/// Said before an explanation, so that nobody begins too soon.
pub const LISTEN: &str = "Listen first.";

/// Said before a press on a tender spot.
pub const FIND_THE_SPOT: &str = "Find the spot.";

/// Said now and then while a warm pack is on.
pub const STILL_WARM: &str = "If it's too hot, take it off. Stay awake.";

/// Said when the plan adds a rest for the arms.
pub const REST_ARMS: &str = "Lower your hands and let your arms rest.";

/// Asks the user to put the working hands in place.
pub fn raise(pass: &Pass) -> String {
    match hand_word(pass.side, pass.movement.hand) {
        Some(hand) => format!("Now place your {hand} hand."),
        None => "Now place your hands.".to_owned(),
    }
}

/// Names the pressure, and also says what it feels like if that is new.
pub fn pressure(pressure: Pressure, new: bool) -> String {
    let word = capitalised(pressure.word());
    if new { format!("{word} pressure: {}.", pressure.felt()) } else { format!("{word} pressure.") }
}

/// For a stroke that begins at the skull, where only light pressure is allowed, and gets firmer further down: asks the
/// user to begin lightly. Returns `None` for others.
pub fn gets_firmer(pass: &Pass, new: bool) -> Option<&'static str> {
    let from_the_skull = pass.movement.motion == Motion::GlideDown;
    (from_the_skull && pass.pressure > Pressure::Light).then_some(if new {
        "Very lightly at the skull, a little firmer below."
    } else {
        "Begin very lightly."
    })
}

/// Says where the hands begin, if they move inwards from spot to spot.
pub fn first_spot(pass: &Pass) -> Option<&'static str> {
    let inwards = pass.movement.motion == Motion::SqueezeInward && pass.spot_count() > 1;
    inwards.then_some("Start near the outer end.")
}

/// Announces the second side: "Switch. Left side, right hand."
pub fn switch(pass: &Pass) -> String {
    match pass.movement.tool {
        Tool::Ball => format!("Switch. {}", to_the_side(pass)),
        _ => format!("Switch. {}", side_and_hand(pass).unwrap_or_default()),
    }
}

/// Asks the user to move the ball over, if a ball move begins on another side than the last one ended on.
pub fn move_the_ball(previous: &Pass, pass: &Pass) -> Option<String> {
    let ball = |pass: &Pass| pass.movement.tool == Tool::Ball && pass.movement.is_hands_on();
    (ball(previous) && ball(pass) && previous.side != pass.side).then(|| to_the_side(pass))
}

fn to_the_side(pass: &Pass) -> String {
    format!("Move the ball to your {} side.", side_word(pass.side))
}

/// Said at a check-in: how to answer it.
pub const CHECK_ANSWERS: &str =
    "If anything feels wrong, press S. If the pressure is too much, press minus.";

/// Said at the last check-in, which nothing follows that could be lighter.
pub const LAST_ANSWERS: &str = "If anything feels odd, press S.";

/// Said once, after two check-ins without an answer (rule H1, docs/safety-rules.md).
pub const REMINDER: &str = "If anything feels odd, take your hands away and press S.";

/// Written with every time in a calendar, because a calendar cannot know how the user feels that day.
pub const SKIP: &str = "Skip it after an injury, with a new or unusual headache, or if you are \
    dizzy, numb or ill. Don't make up for a time that you skipped.";

/// Said once, after ten minutes (rule H2, docs/safety-rules.md).
pub const TEN_MINUTES: &str = "Your breathing may feel slower by now.";

/// Announces a later hold of the same pass.
pub fn hold_again(pass: &Pass) -> &'static str {
    match pass.movement.technique {
        Technique::Stretch => "Once more.",
        _ => "Again, in the same place.",
    }
}

/// Asks the user to begin after an explanation, and says for how long if it is a hold or warmth. Returns `None` for
/// rests with the hands off and for breathing, which need no such words.
pub fn begin(pass: &Pass) -> Option<String> {
    let movement = &pass.movement;
    let begin = match (movement.technique, pass.dose) {
        (Technique::Breathing, _) => return None,
        (Technique::Rest, _) if !movement.is_hands_on() => return None,
        (Technique::Rest, _) => "Rest your hands there now.".to_owned(),
        (Technique::Heat, _) => match whole_minutes(pass.total()) {
            Some(minutes) => format!("Lay it on now, and rest for {minutes}."),
            None => "Lay it on now, and rest.".to_owned(),
        },
        (technique, Dose::Hold(hold, ..)) => {
            let how = match (technique, movement.tool) {
                (Technique::Stretch, _) => "Go there now, gently,",
                (_, Tool::Ball) => "Lean in now, softly,",
                _ if pass.pressure == Pressure::Light => "Press now, softly,",
                _ => "Sink in slowly, and hold",
            };
            // Half seconds are not said aloud.
            let whole = hold.get().subsec_nanos() == 0;
            let seconds = usize::try_from(hold.get().as_secs()).ok().filter(|_| whole);
            match seconds {
                Some(seconds) => format!("{how} for {} seconds.", number::spoken(seconds)),
                None => format!("{}.", how.trim_end_matches(',')),
            }
        }
        _ => "Begin.".to_owned(),
    };
    Some(begin)
}

/// Spells out a time in minutes, if it is a whole number of them.
fn whole_minutes(time: Duration) -> Option<String> {
    let minutes = usize::try_from(time.as_secs() / 60).ok()?;
    let whole = minutes > 0 && time == Duration::from_secs(60) * u32::try_from(minutes).ok()?;
    whole.then(|| spelt_count(minutes, "minute"))
}

/// Spells out a number with its unit: "six minutes".
fn spelt_count(figure: usize, unit: &str) -> String {
    format!("{} {unit}{}", number::spoken(figure), if figure == 1 { "" } else { "s" })
}

/// Reminders to relax while the hands work, used in turn (articles S0 and S2, docs/safety-rules.md).
const LETTING_GO: [&str; 3] = ["Loosen your jaw.", "Soften your face.", "Relax your brow."];

/// Work that is shorter than this has room for only a few words.
const BRIEF: Duration = Duration::from_secs(25);

/// Breathing that lasts at least this long needs a few words in between.
const LONG: Duration = Duration::from_secs(60);

/// Returns the words said once while the hands work on the first side, or during long breathing, and `None` for other
/// passes. `nth` chooses among the reminders to relax.
pub fn while_working(pass: &Pass, nth: usize) -> Option<String> {
    let long = pass.movement.technique == Technique::Breathing && pass.total() >= LONG;
    let works = long
        || matches!(
            pass.movement.technique,
            Technique::Effleurage | Technique::Petrissage | Technique::Friction
        );
    let letting_go = LETTING_GO.get(nth % LETTING_GO.len()).filter(|_| works && !pass.second)?;
    let paced = pass.breath.is_some();
    let breathe = match (long, paced) {
        (true, _) => "Keep going.",
        (_, true) if pass.total() < BRIEF => return Some(letting_go.to_string()),
        _ if pass.total() < BRIEF => "Breathe slowly.",
        (_, true) => "Keep your breathing slow.",
        _ => "Breathe slowly as you work.",
    };
    Some(format!("{breathe} {letting_go}"))
}

/// Said in a move that was done before, when its tones stop.
pub const KEEP_GOING: &str = "Keep going.";

/// Said in the middle of the plan.
pub const HALFWAY: &str = "That's half the session.";

/// Asks the user to move on to the next spot, in the move's own words if it has some.
pub fn next_spot(pass: &Pass) -> &str {
    let words = &pass.movement.words.spot;
    if words.is_empty() { "Move to the next spot." } else { words }
}

/// Returns the spoken words for a part of a breath. In full, they cannot be taken for what the hands should do.
pub const fn breath(phase: Phase, in_full: bool) -> &'static str {
    match (phase, in_full) {
        (Phase::Inhale, true) => "Breathe in.",
        (Phase::Exhale, true) => "Breathe out.",
        (Phase::Inhale, false) => "In.",
        (Phase::Exhale, false) => "Out.",
        (Phase::Held, _) => "Hold.",
    }
}

/// The time that the count from three takes.
pub const COUNT_LENGTH: Duration = Duration::from_secs(3);

/// Returns the spoken count for the last three seconds.
pub const fn count(left: u8) -> &'static str {
    match left {
        1 => "One.",
        2 => "Two.",
        _ => "Three.",
    }
}

/// Returns the last words of a plan; if the screen asks for the tension then, they ask for it too.
pub fn end(plan: &Plan) -> &'static str {
    if plan.is_rated() {
        "That was the last step. How tense does your neck feel now, from zero to ten? Type a number."
    } else {
        closing(plan)
    }
}

/// Returns the words that are on the screen once a plan is over.
pub fn closing(plan: &Plan) -> &'static str {
    let for_sleep = plan.routine().tags.first().is_some_and(|tag| tag == "sleep");
    match (plan.is_soft(), for_sleep) {
        (true, true) => "Stay as you are. Good night.",
        (true, false) => "That's the end. Stay as long as you like.",
        (false, _) if plan.passes().last().is_some_and(|last| last.movement.is_rest()) => {
            "That's the end. Get up slowly when you're ready."
        }
        (false, _) => "That's the end. Lower your hands and rest for a moment.",
    }
}

#[cfg(test)]
mod tests {
    use super::super::phrase::spoken_length;
    use super::*;

    #[test]
    fn no_length_takes_longer_to_say_than_the_longest() {
        for steps in 1..=30 {
            let longest = spoken_length(&longest_length(steps));
            for minutes in 0..=60 {
                let words = length(Duration::from_secs(60 * minutes), steps);
                assert!(spoken_length(&words) <= longest, "{words}");
            }
        }
    }
}
