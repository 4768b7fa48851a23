//! Every step of the set-up, made to fail: a judge error that names it, and never a verdict.
//!
//! Owns walking through the steps by number, until there are no more, in every tier and with both runners.

use std::collections::BTreeSet;

use judge::model::Tier;

use crate::support::{judge, ranges, sandbox_works, text};

/// A step that is only tried, where the machine refuses it to everybody, cannot be made to fail; so
/// many runs in a row that succeed are the end.
const ENOUGH: u32 = 3;
/// More steps than there can be.
const MOST: u32 = 400;

/// What must be among the steps of a tier, in jail processes and in programs.
fn known(tier: Tier) -> &'static [&'static str] {
    match tier {
        Tier::Full => &[
            "prctl(PR_SET_PDEATHSIG)",
            "unshare(CLONE_NEWNET)",
            "pivot_root",
            "unshare(CLONE_NEWUSER)",
            "mount a tmpfs at /scratch",
            "landlock_create_ruleset",
            "unshare(CLONE_NEWPID)",
            "setrlimit RLIMIT_STACK",
            "chdir",
            "landlock_restrict_self",
            "the probe of landlock",
            "seccomp",
        ],
        Tier::Rootless => &["write /proc/PID/uid_map", "pivot_root", "capset", "chdir", "seccomp"],
        Tier::Landlock => &["prctl(PR_SET_CHILD_SUBREAPER)", "landlock_restrict_self", "seccomp"],
        Tier::Seccomp => &["prctl(PR_SET_NO_NEW_PRIVS)", "capset", "seccomp"],
        Tier::None => &["prctl(PR_SET_NO_NEW_PRIVS)", "place the descriptors", "capset"],
    }
}

/// Judges an accepted program with one step failing.
fn with_fault(problem: &str, arguments: &str, fault: &str) -> (Option<i32>, String) {
    let mut command = judge();
    let file = format!("tests/hostile/problem/{problem}/submissions/accepted/plain.py");
    command.args(["run", problem, &file, "--problems", "tests/hostile/problem", "--jobs", "1"]);
    command.args(["--samples", "--format", "json"]).args(arguments.split(' '));
    let output = command.env("JUDGE_FAULT", fault).output().unwrap();
    (output.status.code(), text(&output.stdout) + &text(&output.stderr))
}

/// The names of all steps of a kind; each failed, and none gave a verdict.
fn walk(problem: &str, arguments: &str, kind: &str) -> BTreeSet<String> {
    let (mut steps, mut passed) = (BTreeSet::new(), 0);
    for number in 1..MOST {
        let fault = format!("{kind}:{number}");
        match with_fault(problem, arguments, &fault) {
            (Some(0), _) => passed += 1,
            (Some(3), told) => {
                passed = 0;
                let verdicts = told.matches("\"verdict\":").count();
                let errors = told.matches("\"verdict\":\"JE\"").count();
                assert_eq!(verdicts, errors, "{arguments} {fault}: {told}");
                let name = told.split('`').nth(1).filter(|_| told.contains("` failed: "));
                let name = name.unwrap_or_else(|| panic!("{arguments} {fault}: {told}"));
                steps.insert(name.to_owned());
            }
            (code, told) => panic!("{arguments} {fault}: exit code {code:?}: {told}"),
        }
        if passed == ENOUGH {
            return steps;
        }
    }
    panic!("{arguments}: more than {MOST} steps of {kind}");
}

#[test]
fn every_step_that_fails_is_a_judge_error_with_its_name() {
    if !sandbox_works() {
        return;
    }
    for (arguments, tier) in ranges() {
        // The problem with a scratch folder takes every step that others take.
        let problem = if tier.has_private_root() { "files" } else { "probe" };
        let mut steps = walk(problem, arguments, "jail");
        steps.extend(walk(problem, arguments, "rights"));
        for name in known(tier) {
            assert!(steps.contains(*name), "{arguments}: `{name}` is not among {steps:#?}");
        }
    }
}

#[test]
fn a_fault_that_is_none_is_wrong_usage() {
    let (code, told) = with_fault("probe", "--sandbox auto", "jail");
    assert_eq!(code, Some(2), "{told}");
    assert!(told.contains("jail:NUMBER"), "{told}");
}
