//! What is built in: every dependency from the public registry, under a licence that fits.

#![expect(
    clippy::disallowed_methods,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test asks cargo"
)]

use std::process::Command;

use serde_json::Value;

/// Licences that a program under MIT may carry.
const FIT: &[&str] = &[
    "MIT",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-3-Clause",
    "ISC",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
    "0BSD",
];

/// Crates that have a place in other programs and none in this one.
const BANNED: &[&str] =
    &["openssl-sys", "libsqlite3-sys", "tokio", "alsa-sys", "reqwest", "hyper", "chrono"];

/// This machine's platform: what other platforms need is not there to be looked at.
fn platform() -> String {
    let rustc = Command::new("rustc").arg("-vV").output().unwrap();
    let told = String::from_utf8(rustc.stdout).unwrap();
    told.lines().find_map(|line| line.strip_prefix("host: ")).unwrap().to_owned()
}

fn packages() -> Vec<Value> {
    let cargo = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--locked", "--offline", "--filter-platform"])
        .arg(platform())
        .arg("--manifest-path")
        .arg(concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml"))
        .output()
        .unwrap();
    assert!(cargo.status.success(), "{}", String::from_utf8_lossy(&cargo.stderr));
    let metadata: Value = serde_json::from_slice(&cargo.stdout).unwrap();
    let used: Vec<&str> = metadata["resolve"]["nodes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|node| node["id"].as_str().unwrap())
        .collect();
    let all = metadata["packages"].as_array().unwrap().iter();
    all.filter(|package| used.contains(&package["id"].as_str().unwrap())).cloned().collect()
}

/// Whether one of the offered licences fits: "MIT OR Apache-2.0", "(A OR B) AND C", "MIT/Apache-2.0".
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
fn every_licence_fits() {
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
fn nothing_banned_is_carried() {
    for package in packages() {
        assert!(
            !BANNED.contains(&package["name"].as_str().unwrap()),
            "{} is banned",
            package["name"]
        );
    }
}

#[test]
fn a_licence_that_does_not_fit_is_noticed() {
    assert!(
        fits("MIT OR Apache-2.0")
            && fits("(MIT OR Apache-2.0) AND Unicode-3.0")
            && fits("Unlicense/MIT")
    );
    assert!(!fits("GPL-3.0-only") && !fits("none") && !fits("(MIT OR Apache-2.0) AND GPL-2.0"));
}
