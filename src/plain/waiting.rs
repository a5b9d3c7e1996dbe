//! The lines that are still to be printed: at most one in three seconds, so that a screen reader can finish each.

use std::collections::VecDeque;
use std::time::Duration;

use super::pace::APART;
use super::{News, READ_OUT, is_volatile};

/// Lines that wait for their turn.
#[derive(Debug, Clone)]
pub struct Waiting {
    /// From one line to the next.
    apart: Duration,
    /// When a line was printed last.
    last: Option<Duration>,
    /// What the guidance says, and where in the plan that was.
    guidance: Option<(Duration, String)>,
    /// What went wrong outside, which no key takes back.
    trouble: VecDeque<String>,
    told: Vec<String>,
    /// Why a key changed nothing; when it was said last.
    note: Option<String>,
    noted: Option<(Duration, String)>,
    /// What is on the screen.
    lines: VecDeque<String>,
    /// The first line of what is on the screen, which names the keys, is still to come.
    is_new: bool,
}

impl Default for Waiting {
    fn default() -> Self {
        Self::apart(APART)
    }
}

impl Waiting {
    /// Lines that come so far apart.
    pub const fn apart(apart: Duration) -> Self {
        Self {
            apart,
            last: None,
            guidance: None,
            trouble: VecDeque::new(),
            told: Vec::new(),
            note: None,
            noted: None,
            lines: VecDeque::new(),
            is_new: false,
        }
    }

    /// Another screen, or some lines of the same one. What the same one does not say any more is dropped; `walks` is whether
    /// somebody who chooses another line reads on by themselves.
    pub fn show(&mut self, news: &News<'_>, screen: &[String], walks: bool) {
        let moved = news.lines.iter().any(|line| is_volatile(line));
        if news.is_other {
            (self.note, self.noted) = (None, None);
        }
        if news.is_other || walks && moved {
            self.lines.clear();
        }
        self.lines.retain(|line| screen.contains(line));
        for line in
            news.lines.iter().rev().filter(|line| !self.told.iter().any(|told| told == *line))
        {
            self.lines.push_front((*line).to_owned());
        }
        self.is_new = if news.is_other { !self.lines.is_empty() } else { self.is_new };
    }

    /// Why a key changed nothing. Of keys that follow each other closely, one is answered.
    pub fn refuse(&mut self, note: String, now: Duration) {
        // That somebody should listen on is said once: said between all lines, it would keep them from doing so.
        let is_answered = self.noted.as_ref().is_some_and(|(at, noted)| {
            *noted == note && (note == READ_OUT || now < *at + self.apart)
        });
        if !is_answered {
            self.lines.retain(|line| !note.contains(line));
            self.note = Some(note);
        }
    }

    /// Something went wrong outside.
    pub fn warn(&mut self, words: &str) {
        if !self.told.iter().any(|told| told == words) {
            self.told.push(words.to_owned());
            self.trouble.push_back(words.to_owned());
        }
    }

    /// Words of the guidance at a point of the plan; what of it still waits is said with them.
    pub fn guide(&mut self, at: Duration, words: &str) {
        let before = self.guidance.take().filter(|(before, _)| is_near(*before, at));
        let before = before.map_or_else(String::new, |(_, before)| format!("{before} "));
        self.guidance = Some((at, before + words));
    }

    /// A line was printed out of turn: what was stopped, or what a key in a session did.
    pub const fn said(&mut self, now: Duration) {
        self.last = Some(now);
    }

    /// Nothing of what waits is of use any more.
    pub fn drop_all(&mut self) {
        let (trouble, told) = (std::mem::take(&mut self.trouble), std::mem::take(&mut self.told));
        *self = Self { last: self.last, trouble, told, ..Self::apart(self.apart) };
    }

    /// The line whose turn it is. `here` is where the plan is by now: words of the guidance for another place are dropped.
    pub fn next(&mut self, here: Option<Duration>, now: Duration) -> Option<String> {
        if self.last.is_some_and(|last| now < last + self.apart) {
            return None;
        }
        let line = self.first(here, now)?;
        self.last = Some(now);
        Some(line)
    }

    fn first(&mut self, here: Option<Duration>, now: Duration) -> Option<String> {
        let is_here = |at: Duration| here.is_some_and(|here| is_near(at, here));
        let guidance = self.guidance.take().filter(|(at, _)| is_here(*at));
        if let Some((_, words)) = guidance {
            return Some(words);
        }
        // Never between a stop and its first question.
        if !self.is_new
            && let Some(line) = self.trouble.pop_front()
        {
            return Some(line);
        }
        if let Some(note) = self.note.take_if(|_| !self.is_new) {
            self.noted = Some((now, note.clone()));
            return Some(note);
        }
        self.is_new = false;
        self.lines.pop_front()
    }

    /// What is still to be told at the end: what went wrong, and everything else only where `all` of it is wanted.
    pub fn rest(&mut self, all: bool) -> Vec<String> {
        let lines = std::mem::take(&mut self.lines).into_iter().filter(|_| all);
        self.trouble.drain(..).chain(lines).collect()
    }

    /// Whether the keys that answer have been named.
    pub const fn has_begun(&self) -> bool {
        !self.is_new
    }

    /// Whether there is nothing more to print.
    pub fn is_empty(&self) -> bool {
        self.guidance.is_none()
            && self.trouble.is_empty()
            && self.note.is_none()
            && self.lines.is_empty()
    }

    /// When the next line is due.
    pub fn due(&self) -> Option<Duration> {
        (!self.is_empty()).then(|| self.last.map_or(Duration::ZERO, |last| last + self.apart))
    }
}

/// Whether somebody who is here in the plan has not gone away from there.
fn is_near(there: Duration, here: Duration) -> bool {
    (there..=there + APART * 2).contains(&here)
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn at(millis: u64) -> Duration {
        Duration::from_millis(millis)
    }

    fn asked(waiting: &mut Waiting, lines: &[&str]) {
        let screen: Vec<String> = lines.iter().map(|line| (*line).to_owned()).collect();
        waiting.show(&News { is_other: true, lines: lines.to_vec() }, &screen, false);
    }

    fn next(waiting: &mut Waiting, millis: u64) -> Option<String> {
        waiting.next(None, at(millis))
    }

    #[test]
    fn lines_come_one_in_three_seconds_and_the_first_names_the_keys() {
        let mut waiting = Waiting::default();
        asked(&mut waiting, &["keys", "one", "two"]);
        assert!(!waiting.has_begun());
        assert_eq!(next(&mut waiting, 0).as_deref(), Some("keys"));
        assert!(waiting.has_begun());
        assert_eq!([next(&mut waiting, 0), next(&mut waiting, 2999)], [None, None]);
        assert_eq!(waiting.due(), Some(at(3000)));
        assert_eq!(next(&mut waiting, 3000).as_deref(), Some("one"));
        assert_eq!(next(&mut waiting, 6000).as_deref(), Some("two"));
        assert_eq!((next(&mut waiting, 9000), waiting.due()), (None, None));
    }

    #[test]
    fn an_answer_drops_what_still_waits() {
        let mut waiting = Waiting::default();
        asked(&mut waiting, &["keys", "one"]);
        next(&mut waiting, 0);
        asked(&mut waiting, &["other keys"]);
        assert_eq!(next(&mut waiting, 3000).as_deref(), Some("other keys"));
        assert_eq!(next(&mut waiting, 6000), None);
    }

    #[test]
    fn of_wrong_keys_in_a_row_one_is_answered_before_the_rest() {
        let mut waiting = Waiting::default();
        asked(&mut waiting, &["keys", "one"]);
        next(&mut waiting, 0);
        for millis in [500, 600, 700] {
            waiting.refuse("not here".to_owned(), at(millis));
        }
        assert_eq!(next(&mut waiting, 3000).as_deref(), Some("not here"));
        waiting.refuse("not here".to_owned(), at(5900));
        assert_eq!(next(&mut waiting, 6000).as_deref(), Some("one"));
        waiting.refuse("not here".to_owned(), at(7000));
        assert_eq!(next(&mut waiting, 9000).as_deref(), Some("not here"), "never silence");
    }

    #[test]
    fn guidance_that_was_left_behind_is_dropped_and_what_waits_is_said_together() {
        let mut waiting = Waiting::default();
        waiting.said(at(0));
        waiting.guide(at(1000), "Left side.");
        waiting.guide(at(2000), "Begin.");
        let line = waiting.next(Some(at(3000)), at(3000));
        assert_eq!(line.as_deref(), Some("Left side. Begin."));
        waiting.guide(at(4000), "Slowly.");
        assert_eq!(waiting.next(Some(at(60_000)), at(60_000)), None);
    }

    #[test]
    fn trouble_is_told_once_and_no_stop_takes_it_back() {
        let mut waiting = Waiting::default();
        waiting.warn("no sound");
        waiting.drop_all();
        assert_eq!(next(&mut waiting, 0).as_deref(), Some("no sound"));
        waiting.warn("no sound");
        asked(&mut waiting, &["keys", "no sound"]);
        assert_eq!(next(&mut waiting, 3000).as_deref(), Some("keys"));
        assert_eq!(next(&mut waiting, 6000), None);
    }
}
