//! What may be said about a case.
//!
//! Owns the feedback levels: samples are always shown in full, hidden cases as the run allows. Both
//! the human report and the JSON ask here.

use crate::event::RunContext;
use crate::model::{Case, CaseId, CaseOutcome, Detail, Evidence, Feedback, Group, Note, Verdict};

/// How much may be said about a case.
pub(super) fn level(context: &RunContext, id: &CaseId) -> Feedback {
    let own = matches!(id.group, Group::Sample | Group::Own);
    if own { Feedback::Full } else { context.feedback }
}

/// The case's name, when it may be told.
pub(super) fn name(context: &RunContext, id: &CaseId) -> Option<String> {
    (level(context, id) >= Feedback::Name).then(|| id.to_string())
}

/// The case itself.
pub(super) fn case<'a>(context: &'a RunContext, id: &CaseId) -> Option<&'a Case> {
    context.problem.cases.iter().find(|case| case.id == *id)
}

/// The detail, when it says nothing about an expected value that may not be told.
pub(super) fn detail(context: &RunContext, outcome: &CaseOutcome) -> Option<Detail> {
    let detail = outcome.detail?;
    let needed = match outcome.verdict {
        Verdict::InvalidFile | Verdict::JudgeError | Verdict::Skipped => Feedback::Verdict,
        Verdict::WrongAnswer => match detail {
            Detail::UnsupportedType | Detail::CyclicResult | Detail::MutatedArgument => {
                Feedback::Input
            }
            Detail::TooManyReads => Feedback::Input,
            _ => Feedback::Full,
        },
        _ => Feedback::Input,
    };
    (level(context, &outcome.id) >= needed).then_some(detail)
}

/// The notes of a case that may be told.
pub(super) fn notes<'a>(
    context: &RunContext,
    outcome: &'a CaseOutcome,
) -> impl Iterator<Item = &'a Note> {
    let level = level(context, &outcome.id);
    outcome.notes.iter().filter(move |note| level >= needed(note))
}

/// The level from which on a note may be told.
fn needed(note: &Note) -> Feedback {
    match note {
        Note::PrintedInsteadOfReturned
        | Note::ReturnedNone
        | Note::SameElementsOtherOrder
        | Note::LooksLikeTrap(_)
        | Note::OnlyWhitespaceDiffers => Feedback::Full,
        Note::EnteredThrough(_) | Note::OtherEntryPoints(_) | Note::PreludeUsed(_) => {
            Feedback::Verdict
        }
        _ => Feedback::Input,
    }
}

/// What a judge error says. The text of a failed checker may hold what the checker was given.
pub(super) fn judge_message<'a>(
    context: &RunContext,
    outcome: &'a CaseOutcome,
) -> (&'a str, Option<&'a str>) {
    let secret = outcome.detail == Some(Detail::CheckerFailed)
        && level(context, &outcome.id) < Feedback::Full;
    match &outcome.evidence {
        _ if secret => ("the checker of this problem failed on a hidden case", None),
        Evidence::Judge { message, hint } => (message, hint.as_deref()),
        _ => ("the judge failed", None),
    }
}
