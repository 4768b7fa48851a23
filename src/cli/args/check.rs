//! What can be typed to `judge check` and `judge init`, and the formats of reports.
//!
//! Owns names and help texts. Meaning is given by the commands.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::{Bank, Machine};
use crate::engine::FailFast;
use crate::model::{Feedback, TimeScale};

/// `judge check`
#[expect(clippy::struct_excessive_bools, reason = "each is a flag that a person types")]
#[derive(Debug, Args)]
#[command(
    after_help = "Exit codes: 0 every solution gets the verdict it should, 1 one does not, 2 something is wrong in judge.toml \
                        or on the command line, 3 the judge could not decide, 4 nothing was selected.\n\nExamples:\n  \
                        judge check\n  judge check --changed=origin/main --report junit=judge.xml\n  \
                        judge check --partition 1/4 --no-solutions pass"
)]
pub(in crate::cli) struct Check {
    /// The repository [default: the folder of the judge.toml above, else this one]
    pub(in crate::cli) folder: Option<PathBuf>,
    /// Only solutions that changed since REF, or whose problem did, or all when judge.toml did
    #[arg(
        long,
        value_name = "REF",
        num_args = 0..=1,
        require_equals = true,
        default_missing_value = "HEAD"
    )]
    pub(in crate::cli) changed: Option<String>,
    /// Only part K of N, by a stable hash of the path
    #[arg(long, value_name = "K/N")]
    pub(in crate::cli) partition: Option<Partition>,
    /// Only what failed last time
    #[arg(long)]
    pub(in crate::cli) failed: bool,
    /// Stop a solution at its first failing case
    #[arg(short = 'x', long, overrides_with = "no_fail_fast")]
    pub(in crate::cli) fail_fast: bool,
    /// Run every case of a solution, whatever fails
    #[arg(long, overrides_with = "fail_fast")]
    pub(in crate::cli) no_fail_fast: bool,
    /// Stop after so many failing solutions
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    pub(in crate::cli) max_fail: Option<u32>,
    /// Fail when a Python file has no problem
    #[arg(long)]
    pub(in crate::cli) strict: bool,
    /// What a check without solutions comes to
    #[arg(long, value_enum, default_value = "fail", value_name = "RESULT")]
    pub(in crate::cli) no_solutions: NoSolutions,
    /// Say no more than this about hidden cases
    #[arg(long, value_enum, value_name = "LEVEL")]
    pub(in crate::cli) feedback: Option<FeedbackChoice>,
    /// Refuse problems whose observation a solution could falsify
    #[arg(long)]
    pub(in crate::cli) refuse_observed: bool,
    /// Judge everything anew
    #[arg(long)]
    pub(in crate::cli) no_cache: bool,
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
    #[arg(long, conflicts_with = "jobs")]
    pub(in crate::cli) no_capture: bool,
    /// Multiply time limits
    #[arg(long, value_name = "F", default_value = "1")]
    pub(in crate::cli) time_scale: TimeScale,
}

impl Check {
    pub(in crate::cli) fn fail_fast(&self) -> FailFast {
        match (self.fail_fast, self.no_fail_fast) {
            (true, _) => FailFast::First,
            (_, true) => FailFast::Never,
            _ => FailFast::Balanced,
        }
    }
}

/// `--partition`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::cli) struct Partition {
    /// Counted from 1.
    pub(in crate::cli) part: u32,
    pub(in crate::cli) of: u32,
}

impl std::str::FromStr for Partition {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let numbers = text
            .split_once('/')
            .and_then(|(part, of)| Some((part.parse::<u32>().ok()?, of.parse::<u32>().ok()?)));
        match numbers {
            Some((part, of)) if part >= 1 && part <= of => Ok(Self { part, of }),
            _ => Err("expected K/N with K from 1 to N, such as 1/4".to_owned()),
        }
    }
}

impl std::fmt::Display for Partition {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}/{}", self.part, self.of)
    }
}

/// `--no-solutions`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum NoSolutions {
    /// Exit code 4.
    Fail,
    /// Exit code 0.
    Pass,
}

/// `--feedback`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum FeedbackChoice {
    /// Only that a case failed.
    Verdict,
    /// Its name.
    Name,
    /// Its input and what the solution did.
    Input,
    /// Everything.
    Full,
}

impl From<FeedbackChoice> for Feedback {
    fn from(choice: FeedbackChoice) -> Self {
        match choice {
            FeedbackChoice::Verdict => Self::Verdict,
            FeedbackChoice::Name => Self::Name,
            FeedbackChoice::Input => Self::Input,
            FeedbackChoice::Full => Self::Full,
        }
    }
}

/// `judge init`
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  judge init --ci github\n  judge init --ci gitlab")]
pub(in crate::cli) struct Init {
    /// The repository [default: this folder]
    pub(in crate::cli) folder: Option<PathBuf>,
    /// Also write the file of this CI service
    #[arg(long, value_enum, value_name = "SERVICE")]
    pub(in crate::cli) ci: Option<Service>,
}

/// `--ci`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum Service {
    /// .github/workflows/judge.yml
    Github,
    /// .gitlab-ci.yml
    Gitlab,
}

/// Formats of reports on solutions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum ReportFormat {
    /// For people.
    Human,
    /// `judge.report/1`, one object
    Json,
    /// One event per line
    Ndjson,
    /// `JUnit` XML, for test reporters
    Junit,
    /// Annotations of GitHub Actions
    Github,
    /// Markdown, for the summary of a step of GitHub Actions
    Summary,
}

/// `--report FMT=FILE`.
#[derive(Clone, Debug)]
pub(in crate::cli) struct ReportFile {
    pub(in crate::cli) format: ReportFormat,
    pub(in crate::cli) path: PathBuf,
}

pub(super) fn parse_report(text: &str) -> Result<ReportFile, String> {
    let (format, path) =
        text.split_once('=').ok_or("expected FMT=FILE, such as junit=judge.xml")?;
    let format = ReportFormat::from_str(format, false).map_err(|_| {
        format!("`{format}` is no report format; there are human, json, ndjson, junit, github and summary")
    })?;
    if path.is_empty() {
        return Err("the file is missing after `=`".to_owned());
    }
    Ok(ReportFile { format, path: PathBuf::from(path) })
}
