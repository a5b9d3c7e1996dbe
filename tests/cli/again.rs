//! What people reach for: the last routine again, and one that was interrupted.

use std::time::Duration;

use crate::support::{Home, Talk, neckcare};

/// A key that comes again at once is one that is held down.
const LET_GO: Duration = Duration::from_millis(400);

#[test]
fn again_fails_before_the_first_session() {
    let told = Home::new().run(["again", "--plain"]);
    told.fails(1, &["you have not done a routine yet", "neckcare start NAME"]);
}

#[test]
fn again_starts_the_last_routine() {
    let home = Talk::in_a_desk_break().leave();
    let mut talk = Talk::with(home, &["again", "--plain"], &[]);
    let lines = talk.hear("n: no.");
    assert!(!lines.is_empty());
    let lines = talk.answer("n\n").hear("Press Space to start.");
    assert!(lines.iter().any(|line| line.starts_with("Desk break.")), "{lines:#?}");
}

#[test]
fn a_session_that_was_killed_is_offered_from_its_step() {
    let mut talk = Talk::in_a_desk_break();
    talk.type_in("n\n").hear("In.");
    talk.listen(LET_GO).type_in("n\n").hear("Neck glide");
    let mut talk = Talk::with(talk.kill(), &["--plain"], &[]);
    let lines = talk.hear("On: Desk break.");
    let offer = "Suggested: Desk break, to pick up where you left off.";
    assert!(lines.iter().any(|line| line == offer), "{lines:#?}");
}

#[test]
fn without_skips_steps_by_number_but_no_safety_steps() {
    let whole = neckcare("show suboccipital").well();
    assert!(whole.contains("  3. Skull-base circles"), "{whole}");
    let less = neckcare("show suboccipital --without 3,7").well();
    assert!(!less.contains("  3. Skull-base circles"), "{less}");
    for line in
        ["Left out: 3. Skull-base circles, because you left it out.", "Left out: 7. Neck glide"]
    {
        assert!(less.contains(line), "{less}");
    }
    neckcare("start suboccipital --plain --without 4")
        .fails(1, &["step 4, Check-in, is there for your safety"]);
    neckcare("script suboccipital --without 0").fails(1, &["there is no step 0", "from 1 to 8"]);
    neckcare("show suboccipital --without x").fails(2, &["'x'", "--without"]);
}

#[test]
fn warm_puts_the_warm_pack_first() {
    let mut talk = Talk::started(Home::new(), &["start", "desk-break", "--warm", "--plain"], &[]);
    let lines = talk.hear("Press Space to start.");
    assert!(lines.iter().any(|line| line.starts_with("Heat prep.")), "{lines:#?}");
}
