//! Collecting what is wrong with a package.
//!
//! Owns how findings are made; each check names its own code.

use std::fmt::Write as _;

use crate::catalog::{Finding, Severity};

/// A mistake.
pub(super) fn error(code: &'static str, message: impl Into<String>) -> Finding {
    Finding { code, severity: Severity::Error, message: message.into(), hint: None }
}

/// Something worth a look.
pub(super) fn warning(code: &'static str, message: impl Into<String>) -> Finding {
    Finding { code, severity: Severity::Warning, message: message.into(), hint: None }
}

/// The same with advice.
pub(super) fn advised(finding: Finding, hint: impl Into<String>) -> Finding {
    Finding { hint: Some(hint.into()), ..finding }
}

/// The first few of many, and how many more there are.
pub(super) fn some_of(items: &[String], most: usize) -> String {
    let mut text = items.iter().take(most).cloned().collect::<Vec<_>>().join(", ");
    if items.len() > most {
        let _ = write!(text, " and {} more", items.len() - most);
    }
    text
}

/// Text that may be long, cut for a line.
pub(super) fn cut(text: &str) -> String {
    const MOST: usize = 80;
    if text.chars().count() <= MOST {
        return text.to_owned();
    }
    text.chars().take(MOST - 1).chain(['…']).collect()
}
