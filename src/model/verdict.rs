//! Verdicts and the details that go with them.
//!
//! Owns their codes and words. Deciding is `engine`'s, what there is to show is `evidence`'s.

use std::fmt;

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
    /// Killed for a system call that no solution makes.
    SecurityViolation,
    /// The file cannot be judged: it does not compile, or has no entry point.
    InvalidFile,
    /// Our fault.
    JudgeError,
    /// Not run.
    Skipped,
}

impl Verdict {
    /// Every verdict.
    pub const ALL: [Self; 10] = [
        Self::Accepted,
        Self::WrongAnswer,
        Self::TimeLimit,
        Self::MemoryLimit,
        Self::OutputLimit,
        Self::RuntimeError,
        Self::SecurityViolation,
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
            Self::SecurityViolation => "SV",
            Self::InvalidFile => "CE",
            Self::JudgeError => "JE",
            Self::Skipped => "SK",
        }
    }

    /// The verdict with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|verdict| verdict.code() == code)
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
            Self::SecurityViolation => "SECURITY VIOLATION",
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
    /// WA: columns of other names, or another number of them.
    Columns = "columns",
    /// WA: tests fail on the right implementation.
    FailsReference = "fails_reference",
    /// WA: tests pass in the order of the file and fail in another.
    TestOrder = "test_order",
    /// WA: no test ran.
    NoTests = "no_tests",
    /// WA: tests accept a wrong implementation.
    Survivor = "survivor",
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
    /// SV: a system call that no solution makes.
    SystemCall = "system_call",
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
