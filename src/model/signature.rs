//! Signatures as `problem.toml` writes them: `two_sum(nums: list[int], target: int) -> list[int]`.
//!
//! Owns the types a problem may declare and their text form. Fitting values to them is `compare`'s
//! for results and `catalog`'s for arguments.

use std::fmt;
use std::str::FromStr;

/// The name, parameters and result of a function or method.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signature {
    /// In `snake_case` for functions; `__init__` for constructors.
    pub name: String,
    /// In order; all are positional.
    pub parameters: Vec<Parameter>,
    /// What comes back; [`Type::None`] where the text says nothing.
    pub returns: Type,
}

/// One parameter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parameter {
    /// Its name.
    pub name: String,
    /// Its declared type; of one that collects arguments, that of the collection.
    pub kind: Type,
    /// Which arguments it takes.
    pub takes: Takes,
}

/// Which arguments a parameter takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Takes {
    /// One.
    One,
    /// `*name: T`: the positional ones that are left, as a `tuple[T, ...]`.
    Rest,
    /// `**name: T`: those by other names, as a `dict[str, T]`.
    Named,
}

/// A declared type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Type {
    /// Anything.
    Any,
    /// `None`.
    None,
    /// `bool`.
    Bool,
    /// `int`.
    Int,
    /// `float`.
    Float,
    /// `str`.
    Str,
    /// `bytes`.
    Bytes,
    /// `list[T]`.
    List(Box<Type>),
    /// `tuple[A, B]`: so many elements, each of its type.
    Tuple(Vec<Type>),
    /// `tuple[T, ...]`: any number of elements of one type.
    TupleOf(Box<Type>),
    /// `set[T]`.
    Set(Box<Type>),
    /// `dict[K, V]`.
    Dict(Box<Type>, Box<Type>),
    /// `A | B`; `Optional[T]` reads as `T | None`.
    Union(Vec<Type>),
    /// `ListNode[T]`: a chain of nodes, empty when `None`.
    ListNode(Box<Type>),
    /// `TreeNode[T]`: a binary tree, empty when `None`.
    TreeNode(Box<Type>),
    /// `Iterator[T]`.
    Iterator(Box<Type>),
}

impl Type {
    /// Whether the predicate holds for this type or any type inside it.
    pub fn any(&self, predicate: &impl Fn(&Self) -> bool) -> bool {
        predicate(self) || self.parts().into_iter().any(|part| part.any(predicate))
    }

    /// The types this one is made of.
    pub fn parts(&self) -> Vec<&Self> {
        match self {
            Self::List(part)
            | Self::TupleOf(part)
            | Self::Set(part)
            | Self::ListNode(part)
            | Self::TreeNode(part)
            | Self::Iterator(part) => vec![part],
            Self::Dict(key, value) => vec![key, value],
            Self::Tuple(parts) | Self::Union(parts) => parts.iter().collect(),
            _ => Vec::new(),
        }
    }
}

/// Why a signature or type could not be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message} at column {column} of `{text}`")]
pub struct ParseSignatureError {
    /// What is wrong.
    pub message: String,
    /// Where, counted from 1 in characters.
    pub column: usize,
    /// The whole text.
    pub text: String,
}

impl FromStr for Signature {
    type Err = ParseSignatureError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let mut reader = Reader { text, at: 0, depth: 0 };
        let signature = reader.signature()?;
        reader.end()?;
        Ok(signature)
    }
}

impl FromStr for Type {
    type Err = ParseSignatureError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let mut reader = Reader { text, at: 0, depth: 0 };
        let kind = reader.union()?;
        reader.end()?;
        Ok(kind)
    }
}

/// How deep types may nest; deeper ones are mistakes.
const MAX_DEPTH: usize = 32;

struct Reader<'a> {
    text: &'a str,
    at: usize,
    depth: usize,
}

impl<'a> Reader<'a> {
    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn skip_space(&mut self) {
        self.at = self.text.len() - self.rest().trim_start().len();
    }

    fn take(&mut self, token: &str) -> bool {
        self.skip_space();
        let found = self.rest().starts_with(token);
        self.at += if found { token.len() } else { 0 };
        found
    }

    fn expect(&mut self, token: &str) -> Result<(), ParseSignatureError> {
        if self.take(token) { Ok(()) } else { Err(self.error(format!("expected `{token}`"))) }
    }

    fn end(&mut self) -> Result<(), ParseSignatureError> {
        self.skip_space();
        if self.rest().is_empty() { Ok(()) } else { Err(self.error("unexpected text".to_owned())) }
    }

    fn error(&self, message: String) -> ParseSignatureError {
        let before = self.text.get(..self.at).unwrap_or_default();
        let column = before.chars().count() + 1;
        ParseSignatureError { message, column, text: self.text.to_owned() }
    }

    fn word(&mut self) -> Result<&'a str, ParseSignatureError> {
        self.skip_space();
        let rest = self.rest();
        let is_word = |c: char| c.is_ascii_alphanumeric() || c == '_';
        let word = rest.split_once(|c| !is_word(c)).map_or(rest, |(word, _)| word);
        if word.is_empty() || word.starts_with(|c: char| c.is_ascii_digit()) {
            return Err(self.error("expected a name".to_owned()));
        }
        self.at += word.len();
        Ok(word)
    }

    fn signature(&mut self) -> Result<Signature, ParseSignatureError> {
        let name = self.word()?.to_owned();
        self.expect("(")?;
        let mut parameters = Vec::new();
        while !self.take(")") {
            if !parameters.is_empty() {
                self.expect(",")?;
            }
            parameters.push(self.parameter(parameters.last())?);
        }
        let returns = if self.take("->") { self.union()? } else { Type::None };
        Ok(Signature { name, parameters, returns })
    }

    fn parameter(&mut self, before: Option<&Parameter>) -> Result<Parameter, ParseSignatureError> {
        let takes = match (self.take("**"), self.take("*")) {
            (true, _) => Takes::Named,
            (false, true) => Takes::Rest,
            (false, false) => Takes::One,
        };
        match (before.map(|before| before.takes), takes) {
            (Some(Takes::Named), _) => return Err(self.error("`**` comes last".to_owned())),
            (Some(Takes::Rest), Takes::One | Takes::Rest) => {
                return Err(self.error("only `**` may follow `*`".to_owned()));
            }
            _ => {}
        }
        let name = self.word()?.to_owned();
        self.expect(":")?;
        let one = self.union()?;
        let kind = match takes {
            Takes::One => one,
            Takes::Rest => Type::TupleOf(Box::new(one)),
            Takes::Named => Type::Dict(Box::new(Type::Str), Box::new(one)),
        };
        Ok(Parameter { name, kind, takes })
    }

    fn union(&mut self) -> Result<Type, ParseSignatureError> {
        if self.depth == MAX_DEPTH {
            return Err(self.error("types nest too deep".to_owned()));
        }
        self.depth += 1;
        let mut parts = vec![self.single()?];
        while self.take("|") {
            parts.push(self.single()?);
        }
        self.depth -= 1;
        Ok(if parts.len() == 1 { parts.swap_remove(0) } else { Type::Union(parts) })
    }

    fn single(&mut self) -> Result<Type, ParseSignatureError> {
        let name = self.word()?;
        Ok(match name {
            "Any" => Type::Any,
            "None" => Type::None,
            "bool" => Type::Bool,
            "int" => Type::Int,
            "float" => Type::Float,
            "str" => Type::Str,
            "bytes" => Type::Bytes,
            "list" | "List" => Type::List(self.one()?),
            "set" | "Set" => Type::Set(self.one()?),
            "ListNode" => Type::ListNode(self.one()?),
            "TreeNode" => Type::TreeNode(self.one()?),
            "Iterator" => Type::Iterator(self.one()?),
            "Optional" => Type::Union(vec![*self.one()?, Type::None]),
            "dict" | "Dict" => self.dict()?,
            "tuple" | "Tuple" => self.tuple()?,
            other => {
                self.at -= other.len();
                return Err(self.error(format!("unknown type `{other}`")));
            }
        })
    }

    /// The one type in brackets; `Any` where there are none.
    fn one(&mut self) -> Result<Box<Type>, ParseSignatureError> {
        if !self.take("[") {
            return Ok(Box::new(Type::Any));
        }
        let part = self.union()?;
        self.expect("]")?;
        Ok(Box::new(part))
    }

    fn dict(&mut self) -> Result<Type, ParseSignatureError> {
        if !self.take("[") {
            return Ok(Type::Dict(Box::new(Type::Any), Box::new(Type::Any)));
        }
        let key = self.union()?;
        self.expect(",")?;
        let value = self.union()?;
        self.expect("]")?;
        Ok(Type::Dict(Box::new(key), Box::new(value)))
    }

    fn tuple(&mut self) -> Result<Type, ParseSignatureError> {
        if !self.take("[") {
            return Ok(Type::TupleOf(Box::new(Type::Any)));
        }
        let mut parts = vec![self.union()?];
        while self.take(",") {
            if self.take("...") {
                self.expect("]")?;
                let one = parts.swap_remove(0);
                return if parts.is_empty() {
                    Ok(Type::TupleOf(Box::new(one)))
                } else {
                    Err(self.error("`...` follows exactly one type".to_owned()))
                };
            }
            parts.push(self.union()?);
        }
        self.expect("]")?;
        Ok(Type::Tuple(parts))
    }
}

impl fmt::Display for Signature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}(", self.name)?;
        for (index, parameter) in self.parameters.iter().enumerate() {
            let comma = if index == 0 { "" } else { ", " };
            write!(f, "{comma}{parameter}")?;
        }
        write!(f, ") -> {}", self.returns)
    }
}

impl Parameter {
    /// Its name as a definition writes it, stars included, and the type of one argument.
    pub fn definition(&self) -> (String, &Type) {
        match (self.takes, &self.kind) {
            (Takes::Rest, Type::TupleOf(one)) => (format!("*{}", self.name), one),
            (Takes::Named, Type::Dict(_, one)) => (format!("**{}", self.name), one),
            (_, kind) => (self.name.clone(), kind),
        }
    }
}

impl fmt::Display for Parameter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (name, kind) = self.definition();
        write!(f, "{name}: {kind}")
    }
}

impl fmt::Display for Type {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let joined = |parts: &[Self], with: &str| {
            parts.iter().map(ToString::to_string).collect::<Vec<_>>().join(with)
        };
        match self {
            Self::Any => f.write_str("Any"),
            Self::None => f.write_str("None"),
            Self::Bool => f.write_str("bool"),
            Self::Int => f.write_str("int"),
            Self::Float => f.write_str("float"),
            Self::Str => f.write_str("str"),
            Self::Bytes => f.write_str("bytes"),
            Self::List(part) => write!(f, "list[{part}]"),
            Self::Tuple(parts) => write!(f, "tuple[{}]", joined(parts, ", ")),
            Self::TupleOf(part) => write!(f, "tuple[{part}, ...]"),
            Self::Set(part) => write!(f, "set[{part}]"),
            Self::Dict(key, value) => write!(f, "dict[{key}, {value}]"),
            Self::Union(parts) => f.write_str(&joined(parts, " | ")),
            Self::ListNode(part) => write!(f, "ListNode[{part}]"),
            Self::TreeNode(part) => write!(f, "TreeNode[{part}]"),
            Self::Iterator(part) => write!(f, "Iterator[{part}]"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signatures_print_as_they_are_written() {
        for text in [
            "two_sum(nums: list[int], target: int) -> list[int]",
            "__init__(capacity: int) -> None",
            "f() -> tuple[int, str] | None",
            "g(a: dict[str, tuple[int, ...]], b: ListNode[Any]) -> Iterator[set[bytes]]",
            "h(t: TreeNode[int], x: float, y: bool) -> Any",
            "call(name: str, *args: Any, **kwargs: int | None) -> Any",
        ] {
            let signature: Signature = text.parse().unwrap();
            assert_eq!(signature.to_string(), text);
        }
        let optional: Type = "Optional[int]".parse().unwrap();
        assert_eq!(optional.to_string(), "int | None");
    }

    #[test]
    fn mistakes_name_the_place() {
        for (text, column) in [
            ("f(a int)", 5),
            ("f(a: integer)", 6),
            ("f(a: list[int)", 14),
            ("", 1),
            ("f() -> int x", 12),
            ("1f()", 1),
        ] {
            let error = text.parse::<Signature>().unwrap_err();
            assert_eq!(error.column, column, "{error}");
        }
        let deep = "list[".repeat(100);
        assert!(deep.parse::<Type>().unwrap_err().message.contains("too deep"));
    }
}
