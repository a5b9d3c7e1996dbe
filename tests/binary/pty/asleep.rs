//! Tests that a still screen costs nothing: no bytes, no processor time and no wake-ups.

use std::time::Duration;

use crate::pty::harness::{FIRST, KnownScreen, Neckcare, Session, cpu_time, ms, sleep_count};

type Way = fn(&mut Session);

/// Still screens, and functions that lead to them.
const STILL: &[(&str, Way)] = &[
    ("before the beginning", |session| _ = session.go_to(KnownScreen::Ready)),
    ("a pause", |session| _ = session.go_to(KnownScreen::Paused)),
    ("the question what made you stop", |session| _ = session.go_to(KnownScreen::Stopped)),
    ("the keys", |session| _ = session.go_to(KnownScreen::Help)),
    ("a pause with half a character", |session| {
        session.go_to(KnownScreen::Paused).send(b"\xc3").read_for(ms(60));
    }),
];

/// Returns the bytes, processor time and wake-ups of each program so far.
fn costs(all: &mut [(&'static str, Session)]) -> Vec<(&'static str, usize, Duration, u64)> {
    all.iter_mut()
        .map(|(name, session)| {
            session.read_for(ms(0));
            (*name, session.raw().len(), cpu_time(session.pid()), sleep_count(session.pid()))
        })
        .collect()
}

#[test]
fn still_screens_cost_nothing() {
    let mut all: Vec<(&'static str, Session)> = STILL
        .iter()
        .map(|(name, lead)| {
            // The picture on the ready screen moves for half a minute, unless motion is reduced.
            let mut session = Neckcare::start("suboccipital").args(&["--reduce-motion"]).spawn();
            lead(&mut session);
            (*name, session)
        })
        .collect();
    let mut body = Neckcare::menu().spawn();
    body.wait_for_text(FIRST);
    let menu = Neckcare::list();
    let mut after = Neckcare::start("suboccipital").rehearsed().spawn();
    after.go_to(KnownScreen::After);
    all.extend([("the body", body), ("the menu", menu), ("after the end", after)]);

    all[0].1.read_for(ms(150)); // lets the effects of the last key pass
    let before = costs(&mut all);
    all[0].1.read_for(ms(1000));
    for ((name, bytes, time, wakings), before) in costs(&mut all).into_iter().zip(before) {
        assert_eq!(bytes, before.1, "{name}: something is drawn");
        assert!(time <= before.2 + ms(10), "{name}: it costs processor time");
        assert_eq!(wakings, before.3, "{name}: it woke up although nothing happened");
    }
}

/// Play draws at most eight frames a second and sleeps between them.
#[test]
fn play_does_not_spin() {
    let mut session = Neckcare::start("suboccipital").spawn();
    session.go_to(KnownScreen::Play).press("n").wait_for_text("Belly breathing").read_for(ms(300));
    let (time, wakings) = (cpu_time(session.pid()), sleep_count(session.pid()));
    let came = session.read_for(ms(1000));
    let time = cpu_time(session.pid()).saturating_sub(time);
    let wakings = sleep_count(session.pid()) - wakings;
    assert!(!came.is_empty(), "nothing moves");
    assert!(came.len() < 8 << 10, "{} bytes a second", came.len());
    assert!(time < ms(400), "{time:?} of processor time a second");
    assert!(wakings < 60, "{wakings} wakings a second");
}
