//! Tests that a slow or blocked terminal delays nothing but the picture.

use crate::at_once::at_once;
use crate::pty::harness::{KnownScreen, Neckcare, Session, ms, now, until};

/// The fastest of three tries counts, because the machine may be busy.
#[test]
fn s_is_answered_aloud_within_200ms_on_a_slow_line() {
    at_once([("a thousand bytes a second", true), ("nothing", false)], |(line, is_read)| {
        let quickest = (0..3).map(|_| {
            let mut session = Neckcare::start("suboccipital").speaking().spawn();
            session.go_to(KnownScreen::Play).press("n").wait_for_text("Belly breathing");
            if is_read { session.read_slowly() } else { session.stop_reading() }.read_for(ms(800));
            assert!(!session.said().contains("Stop."), "{line}");
            let start = now();
            session.press("s");
            assert!(until(|| session.said().contains("Stop.")), "{line}: {}", session.said());
            let took = start.elapsed();
            session.resume_reading().wait_until(KnownScreen::Stopped);
            took
        });
        let quickest = quickest.min().unwrap_or_default();
        assert!(quickest < ms(200), "{line}: {quickest:?}");
    });
}

#[test]
fn s_stops_while_the_terminal_is_blocked() {
    let mut session = Neckcare::start("suboccipital").spawn();
    session.go_to(KnownScreen::Play).press("n").wait_for_text("Belly breathing");
    session.stop_reading().read_for(ms(1500));
    session.press("s").wait_until_read().read_for(ms(500));
    // The question has not been on the screen yet, so this key does not answer it.
    session.press("f").wait_until_read();
    session.resume_reading().wait_until(KnownScreen::Stopped).read_for(ms(800));
    assert!(!session.text().contains("That's fine. Lower your hands."), "{session:?}");
    session.press("f").wait_for_text("That's fine. Lower your hands.").read_for(ms(450));
    session.press("q");
    session.end().assert_code(0, "just stopping").assert_restored("a slow terminal");
}

#[test]
fn a_blocked_terminal_shows_the_latest_screen_in_the_end() {
    let mut session = Neckcare::start("suboccipital").spawn();
    session.go_to(KnownScreen::Play).stop_reading().press("s").wait_until_read().read_for(ms(300));
    session
        .resume_reading()
        .wait_until(KnownScreen::Stopped)
        .wait_until_still()
        .wait_until(KnownScreen::Stopped);
}

/// A frame that is still being written comes before the terminal is restored, or not at all.
#[test]
fn nothing_is_drawn_after_the_terminal_is_restored() {
    at_once(
        [KnownScreen::Stopped, KnownScreen::Help, KnownScreen::Emergency, KnownScreen::Paused],
        |at| {
            let mut session = Neckcare::start("suboccipital").spawn();
            session.go_to(at).stop_reading().resize(100, 40).read_for(ms(50));
            session.press("\x03").read_for(ms(100));
            session.resume_reading();
            session.end().assert_code(130, format!("{at:?}")).assert_restored(format!("{at:?}"));
        },
    );
}

#[test]
fn the_program_ends_although_the_terminal_is_blocked() {
    at_once([(KnownScreen::Ready, "q", 0), (KnownScreen::Play, "\x03", 130)], |(at, key, code)| {
        let mut session = Neckcare::start("suboccipital").spawn();
        session.go_to(at).stop_reading().press(key);
        let ended = session.end();
        ended.assert_code(code, format!("{at:?}"));
        assert!(ended.took < ms(1700), "{at:?}: it took {:?}", ended.took);
    });
}

#[test]
fn the_modes_are_restored_although_the_terminal_is_blocked() {
    let mut session = Neckcare::start("suboccipital").spawn();
    session.go_to(KnownScreen::Play).press("n").read_for(ms(100));
    session.stop_reading().read_for(ms(300));
    session.signal(rustix::process::Signal::TERM);
    let ended = session.end();
    ended.assert_code(143, "SIGTERM");
    assert!(ended.restored, "the modes are not as they were found");
}

/// A function that sets how the session's output is read.
type Line = fn(&mut Session) -> &mut Session;

/// Compares the gaps between the lines of a lead-in with those on a fast line. One good try in three is enough, because
/// the machine may be busy.
#[test]
fn cues_are_on_time_on_a_slow_line() {
    let gaps = |line: Line| {
        let mut session = Neckcare::start("suboccipital").speaking().spawn();
        session.go_to(KnownScreen::Play).press("n").wait_for_text("Belly breathing");
        line(&mut session).press("n");
        let at = ["Belly breathing.", "Breathe in for four", "Let your belly"].map(|words| {
            assert!(until(|| session.said().contains(words)), "{words}: {}", session.said());
            now()
        });
        [at[1] - at[0], at[2] - at[1]]
    };
    let lines: [(&str, Line); 2] =
        [("a thousand bytes a second", Session::read_slowly), ("nothing", Session::stop_reading)];
    at_once(lines, |(name, line)| {
        let mut late = (0..3).map(|_| {
            let (here, there) = (gaps(|session| session), gaps(line));
            here.iter().zip(there).map(|(here, there)| here.abs_diff(there)).max().unwrap()
        });
        assert!(late.any(|late| late < ms(150)), "{name}");
    });
}
