//! Tests leaving out steps on the ready screen, today or every time, and choosing one side.

use neckcare::app::Screen;
use neckcare::key::Key;
use neckcare::routine::body::Side;
use neckcare::screen_kit::Effect;
use neckcare::screen_kit::keys::KeyContext;
use neckcare::screens::ready::StepInclusion;

use crate::person::{Person, SPACE};

const CIRCLES: &str = "skull-base-circles";

impl Person {
    fn states(&self) -> Vec<StepInclusion> {
        let Screen::Ready(ready) = self.app.screen() else { return Vec::new() };
        ready.steps().into_iter().map(|(_, kept)| kept).collect()
    }

    /// Returns whether the first step with this move is included.
    #[expect(clippy::indexing_slicing, reason = "a test names a step that is there")]
    fn state_of(&self, name: &str) -> StepInclusion {
        self.states()[self.step_of(name)]
    }
}

fn on_the_circles() -> Person {
    Person::ready_for("suboccipital").on_step(CIRCLES)
}

#[test]
fn x_skips_a_step_today_then_always_then_not_at_all() {
    let today = on_the_circles().press('x');
    assert_eq!(today.state_of(CIRCLES), StepInclusion::NotToday);
    let is_there =
        |person: &Person| person.plan().passes().iter().any(|pass| pass.movement.name == CIRCLES);
    assert!(!is_there(&today));
    assert!(today.effects().is_empty(), "nothing is kept of today");
    let never = today.press('x');
    assert_eq!(never.state_of(CIRCLES), StepInclusion::Never);
    assert!(!is_there(&never));
    assert!(never.effects().iter().any(|effect| matches!(effect, Effect::StorePreferences(_))));
    let back = never.press('x');
    assert_eq!(back.state_of(CIRCLES), StepInclusion::Included);
    assert!(is_there(&back) && back.app.shared().memory.preferences.left_out.is_empty());
}

#[test]
fn a_step_always_left_out_is_left_out_next_time() {
    let hour = std::time::Duration::from_secs(3600);
    let again = on_the_circles().press('x').press('x').comes_back("suboccipital", hour);
    let again = again.after("1s").press('n');
    assert_eq!(again.press('x').state_of(CIRCLES), StepInclusion::Never);
}

#[test]
fn a_step_that_others_need_stays_and_the_reason_is_shown() {
    let start = Person::ready_for("trigger-point").press('x');
    let steps = start.states().len();
    let mut refused = 0;
    for step in 0..steps {
        let there = (0..step).fold(start.clone(), |person, _| person.press(Key::Down));
        let pressed = there.clone().press('x');
        if pressed.states() == there.states() {
            refused += 1;
            let seen = pressed.screen_text(80, 24);
            assert!(
                ["steps need this one", "for your safety"].iter().any(|why| seen.contains(why)),
                "{step}"
            );
        } else {
            let gone = pressed.plan().left_out().len() - there.plan().left_out().len();
            assert_eq!(gone, 1, "{step}: nothing else goes with it");
        }
    }
    assert!(refused < steps);
}

#[test]
fn the_list_of_steps_closes_and_s_stops() {
    let open = Person::ready_for("suboccipital").press('x');
    assert_eq!(open.app.screen().key_context(), KeyContext::Steps);
    for key in [Key::Esc, Key::Enter] {
        assert_eq!(open.clone().press(key).app.screen().key_context(), KeyContext::Ready);
    }
    assert!(!open.clone().press(SPACE).is_at_work(), "what is begun is seen whole first");
    assert!(open.press('s').has_stopped());
}

#[test]
fn b_chooses_one_side_without_a_longer_dose() {
    let both = Person::ready_for("trapezius");
    let time = |person: &Person, side| {
        let of = person.plan().passes().iter().filter(|pass| pass.side == side);
        of.map(neckcare::routine::step::Pass::total).sum::<std::time::Duration>()
    };
    let left = both.clone().press('b');
    assert_eq!(time(&left, Side::Right), std::time::Duration::ZERO);
    assert_eq!(time(&left, Side::Left), time(&both, Side::Left), "never double");
    let right = left.press('b');
    assert_eq!(time(&right, Side::Left), std::time::Duration::ZERO);
    assert_eq!(right.press('b').plan().passes(), both.plan().passes());
}

#[test]
fn a_step_can_be_left_out_and_restored_in_a_fitted_plan() {
    let fitted = Person::ready_for("suboccipital").press('f').on_step(CIRCLES);
    let never = fitted.clone().press('x').press('x');
    assert_eq!(never.state_of(CIRCLES), StepInclusion::Never);
    assert_eq!(never.press('x').states(), fitted.states());
}

#[test]
fn a_check_in_stays_and_the_reason_is_shown() {
    let on_it = Person::ready_for("suboccipital").on_step("check-in");
    let pressed = on_it.clone().press('x');
    assert_eq!(pressed.states(), on_it.states());
    assert!(
        pressed.screen_text(80, 24).contains("there for your safety"),
        "{}",
        pressed.screen_text(80, 24)
    );
}
