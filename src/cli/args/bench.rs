//! What can be typed after `judge bench`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::{Bank, Machine};
use crate::model::TimeScale;

/// `judge bench`
#[derive(Debug, Args)]
#[command(
    after_help = "Measured, not proved, and never a verdict: the exit code is 0 whatever the growth.\n\nExamples:\n  \
                        judge bench two_sum brute.py hash.py --plot\n  \
                        judge bench two_sum hash.py --state 'O(n)'\n  judge bench two_sum hash.py --format csv"
)]
pub(in crate::cli) struct Bench {
    /// The problem
    #[arg(add = super::complete::problem_names())]
    pub(in crate::cli) problem: String,
    /// Solutions, measured one after the other [default: PROBLEM.py here]
    pub(in crate::cli) file: Vec<PathBuf>,
    /// What you believe, such as "O(n log n)"; it is compared with what is measured
    #[arg(long, value_name = "CLASS")]
    pub(in crate::cli) state: Option<crate::growth::Class>,
    /// The largest size [default: the largest that the problem allows]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(1..))]
    pub(in crate::cli) max: Option<u64>,
    /// How often each size is run; the fastest run counts
    #[arg(long, value_name = "N", default_value = "5", value_parser = clap::value_parser!(u16).range(1..=100))]
    pub(in crate::cli) runs: u16,
    /// Draw the curves below the table
    #[arg(long)]
    pub(in crate::cli) plot: bool,
    /// Draw the curves into an SVG file
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) svg: Option<PathBuf>,
    /// What is written to standard output
    #[arg(short, long, value_enum, default_value = "human")]
    pub(in crate::cli) format: BenchFormat,
    /// Multiply the time limit, which ends a curve
    #[arg(long, value_name = "F", default_value = "1")]
    pub(in crate::cli) time_scale: TimeScale,
    #[command(flatten)]
    pub(in crate::cli) machine: Machine,
    #[command(flatten)]
    pub(in crate::cli) bank: Bank,
}

/// Formats of figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum BenchFormat {
    /// For people.
    Human,
    /// `judge.growth/1`.
    Json,
    /// One line for each size of each solution.
    Csv,
}
