//! What a person feels: twenty small cases judged from nothing, against twenty bare interpreters.
//!
//! `cargo bench --bench cold` prints medians and ratios of paired runs. Nothing here is a test: these
//! numbers belong to the machine they were taken on.
#![expect(clippy::unwrap_used, reason = "a bench that cannot set up should panic")]
#![expect(clippy::print_stdout, reason = "a bench prints its result")]
#![expect(clippy::disallowed_methods, reason = "a bench starts programs")]

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// Pairs of runs; medians of fewer are noise.
const RUNS: usize = 21;

const SOLUTION: &str = "benches/problems/trivial/submissions/accepted/plus.py";

fn main() {
    let python = interpreter();
    let source = std::fs::read_to_string(SOLUTION).unwrap();
    let bare: Vec<String> = (1..=20).map(|i| format!("{source}\nprint(add({i}, {i}))")).collect();
    // The first run fills the caches, as the first run of a day does.
    judge("2");
    let mut ratios = Vec::new();
    let (mut judged, mut alone, mut started) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..RUNS {
        let one = time(|| judge("2"));
        let twenty = time(|| bare.iter().for_each(|program| run_bare(&python, program)));
        started.push(time(|| run_bare(&python, "pass")));
        ratios.push(one.as_secs_f64() / twenty.as_secs_f64());
        judged.push(one);
        alone.push(twenty);
    }
    println!("twenty cases judged cold       {:>8.1} ms", milliseconds(&mut judged));
    println!(
        "twenty bare python3 -s -S      {:>8.1} ms, one after the other",
        milliseconds(&mut alone)
    );
    println!("one bare python3 -s -S         {:>8.1} ms", milliseconds(&mut started));
    ratios.sort_by(f64::total_cmp);
    let quarter = |part: usize| ratios.get(RUNS * part / 4).copied().unwrap_or_default();
    println!(
        "judged / bare                  {:>8.2}    [{:.2} to {:.2}]",
        quarter(2),
        quarter(1),
        quarter(3)
    );
}

fn judge(jobs: &str) {
    let status = Command::new(env!("CARGO_BIN_EXE_judge"))
        .args(["run", "trivial", SOLUTION, "--problems", "benches/problems", "--jobs", jobs])
        .stdout(Stdio::null())
        .status()
        .unwrap();
    assert!(status.success());
}

/// The real interpreter behind any shim.
fn interpreter() -> String {
    let asked =
        Command::new("python3").args(["-c", "import sys; print(sys.executable)"]).output().unwrap();
    let path = String::from_utf8(asked.stdout).unwrap();
    Path::new(path.trim()).canonicalize().unwrap().to_string_lossy().into_owned()
}

fn run_bare(python: &str, program: &str) {
    let mut command = Command::new(python);
    command.args(["-s", "-S", "-B", "-c", program]).stdout(Stdio::null());
    assert!(command.status().unwrap().success());
}

fn time(work: impl FnOnce()) -> Duration {
    let start = Instant::now();
    work();
    start.elapsed()
}

fn milliseconds(times: &mut [Duration]) -> f64 {
    times.sort();
    times.get(times.len() / 2).copied().unwrap_or_default().as_secs_f64() * 1000.0
}
