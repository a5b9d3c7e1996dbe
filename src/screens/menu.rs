//! The menu: routines by goal, and below them the user's files that cannot be followed.

mod grouped;
pub(crate) mod keys;
mod number;
pub mod suggest;
pub mod text;
mod total;
pub(crate) mod view;

use std::sync::Arc;
use std::time::Duration;

use time::OffsetDateTime;

use super::menu::suggest::{Suggestion, suggest};
use crate::key::Key;
use crate::routine::Routine;
use crate::routine::library::{Fault, Library};
use crate::routine::naming::fold;
use crate::screen_kit::keys::{Action, KeyPress};
use crate::screen_kit::{AppEvent, Context, Day, Go, Memory, Now, Shared, Transition, choosing};
use crate::settings::Settings;
use grouped::grouped;
use number::TypedNumber;
use total::Total;

/// The menu.
#[derive(Debug, Clone, PartialEq)]
pub struct Menu {
    items: Vec<MenuItem>,
    faults: Vec<Fault>,
    selected: usize,
    /// Whether the chosen fault is shown in place of the list.
    shows_fault: bool,
    filter: String,
    filtering: bool,
    /// Whether the last key made it list everything again.
    relisted: bool,
    /// The number of a line, counted from 1, that is being typed.
    number: TypedNumber,
    /// The number that was typed last, if no line has it.
    missing: Option<usize>,
    suggestion: Option<Suggestion>,
}

/// A routine in the list.
#[derive(Debug, Clone, PartialEq)]
pub struct MenuItem {
    /// The heading above it.
    pub group: &'static str,
    /// The routine.
    pub routine: Arc<Routine>,
    total: Total,
}

impl MenuItem {
    /// Returns how long it takes this person today, from the first moment to the last.
    pub fn total(&self) -> Duration {
        self.total.of(&self.routine).total
    }

    /// Returns how much of that is with hands on the body.
    pub fn hands_on(&self) -> Duration {
        self.total.of(&self.routine).hands_on
    }

    /// Returns how long it takes a new user, with every move explained.
    pub fn first_time(&self) -> Duration {
        self.total.first_time(&self.routine)
    }

    /// Returns how long it takes once its moves are no longer explained, if that is shorter.
    pub fn later(&self) -> Option<Duration> {
        let later = self.total.later(&self.routine);
        (later < self.total()).then_some(later)
    }
}

impl Menu {
    /// Lists all routines, favourites first and the others by goal; below them, files that cannot be followed.
    pub fn new(library: &Arc<Library>, settings: &Settings, memory: &Memory) -> Self {
        Self::at(memory.start, library, settings, memory)
    }

    fn at(
        now: OffsetDateTime,
        library: &Arc<Library>,
        settings: &Settings,
        memory: &Memory,
    ) -> Self {
        let day = Day::if_well(library, settings, memory, now);
        let items = grouped(library, &memory.preferences.favourites, day);
        let faults = library.faults().to_vec();
        let (filter, filtering, number) = (String::new(), false, TypedNumber::default());
        Self {
            items,
            faults,
            selected: 0,
            shows_fault: false,
            filter,
            filtering,
            relisted: false,
            number,
            missing: None,
            suggestion: None,
        }
    }

    /// Lists the same as of now, with the suggested routine chosen.
    pub(crate) fn suggesting(cx: Context<'_>) -> Self {
        let menu =
            Self::at(cx.now.local, &cx.shared.library, &cx.shared.settings, &cx.shared.memory);
        let suggestion = suggest(&cx.shared.memory, &cx.shared.library, cx.now.local);
        let id = suggestion.as_ref().map(|suggestion| suggestion.routine.clone());
        let selected = id.and_then(|id| menu.line_of(&id)).unwrap_or(0);
        Self { selected, suggestion, ..menu }
    }

    /// Returns the routine that is suggested now, if any.
    pub const fn suggestion(&self) -> Option<&Suggestion> {
        self.suggestion.as_ref()
    }

    fn line_of(&self, id: &str) -> Option<usize> {
        self.listed().iter().position(|item| item.routine.id == id)
    }

    /// Returns the routines that match the filter.
    pub fn listed(&self) -> Vec<&MenuItem> {
        let wanted = fold(&self.filter);
        let matches = |item: &&MenuItem| {
            let routine = &item.routine;
            let own = [&routine.id, &routine.title, &routine.goal].into_iter();
            let texts: Vec<String> = own.chain(&routine.tags).map(|text| fold(text)).collect();
            wanted.split_whitespace().all(|word| texts.iter().any(|text| text.contains(word)))
        };
        self.items.iter().filter(matches).collect()
    }

    /// Returns the files that cannot be followed and whose names match the filter.
    pub fn faults(&self) -> Vec<&Fault> {
        let wanted = fold(&self.filter);
        let matches = |fault: &&Fault| {
            let name = fold(&fault.name);
            wanted.split_whitespace().all(|word| name.contains(word))
        };
        self.faults.iter().filter(matches).collect()
    }

    /// Returns how many lines are listed.
    pub fn lines(&self) -> usize {
        self.listed().len() + self.faults().len()
    }

    /// Says why the last key changed nothing, if it typed a number that no line has.
    pub fn refusal(&self) -> Option<String> {
        let number = self.missing?;
        Some(match self.lines() {
            0 => format!("There is no number {number}, because nothing is listed."),
            1 => format!("There is no number {number}. Only number 1 is listed."),
            lines => format!("There is no number {number}. The numbers go from 1 to {lines}."),
        })
    }

    /// Returns the index of the chosen line. The routines are counted first, then the faults.
    pub const fn selected(&self) -> usize {
        self.selected
    }

    /// Returns the chosen routine; `None` if a fault is chosen or nothing is listed.
    pub fn chosen(&self) -> Option<Arc<Routine>> {
        self.listed().get(self.selected).map(|item| item.routine.clone())
    }

    /// Returns the chosen fault; `None` if a routine is chosen or nothing is listed.
    pub fn fault(&self) -> Option<&Fault> {
        self.faults().get(self.selected.checked_sub(self.listed().len())?).copied()
    }

    /// Returns the fault that is shown in place of the list, if any.
    pub fn shown_fault(&self) -> Option<&Fault> {
        if self.shows_fault { self.fault() } else { None }
    }

    /// Returns the filter: what was typed to narrow the list.
    pub fn filter(&self) -> &str {
        &self.filter
    }

    /// Returns true while letters are typed into the filter.
    pub const fn is_filtering(&self) -> bool {
        self.filtering
    }

    /// Returns true if a filter narrows the list, and keys choose from what is left.
    pub const fn is_narrowed(&self) -> bool {
        !self.filtering && !self.filter.is_empty()
    }

    /// Returns true if the last key made it list everything again.
    pub const fn is_relisted(&self) -> bool {
        self.relisted
    }

    pub(crate) fn press(
        &mut self,
        KeyPress { action, key }: KeyPress,
        cx: Context<'_>,
    ) -> Transition {
        self.relisted = false;
        let missing = self.missing.take().filter(|_| self.number != TypedNumber::default());
        if digit(key).is_none() || self.filtering {
            self.number = TypedNumber::default();
        }
        match action {
            Some(Action::Back) if self.shows_fault => self.shows_fault = false,
            Some(Action::Choose) if self.filtering => self.filtering = false,
            // Enter was meant for a number that no line has.
            Some(Action::Choose) if missing.is_some() => self.missing = missing,
            Some(Action::Choose) if self.fault().is_some() => self.shows_fault = !self.shows_fault,
            Some(Action::Choose) => return self.choose(cx),
            Some(Action::About) => return Transition::go(Go::About),
            Some(Action::Body) => return Transition::go(Go::Body),
            Some(Action::History) => return Transition::go(Go::History),
            Some(Action::Favourite) => return self.favour(cx),
            Some(Action::Filter) => self.filtering = true,
            Some(Action::Back) => {
                (self.filtering, self.relisted) = (false, true);
                self.filter.clear();
            }
            Some(movement @ (Action::Up | Action::Down | Action::First | Action::Last)) => {
                self.step(movement);
            }
            Some(_) => return Transition::unbound(),
            None if self.shows_fault => return Transition::unbound(),
            None if self.filtering => return self.type_key(key),
            None => match digit(key) {
                Some(digit) => self.type_digit(digit, cx.now),
                None => return Transition::unbound(),
            },
        }
        self.selected = self.selected.min(self.lines().saturating_sub(1));
        Transition::stay()
    }

    /// Marks or unmarks the chosen routine as a favourite; it stays chosen.
    fn favour(&mut self, cx: Context<'_>) -> Transition {
        let Some(routine) = self.chosen() else { return Transition::stay() };
        let Shared { library, settings, memory, .. } = cx.shared;
        let mut preferences = memory.preferences.clone();
        if !preferences.favourites.remove(&routine.id) {
            preferences.favourites.insert(routine.id.clone());
        }
        let day = Day::if_well(library, settings, memory, cx.now.local);
        self.items = grouped(library, &preferences.favourites, day);
        self.selected = self.line_of(&routine.id).unwrap_or(0);
        Transition::stay().with_events([AppEvent::PreferencesChanged(Box::new(preferences))])
    }

    fn step(&mut self, action: Action) {
        self.selected = match action {
            Action::First => 0,
            Action::Last => self.lines().saturating_sub(1),
            movement => choosing::moved(self.selected, self.lines(), Some(movement)),
        };
    }

    /// Chooses the line of the number being typed; if no line has it, the line chosen before its first digit.
    fn type_digit(&mut self, digit: usize, now: Now) {
        match self.number.with(digit, self.lines(), (self.selected, now.elapsed)) {
            Ok(line) => self.selected = line,
            Err(number) => (self.selected, self.missing) = (self.number.from(), Some(number)),
        }
    }

    fn type_key(&mut self, key: Key) -> Transition {
        const LONGEST: usize = 30;
        match key {
            Key::Char(letter) if self.filter.chars().count() < LONGEST => self.filter.push(letter),
            Key::Backspace => {
                self.filter.pop();
            }
            Key::Char(_) => {}
            _ => return Transition::unbound(),
        }
        self.selected = 0;
        Transition::stay()
    }

    fn choose(&self, cx: Context<'_>) -> Transition {
        let Some(routine) = self.chosen() else {
            return Transition::stay();
        };
        let day = Day::of(&cx.shared.library, &cx.shared.settings, &cx.shared.memory, cx.now.local);
        Transition::go(Go::Routine(day.default_request(&routine)))
    }
}

/// Returns the value of a digit.
fn digit(key: Key) -> Option<usize> {
    let Key::Char(letter) = key else { return None };
    letter.to_digit(10).and_then(|digit| usize::try_from(digit).ok())
}
