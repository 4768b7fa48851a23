//! The same program again and again: the verdict never changes.
//!
//! Owns running one right, one endless and one greedy program as a thousand cases each, four at a time.

use std::fmt::Write as _;
use std::fs;

use crate::support::{judge, sandbox_works, solution, text};

/// How often each program runs in every test run.
const A_FEW: usize = 40;
/// And how often where there is time: `cargo test --release --test it stability -- --ignored`.
const MANY: usize = 1_000;

/// Source and verdict.
const PROGRAMS: [(&str, &str, &str); 3] = [
    ("right", "def step(n):\n    return n + 1\n", "AC"),
    ("endless", "def step(n):\n    while True:\n        n += 1\n", "TLE"),
    (
        "greedy",
        "def step(n):\n    held = []\n    while True:\n        held.append(bytearray(1 << 20))\n",
        "MLE",
    ),
];

/// A problem of so many cases. The limits times the scale are 0.1 s and 64 MiB.
fn package(cases: usize) -> String {
    let head = "schema = 1\nid = \"step\"\ntitle = \"Step\"\ndifficulty = \"easy\"\n[function]\n\
                signature = \"step(n: int) -> int\"\n[limits]\ntime = 0.01\nmemory_mb = 64\n\
                [samples]\n\"one\" = \"step(1) -> 2\"\n[cases]\n";
    (2..=cases).fold(head.to_owned(), |mut text, n| {
        writeln!(text, "\"n {n}\" = \"step({n}) -> {}\"", n + 1).unwrap();
        text
    })
}

fn every_verdict_is_the_same(times: usize, runner: &str) {
    let place = tempfile::tempdir().unwrap();
    let folder = place.path().join("step");
    fs::create_dir(&folder).unwrap();
    fs::write(folder.join("problem.toml"), package(times)).unwrap();
    fs::write(folder.join("statement.md"), "Return the next integer.\n").unwrap();
    for (name, source, verdict) in PROGRAMS {
        let file = place.path().join(format!("{name}.py"));
        fs::write(&file, source).unwrap();
        let mut command = judge();
        command.args(["run", "step"]).arg(&file).arg("--problems").arg(place.path());
        command.args(["--jobs", "4", "--no-fail-fast", "--time-scale", "10", "--format", "json"]);
        let output = command.args(["--runner", runner]).output().unwrap();
        let solution = solution(&output);
        assert_eq!(solution["cases"]["run"], times, "{name}: {}", text(&output.stderr));
        let failures = solution["failures"].as_array().unwrap();
        let passed = solution["cases"]["passed"].as_u64().unwrap();
        assert_eq!(failures.len() as u64 + passed, times as u64, "{name}, {runner}");
        assert_eq!(passed, if verdict == "AC" { times as u64 } else { 0 }, "{name}, {runner}");
        let others: Vec<_> = failures.iter().filter(|case| case["verdict"] != verdict).collect();
        assert!(others.is_empty(), "{name}, {runner}: {} of {times}: {others:#?}", others.len());
    }
}

#[test]
fn the_same_program_gets_the_same_verdict_again_and_again() {
    if sandbox_works() {
        every_verdict_is_the_same(A_FEW, "fork");
        every_verdict_is_the_same(A_FEW, "exec");
    }
}

#[test]
#[ignore = "some minutes"]
fn the_same_program_gets_the_same_verdict_a_thousand_times() {
    if sandbox_works() {
        every_verdict_is_the_same(MANY, "fork");
    }
}
