//! Whether list nodes that came back are those of the input.
//!
//! Owns the rule for `nodes = "relink"`. Their values are compared like any others.

use crate::model::{Linked, Value};

/// What came of the rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NodeJudgement {
    /// The nodes of the input, each once.
    Relinked,
    /// A new node, a node twice, or not all of them.
    CopiedNodes,
}

/// Whether the chains in a result consist of the nodes of the input, numbered from 0, each once.
pub fn relinked(got: &Value, input_nodes: usize) -> NodeJudgement {
    let mut seen = vec![false; input_nodes];
    let mut pending = vec![got];
    while let Some(next) = pending.pop() {
        if let Value::Linked(linked) = next
            && !mark(linked, &mut seen)
        {
            return NodeJudgement::CopiedNodes;
        }
        next.children(&mut pending);
    }
    if seen.into_iter().all(|seen| seen) {
        NodeJudgement::Relinked
    } else {
        NodeJudgement::CopiedNodes
    }
}

/// Marks the nodes of one chain; false when one is new or was seen before.
fn mark(linked: &Linked, seen: &mut [bool]) -> bool {
    linked.identities.len() == linked.values.len()
        && linked.identities.iter().all(|identity| {
            let place = identity.and_then(|index| seen.get_mut(index));
            place.is_some_and(|place| !std::mem::replace(place, true))
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use NodeJudgement::{CopiedNodes, Relinked};

    #[test]
    fn only_the_nodes_of_the_input_will_do() {
        let chain = |identities: &[Option<usize>]| {
            let values = identities.iter().map(|_| Value::int(0)).collect();
            Value::Linked(Linked { values, identities: identities.to_vec(), ..Linked::default() })
        };
        let unnumbered = Linked { values: vec![Value::int(0)].into(), ..Linked::default() };
        for (got, nodes, judgement) in [
            (Value::None, 0, Relinked),
            (Value::None, 1, CopiedNodes),
            (chain(&[Some(1), Some(0)]), 2, Relinked),
            (chain(&[Some(1), Some(1)]), 2, CopiedNodes),
            (chain(&[Some(1), None]), 2, CopiedNodes),
            (chain(&[Some(1), Some(0)]), 3, CopiedNodes),
            (chain(&[Some(0), Some(1)]), 1, CopiedNodes),
            (Value::list(vec![chain(&[Some(0)]), Value::None, chain(&[Some(1)])]), 2, Relinked),
            (Value::list(vec![chain(&[Some(0)]), chain(&[Some(0)])]), 1, CopiedNodes),
            (Value::Linked(unnumbered), 1, CopiedNodes),
        ] {
            assert_eq!(relinked(&got, nodes), judgement, "{got:?}");
        }
    }
}
