//! Comparison; the real module is on its way.
#![allow(
    missing_docs,
    missing_debug_implementations,
    clippy::allow_attributes,
    clippy::allow_attributes_without_reason
)]
use crate::model::*;
#[derive(Clone, Copy, Debug)]
pub struct Rules<'a> {
    pub unordered: &'a [usize],
    pub tolerance: Option<FloatTolerance>,
    pub types: TypeRules,
}
#[derive(Clone, Debug)]
pub struct Mismatch {
    pub detail: Detail,
    pub expected: Value,
    pub differences: Vec<Difference>,
    pub total: usize,
    pub notes: Vec<Note>,
}
pub enum Judgement {
    Match { notes: Vec<Note> },
    Mismatch(Mismatch),
}
pub enum NodeJudgement {
    Relinked,
    Copied,
}
pub enum OutputJudgement {
    Match,
    Mismatch { detail: Detail, line: usize, notes: Vec<Note> },
}
pub fn compare(expected: &[Value], got: &Value, _: &Type, _: &Rules<'_>) -> Judgement {
    if expected.contains(got) {
        Judgement::Match { notes: vec![] }
    } else {
        Judgement::Mismatch(Mismatch {
            detail: Detail::Value,
            expected: expected[0].clone(),
            differences: vec![],
            total: 0,
            notes: vec![],
        })
    }
}
pub fn relinked(_: &Value, _: usize) -> NodeJudgement {
    NodeJudgement::Relinked
}
pub fn compare_output(
    e: &[u8],
    g: &[u8],
    _: StdioCompare,
    _: Option<FloatTolerance>,
) -> OutputJudgement {
    if e == g {
        OutputJudgement::Match
    } else {
        OutputJudgement::Mismatch { detail: Detail::Value, line: 1, notes: vec![] }
    }
}
