//! Embeds the problem packages, the Python harness and the hostile corpus.
//!
//! Owns which files get into the program: everything under `problems/`, of `harness/` the two scripts
//! and the package `judge_harness`, of `tests/hostile/` its programs and the packages they are judged
//! with, but no hidden files and no byte code. Reading the tables is `catalog::embedded`'s,
//! `harness::bundle`'s and `attack`'s.

use std::fmt::Write as _;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::path::{Path, PathBuf};
use std::{env, fs, io};

/// What the program is made from, `harness/` apart.
const WATCHED: [&str; 5] = ["build.rs", "Cargo.lock", "problems", "src", "tests/hostile"];
/// What of `harness/` is part of the program; its tests are not.
const HARNESS: [&str; 3] = ["harness/boot.py", "harness/interrogate.py", "harness/judge_harness"];

#[expect(clippy::disallowed_methods, reason = "cargo tells a build script its paths this way")]
fn main() -> io::Result<()> {
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").ok_or(io::ErrorKind::NotFound)?);
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or(io::ErrorKind::NotFound)?);
    let problems = files_below(&root.join("problems"))?;
    let problems = table(&root.join("problems"), &problems, "include_bytes");
    fs::write(out.join("problems.rs"), problems)?;

    let mut python = Vec::new();
    for part in HARNESS {
        python.extend(files_below(&root.join(part))?);
    }
    python.retain(|path| path.extension().is_some_and(|extension| extension == "py"));
    let python = table(&root.join("harness"), &python, "include_str");
    fs::write(out.join("harness.rs"), python)?;

    let hostile = root.join("tests/hostile");
    let mut programs = files_below(&hostile)?;
    programs.retain(|path| path.parent() == Some(&hostile));
    programs.retain(|path| path.extension().is_some_and(|kind| kind == "py" || kind == "sql"));
    fs::write(out.join("hostile.rs"), table(&hostile, &programs, "include_bytes"))?;
    let packages = hostile.join("problem");
    let files = files_below(&packages)?;
    fs::write(out.join("hostile_problems.rs"), table(&packages, &files, "include_bytes"))?;

    println!("cargo::rustc-env=JUDGE_SOURCE={:016x}", source_hash(&root)?);
    for watched in WATCHED.into_iter().chain(HARNESS) {
        println!("cargo::rerun-if-changed={watched}");
    }
    Ok(())
}

/// A number that changes with the program: verdicts that another one kept are not taken for its own.
fn source_hash(root: &Path) -> io::Result<u64> {
    let mut hash = DefaultHasher::new();
    for part in ["Cargo.lock", "src"].into_iter().chain(HARNESS) {
        let mut files = files_below(&root.join(part))?;
        files.sort();
        for file in files {
            file.strip_prefix(root).unwrap_or(&file).hash(&mut hash);
            fs::read(&file)?.hash(&mut hash);
        }
    }
    Ok(hash.finish())
}

/// The files at or below a path; none where it does not exist.
fn files_below(path: &Path) -> io::Result<Vec<PathBuf>> {
    if path.is_file() {
        return Ok(vec![path.to_owned()]);
    }
    let mut found = Vec::new();
    if !path.is_dir() {
        return Ok(found);
    }
    for entry in fs::read_dir(path)? {
        let path = entry?.path();
        if !is_ignored(&path) {
            found.extend(files_below(&path)?);
        }
    }
    Ok(found)
}

fn is_ignored(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name.starts_with('.') || name == "__pycache__" || name.ends_with(".pyc")
}

/// The expression `&[(relative path, include!(absolute path)), …]`, sorted by path as text.
fn table(root: &Path, files: &[PathBuf], include: &str) -> String {
    let relative = |file: &PathBuf| {
        let parts = file.strip_prefix(root).unwrap_or(file).iter();
        parts.map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/")
    };
    let mut rows: Vec<_> = files.iter().map(|file| (relative(file), file)).collect();
    rows.sort();
    let mut text = String::from("&[\n");
    for (name, file) in rows {
        let file = file.to_string_lossy();
        let _ = writeln!(text, "    ({name:?}, {include}!({file:?})),");
    }
    text + "]\n"
}
