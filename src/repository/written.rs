//! `judge.toml` as it is written.
//!
//! Owns the keys and their TOML types, with places for messages. What they mean together is
//! `manifest`'s; `docs/schemas/judge.schema.json` promises them.

use serde::Deserialize;
use toml::Spanned;

use crate::model::Feedback;

/// The whole file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Written {
    pub(super) version: Spanned<i64>,
    pub(super) requires: Option<Spanned<String>>,
    pub(super) problems: Option<Vec<Spanned<String>>>,
    #[serde(default)]
    pub(super) check: CheckTable,
    #[serde(default)]
    pub(super) solution: Vec<SolutionTable>,
}

/// `[check]`.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CheckTable {
    pub(super) patterns: Option<Vec<Spanned<String>>>,
    #[serde(default)]
    pub(super) exclude: Vec<Spanned<String>>,
    pub(super) python: Option<Spanned<String>>,
    pub(super) cache: Option<bool>,
    #[serde(default)]
    pub(super) feedback: Option<FeedbackName>,
    pub(super) observed: Option<ObservedName>,
}

/// `feedback`.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum FeedbackName {
    Verdict,
    Name,
    Input,
    Full,
}

impl From<FeedbackName> for Feedback {
    fn from(name: FeedbackName) -> Self {
        match name {
            FeedbackName::Verdict => Self::Verdict,
            FeedbackName::Name => Self::Name,
            FeedbackName::Input => Self::Input,
            FeedbackName::Full => Self::Full,
        }
    }
}

/// `observed`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum ObservedName {
    Accept,
    Refuse,
}

/// `[[solution]]`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct SolutionTable {
    pub(super) path: Spanned<String>,
    pub(super) problem: Option<Spanned<String>>,
    pub(super) expect: Option<Spanned<String>>,
    pub(super) time_limit: Option<Spanned<String>>,
    pub(super) memory_limit: Option<Spanned<String>>,
}
