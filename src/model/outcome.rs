//! What a case and a submission came to.
//!
//! Owns what was used, what was recorded, and how outcomes add up. Deciding is `engine`'s.

use std::time::Duration;

use super::{CaseId, Detail, Evidence, MemorySize, Note, Untrusted, Verdict};

/// A limit or a failure, recorded at the moment it was noticed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Cause {
    /// Killed at 1.5 x the CPU limit.
    CpuKill,
    /// Killed at the wall-clock backstop.
    WallKill,
    /// Killed because nothing ran.
    IdleKill,
    /// Killed by the kernel for its memory.
    OomKill,
    /// Killed because standard output passed its cap.
    StdoutKill,
    /// Killed because standard error passed its cap.
    StderrKill,
}

/// What a case used, above the figures at the gate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Usage {
    /// CPU time of the whole process tree.
    pub cpu: Duration,
    /// Time on the clock.
    pub wall: Duration,
    /// The most memory held at once.
    pub memory: MemorySize,
}

impl Default for MemorySize {
    fn default() -> Self {
        Self::ZERO
    }
}

/// What one case came to.
#[derive(Clone, Debug, PartialEq)]
pub struct CaseOutcome {
    /// Which case.
    pub id: CaseId,
    /// The judgement.
    pub verdict: Verdict,
    /// Why; none for an accepted case.
    pub detail: Option<Detail>,
    /// What there is to show for it.
    pub evidence: Evidence,
    /// What it used.
    pub usage: Usage,
    /// Every limit that was seen, in order of time.
    pub causes: Vec<Cause>,
    /// It ended between 1 x and 1.5 x the time limit and was run once more alone; that run decided.
    pub borderline: bool,
    /// Things worth saying that change nothing.
    pub notes: Vec<Note>,
    /// What it printed.
    pub stdout: Printed,
    /// What it printed to standard error.
    pub stderr: Printed,
}

impl CaseOutcome {
    /// The outcome of a case in which no candidate code ran.
    pub fn without_a_run(id: CaseId, verdict: Verdict, detail: Detail, evidence: Evidence) -> Self {
        Self {
            id,
            verdict,
            detail: Some(detail),
            evidence,
            usage: Usage::default(),
            causes: Vec::new(),
            borderline: false,
            notes: Vec::new(),
            stdout: Printed::default(),
            stderr: Printed::default(),
        }
    }
}

/// Captured output.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Printed {
    /// The first bytes, as far as they are kept.
    pub text: Untrusted,
    /// How many bytes there were in all.
    pub bytes: u64,
}

impl Printed {
    /// More was written than is kept.
    pub fn truncated(&self) -> bool {
        self.bytes > self.text.as_bytes().len() as u64
    }

    /// Forgets all but the first bytes.
    pub fn keep(&mut self, most: usize) {
        self.text.truncate(most);
    }
}

/// What a submission came to.
#[derive(Clone, Debug, PartialEq)]
pub struct SubmissionOutcome {
    /// The first case that is not accepted decides; any judge error wins.
    pub verdict: Verdict,
    /// Why.
    pub detail: Option<Detail>,
    /// Every case of the plan, in its order.
    pub cases: Vec<CaseOutcome>,
    /// Notes that concern the whole submission.
    pub notes: Vec<Note>,
    /// Time on the clock, from the first case to the last.
    pub wall: Duration,
}

impl SubmissionOutcome {
    /// How many cases ran.
    pub fn run(&self) -> usize {
        self.cases.iter().filter(|case| case.verdict != Verdict::Skipped).count()
    }

    /// How many cases were accepted.
    pub fn passed(&self) -> usize {
        self.cases.iter().filter(|case| case.verdict == Verdict::Accepted).count()
    }

    /// The case that decided the verdict.
    pub fn deciding(&self) -> Option<&CaseOutcome> {
        let is = |verdict| move |case: &&CaseOutcome| case.verdict == verdict;
        self.cases.iter().find(is(Verdict::JudgeError)).or_else(|| {
            self.cases
                .iter()
                .find(|case| !matches!(case.verdict, Verdict::Accepted | Verdict::Skipped))
        })
    }
}
