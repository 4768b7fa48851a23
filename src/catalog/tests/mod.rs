//! Packages written into temporary folders: what loads, and what messages broken ones give.

mod broken;
mod lint;
mod schemas;
mod texts;

use std::fs;
use std::path::Path;

use super::*;
use crate::model::{
    ArgumentRule, CpuTime, Expected, Group, Input, Kind, ReadBudget, Subject, Value, Verdict,
};

/// A complete package of each kind, by the name of its folder.
pub(super) const PACKAGES: [(&str, &[(&str, &str)]); 4] = [
    (
        "two_sum",
        &[
            ("problem.toml", include_str!("../../../tests/packages/two_sum/problem.toml")),
            ("statement.md", include_str!("../../../tests/packages/two_sum/statement.md")),
            ("gen.py", include_str!("../../../tests/packages/two_sum/gen.py")),
            ("validate.py", "def validate(c, nums, target): ...\n"),
            ("cases/bulk.jsonl", include_str!("../../../tests/packages/two_sum/cases/bulk.jsonl")),
            ("submissions/accepted/a.py", "def two_sum(nums, target): ...\n"),
            ("submissions/accepted/b.py", "def two_sum(nums, target): ...\n"),
            ("submissions/rejected/c.py", "# trap: looks at neighbours only\n"),
            ("submissions/wrong_answer/w.py", "# trap: uses an element twice\n"),
        ],
    ),
    (
        "lru_cache",
        &[
            ("problem.toml", include_str!("../../../tests/packages/lru_cache/problem.toml")),
            ("statement.md", "- `1 <= capacity`\n"),
            (
                "cases/bulk.jsonl",
                include_str!("../../../tests/packages/lru_cache/cases/bulk.jsonl"),
            ),
        ],
    ),
    (
        "add",
        &[
            ("problem.toml", include_str!("../../../tests/packages/add/problem.toml")),
            ("statement.md", "Add.\n"),
            ("cases/bulk.jsonl", include_str!("../../../tests/packages/add/cases/bulk.jsonl")),
        ],
    ),
    (
        "countdown",
        &[
            ("problem.toml", include_str!("../../../tests/packages/countdown/problem.toml")),
            ("statement.md", "Count.\n"),
            (
                "cases/bulk.jsonl",
                include_str!("../../../tests/packages/countdown/cases/bulk.jsonl"),
            ),
        ],
    ),
];

/// Writes a package with one file changed.
fn write(root: &Path, name: &str, changed: Option<(&str, &str, &str)>) {
    let files = PACKAGES.iter().find(|(other, _)| *other == name).unwrap().1;
    for (path, text) in files {
        let mut text = (*text).to_owned();
        if let Some((file, from, to)) = changed
            && file == *path
        {
            assert!(text.contains(from), "`{from}` is not in {file}");
            text = text.replacen(from, to, 1);
        }
        let path = root.join(name).join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
}

fn load(name: &str, changed: Option<(&str, &str, &str)>) -> Result<Problem, LoadError> {
    let root = tempfile::tempdir().unwrap();
    write(root.path(), name, changed);
    let catalog = Catalog::embedded().with_overlay(root.path()).unwrap();
    catalog.load(&catalog.find(name).unwrap())
}

fn names(problem: &Problem) -> Vec<String> {
    problem.cases.iter().map(|case| case.id.to_string()).collect()
}

#[test]
fn a_function_package_loads_with_everything_in_it() {
    let problem = load("two_sum", None).unwrap();
    assert_eq!(
        names(&problem),
        [
            "sample/classic",
            "sample/another",
            "hidden/zero pair",
            "hidden/by name",
            "bulk/first",
            "bulk/second"
        ]
    );
    let Kind::Function(function) = &problem.kind else { panic!("{:?}", problem.kind) };
    let budget = ReadBudget::LogarithmPlus(2);
    assert_eq!(function.argument_rules.get(&0), Some(&ArgumentRule::Counted(budget)));
    assert!(problem.statement.contains("`2 <= len(nums) <= 10000`"), "{}", problem.statement);
    assert_eq!(problem.hints, ["at most 10000", "{{not a name}} stays"]);
    assert_eq!(problem.cases[0].explanation.as_deref(), Some("nums[0] + nums[1] == 9"));
    let values = vec![Value::list(vec![Value::int(0), Value::int(0)]), Value::int(0)];
    assert_eq!(problem.cases[3].input, Input::Arguments { values, take: None });
    assert_eq!(problem.limits, None);
    assert_eq!(problem.comparison.subject, Subject::Return);
    assert_eq!((problem.generate.len(), problem.invalid.len()), (2, 2));
    let rejected = &problem.references[2];
    assert_eq!(rejected.trap.as_deref(), Some("looks at neighbours only"));
    assert_eq!(rejected.expectation.required, [Verdict::TimeLimit]);
    assert_eq!(
        problem.references[3].expectation.permitted,
        [Verdict::Accepted, Verdict::WrongAnswer]
    );
    assert_eq!(problem.mutant_ok.len(), 1);
}

#[test]
fn a_class_case_is_a_sequence_of_calls() {
    let problem = load("lru_cache", None).unwrap();
    let sample = &problem.cases[0];
    let Input::Calls(calls) = &sample.input else { panic!("{:?}", sample.input) };
    assert_eq!(calls.iter().map(|call| call.method).collect::<Vec<_>>(), [0, 2, 1, 1, 1]);
    let is = |value| Expected::AnyOf(vec![value]);
    let steps = [
        is(Value::None),
        is(Value::None),
        is(Value::int(7)),
        Expected::Anything,
        is(Value::int(-1)),
    ];
    assert_eq!(sample.expected, Expected::Steps(steps.to_vec()));
    assert_eq!(sample.explanation.as_deref(), Some("put: stored"));
    let raises =
        Expected::Raises { class: "ValueError".to_owned(), message: Some("pos".to_owned()) };
    assert_eq!(problem.cases[1].expected, Expected::Steps(vec![raises]));
    assert_eq!(problem.cases[2].id.group, Group::Generated("bulk".into()));
    assert_eq!(problem.limits.map(|limits| limits.cpu), CpuTime::from_seconds(2.0).ok());
}

#[test]
fn programs_and_iterators_load() {
    let problem = load("add", None).unwrap();
    assert_eq!(problem.cases[0].input, Input::Stdin(b"1 2\n".to_vec()));
    assert_eq!(problem.cases[1].expected, Expected::Stdout(b"3.5\n".to_vec()));
    assert!(problem.comparison.tolerance.is_some());
    let problem = load("countdown", None).unwrap();
    let takes = problem.cases.iter().map(|case| match &case.input {
        Input::Arguments { take, .. } => *take,
        _ => None,
    });
    assert_eq!(takes.collect::<Vec<_>>(), [Some(3), Some(10), Some(2)]);
}

#[test]
fn missing_and_misplaced_files_are_named() {
    type Break = fn(&Path);
    let breaks: [(Break, &str); 7] = [
        (|root| fs::remove_file(root.join("statement.md")).unwrap(), "statement.md` is missing"),
        (|root| fs::remove_file(root.join("gen.py")).unwrap(), "gen.py` is missing"),
        (|root| fs::write(root.join("validate.py"), [0xFF]).unwrap(), "validate.py` is not UTF-8"),
        (
            |root| fs::create_dir(root.join("submissions/acepted")).unwrap(),
            "acepted` is not the name of an expected verdict",
        ),
        (
            |root| fs::write(root.join("problem.lock"), "format = 1").unwrap(),
            "problem.lock:1:1: missing field",
        ),
        (|root| fs::write(root.join("cases/a b.jsonl"), "").unwrap(), "group `a b`"),
        (
            |root| fs::write(root.join("submissions/accepted/.hidden.py"), [0xFF]).unwrap(),
            "it loads",
        ),
    ];
    for (change, thing) in breaks {
        let root = tempfile::tempdir().unwrap();
        write(root.path(), "two_sum", None);
        change(&root.path().join("two_sum"));
        let catalog = Catalog::embedded().with_overlay(root.path()).unwrap();
        let loaded = catalog.load(&ProblemId::new("two_sum").unwrap());
        let text = loaded.map_or_else(|error| error.to_string(), |_| "it loads".to_owned());
        assert!(text.contains(thing), "{thing}\n{text}");
    }
}

#[test]
fn the_lock_gives_the_time_limit_unless_the_problem_does() {
    let lock = LockFile {
        time_limit: CpuTime::from_seconds(0.7).unwrap(),
        measured: Measured { reference: "a".to_owned(), seconds: 0.1, python: "3.11".to_owned() },
        cases: [].into(),
        traps: [].into(),
    };
    for (name, seconds) in [("two_sum", 0.7), ("lru_cache", 2.0)] {
        let root = tempfile::tempdir().unwrap();
        write(root.path(), name, None);
        lock.write(&root.path().join(name)).unwrap();
        let catalog = Catalog::embedded().with_overlay(&root.path().join(name)).unwrap();
        let id = catalog.find(name).unwrap();
        let limits = catalog.load(&id).unwrap().limits.unwrap();
        assert_eq!(limits.cpu, CpuTime::from_seconds(seconds).unwrap());
        assert_eq!(catalog.lock_file(&id).unwrap().as_ref(), Some(&lock));
    }
}

#[test]
fn problems_are_found_as_people_write_them() {
    let root = tempfile::tempdir().unwrap();
    for (name, _) in PACKAGES {
        write(root.path(), name, None);
    }
    fs::create_dir(root.path().join("Not A Problem")).unwrap();
    let catalog = Catalog::embedded().with_overlay(root.path()).unwrap();
    for name in ["two_sum", "Two-Sum", "TWO_SUM"] {
        assert_eq!(catalog.find(name).unwrap().as_str(), "two_sum");
    }
    let error = catalog.find("tow_sum").unwrap_err();
    assert_eq!(error.hint().as_deref(), Some("did you mean `two_sum`?"));
    let own: Vec<_> = catalog.summaries().filter(|(id, _)| catalog.folder(id).is_some()).collect();
    let kinds = own.into_iter().map(|(id, summary)| (id.as_str(), summary.unwrap().kind));
    let expected = [
        ("add", "stdio"),
        ("countdown", "iterator"),
        ("lru_cache", "class"),
        ("two_sum", "function"),
    ];
    assert_eq!(kinds.collect::<Vec<_>>(), expected);
    assert!(Catalog::embedded().with_overlay(&root.path().join("nowhere")).is_err());
    fs::write(root.path().join("Not A Problem/problem.toml"), "").unwrap();
    let error = Catalog::embedded().with_overlay(&root.path().join("Not A Problem")).unwrap_err();
    assert!(error.to_string().contains("not the name of a problem"), "{error}");
}

#[test]
fn a_folder_with_another_name_leaves_the_others_usable() {
    let root = tempfile::tempdir().unwrap();
    for (name, _) in PACKAGES {
        write(root.path(), name, None);
    }
    fs::rename(root.path().join("add"), root.path().join("Add 2")).unwrap();
    fs::create_dir(root.path().join("Two-Sum")).unwrap();
    fs::write(root.path().join("Two-Sum/problem.toml"), "").unwrap();
    let catalog = Catalog::embedded().with_overlay(root.path()).unwrap();
    assert!(catalog.load(&catalog.find("countdown").unwrap()).is_ok());
    assert_eq!(catalog.find("two_sum").unwrap().as_str(), "two_sum");
    let names: Vec<_> = catalog.misnamed().iter().map(|misnamed| misnamed.name.as_str()).collect();
    assert_eq!(names, ["Add 2", "Two-Sum"]);
    for (name, better) in [("add_2", "`add_2`"), ("Two-Sum", "`two_sum`")] {
        let error = catalog.find(name).unwrap_err();
        assert!(error.to_string().contains("is not the name of a problem"), "{error}");
        assert!(error.hint().unwrap().starts_with(&format!("rename it to {better}")), "{error:?}");
    }
    assert!(matches!(catalog.find("add"), Err(LoadError::NotFound { .. })));
}

#[test]
fn every_package_of_the_project_loads() {
    let catalog = Catalog::embedded();
    let loaded = catalog.ids().map(|id| (id, catalog.load(id)));
    let broken: Vec<_> = loaded.filter_map(|(id, problem)| Some((id, problem.err()?))).collect();
    assert!(broken.is_empty(), "{broken:#?}");
}
