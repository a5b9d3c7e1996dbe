//! Tests the program in a shell with job control: Ctrl-Z restores the terminal, and `fg` takes it again.

use rustix::process::{Signal, kill_process};

use crate::at_once::at_once;
use crate::pty::harness::{
    KnownScreen, LEAVE, Neckcare, Session, count, is_over, is_stopped, lossy, ms, text, until,
};

const PROMPT: &str = "PROMPT> ";
const ENTER: &str = "\x1b[?1049h";

/// Shells that are installed nearly everywhere: one with its own line editing, one without.
const SHELLS: &[&str] = &["/bin/sh -i", "/bin/bash --norc --noprofile --noediting -i"];

fn prompts(screen: &vt100::Screen) -> usize {
    screen.contents().matches(PROMPT.trim_end()).count()
}

/// Starts the program in a shell and begins a session. Also returns the shell's input modes.
fn under(shell: &'static str) -> (Session, String) {
    under_at(shell, "", KnownScreen::Play)
}

fn under_at(shell: &'static str, options: &str, at: KnownScreen) -> (Session, String) {
    let mut session = Neckcare::shell(shell).spawn();
    session.wait_for("a prompt", |screen| prompts(screen) == 1);
    let sane = session.modes();
    session.send(format!("{} start suboccipital {options}\n", env!("CARGO_BIN_EXE_neckcare")));
    session.go_to(at);
    (session, sane)
}

fn is_back(screen: &vt100::Screen) -> bool {
    !screen.alternate_screen() && !screen.hide_cursor() && prompts(screen) >= 2
}

fn shells() -> impl Iterator<Item = &'static str> {
    let is_there = |shell: &&str| std::path::Path::new(shell.split(' ').next().unwrap()).exists();
    SHELLS.iter().copied().filter(is_there)
}

#[test]
fn ctrl_z_restores_the_terminal_and_fg_shows_the_same_screen() {
    at_once(shells(), |shell| {
        let (mut session, sane) = under(shell);
        session.press("w").press(" ").wait_until(KnownScreen::Paused).wait_until_still();
        let shown = session.text();
        session.press("\x1a").wait_for("the prompt", is_back);
        assert!(until(|| session.modes() == sane), "{shell}: the prompt has other modes");
        assert!(!session.screen().bracketed_paste());
        assert_eq!(count(session.raw(), LEAVE), 1);
        session.send("echo he''re\n").wait_for_text("\nhere");
        session.send("fg\n").wait_for("the same screen", |screen| text(screen) == shown);
        assert_eq!(count(session.raw(), ENTER), 2);
        assert_ne!(session.modes(), sane);
        session.press("s").wait_until(KnownScreen::Stopped).read_for(ms(450));
        session.press("q").wait_for("the prompt", is_back);
        assert!(until(|| session.modes() == sane), "{shell}: the prompt has other modes");
        assert_eq!(count(session.raw(), LEAVE), 2);
        session.send("exit\n");
        session.end();
    });
}

#[test]
fn a_suspended_session_comes_back_paused() {
    at_once(shells(), |shell| {
        let (mut session, _) = under(shell);
        session.press("n").read_for(ms(100));
        let left = session.time_left();
        session.press("\x1a").wait_for("the prompt", is_back).read_for(ms(1200));
        session.send("fg\n").wait_until(KnownScreen::Paused);
        assert!(left <= session.time_left() + ms(1000), "time went on meanwhile: {session:?}");
    });
}

#[test]
fn sigtstp_suspends_and_sigterm_ends_the_program() {
    at_once(shells(), |shell| {
        let (mut session, sane) = under(shell);
        let program = session.in_front();
        for times in 1..=2 {
            kill_process(program, Signal::TSTP).unwrap();
            session.wait_for("the prompt", is_back);
            assert!(until(|| is_stopped(program)), "{shell}: it runs on in the background");
            assert!(until(|| session.modes() == sane));
            session.send("fg\n").wait_until(KnownScreen::Paused);
            assert_eq!(count(session.raw(), LEAVE), times);
        }
        kill_process(program, Signal::TERM).unwrap();
        session.wait_for("the prompt", is_back);
        session.send("echo co''de $?\n").wait_for_text("code 143");
    });
}

/// SIGSTOP cannot be caught, so the terminal is not restored, but `fg` must draw the whole screen again.
#[test]
fn the_screen_is_whole_after_sigstop_and_fg() {
    at_once(shells(), |shell| {
        let (mut session, _) = under(shell);
        let program = session.in_front();
        session.press("w").press(" ").wait_until(KnownScreen::Paused);
        kill_process(program, Signal::STOP).unwrap();
        assert!(until(|| is_stopped(program)));
        assert!(until(|| session.in_front() != program));
        session.read_for(ms(50));
        session.send("fg\n").wait_for_bytes(ENTER, 2);
        session.wait_until(KnownScreen::Paused).press("s").wait_until(KnownScreen::Stopped);
    });
}

#[test]
fn the_program_waits_in_the_background() {
    at_once(shells(), |shell| {
        let (mut session, _) = under(shell);
        let program = session.in_front();
        session.press("\x1a").wait_for("the prompt", is_back);
        session.send("bg\n").read_for(ms(300));
        assert!(until(|| is_stopped(program)), "{shell}: it draws in the background");
        assert_eq!(count(session.raw(), ENTER), 1);
        session.send("echo he''re\n").wait_for_text("\nhere");
        session.send("fg\n").wait_until(KnownScreen::Paused);
    });
}

#[test]
fn sigterm_while_suspended_does_not_take_the_screen() {
    at_once(shells(), |shell| {
        let (mut session, sane) = under(shell);
        let program = session.in_front();
        session.press("\x1a").wait_for("the prompt", is_back);
        kill_process(program, Signal::TERM).unwrap();
        kill_process(program, Signal::CONT).unwrap();
        assert!(until(|| is_over(program)), "{shell}: it is still there");
        session.read_for(ms(50));
        assert_eq!((count(session.raw(), ENTER), count(session.raw(), LEAVE)), (1, 1), "{shell}");
        assert_eq!(session.modes(), sane, "{shell}");
    });
}

/// The picture on the ready screen moves, so the next image is a different one.
#[test]
fn sigterm_while_suspended_shows_no_image() {
    at_once([600, 900, 1200, 1500], |time| {
        let (mut session, _) = under_at(SHELLS[0], "--picture pixels", KnownScreen::Ready);
        let program = session.in_front();
        session.press("\x1a").wait_for("the prompt", is_back).read_for(ms(time));
        kill_process(program, Signal::TERM).unwrap();
        kill_process(program, Signal::CONT).unwrap();
        assert!(until(|| is_over(program)), "it is still there after {time} ms");
        session.read_for(ms(50));
        let raw = lossy(session.raw());
        assert!(
            !raw.rsplit(LEAVE).next().unwrap().contains("\x1b_G"),
            "after {time} ms: {session:?}"
        );
    });
}

#[test]
fn closing_the_terminal_while_suspended_ends_the_program() {
    at_once(shells(), |shell| {
        let (mut session, _) = under(shell);
        let program = session.in_front();
        session.press("\x1a").wait_for("the prompt", is_back);
        session.close_terminal();
        assert!(until(|| is_over(program)), "{shell}: it is still there");
    });
}

#[test]
fn without_a_shell_ctrl_z_only_pauses() {
    let mut session = Neckcare::start("suboccipital").spawn();
    session.go_to(KnownScreen::Play).press("\x1a").wait_until(KnownScreen::Paused);
    assert!(!is_stopped(session.pid()));
    session.signal(Signal::TSTP).read_for(ms(100));
    assert!(!is_stopped(session.pid()));
    session.signal(Signal::CONT).read_for(ms(100));
    session.press("s").wait_until(KnownScreen::Stopped).press("\x03");
    let ended = session.end();
    ended.assert_code(130, "Ctrl-C");
    assert_eq!(count(&ended.raw, LEAVE), 1);
    assert!(ended.restored);
}
