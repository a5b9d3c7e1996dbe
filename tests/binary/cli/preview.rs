//! Tests the preview for authors: that it stores nothing, and that it refuses invalid arguments.

use crate::cli::support::{Home, PipedProgram};

#[test]
fn a_preview_stores_nothing_and_marks_every_line() {
    let rehearsed = [("NECKCARE_REHEARSE", "2026-03-02T10:00:00Z")];
    let args = ["start", "desk-break", "--plain", "--from", "2", "--speed", "4"];
    let mut talk = PipedProgram::with(Home::new(), &args, &rehearsed);
    let mut lines = talk.wait_for_line("hands off: preview. Preview. Hands off.");
    lines.extend(talk.wait_for_line("hands off: preview. That's the end."));
    assert!(lines.len() > 5, "{lines:#?}");
    for line in &lines {
        assert!(line.starts_with("hands off: preview. "), "{line}");
    }
    let home = talk.leave();
    assert!(home.stored().is_empty(), "{:?}", home.stored().keys());
    assert!(!home.path().join("config").exists());
}

#[test]
fn an_invalid_speed_or_step_is_refused_with_the_bounds() {
    let home = Home::new();
    for speed in ["0", "0.2", "21", "fast"] {
        let told = home.run(["start", "calm", "--plain", "--speed", speed]);
        assert_eq!(told.code, 2, "{}", told.err);
        assert!(told.err.contains("from 0.25 to 20"), "{}", told.err);
    }
    for step in ["0", "99"] {
        let told = home.run(["start", "calm", "--plain", "--from", step]);
        assert!(told.err.contains("numbers the steps from 1 to"), "{}", told.err);
    }
    let one = "format = 1\ntitle = \"One\"\ngoal = \"One\"\n[[step]]\nmove = \"settle\"\ntime = \"30s\"\n";
    home.file("one.toml", one);
    home.run(["start", "./one.toml", "--plain", "--from", "2"]).fails(1, &["has only step 1"]);
}
