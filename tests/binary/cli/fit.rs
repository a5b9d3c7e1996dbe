//! Tests `--for`, which fits a routine into a time, or names the shortest time that is possible.

use crate::cli::support::{Home, PipedProgram, neckcare};

/// Returns the total time that `show` prints, in seconds.
pub(crate) fn end(shown: &str) -> u64 {
    let end = shown.lines().find(|line| line.ends_with("  End")).expect(shown);
    let (minutes, seconds) = end.trim().split_once(' ').unwrap().0.split_once(':').unwrap();
    60 * minutes.parse::<u64>().unwrap() + seconds.parse::<u64>().unwrap()
}

#[test]
fn show_and_script_fit_the_time_and_report_the_changes() {
    let shown = neckcare("show suboccipital --guidance short --for 2m50s").succeeds();
    assert!((160..=170).contains(&end(&shown)), "{shown}");
    for line in [
        "Shorter: Neck glide, 3 of 5 strokes.",
        "Left out: 7. Tiny nod, because it does not fit the time.",
    ] {
        assert!(shown.contains(line), "{line}: {shown}");
    }
    let script = neckcare("script suboccipital --guidance short --for 2m50s --json").succeeds();
    let script: serde_json::Value = serde_json::from_str(&script).unwrap();
    assert_eq!(script["total_ms"].as_u64().unwrap(), 1000 * end(&shown));
}

#[test]
fn a_time_that_is_too_short_is_refused_with_the_shortest() {
    let shortest = neckcare("show suboccipital --guidance short --for 1m").err;
    let (_, told) = shortest.split_once("takes at least ").expect(&shortest);
    let (clock, time) = told.split_once("; write `--for ").expect(told);
    let time = time.trim_end().strip_suffix("` or longer").expect(time);
    for command in ["script", "start --plain", "start"] {
        let args = format!("{command} suboccipital --guidance short --for 1m");
        let least = format!("`suboccipital` takes at least {clock};");
        neckcare(&args).fails(1, &[&least, &format!("`--for {time}`")]);
    }
    let shown = neckcare(&format!("show suboccipital --guidance short --for {time}")).succeeds();
    assert!(shown.contains(&format!("Seated. {clock} in all")), "{shown}");
    let less = format!("{}s", end(&shown) - 1);
    neckcare(&format!("show suboccipital --guidance short --for {less}")).fails(1, &["at least"]);
}

#[test]
fn a_longer_time_gives_the_whole_routine() {
    let shown = neckcare("show calm --guidance short --for 60m").succeeds();
    assert!(shown.contains("All of it fits into 60 minutes."), "{shown}");
    assert_eq!(end(&shown), end(&neckcare("show calm --guidance short").succeeds()));
}

#[test]
fn an_invalid_time_is_refused_with_an_example() {
    for time in ["4", "four", "59s", "60m1s", "1h", "0s", "-4m", "9999999999m"] {
        let told = neckcare(&format!("show suboccipital --for={time}"));
        told.fails(2, &["--for", &format!("`{time}`"), "1m to 60m", "4m"]);
    }
}

#[cfg(debug_assertions)]
#[test]
fn plain_mode_reports_the_fit_and_f_shortens_it() {
    let args = ["start", "suboccipital", "--plain", "--guidance", "short", "--for", "4m"];
    let rehearsed = ("NECKCARE_REHEARSE", "2026-03-02T10:00:00Z");
    let mut talk = PipedProgram::started(Home::new(), &args, &[rehearsed]);
    let told = talk.wait_for_line("f: a shorter time.").join("\n");
    let total = told.lines().find(|line| line.contains(" in all, ")).expect(&told);
    assert!(total.starts_with("3 minutes 5") || total.starts_with("4 minutes in all"), "{told}");
    for line in ["Shorter: Skull base circles", "f: a shorter time."] {
        assert!(told.contains(line), "{line}: {told}");
    }
    let told = talk.type_in("f\n").wait_for_line("Left out today: Tiny nod").join("\n");
    assert!(told.contains("in all, "), "{told}");
    talk.type_in("q\n");
}
