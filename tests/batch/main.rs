//! Tests of the library as other programs use it: many submissions in one process.
//!
//! A binary of its own, since sandboxes are the program itself, started anew: `main` must be able to become
//! one. The tests run one after another, because some count what the process holds.
#![expect(clippy::unwrap_used, reason = "a test that cannot set up should panic")]

mod held;

use std::path::Path;
use std::process::ExitCode;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, mpsc};

use held::Held;
use judge::batch::{self, Cancel, Judge, Options, Order, Ready, Work};
use judge::catalog::Catalog;
use judge::model::{Submission, Tier, Verdict};
use judge::sandbox::Choice;
use libtest_mimic::{Arguments, Trial};

const RIGHT: &str = "def add(a, b):\n    return a + b\n";
const WRONG: &str = "def add(a, b):\n    return a\n";
const BROKEN: &str = "def add(a, b:\n";
const ENDLESS: &str = "def add(a, b):\n    while True:\n        pass\n";
const EXITS: &str = "import os\nos._exit(0)\n";
/// Reads all numbers and prints their sum.
const PROGRAM: &str = "print(sum(map(int, input().split())))\n";

fn main() -> ExitCode {
    if batch::enter() {
        return ExitCode::SUCCESS;
    }
    let tests: [(&str, fn()); 8] = [
        ("outcomes_come_in_order_whatever_the_jobs", outcomes_come_in_order_whatever_the_jobs),
        ("nothing_waits_for_a_slow_one_when_asked", nothing_waits_for_a_slow_one_when_asked),
        ("only_a_window_is_in_memory", only_a_window_is_in_memory),
        ("a_source_may_wait_for_an_outcome", a_source_may_wait_for_an_outcome),
        ("cancelling_ends_what_runs", cancelling_ends_what_runs),
        ("an_iterator_may_be_left", an_iterator_may_be_left),
        ("nothing_is_left_behind", nothing_is_left_behind),
        ("output_is_kept_up_to_the_cap", output_is_kept_up_to_the_cap),
    ];
    if let Err(error) = Judge::open(options(1, Order::AsGiven)) {
        return skip(&error.to_string());
    }
    let arguments = Arguments { test_threads: Some(1), ..Arguments::from_args() };
    let run = |test: fn()| {
        move || {
            test();
            Ok(())
        }
    };
    let trials = tests.into_iter().map(|(name, test)| Trial::test(name, run(test))).collect();
    libtest_mimic::run(&arguments, trials).exit_code()
}

/// A machine without a sandbox skips these tests, unless CI says that it has one.
#[expect(clippy::print_stderr, reason = "a skip that nobody sees is a lie")]
#[expect(clippy::disallowed_methods, reason = "set by CI")]
fn skip(why: &str) -> ExitCode {
    eprintln!("SKIPPED: {why}");
    let strict = std::env::var_os("JUDGE_TEST_STRICT").is_some();
    if strict { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

fn catalog() -> Catalog {
    let problems = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/problems");
    Catalog::embedded().with_overlay(&problems).unwrap()
}

fn open(jobs: usize, order: Order) -> Judge {
    Judge::open(options(jobs, order)).unwrap()
}

/// In whatever tier this machine has.
fn options(jobs: usize, order: Order) -> Options {
    let sandbox = Choice::AtLeast(Tier::Seccomp);
    Options { sandbox, jobs, order, kept_output: 100, ..Options::default() }
}

fn ready(judge: &Judge, name: &str) -> Arc<Ready> {
    let catalog = catalog();
    judge.ready(catalog.load(&catalog.find(name).unwrap()).unwrap()).unwrap()
}

fn work(problem: &Arc<Ready>, source: &str, key: usize) -> Work<usize> {
    let submission = Submission::new("solution.py", source.into());
    Work { key, problem: Arc::clone(problem), submission }
}

fn outcomes_come_in_order_whatever_the_jobs() {
    for jobs in [1, 3] {
        let judge = open(jobs, Order::AsGiven);
        let (function, program) = (ready(&judge, "trivial"), ready(&judge, "trivial_stdio"));
        let rows = [
            (&function, RIGHT, Verdict::Accepted),
            (&function, ENDLESS, Verdict::TimeLimit),
            (&program, PROGRAM, Verdict::Accepted),
            (&function, BROKEN, Verdict::InvalidFile),
            (&program, RIGHT, Verdict::WrongAnswer),
            (&function, WRONG, Verdict::WrongAnswer),
            (&function, EXITS, Verdict::RuntimeError),
            (&function, "", Verdict::InvalidFile),
            (&function, RIGHT, Verdict::Accepted),
        ];
        let works: Vec<_> =
            (0..).zip(rows).map(|(key, (to, from, _))| work(to, from, key)).collect();
        let judged = judge.judge(works).unwrap();
        let verdicts = judged.map(|judged| (judged.key, judged.outcome.unwrap().verdict));
        let expected = (0..).zip(rows).map(|(key, (_, _, verdict))| (key, verdict));
        assert_eq!(verdicts.collect::<Vec<_>>(), expected.collect::<Vec<_>>());
    }
}

fn nothing_waits_for_a_slow_one_when_asked() {
    let judge = open(2, Order::AsDecided);
    let problem = ready(&judge, "trivial");
    let works = vec![work(&problem, ENDLESS, 0), work(&problem, BROKEN, 1)];
    let keys: Vec<_> = judge.judge(works).unwrap().map(|judged| judged.key).collect();
    assert_eq!(keys, [1, 0]);
}

fn only_a_window_is_in_memory() {
    let judge = open(2, Order::AsDecided);
    let problem = ready(&judge, "trivial");
    let drawn = Arc::new(AtomicUsize::new(0));
    let counter = Arc::clone(&drawn);
    let works = (0..40).map(move |key| {
        counter.fetch_add(1, Ordering::SeqCst);
        work(&problem, BROKEN, key)
    });
    for (taken, _) in (1..).zip(judge.judge(works).unwrap()) {
        let ahead = drawn.load(Ordering::SeqCst) - taken;
        assert!(ahead <= 4, "{ahead} submissions are ahead of the outcomes");
    }
    assert_eq!(drawn.load(Ordering::SeqCst), 40);
}

fn a_source_may_wait_for_an_outcome() {
    let judge = open(2, Order::AsGiven);
    let problem = ready(&judge, "trivial");
    let (ask, asked) = mpsc::channel();
    let works = asked.into_iter().map(move |key| work(&problem, RIGHT, key));
    ask.send(0).unwrap();
    let mut ask = Some(ask);
    let mut keys = Vec::new();
    for judged in judge.judge(works).unwrap() {
        keys.push(judged.key);
        // The next one is only known now, as with somebody at the other end of a pipe.
        match judged.key {
            3 => drop(ask.take()),
            key => ask.as_ref().unwrap().send(key + 1).unwrap(),
        }
    }
    assert_eq!(keys, [0, 1, 2, 3]);
}

fn cancelling_ends_what_runs() {
    let judge = open(2, Order::AsGiven);
    let problem = ready(&judge, "trivial");
    let cancel = Cancel::new().unwrap();
    let works = (0..).map({
        let (problem, cancel) = (Arc::clone(&problem), cancel.clone());
        move |key| {
            if key == 3 {
                cancel.cancel();
            }
            work(&problem, if key == 0 { RIGHT } else { ENDLESS }, key)
        }
    });
    let judged = judge.judge_until(cancel, works).unwrap();
    let keys: Vec<_> = judged.map(|judged| judged.key).collect();
    assert!(keys.len() <= 3, "{keys:?} were judged after the end");
    // The machine is as good as before.
    let again = judge.judge([work(&problem, RIGHT, 7)]).unwrap().next().unwrap();
    assert_eq!(again.outcome.unwrap().verdict, Verdict::Accepted);
}

fn an_iterator_may_be_left() {
    let judge = open(2, Order::AsGiven);
    let problem = ready(&judge, "trivial");
    let endless = {
        let problem = Arc::clone(&problem);
        (0..).map(move |key| work(&problem, if key == 0 { RIGHT } else { ENDLESS }, key))
    };
    let mut judged = judge.judge(endless).unwrap();
    assert_eq!(judged.next().unwrap().key, 0);
    drop(judged);
    let again = judge.judge([work(&problem, RIGHT, 7)]).unwrap().next().unwrap();
    assert_eq!(again.outcome.unwrap().verdict, Verdict::Accepted);
}

/// Descriptors, processes and control groups are as many after hundreds of cases as after the first, and
/// none is left at the end.
fn nothing_is_left_behind() {
    let before = Held::now();
    {
        let judge = open(2, Order::AsGiven);
        let problems = [ready(&judge, "trivial"), ready(&judge, "trivial_stdio")];
        let sources = [RIGHT, WRONG, BROKEN, EXITS, PROGRAM];
        let round = |first: usize| {
            let works: Vec<_> = (first..first + 20)
                .map(|key| work(&problems[key % 2], sources[key % sources.len()], key))
                .collect();
            assert_eq!(judge.judge(works).unwrap().count(), 20);
            Held::now()
        };
        round(0);
        let early = round(20);
        assert!(early.children >= 2, "slots are processes: {early:?}");
        for number in 2..5 {
            assert_eq!(early, round(number * 20));
        }
    }
    assert_eq!(before, Held::now());
}

fn output_is_kept_up_to_the_cap() {
    let judge = open(1, Order::AsGiven);
    let problem = ready(&judge, "trivial");
    let chatty = "def add(a, b):\n    print('x' * 5000)\n    return a + b\n";
    let judged = judge.judge([work(&problem, chatty, 0)]).unwrap().next().unwrap();
    let events = judged.events();
    let outcome = judged.outcome.unwrap();
    assert_eq!(outcome.verdict, Verdict::Accepted);
    assert_eq!(events.len(), outcome.cases.len() + 2);
    for case in &outcome.cases {
        assert_eq!((case.stdout.text.as_bytes().len(), case.stdout.bytes), (100, 5001));
    }
}
