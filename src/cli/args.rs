//! What can be typed.
//!
//! Owns names, help texts and the shape of the command line. Meaning is given by the commands.

mod bench;
mod check;
mod complete;
mod interview;
mod practice;
mod run;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::filter::Filter;
use crate::model::{Difficulty, TimeScale};
pub(super) use bench::{Bench, BenchFormat};
use check::parse_report;
pub(super) use check::{Check, Init, NoSolutions, Partition, ReportFile, ReportFormat, Service};
use complete::problem_names;
pub(super) use interview::{
    Interview, InterviewCommand, InterviewFinish, InterviewRun, InterviewStart, InterviewStatus,
};
pub(super) use practice::{Completions, Hint, History, Man};
pub(super) use run::{Batch, Run};

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
    /// Show the next hint of a problem
    Hint(Hint),
    /// Your past verdicts and times
    History(History),
    /// Measure how time and memory grow with the size of the input
    Bench(Bench),
    /// A mock interview against the clock
    Interview(Interview),
    /// Prove a problem package: is this problem right?
    Verify(Verify),
    /// Say what this machine can enforce, and how to fix what it cannot
    Doctor(Doctor),
    /// Make and maintain problem packages
    #[command(subcommand)]
    Problem(ProblemCommand),
    /// Print what makes a shell complete commands, flags and problem names
    Completions(Completions),
    /// Write the manual pages
    Man(Man),
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
    /// Only problems that pass this filter
    ///
    /// `name(two_*)`, `topic(array)`, `difficulty(easy)`, `level(junior)`, `role(backend)`, `kind(class)`,
    /// `state(new)`, `state(tried)`, `state(accepted)`, combined with `and`, `or`, `not` and parentheses. A
    /// bare word is a part of the name.
    #[arg(short = 'E', long, value_name = "EXPR", value_parser = parse_filter)]
    pub(super) filter: Option<Filter>,
    /// The order
    #[arg(long, value_enum, default_value = "name")]
    pub(super) sort: SortChoice,
    /// Tab-separated columns, never shortened
    #[arg(long, conflicts_with = "format")]
    pub(super) plain: bool,
    /// List the topics with the number of their problems
    #[arg(long, conflicts_with_all = ["plain", "format"])]
    pub(super) topics: bool,
    /// What is written
    #[arg(short, long, value_enum, default_value = "human")]
    pub(super) format: Format,
    #[command(flatten)]
    pub(super) bank: Bank,
}

/// `--sort`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum SortChoice {
    /// By name.
    Name,
    /// The easiest first.
    Level,
    /// New ones first, then tried, then accepted.
    State,
}

fn parse_filter(text: &str) -> Result<Filter, String> {
    Filter::parse(text).map_err(|error| format!("{error}\n  {}", error.hint))
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
    #[arg(add = problem_names())]
    pub(super) problem: String,
    /// Show a right solution and what there is to say about it, once yours was accepted
    #[arg(long)]
    pub(super) solution: bool,
    /// Show the solution although yours was not accepted yet
    #[arg(long, requires = "solution")]
    pub(super) spoil: bool,
    /// What is written
    #[arg(short, long, value_enum, default_value = "human")]
    pub(super) format: Format,
    #[command(flatten)]
    pub(super) bank: Bank,
}

/// `--style`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum StyleChoice {
    /// As the statement says.
    Plain,
    /// A method of a class `Solution`, in `camelCase`.
    Leetcode,
}

/// `judge new`
#[derive(Debug, Args)]
pub(super) struct New {
    /// The problem
    #[arg(add = problem_names())]
    pub(super) problem: String,
    /// Where the starter goes; `-` is standard output [default: PROBLEM.py here]
    pub(super) file: Option<PathBuf>,
    /// Overwrite a file that is there
    #[arg(long)]
    pub(super) force: bool,
    /// The form of the starter; every form is judged
    #[arg(long, value_enum, default_value = "plain")]
    pub(super) style: StyleChoice,
    /// Open the file in your editor: VISUAL, else EDITOR
    #[arg(short, long)]
    pub(super) edit: bool,
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
