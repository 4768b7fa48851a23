//! `judge.toml`, checked.
//!
//! Owns what its values mean and every mistake that shows in the file alone. What needs the bank or the
//! files of the repository is checked by `collect`.

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::{Path, PathBuf};

use toml::Spanned;

use super::error::RepositoryError;
use super::quantity;
use super::written::{ObservedName, SolutionTable, Written};
use crate::catalog::{Diagnostic, SourceText, toml_error};
use crate::model::{CpuTime, Feedback, MemorySize, Verdict};
use crate::workspace::{MANIFEST, Pattern, PatternError, expected_verdict};

/// The word for the problems that the program carries.
const STANDARD: &str = "catalogue:standard";

/// What the repository says about itself.
#[derive(Clone, Debug)]
pub struct Manifest {
    /// The folder it is about.
    pub root: PathBuf,
    /// Where problems come from; the later wins.
    pub problems: Vec<BankSource>,
    /// How file names tell the problem; none where the file does not say, which means the usual ones.
    pub patterns: Option<Vec<Pattern>>,
    /// Files that are none of the judge's business.
    pub exclude: Vec<Pattern>,
    /// The interpreter: `python3.12`, or a path.
    pub python: Option<String>,
    /// Whether verdicts are kept between runs.
    pub cache: VerdictCache,
    /// At most so much is said about hidden cases.
    pub feedback: Option<Feedback>,
    /// Problems whose observation a solution could falsify.
    pub observed: Observed,
    /// Solutions that are declared one by one.
    pub entries: Vec<Entry>,
    pub(super) source: SourceText,
    pub(super) pattern_spans: Vec<Range<usize>>,
}

/// Where problems come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BankSource {
    /// The program.
    Standard,
    /// A folder, from the root of the repository.
    Folder(PathBuf),
}

/// Whether verdicts are kept between runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VerdictCache {
    /// Outside of the repository.
    Kept,
    /// Every solution is judged every time.
    Off,
}

/// What happens to problems that are marked `trust = "observed"`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Observed {
    /// They are judged like others.
    Accepted,
    /// Their solutions are not judged, which is an error.
    Refused,
}

/// `[[solution]]`.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The file, from the root, with `/` between its parts.
    pub path: String,
    /// The problem, as it is written; else comment and file name tell it.
    pub problem: Option<String>,
    /// The verdict it must get; else the comment tells it, or it is `AC`.
    pub expect: Option<Verdict>,
    /// A stricter limit than the problem's.
    pub time: Option<CpuTime>,
    /// A stricter limit than the problem's.
    pub memory: Option<MemorySize>,
    pub(super) spans: Spans,
}

/// Where the parts of an entry stand.
#[derive(Clone, Debug, Default)]
pub(super) struct Spans {
    pub(super) path: Range<usize>,
    pub(super) problem: Range<usize>,
    pub(super) time: Range<usize>,
    pub(super) memory: Range<usize>,
}

impl Manifest {
    /// What holds where there is no `judge.toml`.
    pub fn absent(root: &Path) -> Self {
        Self {
            root: root.to_owned(),
            problems: vec![BankSource::Standard],
            patterns: None,
            exclude: Vec::new(),
            python: None,
            cache: VerdictCache::Kept,
            feedback: None,
            observed: Observed::Accepted,
            entries: Vec::new(),
            source: SourceText { path: MANIFEST.to_owned(), text: String::new() },
            pattern_spans: Vec::new(),
        }
    }

    /// Reads the `judge.toml` of a folder, or what holds where it has none. `shown` is how messages call
    /// the file.
    ///
    /// # Errors
    /// When the file cannot be read, or something is wrong in it.
    pub fn of(root: &Path, shown: &str) -> Result<Self, RepositoryError> {
        let path = root.join(MANIFEST);
        let bytes = match std::fs::read(&path) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                let source = SourceText { path: shown.to_owned(), text: String::new() };
                return Ok(Self { source, ..Self::absent(root) });
            }
            Err(source) => return Err(RepositoryError::Unreadable { path, source }),
        };
        let text = String::from_utf8(bytes).map_err(|_| RepositoryError::NotUtf8(path))?;
        Ok(Self::parse(root, SourceText { path: shown.to_owned(), text })?)
    }

    pub(super) fn parse(root: &Path, source: SourceText) -> Result<Self, Diagnostic> {
        let written: Written =
            toml::from_str(&source.text).map_err(|error| advised(toml_error(&source, &error)))?;
        let reader = Reader { source: &source };
        reader.version(&written)?;
        let (patterns, pattern_spans) = match &written.check.patterns {
            Some(patterns) => {
                let (patterns, spans) = reader.patterns(patterns)?;
                (Some(patterns), spans)
            }
            None => (None, Vec::new()),
        };
        let exclude = written.check.exclude.iter().map(|text| {
            Pattern::parse(text.get_ref()).map_err(|error| reader.pattern_error(text, &error))
        });
        Ok(Self {
            root: root.to_owned(),
            problems: written.problems.as_deref().map_or_else(
                || Ok(vec![BankSource::Standard]),
                |problems| problems.iter().map(|text| reader.bank(root, text)).collect(),
            )?,
            patterns,
            exclude: exclude.collect::<Result<_, _>>()?,
            python: written.check.python.as_ref().map(|text| reader.python(text)).transpose()?,
            cache: match written.check.cache {
                Some(false) => VerdictCache::Off,
                _ => VerdictCache::Kept,
            },
            feedback: written.check.feedback.map(Feedback::from),
            observed: match written.check.observed {
                Some(ObservedName::Refuse) => Observed::Refused,
                _ => Observed::Accepted,
            },
            entries: reader.entries(&written.solution)?,
            pattern_spans,
            source,
        })
    }
}

/// The same with a next step, where it has none.
fn advised(error: Diagnostic) -> Diagnostic {
    let hint = error.hint.clone();
    error.with_hint(hint.or_else(|| {
        Some("`judge init` in an empty folder writes a judge.toml to compare with".to_owned())
    }))
}

/// How a pattern looks.
const PATTERN_HINT: &str = "write it like `{problem}.py` or `{n}_{problem}/solution*.py`";

struct Reader<'a> {
    source: &'a SourceText,
}

impl Reader<'_> {
    fn wrong(&self, span: Range<usize>, message: String, hint: &str) -> Diagnostic {
        self.source.error(span, message).with_hint(Some(hint.to_owned()))
    }

    fn version(&self, written: &Written) -> Result<(), Diagnostic> {
        let version = &written.version;
        if *version.get_ref() != 1 {
            let message = format!("version {} is not known", version.get_ref());
            return Err(self.wrong(version.span(), message, "write `version = 1`"));
        }
        let Some(requires) = &written.requires else { return Ok(()) };
        let wanted = requires.get_ref().trim().strip_prefix(">=").and_then(quantity::version);
        let wanted = wanted.ok_or_else(|| {
            let message = format!("`{}` is no version that can be required", requires.get_ref());
            self.wrong(requires.span(), message, "write `requires = \">=0.1\"`")
        })?;
        let own = env!("CARGO_PKG_VERSION");
        if quantity::version(own).is_some_and(|own| own < wanted) {
            let message = format!("this is judge {own}, and the repository wants a newer one");
            return Err(self.wrong(requires.span(), message, "install a newer judge"));
        }
        Ok(())
    }

    fn bank(&self, root: &Path, text: &Spanned<String>) -> Result<BankSource, Diagnostic> {
        let name = text.get_ref();
        if name == STANDARD {
            return Ok(BankSource::Standard);
        }
        let folder = root.join(name);
        if folder.is_dir() {
            return Ok(BankSource::Folder(folder));
        }
        let message = format!("there is no folder `{name}`");
        let hint = format!("name a folder of problem packages, or `{STANDARD}`");
        Err(self.wrong(text.span(), message, &hint))
    }

    fn patterns(
        &self,
        patterns: &[Spanned<String>],
    ) -> Result<(Vec<Pattern>, Vec<Range<usize>>), Diagnostic> {
        let read = |text: &Spanned<String>| {
            let pattern = Pattern::parse(text.get_ref());
            let pattern = pattern.map_err(|error| self.pattern_error(text, &error))?;
            if !pattern.names_a_problem() {
                let message = "nothing in the pattern tells the problem".to_owned();
                return Err(self.wrong(text.span(), message, PATTERN_HINT));
            }
            Ok((pattern, text.span()))
        };
        Ok(patterns.iter().map(read).collect::<Result<Vec<_>, _>>()?.into_iter().unzip())
    }

    fn pattern_error(&self, text: &Spanned<String>, error: &PatternError) -> Diagnostic {
        let hint = PATTERN_HINT;
        self.wrong(text.span(), error.to_string(), hint)
    }

    /// A bare version names the command of that version.
    fn python(&self, text: &Spanned<String>) -> Result<String, Diagnostic> {
        let name = text.get_ref().trim();
        if name.is_empty() {
            let hint = "write a version like `3.12`, a command or a path";
            return Err(self.wrong(text.span(), "no interpreter is named".to_owned(), hint));
        }
        let is_version = quantity::version(name).is_some();
        Ok(if is_version { format!("python{name}") } else { name.to_owned() })
    }

    fn entries(&self, tables: &[SolutionTable]) -> Result<Vec<Entry>, Diagnostic> {
        let mut seen: BTreeMap<String, usize> = BTreeMap::new();
        let mut entries = Vec::new();
        for table in tables {
            let entry = self.entry(table)?;
            let line = self.source.error(table.path.span(), "").line;
            if let Some(first) = seen.insert(entry.path.clone(), line) {
                let message = format!("`{}` is declared twice, first in line {first}", entry.path);
                let hint = "keep one of the two entries";
                return Err(self.wrong(table.path.span(), message, hint));
            }
            entries.push(entry);
        }
        Ok(entries)
    }

    fn entry(&self, table: &SolutionTable) -> Result<Entry, Diagnostic> {
        let span = |text: &Option<Spanned<String>>| text.as_ref().map(Spanned::span);
        let expect = table.expect.as_ref().map(|code| {
            expected_verdict(code.get_ref()).ok_or_else(|| {
                let message = format!("`{}` is no verdict that can be expected", code.get_ref());
                self.wrong(code.span(), message, "one of AC, WA, TLE, MLE, OLE, RE, CE and SV")
            })
        });
        Ok(Entry {
            path: self.path(&table.path)?,
            problem: table.problem.as_ref().map(|name| name.get_ref().clone()),
            expect: expect.transpose()?,
            time: self.limit(table.time_limit.as_ref(), quantity::time, "1.5s")?,
            memory: self.limit(table.memory_limit.as_ref(), quantity::memory, "64 MiB")?,
            spans: Spans {
                path: table.path.span(),
                problem: span(&table.problem).unwrap_or_default(),
                time: span(&table.time_limit).unwrap_or_default(),
                memory: span(&table.memory_limit).unwrap_or_default(),
            },
        })
    }

    fn limit<T>(
        &self,
        text: Option<&Spanned<String>>,
        parse: fn(&str) -> Option<T>,
        example: &str,
    ) -> Result<Option<T>, Diagnostic> {
        let Some(text) = text else { return Ok(None) };
        let limit = parse(text.get_ref()).ok_or_else(|| {
            let message = format!("`{}` is no limit", text.get_ref());
            self.wrong(text.span(), message, &format!("write it like `{example}`"))
        });
        limit.map(Some)
    }

    /// A path below the root, in one spelling.
    fn path(&self, text: &Spanned<String>) -> Result<String, Diagnostic> {
        use std::path::Component;
        let mut parts = Vec::new();
        let mut inside = true;
        for component in Path::new(text.get_ref()).components() {
            match component {
                Component::Normal(part) => parts.push(part.to_string_lossy().into_owned()),
                Component::CurDir => {}
                _ => inside = false,
            }
        }
        if parts.is_empty() || !inside {
            let message = format!("`{}` is no file of this repository", text.get_ref());
            let hint = "name it from the folder of this judge.toml on, without `..`";
            return Err(self.wrong(text.span(), message, hint));
        }
        Ok(parts.join("/"))
    }
}
