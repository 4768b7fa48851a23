//! Whether a reference got what its folder says.
//!
//! Owns the rules for each expected verdict and what is said when one is broken. Pure.

use std::time::Duration;

use super::finding::{advised, error, some_of, warning};
use crate::catalog::Finding;
use crate::model::{CaseId, CaseOutcome, Cause, Evidence, Group, Reference, Verdict};

/// What a reference got on one case.
#[derive(Clone, Debug, PartialEq)]
pub struct Seen {
    /// The case.
    pub id: CaseId,
    /// The verdict.
    pub verdict: Verdict,
    /// The detail's code; empty for an accepted case.
    pub detail: &'static str,
    /// CPU time.
    pub time: Duration,
    /// It was killed for its time, rather than late by itself.
    pub killed: bool,
    /// What the judge says, where it failed.
    pub message: String,
}

impl Seen {
    pub(super) fn of(case: &CaseOutcome) -> Self {
        let kills = [Cause::CpuKill, Cause::WallKill, Cause::IdleKill];
        let message = match &case.evidence {
            Evidence::Judge { message, .. } => message.clone(),
            _ => String::new(),
        };
        Self {
            id: case.id.clone(),
            verdict: case.verdict,
            detail: case.detail.map(crate::model::Detail::code).unwrap_or_default(),
            time: case.usage.cpu,
            killed: case.causes.iter().any(|cause| kills.contains(cause)),
            message,
        }
    }

    /// Whether the case tells this reference from a right one.
    pub(super) fn kills(&self) -> bool {
        !matches!(self.verdict, Verdict::Accepted | Verdict::Skipped)
    }

    fn in_words(&self) -> String {
        let detail = if self.detail.is_empty() { "" } else { self.detail };
        match detail {
            "" => format!("{} on case `{}`", self.verdict, self.id),
            detail => format!("{} ({detail}) on case `{}`", self.verdict, self.id),
        }
    }
}

/// What is wrong with the verdicts of a reference. `generators` are the groups of `[[generate]]`.
pub(super) fn check(reference: &Reference, seen: &[Seen], generators: &[&str]) -> Vec<Finding> {
    let path = &reference.path;
    if let Some(failed) = seen.iter().find(|seen| seen.verdict == Verdict::JudgeError) {
        let message =
            format!("`{path}` cannot be judged on case `{}`: {}", failed.id, failed.message);
        return vec![error("judge_error", message)];
    }
    let (permitted, required) = (&reference.expectation.permitted, &reference.expectation.required);
    let ran = || seen.iter().filter(|seen| seen.verdict != Verdict::Skipped);
    if let Some(wrong) = ran().find(|seen| !permitted.contains(&seen.verdict)) {
        return vec![strange(reference, wrong)];
    }
    let required_ones: Vec<&Seen> = ran().filter(|seen| required.contains(&seen.verdict)).collect();
    if required_ones.is_empty() {
        return vec![missing(reference, ran().find(|seen| seen.kills()))];
    }
    match reference.expectation.required.as_slice() {
        [Verdict::TimeLimit] => slow(reference, &required_ones),
        [Verdict::WrongAnswer] => late(reference, &required_ones, generators).into_iter().collect(),
        _ => Vec::new(),
    }
}

/// A verdict that this reference may not get.
fn strange(reference: &Reference, seen: &Seen) -> Finding {
    let (path, got) = (&reference.path, seen.in_words());
    if reference.expectation.required == [Verdict::Accepted] {
        let finding = error("accepted_fails", format!("`{path}` gets {got}"));
        return advised(finding, "correct the case, its stored answer or the reference");
    }
    let wanted = codes(&reference.expectation.required);
    let message = format!("`{path}` gets {got}, but its mistake is {wanted}");
    let hint = "it is wrong for another reason than it should be: change it, or move it to the \
                folder of what it does";
    advised(error("wrong_reason", message), hint)
}

/// None of the verdicts that this reference must get.
fn missing(reference: &Reference, failing: Option<&Seen>) -> Finding {
    let (path, wanted) = (&reference.path, codes(&reference.expectation.required));
    if let Some(seen) = failing {
        let message = format!("`{path}` gets {}, but never {wanted}", seen.in_words());
        return error("wrong_reason", message);
    }
    let message = format!("`{path}` passes every case, but should get {wanted}");
    match reference.expectation.required.as_slice() {
        [Verdict::TimeLimit] => error("slow_passes", message),
        _ => advised(error("wrong_passes", message), "add the case that tells it from a right one"),
    }
}

fn slow(reference: &Reference, late: &[&Seen]) -> Vec<Finding> {
    let path = &reference.path;
    let mut findings = Vec::new();
    if !late.iter().any(|seen| seen.killed) {
        let message = format!("`{path}` is only just too slow, and ends by itself on every case");
        findings.push(error("slow_margin", message));
    }
    let sample = late.iter().find(|seen| seen.id.group == Group::Sample);
    if let Some(seen) = sample.filter(|_| path.starts_with("time_limit_exceeded/")) {
        let message = format!("`{path}` is too slow on the sample `{}` already", seen.id.name);
        let hint = "the samples must not tell that it is slow; if it hangs, move it to rejected/ \
                    with a [[reference]] entry";
        findings.push(advised(error("slow_on_sample", message), hint));
    }
    findings
}

/// Killed by generated cases alone: a person who fails there learns little from it.
fn late(reference: &Reference, killers: &[&Seen], generators: &[&str]) -> Option<Finding> {
    let is_generated = |seen: &&&Seen| match &seen.id.group {
        Group::Generated(group) => generators.contains(&group.as_ref()),
        _ => false,
    };
    if !killers.iter().all(|seen| is_generated(&seen)) {
        return None;
    }
    let names: Vec<_> = killers.iter().map(|seen| format!("`{}`", seen.id)).collect();
    let message =
        format!("`{}` is found by generated cases only: {}", reference.path, some_of(&names, 3));
    Some(advised(warning("late_kill", message), "write the small case that shows the mistake"))
}

pub(super) fn codes(verdicts: &[Verdict]) -> String {
    verdicts.iter().map(|verdict| verdict.code()).collect::<Vec<_>>().join(" or ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::ReferenceExpectation;
    use Verdict::{
        Accepted, InvalidFile, JudgeError, RuntimeError, Skipped, TimeLimit, WrongAnswer,
    };

    fn reference(folder: &str, required: &[Verdict]) -> Reference {
        let mut permitted = required.to_vec();
        if required != [Accepted] && required != [InvalidFile] {
            permitted.push(Accepted);
        }
        Reference {
            path: format!("{folder}/a.py"),
            source: String::new(),
            trap: None,
            expectation: ReferenceExpectation { permitted, required: required.to_vec() },
        }
    }

    /// One sample, one hidden case, one generated one; `TimeLimit` counts as killed.
    fn seen(verdicts: [Verdict; 3]) -> Vec<Seen> {
        let groups = [Group::Sample, Group::Hidden, Group::Generated("large".into())];
        let each = groups.into_iter().zip(verdicts).map(|(group, verdict)| Seen {
            id: CaseId { group, name: "1".into() },
            verdict,
            detail: "",
            time: Duration::ZERO,
            killed: verdict == TimeLimit,
            message: String::new(),
        });
        each.collect()
    }

    #[test]
    fn a_reference_must_get_what_its_folder_says_and_nothing_else() {
        for (folder, required, verdicts, expected) in [
            ("accepted", Accepted, [Accepted, Accepted, Accepted], &[][..]),
            ("accepted", Accepted, [Accepted, WrongAnswer, Accepted], &["accepted_fails"]),
            ("accepted", Accepted, [Accepted, JudgeError, Skipped], &["judge_error"]),
            ("wrong_answer", WrongAnswer, [Accepted, WrongAnswer, WrongAnswer], &[]),
            ("wrong_answer", WrongAnswer, [Accepted, Accepted, WrongAnswer], &["late_kill"]),
            ("wrong_answer", WrongAnswer, [Accepted, Accepted, Accepted], &["wrong_passes"]),
            ("wrong_answer", WrongAnswer, [Accepted, WrongAnswer, TimeLimit], &["wrong_reason"]),
            ("wrong_answer", WrongAnswer, [Accepted, RuntimeError, Accepted], &["wrong_reason"]),
            ("time_limit_exceeded", TimeLimit, [Accepted, Accepted, TimeLimit], &[]),
            ("time_limit_exceeded", TimeLimit, [Accepted, Accepted, Accepted], &["slow_passes"]),
            (
                "time_limit_exceeded",
                TimeLimit,
                [Accepted, WrongAnswer, TimeLimit],
                &["wrong_reason"],
            ),
            (
                "time_limit_exceeded",
                TimeLimit,
                [TimeLimit, Accepted, TimeLimit],
                &["slow_on_sample"],
            ),
            ("rejected", TimeLimit, [TimeLimit, Accepted, TimeLimit], &[]),
            ("run_time_error", RuntimeError, [Accepted, RuntimeError, Accepted], &[]),
            ("invalid_file", InvalidFile, [InvalidFile, Skipped, Skipped], &[]),
            ("invalid_file", InvalidFile, [Accepted, Accepted, Accepted], &["wrong_reason"]),
        ] {
            let findings = check(&reference(folder, &[required]), &seen(verdicts), &["large"]);
            let codes: Vec<_> = findings.iter().map(|finding| finding.code).collect();
            assert_eq!(codes, expected, "{folder} {verdicts:?}");
        }
    }

    #[test]
    fn cases_of_a_file_are_no_generated_ones() {
        let wrong = reference("wrong_answer", &[WrongAnswer]);
        assert_eq!(check(&wrong, &seen([Accepted, Accepted, WrongAnswer]), &["other"]), []);
    }

    #[test]
    fn being_late_by_itself_is_no_margin() {
        let mut late = seen([Accepted, Accepted, TimeLimit]);
        for seen in &mut late {
            seen.killed = false;
        }
        let findings = check(&reference("time_limit_exceeded", &[TimeLimit]), &late, &[]);
        assert_eq!(findings.first().map(|finding| finding.code), Some("slow_margin"));
    }

    #[test]
    fn one_of_several_required_verdicts_suffices() {
        let mut several = reference("rejected", &[WrongAnswer, TimeLimit]);
        assert_eq!(check(&several, &seen([Accepted, WrongAnswer, Accepted]), &[]), []);
        several.expectation.permitted.push(RuntimeError);
        let findings = check(&several, &seen([Accepted, RuntimeError, Accepted]), &[]);
        assert_eq!(findings.first().map(|finding| finding.code), Some("wrong_reason"));
    }
}
