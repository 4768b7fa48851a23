//! The interpreter that judges: found, seen through its shim, and asked what it needs.
//!
//! Owns the search, the questions and their cache. Runs no candidate code. What a program may see of
//! it is `view`'s.

use std::io::Write;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::model::hex;

/// The oldest and the newest minor version that were tested.
const TESTED: std::ops::RangeInclusive<u32> = 8..=13;

/// An interpreter that can judge.
#[derive(Clone, Debug)]
pub struct Interpreter {
    facts: Facts,
    harness: Vec<u8>,
}

/// What `interrogate.py` prints.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Facts {
    version: String,
    version_info: (u32, u32, u32),
    implementation: String,
    executable: PathBuf,
    is_64bit: bool,
    #[serde(rename = "visible")]
    directories: Vec<PathBuf>,
}

/// How to look for an interpreter.
#[derive(Clone, Debug)]
pub struct Search<'a> {
    /// What the person named: a path or a command; else `python3` is looked up.
    pub named: Option<&'a str>,
    /// The caller's `PATH`.
    pub path: &'a str,
    /// Where answers are remembered; nowhere when `None`.
    pub cache: Option<&'a Path>,
    /// The program that answers: `harness/interrogate.py`.
    pub questions: &'a str,
    /// The harness, by module name.
    pub harness: &'a [(String, String)],
}

/// Why there is no interpreter to judge with.
#[derive(Debug, thiserror::Error)]
pub enum InterpreterError {
    /// Nothing of that name.
    #[error("there is no interpreter `{0}`")]
    NotFound(String),
    /// It is there, and it cannot be run.
    #[error("cannot run `{}`: {source}", path.display())]
    CannotRun {
        /// What was tried.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// It ran and did not answer.
    #[error("`{}` does not answer like a Python interpreter: {said}", path.display())]
    Silent {
        /// What was asked.
        path: PathBuf,
        /// The last line that it wrote.
        said: String,
    },
    /// It answered, and it is not one we tested.
    #[error("`{}` is {implementation} {version}; judge is tested on CPython 3.8 to 3.13", path.display())]
    Untested {
        /// Which one.
        path: PathBuf,
        /// `cpython`, `pypy`, …
        implementation: String,
        /// Its version.
        version: String,
    },
}

impl InterpreterError {
    /// What to do about it.
    pub fn hint(&self) -> String {
        match self {
            Self::NotFound(_) => "install Python 3, or name one with --python PATH".to_owned(),
            Self::CannotRun { .. } | Self::Silent { .. } => {
                "name another interpreter with --python PATH".to_owned()
            }
            Self::Untested { .. } => "name a tested one with --python PATH".to_owned(),
        }
    }
}

impl Interpreter {
    /// Finds an interpreter and asks it what it needs.
    pub fn find(search: &Search<'_>) -> Result<Self, InterpreterError> {
        let found = locate(search)?;
        let key = key(&found, search);
        if let Some(known) = key.as_deref().and_then(|key| recall(search.cache?, key)) {
            return known.tested();
        }
        let real = resolve(&found)?;
        let interpreter = ask(&real, search)?;
        if let (Some(folder), Some(key)) = (search.cache, key) {
            // A cache that cannot be written costs time, never a verdict.
            let _ = remember(folder, &key, &interpreter);
        }
        interpreter.tested()
    }

    /// What the search finds first, which may be a link or a shim.
    pub fn locate(search: &Search<'_>) -> Result<PathBuf, InterpreterError> {
        locate(search)
    }

    /// Those of these modules that it cannot import.
    pub fn lacks<'a>(&self, modules: &[&'a str]) -> Result<Vec<&'a str>, InterpreterError> {
        const QUESTION: &str = "import sys\nfor name in sys.argv[1:]:\n    try:\n        __import__(name)\n    \
                                except ImportError:\n        print(name)";
        let path = self.executable();
        let arguments: Vec<_> = ["-s", "-S", "-B", "-c", QUESTION].iter().chain(modules).collect();
        let arguments: Vec<&str> = arguments.into_iter().copied().collect();
        let output = run(path, &arguments, b"", Environment::Ours)?;
        if !output.status.success() {
            return Err(silent(path, &output));
        }
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        Ok(modules.iter().copied().filter(|name| said.lines().any(|line| line == *name)).collect())
    }

    /// `3.11.7`.
    pub fn version(&self) -> &str {
        &self.facts.version
    }

    /// The real executable, never a shim.
    pub fn executable(&self) -> &Path {
        &self.facts.executable
    }

    /// What must be visible for the standard library to work.
    pub fn directories(&self) -> &[PathBuf] {
        &self.facts.directories
    }

    /// The compiled harness, as this interpreter marshals it.
    pub fn harness(&self) -> &[u8] {
        &self.harness
    }

    fn tested(self) -> Result<Self, InterpreterError> {
        let (major, minor, _) = self.facts.version_info;
        let fits = self.facts.implementation == "CPython" && major == 3 && TESTED.contains(&minor);
        if fits {
            Ok(self)
        } else {
            Err(InterpreterError::Untested {
                path: self.facts.executable,
                implementation: self.facts.implementation,
                version: self.facts.version,
            })
        }
    }
}

fn locate(search: &Search<'_>) -> Result<PathBuf, InterpreterError> {
    let name = search.named.unwrap_or("python3");
    let candidates: Vec<PathBuf> = if name.contains('/') {
        vec![PathBuf::from(name)]
    } else {
        search
            .path
            .split(':')
            .filter(|folder| !folder.is_empty())
            .map(|folder| Path::new(folder).join(name))
            .collect()
    };
    let runnable = |path: &&PathBuf| {
        std::fs::metadata(path).is_ok_and(|data| data.is_file() && data.mode() & 0o111 != 0)
    };
    let found = candidates
        .iter()
        .find(runnable)
        .or_else(|| candidates.first().filter(|_| name.contains('/')));
    let found = found.ok_or_else(|| InterpreterError::NotFound(name.to_owned()))?;
    std::path::absolute(found)
        .map_err(|source| InterpreterError::CannotRun { path: found.clone(), source })
}

/// Follows links, virtual environments and shims to the executable that runs in the end.
fn resolve(found: &Path) -> Result<PathBuf, InterpreterError> {
    const QUESTION: &str =
        "import sys;print(getattr(sys,'_base_executable',None) or sys.executable)";
    // Isolated, since a shim needs the caller's environment and the interpreter behind it must not.
    let output = run(found, &["-I", "-S", "-c", QUESTION], b"", Environment::Callers)?;
    let said = String::from_utf8_lossy(&output.stdout).trim().to_owned();
    let real = Path::new(&said).canonicalize();
    real.map_err(|_| silent(found, &output))
}

fn ask(real: &Path, search: &Search<'_>) -> Result<Interpreter, InterpreterError> {
    let modules: serde_json::Map<String, serde_json::Value> =
        search.harness.iter().map(|(name, source)| (name.clone(), source.clone().into())).collect();
    let question = serde_json::json!({ "modules": modules }).to_string();
    let arguments = ["-X", "no_debug_ranges", "-s", "-S", "-B", "-c", search.questions];
    let output = run(real, &arguments, question.as_bytes(), Environment::Ours)?;
    let split = output.stdout.iter().position(|byte| *byte == b'\n').unwrap_or(output.stdout.len());
    let (facts, harness) = output.stdout.split_at(split);
    match serde_json::from_slice(facts) {
        Ok(facts) if output.status.success() => {
            Ok(Interpreter { facts, harness: harness.get(1..).unwrap_or_default().to_vec() })
        }
        _ => Err(silent(real, &output)),
    }
}

fn silent(path: &Path, output: &Output) -> InterpreterError {
    let said = String::from_utf8_lossy(&output.stderr);
    let last = said.lines().rev().find(|line| !line.trim().is_empty()).unwrap_or("no output");
    let said = last.chars().filter(|character| !character.is_control()).take(200).collect();
    InterpreterError::Silent { path: path.to_owned(), said }
}

/// Which variables a run of the interpreter sees.
#[derive(Clone, Copy)]
enum Environment {
    /// Those of the caller: a shim decides by them.
    Callers,
    /// Those of a judged program.
    Ours,
}

fn run(
    path: &Path,
    arguments: &[&str],
    input: &[u8],
    environment: Environment,
) -> Result<Output, InterpreterError> {
    let cannot = |source| InterpreterError::CannotRun { path: path.to_owned(), source };
    #[expect(clippy::disallowed_methods, reason = "this module starts processes")]
    let mut command = Command::new(path);
    command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    if let Environment::Ours = environment {
        command.env_clear().envs(super::ENVIRONMENT).env(super::HASH_SEED, "0");
    }
    let mut child = command.spawn().map_err(cannot)?;
    if let Some(mut stdin) = child.stdin.take() {
        // An interpreter that ends without reading is noticed by what it prints.
        let _ = stdin.write_all(input);
    }
    child.wait_with_output().map_err(cannot)
}

/// What the answer depends on: the file, the harness and, for a shim, everything a shim decides by.
fn key(found: &Path, search: &Search<'_>) -> Option<String> {
    let mut digest = Sha256::new();
    let real = found.canonicalize().ok()?;
    let data = std::fs::metadata(&real).ok()?;
    let mut add = |text: &str| {
        digest.update(text);
        digest.update([0]);
    };
    add(concat!("judge interpreter 1 ", env!("CARGO_PKG_VERSION")));
    add(&format!("{} {} {} {}", real.display(), data.size(), data.mtime(), data.mtime_nsec()));
    add(search.questions);
    search.harness.iter().for_each(|(name, source)| {
        add(name);
        add(source);
    });
    if std::fs::read(&real).ok()?.starts_with(b"#!") {
        for input in shim_inputs(&real) {
            add(&input);
        }
    }
    Some(hex(&digest.finalize()))
}

/// Variables and files that the common version managers read.
fn shim_inputs(shim: &Path) -> Vec<String> {
    let mut inputs: Vec<String> = Vec::new();
    for (name, value) in std::env::vars_os() {
        let name = name.to_string_lossy();
        if ["PYENV_", "ASDF_", "MISE_", "RTX_"].iter().any(|prefix| name.starts_with(prefix)) {
            inputs.push(format!("{name}={}", value.to_string_lossy()));
        }
    }
    inputs.sort();
    let here = std::env::current_dir().unwrap_or_default();
    let chosen = shim.parent().and_then(Path::parent).map(|root| root.join("version"));
    let local = here
        .ancestors()
        .flat_map(|folder| [folder.join(".python-version"), folder.join(".tool-versions")]);
    for file in local.chain(chosen) {
        if let Ok(text) = std::fs::read_to_string(&file) {
            inputs.push(format!("{}={text}", file.display()));
        }
    }
    inputs
}

/// A remembered answer: the hash of the rest, the facts, the harness.
fn recall(folder: &Path, key: &str) -> Option<Interpreter> {
    let entry = std::fs::read(folder.join(format!("interpreter-{key}"))).ok()?;
    let (hash, rest) = entry.split_at_checked(32)?;
    if Sha256::digest(rest).as_slice() != hash {
        return None;
    }
    let split = rest.iter().position(|byte| *byte == b'\n')?;
    let (facts, harness) = rest.split_at_checked(split)?;
    let facts: Facts = serde_json::from_slice(facts).ok()?;
    facts
        .executable
        .exists()
        .then(|| Interpreter { facts, harness: harness.get(1..).unwrap_or_default().to_vec() })
}

fn remember(folder: &Path, key: &str, interpreter: &Interpreter) -> std::io::Result<()> {
    let mut rest = serde_json::to_vec(&interpreter.facts)?;
    rest.push(b'\n');
    rest.extend_from_slice(&interpreter.harness);
    std::fs::create_dir_all(folder)?;
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    file.write_all(&Sha256::digest(&rest))?;
    file.write_all(&rest)?;
    file.persist(folder.join(format!("interpreter-{key}"))).map_err(|error| error.error).map(drop)
}
