//! One package per check of `lint`.

use super::*;

type Change = fn(&mut Problem);

#[test]
fn lint_finds_each_mistake_once() {
    let codes = |problem: &Problem| -> Vec<_> {
        lint(problem).into_iter().map(|finding| finding.code).collect()
    };
    let good = load("two_sum", None).unwrap();
    assert_eq!(codes(&good), ["no_editorial"]);
    let changes: [(Change, &str); 18] = [
        (|p| p.statement.clear(), "statement_empty"),
        (|p| "Just prose.".clone_into(&mut p.statement), "no_constraints"),
        (|p| p.statement.push_str("\n    two_sum([3, 3], 6) -> [1, 1]\n"), "statement_contradicts"),
        (|p| p.license.clear(), "no_license"),
        (|p| p.hints.clear(), "no_hints"),
        (|p| p.author.validator = None, "no_validator"),
        (|p| p.invalid.clear(), "no_invalid"),
        (|p| p.references.retain(|r| r.path != "accepted/a.py"), "one_accepted"),
        (|p| p.references.retain(|r| !r.path.starts_with("accepted")), "no_accepted"),
        (|p| p.references.retain(|r| !r.path.starts_with("wrong")), "no_wrong"),
        (|p| p.references[2].trap = None, "no_trap"),
        (|p| _ = p.cases.remove(0), "few_samples"),
        (|p| p.cases.retain(|case| case.id.group != Group::Hidden), "no_hidden"),
        (|p| p.generate.clear(), "no_generated"),
        (|p| p.cases[1].input = p.cases[0].input.clone(), "same_input"),
        (|p| p.generate[0].function.truncate(5), "no_generator"),
        (|p| p.author.checker = Some(String::new()), "unused_checker"),
        (|p| p.starter = Some(String::new()), "empty_starter"),
    ];
    for (change, code) in changes {
        let mut problem = good.clone();
        problem.editorial = Some(String::new());
        change(&mut problem);
        assert_eq!(codes(&problem), [code]);
    }
}
