//! What a candidate writes: a function, a class, a program, an iterator, a query, tests, or
//! what a driver looks at.
//!
//! Owns the shape of each kind and the names by which it is found. Calling it is `harness`'s.

use std::collections::BTreeMap;

use super::{DriverSpec, Signature};

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
    /// A query, or a script whose effect a query of the problem looks at.
    Sql(SqlSpec),
    /// A file of tests, run on a right implementation and on wrong ones.
    Mutants(MutantsSpec),
    /// Functions and classes that the problem's own `driver.py` does things with.
    Driver(DriverSpec),
}

impl Kind {
    /// As `problem.toml` names it.
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::Function(_) => "function",
            Self::Class(_) => "class",
            Self::Stdio(_) => "stdio",
            Self::Iterator(_) => "iterator",
            Self::Sql(_) => "sql",
            Self::Mutants(_) => "mutants",
            Self::Driver(_) => "driver",
        }
    }

    /// Modules and names that no solution of the kind may use, whatever the problem says: tests
    /// must look at what an implementation does, not at how it is written.
    pub fn forbids(&self) -> (&'static [&'static str], &'static [&'static str]) {
        const IMPORTS: [&str; 14] = [
            "inspect",
            "dis",
            "ast",
            "gc",
            "marshal",
            "ctypes",
            "linecache",
            "trace",
            "tracemalloc",
            "pickle",
            "tokenize",
            "importlib",
            "opcode",
            "symtable",
        ];
        const CALLS: [&str; 15] = [
            ".__code__",
            ".co_code",
            ".co_consts",
            ".co_names",
            ".co_lines",
            ".__globals__",
            ".__closure__",
            ".f_code",
            ".tb_frame",
            ".settrace",
            ".setprofile",
            "._getframe",
            ".getpid",
            "open",
            "eval",
        ];
        match self {
            Self::Mutants(_) => (&IMPORTS, &CALLS),
            _ => (&[], &[]),
        }
    }

    /// Why the kind forbids what it does, in words for the candidate.
    pub fn forbids_because(&self) -> &'static str {
        match self {
            Self::Mutants(_) => "tests look at what the code does, not at how it is written",
            _ => "",
        }
    }

    /// What the lines of a case call, where a case has several.
    pub fn script(&self) -> Option<Script<'_>> {
        match self {
            Self::Class(spec) => Some(Script { calls: &spec.methods, class: Some(spec) }),
            Self::Driver(spec) => Some(Script { calls: &spec.steps, class: None }),
            _ => None,
        }
    }

    /// How far what is judged can be relied on.
    pub fn trust(&self) -> Trust {
        match self {
            Self::Mutants(_) | Self::Driver(_) => Trust::Observed,
            _ => Trust::Isolated,
        }
    }

    /// How the name of a file with a solution ends.
    pub fn extension(&self) -> &'static str {
        match self {
            Self::Sql(_) => "sql",
            _ => "py",
        }
    }
}

/// How far what is judged can be relied on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trust {
    /// Only our own code looked, and it reads by base type.
    Isolated,
    /// Code of the problem looked from within the candidate's process.
    Observed,
}

impl Trust {
    /// As reports name it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Isolated => "isolated",
            Self::Observed => "observed",
        }
    }
}

/// What the lines of a case may call: the methods of a class, or the steps of a driver.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Script<'a> {
    /// What may be called; [`Call::method`](super::Call) is an index into these.
    pub calls: &'a [Signature],
    /// The class, whose constructor stands at index 0 and comes first in a case.
    pub class: Option<&'a ClassSpec>,
}

impl<'a> Script<'a> {
    /// How a case names a call.
    pub fn name(&self, index: usize) -> &'a str {
        match self.class {
            Some(class) if index == 0 => &class.name,
            _ => self.calls.get(index).map_or("", |call| call.name.as_str()),
        }
    }

    /// Whether a call makes the object.
    pub fn is_constructor(&self, index: usize) -> bool {
        self.class.is_some() && index == 0
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

/// A query, or a script, on tables that each case fills.
#[derive(Clone, Debug, PartialEq)]
pub struct SqlSpec {
    /// The tables as parameters and the rows of the result: `tables(t: list[tuple[int, str]]) ->
    /// list[tuple[str]]`. Nobody calls it; cases are fitted to it.
    pub entry: Entry,
    /// The tables, in the order in which they are made.
    pub tables: Vec<SqlTable>,
    /// The names of the result's columns.
    pub columns: Vec<String>,
    /// Whether the order of rows counts.
    pub order: RowOrder,
    /// What is asked once a script has run; without it the submission is a query.
    pub after: Option<String>,
}

/// A table of a fixture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SqlTable {
    /// Its name.
    pub name: String,
    /// The names of its columns.
    pub columns: Vec<String>,
    /// Definitions of columns, then constraints, as they stand in `CREATE TABLE`.
    pub definitions: Vec<String>,
}

impl SqlTable {
    /// The statement that makes it, a definition a line.
    pub fn create(&self) -> String {
        let lines: Vec<_> = self.definitions.iter().map(|line| format!("  {line}")).collect();
        format!("CREATE TABLE {} (\n{}\n)", self.name, lines.join(",\n"))
    }
}

/// Whether the order of rows counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowOrder {
    /// The same rows in any order.
    Any,
    /// As the statement asks.
    AsAsked,
}

/// A file of tests for a module of the problem.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MutantsSpec {
    /// The name under which tests import what they test.
    pub module: String,
}

/// What a file of tests is run on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Implementation {
    /// What it is.
    pub role: ImplementationRole,
    /// Its source.
    pub source: String,
    /// The seed of the order in which tests run; none for the order in which they are found.
    pub order: Option<u64>,
}

/// What an implementation is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImplementationRole {
    /// The right one: tests must pass.
    Right,
    /// One that does nothing.
    Stub,
    /// One with a mistake.
    Mutant,
}
