//! What can be typed.
//!
//! Owns names, help texts and the shape of the command line. Meaning is given by the commands.

mod bench;
mod check;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::engine::FailFast;
use crate::model::{Difficulty, TimeScale};
pub(super) use bench::{Bench, BenchFormat};
use check::parse_report;
pub(super) use check::{Check, Init, NoSolutions, Partition, ReportFile, ReportFormat, Service};

/// Judges Python solutions of coding problems in a sandbox and says what is wrong.
#[derive(Debug, Parser)]
#[command(name = "judge", version, propagate_version = true, disable_help_subcommand = true)]
#[command(
    after_help = "Exit codes: 0 right, 1 not right, 2 wrong usage, 3 the judge could not decide, \
                        4 nothing selected."
)]
pub(super) struct Arguments {
    #[command(subcommand)]
    pub(super) command: Command,
}

/// One command each.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Judge a solution: is my code right?
    Run(Run),
    /// Judge every solution of a repository: is it still right?
    Check(Check),
    /// Write judge.toml and the CI file of a repository
    Init(Init),
    /// Judge a stream of submissions: a line of JSON each way
    Batch(Batch),
    /// List the problems
    List(List),
    /// Show the statement, samples and limits of a problem
    Show(Show),
    /// Write a starter file for a problem
    New(New),
    /// Measure how time and memory grow with the size of the input
    Bench(Bench),
    /// Prove a problem package: is this problem right?
    Verify(Verify),
    /// Say what this machine can enforce, and how to fix what it cannot
    Doctor(Doctor),
    /// Make and maintain problem packages
    #[command(subcommand)]
    Problem(ProblemCommand),
}

/// `judge problem …`
#[derive(Debug, Subcommand)]
pub(super) enum ProblemCommand {
    /// Write the skeleton of a new problem package
    New(ProblemNew),
    /// Derive the time limit and fix the generated cases in problem.lock
    Lock(ProblemLock),
}

/// Where problems come from.
#[derive(Clone, Debug, Args)]
pub(super) struct Bank {
    /// A folder of problem packages, or one package; wins over the built-in bank
    #[arg(long, value_name = "DIR")]
    pub(super) problems: Vec<PathBuf>,
}

/// How programs are run.
#[derive(Clone, Debug, Args)]
pub(super) struct Machine {
    /// The interpreter: a path or a command
    #[arg(long, value_name = "PATH")]
    pub(super) python: Option<String>,
    /// How programs are shut off; `auto` takes the strongest that works here, never `none`
    #[arg(long, value_enum, default_value = "auto", value_name = "TIER")]
    pub(super) sandbox: SandboxChoice,
    /// Where a case's process comes from; both give the same verdicts
    #[arg(long, value_enum, default_value = "fork")]
    pub(super) runner: RunnerChoice,
    /// How many cases run at once [default: the number of processors]
    #[arg(short, long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub(super) jobs: Option<u16>,
}

/// `--runner`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum RunnerChoice {
    /// Fork a warm interpreter that has compiled the submission.
    Fork,
    /// Start an interpreter for every case.
    Exec,
}

/// `--sandbox`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum SandboxChoice {
    /// The strongest of the others that works, but for `none`.
    Auto,
    /// As root: namespaces, a private root, a user of its own, filters.
    Full,
    /// As anybody: the same inside a user namespace.
    Rootless,
    /// No namespaces: filters on system calls and on files.
    Landlock,
    /// A filter on system calls; no file can be opened.
    Seccomp,
    /// Limits only; reports are marked.
    None,
}

/// `judge run`
#[expect(clippy::struct_excessive_bools, reason = "each is a flag that a person types")]
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  judge run two_sum solution.py\n  judge run two_sum            # two_sum.py here\n  \
                        judge run two_sum - < solution.py\n  judge run two_sum solution.py --case 'hidden/*' --no-fail-fast\n  judge run two_sum solution.py --input 'two_sum([3, 3], 6)'"
)]
pub(super) struct Run {
    /// The problem
    pub(super) problem: String,
    /// The solution; `-` is standard input [default: PROBLEM.py here]
    pub(super) file: Option<PathBuf>,
    /// Only cases whose name matches, such as sample/* (repeatable)
    #[arg(short, long, value_name = "GLOB")]
    pub(super) case: Vec<String>,
    /// Only the samples
    #[arg(long)]
    pub(super) samples: bool,
    /// Judge this call instead of the cases, beside the reference's answer (repeatable)
    ///
    /// Written as samples are, without the arrow: `two_sum([3, 3], 6)`; one call a line for a class; the text itself for a
    /// program. @FILE reads it from a file. The problem's validator must find it legal.
    #[arg(long, value_name = "CALL", conflicts_with_all = ["case", "samples"])]
    pub(super) input: Vec<String>,
    /// Stop at the first failing case
    #[arg(short = 'x', long, overrides_with = "no_fail_fast")]
    pub(super) fail_fast: bool,
    /// Run every case, whatever fails
    #[arg(long, overrides_with = "fail_fast")]
    pub(super) no_fail_fast: bool,
    #[command(flatten)]
    pub(super) machine: Machine,
    #[command(flatten)]
    pub(super) bank: Bank,
    /// What is written to standard output
    #[arg(short, long, value_enum, default_value = "human")]
    pub(super) format: ReportFormat,
    /// A further report, such as junit=judge.xml (repeatable)
    #[arg(long, value_name = "FMT=FILE", value_parser = parse_report)]
    pub(super) report: Vec<ReportFile>,
    /// Show values and output whole
    #[arg(long)]
    pub(super) full: bool,
    /// Show everything that cases print, on standard error
    ///
    /// Cases run one at a time. What one printed, standard output first, follows when it has been judged,
    /// not while it runs: whole, escaped, each line marked with the stream. Nothing is passed through to the
    /// terminal, and the limit on output stands. Values are shown whole too, as by --full.
    #[arg(long, conflicts_with = "jobs")]
    pub(super) no_capture: bool,
    /// Multiply the time limit
    #[arg(long, value_name = "F", default_value = "1")]
    pub(super) time_scale: TimeScale,
    /// Provide no names without imports (List, deque, `ListNode`, …)
    #[arg(long)]
    pub(super) no_prelude: bool,
    /// Refuse values of a type that merely converts
    #[arg(long)]
    pub(super) strict_types: bool,
}

impl Run {
    pub(super) fn fail_fast(&self) -> FailFast {
        fail_fast(self.fail_fast, self.no_fail_fast)
    }
}

fn fail_fast(first: bool, never: bool) -> FailFast {
    match (first, never) {
        (true, _) => FailFast::First,
        (_, true) => FailFast::Never,
        _ => FailFast::Balanced,
    }
}

/// `judge batch`
#[derive(Debug, Args)]
#[command(
    after_help = "Each line of the input is {\"id\": …, \"problem\": \"two_sum\", \"source\": \"…\"}; each line of \
                        the output answers one, in the same order.\nExit codes: 0 every submission was judged, whatever \
                        its verdict; 2 a line is no submission; 3 one could not be decided; 4 there are none.\n\n\
                        Examples:\n  judge batch submissions.jsonl > verdicts.jsonl\n  generate | judge batch --no-fail-fast -"
)]
pub(super) struct Batch {
    /// The submissions, one JSON object per line; `-` is standard input
    pub(super) file: PathBuf,
    /// Stop each submission at its first failing case
    #[arg(short = 'x', long, overrides_with = "no_fail_fast")]
    fail_fast: bool,
    /// Run every case of each submission, whatever fails
    #[arg(long, overrides_with = "fail_fast")]
    no_fail_fast: bool,
    #[command(flatten)]
    pub(super) machine: Machine,
    #[command(flatten)]
    pub(super) bank: Bank,
    /// Multiply the time limits
    #[arg(long, value_name = "F", default_value = "1")]
    pub(super) time_scale: TimeScale,
    /// Provide no names without imports (List, deque, `ListNode`, …)
    #[arg(long)]
    pub(super) no_prelude: bool,
}

impl Batch {
    pub(super) fn fail_fast(&self) -> FailFast {
        fail_fast(self.fail_fast, self.no_fail_fast)
    }
}

/// Formats of lists, statements and findings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// For people.
    Human,
    /// For programs.
    Json,
}

/// `judge list`
#[derive(Debug, Args)]
pub(super) struct List {
    /// Only problems whose name or title contains this
    pub(super) text: Option<String>,
    /// Only problems about this topic (repeatable: all must hold)
    #[arg(short, long)]
    pub(super) topic: Vec<String>,
    /// Only problems of this difficulty
    #[arg(short, long, value_enum)]
    pub(super) difficulty: Option<DifficultyChoice>,
    /// What is written
    #[arg(short, long, value_enum, default_value = "human")]
    pub(super) format: Format,
    #[command(flatten)]
    pub(super) bank: Bank,
}

/// `--difficulty`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum DifficultyChoice {
    /// A first exercise.
    Easy,
    /// An ordinary interview question.
    Medium,
    /// A long or tricky one.
    Hard,
}

impl From<DifficultyChoice> for Difficulty {
    fn from(choice: DifficultyChoice) -> Self {
        match choice {
            DifficultyChoice::Easy => Self::Easy,
            DifficultyChoice::Medium => Self::Medium,
            DifficultyChoice::Hard => Self::Hard,
        }
    }
}

/// `judge show`
#[derive(Debug, Args)]
pub(super) struct Show {
    /// The problem
    pub(super) problem: String,
    /// What is written
    #[arg(short, long, value_enum, default_value = "human")]
    pub(super) format: Format,
    #[command(flatten)]
    pub(super) bank: Bank,
}

/// `judge new`
#[derive(Debug, Args)]
pub(super) struct New {
    /// The problem
    pub(super) problem: String,
    /// Where the starter goes; `-` is standard output [default: PROBLEM.py here]
    pub(super) file: Option<PathBuf>,
    /// Overwrite a file that is there
    #[arg(long)]
    pub(super) force: bool,
    #[command(flatten)]
    pub(super) bank: Bank,
}

/// `judge verify`
#[derive(Debug, Args)]
pub(super) struct Verify {
    /// Problems or package folders [default: every problem]
    pub(super) problem: Vec<String>,
    /// Also change accepted references bit by bit and see that the cases notice
    #[arg(long)]
    pub(super) full: bool,
    /// Show which case kills which reference
    #[arg(long)]
    pub(super) matrix: bool,
    /// What is written
    #[arg(short, long, value_enum, default_value = "human")]
    pub(super) format: Format,
    #[command(flatten)]
    pub(super) machine: Machine,
    #[command(flatten)]
    pub(super) bank: Bank,
}

/// `judge doctor`
#[derive(Debug, Args)]
#[command(
    after_help = "Exit codes: 0 when `judge run` with the same flags can judge here, 3 when it cannot; warnings \
                        change nothing.\nWith --attack: 0 when every program gets what is stated, 1 when one does \
                        not.\n\nExamples:\n  judge doctor                    # paste this into a bug report\n  \
                        judge doctor --attack           # some minutes\n  \
                        judge doctor --attack A1 F fork_bomb --sandbox landlock"
)]
pub(super) struct Doctor {
    /// Judge the hostile programs that judge carries: all, or rows (A1), groups (A), parts of names
    #[arg(long, value_name = "ROW", num_args = 0..)]
    pub(super) attack: Option<Vec<String>>,
    /// Multiply the time limits of the hostile programs, on a slow machine
    #[arg(long, value_name = "F", default_value = "1", requires = "attack")]
    pub(super) time_scale: TimeScale,
    /// What is written
    #[arg(short, long, value_enum, default_value = "human")]
    pub(super) format: Format,
    #[command(flatten)]
    pub(super) machine: Machine,
}

/// `judge problem new`
#[derive(Debug, Args)]
pub(super) struct ProblemNew {
    /// The name of the new problem: lower case with underscores
    pub(super) name: String,
    /// What the candidate writes
    #[arg(long, value_enum, default_value = "function")]
    pub(super) kind: KindChoice,
    /// The folder that the package folder is made in
    #[arg(long, value_name = "DIR", default_value = "problems")]
    pub(super) into: PathBuf,
}

/// `--kind`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum KindChoice {
    /// A function.
    Function,
    /// A class.
    Class,
    /// A program.
    Stdio,
    /// A function that returns an iterator.
    Iterator,
    /// A query for `SQLite`.
    Sql,
    /// A file of tests.
    Mutants,
}

/// `judge problem lock`
#[derive(Debug, Args)]
pub(super) struct ProblemLock {
    /// Problems or package folders; they must be on disk
    #[arg(required = true)]
    pub(super) problem: Vec<String>,
    /// Keep the time limit that is locked: only cases and traps are fixed anew
    #[arg(long)]
    pub(super) keep_limit: bool,
    #[command(flatten)]
    pub(super) machine: Machine,
    #[command(flatten)]
    pub(super) bank: Bank,
}
