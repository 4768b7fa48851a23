//! The comparison rule in words: `outer list in any order, floats within 1e-06`.
//!
//! Owns only the words; what the rule does is `compare`'s.

use crate::model::{
    Case, Comparison, Expected, FloatTolerance, Input, Kind, NodeRule, Problem, RowOrder, SqlSpec,
    StdioCompare, Subject, TypeRules, Value,
};
use crate::notation::print_value;

/// How results are compared, unless it is plain equality.
pub(super) fn rule(problem: &Problem, case: &Case, step: Option<usize>) -> Option<String> {
    let rules = match &problem.kind {
        Kind::Stdio(spec) => output_rules(spec.compare, problem.comparison.tolerance.as_ref()),
        Kind::Sql(spec) => row_rules(spec, problem.comparison.tolerance.as_ref()),
        Kind::Mutants(_) => Vec::new(),
        _ => value_rules(problem, unordered(problem, case, step)),
    };
    (!rules.is_empty()).then(|| rules.join(", "))
}

/// How the results of a problem are compared, one rule each; none where plain equality decides.
pub fn comparison_rules(problem: &Problem) -> Vec<String> {
    let comparison = &problem.comparison;
    if let Kind::Stdio(spec) = &problem.kind {
        return output_rules(spec.compare, comparison.tolerance.as_ref());
    }
    match &problem.kind {
        Kind::Sql(spec) => return row_rules(spec, comparison.tolerance.as_ref()),
        Kind::Mutants(_) => {
            return vec![
                "your tests pass on a right implementation, in any order, and fail on each wrong one"
                    .to_owned(),
            ];
        }
        _ => {}
    }
    let mut rules = value_rules(problem, &comparison.unordered);
    for (method, depths) in &comparison.method_unordered {
        rules.extend(order_rule(depths).map(|rule| format!("`{method}`: {rule}")));
    }
    if comparison.args_unchanged {
        rules.push("arguments must stay as they are".to_owned());
    }
    rules
}

fn value_rules(problem: &Problem, unordered: &[usize]) -> Vec<String> {
    let comparison = &problem.comparison;
    if comparison.checker {
        return vec!["any answer that the problem's checker accepts".to_owned()];
    }
    let mut rules = Vec::new();
    if let Subject::Argument(index) = comparison.subject {
        rules.push(format!("argument `{}` after the call", parameter(problem, index)));
    }
    rules.extend(order_rule(unordered));
    rules.extend(comparison.tolerance.as_ref().map(tolerance_rule));
    match comparison.types {
        TypeRules::Typed => {}
        TypeRules::Strict => rules.push("types exactly as declared".to_owned()),
        TypeRules::Python => rules.push("as Python's == does".to_owned()),
    }
    if matches!(&problem.kind, Kind::Function(spec) if spec.nodes == NodeRule::Relink) {
        rules.push("made of the nodes that were given".to_owned());
    }
    rules
}

/// The depths at which order does not matter, of the method where it is a step's result.
fn unordered<'a>(problem: &'a Problem, case: &Case, step: Option<usize>) -> &'a [usize] {
    let Comparison { unordered, method_unordered, .. } = &problem.comparison;
    let (Some(script), Input::Calls(calls), Some(step)) =
        (problem.kind.script(), &case.input, step)
    else {
        return unordered;
    };
    let method = calls.get(step).and_then(|call| script.calls.get(call.method));
    method.and_then(|method| method_unordered.get(&method.name)).map_or(unordered, Vec::as_slice)
}

fn order_rule(depths: &[usize]) -> Option<String> {
    Some(match depths {
        [] => return None,
        [0] => "outer list in any order".to_owned(),
        [1] => "inner lists in any order".to_owned(),
        [0, 1] => "outer and inner lists in any order".to_owned(),
        depths => {
            let depths: Vec<_> = depths.iter().map(ToString::to_string).collect();
            format!("lists at depth {} in any order", depths.join(" and "))
        }
    })
}

fn tolerance_rule(tolerance: &FloatTolerance) -> String {
    let number = |number| print_value(&Value::Float(number));
    let FloatTolerance { absolute, relative } = *tolerance;
    if relative == 0.0 || absolute.total_cmp(&relative).is_eq() {
        format!("floats within {}", number(absolute))
    } else if absolute == 0.0 {
        format!("floats within {} of the expected size", number(relative))
    } else {
        format!("floats within {} or {} of the expected size", number(absolute), number(relative))
    }
}

fn row_rules(spec: &SqlSpec, tolerance: Option<&FloatTolerance>) -> Vec<String> {
    let order = match spec.order {
        RowOrder::Any => "rows in any order",
        RowOrder::AsAsked => "rows in the order that is asked for",
    };
    let mut rules = vec![order.to_owned(), format!("columns {}", spec.columns.join(", "))];
    rules.extend(tolerance.map(tolerance_rule));
    rules
}

fn output_rules(compare: StdioCompare, tolerance: Option<&FloatTolerance>) -> Vec<String> {
    let rule = match compare {
        StdioCompare::Exact => return Vec::new(),
        StdioCompare::Lines => "line by line, white space at line ends ignored",
        StdioCompare::Tokens | StdioCompare::Floats => "word by word",
        StdioCompare::TokensIgnoreCase => "word by word, letter case ignored",
        StdioCompare::SortedLines => "lines in any order",
        StdioCompare::SortedTokens => "words in any order",
        StdioCompare::Checker => "any output that the problem's checker accepts",
    };
    let mut rules = vec![rule.to_owned()];
    if compare == StdioCompare::Floats {
        rules.extend(tolerance.map(tolerance_rule));
    }
    rules
}

/// The name of a parameter.
fn parameter(problem: &Problem, index: usize) -> &str {
    let entry = match &problem.kind {
        Kind::Function(spec) => &spec.entry,
        Kind::Iterator(spec) => &spec.entry,
        Kind::Sql(spec) => &spec.entry,
        Kind::Class(_) | Kind::Stdio(_) | Kind::Mutants(_) | Kind::Driver(_) => return "?",
    };
    entry.signature.parameters.get(index).map_or("?", |parameter| &parameter.name)
}

/// How many other answers are right besides the one that is shown.
pub(super) fn alternatives(case: &Case, step: Option<usize>) -> usize {
    let expected = match (&case.expected, step) {
        (Expected::Steps(steps), Some(step)) => steps.get(step),
        (expected, _) => Some(expected),
    };
    match expected {
        Some(Expected::AnyOf(values)) => values.len().saturating_sub(1),
        _ => 0,
    }
}
