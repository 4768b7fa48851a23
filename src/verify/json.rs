//! What was proved, for programs: `judge.verify/1`.
//!
//! Owns the keys. `docs/schemas/verify.schema.json` is their promise.

use serde_json::{Value, json as object};

use super::{Ran, Verified};
use crate::catalog::{Finding, Severity};

/// The report on all packages.
pub fn json(all: &[Verified]) -> Value {
    let errors: usize = all.iter().map(Verified::errors).sum();
    object!({
        "schema": "judge.verify/1",
        "ok": errors == 0,
        "errors": errors,
        "problems": all.iter().map(package).collect::<Vec<_>>(),
    })
}

fn package(verified: &Verified) -> Value {
    let [samples, hidden, generated] = verified.cases;
    let slowest = verified.runs.slowest.as_ref().map(|slowest| {
        object!({
            "reference": slowest.reference,
            "case": slowest.case.to_string(),
            "cpu_ms": milliseconds(slowest.time),
        })
    });
    let tried = verified.runs.automatic.iter();
    let automatic: Vec<Value> = tried
        .map(|tried| object!({ "name": tried.name, "verdict": tried.verdict.code() }))
        .collect();
    let mutants = verified.mutants.map(
        |mutants| object!({ "all": mutants.all, "killed": mutants.killed, "known": mutants.known }),
    );
    object!({
        "problem": verified.id,
        "ok": verified.errors() == 0,
        "cases": { "samples": samples, "hidden": hidden, "generated": generated },
        "inputs": {
            "invalid": verified.inputs.invalid,
            "invalid_refused": verified.inputs.invalid_refused,
            "damaged": verified.inputs.damaged,
            "damaged_refused": verified.inputs.damaged_refused,
        },
        "answers": {
            "wrong": verified.answers.wrong,
            "refused": verified.answers.refused,
            "right": verified.answers.right,
            "accepted": verified.answers.accepted,
        },
        "limit_s": verified.limit.map(|limit| limit.as_duration().as_secs_f64()),
        "slowest": slowest,
        "references": verified.runs.references.iter().map(reference).collect::<Vec<_>>(),
        "automatic": automatic,
        "stable": verified.runs.stable,
        "mutants": mutants,
        "findings": verified.findings.iter().map(finding).collect::<Vec<_>>(),
        "wall_s": (verified.wall.as_secs_f64() * 1000.0).round() / 1000.0,
    })
}

fn reference(ran: &Ran) -> Value {
    let kills: Vec<Value> = ran
        .seen
        .iter()
        .filter(|seen| seen.kills())
        .map(|seen| {
            object!({ "case": seen.id.to_string(), "verdict": seen.verdict.code(), "detail": seen.detail })
        })
        .collect();
    let slowest = ran.seen.iter().map(|seen| seen.time).max().unwrap_or_default();
    object!({
        "path": ran.path,
        "expected": ran.expected,
        "verdict": ran.verdict.code(),
        "as_expected": ran.as_expected,
        "cpu_ms": milliseconds(slowest),
        "killed_by": kills,
    })
}

fn finding(finding: &Finding) -> Value {
    let severity = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    };
    object!({
        "code": finding.code,
        "severity": severity,
        "message": finding.message,
        "hint": finding.hint,
    })
}

fn milliseconds(time: std::time::Duration) -> f64 {
    (time.as_secs_f64() * 10_000.0).round() / 10.0
}
