//! `judge history`: past verdicts and times.
//!
//! Owns the table, dates and the import. What is kept, and where, is `history`'s.

use std::path::Path;

use super::args::{self, Format};
use super::exit::{Exit, Failure, FailureKind};
use super::output::{self, dot, json_line, warn};
use super::text::table;
use crate::config::Environment;
use crate::history::{History, Record, Run, add, file};
use crate::model::Untrusted;

/// Shows the last runs, or adds those of another machine.
pub(super) fn history(
    arguments: &args::History,
    environment: &Environment,
) -> Result<Exit, Failure> {
    let Some(folder) = environment.state.as_deref() else {
        let failure = Failure::usage("there is no place for a history");
        return Err(failure.with_hint("set HOME, XDG_STATE_HOME or JUDGE_STATE".to_owned()));
    };
    if let Some(from) = &arguments.import {
        return import(from, folder);
    }
    let history = History::read(Some(folder));
    if history.broken > 0 {
        let path = file(folder);
        warn(&format!(
            "{} lines of `{}` make no sense and are passed over",
            history.broken,
            path.display()
        ));
    }
    let wanted = arguments.problem.as_ref().map(|name| name.to_lowercase().replace('-', "_"));
    let is_wanted = |run: &&Run| wanted.as_ref().is_none_or(|name| run.problem == *name);
    let runs: Vec<&Run> = history.runs.iter().filter(is_wanted).collect();
    if runs.is_empty() {
        let what = wanted.map(|name| format!(" of `{name}`")).unwrap_or_default();
        return Err(Failure {
            kind: FailureKind::Nothing,
            message: format!("no run{what} is remembered"),
            hint: Some("every `judge run` is, one line in history.jsonl".to_owned()),
        });
    }
    let last = runs.get(runs.len().saturating_sub(arguments.last)..).unwrap_or_default();
    let text = match arguments.format {
        Format::Json => last.iter().map(json_line).collect::<Result<String, _>>()?,
        Format::Human => {
            table(&rows(last), environment.width)
                + &summary(&history, &runs, wanted.as_deref(), (environment, folder))
        }
    };
    output::print(&text)?;
    Ok(Exit::Right)
}

fn rows(runs: &[&Run]) -> Vec<Vec<String>> {
    let head = ["WHEN (UTC)", "PROBLEM", "VERDICT", "CASES", "SLOWEST", "FILE"]
        .map(str::to_owned)
        .to_vec();
    let row = |run: &&Run| {
        let plain = |text: &str| Untrusted::from(text).to_string();
        vec![
            date(run.time),
            plain(&run.problem),
            plain(&run.verdict),
            format!("{}/{}", run.passed, run.all),
            format!("{} ms", run.slowest_ms),
            plain(&run.file),
        ]
    };
    std::iter::once(head).chain(runs.iter().map(row)).collect()
}

fn summary(
    history: &History,
    runs: &[&Run],
    problem: Option<&str>,
    (environment, folder): (&Environment, &Path),
) -> String {
    let dot = dot(environment);
    let noun = if runs.len() == 1 { "run" } else { "runs" };
    let best = problem.and_then(|problem| history.best(problem));
    let best = best.map(|best| format!(" {dot} best {best} ms")).unwrap_or_default();
    format!("{} {noun}{best} {dot} {}\n", runs.len(), file(folder).display())
}

/// Adds what is not there yet; lines that make no sense are left out.
fn import(from: &Path, folder: &Path) -> Result<Exit, Failure> {
    let shown = from.display();
    let bytes = std::fs::read(from)
        .map_err(|error| Failure::usage(format!("cannot read `{shown}`: {error}")))?;
    let own = History::read(Some(folder));
    let (mut added, mut known, mut broken) = (0, 0, 0);
    for line in bytes.split(|byte| *byte == b'\n').filter(|line| !line.trim_ascii().is_empty()) {
        match serde_json::from_slice::<Record>(line) {
            Ok(Record::Run(run)) if own.runs.contains(&run) => known += 1,
            Ok(record) => {
                add(folder, &record).map_err(|error| {
                    Failure::usage(format!("cannot write `{}`: {error}", file(folder).display()))
                })?;
                added += 1;
            }
            Err(_) => broken += 1,
        }
    }
    output::print(&format!("added {added}, {known} were there, {broken} make no sense\n"))?;
    Ok(Exit::Right)
}

/// `2026-11-30 21:07`, in UTC.
fn date(seconds: u64) -> String {
    let (days, rest) = (seconds / 86_400, seconds % 86_400);
    // Howard Hinnant, "chrono-compatible low-level date algorithms": days since 0000-03-01.
    let days = days + 719_468;
    let era = days / 146_097;
    let of_era = days % 146_097;
    let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * of_year + 2) / 153;
    let day = of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    let year = year_of_era + era * 400 + u64::from(month <= 2);
    format!("{year:04}-{month:02}-{day:02} {:02}:{:02}", rest / 3_600, rest % 3_600 / 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_those_of_the_calendar() {
        for (seconds, expected) in [
            (0, "1970-01-01 00:00"),
            (951_782_399, "2000-02-28 23:59"),
            (951_868_740, "2000-02-29 23:59"),
            (1_796_072_820, "2026-11-30 21:07"),
            (4_107_542_400, "2100-03-01 00:00"),
        ] {
            assert_eq!(date(seconds), expected);
        }
    }
}
