//! `judge verify` and `judge problem lock`: a good package is proved, and each thing that can be wrong with
//! one turns it red.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use serde_json::Value;
use tempfile::TempDir;

use crate::support::{root, run, sandbox_works, text};

/// A small package that is right: how many different numbers are there?
const FILES: &[(&str, &str)] = &[
    ("problem.toml", TOML),
    ("statement.md", "Count the different numbers.\n\n- at most `{{n_max}}` numbers\n"),
    ("editorial.md", "A set keeps each number once.\n"),
    ("validate.py", VALIDATE),
    ("gen.py", GENERATE),
    ("submissions/accepted/counts_a_set.py", "def distinct(nums):\n    return len(set(nums))\n"),
    ("submissions/accepted/sorts.py", SORTS),
    ("submissions/wrong_answer/neighbours.py", NEIGHBOURS),
    ("submissions/wrong_answer/ignores_zero.py", ZERO),
    ("submissions/time_limit_exceeded/searches.py", SEARCHES),
];

const TOML: &str = r#"
schema = 1
id = "distinct"
title = "Distinct"
difficulty = "easy"
topic = ["set"]
license = "CC0-1.0"
hints = ["which structure keeps each value once?"]

[function]
signature = "distinct(nums: list[int]) -> int"

[limits]
auto = { floor = 0.1, ac_to_limit = 4.0, limit_to_tle = 1.5 }

[constants]
n_max = 20_000
v_max = 1_000_000

[samples]
"some twice" = "distinct([3, 1, 3]) -> 2"
"one" = "distinct([5]) -> 1"

[cases]
"none" = "distinct([]) -> 0"
"a zero" = "distinct([0, 7]) -> 2"
"apart" = "distinct([4, 2, 4, 2, 9]) -> 3"
"negative" = "distinct([-1, 1, -1]) -> 2"

[invalid]
"too large" = "distinct([1_000_001])"

[[generate]]
group = "large"
fn = "numbers"
params = [{ n = 12_000 }]
seed = 1
"#;

const VALIDATE: &str = r#"
def validate(c, nums):
    assert type(nums) is list, "not a list"
    assert len(nums) <= c["n_max"], "too long"
    for value in nums:
        assert type(value) is int, "not an integer"
        assert abs(value) <= c["v_max"], "out of bounds"
"#;

const GENERATE: &str = r#"
def numbers(rng, c, n):
    return {"nums": rng.sample(range(1, c["v_max"]), n)}
"#;

const SORTS: &str = r"
def distinct(nums):
    count = 0
    last = None
    for value in sorted(nums):
        if value != last:
            count += 1
        last = value
    return count
";

const NEIGHBOURS: &str = r"# trap: compares neighbours without sorting
def distinct(nums):
    count = 0
    last = None
    for value in nums:
        if value != last:
            count += 1
        last = value
    return count
";

const ZERO: &str = "# trap: takes zero for nothing\n\
                    def distinct(nums):\n    return len({value for value in nums if value})\n";

const SEARCHES: &str = r"# trap: looks through a list for every number
def distinct(nums):
    seen = []
    for value in nums:
        if value not in seen:
            seen.append(value)
    return len(seen)
";

/// The package, locked.
fn good() -> &'static Path {
    static GOOD: OnceLock<TempDir> = OnceLock::new();
    let folder = GOOD.get_or_init(|| {
        let folder = tempfile::tempdir().unwrap();
        for (file, text) in FILES {
            write(&folder.path().join("distinct"), file, text);
        }
        let path = folder.path().join("distinct");
        let output = run(["problem", "lock", path.to_str().unwrap()]);
        assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
        folder
    });
    folder.path()
}

fn write(package: &Path, file: &str, text: &str) {
    let path = package.join(file);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

/// A copy of the good package, to be broken.
struct Package {
    _folder: TempDir,
    path: PathBuf,
}

impl Package {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("distinct");
        for (file, _) in FILES.iter().chain([&("problem.lock", "")]) {
            let text = fs::read_to_string(good().join("distinct").join(file)).unwrap();
            write(&path, file, &text);
        }
        Self { _folder: folder, path }
    }

    fn replaced(self, file: &str, from: &str, to: &str) -> Self {
        let text = fs::read_to_string(self.path.join(file)).unwrap();
        assert!(text.contains(from), "{file} has no {from}");
        write(&self.path, file, &text.replace(from, to));
        self
    }

    fn with(self, file: &str, text: &str) -> Self {
        write(&self.path, file, text);
        self
    }

    fn moved(self, from: &str, to: &str) -> Self {
        let (from, to) = (self.path.join("submissions").join(from), format!("submissions/{to}"));
        write(&self.path, &to, &fs::read_to_string(&from).unwrap());
        fs::remove_file(from).unwrap();
        self
    }

    fn verify(&self, flags: &[&str]) -> (Option<i32>, Value) {
        let path = self.path.to_str().unwrap();
        let output = run([&["verify", path, "--format", "json"], flags].concat());
        let report = serde_json::from_slice(&output.stdout)
            .unwrap_or_else(|error| panic!("{error}: {}", text(&output.stderr)));
        (output.status.code(), report)
    }

    /// Expects a finding; returns its message and hint.
    fn must_be_red(&self, code: &str) -> String {
        let (exit, report) = self.verify(&[]);
        let findings = report["problems"][0]["findings"].as_array().unwrap().clone();
        let found = findings.iter().find(|finding| finding["code"] == code);
        let found = found.unwrap_or_else(|| panic!("no {code} in {findings:#?}"));
        assert_eq!((&found["severity"], exit), (&Value::from("error"), Some(1)), "{findings:#?}");
        format!("{} {}", found["message"], found["hint"])
    }
}

#[test]
fn a_good_package_is_proved() {
    if !sandbox_works() {
        return;
    }
    let (exit, report) = Package::new().verify(&["--full"]);
    let problem = &report["problems"][0];
    assert_eq!((exit, &report["ok"]), (Some(0), &Value::from(true)), "{problem:#}");
    assert_eq!(problem["findings"], serde_json::json!([]));
    assert_eq!(problem["mutants"]["killed"], problem["mutants"]["all"]);
    assert!(problem["mutants"]["all"].as_u64().unwrap() >= 6);
    assert!(problem["answers"]["wrong"].as_u64().unwrap() > 20);
    assert_eq!(problem["automatic"].as_array().unwrap().len(), 6, "{}", problem["automatic"]);
    let schema = fs::read(root().join("docs/schemas/verify.schema.json")).unwrap();
    let schema = jsonschema::validator_for(&serde_json::from_slice(&schema).unwrap()).unwrap();
    let faults: Vec<_> = schema.iter_errors(&report).map(|error| error.to_string()).collect();
    assert!(faults.is_empty(), "{faults:?}");
}

#[test]
fn a_reference_in_the_wrong_folder_is_found() {
    if !sandbox_works() {
        return;
    }
    for (from, to, code) in [
        ("wrong_answer/neighbours.py", "accepted/neighbours.py", "accepted_fails"),
        ("accepted/sorts.py", "wrong_answer/sorts.py", "wrong_passes"),
        ("time_limit_exceeded/searches.py", "wrong_answer/searches.py", "wrong_reason"),
    ] {
        let said = Package::new().moved(from, to).must_be_red(code);
        assert!(said.contains(to), "{said}");
    }
}

#[test]
fn the_only_case_that_finds_a_mistake_is_missed() {
    if !sandbox_works() {
        return;
    }
    let package = Package::new().replaced("problem.toml", "\"a zero\" =", "\"no zero\" =");
    let package = package.replaced("problem.toml", "[0, 7]", "[8, 7]");
    assert!(package.must_be_red("wrong_passes").contains("ignores_zero.py"));
}

#[test]
fn a_limit_that_lets_the_slow_one_pass_is_found() {
    if !sandbox_works() {
        return;
    }
    let lock = fs::read_to_string(good().join("distinct/problem.lock")).unwrap();
    let line = lock.lines().find(|line| line.starts_with("time_limit")).unwrap();
    let package = Package::new().replaced("problem.lock", line, "time_limit = 60.0");
    let said = package.must_be_red("slow_passes");
    assert!(said.contains("would reject it and keep the others"), "{said}");
}

#[test]
fn a_validator_that_accepts_too_much_is_found() {
    if !sandbox_works() {
        return;
    }
    let package = Package::new().replaced("validate.py", "abs(value) <= c[\"v_max\"]", "True");
    assert!(package.must_be_red("invalid_accepted").contains("too large"));
    let said = package.must_be_red("damage_accepted");
    assert!(said.contains("nums[]: huge") && !said.contains("nums[]: text"), "{said}");
}

#[test]
fn a_generator_that_differs_from_run_to_run_is_found() {
    if !sandbox_works() {
        return;
    }
    let elsewhere = "import random\n\n\ndef numbers(rng, c, n):\n    \
                     return {'nums': random.sample(range(1, 90_000), n)}\n";
    let by_hash = "def numbers(rng, c, n):\n    \
                   return {'nums': [int(text) for text in {str(value) for value in range(n)}]}\n";
    for generator in [elsewhere, by_hash] {
        let package = Package::new().with("gen.py", generator);
        assert!(package.must_be_red("generator_differs").contains("large/1"));
        assert!(package.must_be_red("lock_differs").contains("judge problem lock "));
    }
}

#[test]
fn a_checker_that_crashes_or_contradicts_itself_is_found() {
    if !sandbox_works() {
        return;
    }
    for (body, code) in [
        ("return got - expect == 0 or 'other'", "checker_raises"),
        ("return True", "checker_refuses_nothing"),
        ("return type(got) is int and got <= expect or 'more'", "checker_contradicts"),
        ("return type(got) is int and got != expect or 'other'", "answer_refused"),
    ] {
        let check = format!("def check(c, args, expect, got):\n    {body}\n");
        let with = "[compare]\nchecker = true\n\n[limits]";
        let package = Package::new().replaced("problem.toml", "[limits]", with);
        package.with("check.py", &check).must_be_red(code);
    }
}

#[test]
fn a_reference_that_depends_on_the_hash_seed_is_found() {
    if !sandbox_works() {
        return;
    }
    let source = "import os\n\n\ndef distinct(nums):\n    \
                  return len(set(nums)) + (os.environ['PYTHONHASHSEED'] != '0')\n";
    Package::new().with("submissions/accepted/counts_a_set.py", source).must_be_red("unstable");
}

#[test]
fn program_mutants_that_survive_are_listed() {
    if !sandbox_works() {
        return;
    }
    let idle = "def distinct(nums):\n    unused = [1, 2, 3, 4]\n    return len(set(nums))\n";
    let package = Package::new().with("submissions/accepted/counts_a_set.py", idle);
    let output = run(["verify", "--full", package.path.to_str().unwrap()]);
    let shown = text(&output.stdout);
    assert_eq!(output.status.code(), Some(1), "{shown}");
    let survivor = "accepted/counts_a_set.py:2: 1 -> 2\n      unused = [1, 2, 3, 4]";
    assert!(shown.contains("error[mutants_survive]") && shown.contains(survivor), "{shown}");
    let mut known = String::new();
    for number in 1..=4 {
        let next = number + 1;
        known.push_str("\n[[mutant_ok]]\npath = \"accepted/counts_a_set.py\"\n");
        known.push_str("line = \"unused = [1, 2, 3, 4]\"\nreason = \"nobody reads it\"\n");
        writeln!(known, "change = \"{number} -> {next}\"").unwrap();
    }
    let package = package.replaced("problem.toml", "seed = 1\n", &format!("seed = 1\n{known}"));
    let (exit, report) = package.verify(&["--full"]);
    assert_eq!(exit, Some(0), "{:#}", report["problems"][0]["findings"]);
    assert_eq!(report["problems"][0]["mutants"]["known"], 4);
}

#[test]
fn a_lock_is_kept_when_nothing_changed_and_refused_when_a_reference_fails() {
    if !sandbox_works() {
        return;
    }
    let package = Package::new();
    let before = fs::read(package.path.join("problem.lock")).unwrap();
    let output = run(["problem", "lock", package.path.to_str().unwrap()]);
    assert!(text(&output.stdout).starts_with("distinct: unchanged, "), "{}", text(&output.stdout));
    assert_eq!(fs::read(package.path.join("problem.lock")).unwrap(), before);

    let package = package.replaced("problem.toml", "distinct([5]) -> 1", "distinct([5]) -> 2");
    let output = run(["problem", "lock", package.path.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(1));
    let said = text(&output.stderr);
    assert!(said.contains("counts_a_set.py") && said.contains("`sample/one`"), "{said}");
    assert_eq!(fs::read(package.path.join("problem.lock")).unwrap(), before);
}

#[test]
fn exit_codes_tell_a_broken_package_from_a_typing_mistake() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("broken");
    write(&path, "problem.toml", "schema = 1\nid = \"broken\"\nlicence = \"CC0-1.0\"\n");
    for (arguments, code, said) in [
        (["verify", path.to_str().unwrap()], 1, "unknown field `licence`"),
        (["verify", "no_such_problem"], 2, "no problem is called"),
        (["verify", "problems"], 2, "no problem is called"),
        (["verify", "./problems"], 2, "is no problem package"),
    ] {
        let output = run(arguments);
        let shown = text(&output.stdout) + &text(&output.stderr);
        assert_eq!(output.status.code(), Some(code), "{shown}");
        assert!(shown.contains(said), "{shown}");
    }
}
