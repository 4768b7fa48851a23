//! Do the cases reach the bounds that the package states?
//!
//! Owns reading bounds from the statement (`2 <= len(nums) <= 50000` in a list item) and from
//! `[growth]`, and holding them against the inputs. Lines that say it in other words are left alone: that
//! inputs keep them is the validator's to prove. Pure.

use std::collections::BTreeSet;

use num_traits::ToPrimitive;

use super::finding::{advised, some_of, warning};
use crate::catalog::Finding;
use crate::model::{Input, Int, Kind, Problem, Range, Signature, Value};

/// `low <= len(words[i]) <= high`.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Bound {
    /// As the statement has it: `len(words[i])`.
    what: String,
    parameter: String,
    /// How many pairs of brackets follow the name.
    depth: usize,
    measure: Measure,
    low: i128,
    high: i128,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Measure {
    Number,
    Length,
}

/// The smallest and the largest figure that the inputs have.
type Extent = Option<(i128, i128)>;

/// Bounds that no case reaches, and cases beyond them.
pub(super) fn bounds(problem: &Problem) -> Vec<Finding> {
    let parameters = parameters(problem);
    let stated = problem.statement.lines().flat_map(|line| stated(line, &parameters));
    let (mut unreached, mut broken) = (Vec::new(), Vec::new());
    for bound in stated {
        let Some((least, most)) = extent(problem, &bound) else { continue };
        let what = &bound.what;
        if least < bound.low {
            broken.push(format!("`{what}` is {least} in a case, and at least {}", bound.low));
        } else if least > bound.low {
            unreached.push(format!("`{what}` = {} (smallest {least})", bound.low));
        }
        if most > bound.high {
            broken.push(format!("`{what}` is {most} in a case, and at most {}", bound.high));
        } else if most < bound.high {
            unreached.push(format!("`{what}` = {} (largest {most})", bound.high));
        }
    }
    let mut findings = Vec::new();
    if !broken.is_empty() {
        let message = format!("`statement.md` and the cases disagree: {}", some_of(&broken, 4));
        let hint = "correct the case, or the statement and the validator";
        findings.push(advised(warning("bound_broken", message), hint));
    }
    unreached.extend(unreached_growth(problem));
    if !unreached.is_empty() {
        let message = format!("no case reaches a stated bound: {}", some_of(&unreached, 8));
        let hint = "add a case at the bound: mistakes at the edges show nowhere else";
        findings.push(advised(warning("bound_unreached", message), hint));
    }
    findings
}

/// `[growth]` says how large inputs get; some generated case must be as large.
fn unreached_growth(problem: &Problem) -> Option<String> {
    let growth = problem.growth.as_ref()?;
    let specs = problem.generate.iter().filter(|spec| spec.function == growth.function);
    let sizes = specs.flat_map(|spec| &spec.params).filter_map(|params| params.get(&growth.size));
    let largest = sizes.filter_map(number).max();
    let what = format!("`{}` of `{}`, `[growth]`", growth.size, growth.function);
    match largest {
        Some(largest) if largest >= i128::from(growth.max) => None,
        Some(largest) => Some(format!("{what} = {} (largest {largest})", growth.max)),
        None => Some(format!("{what} = {} (no case names it)", growth.max)),
    }
}

fn signatures(problem: &Problem) -> Vec<&Signature> {
    match &problem.kind {
        Kind::Function(spec) => vec![&spec.entry.signature],
        Kind::Iterator(spec) => vec![&spec.entry.signature],
        Kind::Class(spec) => spec.methods.iter().collect(),
        Kind::Driver(spec) => spec.steps.iter().collect(),
        Kind::Sql(spec) => vec![&spec.entry.signature],
        Kind::Stdio(_) | Kind::Mutants(_) => Vec::new(),
    }
}

fn parameters(problem: &Problem) -> BTreeSet<&str> {
    let all = signatures(problem).into_iter().flat_map(|signature| &signature.parameters);
    all.map(|parameter| parameter.name.as_str()).collect()
}

/// The bounds in a list item: code of the form `number <= what, what <= number`.
fn stated(line: &str, parameters: &BTreeSet<&str>) -> Vec<Bound> {
    let is_item = line.trim_start().starts_with(['-', '*', '+']);
    let code = line.split('`').skip(1).step_by(2).filter(|_| is_item);
    code.flat_map(|code| {
        let code = code.replace('≤', "<=");
        let parts: Vec<&str> = code.split("<=").map(str::trim).collect();
        let [low, middle, high] = parts.as_slice() else { return Vec::new() };
        let (Some(low), Some(high)) = (literal(low), literal(high)) else { return Vec::new() };
        let read = |what: &str| expression(what.trim(), parameters, (low, high));
        // Other operators and names of no parameter: the line says more than is understood here.
        middle.split(',').map(read).collect::<Option<Vec<_>>>().unwrap_or_default()
    })
    .collect()
}

/// `50000`, `-1_000`, `10^9`, `10**9`.
fn literal(text: &str) -> Option<i128> {
    let (sign, text) = text.strip_prefix('-').map_or((1, text), |rest| (-1, rest));
    let plain = |text: &str| text.trim().replace('_', "").parse::<u64>().ok().map(i128::from);
    let power = text.split_once("**").or_else(|| text.split_once('^'));
    let number = match power {
        Some((base, exponent)) => {
            plain(base)?.checked_pow(u32::try_from(plain(exponent)?).ok()?)?
        }
        None => plain(text)?,
    };
    Some(sign * number)
}

/// `nums`, `nums[i]`, `len(nums)`, `len(words[i])`.
fn expression(text: &str, parameters: &BTreeSet<&str>, (low, high): (i128, i128)) -> Option<Bound> {
    let inside = text.strip_prefix("len(").and_then(|rest| rest.strip_suffix(')'));
    let measure = if inside.is_some() { Measure::Length } else { Measure::Number };
    let mut parts = inside.unwrap_or(text).split('[');
    let parameter = parts.next()?;
    let is_index = |part: &str| part.strip_suffix(']').is_some_and(is_word);
    let indices: Vec<&str> = parts.collect();
    let understood = parameters.contains(parameter) && indices.iter().all(|part| is_index(part));
    understood.then(|| Bound {
        what: text.to_owned(),
        parameter: parameter.to_owned(),
        depth: indices.len(),
        measure,
        low,
        high,
    })
}

/// A name, not a number: `pair[0]` speaks of one place only.
fn is_word(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_ascii_alphabetic() || c == '_')
}

fn extent(problem: &Problem, bound: &Bound) -> Extent {
    let signatures = signatures(problem);
    let named = |signature: &Signature, values: &[Value]| -> Extent {
        let parameters = signature.parameters.iter().zip(values);
        let found = parameters.filter(|(parameter, _)| parameter.name == bound.parameter);
        found.map(|(_, value)| measured(value, bound)).fold(None, joined)
    };
    let inputs = problem.cases.iter().map(|case| match &case.input {
        Input::Arguments { values, .. } => {
            signatures.first().and_then(|signature| named(signature, values))
        }
        Input::Calls(calls) => calls
            .iter()
            .filter_map(|call| named(signatures.get(call.method)?, &call.arguments))
            .fold(None, |extent, found| joined(extent, Some(found))),
        Input::Stdin(_) | Input::Implementation(_) => None,
    });
    inputs.fold(None, joined)
}

fn joined(left: Extent, right: Extent) -> Extent {
    match (left, right) {
        (Some((low, high)), Some((lower, higher))) => Some((low.min(lower), high.max(higher))),
        (one, None) | (None, one) => one,
    }
}

/// The figures at the bound's depth, all values on the way there being sequences.
fn measured(value: &Value, bound: &Bound) -> Extent {
    let mut level = vec![value];
    for depth in 0..bound.depth {
        let last = depth + 1 == bound.depth && bound.measure == Measure::Number;
        if let (true, [Value::Range(range)]) = (last, level.as_slice()) {
            return ends(range);
        }
        level = level.into_iter().flat_map(|value| elements(value).unwrap_or_default()).collect();
    }
    let figures = level.into_iter().filter_map(|value| match bound.measure {
        Measure::Number => number(value),
        Measure::Length => length(value),
    });
    figures.map(|figure| Some((figure, figure))).fold(None, joined)
}

fn elements(value: &Value) -> Option<&[Value]> {
    match value {
        Value::List(items) | Value::Tuple(items) => Some(items),
        Value::Linked(linked) => Some(&linked.values),
        _ => None,
    }
}

fn number(value: &Value) -> Option<i128> {
    match value {
        Value::Int(number) => wide(number),
        _ => None,
    }
}

fn length(value: &Value) -> Option<i128> {
    match value {
        Value::Str(text) => i128::try_from(text.code_points().count()).ok(),
        Value::Range(range) => range_length(range),
        Value::Set(items) | Value::FrozenSet(items) => i128::try_from(items.len()).ok(),
        Value::Dict(pairs) => i128::try_from(pairs.len()).ok(),
        other => i128::try_from(elements(other)?.len()).ok(),
    }
}

fn wide(number: &Int) -> Option<i128> {
    number.as_i64().map(i128::from).or_else(|| number.to_big().to_i128())
}

fn range_length(range: &Range) -> Option<i128> {
    let (start, end, step) = (wide(&range.start)?, wide(&range.stop)?, wide(&range.step)?);
    let distance = if step > 0 { end.checked_sub(start)? } else { start.checked_sub(end)? };
    Some((distance.max(0) + step.abs() - 1) / step.abs())
}

fn ends(range: &Range) -> Extent {
    let length = range_length(range)?;
    let first = wide(&range.start)?;
    let last = first.checked_add(wide(&range.step)?.checked_mul(length - 1)?)?;
    (length > 0).then(|| (first.min(last), first.max(last)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notation::parse_value;

    fn read(line: &str) -> Vec<(String, usize, i128, i128)> {
        let parameters = BTreeSet::from(["nums", "target", "words"]);
        let bounds = stated(line, &parameters).into_iter();
        bounds.map(|bound| (bound.what, bound.depth, bound.low, bound.high)).collect()
    }

    #[test]
    fn bounds_are_read_from_list_items_alone() {
        let one = |what: &str, depth, low, high| vec![(what.to_owned(), depth, low, high)];
        assert_eq!(read("- `2 <= len(nums) <= 50_000`"), one("len(nums)", 0, 2, 50_000));
        assert_eq!(read("* `-10^9 ≤ nums[i] ≤ 10**9`, ascending"), {
            one("nums[i]", 1, -1_000_000_000, 1_000_000_000)
        });
        assert_eq!(read("- `0 <= len(words[i]) <= 7`"), one("len(words[i])", 1, 0, 7));
        assert_eq!(read("- `0 <= nums[i], target <= 7`").len(), 2);
        for other in [
            "`2 <= len(nums) <= 5`",
            "- 2 <= len(nums) <= 5",
            "- `2 <= len(nums)`",
            "- `0 <= node.val <= 5`",
            "- `0 <= start <= end <= 5`",
            "- `0 <= nums[i] + target <= 5`",
            "- `0 <= nums[0] <= 5`",
            "- `0 <= nums[i], other <= 5`",
            "- `0 < target < 5`",
        ] {
            assert_eq!(read(other), [], "{other}");
        }
    }

    #[test]
    fn figures_are_those_of_the_values() {
        let extent = |what: &str, value: &str| {
            let bound = expression(what, &BTreeSet::from(["x"]), (0, 0)).unwrap();
            measured(&parse_value(value).unwrap(), &bound)
        };
        for (what, value, expected) in [
            ("x", "-7", Some((-7, -7))),
            ("x[i]", "[3, -1, 2]", Some((-1, 3))),
            ("x[i]", "[]", None),
            ("x[i][j]", "[[3], [], (9, 1)]", Some((1, 9))),
            ("len(x)", "'né😀'", Some((3, 3))),
            ("len(x[i])", "['', 'ab']", Some((0, 2))),
            ("len(x)", "{1: 2}", Some((1, 1))),
            ("x", "True", None),
            ("x[i]", "[None, 'a', 2.5]", None),
        ] {
            assert_eq!(extent(what, value), expected, "{what} {value}");
        }
        let int = |number: i64| Int::from(number);
        for (start, stop, step, count, span) in [
            (0, 10, 3, 4, Some((0, 9))),
            (10, 0, -5, 2, Some((5, 10))),
            (0, -1, 1, 0, None),
            (0, 3_000_000_000_000, 3, 1_000_000_000_000, Some((0, 2_999_999_999_997))),
        ] {
            let range = Range { start: int(start), stop: int(stop), step: int(step) };
            assert_eq!(range_length(&range), Some(count));
            assert_eq!(ends(&range), span);
        }
    }
}
