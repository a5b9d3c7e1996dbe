//! Measures the processor time, wake-ups and bytes of programs that run without input.
//!
//! All scenes run at the same time, so that other load on the machine affects all of them equally.

use std::time::{Duration, Instant};

use rustix::process::Pid;

use crate::figures::Figures;
use crate::harness::{KnownScreen, Neckcare, Session, ms, now, sleep_count};
use crate::process::{cpu, peak};
use crate::reference::{self, like_neckcare};

/// The length of each measurement and the number of measurements.
pub(crate) struct Pace {
    pub(crate) window: Duration,
    pub(crate) windows: usize,
}

/// The size of a usual window, and of a large one.
const USUAL: (u16, u16) = (80, 24);
const LARGE: (u16, u16) = (200, 60);

/// Frames a second: the most that neckcare draws, and one for each second of the clock.
const MOVING: &str = "8";
const STILL: &str = "1";

/// A program that has been brought to the state to measure.
struct Scene {
    name: &'static str,
    session: Session,
    /// A text that is on the screen as long as the program is in that state.
    shows: &'static str,
}

/// What a program has used up to a moment.
struct Costs {
    at: Instant,
    cpu: Duration,
    wakings: u64,
    bytes: usize,
}

/// Texts on the screen during a step (`then out for 6`, `circle  ━━──`), and during the lead-in before it.
const BREATH: &str = "then ";
const CIRCLES: &str = "circle  ";
const LEAD_IN: &str = "Next: ";

/// Brings every program to its state. Those that stay in it for the shortest time come last.
fn scenes() -> Vec<Scene> {
    let calm = || Neckcare::start("calm");
    let skull_base = || Neckcare::start("suboccipital");
    vec![
        clock("bar", MOVING, USUAL),
        clock("large-bar", MOVING, LARGE),
        clock("clock", STILL, USUAL),
        paused(),
        work("breath", calm(), USUAL, BREATH),
        work("still", calm().args(&["--reduce-motion"]), USUAL, BREATH),
        work("circles", skull_base(), USUAL, CIRCLES),
        work("large-circles", skull_base(), LARGE, CIRCLES),
    ]
}

fn clock(name: &'static str, frames: &str, (columns, rows): (u16, u16)) -> Scene {
    let mut session = like_neckcare(&["clock", frames]).size(columns, rows).spawn();
    session.wait_for_text(reference::RUNNING);
    Scene { name, session, shows: reference::RUNNING }
}

fn paused() -> Scene {
    let mut session = Neckcare::start("suboccipital").spawn();
    session.go_to(KnownScreen::Paused);
    Scene { name: "paused", session, shows: "Paused" }
}

/// Starts a session and skips ahead until `shows` is on the screen.
fn work(
    name: &'static str,
    program: Neckcare,
    (columns, rows): (u16, u16),
    shows: &'static str,
) -> Scene {
    let mut session = program.size(columns, rows).spawn();
    session.go_to(KnownScreen::Play);
    let mut scene = Scene { name, session, shows };
    while !scene.is_there() {
        scene.session.press("n").read_for(ms(300));
    }
    scene
}

impl Scene {
    fn pid(&self) -> Pid {
        self.session.pid()
    }

    fn costs(&mut self) -> Costs {
        self.session.read_for(Duration::ZERO);
        let bytes = self.session.raw().len();
        Costs { at: now(), cpu: cpu(self.pid()), wakings: sleep_count(self.pid()), bytes }
    }

    fn is_there(&self) -> bool {
        let text = self.session.text();
        text.contains(self.shows) && !text.contains(LEAD_IN)
    }
}

/// Measures all scenes.
pub(crate) fn measure(pace: &Pace, figures: &mut Figures) {
    let mut scenes = scenes();
    scenes[0].session.read_for(ms(1000)); // lets the effects of the last key pass
    let mut samples: Vec<[Vec<f64>; 3]> = scenes.iter().map(|_| Default::default()).collect();
    for _ in 0..pace.windows {
        let before: Vec<Costs> = scenes.iter_mut().map(Scene::costs).collect();
        scenes[0].session.read_for(pace.window);
        for ((scene, before), samples) in scenes.iter_mut().zip(before).zip(&mut samples) {
            let each = rates(&before, &scene.costs());
            samples.iter_mut().zip(each).for_each(|(all, one)| all.push(one));
        }
    }
    for (scene, [cpu, wakings, bytes]) in scenes.iter().zip(samples) {
        assert!(scene.is_there(), "{} is over too early; {:?}", scene.name, scene.session);
        figures.least(format!("{}.cpu", scene.name), &cpu);
        figures.middle(format!("{}.wakings", scene.name), &wakings);
        figures.middle(format!("{}.bytes", scene.name), &bytes);
        figures.middle(format!("{}.memory", scene.name), &[f64::from(peak(scene.pid())) / 1024.0]);
    }
}

/// Returns the milliseconds of processor time per minute, and the wake-ups and bytes per second.
#[expect(clippy::cast_precision_loss, reason = "counts of a few seconds")]
fn rates(before: &Costs, after: &Costs) -> [f64; 3] {
    let seconds = after.at.duration_since(before.at).as_secs_f64();
    [
        after.cpu.saturating_sub(before.cpu).as_secs_f64() * 1000.0 * 60.0 / seconds,
        (after.wakings - before.wakings) as f64 / seconds,
        (after.bytes - before.bytes) as f64 / seconds,
    ]
}
