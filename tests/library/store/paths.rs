//! Tests the folders of stored data, which depend on environment variables.

use neckcare::settings::HistoryFile;
use neckcare::store::Folders;

use crate::store::child::{child, tell, told};
use crate::store::support::home;

pub(crate) fn tells() {
    let place =
        |folders: Folders| format!("{} {}", folders.data.display(), folders.state.display());
    tell(&format!(
        "#{}#",
        Folders::find(&HistoryFile::default()).map_or_else(|| "nowhere".to_owned(), place)
    ));
}

fn found(variables: &[(&str, &str)]) -> String {
    let home = home();
    let mut child = child("paths", home.folder.path());
    for variable in ["HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME"] {
        child.env_remove(variable);
    }
    told(child.envs(variables.iter().copied()))
}

#[test]
fn home_gives_the_usual_folders() {
    assert_eq!(
        found(&[("HOME", "/home/ada")]),
        "/home/ada/.local/share/neckcare /home/ada/.local/state/neckcare"
    );
}

#[test]
fn xdg_variables_count_only_if_they_are_absolute() {
    assert_eq!(
        found(&[("HOME", "/home/ada"), ("XDG_DATA_HOME", "/d"), ("XDG_STATE_HOME", "/s t")]),
        "/d/neckcare /s t/neckcare"
    );
    assert_eq!(
        found(&[("HOME", "/home/ada"), ("XDG_DATA_HOME", "d"), ("XDG_STATE_HOME", "")]),
        "/home/ada/.local/share/neckcare /home/ada/.local/state/neckcare"
    );
}

#[test]
fn without_a_home_nothing_is_stored() {
    assert_eq!(found(&[]), "nowhere");
    assert_eq!(found(&[("HOME", "")]), "nowhere");
    assert_eq!(found(&[("HOME", "here")]), "nowhere");
}
