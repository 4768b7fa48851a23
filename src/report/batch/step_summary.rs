//! The report on a batch as Markdown, for the summary of a GitHub step.
//!
//! Owns its form and its size: GitHub refuses a summary above 1 MiB as a whole, so that this one ends
//! before, complete in what it counts, and says what it leaves out.
//! <https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands#step-isolation-and-limits>

use std::fmt;
use std::fmt::Write as _;
use std::io::{self, Write};

use super::super::clean::counted;
use super::super::disarm::disarm;
use super::record::as_seconds;
use super::{Batch, BatchReporter, Nearness, Origin, Record, Tally};
use crate::model::Untrusted;

/// A mebibyte is refused; other steps of the job have their own.
const MOST_BYTES: usize = 900 << 10;
/// So much room is kept for the last lines.
const RESERVE: usize = 1 << 10;
/// So much of the text for people per solution.
const MOST_BLOCK: usize = 8 << 10;
/// So much of the table goes to solutions that are as they should be.
const MOST_RIGHT: usize = 200;

/// Writes the summary when everything is known.
pub struct StepSummary {
    writer: Box<dyn Write + Send>,
    unmatched: usize,
    records: Vec<Record>,
}

impl StepSummary {
    /// A summary on this writer.
    pub fn new(writer: Box<dyn Write + Send>) -> Self {
        Self { writer, unmatched: 0, records: Vec::new() }
    }

    fn text(&self, tally: &Tally) -> String {
        let (right, all) = (tally.right(), tally.solutions);
        let mut text = format!("### judge: {right} of {all} solutions are as they should be\n\n");
        let _ = writeln!(text, "{}{}\n", tally.parts(), others(tally, self.unmatched));
        let (good, wrong): (Vec<_>, Vec<_>) = self.records.iter().partition(|record| record.ok);
        let head = "| | Solution | Problem | Cases | Time | |\n|---|---|---|---|---|---|\n";
        let rows = wrong.iter().map(|record| row(record));
        let left_out = section(&mut text, head, rows, "");
        said(&mut text, left_out, "more solutions are not as they should be");
        let details = wrong.iter().filter(|record| !record.block.is_empty());
        let left_out = section(&mut text, "\n", details.map(|record| block(record)), "");
        said(&mut text, left_out, "more texts are left out");
        let head = format!("\n<details><summary>{right} as they should be</summary>\n\n{head}");
        let rows = good.iter().take(MOST_RIGHT).map(|record| row(record));
        let mut left_out = section(&mut text, &head, rows, "\n</details>\n");
        left_out += good.len().saturating_sub(MOST_RIGHT);
        said(&mut text, left_out, "more are as they should be");
        text
    }
}

impl fmt::Debug for StepSummary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("StepSummary")
    }
}

impl BatchReporter for StepSummary {
    fn started(&mut self, batch: &Batch) -> io::Result<()> {
        self.unmatched = batch.unmatched.len();
        Ok(())
    }

    fn solution(&mut self, record: &Record) -> io::Result<()> {
        self.records.push(record.clone());
        Ok(())
    }

    fn finished(&mut self, tally: &Tally) -> io::Result<()> {
        let text = disarm(&self.text(tally));
        self.writer.write_all(text.as_bytes())?;
        self.writer.flush()
    }
}

fn others(tally: &Tally, unmatched: usize) -> String {
    let mut others = String::new();
    if unmatched > 0 {
        let _ = write!(others, " · {} without a problem", counted(unmatched, "file"));
    }
    if tally.kept > 0 {
        let _ = write!(others, " · {} from the cache", tally.kept);
    }
    others
}

/// Adds parts while there is room; gives back how many did not fit.
fn section(
    text: &mut String,
    head: &str,
    parts: impl Iterator<Item = String>,
    foot: &str,
) -> usize {
    let mut parts = parts.peekable();
    if parts.peek().is_none() || text.len() + head.len() + foot.len() + RESERVE > MOST_BYTES {
        return parts.count();
    }
    text.push_str(head);
    let mut left_out = 0;
    for part in parts {
        if left_out == 0 && text.len() + part.len() + foot.len() + RESERVE <= MOST_BYTES {
            text.push_str(&part);
        } else {
            left_out += 1;
        }
    }
    text.push_str(foot);
    left_out
}

fn said(text: &mut String, left_out: usize, what: &str) {
    if left_out > 0 {
        let _ = writeln!(text, "\n… and {left_out} {what}");
    }
}

fn row(record: &Record) -> String {
    let mark = match (record.verdict.as_str(), record.ok) {
        ("JE", _) => "⚠️ error",
        ("SK", _) => "not run",
        (_, false) => "❌ fail",
        _ if record.nearness == Nearness::Near => "✅ slow",
        _ => "✅ pass",
    };
    let ran = !matches!(record.verdict.as_str(), "JE" | "SK");
    let counts = record.counts;
    let cases =
        if ran { format!("{}/{}", counts.passed, counts.selected) } else { "–".to_owned() };
    let time = match record.origin {
        Origin::Kept => "cached".to_owned(),
        Origin::Judged if ran => format!("{:.2} s", as_seconds(record.wall_ms)),
        Origin::Judged => "–".to_owned(),
    };
    let what = match &record.headline {
        Some(headline) => format!("{}: {}", headline.title, headline.message),
        None if record.expect != "AC" => format!("{}, as declared", record.verdict),
        None => String::new(),
    };
    let (path, problem) = (cell(&record.path), cell(&record.problem));
    format!("| {mark} | {path} | {problem} | {cases} | {time} | {} |\n", cell(&what))
}

/// Characters in a cell.
const MOST_CELL: usize = 200;

/// Text that stays in its cell, and means nothing to Markdown.
fn cell(text: &str) -> String {
    let line = Untrusted::from(text).to_string();
    let mut out = String::with_capacity(line.len());
    for (index, character) in line.chars().enumerate() {
        if index == MOST_CELL {
            out.push('…');
            break;
        }
        match character {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '|' => out.push_str("&#124;"),
            '@' => out.push_str("&#64;"),
            c if "\\`*_{}[]()#~!:".contains(c) => {
                out.push('\\');
                out.push(c);
            }
            c => out.push(c),
        }
    }
    out
}

/// The text for people, in a fence that nothing in it can close.
fn block(record: &Record) -> String {
    let end = (0..=MOST_BLOCK.min(record.block.len())).rev();
    let end = end.into_iter().find(|&end| record.block.is_char_boundary(end)).unwrap_or(0);
    let shown = record.block.get(..end).unwrap_or_default();
    let cut = if end < record.block.len() { "\n…" } else { "" };
    let longest = shown.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest.max(2) + 1);
    let title = record.headline.as_ref().map(|headline| headline.title.as_str());
    let (path, title) = (html(&record.path), html(title.unwrap_or_default()));
    format!(
        "<details><summary>{path} · {title}</summary>\n\n{fence}text\n{shown}{cut}\n{fence}\n\n</details>\n"
    )
}

/// Text inside a tag.
fn html(text: &str) -> String {
    let line = Untrusted::from(text).to_string();
    line.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('@', "&#64;")
}
