//! The shape of the source: who may use whom, and the rules that no lint enforces.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::support::root;

/// Each module, and the modules it may name.
const ALLOWED: &[(&str, &[&str])] = &[
    ("model", &[]),
    ("event", &["model"]),
    ("notation", &["model"]),
    ("compare", &["model"]),
    ("harness", &["model"]),
    ("phases", &[]),
    ("sandbox", &["model", "phases"]),
    ("catalog", &["model", "notation"]),
    ("engine", &["model", "event", "notation", "compare", "harness", "sandbox", "catalog"]),
    ("report", &["model", "event", "notation"]),
    ("config", &[]),
    ("filter", &[]),
    ("history", &["model"]),
    ("workspace", &["model", "catalog"]),
    ("attack", &["model"]),
    ("repository", &["model", "catalog", "workspace"]),
    ("growth", &["model", "event", "catalog", "engine"]),
    ("batch", &["model", "event", "harness", "sandbox", "catalog", "engine", "config"]),
    ("verify", &["model", "event", "notation", "compare", "harness", "catalog", "engine"]),
];

/// The longest a file may be, tests and tables apart.
const LONGEST: usize = 400;

fn files(path: &Path) -> Vec<PathBuf> {
    if path.is_file() {
        return vec![path.to_owned()];
    }
    let entries = fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path());
    let mut found: Vec<_> = entries.flat_map(|entry| files(&entry)).collect();
    found.retain(|file| file.extension().is_some_and(|extension| extension == "rs"));
    found
}

fn module_files(module: &str) -> Vec<PathBuf> {
    let source = root().join("src");
    let file = source.join(format!("{module}.rs"));
    files(&if file.exists() { file } else { source.join(module) })
}

/// The part of a file that is not its tests.
fn code(file: &Path) -> String {
    let text = fs::read_to_string(file).unwrap();
    text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default().to_owned()
}

/// The words after each `crate::`. A grouped `use crate::{…}` gives an empty name, which nobody may use.
fn modules_named_by(module: &str) -> BTreeSet<String> {
    let mut named = BTreeSet::new();
    for file in module_files(module).iter().filter(|file| !is_test(file)) {
        for rest in code(file).split("crate::").skip(1) {
            let word = |c: char| c.is_ascii_alphanumeric() || c == '_';
            named.insert(rest.chars().take_while(|c| word(*c)).collect());
        }
    }
    named.remove(module);
    named
}

fn is_test(file: &Path) -> bool {
    let path = file.to_string_lossy();
    path.contains("/tests") || path.ends_with("tests.rs") || path.contains("synthetic")
}

#[test]
fn modules_name_only_the_modules_below_them() {
    for (module, allowed) in ALLOWED {
        let named = modules_named_by(module);
        let strangers: Vec<_> =
            named.iter().filter(|name| !allowed.contains(&name.as_str())).collect();
        assert!(strangers.is_empty(), "`{module}` must not use {strangers:?}");
    }
}

#[test]
fn every_module_has_its_rule() {
    for entry in fs::read_dir(root().join("src")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let free = ["lib", "main", "cli"].contains(&name.as_str());
        assert!(free || ALLOWED.iter().any(|(module, _)| *module == name), "`{name}` has no rule");
    }
}

#[test]
fn every_file_says_what_it_owns_and_stays_short() {
    let mut wrong = Vec::new();
    for file in files(&root().join("src")) {
        let text = fs::read_to_string(&file).unwrap();
        if !text.starts_with("//!") {
            wrong.push(format!("{} does not open with `//!`", file.display()));
        }
        let lines = code(&file).lines().count();
        if lines > LONGEST && !is_test(&file) {
            wrong.push(format!("{} has {lines} lines", file.display()));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn only_one_module_holds_unsafe_code() {
    let module = root().join("src/sandbox/sys");
    let mut with = files(&root().join("src"));
    with.retain(|file| fs::read_to_string(file).unwrap().contains("unsafe {"));
    assert!(!with.is_empty());
    let elsewhere: Vec<_> = with.iter().filter(|file| !file.starts_with(&module)).collect();
    assert!(elsewhere.is_empty(), "{elsewhere:?}");
}
