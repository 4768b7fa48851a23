//! The author's code: generators, validators, checkers, and the maker of program mutants.
//!
//! Owns the conversations with it. It runs in a sandbox like a submission, but never beside one; when it
//! fails, the package is at fault.

use std::time::Duration;

use super::case::plain;
use super::live::{Runner, RunnerError, Task};
use crate::harness::{AuthorReply, Conversation, author_job};
use crate::model::{
    CpuTime, ExceptionReport, GenerateSpec, Int, Limits, MemorySize, Needs, Pairs, Problem, Text,
    Value,
};

/// Runs the author's code of one problem.
#[derive(Clone, Copy)]
pub struct Author<'a> {
    runner: &'a dyn Runner,
    problem: &'a Problem,
}

impl std::fmt::Debug for Author<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Author({})", self.problem.id)
    }
}

/// Why the author's code gave nothing.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum AuthorError {
    /// The sandbox failed.
    #[error(transparent)]
    Runner(#[from] RunnerError),
    /// The code failed: an exception, a limit, an exit.
    #[error("`{file}` of `{problem}` failed: {what}")]
    Failed {
        /// The problem.
        problem: String,
        /// `gen.py`, `validate.py` or `check.py`.
        file: String,
        /// What happened, in words.
        what: String,
    },
}

/// What a generator made of one set of parameters.
pub type Generated = Result<Value, ExceptionReport>;

/// What a validator says of an input.
#[derive(Clone, Debug, PartialEq)]
pub enum Validated {
    /// It is legal.
    Legal,
    /// It is not, and why.
    Refused(Text),
    /// The validator itself failed on it.
    Raised(ExceptionReport),
}

/// What a checker says of an answer.
#[derive(Clone, Debug, PartialEq)]
pub enum Checked {
    /// It is right.
    Right,
    /// It is not, and why.
    Wrong(Text),
    /// The checker itself failed on it.
    Raised(ExceptionReport),
}

/// What the author's code may use; it judges nothing by its time.
fn limits() -> Result<Limits, AuthorError> {
    let cpu =
        CpuTime::new(Duration::from_mins(2)).map_err(|_| failed("limits", "", "bad limit"))?;
    Ok(Limits { cpu, memory: MemorySize::from_mib(4096), output: MemorySize::from_mib(4) })
}

fn failed(file: &str, problem: &str, what: &str) -> AuthorError {
    AuthorError::Failed {
        problem: problem.to_owned(),
        file: file.to_owned(),
        what: what.to_owned(),
    }
}

impl<'a> Author<'a> {
    /// The author's code of this problem.
    pub fn new(runner: &'a dyn Runner, problem: &'a Problem) -> Self {
        Self { runner, problem }
    }

    /// Runs a generator once for each set of its parameters.
    pub fn generate(&self, spec: &GenerateSpec) -> Result<Vec<Generated>, AuthorError> {
        let source = self.source("gen.py", self.problem.author.generator.as_deref())?;
        let calls = spec.params.iter().enumerate().map(|(index, params)| {
            let params = params.iter().map(|(name, value)| (Value::str(name), value.clone()));
            Value::record([
                ("function", Value::str(&spec.function)),
                ("params", Value::Dict(Pairs::from(params.collect::<Vec<_>>()))),
                ("seed", Value::Int(seed(self.problem.id.as_str(), spec, index))),
            ])
        });
        let calls = Value::list(calls.collect());
        let results = self.ask("generate", "gen.py", source, ("calls", calls))?;
        let read = |(kind, value): (Text, Value)| match kind.as_str() {
            Some("value") => Some(Ok(value)),
            Some("raised") => AuthorReply::exception(value).ok().map(Err),
            _ => None,
        };
        self.read_all("gen.py", results, spec.params.len(), read)
    }

    /// Shows inputs to the validator. Without one, everything is legal.
    pub fn validate(&self, inputs: Vec<Value>) -> Result<Vec<Validated>, AuthorError> {
        let count = inputs.len();
        let Some(source) = self.problem.author.validator.as_deref() else {
            return Ok(vec![Validated::Legal; count]);
        };
        let results =
            self.ask("validate", "validate.py", source, ("inputs", Value::list(inputs)))?;
        let read = |(kind, value): (Text, Value)| match (kind.as_str(), value) {
            (Some("ok"), _) => Some(Validated::Legal),
            (Some("refused"), Value::Str(message)) => Some(Validated::Refused(message)),
            (Some("raised"), value) => AuthorReply::exception(value).ok().map(Validated::Raised),
            _ => None,
        };
        self.read_all("validate.py", results, count, read)
    }

    /// Shows answers to the checker: arguments, what the reference answered, what came.
    pub fn check(&self, items: Vec<(Value, Value, Value)>) -> Result<Vec<Checked>, AuthorError> {
        let count = items.len();
        let source = self.source("check.py", self.problem.author.checker.as_deref())?;
        let items = items.into_iter().map(|(arguments, expected, got)| {
            let (expected, got) = (plain(&expected), plain(&got));
            Value::record([("args", arguments), ("expect", expected), ("got", got)])
        });
        let results =
            self.ask("check", "check.py", source, ("items", Value::list(items.collect())))?;
        let read = |(kind, value): (Text, Value)| match (kind.as_str(), value) {
            (Some("ok"), _) => Some(Checked::Right),
            (Some("wrong"), Value::Str(message)) => Some(Checked::Wrong(message)),
            (Some("raised"), value) => AuthorReply::exception(value).ok().map(Checked::Raised),
            _ => None,
        };
        self.read_all("check.py", results, count, read)
    }

    /// Makes program mutants of a reference: line, change, source.
    pub fn mutate(
        &self,
        path: &str,
        source: &str,
    ) -> Result<Vec<(usize, String, String)>, AuthorError> {
        let results = self.ask("mutate", path, source, ("none", Value::None))?;
        let [result] = <[Value; 1]>::try_from(results)
            .map_err(|_| failed(path, self.problem.id.as_str(), "no list of mutants came"))?;
        AuthorReply::mutants(result)
            .ok_or_else(|| failed(path, self.problem.id.as_str(), "no list of mutants came"))
    }

    fn source<'s>(&self, file: &str, source: Option<&'s str>) -> Result<&'s str, AuthorError> {
        source.ok_or_else(|| failed(file, self.problem.id.as_str(), "there is no such file"))
    }

    fn ask(
        &self,
        action: &str,
        file: &str,
        source: &str,
        extra: (&str, Value),
    ) -> Result<Vec<Value>, AuthorError> {
        let job = author_job(action, file, source, self.problem, extra);
        let task = Task {
            job: &job,
            file,
            stdin: b"",
            limits: limits()?,
            needs: Needs::NONE,
            kept_output: 4096,
        };
        let observation = self.runner.run(&task)?;
        let problem = self.problem.id.as_str();
        match observation.conversation {
            Conversation::Result(payload) => match AuthorReply::read(payload) {
                Ok(AuthorReply::Done(results)) => Ok(results),
                Ok(AuthorReply::Raised(report)) => Err(failed(file, problem, &in_words(&report))),
                Err(malformed) => Err(failed(file, problem, &malformed.to_string())),
            },
            Conversation::Refused(refusal) => Err(failed(file, problem, &refusal.in_words())),
            _ => {
                let stderr = observation.report.stderr.text.lines().last().unwrap_or_default();
                let what =
                    format!("it ended without an answer ({:?}) {stderr}", observation.report.end);
                Err(failed(file, problem, what.trim_end()))
            }
        }
    }

    fn read_all<T>(
        &self,
        file: &str,
        results: Vec<Value>,
        count: usize,
        read: impl Fn((Text, Value)) -> Option<T>,
    ) -> Result<Vec<T>, AuthorError> {
        let all: Option<Vec<T>> =
            results.into_iter().map(|result| AuthorReply::tagged(result).and_then(&read)).collect();
        let complete = all.filter(|all| all.len() == count);
        complete.ok_or_else(|| failed(file, self.problem.id.as_str(), "its answers make no sense"))
    }
}

/// An exception of the author's code, with the line it came from.
pub fn in_words(report: &ExceptionReport) -> String {
    let text = |text: &Text| crate::model::Untrusted::new(text.as_bytes().to_vec()).to_string();
    let at =
        report.frames.last().map(|frame| format!(" at line {}", frame.line)).unwrap_or_default();
    format!("{}: {}{at}", text(&report.class), text(&report.message))
}

/// The seed of one generated case: a hash of everything that names it, so that adding a case changes no
/// other.
fn seed(problem: &str, spec: &GenerateSpec, index: usize) -> Int {
    use sha2::Digest as _;
    let name = format!("{problem}/{}/{}/{index}/{}", spec.group, spec.function, spec.seed);
    let hash = sha2::Sha256::digest(name);
    Int::from(num_bigint::BigInt::from_bytes_be(num_bigint::Sign::Plus, &hash))
}
