//! Starts the test program again, as a child process that can be killed.

use std::env;
use std::fs::{self, File};
use std::io::{self, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use neckcare::store::Folders;

use super::{full, journal, many, paths};
use crate::store::support::{Home, folders_in};

/// Prepares a child process that plays a part in the home. It reports by writing `#` and text to its standard output.
pub(crate) fn child(part: &str, home: &Path) -> Command {
    let mut command = Command::new(env::current_exe().unwrap());
    command
        .args(["store::child::plays_its_part", "--exact", "--nocapture", "--test-threads=1"])
        .env("NECKCARE_PART", part)
        .env("NECKCARE_PART_HOME", home)
        .stdout(Stdio::piped());
    command
}

/// Writes a report to the parent process.
pub(crate) fn tell(text: &str) {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes()).unwrap();
    out.flush().unwrap();
}

/// Waits until a child has written this many `#`.
pub(crate) fn wait_for(count: usize, child: &mut Child) {
    let told = BufReader::new(child.stdout.as_mut().unwrap()).bytes().map(Result::unwrap);
    assert_eq!(told.filter(|byte| *byte == b'#').take(count).count(), count);
}

/// Plays parts in several processes that begin at the same moment, and asserts that all of them succeed.
pub(crate) fn at_once(home: &Home, parts: impl Iterator<Item = String>) {
    let gate = gate(&home.folders);
    gate.lock().unwrap();
    let start = |part: String| child(&part, home.folder.path()).spawn().unwrap();
    let mut children: Vec<Child> = parts.map(start).collect();
    for child in &mut children {
        wait_for(1, child);
    }
    gate.unlock().unwrap();
    for mut child in children {
        assert!(child.wait().unwrap().success());
    }
}

/// Waits in a child until all children have started.
pub(crate) fn wait_at_the_gate(folders: &Folders) {
    tell("#");
    gate(folders).lock_shared().unwrap();
}

fn gate(folders: &Folders) -> File {
    let data = folders.data.parent().unwrap();
    fs::create_dir_all(data).unwrap();
    File::options().create(true).append(true).open(data.join("gate")).unwrap()
}

/// Runs a child to its end and returns its report.
pub(crate) fn told(command: &mut Command) -> String {
    let output = command.output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success(), "{text}{}", String::from_utf8_lossy(&output.stderr));
    text.split('#').nth(1).unwrap_or_default().to_owned()
}

#[test]
fn plays_its_part() {
    let (Some(part), Some(home)) =
        (env::var_os("NECKCARE_PART"), env::var_os("NECKCARE_PART_HOME"))
    else {
        return;
    };
    let home = PathBuf::from(home);
    let folders = folders_in(&home);
    let part = part.into_string().unwrap();
    let (part, number) = part.split_once(' ').unwrap_or((&part, "0"));
    let number: u32 = number.parse().unwrap();
    match part {
        "hundred" => many::hundred(&folders, number),
        "endless" => many::endless(&folders, number),
        "session" => journal::session(&folders, number),
        "recover" => journal::recovers(&folders),
        "full" => full::fills(&folders),
        "paths" => paths::tells(),
        _ => panic!("{part} is no part"),
    }
}
