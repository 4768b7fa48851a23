//! Inputs damaged on purpose, which a validator must refuse.
//!
//! Owns the list of damages and their names, by which `invalid_ok` lists those that are none:
//! `nums: empty`, `nums[]: huge`, `put.key: None`. Pure. Inputs are plain, as author code gets them.

mod calls;
mod text;
mod value;

use std::collections::BTreeSet;

use crate::engine::validator_arguments;
use crate::model::{Kind, Pairs, Problem, Value};

/// A damaged input.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Damage {
    /// The place and what was done to it.
    pub(super) name: String,
    /// The keyword arguments of `validate`.
    pub(super) input: Value,
}

/// Longer than any bound of a problem that sends its input whole.
const TOO_LONG: usize = 1_100_000;

/// Every damage that is one: what the cases themselves show to be legal is left out.
pub(super) fn damages(problem: &Problem) -> Vec<Damage> {
    let inputs: Vec<Value> =
        problem.cases.iter().map(|case| validator_arguments(problem, &case.input)).collect();
    let found = match &problem.kind {
        Kind::Function(spec) => arguments(&spec.entry.signature.parameters, &inputs),
        Kind::Iterator(spec) => arguments(&spec.entry.signature.parameters, &inputs),
        Kind::Class(_) | Kind::Driver(_) => {
            problem.kind.script().map_or(Vec::new(), |script| calls::damages(script, &inputs))
        }
        Kind::Sql(spec) => arguments(&spec.entry.signature.parameters, &inputs),
        Kind::Stdio(_) => text::damages(&inputs),
        Kind::Mutants(_) => Vec::new(),
    };
    // One place may be met in several ways.
    let mut names = BTreeSet::new();
    found.into_iter().filter(|damage| names.insert(damage.name.clone())).collect()
}

fn arguments(parameters: &[crate::model::Parameter], inputs: &[Value]) -> Vec<Damage> {
    let mut found = Vec::new();
    for parameter in parameters {
        let name = parameter.name.as_str();
        let samples: Vec<&Value> = inputs.iter().filter_map(|input| input.get(name)).collect();
        let fits = |input: &&Value| input.get(name).is_some_and(value::is_typical);
        let Some(base) = inputs.iter().find(fits).or(inputs.first()) else { continue };
        let Some(value) = base.get(name) else { continue };
        for (place, value) in value::damages(&parameter.kind, value, &samples) {
            let input = with(base, name, &value);
            found.push(Damage { name: format!("{name}{place}"), input });
        }
    }
    found
}

/// The same dict with another value under a name.
fn with(record: &Value, name: &str, value: &Value) -> Value {
    let Value::Dict(pairs) = record else { return record.clone() };
    let changed = pairs.iter().map(|(key, old)| {
        let same = matches!(key, Value::Str(text) if text.as_str() == Some(name));
        (key.clone(), if same { value.clone() } else { old.clone() })
    });
    Value::Dict(Pairs::from(changed.collect::<Vec<_>>()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::Catalog;

    fn names(problem: &str) -> Vec<String> {
        let catalog = Catalog::embedded();
        let problem = catalog.load(&catalog.find(problem).unwrap()).unwrap();
        damages(&problem).into_iter().map(|damage| damage.name).collect()
    }

    #[test]
    fn what_cases_show_to_be_legal_is_no_damage() {
        // `two_sum` has no case with an empty list, `binary_search` has.
        assert_eq!(
            names("two_sum"),
            [
                "nums: None",
                "nums: number",
                "nums: text",
                "nums: empty",
                "nums: too long",
                "nums[]: None",
                "nums[]: text",
                "nums[]: bool",
                "nums[]: fraction",
                "nums[]: huge",
                "nums[]: huge negative",
                "target: None",
                "target: text",
                "target: bool",
                "target: fraction",
                "target: huge",
                "target: huge negative",
            ]
        );
        assert!(!names("binary_search").contains(&"nums: empty".to_owned()));
    }

    #[test]
    fn lists_that_always_have_one_length_are_pairs() {
        let names = names("merge_intervals");
        for name in
            ["intervals[]: extra element", "intervals[]: missing element", "intervals[][]: bool"]
        {
            assert!(names.contains(&name.to_owned()), "{name} {names:?}");
        }
        assert!(!names.contains(&"intervals: extra element".to_owned()));
    }

    #[test]
    fn calls_and_texts_are_damaged_too() {
        let calls = names("lru_cache");
        for name in
            ["calls: empty", "calls: unknown method", "put.key: huge", "__init__.capacity: None"]
        {
            assert!(calls.contains(&name.to_owned()), "{name} {calls:?}");
        }
        let text = names("word_frequency");
        assert!(
            text.contains(&"text: NUL".to_owned()) && !text.contains(&"text: empty".to_owned())
        );
        assert_eq!(names("fibonacci_generator"), [] as [&str; 0]);
    }
}
