//! Manifests over small repositories: what is found, and every mistake with its place.

use std::fs;
use std::path::Path;

use super::*;
use crate::catalog::Catalog;
use crate::model::{CpuTime, Limits, MemorySize, Verdict};
use crate::workspace::MANIFEST;

/// A repository with a `judge.toml` and files.
fn repository(manifest: &str, files: &[(&str, &str)]) -> tempfile::TempDir {
    let root = tempfile::tempdir().unwrap();
    let all = files.iter().copied().chain([(MANIFEST, manifest)]);
    for (path, text) in all.filter(|(_, text)| !text.is_empty()) {
        let path = root.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    root
}

fn collected(root: &Path) -> Result<Collected, RepositoryError> {
    collect(&Manifest::of(root, MANIFEST)?, &Catalog::embedded())
}

const FILES: [(&str, &str); 6] = [
    ("two_sum.py", "def two_sum(): ...\n"),
    ("arrays/0056-merge-intervals.py", "x\n"),
    ("notes.py", "# judge: lru_cache expect=WA\n"),
    ("slow/brute.py", "x\n"),
    ("drafts/binary_search.py", "x\n"),
    ("tools/helper.py", "x\n"),
];

#[test]
fn every_file_finds_its_problem_or_is_unmatched() {
    let manifest = "version = 1\n[check]\nexclude = [\"drafts/**\"]\n[[solution]]\npath = \"./slow//brute.py\"\n\
                    problem = \"Two-Sum\"\nexpect = \"TLE\"\ntime-limit = \"500ms\"\n";
    let root = repository(manifest, &FILES);
    let found = collected(root.path()).unwrap();
    let shown: Vec<_> = found
        .solutions
        .iter()
        .map(|found| (found.path.as_str(), found.problem.as_str(), found.expect))
        .collect();
    let expected = [
        ("arrays/0056-merge-intervals.py", "merge_intervals", Verdict::Accepted),
        ("notes.py", "lru_cache", Verdict::WrongAnswer),
        ("slow/brute.py", "two_sum", Verdict::TimeLimit),
        ("two_sum.py", "two_sum", Verdict::Accepted),
    ];
    assert_eq!(shown, expected);
    assert_eq!(found.unmatched, ["tools/helper.py"]);
    assert_eq!(found.solutions[2].time, CpuTime::from_seconds(0.5).ok());
}

#[test]
fn a_folder_without_a_manifest_is_a_repository_too() {
    let files = [("two_sum.py", "x\n"), (".hidden/two_sum.py", "x\n"), ("v/pyvenv.cfg", "x\n")];
    let root = repository("", &files);
    fs::write(root.path().join("v/two_sum.py"), "x\n").unwrap();
    let found = collected(root.path()).unwrap();
    assert_eq!(found.solutions.len(), 1);
}

/// Every mistake: the text after `version = 1`, the place, what is said, what to do.
const MISTAKES: &[(&str, (usize, usize), &str, &str)] = &[
    ("[check]\npattern = []\n", (3, 1), "unknown field `pattern`", "did you mean `patterns`?"),
    ("[check]\ncache = \"yes\"\n", (3, 9), "invalid type: string \"yes\", expected a boolean", ""),
    ("requires = \">=99.1\"\n", (2, 12), "this is judge", "install a newer judge"),
    ("requires = \"^1\"\n", (2, 12), "`^1` is no version that can be required", ">=0.1"),
    ("problems = [\"./none\"]\n", (2, 13), "there is no folder `./none`", "catalogue:standard"),
    (
        "[[solution]]\npath = \"two_sum.py\"\nproblem = \"tow_sum\"\n",
        (4, 11),
        "no problem is called `tow_sum`",
        "did you mean `two_sum`?",
    ),
    (
        "[[solution]]\npath = \"two_sum.py\"\nexpect = \"FAIL\"\n",
        (4, 10),
        "`FAIL` is no verdict that can be expected",
        "one of AC, WA",
    ),
    (
        "[[solution]]\npath = \"two_sum.py\"\n[[solution]]\npath = \"./two_sum.py\"\n",
        (5, 8),
        "`two_sum.py` is declared twice, first in line 3",
        "keep one",
    ),
    (
        "[[solution]]\npath = \"two_sun.py\"\n",
        (3, 8),
        "there is no file `two_sun.py`",
        "did you mean `two_sum.py`?",
    ),
    (
        "[[solution]]\npath = \"../two_sum.py\"\n",
        (3, 8),
        "`../two_sum.py` is no file of this repository",
        "without `..`",
    ),
    (
        "[[solution]]\npath = \"tools/helper.py\"\n",
        (3, 8),
        "nothing tells the problem of `tools/helper.py`",
        "add `problem",
    ),
    (
        "[[solution]]\npath = \"two_sum.py\"\ntime-limit = \"1 minute\"\n",
        (4, 14),
        "`1 minute` is no limit",
        "`1.5s`",
    ),
    (
        "[check]\npatterns = [\"{problem}.py\", \"{problem}/main.py\"]\n",
        (3, 29),
        "the pattern `{problem}/main.py` matches no solution of a known problem",
        "take it out",
    ),
    ("[check]\npatterns = [\"{name}.py\"]\n", (3, 13), "`{name}` means nothing", "`{problem}.py`"),
    ("[check]\nobserved = \"no\"\n", (3, 12), "unknown variant `no`", ""),
];

#[test]
fn every_mistake_is_told_with_its_place_and_a_next_step() {
    for (text, place, message, hint) in MISTAKES {
        let root = repository(&format!("version = 1\n{text}"), &FILES);
        let error = collected(root.path()).unwrap_err();
        let RepositoryError::Broken(wrong) = &error else { panic!("{text}: {error:?}") };
        assert_eq!((wrong.line, wrong.column), *place, "{text}\n{error}");
        assert!(wrong.message.contains(message), "{text}\n{error}");
        assert!(error.hint().unwrap_or_default().contains(hint), "{text}\n{:?}", error.hint());
    }
    let root = repository("version = 2\n", &FILES);
    let error = collected(root.path()).unwrap_err();
    assert_eq!(error.hint().as_deref(), Some("write `version = 1`"));
}

#[test]
fn a_comment_that_names_no_problem_is_a_mistake() {
    let root = repository("", &[("a.py", "\n# judge: tow_sum\n")]);
    let error = collected(root.path()).unwrap_err();
    assert!(
        error.to_string().ends_with("a.py`, line 2: no problem is called `tow_sum`"),
        "{error}"
    );
    assert_eq!(error.hint().as_deref(), Some("did you mean `two_sum`?"));
}

#[test]
fn limits_can_only_become_stricter() {
    let manifest = "version = 1\n[[solution]]\npath = \"two_sum.py\"\ntime-limit = \"3s\"\nmemory-limit = \"64 MiB\"\n";
    let root = repository(manifest, &FILES);
    let manifest = Manifest::of(root.path(), MANIFEST).unwrap();
    let own = |seconds, mib| {
        let (cpu, output) = (CpuTime::from_seconds(seconds).unwrap(), MemorySize::from_mib(1));
        Limits { cpu, memory: MemorySize::from_mib(mib), output }
    };
    assert!(manifest.looser_limit("two_sum.py", &own(3.0, 64)).is_none());
    let wrong = manifest.looser_limit("two_sum.py", &own(2.0, 64)).unwrap();
    assert_eq!((wrong.line, wrong.column), (4, 14));
    assert_eq!(wrong.message, "3.0 s is looser than the problem's own limit, 2.0 s");
    let wrong = manifest.looser_limit("two_sum.py", &own(3.0, 32)).unwrap();
    assert_eq!((wrong.line, wrong.column), (5, 16));
}
