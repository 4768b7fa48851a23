//! A problem package, checked and resolved.
//!
//! Owns what a problem *is*. Reading `problem.toml` and filling in generated cases is `catalog`'s.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use super::{Case, Comparison, Feedback, Input, Kind, Limits, Value, Verdict};

/// The name of a problem: the name of its folder, lower case with underscores.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ProblemId(String);

impl ProblemId {
    /// A name of lower-case letters, digits and underscores that starts with a letter.
    pub fn new(name: &str) -> Option<Self> {
        let starts = name.starts_with(|first: char| first.is_ascii_lowercase());
        let rest = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
        (starts && name.chars().all(rest)).then(|| Self(name.to_owned()))
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for ProblemId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// How hard a problem is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Difficulty {
    /// A first exercise.
    Easy,
    /// An ordinary interview question.
    Medium,
    /// A long or tricky one.
    Hard,
}

impl Difficulty {
    /// As `problem.toml` and the reports write it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Easy => "easy",
            Self::Medium => "medium",
            Self::Hard => "hard",
        }
    }
}

/// Named bounds of a problem, which the statement, the validator and the generators share.
pub type Constants = BTreeMap<String, Value>;

/// A problem package.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// The name.
    pub id: ProblemId,
    /// The title shown to people.
    pub title: String,
    /// The version of its content.
    pub version: String,
    /// How hard it is.
    pub difficulty: Difficulty,
    /// What it is about.
    pub topics: Vec<String>,
    /// Seniority it suits: `junior`, `mid`, `senior`.
    pub level: String,
    /// Jobs whose interviews ask it.
    pub roles: Vec<String>,
    /// SPDX expression.
    pub license: String,
    /// Nudges, in the order in which they are given.
    pub hints: Vec<String>,
    /// The statement with its constants filled in, without samples.
    pub statement: String,
    /// What a good solution does and why.
    pub editorial: Option<String>,
    /// A hand-written starter, where the generated one does not do.
    pub starter: Option<String>,
    /// What the candidate writes.
    pub kind: Kind,
    /// How results are compared.
    pub comparison: Comparison,
    /// What a case may use. `None` until `judge problem lock` has derived the time limit.
    pub limits: Option<Limits>,
    /// The limits but for the time, and the floor of the derived time limit.
    pub declared_limits: DeclaredLimits,
    /// What its programs get beside the usual.
    pub needs: super::Needs,
    /// How much a report says about hidden cases.
    pub feedback: Feedback,
    /// What a solution may not use.
    pub forbidden: Option<Forbidden>,
    /// Named bounds.
    pub constants: Constants,
    /// Cases shown to the candidate, then hidden hand-written ones, in this order.
    pub cases: Vec<Case>,
    /// How large cases are made.
    pub generate: Vec<GenerateSpec>,
    /// Inputs the validator must refuse.
    pub invalid: Vec<(String, Input)>,
    /// Automatically damaged inputs that the validator rightly accepts.
    pub invalid_ok: Vec<String>,
    /// The generator and parameter that stand for the size of the input.
    pub growth: Option<Growth>,
    /// The author's Python.
    pub author: AuthorCode,
    /// Solutions with their expected verdicts, in order of path.
    pub references: Vec<Reference>,
    /// Program mutants that are no mistakes.
    pub mutant_ok: Vec<MutantOk>,
    /// The unchanged starter is accepted, and that is meant.
    pub starter_passes: bool,
    /// What `judge problem lock` wrote.
    pub lock: Option<Lock>,
}

/// Limits as declared, before the time limit is derived.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DeclaredLimits {
    /// A time limit given in seconds instead of `"auto"`.
    pub time: Option<super::CpuTime>,
    /// The least that `"auto"` gives.
    pub floor: super::CpuTime,
    /// `"auto"` is this many times the slowest accepted reference.
    pub ac_to_limit: f64,
    /// A slow reference must exceed this many times the limit.
    pub limit_to_tle: f64,
    /// Memory above the gate.
    pub memory: super::MemorySize,
    /// Bytes per output stream.
    pub output: super::MemorySize,
}

/// What a solution may not use.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Forbidden {
    /// Why, in words for the candidate.
    pub reason: String,
    /// Modules that may not be imported.
    pub imports: Vec<String>,
    /// Names that may not be called or read: `sorted`, `collections.deque`, `.sort`, `.pop(0)`.
    pub calls: Vec<String>,
}

/// A seeded generator: one case per entry of `params`.
#[derive(Clone, Debug, PartialEq)]
pub struct GenerateSpec {
    /// The group its cases belong to.
    pub group: Arc<str>,
    /// The function in `gen.py`.
    pub function: String,
    /// Keyword arguments, one set per case.
    pub params: Vec<Constants>,
    /// The seed.
    pub seed: i64,
}

/// The generator and parameter that stand for the size of the input.
#[derive(Clone, Debug, PartialEq)]
pub struct Growth {
    /// The function in `gen.py`.
    pub function: String,
    /// The parameter that is varied.
    pub size: String,
    /// Its largest value.
    pub max: u64,
    /// The other parameters.
    pub params: Constants,
}

/// The author's Python, as text.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct AuthorCode {
    /// `gen.py`.
    pub generator: Option<String>,
    /// `validate.py`.
    pub validator: Option<String>,
    /// `check.py`.
    pub checker: Option<String>,
}

/// A solution that ships with the problem.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// Path below `submissions/`: `accepted/hash_map.py`.
    pub path: String,
    /// The source.
    pub source: String,
    /// The text after `# trap:` on its first line.
    pub trap: Option<String>,
    /// What it must get.
    pub expectation: ReferenceExpectation,
}

/// What a reference must get, from its folder or from `[[reference]]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReferenceExpectation {
    /// Each case must get one of these.
    pub permitted: Vec<Verdict>,
    /// At least one case must get one of these.
    pub required: Vec<Verdict>,
}

/// A program mutant that is no mistake.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MutantOk {
    /// The reference, as in [`Reference::path`].
    pub path: String,
    /// The line it changes, as text without indentation.
    pub line: String,
    /// What it changes: `< -> <=`.
    pub change: String,
    /// Why that is right.
    pub reason: String,
}

/// What `judge problem lock` wrote.
#[derive(Clone, Debug, PartialEq)]
pub struct Lock {
    /// The derived time limit.
    pub time: super::CpuTime,
    /// Generated cases by `group/name`.
    pub cases: BTreeMap<String, LockedCase>,
    /// How references with a trap fail hand-written cases, by their paths.
    pub traps: BTreeMap<String, FailingCases>,
}

/// Hand-written cases by `group/name`, with the verdict that something wrong gets there.
pub type FailingCases = BTreeMap<String, Verdict>;

/// The hashes of one generated case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LockedCase {
    /// SHA-256 of the input's text, in hexadecimal.
    pub input: String,
    /// SHA-256 of the expectation's text, in hexadecimal.
    pub expected: String,
}
