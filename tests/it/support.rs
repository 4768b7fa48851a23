//! What the tests share: running the judge, reading its report, skipping honestly.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use judge::model::Tier;

/// The repository.
pub(crate) fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// A judge with a cache of its own and nothing else of the caller's environment.
pub(crate) fn judge() -> Command {
    #[expect(clippy::disallowed_methods, reason = "tests start the program")]
    let mut command = Command::new(env!("CARGO_BIN_EXE_judge"));
    let cache = Path::new(env!("CARGO_TARGET_TMPDIR")).join("cache");
    command.env_clear().env("JUDGE_STATE", cache.with_file_name("state"));
    command.env("JUDGE_CACHE", cache).current_dir(root()).stdin(Stdio::null());
    #[expect(clippy::disallowed_methods, reason = "the interpreter is found as a person's is")]
    for name in ["PATH", "HOME", "PYENV_ROOT", "PYENV_VERSION"] {
        if let Some(value) = std::env::var_os(name) {
            command.env(name, value);
        }
    }
    command
}

/// Runs the judge.
pub(crate) fn run<I, S>(arguments: I) -> Output
where
    I: IntoIterator<Item = S>,
    S: AsRef<OsStr>,
{
    judge().args(arguments).output().unwrap()
}

/// The only solution of a JSON report.
pub(crate) fn solution(output: &Output) -> serde_json::Value {
    let report: serde_json::Value =
        serde_json::from_slice(&output.stdout).unwrap_or_else(|error| {
            let (out, err) = (text(&output.stdout), text(&output.stderr));
            panic!("no report ({error}): {out}\n{err}")
        });
    report["solutions"][0].clone()
}

/// Output as text.
pub(crate) fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// Says that a test is skipped and why; where the machine is known to have the feature, that fails.
#[expect(clippy::print_stderr, reason = "a skip that nobody sees is a lie")]
pub(crate) fn skip(why: &str) {
    #[expect(clippy::disallowed_methods, reason = "set by CI")]
    let strict = std::env::var_os("JUDGE_TEST_STRICT").is_some();
    assert!(!strict, "skipped although JUDGE_TEST_STRICT is set: {why}");
    eprintln!("SKIPPED: {why}");
}

/// Whether the sandbox works here; says why not.
pub(crate) fn sandbox_works() -> bool {
    let output =
        run(["run", "two_sum", "tests/submissions/two_sum/accepted/hash_map.py", "--samples"]);
    let works = output.status.code() == Some(0);
    if !works {
        skip(&text(&output.stderr));
    }
    works
}

/// Where hostile programs are judged: arguments, and the tier that they give.
pub(crate) fn ranges() -> Vec<(&'static str, Tier)> {
    let mut ranges = if nix::unistd::geteuid().is_root() {
        vec![
            ("--sandbox full --runner fork", Tier::Full),
            ("--sandbox full --runner exec", Tier::Full),
        ]
    } else {
        vec![("--sandbox rootless --runner exec", Tier::Rootless)]
    };
    // Root's programs become another user's there, who cannot look into root's home.
    if Path::new("/usr/bin/python3").exists() {
        ranges.push(("--sandbox rootless --python /usr/bin/python3", Tier::Rootless));
    } else {
        skip("tier rootless needs an interpreter that other users can read");
    }
    ranges.extend([
        ("--sandbox landlock --runner fork", Tier::Landlock),
        ("--sandbox landlock --runner exec", Tier::Landlock),
        ("--sandbox seccomp --runner fork", Tier::Seccomp),
        ("--sandbox none --runner fork", Tier::None),
        ("--sandbox none --runner exec", Tier::None),
    ]);
    ranges
}

/// Every `CPython` from 3.8 to 3.13 that is installed here.
pub(crate) fn interpreters() -> Vec<PathBuf> {
    #[expect(clippy::disallowed_methods, reason = "interpreters are found as a person's are")]
    let path = std::env::var("PATH").unwrap_or_default();
    let mut found: Vec<PathBuf> = Vec::new();
    for folder in path.split(':').chain(["/usr/bin"]) {
        for name in (8..=13).map(|minor| format!("python3.{minor}")).chain(["python3".to_owned()]) {
            let Some(real) = executable(&Path::new(folder).join(name)) else { continue };
            if !found.contains(&real) {
                found.push(real);
            }
        }
    }
    for program in behind_shims() {
        found.extend(executable(&program).filter(|real| !found.contains(real)));
    }
    found
}

/// What a version manager has installed, whatever it has selected.
fn behind_shims() -> Vec<PathBuf> {
    #[expect(clippy::disallowed_methods, reason = "interpreters are found as a person's are")]
    let named = std::env::var_os("PYENV_ROOT");
    #[expect(clippy::disallowed_methods, reason = "interpreters are found as a person's are")]
    let home = std::env::var_os("HOME").unwrap_or_default();
    let root = named.map_or_else(|| Path::new(&home).join(".pyenv"), PathBuf::from);
    let Ok(versions) = std::fs::read_dir(root.join("versions")) else { return Vec::new() };
    versions.flatten().map(|version| version.path().join("bin/python3")).collect()
}

fn executable(program: &Path) -> Option<PathBuf> {
    if !program.is_file() {
        return None;
    }
    #[expect(clippy::disallowed_methods, reason = "asking an interpreter who it is")]
    let asked = Command::new(program)
        .args([
            "-c",
            "import sys; assert (3, 8) <= sys.version_info < (3, 14); print(sys.executable)",
        ])
        .output()
        .ok()?;
    let real = Path::new(text(&asked.stdout).trim()).canonicalize().ok()?;
    asked.status.success().then_some(real)
}
