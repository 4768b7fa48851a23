//! Values as Python source.

use crate::model::Value;

/// A value as Python source on one line.
pub fn print_value(value: &Value) -> String {
    format!("{value:?}")
}

/// A call as Python source on one line: `two_sum(nums=[3, 3], target=6)`.
pub fn print_call(name: &str, arguments: &[(&str, &Value)]) -> String {
    let arguments: Vec<_> =
        arguments.iter().map(|(name, value)| format!("{name}={}", print_value(value))).collect();
    format!("{name}({})", arguments.join(", "))
}
