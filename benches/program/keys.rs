//! From a key to the screen, while everything moves: a key that changes a word.

use crate::figures::Figures;
use crate::harness::{At, Neckcare, Session, ms, now};
use crate::reference::{self, like_neckcare};

/// Longer than a hand needs to press the same key again.
const BETWEEN: u64 = 150;

/// Somebody who presses a key over and over, and what can be read after each time.
struct Typist {
    name: &'static str,
    session: Session,
    key: &'static str,
    after: [&'static str; 2],
}

/// Both programs take turns; in each turn they get the key so many times.
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

/// Sound goes off and on again.
fn neckcare() -> Typist {
    let mut session = Neckcare::start("calm").spawn();
    session.go_to(At::Play);
    Typist { name: "key", session, key: "m", after: ["Sound off.", "Sound on."] }
}

/// Time stands still and goes on.
fn bare() -> Typist {
    let mut session = like_neckcare(&["clock", "8"]).spawn();
    session.wait_for_text(reference::RUNNING);
    let after = [reference::PAUSED, reference::RUNNING];
    Typist { name: "bare-key", session, key: " ", after }
}

impl Typist {
    /// Milliseconds of each press; an even number of them ends where it began.
    fn press_often(&mut self, presses: usize) -> Vec<f64> {
        let after = self.after.into_iter().cycle().take(presses);
        after
            .map(|word| {
                self.session.listen(ms(BETWEEN));
                let start = now();
                self.session.press(self.key).wait_for_text(word);
                start.elapsed().as_secs_f64() * 1000.0
            })
            .collect()
    }
}
