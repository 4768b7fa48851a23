//! What tests of real restrictions share.

use std::path::{Path, PathBuf};
use std::process::Command;

/// Says that a test did not run. With `JUDGE_TEST_STRICT` that is a failure.
pub(super) fn skip(why: &str) {
    #[expect(clippy::disallowed_methods, reason = "set by CI")]
    let strict = std::env::var_os("JUDGE_TEST_STRICT").is_some();
    assert!(!strict, "skipped although JUDGE_TEST_STRICT is set: {why}");
    #[expect(clippy::print_stderr, reason = "a skipped test must be seen")]
    {
        eprintln!("SKIPPED: {why}");
    }
}

/// Runs code in a thread of its own. Filters, rulesets and no-new-privileges bind a thread and what it
/// starts, so that nothing of them is left when it has ended.
pub(super) fn apart<T: Send + 'static>(code: impl FnOnce() -> T + Send + 'static) -> T {
    std::thread::Builder::new().spawn(code).unwrap().join().unwrap()
}

/// The oldest and the newest `CPython` from 3.8 to 3.13 that are installed here; all of them take
/// 20 s.
pub(super) fn interpreters() -> Vec<PathBuf> {
    let programs = commands().into_iter().chain(behind_shims());
    let mut found: Vec<(u32, PathBuf)> = programs.filter_map(|program| who(&program)).collect();
    found.sort();
    found.dedup_by_key(|(minor, _)| *minor);
    let newest = found.pop();
    found.truncate(1);
    found.into_iter().chain(newest).map(|(_, program)| program).collect()
}

fn commands() -> Vec<PathBuf> {
    #[expect(clippy::disallowed_methods, reason = "interpreters are found as a person's are")]
    let path = std::env::var("PATH").unwrap_or_default();
    let names = (8..=13).map(|minor| format!("python3.{minor}")).chain(["python3".to_owned()]);
    let names: Vec<_> = names.collect();
    let folders = path.split(':').chain(["/usr/bin"]).map(Path::new);
    folders.flat_map(|folder| names.iter().map(move |name| folder.join(name))).collect()
}

/// What a version manager has installed, whatever it has selected.
fn behind_shims() -> Vec<PathBuf> {
    #[expect(clippy::disallowed_methods, reason = "interpreters are found as a person's are")]
    let home = std::env::var_os("HOME").unwrap_or_default();
    let versions = Path::new(&home).join(".pyenv/versions");
    let Ok(versions) = std::fs::read_dir(versions) else { return Vec::new() };
    versions.flatten().map(|version| version.path().join("bin/python3")).collect()
}

/// The minor version, and the program behind a shim.
fn who(program: &Path) -> Option<(u32, PathBuf)> {
    const ASK: &str = "import sys; assert (3, 8) <= sys.version_info < (3, 14); \
        print(sys.version_info[1], sys.executable)";
    if !program.is_file() {
        return None;
    }
    #[expect(clippy::disallowed_methods, reason = "asking an interpreter who it is")]
    let asked = Command::new(program).args(["-c", ASK]).output().ok()?;
    let (minor, real) = str::from_utf8(&asked.stdout).ok()?.trim().split_once(' ')?;
    Some((minor.parse().ok()?, PathBuf::from(real)))
}
