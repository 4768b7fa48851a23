//! Reading a value by its declared type: which coercions are allowed, and what they are noted as.
//!
//! Owns the rules on types. Whether two values are the same is `equal`'s.
//!
//! List depths count lists, tuples and chains of nodes, from the outermost at 0; sets and dicts open no
//! depth of their own.

use std::borrow::Cow;
use std::collections::VecDeque;

use crate::model::{Items, Note, Text, Type, TypeRules, Value, fits};

use super::Rules;
use super::number::int_of;
use super::shape::{Kind, Kinds, Misfit, Node, Shape};

static ANY: Type = Type::Any;
static GAP: Value = Value::None;

/// Classes of values that `list()` turns into what was probably meant.
const ITERATORS: [&str; 28] = [
    "generator",
    "map",
    "filter",
    "zip",
    "range",
    "enumerate",
    "reversed",
    "deque",
    "dict_keys",
    "dict_values",
    "dict_items",
    "odict_keys",
    "odict_values",
    "odict_items",
    "list_iterator",
    "list_reverseiterator",
    "tuple_iterator",
    "set_iterator",
    "str_iterator",
    "str_ascii_iterator",
    "range_iterator",
    "dict_keyiterator",
    "dict_valueiterator",
    "dict_itemiterator",
    "islice",
    "chain",
    "permutations",
    "combinations",
];

/// Whose value is read: a package may write a list where a chain is declared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Expected,
    Got,
}

/// How far a value may be from its declared type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Leniency {
    /// Lossless coercions.
    Coerce,
    /// A key of a dict: `1`, `"1"` and `True` are different keys.
    Key,
    /// None at all.
    Exact,
}

/// Reads a value by its declared type.
pub(super) fn read<'a>(
    value: &'a Value,
    declared: &'a Type,
    rules: &Rules<'_>,
    side: Side,
) -> Shape<'a> {
    let leniency = match rules.types {
        TypeRules::Typed => Leniency::Coerce,
        TypeRules::Strict | TypeRules::Python => Leniency::Exact,
    };
    let task = Task { value: Some(value), declared, depth: 0, leniency };
    Reader::new(rules, side).read(task)
}

/// A value that is still to be read; `None` is a gap in a tree.
#[derive(Clone, Copy)]
struct Task<'a> {
    value: Option<&'a Value>,
    declared: &'a Type,
    depth: usize,
    leniency: Leniency,
}

struct Reader<'a, 'r> {
    rules: &'r Rules<'r>,
    side: Side,
    pending: VecDeque<Task<'a>>,
    notes: Vec<Note>,
    kinds: Kinds,
}

impl<'a, 'r> Reader<'a, 'r> {
    fn new(rules: &'r Rules<'r>, side: Side) -> Self {
        let kinds = Kinds::default();
        Self { rules, side, pending: VecDeque::new(), notes: Vec::new(), kinds }
    }

    /// Level by level, so that children stand together.
    fn read(mut self, root: Task<'a>) -> Shape<'a> {
        self.pending.push_back(root);
        let mut nodes: Vec<Node<'a>> = Vec::new();
        while let Some(task) = self.pending.pop_front() {
            let first = nodes.len() + 1 + self.pending.len();
            let mut node = self.open(task);
            node.set_children(first..nodes.len() + 1 + self.pending.len());
            nodes.push(node);
        }
        Shape { nodes, notes: self.notes, kinds: self.kinds }
    }

    fn open(&mut self, task: Task<'a>) -> Node<'a> {
        let Some(value) = task.value else { return Node::new(&GAP, Kind::Gap, false) };
        let value = match value {
            Value::Counted(counted) => &counted.sequence,
            other => other,
        };
        let Some(declared) = self.member(value, task) else {
            return Node::new(value, self.misfit(value, task.declared), false);
        };
        let task = Task { declared, ..task };
        let kind = match self.typed(value, task) {
            // A stored answer that does not have its type is `verify`'s to report; here it is taken as is.
            Kind::Misfit(_) if self.side == Side::Expected => {
                self.untyped(value, Task { declared: &ANY, ..task })
            }
            kind => kind,
        };
        Node::new(value, kind, *declared == Type::Any)
    }

    /// The declared type that a value is read by: in a union, the member that fits it.
    fn member(&self, value: &'a Value, task: Task<'a>) -> Option<&'a Type> {
        let declared = match (self.rules.types, task.declared) {
            (TypeRules::Python, Type::ListNode(_) | Type::TreeNode(_)) => task.declared,
            (TypeRules::Python, _) => return Some(&ANY),
            (_, declared) => declared,
        };
        let Type::Union(members) = declared else { return Some(declared) };
        let number = matches!(value, Value::Int(_) | Value::Float(_));
        let float = members.iter().find(|member| **member == Type::Float);
        if let (true, Some(float), Leniency::Coerce) = (number, float, task.leniency) {
            return Some(float);
        }
        if let Some(member) = members.iter().find(|member| fits(value, member).is_ok()) {
            return Some(member);
        }
        let coerced = members.iter().find(|member| self.would_fit(value, member, task));
        coerced.or_else(|| {
            let mut others = members.iter().filter(|member| **member != Type::None);
            others.next().filter(|_| *value != Value::None && others.next().is_none())
        })
    }

    /// Whether a value can be coerced to a type. Recurses as deep as the type nests.
    fn would_fit(&self, value: &'a Value, declared: &'a Type, task: Task<'a>) -> bool {
        let shape =
            Reader::new(self.rules, Side::Got).read(Task { value: Some(value), declared, ..task });
        !shape.nodes.iter().any(Node::is_misfit)
    }

    fn typed(&mut self, value: &'a Value, task: Task<'a>) -> Kind<'a> {
        match (task.declared, value) {
            (Type::Any, _) => self.untyped(value, task),
            (Type::None, Value::None)
            | (Type::Bool, Value::Bool(_))
            | (Type::Int, Value::Int(_))
            | (Type::Float, Value::Float(_))
            | (Type::Str, Value::Str(_))
            | (Type::Bytes, Value::Bytes(_)) => scalar(value),
            (Type::Bool | Type::Int | Type::Float, _) => self.coerced(value, task),
            (Type::List(_) | Type::Iterator(_), Value::List(items))
            | (Type::Tuple(_) | Type::TupleOf(_), Value::Tuple(items)) => {
                self.sequence(items, matches!(value, Value::Tuple(_)), task)
            }
            (Type::List(_) | Type::Iterator(_), Value::Tuple(items))
                if task.leniency == Leniency::Coerce =>
            {
                self.note(Note::TupleForList);
                self.sequence(items, false, task)
            }
            (Type::Tuple(_) | Type::TupleOf(_), Value::List(items))
                if task.leniency == Leniency::Coerce =>
            {
                self.note(Note::ListForTuple);
                self.sequence(items, true, task)
            }
            (Type::Set(part), Value::Set(items) | Value::FrozenSet(items)) => {
                self.children(items, part, task);
                Kind::Set { frozen: false }
            }
            (Type::Dict(key, part), Value::Dict(pairs)) => self.dict(pairs, (key, part), task),
            (Type::ListNode(part), _) => self.chain(value, part, task),
            (Type::TreeNode(part), _) => self.tree(value, part, task),
            _ => self.misfit(value, task.declared),
        }
    }

    /// A scalar of another type than the declared one.
    fn coerced(&mut self, value: &'a Value, task: Task<'a>) -> Kind<'a> {
        match (task.declared, value, task.leniency) {
            (Type::Float, Value::Int(int), Leniency::Coerce | Leniency::Key) => {
                int.as_exact_f64().map_or(Kind::WideFloat(int), Kind::Float)
            }
            (Type::Int, Value::Float(float), Leniency::Coerce) => match int_of(*float) {
                Some(int) => {
                    self.note(Note::FloatForInt);
                    Kind::Int(Cow::Owned(int))
                }
                None => Kind::Misfit(Misfit::Type),
            },
            (Type::Int, Value::Bool(truth), Leniency::Coerce) => {
                self.note(Note::BoolForInt);
                Kind::Int(Cow::Owned(i64::from(*truth).into()))
            }
            (Type::Bool, Value::Int(int), Leniency::Coerce) => match int.as_i64() {
                Some(bit @ (0 | 1)) => {
                    self.note(Note::IntForBool);
                    Kind::Bool(bit == 1)
                }
                _ => Kind::Misfit(Misfit::Type),
            },
            _ => self.misfit(value, task.declared),
        }
    }

    /// A value where anything is allowed: it is compared as what it is.
    fn untyped(&mut self, value: &'a Value, task: Task<'a>) -> Kind<'a> {
        let exact = self.rules.types == TypeRules::Strict;
        let typed = self.rules.types == TypeRules::Typed;
        match value {
            Value::List(items) => {
                self.kinds.lists += usize::from(typed);
                self.sequence(items, false, task)
            }
            Value::Tuple(items) => {
                self.kinds.tuples += usize::from(typed);
                self.sequence(items, true, task)
            }
            Value::Set(items) | Value::FrozenSet(items) => {
                self.children(items, &ANY, task);
                Kind::Set { frozen: exact && matches!(value, Value::FrozenSet(_)) }
            }
            Value::Dict(pairs) => self.dict(pairs, (&ANY, &ANY), task),
            Value::Linked(_) => self.chain(value, &ANY, task),
            Value::Tree(_) => self.tree(value, &ANY, task),
            Value::Range(range) if self.rules.types == TypeRules::Python => Kind::Range(range),
            Value::Range(_) | Value::Opaque(_) | Value::Cycle | Value::Counted(_) => {
                self.misfit(value, task.declared)
            }
            _ => scalar(value),
        }
    }

    fn children(&mut self, items: &'a Items, declared: &'a Type, task: Task<'a>) {
        let child = Task { declared, ..task };
        self.pending.extend(items.iter().map(|item| Task { value: Some(item), ..child }));
    }

    fn sequence(&mut self, items: &'a Items, tuple: bool, task: Task<'a>) -> Kind<'a> {
        let inner = Task { depth: task.depth + 1, ..task };
        match task.declared {
            Type::Tuple(parts) => {
                let parts = parts.iter().chain(std::iter::repeat(&ANY));
                let tasks = items.iter().zip(parts);
                self.pending.extend(tasks.map(|(item, part)| Task {
                    value: Some(item),
                    declared: part,
                    ..inner
                }));
            }
            Type::List(part) | Type::TupleOf(part) | Type::Iterator(part) => {
                self.children(items, part, inner);
            }
            _ => self.children(items, &ANY, inner),
        }
        let tuple = tuple && self.rules.types != TypeRules::Typed;
        Kind::Sequence { tuple, unordered: self.rules.unordered.contains(&task.depth) }
    }

    fn dict(
        &mut self,
        pairs: &'a [(Value, Value)],
        (key_type, value_type): (&'a Type, &'a Type),
        task: Task<'a>,
    ) -> Kind<'a> {
        let leniency =
            if task.leniency == Leniency::Coerce { Leniency::Key } else { task.leniency };
        let tasks = pairs.iter().flat_map(|(key, value)| {
            let key = Task { value: Some(key), declared: key_type, leniency, ..task };
            [key, Task { value: Some(value), declared: value_type, ..task }]
        });
        self.pending.extend(tasks);
        Kind::Dict
    }

    fn chain(&mut self, value: &'a Value, part: &'a Type, task: Task<'a>) -> Kind<'a> {
        let inner = Task { depth: task.depth + 1, ..task };
        match value {
            Value::None => Kind::Chain { cycle_to: None },
            Value::Linked(linked) => {
                self.children(&linked.values, part, inner);
                Kind::Chain { cycle_to: linked.cycle_to }
            }
            Value::List(items) if self.side == Side::Expected => {
                self.children(items, part, inner);
                Kind::Chain { cycle_to: None }
            }
            _ => self.misfit(value, task.declared),
        }
    }

    fn tree(&mut self, value: &'a Value, part: &'a Type, task: Task<'a>) -> Kind<'a> {
        let mut nodes: Vec<Option<&'a Value>> = match value {
            Value::None => Vec::new(),
            Value::Tree(tree) => tree.nodes.iter().map(Option::as_ref).collect(),
            Value::List(items) if self.side == Side::Expected => {
                items.iter().map(|item| Some(item).filter(|item| **item != Value::None)).collect()
            }
            _ => return self.misfit(value, task.declared),
        };
        while nodes.last().is_some_and(Option::is_none) {
            nodes.pop();
        }
        self.pending.extend(nodes.into_iter().map(|value| Task { value, declared: part, ..task }));
        Kind::Tree
    }

    fn misfit(&mut self, value: &Value, declared: &Type) -> Kind<'a> {
        let class = match value {
            Value::Range(_) => &Text::from("range"),
            Value::Opaque(class) => class,
            Value::Cycle => return Kind::Misfit(Misfit::Unsupported),
            _ => return Kind::Misfit(Misfit::Type),
        };
        let name = class.as_str().unwrap_or_default();
        if ITERATORS.contains(&name) && wants_sequence(declared) {
            self.note(Note::WrapInList(class.clone()));
        }
        Kind::Misfit(Misfit::Unsupported)
    }

    fn note(&mut self, note: Note) {
        if !self.notes.contains(&note) {
            self.notes.push(note);
        }
    }
}

fn scalar(value: &Value) -> Kind<'_> {
    match value {
        Value::None => Kind::None,
        Value::Bool(truth) => Kind::Bool(*truth),
        Value::Int(int) => Kind::Int(Cow::Borrowed(int)),
        Value::Float(float) => Kind::Float(*float),
        Value::Str(text) => Kind::Str(text),
        Value::Bytes(bytes) => Kind::Bytes(bytes),
        _ => Kind::Misfit(Misfit::Type),
    }
}

fn wants_sequence(declared: &Type) -> bool {
    match declared {
        Type::Any
        | Type::List(_)
        | Type::Tuple(_)
        | Type::TupleOf(_)
        | Type::Set(_)
        | Type::Iterator(_) => true,
        Type::Union(members) => members.iter().any(wants_sequence),
        _ => false,
    }
}
