//! Judging the solutions of a repository, one after another, their cases in parallel.
//!
//! Owns that a problem is prepared once, when its first solution is not known yet, and that one that
//! cannot be used leaves the others judged.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;

use super::super::exit::Failure;
use super::super::output::{human_options, shell_word, warn};
use super::super::{machine, run, source};
use super::kept::Kept;
use super::setup::Job;
use crate::catalog::Cache;
use crate::config::{Environment, Preference};
use crate::engine::{self, LockCheck, Plan, RunOptions, Runner, Selection};
use crate::event::{Event, RunContext};
use crate::model::{Problem, ProblemId, Submission};
use crate::report::{HumanOptions, Prints, Record, Reporter as _, Values};
use crate::repository::Found;
use crate::sandbox::Sandbox;

/// Everything that judging needs.
pub(super) struct Judging<'a> {
    job: &'a Job<'a>,
    sandbox: &'a Sandbox,
    runner: &'a dyn Runner,
    kept: &'a Kept,
    cases: Cache,
    digests: RefCell<BTreeMap<ProblemId, Option<String>>>,
    ready: RefCell<BTreeMap<ProblemId, Prepared>>,
}

/// A problem with its cases, or why there is none: a message and a hint.
type Prepared = Result<Rc<Ready>, (String, Option<String>)>;

struct Ready {
    problem: Arc<Problem>,
    plan: Plan,
}

impl<'a> Judging<'a> {
    pub(super) fn new(
        job: &'a Job<'a>,
        sandbox: &'a Sandbox,
        runner: &'a dyn Runner,
        kept: &'a Kept,
    ) -> Result<Self, Failure> {
        let cases = machine::cache(job.environment)?;
        let (digests, ready) = (RefCell::default(), RefCell::default());
        Ok(Self { job, sandbox, runner, kept, cases, digests, ready })
    }

    /// What becomes of a solution, judged or remembered.
    ///
    /// # Errors
    /// When its file cannot be read, or the run was stopped.
    pub(super) fn judge(&self, found: &Found) -> Result<Record, Failure> {
        let path = self.job.shown(&found.path);
        let read = source::read_file(&self.job.manifest.root.join(&found.path))?;
        let submission = Submission::new(path, read.source().to_vec());
        let key = self.key(found, &submission);
        if let Some(record) = key.as_ref().and_then(|key| self.kept.get(key)) {
            return Ok(record);
        }
        let record = self.judge_anew(found, submission)?;
        if let Some(key) = key {
            self.kept.put(&key, &record);
        }
        Ok(record)
    }

    /// None where the package cannot be read, which will be told.
    fn key(&self, found: &Found, submission: &Submission) -> Option<String> {
        let mut digests = self.digests.borrow_mut();
        let digest = digests
            .entry(found.problem.clone())
            .or_insert_with(|| self.job.catalog.digest(&found.problem).ok());
        let arguments = self.job.arguments;
        let asked = format!(
            "{:?} {:?} {:?} {:?} {:?} {:?} {:?} {:?} {}",
            found.expect,
            found.time,
            found.memory,
            self.job.feedback(),
            arguments.time_scale,
            arguments.fail_fast(),
            arguments.machine.runner,
            self.values(),
            self.options(found).width,
        );
        let tier = self.sandbox.tier().code();
        Some(Kept::key(&[
            submission.source(),
            submission.name().as_bytes(),
            found.problem.as_str().as_bytes(),
            digest.as_ref()?.as_bytes(),
            self.sandbox.interpreter().version().as_bytes(),
            self.sandbox.interpreter().executable().as_os_str().as_encoded_bytes(),
            tier.as_bytes(),
            asked.as_bytes(),
        ]))
    }

    fn judge_anew(&self, found: &Found, submission: Submission) -> Result<Record, Failure> {
        let of = (submission.name().to_owned(), found.problem.to_string());
        let options = self.options(found);
        let prepared = self.prepared(&found.problem);
        let undecided = |(message, hint): &(String, Option<String>)| {
            let said = (message.as_str(), hint.as_deref());
            Record::undecided((&of.0, &of.1), found.expect, said, &options)
        };
        let ready = match &prepared {
            Ok(ready) => ready,
            Err(why) => return Ok(undecided(why)),
        };
        let Some(context) = self.context(found, ready, submission) else {
            let message = format!("problem `{}` has no time limit yet", found.problem);
            let hint = format!("derive it with `judge problem lock {}`", found.problem);
            return Ok(undecided(&(message, Some(hint))));
        };
        let mut prints = Prints::new(Box::new(std::io::stderr()));
        let shows = self.job.arguments.no_capture;
        let mut sink = |event: &Event| {
            if shows {
                // A reader of prints that went away changes no verdict.
                let _ = prints.on_event(event);
            }
        };
        let (plan, runner) = (&ready.plan, self.runner);
        let outcome = engine::judge(&context, plan, runner, &self.run_options(), &mut sink)
            .map_err(|error| run::failed(&error))?;
        Ok(Record::new(&context, &outcome, found.expect, &options))
    }

    fn context(
        &self,
        found: &Found,
        ready: &Ready,
        submission: Submission,
    ) -> Option<Arc<RunContext>> {
        let mut limits = ready.problem.limits?;
        limits.cpu = found.time.unwrap_or(limits.cpu).min(limits.cpu);
        limits.memory = found.memory.unwrap_or(limits.memory).min(limits.memory);
        let time_scale = self.job.arguments.time_scale;
        Some(Arc::new(RunContext {
            limits: limits.scaled(time_scale),
            time_scale,
            python: self.sandbox.interpreter().version().to_owned(),
            sandbox: self.sandbox.tier(),
            layers: self.sandbox.layers().to_vec(),
            feedback: ready.problem.feedback.min(self.job.feedback()),
            planned: ready.plan.planned,
            problem: Arc::clone(&ready.problem),
            submission: Arc::new(submission),
        }))
    }

    fn prepared(&self, id: &ProblemId) -> Prepared {
        let known = self.ready.borrow().get(id).cloned();
        known.unwrap_or_else(|| {
            let prepared = self.prepare(id);
            self.ready.borrow_mut().insert(id.clone(), prepared.clone());
            prepared
        })
    }

    fn prepare(&self, id: &ProblemId) -> Prepared {
        let problem =
            self.job.catalog.load(id).map_err(|error| (error.to_string(), error.hint()))?;
        let jobs = machine::jobs(&self.job.arguments.machine);
        let prepared = engine::prepare(problem, self.runner, &self.cases, jobs, LockCheck::Hold)
            .map_err(|error| (error.to_string(), error.hint()))?;
        prepared.warnings.iter().for_each(|warning| warn(warning));
        let plan = engine::plan(&prepared.problem, &Selection::default(), 0)
            .map_err(|error| (error.to_string(), error.hint()))?;
        Ok(Rc::new(Ready { problem: Arc::new(prepared.problem), plan }))
    }

    fn run_options(&self) -> RunOptions {
        let arguments = self.job.arguments;
        let jobs = if arguments.no_capture { 1 } else { machine::jobs(&arguments.machine) };
        let kept = if arguments.no_capture { usize::MAX } else { run::KEPT_OUTPUT };
        run::options(arguments.fail_fast(), jobs, arguments.time_scale, kept)
    }

    fn values(&self) -> Values {
        let full = self.job.arguments.full || self.job.arguments.no_capture;
        if full { Values::Full } else { Values::Short }
    }

    /// Texts are plain: they go into files and caches too.
    fn options(&self, found: &Found) -> HumanOptions {
        let environment = Environment { colour: Preference::No, ..self.job.environment.clone() };
        let path = shell_word(&self.job.shown(&found.path));
        let command = format!("judge run {} {path}{}", found.problem, self.job.flags());
        human_options(&environment, self.values(), command)
    }
}
