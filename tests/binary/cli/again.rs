//! Tests `neckcare again`, the offer to continue after an interruption, and the flags `--without` and `--warm`.

use crate::cli::support::{Home, PipedProgram, neckcare};

#[test]
fn again_fails_before_the_first_session() {
    let told = Home::new().run(["again", "--plain"]);
    told.fails(1, &["you have not done a routine yet", "neckcare start NAME"]);
}

#[test]
fn again_starts_the_last_routine() {
    let home = PipedProgram::in_a_desk_break().leave();
    let mut talk = PipedProgram::with(home, &["again", "--plain"], &[]);
    let lines = talk.wait_for_line("n: no.");
    assert!(!lines.is_empty());
    let lines = talk.answer("n\n").wait_for_line("Press Space to start.");
    assert!(lines.iter().any(|line| line.starts_with("Desk break.")), "{lines:#?}");
}

#[test]
fn a_session_that_was_killed_is_offered_from_its_step() {
    let mut talk = PipedProgram::in_a_desk_break();
    talk.go_to_the_neck_glide();
    let mut talk = PipedProgram::with(talk.kill(), &["--plain"], &[]);
    let lines = talk.wait_for_line("On: Desk break.");
    let offer = "Suggested: Desk break, to pick up where you left off.";
    assert!(lines.iter().any(|line| line == offer), "{lines:#?}");
}

#[test]
fn without_skips_steps_by_number_but_no_safety_steps() {
    let whole = neckcare("show suboccipital").succeeds();
    let steps: Vec<&str> = whole
        .lines()
        .filter_map(|line| line.split_once(':')?.1.split_once("  "))
        .map(|(_, step)| step)
        .collect();
    let number = |title: &str| {
        let step = steps.iter().rfind(|step| step.contains(title)).expect(&whole);
        step.split('.').next().unwrap()
    };
    let (circles, glide, check) =
        (number("Skull-base circles"), number("Neck glide"), number("Check-in"));
    let less = neckcare(&format!("show suboccipital --without {circles},{glide}")).succeeds();
    assert!(!less.contains(&format!("  {circles}. Skull-base circles")), "{less}");
    for line in [
        format!("Left out: {circles}. Skull-base circles, because you left it out."),
        format!("Left out: {glide}. Neck glide"),
    ] {
        assert!(less.contains(&line), "{less}");
    }
    neckcare(&format!("start suboccipital --plain --without {check}"))
        .fails(1, &[&format!("step {check}, Check-in, is there for your safety")]);
    let last = number("Closing rest");
    neckcare("script suboccipital --without 0")
        .fails(1, &["there is no step 0", &format!("from 1 to {last}")]);
    neckcare("show suboccipital --without x").fails(2, &["'x'", "--without"]);
}

#[test]
fn warm_puts_the_warm_pack_first() {
    let mut talk =
        PipedProgram::started(Home::new(), &["start", "desk-break", "--warm", "--plain"], &[]);
    let lines = talk.wait_for_line("Press Space to start.");
    assert!(lines.iter().any(|line| line.starts_with("Warm pack.")), "{lines:#?}");
}
