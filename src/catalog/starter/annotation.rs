//! Declared types as Python annotations.
//!
//! Owns what differs between the two: nodes are classes that take no parameters and may be `None`.

use crate::model::Type;

/// The type as Python reads it when annotations stay text.
pub(super) fn annotation(kind: &Type) -> String {
    let all =
        |parts: &[Type], with: &str| parts.iter().map(annotation).collect::<Vec<_>>().join(with);
    match kind {
        Type::List(part) => format!("list[{}]", annotation(part)),
        Type::Set(part) => format!("set[{}]", annotation(part)),
        Type::Iterator(part) => format!("Iterator[{}]", annotation(part)),
        Type::Tuple(parts) if parts.is_empty() => "tuple[()]".to_owned(),
        Type::Tuple(parts) => format!("tuple[{}]", all(parts, ", ")),
        Type::TupleOf(part) => format!("tuple[{}, ...]", annotation(part)),
        Type::Dict(key, value) => format!("dict[{}, {}]", annotation(key), annotation(value)),
        Type::Union(_) | Type::ListNode(_) | Type::TreeNode(_) => union(kind),
        Type::Any | Type::None | Type::Bool | Type::Int | Type::Float | Type::Str | Type::Bytes => {
            kind.to_string()
        }
    }
}

/// Each alternative once, though nodes bring a `None` of their own.
fn union(kind: &Type) -> String {
    let mut written: Vec<String> = Vec::new();
    for alternative in alternatives(kind) {
        if !written.contains(&alternative) {
            written.push(alternative);
        }
    }
    written.join(" | ")
}

fn alternatives(kind: &Type) -> Vec<String> {
    match kind {
        Type::Union(parts) => parts.iter().flat_map(alternatives).collect(),
        Type::ListNode(_) => vec!["ListNode".to_owned(), "None".to_owned()],
        Type::TreeNode(_) => vec!["TreeNode".to_owned(), "None".to_owned()],
        other => vec![annotation(other)],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_become_annotations() {
        for (declared, written) in [
            ("list[int]", "list[int]"),
            ("Optional[str]", "str | None"),
            ("ListNode[int]", "ListNode | None"),
            ("TreeNode[int] | None", "TreeNode | None"),
            ("list[ListNode[int]]", "list[ListNode | None]"),
            ("dict[str, tuple[int, ...]]", "dict[str, tuple[int, ...]]"),
            ("Iterator[set[bytes]]", "Iterator[set[bytes]]"),
            ("tuple[int | None | str] | None", "tuple[int | None | str] | None"),
        ] {
            assert_eq!(annotation(&declared.parse().unwrap()), written, "{declared}");
        }
    }
}
