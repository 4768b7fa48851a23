//! `judge show --format json`: one object.
//!
//! Owns its fields. New ones may be added, none changes its meaning.

use serde::Serialize;

use super::samples;
use crate::catalog::signatures;
use crate::model::{Case, Kind, Problem};
use crate::notation::{print_expected, print_input};
use crate::report::comparison_rules;

/// A problem as far as a candidate may see it.
#[derive(Debug, Serialize)]
pub(super) struct Entry<'a> {
    id: &'a str,
    title: &'a str,
    version: &'a str,
    difficulty: &'static str,
    level: &'a str,
    topics: &'a [String],
    roles: &'a [String],
    license: &'a str,
    kind: &'static str,
    /// `observed` where code of the problem looks from within the candidate's process.
    trust: &'static str,
    statement: &'a str,
    /// As a function or class, then as a method of `Solution` where that is read too.
    signatures: Vec<String>,
    /// What the lines of a driver's case do.
    steps: Vec<StepEntry<'a>>,
    samples: Vec<Sample<'a>>,
    limits: LimitsEntry,
    comparison: Vec<String>,
    forbidden: Option<ForbiddenEntry<'a>>,
    hints: usize,
}

#[derive(Debug, Serialize)]
struct StepEntry<'a> {
    signature: String,
    meaning: &'a str,
}

#[derive(Debug, Serialize)]
struct Sample<'a> {
    name: &'a str,
    input: String,
    expected: String,
    explanation: Option<&'a str>,
}

#[derive(Debug, Serialize)]
struct LimitsEntry {
    /// CPU seconds per case; null until the problem is locked.
    cpu_seconds: Option<f64>,
    memory_bytes: u64,
    output_bytes: u64,
}

#[derive(Debug, Serialize)]
struct ForbiddenEntry<'a> {
    reason: &'a str,
    imports: &'a [String],
    calls: &'a [String],
}

/// What is written about a problem.
pub(super) fn entry(problem: &Problem) -> Entry<'_> {
    let declared = &problem.declared_limits;
    Entry {
        id: problem.id.as_str(),
        title: &problem.title,
        version: &problem.version,
        difficulty: problem.difficulty.as_str(),
        level: &problem.level,
        topics: &problem.topics,
        roles: &problem.roles,
        license: &problem.license,
        kind: problem.kind.as_str(),
        trust: problem.kind.trust().as_str(),
        statement: &problem.statement,
        signatures: signatures(problem).into_iter().filter(|text| !text.is_empty()).collect(),
        steps: steps(problem),
        samples: samples(problem).map(|case| sample(problem, case)).collect(),
        limits: LimitsEntry {
            cpu_seconds: problem.limits.map(|limits| limits.cpu.as_duration().as_secs_f64()),
            memory_bytes: declared.memory.bytes(),
            output_bytes: declared.output.bytes(),
        },
        comparison: comparison_rules(problem),
        forbidden: problem.forbidden.as_ref().map(|forbidden| ForbiddenEntry {
            reason: &forbidden.reason,
            imports: &forbidden.imports,
            calls: &forbidden.calls,
        }),
        hints: problem.hints.len(),
    }
}

fn steps(problem: &Problem) -> Vec<StepEntry<'_>> {
    let Kind::Driver(spec) = &problem.kind else { return Vec::new() };
    let steps = spec.steps.iter().zip(&spec.meanings);
    steps.map(|(step, meaning)| StepEntry { signature: step.to_string(), meaning }).collect()
}

fn sample<'a>(problem: &Problem, case: &'a Case) -> Sample<'a> {
    Sample {
        name: &case.id.name,
        input: print_input(&problem.kind, &case.input),
        expected: print_expected(&case.expected),
        explanation: case.explanation.as_deref(),
    }
}
