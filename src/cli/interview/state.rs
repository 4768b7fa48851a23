//! What is known of an interview, between one command and the next.
//!
//! Owns `interview.json` in the interview's folder (`judge.interview/1`): it is replaced as a whole or not
//! at all, so that an interruption loses no attempt. The clock counts while it is not paused, whether or
//! not a command runs.

use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use serde::{Deserialize, Serialize};

use super::super::exit::Failure;
use super::super::output::Buffer;

/// The file's name.
pub(super) const FILE: &str = "interview.json";
const SCHEMA: &str = "judge.interview/1";

/// An interview.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Interview {
    pub(super) schema: String,
    pub(super) seed: u32,
    pub(super) minutes: u32,
    pub(super) problems: Vec<Asked>,
    /// Folders of problem packages beside the built-in bank.
    #[serde(default)]
    pub(super) banks: Vec<String>,
    /// When the clock ran, in seconds since 1970; the last span may be open.
    pub(super) spans: Vec<Span>,
    pub(super) attempts: Vec<Attempt>,
    pub(super) finished: bool,
}

/// A problem that is asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Asked {
    pub(super) problem: String,
    pub(super) title: String,
    pub(super) difficulty: String,
    /// The file in the interview's folder.
    pub(super) file: String,
    /// The SHA-256 of the file as it was written or judged last.
    pub(super) seen: String,
    /// The exponent of its growth, in words, as measured at the end.
    pub(super) growth: Option<String>,
}

/// A time in which the clock ran.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Span {
    pub(super) from: u64,
    pub(super) to: Option<u64>,
}

/// A judged attempt.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Attempt {
    pub(super) problem: String,
    /// Seconds on the interview's clock.
    pub(super) at: u64,
    pub(super) verdict: String,
    pub(super) passed: usize,
    pub(super) run: usize,
    /// The known mistake that it looks like.
    pub(super) trap: Option<String>,
}

/// Seconds since 1970.
pub(super) fn now() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs())
}

impl Interview {
    /// One that begins now.
    pub(super) fn begin(seed: u32, minutes: u32, problems: Vec<Asked>) -> Self {
        let spans = vec![Span { from: now(), to: None }];
        let schema = SCHEMA.to_owned();
        Self {
            schema,
            seed,
            minutes,
            problems,
            banks: Vec::new(),
            spans,
            attempts: Vec::new(),
            finished: false,
        }
    }

    /// Seconds on its clock at this moment.
    pub(super) fn used(&self, now: u64) -> u64 {
        self.spans.iter().map(|span| span.to.unwrap_or(now).saturating_sub(span.from)).sum()
    }

    /// Seconds it may take.
    pub(super) fn allowed(&self) -> u64 {
        u64::from(self.minutes) * 60
    }

    /// Whether its clock stands.
    pub(super) fn is_paused(&self) -> bool {
        self.spans.last().is_none_or(|span| span.to.is_some())
    }

    /// Stops the clock.
    pub(super) fn pause(&mut self, now: u64) {
        if let Some(span @ Span { to: None, .. }) = self.spans.last_mut() {
            span.to = Some(now);
        }
    }

    /// Lets it go on.
    pub(super) fn resume(&mut self, now: u64) {
        if self.is_paused() {
            self.spans.push(Span { from: now, to: None });
        }
    }

    /// The attempts at a problem.
    pub(super) fn attempts_at<'a>(&'a self, problem: &'a str) -> impl Iterator<Item = &'a Attempt> {
        self.attempts.iter().filter(move |attempt| attempt.problem == problem)
    }

    /// The first accepted attempt at a problem.
    pub(super) fn solved<'a>(&'a self, problem: &'a str) -> Option<&'a Attempt> {
        self.attempts_at(problem).find(|attempt| attempt.verdict == "AC")
    }

    /// Reads the interview of a folder; `None` where there is none.
    pub(super) fn read(folder: &Path) -> Result<Option<Self>, Failure> {
        let path = path(folder);
        let shown = path.display();
        let text = match std::fs::read_to_string(&path) {
            Ok(text) => text,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(Failure::usage(format!("cannot read `{shown}`: {error}"))),
        };
        let read: Self = serde_json::from_str(&text).map_err(|error| {
            Failure::usage(format!("`{shown}` is no interview: {error}"))
                .with_hint("name another folder with --dir, or move the file away".to_owned())
        })?;
        if read.schema != SCHEMA {
            return Err(Failure::usage(format!("`{shown}` is `{}`, not `{SCHEMA}`", read.schema)));
        }
        Ok(Some(read))
    }

    /// Reads the interview of a folder, which must be there.
    pub(super) fn open(folder: &Path) -> Result<Self, Failure> {
        Self::read(folder)?.ok_or_else(|| {
            Failure::usage(format!("there is no interview in `{}`", folder.display()))
                .with_hint("`judge interview --minutes 45` starts one".to_owned())
        })
    }

    /// Keeps it.
    pub(super) fn save(&self, folder: &Path) -> Result<(), Failure> {
        let text = serde_json::to_string_pretty(self)
            .map_err(|error| Failure::judge(format!("cannot write JSON: {error}")))?;
        let mut buffer = Buffer::default();
        std::io::Write::write_all(&mut buffer, (text + "\n").as_bytes())
            .map_err(|error| Failure::judge(format!("cannot keep the interview: {error}")))?;
        buffer.save(&path(folder))
    }
}

fn path(folder: &Path) -> PathBuf {
    folder.join(FILE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_clock_stands_while_it_is_paused() {
        let mut interview = Interview::begin(1, 45, Vec::new());
        interview.spans = vec![Span { from: 100, to: None }];
        assert_eq!(interview.used(160), 60);
        interview.pause(160);
        interview.pause(200);
        assert_eq!((interview.used(1000), interview.is_paused()), (60, true));
        interview.resume(1000);
        interview.resume(1010);
        assert_eq!(interview.used(1030), 90);
        // A clock that was set back gives no time back, and takes none.
        assert_eq!(interview.used(900), 60);
    }
}
