//! Two thousand submissions of twenty cases in one process, through the library.
//!
//! Owns the stream of submissions and what is read along its way: speed, memory, and what the process holds.
//! Every source is another one. bubblewrap would take many minutes; it is sampled between chunks of the
//! stream and scaled.

use std::fs;

use judge::batch::Judge;
use judge::model::Tier;
use judge::sandbox::Runner;

use crate::bench::{Bench, CASES, Source, judge_all};
use crate::others::{Script, Way};
use crate::pin::Pinned;
use crate::row::{Bound, Row, figure};
use crate::sample::{Sample, time};
use crate::tree;

/// Submissions that are judged between two looks.
const CHUNK: usize = 20;

/// Cases that bubblewrap is sampled with, each time.
const SAMPLED: usize = 20;

/// How many submissions run at once, on as many processors.
const JOBS: usize = 2;

pub(crate) fn run(bench: &Bench) -> Vec<Row> {
    let _pinned = Pinned::to(JOBS);
    let chunks = bench.either(100, 10);
    let judge = bench.open(Tier::Landlock, Runner::Fork, JOBS);
    let mut stream = Stream::new(&judge);
    // Makes every slot.
    stream.chunk();
    let before = Held::now();
    println!("at the start   {before}");
    let ways: Result<Vec<_>, _> = (0..JOBS).map(|_| Way::bubblewrap(bench)).collect();
    let script = Script::new(bench, Source::Function);
    let (mut ours, mut ratios, mut most) = (Vec::new(), Vec::new(), before.resident);
    for number in 0..chunks {
        let took = stream.chunk();
        ours.push(took / per(CHUNK * CASES));
        most = most.max(Held::now().resident);
        if let (Ok(ways), 0) = (&ways, number % (chunks / bench.samples(20))) {
            let theirs = time(|| script.run_beside(ways, SAMPLED));
            ratios.push(took / per(CHUNK * CASES) / (theirs / per(SAMPLED)));
        }
    }
    let after = Held::now();
    println!("at the end     {after}");
    println!(
        "a submission   {} ms on the clock",
        figure(Sample::new(ours.clone()).median() * per(CASES))
    );
    println!("all cases      {} per second", figure(1000.0 / Sample::new(ours.clone()).median()));
    let leaks = before.leaked(&after);
    println!("left behind    {}", if leaks.is_empty() { "nothing" } else { &leaks });
    assert!(leaks.is_empty(), "the judge leaks: {leaks}");
    vec![
        Row {
            what: "2,000 submissions x 20 cases / `bwrap` (sampled, scaled), 2 cores",
            bound: Bound::AtMost(0.12, 0.07),
            result: ways.map(|_| Sample::new(ratios)),
        },
        Row {
            what: "cases per second, last tenth / first tenth of 40,000",
            bound: Bound::AtLeast(0.95, 0.98),
            result: Ok(drift(&ours)),
        },
        Row {
            what: "resident memory of the judge on that batch, MiB",
            bound: Bound::AtMost(100.0, 50.0),
            result: Ok(Sample::one(most)),
        },
    ]
}

/// Every chunk of the last tenth against every one of the first: milliseconds per case.
fn drift(chunks: &[f64]) -> Sample {
    let tenth = chunks.len() / 10;
    let (first, last) = (&chunks[..tenth], &chunks[chunks.len() - tenth..]);
    let ratios = first.iter().flat_map(|first| last.iter().map(move |last| first / last));
    Sample::new(ratios.collect())
}

/// The submissions, one after another.
struct Stream<'a> {
    judge: &'a Judge,
    problem: std::sync::Arc<judge::batch::Ready>,
    source: String,
    next: usize,
}

impl<'a> Stream<'a> {
    fn new(judge: &'a Judge) -> Self {
        let source = Source::Function;
        Self { judge, problem: source.ready(judge), source: source.text(), next: 0 }
    }

    /// Judges some more of them; the time that they took together.
    fn chunk(&mut self) -> f64 {
        let source = self.source.clone();
        let numbers = self.next..self.next + CHUNK;
        self.next = numbers.end;
        let sources = numbers.map(move |number| format!("{source}\n# submission {number}\n"));
        time(|| judge_all(self.judge, sources, &self.problem))
    }
}

fn per(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap())
}

/// What this process holds of the machine.
struct Held {
    /// Resident memory of this process, MiB.
    resident: f64,
    descriptors: usize,
    children: usize,
    /// Processes of the whole tree.
    processes: usize,
    groups: usize,
}

impl Held {
    fn now() -> Self {
        let ours = std::process::id();
        Self {
            resident: resident(ours),
            descriptors: fs::read_dir("/proc/self/fd").unwrap().count(),
            children: tree::children(ours).len(),
            processes: tree::all(ours).len(),
            groups: groups(std::path::Path::new("/sys/fs/cgroup"), &format!("judge-{ours}-")),
        }
    }

    /// What grew, in words. A page more or less is no leak, a MiB is one.
    fn leaked(&self, later: &Self) -> String {
        let counts = [
            ("descriptors", self.descriptors, later.descriptors),
            ("children", self.children, later.children),
            ("control groups", self.groups, later.groups),
        ];
        let grown = counts.iter().filter(|(_, before, after)| after > before);
        let mut words: Vec<_> =
            grown.map(|(what, before, after)| format!("{what} {before} -> {after}")).collect();
        if later.resident > self.resident + 8.0 {
            words.push(format!("memory {:.1} -> {:.1} MiB", self.resident, later.resident));
        }
        words.join(", ")
    }
}

impl std::fmt::Display for Held {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { resident, descriptors, children, processes, groups } = self;
        write!(
            f,
            "{resident:.1} MiB resident, {descriptors} descriptors, {children} children, \
             {processes} processes in all, {groups} control groups"
        )
    }
}

fn resident(process: u32) -> f64 {
    let status = fs::read_to_string(format!("/proc/{process}/status")).unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap();
    line.trim().trim_end_matches(" kB").parse::<f64>().unwrap() / 1024.0
}

/// Folders of control groups that carry this name, and those in them.
fn groups(folder: &std::path::Path, ours: &str) -> usize {
    let Ok(entries) = fs::read_dir(folder) else { return 0 };
    let found = entries.flatten().filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_dir()));
    let count = |path: std::path::PathBuf| {
        usize::from(path.to_string_lossy().contains(ours)) + groups(&path, ours)
    };
    found.map(|entry| count(entry.path())).sum()
}
