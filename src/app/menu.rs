//! The list of routines, by goal.

use std::sync::Arc;
use std::time::Duration;

use crate::app::arrive::{Wanted, usual};
use crate::app::keys::Action;
use crate::app::suggest::{Suggestion, suggest};
use crate::app::{About, Effect, Memory, Now, Past, Screen, Shared, Today, Turn};
use crate::key::Key;
use crate::plan::Plan;
use crate::routine::Routine;
use crate::routine::library::Library;
use crate::settings::Settings;

/// The groups of the menu in their order: a routine's first tag, and how it is called.
const GROUPS: &[(&str, &str)] = &[
    ("desk", "At the desk"),
    ("headache", "Headache feel"),
    ("jaw-and-neck", "Jaw and neck"),
    ("stress", "Stress"),
    ("sleep", "Sleep"),
    ("whole", "Before, after and all of it"),
];

/// The group of routines that name none of these.
const OTHER: &str = "More";

/// The group that comes first: what was marked.
const FAVOURITES: &str = "Favourites";

/// The list of routines.
#[derive(Debug, Clone, PartialEq)]
pub struct Menu {
    items: Vec<Item>,
    selected: usize,
    filter: String,
    filtering: bool,
    /// A number that is being typed, counted from 1 along what is listed.
    number: usize,
    suggestion: Option<Suggestion>,
}

/// A routine in the list.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// The heading above it.
    pub group: &'static str,
    /// The routine.
    pub routine: Arc<Routine>,
    /// How long it takes as it is usually done, from the first moment to the last.
    pub total: Duration,
}

impl Menu {
    /// All routines, favourites first and the others by goal, with the time that they take this person.
    pub fn new(library: &Library, settings: &Settings, memory: &Memory) -> Self {
        let items = grouped(library, settings, memory);
        let (filter, filtering, number, suggestion) = (String::new(), false, 0, None);
        Self { items, selected: 0, filter, filtering, number, suggestion }
    }

    /// The same for whoever is here, on what would do good now.
    pub(crate) fn of(shared: &Shared, now: Now) -> Self {
        let menu = Self::new(&shared.library, &shared.settings, &shared.memory);
        let suggestion = suggest(&shared.memory, &shared.library, now.local);
        let id = suggestion.as_ref().map(|suggestion| suggestion.routine.clone());
        let selected = id.and_then(|id| menu.line_of(&id)).unwrap_or(0);
        Self { selected, suggestion, ..menu }
    }

    /// What would do good now, if anything comes to mind.
    pub const fn suggestion(&self) -> Option<&Suggestion> {
        self.suggestion.as_ref()
    }

    fn line_of(&self, id: &str) -> Option<usize> {
        self.listed().iter().position(|item| item.routine.id == id)
    }

    /// What is listed: the routines that the filter lets through.
    pub fn listed(&self) -> Vec<&Item> {
        let wanted = self.filter.to_lowercase();
        let matches = |item: &&Item| {
            let routine = &item.routine;
            let text = [&routine.id, &routine.title, &routine.goal]
                .map(|text| text.to_lowercase())
                .join(" ");
            wanted.split_whitespace().all(|word| {
                text.contains(word) || routine.tags.iter().any(|tag| tag.contains(word))
            })
        };
        self.items.iter().filter(matches).collect()
    }

    /// Which of what is listed is chosen.
    pub const fn selected(&self) -> usize {
        self.selected
    }

    /// The routine that is chosen, unless nothing is listed.
    pub fn chosen(&self) -> Option<Arc<Routine>> {
        self.listed().get(self.selected).map(|item| item.routine.clone())
    }

    /// What was typed to narrow the list.
    pub fn filter(&self) -> &str {
        &self.filter
    }

    /// Whether letters are typed into the filter.
    pub const fn is_filtering(&self) -> bool {
        self.filtering
    }

    pub(crate) fn press(
        &mut self,
        action: Option<Action>,
        key: Key,
        shared: &Shared,
        now: Now,
    ) -> Turn {
        match action {
            Some(Action::Choose) if self.filtering => self.filtering = false,
            Some(Action::Choose) => return self.choose(shared, now),
            Some(Action::About) => {
                return Turn::go(Screen::About(Box::new(About::over(self.clone()))));
            }
            Some(Action::Past) => {
                let past = Past::over(Screen::Menu(self.clone()), shared, now);
                return Turn::go(Screen::Past(Box::new(past)));
            }
            Some(Action::Favourite) => return self.favour(shared),
            Some(Action::Filter) => self.filtering = true,
            Some(Action::Back) => (self.filtering, self.filter) = (false, String::new()),
            Some(movement) => {
                self.number = 0;
                self.step(movement);
            }
            None if self.filtering => self.type_key(key),
            None => self.type_number(key),
        }
        self.selected = self.selected.min(self.listed().len().saturating_sub(1));
        Turn::stay()
    }

    /// Marks the chosen routine, or no longer; it stays the chosen one.
    fn favour(&mut self, shared: &Shared) -> Turn {
        let Some(routine) = self.chosen() else { return Turn::stay() };
        let mut known = shared.clone();
        let favourites = &mut known.memory.preferences.favourites;
        if !favourites.remove(&routine.id) {
            favourites.insert(routine.id.clone());
        }
        self.items = grouped(&known.library, &known.settings, &known.memory);
        self.selected = self.line_of(&routine.id).unwrap_or(0);
        Turn::stay().with([Effect::Prefer(Box::new(known.memory.preferences))])
    }

    fn step(&mut self, action: Action) {
        let last = self.listed().len().saturating_sub(1);
        self.selected = match action {
            Action::Up => self.selected.saturating_sub(1),
            Action::Down => (self.selected + 1).min(last),
            Action::First => 0,
            Action::Last => last,
            _ => self.selected,
        };
    }

    /// A number chooses its line; one that leads nowhere begins anew.
    fn type_number(&mut self, key: Key) {
        let Key::Char(letter) = key else { return };
        let Some(digit) = letter.to_digit(10).and_then(|digit| usize::try_from(digit).ok()) else {
            return;
        };
        let count = self.listed().len();
        let typed = self.number * 10 + digit;
        self.number = if (1..=count).contains(&typed) { typed } else { digit.min(count) };
        if let Some(line) = self.number.checked_sub(1) {
            self.selected = line;
        }
    }

    fn type_key(&mut self, key: Key) {
        const LONGEST: usize = 30;
        match key {
            Key::Char(letter) if self.filter.chars().count() < LONGEST => self.filter.push(letter),
            Key::Backspace => {
                self.filter.pop();
            }
            _ => {}
        }
        self.selected = 0;
    }

    fn choose(&self, shared: &Shared, now: Now) -> Turn {
        let Some(routine) = self.chosen() else {
            return Turn::stay();
        };
        let known = shared.memory.known_moves(&shared.library);
        let usual = |position| usual(position, &shared.settings, known.clone());
        let interrupted = shared.memory.interrupted(now.local);
        let last = interrupted.and(shared.memory.preferences.last.as_ref());
        let again = last.filter(|last| last.routine() == routine.id);
        let again = again.and_then(|last| last.again(&shared.library, usual));
        let wanted =
            again.unwrap_or_else(|| Wanted { choices: usual(routine.usual_position()), routine });
        match Today::before(&wanted, shared, now) {
            Ok(screen) => Turn::go(screen),
            Err(_) => Turn::stay(),
        }
    }
}

/// Favourites first, then the routines under their groups, each group in the library's order.
fn grouped(library: &Library, settings: &Settings, memory: &Memory) -> Vec<Item> {
    let known = memory.known_moves(library);
    let group_of = |routine: &Routine| {
        let tag = routine.tags.first().map_or("", String::as_str);
        let group = GROUPS.iter().position(|(known, _)| *known == tag).unwrap_or(GROUPS.len());
        if memory.preferences.favourites.contains(&routine.id) { 0 } else { group + 1 }
    };
    let title = |group: usize| match group.checked_sub(1) {
        None => FAVOURITES,
        Some(group) => GROUPS.get(group).map_or(OTHER, |(_, title)| title),
    };
    let mut routines: Vec<&Arc<Routine>> = library.routines().iter().collect();
    routines.sort_by_key(|routine| group_of(routine));
    let item = |routine: &Arc<Routine>| Item {
        group: title(group_of(routine)),
        routine: routine.clone(),
        total: usual_total(routine, library, settings, &known),
    };
    routines.into_iter().map(item).collect()
}

fn usual_total(
    routine: &Arc<Routine>,
    library: &Library,
    settings: &Settings,
    known: &[String],
) -> Duration {
    let choices = usual(routine.usual_position(), settings, known.to_vec());
    let plan = Plan::new(routine.clone(), library.catalogue.clone(), choices);
    plan.map_or(Duration::ZERO, |plan| plan.total())
}
