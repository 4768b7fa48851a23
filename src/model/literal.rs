//! Giving literals the shape that a declared type asks for.
//!
//! Owns what a list or a dict in call notation may stand for. Whether a value has its type is `fit`'s.

use std::collections::HashSet;

use super::fit::{Misfit, fits, only_member, wrong_count};
use super::path::{index_step, key_step};
use super::{Items, Linked, Tree, Type, Value};

/// Gives a literal the declared shape, where nothing is lost by it.
///
/// A list or `None` becomes a chain or a tree, `{"values": […], "pos": 1}` a chain with a cycle, an `int` a
/// `float`, a list a tuple or set and a tuple a list. What comes out [`fits`].
pub fn fit(value: Value, declared: &Type) -> Result<Value, Misfit> {
    if matches!(value, Value::Counted(_)) {
        // It keeps its shape: it may be a range too long to write out.
        return fits(&value, declared).map(|()| value);
    }
    match declared {
        Type::Float => fit_float(value),
        Type::List(part) | Type::Iterator(part) => {
            fit_items(sequence(value, declared)?, part).map(Value::List)
        }
        Type::TupleOf(part) => fit_items(sequence(value, declared)?, part).map(Value::Tuple),
        Type::Tuple(parts) => fit_tuple(sequence(value, declared)?, declared, parts),
        Type::Set(part) => fit_set(value, declared, part),
        Type::Dict(key, part) => fit_dict(value, declared, key, part),
        Type::Union(members) => fit_union(value, declared, members),
        Type::ListNode(part) => fit_chain(value, declared, part),
        Type::TreeNode(part) => fit_tree(value, declared, part),
        Type::Any | Type::None | Type::Bool | Type::Int | Type::Str | Type::Bytes => {
            fits(&value, declared).map(|()| value)
        }
    }
}

fn fit_float(value: Value) -> Result<Value, Misfit> {
    match &value {
        Value::Float(_) => Ok(value),
        Value::Int(number) => match number.as_exact_f64() {
            Some(float) => Ok(Value::Float(float)),
            None => Err(Misfit::because(&Type::Float, "an `int` that no float equals".to_owned())),
        },
        _ => Err(Misfit::new(&Type::Float, &value)),
    }
}

/// The elements of a list or tuple.
fn sequence(value: Value, declared: &Type) -> Result<Vec<Value>, Misfit> {
    match value {
        Value::List(items) | Value::Tuple(items) => Ok(items.into_vec()),
        other => Err(Misfit::new(declared, &other)),
    }
}

fn fit_items(items: Vec<Value>, part: &Type) -> Result<Items, Misfit> {
    let fitted = items
        .into_iter()
        .enumerate()
        .map(|(index, item)| fit(item, part).map_err(|misfit| misfit.under(&index_step(index))));
    fitted.collect()
}

fn fit_tuple(items: Vec<Value>, declared: &Type, parts: &[Type]) -> Result<Value, Misfit> {
    if items.len() != parts.len() {
        return Err(wrong_count(declared, items.len()));
    }
    let fitted = items.into_iter().zip(parts).enumerate().map(|(index, (item, part))| {
        fit(item, part).map_err(|misfit| misfit.under(&index_step(index)))
    });
    fitted.collect::<Result<_, _>>().map(Value::Tuple)
}

fn fit_set(value: Value, declared: &Type, part: &Type) -> Result<Value, Misfit> {
    match value {
        Value::Set(items) => fit_items(items.into_vec(), part).map(Value::Set),
        Value::FrozenSet(items) => fit_items(items.into_vec(), part).map(Value::FrozenSet),
        other => {
            let items = fit_items(sequence(other, declared)?, part)?;
            let mut seen = HashSet::new();
            // Equal plain data of one declared type has equal debug text.
            if items.iter().all(|item| seen.insert(format!("{item:?}"))) {
                Ok(Value::Set(items))
            } else {
                Err(Misfit::because(declared, "the same element twice".to_owned()))
            }
        }
    }
}

fn fit_dict(value: Value, declared: &Type, key: &Type, part: &Type) -> Result<Value, Misfit> {
    let Value::Dict(pairs) = value else { return Err(Misfit::new(declared, &value)) };
    let fitted = pairs.into_vec().into_iter().map(|(name, item)| {
        let step = key_step(&name);
        Ok((fit(name, key)?, fit(item, part).map_err(|misfit| misfit.under(&step))?))
    });
    Ok(Value::Dict(fitted.collect::<Result<Vec<_>, Misfit>>()?.into()))
}

fn fit_union(value: Value, declared: &Type, members: &[Type]) -> Result<Value, Misfit> {
    if members.iter().any(|member| fits(&value, member).is_ok()) {
        return Ok(value);
    }
    if let Some(fitted) = members.iter().find_map(|member| fit(value.clone(), member).ok()) {
        return Ok(fitted);
    }
    match only_member(members) {
        Some(member) => fit(value, member),
        None => Err(Misfit::new(declared, &value)),
    }
}

fn fit_chain(value: Value, declared: &Type, part: &Type) -> Result<Value, Misfit> {
    let (values, cycle_to) = match value {
        Value::None => return Ok(Value::None),
        Value::Linked(linked) => {
            let values = fit_items(linked.values.into_vec(), part)?;
            return Ok(Value::Linked(Linked { values, ..linked }));
        }
        Value::Dict(_) => cyclic(&value, declared)?,
        other => (sequence(other, declared)?, None),
    };
    if values.is_empty() {
        return Ok(Value::None);
    }
    let values = fit_items(values, part)?;
    Ok(Value::Linked(Linked { values, cycle_to, ..Linked::default() }))
}

/// Reads `{"values": […], "pos": i}`; a `pos` of -1 or `None` means no cycle.
fn cyclic(value: &Value, declared: &Type) -> Result<(Vec<Value>, Option<usize>), Misfit> {
    let wrong = |got: &str| Misfit::because(declared, got.to_owned());
    let Value::Dict(pairs) = value else { return Err(Misfit::new(declared, value)) };
    let (Some(values), Some(position), 2) = (value.get("values"), value.get("pos"), pairs.len())
    else {
        return Err(wrong("a `dict` with other keys than `values` and `pos`"));
    };
    let values = sequence(values.clone(), declared)?;
    let position = match position {
        Value::None => None,
        Value::Int(number) if number.as_i64() == Some(-1) => None,
        Value::Int(number) => {
            let index = number.as_i64().and_then(|small| usize::try_from(small).ok());
            let index = index.filter(|index| *index < values.len());
            Some(index.ok_or_else(|| wrong("a `pos` that is no index of `values`"))?)
        }
        _ => return Err(wrong("a `pos` that is not an `int`")),
    };
    Ok((values, position))
}

fn fit_tree(value: Value, declared: &Type, part: &Type) -> Result<Value, Misfit> {
    let nodes = match value {
        Value::None => return Ok(Value::None),
        Value::Tree(mut tree) => std::mem::take(&mut tree.nodes),
        other => {
            let items = sequence(other, declared)?.into_iter();
            items.map(|item| Some(item).filter(|item| *item != Value::None)).collect()
        }
    };
    let mut fitted = Vec::with_capacity(nodes.len());
    for (index, node) in nodes.into_iter().enumerate() {
        let node = node.map(|node| fit(node, part)).transpose();
        fitted.push(node.map_err(|misfit| misfit.under(&index_step(index)))?);
    }
    while fitted.last().is_some_and(Option::is_none) {
        fitted.pop();
    }
    if fitted.is_empty() {
        return Ok(Value::None);
    }
    match orphan(&fitted) {
        Some(index) => {
            let got = "an entry without a parent".to_owned();
            Err(Misfit::because(declared, got).under(&index_step(index)))
        }
        None => Ok(Value::Tree(Tree { nodes: fitted })),
    }
}

/// The first entry of a level order that hangs on no node.
fn orphan(nodes: &[Option<Value>]) -> Option<usize> {
    let mut places = 1_usize;
    nodes.iter().position(|node| {
        let Some(left) = places.checked_sub(1) else { return true };
        places = left + if node.is_some() { 2 } else { 0 };
        false
    })
}

#[cfg(test)]
mod tests {
    use super::super::Counted;
    use super::*;
    use proptest::prelude::*;

    fn declared(text: &str) -> Type {
        text.parse().unwrap()
    }

    fn ints(numbers: &[i64]) -> Vec<Value> {
        numbers.iter().map(|number| Value::int(*number)).collect()
    }

    fn chain(numbers: &[i64], cycle_to: Option<usize>) -> Value {
        Value::Linked(Linked { values: ints(numbers).into(), cycle_to, ..Linked::default() })
    }

    fn tree(nodes: &[Option<i64>]) -> Value {
        Value::Tree(Tree { nodes: nodes.iter().map(|node| node.map(Value::int)).collect() })
    }

    fn gaps(nodes: &[Option<i64>]) -> Value {
        Value::list(nodes.iter().map(|node| node.map_or(Value::None, Value::int)).collect())
    }

    #[test]
    fn literals_take_the_declared_shape() {
        let list = |numbers: &[i64]| Value::list(ints(numbers));
        let lasso = |position: Value| {
            Value::record([("values", Value::list(ints(&[1, 2]))), ("pos", position)])
        };
        for (value, kind, fitted) in [
            (Value::int(3), "float", Value::Float(3.0)),
            (list(&[1]), "list[float]", Value::list(vec![Value::Float(1.0)])),
            (list(&[1, 2]), "tuple[int, int]", Value::Tuple(ints(&[1, 2]).into())),
            (Value::Tuple(ints(&[1]).into()), "list[int]", list(&[1])),
            (list(&[1, 2]), "set[int]", Value::Set(ints(&[1, 2]).into())),
            (list(&[]), "ListNode[int]", Value::None),
            (Value::None, "TreeNode[int]", Value::None),
            (list(&[1, 2]), "ListNode[int]", chain(&[1, 2], None)),
            (lasso(Value::int(0)), "ListNode[int]", chain(&[1, 2], Some(0))),
            (lasso(Value::int(-1)), "ListNode[int]", chain(&[1, 2], None)),
            (lasso(Value::None), "ListNode[int]", chain(&[1, 2], None)),
            (
                gaps(&[Some(1), None, Some(2), None]),
                "TreeNode[int]",
                tree(&[Some(1), None, Some(2)]),
            ),
            (gaps(&[None]), "Optional[TreeNode[int]]", Value::None),
            (
                Value::list(vec![list(&[1]), list(&[])]),
                "list[ListNode[int]]",
                Value::list(vec![chain(&[1], None), Value::None]),
            ),
            (Value::int(1), "int | float", Value::int(1)),
            (Value::int(1), "str | float", Value::Float(1.0)),
        ] {
            let kind = declared(kind);
            assert_eq!(fit(value, &kind), Ok(fitted.clone()), "{kind}");
            assert_eq!(fits(&fitted, &kind), Ok(()), "{kind}");
        }
    }

    #[test]
    fn misfits_name_the_place() {
        let huge = Value::Int(((1_i128 << 70) + 1).to_string().parse().unwrap());
        let deep = Value::list(vec![Value::record([("a", Value::list(ints(&[1, 2])))])]);
        let cyclic = Value::record([("values", Value::list(ints(&[1]))), ("pos", Value::int(1))]);
        for (value, kind, path) in [
            (deep, "list[dict[str, list[str]]]", "[0]['a'][0]"),
            (Value::list(vec![Value::int(1), Value::Bool(true)]), "Optional[list[int]]", "[1]"),
            (Value::Float(1.0), "int", ""),
            (huge, "float", ""),
            (Value::list(ints(&[1])), "tuple[int, int]", ""),
            (Value::list(ints(&[1, 1])), "set[int]", ""),
            (gaps(&[Some(1), None, None, Some(2)]), "TreeNode[int]", "[3]"),
            (cyclic, "ListNode[int]", ""),
            (Value::list(vec![Value::Opaque("map".into())]), "Any", ""),
            (Value::list(vec![Value::Cycle]), "list[int]", "[0]"),
        ] {
            let misfit = fit(value, &declared(kind)).unwrap_err();
            assert_eq!(misfit.path, path, "{misfit}");
        }
        let nearly = Value::list(ints(&[1]));
        assert!(fits(&nearly, &declared("tuple[int, ...]")).is_err());
        assert!(fits(&nearly, &declared("list[float]")).is_err());
    }

    #[test]
    fn a_counted_range_stands_for_a_list() {
        let range = super::super::Range { start: 0.into(), stop: 9.into(), step: 1.into() };
        let sequence = Value::Range(range);
        assert!(fits(&sequence, &declared("list[int]")).is_err());
        let counted = Counted { sequence, max_distinct: 1, max_total: 3 };
        assert!(fit(Value::Counted(Box::new(counted)), &declared("list[int]")).is_ok());
    }

    fn literals() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::None),
            any::<bool>().prop_map(Value::Bool),
            any::<i64>().prop_map(Value::int),
            any::<f64>().prop_map(Value::Float),
            "[ab]{0,2}".prop_map(|text| Value::str(&text)),
        ];
        leaf.prop_recursive(4, 24, 4, |inner| {
            let items = || prop::collection::vec(inner.clone(), 0..4);
            prop_oneof![
                items().prop_map(Value::list),
                items().prop_map(|items| Value::Tuple(items.into())),
                items().prop_map(|items| Value::Set(items.into())),
                prop::collection::vec((inner.clone(), inner.clone()), 0..3)
                    .prop_map(|pairs| Value::Dict(pairs.into())),
            ]
        })
    }

    proptest! {
        #[test]
        fn what_was_fitted_fits(value in literals(), kind in prop::sample::select(vec![
            "Any", "float", "list[Any]", "list[float | None]", "tuple[Any, Any]", "set[Any]",
            "ListNode[Any]", "TreeNode[Any]", "dict[Any, Any]", "list[int] | tuple[float, ...]",
            "list[TreeNode[int]] | str", "Iterator[Any]", "Optional[ListNode[float]]",
        ])) {
            let kind = declared(kind);
            if let Ok(fitted) = fit(value, &kind) {
                prop_assert_eq!(fits(&fitted, &kind), Ok(()));
                // NaN differs from itself, so the text is compared.
                let again = fit(fitted.clone(), &kind);
                prop_assert_eq!(format!("{again:?}"), format!("{:?}", Ok::<_, Misfit>(fitted)));
            }
        }
    }
}
