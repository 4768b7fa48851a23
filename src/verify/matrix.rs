//! Which case tells which reference from a right one.
//!
//! Owns the table of `--matrix`. Cases that kill nothing are listed, not failed: they may be there for a
//! reader.

use std::fmt::Write as _;

use super::{Ran, Role, Verified};
use crate::model::Verdict;

/// The table, and the cases that kill nothing.
pub fn matrix(verified: &Verified) -> String {
    let columns: Vec<&Ran> =
        verified.runs.references.iter().filter(|ran| ran.role != Role::Accepted).collect();
    let Some(first) = verified.runs.references.first() else { return String::new() };
    let mut text = String::new();
    for (number, ran) in columns.iter().enumerate() {
        let _ = writeln!(text, "  {:>3}  {}", number + 1, ran.path);
    }
    let width = first.seen.iter().map(|seen| seen.id.to_string().chars().count()).max();
    let width = width.unwrap_or_default().min(60);
    let _ = write!(text, "\n  {:width$} ", "");
    for number in 1..=columns.len() {
        let _ = write!(text, "{number:>4}");
    }
    text.push('\n');
    let mut idle = Vec::new();
    for (place, case) in first.seen.iter().enumerate() {
        let got = columns.iter().map(|ran| ran.seen.get(place).map(|seen| seen.verdict));
        let got: Vec<Option<Verdict>> = got.collect();
        let name: String = case.id.to_string().chars().take(width).collect();
        let _ = write!(text, "  {name:width$} ");
        for verdict in &got {
            let _ = write!(text, "{:>4}", cell(*verdict));
        }
        text.push('\n');
        if got.iter().all(|verdict| matches!(cell(*verdict), "·" | "")) {
            idle.push(case.id.to_string());
        }
    }
    if !idle.is_empty() {
        let _ = writeln!(text, "\n  kill nothing: {}", idle.join(", "));
    }
    text
}

fn cell(verdict: Option<Verdict>) -> &'static str {
    match verdict {
        Some(Verdict::Accepted) => "·",
        Some(Verdict::Skipped) | None => "",
        Some(verdict) => verdict.code(),
    }
}
