//! What there is to show for a verdict.
//!
//! Owns the facts that go with an outcome: where values differ, what was raised, what is wrong with a
//! file. Wording is `report`'s.

use super::{Text, Untrusted, Value};

/// What there is to show for a verdict.
#[derive(Clone, Debug, PartialEq)]
pub enum Evidence {
    /// Nothing more than the detail.
    Nothing,
    /// A result that does not fit.
    Mismatch {
        /// For class problems: the index of the call.
        step: Option<usize>,
        /// The first expected alternative, or what `check.py` was given.
        expected: Option<Value>,
        /// What arrived.
        got: Value,
        /// Where they differ, at most [`Difference::MAX`] places.
        differences: Vec<Difference>,
        /// How many places differ in all.
        total: usize,
        /// What `check.py` said.
        message: Option<Untrusted>,
    },
    /// Program output that does not fit.
    OutputMismatch {
        /// What was expected.
        expected: Untrusted,
        /// What arrived.
        got: Untrusted,
        /// The first line that differs, counted from 1.
        line: usize,
        /// What `check.py` said.
        message: Option<Untrusted>,
    },
    /// An argument that was changed.
    MutatedArgument {
        /// The parameter's name.
        parameter: String,
        /// Before.
        before: Value,
        /// After.
        after: Value,
    },
    /// Reads of a counted sequence.
    Reads {
        /// Different positions that were read.
        distinct: u64,
        /// All reads.
        total: u64,
        /// How many different positions were allowed.
        max_distinct: u64,
        /// How many reads were allowed.
        max_total: u64,
    },
    /// An exception came, or another one than expected, or none.
    Exception {
        /// For class problems: the index of the call.
        step: Option<usize>,
        /// The builtin class that was expected.
        expected: Option<String>,
        /// What came.
        report: ExceptionReport,
    },
    /// An exception was expected, and a value came.
    NoException {
        /// For class problems: the index of the call.
        step: Option<usize>,
        /// The class that was expected.
        expected: String,
        /// What came instead.
        got: Value,
    },
    /// The program ended itself.
    Exit {
        /// Its status.
        status: i32,
    },
    /// A signal ended the program.
    Signal {
        /// Its number.
        signal: i32,
    },
    /// A limit struck here, as the interpreter told when it was stopped.
    StruckAt {
        /// Innermost last.
        frames: Vec<Frame>,
    },
    /// Columns of a query that have other names, or another number of them.
    Columns {
        /// The names that were asked for.
        expected: Vec<String>,
        /// The names that came.
        got: Vec<Text>,
    },
    /// Rows of a query that are not the right ones.
    Rows(Box<RowsEvidence>),
    /// Tests of the submission that fail on the right implementation.
    Tests(Box<TestsEvidence>),
    /// Tests that accept a wrong implementation: which.
    Survivor(String),
    /// The source is at fault.
    Source(SourceFault),
    /// Our fault.
    Judge {
        /// What failed.
        message: String,
        /// What to do about it.
        hint: Option<String>,
    },
}

/// Rows that came, beside those that should have.
#[derive(Clone, Debug, PartialEq)]
pub struct RowsEvidence {
    /// The names of the columns.
    pub columns: Vec<String>,
    /// A list of tuples.
    pub expected: Value,
    /// A list of tuples.
    pub got: Value,
    /// Indices of expected rows that have no partner, or another one at their place.
    pub missing: Vec<usize>,
    /// Indices of rows that came and have no partner, or another one at their place.
    pub unexpected: Vec<usize>,
}

/// What a file of tests came to.
#[derive(Clone, Debug, PartialEq)]
pub struct TestsEvidence {
    /// How many tests ran, skipped ones left out.
    pub ran: usize,
    /// How many were skipped.
    pub skipped: usize,
    /// How many failed.
    pub failed: usize,
    /// The first of those, with what was raised.
    pub failures: Vec<(Text, ExceptionReport)>,
}

/// A place where two values differ.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// As Python would index it: `result[0][1]`.
    pub path: String,
    /// What kind of difference.
    pub kind: DifferenceKind,
    /// What was expected there, if something was.
    pub expected: Option<Value>,
    /// What is there, if something is.
    pub got: Option<Value>,
}

impl Difference {
    /// How many places are kept.
    pub const MAX: usize = 5;
}

/// How two values differ at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DifferenceKind {
    /// Another value.
    Value,
    /// Another type.
    Type,
    /// Something that should be there is not.
    Missing,
    /// Something is there that should not.
    Unexpected,
}

/// An exception as the harness saw it. Every text in it is the submission's.
#[derive(Clone, Debug, PartialEq)]
pub struct ExceptionReport {
    /// The name of its class.
    pub class: Text,
    /// Names of builtin classes it derives from, itself included, nearest first.
    pub builtin_bases: Vec<Text>,
    /// Its message, as far as it could be read without running the submission's code.
    pub message: Text,
    /// The submission's frames, outermost first; at most 20, the middle left out.
    pub frames: Vec<Frame>,
    /// How many frames there were in all.
    pub total_frames: usize,
    /// Where the innermost frame is not the submission's: the library function that raised.
    pub raised_in: Option<Text>,
    /// Local variables of the innermost frame of the submission.
    pub locals: Vec<(Text, Value)>,
    /// It came while the file was loaded, not from the call.
    pub while_loading: bool,
}

/// One frame of the submission.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Frame {
    /// Line number, counted from 1.
    pub line: usize,
    /// The name of the function; `<module>` for the file itself.
    pub function: Text,
    /// First and last column of the expression in characters, counted from 0; from 3.11 on.
    pub columns: Option<(usize, usize)>,
}

/// Why a source cannot be judged.
#[derive(Clone, Debug, PartialEq)]
pub enum SourceFault {
    /// The compiler refused it.
    Compile {
        /// `SyntaxError`, `IndentationError`, …
        class: Text,
        /// What the compiler says.
        message: Text,
        /// Line, counted from 1.
        line: Option<usize>,
        /// Columns in characters, counted from 0; the end may lie on the same line only.
        columns: Option<(usize, usize)>,
    },
    /// It cannot be decoded.
    Undecodable {
        /// What the decoder says.
        message: Text,
        /// Line, counted from 1, and bytes of that line, counted from 0.
        place: Option<(usize, (usize, usize))>,
    },
    /// It uses what the problem forbids.
    Forbidden {
        /// What it uses: `import itertools`, `.pop(0)`.
        name: String,
        /// Line, counted from 1.
        line: usize,
        /// Columns in characters, counted from 0.
        columns: (usize, usize),
        /// Why, in the problem's words.
        reason: String,
    },
    /// No entry point.
    NoEntryPoint {
        /// What was looked for.
        wanted: String,
        /// Functions, classes and `Class.method`s that the file defines.
        defined: Vec<Text>,
        /// The nearest of them.
        closest: Option<Text>,
    },
    /// The entry point takes another number of arguments.
    Arity {
        /// What was found.
        name: Text,
        /// The fewest and the most positional arguments it takes; no most for `*args`.
        takes: (usize, Option<usize>),
        /// The names the problem passes.
        parameters: Vec<String>,
    },
    /// Nothing to say beyond the detail.
    Unreadable,
}

/// Things worth saying that change no verdict.
#[derive(Clone, Debug, PartialEq)]
pub enum Note {
    /// An integral float where an int is declared.
    FloatForInt,
    /// 0 or 1 where a bool is declared.
    IntForBool,
    /// A bool where an int is declared.
    BoolForInt,
    /// A tuple where a list is declared.
    TupleForList,
    /// A list where a tuple is declared.
    ListForTuple,
    /// Something else than the problem's own name was called.
    EnteredThrough(Text),
    /// Other entry points the file also defines.
    OtherEntryPoints(Vec<Text>),
    /// Names that were provided without an import.
    PreludeUsed(Vec<Text>),
    /// `None` came back, and the last printed line is the answer.
    PrintedInsteadOfReturned,
    /// `None` came back, and nothing was expected to be `None`.
    ReturnedNone,
    /// The function changed this argument.
    ChangedArgument(String),
    /// An iterator or view came back where a list is expected.
    WrapInList(Text),
    /// Equal if the order were ignored.
    SameElementsOtherOrder,
    /// Output equal but for white space.
    OnlyWhitespaceDiffers,
    /// A module that is not part of the standard library.
    MissingModule(Text),
    /// A module that was not loaded before, where none can be loaded any more.
    ModuleNotLoaded(Text),
    /// Recursion on a long input.
    DeepRecursion,
    /// Calls nested deeper than the stack goes.
    StackOverflow,
    /// `MemoryError` came at this peak: the request was refused, not killed.
    AllocationRefused,
    /// The hand-written cases fail as they do for a known mistake, which this says in words.
    LooksLikeTrap(String),
}
