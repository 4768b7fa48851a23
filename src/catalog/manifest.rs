//! `problem.toml` as it is written.
//!
//! Owns the keys and their TOML types, with places for messages. What they mean together is checked
//! by `interface`, `rules` and `load`.

use serde::Deserialize;
use toml::{Spanned, Value};

use super::diagnostic::{Diagnostic, SourceText};
use super::names;
use super::shapes::{CaseText, Ordered};
use crate::model::{Difficulty, Feedback, StdioCompare, TypeRules};

/// Reads `problem.toml`.
pub(super) fn read(source: &SourceText) -> Result<Manifest, Diagnostic> {
    toml::from_str(&source.text).map_err(|error| toml_error(source, &error))
}

/// A message of the `toml` crate with its place, and a guess where a key is misspelt.
pub fn toml_error(source: &SourceText, error: &toml::de::Error) -> Diagnostic {
    let message = error.message().trim().replace('\n', "; ");
    let mut quoted = message.split('`').skip(1).step_by(2);
    let wrong = quoted.next().unwrap_or_default();
    let closest = names::closest(wrong, quoted);
    let span = error.span().unwrap_or(0..0);
    match message.split_once(", expected ") {
        // A guess is worth more than a list of thirty keys.
        Some((short, _)) if message.starts_with("unknown ") && !closest.is_empty() => {
            let hint = format!("did you mean {}?", super::error::one_of(&closest));
            source.error(span, short).with_hint(Some(hint))
        }
        _ => source.error(span, message),
    }
}

/// The whole file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Manifest {
    pub(super) schema: Spanned<i64>,
    pub(super) id: Spanned<String>,
    pub(super) title: Spanned<String>,
    pub(super) version: Option<String>,
    #[serde(with = "DifficultyName")]
    pub(super) difficulty: Difficulty,
    #[serde(default)]
    pub(super) topic: Vec<String>,
    pub(super) level: Option<Level>,
    #[serde(default)]
    pub(super) roles: Vec<String>,
    #[serde(default)]
    pub(super) license: String,
    #[serde(default)]
    pub(super) hints: Vec<Spanned<String>>,
    #[serde(default)]
    pub(super) starter_passes: bool,
    #[serde(default)]
    pub(super) invalid_ok: Vec<String>,
    pub(super) function: Option<Spanned<FunctionTable>>,
    pub(super) class: Option<Spanned<ClassTable>>,
    pub(super) stdio: Option<Spanned<StdioTable>>,
    pub(super) iterator: Option<Spanned<IteratorTable>>,
    pub(super) sql: Option<Spanned<SqlTable>>,
    pub(super) mutants: Option<Spanned<MutantsTable>>,
    pub(super) driver: Option<Spanned<DriverTable>>,
    #[serde(default)]
    pub(super) compare: CompareTable,
    #[serde(default)]
    pub(super) limits: LimitsTable,
    #[serde(default)]
    pub(super) sandbox: SandboxTable,
    #[serde(default)]
    pub(super) feedback: FeedbackTable,
    pub(super) forbid: Option<Spanned<ForbidTable>>,
    #[serde(default)]
    pub(super) constants: Ordered<Spanned<Value>>,
    #[serde(default)]
    pub(super) samples: Ordered<Spanned<CaseText>>,
    #[serde(default)]
    pub(super) cases: Ordered<Spanned<CaseText>>,
    #[serde(default)]
    pub(super) invalid: Ordered<Spanned<String>>,
    #[serde(default)]
    pub(super) generate: Vec<GenerateTable>,
    pub(super) growth: Option<GrowthTable>,
    #[serde(default)]
    pub(super) reference: Vec<ReferenceTable>,
    #[serde(default)]
    pub(super) mutant_ok: Vec<MutantTable>,
}

/// `difficulty`.
#[derive(Deserialize)]
#[serde(remote = "Difficulty", rename_all = "lowercase")]
enum DifficultyName {
    Easy,
    Medium,
    Hard,
}

/// `level`.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Level {
    Junior,
    Mid,
    Senior,
}

/// `[function]`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FunctionTable {
    pub(super) signature: Spanned<String>,
    #[serde(default)]
    pub(super) aliases: Vec<Spanned<String>>,
    pub(super) nodes: Option<Spanned<Nodes>>,
    #[serde(default)]
    pub(super) args: Ordered<ArgumentTreatment>,
    pub(super) max_distinct_reads: Option<Spanned<Value>>,
}

/// `nodes`.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Nodes {
    Relink,
}

/// `args.NAME`.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum ArgumentTreatment {
    Counted,
}

/// `[class]`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ClassTable {
    pub(super) name: Spanned<String>,
    pub(super) methods: Spanned<Vec<Spanned<String>>>,
    #[serde(default)]
    pub(super) aliases: Vec<Spanned<String>>,
    #[serde(default)]
    pub(super) method_aliases: Ordered<Vec<Spanned<String>>>,
}

/// `[driver]`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DriverTable {
    #[serde(default)]
    pub(super) functions: Vec<Spanned<String>>,
    #[serde(default)]
    pub(super) classes: Ordered<Vec<Spanned<String>>>,
    #[serde(default)]
    pub(super) aliases: Ordered<Vec<Spanned<String>>>,
    pub(super) steps: Spanned<Vec<Spanned<String>>>,
}

/// `[stdio]`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct StdioTable {
    #[serde(with = "StdioCompareName", default = "lines")]
    pub(super) compare: StdioCompare,
}

fn lines() -> StdioCompare {
    StdioCompare::Lines
}

/// `[stdio] compare`.
#[derive(Deserialize)]
#[serde(remote = "StdioCompare", rename_all = "snake_case")]
enum StdioCompareName {
    Exact,
    Lines,
    Tokens,
    #[serde(rename = "tokens_ci")]
    TokensIgnoreCase,
    Floats,
    SortedLines,
    SortedTokens,
    #[serde(rename = "check.py")]
    Checker,
}

/// `[iterator]`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct IteratorTable {
    pub(super) signature: Spanned<String>,
    #[serde(default)]
    pub(super) aliases: Vec<Spanned<String>>,
    pub(super) take: Option<Spanned<usize>>,
    pub(super) endless: Option<bool>,
    pub(super) instances: Option<Spanned<usize>>,
}

/// `[sql]`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SqlTable {
    pub(super) tables: Spanned<Ordered<Spanned<Vec<Spanned<String>>>>>,
    pub(super) columns: Spanned<Vec<Spanned<String>>>,
    #[serde(default)]
    pub(super) ordered: bool,
    pub(super) after: Option<Spanned<String>>,
}

/// `[mutants]`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct MutantsTable {
    pub(super) module: Spanned<String>,
}

/// `[compare]`.
#[derive(Debug, Deserialize, Default)]
#[serde(deny_unknown_fields)]
pub(super) struct CompareTable {
    #[serde(default)]
    pub(super) unordered: Vec<Spanned<usize>>,
    pub(super) abs_tol: Option<Spanned<f64>>,
    pub(super) rel_tol: Option<Spanned<f64>>,
    #[serde(default)]
    pub(super) types: TypeRulesName,
    pub(super) subject: Option<Spanned<Value>>,
    pub(super) args_unchanged: Option<Spanned<bool>>,
    pub(super) checker: Option<Spanned<bool>>,
    #[serde(default)]
    pub(super) method: Ordered<MethodCompareTable>,
    #[serde(default)]
    pub(super) step: Ordered<MethodCompareTable>,
}

/// `types`.
#[derive(Clone, Copy, Debug, Deserialize, Default)]
#[serde(rename_all = "lowercase")]
pub(super) enum TypeRulesName {
    #[default]
    Typed,
    Strict,
    Python,
}

impl From<TypeRulesName> for TypeRules {
    fn from(name: TypeRulesName) -> Self {
        match name {
            TypeRulesName::Typed => Self::Typed,
            TypeRulesName::Strict => Self::Strict,
            TypeRulesName::Python => Self::Python,
        }
    }
}

/// `[compare.method.NAME]`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct MethodCompareTable {
    pub(super) unordered: Vec<Spanned<usize>>,
}

/// `[limits]`.
#[derive(Debug, Deserialize, Default)]
#[serde(deny_unknown_fields)]
pub(super) struct LimitsTable {
    pub(super) time: Option<Spanned<Value>>,
    pub(super) memory_mb: Option<Spanned<u64>>,
    pub(super) output_kb: Option<Spanned<u64>>,
    #[serde(default)]
    pub(super) auto: AutoTable,
}

/// `[limits] auto`.
#[derive(Debug, Deserialize, Default)]
#[serde(deny_unknown_fields)]
pub(super) struct AutoTable {
    pub(super) floor: Option<Spanned<f64>>,
    pub(super) ac_to_limit: Option<Spanned<f64>>,
    pub(super) limit_to_tle: Option<Spanned<f64>>,
}

/// `[sandbox]`.
#[derive(Debug, Deserialize, Default)]
#[serde(deny_unknown_fields)]
pub(super) struct SandboxTable {
    pub(super) scratch_mb: Option<Spanned<u64>>,
    pub(super) scratch_files: Option<Spanned<u64>>,
    #[serde(default)]
    pub(super) processes: bool,
}

/// `[feedback]`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FeedbackTable {
    #[serde(with = "FeedbackName")]
    pub(super) hidden: Feedback,
}

impl Default for FeedbackTable {
    fn default() -> Self {
        Self { hidden: Feedback::Full }
    }
}

/// `[feedback] hidden`.
#[derive(Deserialize)]
#[serde(remote = "Feedback", rename_all = "lowercase")]
enum FeedbackName {
    Verdict,
    Name,
    Input,
    Full,
}

/// `[forbid]`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ForbidTable {
    pub(super) reason: String,
    #[serde(default)]
    pub(super) imports: Vec<String>,
    #[serde(default)]
    pub(super) calls: Vec<String>,
}

/// `[[generate]]`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct GenerateTable {
    pub(super) group: Spanned<String>,
    #[serde(rename = "fn")]
    pub(super) function: Spanned<String>,
    pub(super) params: Spanned<Vec<Ordered<Spanned<Value>>>>,
    #[serde(default)]
    pub(super) seed: i64,
}

/// `[growth]`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct GrowthTable {
    #[serde(rename = "fn")]
    pub(super) function: Spanned<String>,
    pub(super) size: Spanned<String>,
    pub(super) max: Spanned<u64>,
    #[serde(default)]
    pub(super) params: Ordered<Spanned<Value>>,
}

/// `[[reference]]`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ReferenceTable {
    pub(super) path: Spanned<String>,
    pub(super) permitted: Vec<Spanned<String>>,
    pub(super) required: Vec<Spanned<String>>,
}

/// `[[mutant_ok]]`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct MutantTable {
    pub(super) path: Spanned<String>,
    pub(super) line: String,
    pub(super) change: String,
    pub(super) reason: String,
}
