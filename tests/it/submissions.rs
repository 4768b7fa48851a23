//! Solutions in folders named after their verdict, honest and hostile ones, each judged for real.
//!
//! The first line may say more: `# detail: idle`.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use crate::support::{root, run, sandbox_works, solution, text};

/// What a folder's submissions must get.
fn expected(folder: &str) -> &'static str {
    match folder {
        "accepted" => "AC",
        "wrong_answer" => "WA",
        "time_limit_exceeded" => "TLE",
        "memory_limit_exceeded" => "MLE",
        "output_limit_exceeded" => "OLE",
        "run_time_error" => "RE",
        "invalid_file" => "CE",
        other => panic!("no verdict belongs to the folder `{other}`"),
    }
}

fn folders(path: &Path) -> Vec<PathBuf> {
    let mut entries: Vec<_> =
        fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    entries
}

fn name(path: &Path) -> &str {
    path.file_name().unwrap().to_str().unwrap()
}

fn declared_detail(file: &Path) -> Option<String> {
    let source = text(&fs::read(file).unwrap());
    source.lines().next()?.strip_prefix("# detail: ").map(str::to_owned)
}

/// Judges every submission; returns what is wrong.
fn judge_all(extra: &[&str]) -> Vec<String> {
    let mut files = Vec::new();
    for problem in folders(&root().join("tests/submissions")) {
        for folder in folders(&problem) {
            let verdict = expected(name(&folder));
            files.extend(
                folders(&folder).into_iter().map(|file| (name(&problem).to_owned(), verdict, file)),
            );
        }
    }
    assert!(files.len() > 50, "only {} submissions were found", files.len());
    let (next, failures) = (Mutex::new(files.into_iter()), Mutex::new(Vec::new()));
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                while let Some((problem, verdict, file)) = { next.lock().unwrap().next() } {
                    let wrong = judge_one(&problem, verdict, &file, extra);
                    failures.lock().unwrap().extend(wrong);
                }
            });
        }
    });
    failures.into_inner().unwrap()
}

fn judge_one(problem: &str, verdict: &str, file: &Path, extra: &[&str]) -> Option<String> {
    let path = file.strip_prefix(root()).unwrap().to_str().unwrap();
    let mut arguments = vec!["run", problem, path, "--format", "json", "--jobs", "1"];
    arguments.extend(extra);
    let output = run(&arguments);
    let code = output.status.code();
    let solution = solution(&output);
    let got = solution["verdict"].as_str().unwrap_or_default();
    let detail = solution["detail"].as_str().unwrap_or_default();
    let right = got == verdict && declared_detail(file).is_none_or(|declared| declared == detail);
    let code_right = code == Some(i32::from(verdict != "AC"));
    (!right || !code_right).then(|| format!("{path}: got {got} {detail} and exit code {code:?}"))
}

/// Processes that outlived their judge: they become ours, and they are interpreters.
fn survivors() -> Vec<String> {
    let threads = fs::read_dir("/proc/self/task").unwrap();
    let children = threads
        .flatten()
        .filter_map(|thread| fs::read_to_string(thread.path().join("children")).ok());
    let pids: Vec<String> = children
        .flat_map(|list| list.split_whitespace().map(str::to_owned).collect::<Vec<_>>())
        .collect();
    let command =
        |pid: &String| fs::read_to_string(format!("/proc/{pid}/comm")).unwrap_or_default();
    pids.iter().map(command).filter(|comm| comm.starts_with("python")).collect()
}

#[test]
fn each_submission_gets_the_verdict_of_its_folder() {
    if !sandbox_works() {
        return;
    }
    nix::sys::prctl::set_child_subreaper(true).unwrap();
    let failures = judge_all(&[]);
    assert!(failures.is_empty(), "\n{}", failures.join("\n"));
    assert_eq!(survivors(), Vec::<String>::new(), "left running");
}

#[test]
fn every_interpreter_and_any_number_of_jobs_give_the_same_outcomes() {
    if !sandbox_works() {
        return;
    }
    let interpreters = crate::support::interpreters();
    let mut seen: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (folder, file) in [
        ("accepted", "hash_map"),
        ("wrong_answer", "uses_an_element_twice"),
        ("run_time_error", "key_error"),
    ] {
        let path = format!("tests/submissions/two_sum/{folder}/{file}.py");
        for python in &interpreters {
            for jobs in ["1", "2", "16"] {
                let python = python.to_str().unwrap();
                let output = run([
                    "run", "two_sum", &path, "--format", "json", "--jobs", jobs, "--python", python,
                ]);
                let solution = solution(&output);
                let outcome = format!(
                    "{} {} {}",
                    solution["verdict"], solution["cases"], solution["failures"][0]["case"]
                );
                seen.entry(path.clone()).or_default().push(outcome);
            }
        }
    }
    for (path, mut outcomes) in seen {
        assert_eq!(outcomes.len(), interpreters.len() * 3);
        outcomes.dedup();
        assert_eq!(outcomes.len(), 1, "{path}: {outcomes:#?}");
    }
}
