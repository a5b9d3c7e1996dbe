//! A simulated user of the program, who presses keys, lets time pass and sees the screen.
#![allow(dead_code, reason = "each test program uses its own part of this")]
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use std::cell::RefCell;
use std::collections::HashSet;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use crate::records;
use neckcare::app::view::AppWidget;
use neckcare::app::{App, Msg, Screen};
use neckcare::history::{Answers, Ending, Marks, Rating, Record, Touched};
use neckcare::key::Key;
use neckcare::plain;
use neckcare::plan::{Choices, Guidance, Plan, Segment, SegmentKind};
use neckcare::routine::body::{Side, Zone};
use neckcare::routine::keyword::MaybeKnown;
use neckcare::routine::library::Library;
use neckcare::routine::place::Place;
use neckcare::routine::{Routine, duration};
use neckcare::safety::SafetyText;
use neckcare::safety::screening_state::ScreeningState;
use neckcare::screen_kit::keys::KeyContext;
use neckcare::screen_kit::request::default_choices;
use neckcare::screen_kit::{
    Effect, Hearing, Memory, Now, Preferences, RoutineRequest, Shared, SoundChoice,
};
use neckcare::screens::body::BodyRequest;
use neckcare::session::{Session, SessionState, Sign};
use neckcare::settings::Settings;
use neckcare::widgets::theme::Theme;
use neckcare::wording::spoken::plainly;
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;
use ratatui::style::Color;
use ratatui::widgets::Widget;
use time::OffsetDateTime;
use time::macros::datetime;

pub(crate) const SPACE: Key = Key::Char(' ');

/// A simulated user. Everything goes through [`App::update`], as in the real program.
#[derive(Clone)]
pub(crate) struct Person {
    pub(crate) app: App,
    now: Duration,
    effects: Vec<Effect>,
}

/// Returns the shipped routines, which are read once.
pub(crate) fn library() -> Arc<Library> {
    static LIBRARY: OnceLock<Arc<Library>> = OnceLock::new();
    let read = || Library::built_in().unwrap_or_else(|report| panic!("{report}"));
    LIBRARY.get_or_init(|| Arc::new(read())).clone()
}

/// Returns the words that warn, which are read once.
pub(crate) fn words() -> Arc<SafetyText> {
    static WORDS: OnceLock<Arc<SafetyText>> = OnceLock::new();
    let read = || SafetyText::built_in();
    WORDS.get_or_init(|| Arc::new(read())).clone()
}

/// Returns the words that warn as a static reference.
pub(crate) fn words_for_ever() -> &'static SafetyText {
    static WORDS: OnceLock<SafetyText> = OnceLock::new();
    WORDS.get_or_init(|| (*words()).clone())
}

/// The length of a day.
pub(crate) const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// The usual time of the tests.
pub(crate) const MORNING: OffsetDateTime = datetime!(2026-03-02 10:00 +1);

/// That time at the start of a program.
const BEGINNING: Now = Now { elapsed: Duration::ZERO, local: MORNING };

/// Returns the memory of a user who has accepted the notice, answered every question with no, and finished three
/// sessions, so that nothing is asked and nothing is left out.
pub(crate) fn well() -> Memory {
    let mut memory = Memory::blank(MORNING);
    memory.preferences.hearing = Some(SoundChoice::Voice);
    memory.screening.accept(words().version);
    memory.screening.answered_today(&[], MORNING);
    memory.screening.answered_health(&[], MORNING);
    for day in 10..13 {
        memory
            .history
            .push(finished(MORNING - time::Duration::days(day) - time::Duration::hours(5)));
    }
    memory
}

/// Returns the memory of a user who has not chosen a sound yet and is otherwise like [`well`].
fn unheard() -> Memory {
    Memory { preferences: Preferences::default(), ..well() }
}

fn finished(start: OffsetDateTime) -> Record {
    Record {
        routine: "gentle".to_owned(),
        title: "Gentle hands".to_owned(),
        planned_s: 335,
        done_s: 335,
        ..records::finished(&start.unix_timestamp().to_string(), start)
    }
}

/// Returns marks with these figures.
pub(crate) fn marked(places: &[(Place, u8)]) -> Marks {
    places.iter().map(|(place, figure)| (*place, Rating::new(*figure).unwrap())).collect()
}

/// Returns half a minute of work on the first zone of each hands-on step.
fn touched(routine: &Routine) -> Vec<Touched> {
    let hands_on = routine.steps.iter().map(|step| &step.movement);
    let hands_on = hands_on.filter(|movement| movement.is_hands_on());
    let zones = hands_on.filter_map(|movement| movement.zones.first().copied());
    let one = |zone: Zone| Touched {
        zone: zone.into(),
        side: Side::Both.into(),
        s: 30,
        held_s: 0,
        firm: false,
    };
    zones.map(one).collect()
}

/// Creates the program on the list of routines, one key from the body, which comes first.
fn menu(shared: Shared, now: Now) -> App {
    let mut app = App::with_body(shared, &BodyRequest::default(), now);
    app.update(Msg::Key(Key::Char('l')), now);
    app
}

/// Returns settings with short guidance, so that times are those of the routines as they are written.
pub(crate) fn brief() -> Settings {
    Settings { guidance: Guidance::Short, ..Settings::default() }
}

fn shared(has_menu: bool, memory: Memory) -> Shared {
    let (library, words) = (library(), words());
    let settings = Arc::new(brief());
    let hearing = Hearing { tones: true, voice: Some(true), muted: false };
    let (writer, queued, window) = (7, None, (80, 24));
    Shared {
        library,
        words,
        settings,
        has_menu,
        writer,
        hearing,
        player: None,
        memory,
        next_routine: queued,
        unusable_programs: Arc::from([]),
        window,
    }
}

impl Person {
    /// Opens the menu.
    pub(crate) fn at_the_menu() -> Self {
        Self::with_app(menu(shared(true, well()), BEGINNING))
    }

    /// Opens the body, the first screen.
    pub(crate) fn at_the_body() -> Self {
        Self::on_the_body(&BodyRequest::default(), well())
    }

    /// Opens the body, and marks the left shoulder and the base of the skull.
    pub(crate) fn tight() -> Self {
        let shoulder = Self::at_the_body().types("/left shoulder").press(Key::Enter).press('6');
        shoulder.types("/skull").press(Key::Enter).press('4')
    }

    /// Opens the body with what was said about it, as a user with this memory.
    pub(crate) fn on_the_body(request: &BodyRequest, memory: Memory) -> Self {
        Self::with_app(App::with_body(shared(true, memory), request, BEGINNING))
    }

    /// Opens the menu with these routines.
    pub(crate) fn at_the_menu_of(library: Library) -> Self {
        let library = Arc::new(library);
        Self::with_app(menu(Shared { library, ..shared(true, well()) }, BEGINNING))
    }

    /// Opens the menu with these settings.
    pub(crate) fn menu_with_settings(settings: Settings) -> Self {
        let settings = Arc::new(settings);
        Self::with_app(menu(Shared { settings, ..shared(true, well()) }, BEGINNING))
    }

    /// Opens a routine with these settings.
    pub(crate) fn set(settings: Settings, id: &str) -> Self {
        let settings = Arc::new(settings);
        Self::requesting(id, Shared { settings, ..shared(false, well()) }, MORNING)
    }

    /// Opens a routine with these settings, after the `done` routines were finished on other days.
    pub(crate) fn having_done(done: &[&str], settings: Settings, id: &str) -> Self {
        let mut memory = well();
        memory.history.clear();
        for (day, routine) in (20..).zip(done) {
            let record = finished(MORNING - time::Duration::days(day) - time::Duration::hours(5));
            memory.history.push(Record { routine: (*routine).to_owned(), ..record });
        }
        let settings = Arc::new(settings);
        Self::requesting(id, Shared { settings, ..shared(false, memory) }, MORNING)
    }

    /// Opens a routine with these words that warn.
    pub(crate) fn calling(words: SafetyText, id: &str) -> Self {
        let words = Arc::new(words);
        Self::requesting(id, Shared { words, ..shared(false, well()) }, MORNING)
    }

    /// Opens the menu with some weeks of sessions, the last of which was stopped because of pain.
    pub(crate) fn with_a_past() -> Self {
        let mut memory = well();
        memory.history.clear();
        let past = [
            (40, "suboccipital", 335, Some((6, 4))),
            (33, "desk-break", 180, None),
            (32, "suboccipital", 335, Some((7, 4))),
            (20, "trapezius", 300, Some((5, 5))),
            (12, "suboccipital", 335, Some((6, 3))),
            (11, "suboccipital", 200, None),
            (11, "desk-break", 180, None),
            (5, "suboccipital", 335, Some((4, 2))),
            (4, "wind-down", 600, None),
        ];
        for (days, id, done_s, tension) in past {
            let start = MORNING - time::Duration::days(days) + time::Duration::minutes(done_s);
            let routine = library().find(id).unwrap().clone();
            let (title, hands_on) = (routine.title.clone(), touched(&routine));
            let done_s = done_s.unsigned_abs();
            let routine = id.to_owned();
            let record = Record { routine, title, done_s, hands_on, ..finished(start) };
            let rating = |figure| Rating::new(figure);
            let (tension_before, tension_after) =
                tension.map_or((None, None), |(before, after)| (rating(before), rating(after)));
            let said = Answers { tension_before, tension_after, ..Answers::default() };
            memory.answers.insert(record.id.clone(), said);
            memory.history.push(record);
        }
        if let Some(last) = memory.history.last_mut() {
            (last.outcome, last.sign) = (Ending::Stopped.into(), Some(Sign::Pain.into()));
        }
        Self::with_app(menu(shared(true, memory), BEGINNING))
    }

    /// Opens the menu with sessions that began at these times.
    pub(crate) fn with_sessions_at(starts: &[OffsetDateTime]) -> Self {
        let mut memory = well();
        memory.history.extend(starts.iter().copied().map(finished));
        Self::with_app(menu(shared(true, memory), BEGINNING))
    }

    /// Opens the menu on the next day, whose questions have not been answered.
    pub(crate) fn at_the_menu_next_day() -> Self {
        let now = Now { elapsed: DAY, local: MORNING + DAY };
        let memory = Memory { start: now.local, ..well() };
        let app = menu(shared(true, memory), now);
        Self { app, now: DAY, effects: Vec::new() }.tell(Msg::Drawn)
    }

    /// Opens the menu as a new user.
    pub(crate) fn at_the_menu_for_the_first_time() -> Self {
        Self::with_app(menu(shared(true, Memory::blank(MORNING)), BEGINNING))
    }

    /// Opens a routine as a new user.
    pub(crate) fn new_to(id: &str) -> Self {
        Self::requesting(id, shared(false, Memory::blank(MORNING)), MORNING)
    }

    /// Opens a routine as a user with this memory.
    pub(crate) fn with_memory(id: &str, memory: Memory) -> Self {
        let start = memory.start;
        Self::requesting(id, shared(false, memory), start)
    }

    /// Opens a routine as a user with this memory and this sound.
    pub(crate) fn knowing_and_hearing(id: &str, memory: Memory, hearing: Hearing) -> Self {
        let start = memory.start;
        Self::requesting(id, Shared { hearing, ..shared(false, memory) }, start)
    }

    /// Opens the menu as a user with this memory.
    pub(crate) fn knowing_at_the_menu(memory: Memory) -> Self {
        let elapsed = Duration::try_from(memory.start - MORNING).unwrap_or_default();
        let now = Now { elapsed, local: memory.start };
        let app = menu(shared(true, memory), now);
        Self { app, now: elapsed, effects: Vec::new() }.tell(Msg::Drawn)
    }

    /// Opens the menu as a user with this memory and these settings.
    pub(crate) fn menu_with(memory: Memory, settings: Settings) -> Self {
        let settings = Arc::new(settings);
        Self::with_app(menu(Shared { settings, ..shared(true, memory) }, BEGINNING))
    }

    /// Opens a routine some time later, as a user with this screening state.
    pub(crate) fn standing(id: &str, standing: ScreeningState, later: Duration) -> Self {
        let memory = Memory { screening: standing, ..Memory::blank(MORNING + later) };
        Self::requesting(id, shared(false, memory), MORNING + later)
    }

    /// Opens a routine as a user who stopped for a sign an hour ago and did not answer the questions about it.
    pub(crate) fn after_a_stop(id: &str, sign: &str) -> Self {
        let mut memory = well();
        let start = MORNING - time::Duration::hours(1);
        let (outcome, sign) = (Ending::Stopped.into(), Some(MaybeKnown::new(sign)));
        memory.history.push(Record { outcome, sign, ..finished(start) });
        Self::requesting(id, shared(false, memory), MORNING)
    }

    /// Starts the program again with a routine, some time later and with what it has stored.
    pub(crate) fn comes_back(self, id: &str, later: Duration) -> Self {
        let local = self.now().local + later;
        Self::requesting(id, shared(false, self.remembered_at(local)), local)
    }

    /// Starts the program again with the menu, some time later and with what it has stored.
    pub(crate) fn comes_to_the_menu(self, later: Duration) -> Self {
        let elapsed = self.now + later;
        let now = Now { elapsed, local: MORNING + elapsed };
        let memory = self.remembered_at(now.local);
        let app = menu(shared(true, memory), now);
        Self { app, now: elapsed, effects: Vec::new() }.tell(Msg::Drawn)
    }

    /// Starts `neckcare screening` some time later, with what the program has stored.
    pub(crate) fn asks_to_be_screened(self, later: Duration) -> Self {
        let now = Now { elapsed: self.now + later, local: self.now().local + later };
        let memory = self.remembered_at(now.local);
        let app = App::with_screening(shared(false, memory), now);
        Self { app, now: now.elapsed, effects: Vec::new() }.tell(Msg::Drawn)
    }

    fn remembered_at(&self, start: OffsetDateTime) -> Memory {
        Memory { start, ..self.app.shared().memory.clone() }
    }

    /// Opens the ready screen of a routine, with every question answered.
    pub(crate) fn ready_for(id: &str) -> Self {
        Self::requesting(id, shared(false, well()), MORNING)
    }

    /// Opens the ready screen of a routine that was chosen for these places, as a user with this memory.
    pub(crate) fn with_marks(id: &str, marks: Marks, memory: Memory) -> Self {
        let (start, shared) = (memory.start, shared(false, memory));
        let routine = library().find(id).unwrap_or_else(|| panic!("there is no {id}")).clone();
        let choices = default_choices(routine.usual_position(), &shared.settings, Vec::new());
        let request = RoutineRequest { marks, ..RoutineRequest::new(routine, choices) };
        Self::wanting(&request, shared, start)
    }

    /// Opens the ready screen of a routine that was chosen for these places, with every question answered.
    pub(crate) fn ready_with_marks(id: &str, marks: &[(Place, u8)]) -> Self {
        Self::with_marks(id, marked(marks), well())
    }

    /// Opens the menu with the sessions of [`Self::with_a_past`], before three of which places were marked.
    pub(crate) fn with_marked_places() -> Self {
        let mut memory = Self::with_a_past().app.shared().memory.clone();
        let (shoulder, neck) = (Place::LeftShoulder, Place::RightNeck);
        let sessions: [(usize, &[_], &[_]); 3] = [
            (1, &[(shoulder, 6), (Place::Temples, 2)], &[(shoulder, 3), (Place::Temples, 2)]),
            (5, &[(shoulder, 5), (neck, 9)], &[(shoulder, 4), (neck, 7)]),
            (6, &[(shoulder, 4), (neck, 7)], &[(shoulder, 2)]),
        ];
        for (index, before, after) in sessions {
            let id = memory.history[index].id.clone();
            let (places_before, places_after) = (marked(before), marked(after));
            let answers = Answers { places_before, places_after, ..Answers::default() };
            memory.answers.insert(id, answers);
        }
        Self::knowing_at_the_menu(memory)
    }

    /// Sends a message to the program.
    pub(crate) fn tells(self, msg: Msg) -> Self {
        self.tell(msg)
    }

    /// Opens the ready screen of a routine as a user who has not chosen a sound yet.
    pub(crate) fn without_sound_choice(id: &str) -> Self {
        Self::requesting(id, shared(false, unheard()), MORNING)
    }

    /// Opens the ready screen of a routine with this sound, as a user who has not chosen one yet.
    pub(crate) fn unasked_in(id: &str, hearing: Hearing) -> Self {
        let shared = shared(false, unheard());
        Self::requesting(id, Shared { hearing, ..shared }, MORNING)
    }

    /// Opens the ready screen of a routine that is fitted into a time.
    pub(crate) fn wanting_for(id: &str, time: Duration) -> Self {
        Self::wanting_within(id, Some(time), shared(false, well()), MORNING)
    }

    fn requesting(id: &str, shared: Shared, local: OffsetDateTime) -> Self {
        Self::wanting_within(id, None, shared, local)
    }

    fn wanting_within(
        id: &str,
        time: Option<Duration>,
        shared: Shared,
        local: OffsetDateTime,
    ) -> Self {
        let routine = library().find(id).unwrap_or_else(|| panic!("there is no {id}")).clone();
        let choices = default_choices(routine.usual_position(), &shared.settings, Vec::new());
        let choices = Choices { time, ..choices };
        Self::wanting(&RoutineRequest::new(routine, choices), shared, local)
    }

    fn wanting(request: &RoutineRequest, shared: Shared, local: OffsetDateTime) -> Self {
        let elapsed = Duration::try_from(local - MORNING).unwrap_or_default();
        let now = Now { elapsed, local };
        let app = App::with_routine(shared, request, now).unwrap();
        Self { app, now: elapsed, effects: Vec::new() }.tell(Msg::Drawn)
    }

    /// Starts a preview of a routine as it is written, optionally from a pass on.
    pub(crate) fn previewing(id: &str, pass: Option<usize>, speed: &str) -> Self {
        let routine = library().find(id).unwrap_or_else(|| panic!("there is no {id}")).clone();
        let choices = Choices::as_written(routine.usual_position());
        let choices = Choices { guidance: Guidance::Full, ..choices };
        let plan = Plan::new(routine, library().catalogue.clone(), choices).unwrap();
        let shared = shared(false, Memory::blank(MORNING));
        let speed = speed.parse().unwrap();
        Self::with_app(App::with_preview(shared, plan, pass, speed, BEGINNING))
    }

    fn with_app(app: App) -> Self {
        Self { app, now: Duration::ZERO, effects: Vec::new() }.tell(Msg::Drawn)
    }

    /// Interrupts the session by a power cut, and opens the menu some time later.
    pub(crate) fn loses_power(self, later: Duration) -> Self {
        let elapsed = self.now + later;
        let now = Now { elapsed, local: MORNING + elapsed };
        let mut memory = self.remembered_at(now.local);
        let start = self.now().local - self.session().moment().elapsed();
        let record = Record::of(self.session(), "interrupted".to_owned(), start).interrupted();
        memory.add_session(&record);
        let app = menu(shared(true, memory), now);
        Self { app, now: elapsed, effects: Vec::new() }.tell(Msg::Drawn)
    }

    /// Opens the ready screen of the warm pack before a routine, with a changed screening state.
    pub(crate) fn warming_for(id: &str, rules: fn(&mut ScreeningState)) -> Self {
        let mut memory = well();
        rules(&mut memory.screening);
        let shared = shared(false, memory);
        let routine = library().find(id).unwrap().clone();
        let choices = default_choices(routine.usual_position(), &shared.settings, Vec::new());
        let queued = Some(RoutineRequest::new(routine, choices));
        Self::requesting("heat", Shared { next_routine: queued, ..shared }, MORNING)
    }

    /// Begins a session of a routine, with every question answered.
    pub(crate) fn in_the_middle_of(id: &str) -> Self {
        Self::ready_for(id).press(SPACE)
    }

    /// Returns the local time.
    pub(crate) fn local(&self) -> OffsetDateTime {
        self.now().local
    }

    fn now(&self) -> Now {
        Now { elapsed: self.now, local: MORNING + self.now }
    }

    fn tell(mut self, msg: Msg) -> Self {
        let now = self.now();
        let before = self.app.screen().key_context();
        self.effects = self.app.update(msg, now);
        self.effects.extend(self.app.update(Msg::Drawn, now));
        if self.app.screen().key_context() != before {
            self.assert_plain_text();
        }
        self
    }

    /// Asserts that plain mode describes the current screen in words and in texts that can be typed, and that its first
    /// or last line names keys.
    fn assert_plain_text(&self) {
        let (place, lines) = (self.app.screen().key_context(), plain::screen(&self.app));
        if matches!(place, KeyContext::Play | KeyContext::Paused) {
            return;
        }
        for line in &lines {
            assert!(is_plain(line), "{place:?}: {line:?}");
        }
        let ways = ["Enter", "Type ", ": ", "Press Space"];
        let told = |line: Option<&String>| {
            line.is_some_and(|line| ways.iter().any(|way| line.contains(way)))
        };
        let first = told(lines.first()) && !plain::reads_out(&self.app);
        assert!(first || told(lines.last()), "{place:?}: {lines:#?}");
    }

    /// Presses a key.
    pub(crate) fn press(self, key: impl Into<Press>) -> Self {
        let Press(key) = key.into();
        self.tell(Msg::Key(key))
    }

    pub(crate) fn types(self, text: &str) -> Self {
        text.chars().fold(self, |person, letter| person.press(Key::Char(letter)))
    }

    /// Lets a time pass, such as `45s` or `1m10s`.
    pub(crate) fn after(self, time: &str) -> Self {
        let time = duration::parse(time).unwrap_or_else(|| panic!("{time} is no duration"));
        self.later(time)
    }

    pub(crate) fn later(mut self, time: Duration) -> Self {
        self.now += time;
        self.tell(Msg::Time)
    }

    /// Lets time pass until something changes by itself.
    pub(crate) fn until_due(self) -> Self {
        let due = self.app.due(self.now()).unwrap_or_else(|| panic!("nothing is due"));
        let wait = due.saturating_sub(self.now);
        self.later(wait)
    }

    /// Lets some seconds pass.
    pub(crate) fn seconds(self, seconds: u64) -> Self {
        self.later(Duration::from_secs(seconds))
    }

    /// Lets time pass while the machine sleeps.
    pub(crate) fn sleeps(mut self, time: Duration) -> Self {
        self.now += time;
        self.tell(Msg::Gap)
    }

    /// Waits for the middle of the next segment of a kind.
    pub(crate) fn waits_for(self, wanted: impl Fn(SegmentKind) -> bool) -> Self {
        let length = self.to_come(&wanted).length;
        self.comes_to(wanted).later(length / 2)
    }

    /// Waits for the start of the next segment of a kind.
    pub(crate) fn comes_to(self, wanted: impl Fn(SegmentKind) -> bool) -> Self {
        let (start, elapsed) = (self.to_come(wanted).start, self.session().moment().elapsed());
        self.later(start.saturating_sub(elapsed))
    }

    fn to_come(&self, wanted: impl Fn(SegmentKind) -> bool) -> Segment {
        let elapsed = self.session().moment().elapsed();
        let segments = self.session().plan().segments().iter();
        let mut to_come = segments.filter(|segment| segment.start >= elapsed);
        *to_come.find(|segment| wanted(segment.kind)).unwrap_or_else(|| panic!("no such segment"))
    }

    /// Waits until three seconds after the start of the first work with a move.
    pub(crate) fn waits_for_move(self, name: &str) -> Self {
        let start = self.session().plan().work_start(self.pass_of(name));
        let elapsed = self.session().moment().elapsed();
        self.later(start.saturating_sub(elapsed) + Duration::from_secs(3))
    }

    /// Waits until three seconds after the start of the lead-in to a move.
    pub(crate) fn waits_before_move(self, name: &str) -> Self {
        let start = self.session().plan().lead_start(self.pass_of(name));
        let elapsed = self.session().moment().elapsed();
        self.later(start.saturating_sub(elapsed) + Duration::from_secs(3))
    }

    fn pass_of(&self, name: &str) -> usize {
        let mut passes = self.session().plan().passes().iter();
        let pass = passes.position(|pass| pass.movement.name == name);
        pass.unwrap_or_else(|| panic!("there is no {name}"))
    }

    /// Opens the list of steps on the ready screen, and selects the first step with a move.
    pub(crate) fn on_step(self, name: &str) -> Self {
        let step = self.step_of(name);
        (0..step).fold(self.press('x'), |person, _| person.press(Key::Down))
    }

    /// Returns the index of the first step with a move, on the ready screen.
    pub(crate) fn step_of(&self, name: &str) -> usize {
        let mut steps = self.plan().routine().steps.iter();
        let step = steps.position(|step| step.movement.name == name);
        step.unwrap_or_else(|| panic!("there is no {name}"))
    }

    /// Lets the session run to its end.
    pub(crate) fn follows_to_the_end(self) -> Self {
        let left = self.session().moment().total_left();
        self.later(left)
    }

    /// Returns the plan on the ready screen.
    pub(crate) fn plan(&self) -> &Plan {
        match self.app.screen() {
            Screen::Ready(ready) => ready.plan(),
            other => panic!("not before a session: {:?}", other.key_context()),
        }
    }

    /// Returns the time until something changes by itself.
    pub(crate) fn next_change(&self) -> Option<Duration> {
        Some(self.app.due(self.now())?.saturating_sub(self.now))
    }

    /// Returns the effects of the last message.
    pub(crate) fn effects(&self) -> &[Effect] {
        &self.effects
    }

    /// Returns the running session.
    pub(crate) fn session(&self) -> &Session {
        match self.app.screen() {
            Screen::Play(play) => play.session(),
            Screen::Preview(preview) => preview.session(),
            other => panic!("no session is followed: {:?}", other.key_context()),
        }
    }

    /// Returns true if a session is running or resuming.
    pub(crate) fn is_at_work(&self) -> bool {
        let Screen::Play(play) = self.app.screen() else { return false };
        matches!(play.session().state(), SessionState::Running | SessionState::Resuming { .. })
    }

    /// Returns true if the stop screen is shown.
    pub(crate) const fn has_stopped(&self) -> bool {
        matches!(self.app.screen(), Screen::Stopped(_))
    }

    /// Draws the program in a window of this size.
    pub(crate) fn draw(&self, width: u16, height: u16, theme: &Theme) -> Buffer {
        let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
        let mut app = self.app.clone();
        app.update(Msg::Window(width, height), self.now());
        AppWidget { app: &app, theme }.render(buffer.area, &mut buffer);
        buffer
    }

    /// Returns the text in a window of this size, with one line for each row.
    pub(crate) fn screen_text(&self, width: u16, height: u16) -> String {
        text(&self.draw(width, height, &Theme::dark()))
    }

    /// Returns the words in a window of this size on one line, without the dots of a picture.
    pub(crate) fn sees_words(&self, width: u16, height: u16) -> String {
        let drawn = |c: char| matches!(c, '\u{2580}'..='\u{259f}');
        let seen = self.screen_text(width, height).replace(drawn, " ");
        seen.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

thread_local! {
    /// Lines that passed [`is_plain`], because a search through all states reads the same lines thousands of times.
    static PLAIN: RefCell<HashSet<String>> = RefCell::default();
}

/// Returns true if a line has only words and texts that can be typed.
fn is_plain(line: &str) -> bool {
    let known = |letter: char| letter.is_alphanumeric() || " .,?:'".contains(letter);
    PLAIN.with_borrow_mut(|plain| {
        if plain.contains(line) {
            return true;
        }
        let read = plainly(line);
        let typed = line.contains(['`', '/']) || line.contains(".com");
        let is_plain = !read.is_empty() && (typed || read.chars().all(known));
        if is_plain {
            plain.insert(line.to_owned());
        }
        is_plain
    })
}

/// Returns the characters of a screen without trailing spaces. A cell that is all colour counts as a block.
pub(crate) fn text(buffer: &Buffer) -> String {
    let ground = buffer.content.first().map_or(Color::Reset, |corner| corner.bg);
    let painted = |cell: &Cell| cell.symbol() == " " && cell.bg == cell.fg && cell.bg != ground;
    let seen = |cell: &Cell| if painted(cell) { "█" } else { cell.symbol() }.to_owned();
    let row = |y| -> String {
        (0..buffer.area.width).filter_map(|x| buffer.cell((x, y)).map(seen)).collect()
    };
    let rows: Vec<String> = (0..buffer.area.height).map(|y| row(y).trim_end().to_owned()).collect();
    rows.join("\n")
}

/// A key, made from a [`Key`] or from a letter.
pub(crate) struct Press(Key);

impl From<Key> for Press {
    fn from(key: Key) -> Self {
        Self(key)
    }
}

impl From<char> for Press {
    fn from(letter: char) -> Self {
        Self(Key::Char(letter))
    }
}

/// Returns every key of a keyboard.
pub(crate) fn every_key() -> Vec<Key> {
    let letters = (' '..='~').chain(['ß', 'ы', 'あ', '´']).map(Key::Char);
    let control = ('a'..='z').map(Key::Ctrl);
    let named = [
        Key::Enter,
        Key::Esc,
        Key::Tab,
        Key::BackTab,
        Key::Backspace,
        Key::Delete,
        Key::Up,
        Key::Down,
        Key::Left,
        Key::Right,
        Key::Home,
        Key::End,
        Key::PageUp,
        Key::PageDown,
        Key::Unknown,
    ];
    letters.chain(control).chain(named).collect()
}
