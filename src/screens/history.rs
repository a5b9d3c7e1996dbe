//! The history screen: a calendar in which the user chooses a day, and the sessions of that day.

pub(crate) mod keys;
pub mod text;
pub(crate) mod view;

use time::{Date, Duration};

use crate::history::HistoryEntry;
use crate::history::lookback::monday;
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
    watched: bool,
}

impl HistoryScreen {
    /// Opens on the day of the last session.
    pub(crate) fn new(cx: Context<'_>) -> Self {
        let today = cx.now.local.date();
        let back = cx.shared.memory.lookback();
        let day_of = |session: Option<&HistoryEntry<'_>>| session.map_or(today, HistoryEntry::day);
        let (first, last) = (day_of(back.sessions().first()), day_of(back.sessions().last()));
        let watched = cx.shared.memory.screening.is_watched(cx.now.local);
        // A clock that was set back leaves sessions in the future.
        let today = today.max(last);
        Self { today, day: last, first, watched }
    }

    /// Returns the last day of the calendar.
    pub const fn today(&self) -> Date {
        self.today
    }

    /// Returns the first day of the weeks over which minutes and routines are counted.
    pub fn since(&self) -> Date {
        self.today.saturating_sub(Duration::weeks(SEASON.into()))
    }

    /// Returns the chosen day.
    pub const fn day(&self) -> Date {
        self.day
    }

    /// Returns the number of weeks from the first session to the last day of the calendar, at most 255.
    pub fn weeks(&self) -> u8 {
        let days = (monday(self.today) - monday(self.first)).whole_days();
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
            Some(Action::Last) => self.today,
            Some(_) => self.day,
            None => return Transition::unbound(),
        };
        self.day = day.min(self.today).max(self.first);
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
