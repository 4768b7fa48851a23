//! The first two lines of a program of the corpus.
//!
//! Owns their form:
//!
//! ```text
//! # A1 · verdict: RE exception · problem: probe · tier none: not run · needs: x86_64, python >= 3.9
//! # Forks for ever and takes no notice.
//! ```
//!
//! `tier` may come once for each tier, `needs` may be missing. The rest is in this order.

use super::Entry;
use super::expected::{Expected, ParseExpectedError};
use super::need::{Need, ParseNeedError};
use super::row::{ParseRowError, Row};
use crate::model::{ParseTierError, Tier};

/// What stands between the parts.
const BETWEEN: &str = " · ";

/// What is wrong with a header.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum HeaderError {
    /// There are no two comments at the top.
    #[error("the first two lines are not comments")]
    NoHeader,
    /// The row.
    #[error(transparent)]
    Row(#[from] ParseRowError),
    /// The name of the file belongs to another row.
    #[error("a file of row {row} has a name that begins with `{}`", .row.prefix())]
    Name {
        /// The row it says.
        row: Row,
    },
    /// Something that every header has is not where it should be.
    #[error("`{0}:` is missing")]
    Missing(&'static str),
    /// A part that is none, or that is there twice or in the wrong place.
    #[error("`{0}` is not expected here")]
    Unexpected(String),
    /// An expectation.
    #[error(transparent)]
    Expected(#[from] ParseExpectedError),
    /// A tier.
    #[error(transparent)]
    Tier(#[from] ParseTierError),
    /// A need.
    #[error(transparent)]
    Need(#[from] ParseNeedError),
    /// It could never be run.
    #[error("`not run` is said of a tier only")]
    NeverRun,
}

/// The entry of a file.
pub(super) fn entry(file: &'static str, source: &'static [u8]) -> Result<Entry, HeaderError> {
    let (first, words) = comments(source).ok_or(HeaderError::NoHeader)?;
    let mut parts = first.split(BETWEEN);
    let row: Row = parts.next().unwrap_or_default().parse()?;
    if !file.starts_with(&row.prefix()) {
        return Err(HeaderError::Name { row });
    }
    let expected: Expected = field(parts.next(), "verdict")?.parse()?;
    if expected == Expected::NotRun {
        return Err(HeaderError::NeverRun);
    }
    let problem = field(parts.next(), "problem")?.to_owned();
    let (tiers, needs) = rest(parts)?;
    Ok(Entry { row, file, source, problem, words, needs, expected, tiers })
}

/// The text of the first two lines, which are comments. A byte order mark is no part of it, nor is what
/// does not decode.
fn comments(source: &[u8]) -> Option<(String, String)> {
    let source = source.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(source);
    let mut lines = source.split(|byte| *byte == b'\n').map(|line| {
        let line = String::from_utf8_lossy(line.trim_ascii_end()).into_owned();
        line.strip_prefix("# ").or_else(|| line.strip_prefix("-- ")).map(str::to_owned)
    });
    Some((lines.next()??, lines.next()??))
}

fn field<'a>(part: Option<&'a str>, name: &'static str) -> Result<&'a str, HeaderError> {
    let part = part.ok_or(HeaderError::Missing(name))?;
    let value = part.strip_prefix(name).and_then(|rest| rest.strip_prefix(": "));
    value.ok_or(HeaderError::Missing(name))
}

type Rest = (Vec<(Tier, Expected)>, Vec<Need>);

fn rest<'a>(parts: impl Iterator<Item = &'a str>) -> Result<Rest, HeaderError> {
    let (mut tiers, mut needs): Rest = (Vec::new(), Vec::new());
    for part in parts {
        let unexpected = || HeaderError::Unexpected(part.to_owned());
        let (name, value) = part.split_once(": ").ok_or_else(unexpected)?;
        if !needs.is_empty() {
            return Err(unexpected());
        }
        if name == "needs" {
            needs = value.split(", ").map(str::parse).collect::<Result<_, _>>()?;
            continue;
        }
        let tier: Tier = name.strip_prefix("tier ").ok_or_else(unexpected)?.parse()?;
        if tiers.iter().any(|(other, _)| *other == tier) {
            return Err(unexpected());
        }
        tiers.push((tier, value.parse()?));
    }
    Ok((tiers, needs))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(first: &str) -> Result<Entry, HeaderError> {
        let source = format!("\u{feff}# {first}\r\n# Does something.\r\nx = 1\r\n");
        entry("a01_something.py", Box::leak(source.into_bytes().into_boxed_slice()))
    }

    #[test]
    fn a_header_is_read_part_by_part() {
        let entry = read(
            "A1 · verdict: RE exception · problem: probe · tier none: not run · tier full: AC · needs: x86_64, python >= 3.9",
        )
        .unwrap();
        assert_eq!((entry.row.to_string(), entry.problem.as_str()), ("A1".to_owned(), "probe"));
        assert_eq!(entry.words, "Does something.");
        assert_eq!(entry.needs, [Need::X86_64, Need::Python(9)]);
        let expected = |tier| entry.expected(tier).to_string();
        assert_eq!(expected(Tier::None), "not run");
        assert_eq!(expected(Tier::Full), "AC");
        assert_eq!(expected(Tier::Seccomp), "RE exception");
    }

    #[test]
    fn what_is_wrong_with_a_header_is_told() {
        for (first, fault) in [
            ("verdict: AC", "`verdict: AC` is no row of the catalogue"),
            (
                "B1 · verdict: AC · problem: probe",
                "a file of row B1 has a name that begins with `b01_`",
            ),
            ("A1 · problem: probe · verdict: AC", "`verdict:` is missing"),
            ("A1 · verdict: AC", "`problem:` is missing"),
            ("A1 · verdict: OK · problem: probe", "`OK` is no verdict that a submission can get"),
            ("A1 · verdict: not run · problem: probe", "`not run` is said of a tier only"),
            ("A1 · verdict: AC · problem: probe · tier host: AC", "`host` is no tier"),
            (
                "A1 · verdict: AC · problem: probe · tier none: AC · tier none: AC",
                "`tier none: AC` is not expected here",
            ),
            ("A1 · verdict: AC · problem: probe · needs: luck", "`luck` is no need"),
            (
                "A1 · verdict: AC · problem: probe · needs: ia32 · tier none: AC",
                "`tier none: AC` is not expected here",
            ),
            ("A1 · verdict: AC · problem: probe · detail", "`detail` is not expected here"),
        ] {
            assert_eq!(read(first).unwrap_err().to_string(), fault, "{first}");
        }
        assert_eq!(entry("a01_x.py", b"# A1\nx = 1\n"), Err(HeaderError::NoHeader));
    }
}
