//! The words of `judge hint`, `judge history`, `judge completions` and `judge man`.
//!
//! Owns names and help texts; meaning is given by the commands.

use std::path::PathBuf;

use clap::Args;

use super::complete::problem_names;
use super::{Bank, Format};

/// `judge hint`
#[derive(Debug, Args)]
pub(in crate::cli) struct Hint {
    /// The problem
    #[arg(add = problem_names())]
    pub(in crate::cli) problem: String,
    /// Show all of them
    #[arg(long)]
    pub(in crate::cli) all: bool,
    #[command(flatten)]
    pub(in crate::cli) bank: Bank,
}

/// `judge history`
#[derive(Debug, Args)]
pub(in crate::cli) struct History {
    /// Only runs of this problem
    #[arg(add = problem_names())]
    pub(in crate::cli) problem: Option<String>,
    /// The last so many
    #[arg(short = 'n', long, value_name = "N", default_value = "20")]
    pub(in crate::cli) last: usize,
    /// What is written
    #[arg(short, long, value_enum, default_value = "human")]
    pub(in crate::cli) format: Format,
    /// Add the history of another machine, a copy of its history.jsonl
    #[arg(long, value_name = "FILE", conflicts_with_all = ["problem", "format"])]
    pub(in crate::cli) import: Option<PathBuf>,
}

/// `judge completions`
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  judge completions bash > ~/.local/share/bash-completion/completions/judge\n  \
                        judge completions zsh > ~/.zfunc/_judge\n  \
                        judge completions fish > ~/.config/fish/completions/judge.fish"
)]
pub(in crate::cli) struct Completions {
    /// The shell
    #[arg(value_parser = ["bash", "elvish", "fish", "powershell", "zsh"])]
    pub(in crate::cli) shell: String,
}

/// `judge man`
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  judge man ~/.local/share/man/man1\n  judge man - | man -l -")]
pub(in crate::cli) struct Man {
    /// The folder that the pages are written to; `-` writes the first one to standard output
    pub(in crate::cli) folder: PathBuf,
}
