//! A queue of lines to print: each comes once the one before can have been read aloud, and at most one in three
//! seconds.

use std::collections::VecDeque;
use std::time::Duration;

use super::pace::APART;
use super::{ScreenUpdate, is_volatile};
use crate::plan::phrase::spoken_length;
use crate::screens::screening::text::READ_OUT;

/// A queue of lines that wait to be printed.
#[derive(Debug, Clone, Default)]
pub struct LineQueue {
    /// A fixed time for every line, in place of the calculated one.
    pace: Option<Duration>,
    /// When the last line was printed, and how long it takes to read it.
    last: Option<(Duration, Duration)>,
    /// The guidance that waits: its time in the plan, and its words.
    guidance: Option<(Duration, String)>,
    /// Warnings that wait: problems outside the program, such as with the disk, which no key takes back.
    trouble: VecDeque<String>,
    /// Every warning so far, so that none is printed twice.
    known_warnings: Vec<String>,
    /// Why a key changed nothing.
    note: Option<String>,
    /// When such a note was last printed, and its words.
    noted: Option<(Duration, String)>,
    /// Lines of the screen.
    lines: VecDeque<String>,
    /// Whether a key was pressed.
    interrupted: bool,
    /// Whether the first line of the screen, which names the keys, is still to come.
    is_new: bool,
}

impl LineQueue {
    /// Returns a queue in which every line takes the same time.
    pub fn at_pace(pace: Duration) -> Self {
        Self { pace: Some(pace), ..Self::default() }
    }

    /// Returns how long a line takes: as long as it takes to read it aloud, and at least three seconds.
    fn length(&self, line: &str) -> Duration {
        self.pace.unwrap_or_else(|| spoken_length(line).max(APART))
    }

    /// Shortens the time of the line that is being read, because a user who presses a key doesn't listen to its end.
    pub fn interrupt(&mut self) {
        self.interrupted = true;
        let shortest = self.pace.unwrap_or(APART);
        self.last = self.last.map(|(at, length)| (at, length.min(shortest)));
    }

    /// Returns whether a key was pressed since this was last asked.
    pub const fn take_interrupted(&mut self) -> bool {
        std::mem::replace(&mut self.interrupted, false)
    }

    /// Returns when the next line may be printed.
    fn free(&self) -> Duration {
        self.last.map_or(Duration::ZERO, |(at, length)| at + length)
    }

    /// Queues the lines of another screen, or some lines of the same one. Lines that the screen no longer has are
    /// dropped; if it `walks` and another line was chosen, all are, because the user reads on by moving.
    pub fn show(&mut self, news: &ScreenUpdate<'_>, screen: &[String], walks: bool) {
        let moved = news.lines.iter().any(|line| is_volatile(line));
        if news.is_other {
            (self.note, self.noted) = (None, None);
        }
        if news.is_other || walks && moved {
            self.lines.clear();
        }
        self.lines.retain(|line| screen.contains(line));
        for line in news
            .lines
            .iter()
            .rev()
            .filter(|line| !self.known_warnings.iter().any(|told| told == *line))
        {
            self.lines.push_front((*line).to_owned());
        }
        self.is_new = if news.is_other { !self.lines.is_empty() } else { self.is_new };
    }

    /// Queues why a key changed nothing. Only one of several keys in quick succession is answered.
    pub fn refuse(&mut self, note: String, now: Duration) {
        // The request to listen to the end is made once: repeated between all lines, it would keep the user from
        // listening.
        let is_answered = self.noted.as_ref().is_some_and(|(at, noted)| {
            *noted == note && (note.starts_with(READ_OUT) || now < *at + self.pace.unwrap_or(APART))
        });
        if !is_answered {
            self.lines.retain(|line| !note.contains(line));
            self.note = Some(note);
        }
    }

    /// Queues a warning about a problem outside the program, unless it was queued before.
    pub fn warn(&mut self, words: &str) {
        if !self.known_warnings.iter().any(|told| told == words) {
            self.known_warnings.push(words.to_owned());
            self.trouble.push_back(words.to_owned());
        }
    }

    /// Queues words of the guidance at a point of the plan, after those that still wait from just before it.
    pub fn guide(&mut self, at: Duration, words: &str) {
        let before = self.guidance.take().filter(|(before, _)| self.is_near(*before, at));
        let before = before.map_or_else(String::new, |(_, before)| format!("{before} "));
        self.guidance = Some((at, before + words));
    }

    /// Starts the time of a line that was printed, also out of turn: stop words, or the answer to a key in a session.
    pub fn mark_printed(&mut self, words: &str, now: Duration) {
        self.last = Some((now, self.length(words)));
    }

    /// Drops everything that waits, except warnings.
    pub fn drop_all(&mut self) {
        let (trouble, told) =
            (std::mem::take(&mut self.trouble), std::mem::take(&mut self.known_warnings));
        *self = Self {
            pace: self.pace,
            last: self.last,
            trouble,
            known_warnings: told,
            ..Self::default()
        };
    }

    /// Returns the line whose turn it is. `here` is the present time in the plan: guidance for another one is dropped.
    pub fn next(&mut self, here: Option<Duration>, now: Duration) -> Option<String> {
        if now < self.free() {
            return None;
        }
        let line = self.first(here, now)?;
        self.mark_printed(&line, now);
        Some(line)
    }

    fn first(&mut self, here: Option<Duration>, now: Duration) -> Option<String> {
        let guidance = self.guidance.take();
        let guidance = guidance.filter(|(at, _)| here.is_some_and(|here| self.is_near(*at, here)));
        if let Some((_, words)) = guidance {
            return Some(words);
        }
        // A warning never comes between a stop and its first question.
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

    /// Returns the lines that are still to be printed at the end: warnings, and those of the screen only if `all` are
    /// wanted.
    pub fn rest(&mut self, all: bool) -> Vec<String> {
        let lines = std::mem::take(&mut self.lines).into_iter().filter(|_| all);
        self.trouble.drain(..).chain(lines).collect()
    }

    /// Returns whether the keys that answer have been named.
    pub const fn has_begun(&self) -> bool {
        !self.is_new
    }

    /// Returns whether there is nothing more to print.
    pub fn is_empty(&self) -> bool {
        self.guidance.is_none()
            && self.trouble.is_empty()
            && self.note.is_none()
            && self.lines.is_empty()
    }

    /// Returns when the next line is due.
    pub fn due(&self) -> Option<Duration> {
        (!self.is_empty()).then(|| self.free())
    }

    /// Returns whether `here` in the plan follows `there` closely: within the time to read the last line, and three
    /// seconds more.
    fn is_near(&self, there: Duration, here: Duration) -> bool {
        let read = self.last.map_or(APART, |(_, length)| length.max(APART));
        (there..=there + read + APART).contains(&here)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn at(millis: u64) -> Duration {
        Duration::from_millis(millis)
    }

    fn asked(waiting: &mut LineQueue, lines: &[&str]) {
        let screen: Vec<String> = lines.iter().map(|line| (*line).to_owned()).collect();
        waiting.show(&ScreenUpdate { is_other: true, lines: lines.to_vec() }, &screen, false);
    }

    fn next(waiting: &mut LineQueue, millis: u64) -> Option<String> {
        waiting.next(None, at(millis))
    }

    #[test]
    fn a_line_waits_until_the_one_before_can_have_been_read() {
        for words in 1..60 {
            let line = "flamingo ".repeat(words);
            let needs = spoken_length(&line).max(APART);
            let early = needs.saturating_sub(at(1));
            let mut waiting = LineQueue::default();
            asked(&mut waiting, &[&line, "two"]);
            assert_eq!(next(&mut waiting, 0).as_ref(), Some(&line));
            assert_eq!(
                [waiting.next(None, early), waiting.next(None, needs)],
                [None, Some("two".to_owned())]
            );
            let mut waiting = LineQueue::default();
            waiting.mark_printed(&line, at(0));
            waiting.guide(at(1000), "Begin.");
            assert_eq!(waiting.due(), Some(needs), "what is said out of turn");
            assert_eq!(waiting.next(Some(early), early), None);
            assert_eq!(waiting.next(Some(needs), needs).as_deref(), Some("Begin."));
        }
    }

    #[test]
    fn a_key_ends_the_line_that_is_being_read() {
        let line = "flamingo ".repeat(150);
        let length = spoken_length(&line);
        assert_eq!(length, Duration::from_secs(60), "150 words a minute");
        let mut waiting = LineQueue::default();
        asked(&mut waiting, &[&line]);
        next(&mut waiting, 0);
        waiting.interrupt();
        asked(&mut waiting, &["the next question"]);
        assert_eq!(next(&mut waiting, 2999), None);
        assert_eq!(next(&mut waiting, 3000).as_deref(), Some("the next question"));
        waiting.interrupt();
        waiting.mark_printed(&line, at(4000));
        asked(&mut waiting, &["what a stop asks"]);
        assert_eq!(waiting.due(), Some(at(4000) + length), "the key came before the line");
    }

    #[test]
    fn lines_come_three_seconds_apart_and_the_first_names_the_keys() {
        let mut waiting = LineQueue::default();
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
    fn another_screen_drops_the_lines_that_wait() {
        let mut waiting = LineQueue::default();
        asked(&mut waiting, &["keys", "one"]);
        next(&mut waiting, 0);
        asked(&mut waiting, &["other keys"]);
        assert_eq!(next(&mut waiting, 3000).as_deref(), Some("other keys"));
        assert_eq!(next(&mut waiting, 6000), None);
    }

    #[test]
    fn one_of_several_wrong_keys_is_answered_before_the_other_lines() {
        let mut waiting = LineQueue::default();
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
    fn late_guidance_is_dropped_and_waiting_guidance_is_joined() {
        let mut waiting = LineQueue::default();
        waiting.mark_printed("Lighter.", at(0));
        waiting.guide(at(1000), "Left side.");
        waiting.guide(at(2000), "Begin.");
        let line = waiting.next(Some(at(3000)), at(3000));
        assert_eq!(line.as_deref(), Some("Left side. Begin."));
        waiting.guide(at(4000), "Slowly.");
        assert_eq!(waiting.next(Some(at(60_000)), at(60_000)), None);
    }

    #[test]
    fn a_warning_is_printed_once_and_survives_a_stop() {
        let mut waiting = LineQueue::default();
        waiting.warn("no sound");
        waiting.drop_all();
        assert_eq!(next(&mut waiting, 0).as_deref(), Some("no sound"));
        waiting.warn("no sound");
        asked(&mut waiting, &["keys", "no sound"]);
        assert_eq!(next(&mut waiting, 3000).as_deref(), Some("keys"));
        assert_eq!(next(&mut waiting, 6000), None);
    }
}
