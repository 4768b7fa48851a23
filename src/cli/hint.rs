//! `judge hint`: one nudge at a time.
//!
//! Owns which one is next. What was shown is remembered where the history is.

use std::fmt::Write as _;

use super::args::Hint;
use super::exit::{Exit, Failure};
use super::machine;
use super::output::{self, bank_flags, warn};
use super::text::fill;
use crate::config::Environment;
use crate::history::{self, History, Record};
use crate::model::Untrusted;

/// Hints are read best at no more than so many columns.
const WIDEST: usize = 100;

/// Shows the next hint, or all.
pub(super) fn hint(arguments: &Hint, environment: &Environment) -> Result<Exit, Failure> {
    let catalog = machine::catalog(&arguments.bank)?;
    let problem = machine::load(&catalog, &machine::find(&catalog, &arguments.problem)?)?;
    let (id, total) = (problem.id.as_str(), problem.hints.len());
    if total == 0 {
        output::print(&format!("{id} has no hints\n"))?;
        return Ok(Exit::Right);
    }
    let seen = History::read(environment.state.as_deref()).hints(id);
    let next = (seen + 1).min(total);
    let shown = if arguments.all { 1..=total } else { next..=next };
    let width = environment.width.unwrap_or(WIDEST).min(WIDEST);
    let mut text = String::new();
    for number in shown.clone() {
        let Some(hint) = number.checked_sub(1).and_then(|at| problem.hints.get(at)) else {
            continue;
        };
        let _ = writeln!(text, "hint {number} of {total}");
        let hint = Untrusted::from(hint.as_str()).to_string();
        fill(&mut text, hint.split_whitespace(), (2, 2), width);
    }
    let flags = bank_flags(&arguments.bank);
    if *shown.end() < total {
        let _ = writeln!(text, "next: judge hint {id}{flags}");
    } else if seen >= total && !arguments.all {
        let _ = writeln!(text, "that is the last one; judge hint {id}{flags} --all shows all");
    }
    output::print(&text)?;
    remember(environment, id, *shown.end());
    Ok(Exit::Right)
}

fn remember(environment: &Environment, problem: &str, number: usize) {
    let Some(folder) = &environment.state else { return };
    let record = Record::Hint { problem: problem.to_owned(), number };
    if let Err(error) = history::add(folder, &record) {
        let path = history::file(folder);
        warn(&format!("this hint will be shown again: cannot write `{}`: {error}", path.display()));
    }
}
