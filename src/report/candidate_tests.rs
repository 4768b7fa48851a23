//! What tests of the submission came to.
//!
//! Owns the words for tests that fail where they should pass, and pass where they should fail.

use super::clean::{counted, lossy};
use super::evidence;
use super::failure::View;
use super::page::{Line, Page, Role};
use crate::model::{Detail, TestsEvidence};

/// Tests that fail on the right implementation, or that are none.
pub(super) fn tests(page: &mut Page, view: &View<'_>, seen: &TestsEvidence) {
    page.field("tests", figures(seen));
    page.field("reason", reason(view.outcome.detail, seen));
    for (name, report) in &seen.failures {
        page.gap();
        page.push(Line::at(2).with(Role::Strong, lossy(name)));
        evidence::exception(page, view, report);
    }
    if seen.failed > seen.failures.len() {
        let more = counted(seen.failed - seen.failures.len(), "more failure");
        page.push(Line::at(2).text(format!("… {more}")));
    }
}

/// `3 ran, 1 skipped, 2 failures`.
pub(super) fn figures(seen: &TestsEvidence) -> String {
    let mut parts = vec![format!("{} ran", seen.ran)];
    if seen.skipped > 0 {
        parts.push(format!("{} skipped", seen.skipped));
    }
    if seen.failed > 0 {
        parts.push(counted(seen.failed, "failure"));
    }
    parts.join(", ")
}

/// Why the tests are refused.
pub(super) fn reason(detail: Option<Detail>, seen: &TestsEvidence) -> &'static str {
    match detail {
        Some(Detail::TestOrder) => {
            "they pass in the order of the file and fail in another: a test must not need what \
             another one left behind"
        }
        Some(Detail::NoTests) if seen.skipped > 0 => "every test was skipped",
        Some(Detail::NoTests) => {
            "no test was found: tests are methods whose names begin with `test`, in classes that \
             derive from `unittest.TestCase`"
        }
        _ => "the implementation is right, and these tests refuse it",
    }
}

/// A wrong implementation that passes, where it may be told.
pub(super) fn survived(page: &mut Page, view: &View<'_>, accepted: &str) {
    if view.full() {
        page.field("survivor", survivor(accepted));
    }
}

/// What tests accept that pass on a wrong implementation.
pub(super) fn survivor(accepted: &str) -> String {
    format!("your tests accept {accepted}")
}
