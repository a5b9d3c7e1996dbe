//! Finds a routine by its name or file, and makes a plan of it.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use super::{Error, environment};
use crate::cli::{AuthorArgs, HowMuch, OneSide, PositionArgs, RoutineArgs};
use crate::plan::{Choices, Guidance, Plan, PlanError, Rule, Rules};
use crate::routine::body::{Position, Side};
use crate::routine::library::Library;
use crate::routine::naming::fold;
use crate::routine::parse::closest_match;
use crate::routine::{Routine, duration, safe};
use crate::runtime::memory;
use crate::screen_kit::day::Planned;
use crate::screen_kit::request::default_choices;
use crate::screen_kit::{Day, Memory, RoutineRequest};
use crate::screens::Menu;
use crate::settings::Settings;
use crate::store::{paths, routines};

/// A routine with the library that it was found in, and the choices made for it.
pub(super) struct Picked {
    pub(super) library: Library,
    pub(super) routine: Arc<Routine>,
    pub(super) choices: Choices,
}

/// A chosen routine with its plan for today.
pub(super) struct Today {
    /// The routine that was chosen; the plan may be of another one in its place.
    pub(super) routine: Arc<Routine>,
    pub(super) planned: Planned,
    /// Whether questions are left to answer.
    pub(super) asks: bool,
}

/// Finds the routine that the arguments name, with the choices that they make.
pub(super) fn pick(chosen: &RoutineArgs, settings: &Settings) -> Result<Picked, Error> {
    let (library, routine) =
        find(&chosen.routine).or_else(|why| by_number(chosen, settings, why))?;
    let position = chosen.position.chosen().unwrap_or_else(|| routine.usual_position());
    if !routine.positions.contains(&position) {
        return Err(position_error(&routine, position));
    }
    let only_side = chosen.side.map(|side| match side {
        OneSide::Left => Side::Left,
        OneSide::Right => Side::Right,
    });
    let guidance = chosen.guidance.map_or(settings.guidance, |guidance| match guidance {
        HowMuch::Full => Guidance::Full,
        HowMuch::Short => Guidance::Short,
        HowMuch::Tones => Guidance::Tones,
    });
    let time = chosen.time.as_deref().map(time).transpose()?;
    let without = without(&chosen.without, &routine)?;
    let usual = default_choices(position, settings, Vec::new());
    let choices = Choices { only_side, guidance, without, time, ..usual };
    Ok(Picked { library, routine, choices })
}

/// Returns the indices of steps to leave out, given by their numbers from 1. Steps that are there for safety are
/// refused.
fn without(numbers: &[usize], routine: &Routine) -> Result<Vec<usize>, Error> {
    let step = |number: &usize| {
        let index = number.checked_sub(1);
        let step = index.and_then(|index| routine.steps.get(index));
        match index.zip(step) {
            Some((index, step)) if !step.is_safeguard() => Ok(index),
            Some((_, step)) => {
                let title = step.title().to_owned();
                Err(Error::Safeguard { number: *number, title })
            }
            None => Err(Error::NoStep { number: *number, steps: routine.steps.len() }),
        }
    };
    numbers.iter().map(step).collect()
}

/// Parses a time that a routine may be made to fit: 1 minute to 1 hour.
pub(super) fn time(text: &str) -> Result<Duration, Error> {
    let bounds = Duration::from_secs(60)..=Duration::from_secs(60 * 60);
    let time = duration::parse(text).filter(|time| bounds.contains(time));
    time.ok_or_else(|| Error::Time { given: truncated(text) })
}

/// Returns the error for a routine that cannot be done as chosen. The shortest possible time is rounded up to whole
/// seconds.
pub(super) fn plan_error(id: &str, why: PlanError) -> Error {
    match why {
        PlanError::TooShort(shortest) => {
            let seconds = shortest.as_secs() + u64::from(shortest.subsec_nanos() > 0);
            Error::TooShort { id: id.to_owned(), shortest: Duration::from_secs(seconds) }
        }
        why => why.into(),
    }
}

/// Returns the error for a position that a routine does not allow, with those that it does.
fn position_error(routine: &Routine, position: Position) -> Error {
    let done: Vec<&str> = routine.positions.iter().map(|own| own.described()).collect();
    let wrong = position.described();
    Error::Position { id: routine.id.clone(), wrong, right: done.join(", or ") }
}

/// Plans a routine for this user, or as the options for authors say.
pub(super) fn plan(
    chosen: &RoutineArgs,
    whom: AuthorArgs,
    settings: &Settings,
) -> Result<Plan, Error> {
    let Picked { mut library, routine, mut choices } = pick(chosen, settings)?;
    if whom.first_time {
        choices.guidance = Guidance::Full;
    } else {
        let memory = memory::read_only(settings, environment::clock().wall());
        library = with_finished(library, &memory);
        choices = remembered(choices, &routine, &library, &memory);
    }
    if whom.as_asked {
        choices.rules = rules_if_well(&choices.rules);
    }
    let id = routine.id.clone();
    Plan::new(routine, library.catalogue, choices).map_err(|why| plan_error(&id, why))
}

/// Adds everything that is remembered to the choices: the moves that are known, and the steps that are always skipped.
fn remembered(
    mut choices: Choices,
    routine: &Routine,
    library: &Library,
    memory: &Memory,
) -> Choices {
    choices.known = memory.known_moves(library);
    choices.without.extend(memory.preferences.left_out_of(routine));
    choices
}

/// Returns the rules as they are once every health question has been asked and answered with no.
fn rules_if_well(rules: &Rules) -> Rules {
    let asked: Vec<Rule> = rules.all().filter(|rule| *rule != Rule::SideStripUnasked).collect();
    Rules::of(&asked)
}

/// Returns true if a name or file means a routine. A file that is missing or broken counts, because its own error says
/// more.
pub(super) fn is_routine(name: &str) -> bool {
    let is_known = || Library::built_in().is_ok_and(|library| by_name(name, library).is_some());
    is_file(Path::new(name)) || is_known()
}

/// Plans a routine as ready will show it today if every open question is answered with no, so that its time is the
/// same.
pub(super) fn plan_for_today(chosen: &RoutineArgs, settings: &Settings) -> Result<Today, Error> {
    let Picked { library, routine, choices } = pick(chosen, settings)?;
    let now = environment::clock().wall();
    let memory = memory::read_only(settings, now);
    let library = Arc::new(with_finished(library, &memory));
    let day = Day::if_well(&library, settings, &memory, now);
    let alone = remembered(choices.clone(), &routine, &library, &memory);
    let request = RoutineRequest::new(routine.clone(), choices);
    // A time that is too short is refused, as it is by `start`.
    let planned = Plan::new(routine.clone(), library.catalogue.clone(), alone)
        .and_then(|_| day.plan(&request))
        .map_err(|why| plan_error(&routine.id, why))?;
    Ok(Today { routine, planned, asks: memory.is_unasked(now) })
}

/// Returns a library that has every routine finished before, because those decide which moves are known.
pub(super) fn with_finished(library: Library, memory: &Memory) -> Library {
    with_own(library, memory.finished())
}

/// Adds the user's own routines with these ids, each from its file. Ids without a routine that works are ignored.
pub(super) fn with_own<'i>(mut library: Library, ids: impl Iterator<Item = &'i str>) -> Library {
    let shipped: BTreeSet<&str> = Library::shipped_ids().collect();
    for id in ids.collect::<BTreeSet<_>>().difference(&shipped) {
        if library.find(id).is_none()
            && let Some(Ok(routine)) = routines::read_by_id(id, &library.catalogue)
        {
            library.add(routine);
        }
    }
    library
}

/// A library, and a routine found with it.
type Found = (Library, Arc<Routine>);

/// Finds a routine: a file if the name is written like one, else a shipped routine, else one of the user's, else any
/// file with that name.
fn find(named: &Path) -> Result<Found, Error> {
    if is_file(named) {
        return from_file(named);
    }
    let name = named.to_string_lossy();
    match by_name(&name, Library::built_in()?) {
        Some(found) => found,
        None if named.is_file() => from_file(named),
        None => Err(unknown(&name)),
    }
}

fn from_file(path: &Path) -> Result<Found, Error> {
    let library = Library::built_in()?;
    let routine = routines::read(path, &library.catalogue)?;
    Ok((library, Arc::new(routine)))
}

/// Finds a routine by its name, in whatever case and with or without accents. One of the user's is read alone, so that
/// it is found however many others there are. Returns `None` if there is no such routine.
fn by_name(name: &str, mut library: Library) -> Option<Result<Found, Error>> {
    let name = fold(name);
    if let Some(routine) = library.find(&name).cloned() {
        return Some(Ok((library, routine)));
    }
    Some(match routines::read_by_id(&name, &library.catalogue)? {
        Ok(routine) => {
            let routine = library.add(routine);
            Ok((library, routine))
        }
        Err(why) => Err(why.into()),
    })
}

/// Finds a routine by its number in the list, after `why` has said that no routine has that name. If `why` says
/// something else, or the name is not a number, returns `why`.
fn by_number(
    chosen: &RoutineArgs,
    settings: &Settings,
    why: Error,
) -> Result<(Library, Arc<Routine>), Error> {
    let number = chosen.routine.to_str().filter(|_| matches!(why, Error::NoRoutine { .. }));
    let Some(number) = number.and_then(|number| number.parse::<usize>().ok()) else {
        return Err(why);
    };
    let (library, _) = everything()?;
    let memory = memory::read_only(settings, environment::clock().wall());
    let menu = Menu::new(&Arc::new(library.clone()), settings, &memory);
    let listed = menu.listed();
    let routine = number.checked_sub(1).and_then(|index| listed.get(index));
    match routine.map(|item| item.routine.clone()) {
        Some(routine) => Ok((library, routine)),
        None => Err(Error::NoNumber { number, count: listed.len() }),
    }
}

/// Returns true if `start` and the like read a file rather than find a routine by this name.
pub(super) fn means_file(name: &str) -> bool {
    let path = Path::new(name);
    is_file(path) || (path.is_file() && !is_routine(name))
}

/// Returns true if a name is written like a file: with a slash, or with the extension `toml`.
pub(super) fn is_file(named: &Path) -> bool {
    let toml = named.extension().is_some_and(|ending| ending == "toml");
    toml || named.to_string_lossy().contains('/')
}

/// Returns the library of every routine, and the user's files that could not be used.
pub(super) fn everything() -> Result<(Library, Vec<routines::RoutineFileError>), Error> {
    let mut library = Library::built_in()?;
    let unfit =
        paths::routines().map_or_else(Vec::new, |folder| routines::add_all(&folder, &mut library));
    Ok((library, unfit))
}

/// Returns the ids of all routines, whatever is in the user's files.
pub(super) fn ids() -> Vec<String> {
    Library::shipped_ids().map(str::to_owned).chain(routines::own_ids()).collect()
}

/// Returns the error for an unknown name, with the nearest known ones.
fn unknown(name: &str) -> Error {
    let ids = ids();
    let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
    Error::NoRoutine { name: truncated(name), nearest: near(name, &ids) }
}

/// Prepares a name from outside for an error that repeats it: control characters are made visible, and it is cut after
/// 60 characters.
pub(super) fn truncated(name: &str) -> String {
    safe::visible(name).chars().take(60).collect()
}

/// Returns at most three names that may have been meant, whatever their case and accents.
pub(super) fn near(name: &str, known: &[&str]) -> Vec<String> {
    let name = fold(name);
    let holding = known.iter().filter(|id| fold(id).contains(&name) && !name.is_empty());
    let mut near: Vec<String> = holding.map(|id| (*id).to_owned()).collect();
    if near.is_empty() {
        near.extend(closest_match(&name, known.iter().copied()).map(str::to_owned));
    }
    near.truncate(3);
    near
}

impl PositionArgs {
    const fn chosen(&self) -> Option<Position> {
        match (self.seated, self.lying, self.standing) {
            (true, ..) => Some(Position::Seated),
            (_, true, _) => Some(Position::Lying),
            (.., true) => Some(Position::Standing),
            _ => None,
        }
    }
}
