//! The comment `# judge: two_sum expect=TLE` in the first lines of a solution.
//!
//! Owns its syntax. Whether there is such a problem is `resolve`'s.

use crate::model::Verdict;

/// The comment is looked for in so many lines.
const LINES: usize = 20;

/// What a comment says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Marker {
    /// Counted from 1.
    pub(super) line: usize,
    pub(super) problem: String,
    pub(super) expect: Option<Verdict>,
}

/// What is wrong with a comment.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MarkerError {
    /// `# judge:` alone.
    #[error("line {line}: `# judge:` names no problem")]
    NoName {
        /// Counted from 1.
        line: usize,
    },
    /// `expect=` with something that is no verdict.
    #[error("line {line}: `{verdict}` is no verdict that can be expected")]
    NoVerdict {
        /// Counted from 1.
        line: usize,
        /// What stands there.
        verdict: String,
    },
    /// A further word.
    #[error("line {line}: `{word}` means nothing after `# judge: {problem}`")]
    Word {
        /// Counted from 1.
        line: usize,
        /// The name before it.
        problem: String,
        /// The word.
        word: String,
    },
}

impl MarkerError {
    /// What to do about it.
    pub fn hint(&self) -> String {
        match self {
            Self::NoVerdict { .. } => {
                "there are AC, WA, TLE, MLE, OLE, RE, CE and SV, such as `expect=TLE`".to_owned()
            }
            _ => "it is written `# judge: two_sum` or `# judge: two_sum expect=TLE`".to_owned(),
        }
    }
}

/// A verdict that a file may declare, by its code.
pub fn expected_verdict(code: &str) -> Option<Verdict> {
    let ours = |verdict: &Verdict| matches!(verdict, Verdict::JudgeError | Verdict::Skipped);
    let mut all = Verdict::ALL.into_iter().filter(|verdict| !ours(verdict));
    all.find(|verdict| verdict.code().eq_ignore_ascii_case(code))
}

/// The comment in the first lines of a source.
pub(super) fn marker(head: &[u8]) -> Result<Option<Marker>, MarkerError> {
    let text = String::from_utf8_lossy(head);
    for (index, line) in text.lines().take(LINES).enumerate() {
        let line = line.trim_start_matches('\u{feff}').trim();
        let comment = line.strip_prefix('#').or_else(|| line.strip_prefix("--"));
        let comment = comment.map(str::trim_start);
        if let Some(said) = comment.and_then(|comment| comment.strip_prefix("judge:")) {
            return read(said, index + 1).map(Some);
        }
    }
    Ok(None)
}

fn read(said: &str, line: usize) -> Result<Marker, MarkerError> {
    let mut words = said.split_whitespace();
    let problem = words.next().ok_or(MarkerError::NoName { line })?.to_owned();
    let mut expect = None;
    for word in words {
        let Some(code) = word.strip_prefix("expect=") else {
            return Err(MarkerError::Word { line, problem, word: word.to_owned() });
        };
        let verdict = expected_verdict(code);
        let wrong = || MarkerError::NoVerdict { line, verdict: code.to_owned() };
        expect = Some(verdict.ok_or_else(wrong)?);
    }
    Ok(Marker { line, problem, expect })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comment_names_a_problem_and_a_verdict() {
        let found = |line, problem: &str, expect| {
            Ok(Some(Marker { line, problem: problem.to_owned(), expect }))
        };
        let late = "\n".repeat(20) + "# judge: two_sum\n";
        for (head, expected) in [
            ("# judge: two_sum\n", found(1, "two_sum", None)),
            (
                "\u{feff}# Two\r\n #judge:two_sum expect=tle\r\n",
                found(2, "two_sum", Some(Verdict::TimeLimit)),
            ),
            ("-- judge: orders\n", found(1, "orders", None)),
            ("x = '# judge: two_sum'\n", Ok(None)),
            (late.as_str(), Ok(None)),
            ("", Ok(None)),
            ("# judge:\n", Err(MarkerError::NoName { line: 1 })),
            (
                "# judge: a expect=JE\n",
                Err(MarkerError::NoVerdict { line: 1, verdict: "JE".to_owned() }),
            ),
            (
                "# judge: a b\n",
                Err(MarkerError::Word { line: 1, problem: "a".to_owned(), word: "b".to_owned() }),
            ),
        ] {
            assert_eq!(marker(head.as_bytes()), expected, "{head:?}");
        }
    }
}
