//! Codes and words for details, notes and causes.
//!
//! Owns the sentences; when they are said is decided elsewhere. The codes are stable, the words are
//! not.

use std::time::Duration;

use super::clean::lossy;
use crate::event::RunContext;
use crate::model::{Cause, Detail, DifferenceKind, Kind, Note, Text, Tier, TimeScale};

/// The stable code of a note.
pub(super) fn note_code(note: &Note) -> &'static str {
    match note {
        Note::FloatForInt => "float_for_int",
        Note::IntForBool => "int_for_bool",
        Note::BoolForInt => "bool_for_int",
        Note::TupleForList => "tuple_for_list",
        Note::ListForTuple => "list_for_tuple",
        Note::EnteredThrough(_) => "entered_through",
        Note::OtherEntryPoints(_) => "other_entry_points",
        Note::PreludeUsed(_) => "prelude_used",
        Note::PrintedInsteadOfReturned => "printed_instead_of_returned",
        Note::ReturnedNone => "returned_none",
        Note::ChangedArgument(_) => "changed_argument",
        Note::WrapInList(_) => "wrap_in_list",
        Note::SameElementsOtherOrder => "same_elements_other_order",
        Note::OnlyWhitespaceDiffers => "only_whitespace_differs",
        Note::MissingModule(_) => "missing_module",
        Note::ModuleNotLoaded(_) => "module_not_loaded",
        Note::DeepRecursion => "deep_recursion",
        Note::StackOverflow => "stack_overflow",
        Note::AllocationRefused => "allocation_refused",
        Note::LooksLikeTrap(_) => "looks_like_trap",
    }
}

/// A note in plain words.
pub(super) fn note(note: &Note) -> String {
    let fixed = match note {
        Note::FloatForInt => "a float came back where an int is declared; 2.0 was read as 2",
        Note::IntForBool => "0 or 1 came back where a bool is declared; read as False or True",
        Note::BoolForInt => "a bool came back where an int is declared; read as 0 or 1",
        Note::TupleForList => "a tuple came back where a list is declared; read as a list",
        Note::ListForTuple => "a list came back where a tuple is declared; read as a tuple",
        Note::PrintedInsteadOfReturned => {
            "your function printed the answer but returned None: add `return`"
        }
        Note::ReturnedNone => "your function returned None: is a `return` missing?",
        Note::SameElementsOtherOrder => "the same elements in another order",
        Note::OnlyWhitespaceDiffers => "only white space differs",
        Note::DeepRecursion => {
            "the recursion goes as deep as the input is long: use a loop, or raise the limit with \
             `sys.setrecursionlimit`"
        }
        Note::StackOverflow => {
            "the stack ran over: calls nest deeper than memory allows, whatever the recursion \
             limit says; use a loop"
        }
        Note::AllocationRefused => {
            "memory was asked for at once that goes beyond the limit; the peak stands before it"
        }
        Note::EnteredThrough(name) => return format!("`{}` was called", lossy(name)),
        Note::OtherEntryPoints(names) => {
            return format!("the file also defines {}; not judged", list(names));
        }
        Note::PreludeUsed(names) => {
            return format!("provided without an import: {}", list(names));
        }
        Note::ChangedArgument(name) => {
            return format!("your function changed its argument `{name}`");
        }
        Note::WrapInList(class) => {
            return format!("a `{}` came back; wrap it in `list(…)`", lossy(class));
        }
        Note::LooksLikeTrap(trap) => {
            return format!("the same cases fail as for a known mistake: {trap}");
        }
        Note::ModuleNotLoaded(name) => {
            return format!(
                "`{}` cannot be loaded: in tier seccomp a program can open no file. What `import` statements name of the \
                 standard library is loaded beforehand; for anything else judge in tier landlock or better \
                 (`judge doctor` says how)",
                lossy(name)
            );
        }
        Note::MissingModule(name) => {
            return format!(
                "`{}` is not available: one file and the standard library are judged",
                lossy(name)
            );
        }
    };
    fixed.to_owned()
}

fn list(names: &[Text]) -> String {
    names.iter().map(|name| format!("`{}`", lossy(name))).collect::<Vec<_>>().join(", ")
}

/// Why an answer is wrong, where the difference does not say it by itself.
pub(super) fn wrong_because(detail: Detail) -> Option<&'static str> {
    Some(match detail {
        Detail::Type => "the type is another one",
        Detail::UnsupportedType => "what came back is not plain data",
        Detail::Order => "the elements are right, their order is not",
        Detail::Tolerance => "close, but not close enough",
        Detail::Whitespace => "only white space differs",
        Detail::MutatedArgument => "an argument was changed that must stay as it is",
        Detail::CopiedNodes => {
            "the list must be made of the nodes that were given, each once; these are others"
        }
        Detail::NoException => "an exception was expected, and none came",
        Detail::WrongException => "another exception was expected",
        Detail::CyclicResult => "the result contains itself",
        Detail::Columns => {
            "name each column as the problem asks, with `AS` where it has another name"
        }
        Detail::TooManyReads => "more elements were read than allowed",
        _ => return None,
    })
}

/// Why a file is not judged, where nothing more is known than the detail.
pub(super) fn unreadable(detail: Option<Detail>) -> &'static str {
    match detail {
        Some(Detail::Empty) => "the file is empty",
        Some(Detail::Binary) => "the file is not text: it holds NUL bytes",
        Some(Detail::TooLarge) => "the file is larger than 1 MiB",
        Some(Detail::Encoding) => "the file cannot be decoded",
        Some(Detail::CompileLimit) => {
            "compiling the file took too much time or memory, or crashed the interpreter"
        }
        _ => "the file cannot be judged",
    }
}

/// The stable code of a cause.
pub(super) fn cause_code(cause: Cause) -> &'static str {
    match cause {
        Cause::CpuKill => "cpu_kill",
        Cause::WallKill => "wall_kill",
        Cause::IdleKill => "idle_kill",
        Cause::OomKill => "oom_kill",
        Cause::StdoutKill => "stdout_kill",
        Cause::StderrKill => "stderr_kill",
    }
}

/// The stable code of a kind of difference.
pub(super) fn difference_code(kind: DifferenceKind) -> &'static str {
    match kind {
        DifferenceKind::Value => "value",
        DifferenceKind::Type => "type",
        DifferenceKind::Missing => "missing",
        DifferenceKind::Unexpected => "unexpected",
    }
}

/// What an `exit` means for this kind of problem.
pub(super) fn exit_hint(kind: &Kind) -> &'static str {
    match kind {
        Kind::Stdio(_) => "only the exit status 0 counts as success",
        _ => "`exit` ends the program before its answer is read: use `return`",
    }
}

/// What makes this run unlike an ordinary one, for the header.
pub(super) fn marks(context: &RunContext) -> Vec<String> {
    let mut marks = Vec::new();
    if context.time_scale != TimeScale::ONE {
        marks.push(format!("time x{}", context.time_scale));
    }
    match context.sandbox {
        Tier::None => marks.push("NOT SANDBOXED".to_owned()),
        Tier::Seccomp | Tier::Landlock => marks.push(format!("sandbox {}", context.sandbox)),
        Tier::Rootless | Tier::Full => {}
    }
    marks
}

/// The names of signals that programs die of.
pub(super) fn signal_name(number: i32) -> Option<&'static str> {
    Some(match number {
        libc::SIGABRT => "SIGABRT",
        libc::SIGBUS => "SIGBUS",
        libc::SIGFPE => "SIGFPE",
        libc::SIGILL => "SIGILL",
        libc::SIGINT => "SIGINT",
        libc::SIGKILL => "SIGKILL",
        libc::SIGPIPE => "SIGPIPE",
        libc::SIGSEGV => "SIGSEGV",
        libc::SIGSYS => "SIGSYS",
        libc::SIGTERM => "SIGTERM",
        libc::SIGXCPU => "SIGXCPU",
        _ => return None,
    })
}

/// A short time for people: `41 ms`, `1.4 s`.
pub(super) fn brief(time: Duration) -> String {
    let milliseconds = milliseconds(time);
    if milliseconds < 1000 {
        format!("{milliseconds} ms")
    } else {
        format!("{:.1} s", time.as_secs_f64())
    }
}

/// A time in whole milliseconds, rounded up so that nothing that ran takes none.
pub(super) fn milliseconds(time: Duration) -> u64 {
    u64::try_from(time.as_micros().div_ceil(1000)).unwrap_or(u64::MAX)
}
