//! The evidence of one case as fields of a failure.
//!
//! Owns which field each kind of evidence fills, and that what compares with an expected value is
//! left out below the level `full`.

use super::fill::{Filler, MOST_BYTES, lossy, start};
use super::wire::{Difference, Exception, Failure, Reads, TestFailure, Tests};
use crate::model::{
    self, Case, CaseOutcome, Evidence, ExceptionReport, Feedback, RowsEvidence, TestsEvidence,
    Text, Untrusted, Value,
};
use crate::report::human::Values;
use crate::report::{candidate_tests, compared, evidence, words};

impl Filler<'_> {
    /// Fills in what there is to show.
    pub(super) fn evidence(
        &self,
        failure: &mut Failure,
        outcome: &CaseOutcome,
        case: Option<&Case>,
        level: Feedback,
    ) {
        let full = level == Feedback::Full;
        match &outcome.evidence {
            Evidence::Mismatch { step, expected, got, differences, total, message } => {
                failure.step = *step;
                self.values(failure, expected.as_ref().filter(|_| full), got, differences);
                if full {
                    failure.diff = differences.iter().map(|one| self.difference(one)).collect();
                    failure.diff_total = *total;
                    failure.message = message.as_ref().map(|text| self.text(text));
                    failure.compared_as =
                        case.and_then(|case| compared::rule(&self.context.problem, case, *step));
                }
            }
            Evidence::OutputMismatch { expected, got, line, message } => {
                self.outputs(failure, (expected, got), *line, level);
                if full {
                    failure.message = message.as_ref().map(|text| self.text(text));
                    failure.compared_as =
                        case.and_then(|case| compared::rule(&self.context.problem, case, None));
                }
            }
            Evidence::MutatedArgument { parameter, before, after } => {
                failure.argument = Some(parameter.clone());
                self.values(failure, Some(before), after, &[]);
            }
            Evidence::Reads { distinct, total, max_distinct, max_total } => {
                failure.reads = Some(Reads {
                    distinct: *distinct,
                    total: *total,
                    max_distinct: *max_distinct,
                    max_total: *max_total,
                });
            }
            Evidence::Exception { step, expected, report } => {
                failure.step = *step;
                failure.expected_exception = expected.clone().filter(|_| full);
                failure.location = report.frames.last().map(|frame| self.location(frame));
                failure.exception = Some(self.exception(report));
            }
            Evidence::NoException { step, expected, got } => {
                failure.step = *step;
                failure.expected_exception = full.then(|| expected.clone());
                self.values(failure, None, got, &[]);
            }
            Evidence::Columns { .. }
            | Evidence::Rows(_)
            | Evidence::Tests(_)
            | Evidence::Survivor(_) => self.special(failure, outcome, case, level),
            Evidence::Exit { status } => failure.exit_status = Some(*status),
            Evidence::Signal { signal } => failure.signal = Some(*signal),
            Evidence::StruckAt { frames } => {
                failure.location = frames.last().map(|frame| self.location(frame));
            }
            Evidence::Nothing | Evidence::Source(_) | Evidence::Judge { .. } => {}
        }
    }

    /// What only queries and tests have.
    fn special(
        &self,
        failure: &mut Failure,
        outcome: &CaseOutcome,
        case: Option<&Case>,
        level: Feedback,
    ) {
        let full = level == Feedback::Full;
        match &outcome.evidence {
            Evidence::Columns { expected, got } => {
                failure.expected = full.then(|| expected.join(", "));
                failure.got = Some(got.iter().map(lossy).collect::<Vec<_>>().join(", "));
            }
            Evidence::Rows(rows) => {
                self.values(failure, Some(&rows.expected).filter(|_| full), &rows.got, &[]);
                if full {
                    self.rows(failure, rows);
                    failure.compared_as =
                        case.and_then(|case| compared::rule(&self.context.problem, case, None));
                }
            }
            Evidence::Tests(seen) => {
                failure.message = Some(candidate_tests::reason(outcome.detail, seen).to_owned());
                failure.tests = Some(self.tests(seen));
            }
            Evidence::Survivor(accepted) => {
                failure.message = full.then(|| candidate_tests::survivor(accepted));
            }
            _ => {}
        }
    }

    /// Rows without a partner, by their index.
    fn rows(&self, failure: &mut Failure, rows: &RowsEvidence) {
        let row = |value: &Value, at: usize| match value {
            Value::List(items) | Value::Tuple(items) => items.get(at).cloned(),
            _ => None,
        };
        let missing = rows.missing.iter().map(|at| model::Difference {
            path: format!("expected[{at}]"),
            kind: model::DifferenceKind::Missing,
            expected: row(&rows.expected, *at),
            got: None,
        });
        let unexpected = rows.unexpected.iter().map(|at| model::Difference {
            path: format!("got[{at}]"),
            kind: model::DifferenceKind::Unexpected,
            expected: None,
            got: row(&rows.got, *at),
        });
        let all: Vec<_> = missing.chain(unexpected).collect();
        failure.diff_total = all.len();
        failure.diff =
            all.iter().take(2 * model::Difference::MAX).map(|one| self.difference(one)).collect();
    }

    fn tests(&self, seen: &TestsEvidence) -> Tests {
        let failure = |(name, report): &(Text, ExceptionReport)| TestFailure {
            name: lossy(name),
            location: report.frames.last().map(|frame| self.location(frame)),
            exception: self.exception(report),
        };
        Tests {
            ran: seen.ran,
            skipped: seen.skipped,
            failed: seen.failed,
            failures: seen.failures.iter().map(failure).collect(),
        }
    }

    /// Expected and actual value, shortened alike.
    fn values(
        &self,
        failure: &mut Failure,
        expected: Option<&Value>,
        got: &Value,
        differences: &[model::Difference],
    ) {
        let values = self.shortener();
        let whole = |value| values.fits_whole(value);
        failure.truncated |= !(whole(got) && expected.is_none_or(whole));
        if let Some(expected) = expected {
            let (expected, got) = values.pair(expected, got, differences);
            failure.expected = Some(expected);
            failure.got = Some(got);
        } else {
            failure.got = Some(values.one(got));
        }
    }

    /// Program output from the differing line on, when it does not fit from its start.
    fn outputs(
        &self,
        failure: &mut Failure,
        (expected, got): (&Untrusted, &Untrusted),
        line: usize,
        level: Feedback,
    ) {
        let (line, wanted, came) = evidence::differing_line(expected, got, line);
        let (got, cut) = self.starting_at(got, line);
        failure.got = Some(got);
        failure.truncated |= cut;
        if level == Feedback::Full {
            let (expected, cut) = self.starting_at(expected, line);
            failure.expected = Some(expected);
            failure.truncated |= cut;
            failure.diff = vec![self.difference(&model::Difference {
                path: format!("line {line}"),
                kind: model::DifferenceKind::Value,
                expected: wanted,
                got: came,
            })];
            failure.diff_total = 1;
        }
    }

    fn starting_at(&self, text: &Untrusted, line: usize) -> (String, bool) {
        let bytes = text.as_bytes();
        if self.values == Values::Full || bytes.len() <= MOST_BYTES {
            return (String::from_utf8_lossy(bytes).into_owned(), false);
        }
        let lines: Vec<_> = bytes.split_inclusive(|byte| *byte == b'\n').collect();
        let from = line.saturating_sub(1).min(lines.len());
        let rest = lines.get(from..).unwrap_or_default().concat();
        (String::from_utf8_lossy(start(&rest)).into_owned(), true)
    }

    fn difference(&self, difference: &model::Difference) -> Difference {
        let values = self.shortener();
        let (expected, got) = match (&difference.expected, &difference.got) {
            (Some(expected), Some(got)) => {
                let (expected, got) = values.pair(expected, got, &[]);
                (Some(expected), Some(got))
            }
            (expected, got) => (
                expected.as_ref().map(|value| values.one(value)),
                got.as_ref().map(|value| values.one(value)),
            ),
        };
        let kind = words::difference_code(difference.kind);
        Difference { path: difference.path.clone(), kind, expected, got }
    }

    fn exception(&self, report: &ExceptionReport) -> Exception {
        let values = self.shortener();
        let local = |(name, value): &(Text, Value)| (lossy(name), values.one(value));
        Exception {
            class: lossy(&report.class),
            message: lossy(&report.message),
            while_loading: report.while_loading,
            frames: report.frames.iter().map(|frame| self.location(frame)).collect(),
            total_frames: report.total_frames,
            raised_in: report.raised_in.as_ref().map(lossy),
            locals: report.locals.iter().map(local).collect(),
        }
    }
}
