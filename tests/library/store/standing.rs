//! Tests the file of the user's answers, which several programs may change.

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};

use neckcare::safety::{Answer, ScreeningState, UnusableAnswers};
use neckcare::store::kept::{Loaded, change, load};
use neckcare::store::screening_state::{add, from_fallback_only, read, save_in_fallback};
use time::Duration;

use crate::store::support::{START, home};

fn accepted() -> neckcare::safety::Answered {
    Answer::Accepted(1).at(START)
}

#[test]
fn saved_answers_are_read_back_and_private() {
    let home = home();
    let path = home.folders.screening_state();
    assert_eq!(read(&home.folders), Loaded::Missing);
    add(&home.folders, &[accepted()]).unwrap();
    let Loaded::There(standing) = read(&home.folders) else { panic!("it is not there") };
    let mut expected = ScreeningState::default();
    expected.take(&accepted());
    assert_eq!(standing, expected);
    let mode = |path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!((mode(path), mode(home.folders.state.clone())), (0o600, 0o700));
}

#[test]
fn unusable_files_are_not_moved_or_overwritten() {
    let home = home();
    let path = home.folders.screening_state();
    add(&home.folders, &[]).unwrap();
    let whole = fs::read_to_string(&path).unwrap();
    let later = whole.replacen("\"v\": 2", "\"v\": 3", 1);
    for (text, why) in [
        (later.as_str(), UnusableAnswers::Later),
        ("{\"v\":", UnusableAnswers::Damaged),
        ("7", UnusableAnswers::Damaged),
        ("", UnusableAnswers::Damaged),
        ("{\"v\":2}", UnusableAnswers::Damaged),
    ] {
        fs::write(&path, text).unwrap();
        assert_eq!(read(&home.folders), Loaded::Unusable(why.to_string()), "{text}");
        let refused = add(&home.folders, &[accepted()]).unwrap_err();
        assert!(refused.to_string().contains("standing.json: it was left unchanged"), "{refused}");
        assert_eq!(fs::read_to_string(&path).unwrap(), text);
    }
    let names = fs::read_dir(&home.folders.state).unwrap();
    assert_eq!(names.count(), 1, "nothing beside it");
}

#[test]
fn refused_answers_are_kept_aside_and_merged_later() {
    let home = home();
    let path = home.folders.screening_state();
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(&path, "?").unwrap();
    assert!(save_in_fallback(&home.folders, &accepted()));
    let mut expected = ScreeningState::default();
    expected.take(&accepted());
    assert_eq!(from_fallback_only(&home.folders), expected);
    fs::remove_file(&path).unwrap();
    assert_eq!(read(&home.folders), Loaded::There(expected.clone()));
    add(&home.folders, &[]).unwrap();
    assert!(home.folders.answers().iter().all(|file| !file.exists()));
    assert_eq!(read(&home.folders), Loaded::There(expected));
}

#[test]
fn a_linked_file_is_written_through_the_link() {
    let home = home();
    let synced = home.folder.path().join("synced.json");
    fs::write(&synced, serde_json::to_string(&ScreeningState::default()).unwrap()).unwrap();
    fs::create_dir_all(&home.folders.state).unwrap();
    symlink(&synced, home.folders.screening_state()).unwrap();
    add(&home.folders, &[accepted()]).unwrap();
    assert!(home.folders.screening_state().is_symlink());
    assert!(fs::read_to_string(&synced).unwrap().contains("\"notice\": 1"));
}

#[test]
fn a_link_to_a_missing_file_is_written_through_too() {
    let home = home();
    let link = home.folders.screening_state();
    fs::create_dir_all(&home.folders.state).unwrap();
    symlink("../../sync/between.json", &link).unwrap();
    let refused = add(&home.folders, &[accepted()]).unwrap_err();
    assert!(refused.to_string().contains("the folder it leads to is missing"), "{refused}");
    let synced = home.folder.path().join("sync");
    fs::create_dir(&synced).unwrap();
    symlink("standing.json", synced.join("between.json")).unwrap();
    add(&home.folders, &[accepted()]).unwrap();
    assert!(link.is_symlink() && synced.join("between.json").is_symlink());
    assert!(fs::read_to_string(synced.join("standing.json")).unwrap().contains("\"notice\": 1"));
}

#[test]
fn a_link_to_itself_is_reported_when_saving() {
    let home = home();
    fs::create_dir_all(&home.folders.state).unwrap();
    symlink("standing.json", home.folders.screening_state()).unwrap();
    let refused = add(&home.folders, &[]).unwrap_err();
    assert!(refused.to_string().contains("standing.json"), "{refused}");
}

#[test]
fn answers_in_every_other_folder_count() {
    let mut home = home();
    let [first, second] = ["one", "two"].map(|name| home.folder.path().join(name));
    fs::create_dir_all(&home.folders.state).unwrap();
    fs::write(home.folders.screening_state(), "?").unwrap();
    fs::write(&first, "a file where a folder should be").unwrap();
    home.folders.runtime = vec![first.clone(), second];
    assert!(save_in_fallback(&home.folders, &accepted()));
    fs::remove_file(&first).unwrap();
    let mut expected = ScreeningState::default();
    expected.take(&accepted());
    assert_eq!(from_fallback_only(&home.folders), expected);
}

#[test]
fn a_folder_in_place_of_the_file_is_reported_when_saving() {
    let home = home();
    fs::create_dir_all(home.folders.screening_state().join("x")).unwrap();
    assert!(matches!(read(&home.folders), Loaded::Unusable(_)));
    let refused = add(&home.folders, &[]).unwrap_err();
    assert!(refused.to_string().contains("standing.json"), "{refused}");
}

/// Older and newer programs of the same user read these keys, so a field may get another name, but its key stays.
#[test]
fn the_stored_keys_never_change() {
    let stored = serde_json::to_value(ScreeningState::default()).unwrap();
    let keys: Vec<&str> = stored.as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(
        keys,
        [
            "arm-signs",
            "cleared",
            "doctors",
            "health",
            "locks",
            "looked-at",
            "notice",
            "numb-signs",
            "settled",
            "settled-until",
            "today",
            "v",
            "watched",
        ]
    );
}

#[test]
fn simultaneous_changes_are_all_kept() {
    let home = home();
    let path = home.folder.path().join("state/neckcare/list.json");
    std::thread::scope(|scope| {
        for nth in 0..8 {
            let path = &path;
            scope.spawn(move || {
                for _ in 0..20 {
                    let add = |list: &mut Vec<u32>| list.push(nth);
                    change(path, |text| serde_json::from_str(text), add).unwrap();
                }
            });
        }
    });
    let list: Loaded<Vec<u32>> = load(&path, |text| serde_json::from_str(text));
    let Loaded::There(list) = list else { panic!("{list:?}") };
    assert_eq!(list.len(), 160);
}

#[test]
fn answers_of_two_programs_are_both_kept() {
    let home = home();
    let late = START + Duration::hours(1);
    add(&home.folders, &[Answer::Today(vec![]).at(START), Answer::Health(vec![]).at(START)])
        .unwrap();
    let dizzy = neckcare::safety::TickedQuestion::yes(neckcare::safety::Question::Q4);
    add(&home.folders, &[Answer::Today(vec![dizzy]).at(late)]).unwrap();
    // A program that started before the other one adds only this answer.
    add(&home.folders, &[Answer::Accepted(1).at(late)]).unwrap();
    let Loaded::There(standing) = read(&home.folders) else { panic!("it is not there") };
    assert!(standing.allowance(&[], late).is_hands_off());
}
