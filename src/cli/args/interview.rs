//! What can be typed after `judge interview`.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::{Bank, DifficultyChoice, Format, Machine};

/// `judge interview`
#[derive(Debug, Args)]
#[command(
    args_conflicts_with_subcommands = true,
    after_help = "Examples:\n  judge interview --minutes 45 --topics array,graph --role backend\n  \
                        judge interview run two_sum     # judge what is written so far\n  \
                        judge interview status          # the clock, and what is solved\n  \
                        judge interview finish          # the record\n\n\
                        The same --seed and flags give the same problems from the same bank."
)]
pub(in crate::cli) struct Interview {
    #[command(subcommand)]
    pub(in crate::cli) command: Option<InterviewCommand>,
    #[command(flatten)]
    pub(in crate::cli) start: InterviewStart,
}

/// What an interview is about.
#[derive(Debug, Args)]
pub(in crate::cli) struct InterviewStart {
    /// How long it lasts
    #[arg(long, value_name = "N", default_value = "45", value_parser = clap::value_parser!(u32).range(1..=600))]
    pub(in crate::cli) minutes: u32,
    /// How many problems [default: as many as their difficulty leaves time for]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=50))]
    pub(in crate::cli) count: Option<u16>,
    /// Only problems about one of these topics (repeatable, or with commas)
    #[arg(long, value_name = "TOPIC", value_delimiter = ',')]
    pub(in crate::cli) topics: Vec<String>,
    /// Only problems that are asked for this role: backend, data, ml
    #[arg(long, value_name = "ROLE")]
    pub(in crate::cli) role: Option<String>,
    /// Only problems for this seniority: junior, mid, senior
    #[arg(long, value_name = "LEVEL")]
    pub(in crate::cli) level: Option<String>,
    /// Only problems of this difficulty
    #[arg(long, value_enum)]
    pub(in crate::cli) difficulty: Option<DifficultyChoice>,
    /// Draw the problems that this number draws [default: a new one, which is shown]
    #[arg(long, value_name = "N")]
    pub(in crate::cli) seed: Option<u32>,
    #[command(flatten)]
    pub(in crate::cli) place: InterviewPlace,
    #[command(flatten)]
    pub(in crate::cli) bank: Bank,
}

/// Where an interview is.
#[derive(Debug, Args)]
pub(in crate::cli) struct InterviewPlace {
    /// The folder of the interview
    #[arg(long, value_name = "DIR", default_value = "interview")]
    pub(in crate::cli) dir: PathBuf,
}

/// `judge interview …`
#[derive(Debug, Subcommand)]
pub(in crate::cli) enum InterviewCommand {
    /// Judge what is written so far, and keep the attempt
    Run(InterviewRun),
    /// The clock, and what is solved
    Status(InterviewStatus),
    /// Stop the clock until `resume`
    Pause(InterviewPlace),
    /// Let the clock go on
    Resume(InterviewPlace),
    /// End it and show the record
    Finish(InterviewFinish),
}

/// `judge interview run`
#[derive(Debug, Args)]
pub(in crate::cli) struct InterviewRun {
    /// The problem [default: every one whose file changed since it was last judged]
    pub(in crate::cli) problem: Option<String>,
    #[command(flatten)]
    pub(in crate::cli) place: InterviewPlace,
    #[command(flatten)]
    pub(in crate::cli) machine: Machine,
    #[command(flatten)]
    pub(in crate::cli) bank: Bank,
}

/// `judge interview status`
#[derive(Debug, Args)]
pub(in crate::cli) struct InterviewStatus {
    /// What is written
    #[arg(short, long, value_enum, default_value = "human")]
    pub(in crate::cli) format: Format,
    #[command(flatten)]
    pub(in crate::cli) place: InterviewPlace,
}

/// `judge interview finish`
#[derive(Debug, Args)]
pub(in crate::cli) struct InterviewFinish {
    /// Do not measure how the solutions grow
    #[arg(long)]
    pub(in crate::cli) no_bench: bool,
    /// What is written
    #[arg(short, long, value_enum, default_value = "human")]
    pub(in crate::cli) format: Format,
    #[command(flatten)]
    pub(in crate::cli) place: InterviewPlace,
    #[command(flatten)]
    pub(in crate::cli) machine: Machine,
    #[command(flatten)]
    pub(in crate::cli) bank: Bank,
}
