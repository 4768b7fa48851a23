//! The lines of the input, as submissions.
//!
//! Owns reading them, one at a time, and the problems that they name. A line that cannot be judged is
//! answered here.

use std::collections::VecDeque;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::os::fd::AsFd;
use std::path::Path;
use std::sync::Arc;

use serde::Deserialize;
use serde_json::Value;

use super::answer::{Answer, Tally};
use super::in_order::InOrder;
use crate::batch::{Judge, Ready, Work};
use crate::catalog::{Catalog, LoadError};
use crate::cli::exit::Failure;
use crate::model::{ProblemId, Submission};
use crate::sandbox::Cancel;

/// The longest line: the largest source, each byte of which may be written as six characters, and its id.
const LONGEST: u64 = 6 * Submission::MAX_BYTES as u64 + (64 << 10);

/// So many problems are kept ready.
const READY: usize = 32;

/// Where a submission came from.
#[derive(Debug)]
pub(super) struct Key {
    pub(super) line: usize,
    pub(super) id: Value,
}

/// One line of the input. Other fields are the caller's own.
#[derive(Debug, Deserialize)]
struct Line {
    id: Option<Value>,
    problem: String,
    source: String,
}

/// Opens the input: a file, or standard input when it is `-`.
pub(super) fn open(path: &Path, cancel: &Cancel) -> Result<Box<dyn BufRead + Send>, Failure> {
    let failed = |error: io::Error| match error.kind() {
        io::ErrorKind::NotFound => Failure::usage(format!("there is no file `{}`", path.display())),
        _ => Failure::usage(format!("cannot read `{}`: {error}", path.display())),
    };
    if path == Path::new("-") {
        return Ok(Box::new(BufReader::new(Stdin(cancel.clone()))));
    }
    let file = File::open(path).map_err(failed)?;
    if file.metadata().map_err(failed)?.is_dir() {
        let failure = Failure::usage(format!("`{}` is a folder", path.display()));
        return Err(failure.with_hint("name a file with one JSON object per line".to_owned()));
    }
    Ok(Box::new(BufReader::new(file)))
}

/// Standard input, which ends when the run is cancelled.
struct Stdin(Cancel);

impl Read for Stdin {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let stdin = io::stdin();
        if !self.0.or_readable(stdin.as_fd())? {
            return Ok(0);
        }
        Ok(nix::unistd::read(stdin.as_fd(), buffer)?)
    }
}

/// The submissions, as they are drawn.
pub(super) struct Submissions {
    input: Box<dyn BufRead + Send>,
    judge: Judge,
    catalog: Catalog,
    /// The one that was used last comes last.
    ready: VecDeque<(ProblemId, Arc<Ready>)>,
    out: Arc<InOrder>,
    tally: Arc<Tally>,
    /// Lines that were answered or handed on.
    line: usize,
    /// All lines, blank ones too.
    number: usize,
}

impl Submissions {
    pub(super) fn new(
        input: Box<dyn BufRead + Send>,
        judge: Judge,
        catalog: Catalog,
        out: Arc<InOrder>,
        tally: Arc<Tally>,
    ) -> Self {
        Self { input, judge, catalog, ready: VecDeque::new(), out, tally, line: 0, number: 0 }
    }

    /// A line without its end; more than the longest is left out. `None` at the end.
    fn read(&mut self) -> io::Result<Option<Vec<u8>>> {
        let mut line = Vec::new();
        self.input.by_ref().take(LONGEST + 1).read_until(b'\n', &mut line)?;
        if line.is_empty() {
            return Ok(None);
        }
        if line.len() as u64 > LONGEST {
            self.input.skip_until(b'\n')?;
        }
        Ok(Some(line))
    }

    /// What a line asks for, or the answer to it.
    fn work(&mut self, line: &[u8]) -> Result<Work<Key>, Box<Answer>> {
        let number = self.number;
        let unfit = |id: Value, message: String, hint: Option<String>| {
            Box::new(Answer::unfit(id, format!("line {number}: {message}"), hint))
        };
        if line.len() as u64 > LONGEST {
            let hint = "a source of more than 1 MiB is not judged".to_owned();
            return Err(unfit(Value::from(number), "it is too long".to_owned(), Some(hint)));
        }
        let line: Line = serde_json::from_slice(line).map_err(|error| {
            let hint =
                "a line is {\"id\": …, \"problem\": \"two_sum\", \"source\": \"…\"}".to_owned();
            unfit(id_of(line).unwrap_or(Value::from(number)), in_words(&error), Some(hint))
        })?;
        let id = line.id.unwrap_or(Value::from(number));
        let problem = match self.catalog.find(&line.problem) {
            Ok(problem) => problem,
            Err(error) => return Err(unfit(id, error.to_string(), error.hint())),
        };
        match self.ready(&problem) {
            Ok(problem) => {
                let submission = Submission::new("solution.py", line.source.into_bytes());
                Ok(Work { key: Key { line: self.line, id }, problem, submission })
            }
            Err(NotReady::Load(error)) => Err(Box::new(Answer::broken(id, &error))),
            Err(NotReady::Batch(error)) => Err(Box::new(Answer::not_ready(id, &error))),
        }
    }

    /// A problem that is ready; the one that was not used for longest makes room.
    fn ready(&mut self, id: &ProblemId) -> Result<Arc<Ready>, NotReady> {
        if let Some(at) = self.ready.iter().position(|(known, _)| known == id)
            && let Some(known) = self.ready.remove(at)
        {
            let ready = Arc::clone(&known.1);
            self.ready.push_back(known);
            return Ok(ready);
        }
        let ready = self.judge.ready(self.catalog.load(id)?)?;
        if self.ready.len() >= READY {
            self.ready.pop_front();
        }
        self.ready.push_back((id.clone(), Arc::clone(&ready)));
        Ok(ready)
    }
}

/// What is wrong with the text of a line, and where in it.
fn in_words(error: &serde_json::Error) -> String {
    let text = error.to_string();
    let place = format!(" at line {} column {}", error.line(), error.column());
    let what = text.strip_suffix(&place).unwrap_or(&text);
    format!("{what} (column {})", error.column())
}

/// The `id` of a line that is no submission, so that it can be told which.
fn id_of(line: &[u8]) -> Option<Value> {
    serde_json::from_slice::<Value>(line).ok()?.get("id").cloned()
}

/// Why a problem is not ready.
enum NotReady {
    Load(LoadError),
    Batch(crate::batch::BatchError),
}

impl From<LoadError> for NotReady {
    fn from(error: LoadError) -> Self {
        Self::Load(error)
    }
}

impl From<crate::batch::BatchError> for NotReady {
    fn from(error: crate::batch::BatchError) -> Self {
        Self::Batch(error)
    }
}

impl Iterator for Submissions {
    type Item = Work<Key>;

    fn next(&mut self) -> Option<Work<Key>> {
        loop {
            self.out.wait_for_room();
            self.number += 1;
            let line = match self.read() {
                Ok(line) if line.as_ref().is_some_and(|line| line.trim_ascii().is_empty()) => {
                    continue;
                }
                Ok(line) => line?,
                Err(error) => {
                    let hint = Some("what came before it was judged".to_owned());
                    let message = format!("cannot read on: {error}");
                    self.answer(&Answer::unfit(Value::from(self.number), message, hint));
                    return None;
                }
            };
            let work = self.work(&line);
            match work {
                Ok(work) => {
                    self.line += 1;
                    return Some(work);
                }
                Err(answer) => self.answer(&answer),
            }
        }
    }
}

impl Submissions {
    fn answer(&mut self, answer: &Answer) {
        self.tally.count(answer);
        // Output that is gone is noticed by whoever takes the outcomes.
        let _ = self.out.put(self.line, answer);
        self.line += 1;
    }
}
