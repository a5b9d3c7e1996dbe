//! A person at the program: presses keys, lets time pass, and sees the screen.
#![allow(dead_code, reason = "each test program uses its own part of this")]
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use std::cell::RefCell;
use std::collections::HashSet;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use crate::records;
use neckcare::app::view::AppWidget;
use neckcare::app::{App, Msg, Screen};
use neckcare::history::{Answers, Ending, Record, Touched};
use neckcare::key::Key;
use neckcare::plain;
use neckcare::plan::{Choices, Guidance, Plan, Segment, SegmentKind};
use neckcare::routine::body::{Side, Zone};
use neckcare::routine::keyword::MaybeKnown;
use neckcare::routine::library::Library;
use neckcare::routine::{Routine, duration};
use neckcare::safety::SafetyText;
use neckcare::safety::screening_state::ScreeningState;
use neckcare::screen_kit::keys::KeyContext;
use neckcare::screen_kit::request::default_choices;
use neckcare::screen_kit::{
    Effect, Hearing, Memory, Now, Preferences, RoutineRequest, Shared, SoundChoice,
};
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

/// A person at the program. Everything goes through [`App::update`], as it does in earnest.
#[derive(Clone)]
pub(crate) struct Person {
    pub(crate) app: App,
    now: Duration,
    effects: Vec<Effect>,
}

/// The shipped routines, read once.
pub(crate) fn library() -> Arc<Library> {
    static LIBRARY: OnceLock<Arc<Library>> = OnceLock::new();
    let read = || Library::built_in().unwrap_or_else(|report| panic!("{report}"));
    LIBRARY.get_or_init(|| Arc::new(read())).clone()
}

/// The words that warn, read once.
pub(crate) fn words() -> Arc<SafetyText> {
    static WORDS: OnceLock<Arc<SafetyText>> = OnceLock::new();
    let read = || SafetyText::built_in();
    WORDS.get_or_init(|| Arc::new(read())).clone()
}

/// The words, for as long as the tests run.
pub(crate) fn words_for_ever() -> &'static SafetyText {
    static WORDS: OnceLock<SafetyText> = OnceLock::new();
    WORDS.get_or_init(|| (*words()).clone())
}

/// A day.
pub(crate) const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// A morning in spring.
pub(crate) const MORNING: OffsetDateTime = datetime!(2026-03-02 10:00 +1);

/// The same, at the beginning of a program.
const BEGINNING: Now = Now { elapsed: Duration::ZERO, local: MORNING };

/// Somebody who has accepted the notice and to whom nothing applies, with three sessions behind
/// them, so that nothing is asked and nothing left out.
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

/// The same, of whom nobody knows yet how they want to be guided by ear.
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

/// Half a minute on the first zone of each step.
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

/// Settings of somebody who is told little, so that times are those of the routines as they are written.
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
        window,
    }
}

impl Person {
    /// Before the list of routines.
    pub(crate) fn at_the_menu() -> Self {
        Self::with_app(App::with_menu(shared(true, well()), BEGINNING))
    }

    /// The same with these routines.
    pub(crate) fn at_the_menu_of(library: Library) -> Self {
        let library = Arc::new(library);
        Self::with_app(App::with_menu(Shared { library, ..shared(true, well()) }, BEGINNING))
    }

    /// The same with these settings.
    pub(crate) fn set_at_the_menu(settings: Settings) -> Self {
        let settings = Arc::new(settings);
        Self::with_app(App::with_menu(Shared { settings, ..shared(true, well()) }, BEGINNING))
    }

    /// Before a routine, with these settings.
    pub(crate) fn set(settings: Settings, id: &str) -> Self {
        let settings = Arc::new(settings);
        Self::wanting(id, Shared { settings, ..shared(false, well()) }, MORNING)
    }

    /// Before a routine, with these settings, after these routines were done to their end on other days.
    pub(crate) fn having_done(done: &[&str], settings: Settings, id: &str) -> Self {
        let mut memory = well();
        memory.history.clear();
        for (day, routine) in (20..).zip(done) {
            let record = finished(MORNING - time::Duration::days(day) - time::Duration::hours(5));
            memory.history.push(Record { routine: (*routine).to_owned(), ..record });
        }
        let settings = Arc::new(settings);
        Self::wanting(id, Shared { settings, ..shared(false, memory) }, MORNING)
    }

    /// Before a routine, with these words that warn.
    pub(crate) fn calling(words: SafetyText, id: &str) -> Self {
        let words = Arc::new(words);
        Self::wanting(id, Shared { words, ..shared(false, well()) }, MORNING)
    }

    /// Before the list of routines, with some weeks of sessions behind them; for the latest they stopped.
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
            let rating = |figure| neckcare::history::Rating::new(figure);
            let (tension_before, tension_after) =
                tension.map_or((None, None), |(before, after)| (rating(before), rating(after)));
            let said = Answers { tension_before, tension_after, ..Answers::default() };
            memory.answers.insert(record.id.clone(), said);
            memory.history.push(record);
        }
        if let Some(last) = memory.history.last_mut() {
            (last.outcome, last.sign) = (Ending::Stopped.into(), Some(Sign::Pain.into()));
        }
        Self::with_app(App::with_menu(shared(true, memory), BEGINNING))
    }

    /// The same, with sessions that began then.
    pub(crate) fn with_sessions_at(starts: &[OffsetDateTime]) -> Self {
        let mut memory = well();
        memory.history.extend(starts.iter().copied().map(finished));
        Self::with_app(App::with_menu(shared(true, memory), BEGINNING))
    }

    /// The same, on a day of which nothing is known yet.
    pub(crate) fn at_the_menu_next_day() -> Self {
        let now = Now { elapsed: DAY, local: MORNING + DAY };
        let memory = Memory { start: now.local, ..well() };
        let app = App::with_menu(shared(true, memory), now);
        Self { app, now: DAY, effects: Vec::new() }.tell(Msg::Drawn)
    }

    /// Somebody of whom nothing is known, before the list of routines.
    pub(crate) fn at_the_menu_for_the_first_time() -> Self {
        Self::with_app(App::with_menu(shared(true, Memory::blank(MORNING)), BEGINNING))
    }

    /// Somebody of whom nothing is known, who wants to begin a routine.
    pub(crate) fn new_to(id: &str) -> Self {
        Self::wanting(id, shared(false, Memory::blank(MORNING)), MORNING)
    }

    /// Somebody of whom this is known, before a routine.
    pub(crate) fn knowing(id: &str, memory: Memory) -> Self {
        let start = memory.start;
        Self::wanting(id, shared(false, memory), start)
    }

    /// The same, where this is heard.
    pub(crate) fn knowing_and_hearing(id: &str, memory: Memory, hearing: Hearing) -> Self {
        let start = memory.start;
        Self::wanting(id, Shared { hearing, ..shared(false, memory) }, start)
    }

    /// The same before the list of routines.
    pub(crate) fn knowing_at_the_menu(memory: Memory) -> Self {
        let elapsed = Duration::try_from(memory.start - MORNING).unwrap_or_default();
        let now = Now { elapsed, local: memory.start };
        let app = App::with_menu(shared(true, memory), now);
        Self { app, now: elapsed, effects: Vec::new() }.tell(Msg::Drawn)
    }

    /// The same with these settings.
    pub(crate) fn knowing_set_at_the_menu(memory: Memory, settings: Settings) -> Self {
        let settings = Arc::new(settings);
        Self::with_app(App::with_menu(Shared { settings, ..shared(true, memory) }, BEGINNING))
    }

    /// Somebody who stands so, a while later.
    pub(crate) fn standing(id: &str, standing: ScreeningState, later: Duration) -> Self {
        let memory = Memory { screening: standing, ..Memory::blank(MORNING + later) };
        Self::wanting(id, shared(false, memory), MORNING + later)
    }

    /// Somebody who stopped for a sign an hour ago, and left it at that.
    pub(crate) fn after_a_stop(id: &str, sign: &str) -> Self {
        let mut memory = well();
        let start = MORNING - time::Duration::hours(1);
        let (outcome, sign) = (Ending::Stopped.into(), Some(MaybeKnown::new(sign)));
        memory.history.push(Record { outcome, sign, ..finished(start) });
        Self::wanting(id, shared(false, memory), MORNING)
    }

    /// The same person, who starts the program again a while later, knowing what it kept.
    pub(crate) fn comes_back(self, id: &str, later: Duration) -> Self {
        let local = self.now().local + later;
        Self::wanting(id, shared(false, self.remembered_at(local)), local)
    }

    /// The same person, who opens the list of routines a while later.
    pub(crate) fn comes_to_the_menu(self, later: Duration) -> Self {
        let elapsed = self.now + later;
        let now = Now { elapsed, local: MORNING + elapsed };
        let memory = self.remembered_at(now.local);
        let app = App::with_menu(shared(true, memory), now);
        Self { app, now: elapsed, effects: Vec::new() }.tell(Msg::Drawn)
    }

    /// The same person, who asks a while later to be screened.
    pub(crate) fn asks_to_be_screened(self, later: Duration) -> Self {
        let now = Now { elapsed: self.now + later, local: self.now().local + later };
        let memory = self.remembered_at(now.local);
        let app = App::with_screening(shared(false, memory), now);
        Self { app, now: now.elapsed, effects: Vec::new() }.tell(Msg::Drawn)
    }

    fn remembered_at(&self, start: OffsetDateTime) -> Memory {
        Memory { start, ..self.app.shared().memory.clone() }
    }

    /// Before a routine that has not begun, with every question behind it.
    pub(crate) fn at(id: &str) -> Self {
        Self::wanting(id, shared(false, well()), MORNING)
    }

    /// Something else that reaches the program.
    pub(crate) fn tells(self, msg: Msg) -> Self {
        self.tell(msg)
    }

    /// The same, of whom nobody knows yet how they want to be guided by ear.
    pub(crate) fn unasked(id: &str) -> Self {
        Self::wanting(id, shared(false, unheard()), MORNING)
    }

    /// The same, where this is heard.
    pub(crate) fn unasked_in(id: &str, hearing: Hearing) -> Self {
        let shared = shared(false, unheard());
        Self::wanting(id, Shared { hearing, ..shared }, MORNING)
    }

    /// The same, made to fit a time.
    pub(crate) fn wanting_for(id: &str, time: Duration) -> Self {
        Self::wanting_within(id, Some(time), shared(false, well()), MORNING)
    }

    fn wanting(id: &str, shared: Shared, local: OffsetDateTime) -> Self {
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
        let elapsed = Duration::try_from(local - MORNING).unwrap_or_default();
        let now = Now { elapsed, local };
        let app = App::with_routine(shared, &RoutineRequest { routine, choices }, now).unwrap();
        Self { app, now: elapsed, effects: Vec::new() }.tell(Msg::Drawn)
    }

    /// Watching a routine as it is written, from a pass on if one is named.
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

    /// The power goes; the next start, so much later, finds the session interrupted.
    pub(crate) fn loses_power(self, later: Duration) -> Self {
        let elapsed = self.now + later;
        let now = Now { elapsed, local: MORNING + elapsed };
        let mut memory = self.remembered_at(now.local);
        let start = self.now().local - self.session().moment().elapsed();
        let record = Record::of(self.session(), "interrupted".to_owned(), start).interrupted();
        memory.add_session(&record);
        let app = App::with_menu(shared(true, memory), now);
        Self { app, now: elapsed, effects: Vec::new() }.tell(Msg::Drawn)
    }

    /// Before the warmth that another routine begins with; what of the person is known, and until when.
    pub(crate) fn warming_for(id: &str, rules: fn(&mut ScreeningState)) -> Self {
        let mut memory = well();
        rules(&mut memory.screening);
        let shared = shared(false, memory);
        let routine = library().find(id).unwrap().clone();
        let choices = default_choices(routine.usual_position(), &shared.settings, Vec::new());
        let queued = Some(RoutineRequest { routine, choices });
        Self::wanting("heat", Shared { next_routine: queued, ..shared }, MORNING)
    }

    /// In a routine that has begun, with every health question behind it.
    pub(crate) fn in_the_middle_of(id: &str) -> Self {
        Self::at(id).press(SPACE)
    }

    /// The time on the wall.
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
            self.reads();
        }
        self
    }

    /// Lines of text tell of every change of place, in nothing but words and what can be typed. They begin with what can be
    /// pressed, or end with it.
    fn reads(&self) {
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

    /// Presses a key, or the one with a letter.
    pub(crate) fn press(self, key: impl Into<Press>) -> Self {
        let Press(key) = key.into();
        self.tell(Msg::Key(key))
    }

    pub(crate) fn types(self, text: &str) -> Self {
        text.chars().fold(self, |person, letter| person.press(Key::Char(letter)))
    }

    /// Nothing is pressed for so long: `45s`, `1m10s`.
    pub(crate) fn after(self, time: &str) -> Self {
        let time = duration::parse(time).unwrap_or_else(|| panic!("{time} is no duration"));
        self.later(time)
    }

    pub(crate) fn later(mut self, time: Duration) -> Self {
        self.now += time;
        self.tell(Msg::Time)
    }

    /// Until something changes by itself, as the loop waits for it.
    pub(crate) fn until_due(self) -> Self {
        let due = self.app.due(self.now()).unwrap_or_else(|| panic!("nothing is due"));
        let wait = due.saturating_sub(self.now);
        self.later(wait)
    }

    /// The same, in whole seconds.
    pub(crate) fn seconds(self, seconds: u64) -> Self {
        self.later(Duration::from_secs(seconds))
    }

    /// Time passes that nobody lived through.
    pub(crate) fn sleeps(mut self, time: Duration) -> Self {
        self.now += time;
        self.tell(Msg::Gap)
    }

    /// Waits for the middle of the first segment of a kind that is to come.
    pub(crate) fn waits_for(self, wanted: impl Fn(SegmentKind) -> bool) -> Self {
        let length = self.to_come(&wanted).length;
        self.comes_to(wanted).later(length / 2)
    }

    /// Waits for the start of the first segment of a kind that is to come.
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

    /// Waits for the third second of the first work with a move.
    pub(crate) fn waits_for_move(self, name: &str) -> Self {
        let start = self.session().plan().work_start(self.pass_of(name));
        let elapsed = self.session().moment().elapsed();
        self.later(start.saturating_sub(elapsed) + Duration::from_secs(3))
    }

    /// Waits for the third second of the lead-in to a move.
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

    /// On ready, with the list of steps open on the first with a move.
    pub(crate) fn on_step(self, name: &str) -> Self {
        let step = self.step_of(name);
        (0..step).fold(self.press('x'), |person, _| person.press(Key::Down))
    }

    /// Which step of the routine on ready is the first with a move.
    pub(crate) fn step_of(&self, name: &str) -> usize {
        let mut steps = self.plan().routine().steps.iter();
        let step = steps.position(|step| step.movement.name == name);
        step.unwrap_or_else(|| panic!("there is no {name}"))
    }

    /// Follows the routine to its end.
    pub(crate) fn follows_to_the_end(self) -> Self {
        let left = self.session().moment().total_left();
        self.later(left)
    }

    /// What will be done, on the ready screen.
    pub(crate) fn plan(&self) -> &Plan {
        match self.app.screen() {
            Screen::Ready(ready) => ready.plan(),
            other => panic!("not before a session: {:?}", other.key_context()),
        }
    }

    /// How long until something changes by itself.
    pub(crate) fn next_change(&self) -> Option<Duration> {
        Some(self.app.due(self.now())?.saturating_sub(self.now))
    }

    /// What the last thing led to.
    pub(crate) fn effects(&self) -> &[Effect] {
        &self.effects
    }

    /// The session that is followed.
    pub(crate) fn session(&self) -> &Session {
        match self.app.screen() {
            Screen::Play(play) => play.session(),
            Screen::Preview(preview) => preview.session(),
            other => panic!("no session is followed: {:?}", other.key_context()),
        }
    }

    /// Whether work goes on, or will by itself.
    pub(crate) fn is_at_work(&self) -> bool {
        let Screen::Play(play) = self.app.screen() else { return false };
        matches!(play.session().state(), SessionState::Running | SessionState::Resuming { .. })
    }

    /// Whether the stop words are shown.
    pub(crate) const fn has_stopped(&self) -> bool {
        matches!(self.app.screen(), Screen::Stopped(_))
    }

    /// What is on a screen of this size.
    pub(crate) fn looks(&self, width: u16, height: u16, theme: &Theme) -> Buffer {
        let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
        let mut app = self.app.clone();
        app.update(Msg::Window(width, height), self.now());
        AppWidget { app: &app, theme }.render(buffer.area, &mut buffer);
        buffer
    }

    /// The same as text, a line a row.
    pub(crate) fn sees(&self, width: u16, height: u16) -> String {
        text(&self.looks(width, height, &Theme::dark()))
    }

    /// The words of a screen on one line, without the dots of a picture beside them.
    pub(crate) fn sees_words(&self, width: u16, height: u16) -> String {
        let drawn = |c: char| matches!(c, '\u{2580}'..='\u{259f}');
        let seen = self.sees(width, height).replace(drawn, " ");
        seen.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

thread_local! {
    /// Lines that are plain: a walk through every state reads the same ones thousands of times.
    static PLAIN: RefCell<HashSet<String>> = RefCell::default();
}

/// Whether a line has nothing but words and what can be typed.
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

/// The characters of a screen, without the blanks at the ends of its rows; a cell that is all colour is a block.
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

/// A key, or the letter on it.
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

/// Every key that a keyboard has.
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
