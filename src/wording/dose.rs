//! Puts a dose into words for people who have never seen a routine file: "10 slow circles, one every 2 seconds".

use std::time::Duration;

use crate::routine::body::Motion;
use crate::routine::breath::{Breath, Phase};
use crate::routine::dose::{Dose, Pressure, Times};
use crate::routine::duration::{self, spoken};
use crate::routine::keyword::Keyword;

/// The pace from which a stroke is called slow.
const SLOW: Duration = Duration::from_secs(2);

/// Returns a dose in plain words; `spots` is the number of places among which strokes are divided.
pub fn dose(given: Dose, motion: Motion, spots: u32) -> String {
    match given {
        Dose::Time(time) => spoken(time.get()),
        Dose::Cycles(cycles, pattern) => {
            let breaths = if cycles.get() == 1 { "breath" } else { "breaths" };
            format!("{} slow {breaths}, {}", cycles.get(), breath(pattern))
        }
        Dose::Strokes(count, pace) => {
            let (count, pace) = (count.get(), pace.get());
            let done = format!("{}{}", strokes(count, pace, motion), every(count, pace, motion));
            format!("{done}{}", shared(count, spots))
        }
        Dose::Hold(hold, Times::ONCE, _) => format!("hold for {}", exact(hold.get())),
        Dose::Hold(hold, times, release) => {
            let (length, rest) = (exact(hold.get()), exact(release.get()));
            let often = match times.get() {
                2 => "twice".to_owned(),
                more => format!("{more} times"),
            };
            format!("hold for {length}, {often}, resting {rest} in between")
        }
    }
}

/// Returns a breath in words: "in for 4 seconds and out for 6", "in for 5.5 seconds and out for 5.5".
pub fn breath(pattern: Breath) -> String {
    let phase = |(phase, length): (Phase, Duration)| {
        let seconds = duration::words(length);
        let seconds = seconds.trim_end_matches('s');
        match phase {
            Phase::Inhale => format!("in for {seconds} seconds"),
            Phase::Held => format!(", hold for {seconds}"),
            Phase::Exhale => format!(" and out for {seconds}"),
        }
    };
    pattern.phases().map(phase).collect()
}

/// Returns a pressure in words: "light, at most 2 out of 10".
pub fn pressure(pressure: Pressure) -> String {
    format!("{}, at most {} out of 10", pressure.word(), pressure.ceiling())
}

/// Returns the number of strokes in words: "10 slow circles", or "10 times" if a stroke has no name.
fn strokes(count: u32, pace: Duration, motion: Motion) -> String {
    let slow = if pace >= SLOW { "slow " } else { "" };
    match (count, noun(motion)) {
        (1, None) => "once".to_owned(),
        (_, None) => format!("{count} times"),
        (1, Some(noun)) => format!("1 {slow}{noun}"),
        (_, Some(noun)) => format!("{count} {slow}{noun}s"),
    }
}

/// Returns how soon the next stroke begins; nothing if there is none.
fn every(count: u32, pace: Duration, motion: Motion) -> String {
    let one = if noun(motion).is_some() { "one" } else { "once" };
    match count {
        1 => String::new(),
        _ if pace == Duration::from_secs(1) => format!(", {one} every second"),
        _ => format!(", {one} every {}", exact(pace)),
    }
}

/// Returns how strokes are shared out among spots.
fn shared(count: u32, spots: u32) -> String {
    match spots.min(count) {
        0 | 1 => String::new(),
        spots if count.is_multiple_of(spots) => {
            format!(", {} on each of {spots} spots", count / spots)
        }
        spots => format!(", shared out among {spots} spots"),
    }
}

/// Returns the name of one stroke, in the singular.
const fn noun(motion: Motion) -> Option<&'static str> {
    Some(match motion {
        Motion::GlideDown | Motion::SweepOut => "stroke",
        Motion::SqueezeInward => "squeeze",
        Motion::Circles | Motion::CirclesOutward | Motion::BallCircle => "circle",
        Motion::ToAndFro => "rub",
        Motion::RollShoulders | Motion::BallRoll => "roll",
        Motion::Nod => "nod",
        Motion::HalfMoon => "half-moon",
        Motion::Sway => "sway",
        Motion::Gather
        | Motion::PressHold
        | Motion::RestHands
        | Motion::Tilt
        | Motion::Turn
        | Motion::ChinDown
        | Motion::Armpit
        | Motion::ChinBack
        | Motion::LookUp
        | Motion::Pack
        | Motion::Wipe
        | Motion::Breathe
        | Motion::Still => return None,
    })
}

/// Returns a length of time that is not rounded: "1.5 seconds".
fn exact(time: Duration) -> String {
    if time.subsec_millis() == 0 {
        return spoken(time);
    }
    format!("{} seconds", duration::words(time).trim_end_matches('s'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::routine::dose::Strokes;

    fn seconds(seconds: f64) -> Duration {
        Duration::from_secs_f64(seconds)
    }

    fn time(length: f64) -> Dose {
        Dose::Time(seconds(length).try_into().unwrap())
    }

    fn cycles(count: i64, breath: Breath) -> Dose {
        Dose::Cycles(count.try_into().unwrap(), breath)
    }

    fn breath_of(pattern: &str) -> Breath {
        Breath::parse(pattern).unwrap()
    }

    fn stroked(count: i64, pace: f64) -> Dose {
        Dose::Strokes(count.try_into().unwrap(), seconds(pace).try_into().unwrap())
    }

    fn held(hold: f64, times: i64, release: f64) -> Dose {
        Dose::Hold(
            seconds(hold).try_into().unwrap(),
            times.try_into().unwrap(),
            seconds(release).try_into().unwrap(),
        )
    }

    #[test]
    fn every_kind_of_dose_is_said_in_plain_words() {
        use Motion::{Circles, Gather, GlideDown, PressHold, Still};
        for (given, motion, spots, words) in [
            (time(1.0), Still, 1, "1 second"),
            (time(90.0), Still, 1, "1 minute 30 seconds"),
            (
                cycles(1, breath_of("4-4")),
                Still,
                1,
                "1 slow breath, in for 4 seconds and out for 4",
            ),
            (
                cycles(3, Breath::FOUR_SIX),
                Still,
                1,
                "3 slow breaths, in for 4 seconds and out for 6",
            ),
            (
                cycles(6, breath_of("5.5-5.5")),
                Still,
                1,
                "6 slow breaths, in for 5.5 seconds and out for 5.5",
            ),
            (
                cycles(4, Breath::FOUR_SEVEN_EIGHT),
                Still,
                1,
                "4 slow breaths, in for 4 seconds, hold for 7 and out for 8",
            ),
            (stroked(10, 2.0), Circles, 1, "10 slow circles, one every 2 seconds"),
            (stroked(1, 6.0), GlideDown, 1, "1 slow stroke"),
            (stroked(9, 1.0), Circles, 1, "9 circles, one every second"),
            (stroked(20, 1.5), Circles, 1, "20 circles, one every 1.5 seconds"),
            (stroked(5, 4.0), Gather, 1, "5 times, once every 4 seconds"),
            (stroked(1, 4.0), Gather, 1, "once"),
            (
                stroked(30, 2.0),
                Circles,
                3,
                "30 slow circles, one every 2 seconds, 10 on each of 3 spots",
            ),
            (
                stroked(10, 2.0),
                Circles,
                3,
                "10 slow circles, one every 2 seconds, shared out among 3 spots",
            ),
            (stroked(1, 2.0), Circles, 3, "1 slow circle"),
            (held(15.0, 1, 5.0), PressHold, 1, "hold for 15 seconds"),
            (held(7.5, 1, 5.0), PressHold, 1, "hold for 7.5 seconds"),
            (
                held(20.0, 2, 10.0),
                PressHold,
                1,
                "hold for 20 seconds, twice, resting 10 seconds in between",
            ),
            (
                held(15.0, 3, 60.0),
                PressHold,
                1,
                "hold for 15 seconds, 3 times, resting 1 minute in between",
            ),
        ] {
            assert_eq!(dose(given, motion, spots), words);
        }
    }

    #[test]
    fn strokes_of_every_motion_are_said_in_plain_words() {
        for &motion in Motion::ALL {
            let many: Strokes = 12.try_into().unwrap();
            let words = dose(Dose::Strokes(many, seconds(2.5).try_into().unwrap()), motion, 1);
            assert!(words.starts_with("12 ") && words.ends_with(" every 2.5 seconds"), "{words}");
        }
    }

    #[test]
    fn pressure_is_said_with_its_maximum() {
        assert_eq!(pressure(Pressure::Light), "light, at most 2 out of 10");
    }
}
