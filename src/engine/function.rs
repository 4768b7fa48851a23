//! Weighing the answer of a function: its value, its arguments, its nodes, its reads.
//!
//! Owns what is special about functions; comparing a value is `answer`'s.

use super::answer::{Weighed, Weighing, broken, decided, from_result, protocol, rules, wrong};
use super::classify::Ruling;
use crate::compare::{self, NodeJudgement};
use crate::harness::{Entered, Reply, ReplyOutcome, read_budget};
use crate::model::{
    ArgumentRule, Case, Detail, Evidence, Expected, FunctionSpec, Input, NodeRule, Note, Problem,
    Subject, Type, Untrusted, Value,
};
use crate::notation::print_value;

/// One case of a function problem.
pub(super) struct Function<'a> {
    pub(super) problem: &'a Problem,
    pub(super) spec: &'a FunctionSpec,
    pub(super) case: &'a Case,
}

impl Function<'_> {
    pub(super) fn weigh(&self, reply: Reply) -> Weighed {
        if let Some(over) = self.over_budget(&reply) {
            return Weighed::Wrong(over);
        }
        let weighing = Weighing {
            step: None,
            expected: &self.case.expected,
            declared: self.declared(),
            rules: rules(&self.problem.comparison, &self.problem.comparison.unordered),
        };
        match reply.outcome {
            ReplyOutcome::Returned { value, arguments } => {
                self.returned(&weighing, value, arguments.as_deref(), reply.entered)
            }
            ReplyOutcome::Raised(report) => from_result(weighing.exception(report)),
            _ => Weighed::Wrong(protocol()),
        }
    }

    /// The type of what is compared.
    fn declared(&self) -> &Type {
        let signature = &self.spec.entry.signature;
        match self.problem.comparison.subject {
            Subject::Argument(index) => {
                signature.parameters.get(index).map_or(&Type::Any, |parameter| &parameter.kind)
            }
            Subject::Return => &signature.returns,
            Subject::Both(_) => &Type::Any,
        }
    }

    fn returned(
        &self,
        weighing: &Weighing<'_>,
        value: Value,
        arguments: Option<&[Value]>,
        entered: Entered,
    ) -> Weighed {
        let subject = match self.problem.comparison.subject {
            Subject::Return => value,
            Subject::Argument(index) => argument(arguments, index),
            Subject::Both(index) => Value::list(vec![value, argument(arguments, index)]),
        };
        let asks =
            self.problem.comparison.checker && matches!(self.case.expected, Expected::AnyOf(_));
        let kept = asks.then(|| subject.clone());
        let copied = self.copied_nodes(&subject);
        match (weighing.value(subject), kept) {
            (Ok(_), _) if copied.is_some() => {
                copied.map_or_else(|| Weighed::Right(Vec::new()), Weighed::Wrong)
            }
            (Ok(notes), _) => self.unchanged(notes, arguments, entered),
            (Err(ruling), Some(got)) if fits(&ruling) => self.ask(got, arguments, entered),
            (Err(ruling), _) => Weighed::Wrong(*ruling),
        }
    }

    fn ask(&self, got: Value, arguments: Option<&[Value]>, entered: Entered) -> Weighed {
        let Expected::AnyOf(alternatives) = &self.case.expected else { return broken("no answer") };
        let expected = alternatives.first().cloned().unwrap_or(Value::None);
        match self.unchanged(Vec::new(), arguments, entered) {
            Weighed::Right(notes) => Weighed::Ask { expected, got, notes },
            other => other,
        }
    }

    fn over_budget(&self, reply: &Reply) -> Option<Ruling> {
        let Input::Arguments { values, .. } = &self.case.input else { return None };
        let rules = self.spec.argument_rules.iter();
        for ((index, ArgumentRule::Counted(budget)), (distinct, total)) in rules.zip(&reply.reads) {
            let sequence = values.get(*index)?;
            let (max_distinct, max_total) = read_budget(*budget, sequence);
            if *distinct > max_distinct || *total > max_total {
                let (distinct, total) = (*distinct, *total);
                let evidence = Evidence::Reads { distinct, total, max_distinct, max_total };
                return Some(decided(Detail::TooManyReads, evidence, Vec::new()));
            }
        }
        None
    }

    /// The nodes of the input must come back, each with the value that it had.
    fn copied_nodes(&self, got: &Value) -> Option<Ruling> {
        let Input::Arguments { values, .. } = &self.case.input else { return None };
        if self.spec.nodes == NodeRule::Free {
            return None;
        }
        let given: Vec<&Value> = values.iter().flat_map(node_values).collect();
        let message = match compare::relinked(got, given.len()) {
            NodeJudgement::CopiedNodes => {
                "the nodes of the input must come back, each exactly once"
            }
            NodeJudgement::Relinked if overwritten(got, &given) => {
                "the nodes must be linked anew; their values were overwritten instead"
            }
            NodeJudgement::Relinked => return None,
        };
        let evidence = Evidence::Mismatch {
            step: None,
            expected: None,
            got: got.clone(),
            differences: Vec::new(),
            total: 0,
            message: Some(Untrusted::from(message)),
        };
        Some(decided(Detail::CopiedNodes, evidence, Vec::new()))
    }

    /// A changed argument is wrong through our own name where the problem says so; through an alias,
    /// whose convention is another site's, it is worth a note, as it is everywhere else.
    fn unchanged(
        &self,
        mut notes: Vec<Note>,
        after: Option<&[Value]>,
        entered: Entered,
    ) -> Weighed {
        let Input::Arguments { values, .. } = &self.case.input else {
            return Weighed::Right(notes);
        };
        let parameters = &self.spec.entry.signature.parameters;
        let subject = match self.problem.comparison.subject {
            Subject::Return => None,
            Subject::Argument(index) | Subject::Both(index) => Some(index),
        };
        let all = values.iter().zip(after.unwrap_or_default()).zip(parameters).enumerate();
        for (index, ((before, after), parameter)) in all {
            if Some(index) == subject || self.spec.nodes == NodeRule::Relink || same(before, after)
            {
                continue;
            }
            if self.problem.comparison.args_unchanged && entered == Entered::ByName {
                let evidence = Evidence::MutatedArgument {
                    parameter: parameter.name.clone(),
                    before: before.clone(),
                    after: after.clone(),
                };
                return wrong(Detail::MutatedArgument, evidence, notes);
            }
            // Relinking nodes is how such problems are solved.
            let is_node = |part: &Type| matches!(part, Type::ListNode(_) | Type::TreeNode(_));
            if !parameter.kind.any(&is_node) {
                notes.push(Note::ChangedArgument(parameter.name.clone()));
            }
        }
        Weighed::Right(notes)
    }
}

/// Whether an argument is as it was. Identities are the harness's own numbers; NaN equals itself.
fn same(before: &Value, after: &Value) -> bool {
    match (before, after) {
        (Value::Linked(before), Value::Linked(after)) => {
            !after.marked
                && before.cycle_to == after.cycle_to
                && print_value(&Value::List(before.values.clone()))
                    == print_value(&Value::List(after.values.clone()))
        }
        // A counted sequence is read-only.
        (_, Value::Counted(_) | Value::Opaque(_)) => true,
        _ => before == after || print_value(before) == print_value(after),
    }
}

/// Whether a refused value is at least of the declared type: `check.py` only gets to see those, so
/// that no result can make it fail.
fn fits(ruling: &Ruling) -> bool {
    let Ruling::Decided { detail, .. } = ruling else { return false };
    matches!(detail, Detail::Value | Detail::Order | Detail::Tolerance)
}

fn node_values(value: &Value) -> &[Value] {
    match value {
        Value::Linked(linked) => &linked.values,
        _ => &[],
    }
}

/// Whether a node that came back holds another value than it did.
fn overwritten(got: &Value, given: &[&Value]) -> bool {
    let Value::Linked(linked) = got else { return false };
    let pairs = linked.identities.iter().zip(linked.values.iter());
    let mut changed = pairs.filter_map(|(node, value)| Some((given.get((*node)?)?, value)));
    changed.any(|(before, after)| *before != after && print_value(before) != print_value(after))
}

fn argument(arguments: Option<&[Value]>, index: usize) -> Value {
    arguments.and_then(|arguments| arguments.get(index)).cloned().unwrap_or(Value::None)
}
