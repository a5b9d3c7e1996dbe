//! Tests the settings: the default file, reading and writing, and that any text is read or refused.

use std::time::Duration;

use neckcare::plan::{Guidance, StrokeTones};
use neckcare::routine::safe;
use neckcare::settings::default::DefaultFile;
use neckcare::settings::{
    Colours, Drawn, EmergencyNumber, FirstDay, GetReady, HistoryFile, HoldLength, Settings, Voice,
    VoiceName, VoiceRate, Volume, WrittenValue,
};
use proptest::prelude::*;

fn read(text: &str) -> Settings {
    Settings::parse("config.toml", text).unwrap()
}

#[test]
fn the_default_file_has_the_default_settings() {
    assert_eq!(read(&DefaultFile.to_string()), Settings::default());
    assert_eq!(read(""), Settings::default());
}

/// The default file has unset settings as comments, which must be valid settings without their `#`.
#[test]
fn every_example_in_the_default_file_is_valid() {
    let mut examples = 0;
    for entry in Settings::default().entries() {
        let WrittenValue::Unset(example) = entry.value else { continue };
        let set = read(&format!("{} = {example}", entry.name));
        assert_ne!(set, Settings::default(), "{}", entry.name);
        examples += 1;
    }
    assert_eq!(examples, 9);
}

#[test]
fn every_setting_is_explained_in_the_default_file() {
    let file = DefaultFile.to_string();
    for entry in Settings::default().entries() {
        assert!(!entry.says.is_empty(), "{}", entry.name);
        let key = format!("{} = ", entry.name);
        let line = |line: &&str| line.trim_start_matches("# ").starts_with(&key);
        assert_eq!(file.lines().filter(line).count(), 1, "{}", entry.name);
    }
    assert!(file.lines().all(|line| line.chars().count() <= 100));
}

#[test]
fn a_voice_of_true_or_false_means_own_or_off() {
    let voice = |value: &str| read(&format!("voice = {value}")).voice;
    assert_eq!((voice("true"), voice("false")), (Voice::Own, Voice::Off));
    assert_eq!([voice("\"own\""), voice("\"off\"")], [Voice::Own, Voice::Off]);
    assert_eq!(voice("\"system\""), Voice::System);
    let wrong = Settings::parse("config.toml", "voice = \"sytem\"").unwrap_err().to_string();
    assert!(wrong.contains("did you mean \"system\"?"), "{wrong}");
}

#[test]
fn written_settings_are_read_back() {
    let settings = read(
        "theme = \"light\"\npicture = \"half\"\nreduce_motion = true\nascii = true\nplain = true\n\
         emergency_number = \" 112 \"\nget_ready = \"1m\"\nhold = \"12.5s\"\nguidance = \"tones\"\nsound = false\nvoice = \"system\"\nvolume = 80\n\
         stroke_tones = \"all\"\nvoice_name = \"en-gb\"\nvoice_rate = 140\n\
         stay_awake = false\non_start = [\"a\"]\non_stop = [\"b\"]\non_finish = [\"c\"]\nhistory = \"history-laptop.jsonl\"\nweek = \"sunday\"\n\
         voice_command = [\"say it\", \"a \\\"b\\\" \\\\c\"]\n",
    );
    let expected = Settings {
        theme: Colours::Light,
        picture: Drawn::Half,
        reduce_motion: true,
        ascii: true,
        plain: true,
        emergency_number: EmergencyNumber::new("112"),
        get_ready: GetReady::try_from(Duration::from_secs(60)).ok(),
        hold: HoldLength::try_from(Duration::from_millis(12_500)).ok(),
        guidance: Guidance::Tones,
        sound: false,
        voice: Voice::System,
        volume: Volume::try_from(80).unwrap(),
        stroke_tones: StrokeTones::All,
        voice_name: VoiceName::new("en-gb"),
        voice_rate: VoiceRate::try_from(140).ok(),
        voice_command: settings.voice_command.clone(),
        stay_awake: false,
        on_start: settings.on_start.clone(),
        on_stop: settings.on_stop.clone(),
        on_finish: settings.on_finish.clone(),
        history: HistoryFile::new("history-laptop.jsonl").unwrap(),
        week: FirstDay::Sunday,
    };
    let parts = settings.voice_command.as_ref().map(|command| command.parts().to_vec());
    assert_eq!(parts.unwrap(), ["say it", "a \"b\" \\c"]);
    assert_eq!(settings, expected);
    let lines = settings.entries().into_iter().map(|entry| match entry.value {
        WrittenValue::As(value) => format!("{} = {value}\n", entry.name),
        WrittenValue::Unset(_) => panic!("{} is set", entry.name),
    });
    assert_eq!(read(&lines.collect::<String>()), expected);
}

#[test]
fn the_time_to_get_ready_keeps_its_bounds() {
    let ready = |millis| GetReady::try_from(Duration::from_millis(millis)).is_ok();
    assert!(ready(5_000) && ready(60_000));
    assert!(!ready(4_999) && !ready(60_001));
}

#[test]
fn the_length_of_a_hold_keeps_its_bounds() {
    let hold = |millis| HoldLength::try_from(Duration::from_millis(millis)).is_ok();
    assert!(hold(10_000) && hold(20_000));
    assert!(!hold(9_999) && !hold(20_001));
}

proptest! {
    #[test]
    fn any_text_is_read_or_refused(text in ".*") {
        if let Err(report) = Settings::parse("config.toml", &text) {
            let printed = report.to_string().replace('\n', "");
            prop_assert_eq!(safe::forbidden(&printed), None);
        }
    }

    #[test]
    fn any_accepted_emergency_number_is_short_and_harmless(text in "[0-9 +*#a-z-]{0,24}") {
        if let Some(number) = EmergencyNumber::new(&text) {
            let number = number.to_string();
            prop_assert!(number.len() <= 20 && number.trim() == number);
            prop_assert!(number.chars().any(|digit| digit.is_ascii_digit()));
            prop_assert!(!number.contains(char::is_alphabetic));
        }
    }
}
