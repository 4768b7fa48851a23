//! Which cases run, in which order.
//!
//! Owns selection. Pure: the problem's generated cases are already filled in.

use crate::event::Planned;
use crate::model::{CaseId, Group, Problem};

/// What a person selected.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Selection {
    /// Glob patterns over case names; none means all.
    pub cases: Vec<String>,
    /// Which groups.
    pub which: Which,
}

impl Selection {
    /// Whether a generated case may be among the selected ones.
    pub fn may_select_generated(&self) -> bool {
        let written = |pattern: &String| {
            let group = pattern.split_once('/').map(|(group, _)| group);
            group.is_some_and(|group| group == "sample" || group == "hidden")
        };
        let only_written = !self.cases.is_empty() && self.cases.iter().all(written);
        self.which == Which::All && !only_written
    }
}

/// Which groups run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Which {
    /// Every case.
    #[default]
    All,
    /// Only the samples.
    Samples,
}

/// The cases that run, as indices into the problem's, in order: samples, hand-written, then
/// generated ones by size of input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// Indices into `Problem::cases`.
    pub cases: Vec<usize>,
    /// How many of each kind.
    pub planned: Planned,
}

/// Why there is no plan.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PlanError {
    /// The patterns match nothing.
    #[error("no case of `{problem}` matches {}", patterns.iter().map(|p| format!("`{p}`")).collect::<Vec<_>>().join(", "))]
    NothingSelected {
        /// The problem.
        problem: String,
        /// What was asked for.
        patterns: Vec<String>,
        /// What there is.
        known: Vec<String>,
    },
    /// The problem has no cases.
    #[error("problem `{0}` has no cases")]
    NoCases(String),
}

impl PlanError {
    /// What to do about it.
    pub fn hint(&self) -> Option<String> {
        match self {
            Self::NothingSelected { known, .. } => {
                let first: Vec<_> = known.iter().take(6).map(|name| format!("'{name}'")).collect();
                let more = if known.len() > 6 { ", …" } else { "" };
                Some(format!("its cases are {}{more}", first.join(", ")))
            }
            Self::NoCases(_) => {
                Some("add some to problem.toml under [samples] and [cases]".to_owned())
            }
        }
    }
}

/// Chooses and orders the cases. `absent` is how many generated ones were not even made.
pub fn plan(problem: &Problem, selection: &Selection, absent: usize) -> Result<Plan, PlanError> {
    if problem.cases.is_empty() {
        return Err(PlanError::NoCases(problem.id.to_string()));
    }
    let chosen = |id: &CaseId| {
        let group = selection.which == Which::All || id.group == Group::Sample;
        let name = id.to_string();
        let named = selection.cases.iter().any(|pattern| matches(pattern, &name));
        group && (selection.cases.is_empty() || named)
    };
    let cases: Vec<usize> = (0..problem.cases.len())
        .filter(|&at| problem.cases.get(at).is_some_and(|case| chosen(&case.id)))
        .collect();
    if cases.is_empty() {
        return Err(PlanError::NothingSelected {
            problem: problem.id.to_string(),
            patterns: selection.cases.clone(),
            known: problem.cases.iter().map(|case| case.id.to_string()).collect(),
        });
    }
    let is_sample =
        |at: &&usize| problem.cases.get(**at).is_some_and(|case| case.id.group == Group::Sample);
    let samples = cases.iter().filter(is_sample).count();
    let planned =
        Planned { samples, hidden: cases.len() - samples, all: problem.cases.len() + absent };
    Ok(Plan { cases, planned })
}

/// Whether a name matches a pattern of `*` and `?`. A pattern without a slash matches the name
/// within its group too.
fn matches(pattern: &str, name: &str) -> bool {
    let within = name.split_once('/').map_or(name, |(_, within)| within);
    glob(pattern, name) || !pattern.contains('/') && glob(pattern, within)
}

/// Linear in the name for each `*`: only the last one is ever returned to.
fn glob(pattern: &str, name: &str) -> bool {
    let (pattern, name): (Vec<char>, Vec<char>) =
        (pattern.chars().collect(), name.chars().collect());
    let (mut at, mut pos) = (0, 0);
    let mut retry: Option<(usize, usize)> = None;
    while pos < name.len() {
        match pattern.get(at) {
            Some('*') => {
                retry = Some((at, pos));
                at += 1;
            }
            Some(wanted) if *wanted == '?' || name.get(pos) == Some(wanted) => {
                at += 1;
                pos += 1;
            }
            _ => match retry {
                Some((star, taken)) => {
                    retry = Some((star, taken + 1));
                    at = star + 1;
                    pos = taken + 1;
                }
                None => return false,
            },
        }
    }
    pattern.iter().skip(at).all(|rest| *rest == '*')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_match_whole_names() {
        for (pattern, name, expected) in [
            ("sample/1", "sample/1", true),
            ("sample/*", "sample/classic", true),
            ("*", "hidden/a b", true),
            ("classic", "sample/classic", true),
            ("sample", "sample/classic", false),
            ("hidden/?", "hidden/10", false),
            ("h*n/*0", "hidden/10", true),
            ("*a*b*c", "xxaxxbxxb", false),
            ("", "hidden/1", false),
        ] {
            assert_eq!(matches(pattern, name), expected, "{pattern} {name}");
        }
    }
}
