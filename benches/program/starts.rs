//! Measures starts: the time until a program waits for its first key, or until it has printed everything and ended.
//!
//! The programs take turns, so that a machine that gets busier affects all of them equally.

use std::time::Duration;

use rustix::process::Pid;

use crate::answered;
use crate::figures::Figures;
use crate::harness::{Neckcare, cpu_time, is_over, ms, now, until};
use crate::homes::FilledHome;
use crate::process::cpu;
use crate::reference::{self, like_neckcare};

/// A text of the first screen.
const SOMETHING_OF_THE_MENU: &str = "Where is it tight?";

/// Starts every program this many times.
pub(crate) fn measure(turns: usize, figures: &mut Figures) {
    let (routines, sessions) = (FilledHome::of_routines(), FilledHome::of_sessions());
    let inside = |full: &FilledHome| full.inside().to_str().unwrap().to_owned();
    let (folder, file) = (inside(&routines), inside(&sessions));
    let ways: [(&str, &dyn Fn() -> [f64; 2]); 8] = [
        ("bare-start", &|| opens(like_neckcare(&["clock", "0"]), reference::RUNNING)),
        ("start", &|| opens(Neckcare::start("suboccipital"), answered::LEFT)),
        ("menu", &|| opens(Neckcare::menu(), SOMETHING_OF_THE_MENU)),
        ("menu-of-1000", &|| opens(menu_with("XDG_CONFIG_HOME", &routines), SOMETHING_OF_THE_MENU)),
        ("bare-tables", &|| ends(like_neckcare(&["tables", &folder]))),
        ("menu-after-100000", &|| {
            opens(menu_with("XDG_DATA_HOME", &sessions), SOMETHING_OF_THE_MENU)
        }),
        ("history", &|| ends(menu_with("XDG_DATA_HOME", &sessions).args(&["history"]))),
        ("bare-lines", &|| ends(like_neckcare(&["lines", &file]))),
    ];
    let mut samples = ways.map(|_| [Vec::new(), Vec::new()]);
    for _ in 0..turns {
        for ((_, way), samples) in ways.iter().zip(&mut samples) {
            samples.iter_mut().zip(way()).for_each(|(all, one)| all.push(one));
        }
    }
    for ((name, _), [cpu, wall]) in ways.iter().zip(samples) {
        figures.least(format!("{name}.cpu"), &cpu);
        figures.least(format!("{name}.wall"), &wall);
    }
}

fn menu_with(variable: &'static str, full: &FilledHome) -> Neckcare {
    Neckcare::menu().env(variable, full.path())
}

/// Returns the milliseconds of processor time until the program sleeps, and the milliseconds until the text is shown.
fn opens(program: Neckcare, text: &str) -> [f64; 2] {
    let start = now();
    let mut session = program.spawn();
    session.wait_for_text(text);
    let took = start.elapsed();
    session.read_for(ms(60));
    [millis(spent(session.pid())), millis(took)]
}

/// Returns the milliseconds of processor time and of wall time until the program has ended.
fn ends(program: Neckcare) -> [f64; 2] {
    let start = now();
    let session = program.spawn();
    assert!(until(|| is_over(session.pid())), "it does not end; {session:?}");
    let took = start.elapsed();
    [millis(spent(session.pid())), millis(took)]
}

/// Returns the processor time since the start. Threads that have ended, such as those that read files, count only in
/// whole hundredths of a second.
fn spent(pid: Pid) -> Duration {
    cpu(pid).max(cpu_time(pid))
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}
