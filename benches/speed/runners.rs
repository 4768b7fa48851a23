//! What both runners say that the same programs used.
//!
//! Owns the programs. A verdict must not depend on the runner, so neither may what is counted: from the gate
//! on, in CPU time and in memory.

use std::sync::Arc;

use judge::batch::{Judge, Ready, Work};
use judge::model::{Submission, Tier, Usage, Verdict};
use judge::sandbox::Runner;

use crate::bench::{Bench, Source};
use crate::row::{Row, figure};
use crate::sample::{Sample, milliseconds, pairs};

/// Name and source.
const PROGRAMS: [(&str, &str); 5] = [
    ("adds", "def add(a, b):\n    return a + b\n"),
    (
        "computes",
        "def add(a, b):\n    x = 1\n    for i in range(400000):\n        x = (x * 31 + i) % 1000003\n    \
         return a + b\n",
    ),
    ("fills 40 MiB", "def add(a, b):\n    kept = bytearray(b'x') * (40 << 20)\n    return a + b\n"),
    (
        "makes objects",
        "def add(a, b):\n    kept = [str(i) for i in range(200000)]\n    kept.sort()\n    return a + b\n",
    ),
    (
        "imports",
        "import collections, heapq, json, re\ndef add(a, b):\n    json.dumps(list(range(20000)))\n    \
         return a + b\n",
    ),
];

/// Prints a table of its own.
pub(crate) fn run(bench: &Bench) -> Vec<Row> {
    println!("medians of a case's figures; differences are those of pairs of runs");
    println!(
        "| program | CPU fork | CPU exec | exec / fork | memory fork | memory exec | exec - fork |"
    );
    println!("|---|---|---|---|---|---|---|");
    let judges = [Runner::Fork, Runner::Exec].map(|runner| {
        let judge = bench.open(Tier::Seccomp, runner, 1);
        let ready = Source::Function.ready(&judge);
        (judge, ready)
    });
    let [fork, exec] = &judges;
    for (name, source) in PROGRAMS {
        let memory = std::cell::RefCell::new((Vec::new(), Vec::new()));
        let cpu = pairs(
            bench.samples(11),
            || {
                let (cpu, used) = usage(fork, source);
                memory.borrow_mut().0.push(used);
                cpu
            },
            || {
                let (cpu, used) = usage(exec, source);
                memory.borrow_mut().1.push(used);
                cpu
            },
        );
        let (forked, started) = memory.into_inner();
        let (fork_memory, exec_memory) =
            (Sample::new(forked).median(), Sample::new(started).median());
        println!(
            "| {name} | {} ms | {} ms | {} | {} MiB | {} MiB | {:.2} MiB |",
            figure(cpu.first.median()),
            figure(cpu.second.median()),
            figure(cpu.inverse().median()),
            figure(fork_memory),
            figure(exec_memory),
            exec_memory - fork_memory,
        );
    }
    Vec::new()
}

/// Medians over the cases of one submission: milliseconds and MiB.
fn usage((judge, ready): &(Judge, Arc<Ready>), source: &str) -> (f64, f64) {
    let submission = Submission::new("program.py", source.into());
    let work = Work { key: (), problem: Arc::clone(ready), submission };
    let judged = judge.judge([work]).unwrap().next().unwrap();
    let outcome = judged.outcome.unwrap();
    assert_eq!(outcome.verdict, Verdict::Accepted);
    let median = |of: &dyn Fn(&Usage) -> f64| {
        Sample::new(outcome.cases.iter().map(|case| of(&case.usage)).collect()).median()
    };
    let kibibytes = |usage: &Usage| u32::try_from(usage.memory.bytes() >> 10).unwrap();
    let mebibytes = |usage: &Usage| f64::from(kibibytes(usage)) / 1024.0;
    (median(&|usage| milliseconds(usage.cpu)), median(&mebibytes))
}
