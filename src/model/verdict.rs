//! What happened on a case and how it is judged.
//!
//! Owns verdicts, their detail codes and the evidence that goes with them. Deciding is `engine`'s,
//! wording is `report`'s.

use std::fmt;
use std::time::Duration;

use super::{CaseId, MemorySize, Text, Untrusted, Value};

/// The one-word judgement of a case or of a submission.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// Right, within the limits.
    Accepted,
    /// A value arrived, and it is not the right one.
    WrongAnswer,
    /// Too slow, or idle for too long.
    TimeLimit,
    /// More memory than allowed.
    MemoryLimit,
    /// More output than allowed.
    OutputLimit,
    /// An exception, an exit, a signal, or no answer.
    RuntimeError,
    /// The file cannot be judged: it does not compile, or has no entry point.
    InvalidFile,
    /// Our fault.
    JudgeError,
    /// Not run.
    Skipped,
}

impl Verdict {
    /// Every verdict.
    pub const ALL: [Self; 9] = [
        Self::Accepted,
        Self::WrongAnswer,
        Self::TimeLimit,
        Self::MemoryLimit,
        Self::OutputLimit,
        Self::RuntimeError,
        Self::InvalidFile,
        Self::JudgeError,
        Self::Skipped,
    ];

    /// The code of machine formats.
    pub fn code(self) -> &'static str {
        match self {
            Self::Accepted => "AC",
            Self::WrongAnswer => "WA",
            Self::TimeLimit => "TLE",
            Self::MemoryLimit => "MLE",
            Self::OutputLimit => "OLE",
            Self::RuntimeError => "RE",
            Self::InvalidFile => "CE",
            Self::JudgeError => "JE",
            Self::Skipped => "SK",
        }
    }

    /// The words of human formats.
    pub fn words(self) -> &'static str {
        match self {
            Self::Accepted => "ACCEPTED",
            Self::WrongAnswer => "WRONG ANSWER",
            Self::TimeLimit => "TIME LIMIT EXCEEDED",
            Self::MemoryLimit => "MEMORY LIMIT EXCEEDED",
            Self::OutputLimit => "OUTPUT LIMIT EXCEEDED",
            Self::RuntimeError => "RUNTIME ERROR",
            Self::InvalidFile => "INVALID FILE",
            Self::JudgeError => "JUDGE ERROR",
            Self::Skipped => "SKIPPED",
        }
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

macro_rules! details {
    ($($(#[$doc:meta])* $name:ident = $code:literal,)*) => {
        /// Why a verdict was given; the codes are stable.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Detail {
            $($(#[$doc])* $name,)*
        }

        impl Detail {
            /// Every detail.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The code of machine formats.
            pub fn code(self) -> &'static str {
                match self {
                    $(Self::$name => $code,)*
                }
            }
        }
    };
}

details! {
    /// WA: another value.
    Value = "value",
    /// WA: a value of another type.
    Type = "type",
    /// WA: something that is not plain data.
    UnsupportedType = "unsupported_type",
    /// WA: equal if the order were ignored.
    Order = "order",
    /// WA: numbers that are close, but not close enough.
    Tolerance = "tolerance",
    /// WA: output that differs in white space only.
    Whitespace = "whitespace",
    /// WA: an argument was changed.
    MutatedArgument = "mutated_argument",
    /// WA: the nodes of the input had to come back, and others did.
    CopiedNodes = "copied_nodes",
    /// WA: an exception was expected.
    NoException = "no_exception",
    /// WA: another exception was expected.
    WrongException = "wrong_exception",
    /// WA: the result contains itself.
    CyclicResult = "cyclic_result",
    /// WA: more elements were read than allowed.
    TooManyReads = "too_many_reads",
    /// WA: `check.py` says so.
    Checker = "checker",
    /// TLE: CPU time.
    Cpu = "cpu",
    /// TLE: the wall-clock backstop.
    Wall = "wall",
    /// TLE: nothing ran for a long time.
    Idle = "idle",
    /// MLE: stopped for its memory.
    MemoryLimit = "limit",
    /// MLE: Python's `MemoryError`.
    MemoryError = "memory_error",
    /// OLE: standard output.
    Stdout = "stdout",
    /// OLE: standard error.
    Stderr = "stderr",
    /// OLE: the result has too many bytes or elements.
    ResultSize = "result_size",
    /// OLE: the result nests too deep.
    ResultDepth = "result_depth",
    /// RE: an exception that nobody caught.
    Exception = "exception",
    /// RE: the recursion limit.
    Recursion = "recursion",
    /// RE: the program ended itself before it answered, or with a status other than zero.
    Exit = "exit",
    /// RE: a signal.
    Signal = "signal",
    /// RE: it ended without an answer.
    NoResult = "no_result",
    /// RE: it wrote something else to the result channel.
    Protocol = "protocol",
    /// CE: it does not parse.
    Syntax = "syntax",
    /// CE: it cannot be decoded.
    Encoding = "encoding",
    /// CE: nothing is in it.
    Empty = "empty",
    /// CE: it is not text.
    Binary = "binary",
    /// CE: larger than 1 MiB.
    TooLarge = "too_large",
    /// CE: it uses what the problem forbids.
    Forbidden = "forbidden",
    /// CE: compiling took too much time or memory, or crashed the interpreter.
    CompileLimit = "compile_limit",
    /// CE: no function or class of the right name.
    NoEntryPoint = "no_entry_point",
    /// CE: another number of parameters.
    Arity = "arity",
    /// JE: the sandbox failed.
    Sandbox = "sandbox",
    /// JE: the interpreter failed.
    Interpreter = "interpreter",
    /// JE: `check.py` failed.
    CheckerFailed = "checker_failed",
    /// JE: the problem package is broken.
    Package = "package",
    /// SK: an earlier case failed.
    FailFast = "fail_fast",
    /// SK: the CPU budget of the submission is used up.
    Budget = "budget",
}

/// A limit or a failure, recorded at the moment it was noticed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Cause {
    /// Killed at 1.5 x the CPU limit.
    CpuKill,
    /// Killed at the wall-clock backstop.
    WallKill,
    /// Killed because nothing ran.
    IdleKill,
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
}

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
    /// Another length.
    Length,
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
    /// Recursion on a long input.
    DeepRecursion,
    /// The failing hand-written cases are exactly those of one reference.
    LooksLikeTrap(String),
    /// `MemoryError` came at this peak: the request was refused, not killed.
    AllocationRefused,
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
