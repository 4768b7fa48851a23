//! Filling in generated cases.
//!
//! Owns making them, answering them with the first accepted reference, keeping them, and holding them
//! against `problem.lock`. Fitting values to the signature and the cache's form are `catalog`'s.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use super::author::{Author, AuthorError, in_words};
use super::classify::{Ruling, Style, classify};
use super::live::{Runner, Task};
use super::pool::map_in_parallel;
use crate::catalog::{self, Cache, CacheKey, CachedCase};
use crate::harness::{
    JobOptions, ObserveArguments, Prelude, Reply, ReplyOutcome, StepReply, bundle, case_job,
};
use crate::model::{
    Case, CaseId, CpuTime, ExceptionReport, Expected, GenerateSpec, Group, Input, Kind, Limits,
    LockedCase, MemorySize, Problem, Reference, Subject, Submission, Value, Verdict, sha256_hex,
};

/// A problem with its generated cases.
#[derive(Clone, Debug)]
pub struct Prepared {
    /// The problem.
    pub problem: Problem,
    /// Things worth saying once: the cache does not work.
    pub warnings: Vec<String>,
}

/// Why a problem cannot be prepared.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum PrepareError {
    /// The author's code failed.
    #[error(transparent)]
    Author(#[from] AuthorError),
    /// What a generator made is no input, or the reference does not answer it.
    #[error("case `{case}` of `{problem}`: {what}")]
    Case {
        /// The problem.
        problem: String,
        /// The case.
        case: String,
        /// What is wrong.
        what: String,
    },
    /// There is no accepted reference to answer with.
    #[error("problem `{0}` generates cases but has no accepted reference to answer them")]
    NoReference(String),
    /// A generated case is not the one that was locked.
    #[error(
        "generated case `{case}` of `{problem}` is not the one in problem.lock: its {part} differs"
    )]
    Drifted {
        /// The problem.
        problem: String,
        /// The case.
        case: String,
        /// `input` or `expected answer`.
        part: &'static str,
    },
}

impl PrepareError {
    /// What to do about it.
    pub fn hint(&self) -> Option<String> {
        match self {
            Self::Author(AuthorError::Runner(error)) => error.hint.clone(),
            Self::Author(AuthorError::Failed { .. }) | Self::Case { .. } => {
                Some("the package is broken; `judge verify` tells more about it".to_owned())
            }
            Self::NoReference(_) => Some("put one into submissions/accepted/".to_owned()),
            Self::Drifted { .. } => {
                Some("if the change is meant, lock it again: `judge problem lock`".to_owned())
            }
        }
    }
}

/// Whether generated cases are held against `problem.lock`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LockCheck {
    /// They must be the locked ones.
    Hold,
    /// They are about to be locked.
    Skip,
}

/// Adds the generated cases to a problem, from the cache or anew.
pub fn prepare(
    mut problem: Problem,
    runner: &dyn Runner,
    cache: &Cache,
    threads: usize,
    lock: LockCheck,
) -> Result<Prepared, PrepareError> {
    let mut warnings = Vec::new();
    let mut generated: Vec<(usize, Case)> = Vec::new();
    let mut numbers: BTreeMap<Arc<str>, usize> = BTreeMap::new();
    for spec in &problem.generate {
        let number = numbers.entry(Arc::clone(&spec.group)).or_default();
        let first = *number + 1;
        *number += spec.params.len();
        let maker = Maker { problem: &problem, runner, threads, spec, first };
        let cases = maker.cases(cache, &mut warnings)?;
        generated.extend(cases);
    }
    if lock == LockCheck::Hold {
        hold_against_lock(&problem, &generated)?;
    }
    generated.sort_by_key(|(size, _)| *size);
    problem.cases.extend(generated.into_iter().map(|(_, case)| case));
    Ok(Prepared { problem, warnings })
}

/// The hashes that `problem.lock` holds of a case.
pub fn hashes(problem: &Problem, case: &Case) -> LockedCase {
    let input = catalog::input_text(problem, &case.input);
    let expected = catalog::expected_text(&case.expected);
    LockedCase { input: sha256_hex(input.as_bytes()), expected: sha256_hex(expected.as_bytes()) }
}

fn hold_against_lock(problem: &Problem, generated: &[(usize, Case)]) -> Result<(), PrepareError> {
    let Some(lock) = &problem.lock else { return Ok(()) };
    for (_, case) in generated {
        let drifted = |part| PrepareError::Drifted {
            problem: problem.id.to_string(),
            case: case.id.to_string(),
            part,
        };
        let actual = hashes(problem, case);
        match lock.cases.get(&case.id.to_string()) {
            Some(locked) if locked.input != actual.input => return Err(drifted("input")),
            Some(locked) if locked.expected != actual.expected => {
                return Err(drifted("expected answer"));
            }
            Some(_) => {}
            None => return Err(drifted("name")),
        }
    }
    Ok(())
}

/// Makes the cases of one `[[generate]]` entry.
struct Maker<'a> {
    problem: &'a Problem,
    runner: &'a dyn Runner,
    threads: usize,
    spec: &'a GenerateSpec,
    first: usize,
}

impl Maker<'_> {
    fn cases(
        &self,
        cache: &Cache,
        warnings: &mut Vec<String>,
    ) -> Result<Vec<(usize, Case)>, PrepareError> {
        let reference = self.reference()?;
        let interface = format!("{:?}", self.problem.kind);
        let harness = bundle::digest();
        let key = CacheKey {
            problem: self.problem.id.as_str(),
            generator: self.problem.author.generator.as_deref().unwrap_or_default(),
            constants: &self.problem.constants,
            group: &self.spec.group,
            function: &self.spec.function,
            params: &self.spec.params,
            seed: self.spec.seed,
            reference: &reference.source,
            interface: &interface,
            harness: &harness,
        };
        if let Some(cases) = cache.get(&key).and_then(|cached| self.read(&cached)) {
            return Ok(cases);
        }
        let cases = self.make(reference)?;
        if let Err(warning) = cache.put(&key, &self.write(&cases)) {
            warnings.push(format!("{warning}; {}", warning.hint()));
        }
        Ok(cases.into_iter().map(|case| (self.size(&case), case)).collect())
    }

    fn reference(&self) -> Result<&Reference, PrepareError> {
        let mut references = self.problem.references.iter();
        references
            .find(|reference| reference.expectation.required == [Verdict::Accepted])
            .ok_or_else(|| PrepareError::NoReference(self.problem.id.to_string()))
    }

    fn id(&self, offset: usize) -> CaseId {
        let name = (self.first + offset).to_string().into();
        CaseId { group: Group::Generated(Arc::clone(&self.spec.group)), name }
    }

    fn size(&self, case: &Case) -> usize {
        catalog::input_text(self.problem, &case.input).len()
    }

    /// Kept cases; none when any of them cannot be read, which makes them anew.
    fn read(&self, cached: &[CachedCase]) -> Option<Vec<(usize, Case)>> {
        if cached.len() != self.spec.params.len() {
            return None;
        }
        let read = |(offset, entry): (usize, &CachedCase)| {
            let input = catalog::parse_input(self.problem, &entry.input).ok()?;
            let expected = catalog::parse_expected(self.problem, &input, &entry.expected).ok()?;
            let case = Case { id: self.id(offset), input, expected, explanation: None };
            Some((entry.input.len(), case))
        };
        cached.iter().enumerate().map(read).collect()
    }

    fn write(&self, cases: &[Case]) -> Vec<CachedCase> {
        let entry = |case: &Case| CachedCase {
            name: case.id.name.to_string(),
            input: catalog::input_text(self.problem, &case.input),
            expected: catalog::expected_text(&case.expected),
        };
        cases.iter().map(entry).collect()
    }

    fn make(&self, reference: &Reference) -> Result<Vec<Case>, PrepareError> {
        let results = Author::new(self.runner, self.problem).generate(self.spec)?;
        let mut inputs = Vec::new();
        for (offset, result) in results.into_iter().enumerate() {
            let wrong = |what: String| self.wrong(offset, what);
            let value = result.map_err(|report| {
                wrong(format!("`{}` raised {}", self.spec.function, in_words(&report)))
            })?;
            let made = catalog::generated(self.problem, value)
                .map_err(|error| wrong(error.to_string()))?;
            inputs.push((offset, made));
        }
        let answered =
            map_in_parallel(&inputs, self.threads, |(offset, (input, expected))| match expected {
                Some(expected) => Ok(expected.clone()),
                None => self.answer(*offset, input, reference),
            });
        let answered = answered.map_err(|error| self.wrong(0, format!("no thread: {error}")))?;
        let cases = inputs.into_iter().zip(answered).map(|((offset, (input, _)), expected)| {
            Ok(Case { id: self.id(offset), input, expected: expected?, explanation: None })
        });
        cases.collect()
    }

    fn wrong(&self, offset: usize, what: String) -> PrepareError {
        let problem = self.problem.id.to_string();
        PrepareError::Case { problem, case: self.id(offset).to_string(), what }
    }

    fn answer(
        &self,
        offset: usize,
        input: &Input,
        reference: &Reference,
    ) -> Result<Expected, PrepareError> {
        let raw = reference_answer(self.problem, input, reference, self.runner)
            .map_err(|what| self.wrong(offset, what))?;
        catalog::fit_expected(self.problem, input, raw)
            .map_err(|error| self.wrong(offset, format!("`{}` answered: {error}", reference.path)))
    }
}

/// What a reference answers, whatever time it takes up to a minute.
pub fn reference_answer(
    problem: &Problem,
    input: &Input,
    reference: &Reference,
    runner: &dyn Runner,
) -> Result<Expected, String> {
    let submission = Submission::new(reference.path.clone(), reference.source.clone().into_bytes());
    // Relinked nodes make arguments that share their tails, far larger than the input: only where they are the answer.
    let arguments = match problem.comparison.subject {
        Subject::Return => ObserveArguments::No,
        Subject::Argument(_) | Subject::Both(_) => ObserveArguments::Yes,
    };
    let options = JobOptions { prelude: Prelude::Provided, arguments };
    let job = case_job(problem, &submission, input, options);
    let cpu = CpuTime::new(Duration::from_mins(1)).map_err(|error| error.to_string())?;
    let output = MemorySize::from_mib(64);
    let limits = Limits { cpu, memory: MemorySize::from_mib(4096), output };
    let stdin = if let Input::Stdin(text) = input { text.as_slice() } else { b"" };
    let kept_output = usize::try_from(output.bytes()).unwrap_or(usize::MAX);
    let task = Task {
        job: &job,
        file: submission.name(),
        stdin,
        limits,
        needs: problem.needs,
        kept_output,
    };
    let mut observation = runner.run(&task).map_err(|error| error.to_string())?;
    let style = if matches!(problem.kind, Kind::Stdio(_)) { Style::Program } else { Style::Called };
    let printed = std::mem::take(&mut observation.report.stdout);
    match classify(observation, &limits, style) {
        Ruling::Printed => Ok(Expected::Stdout(printed.text.as_bytes().to_vec())),
        Ruling::Answered(reply) => expectation(problem, reply)
            .ok_or_else(|| format!("`{}` gave no answer", reference.path)),
        Ruling::Decided { verdict, detail, .. } => {
            let detail = detail.code();
            Err(format!("the reference `{}` gets {verdict} ({detail}) on it", reference.path))
        }
    }
}

fn expectation(problem: &Problem, reply: Reply) -> Option<Expected> {
    match reply.outcome {
        ReplyOutcome::Returned { value, arguments } => {
            let argument =
                |index: usize| arguments.as_ref().and_then(|all| all.get(index)).cloned();
            let subject = match problem.comparison.subject {
                Subject::Return => value,
                Subject::Argument(index) => argument(index)?,
                Subject::Both(index) => Value::list(vec![value, argument(index)?]),
            };
            Some(Expected::AnyOf(vec![subject]))
        }
        ReplyOutcome::Raised(report) => raises(&report),
        ReplyOutcome::Steps(steps) => {
            let step = |step| match step {
                StepReply::Returned(value) => Some(Expected::AnyOf(vec![value])),
                StepReply::Raised(report) => raises(&report),
            };
            steps.into_iter().map(step).collect::<Option<Vec<_>>>().map(Expected::Steps)
        }
        ReplyOutcome::Items(iterators) => {
            let (items, _) = iterators.into_iter().next()?;
            Some(Expected::AnyOf(vec![Value::list(items)]))
        }
        ReplyOutcome::Rows { rows, .. } => Some(Expected::AnyOf(vec![rows])),
        _ => None,
    }
}

fn raises(report: &ExceptionReport) -> Option<Expected> {
    let class = report.builtin_bases.first()?.as_str()?.to_owned();
    Some(Expected::Raises { class, message: None })
}
