//! What a program of the corpus must get, and in which tier.
//!
//! Owns the text of expectations. Codes of verdicts and details are `model`'s.

use std::fmt;
use std::str::FromStr;

use crate::model::{Detail, Verdict};

/// What a program must get.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expected {
    /// It must not be run there: it would harm the machine, or depend on it.
    NotRun,
    /// One of these; more than one only where the attack itself leaves it open.
    Judged(Vec<Outcome>),
}

/// A verdict by its code, with a detail where that is fixed too.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// `RE`.
    pub verdict: String,
    /// `exception`; any where there is none.
    pub detail: Option<String>,
}

impl Expected {
    /// Whether this is what a program may get.
    pub fn allows(&self, verdict: &str, detail: Option<&str>) -> bool {
        let Self::Judged(outcomes) = self else { return false };
        outcomes.iter().any(|outcome| {
            let any_detail = outcome.detail.is_none();
            outcome.verdict == verdict && (any_detail || outcome.detail.as_deref() == detail)
        })
    }
}

impl fmt::Display for Expected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self::Judged(outcomes) = self else { return f.write_str("not run") };
        let texts: Vec<_> = outcomes.iter().map(ToString::to_string).collect();
        f.write_str(&texts.join(" or "))
    }
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.verdict)?;
        self.detail.iter().try_for_each(|detail| write!(f, " {detail}"))
    }
}

/// Why a text is no expectation.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ParseExpectedError {
    /// No code of a verdict that a submission can get.
    #[error("`{0}` is no verdict that a submission can get")]
    Verdict(String),
    /// No code of a detail.
    #[error("`{0}` is no detail")]
    Detail(String),
}

impl FromStr for Expected {
    type Err = ParseExpectedError;

    /// `RE exception`, `WA or RE protocol`, `not run`.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if text == "not run" {
            return Ok(Self::NotRun);
        }
        text.split(" or ").map(str::parse).collect::<Result<_, _>>().map(Self::Judged)
    }
}

impl FromStr for Outcome {
    type Err = ParseExpectedError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (verdict, detail) = match text.split_once(' ') {
            Some((verdict, detail)) => (verdict, Some(detail)),
            None => (text, None),
        };
        // A judge error is never a submission's, and none of the corpus is skipped.
        let ours = [Verdict::JudgeError, Verdict::Skipped];
        let theirs = Verdict::ALL.iter().filter(|verdict| !ours.contains(verdict));
        if !theirs.map(|known| known.code()).any(|code| code == verdict) {
            return Err(ParseExpectedError::Verdict(verdict.to_owned()));
        }
        let known = |detail: &str| Detail::ALL.iter().any(|known| known.code() == detail);
        match detail {
            Some(detail) if !known(detail) => Err(ParseExpectedError::Detail(detail.to_owned())),
            _ => Ok(Self { verdict: verdict.to_owned(), detail: detail.map(str::to_owned) }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn expectations_are_verdicts_with_or_without_detail() {
        for text in ["AC", "RE exception", "WA type or RE protocol", "SV system_call", "not run"] {
            assert_eq!(text.parse::<Expected>().map(|read| read.to_string()), Ok(text.to_owned()));
        }
        let verdict = |text: &str| Err(ParseExpectedError::Verdict(text.to_owned()));
        for wrong in ["JE", "SK", "ac", "RTE", ""] {
            assert_eq!(wrong.parse::<Expected>(), verdict(wrong));
        }
        let detail = ParseExpectedError::Detail("quickly".to_owned());
        assert_eq!("RE quickly".parse::<Expected>(), Err(detail));
        assert_eq!("RE or ".parse::<Expected>(), verdict(""));
    }

    #[test]
    fn an_expectation_without_detail_takes_any() {
        let read = |text: &str| text.parse::<Expected>().unwrap();
        for (expected, verdict, detail, allowed) in [
            ("MLE", "MLE", Some("limit"), true),
            ("MLE limit", "MLE", Some("memory_error"), false),
            ("MLE limit", "MLE", None, false),
            ("AC", "AC", None, true),
            ("WA type or RE protocol", "RE", Some("protocol"), true),
            ("WA type or RE protocol", "RE", Some("exit"), false),
            ("not run", "AC", None, false),
        ] {
            assert_eq!(read(expected).allows(verdict, detail), allowed, "{expected}");
        }
    }
}
