//! What a person did: verdicts, and hints that were shown.
//!
//! Owns the file, one JSON object a line, only ever added to. It is a convenience: what cannot be read is
//! passed over, what cannot be written is lost, and no command fails for it. No source is ever kept.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use serde::{Deserialize, Serialize};

use crate::model::{CaseOutcome, SubmissionOutcome, Verdict, sha256_hex};

/// More than this is not read: half a million lines.
const MOST_BYTES: u64 = 128 << 20;

/// One line of the file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Record {
    /// A solution was judged.
    Run(Run),
    /// Hints were shown, up to this number.
    Hint {
        /// The problem.
        problem: String,
        /// Counted from 1.
        number: usize,
    },
}

/// A solution was judged.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Run {
    /// Seconds since 1970.
    pub time: u64,
    /// The problem.
    pub problem: String,
    /// The file, as it was named.
    pub file: String,
    /// SHA-256 of the source.
    pub source: String,
    /// The verdict's code.
    pub verdict: String,
    /// How many cases passed.
    pub passed: usize,
    /// How many ran.
    pub run: usize,
    /// How many the problem has; an accepted run of fewer proves nothing.
    pub all: usize,
    /// CPU time of the slowest case.
    pub slowest_ms: u64,
}

impl Run {
    /// What is kept of an outcome.
    pub fn of(
        problem: &str,
        file: &str,
        source: &[u8],
        all: usize,
        outcome: &SubmissionOutcome,
    ) -> Self {
        let slowest = outcome.cases.iter().map(|case: &CaseOutcome| case.usage.cpu).max();
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        Self {
            time: now.as_secs(),
            problem: problem.to_owned(),
            file: file.to_owned(),
            source: sha256_hex(source),
            verdict: outcome.verdict.code().to_owned(),
            passed: outcome.passed(),
            run: outcome.run(),
            all,
            slowest_ms: slowest
                .unwrap_or_default()
                .as_micros()
                .div_ceil(1000)
                .try_into()
                .unwrap_or(0),
        }
    }

    /// It passed every case of the problem.
    pub fn is_accepted(&self) -> bool {
        self.verdict == Verdict::Accepted.code() && self.run >= self.all
    }
}

/// How far a person is with a problem.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// Never judged.
    #[default]
    New,
    /// Judged, and never accepted.
    Tried,
    /// Accepted at least once.
    Accepted,
}

impl State {
    /// The word for it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Tried => "tried",
            Self::Accepted => "accepted",
        }
    }
}

/// Everything that is remembered.
#[derive(Clone, Debug, Default)]
pub struct History {
    /// The runs, oldest first.
    pub runs: Vec<Run>,
    hints: BTreeMap<String, usize>,
    /// Lines that make no sense.
    pub broken: usize,
}

impl History {
    /// Reads what there is.
    pub fn read(folder: Option<&Path>) -> Self {
        let mut history = Self::default();
        let Some(text) = folder.and_then(|folder| read(&file(folder)).ok()) else { return history };
        for line in text.split(|byte| *byte == b'\n').filter(|line| !line.trim_ascii().is_empty()) {
            match serde_json::from_slice::<Record>(line) {
                Ok(Record::Run(run)) => history.runs.push(run),
                Ok(Record::Hint { problem, number }) => {
                    let seen = history.hints.entry(problem).or_default();
                    *seen = number.max(*seen);
                }
                Err(_) => history.broken += 1,
            }
        }
        history
    }

    /// How far a person is with a problem.
    pub fn state(&self, problem: &str) -> State {
        let mut runs = self.runs.iter().filter(|run| run.problem == problem).peekable();
        if runs.peek().is_none() {
            State::New
        } else if runs.any(Run::is_accepted) {
            State::Accepted
        } else {
            State::Tried
        }
    }

    /// The shortest time of the slowest case of any accepted run.
    pub fn best(&self, problem: &str) -> Option<u64> {
        let accepted = self.runs.iter().filter(|run| run.problem == problem && run.is_accepted());
        accepted.map(|run| run.slowest_ms).min()
    }

    /// How many hints were shown.
    pub fn hints(&self, problem: &str) -> usize {
        self.hints.get(problem).copied().unwrap_or_default()
    }
}

/// Adds a line. Whether it could be added changes nothing for a command.
///
/// # Errors
/// When the folder cannot be made or the file not be written.
pub fn add(folder: &Path, record: &Record) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    let mut line = serde_json::to_string(record)?;
    line.push('\n');
    let path = file(folder);
    // A line that was cut short by a full disk must not swallow this one.
    if ends_within_a_line(&path) {
        line.insert(0, '\n');
    }
    // One write: lines of two judges do not mix.
    File::options().create(true).append(true).open(path)?.write_all(line.as_bytes())
}

/// The file in the folder of the user's state.
pub fn file(folder: &Path) -> PathBuf {
    folder.join("history.jsonl")
}

fn read(path: &Path) -> io::Result<Vec<u8>> {
    let file = File::open(path)?;
    if !file.metadata()?.is_file() {
        return Err(io::ErrorKind::InvalidInput.into());
    }
    let mut bytes = Vec::new();
    file.take(MOST_BYTES).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn ends_within_a_line(path: &Path) -> bool {
    use std::io::{Seek as _, SeekFrom};
    let last = |mut file: File| -> io::Result<u8> {
        file.seek(SeekFrom::End(-1))?;
        let mut byte = [0];
        file.read_exact(&mut byte)?;
        let [byte] = byte;
        Ok(byte)
    };
    File::open(path).and_then(last).is_ok_and(|byte| byte != b'\n')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(problem: &str, verdict: &str, run: usize, slowest_ms: u64) -> Record {
        Record::Run(Run {
            time: 1,
            problem: problem.to_owned(),
            file: "a.py".to_owned(),
            source: "0".repeat(64),
            verdict: verdict.to_owned(),
            passed: run,
            run,
            all: 3,
            slowest_ms,
        })
    }

    #[test]
    fn what_was_added_is_read_whatever_stands_between() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path().join("not/there/yet");
        assert_eq!(History::read(Some(&folder)).state("a"), State::New);
        add(&folder, &run("a", "AC", 3, 40)).unwrap();
        fs::write(
            file(&folder),
            [fs::read(file(&folder)).unwrap(), b"{\"kind\":\xff\n{cut".to_vec()].concat(),
        )
        .unwrap();
        add(&folder, &run("a", "AC", 3, 7)).unwrap();
        add(&folder, &run("b", "AC", 2, 1)).unwrap();
        add(&folder, &run("c", "WA", 3, 1)).unwrap();
        add(&folder, &Record::Hint { problem: "a".to_owned(), number: 2 }).unwrap();
        let history = History::read(Some(&folder));
        assert_eq!((history.runs.len(), history.broken), (4, 2));
        let states = ["a", "b", "c", "d"].map(|problem| history.state(problem));
        assert_eq!(states, [State::Accepted, State::Tried, State::Tried, State::New]);
        assert_eq!((history.best("a"), history.best("b")), (Some(7), None));
        assert_eq!((history.hints("a"), history.hints("b")), (2, 0));
    }

    #[test]
    fn a_place_that_is_no_folder_is_an_error_and_an_empty_history() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("file");
        fs::write(&path, "").unwrap();
        assert!(add(&path, &run("a", "AC", 3, 1)).is_err());
        assert!(History::read(Some(&path)).runs.is_empty());
    }
}
