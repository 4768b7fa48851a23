//! The report on a batch for test reporters: `JUnit` XML.
//!
//! Owns the mapping: a suite is a solution, a test case a case. Names are unique, because GitLab drops
//! what it has seen; the file stays below the 30 MB that GitLab takes.
//! <https://docs.gitlab.com/ci/testing/unit_test_reports/>

use std::collections::HashSet;
use std::fmt;
use std::fmt::Write as _;
use std::io::{self, Write};

use super::record::as_seconds;
use super::xml::text;
use super::{Batch, BatchReporter, CaseRecord, Record, Tally};

/// GitLab takes 30 MB.
const MOST_BYTES: usize = 29_000_000;
/// So much of the text for people is in one failure.
const MOST_BLOCK: usize = 16 << 10;
/// So much of a message.
const MOST_MESSAGE: usize = 2 << 10;

/// Writes the document when everything is known.
pub struct Junit {
    writer: Box<dyn Write + Send>,
    records: Vec<Record>,
}

impl Junit {
    /// A report on this writer.
    pub fn new(writer: Box<dyn Write + Send>) -> Self {
        Self { writer, records: Vec::new() }
    }
}

impl fmt::Debug for Junit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Junit")
    }
}

impl BatchReporter for Junit {
    fn started(&mut self, _: &Batch) -> io::Result<()> {
        Ok(())
    }

    fn solution(&mut self, record: &Record) -> io::Result<()> {
        self.records.push(record.clone());
        Ok(())
    }

    fn finished(&mut self, tally: &Tally) -> io::Result<()> {
        let document = bounded(&self.records, tally, MOST_BYTES);
        self.writer.write_all(document.as_bytes())?;
        self.writer.flush()
    }
}

/// The document; without single cases where it would be too long with them.
pub(super) fn bounded(records: &[Record], tally: &Tally, most: usize) -> String {
    let document = document(records, tally, Depth::Cases);
    if document.len() > most { self::document(records, tally, Depth::Solutions) } else { document }
}

/// What is a test case.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Depth {
    /// A case.
    Cases,
    /// A solution: there are too many cases for one file.
    Solutions,
}

/// One `testcase`.
struct Test {
    name: String,
    seconds: f64,
    result: Result<(), Wrong>,
}

/// What is wrong with it: the element, its type, a line and a text.
struct Wrong {
    element: &'static str,
    kind: String,
    message: String,
    block: String,
}

fn document(records: &[Record], tally: &Tally, depth: Depth) -> String {
    let mut suites = String::new();
    let mut total = [0; 4];
    for record in records {
        let tests = tests(record, depth);
        let counts = counts(&tests);
        total.iter_mut().zip(counts).for_each(|(total, count)| *total += count);
        suite(&mut suites, record, &tests, counts);
    }
    let [tests, failures, errors, skipped] = total;
    let seconds = as_seconds(tally.wall_ms);
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"judge\" tests=\"{tests}\" \
         failures=\"{failures}\" errors=\"{errors}\" skipped=\"{skipped}\" time=\"{seconds:.3}\">\n{suites}</testsuites>\n"
    )
}

fn counts(tests: &[Test]) -> [usize; 4] {
    let with = |element: &str| {
        let is = |test: &&Test| test.result.as_ref().is_err_and(|wrong| wrong.element == element);
        tests.iter().filter(is).count()
    };
    [tests.len(), with("failure"), with("error"), with("skipped")]
}

fn suite(out: &mut String, record: &Record, tests: &[Test], counts: [usize; 4]) {
    let [all, failures, errors, skipped] = counts;
    let (path, problem) = (text(&record.path), text(&record.problem));
    let seconds = as_seconds(record.wall_ms);
    // Writing to a `String` cannot fail.
    let _ = writeln!(
        out,
        "  <testsuite name=\"{path}\" tests=\"{all}\" failures=\"{failures}\" errors=\"{errors}\" \
         skipped=\"{skipped}\" time=\"{seconds:.3}\">\n    <properties>\n      <property name=\"problem\" \
         value=\"{problem}\"/>\n      <property name=\"verdict\" value=\"{}\"/>\n      <property name=\"expect\" \
         value=\"{}\"/>\n    </properties>",
        text(&record.verdict),
        text(&record.expect)
    );
    for test in tests {
        let head = format!(
            "    <testcase name=\"{}\" classname=\"{path}\" time=\"{:.3}\"",
            text(&test.name),
            test.seconds
        );
        let _ = match &test.result {
            Ok(()) => writeln!(out, "{head}/>"),
            Err(wrong) if wrong.element == "skipped" => {
                let message = text(&wrong.message);
                writeln!(out, "{head}>\n      <skipped message=\"{message}\"/>\n    </testcase>")
            }
            Err(Wrong { element, kind, message, block }) => writeln!(
                out,
                "{head}>\n      <{element} type=\"{}\" message=\"{}\">{}</{element}>\n    </testcase>",
                text(kind),
                text(start(message, MOST_MESSAGE)),
                text(start(block, MOST_BLOCK)).replace("&#10;", "\n")
            ),
        };
    }
    out.push_str("  </testsuite>\n");
}

/// The cases, or one test for the whole solution where single cases say nothing about whether it is as
/// it should be.
fn tests(record: &Record, depth: Depth) -> Vec<Test> {
    let whole = depth == Depth::Solutions
        || record.expect != "AC"
        || record.cases.is_empty()
        || matches!(record.verdict.as_str(), "JE" | "SK" | "CE");
    if whole {
        return vec![solution(record)];
    }
    let mut tests: Vec<Test> = Vec::new();
    let mut names = HashSet::new();
    let mut blocks = Some(record.block.as_str()).into_iter();
    let (told, untold): (Vec<_>, Vec<_>) =
        record.cases.iter().partition(|case| case.name.is_some());
    for case in told {
        let block = if is_wrong(case) { blocks.next().unwrap_or_default() } else { "" };
        let name = unique(case.name.clone().unwrap_or_default(), &mut names);
        tests.push(Test { name, seconds: as_seconds(case.cpu_ms), result: result(case, block) });
    }
    // Which of them failed may not be told.
    if let Some(first) = untold.iter().find(|case| is_wrong(case)).or(untold.first()) {
        let milliseconds = untold.iter().map(|case| case.cpu_ms).sum();
        let name = unique("hidden cases".to_owned(), &mut names);
        let result = result(first, blocks.next().unwrap_or_default());
        tests.push(Test { name, seconds: as_seconds(milliseconds), result });
    }
    tests
}

/// A name that no other test of the suite has.
fn unique(name: String, names: &mut HashSet<String>) -> String {
    let mut name = name;
    while !names.insert(name.clone()) {
        name.push('\'');
    }
    name
}

fn is_wrong(case: &CaseRecord) -> bool {
    !matches!(case.verdict.as_str(), "AC" | "SK")
}

fn result(case: &CaseRecord, block: &str) -> Result<(), Wrong> {
    let wrong = |element, message: String, block: &str| Wrong {
        element,
        kind: case.verdict.clone(),
        message,
        block: block.to_owned(),
    };
    match case.verdict.as_str() {
        "AC" => Ok(()),
        "SK" => Err(wrong("skipped", case.detail.clone().unwrap_or_default(), "")),
        "JE" => Err(wrong("error", case.message.clone(), block)),
        _ => Err(wrong("failure", case.message.clone(), block)),
    }
}

fn solution(record: &Record) -> Test {
    let name = format!("verdict {}", record.expect);
    let seconds = as_seconds(record.wall_ms);
    let Some(headline) = &record.headline else { return Test { name, seconds, result: Ok(()) } };
    let element = match record.verdict.as_str() {
        "JE" => "error",
        "SK" => "skipped",
        _ => "failure",
    };
    let message = format!("{}: {}", headline.title, headline.message);
    let (kind, block) = (record.verdict.clone(), record.block.clone());
    Test { name, seconds, result: Err(Wrong { element, kind, message, block }) }
}

/// The start of a text, whole characters only.
fn start(text: &str, most: usize) -> &str {
    let end = (0..=most.min(text.len())).rev().find(|&end| text.is_char_boundary(end));
    text.get(..end.unwrap_or(0)).unwrap_or_default()
}
