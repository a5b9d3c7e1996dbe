//! The few fixed phrases of the guidance; what is said of moves and zones is data.

use std::time::Duration;

use super::Plan;
use crate::routine::body::{Hand, Position, Side, Technique};
use crate::routine::breath::Phase;
use crate::routine::movement::hand_word;
use crate::routine::step::Pass;

/// One word at 150 words a minute, the calm rate at which slots are reckoned.
const WORD: Duration = Duration::from_millis(400);

/// A comma or a colon is a breath between words.
const COMMA: Duration = Duration::from_millis(200);

/// Two words and more take at least so long, however short they are.
const SHORTEST: Duration = Duration::from_millis(1100);

/// The title of what is left when nothing hands-on is done.
pub const BREATHING_AND_REST: &str = "Breathing and rest";

/// How long some words take to say; both halves of a word with a hyphen count.
pub fn spoken_length(words: &str) -> Duration {
    let (mut count, mut commas, mut within) = (0, 0, false);
    for letter in words.chars() {
        match letter {
            ' ' | '-' => within = false,
            ',' | ':' | ';' => commas += 1,
            _ if !within && letter.is_alphanumeric() => (count, within) = (count + 1, true),
            _ => {}
        }
    }
    let length = WORD * count + COMMA * commas;
    if length > WORD { length.max(SHORTEST) } else { length }
}

/// Take your place.
pub const fn place(position: Position) -> &'static str {
    match position {
        Position::Seated => "Sit back, feet on the floor.",
        Position::Lying => "Lie on your back.",
        Position::Standing => "Stand with your back to the wall.",
    }
}

/// Coming away from something held.
pub fn way_back(pass: &Pass) -> &'static str {
    if pass.movement.technique == Technique::Stretch {
        "Slowly back to the middle."
    } else {
        "Ease off slowly."
    }
}

/// The side and the hand of a pass: "Right side, left hand."; nothing where neither needs saying.
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

/// Before a pass without hands that follows one with them: nobody stretches with a hand on the neck.
pub const HANDS_DOWN: &str = "Hands down.";

/// The same, when the first side is done.
pub fn switch(pass: &Pass) -> String {
    format!("Switch. {}", side_and_hand(pass).unwrap_or_default())
}

/// What can be answered at a check-in.
pub const CHECK_ANSWERS: &str = "Too much: minus. Odd: S.";

/// Said once, when two check-ins have passed in silence (domain 4.5).
pub const REMINDER: &str = "If anything feels odd, take your hands away and press S.";

/// Beside every time in a calendar, which knows nothing of the day.
pub const SKIP: &str = "Skip it after an injury, with a new or unusual headache, or when you are \
    dizzy, numb or ill; a skipped time is not made up for.";

/// Said once, after ten minutes.
pub const TEN_MINUTES: &str = "The breath often changes about now.";

/// A later hold of the same pass.
pub const HOLD_AGAIN: &str = "And again.";

/// After something was explained: now it is done.
pub const BEGIN: &str = "Begin.";

/// In the middle of something long.
pub const HALFWAY: &str = "Halfway.";

/// The next spot.
pub const NEXT_SPOT: &str = "Next spot.";

/// The part of a breath, as it is spoken.
pub const fn breath(phase: Phase) -> &'static str {
    match phase {
        Phase::Inhale => "In.",
        Phase::Held => "Hold.",
        Phase::Exhale => "Out.",
    }
}

/// The last three seconds.
pub const fn count(left: u8) -> &'static str {
    match left {
        1 => "One.",
        2 => "Two.",
        _ => "Three.",
    }
}

/// The last words of a plan; if a question waits on the screen then, they ask it.
pub fn end(plan: &Plan) -> &'static str {
    if plan.is_rated() {
        "That was the last step. How tense does your neck feel now, from zero to ten?"
    } else {
        closing(plan)
    }
}

/// The words that stand on the screen once a plan is over.
pub fn closing(plan: &Plan) -> &'static str {
    let for_sleep = plan.routine().tags.first().is_some_and(|tag| tag == "sleep");
    match (plan.is_soft(), for_sleep) {
        (true, true) => "Stay as you are. Good night.",
        (true, false) => "That was all. Stay as you are.",
        (false, _) => "That's the end. Lower your hands and rest for a moment.",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_what_is_said_of_a_text_and_commas_are_breaths() {
        for (text, words, commas) in [
            ("", 0, 0),
            (" - , ", 0, 1),
            ("Halfway.", 1, 0),
            ("One by one, over the well-known path:", 8, 2),
            ("Für 10 Sekunden – die Schulter", 5, 0),
            ("(left)  'side'", 2, 0),
        ] {
            let length = WORD * words + COMMA * commas;
            let length = if words > 1 { length.max(SHORTEST) } else { length };
            assert_eq!(spoken_length(text), length, "{text}");
        }
    }
}
