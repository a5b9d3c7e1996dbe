//! Tests that malicious files, names and arguments are refused quickly, with a clear error.

use std::ffi::{OsStr, OsString};
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::symlink;
use std::time::Duration;

use crate::cli::support::{FinishedRun, Home};

const GOOD: &str = include_str!("../../../routines/desk-break.toml");

/// Every command that reads a file.
const COMMANDS: &[&[&str]] =
    &[&["check"], &["show"], &["script"], &["start"], &["start", "--plain"]];

/// Asserts that every command refuses the file with these words.
#[track_caller]
fn refused(home: &Home, file: impl AsRef<OsStr>, words: &[&str]) {
    for command in COMMANDS {
        let args = command.iter().map(OsStr::new).chain([file.as_ref()]);
        let told = home.run(args);
        assert_eq!(told.code, 1, "{command:?}: {told:?}");
        harmless(&told).says(words);
    }
}

/// Asserts that the program ended quickly and printed little.
#[track_caller]
fn harmless(told: &FinishedRun) -> &FinishedRun {
    assert!(told.took < Duration::from_secs(2), "{told:?}");
    assert!(told.out.len() + told.err.len() < 16 << 10, "{told:?}");
    told.says(&[])
}

#[test]
fn missing_files_folders_and_devices_are_refused() {
    let home = Home::new();
    refused(&home, "./missing.toml", &["./missing.toml: there is no such file"]);
    refused(&home, "no/such/folder", &["no/such/folder: there is no such file"]);
    for folder in [".", "./"] {
        assert!(
            home.run(["check", folder])
                .succeeds()
                .starts_with(&format!("{folder}: no routine files"))
        );
        for command in COMMANDS.iter().skip(1) {
            harmless(home.run(command.iter().chain([&folder])).fails(1, &[folder]));
        }
    }
    refused(&home, "/dev/null", &["not a regular file"]);
    refused(&home, "/dev/zero", &["not a regular file"]);
    refused(&home, "../../../../etc/passwd", &["etc/passwd"]);
    refused(&home, "a\0b".replace('\0', "/\u{1b}[2J/"), &["<U+001B>"]);
}

/// A reader of this pipe would wait forever.
#[test]
fn a_pipe_without_a_writer_is_refused() {
    let home = Home::new();
    let pipe = home.path().join("pipe.toml");
    rustix::fs::mknodat(
        rustix::fs::CWD,
        &pipe,
        rustix::fs::FileType::Fifo,
        rustix::fs::Mode::RUSR | rustix::fs::Mode::WUSR,
        0,
    )
    .unwrap();
    refused(&home, "./pipe.toml", &["not a regular file"]);
}

#[test]
fn dangling_and_circular_links_are_refused() {
    let home = Home::new();
    symlink("missing.toml", home.path().join("nowhere.toml")).unwrap();
    symlink("round.toml", home.path().join("round.toml")).unwrap();
    refused(&home, "./nowhere.toml", &["there is no such file"]);
    refused(&home, "./round.toml", &["round.toml"]);
}

#[test]
fn arguments_that_are_not_utf8_are_refused() {
    let home = Home::new();
    let name = OsStr::from_bytes(b"caf\xe9");
    refused(&home, name, &[]);
    refused(&home, OsStr::from_bytes(b"./caf\xe9.toml"), &["there is no such file"]);
    for args in [&[name][..], &[OsStr::new("show"), OsStr::new("calm"), name]] {
        let told = home.run(args);
        assert_eq!(told.code, 2, "{told:?}");
        harmless(&told);
    }
}

#[test]
fn names_with_control_characters_are_escaped() {
    let home = Home::new();
    for name in [
        "\u{1b}[31mred",
        "a\u{202e}b",
        "a\nb",
        "a\u{9b}2J",
        "bell\u{7}",
        "a\r b",
        "soft\u{ad}hyphen",
    ] {
        refused(&home, name, &["<U+"]);
        let file = home.file(format!("{name}.toml"), GOOD);
        let path = OsString::from(format!("./{}", file.display()));
        let told = home.run([OsString::from("check"), path]);
        harmless(&told);
        assert!(told.succeeds().contains("<U+"), "{name:?}");
    }
    let long = "a".repeat(100_000);
    harmless(&home.run(["show", &long])).fails(1, &["aaaa"]);
}

#[test]
fn usage_errors_escape_control_characters() {
    let home = Home::new();
    for evil in ["\u{1b}[31mred", "a\u{202e}b", "a\u{9b}2J"] {
        for args in [&[evil][..], &["show", "calm", evil], &["show", "calm", "--side", evil]] {
            harmless(&home.run(args)).fails(2, &["<U+", "--help"]);
        }
    }
}

#[test]
fn texts_with_control_characters_are_refused_and_escaped() {
    let home = Home::new();
    for what in ["\u{1b}[2J", "\u{202e}", "\u{9b}31m", "\u{0}", "\u{7}", "\u{2066}", "\u{ad}"] {
        home.file("evil.toml", GOOD.replace("Desk break", &format!("Desk {what}break")));
        refused(&home, "./evil.toml", &["evil.toml:4:", "<U+"]);
    }
    // As TOML escapes, which the parser decodes.
    for what in ["\\u001b[2J", "\\u202E", "\\e[2J"] {
        home.file("evil.toml", GOOD.replace("Desk break", &format!("Desk {what}break")));
        refused(&home, "./evil.toml", &["evil.toml:4:"]);
    }
    home.file("evil.toml", format!("{GOOD}\n\u{1b}]52;c;aGk=\u{7} = 1\n"));
    refused(&home, "./evil.toml", &["evil.toml:"]);
}

#[test]
fn files_over_the_size_limit_are_refused() {
    let home = Home::new();
    let too_large = ["kilobytes"];
    home.file("big.toml", "[".repeat(10 << 20));
    refused(&home, "./big.toml", &too_large);
    home.file("big.toml", format!("{GOOD}\n#{}", "x".repeat(256 << 10)));
    refused(&home, "./big.toml", &too_large);
}

#[test]
fn large_files_within_the_limit_are_checked_quickly() {
    let home = Home::new();
    let step = "[[step]]\nmove = \"neck-glide\"\nstrokes = 5\npace = \"6s\"\n";
    for text in [
        "[".repeat(250_000),
        format!("a={}", "[".repeat(250_000)),
        format!("a={}", "{a=".repeat(80_000)),
        format!("{}=1", "a.".repeat(120_000)),
        "\"".repeat(250_000),
        format!("{GOOD}{}", step.repeat(4000)),
        format!("title = \"{}\"", "x".repeat(250_000)),
        "x = 1\n".repeat(40_000),
        (0..20_000).fold(String::new(), |text, nth| text + &format!("k{nth} = 1\n")),
        "\n".repeat(250_000),
    ] {
        home.file("large.toml", text);
        let told = home.run(["check", "large.toml"]);
        assert_eq!(told.code, 1, "{told:?}");
        harmless(&told);
    }
}

#[test]
fn invalid_and_huge_numbers_are_refused() {
    let home = Home::new();
    for number in [
        "1000000000000000000",
        "99999999999999999999999999",
        "-1",
        "0",
        "1e300",
        "nan",
        "inf",
        "\"1000000000000000000s\"",
        "\"1000000000000000000m\"",
        "\"99999999999999999999999999s\"",
        "\"-5s\"",
        "\"\"",
        "true",
        "[]",
        "1979-05-27",
    ] {
        for line in ["strokes = 5", "pace = \"6s\"", "format = 1", "cycles = 2", "per-day = 4"] {
            let (key, _) = line.split_once(" = ").unwrap();
            home.file("number.toml", GOOD.replacen(line, &format!("{key} = {number}"), 1));
            let told = home.run(["check", "number.toml"]);
            assert_eq!(told.code, 1, "{key} = {number}: {told:?}");
            harmless(&told).says(&["number.toml:"]);
        }
    }
}

#[test]
fn files_that_are_not_text_are_refused() {
    let home = Home::new();
    home.file("noise.toml", [GOOD.as_bytes(), b"# caf\xe9\n"].concat());
    refused(&home, "./noise.toml", &["not UTF-8 text", &(GOOD.len() + 5).to_string()]);
    home.file("noise.toml", [0xff, 0xfe, 0x00].repeat(1000));
    refused(&home, "./noise.toml", &["not UTF-8 text, from byte 0 on"]);
    home.file("noise.toml", "");
    refused(&home, "./noise.toml", &["noise.toml"]);
}

#[test]
fn crlf_line_ends_are_accepted() {
    let home = Home::new();
    home.file("dos.toml", GOOD.replace('\n', "\r\n"));
    let told = home.run(["check", "dos.toml"]);
    assert_eq!(told.code, 0, "{told:?}");
    harmless(&told);
}

/// Problems with some of the user's files do not hide the other files.
#[test]
fn list_reports_bad_files_and_still_lists_the_good_ones() {
    let home = Home::new();
    let folder = |name: &str| format!("config/neckcare/routines/{name}");
    home.file(folder("good.toml"), GOOD);
    home.file(folder("evil\u{1b}[2J.toml"), GOOD);
    home.file(folder("noise.toml"), b"\xff");
    home.file(folder("folder.toml/inside"), "");
    home.file(folder("calm.toml"), GOOD);
    home.file(folder("notes.txt"), "not a routine");
    let told = home.run(["list"]);
    assert_eq!(told.code, 1, "{told:?}");
    harmless(&told).says(&[
        "  good ",
        "  suboccipital ",
        "<U+001B>",
        "noise.toml",
        "folder",
        "calm",
    ]);
    assert!(!told.out.contains("notes"), "{told:?}");
}

/// Circular links, pipes, sockets, devices and names that are not text are all reported, and nothing waits for them.
#[test]
#[expect(clippy::disallowed_methods, reason = "a test makes a pipe")]
fn a_folder_full_of_links_pipes_and_devices_is_read() {
    let home = Home::new();
    home.file("config/neckcare/routines/good.toml", GOOD);
    let folder = home.path().join("config/neckcare/routines");
    let named = |name: &str| folder.join(name);
    symlink(named("round.toml"), named("round.toml")).unwrap();
    symlink(named("there.toml"), named("back.toml")).unwrap();
    symlink(named("back.toml"), named("there.toml")).unwrap();
    symlink(&folder, named("itself.toml")).unwrap();
    symlink("/dev/zero", named("zero.toml")).unwrap();
    symlink(named("nowhere"), named("dangling.toml")).unwrap();
    let pipe = std::process::Command::new("mkfifo").arg(named("pipe.toml")).status().unwrap();
    assert!(pipe.success());
    let _socket = std::os::unix::net::UnixListener::bind(named("socket.toml")).unwrap();
    home.file(folder.join(OsStr::from_bytes(b"\xff\xfe.toml")), GOOD);
    harmless(&home.run(["--plain"])).says(&["Where is it tight?"]);
    for args in [["list"], ["check"], ["doctor"]] {
        let told = home.run(args);
        let all = ["round", "back", "there", "itself", "zero", "dangling", "pipe", "socket"];
        harmless(&told).says(&all);
    }
    assert!(home.run(["list"]).out.contains("  good "));
}

/// A file of a hundred megabytes is refused by its size, without being read.
#[test]
#[expect(clippy::disallowed_methods, reason = "a test makes a file")]
fn a_file_of_a_hundred_megabytes_is_refused_unread() {
    let home = Home::new();
    let file = home.file("huge.toml", "");
    let file = std::fs::OpenOptions::new().write(true).open(home.path().join(file)).unwrap();
    file.set_len(100 << 20).unwrap();
    refused(&home, "./huge.toml", &["kilobytes", "256"]);
}

#[test]
fn files_beyond_the_limit_are_reported() {
    let home = Home::new();
    for nth in 0..1003 {
        home.file(format!("config/neckcare/routines/r{nth:04}.toml"), GOOD);
    }
    let told = home.run(["list"]);
    told.says(&["  r0999 ", "first 1000 files", "3 are left out"]);
    assert!(told.code == 1 && !told.out.contains("  r1000 "), "{}", told.out.len());
    home.run(["check"]).says(&["1003 files: all fine", "first 1000 of them"]);
    for command in ["show", "script", "check"] {
        home.run([command, "r1002"]).succeeds();
    }
    home.run(["calendar", "r1002", "--at", "9:00"]).succeeds();
    home.run(["show", "r1003"]).fails(1, &["did you mean"]);
}
