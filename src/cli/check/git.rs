//! What Git says has changed.
//!
//! Owns the two questions that it is asked, and what its refusals mean. Git is the repository's own tool
//! and runs no candidate code.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::super::exit::Failure;

/// Whole paths of files that differ from the last common state with `reference`, committed or not, and
/// of new ones that Git does not ignore.
pub(super) fn changed(root: &Path, reference: &str) -> Result<BTreeSet<PathBuf>, Failure> {
    let top = ask(root, &["rev-parse", "--show-toplevel"], reference)?;
    let top = PathBuf::from(OsStr::from_bytes(top.trim_ascii_end()));
    if reference.starts_with('-') {
        return Err(Failure::usage(format!("`{reference}` is no commit")));
    }
    let diff = ["diff", "--name-only", "--no-renames", "--no-ext-diff", "-z"];
    let diff = [&diff[..], &["--merge-base", reference, "--"]].concat();
    let new = ["ls-files", "--others", "--exclude-standard", "-z"];
    let mut changed = BTreeSet::new();
    for question in [&diff[..], &new] {
        let answer = ask(&top, question, reference)?;
        let names = answer.split(|byte| *byte == 0).filter(|name| !name.is_empty());
        changed.extend(names.map(|name| top.join(OsStr::from_bytes(name))));
    }
    Ok(changed)
}

fn ask(folder: &Path, question: &[&str], reference: &str) -> Result<Vec<u8>, Failure> {
    #[expect(clippy::disallowed_methods, reason = "Git is asked, no candidate code is run")]
    let mut git = Command::new("git");
    // A monitor that a repository configures is a program of its choice.
    git.arg("-C").arg(folder).args(["-c", "core.fsmonitor=false"]).args(question);
    let output = git.stdin(Stdio::null()).output().map_err(|error| {
        let failure = Failure::usage(format!("cannot run git: {error}"));
        failure.with_hint("`--changed` asks Git; leave it out, or install Git".to_owned())
    })?;
    if output.status.success() {
        return Ok(output.stdout);
    }
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    let line = said.lines().find(|line| !line.trim().is_empty()).unwrap_or("git failed").trim();
    let hint = hint(&said, reference);
    Err(Failure::usage(format!("git cannot tell what changed: {line}")).with_hint(hint))
}

fn hint(said: &str, reference: &str) -> String {
    if said.contains("not a git repository") {
        "`--changed` works inside of a Git repository".to_owned()
    } else if said.contains("dubious ownership") {
        "git config --global --add safe.directory PATH, for a folder that you trust".to_owned()
    } else if said.contains("merge base") {
        format!(
            "the common history with `{reference}` is not here: fetch all of it (fetch-depth: 0)"
        )
    } else {
        format!("is `{reference}` fetched? write --changed=COMMIT; alone it means HEAD")
    }
}
