//! The trap that a wrong answer looks like.
//!
//! Owns what a pattern of failing cases is, when it tells something, and whether a submission's is that of
//! one reference. A hint, never a part of the verdict. Pure.

use crate::model::{CaseId, FailingCases, Group, Problem, Verdict};

/// How a submission failed hand-written cases: none where it failed none of them, or all, since either
/// would look like many mistakes.
pub fn failing<'a>(cases: impl IntoIterator<Item = (&'a CaseId, Verdict)>) -> Option<FailingCases> {
    let mut passed = 0;
    let mut failing = FailingCases::new();
    for (id, verdict) in cases {
        match verdict {
            _ if matches!(id.group, Group::Generated(_)) => {}
            Verdict::Skipped => {}
            Verdict::Accepted => passed += 1,
            _ => drop(failing.insert(id.to_string(), verdict)),
        }
    }
    (passed > 0 && !failing.is_empty()).then_some(failing)
}

/// The text of the only trap whose reference fails exactly the same way on the cases that ran.
pub(super) fn trap<'a>(
    problem: &Problem,
    cases: impl Iterator<Item = (&'a CaseId, Verdict)> + Clone,
) -> Option<String> {
    let failing = failing(cases.clone())?;
    let ran: Vec<String> = cases
        .filter(|(_, verdict)| *verdict != Verdict::Skipped)
        .map(|(id, _)| id.to_string())
        .collect();
    let same = |pattern: &FailingCases| {
        let of_those = pattern.iter().filter(|(case, _)| ran.contains(case));
        of_those.eq(failing.iter())
    };
    let locked = &problem.lock.as_ref()?.traps;
    let mut matching: Vec<&str> = locked
        .iter()
        .filter(|(_, pattern)| same(pattern))
        .filter_map(|(path, _)| {
            let reference = problem.references.iter().find(|known| known.path == *path)?;
            reference.trap.as_deref()
        })
        .collect();
    matching.dedup();
    match matching.as_slice() {
        [only] => Some((*only).to_owned()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::Catalog;
    use crate::model::{CpuTime, Lock};
    use Verdict::{Accepted, RuntimeError, Skipped, WrongAnswer};

    fn id(name: &str) -> CaseId {
        let (group, name) = name.split_once('/').unwrap();
        let group = match group {
            "sample" => Group::Sample,
            "hidden" => Group::Hidden,
            other => Group::Generated(other.into()),
        };
        CaseId { group, name: name.into() }
    }

    #[test]
    fn a_trap_is_told_only_when_one_reference_fails_the_same_way() {
        let catalog = Catalog::embedded();
        let mut problem = catalog.load(&catalog.find("two_sum").unwrap()).unwrap();
        let pattern = |cases: &[(&str, Verdict)]| -> FailingCases {
            cases.iter().map(|(name, verdict)| ((*name).to_owned(), *verdict)).collect()
        };
        let traps = [
            ("wrong_answer/uses_element_twice.py", pattern(&[("hidden/a", WrongAnswer)])),
            (
                "wrong_answer/index_zero_is_false.py",
                pattern(&[("hidden/b", WrongAnswer), ("hidden/c", WrongAnswer)]),
            ),
            (
                "wrong_answer/loses_equal_value.py",
                pattern(&[("hidden/b", WrongAnswer), ("hidden/d", WrongAnswer)]),
            ),
        ];
        let traps = traps.into_iter().map(|(path, pattern)| (path.to_owned(), pattern)).collect();
        let time = CpuTime::from_seconds(1.0).unwrap();
        problem.lock = Some(Lock { time, cases: [].into(), traps });
        let trap_of = |name: &str| {
            let path = format!("wrong_answer/{name}.py");
            let reference = problem.references.iter().find(|known| known.path == path);
            reference.and_then(|reference| reference.trap.clone())
        };
        for (name, cases, expected) in [
            ("same", vec![("sample/1", Accepted), ("hidden/a", WrongAnswer)], "uses_element_twice"),
            (
                "generated cases do not count",
                vec![("sample/1", Accepted), ("hidden/a", WrongAnswer), ("big/1", WrongAnswer)],
                "uses_element_twice",
            ),
            ("another verdict", vec![("sample/1", Accepted), ("hidden/a", RuntimeError)], ""),
            ("one more", vec![("sample/1", WrongAnswer), ("hidden/a", WrongAnswer)], ""),
            ("all fail", vec![("hidden/a", WrongAnswer)], ""),
            ("two alike", vec![("hidden/a", Accepted), ("hidden/b", WrongAnswer)], ""),
            (
                "one of two alike",
                vec![("hidden/b", WrongAnswer), ("hidden/c", Accepted), ("hidden/d", WrongAnswer)],
                "loses_equal_value",
            ),
            (
                "what did not run says nothing",
                vec![
                    ("hidden/a", Accepted),
                    ("hidden/b", WrongAnswer),
                    ("hidden/c", Skipped),
                    ("hidden/d", WrongAnswer),
                ],
                "loses_equal_value",
            ),
            ("right", vec![("hidden/a", Accepted)], ""),
        ] {
            let cases: Vec<_> =
                cases.into_iter().map(|(name, verdict)| (id(name), verdict)).collect();
            let found = trap(&problem, cases.iter().map(|(id, verdict)| (id, *verdict)));
            assert_eq!(found, trap_of(expected), "{name}");
            assert_eq!(found.is_none(), expected.is_empty(), "{name}");
        }
    }
}
