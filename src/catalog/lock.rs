//! `problem.lock`.
//!
//! Owns its keys and its text, which is the same for the same content. Measuring and hashing cases is
//! left to `verify`; the texts that are hashed are `case_text`'s.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{self, Write as _};
use std::path::Path;

use serde::Deserialize;
use toml::Spanned;

use super::diagnostic::{Diagnostic, SourceText};
use super::manifest::toml_error;
use crate::model::{CpuTime, FailingCases, Lock, LockedCase, Verdict};

/// The name of the file.
pub const LOCK_FILE: &str = "problem.lock";

/// The version of the format.
const FORMAT: i64 = 1;

/// What `judge problem lock` writes.
#[derive(Clone, Debug, PartialEq)]
pub struct LockFile {
    /// The derived time limit.
    pub time_limit: CpuTime,
    /// What it was derived from.
    pub measured: Measured,
    /// Generated cases by `group/name`.
    pub cases: BTreeMap<String, LockedCase>,
    /// How references with a trap fail hand-written cases, by their paths.
    pub traps: BTreeMap<String, FailingCases>,
}

/// What the time limit was derived from.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Measured {
    /// The slowest accepted reference.
    pub reference: String,
    /// Its CPU time on its slowest case.
    pub seconds: f64,
    /// The version of the interpreter.
    pub python: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    format: Spanned<i64>,
    time_limit: Spanned<f64>,
    measured: Measured,
    #[serde(default)]
    cases: BTreeMap<String, Hashes>,
    #[serde(default)]
    traps: BTreeMap<String, BTreeMap<String, Spanned<String>>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Hashes {
    input: Spanned<String>,
    expected: Spanned<String>,
}

impl LockFile {
    /// Reads the text of a lock; `path` is how messages call the file.
    pub fn parse(path: &str, text: &str) -> Result<Self, Diagnostic> {
        let source = SourceText { path: path.to_owned(), text: text.to_owned() };
        let again = || Some("delete it and run `judge problem lock`".to_owned());
        Self::read(&source).map_err(|error| error.with_hint(again()))
    }

    fn read(source: &SourceText) -> Result<Self, Diagnostic> {
        let file: File =
            toml::from_str(&source.text).map_err(|error| toml_error(source, &error))?;
        if *file.format.get_ref() != FORMAT {
            let message = format!("format {} is not known", file.format.get_ref());
            return Err(source.error(file.format.span(), message));
        }
        let time_limit = CpuTime::from_seconds(*file.time_limit.get_ref())
            .map_err(|error| source.error(file.time_limit.span(), error.to_string()))?;
        let hash = |hash: Spanned<String>| {
            let text = hash.get_ref();
            if text.len() == 64 && text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
                return Ok(text.clone());
            }
            Err(source.error(hash.span(), "not a SHA-256 in hexadecimal"))
        };
        let cases = file.cases.into_iter().map(|(name, Hashes { input, expected })| {
            Ok((name, LockedCase { input: hash(input)?, expected: hash(expected)? }))
        });
        let verdict = |code: Spanned<String>| {
            let known = Verdict::from_code(code.get_ref());
            known.ok_or_else(|| source.error(code.span(), "not the code of a verdict"))
        };
        let traps = file.traps.into_iter().map(|(path, cases)| {
            let cases = cases.into_iter().map(|(case, code)| Ok((case, verdict(code)?)));
            Ok((path, cases.collect::<Result<_, _>>()?))
        });
        Ok(Self {
            time_limit,
            measured: file.measured,
            cases: cases.collect::<Result<_, _>>()?,
            traps: traps.collect::<Result<_, _>>()?,
        })
    }

    /// The text of the file.
    pub fn to_toml(&self) -> String {
        let literal = |text: &str| toml::Value::from(text).to_string();
        let Measured { reference, seconds, python } = &self.measured;
        let mut text =
            String::from("# Written by `judge problem lock`; commit it, do not edit it.\n");
        let _ = writeln!(text, "format = {FORMAT}");
        let _ = writeln!(text, "time_limit = {:?}", self.time_limit.as_duration().as_secs_f64());
        let _ = writeln!(text, "\n# What the time limit was derived from.\n[measured]");
        let _ = writeln!(text, "reference = {}", literal(reference));
        let _ = writeln!(text, "seconds = {seconds:?}\npython = {}", literal(python));
        if !self.cases.is_empty() {
            text.push_str("\n# SHA-256 of each generated case, as text.\n");
        }
        for (name, case) in &self.cases {
            let _ = writeln!(text, "[cases.{}]", quoted_key(name));
            let _ = writeln!(text, "input = {}", literal(&case.input));
            let _ = writeln!(text, "expected = {}", literal(&case.expected));
        }
        if !self.traps.is_empty() {
            text.push_str("\n# How references with a trap fail hand-written cases.\n");
        }
        for (path, cases) in &self.traps {
            let _ = writeln!(text, "[traps.{}]", quoted_key(path));
            for (case, verdict) in cases {
                let _ = writeln!(text, "{} = \"{verdict}\"", quoted_key(case));
            }
        }
        text
    }

    /// Writes the file into the folder of a package, all or nothing.
    pub fn write(&self, folder: &Path) -> io::Result<()> {
        let mut file = tempfile::Builder::new().prefix(".problem.lock-").tempfile_in(folder)?;
        file.write_all(self.to_toml().as_bytes())?;
        // A temporary file is readable by its owner alone; this one is to be committed.
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            file.as_file().set_permissions(std::fs::Permissions::from_mode(0o644))?;
        }
        file.persist(folder.join(LOCK_FILE)).map_err(|error| error.error)?;
        Ok(())
    }

    /// What judging needs of it.
    pub fn to_model(&self) -> Lock {
        Lock { time: self.time_limit, cases: self.cases.clone(), traps: self.traps.clone() }
    }
}

/// A key in double quotes.
fn quoted_key(name: &str) -> String {
    let mut text = String::from("\"");
    for c in name.chars() {
        match c {
            '"' | '\\' => text.extend(['\\', c]),
            c if c.is_control() => {
                let _ = write!(text, "\\U{:08X}", u32::from(c));
            }
            c => text.push(c),
        }
    }
    text + "\""
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lock() -> LockFile {
        let case = || LockedCase { input: "0a".repeat(32), expected: "f9".repeat(32) };
        let names = ["large/1", "a \"b\"\\\n/2", "large/10", "ä/1"];
        LockFile {
            time_limit: CpuTime::from_seconds(0.5).unwrap(),
            measured: Measured {
                reference: "accepted/a.py".to_owned(),
                seconds: 0.031,
                python: "3.11.7".to_owned(),
            },
            cases: names.map(|name| (name.to_owned(), case())).into(),
            traps: [(
                "wrong_answer/a.py".to_owned(),
                [("hidden/a \"b\"".to_owned(), Verdict::WrongAnswer)].into(),
            )]
            .into(),
        }
    }

    #[test]
    fn a_lock_reads_as_it_was_written() {
        let text = lock().to_toml();
        assert_eq!(LockFile::parse("problem.lock", &text), Ok(lock()));
        let folder = tempfile::tempdir().unwrap();
        lock().write(folder.path()).unwrap();
        lock().write(folder.path()).unwrap();
        assert_eq!(std::fs::read_to_string(folder.path().join(LOCK_FILE)).unwrap(), text);
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_broken_lock_names_the_place() {
        for (from, to, place, thing) in [
            ("format = 1", "format = 2", "problem.lock:2:10:", "format 2"),
            ("time_limit = 0.5", "time_limit = -1.0", "problem.lock:3:14:", "out of range"),
            ("0a0a", "zz", "problem.lock:13:9:", "not a SHA-256"),
            ("seconds", "secs", "problem.lock:8:1:", "unknown field `secs`"),
            ("[measured]", "[measured", "problem.lock:6:10:", "]"),
            ("\"WA\"", "\"WR\"", "problem.lock:27:20:", "not the code"),
        ] {
            let error = LockFile::parse("problem.lock", &lock().to_toml().replacen(from, to, 1));
            let text = error.unwrap_err().to_string();
            assert!(text.starts_with(place) && text.contains(thing), "{text}");
        }
    }
}
