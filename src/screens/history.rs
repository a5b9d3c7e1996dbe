//! The history screen: a calendar in which the user chooses a day, and the sessions of that day.

pub(crate) mod keys;
pub mod text;
pub(crate) mod view;

use time::{Date, Duration, Weekday};

use crate::history::HistoryEntry;
use crate::history::lookback::week_start;
use crate::screen_kit::keys::Action;
use crate::screen_kit::{Context, Go, Shared, Transition};

/// Weeks over which minutes and routines are counted, and the fewest that the calendar shows.
pub const SEASON: u8 = 12;

/// The history screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HistoryScreen {
    today: Date,
    day: Date,
    first: Date,
    last: Date,
    week: Weekday,
    watched: bool,
}

impl HistoryScreen {
    /// Opens on the day of the last session. A clock that was wrong leaves sessions in the future; they can be reached,
    /// but the screen never opens there.
    pub(crate) fn new(cx: Context<'_>) -> Self {
        let today = cx.now.local.date();
        let back = cx.shared.memory.lookback();
        let days = || back.sessions().iter().map(HistoryEntry::day);
        Self {
            today,
            day: days().filter(|day| *day <= today).max().unwrap_or(today),
            first: days().min().unwrap_or(today).min(today),
            last: days().max().unwrap_or(today).max(today),
            week: cx.shared.settings.week.weekday(),
            watched: cx.shared.memory.screening.is_watched(cx.now.local),
        }
    }

    /// Returns today, by the clock as it is now.
    pub const fn today(&self) -> Date {
        self.today
    }

    /// Returns the day on which weeks begin.
    pub const fn week(&self) -> Weekday {
        self.week
    }

    /// Returns the first day of the week of a day.
    pub fn week_of(&self, day: Date) -> Date {
        week_start(day, self.week)
    }

    /// Returns true if the chosen day is still to come, so that its sessions were recorded on a clock that was wrong.
    pub fn is_ahead(&self) -> bool {
        self.day > self.today
    }

    /// Returns the first day of the weeks over which minutes and routines are counted.
    pub fn since(&self) -> Date {
        self.today.saturating_sub(Duration::weeks(SEASON.into()))
    }

    /// Returns the chosen day.
    pub const fn day(&self) -> Date {
        self.day
    }

    /// Returns the number of weeks from the first session to today, or to the chosen day if that is later, at most 255.
    pub fn weeks(&self) -> u8 {
        let last = self.today.max(self.day);
        let days = (self.week_of(last) - self.week_of(self.first)).whole_days();
        u8::try_from(days / 7 + 1).unwrap_or(u8::MAX)
    }

    /// Returns true if the user is to watch for emergency signs, which can come days after a stop.
    pub const fn is_watched(&self) -> bool {
        self.watched
    }

    pub(crate) fn press(&mut self, action: Option<Action>, shared: &Shared) -> Transition {
        let days = |days| self.day.saturating_add(Duration::days(days));
        let day = match action {
            Some(Action::Back) => return Transition::go(Go::Back),
            Some(Action::Less) => days(-7),
            Some(Action::More) => days(7),
            Some(Action::Up) => days(-1),
            Some(Action::Down) => days(1),
            Some(Action::Previous) => self.neighbour(shared, false),
            Some(Action::Next) => self.neighbour(shared, true),
            Some(Action::First) => self.first,
            Some(Action::Last) => self.last,
            Some(_) | None => return Transition::unbound(),
        };
        self.day = day.min(self.last).max(self.first);
        Transition::stay()
    }

    /// Returns the nearest day with a session before or after the chosen day; the chosen day if there is none.
    fn neighbour(&self, shared: &Shared, after: bool) -> Date {
        let back = shared.memory.lookback();
        let days = back.sessions().iter().map(HistoryEntry::day);
        let day = if after {
            days.filter(|day| *day > self.day).min()
        } else {
            days.filter(|day| *day < self.day).max()
        };
        day.unwrap_or(self.day)
    }
}
