//! Tests `--plain` in a pipe: a whole session as lines of text, for screen readers and other programs.

use std::time::Duration;

use neckcare::plan::phrases::REMINDER;
use neckcare::wording::spoken::plainly;

use crate::answered;
use crate::at_once::at_once;
use crate::cli::fit::end;
use crate::cli::support::{FinishedRun, Home, PipedProgram, neckcare, now};

/// The pause before a question takes an answer.
const A_MOMENT: Duration = Duration::from_millis(800);

fn ready(env: &[(&str, &str)]) -> PipedProgram {
    let mut talk = PipedProgram::start("suboccipital", env);
    let lines = talk.wait_for_line("Press Space to start.");
    assert!(lines.iter().any(|line| line.starts_with("Suboccipital ease.")), "{lines:#?}");
    talk
}

/// The last line of a program that the user has left.
const LEFT: &str = "You have left neckcare.";

/// The setting of the variable that makes lines come as slowly as they do for a user.
const AS_SHIPPED: (&str, &str) = ("NECKCARE_TEST_PACE", "");

/// The least time between two lines: three seconds less the delay that a busy machine may add to the first.
const APART: Duration = Duration::from_millis(2800);

/// Starts as a user who was screened yesterday and so knows the daily questions.
fn at_the_questions_of_the_day(pace: (&str, &str)) -> PipedProgram {
    let home = Home::new();
    home.store_screening_state(&answered::standing_of_yesterday());
    PipedProgram::asking(home, "desk-break", &[pace])
}

#[test]
fn at_most_one_line_in_three_seconds_until_a_key_answers() {
    let mut talk = at_the_questions_of_the_day(AS_SHIPPED);
    let lines = talk.wait_for_line("Might any of these");
    assert!(lines[0].contains("n: none of these. o: one question at a time."), "{lines:#?}");
    let first = now();
    talk.wait_for_line("Worst headache");
    assert!(first.elapsed() >= APART, "{:?}", first.elapsed());
    let lines = talk.answer("n\n").wait_for_line("Desk break.");
    assert_eq!(lines.len(), 1, "{lines:#?}");
    let before = now();
    talk.type_in("s\n").wait_for_line("Nothing has started.");
    assert!(before.elapsed() < Duration::from_secs(1), "a stop waits: {:?}", before.elapsed());
}

#[test]
fn new_questions_take_no_answer_before_they_end() {
    // Faster than the notice can be read, and slow enough for a key in between.
    let mut talk =
        PipedProgram::asking(Home::new(), "desk-break", &[("NECKCARE_TEST_PACE", "2000")]);
    talk.wait_for_line("Before you begin.");
    let lines = talk.answer("y\n").wait_for_line("y: accept.");
    let refused = lines.iter().position(|line| line.starts_with("Please listen to the end"));
    let notice = lines.iter().position(|line| line.starts_with("neckcare gives general"));
    assert!(refused.is_some() && refused < notice, "{lines:#?}");
    let lines = talk.answer("y\n").wait_for_line("Might any of these");
    assert!(!lines.concat().contains("n: none"), "the keys come behind the list: {lines:#?}");
    assert!(lines.concat().contains("o: one question at a time."), "{lines:#?}");
    let lines = talk.answer("n\no\n").wait_for_line("1 of ");
    assert!(lines.len() <= 2, "nobody has to hear the list for that: {lines:#?}");
}

#[test]
fn a_burst_of_wrong_keys_gets_one_hint_about_the_keys_that_work() {
    let mut talk = at_the_questions_of_the_day(("NECKCARE_TEST_PACE", "1000"));
    let hint = "That key does nothing here. n: none of these.";
    talk.wait_for_line("n: none of these.");
    talk.answer("xzx\n").wait_for_line(hint);
    let lines = talk.wait_for_line("Worst headache");
    assert_eq!(lines.len(), 1, "{lines:#?}");
    talk.type_in("x\n").wait_for_line(hint);
}

#[test]
fn a_routine_can_be_started_by_its_number_in_the_list() {
    let list = neckcare("list --plain").succeeds();
    let first = list.lines().find_map(|line| line.strip_prefix("1: ")).unwrap();
    let title = first.split_once(',').unwrap().0;
    assert!(list.contains("neckcare start 1 --plain"), "{list}");
    let shown = neckcare("show 1 --plain").succeeds();
    let alike = |words: &str| words.to_lowercase().replace('-', " ");
    assert!(alike(&shown).starts_with(&alike(title)), "{title}: {shown}");
    let numbered = list
        .lines()
        .filter(|line| line.contains(": ") && line.starts_with(char::is_numeric))
        .count();
    let many = format!("from 1 to {numbered}");
    for unknown in ["0", "99"] {
        neckcare(&format!("start {unknown} --plain")).fails(1, &["no routine", &many]);
    }
}

#[test]
fn commands_are_printed_as_they_are_typed() {
    let config = neckcare("config --plain").succeeds();
    assert!(config.contains("neckcare config --default prints"), "{config}");
    assert!(config.contains("/config/neckcare/config.toml"), "{config}");
    let history = neckcare("history --plain").succeeds();
    assert!(history.contains("neckcare start desk-break"), "{history}");
}

/// Returns the words that a command prints in the colour of names.
fn names(page: &str) -> Vec<String> {
    let marked = page.split("\u{1b}[94m").skip(1);
    marked.filter_map(|rest| rest.split('\u{1b}').next()).map(str::to_owned).collect()
}

#[test]
fn plain_mode_prints_names_exactly_as_they_are_typed() {
    let home = Home::new();
    let ids = neckcare::routine::library::Library::shipped_ids();
    let shown = ids.map(|id| format!("show {id}"));
    let others =
        ["list", "moves", "moves chin-back", "about", "voice", "doctor", "config", "history"];
    let mut hyphens = 0;
    for command in shown.chain(others.map(str::to_owned)) {
        let run = |more: &str| {
            let args = command.split(' ').chain(more.split_whitespace());
            let mut run = home.neckcare(args);
            FinishedRun::by(run.env("CLICOLOR_FORCE", "1").env("PATH", "/nowhere")).succeeds()
        };
        let (coloured, plain) = (run(""), run("--plain"));
        let names = names(&coloured);
        assert!(!names.is_empty() || command == "history", "{command}: {coloured}");
        // In plain mode, `list` shows numbers instead of names.
        for name in names.iter().map(|name| name.trim()).filter(|_| command != "list") {
            assert!(plain.contains(name), "{command}: {name} in {plain}");
            hyphens += usize::from(name.contains('-'));
        }
    }
    assert!(hyphens > 20, "{hyphens}");
    let doctor = home.neckcare(["doctor", "--plain"]).env("PATH", "/nowhere").output().unwrap();
    let doctor = String::from_utf8(doctor.stdout).unwrap();
    for program in ["pw-play", "espeak-ng", "spd-say", "notify-send", "systemd-inhibit"] {
        assert!(doctor.contains(program), "{program} in {doctor}");
    }
}

#[test]
fn a_name_that_equals_its_title_is_printed_once() {
    for (id, head) in [
        ("desk-break", "desk-break"),
        ("calm", "calm"),
        ("wind-down", "Wind down for sleep, wind-down"),
    ] {
        let shown = neckcare(&format!("show {id} --plain")).succeeds();
        assert_eq!(shown.lines().next(), Some(head), "{shown}");
    }
}

fn assert_plain(lines: &[String]) {
    let escapes = lines.iter().filter(|line| line.chars().any(char::is_control));
    assert_eq!(escapes.count(), 0, "{lines:#?}");
}

/// Returns the script of a routine as plain lines would have it: without counts, and with plain signs only.
#[cfg(debug_assertions)]
fn script(routine: &str) -> String {
    let script = neckcare(&format!("script {routine}")).succeeds();
    let cues = script.lines().filter(|line| !line[9..].starts_with("count"));
    let words = cues.filter_map(|line| line.get(22..)).map(plainly);
    words.filter(|words| !words.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Follows a routine to its end and asserts that its lines say the same as its script.
#[cfg(debug_assertions)]
fn is_what_the_script_says(routine: &str) {
    let lines = followed(routine);
    let (_, said) = lines.split_last().unwrap();
    // These lines are in no plan: the reminder after two unanswered check-ins, and the questions after the end.
    let asked = |line: &str| line.ends_with("skip.") || line.ends_with("to leave.");
    let said = said.iter().map(String::as_str);
    let said: Vec<&str> = said.filter(|line| *line != REMINDER && !asked(line)).collect();
    let (strokes, said): (Vec<&str>, Vec<&str>) =
        said.iter().flat_map(|line| sentences(line)).partition(|words| words.contains("every "));
    assert_eq!(said.join(" "), script(routine), "{routine}");
    let doses = neckcare(&format!("show {routine}")).succeeds();
    let doses = doses.lines().filter(|line| line.contains(" every ")).count();
    assert_eq!(strokes.len(), doses, "without a tone, strokes are told: {strokes:#?}");
}

#[cfg(debug_assertions)]
fn sentences(line: &str) -> Vec<&str> {
    line.split_inclusive(". ").map(str::trim_end).collect()
}

/// Follows a routine to its end and returns its lines, after a check that they consist of words only.
#[cfg(debug_assertions)]
fn followed(routine: &str) -> Vec<String> {
    let mut talk = PipedProgram::start(routine, &[("NECKCARE_REHEARSE", "2026-03-02T10:00:00Z")]);
    let asked = talk.wait_for_line("To hear what each sound means");
    let lines = talk.type_in(" \n").wait_for_line("Finished: ");
    talk.skip_the_questions();
    assert_eq!(talk.end(), (0, Vec::new()), "{routine}");
    let known = |letter: char| letter.is_alphanumeric() || " .,?:'".contains(letter);
    for line in asked.iter().chain(&lines) {
        assert!(line.chars().all(known), "{routine}: {line:?}");
    }
    lines
}

#[cfg(debug_assertions)]
#[test]
fn every_routine_says_what_its_script_says_in_words_only() {
    // Three routines work on the side of the neck. A script leaves that out; a session after health questions does not.
    let (screened, others): (Vec<&str>, Vec<&str>) =
        neckcare::routine::library::Library::shipped_ids()
            .partition(|id| ["calm", "knead", "full"].contains(id));
    std::thread::scope(|scope| {
        for routine in &others {
            scope.spawn(|| is_what_the_script_says(routine));
        }
        for routine in &screened {
            scope.spawn(move || assert!(followed(routine).len() > 20, "{routine}"));
        }
    });
    assert!(others.len() > 10 && screened.len() == 3);
}

#[test]
fn symptoms_exit_with_3_and_just_stopping_with_0() {
    let signs = [
        ("p", "Where does it hurt?", 3),
        ("d", "Slowly sit back or lie flat", 3),
        ("t", "Is it only tingling", 3),
        ("o", "What is it?", 3),
        ("f", "That's fine. Lower your hands.", 0),
    ];
    at_once(signs, |(letter, words, code)| {
        let mut talk = ready(&[]);
        talk.begin();
        let lines = talk.type_in("s\n").wait_for_line("f: I'm fine, just stopping.");
        assert!(lines.iter().any(|line| line.starts_with("Stop. ")), "{lines:#?}");
        talk.read_for(A_MOMENT).type_in(&format!("{letter}\n"));
        assert_plain(&talk.wait_for_line(words));
        talk.hang_up();
        assert_eq!(talk.end().0, code, "{letter}");
    });
}

#[test]
fn the_end_of_input_ends_the_program() {
    ready(&[]).hang_up();
    let mut talk = ready(&[]);
    talk.hang_up();
    assert_eq!(talk.end().0, 0, "before the beginning");
    let mut talk = ready(&[]);
    talk.begin();
    talk.hang_up();
    assert_eq!(talk.end().0, 0, "in play");
}

#[test]
fn q_and_ctrl_c_leave() {
    // Anything typed after that would reach the shell.
    for (key, code, said) in [("q\n", 0, vec![LEFT.to_owned()]), ("\x03", 130, Vec::new())] {
        let mut talk = ready(&[]);
        talk.type_in(key);
        assert_eq!(talk.end(), (code, said), "{key:?}");
    }
}

#[test]
fn time_passes_while_nothing_is_typed() {
    let mut talk = ready(&[]);
    talk.type_in(" \n").wait_for_line("Suboccipital ease. ");
    talk.wait_for_line("S stops at any time"); // 3.7 seconds later
}

#[test]
fn nothing_is_asked_of_a_session_without_input() {
    let home = Home::new();
    let told = home.run(["start", "suboccipital", "--plain"]);
    assert_eq!(told.code, 0, "{told:?}");
    told.says(&["Before you begin."]);
}

#[test]
fn the_menu_announces_the_chosen_routine_in_one_line() {
    let mut talk = PipedProgram::with(Home::new(), &["--plain"], &[]);
    let lines = talk.wait_for_line("On: left side of neck.");
    assert_plain(&lines);
    assert!(lines[0].starts_with("Where is it tight?"), "{lines:#?}");
    talk.wait_for_line("Any length.");
    let lines = talk.type_in("l\n").wait_for_line("On: Desk break.");
    assert_plain(&lines);
    assert!(lines[0].contains("Type a number, then press Enter."), "{lines:#?}");
    assert_eq!(talk.type_in("5").wait_for_line("On: Suboccipital ease.").len(), 1);
    let lines = talk.type_in("\n\n").wait_for_line("Before you begin.");
    assert_eq!(lines.len(), 1, "the list goes on: {lines:#?}");
}

#[test]
fn esc_alone_on_a_line_goes_back() {
    let mut talk = PipedProgram::with(Home::new(), &["--plain"], &[]);
    talk.wait_for_line("Any length.");
    talk.type_in("l\n").wait_for_line("On: Desk break.");
    for (key, there) in [("a", "Choose a topic"), ("h", "What you did before."), ("/", "Type part")]
    {
        talk.type_in(&format!("{key}\n")).wait_for_line(there);
        talk.type_in("\x1b\n").wait_for_line("Choose a routine.");
    }
}

#[test]
fn plain_output_of_every_command_consists_of_words() {
    let known = |letter: char| letter.is_alphanumeric() || " .,?:'\n".contains(letter);
    // Names that can be typed keep every sign.
    let names = ["pw-", "espeak-", "spd-", "notify-", "systemd-", "hands-on:"];
    let is_typed = |word: &str| names.iter().any(|name| word.starts_with(name));
    let is_plain = |line: &str| {
        let words = line.split(' ').filter(|word| !word.contains(['/', '_']));
        let mut words = words.filter(|word| !is_typed(word));
        line.contains("neckcare ") || words.all(|word| word.chars().all(known))
    };
    for command in [
        "list",
        "show suboccipital",
        "script suboccipital",
        "about",
        "about nerves",
        "safety",
        "config",
        "doctor",
        "history",
        "forget",
    ] {
        let lines = neckcare(&format!("{command} --plain")).succeeds();
        assert!(lines.len() > 10 && lines.lines().all(is_plain), "{command}: {lines}");
        assert!(lines.lines().all(|line| line.contains(char::is_alphanumeric)), "{command}");
    }
    let show = neckcare("show suboccipital --plain").succeeds();
    let total = end(&neckcare("show suboccipital").succeeds());
    let total = format!("Seated. {} minutes {} seconds in all", total / 60, total % 60);
    assert!(show.contains(&total), "{total}: {show}");
    for data in
        ["script suboccipital --json", "config --default", "history --json", "history --csv"]
    {
        let plain = neckcare(&format!("{data} --plain")).succeeds();
        assert_eq!(plain, neckcare(data).succeeds(), "what programs read stays as it is");
    }
}

#[cfg(debug_assertions)]
#[test]
fn keys_are_listed_by_the_names_of_their_signs() {
    let lines = ready(&[("NECKCARE_REHEARSE", "2026-03-02T10:00:00Z")])
        .type_in("?\n")
        .wait_for_line("q: leave.");
    for key in ["s: you feel unwell", "Exclamation mark: the emergency signs", "Arrow right"] {
        assert!(lines.iter().any(|line| line.contains(key)), "{key} in {lines:#?}");
    }
}
