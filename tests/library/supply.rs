//! Checks the dependencies: each comes from the public registry, has a compatible licence and a stated reason, and can
//! be built by the minimum Rust version.

use std::process::Command;

use serde_json::Value;

/// Licences of dependencies that are compatible with MIT.
const FIT: &[&str] = &[
    "MIT",
    "MIT-0",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "ISC",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
    "0BSD",
];

/// Crates that are fine in other programs but not wanted in this one.
const BANNED: &[&str] =
    &["openssl-sys", "libsqlite3-sys", "tokio", "alsa-sys", "reqwest", "hyper", "chrono"];

/// The text of Cargo.toml.
const MANIFEST: &str = include_str!("../../Cargo.toml");

/// Returns this machine's platform. The dependencies of other platforms are not downloaded.
fn platform() -> String {
    let rustc = Command::new("rustc").arg("-vV").output().unwrap();
    let told = String::from_utf8(rustc.stdout).unwrap();
    told.lines().find_map(|line| line.strip_prefix("host: ")).unwrap().to_owned()
}

/// Returns cargo's metadata of this package and all its dependencies.
fn metadata() -> Value {
    let cargo = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--locked", "--offline", "--filter-platform"])
        .arg(platform())
        .arg("--manifest-path")
        .arg(concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml"))
        .output()
        .unwrap();
    assert!(cargo.status.success(), "{}", String::from_utf8_lossy(&cargo.stderr));
    serde_json::from_slice(&cargo.stdout).unwrap()
}

fn list(value: &Value) -> &[Value] {
    value.as_array().unwrap()
}

/// Returns this package and all packages that it depends on, by dependency kinds that `follows` accepts.
fn packages_by(follows: impl Fn(&Value) -> bool) -> Vec<Value> {
    let metadata = metadata();
    let mut reached = vec![&metadata["resolve"]["root"]];
    let mut looked_at = 0;
    while let Some(&id) = reached.get(looked_at) {
        looked_at += 1;
        let node = list(&metadata["resolve"]["nodes"]).iter().find(|node| &node["id"] == id);
        for step in list(&node.unwrap()["deps"]) {
            if list(&step["dep_kinds"]).iter().any(&follows) && !reached.contains(&&step["pkg"]) {
                reached.push(&step["pkg"]);
            }
        }
    }
    let all = list(&metadata["packages"]).iter();
    all.filter(|package| reached.contains(&&package["id"])).cloned().collect()
}

/// Returns all packages, including those that only the tests need.
fn packages() -> Vec<Value> {
    packages_by(|_| true)
}

/// Returns true if a licence expression is compatible: "MIT OR Apache-2.0", "(A OR B) AND C", "MIT/Apache-2.0".
fn fits(expression: &str) -> bool {
    let all_of = |part: &str| {
        part.split(" AND ").all(|one| FIT.contains(&one.trim_matches(['(', ')', ' '])))
    };
    match expression.split_once(") AND ") {
        Some((choice, also)) => fits(choice.trim_start_matches('(')) && fits(also),
        None => expression.replace('/', " OR ").split(" OR ").any(all_of),
    }
}

#[test]
fn every_licence_is_compatible() {
    for package in packages() {
        let licence = package["license"].as_str().unwrap_or("none");
        assert!(fits(licence), "{} is under {licence}", package["name"]);
    }
}

#[test]
fn everything_comes_from_the_registry() {
    for package in packages().iter().filter(|package| package["name"] != "neckcare") {
        let source = package["source"].as_str().unwrap_or("a path");
        assert!(source.starts_with("registry+"), "{} comes from {source}", package["name"]);
    }
}

#[test]
fn no_dependency_is_banned() {
    for package in packages() {
        assert!(
            !BANNED.contains(&package["name"].as_str().unwrap()),
            "{} is banned",
            package["name"]
        );
    }
}

#[test]
fn incompatible_licences_are_noticed() {
    assert!(
        fits("MIT OR Apache-2.0")
            && fits("(MIT OR Apache-2.0) AND Unicode-3.0")
            && fits("Unlicense/MIT")
    );
    assert!(!fits("GPL-3.0-only") && !fits("none") && !fits("(MIT OR Apache-2.0) AND GPL-2.0"));
}

/// Parses the major and minor version of Rust.
fn version(text: &str) -> (u32, u32) {
    let mut parts = text.split('.').map(|part| part.parse().unwrap());
    (parts.next().unwrap(), parts.next().unwrap_or(0))
}

/// Dependencies of the tests may need a newer Rust, because the program can be built without them.
#[test]
fn no_dependency_needs_a_newer_rust() {
    let ours = version(env!("CARGO_PKG_RUST_VERSION"));
    for package in packages_by(|step| step["kind"] != "dev") {
        let asked = package["rust_version"].as_str().map_or((0, 0), version);
        assert!(asked <= ours, "{} asks for Rust {asked:?}", package["name"]);
    }
}

/// Returns the lines of a table of Cargo.toml.
fn table(name: &str) -> impl Iterator<Item = &'static str> {
    let after = MANIFEST.split_once(&format!("\n[{name}]\n")).unwrap().1;
    after.lines().take_while(|line| !line.starts_with('['))
}

/// Each dependency has a comment before it.
#[test]
fn every_dependency_has_its_reason() {
    for name in ["dependencies", "dev-dependencies"] {
        let lines: Vec<&str> = table(name).filter(|line| !line.is_empty()).collect();
        assert!(lines.len() > 1, "[{name}] was not found");
        for pair in lines.windows(2) {
            assert!(
                pair[0].starts_with('#') || pair[1].starts_with('#'),
                "why is there `{}`?",
                pair[1]
            );
        }
    }
}

#[test]
fn the_debian_changelog_has_this_version() {
    let (_, latest) = include_str!("../../docs/debian-changelog").split_once(" (").unwrap();
    assert!(latest.starts_with(concat!(env!("CARGO_PKG_VERSION"), "-")), "{latest}");
}

/// `forbid` cannot be overridden within the code, so this line applies to every file.
#[test]
fn unsafe_code_is_forbidden_everywhere() {
    assert!(table("lints.rust").any(|line| line == "unsafe_code = \"forbid\""));
}
