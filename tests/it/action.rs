//! The script of the GitHub Action, run as the runner runs it: its variables set, its outputs read.

use std::fs;
use std::os::unix::fs::symlink;
use std::process::{Command, Output};

use tempfile::TempDir;

use crate::support::{root, sandbox_works, text};

/// A runner with a program in its cache.
struct Runner {
    temp: TempDir,
}

impl Runner {
    fn new() -> Self {
        let temp = tempfile::tempdir().unwrap();
        let cached = temp.path().join("judge-target/release");
        fs::create_dir_all(&cached).unwrap();
        symlink(env!("CARGO_BIN_EXE_judge"), cached.join("judge")).unwrap();
        Self { temp }
    }

    fn run(&self, step: &str, inputs: &[(&str, &str)]) -> Output {
        #[expect(clippy::disallowed_methods, reason = "tests start the script")]
        let mut command = Command::new(root().join("dist/action.sh"));
        let output = self.temp.path().join("output");
        fs::write(&output, "").unwrap();
        command.arg(step).current_dir(root()).env("GITHUB_ACTIONS", "true");
        command.env("GITHUB_ACTION_PATH", root()).env("RUNNER_TEMP", self.temp.path());
        command
            .env("GITHUB_OUTPUT", output)
            .env("GITHUB_STEP_SUMMARY", self.temp.path().join("step"));
        command.envs(inputs.iter().copied()).output().unwrap()
    }

    fn outputs(&self) -> Vec<String> {
        let text = fs::read_to_string(self.temp.path().join("output")).unwrap();
        text.lines().map(ToOwned::to_owned).collect()
    }
}

#[test]
fn the_key_is_a_hash_that_stays() {
    let runner = Runner::new();
    let keys: Vec<_> = (0..2).map(|_| text(&runner.run("key", &[]).stdout)).collect();
    assert_eq!(keys[0], keys[1]);
    let hash = keys[0].trim_end();
    assert!(hash.len() == 64 && hash.chars().all(|c| c.is_ascii_hexdigit()), "{hash}");
    assert_eq!(runner.run("nothing", &[]).status.code(), Some(2));
}

#[test]
fn a_cached_program_is_not_built() {
    let runner = Runner::new();
    let output = runner.run("build", &[]);
    assert!(output.status.success() && text(&output.stdout).contains("judge is in the cache"));
    assert!(text(&output.stdout).contains("python"), "judge doctor speaks: {output:?}");
}

#[test]
fn a_check_sets_its_outputs_and_its_exit_code() {
    if !sandbox_works() {
        return;
    }
    let runner = Runner::new();
    let xml = format!("junit={}", runner.temp.path().join("judge.xml").display());
    let report = runner.temp.path().join("judge-report.json").display().to_string();
    let inputs = |folder: &'static str| [("INPUT_FOLDER", folder), ("INPUT_REPORT", xml.as_str())];
    let good = runner.run("check", &inputs("tests/cli/check.in/small"));
    assert_eq!(good.status.code(), Some(0), "{good:?}");
    assert_eq!(runner.outputs(), ["exit-code=0", "failed=0", &format!("report={report}")]);
    assert!(
        fs::read_to_string(runner.temp.path().join("judge.xml")).unwrap().contains("<testsuites")
    );
    assert!(
        fs::read_to_string(runner.temp.path().join("step")).unwrap().contains("### judge: 2 of 2")
    );

    let bad = runner.run("check", &inputs("tests/cli/check.in/fails"));
    assert_eq!(bad.status.code(), Some(1));
    assert_eq!(runner.outputs()[..2], ["exit-code=1", "failed=1"]);
    let annotation = "::error file=tests/cli/check.in/fails/two_sum.py";
    assert!(text(&bad.stdout).lines().any(|line| line.starts_with(annotation)));

    let broken = runner.run("check", &inputs("tests/cli/check.in/twice"));
    assert_eq!(broken.status.code(), Some(2));
    assert_eq!(runner.outputs(), ["exit-code=2", "failed=", "report="]);

    let args = [("INPUT_FOLDER", "tests/cli/check.in/small"), ("INPUT_ARGS", "--partition\n1/1\n")];
    assert!(text(&runner.run("check", &args).stdout).contains("is in partition 1/1"));
}

#[test]
fn the_action_runs_the_script_with_the_inputs_it_declares() {
    let action = fs::read_to_string(root().join("action.yml")).unwrap();
    let script = fs::read_to_string(root().join("dist/action.sh")).unwrap();
    for step in ["key", "build", "check"] {
        assert!(action.contains(&format!("/dist/action.sh\" {step}")), "{step}");
        assert!(script.contains(&format!("\n{step}() {{\n")), "{step}");
    }
    for input in ["folder", "changed", "partition", "report", "args"] {
        let variable = format!("INPUT_{}", input.to_uppercase());
        assert!(action.contains(&format!("{variable}: ${{{{ inputs.{input} }}}}")), "{variable}");
        assert!(script.contains(&format!("${{{variable}:-")), "{variable}");
    }
    // An input in a script's text would be run as code.
    for line in action.lines().filter(|line| line.trim_start().starts_with("run:")) {
        assert!(!line.contains("${{"), "{line}");
    }
}
