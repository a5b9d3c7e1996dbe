//! Tests every command, with valid and invalid arguments.

use std::collections::HashMap;
use std::process::{Command, Stdio};

use neckcare::routine::keyword::Keyword;
use neckcare::routine::library::Library;
use neckcare::safety::Background;

use crate::cli::support::{FinishedRun, Home, neckcare};

const GOOD: &str = include_str!("../../../routines/desk-break.toml");

/// Returns the same routine with a pressure that does not exist.
fn bad() -> String {
    GOOD.replacen("pressure = \"moderate\"", "pressure = \"brutal\"", 1)
}

/// Returns the total time of every routine, as `list` prints it.
fn totals() -> HashMap<String, String> {
    let list = neckcare("list").succeeds();
    let rows = list.lines().filter(|line| line.starts_with("  "));
    rows.map(|row| {
        let mut words = row.split_whitespace().map(str::to_owned);
        (words.next().unwrap(), format!("{} {}", words.next().unwrap(), words.next().unwrap()))
    })
    .collect()
}

#[test]
fn list_names_every_routine_once() {
    let list = neckcare("list").succeeds();
    for id in Library::shipped_ids() {
        let rows = list.lines().filter(|line| line.split_whitespace().next() == Some(id));
        assert_eq!(rows.count(), 1, "{id}");
    }
    assert_eq!(totals().len(), Library::shipped_ids().count());
    assert!(list.ends_with(
        "\nNew moves are explained, so a routine gets shorter once you know its moves.\n"
    ));
    let home = Home::new();
    home.file("config/neckcare/config.toml", "guidance = \"short\"");
    assert!(!home.run(["list"]).succeeds().contains("New moves"));
}

#[test]
fn the_name_of_a_routine_without_a_command_starts_it() {
    let home = Home::new();
    home.file("config/neckcare/routines/my-break.toml", GOOD);
    home.file("config/neckcare/routines/list.toml", GOOD);
    home.file("mine.toml", GOOD);
    for args in [
        "suboccipital --plain",
        "--plain suboccipital",
        "--theme dark my-break --plain --for 5m",
        "./mine.toml --plain",
    ] {
        let told = home.run(args.split(' '));
        assert!(told.code == 0 && told.out.contains("Before you begin."), "{args}: {told:?}");
    }
    home.run(["suboccipital"]).fails(2, &["needs a terminal", "--plain"]);
    home.run(["suboccipital", "--bogus"]).fails(2, &["'--bogus'", "neckcare start"]);
    home.run(["missing.toml"]).fails(1, &["missing.toml: there is no such file"]);
    let listed = home.run(["list"]).succeeds();
    assert!(listed.contains("  list ") && listed.contains("  suboccipital "), "{listed}");
    assert!(home.run(["calm", "--help"]).succeeds().contains("neckcare start"));
    home.run(["help", "calm"]).fails(2, &["unrecognized subcommand 'calm'"]);
}

#[test]
fn a_misspelled_command_or_routine_offers_the_nearest() {
    neckcare("strat calm").fails(2, &["error: ", "`strat`", "did you mean `start`?"]);
    neckcare("suboccipitel").fails(2, &["did you mean `suboccipital`?", "neckcare list"]);
}

#[test]
fn every_error_begins_with_the_word_error() {
    for args in ["show calmm", "calmm", "start calm --side up", "start", "start calm", "stop"] {
        assert!(neckcare(args).err.starts_with("error: "), "{args}");
    }
}

#[test]
fn list_json_matches_the_list() {
    let home = Home::new();
    home.file("config/neckcare/routines/my-break.toml", GOOD);
    let json = home.run(["list", "--json", "--plain"]).succeeds();
    let all: serde_json::Value = serde_json::from_str(&json).unwrap();
    let (all, text) = (all.as_array().unwrap(), home.run(["list"]).succeeds());
    assert_eq!(all.len(), Library::shipped_ids().count() + 1);
    for entry in all {
        let (id, total) = (entry["id"].as_str().unwrap(), entry["total_s"].as_u64().unwrap());
        let row = text.lines().find(|row| row.split_whitespace().next() == Some(id)).unwrap();
        let minutes = (total + 30) / 60;
        assert!(row.contains(&format!(" {minutes} min  ")), "{entry} {row}");
        assert!(row.contains(entry["title"].as_str().unwrap()), "{entry} {row}");
        assert_eq!(entry["minutes"].as_u64(), Some(minutes), "{entry}");
        assert!(entry["first_time_s"].as_u64().unwrap() >= total, "{entry}");
        let origin = if id == "my-break" { "user" } else { "built-in" };
        assert_eq!(entry["origin"], origin);
        assert!(entry["positions"][0].is_string() && entry["tags"][0].is_string(), "{entry}");
    }
    home.file("config/neckcare/routines/bad.toml", bad());
    let told = home.run(["list", "--json"]);
    assert!(told.code == 1 && told.err.starts_with("error: ") && told.err.contains("brutal"));
    serde_json::from_str::<serde_json::Value>(&told.out).unwrap();
}

/// `--first-time` ignores the user's settings, and `--as-asked` plans as if the health questions had been answered.
#[test]
fn first_time_and_as_asked_show_the_plan_of_another_user() {
    let home = Home::new();
    home.file("config/neckcare/config.toml", "guidance = \"tones\"");
    for command in ["show", "script"] {
        let plan = |more: &str| home.run(format!("{command} calm{more}").split(' ')).succeeds();
        let (usual, first, asked) = (plan(""), plan(" --first-time"), plan(" --as-asked"));
        assert_eq!(first, neckcare(&format!("{command} calm --first-time")).succeeds());
        assert_ne!(first, usual);
        assert_ne!(asked, usual);
        assert_ne!(plan(" --first-time --as-asked"), asked);
    }
    let in_full = |more: &str| neckcare(&format!("script calm{more}")).succeeds();
    assert_eq!(in_full(" --first-time"), in_full(" --guidance full"));
    let new = |more: &str| neckcare(&format!("show calm --first-time{more}")).succeeds();
    let unasked = "the health questions about the side of your neck come first";
    assert!(new("").contains(unasked) && !new(" --as-asked").contains(unasked));
    neckcare("script calm --first-time --guidance short").fails(2, &["cannot be used with"]);
}

/// Converts a clock time (`5:38`) to rounded minutes, as lists print it.
fn minutes(clock: &str) -> String {
    let (minutes, seconds) = clock.split_once(':').unwrap();
    let seconds = minutes.parse::<u64>().unwrap() * 60 + seconds.parse::<u64>().unwrap();
    format!("{} min", (seconds + 30) / 60)
}

#[test]
fn show_ends_at_the_time_that_list_prints() {
    let totals = totals();
    for id in Library::shipped_ids() {
        let shown = neckcare(&format!("show {id}")).succeeds();
        assert!(shown.lines().next().unwrap().ends_with(&format!("({id})")), "{shown}");
        let end = shown.lines().find(|line| line.ends_with("  End")).expect(&shown);
        let end = end.split_whitespace().next().unwrap();
        assert!(shown.contains(&format!("{end} in all")), "{shown}");
        assert_eq!(Some(&minutes(end)), totals.get(id), "{id}");
    }
}

#[test]
fn sheets_are_printed_as_text_and_as_markdown() {
    let text = neckcare("show suboccipital --sheet").succeeds();
    assert!(
        text.starts_with("Suboccipital ease\n====") && text.contains("\nSTOP AT ONCE\n"),
        "{text}"
    );
    assert_eq!(neckcare("show --sheet suboccipital").succeeds(), text, "a name is no form");
    assert_eq!(neckcare("show suboccipital --sheet=text").succeeds(), text);
    let markdown = neckcare("show suboccipital --sheet=markdown").succeeds();
    assert!(markdown.starts_with("# Suboccipital ease\n\n"), "{markdown}");
    assert!(markdown.contains("\n## Stop at once\n"), "{markdown}");
    let desk_break = neckcare("show desk-break --sheet").succeeds();
    assert!(!desk_break.contains("Left out"), "no step is kept for later: {desk_break}");
    neckcare("show suboccipital --sheet=pdf").fails(2, &["text, markdown"]);
    let lying = neckcare("show suboccipital --sheet --lying").succeeds();
    assert!(lying.contains("Lie on your back, arms") && !lying.contains("Sit tall"), "{lying}");
}

#[test]
fn show_names_the_place_before_the_technique() {
    let shown = neckcare("show trigger-point").succeeds();
    let hold = shown.lines().skip_while(|line| !line.contains("Knot hold, right side")).nth(2);
    assert!(hold.unwrap().trim().starts_with("You'll press "), "{shown}");
}

/// Formats a time as minutes, seconds and tenths, as the text output does.
fn stamp(millis: u64) -> String {
    let tenths = millis / 100;
    format!("{:>2}:{:02}.{}", tenths / 600, tenths / 10 % 60, tenths % 10)
}

#[test]
fn script_has_the_same_cues_as_text_and_as_json() {
    for id in Library::shipped_ids() {
        let text = neckcare(&format!("script {id}")).succeeds();
        let json = neckcare(&format!("script {id} --json")).succeeds();
        let json: serde_json::Value = serde_json::from_str(&json).unwrap();
        assert_eq!(json["routine"], id);
        let cues = json["cues"].as_array().unwrap();
        let lines = cues.iter().map(|cue| {
            let (kind, words) = (cue["cue"].as_str().unwrap(), cue["words"].as_str().unwrap());
            let at = stamp(cue["at_ms"].as_u64().unwrap());
            format!("{at}  {kind:<11}  {words}").trim_end().to_owned()
        });
        assert_eq!(text.lines().collect::<Vec<_>>(), lines.collect::<Vec<_>>(), "{id}");
        let times: Vec<u64> = cues.iter().map(|cue| cue["at_ms"].as_u64().unwrap()).collect();
        assert!(times.is_sorted() && times.last() <= json["total_ms"].as_u64().as_ref(), "{id}");
    }
}

#[test]
fn choices_change_the_plan() {
    let both = neckcare("show trigger-point").succeeds();
    let left = neckcare("show trigger-point --side left").succeeds();
    assert!(left.len() < both.len() && !left.contains("right side"), "{left}");
    let lying = neckcare("show suboccipital --lying").succeeds();
    assert!(lying.contains("Lying on your back"), "{lying}");
    let full = neckcare("script suboccipital --guidance full").succeeds();
    assert!(full.len() > neckcare("script suboccipital --guidance tones").succeeds().len());
    neckcare("show ball --lying").fails(1, &["lying on your back", "another position: standing"]);
}

#[test]
fn check_accepts_a_good_file() {
    let home = Home::new();
    home.file("my-break.toml", GOOD);
    let told = home.run(["check", "my-break.toml"]);
    assert!(told.code == 0 && told.out.starts_with("my-break.toml: fine: Desk break"), "{told:?}");
}

#[test]
fn check_points_at_the_error() {
    let home = Home::new();
    home.file("my-break.toml", bad());
    let told = home.run(["check", "my-break.toml"]);
    let line = 1 + bad().lines().position(|line| line.contains("brutal")).unwrap();
    assert_eq!((told.code, told.err.as_str()), (1, ""), "{told:?}");
    told.says(&[&format!("my-break.toml:{line}:12:"), "brutal", "moderate"]);
    let lines: Vec<&str> = told.out.lines().collect();
    let source = lines.iter().position(|line| line.contains("pressure =")).expect(&told.out);
    assert_eq!(
        lines[source].find("\"brutal\""),
        lines[source + 1].find("^^^^^^^^"),
        "{}",
        told.out
    );
}

#[test]
fn check_reports_on_every_file() {
    let home = Home::new();
    home.file("good.toml", GOOD);
    home.file("bad.toml", bad());
    let told = home.run(["check", "bad.toml", "good.toml", "missing.toml"]);
    assert_eq!(told.code, 1);
    told.says(&["bad.toml:", "good.toml: fine", "missing.toml: there is no such file"]);
}

#[test]
fn users_own_files_are_listed_and_shown() {
    let home = Home::new();
    home.file("config/neckcare/routines/my-break.toml", GOOD);
    assert!(home.run(["list"]).succeeds().contains("  my-break "));
    assert!(home.run(["show", "my-break"]).succeeds().contains("Your own routine."));
    home.file("config/neckcare/routines/bad.toml", bad());
    let told = home.run(["list"]);
    assert_eq!(told.code, 1);
    told.says(&["  my-break ", "  suboccipital ", "bad.toml:", "brutal"]);
}

#[test]
fn a_file_given_by_its_path_may_have_any_name() {
    let home = Home::new();
    for (file, id) in [
        ("My Evening (Übung).toml", "my-evening-ubung"),
        ("Upper.toml", "upper"),
        ("UPPER.TOML", "upper"),
        ("calm.toml", "calm-file"),
        ("肩こり.toml", "routine"),
        (".hidden.toml", "hidden"),
        ("no ending", "no-ending"),
    ] {
        let path = home.path().join(home.file(file, GOOD));
        let shown = home.run(["show", path.to_str().unwrap()]).succeeds();
        assert!(shown.contains(&format!("({id})")), "{shown}");
        for command in ["check", "script"] {
            home.run([command, path.to_str().unwrap()]).succeeds();
        }
    }
    home.run(["show", "no ending"]).succeeds();
    home.run(["calendar", "no ending", "--at", "9:00"]).fails(1, &["`no ending`"]);
    home.run(["show", "calm"]).succeeds();
}

#[test]
fn a_name_is_found_in_any_case_and_with_any_accents() {
    let home = Home::new();
    home.file("config/neckcare/routines/nackenubung.toml", GOOD);
    for name in ["Calm", "CALM", "Nackenübung", "nackenu\u{308}bung"] {
        home.run(["show", name]).succeeds();
    }
    home.run(["check", "Nackenübung"]).succeeds();
    home.run(["moves", "Side-Circles"]).succeeds();
    home.run(["about", "Nerves"]).succeeds();
    home.run(["Nackenübun"]).fails(2, &["did you mean `nackenubung`?"]);
}

#[test]
fn an_unknown_name_offers_the_nearest() {
    for command in ["show", "script", "start", "start --plain"] {
        neckcare(&format!("{command} suboccipitel"))
            .fails(1, &["`suboccipitel`", "did you mean `suboccipital`?", "neckcare list"]);
    }
    neckcare("show xyzzy").fails(1, &["`xyzzy`", "neckcare list"]);
}

/// Undoes line wrapping: puts exactly one space between words.
fn unwrapped(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn about_lists_all_topics_and_prints_each_in_full() {
    let about = Background::built_in();
    let list = neckcare("about").succeeds();
    for topic in about.topics() {
        let id = topic.id.word();
        let row = list.lines().find(|line| line.trim_start().starts_with(id)).expect(id);
        assert!(row.ends_with(&topic.line) && row.chars().count() <= 80, "{row}");
        let told = neckcare(&format!("about {id}")).succeeds();
        assert!(told.lines().all(|line| line.chars().count() <= 80), "{told}");
        let told = unwrapped(&told);
        assert!(told.contains(&unwrapped(&about.how_sure)), "{told}");
        for paragraph in &topic.paragraphs {
            let text = format!("{} [{}", unwrapped(&paragraph.text), about.sure(paragraph.sure));
            assert!(told.contains(&text), "{text}");
            assert!(paragraph.sources.iter().all(|source| told.contains(source)), "{text}");
        }
    }
}

#[test]
fn an_unknown_topic_offers_the_nearest() {
    neckcare("about nervs").fails(1, &["`nervs`", "did you mean `nerves`?", "neckcare about"]);
    neckcare("about pro").fails(1, &["did you mean `professional`?"]);
    neckcare("about nonsense").fails(1, &["`nonsense`", "hands-on, nerves, pressure"]);
    Home::new().run(["about", "\u{1b}[2J"]).fails(1, &["no topic"]);
}

#[test]
fn show_includes_tips() {
    let shown = neckcare("show trapezius").succeeds();
    for tip in ["Wipe off any oil", "warm your shoulders first"] {
        assert!(shown.contains(tip), "{tip}: {shown}");
    }
}

#[test]
fn a_missing_terminal_is_an_error_that_suggests_plain() {
    neckcare("start suboccipital").fails(2, &["needs a terminal", "--plain"]);
    neckcare("").fails(2, &["needs a terminal", "--plain"]);
}

#[test]
fn usage_errors_exit_with_2() {
    for args in [
        "massage",
        "--frobnicate",
        "start",
        "start suboccipital calm",
        "show suboccipital --seated --lying",
        "show suboccipital --side middle",
        "script suboccipital --guidance loud",
    ] {
        neckcare(args).fails(2, &["--help"]);
    }
}

#[test]
fn help_and_version_are_printed() {
    let help = neckcare("--help").succeeds();
    for word in
        ["Exit codes:", "130", "128+n", "symptom", "start", "list", "show", "script", "check"]
    {
        assert!(help.contains(word), "{word}");
    }
    assert_eq!(
        neckcare("--version").succeeds().trim(),
        concat!("neckcare ", env!("CARGO_PKG_VERSION"))
    );
    for command in ["start", "list", "show", "script", "check"] {
        assert!(neckcare(&format!("{command} --help")).succeeds().contains("Usage"));
    }
}

#[test]
fn a_closed_pipe_is_not_an_error() {
    let home = Home::new();
    home.file("my-break.toml", GOOD);
    for args in [
        "list",
        "about nerves",
        "show suboccipital",
        "script full",
        "script full --json",
        "check my-break.toml",
        "--help",
        "--version",
    ] {
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let told = closed(home.neckcare(args.split(' ')).stdout(writer).stderr(Stdio::piped()));
        assert!(told.code == 0 && told.err.is_empty(), "{args}: {told:?}");
    }
}

/// Runs a command and keeps its standard output as it was set. `Command::output` would replace it with a pipe.
fn closed(command: &mut Command) -> FinishedRun {
    let output = command.spawn().unwrap().wait_with_output().unwrap();
    let err = String::from_utf8(output.stderr).unwrap();
    let code = output.status.code().expect("ended by a signal");
    FinishedRun { code, out: String::new(), err, took: std::time::Duration::ZERO }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_an_error() {
    let home = Home::new();
    for args in ["list", "about nerves", "show suboccipital", "script full", "script full --json"] {
        let full = rustix::fs::open(
            "/dev/full",
            rustix::fs::OFlags::WRONLY | rustix::fs::OFlags::CLOEXEC,
            rustix::fs::Mode::empty(),
        )
        .unwrap();
        let mut command = home.neckcare(args.split(' '));
        let told = closed(command.stdout(full).stderr(Stdio::piped()));
        assert!(told.code == 1 && told.err.contains("No space left"), "{args}: {told:?}");
    }
}

#[test]
fn list_works_without_a_home() {
    let home = Home::new();
    let told = FinishedRun::by(home.neckcare(["list"]).env_clear());
    assert!(told.succeeds().contains("suboccipital"));
}

#[test]
fn the_users_routines_are_listed_under_their_own_heading() {
    let home = Home::new();
    let text = "format = 1\ntitle = \"Short glide\"\ngoal = \"Loosen\"\ntags = [\"desk\"]\npositions = [\"seated\"]\n\n[[step]]\nmove = \"neck-glide\"\nstrokes = 8\npace = \"6s\"\npressure = \"light\"\n";
    home.file("config/neckcare/routines/glide.toml", text);
    let told = home.run(["list"]);
    let own = told.out.split_once("Yours · not reviewed\n").map(|(_, own)| own);
    assert!(own.is_some_and(|own| own.trim_start().starts_with("glide")), "{}", told.out);
}
