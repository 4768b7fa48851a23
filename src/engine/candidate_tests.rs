//! Weighing what tests of a submission came to.
//!
//! Owns when they accept an implementation and when they refuse it. Whatever keeps tests from passing on a
//! wrong implementation refuses it, be it an endless loop.

use super::answer::{Weighed, decided, protocol, wrong};
use super::classify::{Ruling, exception};
use crate::harness::{Reply, ReplyOutcome};
use crate::model::{
    Case, Detail, Evidence, Implementation, ImplementationRole, Input, TestsEvidence, Verdict,
};

/// Weighs what the harness said of a run.
pub(super) fn weigh(case: &Case, reply: Reply) -> Weighed {
    let Input::Implementation(implementation) = &case.input else {
        return Weighed::Wrong(protocol());
    };
    let is_right = implementation.role == ImplementationRole::Right;
    match reply.outcome {
        ReplyOutcome::Tests(seen) if is_right => on_right(implementation, seen),
        ReplyOutcome::Tests(seen) if seen.ran > 0 && seen.failed == 0 => survivor(case),
        ReplyOutcome::Raised(report) if is_right => Weighed::Wrong(exception(None, report)),
        // No test that could have passed: the run on the right implementation tells.
        ReplyOutcome::Tests(_) | ReplyOutcome::Raised(_) => Weighed::Right(Vec::new()),
        _ => Weighed::Wrong(protocol()),
    }
}

fn on_right(implementation: &Implementation, seen: TestsEvidence) -> Weighed {
    let detail = if seen.failed > 0 {
        match implementation.order {
            None => Detail::FailsReference,
            Some(_) => Detail::TestOrder,
        }
    } else if seen.ran == 0 {
        Detail::NoTests
    } else {
        return Weighed::Right(Vec::new());
    };
    wrong(detail, Evidence::Tests(Box::new(seen)), Vec::new())
}

fn survivor(case: &Case) -> Weighed {
    let crate::model::Expected::TestsFail(accepted) = &case.expected else {
        return Weighed::Wrong(protocol());
    };
    let evidence = Evidence::Survivor(accepted.clone());
    Weighed::Wrong(decided(Detail::Survivor, evidence, Vec::new()))
}

/// A limit or a crash on a wrong implementation is the wrong implementation's: tests that meet it have
/// refused it.
pub(super) fn refused(case: &Case, ruling: &Ruling) -> bool {
    let Input::Implementation(implementation) = &case.input else { return false };
    let Ruling::Decided { verdict, .. } = ruling else { return false };
    let by_running = matches!(
        verdict,
        Verdict::RuntimeError | Verdict::TimeLimit | Verdict::MemoryLimit | Verdict::OutputLimit
    );
    implementation.role != ImplementationRole::Right && by_running
}

/// Whether what a run printed may be shown: of wrong implementations nothing is.
pub(super) fn shows_output(case: &Case) -> bool {
    match &case.input {
        Input::Implementation(implementation) => implementation.role == ImplementationRole::Right,
        _ => true,
    }
}
