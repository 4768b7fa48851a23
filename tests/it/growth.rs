//! `judge bench`: what it writes for people and for programs. How fast anything grows is not asserted: machines
//! are noisy, and the fit has tables of its own.

use std::fs;

use crate::support::{root, run, sandbox_works, text};

const FAST: &str = "tests/submissions/two_sum/accepted/hash_map.py";
const SPINS: &str = "tests/submissions/two_sum/time_limit_exceeded/spins.py";
const WRONG: &str = "examples/two_sum_wrong.py";

#[test]
fn figures_fit_their_schema_and_end_where_a_run_is_not_accepted() {
    if !sandbox_works() {
        return;
    }
    let schema = fs::read(root().join("docs/schemas/growth.schema.json")).unwrap();
    let schema = jsonschema::validator_for(&serde_json::from_slice(&schema).unwrap()).unwrap();
    let arguments = ["bench", "two_sum", FAST, SPINS, "--max", "200", "--runs", "1"];
    let output = run(arguments.into_iter().chain(["--format", "json", "--state", "O(n)"]));
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let faults: Vec<_> = schema.iter_errors(&json).map(|error| error.to_string()).collect();
    assert!(faults.is_empty(), "{faults:?}");
    let sizes = json["size"]["measured"].as_array().unwrap();
    let [fast, spins] = [0, 1].map(|at| &json["solutions"][at]);
    assert_eq!(fast["points"].as_array().unwrap().len(), sizes.len());
    assert_eq!(fast["stopped"], serde_json::Value::Null);
    assert_eq!(spins["points"].as_array().unwrap().len(), 0);
    assert_eq!(spins["stopped"]["verdict"], "TLE");
    assert_eq!(spins["stopped"]["size"], sizes[0]);
    assert_eq!(spins["time"]["shape"], "unclear");
}

#[test]
fn every_size_has_a_line_and_charts_are_drawn() {
    if !sandbox_works() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let svg = folder.path().join("growth.svg");
    let output = run([
        "bench",
        "two_sum",
        FAST,
        "--max",
        "100",
        "--runs",
        "1",
        "--plot",
        "--svg",
        &svg.to_string_lossy(),
    ]);
    let shown = text(&output.stdout);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    for part in ["  100 ", "growth", "fits", "time limit", "measured, not proved", "a  tests/"] {
        assert!(shown.contains(part), "{part}: {shown}");
    }
    let drawn = fs::read_to_string(svg).unwrap();
    assert!(drawn.starts_with("<svg ") && drawn.contains("<polyline"), "{drawn}");
    let csv = run(["bench", "two_sum", WRONG, "--max", "40", "--runs", "1", "--format", "csv"]);
    let lines: Vec<_> = csv.stdout.split(|byte| *byte == b'\n').collect();
    assert_eq!(lines.first().copied(), Some(&b"file,size,cpu_ms,memory_kib,verdict"[..]));
    assert!(lines.len() > 2, "{}", text(&csv.stdout));
}
