//! Which problem a file is for.
//!
//! Owns the order of the rules: what was typed, `judge.toml`, the comment in the file, its name. The first
//! that speaks decides.

use std::fs::File;
use std::io::{self, Read};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};

use super::marker::{Marker, MarkerError, marker};
use super::pattern::Pattern;
use crate::catalog::{Catalog, LoadError};
use crate::model::{ProblemId, Verdict};

/// The file that declares solutions.
pub const MANIFEST: &str = "judge.toml";

/// So much of a file is read for its comment.
const HEAD: u64 = 8 << 10;

/// What `judge.toml` says of the files below its folder.
#[derive(Clone, Debug, Default)]
pub struct Declarations {
    /// The folder of `judge.toml`.
    pub root: PathBuf,
    /// The solutions it names.
    pub solutions: Vec<Declared>,
    /// Its patterns; none where it says nothing, which means the default ones.
    pub patterns: Option<Vec<Pattern>>,
    /// What is passed over.
    pub exclude: Vec<Pattern>,
}

/// A `[[solution]]` of `judge.toml`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Declared {
    /// Its path, relative to the root.
    pub path: PathBuf,
    /// The problem, if it says so.
    pub problem: Option<ProblemId>,
    /// The verdict it should get.
    pub expect: Option<Verdict>,
}

/// By which rule a file found its problem.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rule {
    /// It was typed.
    Argument,
    /// A `[[solution]]` of `judge.toml`.
    Manifest,
    /// A comment in this line.
    Comment {
        /// Counted from 1.
        line: usize,
    },
    /// This pattern over its path.
    Name {
        /// The pattern as it is written.
        pattern: String,
    },
}

impl Rule {
    /// In words: `comment in line 2`.
    pub fn in_words(&self) -> String {
        match self {
            Self::Argument => "named on the command line".to_owned(),
            Self::Manifest => "`[[solution]]` in judge.toml".to_owned(),
            Self::Comment { line } => format!("comment in line {line}"),
            Self::Name { pattern } => format!("file name, {pattern}"),
        }
    }
}

/// A file and its problem.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Resolved {
    /// The problem.
    pub problem: ProblemId,
    /// How it was found.
    pub rule: Rule,
    /// The verdict that the file declares; accepted where it declares none.
    pub expect: Option<Verdict>,
}

/// Why a file has no problem.
#[derive(Debug, thiserror::Error)]
pub enum Unresolved {
    /// No rule speaks.
    #[error("nothing tells which problem `{path}` is for")]
    NoRule {
        /// The file.
        path: String,
        /// Problems that its name is like.
        closest: Vec<String>,
    },
    /// The comment is not understood.
    #[error("`{path}`, {error}")]
    Comment {
        /// The file.
        path: String,
        /// What is wrong.
        error: MarkerError,
    },
    /// The comment names a problem that is not there.
    #[error("`{path}`, line {line}: {error}")]
    NoProblem {
        /// The file.
        path: String,
        /// Counted from 1.
        line: usize,
        /// Why not.
        error: Box<LoadError>,
    },
}

impl Unresolved {
    /// What to do about it.
    pub fn hint(&self) -> Option<String> {
        match self {
            Self::NoRule { path, closest } => {
                let closest: Vec<_> = closest.iter().map(|name| format!("`{name}`")).collect();
                let name = closest.first().map_or("NAME", |name| name.trim_matches('`'));
                let like = if closest.is_empty() {
                    String::new()
                } else {
                    format!("did you mean {}? ", closest.join(" or "))
                };
                Some(format!(
                    "{like}write `# judge: {name}` into its first lines, or judge run {name} {path}"
                ))
            }
            Self::Comment { error, .. } => Some(error.hint()),
            Self::NoProblem { error, .. } => error.hint(),
        }
    }

    /// No rule speaks of it: it may be no solution at all.
    pub fn is_unmatched(&self) -> bool {
        matches!(self, Self::NoRule { .. })
    }
}

/// Finds the problems of files.
#[derive(Debug)]
pub struct Resolver<'a> {
    catalog: &'a Catalog,
    declarations: Option<&'a Declarations>,
    default: Vec<Pattern>,
}

impl<'a> Resolver<'a> {
    /// With what `judge.toml` says, where there is one.
    pub fn new(catalog: &'a Catalog, declarations: Option<&'a Declarations>) -> Self {
        let default = Pattern::DEFAULT.into_iter().filter_map(|text| Pattern::parse(text).ok());
        Self { catalog, declarations, default: default.collect() }
    }

    /// The problem of a file by its path and its first bytes; `asked` is what was typed.
    pub fn resolve(
        &self,
        path: &Path,
        head: &[u8],
        asked: Option<&ProblemId>,
    ) -> Result<Resolved, Unresolved> {
        let declared = self.declared(path);
        let expected = declared.and_then(|declared| declared.expect);
        let shown = || path.display().to_string();
        let found = |problem: &ProblemId, rule, expect: Option<Verdict>| Resolved {
            problem: problem.clone(),
            rule,
            expect: expected.or(expect),
        };
        if let Some(problem) = asked {
            // A comment is heeded where it speaks of this problem.
            let said = marker(head).ok().flatten();
            let same =
                |said: &Marker| self.catalog.find(&said.problem).is_ok_and(|id| id == *problem);
            let expect = said.filter(same).and_then(|said| said.expect);
            return Ok(found(problem, Rule::Argument, expect));
        }
        if let Some(problem) = declared.and_then(|declared| declared.problem.as_ref()) {
            return Ok(found(problem, Rule::Manifest, None));
        }
        match marker(head) {
            Err(error) => return Err(Unresolved::Comment { path: shown(), error }),
            Ok(Some(Marker { line, problem, expect })) => {
                let problem = self.catalog.find(&problem).map_err(|error| {
                    Unresolved::NoProblem { path: shown(), line, error: Box::new(error) }
                })?;
                return Ok(found(&problem, Rule::Comment { line }, expect));
            }
            Ok(None) => {}
        }
        let (problem, pattern) = self.by_name(path).ok_or_else(|| self.unmatched(path))?;
        Ok(found(&problem, Rule::Name { pattern }, None))
    }

    /// Whether `judge.toml` says that this file is passed over; one that it names is not.
    pub fn is_excluded(&self, path: &Path) -> bool {
        let Some(declarations) = self.declarations else { return false };
        let Some(relative) = self.relative(path) else { return false };
        let covered = declarations.exclude.iter().any(|pattern| pattern.covers(&relative));
        covered && self.declared(path).is_none()
    }

    fn declared(&self, path: &Path) -> Option<&'a Declared> {
        let declarations = self.declarations?;
        let relative = self.relative(path)?;
        declarations.solutions.iter().find(|declared| declared.path == relative)
    }

    /// The path below the root of the declarations, if it lies there.
    fn relative(&self, path: &Path) -> Option<PathBuf> {
        let root = &self.declarations?.root;
        if let Ok(below) = path.strip_prefix(root) {
            return Some(below.to_owned());
        }
        let (root, path) = (root.canonicalize().ok()?, path.canonicalize().ok()?);
        path.strip_prefix(root).ok().map(Path::to_owned)
    }

    fn by_name(&self, path: &Path) -> Option<(ProblemId, String)> {
        let patterns = self.declarations.and_then(|declarations| declarations.patterns.as_ref());
        let known = |name: &str| self.catalog.find(name).is_ok();
        // A path such as `.` or `solution.py` tells the name of its folder only when it is made whole.
        let whole = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        patterns.unwrap_or(&self.default).iter().find_map(|pattern| {
            let name = pattern.problem_of(&whole, &known)?;
            Some((self.catalog.find(&name).ok()?, pattern.as_str().to_owned()))
        })
    }

    fn unmatched(&self, path: &Path) -> Unresolved {
        let stem = path.file_stem().unwrap_or_default().to_string_lossy();
        let closest = match self.catalog.find(&stem) {
            Err(LoadError::NotFound { closest, .. }) => closest,
            _ => Vec::new(),
        };
        Unresolved::NoRule { path: path.display().to_string(), closest }
    }
}

/// The first bytes of a file, in which a comment may stand.
pub fn head_of(path: &Path) -> io::Result<Vec<u8>> {
    // Opening a pipe that nobody writes to would wait for ever.
    let file = File::options().read(true).custom_flags(libc::O_NONBLOCK).open(path)?;
    if !file.metadata()?.is_file() {
        return Ok(Vec::new());
    }
    let mut head = Vec::new();
    file.take(HEAD).read_to_end(&mut head)?;
    Ok(head)
}

/// The `judge.toml` of this folder or of the nearest one above it, up to the root of a repository.
pub fn manifest_above(folder: &Path) -> Option<PathBuf> {
    let folder = std::path::absolute(folder).ok()?;
    for folder in folder.ancestors() {
        let manifest = folder.join(MANIFEST);
        if manifest.is_file() {
            return Some(manifest);
        }
        if folder.join(".git").exists() {
            return None;
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(name: &str) -> ProblemId {
        ProblemId::new(name).unwrap()
    }

    #[test]
    fn the_first_rule_that_speaks_decides() {
        let catalog = Catalog::embedded();
        let declarations = Declarations {
            root: PathBuf::from("/r"),
            solutions: vec![
                Declared {
                    path: PathBuf::from("x/two_sum.py"),
                    problem: Some(id("trie")),
                    expect: Some(Verdict::TimeLimit),
                },
                Declared {
                    path: PathBuf::from("y/trie.py"),
                    problem: None,
                    expect: Some(Verdict::WrongAnswer),
                },
            ],
            patterns: None,
            exclude: vec![Pattern::parse("y").unwrap()],
        };
        let resolver = Resolver::new(&catalog, Some(&declarations));
        let comment = b"# judge: lru-cache expect=RE\n".as_slice();
        let name = |pattern: &str| Rule::Name { pattern: pattern.to_owned() };
        for (path, head, asked, problem, rule, expect) in [
            ("/q/two_sum.py", comment, Some("trie"), "trie", Rule::Argument, None),
            (
                "/q/two_sum.py",
                comment,
                Some("lru_cache"),
                "lru_cache",
                Rule::Argument,
                Some(Verdict::RuntimeError),
            ),
            ("/r/x/two_sum.py", comment, None, "trie", Rule::Manifest, Some(Verdict::TimeLimit)),
            (
                "/q/two_sum.py",
                comment,
                None,
                "lru_cache",
                Rule::Comment { line: 1 },
                Some(Verdict::RuntimeError),
            ),
            ("/r/y/trie.py", b"", None, "trie", name("{problem}.py"), Some(Verdict::WrongAnswer)),
            ("/q/1-Two-Sum.py", b"", None, "two_sum", name("{n}[._-]{problem}.py"), None),
        ] {
            let found = resolver.resolve(Path::new(path), head, asked.map(id).as_ref()).unwrap();
            assert_eq!(found, Resolved { problem: id(problem), rule, expect }, "{path}");
        }
        assert!(resolver.is_excluded(Path::new("/r/y/other.py")));
        assert!(!resolver.is_excluded(Path::new("/r/y/trie.py")));
    }

    #[test]
    fn a_file_without_a_problem_is_told_what_to_do() {
        let catalog = Catalog::embedded();
        let resolver = Resolver::new(&catalog, None);
        for (path, head, message, hint) in [
            (
                "tow_sum.py",
                "",
                "nothing tells which problem `tow_sum.py` is for",
                "did you mean `two_sum`?",
            ),
            ("zzz.py", "", "nothing tells", "# judge: NAME"),
            (
                "a.py",
                "\n# judge: tow_sum",
                "`a.py`, line 2: no problem is called `tow_sum`",
                "`two_sum`",
            ),
            ("a.py", "# judge: trie expect=no", "`a.py`, line 1: `no` is no verdict", "expect=TLE"),
        ] {
            let error = resolver.resolve(Path::new(path), head.as_bytes(), None).unwrap_err();
            assert!(error.to_string().starts_with(message), "{error}");
            assert!(error.hint().unwrap().contains(hint), "{:?}", error.hint());
        }
    }
}
