//! `judge check` on a generated repository: every figure of the report, the cache, what changed, a judge
//! error. `JUDGE_TEST_SOLUTIONS=300` makes the repository as large as a real one.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value as Json;
use tempfile::TempDir;

use crate::support::{judge, root, sandbox_works, text};

/// Those that fail.
const FAILING: usize = 12;

/// How many solutions there are.
fn solutions() -> usize {
    #[expect(clippy::disallowed_methods, reason = "asked for by a person")]
    let asked = std::env::var("JUDGE_TEST_SOLUTIONS").ok();
    asked.map_or(40, |number| number.parse().unwrap())
}

/// A repository with its own problems, a cache of its own, and room for reports.
struct Repository {
    folder: TempDir,
    number: usize,
}

const RIGHT: &str = "def double_it(n):\n    return 2 * n\n";
const COMMAND: &str = "::error::owned by a solution";

impl Repository {
    fn new() -> Self {
        let repository = Self { folder: tempfile::tempdir().unwrap(), number: solutions() };
        copy(&root().join("tests/cli/run.in/problems/double"), &repository.path("problems/double"));
        copy(&root().join("problems/two_sum"), &repository.path("problems/two_sum"));
        for n in 0..repository.number {
            repository.write(&format!("s/{n:03}_double.py"), &source(n));
        }
        repository.write("judge.toml", "version = 1\nproblems = [\"problems\"]\n");
        repository.write("tools/helper.py", "HELP = 1\n");
        repository.git(&["init", "--quiet"]);
        repository.commit();
        repository
    }

    fn path(&self, name: &str) -> std::path::PathBuf {
        self.folder.path().join("repository").join(name)
    }

    fn write(&self, name: &str, source: &str) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, source).unwrap();
    }

    fn git(&self, arguments: &[&str]) {
        #[expect(clippy::disallowed_methods, reason = "the repository is a real one")]
        let mut git = Command::new("git");
        let identity = ["-c", "user.name=a", "-c", "user.email=a@example.org"];
        git.current_dir(self.path("")).args(identity).args(arguments);
        assert!(git.status().unwrap().success());
    }

    fn commit(&self) {
        self.git(&["add", "--all"]);
        self.git(&["commit", "--quiet", "--message", "x"]);
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = judge();
        command.current_dir(self.path("")).env("JUDGE_CACHE", self.folder.path().join("cache"));
        command.arg("check").args(arguments);
        command
    }

    fn check(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().unwrap()
    }

    /// The solutions that a check judged or remembered, as events.
    fn told(&self, arguments: &[&str]) -> (Option<i32>, Vec<Json>) {
        let output = self.check(&[&["--format", "ndjson"], arguments].concat());
        let lines = text(&output.stdout);
        let events = lines.lines().map(|line| serde_json::from_str::<Json>(line).unwrap());
        (output.status.code(), events.filter(|event| event["event"] == "solution").collect())
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let to = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &to);
        } else {
            fs::copy(entry.path(), to).unwrap();
        }
    }
}

/// Every third of the first is wrong; all of them print what a runner would take for a command.
fn source(n: usize) -> String {
    let print = format!("    print('{COMMAND}\\n  {COMMAND}\\n##[error]x')\n");
    let wrong = n % 3 == 1 && n / 3 < FAILING;
    let answer = if wrong { format!("'{COMMAND}\\n{COMMAND}'") } else { "2 * n".to_owned() };
    format!("def double_it(n):\n{print}    return {answer}\n# {n}\n")
}

fn is_command(line: &str) -> bool {
    line.trim_start().starts_with("::") || line.contains("##[")
}

#[test]
fn a_repository_is_checked_and_told_within_every_limit() {
    if !sandbox_works() {
        return;
    }
    let repository = Repository::new();
    let step = repository.folder.path().join("step.md");
    fs::write(&step, "before\n").unwrap();
    let reports = ["--report", "junit=../judge.xml", "--report", "json=../judge.json"];
    let mut command = repository.command(&reports);
    let github = command.env("GITHUB_ACTIONS", "true").env("GITHUB_STEP_SUMMARY", &step);
    let output = github.output().unwrap();
    assert_eq!(output.status.code(), Some(1), "{}", text(&output.stderr));
    let (number, out) = (repository.number, text(&output.stdout));
    let right = number - FAILING;
    let last = out.lines().last().unwrap();
    let counts =
        format!("{number} solutions: {right} accepted, {FAILING} failed · 1 file unmatched");
    assert!(last.starts_with("  Summary [") && last.ends_with(&counts), "{last}");
    for (word, times) in [("     PASS [", right), ("     FAIL [", FAILING), ("\n--- s/", FAILING)] {
        assert_eq!(out.matches(word).count(), times, "{word}\n{out}");
    }
    let commands: Vec<_> = out.lines().filter(|line| is_command(line)).collect();
    assert_eq!(commands.len(), 10, "{commands:?}");
    assert!(
        commands
            .iter()
            .all(|line| line.starts_with("::error file=s/") || line.contains("and 3 more"))
    );
    let summary = fs::read_to_string(&step).unwrap();
    assert!(summary.starts_with("before\n### judge: ") && summary.len() < 1 << 20);
    assert_eq!(summary.matches("\n| ❌ fail | s/").count(), FAILING);
    assert!(!summary.lines().any(is_command), "{summary}");
    let xml = fs::read_to_string(repository.path("../judge.xml")).unwrap();
    assert_eq!(xml.matches("<testsuite name=\"s/").count(), number);
    assert!(!xml.lines().any(is_command));
    let report: Json =
        serde_json::from_slice(&fs::read(repository.path("../judge.json")).unwrap()).unwrap();
    assert_eq!(report["summary"]["ok"], right);
    assert_eq!(report["unmatched"], serde_json::json!(["tools/helper.py"]));
}

#[test]
fn what_is_known_is_not_judged_again() {
    if !sandbox_works() {
        return;
    }
    let repository = Repository::new();
    let kept = |told: &[Json]| told.iter().filter(|event| event["kept"] == true).count();
    let (code, first) = repository.told(&[]);
    assert_eq!((code, first.len(), kept(&first)), (Some(1), repository.number, 0));
    let (code, second) = repository.told(&[]);
    assert_eq!((code, kept(&second)), (Some(1), repository.number));
    let same =
        |told: &[Json]| told.iter().map(|event| event["solution"].clone()).collect::<Vec<_>>();
    assert_eq!(same(&first), same(&second));
    // Everything that a verdict depends on: nothing is remembered, or only what is still the same.
    repository.write("s/000_double.py", RIGHT);
    assert_eq!(kept(&repository.told(&[]).1), repository.number - 1);
    assert_eq!(kept(&repository.told(&["--time-scale", "2"]).1), 0);
    assert_eq!(kept(&repository.told(&["--no-cache"]).1), 0);
    repository.write("problems/double/statement.md", "Another one.\n");
    assert_eq!(kept(&repository.told(&[]).1), 0);
    let failed = repository.told(&["--failed"]).1;
    assert_eq!((failed.len(), kept(&failed)), (FAILING, FAILING));
}

#[test]
fn only_what_changed_is_judged() {
    if !sandbox_works() {
        return;
    }
    let repository = Repository::new();
    let paths = |arguments: &[&str]| {
        let (code, told) = repository.told(arguments);
        let path = |event: &Json| event["solution"]["path"].as_str().unwrap().to_owned();
        (code, told.iter().map(path).collect::<Vec<_>>())
    };
    assert_eq!(paths(&["--changed"]), (Some(4), Vec::new()));
    assert_eq!(paths(&["--changed", "--no-solutions", "pass"]), (Some(0), Vec::new()));
    repository.write("s/003_double.py", RIGHT);
    repository.write("s/new/two_sum.py", "def two_sum(nums, target):\n    return []\n");
    let changed = ["s/003_double.py".to_owned(), "s/new/two_sum.py".to_owned()];
    assert_eq!(paths(&["--changed"]), (Some(1), changed.to_vec()));
    repository.commit();
    assert_eq!(paths(&["--changed=HEAD~1"]), (Some(1), changed.to_vec()));
    repository.write("problems/two_sum/statement.md", "Another one.\n");
    assert_eq!(paths(&["--changed"]), (Some(1), changed[1..].to_vec()));
    let mut parts = 0;
    for part in ["1/3", "2/3", "3/3"] {
        parts += paths(&["--partition", part]).1.len();
    }
    assert_eq!(parts, repository.number + 1);
    repository.write("judge.toml", "version = 1\nproblems = [\"problems\"]\n# changed\n");
    assert_eq!(paths(&["--changed"]).1.len(), repository.number + 1);
}

#[test]
fn a_judge_error_in_one_problem_leaves_the_others_judged() {
    if !sandbox_works() {
        return;
    }
    let repository = Repository::new();
    repository.write("s/a/two_sum.py", "def two_sum(nums, target):\n    return []\n");
    let manifest = fs::read_to_string(repository.path("problems/two_sum/problem.toml")).unwrap();
    repository.write("problems/two_sum/problem.toml", &format!("{manifest}\nunknown = 1\n"));
    let (code, told) = repository.told(&[]);
    assert_eq!((code, told.len()), (Some(3), repository.number + 1));
    let mut verdicts = String::new();
    for event in &told {
        let _ = write!(verdicts, "{} ", event["solution"]["verdict"].as_str().unwrap());
    }
    let of = |code: &str| verdicts.matches(code).count();
    assert_eq!((of("JE"), of("WA"), of("AC")), (1, FAILING, repository.number - FAILING));
    // What was not decided is tried again.
    let again = repository.told(&[]).1;
    let anew: Vec<_> = again.iter().filter(|event| event["kept"] == false).collect();
    assert_eq!(anew.len(), 1);
    assert_eq!(anew[0]["solution"]["judge_error"]["code"], "package");
}

#[test]
fn a_check_stops_when_enough_failed() {
    if !sandbox_works() {
        return;
    }
    let repository = Repository::new();
    let (code, told) = repository.told(&["--max-fail", "1", "--no-cache"]);
    let verdict = |event: &Json| event["solution"]["verdict"].as_str().unwrap().to_owned();
    let verdicts: Vec<_> = told.iter().map(verdict).collect();
    assert_eq!(code, Some(1));
    assert_eq!(verdicts[..3], ["AC", "WA", "SK"]);
    assert!(verdicts[3..].iter().all(|verdict| verdict == "SK"));
}

#[test]
fn prints_are_shown_and_drive_nobody() {
    if !sandbox_works() {
        return;
    }
    let repository = Repository::new();
    let output = repository.check(&["--no-capture", "--max-fail", "1", "--full"]);
    let shown = text(&output.stderr) + &text(&output.stdout);
    assert!(shown.contains("  stdout | ::error::owned"), "{shown}");
    assert!(!shown.lines().any(is_command), "{shown}");
}
