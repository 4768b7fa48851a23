//! Wrong answers made from a right one, and legal reorderings of it.
//!
//! Owns the changes that `judge verify` proves a comparison or a `check.py` by. What is really different
//! is decided by a second, naive notion of equality, so that `compare` is not asked to vouch for
//! itself; only where floats have a tolerance is it asked.

use crate::model::{Int, Linked, Tree, Type, Value};

use super::naive::canonical;
use super::{Rules, compare};

/// How many answers are made at most.
const MOST: usize = 60;

/// How many values all of them together hold at most, but for the first few.
const MOST_VALUES: usize = 4_000_000;

/// The fewest answers tried, however large they are.
const FEWEST: usize = 6;

/// Answers that are wrong under the rules: an element dropped, doubled or swapped, a number off by one or
/// of other sign, letters of other case, another type, `None`, empty, or in another order. Where several
/// alternatives are right, another of them may be among these.
pub fn wrong_values(expected: &Value, declared: &Type, rules: &Rules<'_>) -> Vec<Value> {
    let right = canonical(expected, rules);
    let differs = |value: &Value| {
        if rules.tolerance.is_some() {
            !compare(std::slice::from_ref(expected), value, declared, rules).is_match()
        } else {
            canonical(value, rules) != right
        }
    };
    let mut wrong: Vec<Value> = Vec::new();
    for recipe in mutants(expected, 0).into_iter().take(allowed(expected)) {
        let value = recipe();
        if differs(&value) && !wrong.contains(&value) {
            wrong.push(value);
        }
    }
    wrong
}

/// Answers that are right under the rules and written in another order.
pub fn right_values(expected: &Value, rules: &Rules<'_>) -> Vec<Value> {
    let mut right: Vec<Value> = Vec::new();
    for turn in 0..allowed(expected).min(16) {
        let value = reordered(expected, 0, rules, turn);
        if value != *expected && !right.contains(&value) {
            right.push(value);
        }
    }
    right
}

fn allowed(value: &Value) -> usize {
    let mut size = 0_usize;
    let mut pending = vec![value];
    while let Some(next) = pending.pop() {
        size += 1;
        next.children(&mut pending);
    }
    (MOST_VALUES / size).clamp(FEWEST, MOST)
}

/// How deep changes go.
const DEEPEST: usize = 6;

/// Makes one changed answer; run only when it is wanted, since answers may be long.
type Recipe<'v> = Box<dyn Fn() -> Value + 'v>;

/// Changes of the value itself first, then of its first, middle and last parts in turn.
fn mutants(value: &Value, depth: usize) -> Vec<Recipe<'_>> {
    let mut recipes = shorter_and_longer(value);
    recipes.extend(
        others(value).into_iter().map(|other| -> Recipe<'_> { Box::new(move || other.clone()) }),
    );
    if depth == DEEPEST {
        return recipes;
    }
    let parts = parts(value);
    // A dict's keys stay: a changed one could meet another or not be hashable.
    let key = usize::from(matches!(value, Value::Dict(_)));
    let last = parts.len().saturating_sub(1);
    let mut places = vec![key, (parts.len() / 2) | key, last];
    places.dedup();
    let inner =
        places.into_iter().filter_map(|place| Some((place, mutants(parts.get(place)?, depth + 1))));
    let mut inner: Vec<_> = inner.map(|(place, recipes)| (place, recipes.into_iter())).collect();
    for _ in 0..MOST {
        for (place, left) in &mut inner {
            let place = *place;
            recipes.extend(left.next().map(|recipe| -> Recipe<'_> {
                Box::new(move || with_part(value, place, recipe()))
            }));
        }
    }
    recipes
}

/// Other values in the place of this one.
fn others(value: &Value) -> Vec<Value> {
    let off = |number: &Int, by: i64| Value::Int((number.to_big() + by).into());
    match value {
        Value::None => vec![Value::int(0), Value::str("None")],
        Value::Bool(truth) => vec![Value::Bool(!truth), Value::str("true"), Value::None],
        Value::Int(number) => vec![
            off(number, 1),
            off(number, -1),
            Value::Int((-number.to_big()).into()),
            Value::str(&number.to_string()),
            Value::None,
        ],
        Value::Float(number) => float_mutants(*number),
        Value::Str(text) => text_mutants(text.as_str().unwrap_or("?")),
        Value::Bytes(bytes) => {
            let longer = bytes.iter().copied().chain([0]).collect();
            vec![Value::Bytes(longer), Value::Bytes(Vec::new()), Value::None]
        }
        container => vec![with_parts(container, Vec::new()), Value::None],
    }
}

fn float_mutants(number: f64) -> Vec<Value> {
    if !number.is_finite() {
        return vec![Value::Float(0.0), Value::Float(-number), Value::None];
    }
    let far = 1000.0 * (1.0 + number.abs());
    let floats = [number + 1.0, number - 1.0, number + far, -number, f64::NAN, f64::INFINITY];
    let mut mutants = floats.map(Value::Float).to_vec();
    mutants.extend([Value::str(&number.to_string()), Value::None]);
    mutants
}

fn text_mutants(text: &str) -> Vec<Value> {
    let other_case = |letter: char| {
        if letter.is_lowercase() {
            letter.to_ascii_uppercase()
        } else {
            letter.to_ascii_lowercase()
        }
    };
    let mut shorter = text.to_owned();
    shorter.pop();
    vec![
        Value::str(&text.chars().map(other_case).collect::<String>()),
        Value::str(&shorter),
        Value::str(&format!("{text} ")),
        Value::str(&text.chars().rev().collect::<String>()),
        Value::str(""),
        Value::Bytes(text.as_bytes().to_vec()),
        Value::None,
    ]
}

/// A change of the elements of a container.
type Change = fn(&mut Vec<Value>);

/// Elements dropped, doubled, swapped, reversed and rotated. Entries of dicts are only dropped.
fn shorter_and_longer(value: &Value) -> Vec<Recipe<'_>> {
    const ENTRIES: &[Change] = &[
        |parts| parts.truncate(parts.len().saturating_sub(2)),
        |parts| drop(parts.drain(..parts.len().min(2))),
    ];
    const EMPTY: &[Change] = &[|parts| parts.push(Value::int(0))];
    const ELEMENTS: &[Change] = &[
        |parts| drop(parts.pop()),
        |parts| drop(parts.remove(0)),
        |parts| parts.extend(parts.last().cloned()),
        |parts| parts.extend(parts.first().cloned()),
        |parts| parts.rotate_left(1),
        |parts| {
            let last = parts.len() - 1;
            parts.swap(0, last);
        },
        |parts| {
            let middle = parts.len() / 2;
            parts.swap(0, middle);
        },
        |parts| parts.reverse(),
    ];
    let changes = match value {
        Value::Dict(_) => ENTRIES,
        Value::List(_)
        | Value::Tuple(_)
        | Value::Set(_)
        | Value::FrozenSet(_)
        | Value::Linked(_)
        | Value::Tree(_) => {
            if parts(value).is_empty() {
                EMPTY
            } else {
                ELEMENTS
            }
        }
        _ => &[],
    };
    let recipe = |change: &'static Change| -> Recipe<'_> {
        Box::new(move || {
            let mut parts: Vec<Value> = parts(value).into_iter().cloned().collect();
            change(&mut parts);
            with_parts(value, parts)
        })
    };
    changes.iter().map(recipe).collect()
}

static GAP: Value = Value::None;

fn parts(value: &Value) -> Vec<&Value> {
    match value {
        Value::Tree(tree) => tree.nodes.iter().map(|node| node.as_ref().unwrap_or(&GAP)).collect(),
        other => {
            let mut parts = Vec::new();
            other.children(&mut parts);
            parts
        }
    }
}

fn with_part(value: &Value, place: usize, part: Value) -> Value {
    let mut changed: Vec<Value> = parts(value).into_iter().cloned().collect();
    if let Some(slot) = changed.get_mut(place) {
        *slot = part;
    }
    with_parts(value, changed)
}

/// A container of the same kind with other parts.
fn with_parts(value: &Value, parts: Vec<Value>) -> Value {
    match value {
        Value::List(_) => Value::list(parts),
        Value::Tuple(_) => Value::Tuple(parts.into()),
        Value::Set(_) => Value::Set(parts.into()),
        Value::FrozenSet(_) => Value::FrozenSet(parts.into()),
        Value::Dict(_) => {
            let mut entries: Vec<(Value, Value)> = Vec::new();
            let mut parts = parts.into_iter();
            while let (Some(key), Some(value)) = (parts.next(), parts.next()) {
                entries.push((key, value));
            }
            Value::Dict(entries.into())
        }
        Value::Linked(linked) if !parts.is_empty() => {
            let cycle_to = linked.cycle_to.filter(|index| *index < parts.len());
            Value::Linked(Linked { values: parts.into(), cycle_to, ..Linked::default() })
        }
        Value::Tree(_) => tree_of(parts),
        _ => Value::None,
    }
}

/// A tree in level order; entries whose parent was taken away go with it.
fn tree_of(parts: Vec<Value>) -> Value {
    let mut places = 1_usize;
    let mut nodes: Vec<Option<Value>> = Vec::new();
    for part in parts {
        let Some(left) = places.checked_sub(1) else { break };
        let node = Some(part).filter(|part| *part != Value::None);
        places = left + if node.is_some() { 2 } else { 0 };
        nodes.push(node);
    }
    while nodes.last().is_some_and(Option::is_none) {
        nodes.pop();
    }
    if nodes.is_empty() { Value::None } else { Value::Tree(Tree { nodes }) }
}

/// Every container whose order does not matter, rearranged: reversed, rotated, or by every n-th.
fn reordered(value: &Value, depth: usize, rules: &Rules<'_>, turn: usize) -> Value {
    let inner = match value {
        Value::List(_) | Value::Tuple(_) | Value::Linked(_) => depth + 1,
        _ => depth,
    };
    match value {
        Value::Dict(pairs) => {
            let pairs = pairs.iter();
            let mut entries: Vec<_> = pairs
                .map(|(key, value)| (key.clone(), reordered(value, inner, rules, turn)))
                .collect();
            rearrange(&mut entries, turn);
            Value::Dict(entries.into())
        }
        Value::Linked(linked) => {
            let values = linked.values.iter().map(|part| reordered(part, inner, rules, turn));
            Value::Linked(Linked { values: values.collect(), ..linked.clone() })
        }
        Value::List(items) | Value::Tuple(items) | Value::Set(items) | Value::FrozenSet(items) => {
            let mut parts: Vec<Value> =
                items.iter().map(|part| reordered(part, inner, rules, turn)).collect();
            let is_set = matches!(value, Value::Set(_) | Value::FrozenSet(_));
            if is_set || rules.unordered.contains(&depth) {
                rearrange(&mut parts, turn);
            }
            with_parts(value, parts)
        }
        other => other.clone(),
    }
}

fn rearrange<T>(items: &mut [T], turn: usize) {
    let count = items.len();
    match turn {
        0 => items.reverse(),
        _ if count > 1 => {
            items.rotate_left(turn % count);
            // Swaps at distances that depend on the turn: a cheap shuffle, the same every time.
            for index in (0..count).step_by(turn % 5 + 1) {
                items.swap(index, index * (turn + 2) % count);
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{TypeRules, fit};

    fn rules(unordered: &[usize]) -> Rules<'_> {
        Rules { unordered, tolerance: None, types: TypeRules::Typed }
    }

    /// The three answers of `formats.md` 3.2: no comparator may take a wrong one or refuse a right one.
    #[test]
    fn wrong_answers_are_refused_and_right_ones_are_not() {
        let ints = |numbers: &[i64]| Value::list(numbers.iter().copied().map(Value::int).collect());
        let words =
            |words: &[&str]| Value::list(words.iter().map(|word| Value::str(word)).collect());
        let tree: Vec<Value> = [3, 9, 20, 15].map(Value::int).to_vec();
        let groups =
            Value::list(vec![words(&["eat", "tea", "ate"]), words(&["tan"]), words(&["b"])]);
        let intervals = Value::list(vec![ints(&[1, 6]), ints(&[8, 10]), ints(&[15, 18])]);
        let table = Value::record([("a", ints(&[1, 2])), ("b", Value::None)]);
        for (value, kind, unordered, least_wrong, least_right) in [
            (ints(&[0, 1, 2]), "list[int]", &[0][..], 14, 3),
            (ints(&[0, 1, 2]), "list[int]", &[], 18, 0),
            (groups, "list[list[str]]", &[0, 1], 25, 4),
            (intervals, "list[list[int]]", &[0], 35, 3),
            (ints(&[1, 2, 3]), "tuple[int, int, int]", &[], 18, 0),
            (ints(&[1, 2, 3]), "set[int]", &[], 12, 3),
            (ints(&[1, 2, 3]), "ListNode[int]", &[], 15, 0),
            (Value::list(tree), "TreeNode[int]", &[], 15, 0),
            (table, "dict[str, list[int] | None]", &[0], 15, 1),
            (Value::int(7), "int", &[], 5, 0),
            (Value::Bool(true), "bool", &[], 3, 0),
            (Value::str("Abc"), "str", &[], 7, 0),
            (Value::Float(2.5), "float", &[], 8, 0),
            (Value::None, "int | None", &[], 2, 0),
        ] {
            let kind: Type = kind.parse().unwrap();
            let value = fit(value, &kind).unwrap();
            let rules = rules(unordered);
            let wrong = wrong_values(&value, &kind, &rules);
            assert!(wrong.len() >= least_wrong, "{kind}: {} wrong {wrong:?}", wrong.len());
            assert!(wrong.len() <= MOST);
            for wrong in wrong {
                let judgement = compare(std::slice::from_ref(&value), &wrong, &kind, &rules);
                assert!(!judgement.is_match(), "{kind}: {wrong:?}");
            }
            let right = right_values(&value, &rules);
            assert!(right.len() >= least_right, "{kind}: {} right", right.len());
            for right in right {
                let judgement = compare(std::slice::from_ref(&value), &right, &kind, &rules);
                assert!(judgement.is_match(), "{kind}: {right:?}");
            }
        }
    }
}
