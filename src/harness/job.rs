//! Jobs: what the harness is told to do.
//!
//! Owns the messages of `docs/protocol.md`, "Job". They hold the source and one input, never what is
//! expected of it.

use super::session::RESULT_LIMITS;
use crate::model::{
    ArgumentRule, Call, Counted, DriverSpec, Entry, FunctionSpec, Implementation, Input, Kind,
    MutantsSpec, NodeRule, Pairs, Part, PartShape, Problem, ReadBudget, Signature, SqlTable,
    Submission, Takes, Value, both_spellings,
};

/// What is asked for beside the input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct JobOptions {
    /// Whether usual names are provided without imports.
    pub prelude: Prelude,
    /// Whether the arguments are sent back as they are after the call.
    pub arguments: ObserveArguments,
}

/// Whether usual names are provided without imports.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Prelude {
    /// They are, where the source mentions them.
    Provided,
    /// They are not.
    Withheld,
}

/// Whether the arguments are sent back as they are after the call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ObserveArguments {
    /// They are.
    Yes,
    /// They are not.
    No,
}

/// What a harness is told to do.
#[derive(Clone, Debug, PartialEq)]
pub struct Job {
    /// The source and how it is compiled: the same for all cases.
    pub submission: Value,
    /// The input and what is observed.
    pub case: Value,
}

/// The job for one case.
pub fn case_job(
    problem: &Problem,
    submission: &Submission,
    input: &Input,
    options: JobOptions,
) -> Job {
    let mut common = vec![
        field("kind", Value::str(problem.kind.as_str())),
        field("file", Value::str(submission.name())),
        field("source", Value::Bytes(submission.source().to_vec())),
        field("prelude", Value::Bool(options.prelude == Prelude::Provided)),
        field("forbid", forbid(problem)),
    ];
    let mut fields = caps().to_vec();
    match (&problem.kind, input) {
        (Kind::Function(spec), Input::Arguments { values, .. }) => {
            fields.extend(entry(&spec.entry));
            fields.push(field("args", Value::list(counted(spec, values))));
            let observe = options.arguments == ObserveArguments::Yes;
            fields.push(field("observe_args", Value::Bool(observe)));
            fields.push(field("identities", Value::Bool(spec.nodes == NodeRule::Relink)));
        }
        (Kind::Iterator(spec), Input::Arguments { values, take }) => {
            fields.extend(entry(&spec.entry));
            fields.push(field("args", Value::list(values.clone())));
            fields.push(field("observe_args", Value::Bool(false)));
            let asked = take.unwrap_or(spec.take) + usize::from(!spec.endless);
            fields.push(field("take", count(asked)));
            fields.push(field("instances", count(spec.instances)));
        }
        (Kind::Class(spec), Input::Calls(calls)) => {
            fields.push(field("names", texts([&spec.name])));
            fields.push(field("aliases", texts(&spec.aliases)));
            let methods = spec.methods.iter().map(|method| {
                let mut spellings = both_spellings(&method.name);
                for alias in spec.method_aliases.get(&method.name).into_iter().flatten() {
                    spellings.extend(both_spellings(alias));
                }
                texts(&spellings)
            });
            fields.push(field("methods", Value::list(methods.collect())));
            let parameters = spec.methods.iter().map(|method| parameters(&method.parameters));
            fields.push(field("parameters", Value::list(parameters.collect())));
            let calls = calls.iter().map(|call| {
                Value::list(vec![count(call.method), Value::list(call.arguments.clone())])
            });
            fields.push(field("calls", Value::list(calls.collect())));
        }
        (Kind::Sql(spec), Input::Arguments { values, .. }) => {
            let tables = spec.tables.iter().zip(values).map(|(table, rows)| filled(table, rows));
            fields.push(field("tables", Value::list(tables.collect())));
            fields.push(field("after", spec.after.as_deref().map_or(Value::None, Value::str)));
        }
        (Kind::Mutants(spec), Input::Implementation(implementation)) => {
            fields.extend(tested(spec, implementation));
        }
        (Kind::Driver(spec), Input::Calls(calls)) => {
            common.push(field("driver", Value::Bytes(spec.source.as_bytes().to_vec())));
            fields.extend(driven(spec, calls));
        }
        // A program has only its standard input; other pairs cannot be built from one package.
        _ => {}
    }
    Job { submission: Value::Dict(Pairs::from(common)), case: Value::Dict(Pairs::from(fields)) }
}

/// A job for the author's code: `generate`, `validate`, `check` or `mutate`.
pub fn author_job(
    action: &str,
    file: &str,
    source: &str,
    problem: &Problem,
    extra: (&str, Value),
) -> Job {
    let constants = problem
        .constants
        .iter()
        .map(|(name, value)| field(name, value.clone()))
        .collect::<Vec<_>>();
    let common = vec![
        field("kind", Value::str("author")),
        field("file", Value::str(file)),
        field("source", Value::Bytes(source.as_bytes().to_vec())),
        field("prelude", Value::Bool(false)),
        field("forbid", Value::None),
    ];
    let mut fields = vec![
        field("action", Value::str(action)),
        field("constants", Value::Dict(Pairs::from(constants))),
        field(extra.0, extra.1),
    ];
    fields.extend(caps());
    Job { submission: Value::Dict(Pairs::from(common)), case: Value::Dict(Pairs::from(fields)) }
}

/// What a file of tests is run on.
fn tested(spec: &MutantsSpec, implementation: &Implementation) -> [(Value, Value); 3] {
    let source = implementation.source.as_bytes().to_vec();
    let order = implementation.order.and_then(|order| i64::try_from(order).ok());
    [
        field("module", Value::str(&spec.module)),
        field("implementation", Value::Bytes(source)),
        field("order", order.map_or(Value::None, Value::int)),
    ]
}

/// What a driver works with: what the candidate writes, and the steps.
fn driven(spec: &DriverSpec, calls: &[Call]) -> [(Value, Value); 2] {
    let step = |call: &Call| Some(step(spec.steps.get(call.method)?, call));
    [
        field("parts", Value::list(spec.parts.iter().map(part).collect())),
        field("steps", Value::list(calls.iter().filter_map(step).collect())),
    ]
}

/// What a driver looks for: the name it goes by, its spellings, its aliases, and the spellings of the
/// methods of a class.
fn part(part: &Part) -> Value {
    let aliases: Vec<String> =
        part.aliases.iter().flat_map(|alias| both_spellings(alias)).collect();
    let (names, methods) = match &part.shape {
        PartShape::Function(_) => (both_spellings(&part.name), Value::None),
        PartShape::Class(methods) => {
            let spellings = methods.iter().map(|one| texts(&both_spellings(&one.signature.name)));
            (vec![part.name.clone()], Value::list(spellings.collect()))
        }
    };
    Value::list(vec![Value::str(&part.name), texts(&names), texts(&aliases), methods])
}

/// A step as Python calls it: its name, the positional arguments, those by name.
fn step(signature: &Signature, call: &Call) -> Value {
    let (mut positional, mut named) = (Vec::new(), Pairs::from(Vec::new()));
    for (parameter, value) in signature.parameters.iter().zip(&call.arguments) {
        match (parameter.takes, value) {
            (Takes::Rest, Value::Tuple(rest)) => positional.extend(rest.iter().cloned()),
            (Takes::Named, Value::Dict(pairs)) => named = pairs.clone(),
            _ => positional.push(value.clone()),
        }
    }
    Value::list(vec![Value::str(&signature.name), Value::list(positional), Value::Dict(named)])
}

fn field(name: &str, value: Value) -> (Value, Value) {
    (Value::str(name), value)
}

fn count(number: usize) -> Value {
    Value::int(number.try_into().unwrap_or(i64::MAX))
}

fn texts<'a>(items: impl IntoIterator<Item = &'a String>) -> Value {
    Value::list(items.into_iter().map(|item| Value::str(item)).collect())
}

fn parameters(parameters: &[crate::model::Parameter]) -> Value {
    texts(parameters.iter().map(|parameter| &parameter.name))
}

fn caps() -> [(Value, Value); 3] {
    [
        field("max_bytes", count(RESULT_LIMITS.max_bytes)),
        field("max_values", count(RESULT_LIMITS.max_values)),
        field("max_depth", count(RESULT_LIMITS.max_depth)),
    ]
}

fn forbid(problem: &Problem) -> Value {
    let own: &[String] = &[];
    let (imports, calls) = problem
        .forbidden
        .as_ref()
        .map_or((own, own), |forbidden| (forbidden.imports.as_slice(), forbidden.calls.as_slice()));
    let (more_imports, more_calls) = problem.kind.forbids();
    if imports.is_empty() && calls.is_empty() && more_imports.is_empty() && more_calls.is_empty() {
        return Value::None;
    }
    let all = |own: &[String], more: &[&str]| {
        let own = own.iter().map(|name| Value::str(name));
        Value::list(own.chain(more.iter().map(|name| Value::str(name))).collect())
    };
    Value::record([("imports", all(imports, more_imports)), ("calls", all(calls, more_calls))])
}

/// How a table is made, the statement that fills it, and its rows.
fn filled(table: &SqlTable, rows: &Value) -> Value {
    let holders = vec!["?"; table.columns.len()].join(", ");
    let columns = table.columns.join(", ");
    let insert = format!("INSERT INTO {} ({columns}) VALUES ({holders})", table.name);
    Value::list(vec![Value::str(&table.create()), Value::str(&insert), rows.clone()])
}

fn entry(entry: &Entry) -> [(Value, Value); 3] {
    let aliases: Vec<String> =
        entry.aliases.iter().flat_map(|alias| both_spellings(alias)).collect();
    [
        field("names", texts(&entry.own_names())),
        field("aliases", texts(&aliases)),
        field("parameters", parameters(&entry.signature.parameters)),
    ]
}

/// The arguments, with those under a reading budget wrapped.
fn counted(spec: &FunctionSpec, values: &[Value]) -> Vec<Value> {
    let wrap = |(index, value): (usize, &Value)| match spec.argument_rules.get(&index) {
        Some(ArgumentRule::Counted(budget)) => {
            let (max_distinct, max_total) = read_budget(*budget, value);
            Value::Counted(Box::new(Counted { sequence: value.clone(), max_distinct, max_total }))
        }
        None => value.clone(),
    };
    values.iter().enumerate().map(wrap).collect()
}

/// How many different positions of a sequence may be read, and how many reads may be made in all.
pub fn read_budget(budget: ReadBudget, sequence: &Value) -> (u64, u64) {
    let distinct = budget.for_length(length(sequence));
    (distinct, distinct.saturating_mul(3))
}

fn length(sequence: &Value) -> u64 {
    match sequence {
        Value::List(items) | Value::Tuple(items) => items.len() as u64,
        Value::Range(range) => range_length(range),
        _ => 0,
    }
}

fn range_length(range: &crate::model::Range) -> u64 {
    let (first, end, stride) = (range.start.to_big(), range.stop.to_big(), range.step.to_big());
    let zero = num_bigint::BigInt::from(0);
    let (span, stride) = if stride > zero { (end - first, stride) } else { (first - end, -stride) };
    if span <= zero {
        return 0;
    }
    u64::try_from((span + &stride - 1) / &stride).unwrap_or(u64::MAX)
}
