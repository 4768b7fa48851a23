//! Judging one submission: cases in parallel, outcomes in order.
//!
//! Owns the schedule. Workers run ahead, but what counts is decided in the plan's order, so that any
//! number of workers gives the same outcomes: a case that ran although it should not have is dropped.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, mpsc};
use std::time::{Duration, Instant};

use super::case::{CaseJudge, Judged};
use super::live::{Runner, RunnerError};
use super::plan::Plan;
use super::pool::STACK;
use super::trap::trap;
use crate::event::{Event, RunContext};
use crate::model::{
    CaseOutcome, Detail, Evidence, Feedback, Group, Note, SourceError, SourceFault,
    SubmissionOutcome, Verdict,
};

/// When a submission is not run further.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum FailFast {
    /// After a failure the remaining hand-written cases still run; a limit stops at once.
    #[default]
    Balanced,
    /// The first failure stops.
    First,
    /// Every case runs.
    Never,
}

/// How a submission is run.
#[derive(Clone, Copy, Debug)]
pub struct RunOptions {
    /// When it is not run further.
    pub fail_fast: FailFast,
    /// How many cases run at once.
    pub jobs: usize,
    /// CPU time that all cases may use together; later ones are skipped.
    pub budget: Duration,
    /// What the harness is asked for.
    pub options: crate::harness::JobOptions,
    /// Output of function problems that is kept for the report.
    pub kept_output: usize,
}

/// Judges a submission. Events go to the sink in the plan's order.
///
/// # Errors
/// When the run was cancelled, or a thread could not be started. A failing sandbox is no error here:
/// it is a judge error in the outcome.
pub fn judge(
    context: &Arc<RunContext>,
    plan: &Plan,
    runner: &dyn Runner,
    options: &RunOptions,
    sink: &mut dyn FnMut(&Event),
) -> Result<Arc<SubmissionOutcome>, RunnerError> {
    sink(&Event::RunStarted(Arc::clone(context)));
    let started = Instant::now();
    let mut order = Order::new(context, plan, options);
    match context.submission.fault() {
        Some(fault) => order.refuse(fault, sink),
        None => run_all(&mut order, runner, sink)?,
    }
    let outcome = Arc::new(order.finish(started.elapsed()));
    sink(&Event::RunFinished(Arc::clone(&outcome)));
    Ok(outcome)
}

/// What workers tell.
enum Message {
    Started(usize),
    Finished(usize, Box<Result<Judged, RunnerError>>),
}

fn run_all(
    order: &mut Order<'_>,
    runner: &dyn Runner,
    sink: &mut dyn FnMut(&Event),
) -> Result<(), RunnerError> {
    let Order { context, plan, options, .. } = *order;
    let (sender, receiver) = mpsc::channel();
    let next = AtomicUsize::new(0);
    // Nothing at or beyond this place of the plan needs to run any more.
    let end = AtomicUsize::new(plan.cases.len());
    let judge = CaseJudge { context, runner, options };
    let work = |sender: mpsc::Sender<Message>| {
        loop {
            let place = next.fetch_add(1, Ordering::Relaxed);
            let Some(at) = plan.cases.get(place) else { return };
            let Some(case) = context.problem.cases.get(*at) else { return };
            if place >= end.load(Ordering::Relaxed) || sender.send(Message::Started(place)).is_err()
            {
                return;
            }
            let judged = Box::new(judge.judge(case));
            if sender.send(Message::Finished(place, judged)).is_err() {
                return;
            }
        }
    };
    std::thread::scope(|scope| {
        for _ in 0..options.jobs.clamp(1, plan.cases.len().max(1)) {
            let sender = sender.clone();
            let builder =
                std::thread::Builder::new().name("judge-case".to_owned()).stack_size(STACK);
            builder.spawn_scoped(scope, || work(sender)).map_err(|error| no_thread(&error))?;
        }
        drop(sender);
        let result = collect(&receiver, order, &end, sink);
        end.store(0, Ordering::Relaxed);
        result
    })
}

fn no_thread(error: &std::io::Error) -> RunnerError {
    RunnerError {
        message: format!("cannot start a thread: {error}"),
        hint: Some("use fewer --jobs".to_owned()),
        detail: Detail::Sandbox,
        stopped: super::live::Stopped::No,
    }
}

/// Takes results as they come and decides on them in order.
fn collect(
    receiver: &mpsc::Receiver<Message>,
    order: &mut Order<'_>,
    end: &AtomicUsize,
    sink: &mut dyn FnMut(&Event),
) -> Result<(), RunnerError> {
    let mut waiting = std::collections::BTreeMap::new();
    while order.decided < order.plan.cases.len() {
        if let Some(judged) = waiting.remove(&order.decided) {
            order.decide(judged, sink)?;
        } else if order.skips() {
            order.skip(sink);
        } else {
            match receiver.recv() {
                Ok(Message::Started(place)) => order.started(place, sink),
                Ok(Message::Finished(place, judged)) => drop(waiting.insert(place, *judged)),
                // A worker that panicked takes its case with it; the scope passes the panic on.
                Err(_) => return Ok(()),
            }
        }
        end.fetch_min(order.last_needed(), Ordering::Relaxed);
    }
    Ok(())
}

/// The outcomes so far, in the plan's order.
struct Order<'a> {
    context: &'a RunContext,
    plan: &'a Plan,
    options: &'a RunOptions,
    decided: usize,
    cases: Vec<CaseOutcome>,
    notes: Vec<Note>,
    cpu: Duration,
    stopping: Option<Stopping>,
}

/// Why later cases are skipped.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stopping {
    /// Generated ones are.
    Generated,
    /// All are.
    All(Detail),
}

impl<'a> Order<'a> {
    fn new(context: &'a RunContext, plan: &'a Plan, options: &'a RunOptions) -> Self {
        let cases = Vec::with_capacity(plan.cases.len());
        let (notes, cpu) = (Vec::new(), Duration::ZERO);
        Self { context, plan, options, decided: 0, cases, notes, cpu, stopping: None }
    }

    fn case(&self, place: usize) -> Option<&'a crate::model::Case> {
        self.plan.cases.get(place).and_then(|at| self.context.problem.cases.get(*at))
    }

    fn started(&self, place: usize, sink: &mut dyn FnMut(&Event)) {
        if let Some(case) = self.case(place) {
            sink(&Event::CaseStarted(case.id.clone()));
        }
    }

    /// Why the next case is not run, if it is not.
    fn skip_reason(&self) -> Option<Detail> {
        match self.stopping? {
            Stopping::All(detail) => Some(detail),
            Stopping::Generated => {
                let generated = matches!(self.case(self.decided)?.id.group, Group::Generated(_));
                generated.then_some(Detail::FailFast)
            }
        }
    }

    fn skips(&self) -> bool {
        self.skip_reason().is_some()
    }

    /// The place in the plan from which on nothing needs to run.
    fn last_needed(&self) -> usize {
        match self.stopping {
            None => self.plan.cases.len(),
            Some(Stopping::All(_)) => self.decided,
            Some(Stopping::Generated) => {
                let written = |place: &usize| {
                    self.case(*place)
                        .is_some_and(|case| !matches!(case.id.group, Group::Generated(_)))
                };
                (0..self.plan.cases.len()).rev().find(written).map_or(0, |place| place + 1)
            }
        }
    }

    fn skip(&mut self, sink: &mut dyn FnMut(&Event)) {
        let (Some(detail), Some(case)) = (self.skip_reason(), self.case(self.decided)) else {
            return;
        };
        let outcome = CaseOutcome::without_a_run(
            case.id.clone(),
            Verdict::Skipped,
            detail,
            Evidence::Nothing,
        );
        self.push(outcome, sink);
    }

    fn decide(
        &mut self,
        judged: Result<Judged, RunnerError>,
        sink: &mut dyn FnMut(&Event),
    ) -> Result<(), RunnerError> {
        if self.skips() {
            self.skip(sink);
            return Ok(());
        }
        let judged = match judged {
            Ok(judged) => judged,
            Err(error) if error.stopped == super::live::Stopped::OnPurpose => return Err(error),
            Err(error) => {
                let Some(case) = self.case(self.decided) else { return Ok(()) };
                Judged::failed(case.id.clone(), &error)
            }
        };
        self.cpu += judged.outcome.usage.cpu;
        for note in judged.submission_notes {
            if !self.notes.contains(&note) {
                self.notes.push(note);
            }
        }
        self.stop_after(judged.outcome.verdict);
        self.push(judged.outcome, sink);
        Ok(())
    }

    fn stop_after(&mut self, verdict: Verdict) {
        use Verdict::{Accepted, InvalidFile, JudgeError, RuntimeError, Skipped, WrongAnswer};
        let stopping = match (verdict, self.options.fail_fast) {
            (Accepted | Skipped, _) => None,
            // These would come again for every case.
            (InvalidFile | JudgeError, _) | (_, FailFast::First) => {
                Some(Stopping::All(Detail::FailFast))
            }
            (_, FailFast::Never) => None,
            (WrongAnswer | RuntimeError, FailFast::Balanced) => Some(Stopping::Generated),
            (_, FailFast::Balanced) => Some(Stopping::All(Detail::FailFast)),
        };
        let over_budget = self.cpu > self.options.budget;
        let stopping =
            if over_budget { stopping.or(Some(Stopping::All(Detail::Budget))) } else { stopping };
        if !matches!(self.stopping, Some(Stopping::All(_))) {
            self.stopping = stopping.or(self.stopping);
        }
    }

    fn push(&mut self, outcome: CaseOutcome, sink: &mut dyn FnMut(&Event)) {
        self.decided += 1;
        let told = Arc::new(outcome);
        sink(&Event::CaseFinished(Arc::clone(&told)));
        let mut kept = Arc::unwrap_or_clone(told);
        if kept.verdict == Verdict::Accepted {
            // Nobody reads on in it, and a program's whole output may be large.
            kept.stdout.keep(self.options.kept_output);
            kept.stderr.keep(self.options.kept_output);
        }
        self.cases.push(kept);
    }

    /// A file that is not worth starting an interpreter for.
    fn refuse(&mut self, fault: SourceError, sink: &mut dyn FnMut(&Event)) {
        let detail = match fault {
            SourceError::Empty => Detail::Empty,
            SourceError::Binary => Detail::Binary,
            SourceError::TooLarge => Detail::TooLarge,
        };
        if let Some(case) = self.case(0) {
            let evidence = Evidence::Source(SourceFault::Unreadable);
            let outcome =
                CaseOutcome::without_a_run(case.id.clone(), Verdict::InvalidFile, detail, evidence);
            self.push(outcome, sink);
        }
        self.stopping = Some(Stopping::All(Detail::FailFast));
        while self.decided < self.plan.cases.len() {
            self.skip(sink);
        }
    }

    fn finish(self, wall: Duration) -> SubmissionOutcome {
        let mut outcome = SubmissionOutcome {
            verdict: Verdict::Accepted,
            detail: None,
            cases: self.cases,
            notes: self.notes,
            wall,
        };
        let deciding = outcome.deciding().map(|case| (case.verdict, case.detail));
        let skipped = outcome.cases.iter().find(|case| case.verdict == Verdict::Skipped);
        let rest = skipped.map(|case| (case.verdict, case.detail));
        if let Some((verdict, detail)) = deciding.or(rest) {
            outcome.verdict = verdict;
            outcome.detail = detail;
        }
        outcome.notes.extend(trap_note(self.context, &outcome));
        outcome
    }
}

/// The known mistake that it looks like. Hidden cases decide on it, so that it needs full feedback.
fn trap_note(context: &RunContext, outcome: &SubmissionOutcome) -> Option<Note> {
    if context.feedback != Feedback::Full || outcome.verdict == Verdict::JudgeError {
        return None;
    }
    let cases = outcome.cases.iter().map(|case| (&case.id, case.verdict));
    trap(&context.problem, cases).map(Note::LooksLikeTrap)
}
