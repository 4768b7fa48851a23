//! What a person feels: a submission of twenty small cases judged from nothing.
//!
//! Owns the command lines of both sides. Everything starts anew in each run but for the kernel's page
//! cache and judge's cache of facts about the interpreter, which are as on the second run of a day.

use std::fs::File;
use std::process::Command;

use crate::bench::{Bench, Source, problems, run_quietly};
use crate::pin::Pinned;
use crate::row::{Bound, Row, figure};
use crate::sample::{Pairs, pairs, time};

/// Two processors, whatever the machine has.
const PROCESSORS: usize = 2;

pub(crate) fn run(bench: &Bench) -> Vec<Row> {
    let _pinned = Pinned::to(PROCESSORS);
    let count = bench.samples(41);
    let function = measured(bench, Source::Function, count, || {
        run_quietly(Command::new(bench.venv_python()).args(["-c", "pass"]));
    });
    let input = bench.folder().join("cold.in");
    std::fs::write(&input, "1 1\n").unwrap();
    let solution = Source::Program.solution();
    let program = measured(bench, Source::Program, count, || {
        let mut command = Command::new(bench.venv_python());
        let output = command.arg(&solution).stdin(File::open(&input).unwrap()).output().unwrap();
        assert_eq!(output.stdout, b"2\n");
    });
    vec![
        row("cold `judge run`, function problem / `python3 -c pass`", (3.5, 2.3), function),
        row("cold `judge run`, stdin problem / one bare run of the solution", (3.0, 2.0), program),
    ]
}

fn row(what: &'static str, (must, goal): (f64, f64), pairs: Pairs) -> Row {
    println!("{what}");
    println!("  {} ms / {} ms", figure(pairs.first.median()), figure(pairs.second.median()));
    Row { what, bound: Bound::AtMost(must, goal), result: Ok(pairs.ratio) }
}

fn measured(bench: &Bench, source: Source, count: usize, baseline: impl Fn()) -> Pairs {
    let judge = || run_quietly(&mut command(bench, source));
    // The first runs fill the caches, as the first run of a day does.
    judge();
    baseline();
    pairs(count, || time(judge), || time(&baseline))
}

/// `judge run` as a person types it, with the interpreter named so that both sides have the same.
pub(crate) fn command(bench: &Bench, source: Source) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_judge"));
    command.arg("run").arg(source.problem()).arg(source.solution());
    command.arg("--problems").arg(problems()).arg("--python").arg(&bench.python);
    command.args(["--jobs", "2"]).env("JUDGE_CACHE", bench.folder().join("cache"));
    command
}
