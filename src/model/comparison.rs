//! How results are compared, and how much of it is told.
//!
//! Owns the declared rules; applying them is `compare`'s.

use std::collections::BTreeMap;

/// How results are compared with what is expected.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// List depths whose order does not matter.
    pub unordered: Vec<usize>,
    /// Per method of a class: list depths whose order does not matter.
    pub method_unordered: BTreeMap<String, Vec<usize>>,
    /// For floats; `None` where no result contains one.
    pub tolerance: Option<FloatTolerance>,
    /// How strictly types must fit.
    pub types: TypeRules,
    /// What is compared.
    pub subject: Subject,
    /// Arguments must be as they were after the call. Through an alias a change is only noted.
    pub args_unchanged: bool,
    /// `check.py` decides.
    pub checker: bool,
}

/// How far a float may be off: either window suffices.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FloatTolerance {
    /// Absolute.
    pub absolute: f64,
    /// Relative to the expected value.
    pub relative: f64,
}

/// How strictly types must fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TypeRules {
    /// The declared type decides; lossless coercions are allowed and noted.
    Typed,
    /// No coercion.
    Strict,
    /// As Python's `==`.
    Python,
}

/// What a function's case compares.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    /// The returned value.
    Return,
    /// An argument after the call, by parameter index; the returned value is ignored.
    Argument(usize),
    /// Both, handed to `check.py` as a list `[returned, argument]`.
    Both(usize),
}

/// How much a report says about failing hidden cases.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Feedback {
    /// Only that one failed.
    Verdict,
    /// Its name.
    Name,
    /// Its input and what the candidate's code did.
    Input,
    /// Everything.
    Full,
}
