//! A terminal that shows nothing for a while holds up nothing else.

use crate::at_once::at_once;
use crate::pty::harness::{At, Neckcare, Session, ms, now, until};

/// In sound and state, however little of the picture comes through; at the quickest, since the machine may be busy.
#[test]
fn s_is_answered_by_ear_at_once_whatever_the_line_does() {
    at_once([("a thousand bytes a second", true), ("nothing", false)], |(line, is_read)| {
        let quickest = (0..3).map(|_| {
            let mut session = Neckcare::start("suboccipital").speaking().spawn();
            session.go_to(At::Play).press("n").wait_for_text("Belly breathing");
            if is_read { session.read_slowly() } else { session.look_away() }.listen(ms(800));
            assert!(!session.said().contains("Stop."), "{line}");
            let start = now();
            session.press("s");
            assert!(until(|| session.said().contains("Stop.")), "{line}: {}", session.said());
            let took = start.elapsed();
            session.look_back().wait_until(At::Stopped);
            took
        });
        let quickest = quickest.min().unwrap_or_default();
        assert!(quickest < ms(200), "{line}: {quickest:?}");
    });
}

#[test]
fn s_is_heard_while_nothing_can_be_shown() {
    let mut session = Neckcare::start("suboccipital").spawn();
    session.go_to(At::Play).press("n").wait_for_text("Belly breathing");
    session.look_away().listen(ms(1500));
    session.press("s").wait_until_read().listen(ms(500));
    // Nobody can have read the question yet, so that this answers nothing.
    session.press("f").wait_until_read();
    session.look_back().wait_until(At::Stopped).listen(ms(800));
    assert!(!session.text().contains("That's fine. Lower your hands."), "{session:?}");
    session.press("f").wait_for_text("That's fine. Lower your hands.").listen(ms(450));
    session.press("q");
    session.end().assert_code(0, "just stopping").assert_restored("a slow terminal");
}

#[test]
fn the_newest_screen_is_what_is_shown_at_last() {
    let mut session = Neckcare::start("suboccipital").spawn();
    session.go_to(At::Play).look_away().press("s").wait_until_read().listen(ms(300));
    session.look_back().wait_until(At::Stopped).wait_until_still().wait_until(At::Stopped);
}

/// A frame that is still on its way comes before the terminal is given back, or never.
#[test]
fn nothing_is_drawn_behind_what_gives_the_terminal_back() {
    at_once([At::Stopped, At::Help, At::Emergency, At::Paused], |at| {
        let mut session = Neckcare::start("suboccipital").spawn();
        session.go_to(at).look_away().resize(100, 40).listen(ms(50));
        session.press("\x03").listen(ms(100));
        session.look_back();
        session.end().assert_code(130, format!("{at:?}")).assert_restored(format!("{at:?}"));
    });
}

#[test]
fn it_leaves_although_nobody_reads() {
    at_once([(At::Ready, "q", 0), (At::Play, "\x03", 130)], |(at, key, code)| {
        let mut session = Neckcare::start("suboccipital").spawn();
        session.go_to(at).look_away().press(key);
        let ended = session.end();
        ended.assert_code(code, format!("{at:?}"));
        assert!(ended.took < ms(1700), "{at:?}: it took {:?}", ended.took);
    });
}

#[test]
fn the_modes_are_given_back_although_nobody_reads() {
    let mut session = Neckcare::start("suboccipital").spawn();
    session.go_to(At::Play).press("n").listen(ms(100));
    session.look_away().listen(ms(300));
    session.signal(rustix::process::Signal::TERM);
    let ended = session.end();
    ended.assert_code(143, "SIGTERM");
    assert!(ended.restored, "the modes are not as they were found");
}

/// How a session is watched from now on.
type Line = fn(&mut Session) -> &mut Session;

/// Between the lines of a lead-in, as on a line that keeps up; once in three times, since the machine may be busy.
#[test]
fn cues_are_on_time_whatever_the_line_does() {
    let gaps = |line: Line| {
        let mut session = Neckcare::start("suboccipital").speaking().spawn();
        session.go_to(At::Play).press("n").wait_for_text("Belly breathing");
        line(&mut session).press("n");
        let at = ["Belly breathing.", "Breathe in for four", "Let your belly"].map(|words| {
            assert!(until(|| session.said().contains(words)), "{words}: {}", session.said());
            now()
        });
        [at[1] - at[0], at[2] - at[1]]
    };
    let lines: [(&str, Line); 2] =
        [("a thousand bytes a second", Session::read_slowly), ("nothing", Session::look_away)];
    at_once(lines, |(name, line)| {
        let mut late = (0..3).map(|_| {
            let (here, there) = (gaps(|session| session), gaps(line));
            here.iter().zip(there).map(|(here, there)| here.abs_diff(there)).max().unwrap()
        });
        assert!(late.any(|late| late < ms(150)), "{name}");
    });
}
