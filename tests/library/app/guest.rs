//! Tests guests: they answer every question, are guided gently, and nothing about them is stored.

use std::time::Duration;

use neckcare::app::Screen;
use neckcare::key::Key;
use neckcare::plan::Rule;
use neckcare::safety::LockReason;
use neckcare::safety::questions::Question;
use neckcare::screen_kit::Effect;
use neckcare::screen_kit::keys::KeyContext;
use neckcare::screens::screening::ScreeningStage;

use crate::person::{Person, SPACE};

const HOUR: Duration = Duration::from_secs(3600);

impl Person {
    /// Counts the effects of the last step that would reach the disk.
    fn keeps(&self) -> usize {
        let kept = |effect: &&Effect| {
            matches!(
                effect,
                Effect::StoreAnswer(_)
                    | Effect::OpenJournal(_)
                    | Effect::UpdateJournal(_)
                    | Effect::StoreSession(_)
                    | Effect::StoreLaterAnswers(_)
                    | Effect::StorePreferences(_)
            )
        };
        self.effects().iter().filter(kept).count()
    }

    fn is_guest(&self) -> bool {
        self.app.shared().memory.guest
    }

    /// Lets a whole session pass, a few seconds at a time, and counts the effects that would reach the disk.
    fn counts_what_is_kept(mut self) -> (Self, usize) {
        let mut kept = self.keeps();
        while matches!(self.app.screen(), Screen::Play(_)) {
            self = self.seconds(7);
            kept += self.keeps();
        }
        (self, kept)
    }

    fn chooses_the_first(self) -> Self {
        self.press(Key::Enter)
    }

    /// Starts the scalp routine, which is long enough to count towards the daily limit.
    fn chooses_the_scalp(self) -> Self {
        self.press('/').types("scalp").press(Key::Enter).press(Key::Enter)
    }
}

/// Returns a guest who sits down when the owner, who answered everything an hour ago, is asked if anything is new.
fn guest() -> Person {
    Person::ready_for("trapezius").comes_back("trapezius", HOUR).answers('e')
}

#[test]
fn a_guest_answers_every_question() {
    let guest = guest();
    assert!(guest.is_guest());
    assert_eq!(*guest.stage(), ScreeningStage::Notice);
    let head = guest.screen_text(80, 24).lines().next().map(str::to_owned);
    assert!(head.is_some_and(|head| head.contains(" guest ")));
    assert_eq!(guest.clone().answers('n').key_context(), KeyContext::Notice);
    let ready = guest.with_nothing_to_tell();
    assert_eq!(ready.key_context(), KeyContext::Ready);
    assert!(ready.screen_text(80, 24).contains("guest"));
}

#[test]
fn a_guest_is_guided_gently_and_ready_says_so() {
    let ready = guest().with_nothing_to_tell();
    assert!(ready.plan().choices().rules.has(Rule::Caution));
    let Screen::Ready(shown) = ready.app.screen() else { panic!("not ready") };
    assert!(shown.notes().iter().any(|note| note.why == LockReason::Guest));
    assert!(ready.screen_text(120, 40).contains("here as a guest"));
}

#[test]
fn nothing_about_a_guest_is_stored() {
    let mut person = guest();
    let mut kept = person.keeps();
    for key in [Key::Char('y'), Key::Char('n'), Key::Char('n')] {
        person = person.answers(key);
        kept += person.keeps();
    }
    person = person.press('7').press(SPACE);
    let (after, during) = person.counts_what_is_kept();
    assert_eq!((kept, during, after.key_context()), (0, 0, KeyContext::AfterFigure));
    let asked = after.answers('3').answers(Key::Enter);
    assert_eq!(asked.keeps(), 0);
    let said = asked.answers('n');
    assert_eq!(said.keeps(), 0);
    assert_eq!(said.answers(Key::Ctrl('c')).keeps(), 0);
    let stopped = guest().with_nothing_to_tell().press(SPACE).seconds(30).press(Key::Ctrl('c'));
    assert_eq!(stopped.keeps(), 0);
}

/// For the owner, the same keys do store something.
#[test]
fn the_owners_session_is_stored() {
    let person = Person::ready_for("trapezius").comes_back("trapezius", HOUR).answers('n');
    assert!(person.keeps() > 0);
    let (after, kept) = person.press(SPACE).counts_what_is_kept();
    assert!(kept > 2 && after.key_context() == KeyContext::AfterFigure);
}

#[test]
fn e_starts_a_guest_only_before_anything_is_answered() {
    assert!(Person::new_to("full").answers('e').is_guest(), "on the notice");
    let today = Person::ready_for("full").comes_back("full", 24 * HOUR);
    assert!(today.clone().answers('e').is_guest(), "on the page of the day");
    assert!(!today.clone().press('e').is_guest(), "before it could be read");
    assert!(!today.ticks(Question::Q4).answers('e').is_guest(), "once something is ticked");
    let health = Person::new_to("full").answers('y');
    assert!(!health.answers('e').is_guest(), "once something is answered");
    assert!(Person::after_a_stop("full", "dizzy").answers('e').is_guest(), "on the last stop");
    let told = Person::after_a_stop("full", "dizzy").answers('n');
    assert!(!told.answers('e').is_guest(), "once that is being told");
    let screened = Person::ready_for("full").asks_to_be_screened(HOUR);
    assert!(!screened.answers('e').is_guest(), "there is nothing to screen a guest for");
    assert!(!guest().answers('e').answers('y').answers('e').remembers());
}

#[test]
fn a_guests_stop_asks_the_usual_questions() {
    let circling = guest().with_nothing_to_tell().press(SPACE).seconds(60);
    let stopped = circling.press('s');
    assert!(stopped.has_stopped());
    let named = stopped.answers('d');
    assert_eq!((named.key_context(), named.keeps()), (KeyContext::WaitingOut, 0));
    assert_eq!(named.clone().answers('q').app.exit_code(), Some(3));
    let gone = named.seconds(301).answers('y').seconds(60).answers('b');
    assert_eq!((gone.key_context(), gone.keeps()), (KeyContext::Advice, 0));
    let memory = &gone.app.shared().memory;
    assert!(memory.screening.is_watched(memory.start + HOUR), "it is known within the run");
}

/// Three guests' sessions from the menu, each followed by the owner's menu.
#[test]
fn guests_share_the_daily_limit_and_the_owner_is_not_affected() {
    let owner = Person::at_the_menu_next_day();
    let before = owner.app.shared().memory.clone();
    let mut person = owner;
    for nth in 0..3 {
        let guest = person.chooses_the_scalp().answers('e').with_nothing_to_tell();
        assert!(guest.is_guest() && guest.is_hands_on(), "session {nth}");
        let after = guest.press(SPACE).follows_to_the_end();
        person = after.answers(Key::Esc);
        assert_eq!(person.key_context(), KeyContext::Menu);
        let memory = &person.app.shared().memory;
        assert_eq!(memory.screening, before.screening);
        assert_eq!(memory.history, before.history);
        assert!(!memory.guest && memory.soreness == before.soreness);
    }
    let fourth = person.chooses_the_scalp().answers('e').with_nothing_to_tell();
    assert!(!fourth.is_hands_on(), "three sessions are enough for a day");
    let owner = fourth.press(Key::Esc).chooses_the_first().with_nothing_new();
    assert!(owner.is_hands_on() && !owner.is_guest());
    assert!(!owner.plan().choices().rules.has(Rule::Caution));
}

#[test]
fn a_guests_answer_also_locks_the_next_guest() {
    let asked = Person::at_the_menu_next_day().chooses_the_first().answers('e').answers('y');
    let told = asked.ticks(Question::Q9).press(Key::Enter).answers(Key::Enter);
    let back = told.answers(Key::Enter).answers(Key::Esc);
    let next = back.chooses_the_first().answers('e');
    assert_eq!(*next.stage(), ScreeningStage::Notice, "everything is asked again");
    assert!(!next.with_nothing_to_tell().is_hands_on());
}

#[test]
fn the_menu_after_a_guest_has_the_owners_favourites() {
    let owner = Person::at_the_menu_next_day().press(Key::End).press('*');
    let guest = owner.press(Key::Enter).answers('e').with_nothing_to_tell();
    assert!(guest.is_guest());
    let menu = guest.press(Key::Esc);
    assert!(!menu.is_guest());
    assert!(menu.screen_text(80, 24).contains("Favourites"), "{}", menu.screen_text(80, 24));
}

#[test]
fn a_guest_does_not_get_the_owners_choices() {
    let interrupted =
        Person::ready_for("trapezius").press('b').press(SPACE).after("1m").loses_power(HOUR / 4);
    let asked = interrupted.press(Key::Enter);
    let guest = asked.answers('e').answers('n').with_nothing_to_tell();
    assert!(guest.is_guest());
    assert_eq!(guest.plan().choices().only_side, None);
}

#[test]
fn the_person_who_stopped_cannot_be_a_guest() {
    for sign in ["dizzy", "numb", "pain", "other"] {
        let asked = Person::after_a_stop("trapezius", sign).answers('e');
        assert!(asked.is_guest());
        let words = neckcare::plain::screen(&asked.app).join(" ");
        assert!(words.contains("Are you the person who stopped earlier today?"), "{words}");
        for same in ['y', 'u'] {
            let owner = asked.clone().answers(same);
            assert!(
                !owner.is_guest() && owner.key_context() != KeyContext::Ready,
                "{sign}: {same}"
            );
            let about = neckcare::plain::screen(&owner.app).join(" ");
            assert!(about.contains("About your last stop"), "{about}");
        }
        let other = asked.answers('n').with_nothing_to_tell();
        assert!(other.is_guest() && other.is_hands_on(), "somebody else");
    }
}

#[test]
fn without_a_stop_a_guest_is_not_asked_about_one() {
    let guest = guest();
    let words = neckcare::plain::screen(&guest.app).join(" ");
    assert!(!words.contains("Are you the person"), "{words}");
}
