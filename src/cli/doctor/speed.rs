//! How fast this machine runs Python, beside the one on which the figure below was measured.
//!
//! Owns the workload, the figure and the advice that follows. Time is what verdicts count: CPU time from
//! the gate on.

use std::time::Duration;

use serde::Serialize;

use super::range::Range;
use crate::engine::RunnerError;
use crate::model::{Submission, Verdict};

/// Integers, dictionaries, lists, strings, calls, sorting: what solutions of challenges do. The answer is
/// that of the problem it is judged with.
const WORKLOAD: &str = "\
def step(x):
    return (x * 1103515245 + 12345) & 0x7FFFFFFF

def roomy(n):
    x, seen, words = 1, {}, []
    for i in range(240000):
        x = step(x)
        seen[x % 997] = seen.get(x % 997, 0) + 1
        if i % 7 == 0:
            words.append(str(x))
    words.sort()
    total = sum(len(word) for word in words) + sum(sorted(seen.values()))
    assert len(seen) == 997 and total > 240000
    return n + 1
";

/// The problem that it is judged with, which has two cases.
const PROBLEM: &str = "roomy";

/// So many runs of two cases each.
const RUNS: usize = 5;

/// The fastest case on the reference machine: an AMD EPYC virtual machine of two processors, Linux 6.18,
/// `CPython` 3.11.7, every tier and both runners. Measured a dozen times: 53 to 56 ms, with other work
/// beside it up to 81 ms.
const REFERENCE: Duration = Duration::from_millis(55);

/// Limits have a margin of four; below this nothing need be done.
const SLOW: f64 = 1.25;

/// Above this, the median says more of what else ran than of the machine.
const UNSTEADY: f64 = 1.25;

/// What was measured.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Speed {
    /// Every case, the fastest first.
    pub(super) runs_ms: Vec<f64>,
    pub(super) fastest_ms: f64,
    pub(super) median_ms: f64,
    pub(super) reference_ms: f64,
    /// The fastest case in units of the reference: what is slower than that is noise.
    pub(super) ratio: f64,
    /// Whether the median is near the fastest.
    pub(super) steady: bool,
    /// What `--time-scale` should be here; `None` where nothing need be done.
    pub(super) time_scale: Option<f64>,
}

/// The program that is timed.
pub(super) fn workload() -> Submission {
    Submission::new("speed.py", WORKLOAD.as_bytes().to_vec())
}

/// Judges the workload once; the CPU times of its cases.
pub(super) fn once(range: &Range<'_>) -> Result<Vec<Duration>, RunnerError> {
    let outcome = range.judge(PROBLEM, workload())?;
    if outcome.verdict == Verdict::Accepted {
        return Ok(outcome.cases.iter().map(|case| case.usage.cpu).collect());
    }
    let deciding = outcome.deciding();
    let error = deciding.and_then(|case| match &case.evidence {
        crate::model::Evidence::Judge { message, hint } => Some((message.clone(), hint.clone())),
        _ => None,
    });
    let (message, hint) =
        error.unwrap_or_else(|| (format!("a right program gets {}", outcome.verdict), None));
    let detail = outcome.detail.unwrap_or(crate::model::Detail::Sandbox);
    Err(RunnerError { message, hint, detail, stopped: crate::engine::Stopped::No })
}

/// Times it, several times.
pub(super) fn measure(range: &Range<'_>) -> Result<Speed, RunnerError> {
    let mut runs = Vec::new();
    for _ in 0..RUNS {
        runs.extend(once(range)?);
    }
    Ok(judged_by(runs))
}

fn judged_by(mut runs: Vec<Duration>) -> Speed {
    runs.sort();
    let fastest = runs.first().copied().unwrap_or_default();
    let median = runs.get(runs.len() / 2).copied().unwrap_or_default();
    let ratio = fastest.as_secs_f64() / REFERENCE.as_secs_f64();
    Speed {
        runs_ms: runs.iter().copied().map(milliseconds).collect(),
        fastest_ms: milliseconds(fastest),
        median_ms: milliseconds(median),
        reference_ms: milliseconds(REFERENCE),
        ratio: (ratio * 100.0).round() / 100.0,
        steady: median <= fastest.mul_f64(UNSTEADY),
        time_scale: (ratio > SLOW).then(|| (ratio * 10.0).ceil() / 10.0),
    }
}

fn milliseconds(time: Duration) -> f64 {
    (time.as_secs_f64() * 10_000.0).round() / 10.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slow_machine_gets_a_scale_and_a_fast_one_none() {
        let measured = |factors: [f64; 3]| {
            let speed = judged_by(factors.map(|factor| REFERENCE.mul_f64(factor)).into());
            (speed.ratio, speed.steady, speed.time_scale)
        };
        assert_eq!(measured([0.5, 3.0, 0.4]), (0.4, true, None));
        assert_eq!(measured([1.2, 1.2, 1.2]), (1.2, true, None));
        assert_eq!(measured([1.9, 1.71, 1.8]), (1.71, true, Some(1.8)));
        assert_eq!(measured([20.0, 30.0, 31.0]), (20.0, false, Some(20.0)));
    }
}
