//! Cases: inputs with what must come of them.
//!
//! Owns their shape and names. Their text is `notation`'s and `catalog`'s.

use std::fmt;
use std::sync::Arc;

use super::{Implementation, Value};

/// One case: an input with its expectation.
#[derive(Clone, Debug, PartialEq)]
pub struct Case {
    /// Its name within the problem.
    pub id: CaseId,
    /// What the candidate's code gets.
    pub input: Input,
    /// What must come of it. Never enters a sandbox with the candidate.
    pub expected: Expected,
    /// Why it is so, for samples.
    pub explanation: Option<String>,
}

/// `sample/classic`, `hidden/negatives`, `large/1`: the group and the name in it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CaseId {
    /// Where the case comes from.
    pub group: Group,
    /// Its name in the group.
    pub name: Arc<str>,
}

/// Where a case comes from; in the order in which cases run.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// Shown to the candidate.
    Sample,
    /// Written by hand.
    Hidden,
    /// Made by a generator: the group's name in `problem.toml`, or that of a file in `cases/`.
    Generated(Arc<str>),
    /// A person's own input, judged instead of the cases.
    Own,
}

impl fmt::Display for CaseId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let group = match &self.group {
            Group::Sample => "sample",
            Group::Hidden => "hidden",
            Group::Generated(name) => name,
            Group::Own => "input",
        };
        write!(f, "{group}/{}", self.name)
    }
}

/// What the candidate's code gets.
#[derive(Clone, Debug, PartialEq)]
pub enum Input {
    /// Arguments in order, fitted to the declared types. Lists are `Linked` or `Tree` where the
    /// signature says so; `take` is how many items of an iterator are asked for.
    Arguments {
        /// One value per parameter.
        values: Vec<Value>,
        /// How many items are taken, for iterators.
        take: Option<usize>,
    },
    /// The constructor first, then the method calls.
    Calls(Vec<Call>),
    /// Standard input.
    Stdin(Vec<u8>),
    /// What a file of tests is run on.
    Implementation(Implementation),
}

/// One call of a class problem.
#[derive(Clone, Debug, PartialEq)]
pub struct Call {
    /// Index into the declared methods; 0 is the constructor.
    pub method: usize,
    /// One value per parameter.
    pub arguments: Vec<Value>,
}

/// What must come of a case.
#[derive(Clone, Debug, PartialEq)]
pub enum Expected {
    /// Any of these values.
    AnyOf(Vec<Value>),
    /// An exception of this builtin class or a subclass, its message containing the text.
    Raises {
        /// The name of the class.
        class: String,
        /// What the message must contain.
        message: Option<String>,
    },
    /// Not compared.
    Anything,
    /// For class problems: one per call.
    Steps(Vec<Expected>),
    /// Standard output.
    Stdout(Vec<u8>),
    /// The tests of the submission pass.
    TestsPass,
    /// At least one of them fails; where none does, they accept what is described here.
    TestsFail(String),
}
