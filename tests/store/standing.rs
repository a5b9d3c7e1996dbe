//! The standing answers: there, missing or damaged.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::PermissionsExt;

use neckcare::store::standing::{Loaded, load, save};

use crate::support::home;

type Answers = BTreeMap<String, u32>;

fn answers(n: u32) -> Answers {
    BTreeMap::from([("n".to_owned(), n)])
}

#[test]
fn what_is_saved_is_there_and_nothing_else_is_left() {
    let home = home();
    let path = home.folders.standing();
    assert_eq!(load::<Answers>(&path), Loaded::Missing);
    for n in 0..3 {
        save(&path, &answers(n)).unwrap();
        assert_eq!(load(&path), Loaded::There(answers(n)));
    }
    assert_eq!(home.journals(), std::slice::from_ref(&path));
    let mode = |path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!((mode(path), mode(home.folders.state.clone())), (0o600, 0o700));
}

#[test]
fn a_damaged_file_is_kept_aside_and_asked_for_again() {
    let home = home();
    let path = home.folders.standing();
    for damage in ["{\"n\":", "7", "", "{\"n\":\"x\"}"] {
        save(&path, &answers(1)).unwrap();
        fs::write(&path, damage).unwrap();
        assert!(matches!(load::<Answers>(&path), Loaded::Damaged(_)), "{damage}");
        assert_eq!(load::<Answers>(&path), Loaded::Missing);
    }
    let kept = |ending: &str| {
        fs::read_to_string(home.folders.state.join(format!("standing.json.damaged{ending}")))
    };
    assert_eq!(kept("").unwrap(), "{\"n\":");
    assert_eq!(kept("4").unwrap(), "{\"n\":\"x\"}");
}

#[test]
fn a_folder_in_its_place_is_damage_and_named_when_saving() {
    let home = home();
    let path = home.folders.standing();
    fs::create_dir_all(path.join("x")).unwrap();
    assert!(matches!(load::<Answers>(&path), Loaded::Damaged(_)));
    let refused = save(&path, &answers(1)).unwrap_err();
    assert!(refused.to_string().contains("standing.json: a folder stands"), "{refused}");
    assert_eq!(home.journals(), [path], "no file is left beside it");
}
