//! Cases, read: one call a line, with what must come of it.
//!
//! Owns the grammar around values. Fitting names and values to a signature is `catalog`'s.

use super::cursor::{Cursor, ParseError};
use super::{string, value};
use crate::model::Value;

/// A call as it is written.
#[derive(Clone, Debug, PartialEq)]
pub struct RawCall {
    /// What is called.
    pub name: String,
    /// In the order in which they are written.
    pub arguments: Vec<RawArgument>,
    /// What stands after `->`.
    pub outcome: Option<RawOutcome>,
    /// What stands after `#` at its end, trimmed; never empty.
    pub comment: Option<String>,
    /// The line it starts on, counted from 1.
    pub line: usize,
}

/// An argument as it is written.
#[derive(Clone, Debug, PartialEq)]
pub struct RawArgument {
    /// The parameter, where it is named.
    pub name: Option<String>,
    /// What is passed.
    pub value: Value,
}

/// What must come of a call, as it is written.
#[derive(Clone, Debug, PartialEq)]
pub enum RawOutcome {
    /// `1 | 2`: any of these.
    AnyOf(Vec<Value>),
    /// `raises ValueError "…"`.
    Raises {
        /// The name of the class.
        class: String,
        /// What the message must contain.
        message: Option<String>,
    },
    /// `_`: not checked.
    Anything,
}

/// Reads the calls of a case. Blank lines and lines with only a comment are skipped; a call goes on
/// over line breaks inside brackets.
///
/// # Errors
/// When the text is not call notation, or holds no call; tells where.
pub fn parse_case(text: &str) -> Result<Vec<RawCall>, ParseError> {
    let mut cursor = Cursor::new(text);
    let mut calls = Vec::new();
    let (mut line, mut counted) = (1, 0);
    loop {
        // Between calls, line breaks and comments are white space.
        cursor.brackets = 1;
        cursor.skip_space();
        cursor.brackets = 0;
        if cursor.peek().is_none() {
            break;
        }
        let before = text.get(counted..cursor.offset()).unwrap_or_default();
        line += before.matches('\n').count();
        counted = cursor.offset();
        calls.push(call(&mut cursor, line)?);
    }
    if calls.is_empty() { Err(cursor.expected("a call")) } else { Ok(calls) }
}

fn call(cursor: &mut Cursor<'_>, line: usize) -> Result<RawCall, ParseError> {
    let name = cursor.word().to_owned();
    if name.is_empty() {
        return Err(cursor.expected("the name of what is called"));
    }
    let arguments = arguments(cursor)?;
    cursor.skip_space();
    let outcome = if cursor.take("->") { Some(outcome(cursor)?) } else { None };
    cursor.skip_space();
    let comment = if cursor.take("#") { cursor.take_while(|c| c != '\n').trim() } else { "" };
    let comment = (!comment.is_empty()).then(|| comment.to_owned());
    match (cursor.peek(), &outcome) {
        (None | Some('\n'), _) => Ok(RawCall { name, arguments, outcome, comment, line }),
        (_, None) => Err(cursor.expected("`->`, `#` or the end of the line")),
        (_, Some(RawOutcome::AnyOf(_))) => Err(cursor.expected("`|`, `#` or the end of the line")),
        (_, Some(_)) => Err(cursor.expected("`#` or the end of the line")),
    }
}

fn arguments(cursor: &mut Cursor<'_>) -> Result<Vec<RawArgument>, ParseError> {
    cursor.skip_space();
    let opened = cursor.offset();
    cursor.expect("(")?;
    cursor.brackets += 1;
    let mut arguments: Vec<RawArgument> = Vec::new();
    loop {
        cursor.skip_space();
        if cursor.take(")") {
            break;
        }
        if cursor.peek().is_none() {
            return Err(cursor.error(opened, "`(` is never closed"));
        }
        let at = cursor.offset();
        let next = argument(cursor)?;
        if next.name.is_none() && arguments.last().is_some_and(|last| last.name.is_some()) {
            return Err(cursor.error(at, "an argument without a name follows one with a name"));
        }
        arguments.push(next);
        cursor.skip_space();
        match cursor.peek() {
            Some(')') => {}
            Some(',') => _ = cursor.next(),
            None => return Err(cursor.error(opened, "`(` is never closed")),
            Some(_) => return Err(cursor.expected("`,` or `)`")),
        }
    }
    cursor.brackets -= 1;
    Ok(arguments)
}

fn argument(cursor: &mut Cursor<'_>) -> Result<RawArgument, ParseError> {
    let start = cursor.offset();
    let word = cursor.word();
    cursor.skip_space();
    let name = (!word.is_empty() && cursor.take("=")).then(|| word.to_owned());
    if name.is_none() {
        cursor.rewind(start);
    }
    value::read(cursor).map(|value| RawArgument { name, value })
}

fn outcome(cursor: &mut Cursor<'_>) -> Result<RawOutcome, ParseError> {
    cursor.skip_space();
    let start = cursor.offset();
    match cursor.word() {
        "_" => return Ok(RawOutcome::Anything),
        "raises" => return raises(cursor),
        _ => cursor.rewind(start),
    }
    let mut values = Vec::new();
    loop {
        values.push(value::read(cursor)?);
        cursor.skip_space();
        if !cursor.take("|") {
            return Ok(RawOutcome::AnyOf(values));
        }
    }
}

fn raises(cursor: &mut Cursor<'_>) -> Result<RawOutcome, ParseError> {
    cursor.skip_space();
    let class = cursor.word().to_owned();
    if class.is_empty() {
        return Err(cursor.expected("the name of an exception"));
    }
    cursor.skip_space();
    let start = cursor.offset();
    let prefix = string::prefix(cursor.word());
    let Some(prefix) = prefix.filter(|_| matches!(cursor.peek(), Some('\'' | '"'))) else {
        cursor.rewind(start);
        return Ok(RawOutcome::Raises { class, message: None });
    };
    let message = match string::read(cursor, prefix)? {
        Value::Str(text) => text.as_str().map(str::to_owned),
        _ => None,
    };
    match message {
        Some(text) => Ok(RawOutcome::Raises { class, message: Some(text) }),
        None => Err(cursor.error(start, "the message must be text without surrogates")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ints(numbers: &[i64]) -> Vec<Value> {
        numbers.iter().copied().map(Value::int).collect()
    }

    fn only(text: &str) -> RawCall {
        let mut calls = parse_case(text).map_err(|error| format!("{text}: {error}")).unwrap();
        assert_eq!(calls.len(), 1, "{text}");
        calls.remove(0)
    }

    #[test]
    fn a_case_is_calls_with_outcomes_and_comments() {
        let text = "\n# a cache\nCache(2)  # room for two\r\n\nput(1, value=[\n  1, # one\n  2]) -> None | 1\n\
                    get(1,) -> raises KeyError \"it's\"#gone\nclear()->_\n";
        let argument =
            |name: Option<&str>, value| RawArgument { name: name.map(str::to_owned), value };
        let call = |name: &str, arguments, outcome, comment: Option<&str>, line| {
            let (name, comment) = (name.to_owned(), comment.map(str::to_owned));
            RawCall { name, arguments, outcome, comment, line }
        };
        let one = || argument(None, Value::int(1));
        let list = argument(Some("value"), Value::list(ints(&[1, 2])));
        let any_of = RawOutcome::AnyOf(vec![Value::None, Value::int(1)]);
        let (class, message) = ("KeyError".to_owned(), Some("it's".to_owned()));
        let raises = RawOutcome::Raises { class, message };
        let expected = vec![
            call("Cache", vec![argument(None, Value::int(2))], None, Some("room for two"), 3),
            call("put", vec![one(), list], Some(any_of), None, 5),
            call("get", vec![one()], Some(raises), Some("gone"), 8),
            call("clear", vec![], Some(RawOutcome::Anything), None, 9),
        ];
        assert_eq!(parse_case(text), Ok(expected));
    }

    #[test]
    fn outcomes_are_told_apart() {
        let class = || "ValueError".to_owned();
        let cases = [
            ("f() -> raises ValueError", RawOutcome::Raises { class: class(), message: None }),
            (
                "f() -> raises ValueError # why",
                RawOutcome::Raises { class: class(), message: None },
            ),
            (
                "f() -> {1, 2} | [1]|2",
                RawOutcome::AnyOf(vec![
                    Value::Set(ints(&[1, 2]).into()),
                    Value::list(ints(&[1])),
                    Value::int(2),
                ]),
            ),
            ("f() -> 'a | b # c'", RawOutcome::AnyOf(vec![Value::str("a | b # c")])),
        ];
        for (text, outcome) in cases {
            assert_eq!(only(text).outcome, Some(outcome), "{text}");
        }
        assert_eq!(only("f(1) #").comment, None);
        assert_eq!(only("f(b'x', r'y', inf)").arguments.len(), 3);
    }
}
