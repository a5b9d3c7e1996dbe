//! Tests two terminals of one user: a symptom reported in one prevents massage in the other, on whatever screen it is.

use rustix::process::Signal;

use crate::answered;
use crate::at_once::at_once;
use crate::pty::harness::{FIRST, KnownScreen, Neckcare, Session, ms};

const ABOUT: &str = "About your last stop";
const GENTLE: &str = "Breathing and rest";

/// The screen of one program while the other one is stopped.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Stands {
    FirstQuestion,
    Ready,
    HelpOverReady,
    Play,
    HelpOverPlay,
    Paused,
}

const EVERYWHERE: [Stands; 6] = [
    Stands::FirstQuestion,
    Stands::Ready,
    Stands::HelpOverReady,
    Stands::Play,
    Stands::HelpOverPlay,
    Stands::Paused,
];

fn suboccipital() -> Session {
    Neckcare::start("suboccipital").spawn()
}

fn standing(stands: Stands) -> Session {
    let mut one = suboccipital();
    match stands {
        Stands::FirstQuestion => {
            one.wait_for_text(answered::LEFT).read_for(ms(450));
        }
        Stands::Ready => {
            one.go_to(KnownScreen::Ready);
        }
        Stands::HelpOverReady => {
            one.go_to(KnownScreen::Ready).press("?").wait_for_text("you feel unwell");
        }
        Stands::Play => {
            one.go_to(KnownScreen::Play);
        }
        Stands::HelpOverPlay => {
            one.go_to(KnownScreen::Help);
        }
        Stands::Paused => {
            one.go_to(KnownScreen::Paused);
        }
    }
    one
}

/// Starts a session of the same user in another terminal, stops it and reports dizziness.
fn dizzy_beside(one: &Session) -> Session {
    let mut other = Neckcare::start("suboccipital").sharing_home_of(one).spawn();
    other.go_to(KnownScreen::Stopped);
    names_dizzy(&mut other);
    other
}

fn names_dizzy(session: &mut Session) {
    session.read_for(ms(450));
    session.press("d").wait_for_text("normally.");
}

/// Returns the key that would begin or continue the session.
const fn onwards(stands: Stands) -> &'static str {
    match stands {
        Stands::FirstQuestion => "n",
        _ => " ",
    }
}

/// Answers that the symptom has not passed, and asserts that the lock, which allows only breathing and rest, is stored.
#[track_caller]
fn says_it_lasts(session: &mut Session, way: impl std::fmt::Debug) {
    session.wait_for_text(ABOUT).read_for(ms(450));
    session.press("n").wait_until(KnownScreen::Emergency).read_for(ms(450));
    assert_locked(session, way);
}

#[track_caller]
fn assert_locked(session: &Session, way: impl std::fmt::Debug) {
    let kept = session.kept("state/neckcare/standing.json");
    for lock in ["\"why\": \"dizzy\"", "\"why\": \"finished\""] {
        assert!(kept.contains(lock), "{way:?}: no {lock} in {kept}");
    }
}

#[test]
fn a_symptom_makes_the_other_terminal_ask_first() {
    at_once(EVERYWHERE, |stands| {
        let mut one = standing(stands);
        let _other = dizzy_beside(&one);
        one.press(onwards(stands)).wait_for_text(ABOUT);
        assert!(!KnownScreen::Play.is_shown_by(&one), "{stands:?}: {one:?}");
        says_it_lasts(&mut one, stands);
    });
}

#[test]
fn a_symptom_stops_the_session_in_the_other_terminal() {
    let mut one = standing(Stands::Play);
    let _other = dizzy_beside(&one);
    one.wait_for_text(ABOUT);
}

#[test]
fn answers_in_the_other_terminal_apply_without_asking_again() {
    at_once(EVERYWHERE, |stands| {
        let mut one = standing(stands);
        let mut other = dizzy_beside(&one);
        // "It is getting worse" ends the questions.
        other.read_for(ms(450));
        other.press("w").wait_until(KnownScreen::Emergency);
        one.press(onwards(stands));
        one.wait_for("something else", |screen| {
            let text = screen.contents();
            text.contains(GENTLE) || text.contains(answered::LEFT)
        });
        if one.text().contains(answered::LEFT) {
            one.read_for(ms(450));
            one.press("n");
        }
        one.wait_for_text(GENTLE);
        assert_locked(&one, stands);
    });
}

#[test]
fn just_stopping_here_does_not_cover_a_symptom_elsewhere() {
    let mut one = suboccipital();
    one.go_to(KnownScreen::Play);
    let mut other = Neckcare::start("suboccipital").sharing_home_of(&one).spawn();
    other.go_to(KnownScreen::Play);
    one.press("s").wait_until(KnownScreen::Stopped).read_for(ms(450));
    one.press("f").wait_for_text("That's fine. Lower your hands.").wait_for_text("c ");
    other.press("s").wait_until(KnownScreen::Stopped);
    names_dizzy(&mut other);
    drop(other); // killed before the next answer
    one.read_for(ms(450));
    one.press("c").wait_for("no way on", |screen| !screen.contents().contains("c continue"));
    one.wait_until_still();
    assert!(!KnownScreen::Play.is_shown_by(&one), "{one:?}");
    one.press("q");
    let mut next = Neckcare::start("suboccipital").sharing_home_of(&one).spawn();
    one.end();
    says_it_lasts(&mut next, "at the next start");
}

#[test]
fn the_next_terminal_asks_about_the_symptom_of_a_killed_program() {
    let mut one = suboccipital();
    one.go_to(KnownScreen::Stopped);
    names_dizzy(&mut one);
    one.signal(Signal::KILL);
    let mut next = Neckcare::start("suboccipital").sharing_home_of(&one).spawn();
    says_it_lasts(&mut next, "after SIGKILL");
}

/// Starts a shell with job control and runs neckcare with these arguments in it.
fn in_a_shell(line: &str) -> Session {
    let mut session = Neckcare::shell("/bin/sh -i").spawn();
    session.wait_for("a prompt", is_prompt);
    session.send(format!("{} {line}\n", env!("CARGO_BIN_EXE_neckcare")));
    session
}

fn is_prompt(screen: &vt100::Screen) -> bool {
    let text = screen.contents();
    !screen.alternate_screen() && text.trim_end().ends_with("PROMPT>")
}

#[track_caller]
fn suspend(session: &mut Session) {
    session.press("\x1a").wait_for("the prompt", is_prompt);
}

#[test]
fn a_menu_suspended_before_a_stop_offers_only_breathing_and_rest() {
    let mut shell = in_a_shell("--quiet");
    shell.wait_for_text(FIRST).press("l").wait_for_text("Suboccipital ease");
    suspend(&mut shell);
    shell.send(format!("{} start suboccipital --quiet\n", env!("CARGO_BIN_EXE_neckcare")));
    shell.go_to(KnownScreen::Stopped);
    names_dizzy(&mut shell);
    shell.read_for(ms(450));
    shell.press("w").wait_until(KnownScreen::Emergency).read_for(ms(450));
    shell.press("\r").wait_for_text("Don't massage").read_for(ms(450));
    shell.press("q").wait_for("the prompt", is_prompt);
    shell.send("fg %1\n").wait_for_text("Suboccipital ease").read_for(ms(450));
    shell.press("\r");
    for _ in 0..4 {
        shell.read_for(ms(800));
        if KnownScreen::Ready.is_shown_by(&shell) {
            break;
        }
        shell.press("n");
    }
    shell.wait_until(KnownScreen::Ready).wait_for_text(GENTLE).read_for(ms(450));
    shell.press(" ").wait_until(KnownScreen::Play);
    assert_locked(&shell, "after fg");
}

#[test]
fn a_session_suspended_before_a_stop_asks_when_it_comes_back() {
    at_once([KnownScreen::Ready, KnownScreen::Play, KnownScreen::Paused], |at| {
        let mut shell = in_a_shell("start suboccipital");
        shell.go_to(at);
        suspend(&mut shell);
        drop(dizzy_beside(&shell));
        shell.send("fg\n").wait_for_text(ABOUT);
        says_it_lasts(&mut shell, at);
    });
}

#[test]
fn a_program_suspended_at_the_stop_question_makes_the_next_one_ask() {
    let mut shell = in_a_shell("start suboccipital");
    shell.go_to(KnownScreen::Stopped);
    names_dizzy(&mut shell);
    suspend(&mut shell);
    let mut next = Neckcare::start("suboccipital").sharing_home_of(&shell).spawn();
    says_it_lasts(&mut next, "while the other is suspended");
}

#[test]
fn a_session_whose_terminal_was_closed_is_offered_again_after_a_question() {
    let mut one = suboccipital();
    one.go_to(KnownScreen::Play)
        .press("n")
        .wait_for("work", |screen| !screen.contents().contains("Get ready"));
    one.press("n").wait_for_text("Neck glide");
    let list = Neckcare::menu().sharing_home_of(&one);
    let gone = one.vanish();
    assert_eq!(gone.code, 129);
    let mut list = list.spawn();
    list.wait_for_text("where you left off").read_for(ms(450));
    assert!(list.kept("data/neckcare/history.jsonl").contains("\"outcome\":\"interrupted\""));
    list.press("\r").wait_for_text("Your last session was cut off.").read_for(ms(450));
    list.press("f");
    list.go_to(KnownScreen::Ready);
}
