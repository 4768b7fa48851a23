//! The report on a batch for people: one line per solution, what failed at the end, the counts last but
//! for it.
//!
//! Owns the lines. They are counter lines and no bar, so that a log stays readable.

use std::fmt;
use std::fmt::Write as _;
use std::io::{self, Write};

use super::super::clean::{Symbols, clean, counted, cut, width};
use super::super::disarm::disarm;
use super::record::as_seconds;
use super::{Batch, BatchReporter, Nearness, Origin, Record, Tally};

/// The widest column of paths.
const MOST_PATH: usize = 60;
/// The widest column of problems.
const MOST_PROBLEM: usize = 28;
/// So many files without a problem are named.
const MOST_UNMATCHED: usize = 10;

/// How the report looks.
#[derive(Clone, Debug)]
pub struct LogOptions {
    /// Which characters the terminal can show.
    pub symbols: Symbols,
    /// What is said before anything else: a line each.
    pub preamble: Vec<String>,
}

/// Writes the report as it goes.
pub struct Log {
    writer: Box<dyn Write + Send>,
    options: LogOptions,
    columns: (usize, usize),
    all: usize,
    told: usize,
    unmatched: Vec<String>,
    wrong: Vec<Record>,
}

impl Log {
    /// A report on this writer.
    pub fn new(writer: Box<dyn Write + Send>, options: LogOptions) -> Self {
        Self {
            writer,
            options,
            columns: (0, 0),
            all: 0,
            told: 0,
            unmatched: Vec::new(),
            wrong: Vec::new(),
        }
    }

    fn write(&mut self, text: &str) -> io::Result<()> {
        let lines = text.split_inclusive('\n').map(|line| {
            let (line, end) = line.strip_suffix('\n').map_or((line, ""), |line| (line, "\n"));
            clean(line.trim_end(), self.options.symbols) + end
        });
        let text: String = lines.collect();
        self.writer.write_all(disarm(&text).as_bytes())?;
        self.writer.flush()
    }

    /// `     PASS [  0.91s]  ( 1/38)  arrays/two_sum.py  two_sum  57/57`.
    fn line(&self, record: &Record) -> String {
        let (paths, problems) = self.columns;
        let digits = self.all.to_string().len();
        let (word, time, place) = (word(record), time(record), self.told);
        let path = padded(&record.path, paths);
        let problem = padded(&record.problem, problems);
        let cases = cases(record);
        let what = remark(record);
        let line = format!(
            "{word:>9} [{time}]  ({place:>digits$}/{})  {path}  {problem}  {cases:>7}   {what}",
            self.all
        );
        line.trim_end().to_owned() + "\n"
    }

    fn summary(&self, tally: &Tally) -> String {
        let seconds = as_seconds(tally.wall_ms);
        let solutions = counted(tally.solutions, "solution");
        let mut text = format!("  Summary [{seconds:>6.2}s]  {solutions}");
        let parts = tally.parts();
        if !parts.is_empty() {
            let _ = write!(text, ": {parts}");
        }
        if tally.kept > 0 {
            let _ = write!(text, " · {} from the cache", tally.kept);
        }
        if !self.unmatched.is_empty() {
            let _ = write!(text, " · {} unmatched", counted(self.unmatched.len(), "file"));
        }
        text + "\n"
    }
}

impl fmt::Debug for Log {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Log").field("options", &self.options).finish_non_exhaustive()
    }
}

impl BatchReporter for Log {
    fn started(&mut self, batch: &Batch) -> io::Result<()> {
        let widest = |part: &dyn Fn(&(String, String)) -> usize, most: usize| {
            batch.solutions.iter().map(part).max().unwrap_or(0).min(most)
        };
        self.columns =
            (widest(&|one| width(&one.0), MOST_PATH), widest(&|one| width(&one.1), MOST_PROBLEM));
        self.all = batch.solutions.len();
        self.unmatched.clone_from(&batch.unmatched);
        let preamble: Vec<_> =
            self.options.preamble.iter().map(|line| format!("{line}\n")).collect();
        self.write(&preamble.concat())
    }

    fn solution(&mut self, record: &Record) -> io::Result<()> {
        self.told += 1;
        if !record.ok && record.verdict != "SK" {
            self.wrong.push(record.clone());
        }
        self.write(&self.line(record))
    }

    fn finished(&mut self, tally: &Tally) -> io::Result<()> {
        let mut text = format!("{}\n", "-".repeat(12));
        for path in self.unmatched.iter().take(MOST_UNMATCHED) {
            let _ = writeln!(text, "unmatched  {path}");
        }
        if self.unmatched.len() > MOST_UNMATCHED {
            let more = self.unmatched.len() - MOST_UNMATCHED;
            let _ = writeln!(text, "unmatched  … and {more} more");
        }
        for record in &self.wrong {
            let title = record.headline.as_ref().map_or("", |headline| headline.title.as_str());
            let (path, problem) = (&record.path, &record.problem);
            let _ = writeln!(text, "\n--- {path} · {problem} · {title}\n{}", record.block);
        }
        if !self.wrong.is_empty() {
            text.push('\n');
        }
        text.push_str(&self.summary(tally));
        self.write(&text)
    }
}

fn word(record: &Record) -> &'static str {
    match record.verdict.as_str() {
        "JE" => "ERROR",
        "SK" => "NOT RUN",
        _ if !record.ok => "FAIL",
        _ if record.nearness == Nearness::Near => "SLOW",
        _ => "PASS",
    }
}

fn time(record: &Record) -> String {
    match record.origin {
        Origin::Kept => " cached".to_owned(),
        Origin::Judged => format!("{:>6.2}s", as_seconds(record.wall_ms)),
    }
}

fn cases(record: &Record) -> String {
    match record.verdict.as_str() {
        "JE" | "SK" | "CE" => "-".to_owned(),
        // Of a failing solution, those that ran count.
        _ if record.verdict != "AC" => format!("{}/{}", record.counts.passed, record.counts.run),
        _ => format!("{}/{}", record.counts.passed, record.counts.selected),
    }
}

fn remark(record: &Record) -> String {
    match &record.headline {
        Some(headline) if record.verdict == "JE" => {
            format!("{}: {}", headline.title, headline.message.lines().next().unwrap_or_default())
        }
        Some(headline) => headline.title.clone(),
        None if record.expect != "AC" => format!("{}, as declared", record.verdict),
        None if record.nearness == Nearness::Near => near(record),
        None => String::new(),
    }
}

/// `96 % of the time limit`.
fn near(record: &Record) -> String {
    let slowest = record.slowest_ms.unwrap_or(0);
    let percent = (slowest * 100).checked_div(record.limit_ms).unwrap_or(0);
    if percent >= 80 { format!("{percent} % of the time limit") } else { "near a limit".to_owned() }
}

/// A text in a column: cut where it is too long, filled with spaces where it is too short.
fn padded(text: &str, columns: usize) -> String {
    let shown =
        if width(text) > columns { cut(text, columns.saturating_sub(2)) } else { text.to_owned() };
    let missing = columns.saturating_sub(width(&shown));
    shown + &" ".repeat(missing)
}
