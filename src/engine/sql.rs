//! Weighing what a query gave.
//!
//! Owns names of columns and which faults of SQL make the file unfit. Rows are `compare`'s.

use super::answer::{Weighed, protocol, wrong};
use super::classify::{Ruling, exception};
use crate::compare::{RowsMismatch, compare_rows};
use crate::harness::{Reply, ReplyOutcome};
use crate::model::{
    Case, Detail, Evidence, Expected, Note, Problem, RowsEvidence, SourceFault, SqlSpec, Text,
    Value, Verdict,
};

/// What a query may do, for those that do more.
const QUERY: &str = "a query only reads the tables it is given";
/// What a script may do.
const SCRIPT: &str = "a script only reads and changes the tables it is given";

/// Weighs the rows of a query, or of the query after a script.
pub(super) fn weigh(problem: &Problem, spec: &SqlSpec, case: &Case, reply: Reply) -> Weighed {
    match reply.outcome {
        ReplyOutcome::Rows { columns, rows } => {
            let named = columns.len() == spec.columns.len()
                && columns.iter().zip(&spec.columns).all(|(got, wanted)| is_named(got, wanted));
            if !named {
                let evidence = Evidence::Columns { expected: spec.columns.clone(), got: columns };
                return wrong(Detail::Columns, evidence, Vec::new());
            }
            self::rows(problem, spec, case, rows)
        }
        ReplyOutcome::SqlRefused(fault) => unfit(Detail::Syntax, fault),
        ReplyOutcome::SqlForbidden(fault) => {
            let words = if spec.after.is_none() { QUERY } else { SCRIPT };
            let fault = match fault {
                SourceFault::Forbidden { name, line, columns, .. } => {
                    SourceFault::Forbidden { name, line, columns, reason: words.to_owned() }
                }
                other => other,
            };
            unfit(Detail::Forbidden, fault)
        }
        ReplyOutcome::Raised(report) => Weighed::Wrong(exception(None, report)),
        _ => Weighed::Wrong(protocol()),
    }
}

/// Names of columns are compared as SQL does, without regard to case.
fn is_named(got: &Text, wanted: &str) -> bool {
    got.as_str().is_some_and(|got| got.eq_ignore_ascii_case(wanted))
}

fn rows(problem: &Problem, spec: &SqlSpec, case: &Case, got: Value) -> Weighed {
    let Expected::AnyOf(alternatives) = &case.expected else {
        return Weighed::Wrong(protocol());
    };
    let tolerance = problem.comparison.tolerance;
    let mut nearest: Option<(&Value, RowsMismatch)> = None;
    for expected in alternatives {
        let Some(mismatch) = compare_rows(expected, &got, spec.order, tolerance) else {
            return Weighed::Right(Vec::new());
        };
        let distance = |one: &RowsMismatch| {
            (one.detail != Detail::Order, one.missing.len() + one.unexpected.len())
        };
        if nearest.as_ref().is_none_or(|(_, best)| distance(&mismatch) < distance(best)) {
            nearest = Some((expected, mismatch));
        }
    }
    let Some((expected, RowsMismatch { detail, missing, unexpected })) = nearest else {
        return Weighed::Wrong(protocol());
    };
    let notes =
        if detail == Detail::Order { vec![Note::SameElementsOtherOrder] } else { Vec::new() };
    let (columns, expected) = (spec.columns.clone(), expected.clone());
    let evidence = RowsEvidence { columns, expected, got, missing, unexpected };
    wrong(detail, Evidence::Rows(Box::new(evidence)), notes)
}

fn unfit(detail: Detail, fault: SourceFault) -> Weighed {
    let (verdict, evidence) = (Verdict::InvalidFile, Evidence::Source(fault));
    Weighed::Wrong(Ruling::Decided { verdict, detail, evidence, notes: Vec::new() })
}
