//! The schedule against a scripted runner: no process, every way to end.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use super::{
    FailFast, Observation, RunOptions, Runner, RunnerError, Selection, Stopped, Task, judge, plan,
};
use crate::catalog::Catalog;
use crate::event::{Event, RunContext};
use crate::harness::{Conversation, JobOptions, ObserveArguments, Prelude};
use crate::model::{
    Cause, Detail, Expected, Feedback, Input, Limits, Note, Printed, Problem, ProblemId,
    Submission, SubmissionOutcome, Tier, TimeScale, Untrusted, Usage, Value, Verdict,
};
use crate::notation::print_value;
use crate::sandbox::{End, Filter, Phase, Report};

/// What the scripted runner does with a case.
#[derive(Clone, Copy, PartialEq)]
enum Act {
    Right,
    Wrong,
    ReturnsNone,
    Raises,
    Spins,
    Floods,
    /// Ends by itself after 1.2 x the limit at first, then in time.
    SlowOnce,
    SandboxFails,
}

struct Script {
    acts: HashMap<String, (Act, Value)>,
    again: std::sync::Mutex<Vec<String>>,
}

impl Runner for Script {
    fn run(&self, task: &Task<'_>) -> Result<Observation, RunnerError> {
        let key = print_value(task.job.case.get("args").unwrap());
        let (act, answer) = &self.acts[&key];
        let mut seen = self.again.lock().unwrap();
        let again = seen.contains(&key);
        seen.push(key);
        drop(seen);
        let limit = task.limits.cpu.as_duration();
        let returned = |value: Value| {
            Conversation::Result(Value::record([
                ("status", Value::str("returned")),
                ("value", value),
            ]))
        };
        let (conversation, causes, cpu) = match act {
            Act::Right => (returned(answer.clone()), vec![], limit / 10),
            Act::Wrong => (returned(Value::list(vec![])), vec![], limit / 10),
            Act::ReturnsNone => (returned(Value::None), vec![], limit / 10),
            Act::Raises => (Conversation::NoResult, vec![], limit / 10),
            Act::Spins => (Conversation::NoResult, vec![Cause::CpuKill], limit * 3 / 2),
            Act::Floods => (Conversation::NoResult, vec![Cause::StdoutKill], limit / 10),
            Act::SlowOnce if again => (returned(answer.clone()), vec![], limit * 9 / 10),
            Act::SlowOnce => (returned(answer.clone()), vec![], limit * 6 / 5),
            Act::SandboxFails => {
                let (message, hint) = ("no namespaces".to_owned(), None);
                return Err(RunnerError {
                    message,
                    hint,
                    detail: Detail::Sandbox,
                    stopped: Stopped::No,
                });
            }
        };
        let text = Untrusted::from(format!("{}\n", print_value(answer)).as_str());
        let stdout = Printed { bytes: text.as_bytes().len() as u64, text };
        let report = Report {
            filter: Filter::InForce,
            phase: Phase::Running,
            end: End::Exited(0),
            causes,
            usage: Usage { cpu, ..Usage::default() },
            stdout,
            stderr: Printed::default(),
            trace: Untrusted::default(),
        };
        Ok(Observation { conversation, report, file: task.file.to_owned() })
    }
}

fn two_sum() -> Problem {
    Catalog::embedded().load(&ProblemId::new("two_sum").unwrap()).unwrap()
}

/// Judges `two_sum` with an act for some of its hand-written cases, the others being right.
fn judged(acts: &[(usize, Act)], fail_fast: FailFast, jobs: usize) -> (SubmissionOutcome, usize) {
    let problem = two_sum();
    let mut script = HashMap::new();
    for (at, case) in problem.cases.iter().enumerate() {
        let Input::Arguments { values, .. } = &case.input else { panic!("not a function") };
        let Expected::AnyOf(answers) = &case.expected else { panic!("no answer") };
        let act = acts.iter().find(|(index, _)| *index == at).map_or(Act::Right, |(_, act)| *act);
        script.insert(print_value(&Value::list(values.clone())), (act, answers[0].clone()));
    }
    let runner = Script { acts: script, again: std::sync::Mutex::default() };
    let declared = problem.declared_limits;
    let limits = Limits {
        cpu: problem.limits.map_or(declared.floor, |limits| limits.cpu),
        memory: declared.memory,
        output: declared.output,
    };
    let plan = plan(&problem, &Selection::default(), 0).unwrap();
    let context = Arc::new(RunContext {
        problem: Arc::new(problem),
        submission: Arc::new(Submission::new("two_sum.py", b"def two_sum(): ...".to_vec())),
        limits,
        time_scale: TimeScale::ONE,
        python: "3.11.7".to_owned(),
        sandbox: Tier::Full,
        layers: Vec::new(),
        feedback: Feedback::Full,
        planned: plan.planned,
    });
    let options = RunOptions {
        fail_fast,
        jobs,
        budget: Duration::from_mins(1),
        options: JobOptions { prelude: Prelude::Provided, arguments: ObserveArguments::No },
        kept_output: 1000,
    };
    let mut finished = 0;
    let mut sink = |event: &Event| finished += usize::from(matches!(event, Event::CaseFinished(_)));
    let outcome = judge(&context, &plan, &runner, &options, &mut sink).unwrap();
    ((*outcome).clone(), finished)
}

fn verdicts(outcome: &SubmissionOutcome) -> Vec<Verdict> {
    outcome.cases.iter().map(|case| case.verdict).collect()
}

#[test]
fn any_number_of_jobs_gives_the_same_outcomes() {
    use Act::{Floods, Raises, ReturnsNone, SandboxFails, SlowOnce, Spins, Wrong};
    for acts in [
        &[][..],
        &[(2, Wrong), (5, Raises)],
        &[(3, Spins), (4, Wrong)],
        &[(1, Floods)],
        &[(0, SandboxFails)],
        &[(6, SlowOnce), (7, ReturnsNone)],
    ] {
        for fail_fast in [FailFast::Balanced, FailFast::First, FailFast::Never] {
            let (one, _) = judged(acts, fail_fast, 1);
            for jobs in [2, 16] {
                let (many, finished) = judged(acts, fail_fast, jobs);
                assert_eq!(verdicts(&one), verdicts(&many));
                assert_eq!(finished, many.cases.len(), "every case is told once");
            }
        }
    }
}

#[test]
fn the_first_failure_in_order_is_the_verdict_and_a_judge_error_beats_it() {
    let (outcome, _) = judged(&[(5, Act::Wrong), (3, Act::Raises)], FailFast::Balanced, 4);
    assert_eq!((outcome.verdict, outcome.detail), (Verdict::RuntimeError, Some(Detail::Exit)));
    let (outcome, _) = judged(&[(2, Act::Wrong), (6, Act::SandboxFails)], FailFast::Never, 4);
    assert_eq!((outcome.verdict, outcome.detail), (Verdict::JudgeError, Some(Detail::Sandbox)));
}

#[test]
fn fail_fast_is_what_it_says() {
    let count = |acts: &[(usize, Act)], fail_fast| judged(acts, fail_fast, 2).0.run();
    let all = two_sum().cases.len();
    assert_eq!(count(&[(2, Act::Wrong)], FailFast::First), 3);
    assert_eq!(count(&[(2, Act::Wrong)], FailFast::Balanced), all);
    assert_eq!(count(&[(2, Act::Spins)], FailFast::Balanced), 3);
    assert_eq!(count(&[(2, Act::Spins)], FailFast::Never), all);
    assert_eq!(count(&[(2, Act::SandboxFails)], FailFast::Never), 3);
}

#[test]
fn a_close_time_is_run_once_more_alone() {
    let (outcome, _) = judged(&[(4, Act::SlowOnce)], FailFast::Balanced, 4);
    assert_eq!(outcome.verdict, Verdict::Accepted);
    let borderline: Vec<_> = outcome.cases.iter().map(|case| case.borderline).collect();
    assert_eq!(borderline.iter().filter(|borderline| **borderline).count(), 1);
    assert!(borderline[4]);
}

#[test]
fn an_answer_that_was_printed_is_noted() {
    let (outcome, _) = judged(&[(0, Act::ReturnsNone)], FailFast::First, 1);
    assert_eq!(outcome.cases[0].verdict, Verdict::WrongAnswer);
    assert!(outcome.cases[0].notes.contains(&Note::PrintedInsteadOfReturned));
}
