//! Values, read.
//!
//! Owns containers and the words that are values, with a stack of its own instead of the call stack.
//! Numbers and strings are `number`'s and `string`'s.

use super::cursor::{Cursor, ParseError};
use super::{number, string};
use crate::model::{Int, Range, Value};

/// How deep brackets may nest.
pub const MAX_DEPTH: usize = 20_000;

/// Reads one value, with white space and comments around it.
///
/// # Errors
/// When the text is not one value; tells where.
pub fn parse_value(text: &str) -> Result<Value, ParseError> {
    let mut cursor = Cursor::new(text);
    cursor.brackets = 1;
    let value = read(&mut cursor)?;
    cursor.skip_space();
    if cursor.peek().is_some() { Err(cursor.expected("the end")) } else { Ok(value) }
}

/// Reads the value that starts at the next character that is not white space.
pub(super) fn read(cursor: &mut Cursor<'_>) -> Result<Value, ParseError> {
    let mut open: Vec<Open> = Vec::new();
    loop {
        cursor.skip_space();
        let Some(mut done) = start(cursor, &mut open)? else { continue };
        loop {
            let Some(top) = open.last_mut() else { return Ok(done.value) };
            top.add(cursor, done)?;
            cursor.skip_space();
            if top.goes_on(cursor) {
                break;
            }
            done = close(cursor, &mut open)?;
        }
    }
}

/// A value that was read.
struct Done {
    value: Value,
    /// Where it starts.
    at: usize,
    /// All its elements are hashable.
    hashable_parts: bool,
}

impl Done {
    fn leaf(value: Value, at: usize) -> Self {
        Self { value, at, hashable_parts: true }
    }

    fn is_hashable(&self) -> bool {
        match self.value {
            Value::List(_) | Value::Set(_) | Value::Dict(_) => false,
            Value::Tuple(_) => self.hashable_parts,
            _ => true,
        }
    }
}

/// A bracket that is not closed yet.
struct Open {
    shape: Shape,
    at: usize,
    /// For dicts: key, value, key, value, …
    items: Vec<Value>,
    hashable_parts: bool,
    /// Where the first element starts, and whether that one's elements are hashable.
    first: Option<(usize, bool)>,
    last: Separator,
}

#[derive(Clone, Copy, PartialEq)]
enum Shape {
    List,
    /// Parentheses: a tuple, or a value by itself.
    Parentheses,
    /// A set, or a dict once a colon has come.
    Braces,
    Dict,
    MakeSet,
    MakeFrozenSet,
    MakeRange,
}

#[derive(Clone, Copy, PartialEq)]
enum Separator {
    None,
    Comma,
    Colon,
}

impl Shape {
    fn closer(self) -> &'static str {
        match self {
            Self::List => "]",
            Self::Braces | Self::Dict => "}",
            _ => ")",
        }
    }

    fn opener(self) -> &'static str {
        match self {
            Self::List => "[",
            Self::Parentheses => "(",
            Self::Braces | Self::Dict => "{",
            Self::MakeSet => "set(",
            Self::MakeFrozenSet => "frozenset(",
            Self::MakeRange => "range(",
        }
    }
}

impl Open {
    fn needs_value(&self) -> bool {
        self.shape == Shape::Dict && self.items.len() % 2 == 1
    }

    fn add(&mut self, cursor: &Cursor<'_>, done: Done) -> Result<(), ParseError> {
        let is_key = match self.shape {
            Shape::Braces => true,
            Shape::Dict => !self.needs_value(),
            _ => false,
        };
        let hashable = done.is_hashable();
        if is_key && !hashable {
            let name = done.value.type_name();
            let message =
                format!("`{name}` is not hashable: no element of a set, no key of a dict");
            return Err(cursor.error(done.at, message));
        }
        self.hashable_parts &= hashable;
        self.first.get_or_insert((done.at, done.hashable_parts));
        self.items.push(done.value);
        self.last = Separator::None;
        Ok(())
    }

    /// Takes a separator, after which a value may come.
    fn goes_on(&mut self, cursor: &mut Cursor<'_>) -> bool {
        let first = self.shape == Shape::Braces && self.items.len() == 1;
        if (first || self.needs_value()) && cursor.take(":") {
            self.shape = if first { Shape::Dict } else { self.shape };
            self.last = Separator::Colon;
        } else if !self.needs_value() && cursor.take(",") {
            self.last = Separator::Comma;
        }
        self.last != Separator::None
    }

    fn wanted(&self) -> String {
        match self.shape {
            shape if self.items.is_empty() => format!("a value or `{}`", shape.closer()),
            Shape::Dict if self.needs_value() => "`:`".to_owned(),
            Shape::Braces if self.items.len() == 1 => "`:`, `,` or `}`".to_owned(),
            shape => format!("`,` or `{}`", shape.closer()),
        }
    }

    fn into_done(mut self, cursor: &Cursor<'_>) -> Result<Done, ParseError> {
        let items = std::mem::take(&mut self.items);
        let value = match self.shape {
            Shape::List => Value::List(items.into()),
            Shape::Parentheses => return Ok(self.parenthesized(items)),
            Shape::Braces if items.is_empty() => Value::Dict(Vec::new().into()),
            Shape::Braces => Value::Set(items.into()),
            Shape::Dict => dict(items),
            Shape::MakeSet => Value::Set(self.elements(cursor, items)?.into()),
            Shape::MakeFrozenSet => Value::FrozenSet(self.elements(cursor, items)?.into()),
            Shape::MakeRange => match range(&items) {
                Ok(range) => Value::Range(range),
                Err(message) => return Err(cursor.error(self.at, message)),
            },
        };
        Ok(Done { value, at: self.at, hashable_parts: self.hashable_parts })
    }

    fn parenthesized(self, mut items: Vec<Value>) -> Done {
        let (at, hashable_parts) = self.first.unwrap_or((self.at, true));
        match items.pop() {
            Some(only) if items.is_empty() && self.last == Separator::None => {
                Done { value: only, at, hashable_parts }
            }
            last => {
                items.extend(last);
                let hashable_parts = self.hashable_parts;
                Done { value: Value::Tuple(items.into()), at: self.at, hashable_parts }
            }
        }
    }

    /// What `set(…)` and `frozenset(…)` are made of.
    fn elements(
        &self,
        cursor: &Cursor<'_>,
        mut items: Vec<Value>,
    ) -> Result<Vec<Value>, ParseError> {
        let name = self.shape.opener();
        let Some(argument) = items.pop() else { return Ok(items) };
        let (at, hashable_parts) = self.first.unwrap_or((self.at, true));
        match argument {
            _ if !items.is_empty() => {
                Err(cursor.error(self.at, format!("`{name})` takes one value")))
            }
            _ if !hashable_parts => {
                Err(cursor.error(at, format!("`{name})` takes elements that are hashable")))
            }
            Value::List(items)
            | Value::Tuple(items)
            | Value::Set(items)
            | Value::FrozenSet(items) => Ok(items.into_vec()),
            other => {
                let kind = other.type_name();
                let message = format!("`{name})` takes a set, list or tuple, not `{kind}`");
                Err(cursor.error(at, message))
            }
        }
    }
}

/// Reads a whole value, or opens a bracket, or closes an empty one or one after a comma.
fn start(cursor: &mut Cursor<'_>, open: &mut Vec<Open>) -> Result<Option<Done>, ParseError> {
    if let Some(top) = open.last()
        && (top.items.is_empty() || top.last == Separator::Comma)
        && cursor.rest().starts_with(top.shape.closer())
    {
        return close(cursor, open).map(Some);
    }
    let at = cursor.offset();
    let shape = match cursor.peek() {
        Some('[') => Shape::List,
        Some('(') => Shape::Parentheses,
        Some('{') => Shape::Braces,
        Some('-') => return negative(cursor).map(|value| Some(Done::leaf(value, at))),
        _ if number::starts(cursor) => {
            return number::read(cursor).map(|value| Some(Done::leaf(value, at)));
        }
        _ => match word(cursor, open.last())? {
            Word::Value(value) => return Ok(Some(Done::leaf(value, at))),
            Word::Maker(shape) => shape,
        },
    };
    if open.len() >= MAX_DEPTH {
        return Err(cursor.error(at, format!("nested deeper than {MAX_DEPTH} levels")));
    }
    // A maker's name is behind the cursor; white space may stand before its parenthesis.
    cursor.next();
    cursor.brackets += 1;
    let (items, last) = (Vec::new(), Separator::None);
    open.push(Open { shape, at, items, hashable_parts: true, first: None, last });
    Ok(None)
}

/// Takes the closing bracket of the innermost open one.
fn close(cursor: &mut Cursor<'_>, open: &mut Vec<Open>) -> Result<Done, ParseError> {
    let Some(top) = open.pop() else { return Err(cursor.expected("a value")) };
    if cursor.peek().is_none() {
        return Err(cursor.error(top.at, format!("`{}` is never closed", top.shape.opener())));
    }
    if top.needs_value() || !cursor.take(top.shape.closer()) {
        return Err(cursor.expected(&top.wanted()));
    }
    cursor.brackets -= 1;
    top.into_done(cursor)
}

enum Word {
    Value(Value),
    Maker(Shape),
}

fn word(cursor: &mut Cursor<'_>, within: Option<&Open>) -> Result<Word, ParseError> {
    let at = cursor.offset();
    let word = cursor.word();
    if matches!(cursor.peek(), Some('\'' | '"')) {
        return match string::prefix(word) {
            Some(prefix) => string::read(cursor, prefix).map(Word::Value),
            None => Err(cursor.error(at, format!("`{word}` is not a prefix of a string"))),
        };
    }
    let value = match word {
        "None" | "null" => Value::None,
        "True" | "true" => Value::Bool(true),
        "False" | "false" => Value::Bool(false),
        "set" => return maker(cursor, Shape::MakeSet),
        "frozenset" => return maker(cursor, Shape::MakeFrozenSet),
        "range" => return maker(cursor, Shape::MakeRange),
        "" if cursor.peek().is_none() => return Err(missing(cursor, within)),
        "" => {
            let colon = within.filter(|top| top.last == Separator::Colon);
            let wanted = colon.map_or_else(|| within.map(closable), |_| None);
            return Err(cursor.expected(&wanted.unwrap_or_else(|| "a value".to_owned())));
        }
        _ => Value::Float(float_word(cursor, word, at)?.ok_or_else(|| {
            let shown: String = word.chars().take(40).collect();
            cursor.error(at, format!("`{shown}` is not a value"))
        })?),
    };
    Ok(Word::Value(value))
}

fn closable(top: &Open) -> String {
    format!("a value or `{}`", top.shape.closer())
}

/// The error that the text ends where a value should come.
fn missing(cursor: &Cursor<'_>, within: Option<&Open>) -> ParseError {
    match within {
        Some(top) => cursor.error(top.at, format!("`{}` is never closed", top.shape.opener())),
        None => cursor.expected("a value"),
    }
}

/// Looks for the parenthesis after a name that makes a value; leaves it to be taken.
fn maker(cursor: &mut Cursor<'_>, shape: Shape) -> Result<Word, ParseError> {
    cursor.skip_space();
    if cursor.peek() == Some('(') { Ok(Word::Maker(shape)) } else { Err(cursor.expected("`(`")) }
}

fn negative(cursor: &mut Cursor<'_>) -> Result<Value, ParseError> {
    cursor.next();
    cursor.skip_space();
    if number::starts(cursor) {
        return number::read(cursor).map(|value| match value {
            Value::Int(int) => Value::Int(negated(&int)),
            Value::Float(float) => Value::Float(-float),
            other => other,
        });
    }
    let at = cursor.offset();
    let word = cursor.word();
    match float_word(cursor, word, at)? {
        Some(float) if float.is_nan() => Ok(Value::Float(f64::NAN)),
        Some(float) => Ok(Value::Float(-float)),
        None => {
            cursor.rewind(at);
            Err(cursor.expected("a number after `-`"))
        }
    }
}

fn negated(int: &Int) -> Int {
    match int.as_i64().and_then(i64::checked_neg) {
        Some(small) => Int::from(small),
        None => Int::from(-int.to_big()),
    }
}

/// `inf`, `nan` and the like, and `float("…")`.
fn float_word(cursor: &mut Cursor<'_>, word: &str, at: usize) -> Result<Option<f64>, ParseError> {
    match word {
        "nan" | "NaN" => return Ok(Some(f64::NAN)),
        "inf" | "Infinity" => return Ok(Some(f64::INFINITY)),
        "float" => {}
        _ => return Ok(None),
    }
    cursor.skip_space();
    cursor.expect("(")?;
    cursor.brackets += 1;
    cursor.skip_space();
    let prefix = string::prefix("").filter(|_| matches!(cursor.peek(), Some('\'' | '"')));
    let Some(prefix) = prefix else { return Err(cursor.expected("a string")) };
    let text = string::read(cursor, prefix)?;
    cursor.skip_space();
    cursor.expect(")")?;
    cursor.brackets -= 1;
    let number = match &text {
        Value::Str(text) => text.as_str().and_then(|text| text.trim().parse::<f64>().ok()),
        _ => None,
    };
    match number {
        Some(nan) if nan.is_nan() => Ok(Some(f64::NAN)),
        Some(number) => Ok(Some(number)),
        None => Err(cursor.error(at, "`float(…)` takes the text of a number")),
    }
}

fn dict(items: Vec<Value>) -> Value {
    let mut pairs = Vec::with_capacity(items.len() / 2);
    let mut items = items.into_iter();
    while let (Some(key), Some(value)) = (items.next(), items.next()) {
        pairs.push((key, value));
    }
    Value::Dict(pairs.into())
}

fn range(items: &[Value]) -> Result<Range, &'static str> {
    let number = |value: &Value| match value {
        Value::Int(int) => Ok(int.clone()),
        _ => Err("`range(…)` takes integers"),
    };
    let [first, end, step] = match items {
        [end] => [Int::from(0), number(end)?, Int::from(1)],
        [first, end] => [number(first)?, number(end)?, Int::from(1)],
        [first, end, step] => [number(first)?, number(end)?, number(step)?],
        _ => return Err("`range(…)` takes one to three integers"),
    };
    if step == Int::from(0) {
        Err("the step of a range is zero")
    } else {
        Ok(Range { start: first, stop: end, step })
    }
}

#[cfg(test)]
mod tests {
    use super::super::print_value;
    use super::*;

    #[test]
    fn every_spelling_is_read() {
        let cases = [
            (" # before\n[1, # one\n 2,\n] # after\n", "[1, 2]"),
            (
                "[null, true, false, NaN, -Infinity, inf]",
                "[None, True, False, float('nan'), float('-inf'), float('inf')]",
            ),
            (
                "[float(\"nan\"), -float('inf'), - nan, float( ' 1e3 ' )]",
                "[float('nan'), float('-inf'), float('nan'), 1000.0]",
            ),
            (
                "[-9223372036854775808, -9223372036854775809, -0x8000000000000000, -0, -0.0]",
                "[-9223372036854775808, -9223372036854775809, -9223372036854775808, 0, -0.0]",
            ),
            ("[(), (1), (1,), (1, 2,), ((1,))]", "[(), 1, (1,), (1, 2), (1,)]"),
            (
                "[{}, {1,}, {1: 2,}, set(), set([1]), frozenset((1, 2)), frozenset(set())]",
                "[{}, {1}, {1: 2}, set(), {1}, frozenset({1, 2}), frozenset()]",
            ),
            (
                "[range(3), range (1, 2), range(3, 0, -1)]",
                "[range(0, 3), range(1, 2), range(3, 0, -1)]",
            ),
            (
                "{(1, 2): [3], 'a': {'b': None}, frozenset({(1,)}): 1}",
                "{(1, 2): [3], 'a': {'b': None}, frozenset({(1,)}): 1}",
            ),
            ("['a#b', b'c', r'\\d']", "['a#b', b'c', '\\\\d']"),
        ];
        for (text, printed) in cases {
            let value = parse_value(text).map_err(|error| format!("{text}: {error}")).unwrap();
            assert_eq!(print_value(&value), printed);
        }
    }
}
