//! A problem package, checked and resolved.
//!
//! Owns what a problem *is*. Reading `problem.toml` and filling in generated cases is `catalog`'s.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use super::{Limits, Signature, Value};

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

/// What the candidate writes.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    /// A function that is called once per case.
    Function(FunctionSpec),
    /// A class that is driven by a sequence of calls.
    Class(ClassSpec),
    /// A program that reads standard input and writes standard output.
    Stdio(StdioSpec),
    /// A function that returns an iterator, of which some items are taken.
    Iterator(IteratorSpec),
}

impl Kind {
    /// As `problem.toml` names it.
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::Function(_) => "function",
            Self::Class(_) => "class",
            Self::Stdio(_) => "stdio",
            Self::Iterator(_) => "iterator",
        }
    }
}

/// A function.
#[derive(Clone, Debug, PartialEq)]
pub struct FunctionSpec {
    /// Its entry point and the signature the problem declares.
    pub entry: Entry,
    /// Rules for single arguments, by parameter index; absent means plain.
    pub argument_rules: BTreeMap<usize, ArgumentRule>,
    /// What must hold for returned list nodes.
    pub nodes: NodeRule,
}

/// How a candidate's function is found.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The declared signature; its name is the first that is looked for.
    pub signature: Signature,
    /// Further names, by which solutions written for other sites are found.
    pub aliases: Vec<String>,
}

impl Entry {
    /// The problem's own spellings: `snake_case` first, then `camelCase` where it differs.
    pub fn own_names(&self) -> Vec<String> {
        both_spellings(&self.signature.name)
    }
}

/// A name as it is and, where it differs, in `camelCase`.
pub fn both_spellings(name: &str) -> Vec<String> {
    if name.starts_with("__") {
        return vec![name.to_owned()];
    }
    let mut words = name.split('_');
    let mut camel = words.next().unwrap_or_default().to_owned();
    for word in words {
        let mut letters = word.chars();
        camel.extend(letters.next().into_iter().flat_map(char::to_uppercase));
        camel.push_str(letters.as_str());
    }
    if camel == name { vec![camel] } else { vec![name.to_owned(), camel] }
}

/// What is special about one argument.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ArgumentRule {
    /// Reads are counted: so many different positions may be read, and three times as many reads
    /// made in all.
    Counted(ReadBudget),
}

/// How many different positions of a counted sequence may be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReadBudget {
    /// A fixed number.
    Fixed(u64),
    /// `log2(n) + k`: the logarithm of its length, rounded down, and so many more.
    LogarithmPlus(u64),
}

impl ReadBudget {
    /// The number for a sequence of this length.
    pub fn for_length(self, length: u64) -> u64 {
        match self {
            Self::Fixed(number) => number,
            Self::LogarithmPlus(more) => u64::from(length.max(1).ilog2()) + more,
        }
    }
}

/// What must hold for list nodes that come back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NodeRule {
    /// Only their values matter.
    Free,
    /// They must be the very nodes of the input, each once.
    Relink,
}

/// A class driven by calls.
#[derive(Clone, Debug, PartialEq)]
pub struct ClassSpec {
    /// The name of the class.
    pub name: String,
    /// Further names of the class.
    pub aliases: Vec<String>,
    /// The constructor first, then the methods.
    pub methods: Vec<Signature>,
    /// Further names of methods, by declared name.
    pub method_aliases: BTreeMap<String, Vec<String>>,
}

/// A program.
#[derive(Clone, Debug, PartialEq)]
pub struct StdioSpec {
    /// How its output is compared.
    pub compare: StdioCompare,
}

/// How the output of a program is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StdioCompare {
    /// Byte by byte.
    Exact,
    /// Line by line; white space at line ends and empty lines at the end do not count.
    Lines,
    /// Token by token.
    Tokens,
    /// Token by token, letter case ignored.
    TokensIgnoreCase,
    /// Token by token, numbers within the declared tolerance.
    Floats,
    /// The same lines in any order.
    SortedLines,
    /// The same tokens in any order.
    SortedTokens,
    /// `check.py` decides.
    Checker,
}

/// A function that returns an iterator.
#[derive(Clone, Debug, PartialEq)]
pub struct IteratorSpec {
    /// Its entry point; `returns` is an `Iterator`.
    pub entry: Entry,
    /// How many items are taken where a generated case does not say.
    pub take: usize,
    /// The iterator never ends: exactly the expected items are taken. Otherwise one more is asked
    /// for, to see that it ends.
    pub endless: bool,
    /// So many iterators are made and pulled from in turn; each must yield the expected items.
    pub instances: usize,
}

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
}

impl fmt::Display for CaseId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let group = match &self.group {
            Group::Sample => "sample",
            Group::Hidden => "hidden",
            Group::Generated(name) => name,
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
    pub permitted: Vec<super::Verdict>,
    /// At least one case must get one of these.
    pub required: Vec<super::Verdict>,
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
}

/// The hashes of one generated case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LockedCase {
    /// SHA-256 of the input's text, in hexadecimal.
    pub input: String,
    /// SHA-256 of the expectation's text, in hexadecimal.
    pub expected: String,
}
