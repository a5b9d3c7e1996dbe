//! Tests `neckcare voice`, which lists the voices, says how to choose one, and tries one.

use std::time::Duration;

use serde_json::Value;

use crate::cli::sound::{SETTINGS, with_own_voice, written};
use crate::cli::support::{FinishedRun, now};

const SYSTEM: &str = "voice = \"system\"";

/// Runs `neckcare voice` with a fake speech program that lists two English voices.
fn voice(args: &[&str], settings: &str) -> FinishedRun {
    const LISTS: &str = "#!/bin/sh\nif [ \"$1\" = --voices=en ]; then\n\
        echo 'Pty Language       Age/Gender VoiceName          File                 Other Languages'\n\
        echo ' 2  en-gb           --/M      English_(Great_Britain) gmw/en               (en 2)'\n\
        echo ' 2  en-us           --/M      English_(America)  gmw/en-US            (en 3)'\n\
        else read -r words; echo \"$words\" >> \"$HOME/words\"; fi\n";
    let (home, path) = with_own_voice(&[("espeak-ng", LISTS)]);
    home.file(SETTINGS, settings);
    let told = FinishedRun::by(home.neckcare([&["voice"], args].concat()).env("PATH", &path));
    if args.contains(&"--try") {
        assert_eq!(
            written(&home, "words").last().unwrap(),
            "This is the voice. Right side, left hand."
        );
    }
    told
}

/// Returns the names of the voices that the list marks as in use.
fn in_use(settings: &str) -> Vec<String> {
    let list = voice(&[], settings).succeeds();
    let used = list.lines().filter(|line| line.ends_with("(in use)"));
    used.filter_map(|line| line.split_whitespace().next()).map(str::to_owned).collect()
}

#[test]
fn the_voices_are_listed_and_the_one_in_use_is_marked() {
    let list = voice(&[], "").succeeds();
    for (name, says) in
        [("system", "espeak-ng with its usual voice"), ("en-gb", "espeak-ng"), ("off", "nobody")]
    {
        let line = list.lines().find(|line| line.trim_start().starts_with(name)).unwrap();
        assert!(line.ends_with(says), "{list}");
    }
    if cfg!(feature = "voice") {
        assert_eq!(in_use(""), ["own"]);
        assert_eq!(in_use("voice = true"), ["own"]);
    }
    assert_eq!(in_use(SYSTEM), ["system"]);
    assert_eq!(in_use("voice_name = \"en-us\"\nvoice_rate = 140"), ["en-us"]);
    assert_eq!(in_use("voice_name = \"en+f3\""), ["en+f3"], "one that is not listed");
    assert_eq!(in_use("voice_command = [\"mine\"]"), ["command"]);
    assert_eq!(in_use("voice = false"), ["off"]);
}

#[test]
fn a_voice_command_that_cannot_be_run_is_listed_with_the_reason() {
    voice(&[], "voice_command = [\"mine\", \"-x\"]")
        .says(&["mine -x; there is no program `mine` (in use)"]);
}

#[test]
fn naming_a_voice_prints_the_settings_for_it() {
    for plain in ["", "plain = true\n"] {
        let told = voice(&["en-us"], &format!("{plain}voice_command = [\"mine\"]")).succeeds();
        let lines: Vec<&str> = told.lines().collect();
        assert!(lines[0].ends_with("config/neckcare/config.toml:"), "{told}");
        assert_eq!(
            lines[1..],
            ["voice = \"system\"", "voice_name = \"en-us\"", "And take out voice_command."]
        );
    }
    let off = voice(&["off"], "").succeeds();
    assert_eq!(off.lines().last(), Some("voice = \"off\""));
    voice(&["en-uk"], "")
        .fails(1, &["no voice is called `en-uk`", "did you mean", "`neckcare voice` lists"]);
}

#[test]
fn voices_are_listed_as_json_and_as_plain_words() {
    let json: Value = serde_json::from_str(&voice(&["--json"], SYSTEM).succeeds()).unwrap();
    let used: Vec<&Value> =
        json.as_array().unwrap().iter().filter(|voice| voice["in_use"] == true).collect();
    assert_eq!(used.len(), 1);
    assert_eq!(used[0]["name"], "system");
    assert_eq!(used[0]["settings"][0], "voice = \"system\"");
    let plain = voice(&["--plain"], SYSTEM).succeeds();
    let lines: Vec<&str> = plain.lines().collect();
    assert!(lines.contains(&"system: espeak ng with its usual voice, in use"), "{plain}");
    assert!(lines.contains(&"en-gb: espeak ng"), "a name is to be typed: {plain}");
}

#[test]
fn a_voice_can_be_tried() {
    let told = voice(&["en-gb", "--try"], "").succeeds();
    assert!(told.starts_with("You should hear en-gb now."), "{told}");
    voice(&["--try"], SYSTEM).says(&["the voice in use"]);
    voice(&["off"], "").says(&["voice = \"off\""]);
}

#[test]
fn a_speech_program_that_hangs_delays_the_list_by_less_than_8s() {
    let (home, path) = with_own_voice(&[("espeak-ng", "#!/bin/sh\nexec /bin/sleep 100\n")]);
    let begun = now();
    FinishedRun::by(home.neckcare(["voice"]).env("PATH", &path)).says(&["system", "off"]);
    assert!(begun.elapsed() < Duration::from_secs(8));
}
