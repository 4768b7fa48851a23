//! `judge list`: the problems that can be named.
//!
//! Owns the filters and the table; `problem.toml` alone is read.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::args::{Format, List, SortChoice};
use super::exit::{Exit, Failure, FailureKind};
use super::machine;
use super::output::{self, dot, json_line, warn};
use super::text::table;
use crate::catalog::{Summary, suggestion};
use crate::config::Environment;
use crate::filter::{Field, folded};
use crate::history::{History, State};
use crate::model::{Difficulty, Untrusted};

/// Lists the problems that were asked for.
pub(super) fn list(arguments: &List, environment: &Environment) -> Result<Exit, Failure> {
    let catalog = machine::catalog(&arguments.bank)?;
    machine::warn_of_misnamed(&catalog);
    let mut known = Vec::new();
    let mut broken = 0;
    for (id, summary) in catalog.summaries() {
        match summary {
            Ok(summary) => known.push(summary),
            Err(error) => {
                // The first line holds the place; `judge show` prints the rest.
                let message = error.to_string();
                let message = message.lines().next().unwrap_or_default();
                warn(&format!("`{id}` is not listed: {}", Untrusted::from(message)));
                broken += 1;
            }
        }
    }
    let history = History::read(environment.state.as_deref());
    let filter = Filter::new(arguments, &known)?;
    let mut found: Vec<_> =
        known.iter().filter(|summary| filter.admits(summary, &history)).collect();
    if found.is_empty() {
        return Err(nothing(known.len()));
    }
    sort(&mut found, arguments.sort, &history);
    let all = known.len() + broken;
    let text = match arguments.format {
        _ if arguments.topics => topics(&found),
        _ if arguments.plain => plain(&found, &history),
        Format::Json => {
            let lines = found.iter().map(|summary| json_line(&entry(summary, &history)));
            lines.collect::<Result<String, _>>()?
        }
        Format::Human => {
            let rows = table(&rows(&found, &history), environment.width);
            let dot = dot(environment);
            let shown = found.len();
            let noun = if all == 1 { "problem" } else { "problems" };
            let accepted = known.iter().filter(|summary| is_accepted(summary, &history)).count();
            let accepted =
                if accepted == 0 { String::new() } else { format!(" {dot} {accepted} accepted") };
            format!(
                "{rows}{shown} of {all} {noun}{accepted} {dot} judge show NAME for a statement\n"
            )
        }
    };
    output::print(&text)?;
    Ok(Exit::Right)
}

fn is_accepted(summary: &Summary, history: &History) -> bool {
    history.state(summary.id.as_str()) == State::Accepted
}

fn sort(found: &mut [&Summary], by: SortChoice, history: &History) {
    match by {
        SortChoice::Name => {}
        SortChoice::Level => found.sort_by_key(|summary| summary.difficulty),
        SortChoice::State => found.sort_by_key(|summary| history.state(summary.id.as_str())),
    }
}

/// Each topic with the number of its problems.
fn topics(found: &[&Summary]) -> String {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for topic in found.iter().flat_map(|summary| &summary.topics) {
        *counts.entry(topic).or_default() += 1;
    }
    let line = |(topic, count): (&str, usize)| format!("{count:>5}  {}\n", Untrusted::from(topic));
    counts.into_iter().map(line).collect()
}

/// Columns for programs: name, state, difficulty, level, kind, topics, roles, title.
fn plain(found: &[&Summary], history: &History) -> String {
    let line = |summary: &&Summary| {
        let cells = [
            summary.id.to_string(),
            history.state(summary.id.as_str()).as_str().to_owned(),
            summary.difficulty.as_str().to_owned(),
            summary.level.clone(),
            summary.kind.to_owned(),
            summary.topics.join(","),
            summary.roles.join(","),
            summary.title.clone(),
        ];
        cells.map(|cell| Untrusted::from(cell.as_str()).to_string()).join("\t") + "\n"
    };
    found.iter().map(line).collect()
}

fn nothing(known: usize) -> Failure {
    let message = format!("none of {known} problems matches");
    let hint = "`judge list` shows every problem".to_owned();
    Failure { kind: FailureKind::Nothing, message, hint: Some(hint) }
}

/// What was asked for.
struct Filter<'a> {
    text: String,
    topics: Vec<String>,
    difficulty: Option<Difficulty>,
    expression: Option<&'a crate::filter::Filter>,
}

impl<'a> Filter<'a> {
    /// A topic that no problem has is a mistake.
    fn new(arguments: &'a List, known: &[Summary]) -> Result<Self, Failure> {
        let all: BTreeSet<&str> =
            known.iter().flat_map(|summary| &summary.topics).map(String::as_str).collect();
        let topics: Vec<_> = arguments.topic.iter().map(|topic| folded(topic)).collect();
        for (topic, folded_topic) in arguments.topic.iter().zip(&topics) {
            if !all.iter().any(|other| folded(other) == *folded_topic) {
                let failure = Failure::usage(format!("no problem has the topic `{topic}`"));
                return Err(failure.with_hint(suggestion(topic, all)));
            }
        }
        let asked = arguments.filter.iter().flat_map(|filter| filter.asked(Field::Topic));
        for topic in asked.filter(|topic| !topic.contains(['*', '?'])) {
            if !all.iter().any(|other| folded(other) == topic) {
                let failure = Failure::usage(format!("no problem has the topic `{topic}`"));
                return Err(failure.with_hint(suggestion(topic, all)));
            }
        }
        let text = arguments.text.as_deref().map(folded).unwrap_or_default();
        let difficulty = arguments.difficulty.map(Difficulty::from);
        Ok(Self { text, topics, difficulty, expression: arguments.filter.as_ref() })
    }

    fn admits(&self, summary: &Summary, history: &History) -> bool {
        let values = |field| values(summary, field, history);
        let has = |wanted: &String| summary.topics.iter().any(|topic| folded(topic) == *wanted);
        let named =
            summary.id.as_str().contains(&self.text) || folded(&summary.title).contains(&self.text);
        named
            && self.topics.iter().all(has)
            && self.difficulty.is_none_or(|difficulty| summary.difficulty == difficulty)
            && self.expression.is_none_or(|filter| filter.admits(&values))
    }
}

/// What a problem has of a field.
fn values(summary: &Summary, field: Field, history: &History) -> Vec<String> {
    match field {
        Field::Name => vec![summary.id.to_string()],
        Field::Topic => summary.topics.clone(),
        Field::Difficulty => vec![summary.difficulty.as_str().to_owned()],
        Field::Level => vec![summary.level.clone()],
        Field::Role => summary.roles.clone(),
        Field::Kind => vec![summary.kind.to_owned()],
        Field::State => vec![history.state(summary.id.as_str()).as_str().to_owned()],
    }
}

fn rows(found: &[&Summary], history: &History) -> Vec<Vec<String>> {
    let head =
        ["STATE", "NAME", "TITLE", "LEVEL", "TOPICS", "KIND", "BEST"].map(str::to_owned).to_vec();
    let row = |summary: &&Summary| {
        let plain = |text: &str| Untrusted::from(text).to_string();
        let best = history.best(summary.id.as_str());
        vec![
            history.state(summary.id.as_str()).as_str().to_owned(),
            summary.id.to_string(),
            plain(&summary.title),
            summary.difficulty.as_str().to_owned(),
            plain(&summary.topics.join(", ")),
            summary.kind.to_owned(),
            best.map_or_else(|| "-".to_owned(), |best| format!("{best} ms")),
        ]
    };
    std::iter::once(head).chain(found.iter().map(row)).collect()
}

/// One line of `--format json`.
#[derive(Debug, Serialize)]
struct Entry<'a> {
    id: &'a str,
    title: &'a str,
    difficulty: &'static str,
    level: &'a str,
    topics: &'a [String],
    roles: &'a [String],
    kind: &'static str,
    state: &'static str,
    best_ms: Option<u64>,
}

fn entry<'a>(summary: &'a Summary, history: &History) -> Entry<'a> {
    Entry {
        id: summary.id.as_str(),
        title: &summary.title,
        difficulty: summary.difficulty.as_str(),
        level: &summary.level,
        topics: &summary.topics,
        roles: &summary.roles,
        kind: summary.kind,
        state: history.state(summary.id.as_str()).as_str(),
        best_ms: history.best(summary.id.as_str()),
    }
}
