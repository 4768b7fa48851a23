//! `judge list`: the problems that can be named.
//!
//! Owns the filters and the table; `problem.toml` alone is read.

use std::collections::BTreeSet;

use serde::Serialize;

use super::args::{Format, List};
use super::exit::{Exit, Failure, FailureKind};
use super::machine;
use super::output::{self, dot, json_line, warn};
use super::text::table;
use crate::catalog::{Summary, suggestion};
use crate::config::Environment;
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
    let filter = Filter::new(arguments, &known)?;
    let found: Vec<_> = known.iter().filter(|summary| filter.admits(summary)).collect();
    if found.is_empty() {
        return Err(nothing(known.len()));
    }
    match arguments.format {
        Format::Json => {
            let lines: Result<Vec<_>, _> =
                found.iter().map(|summary| json_line(&entry(summary))).collect();
            output::print(&lines?.concat())?;
        }
        Format::Human => {
            let (shown, all) = (found.len(), known.len() + broken);
            let rows = table(&rows(&found), environment.width);
            let dot = dot(environment);
            let noun = if all == 1 { "problem" } else { "problems" };
            let last = format!("{shown} of {all} {noun} {dot} judge show NAME for a statement\n");
            output::print(&(rows + &last))?;
        }
    }
    Ok(Exit::Right)
}

fn nothing(known: usize) -> Failure {
    let message = format!("none of {known} problems matches");
    let hint = "`judge list` shows every problem".to_owned();
    Failure { kind: FailureKind::Nothing, message, hint: Some(hint) }
}

/// What was asked for.
struct Filter {
    text: String,
    topics: Vec<String>,
    difficulty: Option<Difficulty>,
}

impl Filter {
    /// A topic that no problem has is a mistake.
    fn new(arguments: &List, known: &[Summary]) -> Result<Self, Failure> {
        let all: BTreeSet<&str> =
            known.iter().flat_map(|summary| &summary.topics).map(String::as_str).collect();
        let topics: Vec<_> = arguments.topic.iter().map(|topic| folded(topic)).collect();
        for (topic, folded_topic) in arguments.topic.iter().zip(&topics) {
            if !all.iter().any(|other| folded(other) == *folded_topic) {
                let failure = Failure::usage(format!("no problem has the topic `{topic}`"));
                return Err(failure.with_hint(suggestion(topic, all)));
            }
        }
        let text = arguments.text.as_deref().map(folded).unwrap_or_default();
        Ok(Self { text, topics, difficulty: arguments.difficulty.map(Difficulty::from) })
    }

    fn admits(&self, summary: &Summary) -> bool {
        let has = |wanted: &String| summary.topics.iter().any(|topic| folded(topic) == *wanted);
        let named =
            summary.id.as_str().contains(&self.text) || folded(&summary.title).contains(&self.text);
        named
            && self.topics.iter().all(has)
            && self.difficulty.is_none_or(|difficulty| summary.difficulty == difficulty)
    }
}

/// As names and topics are compared: letter case and the kind of gap do not matter.
fn folded(text: &str) -> String {
    text.to_lowercase().replace(['-', ' '], "_")
}

fn rows(found: &[&Summary]) -> Vec<Vec<String>> {
    let head = ["NAME", "TITLE", "LEVEL", "TOPICS", "KIND"].map(str::to_owned).to_vec();
    let row = |summary: &&Summary| {
        let plain = |text: &str| Untrusted::from(text).to_string();
        vec![
            summary.id.to_string(),
            plain(&summary.title),
            summary.difficulty.as_str().to_owned(),
            plain(&summary.topics.join(", ")),
            summary.kind.to_owned(),
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
}

fn entry(summary: &Summary) -> Entry<'_> {
    Entry {
        id: summary.id.as_str(),
        title: &summary.title,
        difficulty: summary.difficulty.as_str(),
        level: &summary.level,
        topics: &summary.topics,
        roles: &summary.roles,
        kind: summary.kind,
    }
}
