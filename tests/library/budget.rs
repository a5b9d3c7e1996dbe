//! Tests the budget of `cargo bench --bench program`: its file, and the comparison with measured figures.

#[path = "../../benches/program/figures.rs"]
mod figures;

#[path = "../../benches/program/budget.rs"]
#[expect(dead_code, reason = "the benchmark uses all of it")]
mod run;

use figures::Figures;
use run::Budget;

const SHIPPED: &str = include_str!("../../benches/budget.toml");

const HALF_AS_MUCH_AGAIN: &str = r#"
bound = [{ figure = "play.cpu", unit = "ms", against = "bar.cpu", times = 1.5, plus = 10, why = "so" }]
"#;

fn measured(figures: &[(&str, f64)]) -> Figures {
    let mut all = Figures::default();
    for (name, value) in figures {
        all.least(*name, &[*value]);
    }
    all
}

fn holds(text: &str, figures: &[(&str, f64)]) -> bool {
    Budget::read(text).unwrap().judge(&measured(figures)).iter().all(run::Verdict::holds)
}

#[test]
fn a_bound_is_a_ratio_to_another_figure_of_the_same_run() {
    assert!(holds(HALF_AS_MUCH_AGAIN, &[("play.cpu", 160.0), ("bar.cpu", 100.0)]));
    assert!(!holds(HALF_AS_MUCH_AGAIN, &[("play.cpu", 160.1), ("bar.cpu", 100.0)]));
    assert!(holds(HALF_AS_MUCH_AGAIN, &[("play.cpu", 310.0), ("bar.cpu", 200.0)]));
}

#[test]
fn a_bound_without_a_reference_is_a_number() {
    let text = r#"bound = [{ figure = "paused.wakings", unit = "/s", plus = 0.1, why = "so" }]"#;
    assert!(holds(text, &[("paused.wakings", 0.0)]));
    assert!(!holds(text, &[("paused.wakings", 0.2)]));
}

#[test]
fn a_missing_figure_is_not_within_its_bound() {
    assert!(!holds(HALF_AS_MUCH_AGAIN, &[("bar.cpu", 100.0)]));
    assert!(!holds(HALF_AS_MUCH_AGAIN, &[("play.cpu", 1.0)]));
    assert!(!holds(HALF_AS_MUCH_AGAIN, &[("play.cpu", f64::NAN), ("bar.cpu", 100.0)]));
}

#[test]
fn times_use_the_smallest_sample_and_counts_the_median() {
    let mut figures = Figures::default();
    figures.least("time", &[3.0, 1.0, 20.0]);
    figures.middle("count", &[3.0, 1.0, 20.0]);
    assert_eq!(figures.all().collect::<Vec<_>>(), [("count", 3.0), ("time", 1.0)]);
}

#[test]
fn every_bound_in_the_file_has_a_limit_and_a_reason() {
    let budget = Budget::read(SHIPPED).unwrap();
    let nothing = Figures::default();
    assert!(budget.judge(&nothing).len() > 20, "the file is not read whole");
    assert!(budget.judge(&nothing).iter().all(|verdict| !verdict.holds()));
    for odd in [
        r#"bound = [{ figure = "a", unit = "ms", why = "so" }]"#,
        r#"bound = [{ figure = "a", unit = "ms", times = 2, why = "so" }]"#,
        r#"bound = [{ figure = "a", unit = "ms", against = "b", plus = 2, why = "so" }]"#,
        r#"bound = [{ figure = "a", unit = "ms", plus = 0, why = "" }]"#,
        r#"bound = [{ figure = "a", unit = "ms", most = 2, why = "so" }]"#,
    ] {
        assert!(Budget::read(odd).is_err(), "{odd}");
    }
}
