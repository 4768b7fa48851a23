//! A cold run by phase, as the judge itself marks them (`JUDGE_PHASES`).
//!
//! Owns the medians over many runs. The marks cost nothing when they are not asked for.

use std::collections::BTreeMap;
use std::process::Stdio;

use crate::bench::{Bench, Source};
use crate::cold::command;
use crate::pin::Pinned;
use crate::row::{Row, figure};
use crate::sample::Sample;

/// Prints a table of its own.
pub(crate) fn run(bench: &Bench) -> Vec<Row> {
    let _pinned = Pinned::to(2);
    for source in [Source::Function, Source::Program] {
        let count = bench.samples(41);
        let runs: Vec<_> = (0..=count).map(|_| phases(bench, source)).skip(1).collect();
        let mut marks: Vec<_> = runs[0].keys().map(|name| Mark::over(&runs, name)).collect();
        marks.sort_by(|one, other| one.first.total_cmp(&other.first));
        println!("\n{}: milliseconds since the start, medians of {count} runs", source.problem());
        println!("| reached | times | first | last |");
        println!("|---|---|---|---|");
        for Mark { name, times, first, last } in marks {
            println!("| {name} | {times} | {} | {} |", figure(first), figure(last));
        }
    }
    Vec::new()
}

/// When a mark was reached, over many runs.
struct Mark {
    name: String,
    times: f64,
    first: f64,
    last: f64,
}

impl Mark {
    fn over(runs: &[Phases], name: &str) -> Self {
        let reached = runs.iter().filter_map(|run| run.get(name));
        let median =
            |of: &dyn Fn(&Vec<f64>) -> f64| Sample::new(reached.clone().map(of).collect()).median();
        Self {
            name: name.to_owned(),
            times: median(&|all| f64::from(u32::try_from(all.len()).unwrap())),
            first: median(&|all| all.iter().copied().fold(f64::INFINITY, f64::min)),
            last: median(&|all| all.iter().copied().fold(0.0, f64::max)),
        }
    }
}

/// What was reached in a run, and each time when.
type Phases = BTreeMap<String, Vec<f64>>;

fn phases(bench: &Bench, source: Source) -> Phases {
    let mut command = command(bench, source);
    let output = command.env("JUDGE_PHASES", "1").stdout(Stdio::null()).output().unwrap();
    assert!(output.status.success());
    let text = String::from_utf8_lossy(&output.stderr).into_owned();
    let mut phases = Phases::new();
    for line in text.lines() {
        let mark = line.strip_prefix("phase ").and_then(|mark| mark.trim_start().split_once(' '));
        let Some((at, name)) = mark else { continue };
        phases.entry(name.to_owned()).or_default().push(at.parse::<f64>().unwrap() / 1000.0);
    }
    phases
}
