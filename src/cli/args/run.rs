//! The words of `judge run` and `judge batch`.
//!
//! Owns names and help texts; meaning is given by the commands.

use std::path::PathBuf;

use clap::Args;
use clap_complete::engine::ArgValueCompleter;

use super::complete::problem_or_path;
use super::{Bank, Machine, ReportFile, ReportFormat, parse_report};
use crate::engine::FailFast;
use crate::model::TimeScale;

/// `judge run`
#[expect(clippy::struct_excessive_bools, reason = "each is a flag that a person types")]
#[derive(Debug, Args)]
#[command(
    override_usage = "judge run [OPTIONS] PROBLEM [FILE]\n       judge run [OPTIONS] FILE|FOLDER...",
    after_help = "Examples:\n  judge run two_sum solution.py\n  judge run two_sum            # two_sum.py here\n  \
                        judge run two_sum.py         # the file tells the problem\n  judge run .                  # \
                        every solution below this folder\n  judge run two_sum - < solution.py\n  judge run two_sum solution.py --case 'hidden/*' --no-fail-fast\n  judge run two_sum solution.py --input 'two_sum([3, 3], 6)'"
)]
pub(in crate::cli) struct Run {
    /// A problem and its solution (`-` is standard input, default PROBLEM.py here), or files and folders
    #[arg(value_name = "WORD", required_unless_present = "problem", add = ArgValueCompleter::new(problem_or_path))]
    pub(in crate::cli) words: Vec<String>,
    /// The problem; every word is then a file or folder
    #[arg(short, long, value_name = "NAME")]
    pub(in crate::cli) problem: Option<String>,
    /// Say which rule gives each file its problem, and judge nothing
    #[arg(long)]
    pub(in crate::cli) explain: bool,
    /// Only cases whose name matches, such as sample/* (repeatable)
    #[arg(short, long, value_name = "GLOB")]
    pub(in crate::cli) case: Vec<String>,
    /// Only the samples
    #[arg(long)]
    pub(in crate::cli) samples: bool,
    /// Judge this call instead of the cases, beside the reference's answer (repeatable)
    ///
    /// Written as samples are, without the arrow: `two_sum([3, 3], 6)`; one call a line for a class; the text itself for a
    /// program. @FILE reads it from a file. The problem's validator must find it legal.
    #[arg(long, value_name = "CALL", conflicts_with_all = ["case", "samples"])]
    pub(in crate::cli) input: Vec<String>,
    /// Stop at the first failing case
    #[arg(short = 'x', long, overrides_with = "no_fail_fast")]
    pub(in crate::cli) fail_fast: bool,
    /// Run every case, whatever fails
    #[arg(long, overrides_with = "fail_fast")]
    pub(in crate::cli) no_fail_fast: bool,
    #[command(flatten)]
    pub(in crate::cli) machine: Machine,
    #[command(flatten)]
    pub(in crate::cli) bank: Bank,
    /// What is written to standard output
    #[arg(short, long, value_enum, default_value = "human")]
    pub(in crate::cli) format: ReportFormat,
    /// A further report, such as junit=judge.xml (repeatable)
    #[arg(long, value_name = "FMT=FILE", value_parser = parse_report)]
    pub(in crate::cli) report: Vec<ReportFile>,
    /// Show values and output whole
    #[arg(long)]
    pub(in crate::cli) full: bool,
    /// Show everything that cases print, on standard error
    ///
    /// Cases run one at a time. What one printed, standard output first, follows when it has been judged,
    /// not while it runs: whole, escaped, each line marked with the stream. Nothing is passed through to the
    /// terminal, and the limit on output stands. Values are shown whole too, as by --full.
    #[arg(long, conflicts_with = "jobs")]
    pub(in crate::cli) no_capture: bool,
    /// Multiply the time limit
    #[arg(long, value_name = "F", default_value = "1")]
    pub(in crate::cli) time_scale: TimeScale,
    /// Provide no names without imports (List, deque, `ListNode`, …)
    #[arg(long)]
    pub(in crate::cli) no_prelude: bool,
    /// Refuse values of a type that merely converts
    #[arg(long)]
    pub(in crate::cli) strict_types: bool,
}

impl Run {
    /// With this machine and bank, and every other flag as it is by default.
    pub(in crate::cli) fn plain(machine: Machine, bank: Bank) -> Self {
        Self {
            words: Vec::new(),
            problem: None,
            explain: false,
            case: Vec::new(),
            samples: false,
            input: Vec::new(),
            fail_fast: false,
            no_fail_fast: false,
            machine,
            bank,
            format: ReportFormat::Human,
            report: Vec::new(),
            full: false,
            no_capture: false,
            time_scale: TimeScale::ONE,
            no_prelude: false,
            strict_types: false,
        }
    }

    pub(in crate::cli) fn fail_fast(&self) -> FailFast {
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
pub(in crate::cli) struct Batch {
    /// The submissions, one JSON object per line; `-` is standard input
    pub(in crate::cli) file: PathBuf,
    /// Stop each submission at its first failing case
    #[arg(short = 'x', long, overrides_with = "no_fail_fast")]
    fail_fast: bool,
    /// Run every case of each submission, whatever fails
    #[arg(long, overrides_with = "fail_fast")]
    no_fail_fast: bool,
    #[command(flatten)]
    pub(in crate::cli) machine: Machine,
    #[command(flatten)]
    pub(in crate::cli) bank: Bank,
    /// Multiply the time limits
    #[arg(long, value_name = "F", default_value = "1")]
    pub(in crate::cli) time_scale: TimeScale,
    /// Provide no names without imports (List, deque, `ListNode`, …)
    #[arg(long)]
    pub(in crate::cli) no_prelude: bool,
}

impl Batch {
    pub(in crate::cli) fn fail_fast(&self) -> FailFast {
        fail_fast(self.fail_fast, self.no_fail_fast)
    }
}
