//! What people see: the README and the transcripts below `tests/cli`, run as they stand.
//!
//! `TRYCMD=overwrite` writes the output that came into them; read what changed before committing it.

use std::path::Path;

use crate::support::{root, sandbox_works};

fn transcripts(paths: &[&str]) {
    // No history: what is judged here is nobody's practice.
    transcripts_with(paths, Path::new("/dev/null/none"));
}

fn transcripts_with(paths: &[&str], state: &Path) {
    let cases = trycmd::TestCases::new();
    let cache = Path::new(env!("CARGO_TARGET_TMPDIR")).join("cache");
    cases.env("JUDGE_CACHE", cache.display().to_string());
    cases.env("JUDGE_STATE", state.display().to_string());
    cases.env("LC_ALL", "C.UTF-8").env("NO_COLOR", "1").env("CI", "1").env("COLUMNS", "");
    for path in paths {
        cases.case(root().join(path));
    }
}

#[test]
fn commands_that_run_nothing() {
    transcripts(&["tests/cli/usage.md", "tests/cli/list.md", "tests/cli/show.md"]);
}

#[test]
fn commands_that_write_files() {
    transcripts(&["tests/cli/writes.md"]);
}

#[test]
fn commands_that_run_programs() {
    if sandbox_works() {
        transcripts(&[
            "README.md",
            "tests/cli/run.md",
            "tests/cli/batch.md",
            "tests/cli/input.md",
            "tests/cli/folder.md",
            "tests/cli/packages.md",
            "tests/cli/check.md",
        ]);
    }
}

#[test]
fn a_history_from_its_first_line_on() {
    if sandbox_works() {
        let state = tempfile::tempdir().unwrap();
        transcripts_with(&["tests/cli/practice.md"], state.path());
    }
}
