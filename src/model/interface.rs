//! What a candidate writes: a function, a class, a program, an iterator.
//!
//! Owns the shape of each kind and the names by which it is found. Calling it is `harness`'s.

use std::collections::BTreeMap;

use super::Signature;

/// What the candidate writes.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    /// A function that is called once per case.
    Function(FunctionSpec),
    /// A class that is driven by a sequence of calls.
    Class(ClassSpec),
    /// A program that reads standard input and writes standard output.
    Stdio(StdioSpec),
    /// A function that returns an iterator, of which some items are taken.
    Iterator(IteratorSpec),
}

impl Kind {
    /// As `problem.toml` names it.
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::Function(_) => "function",
            Self::Class(_) => "class",
            Self::Stdio(_) => "stdio",
            Self::Iterator(_) => "iterator",
        }
    }
}

/// A function.
#[derive(Clone, Debug, PartialEq)]
pub struct FunctionSpec {
    /// Its entry point and the signature the problem declares.
    pub entry: Entry,
    /// Rules for single arguments, by parameter index; absent means plain.
    pub argument_rules: BTreeMap<usize, ArgumentRule>,
    /// What must hold for returned list nodes.
    pub nodes: NodeRule,
}

/// How a candidate's function is found.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The declared signature; its name is the first that is looked for.
    pub signature: Signature,
    /// Further names, by which solutions written for other sites are found.
    pub aliases: Vec<String>,
}

impl Entry {
    /// The problem's own spellings: `snake_case` first, then `camelCase` where it differs.
    pub fn own_names(&self) -> Vec<String> {
        both_spellings(&self.signature.name)
    }
}

/// A name as it is and, where it differs, in `camelCase`.
pub fn both_spellings(name: &str) -> Vec<String> {
    if name.starts_with("__") {
        return vec![name.to_owned()];
    }
    let mut words = name.split('_');
    let mut camel = words.next().unwrap_or_default().to_owned();
    for word in words {
        let mut letters = word.chars();
        camel.extend(letters.next().into_iter().flat_map(char::to_uppercase));
        camel.push_str(letters.as_str());
    }
    if camel == name { vec![camel] } else { vec![name.to_owned(), camel] }
}

/// What is special about one argument.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ArgumentRule {
    /// Reads are counted: so many different positions may be read, and three times as many reads
    /// made in all.
    Counted(ReadBudget),
}

/// How many different positions of a counted sequence may be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReadBudget {
    /// A fixed number.
    Fixed(u64),
    /// `log2(n) + k`: the logarithm of its length, rounded down, and so many more.
    LogarithmPlus(u64),
}

impl ReadBudget {
    /// The number for a sequence of this length.
    pub fn for_length(self, length: u64) -> u64 {
        match self {
            Self::Fixed(number) => number,
            Self::LogarithmPlus(more) => u64::from(length.max(1).ilog2()) + more,
        }
    }
}

/// What must hold for list nodes that come back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NodeRule {
    /// Only their values matter.
    Free,
    /// They must be the very nodes of the input, each once.
    Relink,
}

/// A class driven by calls.
#[derive(Clone, Debug, PartialEq)]
pub struct ClassSpec {
    /// The name of the class.
    pub name: String,
    /// Further names of the class.
    pub aliases: Vec<String>,
    /// The constructor first, then the methods.
    pub methods: Vec<Signature>,
    /// Further names of methods, by declared name.
    pub method_aliases: BTreeMap<String, Vec<String>>,
}

/// A program.
#[derive(Clone, Debug, PartialEq)]
pub struct StdioSpec {
    /// How its output is compared.
    pub compare: StdioCompare,
}

/// How the output of a program is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StdioCompare {
    /// Byte by byte.
    Exact,
    /// Line by line; white space at line ends and empty lines at the end do not count.
    Lines,
    /// Token by token.
    Tokens,
    /// Token by token, letter case ignored.
    TokensIgnoreCase,
    /// Token by token, numbers within the declared tolerance.
    Floats,
    /// The same lines in any order.
    SortedLines,
    /// The same tokens in any order.
    SortedTokens,
    /// `check.py` decides.
    Checker,
}

/// A function that returns an iterator.
#[derive(Clone, Debug, PartialEq)]
pub struct IteratorSpec {
    /// Its entry point; `returns` is an `Iterator`.
    pub entry: Entry,
    /// How many items are taken where a generated case does not say.
    pub take: usize,
    /// The iterator never ends: exactly the expected items are taken. Otherwise one more is asked
    /// for, to see that it ends.
    pub endless: bool,
    /// So many iterators are made and pulled from in turn; each must yield the expected items.
    pub instances: usize,
}
