//! What the submission was asked, as Python that can be pasted.
//!
//! Owns calls and the steps of class problems. Which step failed is told by the evidence.

use super::values::Shortener;
use crate::model::{Call, Input, Kind, Problem, Script, Signature, Value};
use crate::notation::{print_call, written_arguments};

/// The instance in the calls of a class problem.
const INSTANCE: &str = "obj";

/// The least room of a shortened argument: one element and the mark fit in it.
const LEAST: usize = 24;

/// A call, and whether all of it is there.
#[derive(Debug)]
pub(super) struct Written {
    /// As Python.
    pub(super) text: String,
    /// Whether arguments are shortened.
    pub(super) extent: Extent,
}

/// Whether something is shown whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Extent {
    /// All of it.
    Whole,
    /// Parts are left out.
    Shortened,
}

/// The call of a function or iterator case, the tables of a query as a call; none for others.
pub(super) fn call(problem: &Problem, input: &Input, values: &Shortener) -> Option<Written> {
    let Input::Arguments { values: arguments, take } = input else { return None };
    match (&problem.kind, take) {
        (Kind::Sql(spec), _) => Some(written(&spec.entry.signature, None, arguments, values)),
        (Kind::Function(spec), _) => Some(written(&spec.entry.signature, None, arguments, values)),
        (Kind::Iterator(spec), take) => {
            let Written { text, extent } = written(&spec.entry.signature, None, arguments, values);
            let text = format!("list(islice({text}, {}))", take.unwrap_or(spec.take));
            Some(Written { text, extent })
        }
        _ => None,
    }
}

/// The steps of a class case.
#[derive(Debug)]
pub(super) struct Steps {
    /// The constructor; the first calls where no step is in question.
    pub(super) first: Vec<Written>,
    /// How many calls are left out after them, and whether they come before the step in question.
    pub(super) left_out: Option<(LeftOut, usize)>,
    /// The last calls before the step in question, and that step.
    pub(super) last: Vec<Written>,
}

/// Which calls are left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LeftOut {
    /// Between the constructor and the last calls.
    Earlier,
    /// After the first calls.
    Later,
}

/// The calls of a class case: the constructor and so many up to the step in question.
pub(super) fn steps(
    problem: &Problem,
    input: &Input,
    (step, most): (Option<usize>, usize),
    values: &Shortener,
) -> Option<Steps> {
    let (Some(script), Input::Calls(calls)) = (problem.kind.script(), input) else { return None };
    let print = |calls: Option<&[Call]>| -> Vec<Written> {
        let calls = calls.unwrap_or_default().iter();
        calls.filter_map(|call| step_text(script, call, values)).collect()
    };
    let Some(step) = step else {
        let first = print(calls.get(..most.min(calls.len())));
        let more = calls.len().saturating_sub(most);
        let left_out = (more > 0).then_some((LeftOut::Later, more));
        return Some(Steps { first, left_out, last: Vec::new() });
    };
    let end = (step + 1).min(calls.len());
    let from = end.saturating_sub(most).max(1).min(end);
    // The constructor itself may be the step in question.
    let (first, from) = if end <= 1 { (Vec::new(), 0) } else { (print(calls.get(..1)), from) };
    let earlier = from.saturating_sub(1);
    let left_out = (earlier > 0).then_some((LeftOut::Earlier, earlier));
    Some(Steps { first, left_out, last: print(calls.get(from..end)) })
}

fn step_text(script: Script<'_>, call: &Call, values: &Shortener) -> Option<Written> {
    let method = script.calls.get(call.method)?;
    let Some(spec) = script.class else {
        return Some(written(method, None, &call.arguments, values));
    };
    if call.method > 0 {
        let name = format!("{INSTANCE}.{}", method.name);
        return Some(written(method, Some(&name), &call.arguments, values));
    }
    let Written { text, extent } = written(method, Some(&spec.name), &call.arguments, values);
    Some(Written { text: format!("{INSTANCE} = {text}"), extent })
}

/// A call with its arguments by name; the long ones share the room that the short ones leave.
fn written(
    signature: &Signature,
    name: Option<&str>,
    arguments: &[Value],
    values: &Shortener,
) -> Written {
    let name = name.unwrap_or(&signature.name);
    let arguments = written_arguments(signature, arguments);
    if values.fits(arguments.iter().map(|(_, value)| *value)) {
        let text = print_call(name, &arguments);
        if text.len() <= values.whole {
            return Written { text, extent: Extent::Whole };
        }
    }
    let small = Shortener { whole: 16, room: 16, ..*values };
    let is_small = |value: &Value| small.fits(std::iter::once(value));
    let large = arguments.iter().filter(|(_, value)| !is_small(value)).count().max(1);
    let prefix = |name: Option<&str>| name.map_or(String::new(), |name| format!("{name}="));
    let taken: usize = arguments.iter().map(|(name, _)| prefix(*name).len() + 2).sum();
    let used = name.len() + 2 + taken + 8 * (arguments.len() - large.min(arguments.len()));
    let room = (values.room.saturating_sub(used) / large).max(LEAST);
    let shared = Shortener { whole: room, room, ..*values };
    let texts =
        arguments.iter().map(|(name, value)| format!("{}{}", prefix(*name), shared.one(value)));
    let text = format!("{name}({})", texts.collect::<Vec<_>>().join(", "));
    Written { text, extent: Extent::Shortened }
}
