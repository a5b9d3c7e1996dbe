//! Measures the time from a key press to the changed word on the screen, while the picture moves.

use crate::figures::Figures;
use crate::harness::{KnownScreen, Neckcare, Session, ms, now};
use crate::reference::{self, like_neckcare};

/// Milliseconds between two presses, longer than a person needs to press the same key again.
const BETWEEN: u64 = 150;

/// A user who presses the same key again and again, with the two texts that it shows in turn.
struct Typist {
    name: &'static str,
    session: Session,
    key: &'static str,
    after: [&'static str; 2],
}

/// Measures both programs in turns, with `presses` key presses in each turn.
pub(crate) fn measure(turns: usize, presses: usize, figures: &mut Figures) {
    let mut typists = [bare(), neckcare()];
    let mut samples = [[Vec::new(), Vec::new()], [Vec::new(), Vec::new()]];
    for _ in 0..turns {
        for (typist, [median, late]) in typists.iter_mut().zip(&mut samples) {
            let mut times = typist.press_often(presses);
            times.sort_by(f64::total_cmp);
            median.push(times[presses / 2]);
            late.push(times[presses * 95 / 100]);
        }
    }
    for (typist, [median, late]) in typists.iter().zip(samples) {
        figures.least(format!("{}.p50", typist.name), &median);
        figures.least(format!("{}.p95", typist.name), &late);
    }
}

/// Starts neckcare, where the key turns the sound off and on.
fn neckcare() -> Typist {
    let mut session = Neckcare::start("calm").spawn();
    session.go_to(KnownScreen::Play);
    Typist { name: "key", session, key: "m", after: ["Sound off.", "Sound on."] }
}

/// Starts the reference, where the key pauses and resumes the clock.
fn bare() -> Typist {
    let mut session = like_neckcare(&["clock", "8"]).spawn();
    session.wait_for_text(reference::RUNNING);
    let after = [reference::PAUSED, reference::RUNNING];
    Typist { name: "bare-key", session, key: " ", after }
}

impl Typist {
    /// Returns the milliseconds of each press. After an even number of presses the program is back in its first state.
    fn press_often(&mut self, presses: usize) -> Vec<f64> {
        let after = self.after.into_iter().cycle().take(presses);
        after
            .map(|word| {
                self.session.read_for(ms(BETWEEN));
                let start = now();
                self.session.press(self.key).wait_for_text(word);
                start.elapsed().as_secs_f64() * 1000.0
            })
            .collect()
    }
}
