//! Values from bytes.
//!
//! Owns the distrust: the bytes come from a process that runs a submission. Nothing here recurses,
//! and nothing allocates more than the bytes that are there justify. Writing is `codec`'s.

use super::codec::{flag, tag};
use crate::model::{Counted, Int, Linked, Range, Text, Tree, Value};

/// What a value may take up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DecodeLimits {
    /// Bytes of its encoding.
    pub max_bytes: usize,
    /// Values in it, containers, keys and itself included; gaps of trees are not counted.
    pub max_values: usize,
    /// How deep containers nest; a chain of list nodes is one level.
    pub max_depth: usize,
}

/// Why bytes are no value.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DecodeError {
    /// It goes on where the bytes end, or a count promises more than follows.
    #[error("the value goes on after its last byte")]
    Truncated,
    /// Something follows it.
    #[error("`{0}` bytes follow the value")]
    Trailing(usize),
    /// No value begins with this byte, or not here.
    #[error("`{0:#04x}` is no tag of a value here")]
    Tag(u8),
    /// Text that is not UTF-8 with surrogates.
    #[error("a text is not UTF-8")]
    Text,
    /// A container that cannot be.
    #[error("a {0}")]
    Malformed(&'static str),
    /// A limit is passed.
    #[error("the value has more than the allowed `{0}`")]
    TooLarge(&'static str),
}

/// The value that these bytes are.
///
/// # Errors
/// When they are not exactly one value, or it passes a limit.
pub fn decode(bytes: &[u8], limits: &DecodeLimits) -> Result<Value, DecodeError> {
    if bytes.len() > limits.max_bytes {
        return Err(DecodeError::TooLarge("bytes"));
    }
    let mut decoder = Decoder { rest: bytes, owed: 1, values: 0, limits };
    let value = decoder.value()?;
    if decoder.rest.is_empty() { Ok(value) } else { Err(DecodeError::Trailing(decoder.rest.len())) }
}

struct Decoder<'a> {
    rest: &'a [u8],
    /// Values that are promised and not begun. Each takes a byte at least.
    owed: usize,
    values: usize,
    limits: &'a DecodeLimits,
}

/// A container whose elements are not all there yet.
struct Open {
    shape: Shape,
    /// For dicts: key, value, key, value, …; a gap is `None`.
    parts: Vec<Option<Value>>,
    missing: usize,
}

enum Shape {
    List,
    Tuple,
    Set,
    FrozenSet,
    Dict,
    Linked { cycle_to: Option<usize>, identities: Vec<Option<usize>>, marked: bool },
    Tree,
    Counted { max_distinct: u64, max_total: u64 },
}

enum Next {
    Leaf(Value),
    Gap,
    Container(Shape, usize),
}

impl<'a> Decoder<'a> {
    fn value(&mut self) -> Result<Value, DecodeError> {
        let mut open: Vec<Open> = Vec::new();
        loop {
            let in_tree = matches!(open.last(), Some(Open { shape: Shape::Tree, .. }));
            let mut done = match self.next(open.len())? {
                Next::Gap if in_tree => None,
                Next::Gap => return Err(DecodeError::Tag(tag::GAP)),
                Next::Leaf(value) => Some(value),
                Next::Container(shape, 0) => Some(finish(shape, Vec::new())?),
                Next::Container(shape, missing) => {
                    let parts = Vec::with_capacity(self.claim(missing)?);
                    open.push(Open { shape, parts, missing });
                    continue;
                }
            };
            loop {
                let Some(mut top) = open.pop() else {
                    return done.ok_or(DecodeError::Tag(tag::GAP));
                };
                top.missing -= 1;
                top.parts.push(done);
                if top.missing > 0 {
                    open.push(top);
                    break;
                }
                done = Some(finish(top.shape, top.parts)?);
            }
        }
    }

    /// Makes sure that so many elements can follow; says for how many to make room.
    fn claim(&mut self, count: usize) -> Result<usize, DecodeError> {
        self.owed = self.owed.saturating_add(count);
        if self.owed > self.rest.len() {
            return Err(DecodeError::Truncated);
        }
        Ok(count.min(self.limits.max_values.saturating_sub(self.values)))
    }

    /// Counts values that are about to be read.
    fn count(&mut self, values: usize) -> Result<(), DecodeError> {
        self.values = self.values.saturating_add(values);
        let fits = self.values <= self.limits.max_values;
        if fits { Ok(()) } else { Err(DecodeError::TooLarge("values")) }
    }

    /// A whole value, or what stands before the elements of a container.
    fn next(&mut self, depth: usize) -> Result<Next, DecodeError> {
        let tag = self.byte()?;
        self.owed = self.owed.saturating_sub(1);
        if tag == tag::GAP {
            return Ok(Next::Gap);
        }
        self.count(1)?;
        if matches!(tag, tag::LIST..=tag::DICT | tag::PACKED_INTS..=tag::COUNTED)
            && depth >= self.limits.max_depth
        {
            return Err(DecodeError::TooLarge("depth"));
        }
        let shape = match tag {
            tag::LIST => Shape::List,
            tag::TUPLE => Shape::Tuple,
            tag::SET => Shape::Set,
            tag::FROZEN_SET => Shape::FrozenSet,
            tag::DICT => {
                let pairs = self.length()?;
                return Ok(Next::Container(Shape::Dict, pairs.saturating_mul(2)));
            }
            tag::LINKED => return self.chain(),
            tag::TREE => Shape::Tree,
            tag::COUNTED => {
                let max_distinct = self.array().map(u64::from_le_bytes)?;
                let max_total = self.array().map(u64::from_le_bytes)?;
                return Ok(Next::Container(Shape::Counted { max_distinct, max_total }, 1));
            }
            _ => return self.leaf(tag).map(Next::Leaf),
        };
        Ok(Next::Container(shape, self.length()?))
    }

    fn leaf(&mut self, tag: u8) -> Result<Value, DecodeError> {
        Ok(match tag {
            tag::NONE => Value::None,
            tag::TRUE => Value::Bool(true),
            tag::FALSE => Value::Bool(false),
            tag::INT | tag::BIG_INT => Value::Int(self.int(tag)?),
            tag::FLOAT => Value::Float(self.array().map(f64::from_le_bytes)?),
            tag::STR => Value::Str(self.text()?),
            tag::BYTES => Value::Bytes(self.bytes()?.to_vec()),
            tag::RANGE => self.range()?,
            tag::PACKED_INTS => self.packed(|bytes| Value::int(i64::from_le_bytes(bytes)))?,
            tag::PACKED_FLOATS => self.packed(|bytes| Value::Float(f64::from_le_bytes(bytes)))?,
            tag::OPAQUE => Value::Opaque(self.text()?),
            tag::CYCLE => Value::Cycle,
            other => return Err(DecodeError::Tag(other)),
        })
    }

    fn chain(&mut self) -> Result<Next, DecodeError> {
        let count = self.length()?;
        let cycle_to = self.index()?;
        let flags = self.byte()?;
        if flags & !(flag::IDENTITIES | flag::MARKED) != 0 {
            return Err(DecodeError::Malformed("chain of list nodes with unknown flags"));
        }
        if cycle_to.is_some_and(|to| to >= count) {
            return Err(DecodeError::Malformed("chain of list nodes that leads out of itself"));
        }
        let mut identities = Vec::new();
        if flags & flag::IDENTITIES != 0 {
            let size = count.checked_mul(4).ok_or(DecodeError::Truncated)?;
            let (chunks, _) = self.take(size)?.as_chunks::<4>();
            identities = chunks.iter().map(|bytes| index(*bytes)).collect::<Result<_, _>>()?;
        }
        let marked = flags & flag::MARKED != 0;
        Ok(Next::Container(Shape::Linked { cycle_to, identities, marked }, count))
    }

    fn packed(&mut self, number: impl Fn([u8; 8]) -> Value) -> Result<Value, DecodeError> {
        let count = self.length()?;
        let bytes = self.take(count.checked_mul(8).ok_or(DecodeError::Truncated)?)?;
        self.count(count)?;
        let (chunks, _) = bytes.as_chunks::<8>();
        Ok(Value::List(chunks.iter().map(|bytes| number(*bytes)).collect()))
    }

    fn range(&mut self) -> Result<Value, DecodeError> {
        let mut bound = || {
            let tag = self.byte()?;
            self.int(tag)
        };
        let range = Range { start: bound()?, stop: bound()?, step: bound()? };
        if range.step == Int::from(0) {
            return Err(DecodeError::Malformed("range with a step of zero"));
        }
        Ok(Value::Range(range))
    }

    fn int(&mut self, tag: u8) -> Result<Int, DecodeError> {
        match tag {
            tag::INT => self.array().map(i64::from_le_bytes).map(Int::from),
            tag::BIG_INT => self.bytes().map(Int::from_signed_le),
            other => Err(DecodeError::Tag(other)),
        }
    }

    fn text(&mut self) -> Result<Text, DecodeError> {
        Text::from_surrogatepass(self.bytes()?.to_vec()).map_err(|_| DecodeError::Text)
    }

    fn index(&mut self) -> Result<Option<usize>, DecodeError> {
        self.array().and_then(index)
    }

    fn bytes(&mut self) -> Result<&'a [u8], DecodeError> {
        let length = self.length()?;
        self.take(length)
    }

    fn length(&mut self) -> Result<usize, DecodeError> {
        let length = self.array().map(u32::from_le_bytes)?;
        usize::try_from(length).map_err(|_| DecodeError::Truncated)
    }

    fn byte(&mut self) -> Result<u8, DecodeError> {
        self.array::<1>().map(|[byte]| byte)
    }

    fn array<const N: usize>(&mut self) -> Result<[u8; N], DecodeError> {
        let (array, rest) = self.rest.split_first_chunk().ok_or(DecodeError::Truncated)?;
        self.rest = rest;
        Ok(*array)
    }

    fn take(&mut self, length: usize) -> Result<&'a [u8], DecodeError> {
        let (taken, rest) = self.rest.split_at_checked(length).ok_or(DecodeError::Truncated)?;
        self.rest = rest;
        Ok(taken)
    }
}

/// An i32; -1 is none.
fn index(bytes: [u8; 4]) -> Result<Option<usize>, DecodeError> {
    match i32::from_le_bytes(bytes) {
        -1 => Ok(None),
        index => usize::try_from(index)
            .map(Some)
            .map_err(|_| DecodeError::Malformed("chain of list nodes with a negative index")),
    }
}

fn finish(shape: Shape, parts: Vec<Option<Value>>) -> Result<Value, DecodeError> {
    let full = !parts.is_empty();
    let values = |parts: Vec<Option<Value>>| parts.into_iter().flatten();
    Ok(match shape {
        Shape::List => Value::List(values(parts).collect()),
        Shape::Tuple => Value::Tuple(values(parts).collect()),
        Shape::Set => Value::Set(values(parts).collect()),
        Shape::FrozenSet => Value::FrozenSet(values(parts).collect()),
        Shape::Dict => {
            let mut pairs = Vec::with_capacity(parts.len() / 2);
            let mut parts = values(parts);
            while let (Some(key), Some(value)) = (parts.next(), parts.next()) {
                pairs.push((key, value));
            }
            Value::Dict(pairs.into())
        }
        Shape::Linked { cycle_to, identities, marked } if full => {
            let values = values(parts).collect();
            Value::Linked(Linked { values, cycle_to, identities, marked })
        }
        Shape::Tree if full => tree(parts)?,
        Shape::Linked { .. } | Shape::Tree => {
            return Err(DecodeError::Malformed("chain or tree without nodes"));
        }
        Shape::Counted { max_distinct, max_total } => match values(parts).next() {
            Some(sequence @ (Value::List(_) | Value::Tuple(_) | Value::Range(_))) => {
                Value::Counted(Box::new(Counted { sequence, max_distinct, max_total }))
            }
            _ => return Err(DecodeError::Malformed("counted value that is not a sequence")),
        },
    })
}

fn tree(nodes: Vec<Option<Value>>) -> Result<Value, DecodeError> {
    let mut room: usize = 1;
    for node in &nodes {
        room = room.checked_sub(1).ok_or(DecodeError::Malformed("tree node without a parent"))?;
        room += if node.is_some() { 2 } else { 0 };
    }
    if matches!(nodes.last(), Some(None)) {
        return Err(DecodeError::Malformed("tree that ends in a gap"));
    }
    Ok(Value::Tree(Tree { nodes }))
}
