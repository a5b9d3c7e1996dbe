//! Tests taking back an answer after a stop, which works as long as nothing has followed from it.

use neckcare::history::Record;
use neckcare::key::Key;
use neckcare::screen_kit::keys::KeyContext;
use neckcare::session::Sign;

use crate::person::Person;

fn stopped() -> Person {
    Person::in_the_middle_of("suboccipital").press('s').after("1s")
}

impl Person {
    #[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
    fn record(&self) -> Record {
        let recorded = self.app.screen().recorded().unwrap();
        Record::of(recorded.session(), String::new(), self.local())
    }
}

#[test]
fn esc_and_backspace_go_back_question_by_question_to_the_signs() {
    for key in [Key::Esc, Key::Backspace] {
        let strong = stopped().press('p').after("1s").press('1').after("1s");
        assert_eq!(strong.key_context(), KeyContext::Figure);
        let place = strong.press(key).after("1s");
        assert_eq!(place.key_context(), KeyContext::Choices);
        let signs = place.press(key).after("1s");
        assert_eq!((signs.key_context(), signs.app.exit_code()), (KeyContext::Stopped, None));
        assert_eq!(signs.record().sign, None, "what was named by mistake is not kept");
        let other = signs.press('f').after("1s");
        assert_eq!(other.record().sign, Some(Sign::Just.into()));
        assert_eq!(other.key_context(), KeyContext::MayGoOn);
    }
}

#[test]
fn answers_after_a_wait_or_at_the_end_cannot_be_taken_back() {
    let lying = stopped().press('d').after("1m5s");
    assert_eq!(
        lying.clone().press(Key::Esc).key_context(),
        KeyContext::Stopped,
        "a slip of the finger"
    );
    let lain = lying.after("4m").after("1s");
    assert_eq!(lain.key_context(), KeyContext::Choices);
    let stays = lain.press(Key::Esc);
    assert_eq!((stays.key_context(), stays.app.exit_code()), (KeyContext::Choices, None));
    assert!(
        stays.screen_text(80, 24).contains("you can't go back"),
        "{}",
        stays.screen_text(80, 24)
    );
    let cooling = stays.after("1s").press('y').after("1s").press(Key::Esc);
    assert_eq!((cooling.key_context(), cooling.app.exit_code()), (KeyContext::WaitingOut, None));
    assert!(!cooling.screen_text(80, 24).contains("Esc back"));
}
