//! What the harness says of a case, as types.
//!
//! Owns reading `result` and `refused` payloads. Everything in them is a claim by a process that runs
//! the submission; `engine` weighs it.

use super::fields::{Fields, Flag, Malformed, as_count, as_list, as_text};
use crate::model::{ExceptionReport, Frame, SourceFault, TestsEvidence, Text, Value};

/// The payload of a `result`.
#[derive(Clone, Debug, PartialEq)]
pub struct Reply {
    /// What was called; nothing when no entry point was reached.
    pub entry: Option<Text>,
    /// It was found under a name that is not the problem's own.
    pub entered: Entered,
    /// Other entry points the file also has.
    pub others: Vec<Text>,
    /// Names that were provided without an import.
    pub prelude: Vec<Text>,
    /// Per counted argument: different positions read, and reads in all.
    pub reads: Vec<(u64, u64)>,
    /// What came of the call.
    pub outcome: ReplyOutcome,
}

/// Under which kind of name an entry point was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entered {
    /// The problem's own.
    ByName,
    /// An alias.
    ByAlias,
}

/// What came of a call.
#[derive(Clone, Debug, PartialEq)]
pub enum ReplyOutcome {
    /// A value.
    Returned {
        /// The value.
        value: Value,
        /// The arguments afterwards, when asked for.
        arguments: Option<Vec<Value>>,
    },
    /// An exception.
    Raised(ExceptionReport),
    /// `SystemExit`.
    Exited {
        /// The status.
        status: i32,
    },
    /// No entry point: what the file defines.
    NoEntry {
        /// Names of functions, classes and methods.
        defined: Vec<Text>,
        /// What of a class or for a driver is missing.
        missing: Vec<Text>,
    },
    /// The entry point takes another number of arguments.
    Arity {
        /// What was found.
        name: Text,
        /// The fewest and the most it takes.
        takes: (usize, Option<usize>),
    },
    /// Per call of a class.
    Steps(Vec<StepReply>),
    /// Per iterator: the items taken, and whether it ended.
    Items(Vec<(Vec<Value>, Flag)>),
    /// Not an iterator: the name of the class that came.
    NotIterator(Text),
    /// The rows of a query.
    Rows {
        /// The names of the columns.
        columns: Vec<Text>,
        /// A list of tuples.
        rows: Value,
    },
    /// SQL that cannot be read, or that is not what is asked for.
    SqlRefused(SourceFault),
    /// SQL that does what it may not.
    SqlForbidden(SourceFault),
    /// What tests came to.
    Tests(TestsEvidence),
    /// The result is too large.
    Oversized(Oversized),
}

/// One call of a class.
#[derive(Clone, Debug, PartialEq)]
pub enum StepReply {
    /// A value.
    Returned(Value),
    /// An exception.
    Raised(ExceptionReport),
}

/// In which way a result is too large.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Oversized {
    /// Too many bytes.
    Bytes,
    /// Too many values.
    Values,
    /// Nested too deep.
    Depth,
}

/// The payload of a `refused`.
#[derive(Clone, Debug, PartialEq)]
pub enum Refusal {
    /// It does not parse.
    Syntax(SourceFault),
    /// It cannot be decoded.
    Encoding(SourceFault),
    /// It uses what is forbidden.
    Forbidden {
        /// What it uses.
        name: Text,
        /// Line, counted from 1.
        line: usize,
        /// Columns in characters, counted from 0.
        columns: (usize, usize),
    },
}

impl Reply {
    /// Reads the payload of a `result`.
    pub fn read(payload: Value) -> Result<Self, Malformed> {
        let mut fields = Fields::of(payload)?;
        let entered = match fields.optional("alias") {
            Some(Value::Bool(true)) => Entered::ByAlias,
            _ => Entered::ByName,
        };
        Ok(Self {
            entry: fields.text_or_none("entry")?,
            entered,
            others: fields.texts("others")?,
            prelude: fields.texts("prelude")?,
            reads: reads(&mut fields)?,
            outcome: outcome(&mut fields)?,
        })
    }
}

fn reads(fields: &mut Fields) -> Result<Vec<(u64, u64)>, Malformed> {
    let wrong = Malformed("reads");
    let Some(value) = fields.optional("reads") else { return Ok(Vec::new()) };
    let pair = |value| {
        let pair = as_list(value)?;
        let [distinct, all] = pair.as_slice() else { return None };
        Some((as_count(distinct)? as u64, as_count(all)? as u64))
    };
    let pairs = as_list(value).ok_or(wrong.clone())?;
    pairs.into_iter().map(|value| pair(value).ok_or(wrong.clone())).collect()
}

fn outcome(fields: &mut Fields) -> Result<ReplyOutcome, Malformed> {
    let status = fields.text("status")?;
    match status.as_str().unwrap_or_default() {
        "returned" => {
            let arguments = fields.optional("args").and_then(as_list);
            Ok(ReplyOutcome::Returned { value: fields.value("value")?, arguments })
        }
        "raised" => exception(fields.value("exception")?).map(ReplyOutcome::Raised),
        "exited" => {
            let status = fields.number("code")?.try_into().unwrap_or(1);
            Ok(ReplyOutcome::Exited { status })
        }
        "no_entry" => Ok(ReplyOutcome::NoEntry {
            defined: fields.texts("defined")?,
            missing: fields.texts("missing")?,
        }),
        "arity" => Ok(ReplyOutcome::Arity {
            name: fields.text("name")?,
            takes: (fields.count("least")?, fields.count_or_none("most")?),
        }),
        "steps" => {
            let steps = fields.list("steps")?;
            steps.into_iter().map(step).collect::<Result<_, _>>().map(ReplyOutcome::Steps)
        }
        "items" => items(fields),
        "rows" => Ok(ReplyOutcome::Rows {
            columns: fields.texts("columns")?,
            rows: fields.value("rows")?,
        }),
        "sql_refused" => sql_refused(fields).map(ReplyOutcome::SqlRefused),
        "sql_forbidden" => sql_forbidden(fields).map(ReplyOutcome::SqlForbidden),
        "tests" => tests(fields).map(ReplyOutcome::Tests),
        "oversized" => match fields.text("what")?.as_str() {
            Some("bytes") => Ok(ReplyOutcome::Oversized(Oversized::Bytes)),
            Some("values") => Ok(ReplyOutcome::Oversized(Oversized::Values)),
            Some("depth") => Ok(ReplyOutcome::Oversized(Oversized::Depth)),
            _ => Err(Malformed("what")),
        },
        _ => Err(Malformed("status")),
    }
}

fn step(value: Value) -> Result<StepReply, Malformed> {
    let (kind, value) = tagged(value).ok_or(Malformed("steps"))?;
    match kind.as_str() {
        Some("value") => Ok(StepReply::Returned(value)),
        Some("raised") => exception(value).map(StepReply::Raised),
        _ => Err(Malformed("steps")),
    }
}

/// A pair of a text and a value.
pub(super) fn tagged(value: Value) -> Option<(Text, Value)> {
    let mut pair = as_list(value)?.into_iter();
    let kind = as_text(pair.next()?)?;
    Some((kind, pair.next().unwrap_or(Value::None)))
}

fn items(fields: &mut Fields) -> Result<ReplyOutcome, Malformed> {
    let wrong = Malformed("iterators");
    if let Some(name) = fields.text_or_none("not_iterator")? {
        return Ok(ReplyOutcome::NotIterator(name));
    }
    let read = |value| {
        let mut pair = as_list(value)?.into_iter();
        let items = as_list(pair.next()?)?;
        let ended = match pair.next()? {
            Value::Bool(true) => Flag::Set,
            Value::Bool(false) => Flag::Clear,
            _ => return None,
        };
        Some((items, ended))
    };
    let iterators = fields.list("iterators")?.into_iter();
    iterators
        .map(|value| read(value).ok_or(wrong.clone()))
        .collect::<Result<_, _>>()
        .map(ReplyOutcome::Items)
}

fn sql_refused(fields: &mut Fields) -> Result<SourceFault, Malformed> {
    Ok(SourceFault::Compile {
        class: Text::from(""),
        message: fields.text("message")?,
        line: Some(fields.count("line")?),
        columns: Some((fields.count("column")?, fields.count("end_column")?)),
    })
}

fn sql_forbidden(fields: &mut Fields) -> Result<SourceFault, Malformed> {
    let name = fields.text("name")?;
    Ok(SourceFault::Forbidden {
        name: String::from_utf8_lossy(name.as_bytes()).into_owned(),
        line: fields.count("line")?,
        columns: (fields.count("column")?, fields.count("end_column")?),
        reason: String::new(),
    })
}

fn tests(fields: &mut Fields) -> Result<TestsEvidence, Malformed> {
    let failure = |value| {
        let (name, report) = tagged(value).ok_or(Malformed("failures"))?;
        Ok((name, exception(report)?))
    };
    let failures = fields.list("failures")?.into_iter();
    Ok(TestsEvidence {
        ran: fields.count("ran")?,
        skipped: fields.count("skipped")?,
        failed: fields.count("failed")?,
        failures: failures.map(failure).collect::<Result<_, _>>()?,
    })
}

/// Reads an exception.
pub(super) fn exception(value: Value) -> Result<ExceptionReport, Malformed> {
    let mut fields = Fields::of(value)?;
    let frames = fields.list("frames")?.into_iter();
    let locals = fields.list("locals")?.into_iter();
    Ok(ExceptionReport {
        class: fields.text("class")?,
        builtin_bases: fields.texts("bases")?,
        message: fields.text("message")?,
        frames: frames
            .map(|value| frame(value).ok_or(Malformed("frames")))
            .collect::<Result<_, _>>()?,
        total_frames: fields.count("total_frames")?,
        raised_in: fields.text_or_none("raised_in")?,
        locals: locals
            .map(|value| tagged(value).ok_or(Malformed("locals")))
            .collect::<Result<_, _>>()?,
        while_loading: fields.flag("while_loading")? == Flag::Set,
    })
}

fn frame(value: Value) -> Option<Frame> {
    let items = as_list(value)?;
    let [line, function, first, last] = items.as_slice() else { return None };
    let Value::Str(function) = function else { return None };
    let columns = as_count(first).zip(as_count(last)).filter(|(first, last)| first <= last);
    Some(Frame { line: as_count(line)?, function: function.clone(), columns })
}

impl Refusal {
    /// Reads the payload of a `refused`.
    pub fn read(payload: Value) -> Result<Self, Malformed> {
        let mut fields = Fields::of(payload)?;
        let reason = fields.text("reason")?;
        match reason.as_str() {
            Some("syntax") => compile_fault(&mut fields).map(Self::Syntax),
            Some("encoding") => undecodable(&mut fields).map(Self::Encoding),
            Some("forbidden") => Ok(Self::Forbidden {
                name: fields.text("name")?,
                line: fields.count("line")?,
                columns: (fields.count("column")?, fields.count("end_column")?),
            }),
            _ => Err(Malformed("reason")),
        }
    }
}

fn undecodable(fields: &mut Fields) -> Result<SourceFault, Malformed> {
    let bytes = fields.count_or_none("column")?.zip(fields.count_or_none("end_column")?);
    Ok(SourceFault::Undecodable {
        message: fields.text("message")?,
        place: fields.count_or_none("line")?.zip(bytes),
    })
}

fn compile_fault(fields: &mut Fields) -> Result<SourceFault, Malformed> {
    let column = fields.count_or_none("column")?;
    let end = fields.count_or_none("end_column")?;
    Ok(SourceFault::Compile {
        class: fields.text_or_none("class")?.unwrap_or_else(|| Text::from("SyntaxError")),
        message: fields.text("message")?,
        line: fields.count_or_none("line")?,
        columns: column.map(|column| (column, end.unwrap_or(column + 1).max(column + 1))),
    })
}
